"""Writes the Markdown files of the policies: headings for search and contents, and macro calls.

The pages are files on disk before the site is built, so that either site generator can build
them. Titles reach Markdown and its templates as character references only: text from data can
be neither markup nor a macro.
"""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from navigator.authoring.page_index import lead_edition
from navigator.authoring.page_model import PolicyPage
from navigator.engine.ladder import stage_label
from navigator.engine.london import to_london

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from navigator.engine.model import Edition


def as_text(text: str) -> str:
    """Text for a Markdown heading or a page's title, with nothing left that could be markup."""
    return "".join(
        letter if letter.isalnum() or letter == " " else f"&#{ord(letter)};" for letter in text
    )


def write_pages(editions: Iterable[Edition], docs: Path, day: date | None = None) -> None:
    """Write ``docs/policies`` anew: the list, each policy's page, and each edition's own page."""
    today = day or to_london(datetime.now(UTC)).date()
    folder = docs / "policies"
    shutil.rmtree(folder, ignore_errors=True)
    made = sorted(
        (PolicyPage(each, today) for each in editions),
        key=lambda page: page.edition.policy,
    )
    _write(folder / "index.md", _list_page())
    for policy, group in groupby(made, key=lambda page: page.edition.policy):
        of_policy = tuple(group)
        lead = lead_edition(of_policy)
        _write(folder / policy / "index.md", edition_page(lead, of_policy, own=False))
        for page in of_policy:
            _write(
                folder / policy / f"{page.edition.edition}.md",
                edition_page(page, of_policy, own=True),
            )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _front_matter(title: str, *, description: str = "", searched: bool = True) -> str:
    lines = ["---", f"title: {json.dumps(title)}"]
    if description:
        lines.append(f"description: {json.dumps(description)}")
    if not searched:
        lines += ["search:", "  exclude: true"]
    return "\n".join([*lines, "---", "", ""])


def _heading(text: str, anchor: str, level: int = 2, *, searched: bool = False) -> str:
    # With a space: "{#" would start a comment of the macros. The search finds few headings: those
    # that stand on every policy's page would bury the rest.
    skip = "" if searched else " data-search-exclude"
    return f"{'#' * level} {text} {{ #{anchor}{skip} }}"


def _list_page() -> str:
    return (
        _front_matter("Policies")
        + "# Policies\n\n"
        + "Each policy's page has its status, its ladder, every stage and its contacts.\n\n"
        + '{{ policy_list("../") }}\n\n'
        + "{{ site_danger() }}\n"
    )


def edition_page(page: PolicyPage, editions: tuple[PolicyPage, ...], *, own: bool) -> str:
    """The Markdown of an edition's page; ``own`` is its permanent page, else the policy's."""
    edition = page.edition
    name = as_text(edition.name)
    title = f"{name}, {as_text(edition.edition_name)}" if own else name
    about = f"{edition.partnership}: who to contact next, by when, and what if that fails."
    front = _front_matter(title, description=as_text(about), searched=not own)
    parts = [*_first(page, own=own), *_middle(page), *_last(page, editions, own=own)]
    return front + "\n\n".join(parts) + "\n"


def _call(page: PolicyPage, macro: str, *more: str) -> str:
    words = (page.edition.policy, page.edition.edition, *more)
    return f"{{{{ {macro}({', '.join(json.dumps(word) for word in words)}) }}}}"


def _first(page: PolicyPage, *, own: bool) -> list[str]:
    """The heading, whether it can be relied on, what to do, and danger."""
    edition = page.edition
    parts = [f"# {as_text(edition.name)}: {as_text(edition.title)}", _call(page, "covers")]
    if not page.in_force:
        # Before all else: it may be all that somebody in a hurry reads on a small screen.
        known = "This edition is not" if own else "No edition of this policy is known to be"
        parts[1:1] = [f"**{known} in force.**", _call(page, "instead")]
    parts.append(_call(page, "status"))
    # /policies/lambeth/ is two folders below the root, /policies/lambeth/2024-07/ three.
    parts += [
        _call(page, "first_action", "../../../" if own else "../../"),
        _call(page, "danger"),
    ]
    return parts


def _middle(page: PolicyPage) -> list[str]:
    """The ladder, the chart, the other routes and every stage."""
    parts = [
        _heading("The ladder at a glance", "at-a-glance"),
        _call(page, "ladder"),
        _heading("Flowchart", "flowchart"),
        _call(page, "chart"),
        _heading("Immediate risk and other routes", "other-routes"),
        _call(page, "routes"),
    ]
    if page.edition.conditions:
        parts += [_heading("What changes the answer", "what-changes"), _call(page, "conditions")]
    parts.append(_heading("Every stage in full", "every-stage"))
    for stage in page.edition.stages:
        words = as_text(f"{stage_label(stage)}: {stage.title}")
        parts += [
            _heading(words, page.shown.anchor(stage.id), 3, searched=True),
            _call(page, "stage", stage.id),
        ]
    return parts


def _last(page: PolicyPage, editions: tuple[PolicyPage, ...], *, own: bool) -> list[str]:
    """Records, contacts, open points, the source, and how to report a mistake."""
    parts = []
    if page.edition.throughout:
        parts += [_heading("At every stage", "throughout"), _call(page, "throughout")]
    parts += [
        _heading("Records and forms", "records-and-forms"),
        _call(page, "documents", "../../../" if own else "../../"),
        _heading("Once it is agreed", "once-agreed"),
        _call(page, "resolved"),
        _heading("Contacts", "contacts", searched=True),
        _call(page, "roles"),
        _call(page, "contacts"),
        _heading("What the policy leaves open", "left-open"),
        _call(page, "notes"),
        _heading("Source and edition", "source"),
        _call(page, "source"),
    ]
    links = [
        f"- [{as_text(each.edition.edition_name)}]({each.edition.edition}.md)"
        for each in editions
        if not (own and each is page)
    ]
    if links:
        label = "Other editions" if own else "Permanent page of each edition"
        parts += [_heading(label, "editions", 3), "\n".join(links)]
    return [*parts, _heading("Report something wrong", "report"), _call(page, "report")]
