"""Loads of a page in real Chromium, each timed by the page's own marks from navigation start."""

from __future__ import annotations

import contextlib
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page, Playwright

_FLAGS: Final = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# All that the page marks, and whether it gave up on dates.
_MARKS: Final = """() => ({
  times: Object.fromEntries(
    [...performance.getEntriesByType("paint"), ...performance.getEntriesByType("mark")]
      .map(({ name, startTime }) => [name, startTime])),
  refused: document.querySelector('[data-state="refused"]')?.textContent ?? "",
})"""
_HAS_SNAPSHOT: Final = """async () => {
  const name = (await caches.keys()).find((each) => each.startsWith("snapshot-1 "));
  return Boolean(name) && (await (await caches.open(name)).keys()).length > 0;
}"""
_SECONDS_BETWEEN_LOOKS: Final = 0.2


class NotReachedError(Exception):
    """A page did not get where it should. The message says what it said, or that it was slow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """How the pages of one profile are loaded.

    ``program`` is Chromium; ``site`` the address of the first page; ``patience`` how many seconds a
    load may take; ``pause`` how many the browser is left alone after it, to keep what it keeps.
    """

    name: str
    program: str
    site: str
    patience: float
    pause: float


@contextlib.contextmanager
def browser(
    playwright: Playwright, conditions: Conditions, profile: Path, *, saves: bool = True
) -> Iterator[BrowserContext]:
    """A browser with its profile in a folder; with ``saves`` false, without service workers."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=conditions.program,
        args=list(_FLAGS),
        service_workers="allow" if saves else "block",
        timeout=180_000,
    )
    context.set_default_timeout(conditions.patience * 1000)
    try:
        yield context
    finally:
        context.close()


def cold(
    playwright: Playwright, conditions: Conditions, address: str, mark: str
) -> dict[str, float]:
    """The marks of a load with an empty profile, in ms from navigation start."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        browser(playwright, conditions, Path(profile)) as context,
    ):
        return load(context.pages[0], conditions, address, mark)


def repeat(
    playwright: Playwright, conditions: Conditions, address: str, mark: str, *, keeps: bool = False
) -> dict[str, float]:
    """The marks of the third load in one profile; the browser is closed between loads.

    With ``keeps`` each page stays until it has kept all that shortens the next start.
    """
    times: dict[str, float] = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for _ in range(3):
            with browser(playwright, conditions, Path(profile)) as context:
                times = load(context.pages[0], conditions, address, mark)
                if keeps:
                    _until_kept(context.pages[0], conditions)
                time.sleep(conditions.pause)
    return times


def _until_kept(page: Page, conditions: Conditions) -> None:
    until = time.monotonic() + conditions.patience
    while not page.evaluate(_HAS_SNAPSHOT):
        if time.monotonic() > until:
            raise NotReachedError(f"no snapshot within {conditions.patience:.0f} seconds")
        time.sleep(conditions.pause / 2)


def load(page: Page, conditions: Conditions, address: str, mark: str) -> dict[str, float]:
    """The marks of a page, once it has made this one. NotReachedError if it never does."""
    page.goto(address, wait_until="commit")
    until = time.monotonic() + conditions.patience
    while time.monotonic() < until:
        seen = page.evaluate(_MARKS)
        if mark in seen["times"]:
            times: dict[str, float] = seen["times"]
            return times
        if seen["refused"]:
            raise NotReachedError(seen["refused"])
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    raise NotReachedError(f"no {mark} within {conditions.patience:.0f} seconds")


def renderer_memory(profile: Path) -> float:
    """The proportional memory, in MB, of the largest page process of the browser of a profile."""
    processes = {
        int(path.name): found for path in Path("/proc").glob("[0-9]*") if (found := _process(path))
    }
    tops = [
        pid
        for pid, (_, command) in processes.items()
        if f"--user-data-dir={profile}" in command and "--type=" not in command
    ]
    inside = set(tops)
    # Parents have smaller numbers than their children, or nearly always: go round until no more.
    while more := {pid for pid, (parent, _) in processes.items() if parent in inside} - inside:
        inside |= more
    pages = [pid for pid in inside if "--type=renderer" in processes[pid][1]]
    return max(map(_proportional, pages)) / 1024


def _process(path: Path) -> tuple[int, str] | None:
    """A process's parent and command line; None if it has ended meanwhile."""
    try:
        status = (path / "stat").read_text(encoding="utf-8", errors="replace")
        command = (path / "cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
    except OSError:
        return None
    # The name, in brackets, may hold anything.
    return int(status.rpartition(")")[2].split()[1]), command


def _proportional(pid: int) -> int:
    """Kilobytes; what several processes share counts in parts."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0
    return int(next(line.split()[1] for line in text.splitlines() if line.startswith("Pss:")))
