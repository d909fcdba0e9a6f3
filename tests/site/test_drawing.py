"""Templates and page texts: data is only ever text, and parts add up to the whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from markupsafe import escape

from navigator.authoring.drawing import draw
from navigator.authoring.edition_file import read_edition
from navigator.authoring.library import load_library, read_agencies
from navigator.authoring.lighter import lighter
from navigator.authoring.page_model import PolicyPage
from navigator.authoring.page_sections import SEARCHED, SECTIONS, fill, mark
from navigator.authoring.pages import as_text, edition_page
from navigator.engine.advise import advise
from navigator.engine.case import Case
from navigator.engine.wording import when_in_words
from navigator.web.render import SEPARATOR, render_guidance, render_question

ROOT = Path(__file__).parents[2]
LIBRARY = load_library()
LAMBETH = LIBRARY.edition("lambeth", "2024-07")
DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 27, 17, tzinfo=UTC)
HOSTILE = "</p><script>alert(1)</script>{{ 7*7 }}{# x #}{% raw %}[a](javascript:b)`\x1e\x02"
ANSWERS = {
    "danger": "no",
    "process": "disagreement",
    "immediate-risk": "no",
    "override-event": "no",
    "policy-issue": "no",
    "position": "stage-1",
    "outcome": "unresolved",
}


def reply(*, dated: bool, **times: str):  # type: ignore[no-untyped-def] # noqa: ANN201 - a Reply
    """Lambeth's answer when stage 1 has failed."""
    case = Case.from_json({"answers": ANSWERS, "times": times})
    return advise(LAMBETH, case, NOW if dated else None, LIBRARY.calendar)


