"""One case, one answer: in Python here, in Python in the browser, in the graph and on the page.

Of every edition, every place that a path can lead to is compared. That the graph has the engine's
question or answer on each single path is shown by ``tests/engine/test_paths.py``.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from navigator.authoring.library import load_library
from navigator.web.session import Session, UntrustedClock, load
from tests.engine.stories import read_stories
from tests.offline.snapshots import LISTEN, Snapshots
from tests.site.reading import Page as StaticPage
from tests.web.every_path import NOW, paths_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.engine.stories import Story
    from tests.serving import Site

pytestmark = [pytest.mark.site, pytest.mark.browser]
ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "tests" / "stories").glob("*.yaml"))
EDITIONS = sorted(f"{each.policy}/{each.edition}" for each in load_library().with_pages)
each_edition = pytest.mark.parametrize("name", EDITIONS)
# Two orders in which Python may take the members of a set; this process has a third by chance.
SEEDS = ("1", "4242")
# A browser that is busy with other tests needs its time.
LONG_MS = 600_000

# The page's own worker, asked directly: no screen of the navigator asks for every story.
ASK = """async ({ base, code, edition, cases, digest }) => {
  const { Engine } = await import(`${base}sources/engine.mjs`);
  const { PolicyData } = await import(`${base}sources/policy_data.mjs`);
  const data = new PolicyData(base);
  const files = data.files(await data.edition(...edition.split("/")));
  window.engineHere ??= new Engine(code);
  const two = (byte) => byte.toString(16).padStart(2, "0");
  const sha256 = async (text) => {
    const made = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return Array.from(new Uint8Array(made), two).join("");
  };
  const answers = [];
  for (const { caseJson, nowIso } of cases) {
    const answer = window.engineHere.call("answer", [caseJson, nowIso], files);
    const text = await answer.catch((error) => `refused: ${error.message}`);
    answers.push(digest ? await sha256(text) : text);
  }
  return answers;
}"""


def case_json(story: Story) -> str:
    """The story's case as the browser sends it."""
    times = {event: str(moment) for event, moment in story.case.times}
    return json.dumps({"answers": dict(story.case.answers), "times": times})


def asked(page: Page, site: Site, edition: str, cases: list[dict[str, str]], **how: bool) -> Any:  # noqa: ANN401 - texts or digests
    """What the browser's Python answers to each case, or the digest of each answer."""
    code = site.code("worker.js")
    given = {"base": site.url, "code": code, "edition": edition, "cases": cases}
    return page.evaluate(ASK, given | {"digest": False} | how)


@cache
def session_of(api: Path, edition: str) -> Session:
    """The same session as the browser's, in this Python."""
    holidays = (api / "bank-holidays.json").read_text(encoding="utf-8")
    return load((api / "editions" / f"{edition}.json").read_text("utf-8"), holidays)


@cache
def answers_here(api: Path, edition: str) -> dict[str, str]:
    """This Python's answer to the case of each place, by the case."""
    session = session_of(api, edition)
    return {each: session.answer(each, NOW) for each in paths_of(api, edition).cases}


