// From an address to the case it leads to. A link leads to an answer only where the edition
// is as it was; otherwise each question is asked again, with the link's answer marked.

import { answerInWords } from "./answer_rows.mjs";
import { newCase, withAnswer } from "./case.mjs";
import { UnknownPolicy, UnreadableLink } from "./errors.mjs";
import { named } from "./fragment.mjs";
import { isLink, readLink } from "./link.mjs";

const OTHER_POLICY = "This link is for a policy that this site does not hold, so none of it was used. You can answer the questions here.";
const OTHER_ANSWER = "This link holds an answer that this site does not know, so none of it was used. You can answer the questions here.";

// The case that an address begins, before any data is there. `hash` is the address's fragment.
export function freshCase(hash, begun) {
  if (!isLink(hash)) {
    const { policy, edition } = named(hash) ?? {};
    return newCase({ policy, edition, begun });
  }
  try {
    const link = readLink(hash);
    return newCase({ policy: link.policy, edition: link.edition, link, begun });
  } catch (error) {
    if (!(error instanceof UnreadableLink)) throw error;
    return newCase({ begun, notice: error.message });
  }
}

// `data` is a PolicyData; `begun` the moment that the case begins in this tab. NavigatorError if the
// policy's files do not come.
export async function arrived(link, { data, begun }) {
  const { policy, id, answers, times } = link;
  const editions = await editionsOf(policy, data);
  if (!editions) return newCase({ begun, notice: OTHER_POLICY });
  const listed = editions.find(({ edition }) => edition === link.edition);
  const proposed = { answers, times };
  if (!listed) {
    return newCase({ policy, begun, id, proposed, notice: otherEdition(link, editions[0]) });
  }
  const { edition } = listed;
  if (listed.fingerprint !== link.fingerprint) {
    return newCase({ policy, edition, begun, id, proposed, notice: changedEdition(listed) });
  }
  const graph = await data.graph(listed);
  const { way } = graph.follow(answers);
  const isKnown = way.length === answers.length && way.every(({ question }, n) => question.id === answers[n].question);
  if (!isKnown) return newCase({ policy, begun, notice: OTHER_ANSWER });
  const start = newCase({ policy, edition, begun, id, times });
  return way.reduce((held, step) => withAnswer(held, ...answerInWords(step, listed)), start);
}

async function editionsOf(policy, data) {
  try {
    return await data.editions(policy);
  } catch (error) {
    if (error instanceof UnknownPolicy) return null;
    throw error;
  }
}

function changedEdition({ name, edition_name: edition }) {
  return `${name}, ${edition}: this edition was changed here after the link was made. Please answer again. What the link says is marked.`;
}

function otherEdition({ edition }, { name, edition_name: present }) {
  return `This link is for an edition that this site does not hold: ${edition}. These are the questions for ${name}, ${present}. Please answer again. What the link says is marked.`;
}
