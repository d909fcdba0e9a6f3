"""The blank Word forms: what they hold, how they are made, what marks them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn

from navigator.authoring.form_files import ANSWER, LINE, MARK, NOTE, form_file
from navigator.authoring.form_model import FREE_TITLE, PLACES_TITLE, Group, forms_of
from navigator.authoring.library import load_library
from navigator.engine.form_values import PLACES, TAG

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from navigator.authoring.form_model import Form

DAY = date(2026, 11, 22)
EDITIONS = load_library().editions
FORMS = [form for edition in EDITIONS for form in forms_of(edition, DAY)]
DOCUMENTS = {
    f"{edition.policy}/{edition.edition}/{each.id}": each
    for edition in EDITIONS
    for each in edition.documents
}
# What the standard for Word files puts where, as far as the forms use it. Word calls a file with
# another order damaged; the library that reads it back here does not mind.
ORDERS = {
    "pPr": ("pStyle", "keepNext", "keepLines", "numPr", "pBdr", "tabs", "spacing", "ind", "jc"),
    "sdtPr": ("alias", "tag", "id", "showingPlcHdr", "text"),
}
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)


def opened(form: Form) -> WordDocument:
    """The form's file, as Word would open it."""
    return Document(io.BytesIO(form_file(form)))


def headings(document: WordDocument) -> list[tuple[str, str]]:
    """The style and text of each heading, in order."""
    return [
        (each.style.name or "", each.text)
        for each in document.paragraphs
        if each.style and (each.style.name or "").startswith("Heading")
    ]


def controls(document: WordDocument) -> list[tuple[str, str, str]]:
    """Title, tag and text of each field, in order."""
    found = []
    for control in document.element.body.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        text = "".join(each.text or "" for each in control.iter(qn("w:t")))
        title = properties.find(qn("w:alias")).get(qn("w:val"))
        found.append((title, properties.find(qn("w:tag")).get(qn("w:val")), text))
    return found


def test_every_document_of_every_edition_has_a_form() -> None:
    """Records, forms, notices, messages and reports alike."""
    assert [form.name for form in FORMS] == list(DOCUMENTS)
    assert {str(each.kind) for each in DOCUMENTS.values()} == {
        "record",
        "form",
        "notice",
        "message",
        "report",
    }


@each_form
def test_the_policy_s_own_list_is_what_is_asked(form: Form) -> None:
    """Each of its entries has one field; nothing else does but the site's own places."""
    listed = DOCUMENTS[form.name].fields or (FREE_TITLE,)
    fields = [title for title, tag, _ in controls(opened(form)) if not tag.startswith(TAG)]
    assert len(fields) == len(listed)
    for title, entry in zip(fields, listed, strict=True):
        start = title.removesuffix("…").casefold()
        assert entry.casefold().startswith(start)


@each_form
def test_the_form_starts_with_its_title_in_real_headings(form: Form) -> None:
    """One heading of the first level, the policy's list below it in the second."""
    found = headings(opened(form))
    wanted = [("Heading 1", form.title)]
    wanted += [("Heading 2", PLACES_TITLE)] if form.places else []
    wanted += [("Heading 2", group.title) for group in form.groups]
    assert found == wanted


@each_form
def test_whoever_cannot_see_it_can_use_it(form: Form) -> None:
    """Language and title are set; every field has a title; no table, no picture, no text box."""
    document = opened(form)
    held = document.core_properties
    assert held.language == "en-GB"
    assert form.title in held.title
    assert held.identifier == form.name
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {
        "en-GB"
    }
    assert not document.tables
    for name in ("w:drawing", "w:pict", "w:txbxContent"):
        assert not list(document.element.body.iter(qn(name)))
    assert all(title and text for title, _, text in controls(document))
    for style in ("Normal", NOTE, MARK, ANSWER, LINE):
        size = document.styles[style].font.size
        assert size
        assert size.pt >= 11


@each_form
def test_the_form_says_where_it_comes_from(form: Form) -> None:
    """Policy, edition, the place in the source, and that the partnership did not make it."""
    edition = next(each for each in EDITIONS if form.name.startswith(f"{each.policy}/"))
    text = "\n".join(each.text for each in opened(form).paragraphs)
    wanted = [edition.name, edition.edition_name, edition.partnership, "not the partnership"]
    wanted += [str(cite) for cite in DOCUMENTS[form.name].cite]
    assert [each for each in wanted if each not in text] == []


@each_form
def test_an_edition_that_has_ended_is_marked_in_the_first_line_and_is_not_for_filling(
    form: Form,
) -> None:
    """And one in force is not marked, and has every place that the site fills, once."""
    document = opened(form)
    first = document.paragraphs[0]
    places = [tag for _, tag, _ in controls(document) if tag.startswith(TAG)]
    ended = form.name.startswith(("brent/", "tri-borough/", "st-helens/"))
    if ended:
        assert first.text.startswith("For reference")
        assert first.style
        assert first.style.name == MARK
        assert places == []
    else:
        assert first.text == form.title
        assert places == [TAG + each for each in PLACES]


def test_an_edition_in_force_today_is_marked_once_it_has_ended() -> None:
    """The same edition, before and after the day that ended it."""
    edition = next(each for each in EDITIONS if each.standing.ended and each.policy == "brent")
    before, after = (forms_of(edition, day)[0] for day in (date(2019, 9, 20), date(2019, 9, 21)))
    assert (bool(before.marked), bool(before.places)) == (False, True)
    assert (bool(after.marked), bool(after.places)) == (True, False)


def test_entries_with_the_same_start_stand_under_one_heading() -> None:
    """The monitoring form's checklist and its two managers; single entries keep their own."""
    form = next(each for each in FORMS if each.name == "tri-borough/2014-10/monitoring-form")
    groups = {group.title: len(group.fields) for group in form.groups}
    assert [groups[name] for name in ("Checklist", "Referring manager", "Receiving manager")] == [
        5,
        5,
        5,
    ]
    assert sum(1 for count in groups.values() if not count) == 5


@each_form
def test_word_finds_everything_in_the_order_that_it_wants(form: Form) -> None:
    """Properties of paragraphs, of styles and of fields stand as in the standard."""
    document = opened(form)
    for name, order in ORDERS.items():
        held = [
            each
            for top in (document.element, document.styles.element)
            for each in top.iter(qn(f"w:{name}"))
        ]
        assert held
        for each in held:
            names = [child.tag.rpartition("}")[2] for child in each]
            places = [order.index(child) for child in names if child in order]
            assert places == sorted(places), names


@each_form
def test_the_same_edition_gives_the_same_bytes(form: Form) -> None:
    """Made twice; and no part carries a time of its own."""
    made = form_file(form)
    assert made == form_file(form)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_words_from_data_are_text_whatever_they_hold() -> None:
    """Angle brackets, ampersands, quotes and a template's marks come back as they went in."""
    hostile = "<w:p/> & \"two\" 'one' {{ x }} ]]> 😀"
    form = replace(FORMS[0], title=hostile, intro=(hostile,), groups=(Group(title=hostile),))
    document = opened(form)
    assert [each.text for each in document.paragraphs].count(hostile) == 3
    assert controls(document)[-1][0] == hostile


def test_a_form_is_dated_by_its_edition_and_not_by_the_clock() -> None:
    """The day that the edition was put into data."""
    form = FORMS[0]
    edition = EDITIONS[0]
    assert form.made == datetime.combine(edition.encoded.on.first_day(), datetime.min.time(), UTC)
    assert opened(form).core_properties.created == form.made
