"""The engine answers the same in the browser as it does here: every story, to the letter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from navigator.web.session import load
from tests.engine.stories import read_stories
from tests.web.screen import START_MS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.engine.stories import Story
    from tests.serving import Site

pytestmark = [pytest.mark.site, pytest.mark.browser]
FILES = sorted((Path(__file__).parents[1] / "stories").glob("*.yaml"))

# The page's own worker, asked directly: no screen of the navigator asks for every story.
ASK = """async ({ base, code, edition, cases }) => {
  const { Engine } = await import(`${base}sources/engine.mjs`);
  const { PolicyData } = await import(`${base}sources/policy_data.mjs`);
  const data = new PolicyData(base);
  const files = data.files(await data.edition(...edition.split("/")));
  const engine = new Engine(code);
  const answers = [];
  for (const { caseJson, nowIso } of cases) {
    answers.push(await engine.answer({
      ...files,
      caseJson,
      nowIso,
    }).catch((error) => ({ refused: error.message })));
  }
  return answers;
}"""


def case_json(story: Story) -> str:
    """The story's case as the browser sends it."""
    times = {event: str(moment) for event, moment in story.case.times}
    return json.dumps({"answers": dict(story.case.answers), "times": times})


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_the_browser_answers_every_story_as_python_here_does(
    page: Page, site: Site, built_site: Path, file: Path
) -> None:
    """Pyodide's reply and its HTML are those of CPython, for each story that has a moment."""
    stories = [each for each in read_stories(file) if each.now and "refused" not in each.then]
    page.set_default_timeout(START_MS * 3)
    page.goto(f"{site.url}about/")
    api = built_site / "api" / "v1"
    holidays = (api / "bank-holidays.json").read_text(encoding="utf-8")
    compared = 0
    for edition in sorted({each.edition for each in stories}):
        chosen = [each for each in stories if each.edition == edition]
        cases = [
            {"caseJson": case_json(each), "nowIso": each.now.isoformat()}
            for each in chosen
            if each.now
        ]
        session = load((api / "editions" / f"{edition}.json").read_text("utf-8"), holidays)
        there: list[dict[str, Any]] = page.evaluate(
            ASK,
            {
                "base": site.url,
                "code": site.code("worker.js"),
                "edition": edition,
                "cases": cases,
            },
        )
        for story, case, answer in zip(chosen, cases, there, strict=True):
            here = json.loads(session.answer(case["caseJson"], case["nowIso"]))
            assert answer == here, story.id
            compared += 1
    print(f"{file.stem}: {compared} stories answered alike")  # noqa: T201 - the count is a figure
    assert compared
