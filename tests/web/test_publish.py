"""The page on which an edition is edited: opened, checked, changed, looked at, taken away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.accessible import violations_at_every_width
from tests.web.desk import TEXT, Desk
from tests.web.screen import FAILED_AT_STAGE_1

if TYPE_CHECKING:
    from tests.serving import Site

pytestmark = [pytest.mark.site, pytest.mark.browser]


def test_what_is_opened_is_handed_out_to_the_letter(desk: Desk) -> None:
    """Without a change, the file is the published one, under its own name."""
    desk.correct()
    assert desk.downloaded() == ("2024-07.yaml", TEXT)


def test_a_finding_stands_at_its_line(desk: Desk) -> None:
    """What is written wrong is listed with its line; its link puts the cursor there."""
    desk.correct()
    desk.replace(TEXT.replace("  review-due: 2025-09\n", "  review-due: soon\n"))
    desk.checked("1 error")
    line = TEXT[: TEXT.index("  review-due:")].count("\n") + 1
    link = desk.page.get_by_role("link", name=f"Error, line {line}")
    desk.tab("Form")
    link.click()
    expect(desk.editor).to_be_focused()
    expect(desk.page.locator(".cm-activeLine")).to_contain_text("review-due: soon")
    expect(desk.page.locator(".cm-lintRange-error")).to_contain_text("review-due: soon")


def test_text_that_is_no_yaml_leaves_everything_there(desk: Desk) -> None:
    """While a bracket is open, the line is named, the form waits, and undo brings it back."""
    desk.correct()
    desk.replace(TEXT.replace("[2016-05, 2020-05, 2023-05]", "[2016-05, 2020-05"))
    desk.checked("1 error")
    expect(desk.tab("Form")).to_contain_text("cannot be read as YAML")
    expect(desk.tab("Ladder")).to_contain_text("Put right the errors first")
    desk.part("undo").click()
    desk.checked("1 warning")
    assert desk.downloaded()[1] == TEXT


def test_the_form_changes_one_value_in_place(desk: Desk) -> None:
    """A date in the form is one line of the text; comments and order stay. Undo takes it back."""
    desk.correct()
    desk.tab("Form").get_by_text("Dates", exact=True).click()
    due = desk.page.get_by_label("Next review due")
    due.fill("2030-01")
    due.press("Tab")
    # The status that was found no longer fits the date: the checks say so at both.
    desk.checked(re.compile("error"))
    changed = TEXT.replace("  review-due: 2025-09\n", "  review-due: 2030-01\n")
    assert desk.downloaded()[1] == changed
    desk.part("undo").click()
    expect(due).to_have_value("2025-09")


def test_changes_made_fast_are_made_one_after_the_other(desk: Desk) -> None:
    """Each is put where its value stands by then, though the checks are still at the one before."""
    desk.correct()
    desk.tab("Form").get_by_text("Dates", exact=True).click()
    desk.page.evaluate("""() => {
        const entered = { "in-force-from": "2027-01-11", "agreed": "2026-12-09",
            "ratified": "2026-12-10", "review-due": "2029-10" };
        for (const [key, value] of Object.entries(entered)) {
            const field = document.getElementById(`field-dates-${key}`);
            field.value = value;
            field.dispatchEvent(new Event("change"));
        }
    }""")
    desk.page.wait_for_timeout(1000)
    expect(desk.part("redo")).to_be_disabled()
    for _ in range(40):
        text = desk.downloaded()[1]
        if "review-due: 2029-10" in text:
            break
        desk.page.wait_for_timeout(500)
    for line in ("in-force-from: 2027-01-11", "agreed: 2026-12-09", "ratified: 2026-12-10"):
        assert f"\n  {line}\n" in text
    assert text.count("\n") == TEXT.count("\n") + 3


def test_a_wrong_value_is_told_at_its_field(desk: Desk) -> None:
    """The field says what was found and what is allowed, also to a screen reader."""
    desk.correct()
    desk.tab("Form").get_by_text("Dates", exact=True).click()
    due = desk.page.get_by_label("Next review due")
    due.fill("next spring")
    due.press("Tab")
    desk.checked("1 error")
    expect(due).to_have_attribute("aria-invalid", "true")
    expect(due).to_have_accessible_description(re.compile('Found "next spring"'))


def test_a_confirmed_number_shows_in_the_changes(desk: Desk) -> None:
    """Entered without a new edition, it is ready to dial, and leads the change list's contacts."""
    desk.correct()
    desk.tab("Form").get_by_text(re.compile("^Contacts")).click()
    first = desk.page.locator('[data-section="Contacts"] fieldset').first
    first.get_by_text("Enter a confirmed value").click()
    # The policy prints an address.
    expect(first.get_by_label("Kind")).to_have_value("e-mail")
    first.get_by_label("Kind").select_option("phone")
    first.get_by_label("Number or address").fill("020 7946 0111")
    first.get_by_label("Confirmed by").fill("Business Manager")
    first.get_by_role("button", name="Put it into the text").click()
    expect(desk.part("changed")).to_contain_text("Changed")
    desk.checked("1 warning")
    assert "printed: 020 7946 0111, dial: '+442079460111'" in desk.downloaded()[1]
    expect(desk.tab("Changes")).to_contain_text("020 7946 0111")


