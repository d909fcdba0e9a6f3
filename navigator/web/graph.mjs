// Follows a question graph by the answers. All decisions were taken by the engine at build.

import { MalformedData } from "./errors.mjs";

const DAMAGED = "the questions of this policy are damaged or of another release";

export class Graph {
  #data;

  constructor(data) {
    if (data?.format !== 1 || !data.nodes?.[data.start]) {
      throw new MalformedData(DAMAGED);
    }
    this.#data = data;
  }

  // `{way, question, node}` or `{way, answer}`: the answers that apply, in order, and where they
  // lead. `way` is [{question, choice, given}]. It stops at the question named by `asking`, if that
  // is on the way. `answers` are [{question, choice, asked}], as a case holds them.
  follow(answers, asking = null) {
    return whole(() => this.#followed(answers, asking));
  }

  // The questions that may still come after a node, each as `askedAs` names it.
  ahead(node) {
    return whole(() => this.#ahead(node));
  }

  #followed(answers, asking) {
    const way = [];
    let node = this.#node(this.#data.start);
    while (node.q !== undefined) {
      const question = this.#question(node.q);
      const given = answers.findLast((each) => applies(each, question));
      if (question.id === asking || !given) return { way, question, node };
      const choice = question.choices.find(({ id }) => id === given.choice);
      way.push({ question, choice, given });
      // A way that comes round again would never end.
      if (way.length > this.#data.nodes.length) throw new MalformedData(DAMAGED);
      node = this.#node(node.to[choice.id]);
    }
    return { way, answer: this.#answer(node.a) };
  }

  #ahead(node) {
    const found = new Set();
    const seen = new Set();
    const next = Object.values(node.to);
    while (next.length) {
      const index = next.pop();
      if (seen.has(index)) continue;
      seen.add(index);
      const { q, to } = this.#node(index);
      if (q === undefined) continue;
      const { id, html } = this.#question(q);
      found.add(askedAs(id, html));
      next.push(...Object.values(to));
    }
    return found;
  }

  // A question and a choice in words, however it is put; the ids where they are not known.
  words(id, choice) {
    const asked = this.#data.questions.find((each) => each.id === id);
    const given = asked?.choices.find((each) => each.id === choice);
    return { label: asked?.label ?? spaced(id), text: given?.label ?? spaced(choice) };
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

// What trips over something that is not there has met damage.
function whole(work) {
  try {
    return work();
  } catch (cause) {
    throw cause instanceof MalformedData ? cause : new MalformedData(DAMAGED, { cause });
  }
}

// A question as it is put: the same question about another step is another one.
export function askedAs(id, html) {
  return `${id} ${html}`;
}

function applies({ question, choice, asked }, { id, html, choices }) {
  return question === id && (!asked || asked === html) && choices.some((each) => each.id === choice);
}

function spaced(id) {
  return id.replaceAll("-", " ");
}
