// The fields of the form of a trainer's own exercise.

// Puts what was drawn anew in place of the old. What has the focus stays, with its new words.
export function replaceAround(place, made) {
  const kept = [...place.children].find((each) => each.contains(document.activeElement));
  const at = made.findIndex((each) => kept && isAlike(each, kept));
  if (at < 0) {
    const { name } = document.activeElement;
    place.replaceChildren(...made);
    if (kept && name) place.querySelector(`[name="${CSS.escape(name)}"]`)?.focus();
    return;
  }
  for (const each of [...place.children]) if (each !== kept) each.remove();
  kept.before(...made.slice(0, at));
  kept.after(...made.slice(at + 1));
  for (const [number, words] of [...kept.querySelectorAll(":scope > span")].entries()) words.replaceChildren(...made[at].querySelectorAll(":scope > span")[number].childNodes);
  const tick = kept.querySelector('[type="checkbox"]');
  if (!tick) return;
  const { checked, disabled } = made[at].querySelector("input");
  Object.assign(tick, { checked, disabled });
}

// Whether two have the same control in them, with the same to choose from.
function isAlike(one, other) {
  const of = (each) => [...each.querySelectorAll("[name], option:not([value=''])")].map(({ name, value, tagName }) => (tagName === "OPTION" ? value : name)).join("\n");
  return of(one) !== "" && of(one) === of(other);
}

export function field(name, label, value, isLong = false) {
  const made = element(isLong ? "textarea" : "input", { name, value });
  if (isLong) made.rows = Math.min(8, Math.max(2, value.split("\n").length + 1));
  return labelled(label, made);
}

export function input(name, label, value, type) {
  const made = element("input", { name, type, value });
  // A year has four digits.
  if (type === "date") made.max = "9999-12-31";
  return labelled(label, made);
}

export function labelled(label, made) {
  const box = element("label", { className: "own__field" });
  box.append(element("span", { textContent: label }), made);
  return box;
}

export function button(label, deed, step) {
  const made = element("button", { type: "button", className: "drill__small", textContent: label });
  Object.assign(made.dataset, { deed, step });
  return made;
}

export function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}
