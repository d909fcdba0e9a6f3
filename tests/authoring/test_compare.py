"""Policies side by side: what each says to the same questions, and to the same case."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from navigator.authoring.compare_column import column_of, sections
from navigator.authoring.compare_csv import csv_of
from navigator.authoring.compare_page import comparison_of
from navigator.authoring.compare_questions import at_immediate_risk
from navigator.authoring.comparison import MOST_AT_FIRST, Comparison
from navigator.authoring.edition_file import read_edition
from navigator.authoring.kept_pages import keep_drawn
from navigator.authoring.library import ROOT, load_library, read_agencies
from navigator.authoring.page_index import Directory
from navigator.authoring.page_model import PolicyPage
from navigator.authoring.same_case import UnreadableSameCaseError, put, read_same_cases
from navigator.engine.moments import Moment

if TYPE_CHECKING:
    from navigator.engine.model import Edition

DAY: Final = date(2026, 11, 22)
LIBRARY: Final = load_library()
FICTIONAL: Final = ROOT / "tests" / "fictional"
PAGES: Final = tuple(
    page
    for page in Directory(tuple(PolicyPage(each, DAY) for each in LIBRARY.editions)).policies
    if not page.edition.fictional
)
REAL: Final = {page.edition.policy: page.edition for page in PAGES}
WHOLE: Final = Comparison(PAGES, {page.edition.policy: column_of(page) for page in PAGES})
CASES: Final = {case.id: case for case in read_same_cases()}


def plain(policy: str, row: str) -> str:
    """A cell's text."""
    return WHOLE.cell(policy, row).plain


def alike(row: str) -> dict[str, set[str]]:
    """What the five have in common: policies' names by the answer."""
    return {key: set(names) for key, names in WHOLE.alike(row)}


def fictional(name: str) -> Edition:
    """A made-up edition."""
    agencies = read_agencies(ROOT / "data")
    edition = read_edition(FICTIONAL / name / "2026-01.yaml", name, agencies).edition
    assert edition
    return edition


# ---------------------------------------------------------------- what the policies say


def test_the_five_differ_in_who_comes_first() -> None:
    """Brent and Wandsworth start on one's own side, the other three with the other agency."""
    groups = sorted(alike("first").values(), key=len)
    assert groups == [{"Brent", "Wandsworth"}, {"Lambeth", "St Helens", "Tri-borough"}]


def test_at_immediate_risk_each_has_its_own_time() -> None:
    """Two say immediately, two the same working day, and St Helens names nobody and no time."""
    found = alike("immediate-risk")
    assert found["Immediately"] == {"Brent", "Wandsworth"}
    assert found["On the same working day"] == {"Lambeth", "Tri-borough"}
    assert {"St Helens"} in found.values()


def test_a_route_to_one_stage_is_not_said_to_open_any() -> None:
    """Any stage stands for all of them; else the stage is named."""
    (page,) = (each for each in PAGES if each.edition.policy == "st-helens")
    (risk, *others) = page.edition.routes
    one = replace(page.edition, routes=(replace(risk, opens=("stage-3",)), *others))
    assert at_immediate_risk(page).key.startswith("Any stage")
    key = at_immediate_risk(PolicyPage(one, DAY)).key
    assert key.startswith("It can start at: Stage Three")


def test_a_report_for_oversight_is_among_who_else_is_told() -> None:
    """Brent's Chair hears of gaps in the procedures, and its Board of what the panel decided."""
    assert "Chair of the LSCB" in plain("brent", "told")
    assert "Brent Local Safeguarding Children Board" in plain("brent", "told")


def test_only_brent_binds() -> None:
    """The others do not say that the outcome binds, and none is said to bind by mistake."""
    assert alike("binding")["Binding"] == {"Brent"}
    assert {key for key, names in alike("binding").items() if "Brent" not in names} == {
        "The policy does not say"
    }


def test_a_limit_over_several_stages_stands_at_each_of_them_and_at_no_other() -> None:
    """Brent's working week is for the first two stages; no later stage borrows it."""
    with_week = [n for n in range(1, 6) if "working week" in plain("brent", f"stage-{n}")]
    assert with_week == [1, 2]


