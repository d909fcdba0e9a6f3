"""Writes the Markdown files of the policies: headings for search and contents, and places to fill.

The pages are files on disk before the site is built, so that either site generator can build
them. They call no macro. Titles reach Markdown as character references only: text from data can
be neither markup nor a macro.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Final

from navigator.authoring.form_model import forms_of
from navigator.authoring.kept_pages import read_drawn
from navigator.authoring.page_index import lead_edition
from navigator.authoring.page_phases import by_date
from navigator.authoring.page_sections import SEARCHED, mark, searched_block
from navigator.authoring.site_sections import CHANGED, EDITIONS, contact_pages, site_mark
from navigator.authoring.written import WrittenFolder
from navigator.engine.ladder import stage_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from navigator.authoring.form_model import Form
    from navigator.authoring.page_model import PolicyPage

    # The HTML of the sections that the search finds, by name.
    Searched = Mapping[str, str]


MADE_UP: Final = (
    '<p class="made-up"><strong>Made up.</strong> There is no such place and no such policy. It is'
    " for training, and to show how editions follow each other.</p>"
)


def as_text(text: str) -> str:
    """Text for a Markdown heading or a page's title, with nothing left that could be markup."""
    return "".join(
        letter if letter.isalnum() or letter == " " else f"&#{ord(letter)};" for letter in text
    )


def write_pages(
    pages: Iterable[PolicyPage], kept: Mapping[tuple[str, str], Path], docs: Path
) -> None:
    """Write ``docs/policies``: the list, each policy's page, each edition's pages and forms.

    ``kept`` is where what was drawn of each edition is. Files that would not change are left.
    """
    folder = WrittenFolder(docs / "policies")
    folder.write("index.md", _list_page())
    made = sorted(pages, key=lambda page: page.edition.policy)
    for policy, group in groupby(made, key=lambda page: page.edition.policy):
        write_policy(folder, tuple(group), {each: kept[each] for each in kept if each[0] == policy})
    folder.drop_others()
    letters = WrittenFolder(docs / "contacts")
    for letter, text in contact_pages().items():
        front = _front_matter(f"Contacts: {letter.upper()}", searched=False, macros=True)
        letters.write(f"{letter}.md", front + text)
    letters.drop_others()


def write_policy(
    folder: WrittenFolder, pages: tuple[PolicyPage, ...], kept: Mapping[tuple[str, str], Path]
) -> None:
    """Write the pages of all editions of one policy into ``docs/policies``."""
    lead = lead_edition(pages)
    folder.write(f"{lead.edition.policy}/editions.md", editions_page(lead))
    for page in pages:
        policy, edition = page.edition.policy, page.edition.edition
        drawn = read_drawn(kept[policy, edition])
        searched = {name: drawn.sections[name] for name in SEARCHED}
        own = f"{policy}/{edition}"
        if page is lead:
            folder.write(f"{policy}/index.md", edition_page(page, pages, searched, own=False))
        folder.write(f"{own}.md", edition_page(page, pages, searched, own=True))
        folder.write(f"{own}/left-open.md", left_open_page(page))
        for form in forms_of(page.edition, page.day):
            folder.write(f"{own}/forms/{form.id}.md", form_page(page, form))
            folder.write(f"{own}/forms/{form.id}.docx", drawn.forms[form.id])


def _front_matter(
    title: str, *, description: str = "", searched: bool = True, macros: bool = False
) -> str:
    lines = ["---", f"title: {json.dumps(title)}"]
    if description:
        lines.append(f"description: {json.dumps(description)}")
    if not searched:
        lines += ["search:", "  exclude: true"]
    if not macros:
        # Reading a page as a template takes as long as all the rest.
        lines.append("render_macros: false")
    return "\n".join([*lines, "---", "", ""])


def _heading(text: str, anchor: str, level: int = 2, *, searched: bool = False) -> str:
    # With a space: "{#" would start a comment of the macros. The search finds few headings: those
    # that stand on every policy's page would bury the rest.
    skip = "" if searched else " data-search-exclude"
    return f"{'#' * level} {text} {{ #{anchor}{skip} }}"


def _list_page() -> str:
    return (
        _front_matter("Policies", macros=True)
        + "# Policies\n\n"
        + "Each policy's page has its status, its ladder, every stage and its contacts.\n\n"
        + "{{ policy_list() }}\n\n"
        + "[Updates: new editions, and what changed](../updates.md). "
        + "[Compare the policies side by side](../compare.md).\n\n"
        + f"{site_mark('made_up')}\n\n"
        + "{{ site_danger() }}\n"
    )


