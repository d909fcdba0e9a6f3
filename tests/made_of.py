"""Everything that the site and the navigator make of one edition, by kind of output."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from navigator.authoring.areas import Areas, read_councils
from navigator.authoring.compare_column import TEMPLATE, column_of
from navigator.authoring.compare_csv import csv_of
from navigator.authoring.compare_page import ComparePage
from navigator.authoring.comparison import Comparison
from navigator.authoring.contact_list import ContactList
from navigator.authoring.drawing import draw, one_block, page_environment
from navigator.authoring.form_files import form_file
from navigator.authoring.form_model import forms_of
from navigator.authoring.library import load_library
from navigator.authoring.lighter import lighter, plainer
from navigator.authoring.navigator_page import navigator_page
from navigator.authoring.page_index import Directory
from navigator.authoring.page_model import PolicyPage
from navigator.authoring.page_sections import sections_of
from navigator.authoring.plain_text import reply_as_text
from navigator.engine.advise import advise
from navigator.engine.calendar_file import calendar_file
from navigator.engine.case import Case
from navigator.engine.email_draft import email_draft
from navigator.engine.errors import NothingToTake
from navigator.engine.form_values import FormRefused, values_for
from navigator.engine.imprint import Imprint
from navigator.engine.plain_answer import plain_answer
from navigator.web.abbreviations import abbreviations_of
from navigator.web.form_fill import fill
from navigator.web.render import render_guidance, render_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.answer import Reply
    from navigator.engine.email_draft import Draft
    from navigator.engine.model import Edition

CALENDAR: Final = load_library().calendar
DAY: Final = date(2026, 6, 10)
NOW: Final = datetime(2026, 6, 10, 10, tzinfo=UTC)
HAPPENED: Final = "2026-06-09T11:00"
ADDRESS: Final = "https://example.org/policies/x/"
# Enough to reach every stage of a small edition; a large one has thousands.
ENOUGH_ANSWERS: Final = 6


@dataclass(slots=True)
class Made:
    """What was made. ``html`` holds pieces of pages, by name; ``docx`` forms, blank and filled."""

    html: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    calendars: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    docx: dict[str, bytes] = field(default_factory=dict)
    with_files: bool = True


def made_of(edition: Edition, *, files: bool = True) -> Made:
    """Every page's parts, every question, and enough answers with all that is taken from them.

    Without ``files`` no Word file is made.
    """
    made = Made(with_files=files)
    _pages(edition, made)
    for number, reply in enumerate(replies(edition)):
        _answer(edition, reply, f"{number}", made)
    return made


def _pages(edition: Edition, made: Made) -> None:
    page = PolicyPage(edition, DAY)
    made.html |= sections_of(page)
    directory = Directory((page,))
    areas = Areas(directory, read_councils())
    comparison = Comparison((page,), {edition.policy: column_of(page)})
    draw_table = page_environment().get_template(TEMPLATE).module.comparison  # type: ignore[attr-defined]
    made.html["compare"] = one_block(str(draw_table(ComparePage(comparison), "../")))
    file = io.StringIO(csv_of(comparison).decode("utf-8-sig"), newline="")
    for line, cells in enumerate(csv.reader(file)):
        made.texts |= {f"csv {line} {place}": cell for place, cell in enumerate(cells)}
    made.html["policies"] = draw("lists.html.j2", "policy_list", directory, "../")
    made.html["areas"] = draw("lists.html.j2", "area_finder", areas, "../")
    made.html["roles"] = draw("lists.html.j2", "roles_to_contact", ContactList(directory))
    made.html["directory"] = draw("lists.html.j2", "contact_directory", ContactList(directory), "")
    made.html["navigator"] = one_block(navigator_page(areas, "../"))
    made.html = {name: lighter(plainer(html)) for name, html in made.html.items()}
    for form in forms_of(edition, DAY):
        if made.with_files:
            made.docx[form.id] = form_file(form)


def replies(edition: Edition) -> Iterator[Reply]:
    """Replies on the way through an edition: questions, and answers with their times."""
    waiting, seen = [Case()], set[str]()
    answers = 0
    while waiting and answers < ENOUGH_ANSWERS:
        case = waiting.pop()
        reply = advise(edition, case, NOW, CALENDAR)
        if reply.question:
            yield reply
            choices = [each.id for each in reply.question.choices]
            waiting += [case.with_answer(reply.question.id, each) for each in choices]
        elif reply.guidance and (key := repr(reply.guidance)) not in seen:
            seen.add(key)
            answers += 1
            times = {each.id: HAPPENED for each in reply.guidance.times if each.kind == "happened"}
            timed = Case.from_json({"answers": dict(case.answers), "times": times})
            yield advise(edition, timed, NOW, CALENDAR)


def _answer(edition: Edition, reply: Reply, name: str, made: Made) -> None:
    words = abbreviations_of(edition)
    made.texts[f"terminal {name}"] = reply_as_text(reply)
    if reply.question:
        made.html[f"question {name}"] = render_question(reply.question, words=words)
    guidance = reply.guidance
    if guidance is None:
        return
    for dated in (True, False):
        made.html[f"answer {name} {dated}"] = render_guidance(guidance, dated=dated, words=words)
    imprint = Imprint(edition_name=edition.edition_name, made=NOW, address=ADDRESS)
    made.texts[f"copied {name}"] = plain_answer(guidance, reply.answered, imprint)
    try:
        made.calendars[name] = calendar_file(guidance, CALENDAR, imprint, case_id="x")
    except NothingToTake:
        made.calendars[name] = ""
    try:
        made.drafts[name] = email_draft(guidance, edition, imprint)
    except NothingToTake:
        made.texts[f"draft {name}"] = "none"
    for form in forms_of(edition, DAY):
        try:
            values = values_for(guidance, reply.answered, form.id, NOW)
        except FormRefused:
            continue
        if form.id in made.docx and form.places:
            made.docx[f"{form.id} {name}"] = fill(made.docx[form.id], values, name=form.name)
            made.texts |= {
                f"value {place} {form.id} {name}": each for place, each in values.items()
            }
