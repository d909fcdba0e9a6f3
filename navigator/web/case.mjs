// The user's answers and times, as frozen values. Each change gives a new one.
//
// {policy, edition, answers: {question: {choice, asked}}, times: {event: text}, asking, begun}
// `asked` is the question as it was put: an answer holds for that question only. So the answer
// about one step is not taken for another step, nor one policy's condition for another's.
// `asking` is the question that is being changed. `begun` tells one run from the next.

export function newCase({ policy = null, edition = null, begun = Date.now() } = {}) {
  return Object.freeze({ policy, edition, answers: {}, times: {}, asking: null, begun });
}

export function withAnswer(held, question, choice, asked) {
  const answers = { ...held.answers, [question]: { choice, asked } };
  return Object.freeze({ ...held, answers, asking: null });
}

// Times belong to a policy's own stages, so another policy starts without any.
export function withPolicy(held, policy, edition) {
  const times = policy === held.policy ? held.times : {};
  return Object.freeze({ ...held, policy, edition, times, asking: null });
}

export function withTime(held, event, text) {
  return Object.freeze({ ...held, times: { ...held.times, [event]: text }, asking: null });
}

export function asking(held, question) {
  return Object.freeze({ ...held, asking: question });
}

// What the engine reads: the answers on the way that was followed, and the times.
export function caseJson(way, times) {
  const answers = Object.fromEntries(way.map(({ question, choice }) => [question.id, choice.id]));
  return JSON.stringify({ answers, times });
}
