"""The contacts directory: what it holds, what it may never hold, its filters and its buttons."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, expect

from navigator.engine.site import NSPCC
from navigator.engine.status import status_on
from tests.accessible import violations
from tests.site.conftest import EDITIONS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.site, pytest.mark.browser]
TODAY = datetime.now(UTC).date()
IN_FORCE = [each for each in EDITIONS if status_on(each, TODAY).in_force]
PAST = [each for each in EDITIONS if each not in IN_FORCE]


@pytest.fixture
def directory(page: Page, site_url: str) -> Page:
    """The page, with its scripts listening."""
    page.goto(f"{site_url}contacts/")
    expect(page.locator("[data-contacts-filters]")).to_be_visible()
    return page


def rows(page: Page) -> Locator:
    """The rows that are shown."""
    return page.locator("[data-contacts-row]:visible")


def row(page: Page, anchor: str) -> Locator:
    """One row, by its place on the page."""
    return page.locator(f"#{anchor}")


def test_each_row_of_an_edition_in_force_stands_once(directory: Page) -> None:
    """By policy and row, so that a role's name can stand in several."""
    wanted = {f"{each.policy}--{contact.id}" for each in IN_FORCE for contact in each.contacts}
    shown = [each.get_attribute("id") for each in rows(directory).all()]
    assert len(shown) == len(set(shown))
    assert set(shown) == wanted


def test_nothing_of_an_edition_not_in_force_is_there(directory: Page) -> None:
    """No name, no number, no address; its policy is named with its status."""
    content = directory.content()
    printed = [
        text
        for each in PAST
        for contact in each.contacts
        for text in (
            contact.person,
            *(w.printed for w in contact.ways),
            *(w.dial for w in contact.ways),
        )
        if text
    ]
    assert printed
    assert [text for text in printed if text in content] == []
    for each in PAST:
        section = directory.locator(f'[data-contacts-policy="{each.policy}"]')
        expect(section).to_contain_text(str(status_on(each, TODAY)))


def test_what_can_be_dialled_is_a_link_to_that_number(directory: Page) -> None:
    """And what cannot is text with its reason, and nothing to copy."""
    for each in IN_FORCE:
        for contact in each.contacts:
            shown = row(directory, f"{each.policy}--{contact.id}").locator(".directory__ways > li")
            assert shown.count() == len(contact.ways)
            for way, item in zip(contact.ways, shown.all(), strict=True):
                expect(item).to_contain_text(way.printed)
                hrefs = [link.get_attribute("href") for link in item.locator("a").all()]
                scheme = {"phone": "tel:", "e-mail": "mailto:"}.get(way.kind)
                assert hrefs == ([f"{scheme}{way.dial}"] if way.dial and scheme else [])
                assert item.locator("[data-copy]").count() == (0 if way.why_not else 1)
                if way.why_not:
                    expect(item).to_contain_text(way.why_not)


def test_a_number_in_odd_groups_stands_in_the_usual_ones_beside_it(directory: Page) -> None:
    """With the same digits; one that is printed in the usual groups stands alone."""
    education = row(directory, "wandsworth--safeguarding-leads-education")
    expect(education.locator(".directory__dialled")).to_contain_text("07929 862210")
    mash = row(directory, "wandsworth--childrens-services-mash")
    expect(mash.locator(".directory__dialled")).to_have_count(0)


def test_no_two_controls_of_the_rows_share_a_name(directory: Page) -> None:
    """Each says which number of which row, though two rows have one title."""
    controls = directory.locator("[data-contacts-row]").locator("[data-copy], summary")
    names = [each.text_content() for each in controls.all()]
    assert len(names) > len(EDITIONS)
    assert [each for each in names if names.count(each) > 1] == []


def test_a_misprinted_helpline_gives_the_number_that_works(directory: Page) -> None:
    """What is printed cannot be dialled: the row says what can."""
    expect(row(directory, "wandsworth--nspcc-helpline")).to_contain_text(NSPCC)


def test_a_number_of_two_roles_says_so_at_both(directory: Page) -> None:
    """St George's prints three numbers for two roles each."""
    pairs = {
        "safeguarding-adult-lead": "Safeguarding Practitioner",
        "safeguarding-practitioner": "Safeguarding Adult Lead",
        "head-of-safeguarding": "Head of Nursing Adult Safeguarding",
        "named-midwife": "Named Doctor for Safeguarding Children",
    }
    for anchor, other in pairs.items():
        shared = row(directory, f"wandsworth--st-georges-{anchor}").locator(".directory__shared")
        expect(shared).to_have_count(1)
        expect(shared).to_contain_text(other)
    midwife = row(directory, "wandsworth--st-georges-named-midwife")
    assert midwife.locator("a").count() == 2


def test_rows_for_adults_are_there_and_marked(directory: Page) -> None:
    """All of them, and no other row."""
    tag = directory.locator(".nav-tag", has_text="adult services")
    marked = directory.locator("[data-contacts-row]").filter(has=tag)
    wanted = {
        f"{each.policy}--{contact.id}"
        for each in IN_FORCE
        for contact in each.contacts
        if contact.serves == "adults"
    }
    assert {each.get_attribute("id") for each in marked.all()} == wanted