def test_the_draft_answers_as_it_now_says(desk: Desk) -> None:
    """The navigator's screens for the draft: a stage with another title is asked about by it."""
    desk.correct()
    desk.replace(TEXT.replace("title: Line manager", "title: A made-up rung"))
    desk.checked("1 warning")
    expect(desk.tab("Ladder")).to_contain_text("A made-up rung")
    panel = desk.tab("Answers")
    expect(panel).to_contain_text("Not a live answer")
    for question, choice in {"danger": "no", **FAILED_AT_STAGE_1}.items():
        panel.locator(f'[data-question="{question}"] button[value="{choice}"]').click()
    expect(panel.locator(".nav-screen")).to_contain_text("A made-up rung")
    panel.get_by_role("button", name="Back").click()
    expect(panel.locator('[data-question="outcome"]')).to_be_visible()


def test_the_next_edition_starts_from_the_one_before(desk: Desk) -> None:
    """It has an id of its own; what to look at again is marked, and is gone once looked at."""
    desk.page.get_by_label("A published edition").select_option("lambeth/2024-07")
    desk.page.get_by_role("button", name="Start the next edition").click()
    # Its dates are still those of the one before.
    desk.checked(re.compile("1 error, 1 warning, \\d+ places to look at again"))
    name, text = desk.downloaded()
    assert re.fullmatch(r"\d{4}-\d\d\.yaml", name)
    assert f"\nedition: {name.removesuffix('.yaml')}\n" in text
    places = text.count("# LOOK AGAIN:")
    desk.page.get_by_role("button", name="Looked at").first.click()
    desk.checked(f"1 error, 1 warning, {places - 1} places to look at again")
    # What is marked can be looked at all the same.
    expect(desk.tab("Ladder")).to_contain_text("Line manager")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("policy.pdf", b"%PDF-1.7 ...", "is a PDF"),
        ("policy.docx", b"PK\x03\x04....", "is a Word file"),
        ("2026-09.yaml", b"a: b\nc: caf\xe9\n", "is not UTF-8 text: line 2"),
        ("2026-09.yaml", b"a: b\n" * 60_000, "is too large: 300 kB"),
        ("2026-09.yaml", b"", "is empty"),
        ("2026-09.yaml", b"a: " + b"[" * 20_000, "has more than 200 brackets within brackets"),
    ],
)
def test_a_wrong_file_is_refused_and_nothing_lost(
    desk: Desk, name: str, content: bytes, said: str
) -> None:
    """What the file is, and what to do; the draft that was open stays as it was."""
    desk.correct()
    desk.page.evaluate("document.querySelector('[data-publish-open]').hidden = false")
    desk.choose(name=name, content=content)
    expect(desk.part("fault")).to_contain_text(f"{name} {said}")
    assert desk.downloaded()[1] == TEXT


def test_a_file_with_findings_opens_with_them(desk: Desk) -> None:
    """A file of the officer's own is read with all that is wrong in it; its name is kept."""
    desk.choose(name="2024-08.yaml", content=TEXT.encode())
    desk.checked("1 error, 1 warning")
    expect(desk.part("findings")).to_contain_text("as the file is named")
    assert desk.downloaded()[0] == "2024-08.yaml"


def test_nothing_of_the_draft_before_is_taken_for_the_next_one_s(desk: Desk) -> None:
    """While a file that was just opened is not checked yet, nothing is shown of the one before."""
    desk.correct()
    desk.tab("Ladder")
    expect(desk.tab("Ladder")).to_contain_text("Line manager")
    state = """() => [...document.querySelectorAll(
        '[data-publish-findings] li, [data-publish-panel="ladder"] > *')].length"""
    assert desk.page.evaluate(state) > 1
    desk.page.evaluate("document.querySelector('[data-publish-open]').hidden = false")
    # The file takes long to check: the script looks in between.
    desk.page.evaluate(f"""() => {{
        const count = document.querySelector('[data-publish-count]');
        window.seen = null;
        new MutationObserver(() => {{ window.seen ??= ({state})(); }})
            .observe(count, {{ childList: true }});
    }}""")
    desk.choose(name="a.yaml", content=b"policy: a\n")
    desk.checked(re.compile("errors"))
    assert desk.page.evaluate("window.seen") == 0


