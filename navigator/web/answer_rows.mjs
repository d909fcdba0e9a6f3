// The rows of "Your answers": {id, label, text, rule, kind, more}; kind is answer or time, and `more`
// a link beside it: {text, path}, from the site's first page.

const WHEN = {
  day: new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short", year: "numeric" }),
  hour: new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", hour: "2-digit", minute: "2-digit" }),
};

// `way` is the answers that apply; `listed` the edition they belong to; `times` what the engine
// says of the times it was given. Danger comes first, then the policy, as they are asked.
export function answerRows({ way, listed, times }) {
  const rows = way.map(({ question, choice }) => ({
    id: question.id,
    label: question.label,
    text: choice.label,
    rule: choice.rule,
    kind: "answer",
  }));
  const policy = { id: "policy", label: "Policy", text: `${listed.name}, ${listed.edition_name}`, kind: "answer" };
  // A disagreement may have begun under an older edition.
  if (listed.others) policy.more = { text: "Another edition", path: `policies/${listed.policy}/editions/` };
  rows.splice(1, 0, policy);
  for (const { id, label, given } of times) {
    if (given) rows.push({ id, label: sentence(label), text: inWords(given), kind: "time" });
  }
  return rows;
}

// The one row while no policy is known: the words come from the question in the page.
export function dangerRow(form, choice) {
  const chosen = [...form.querySelectorAll("button")].find(({ value }) => value === choice);
  return {
    id: form.dataset.question,
    label: form.querySelector("h1").textContent,
    text: chosen?.querySelector(".nav-choice__label").textContent ?? choice,
    kind: "answer",
  };
}

// What `withAnswer` takes of an answer on the way, after the case. Danger is asked before any policy
// is known, always in the same words.
export function answerInWords({ question, choice }, { policy, name }) {
  const asked = question.id === "danger" ? undefined : question.html;
  return [question.id, choice.id, asked, { label: question.label, text: choice.label, policy, name }];
}

export function sentence(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// `2026-11-27T16:00`, London's clock as it was typed, becomes "Fri, 27 Nov 2026, 16:00".
export function inWords(text) {
  const [day, hour] = text.split("T");
  const moment = new Date(`${day}T${hour ?? "00:00"}Z`);
  return hour ? `${WHEN.day.format(moment)}, ${WHEN.hour.format(moment)}` : WHEN.day.format(moment);
}
