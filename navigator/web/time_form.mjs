// Says what is wrong in a form that asks for a time, beside the field.

export function showFault(form, { message, field }) {
  clearFault(form);
  const said = document.createElement("p");
  said.className = "nav-fault";
  said.id = `fault-${field.name}-${form.dataset.event.replace(/\W+/g, "-")}`;
  const hidden = document.createElement("span");
  hidden.className = "sr";
  hidden.textContent = "Error: ";
  said.append(hidden, message);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", said.id);
  field.closest("label").before(said);
  field.focus();
}

export function clearFault(form) {
  form.querySelector(".nav-fault")?.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
}
