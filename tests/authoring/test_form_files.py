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

from navigator.authoring.form_fields import FREE_TITLE, LONGEST, Field, Group, Shape
from navigator.authoring.form_files import ANSWER, LINE, MARK, NOTE, SENT, form_file
from navigator.authoring.form_model import ABOUT_TITLE, PLACES_TITLE, forms_of
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
    "sdtPr": ("alias", "tag", "id", "showingPlcHdr", "checkbox", "text"),
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
    """Each of its entries has one field, or one box for Yes and one for No; the rest is ours."""
    listed = DOCUMENTS[form.name].fields or (FREE_TITLE,)
    fields = [each for group in form.groups for each in group.fields]
    assert len(fields) == len(listed)
    for field, entry in zip(fields, listed, strict=True):
        assert entry.casefold().endswith(field.label.casefold())
    wanted = [
        f"{field.name}{answer}"
        for field in fields
        for answer in ((": Yes", ": No") if field.shape is Shape.CHOICE else ("",))
    ]
    held = [title for title, tag, _ in controls(opened(form)) if not tag.startswith((TAG, SENT))]
    assert held == wanted


@each_form
def test_the_form_starts_with_its_title_in_real_headings(form: Form) -> None:
    """One heading of the first level; then the policy's list, and only then what is the site's."""
    found = headings(opened(form))
    wanted = [("Heading 1", form.title)]
    wanted += [("Heading 2", group.title) for group in form.groups]
    wanted += [("Heading 2", PLACES_TITLE)] if form.places else []
    assert found == [*wanted, ("Heading 2", ABOUT_TITLE)]


@each_form
def test_the_name_of_a_field_is_whole_and_its_own(form: Form) -> None:
    """Word holds 64 letters; no name is cut inside a word, and no two fields share one."""
    names = [title for title, _, _ in controls(opened(form))]
    assert len(set(names)) == len(names)
    assert [
        name for name in names if len(name) > LONGEST or "\N{HORIZONTAL ELLIPSIS}" in name
    ] == []


def test_the_heading_that_a_policy_sets_is_the_title() -> None:
    """In the form and in the file's properties; what the site calls it stands at the end."""
    form = next(each for each in FORMS if each.name == "tri-borough/2014-10/monitoring-form")
    heading = DOCUMENTS[form.name].heading
    document = opened(form)
    assert headings(document)[0] == ("Heading 1", heading)
    assert heading in document.core_properties.title
    assert any(form.called in line for line in form.closing)


def test_a_question_of_yes_or_no_has_a_box_to_tick_for_each() -> None:
    """Word's own check boxes, empty; the other entries of that form have none."""
    form = next(each for each in FORMS if each.name == "tri-borough/2014-10/monitoring-form")
    ticks = list(opened(form).element.body.iter(qn("w14:checkbox")))
    assert len(ticks) == 10
    assert {each.find(qn("w14:checked")).get(qn("w14:val")) for each in ticks} == {"0"}


@each_form
def test_between_title_and_fields_stands_nothing_of_what_the_policy_leaves_open(form: Form) -> None:
    """What the form is, and where its headings come from, is told at the end."""
    text = [each.text for each in opened(form).paragraphs]
    last = text.index(ABOUT_TITLE)
    assert [text.index(line) > last for line in form.closing] == [True] * len(form.closing)
    assert all(text.index(line) < text.index(form.groups[0].title) for line in form.opening)


@each_form
def test_who_sends_it_can_be_said_unless_the_policy_asks(form: Form) -> None:
    """Four empty lines at the top of a form in force; none that a policy's own list has."""
    sent = [title for title, tag, _ in controls(opened(form)) if tag.startswith(SENT)]
    assert sent == list(form.sender)
    assert bool(sent) is not bool(form.marked)


def test_a_list_that_asks_who_and_when_is_not_asked_twice() -> None:
    """The monitoring form, on the day that its edition was in force."""
    edition = next(each for each in EDITIONS if each.policy == "tri-borough")
    form = next(each for each in forms_of(edition, date(2014, 11, 1)) if each.places)
    monitoring = next(
        each for each in forms_of(edition, date(2014, 11, 1)) if each.id == "monitoring-form"
    )
    assert (bool(form.sender), bool(monitoring.sender)) == (True, False)


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
    assert sum(group.alone for group in form.groups) == 5


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
    field = Field(label=hostile, shape=Shape.BOX, name=hostile)
    group = Group(title=hostile, fields=(field,), alone=True)
    form = replace(FORMS[0], title=hostile, opening=(hostile,), groups=(group,), closing=(hostile,))
    document = opened(form)
    assert [each.text for each in document.paragraphs].count(hostile) == 4
    assert hostile in [title for title, _, _ in controls(document)]


def test_a_form_is_dated_by_its_edition_and_not_by_the_clock() -> None:
    """The day that the edition was put into data."""
    form = FORMS[0]
    edition = EDITIONS[0]
    assert form.made == datetime.combine(edition.encoded.on.first_day(), datetime.min.time(), UTC)
    assert opened(form).core_properties.created == form.made
