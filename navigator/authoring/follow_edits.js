// An open page follows the edits, while the site is served for editing: no page that is built loads
// this. Pages change first. What the navigator answers from comes after them.

const EVERY_MS = 300;
const answers = document.querySelector('[data-module="navigator"]') !== null;
let seen;

async function look() {
  const reply = await fetch("/edits", { cache: "no-store" }).catch(() => null);
  if (!reply?.ok) return;
  const [pages, data] = (await reply.text()).split(" ");
  const now = answers ? `${pages} ${data}` : pages;
  if (seen !== undefined && seen !== now) location.reload();
  seen = now;
}

setInterval(look, EVERY_MS);