@pytest.mark.parametrize("dated", [True, False])
def test_parts_add_up_to_the_whole(dated: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """No part is empty, and none holds the separator."""
    guidance = reply(dated=dated).guidance
    parts = render_guidance(guidance, dated=dated, parts=True)
    assert "".join(parts) == render_guidance(guidance, dated=dated)
    assert all(part.strip() and SEPARATOR not in part for part in parts)


def test_without_dates_nothing_is_dated_and_no_time_is_asked() -> None:
    """Limits stand in words."""
    drawn = render_guidance(reply(dated=False).guidance, dated=False)
    assert "<time" not in drawn
    assert "nav-time" not in drawn
    assert "Within 24 hours" in drawn


def test_with_dates_the_date_and_the_form_are_there() -> None:
    """The event's id is on the form that asks for its time."""
    drawn = render_guidance(
        reply(dated=True, **{"stage-1 unresolved": "2026-11-27T16:00"}).guidance, dated=True
    )
    assert 'datetime="2026-11-28T16:00' in drawn
    assert 'data-event="stage-1 unresolved"' in drawn
    assert 'type="submit"' in drawn


def test_who_by_when_and_how_come_in_that_order() -> None:
    """In the first card of the answer."""
    drawn = render_guidance(reply(dated=False).guidance, dated=False)
    places = [drawn.index(f"<dt>{word}</dt>") for word in ("Who", "By when", "How")]
    assert places == sorted(places)


def test_a_question_is_a_form_with_one_button_a_choice() -> None:
    """Named by the question's id, "I'm not sure" last."""
    question = advise(LAMBETH, Case(), NOW, LIBRARY.calendar).question
    assert question
    drawn = render_question(question)
    assert f'data-question="{question.id}"' in drawn
    values = [drawn.index(f'value="{choice.id}"') for choice in question.choices]
    assert values == sorted(values)
    assert question.choices[-1].id == "unsure"
    assert "<h2" in render_question(question, level=2)


def test_hostile_text_in_an_answer_stays_text() -> None:
    """Neither markup nor a separator comes through."""
    made = reply(dated=False).guidance
    hostile, plain = (
        render_guidance(replace(made, heading=text, intro=(text,)), dated=False, parts=True)
        for text in (HOSTILE, "text")
    )
    assert "<script" not in "".join(hostile)
    assert len(hostile) == len(plain)


def hostile_page() -> PolicyPage:
    """Lambeth's page with hostile text wherever a page prints text."""
    stage = replace(LAMBETH.stages[0], title=HOSTILE, about=HOSTILE)
    edition = replace(
        LAMBETH,
        name=HOSTILE,
        title=HOSTILE,
        edition_name=HOSTILE,
        partnership=HOSTILE,
        stages=(stage, *LAMBETH.stages[1:]),
        notes=tuple(replace(note, says=HOSTILE, why=HOSTILE) for note in LAMBETH.notes),
        contacts=tuple(replace(each, title=HOSTILE, about=HOSTILE) for each in LAMBETH.contacts),
        documents=tuple(replace(each, about=HOSTILE) for each in LAMBETH.documents),
    )
    return PolicyPage(edition, DAY)


@pytest.mark.parametrize("section", [*SECTIONS, *SEARCHED])
def test_hostile_text_in_a_section_stays_text(section: str) -> None:
    """Markdown passes a section through, so it must hold no markup and no control character."""
    drawn = draw("sections.html.j2", section, hostile_page())
    assert "<script" not in drawn
    assert not any(letter in drawn for letter in "\x02\x03\x1e")


def test_hostile_titles_reach_markdown_as_text() -> None:
    """No markup, macro, link or attribute list is left in a page's Markdown."""
    page = hostile_page()
    written = edition_page(page, (page,), dict.fromkeys(SEARCHED, ""), own=False)
    assert "<script" not in written
    assert "7*7" not in written
    assert "](javascript" not in written
    assert as_text("{# <b> `x` [y] \n") == "&#123;&#35; &#60;b&#62; &#96;x&#96; &#91;y&#93; &#10;"


def test_the_page_for_no_edition_in_force_says_so() -> None:
    """On the policy's page; the edition's own page needs no more than its status."""
    page = PolicyPage(LIBRARY.edition("brent", "2014-12"), DAY)
    assert not page.in_force
    written = edition_page(page, (page,), dict.fromkeys(SEARCHED, ""), own=False)
    assert "No edition of this policy is known to be in force" in written


def test_a_stage_for_some_people_says_so_wherever_it_stands() -> None:
    """On the ladder at a glance, in the chart and in full: whom a ladder of its own is for."""
    path = ROOT / "tests" / "fictional" / "two-ladders" / "2026-01.yaml"
    edition = read_edition(path, path.name, read_agencies(ROOT / "data")).edition
    assert edition
    page = PolicyPage(edition, DAY)
    told = {stage.id: when_in_words(stage.when, edition) for stage in edition.stages if stage.when}
    assert told
    drawn = [draw("sections.html.j2", name, page) for name in ("ladder", "chart")]
    for stage, words in told.items():
        for each in (*drawn, draw("sections.html.j2", "stage", page, stage)):
            assert str(escape(words)) in each


def test_a_mark_is_filled_with_its_section_and_its_links_lead_from_the_root() -> None:
    """By policy, edition and name; what is around it stays."""
    page = PolicyPage(LAMBETH, DAY)
    marked = f"<h2>A</h2>\n{mark(page, 'stage/stage-1')}\n<p>B</p>"
    drawn = {("lambeth", "2024-07", "stage/stage-1"): '<a href="site-root:contacts/">C</a>'}
    filled = fill(marked, lambda *names: drawn[names], "../../")
    assert filled == (
        '<h2>A</h2>\n<div class="section section--stage"><a href="../../contacts/">C</a></div>'
        "\n<p>B</p>"
    )


def test_a_mark_without_a_section_is_an_error() -> None:
    """A page is never published with a hole in it."""
    page = PolicyPage(LAMBETH, DAY)
    drawn: dict[tuple[str, ...], str] = {}
    with pytest.raises(KeyError):
        fill(mark(page, "ladder"), lambda *names: drawn[names], "")


def test_a_lighter_page_says_the_same() -> None:
    """Indents go; white space that shows, and what stands as written, stays."""
    heavy = (
        "<body>\n    <p>One\n      <b>two</b>\n <i>three</i></p>\n"
        "  <div data-search-exclude>x</div>\n"
        "<pre>a\n   b</pre><script>let a = `\n  `;</script>\n</body>"
    )
    assert lighter(heavy) == (
        "<body><p>One\n<b>two</b>\n<i>three</i></p><div>x</div>\n"
        "<pre>a\n   b</pre><script>let a = `\n  `;</script></body>"
    )
