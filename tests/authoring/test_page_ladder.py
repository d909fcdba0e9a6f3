"""The ladder at a glance and the flowchart, on a policy's page and on paper."""

from __future__ import annotations

from navigator.authoring.drawing import part_of_page
from navigator.authoring.handout_poster import poster_sheet
from navigator.authoring.page_model import PolicyPage
from tests.authoring.sheets import DAY, REAL

WANDSWORTH = PolicyPage(REAL["wandsworth"], DAY)
ST_HELENS = PolicyPage(REAL["st-helens"], DAY)


def chart_of(page: PolicyPage) -> str:
    """The flowchart as HTML."""
    return part_of_page("sections.html.j2", "chart", page)


def test_a_limit_over_several_stages_stands_at_each_of_them() -> None:
    """Wandsworth's working week is for its first two stages, and for no other."""
    glance = {row.label for row in WANDSWORTH.ladder for line in row.lines if "week" in line.limit}
    chart = {node.label for node in WANDSWORTH.chart for each in node.tasks if "week" in each.limit}
    # The further week is the managers' own.
    assert glance == chart == {"Stage 1", "Stage 2", "Stage 3"}
    first = next(line for line in WANDSWORTH.ladder[0].lines if "week" in line.limit)
    assert first.condition == "For Stage 1 and Stage 2 together"
    assert first.href == "#duty-throughout--working-week"


def test_a_notice_to_fill_in_is_a_step_of_the_ladder() -> None:
    """St Helens' Escalation Notice has to be completed before it can be sent."""
    (row,) = (each for each in ST_HELENS.ladder if "Head of Service, or" in each.title)
    assert "Fill in the Escalation Notice" in [line.do for line in row.lines]


def test_a_box_says_whose_each_step_is() -> None:
    """A step of another is told as theirs, one that nobody is named for too; one's own is not."""
    by = {task.do: task.by for node in WANDSWORTH.chart for task in node.tasks}
    ours = "Contact your supervisor or manager in your own agency"
    theirs = next(do for do in by if do.startswith("Report it to your own agency"))
    nobodys = next(do for do in by if do.startswith("Refer the issue up"))
    assert not by[ours]
    assert by[theirs] == "By: Service manager or equivalent"
    assert by[nobodys] == "The policy does not say who"
    poster = " ".join(line for words in poster_sheet(WANDSWORTH).words for line in words.lines)
    for drawn in (chart_of(WANDSWORTH), poster):
        assert by[theirs] in drawn
        assert by[nobodys] in drawn


def test_the_chart_shows_what_to_do_at_immediate_harm() -> None:
    """Who is told and by whom; where a policy only opens its stages, which."""
    drawn = chart_of(WANDSWORTH)
    assert 'href="#route-immediate-harm"' in drawn
    assert "Tell the Wandsworth Head of Safeguarding Standards" in drawn
    assert "By: Designated safeguarding lead in your agency" in drawn
    assert "It leads to" in chart_of(ST_HELENS)
