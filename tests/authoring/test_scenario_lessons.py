"""What a scenario teaches, as far as it rests on the days that a date was counted over."""

from __future__ import annotations

from typing import Final

from navigator.authoring.library import load_library
from navigator.authoring.scenario_file import read_scenario_text
from navigator.authoring.scenario_lessons import Lesson, learnt

LIBRARY: Final = load_library()
# Stage One had one day, which ran out on Christmas Eve; the talk failed on Tuesday the 29th.
CHRISTMAS: Final = """\
# yaml-language-server: $schema=../../../schema/scenario.schema.json
edition: undated
title: A day that ran out before Christmas
about: One working day from Christmas Eve, over two bank holidays.
you: You are a fictional midwife.
steps:
  tuesday:
    title: After the holidays
    story: [Nobody rang back before Christmas.]
    now: 2026-12-29T11:30
    answers: {danger: no, process: disagreement, immediate-harm: no, looked-after: no,
      cp-conference: no, line-management: yes, position: stage-1, outcome: unresolved}
    times: {disagreement: 2026-12-23T15:00, stage-1 unresolved: 2026-12-29T11:00}
    then:
      - {do: stage-2/managers/hand-up, to: own-line-manager or own-safeguarding-lead,
         by: 2026-12-24, or-by: [2026-12-29, 2026-12-30]}
      - {do: stage-2/managers/seek-resolution, to: not stated, by: 2026-12-29,
         or-by: [2026-12-30]}
    why: [One working day after Christmas Eve is the 29th.]
"""


def test_the_days_counted_begin_where_a_limit_before_ran_out() -> None:
    """Christmas Day and the substitute for Boxing Day lie between that and the date."""
    made = read_scenario_text(
        CHRISTMAS.encode(),
        "it.yaml",
        "st-helens",
        "it",
        edition_of=LIBRARY.edition,
        calendar=LIBRARY.calendar,
    )
    assert list(map(str, made.findings)) == []
    assert made.scenario
    edition = LIBRARY.edition("st-helens", "undated")
    assert Lesson.BANK_HOLIDAY in learnt(made.scenario, edition, LIBRARY.calendar).lessons