@pytest.fixture(scope="module")
def elsewhere(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of the site, from which one worker is asked."""
    page = browser.new_page()
    page.set_default_timeout(LONG_MS)
    page.goto(f"{site.url}about/")
    yield page
    page.close()


@pytest.fixture(scope="module")
def from_snapshot(browser: Browser, site: Site) -> Iterator[Page]:
    """The same, where the worker starts from a snapshot of Python."""
    page = browser.new_page()
    page.set_default_timeout(LONG_MS)
    page.add_init_script(LISTEN)
    page.goto(f"{site.url}about/")
    snapshots = Snapshots(page, site)
    snapshots.make()
    yield page
    assert "snapshot" in snapshots.said
    page.close()


def answer_or_refusal(session: Session, case: dict[str, str]) -> str:
    """This Python's answer; or that the clock is refused, as the page's script has it."""
    try:
        return session.answer(case["caseJson"], case["nowIso"])
    except UntrustedClock as error:
        return f"refused: {error}"


@pytest.mark.parametrize("start", ["elsewhere", "from_snapshot"])
@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_the_browser_answers_every_story_as_python_here_does(
    request: pytest.FixtureRequest, site: Site, built_site: Path, file: Path, start: str
) -> None:
    """Pyodide's reply and its HTML are those of CPython, for each story that has a moment.

    However it was started.
    """
    page = request.getfixturevalue(start)
    stories = [each for each in read_stories(file) if each.now and "refused" not in each.then]
    compared = 0
    for edition in sorted({each.edition for each in stories}):
        chosen = [each for each in stories if each.edition == edition]
        cases = [
            {"caseJson": case_json(each), "nowIso": each.now.isoformat()}
            for each in chosen
            if each.now
        ]
        session = session_of(built_site / "api" / "v1", edition)
        for story, case, answer in zip(
            chosen, cases, asked(page, site, edition, cases), strict=True
        ):
            assert answer == answer_or_refusal(session, case), story.id
            compared += 1
    print(f"{file.stem}: {compared} stories answered alike")  # noqa: T201 - the count is a figure
    assert compared


@each_edition
def test_the_browser_answers_every_path_as_python_here_does(
    elsewhere: Page, site: Site, built_site: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every place of the graph, dates and HTML included, letter by letter; the count is printed."""
    api = built_site / "api" / "v1"
    paths = paths_of(api, name)
    here = answers_here(api, name)
    cases = [{"caseJson": each, "nowIso": NOW} for each in paths.cases]
    there = asked(elsewhere, site, name, cases, digest=True)
    differ = [
        case
        for case, digest in zip(paths.cases, there, strict=True)
        if hashlib.sha256(here[case].encode()).hexdigest() != digest
    ]
    assert differ == []
    with capsys.disabled():
        print(f"\n{name}: {paths.count:,} paths lead to {len(here):,} places, all alike")  # noqa: T201 - the count is a figure


@pytest.mark.parametrize("seed", SEEDS)
def test_every_path_is_answered_alike_whatever_the_hash_seed(built_site: Path, seed: str) -> None:
    """The graph of each edition is the site's own, byte by byte: each question, each answer."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.every_path", built_site / "api" / "v1"],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == EDITIONS


@each_edition
def test_every_answer_stands_on_the_policys_page(built_site: Path, name: str) -> None:
    """What to do, the limit, the place in the policy and each contact that an answer names."""
    api = built_site / "api" / "v1"
    page = StaticPage(built_site / "policies" / name / "index.html")
    told_others = of_others(page.printed)
    missing: dict[str, str] = {}
    answers = 0
    for text in answers_here(api, name).values():
        guidance = json.loads(text)["reply"]["guidance"]
        answers += bool(guidance)
        for said in facts(guidance) if guidance else ():
            if said not in missing:
                # What the page says to whoever raises it, an answer for others says of them.
                stands = page.has(said) or (
                    guidance["view"] != "raising" and of_others(said) in told_others
                )
                missing[said] = "" if stands else guidance["heading"]
    assert answers == paths_of(api, name).answers
    assert {said: where for said, where in missing.items() if where} == {}


def of_others(text: str) -> str:
    """A text with "they" and "their" for "you" and "your"."""
    others = {"you": "they", "your": "their", "yourself": "themselves"}
    return re.sub(
        r"\b(you|your|yourself)\b",
        lambda found: others[found[0].lower()],
        text,
        flags=re.IGNORECASE,
    ).casefold()


def facts(guidance: dict[str, Any]) -> Iterator[str]:
    """What an answer says that is the policy's, and not the case's."""
    contacts = [*guidance["front_door"], *guidance["listed"]]
    for kind in ("duties", "also", "tell", "records"):
        for duty in guidance[kind]:
            yield duty["do"]
            yield duty["clock"]["rule"]
            yield from duty["cite"]
            contacts += duty["contacts"]
    for document in guidance["documents"]:
        yield document["title"]
        yield from document["fields"]
    for contact in contacts:
        yield contact["title"]
        yield from (way["printed"] for way in contact["ways"])
