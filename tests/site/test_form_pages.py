"""The blank forms on the site: a Word file and a page to print for every document."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

import pytest
from docx import Document
from pypdf import PdfReader

from navigator.authoring.form_fields import Shape
from navigator.authoring.form_model import forms_of
from navigator.engine.status import status_on
from tests.accessible import violations
from tests.site.conftest import EDITIONS
from tests.site.reading import plain
from tests.site.test_pages_hold_the_facts import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from navigator.authoring.form_model import Form
    from tests.site.reading import Page

pytestmark = pytest.mark.site
FORMS = [form for edition in EDITIONS for form in forms_of(edition, TODAY)]
ENDED = {
    f"{each.policy}/{each.edition}" for each in EDITIONS if not status_on(each, TODAY).in_force
}
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
A4_MM = (210, 297)
MM = 72 / 25.4


def address(form: Form) -> str:
    """The form's page, below the site's root."""
    edition, _, document = form.name.rpartition("/")
    return f"policies/{edition}/forms/{document}/"


def asked(form: Form) -> list[str]:
    """What the policy's list asks, as it stands under its headings, in order."""
    wanted: list[str] = []
    for group in form.groups:
        wanted.append(group.title)
        for field in group.fields:
            wanted += [] if group.alone else [field.shown]
            wanted += ["Yes", "No"] if field.shape is Shape.CHOICE else []
    return wanted


@each_form
def test_every_document_has_a_word_file_and_a_page(
    form: Form, built_site: Path, built_pages: dict[str, Page]
) -> None:
    """Both at addresses that stay, each linked from the other's or the policy's page."""
    edition, _, document = form.name.rpartition("/")
    file = built_site / "policies" / edition / "forms" / f"{document}.docx"
    assert Document(str(file)).core_properties.identifier == form.name
    page = built_pages[f"{address(form)}index.html"]
    assert f"../{document}.docx" in {href for href, _ in page.links}
    policy = built_pages[f"policies/{edition.partition('/')[0]}/index.html"]
    linked = {href for href, _ in policy.links}
    assert {f"../../{address(form)}", f"../../policies/{edition}/forms/{document}.docx"} <= linked


@each_form
def test_the_page_asks_what_the_policy_lists_and_takes_nothing_in(
    form: Form, built_pages: dict[str, Page]
) -> None:
    """Every heading and entry is there to write under; there is no form of the browser's."""
    page = built_pages[f"{address(form)}index.html"]
    wanted = [form.title, form.edition, form.partnership, *form.opening, *form.closing]
    wanted += asked(form)
    assert [each for each in wanted if not page.has(each)] == []
    drawn = (
        page.path.read_text(encoding="utf-8")
        .partition('class="form"')[2]
        .partition("</article>")[0]
    )
    assert [tag for tag in ("<input", "<textarea", "<form", "<script") if tag in drawn] == []


@each_form
def test_only_what_has_ended_is_marked(form: Form, built_pages: dict[str, Page]) -> None:
    """Before the form's own title, and again where its Word file is linked."""
    page = built_pages[f"{address(form)}index.html"]
    text = page.text.partition("For reference only")
    if form.name.rpartition("/")[0] in ENDED:
        assert form.marked
        assert plain(form.title) in text[2]
        assert any("for reference" in words for _, words in page.links)
    else:
        assert not text[1]


@pytest.mark.browser
@each_form
def test_the_printed_page_is_a4_and_reads_in_order(
    form: Form, browser: Browser, site_url: str
) -> None:
    """One sheet but for the longest, every heading on it in order, nothing of the site's frame."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site_url}{address(form)}")
        printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    fields = sum(len(group.fields) for group in form.groups)
    assert len(printed.pages) == (1 if fields < 10 else 2)
    for sheet in printed.pages:
        size = (round(float(sheet.mediabox.width) / MM), round(float(sheet.mediabox.height) / MM))
        assert size == A4_MM
    text = plain(" ".join(sheet.extract_text() for sheet in printed.pages))
    wanted = [form.marked, form.title, form.edition, *form.sender, *asked(form)]
    wanted += [label for _, label in form.places]
    wanted.append(form.about_title)
    place = 0
    for each in filter(None, wanted):
        found = text.find(plain(each), place)
        assert found >= 0, f"{each!r} is not on paper after {text[:place][-60:]!r}"
        place = found + len(plain(each))
    assert "Search" not in text
    assert "Blank" not in text


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_the_longest_form_marked_as_ended_is_accessible(
    browser: Browser, site_url: str, scheme: Literal["light", "dark"], width: int
) -> None:
    """On a desk in light, on a phone in dark; and nothing scrolls sideways."""
    form = max(FORMS, key=lambda each: sum(len(group.fields) for group in each.groups))
    assert form.marked
    with browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}
    ) as context:
        page = context.new_page()
        page.goto(f"{site_url}{address(form)}")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