def test_a_report_afterwards_is_no_time_limit_of_its_stage() -> None:
    """Brent's panel reports once a year; yet its stage has no time limit."""
    assert "Stage 5" in untimed("brent", "None to settle it")


def untimed(policy: str, what: str) -> str:
    """The stages that a policy has no limit for, or one in one reading only."""
    lines = plain(policy, "untimed").split("\n")
    return next((line for line in lines if line.startswith(what)), "")


def test_a_time_to_hand_up_is_no_time_to_settle_it() -> None:
    """Wandsworth's seniors get the matter without delay, and have no limit for their talk."""
    assert untimed("wandsworth", "None to go up") == "None to go up: Stage 3; Stage 5; Stage 6"
    assert untimed("wandsworth", "None to settle") == "None to settle it: Stage 4; Stage 5; Stage 6"


def test_a_limit_under_one_reading_is_not_told_as_the_policy_s() -> None:
    """St Helens prints a bare "3 Days" after its last stage, and does not say what it times."""
    told = untimed("st-helens", "One to settle it in one reading only")
    assert "Stage One" in told
    assert "Stage Four" in told
    # A sentence gives the line manager one working day.
    assert "Stage Two: Your manager" not in told


def test_a_ladder_with_fewer_stages_says_so() -> None:
    """St Helens has four; the rows of the longer ladders are not left blank there."""
    assert WHOLE.cell("st-helens", "stage-5").plain == ""
    assert "No such stage" in WHOLE.cell("st-helens", "stage-5").html


def test_each_policy_answers_every_question() -> None:
    """Up to its own last stage, no cell is empty: silence is answered in words."""
    for page in PAGES:
        stages = len(page.edition.stages)
        for section in sections(stages):
            for row in section.rows:
                assert plain(page.edition.policy, row.id), (page.edition.policy, row.id)


def test_a_changed_duty_changes_the_cell() -> None:
    """The cells come from the edition, not from what anybody typed: a new limit shows."""
    lambeth = next(page.edition for page in PAGES if page.edition.policy == "lambeth")
    stage = lambeth.stages[0]
    duty = replace(stage.duties[0], do="Quoth the raven")
    changed = replace(lambeth, stages=(replace(stage, duties=(duty,)), *lambeth.stages[1:]))
    told = column_of(PolicyPage(changed, DAY))
    assert "Quoth the raven" in told["stage-1"].plain
    assert "Quoth the raven" not in plain("lambeth", "stage-1")


# ---------------------------------------------------------------- the same case


def test_the_same_friday_afternoon_has_its_own_dates_in_each_place() -> None:
    """Twenty-four hours end on Saturday; where there is no limit there is no date."""
    dates = {
        page.edition.policy: plain(page.edition.policy, "friday-afternoon-date") for page in PAGES
    }
    assert dates["lambeth"].startswith("Saturday 28 November 2026, 16:00")
    assert dates["tri-borough"].startswith("Saturday 28 November 2026, 16:00")
    assert dates["brent"] == "No date: the policy sets no time limit"
    assert dates["wandsworth"].startswith("Friday 4 December 2026")
    assert dates["st-helens"].startswith("Sunday 29 November 2026")


def test_christmas_eve_counts_no_bank_holiday() -> None:
    """Five working days from 24 December end on 5 January; 24 hours end on Christmas Day."""
    latest = plain("lambeth", "before-christmas-latest")
    assert "Friday 25 December 2026, 16:00" in latest
    assert "Tuesday 5 January 2027" in latest


def test_on_saturday_night_the_answer_is_the_way_for_immediate_risk() -> None:
    """No stage of the ladder comes before it."""
    assert plain("lambeth", "saturday-night-next").startswith("Immediate risk")
    assert plain("brent", "saturday-night-date").startswith("Immediately")
    assert "leaves the stage open" in plain("st-helens", "saturday-night-date")


