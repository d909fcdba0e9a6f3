// The user's answers and times, as frozen values. Each change gives a new one.
//
// answers: [{question, choice, asked, label, text, policy}]. `asked` is the question as it was put:
// an answer holds for that question only. So the answer about one step is not taken for another
// step, nor one policy's condition for another's; each is kept, and applies again when its own
// question is asked again. `label` and `text` are the answer in words, for when it is not asked.
// `area` marks the answer that came with the choice of a council: it has no `asked`.
// times: {event: text}, of the policy chosen; `labels` says in words what they are. Those of a policy
// chosen before are in `otherTimes`: {policy: {times, labels}}.
// `asking` is the question that is being changed. `begun` tells one run from the next in this tab;
// `id` names the case in what is taken away, and goes with a link.
// `link` is a link that is still to be opened. `proposed` is what a link held that has to be
// answered again: {answers: [{question, choice}], times}. `notice` says what became of a link.

const ID_LENGTH = 8;
const BASE = 36;
const NOTHING = Object.freeze({ answers: [], times: {} });

export function newCase({ policy = null, edition = null, begun = Date.now(), id = newId(), ...rest } = {}) {
  return Object.freeze({
    policy,
    edition,
    id,
    begun,
    answers: [],
    times: {},
    labels: {},
    otherTimes: {},
    asking: null,
    link: null,
    proposed: NOTHING,
    notice: "",
    ...rest,
  });
}

// `words` is {label, text, policy}: the question and the answer in words, and whose question it is.
export function withAnswer(held, question, choice, asked, words = {}) {
  const others = held.answers.filter((each) => each.question !== question || (asked && each.asked && each.asked !== asked));
  const answers = [...others, { question, choice, asked, ...words }];
  const notice = held.proposed.answers.length ? held.notice : "";
  return Object.freeze({ ...held, answers, notice, asking: null });
}

// Times belong to a policy's own stages: another policy starts without any, or with its own from
// before.
export function withPolicy(held, policy, edition) {
  if (policy === held.policy) return Object.freeze({ ...held, edition, asking: null });
  const otherTimes = { ...held.otherTimes };
  const { times, labels } = otherTimes[policy] ?? { times: {}, labels: {} };
  delete otherTimes[policy];
  if (Object.keys(held.times).length) otherTimes[held.policy] = { times: held.times, labels: held.labels };
  return Object.freeze({ ...held, policy, edition, times, labels, otherTimes, asking: null });
}

// A council was chosen: its policy, and the answer that this gives to the policy's own question
// about the area. Another council takes that answer back.
export function withArea(held, { policy, answer }) {
  const { answers, ...rest } = withPolicy(held, policy, null);
  const kept = answers.filter(({ area, question }) => !area && question !== answer?.question);
  const given = answer ? [{ ...answer, policy, area: true }] : [];
  return Object.freeze({ ...rest, answers: [...kept, ...given] });
}

// Without a text the time is taken away. `label` says in words what happened then.
export function withTime(held, event, text, label = "") {
  const { [event]: _, ...times } = held.times;
  if (text !== null) times[event] = text;
  return Object.freeze({ ...held, times, labels: { ...held.labels, [event]: label }, asking: null });
}

export function asking(held, question) {
  return Object.freeze({ ...held, asking: question });
}

// Whether two are the same in all they hold. One from the history is a copy.
export function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

// The choice last made for a question, however it was put.
export function choiceFor(held, question) {
  return held.answers.findLast((each) => each.question === question)?.choice;
}

// What the engine reads: the answers on the way that was followed, and the times.
export function caseJson(way, times) {
  const answers = Object.fromEntries(way.map(({ question, choice }) => [question.id, choice.id]));
  return JSON.stringify({ answers, times });
}

// Chance alone, so that it tells nothing of the case or of the moment.
function newId() {
  const drawn = crypto.getRandomValues(new Uint32Array(ID_LENGTH));
  return Array.from(drawn, (number) => (number % BASE).toString(BASE)).join("");
}