def test_filters_by_policy_and_agency(directory: Page) -> None:
    """The count is a status; agencies are those of the policy chosen; a row's heading stays."""
    count = directory.locator("[data-contacts-count]")
    expect(count).to_have_attribute("role", "status")
    directory.get_by_label("Policy", exact=True).select_option("wandsworth")
    held = next(each for each in IN_FORCE if each.policy == "wandsworth").contacts
    expect(rows(directory)).to_have_count(len(held))
    expect(count).to_have_text(f"{len(held)} contacts")
    directory.get_by_label("Agency").select_option("Metropolitan Police")
    expect(rows(directory)).to_have_count(1)
    expect(count).to_have_text("1 contact")
    assert directory.locator(".directory h3:visible").all_inner_texts() == ["Metropolitan Police"]
    directory.get_by_label("Policy", exact=True).select_option("lambeth")
    expect(directory.get_by_label("Agency")).to_have_value("")
    assert "Metropolitan Police" not in directory.get_by_label("Agency").inner_text()
    directory.get_by_role("button", name="Show all").click()
    expect(rows(directory)).to_have_count(sum(len(each.contacts) for each in IN_FORCE))


def test_filters_by_area(directory: Page) -> None:
    """An area of an edition that is not in force shows that, and nobody to ring."""
    directory.get_by_label("Area").select_option("lambeth")
    expect(rows(directory)).to_have_count(3)
    directory.get_by_label("Area").select_option("westminster")
    expect(rows(directory)).to_have_count(0)
    expect(directory.locator('[data-contacts-policy="tri-borough"]')).to_be_visible()
    expect(directory.locator('[data-contacts-policy="brent"]')).to_be_hidden()
    expect(directory.locator("[data-contacts-empty]")).to_be_hidden()


@pytest.mark.parametrize("typed", ["020 8725 1624", "02087251624", "0208 725 1624", "1624"])
def test_a_number_is_found_however_it_is_spaced(directory: Page, typed: str) -> None:
    """Both of its roles."""
    directory.get_by_label("Role, name or number").fill(typed)
    expect(rows(directory)).to_have_count(2)


def test_words_find_roles_and_none_says_so(directory: Page) -> None:
    """Every word counts; Enter changes nothing."""
    words = directory.get_by_label("Role, name or number")
    words.fill("nurse georges")
    words.press("Enter")
    titles = rows(directory).locator(".directory__title").all_inner_texts()
    assert titles
    assert all("Nurs" in each for each in titles)
    words.fill("atlantis")
    expect(rows(directory)).to_have_count(0)
    expect(directory.locator("[data-contacts-empty]")).to_be_visible()


def test_copying_copies_what_is_printed(browser: Browser, site_url: str) -> None:
    """And says so in a status."""
    allowed = ["clipboard-read", "clipboard-write"]
    with browser.new_context(permissions=allowed) as context:
        page = context.new_page()
        page.goto(f"{site_url}contacts/")
        button = row(page, "wandsworth--childrens-services-mash").locator("[data-copy]")
        button.click()
        expect(page.locator("[data-copy-said]")).to_have_text("Copied 020 8871 6622")
        assert page.evaluate("navigator.clipboard.readText()") == "020 8871 6622"


def test_where_copying_is_refused_it_is_selected(directory: Page) -> None:
    """So that the reader's own way to copy works."""
    directory.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    row(directory, "wandsworth--childrens-services-mash").locator("[data-copy]").click()
    assert directory.evaluate("String(getSelection())") == "020 8871 6622"


def test_without_scripts_every_row_is_there_and_nothing_dead(
    browser: Browser, site_url: str
) -> None:
    """Sections by policy and agency; no filter and no copy button."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}contacts/")
        expect(rows(page)).to_have_count(sum(len(each.contacts) for each in IN_FORCE))
        assert page.locator("main :is(button, select, input):visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_320_pixels(browser: Browser, site_url: str, scheme: str) -> None:
    """All rows, some, and none; nothing scrolls sideways."""
    chosen = {"color_scheme": scheme, "viewport": {"width": 320, "height": 640}}
    with browser.new_context(**chosen) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{site_url}contacts/")
        for typed in ("", "doctor", "atlantis"):
            page.get_by_label("Role, name or number").fill(typed)
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_after_back_the_filters_say_what_is_listed(directory: Page, site_url: str) -> None:
    """A page that is made anew lists everyone, so no filter may name one policy."""
    directory.get_by_label("Policy", exact=True).select_option("lambeth")
    directory.get_by_label("Agency").select_option("Lambeth Council")
    directory.get_by_label("Area").select_option("lambeth")
    directory.goto(f"{site_url}about/")
    directory.go_back(wait_until="load")
    expect(directory.locator("[data-contacts-filters]")).to_be_visible()
    everyone = sum(len(each.contacts) for each in IN_FORCE)
    expect(rows(directory)).to_have_count(everyone)
    expect(directory.locator("[data-contacts-count]")).to_have_text(f"{everyone} contacts")
    for name in ("Policy", "Area", "Agency"):
        expect(directory.get_by_label(name, exact=True)).to_have_value("")
