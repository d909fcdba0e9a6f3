// What the case holds, made ready to show: the panel "Your answers", and the choice that is marked.

import { answerRows, dangerRow } from "./answer_rows.mjs";
import { choiceFor } from "./case.mjs";
import { unusedRows } from "./unused_rows.mjs";

const IN_LINK = "In the link";
const GIVEN = "Your answer";

// `{rows, unused}` for the panel. `known` is {listed, graph} of the last policy that was fetched;
// `danger` the form of the first question. `given` are the times that the engine was given, or null
// where it has not said.
export function panelRows({ held, known: { listed, graph }, danger, given }) {
  const choice = choiceFor(held, danger.dataset.question);
  if (!choice) return { rows: [], unused: [] };
  if (listed?.policy !== held.policy) return { rows: [dangerRow(danger, choice)], unused: [] };
  const followed = graph.follow(held.answers);
  return {
    rows: answerRows({ way: followed.way, listed, times: given ?? [] }),
    unused: unusedRows({ held, graph, followed, listed, given }),
  };
}

// `{choice, text}`: what was answered before to a question that is asked, or what a link says, as
// long as the way there is the link's own. Undefined if neither.
export function markedChoice(held, { id, html }, way = []) {
  const given = held.answers.findLast(({ question, asked }) => question === id && (!asked || asked === html));
  if (given) return { choice: given.choice, text: GIVEN };
  const { answers } = held.proposed;
  const said = answers.find(({ question }) => question === id);
  const isOwnWay = way.every((step) =>
    answers.some(({ question, choice }) => question === step.question.id && choice === step.choice.id),
  );
  return said && isOwnWay ? { choice: said.choice, text: IN_LINK } : undefined;
}
