// Follows a question graph by the answers. All decisions were taken by the engine at build.

import { MalformedData } from "./errors.mjs";

export class Graph {
  #data;

  constructor(data) {
    if (data?.format !== 1 || !data.nodes?.[data.start]) {
      throw new MalformedData("the questions of this policy are damaged or of another release");
    }
    this.#data = data;
  }

  // `{way, question}` or `{way, answer}`: the answers that apply, in order, and where they lead.
  // It stops at the question named by `asking`, if that is on the way.
  follow(answers, asking = null) {
    const way = [];
    let node = this.#node(this.#data.start);
    while (node.q !== undefined) {
      const question = this.#question(node.q);
      const choice = applicable(question, answers[question.id]);
      if (question.id === asking || !choice) return { way, question };
      way.push({ question, choice });
      node = this.#node(node.to[choice.id]);
    }
    return { way, answer: this.#answer(node.a) };
  }

  // The answers that apply, whatever is being changed.
  way(answers) {
    return this.follow(answers).way;
  }

  #node(index) {
    const node = this.#data.nodes[index];
    if (!node) throw new MalformedData("the questions of this policy lead nowhere");
    return node;
  }

  #question(index) {
    const { id, label, html, choices } = this.#data.questions[index];
    return { id, label, choices, html: this.#html(html) };
  }

  #answer(index) {
    const { heading, duties, html } = this.#data.answers[index];
    return { heading, duties, html: this.#html(html) };
  }

  #html(parts) {
    return parts.map((index) => this.#data.parts[index]).join("");
  }
}

function applicable(question, given) {
  if (!given) return undefined;
  if (given.asked && given.asked !== question.html) return undefined;
  return question.choices.find(({ id }) => id === given.choice);
}
