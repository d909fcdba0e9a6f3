"""A device with a browser that may save the site, and releases of the site to save."""

from __future__ import annotations

import json
import os
import shutil
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import expect

from navigator.authoring.saved_files import write_saved_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

# Saving takes a few seconds, and more while other tests run beside it.
SAVES_MS: Final = 60_000

_RECORD: Final = """async (scope) => {
  const found = await caches.match(scope, { cacheName: `saved-1 ${scope} record` });
  return found ? found.json() : null;
}"""
_SAVED: Final = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    found[name] = (await cache.keys()).map(({ url }) => url);
  }
  return found;
}"""


@dataclass(slots=True)
class Device:
    """One browser profile, with a tab."""

    context: BrowserContext
    page: Page = field(init=False)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Open the tab. A script error that nobody handles is noted."""
        self.page = self.tab()

    def tab(self) -> Page:
        """Another tab."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page

    def record(self, site_url: str) -> dict[str, Any]:
        """What the browser says is saved, or nothing."""
        return self.page.evaluate(_RECORD, site_url) or {}

    def saved(self) -> dict[str, list[str]]:
        """The addresses in each of the browser's caches, by the cache's name."""
        found: dict[str, list[str]] = self.page.evaluate(_SAVED)
        return found

    def visit(self, site_url: str, path: str = "", *, dates: bool = False) -> None:
        """Open a page, and stay until the site is saved; until it has what works out dates, too."""
        self.page.goto(site_url + path)
        self.until(lambda: "release" in self.record(site_url))
        if dates:
            self.until(lambda: "interpreter" in self.record(site_url)["groups"])

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + SAVES_MS / 1000
        while not holds():
            assert time.monotonic() < end, "it did not come to hold"
            self.page.wait_for_timeout(100)

    @property
    def notice(self) -> Locator:
        """The line at the top that says a saved copy is shown."""
        return self.page.locator('[data-saved="copy"]')

    @property
    def news(self) -> Locator:
        """The line at the top that names new editions."""
        return self.page.locator('[data-saved="editions"]')

    @property
    def is_old(self) -> Locator:
        """The line at the top that says the page is of before."""
        return self.page.locator('[data-saved="old"]')

    def kept(self, part: str) -> Locator:
        """A part of the page that says what is kept."""
        return self.page.locator(f'[data-keeping="{part}"]')

    def shows_saved(self, site_url: str, path: str) -> None:
        """Open a page, which must be a saved copy and say so."""
        self.page.goto(site_url + path)
        expect(self.notice).to_be_visible()


@dataclass(frozen=True, slots=True)
class Release:
    """A copy of the built site, to change and publish."""

    folder: Path

    @classmethod
    def of(cls, site: Path, folder: Path) -> Release:
        """Copy a site. Files that nobody changes are the same on disk."""
        shutil.copytree(site, folder, copy_function=os.link)
        return cls(folder)

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        """Change a file's text. Something must change."""
        file = self.folder / path
        before = file.read_text(encoding="utf-8")
        after = change(before)
        assert after != before, path
        self.write(path, after)

    def write(self, path: str, text: str) -> None:
        """Write a file anew."""
        file = self.folder / path
        file.unlink(missing_ok=True)
        file.write_text(text, encoding="utf-8")

    def publish(self) -> str:
        """List what a browser saves of it. Returns the release's name."""
        for path in [self.folder / "service-worker.js", *self.folder.glob("saved-files*")]:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        write_saved_files(self.folder)
        return str(self.list()["release"])

    def list(self) -> dict[str, Any]:
        """What ``saved-files.json`` says."""
        found: dict[str, Any] = json.loads((self.folder / "saved-files.json").read_text("utf-8"))
        return found