def test_a_draft_kept_earlier_outlives_another_that_is_not(desk: Desk) -> None:
    """Opening a published edition without the tick leaves what is kept where it is."""
    stored = "Object.keys(localStorage).filter((name) => name.startsWith('draft')).length"
    desk.correct()
    desk.page.get_by_label("Keep this draft").check()
    assert desk.page.evaluate(stored) == 1
    desk.page.reload()
    desk.correct()
    desk.part("close").click()
    assert desk.page.evaluate(stored) == 1
    desk.page.reload()
    desk.page.get_by_role("button", name="Remove it").click()
    assert desk.page.evaluate(stored) == 0


def test_a_try_out_hands_nothing_out(desk: Desk) -> None:
    """No copy, calendar, e-mail, form or link to a page that is not there yet: it is no answer."""
    desk.correct()
    panel = desk.tab("Answers")
    for question, choice in {"danger": "no", **FAILED_AT_STAGE_1}.items():
        panel.locator(f'[data-question="{question}"] button[value="{choice}"]').click()
    expect(panel.locator(".nav-screen [data-duty]").first).to_be_visible()
    expect(panel.locator("[data-take], [data-form]")).to_have_count(0)
    dead = panel.locator('a[href]:not([href^="https:"], [href^="tel:"], [href^="mailto:"])')
    expect(dead).to_have_count(0)


def test_where_python_cannot_run_the_text_is_what_is_left(desk: Desk, site: Site) -> None:
    """The page says why, names the file, and shows the text; other tabs say that they are empty."""
    with desk.page.context.browser.new_context() as context:  # type: ignore[union-attr]
        context.add_init_script("delete globalThis.WebAssembly")
        page = context.new_page()
        page.goto(f"{site.url}publish/")
        other = Desk(page)
        page.get_by_label("A published edition").select_option("lambeth/2024-07")
        page.get_by_role("button", name="Start the next edition").click()
        expect(other.part("fault")).to_contain_text("does not allow WebAssembly")
        expect(other.part("fault")).to_contain_text("Correct this one")
        page.get_by_role("button", name="Correct this one").click()
        expect(other.part("name")).to_have_text("data/policies/lambeth/2024-07.yaml")
        expect(other.editor).to_be_visible()
        for name in ("Form", "Ladder", "Answers", "Changes"):
            expect(other.tab(name)).to_contain_text("checks do not run here")
        assert other.downloaded()[1] == TEXT


def test_completion_comes_from_the_schema(desk: Desk) -> None:
    """Under a duty, keys of a duty; after a key with a closed list, its words."""
    desk.correct()
    desk.replace("standing:\n  status: ")
    desk.editor.press("Control+Space")
    options = desk.page.locator(".cm-tooltip-autocomplete li")
    expect(options.filter(has_text="review overdue")).to_be_visible()
    desk.editor.press("Escape")
    desk.replace("dates:\n  rev")
    desk.editor.press("Control+Space")
    expect(options.filter(has_text="review-due")).to_be_visible()


def test_leaving_with_changes_asks_first(desk: Desk, site: Site) -> None:
    """The browser asks; who stays finds the draft as it was."""
    desk.correct()
    desk.replace(TEXT + "\n# mine\n")
    desk.leaves = False
    with desk.page.expect_event("dialog"):
        desk.page.get_by_role("link", name="Glossary").first.click(no_wait_after=True)
    assert desk.dialogs == ["beforeunload"]
    assert desk.page.url == f"{site.url}publish/"
    assert desk.downloaded()[1] == TEXT + "\n# mine\n"


def test_a_draft_is_kept_only_when_asked(desk: Desk) -> None:
    """Nothing is stored without the tick; with it, a reload offers the draft."""
    desk.correct()
    stored = "Object.keys(localStorage).filter((name) => name.startsWith('draft'))"
    assert desk.page.evaluate(stored) == []
    desk.page.get_by_label("Keep this draft").check()
    desk.replace(TEXT + "\n# mine\n")
    expect(desk.part("changed")).to_contain_text("Changed")
    desk.checked("1 warning")
    desk.page.reload()
    desk.page.get_by_role("button", name="Open it").click()
    desk.checked("1 warning")
    assert desk.downloaded()[1] == TEXT + "\n# mine\n"
    desk.close()
    assert desk.page.evaluate(stored) == []


@pytest.mark.parametrize("tab", ["Form", "Text", "Ladder", "Answers", "Changes"])
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_every_tab_is_accessible(desk: Desk, tab: str, scheme: str) -> None:
    """To WCAG 2.2 AA as far as a machine can tell, on every width, light and dark."""
    desk.correct()
    desk.page.evaluate(f"document.body.dataset.mdColorScheme = '{scheme}'")
    desk.tab(tab)
    for section in desk.page.locator("details.publish__section:not([open]) > summary").all():
        if section.is_visible():
            section.click()
    assert violations_at_every_width(desk.page) == []
