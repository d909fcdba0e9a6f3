// Keeps an answer that is given while the navigator's modules are still on their way. It is a
// plain script ahead of the question, so no tap can come before it; the navigator takes over from it.

document.addEventListener("submit", (event) => {
  const section = event.target.closest('[data-module="navigator"]');
  if (!section || section.hasAttribute("data-navigator-mounted") || !event.submitter) return;
  event.preventDefault();
  section.dataset.navigatorEarly = event.submitter.value;
  event.submitter.setAttribute("aria-pressed", "true");
});
