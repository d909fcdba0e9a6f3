"""Print: an answer is one A4 sheet that stands alone."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.web.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.site]

POLICIES = ["brent", "lambeth", "st-helens", "tri-borough", "wandsworth"]


def printed(page: Page) -> pypdf.PdfReader:
    """The page as the browser prints it on A4."""
    return pypdf.PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


def text_of(pdf: pypdf.PdfReader) -> str:
    """The words of a PDF with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def longest_answer(built_site: Path, policy: str) -> dict[str, str]:
    """The answers that lead to the guidance with the most on its sheet."""
    (path,) = (built_site / "api/v1/graphs" / policy).glob("*.json")
    graph: Any = json.loads(path.read_text(encoding="utf-8"))

    def size(answer: int) -> int:
        html = "".join(graph["parts"][part] for part in graph["answers"][answer]["html"])
        return len(html.partition("data-navigator-sheet")[2])

    best: dict[int, tuple[int, dict[str, str]]] = {}

    def below(node: int) -> tuple[int, dict[str, str]]:
        if node not in best:
            held = graph["nodes"][node]
            if "a" in held:
                best[node] = (size(held["a"]), {})
            else:
                question = graph["questions"][held["q"]]["id"]
                ways = [(choice, *below(to)) for choice, to in held["to"].items()]
                choice, length, answers = max(ways, key=lambda way: way[1])
                best[node] = (length, {question: choice} | answers)
        return best[node]

    return below(graph["start"])[1]


@pytest.mark.parametrize("policy", POLICIES)
def test_the_longest_answer_is_one_sheet(
    screen: Screen, site_url: str, built_site: Path, policy: str
) -> None:
    """However much a policy says at once, it fits one A4 page."""
    screen.open(site_url, f"#policy={policy}")
    answers = longest_answer(built_site, policy)
    assert len(answers) > 3, "a way through the questions"
    screen.walk(answers)
    screen.page.locator("[data-navigator-sheet]").wait_for(state="attached")
    assert len(printed(screen.page).pages) == 1


def test_the_sheet_stands_alone(screen: Screen, site_url: str) -> None:
    """Who, by when, what to bring, the ladder, the edition, where and when: all without a link."""
    screen.to_guidance(site_url)
    screen.state("undated")
    screen.tell_time("yesterday", "4pm")
    screen.state("dated")
    words = text_of(printed(screen.page))
    date = screen.first_date.inner_text()
    for expected in (
        *("Review overdue", "The practitioner's line manager", date, "Written concern"),
        *("Outcome sought", "Stage 6: Lambeth Safeguarding Children Partnership"),
        *("Reviewed July 2024", "Printed", "navigator/#policy=lambeth&edition=2024-07"),
    ):
        assert expected in words, expected


def test_the_sheet_holds_no_answers(screen: Screen, site_url: str) -> None:
    """The address on paper leads to the policy's questions, not to this case."""
    screen.to_guidance(site_url)
    screen.state("undated")
    words = text_of(printed(screen.page))
    assert "#link" not in words
    assert "unresolved" not in words


def test_a_question_prints_as_it_stands(screen: Screen, site_url: str) -> None:
    """Where there is no answer yet, the question is printed, and nothing else is lost."""
    screen.open(site_url, "#policy=lambeth")
    assert "Is a child in danger right now?" in text_of(printed(screen.page))


def test_an_edition_not_in_force_says_so_on_paper(screen: Screen, site_url: str) -> None:
    """The sheet is headed by what the edition is, and by what it said."""
    screen.open(site_url, "#policy=brent")
    screen.walk({"danger": "yes"})
    screen.page.locator("[data-navigator-sheet]").wait_for(state="attached")
    words = text_of(printed(screen.page))
    assert words.index("Historical") < words.index("What this edition said")
