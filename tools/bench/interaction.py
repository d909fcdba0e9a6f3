"""What happens on a page once it is there: from an answer to the next screen, and along links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.bench.case import ANSWERS, POLICY
from tools.bench.loads import load

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tools.bench.loads import Conditions

# Clicks through the questions, once the policy's own have come, as they have by the time that a
# person has read the first; gives, for each, how long until the next screen is in the document and
# until it is painted.
_WALK: Final = """async (answers) => {
  const form = (id) => document.querySelector(`form.nav-question[data-question="${id}"]`);
  const until = (isSo) => new Promise((resolve) => {
    const look = () => isSo() && (watching.disconnect(), resolve(performance.now()));
    const watching = new MutationObserver(look);
    watching.observe(document.body, { subtree: true, childList: true });
    look();
  });
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage("");
  }));
  const isHere = () => performance.getEntriesByType("resource")
    .some(({ name, responseEnd }) => name.includes("/graphs/") && responseEnd);
  while (!isHere()) await new Promise((resolve) => setTimeout(resolve, 50));
  const measured = [];
  for (const [question, choice] of Object.entries(answers)) {
    await until(() => form(question));
    await painted();
    const asked = form(question);
    const began = performance.now();
    asked.querySelector(`button[name="choice"][value="${choice}"]`).click();
    const there = await until(() => !asked.isConnected);
    measured.push([there - began, (await painted()) - began]);
  }
  return measured;
}"""
_LOOP: Final = """() => {
  const began = performance.now();
  let sum = 0;
  for (let n = 0; n < 200_000_000; n += 1) sum = (sum + n * 31) | 0;
  return performance.now() - began + sum * 0;
}"""
_LOOP_IN_WORKER: Final = f"""() => new Promise((resolve) => {{
  const text = `postMessage(({_LOOP})())`;
  const worker = new Worker(URL.createObjectURL(new Blob([text])));
  worker.onmessage = ({{ data }}) => resolve(data);
}})"""
_STARTED: Final = "bench: interpreter started"
# The search's worker is none of modules.
_TELL_STARTS: Final = f"""
self.Worker = class extends self.Worker {{
  constructor(address, options) {{
    if (options?.type === "module") console.debug("{_STARTED}");
    super(address, options);
  }}
}};
"""
# From the answer to the list, to the policy, and back to the navigator with it.
_LINKS: Final = (
    '.md-header a[href$="policies/"], nav a[href$="policies/"]',
    f'main a[href$="{POLICY}/"]',
    'main a[href*="navigator/"]',
)


def next_screens(page: Page, conditions: Conditions) -> tuple[list[float], list[float]]:
    """One walk from the first question to an answer: ms until each screen is there, and painted."""
    # Another fragment alone would be no load.
    page.goto("about:blank")
    load(page, conditions, f"{conditions.site}navigator/#policy={POLICY}", "question")
    measured = page.evaluate(_WALK, ANSWERS)
    return [there for there, _ in measured], [painted for _, painted in measured]


def loop_times(page: Page, conditions: Conditions) -> tuple[float, float]:
    """How many ms a fixed loop takes on the page, and in a worker."""
    page.goto(f"{conditions.site}baseline/empty.html")
    return float(page.evaluate(_LOOP)), float(page.evaluate(_LOOP_IN_WORKER))


def interpreter_starts(page: Page, conditions: Conditions, address: str) -> int:
    """How often Python starts again while links inside the site are followed to another answer."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script(_TELL_STARTS)
    load(page, conditions, address, "dates")
    said_before = said.count(_STARTED)
    for link in _LINKS:
        page.locator(link).first.click()
        page.wait_for_load_state("load")
        page.wait_for_timeout(1500)
    page.evaluate(_WALK, ANSWERS)
    page.locator('[data-state="dated"], [data-state="undated"]').wait_for()
    return said.count(_STARTED) - said_before