def edition_page(
    page: PolicyPage, editions: tuple[PolicyPage, ...], searched: Searched, *, own: bool
) -> str:
    """The Markdown of an edition's page; ``own`` is its permanent page, else the policy's."""
    edition = page.edition
    name = as_text(edition.name)
    title = f"{name}, {as_text(edition.edition_name)}" if own else name
    about = f"{edition.partnership}: who to contact next, by when, and what if that fails."
    # What is made up is not to be found by somebody who looks for a policy of their own.
    found = not own and not edition.fictional
    front = _front_matter(title, description=as_text(about), searched=found)
    parts = [
        *_first(page, editions, searched, own=own),
        *_middle(page),
        *_last(page, searched),
    ]
    return front + "\n\n".join(parts) + "\n"


def editions_page(lead: PolicyPage) -> str:
    """The Markdown of the page with a policy's editions, and what changed between them."""
    title = as_text(f"{lead.edition.name}: editions and changes")
    held = site_mark(f"{EDITIONS}{lead.edition.policy}")
    return f"{_front_matter(title, searched=False)}# {title}\n\n{held}\n"


def left_open_page(page: PolicyPage) -> str:
    """The Markdown of the page with an edition's notes, and how each can be read."""
    title = f"What the policy leaves open: {page.edition.name}, {page.edition.edition_name}"
    parts = [
        f"# {as_text(page.edition.name)}: what the policy leaves open",
        mark(page, "status"),
        mark(page, "notes"),
    ]
    return _front_matter(as_text(title), searched=False) + "\n\n".join(parts) + "\n"


def form_page(page: PolicyPage, form: Form) -> str:
    """The Markdown of a form's page: found from its policy's page, not by the search."""
    front = _front_matter(as_text(form.properties_title), searched=False)
    return f"{front}{mark(page, f'form/{form.id}')}\n"


def _first(
    page: PolicyPage, editions: tuple[PolicyPage, ...], searched: Searched, *, own: bool
) -> list[str]:
    """The heading, whether it can be relied on, what to do, and danger."""
    edition = page.edition
    parts = [
        f"# {as_text(edition.name)}: {as_text(edition.title)}",
        searched_block("covers", searched["covers"]),
    ]
    parts[1:1] = by_date(page, editions, own=own)
    if page.past:
        # Before all else: it may be all that somebody in a hurry reads on a small screen.
        known = "This edition is not" if own else "No edition of this policy is known to be"
        parts[1:1] = [f"**{known} in force.**", mark(page, "instead")]
    if edition.fictional:
        parts.insert(1, MADE_UP)
    parts += [mark(page, name) for name in ("status", "first_action", "danger")]
    if len(editions) > 1:
        parts.append(site_mark(f"{CHANGED}{edition.policy}/{edition.edition}"))
    return parts


def _middle(page: PolicyPage) -> list[str]:
    """The ladder, the chart, the other routes and every stage."""
    parts = [
        _heading("The ladder at a glance", "at-a-glance"),
        mark(page, "ladder"),
        _heading("Flowchart", "flowchart"),
        mark(page, "chart"),
        _heading("Immediate risk and other routes", "other-routes"),
        mark(page, "routes"),
    ]
    if page.edition.conditions:
        parts += [_heading("What changes the answer", "what-changes"), mark(page, "conditions")]
    parts.append(_heading("Every stage in full", "every-stage"))
    for stage in page.edition.stages:
        words = as_text(f"{stage_label(stage)}: {stage.title}")
        parts += [
            _heading(words, page.shown.anchor(stage.id), 3, searched=True),
            mark(page, f"stage/{stage.id}"),
        ]
    return parts


def _last(page: PolicyPage, searched: Searched) -> list[str]:
    """Records, contacts, open points, the source, and how to report a mistake."""
    parts = []
    if page.edition.throughout:
        parts += [_heading("At every stage", "throughout"), mark(page, "throughout")]
    parts += [
        _heading("Records and forms", "records-and-forms"),
        mark(page, "documents"),
        _heading("Once it is agreed", "once-agreed"),
        mark(page, "resolved"),
        _heading("Contacts", "contacts", searched=True),
        searched_block("roles", searched["roles"]),
        mark(page, "contacts"),
        _heading("What the policy leaves open", "left-open"),
        mark(page, "left_open"),
        _heading("Source and edition", "source"),
        mark(page, "source"),
    ]
    parts += [
        _heading("Editions", "editions", 3),
        "[Every edition, and what changed](editions.md)",
    ]
    return [*parts, _heading("Report something wrong", "report"), mark(page, "report")]
