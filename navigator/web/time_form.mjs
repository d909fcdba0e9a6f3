// A form that asks for a time: what was typed, and what is wrong with it, said beside the field.

// What stands in the form's fields.
export function typed(form) {
  const { day, hour } = form.elements;
  return { day: day.value, hour: hour?.value ?? "" };
}

// `field` names one of the form's fields; a fault of no field is said at the day.
export function showFault(form, { message, field: name }) {
  clearFault(form);
  const field = form.elements[name] ?? form.elements.day;
  const said = document.createElement("p");
  said.className = "nav-fault";
  // Read out even where the focus stands in the field already.
  said.setAttribute("role", "alert");
  said.id = `fault-${field.name}-${form.dataset.event.replace(/\W+/g, "-")}`;
  const hidden = document.createElement("span");
  hidden.className = "sr";
  hidden.textContent = "Error: ";
  said.append(hidden, message);
  field.setAttribute("aria-invalid", "true");
  field.dataset.describedby ??= field.getAttribute("aria-describedby") ?? "";
  field.setAttribute("aria-describedby", `${said.id} ${field.dataset.describedby}`.trim());
  field.closest("label").before(said);
  field.focus();
}

export function clearFault(form) {
  form.querySelector(".nav-fault")?.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    if (field.dataset.describedby) field.setAttribute("aria-describedby", field.dataset.describedby);
    else field.removeAttribute("aria-describedby");
  }
}
