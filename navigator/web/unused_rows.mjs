// What was answered before and is not used now: {label, text, why}. Nothing that the reader said
// goes without a word, and each applies again once its own question is asked again.

import { inWords, sentence } from "./answer_rows.mjs";
import { askedAs } from "./graph.mjs";

const ASKED_LATER = "Kept. It is used again if the same question comes.";
const WITH_COUNCIL = "It came with the council you chose. It is used when the policy asks.";
const NOT_ASKED = "Your other answers make this question unnecessary.";
const OTHER_STEP = "It was about another step.";
const OTHER_TIME = "No time limit shown here counts from it.";
const IN_LINK = "It is in the link, and is not asked now.";
const TIME_IN_LINK = "It is in the link. Give it again, if it is asked.";

// `held` is the case, `followed` how far its answers lead, and `listed` the edition that they are
// for. `given` are the times that the engine says it was given, or null where it has not said.
export function unusedRows({ held, graph, followed, listed, given }) {
  return [
    ...unusedAnswers({ held, graph, followed, listed }),
    ...(given ? unusedTimes({ held, given }) : []),
    ...otherPolicies(held),
    ...notConfirmed({ held, graph, followed }),
  ];
}

function unusedAnswers({ held, graph, followed: { way, question, node }, listed }) {
  const used = new Set(way.map(({ given }) => given));
  const ahead = question ? graph.ahead(node) : new Set();
  const standing = new Set([...way.map((each) => each.question.id), question?.id]);
  const aheadIds = new Set([...ahead].map((each) => each.split(" ", 1)[0]));
  const reason = ({ question: id, asked, area, policy, name }) => {
    if (area && aheadIds.has(id)) return WITH_COUNCIL;
    if (policy && policy !== listed.policy) return `It was asked for ${name}.`;
    if (ahead.has(askedAs(id, asked))) return ASKED_LATER;
    return standing.has(id) ? OTHER_STEP : NOT_ASKED;
  };
  return held.answers
    .filter((each) => !used.has(each))
    .map((each) => ({ ...inTheirWords(each, graph), why: reason(each) }));
}

function inTheirWords({ question, choice, label, text }, graph) {
  return label ? { label, text } : graph.words(question, choice);
}

function unusedTimes({ held, given }) {
  const used = new Set(given.map(({ id }) => id));
  return Object.entries(held.times)
    .filter(([event]) => !used.has(event))
    .map(([event, text]) => ({ label: timeLabel(event, held.labels), text: inWords(text), why: OTHER_TIME }));
}

function otherPolicies({ otherTimes, answers }) {
  return Object.entries(otherTimes).flatMap(([policy, { times, labels }]) => {
    const name = answers.findLast((each) => each.policy === policy)?.name ?? policy;
    return Object.entries(times).map(([event, text]) => ({
      label: timeLabel(event, labels),
      text: inWords(text),
      why: `It was given for ${name}.`,
    }));
  });
}

// Once the questions are answered anew: what the link said, and nobody was asked.
function notConfirmed({ held, graph, followed: { way, question } }) {
  if (question) return [];
  const asked = new Set(way.map((each) => each.question.id));
  const answers = held.proposed.answers
    .filter((each) => !asked.has(each.question))
    .map((each) => ({ ...graph.words(each.question, each.choice), why: IN_LINK }));
  const times = Object.entries(held.proposed.times)
    .filter(([event]) => !(event in held.times))
    .map(([event, text]) => ({ label: timeLabel(event), text: inWords(text), why: TIME_IN_LINK }));
  return [...answers, ...times];
}

// The engine's words for it, where they are known; an id reads well enough.
function timeLabel(event, labels = {}) {
  return sentence(labels[event] || event.replaceAll("-", " "));
}