def test_the_case_s_own_times_reach_the_engine() -> None:
    """When it was first disputed, and when the talk failed, where a limit counts from them."""
    early = replace(CASES["friday-afternoon"], disagreed=Moment.from_text("2026-11-25T10:00"))
    told = put(early, REAL["wandsworth"], LIBRARY.calendar).reply.guidance
    assert told
    given = {each.id: each.given for each in told.times}
    assert given["disagreement"] == "2026-11-25T10:00"
    assert given["stage-2 unresolved"] == "2026-11-27T16:00"


def test_what_no_rule_answers_is_said() -> None:
    """Tri-borough asks which council it is. The story does not say, and the tool does not guess."""
    borough = plain("tri-borough", "friday-afternoon-assumed")
    assert "Which council" in borough
    assert "I'm not sure" in borough
    assert "I'm not sure" not in plain("lambeth", "friday-afternoon-assumed")


@pytest.mark.parametrize("name", sorted(each.name for each in FICTIONAL.iterdir() if each.is_dir()))
@pytest.mark.parametrize("case", sorted(CASES))
def test_any_policy_can_be_put_to_the_case(name: str, case: str) -> None:
    """Every pattern of policy ends in guidance: no question is left without an answer."""
    told = put(CASES[case], fictional(name), LIBRARY.calendar)
    assert told.reply.guidance
    assert told.reply.guidance.kind == "policy"


def test_a_case_with_mistakes_is_refused_with_every_place(tmp_path: Path) -> None:
    """Each with its line: a missing hour, a wrong word, and no story."""
    folder = tmp_path / "data" / "same-case"
    folder.mkdir(parents=True)
    (folder / "1-x.yaml").write_text(
        "title: x\nstory: y\nnow: 2026-11-27\nimmediate-risk: maybe\n"
        "first-disagreed: 2026-11-31T10:00\n"
    )
    (folder / "2-y.yaml").write_text("title: x\ncolour: red\n")
    with pytest.raises(UnreadableSameCaseError) as refused:
        read_same_cases(tmp_path)
    found = [(Path(each.file).name, each.line) for each in refused.value.findings]
    assert found == [
        ("1-x.yaml", 2),
        ("1-x.yaml", 4),
        ("1-x.yaml", 3),
        ("1-x.yaml", 5),
        ("2-y.yaml", 1),
    ]


# ---------------------------------------------------------------- which policies, and the CSV


def test_made_up_policies_are_left_out(tmp_path: Path) -> None:
    """The real ones only; a later real one joins, beyond those that the page holds at first."""
    made_up = fictional("tiers")
    later = [replace(made_up, policy=f"later-{n}", name=f"Z {n}", fictional=False) for n in (1, 2)]
    pages = tuple(PolicyPage(each, DAY) for each in (*LIBRARY.editions, made_up, *later))
    comparison = comparison_of(Directory(pages), keep_drawn(pages, tmp_path))
    names = [page.edition.policy for page in comparison.pages]
    assert made_up.policy not in names
    assert names[-2:] == ["later-1", "later-2"]
    assert len(comparison.at_first) == MOST_AT_FIRST
    assert [page.edition.policy for page in comparison.later] == ["later-1", "later-2"]


def rows_of(file: bytes) -> list[list[str]]:
    """The rows of a CSV, as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def test_the_csv_holds_every_cell() -> None:
    """A row for each question, a column for each policy, the same texts as on the page."""
    file = csv_of(WHOLE)
    assert file.startswith("\N{ZERO WIDTH NO-BREAK SPACE}".encode())
    first, *rows = rows_of(file)
    assert len(first) == 2 + len(PAGES)
    asked = [row for section in WHOLE.sections for row in section.rows]
    assert [row[1] for row in rows] == [each.title for each in asked]
    for row, each in zip(rows, asked, strict=True):
        assert row[2:] == [plain(page.edition.policy, each.id) for page in PAGES]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\uff1d"])
def test_no_cell_is_a_formula(start: str) -> None:
    """A text that a spreadsheet would run is text there, quotes and line ends included."""
    text = f'{start}1+1","\n{start}2'
    edition = replace(PAGES[0].edition, name=text)
    page = PolicyPage(edition, DAY)
    file = csv_of(Comparison((page,), {edition.policy: column_of(page)}))
    first = rows_of(file)[0]
    assert first[2] == f"'{text}, {edition.edition_name}"
    assert len(first) == 3
