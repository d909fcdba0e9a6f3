"""The navigator's page as a person uses it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

# A cold start of Python takes a few seconds, and more while other tests run beside it.
START_MS: Final = 60_000

_TEXTS: Final = """(rows) => Object.fromEntries(rows.map((row) =>
  ["dt", "dd"].map((part) => row.querySelector(part).innerText)))"""

# Lambeth, from danger to guidance with a limit of 24 hours.
FAILED_AT_STAGE_1: Final = {
    "process": "disagreement",
    "immediate-risk": "no",
    "override-event": "no",
    "position": "stage-1",
    "outcome": "unresolved",
}
# A Friday evening, for tests whose page's clock stands still.
FRIDAY: Final = datetime(2026, 11, 27, 17, tzinfo=UTC)
# The time that this limit counts from.
FAILURE: Final = "stage-1 unresolved"


@dataclass(frozen=True, slots=True)
class Screen:
    """Finds and does what a person finds and does."""

    page: Page

    def open(self, site_url: str, fragment: str = "") -> None:
        """Load the navigator's page."""
        self.page.goto(f"{site_url}navigator/{fragment}")
        # The first question stands before the scripts do: wait until they listen.
        self.page.wait_for_load_state("load")

    @property
    def question(self) -> str:
        """The id of the question that is asked, or nothing."""
        form = self.page.locator("form.nav-question")
        return form.get_attribute("data-question") or "" if form.count() else ""

    @property
    def heading(self) -> Locator:
        """The screen's heading."""
        return self.page.locator("[data-navigator-screen] h1")

    @property
    def duties(self) -> Locator:
        """The cards of the guidance."""
        return self.page.locator("[data-navigator-screen] [data-duty]")

    @property
    def status(self) -> Locator:
        """The line that says how it stands with the dates."""
        return self.page.locator("[data-navigator-status]")

    def state(self, name: str, timeout: float = START_MS) -> None:
        """Wait until the status line is in that state."""
        expect(self.status).to_have_attribute("data-state", name, timeout=timeout)

    def asks(self, question: str) -> None:
        """Wait until that question is asked."""
        expect(self.page.locator(f'form.nav-question[data-question="{question}"]')).to_be_visible()

    def choose(self, question: str, choice: str) -> None:
        """Answer the question that is asked, which must be this one."""
        self.asks(question)
        self.page.locator(f'button[name="choice"][value="{choice}"]').click()

    def walk(self, answers: dict[str, str]) -> None:
        """Give these answers, in this order."""
        for question, choice in answers.items():
            self.choose(question, choice)

    def to_guidance(self, site_url: str) -> None:
        """Open Lambeth's policy, and walk to a limit of 24 hours."""
        self.open(site_url, "#policy=lambeth")
        self.walk({"danger": "no"} | FAILED_AT_STAGE_1)
        expect(self.duties.first).to_be_visible()

    def change(self, question: str) -> Locator:
        """The button that changes an answer."""
        return self.page.locator(f'[data-navigator-change="{question}"]')

    def given(self) -> dict[str, str]:
        """Each label of "Your answers" that is used, with its text."""
        return self._rows(".nav-answers__row:not(.nav-answers__row--unused)")

    def unused(self) -> dict[str, str]:
        """Each label of what was answered and is not used now, with its text and the reason."""
        return self._rows(".nav-answers__row--unused")

    def _rows(self, selector: str) -> dict[str, str]:
        # All at one moment: a row that is there when counted may be gone when read.
        rows: dict[str, str] = self.page.locator(selector).evaluate_all(_TEXTS)
        return rows

    @property
    def clear(self) -> Locator:
        """The button that clears every answer."""
        return self.page.locator("[data-navigator-restart]")

    @property
    def notice(self) -> Locator:
        """What became of a link."""
        return self.page.locator("[data-navigator-notice]")

    @property
    def said(self) -> Locator:
        """What became of a button that takes the answer away."""
        return self.page.locator("[data-take-bar] > .nav-take__row > [role=status]")

    def copied_link(self) -> str:
        """Copy the link to the answer that is shown, and read it from the clipboard."""
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page.locator('[data-take="link"]').click()
        expect(
            self.page.locator("[data-take-bar] > .nav-take__row > [role=status]")
        ).to_contain_text("copied")
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    def time_form(self, event: str = FAILURE) -> Locator:
        """The form that asks when something happened."""
        return self.page.locator(f'form.nav-time[data-event="{event}"]')

    def tell_time(self, day: str, hour: str = "", event: str = FAILURE) -> None:
        """Say when something happened, and ask for the date."""
        form = self.time_form(event)
        form.locator("[name=day]").fill(day)
        if hour:
            form.locator("[name=hour]").fill(hour)
        form.locator("button[type=submit]").click()

    @property
    def first_date(self) -> Locator:
        """The first card's date."""
        return self.duties.first.locator("time").first

    @property
    def focused(self) -> Locator:
        """What has the focus."""
        return self.page.locator("*:focus")
