"""The measurements of the bench, profile by profile, each turn with the baseline's beside it."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Error

from tools.bench.baseline import baseline_address
from tools.bench.figures import Row, medians, percentile, ratio
from tools.bench.interaction import interpreter_starts, loop_times, next_screens
from tools.bench.loads import NotReachedError, browser, cold, load, renderer_memory, repeat

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Playwright

    from tools.bench.loads import Conditions

_PAINTED: Final = "first-contentful-paint"
_SECONDS_TO_SETTLE: Final = 2


@dataclass(slots=True)
class Bench:
    """Everything measured so far, by name; ``faults`` says what was not.

    ``link`` is the fragment of a link to ``case``; ``turns`` how often each thing is measured.
    """

    playwright: Playwright
    case: dict[str, object]
    link: str
    turns: int
    say: Callable[[str], None]
    found: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)

    def measure(self, conditions: Conditions) -> None:
        """Every kind of load, in turns, so that a busy moment of the machine meets both sides."""
        kinds = (self._question, self._cold, self._repeat, self._walk)
        for turn in range(self.turns):
            for kind in kinds:
                began = time.monotonic()
                what = f"{conditions.name}, {kind.__name__.strip('_')}, {turn + 1} of {self.turns}"
                self.attempt(what, lambda: kind(conditions))  # noqa: B023 - called at once
                self.say(f"  {what}: {time.monotonic() - began:.0f} s")

    def attempt(self, what: str, work: Callable[[], object]) -> None:
        """Do it; where a page does not get there, say so and go on: its row is not met."""
        try:
            work()
        except (NotReachedError, Error) as error:
            fault = f"{what}: {str(error).splitlines()[0]}"
            self.faults.append(fault)
            self.say(f"  NOT REACHED: {fault}")

    def loop(self, conditions: Conditions) -> None:
        """How long a fixed loop takes there, on the page and in a worker."""
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
            browser(self.playwright, conditions, Path(profile)) as context,
        ):
            for _ in range(self.turns):
                page, worker = loop_times(context.pages[0], conditions)
                self.found[f"{conditions.name} loop page"].append(page)
                self.found[f"{conditions.name} loop worker"].append(worker)

    def slow_down(self, plain: str, slow: str) -> str:
        """How much slower the fixed loop was in one profile than in another, in words."""
        reached = (
            (where, ratio(self.found[f"{slow} loop {where}"], self.found[f"{plain} loop {where}"]))
            for where in ("page", "worker")
        )
        return ", ".join(f"×{times:.1f} in a {where}" for where, times in reached if times)

    def memory(self, conditions: Conditions) -> None:
        """The page process's memory two seconds after the dates stand, ours and the baseline's."""
        for whose, address in self.pair(conditions):
            with (
                tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
                browser(self.playwright, conditions, Path(profile)) as context,
            ):
                load(context.pages[0], conditions, address, "dates")
                time.sleep(_SECONDS_TO_SETTLE)
                self.found[f"{whose} memory"].append(renderer_memory(Path(profile)))

    def starts(self, conditions: Conditions) -> None:
        """How often following links starts Python again."""
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
            browser(self.playwright, conditions, Path(profile)) as context,
        ):
            address = f"{conditions.site}navigator/{self.link}"
            self.found["starts"].append(interpreter_starts(context.pages[0], conditions, address))

    def rows(self, plain: str, slow: str | None) -> list[Row]:
        """The table's rows."""
        limits = (
            ("first question, answerable", "question", "cold", 0.10, 0.10),
            ("who and how for a link, cold", "guidance", "cold", 0.15, 0.15),
            ("guidance with dates, cold", "dates", "cold", 0.35, 0.55),
            ("guidance with dates, repeat visit", "dates again", "again", 0.22, 0.30),
        )
        rows = []
        for measured, name, against, *goals in limits:
            for profile, goal in zip((plain, slow), goals, strict=True):
                if profile:
                    ours = self.found[f"{profile} {name}"]
                    theirs = self.found[f"{profile} baseline {against}"]
                    rows.append(
                        Row(
                            measured=measured,
                            profile=profile,
                            value=ratio(ours, theirs),
                            goal=goal,
                            shown=medians(ours, theirs, "ms"),
                        )
                    )
        for profile, goal in ((plain, 16), (slow, 50)):
            if profile:
                there, painted = (self.found[f"{profile} {each}"] for each in ("there", "painted"))
                last = percentile(painted, 95)
                rows.append(
                    Row(
                        measured="answer to next screen, p95",
                        profile=profile,
                        value=percentile(there, 95),
                        goal=goal,
                        unit="ms",
                        shown=f"{len(there)} screens; painted: {last:.0f} ms" if last else "",
                    )
                )
        return rows

    def pair(self, conditions: Conditions) -> tuple[tuple[str, str], tuple[str, str]]:
        """The baseline's address for the case, and ours, each with whose it is."""
        return (
            ("baseline", baseline_address(conditions.site, self.case)),
            ("ours", f"{conditions.site}navigator/{self.link}"),
        )

    # ------------------------------------------------------------------ one turn of each kind

    def _question(self, conditions: Conditions) -> None:
        times = cold(self.playwright, conditions, f"{conditions.site}navigator/", "question")
        # Nothing is visible before the first paint.
        reached = max(times["question"], times.get(_PAINTED, 0))
        self.found[f"{conditions.name} question"].append(reached)

    def _cold(self, conditions: Conditions) -> None:
        (_, baseline), (_, ours) = self.pair(conditions)
        times = cold(self.playwright, conditions, baseline, "dates")
        self.found[f"{conditions.name} baseline cold"].append(times["dates"])
        times = cold(self.playwright, conditions, ours, "dates")
        for name in ("guidance", "dates"):
            self.found[f"{conditions.name} {name}"].append(times[name])

    def _repeat(self, conditions: Conditions) -> None:
        (_, baseline), (_, ours) = self.pair(conditions)
        times = repeat(self.playwright, conditions, baseline, "dates")
        self.found[f"{conditions.name} baseline again"].append(times["dates"])
        times = repeat(self.playwright, conditions, ours, "dates", keeps=True)
        self.found[f"{conditions.name} dates again"].append(times["dates"])

    def _walk(self, conditions: Conditions) -> None:
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
            browser(self.playwright, conditions, Path(profile)) as context,
        ):
            for _ in range(2):
                there, painted = next_screens(context.pages[0], conditions)
                self.found[f"{conditions.name} there"] += there
                self.found[f"{conditions.name} painted"] += painted
