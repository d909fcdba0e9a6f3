"""``serve``, as it runs on a project of its own: what is edited is soon in the page it serves."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tools.many_policies import copy_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "tests" / "fictional" / "advice-first" / "2026-01.yaml"
EDITION = "data/policies/advice-first/2026-01.yaml"
PAGE = "policies/advice-first/"
# Many times what a slow machine takes: only a hang lasts as long.
LONG_SECONDS = 240


@dataclass
class Served:
    """A project, and the address at which its site is served. ``told`` is on the terminal."""

    root: Path
    process: subprocess.Popen[str]
    told: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address of the site, once it is told."""
        found = re.search(r"http://127\.0\.0\.1:\d+", "".join(self.told))
        return f"{found[0]}/" if found else ""

    def get(self, name: str) -> str:
        """A file of the site, as it is served now; nothing where there is none."""
        try:
            with urlopen(f"{self.url}{name}") as reply:  # noqa: S310 - this machine's own address
                return str(reply.read().decode())
        except URLError:
            return ""

    def edit(self, name: str, old: str, new: str) -> None:
        """Put other words into a source file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + LONG_SECONDS
        while not holds():
            told = "".join(self.told)
            assert self.process.poll() is None, f"it ended:\n{told}"
            assert time.monotonic() < end, f"it did not come about. Told:\n{told}"
            time.sleep(0.05)

    def says(self, words: str, *, after: int) -> bool:
        """Whether the terminal says this, among the lines from that one on."""
        return words in "".join(self.told[after:])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A project with one fictional policy, served, and its first build done."""
    root = tmp_path_factory.mktemp("project")
    copy_project(root)
    if (ROOT / ".cache" / "bytecode").is_dir():
        shutil.copytree(ROOT / ".cache" / "bytecode", root / ".cache" / "bytecode")
    target = root / EDITION
    target.parent.mkdir(parents=True)
    # The search leaves out what says that it is made up, and a test here is about the search.
    target.write_text(SOURCE.read_text("utf-8").replace("fictional: true\n", ""), "utf-8")
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "navigator", "serve", "--port", "0"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        it = Served(root=root, process=process)
        assert process.stdout
        threading.Thread(target=it.told.extend, args=(process.stdout,), daemon=True).start()
        try:
            it.until(lambda: it.url)
            yield it
        finally:
            process.terminate()
            process.wait()


def test_an_edit_of_a_policy_is_on_its_page_then_in_its_data(served: Served) -> None:
    """In the text of a stage, at both addresses of the page, and in what the navigator reads."""
    served.edit(EDITION, "title: Advice", "title: Good counsel")
    served.until(lambda: "Good counsel" in served.get(PAGE))
    served.until(lambda: "Good counsel" in served.get(f"{PAGE}2026-01/"))
    served.until(lambda: "Good counsel" in served.get("api/v1/editions/advice-first/2026-01.json"))
    served.until(lambda: "Good counsel" in served.get("api/v1/graphs/advice-first/2026-01.json"))


def test_an_edit_of_a_name_is_in_the_lists_and_in_the_search(served: Served) -> None:
    """Every other entry of the search stays."""
    others = [each for each in ("glossary/#iro", "about/") if each in index(served)]
    assert len(others) == len(("glossary/#iro", "about/"))
    served.edit(EDITION, "name: Exampleshire (fictional)", "name: Newshire (fictional)")
    served.until(lambda: "Newshire" in served.get("policies/"))
    served.until(lambda: "Newshire" in served.get(""))
    served.until(lambda: "Newshire" in index(served))
    assert [each for each in others if each not in index(served)] == []


def index(served: Served) -> str:
    """The search index, as text."""
    return served.get("search/search_index.json")


def test_a_mistake_is_told_with_its_line_and_the_last_good_page_stays(served: Served) -> None:
    """Mended, the page follows again."""
    before, told = served.get(PAGE), len(served.told)
    served.edit(EDITION, "title: Talk\n", "titel: Talk\n")
    served.until(lambda: served.says("Not built", after=told))
    line = next(
        number
        for number, text in enumerate((served.root / EDITION).read_text().splitlines(), 1)
        if "titel: Talk" in text
    )
    assert served.says(f"{EDITION}:{line}", after=told)
    assert served.get(PAGE) == before
    served.edit(EDITION, "titel: Talk\n", "title: Talk it over\n")
    served.until(lambda: "Talk it over" in served.get(PAGE))


def test_an_edit_of_a_document_and_of_a_style_is_served(served: Served) -> None:
    """Each page then names the style's bundle anew, and that bundle is there."""
    served.edit("docs/about.md", "What it is not", "What it never is")
    served.until(lambda: "What it never is" in served.get("about/"))
    served.edit("navigator/web/styles/theme.css", "--paper: #faf9f5", "--paper: #faf9f4")
    served.until(lambda: "#faf9f4" in style_of(served, "about/"))
    served.until(lambda: "#faf9f4" in style_of(served, PAGE))


def style_of(served: Served, name: str) -> str:
    """Our style sheet, as a page loads it."""
    found = re.search(r'href="[./]*(assets/generated/site\.\w+\.css)"', served.get(name))
    return served.get(found[1]) if found else ""


@pytest.mark.browser
def test_an_open_page_follows_the_edit(served: Served, page: Page) -> None:
    """By a script that is in no file of the site."""
    page.goto(f"{served.url}{PAGE}")
    expect(page.get_by_text("Speak up early")).to_have_count(0)
    served.edit(EDITION, "title: Resolving Disagreements\n", "title: Speak up early\n")
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "Speak up early", timeout=LONG_SECONDS * 1000
    )
    assert [
        path
        for path in (served.root / "site").rglob("*")
        if path.is_file() and b"follow-edits" in path.read_bytes()
    ] == []


def test_an_edit_of_a_template_builds_everything_anew(served: Served) -> None:
    """In a fresh process, while the site that is there goes on being served."""
    served.edit(
        "navigator/authoring/templates/lists.html.j2", "The policy's page", "This policy's own page"
    )
    served.until(
        lambda: served.get("contacts/") and "This policy's own page" in served.get("contacts/")
    )
    served.until(lambda: "This policy's own page" in served.get("contacts/"))
    assert "Talk it over" in served.get(PAGE)


def test_an_edition_that_goes_takes_its_pages_along(served: Served) -> None:
    """And one that comes has its page."""
    folder = served.root / "data" / "policies" / "second"
    folder.mkdir()
    shutil.copy(served.root / EDITION, folder / "2026-01.yaml")
    path = folder / "2026-01.yaml"
    path.write_text(path.read_text().replace("policy: advice-first\n", "policy: second\n"))
    served.until(lambda: served.get("policies/second/"))
    path.unlink()
    folder.rmdir()
    served.until(lambda: not served.get("policies/second/"))


def test_a_missing_page_is_answered_with_the_sites_own(served: Served, page: Page) -> None:
    """An address that was mistyped leads to the page that helps, as it does where hosted."""
    reply = page.goto(f"{served.url}polices/lambeth/")
    assert reply is not None
    assert reply.status == HTTPStatus.NOT_FOUND
    expect(page.locator("h1")).to_have_text("There is no page here")
