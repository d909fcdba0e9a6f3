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
from pathlib import Path
from typing import TYPE_CHECKING, Final

from navigator.authoring.page_index import lead_edition
from navigator.authoring.page_model import PolicyPage
from navigator.engine.ladder import stage_label
from navigator.engine.london import to_london

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from navigator.engine.model import Edition

FONTS: Final = (
    "atkinson-hyperlegible-next-latin-400-normal.woff2",
    "atkinson-hyperlegible-next-latin-400-italic.woff2",
    "atkinson-hyperlegible-next-latin-700-normal.woff2",
    "atkinson-hyperlegible-next-latin-800-normal.woff2",
)


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


def copy_fonts(node_modules: Path, docs: Path) -> None:
    """Copy the typeface to where the style sheet looks for it."""
    source = node_modules / "@fontsource" / "atkinson-hyperlegible-next" / "files"
    target = docs / "assets" / "generated" / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    for name in FONTS:
        shutil.copyfile(source / name, target / name)


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


def _list_page() -> str:
    return (
        _front_matter("Policies")
        + "# Policies\n\n"
        + "Each policy's page has its status, its ladder, every stage and its contacts.\n\n"
        + '{{ policy_list("../") }}\n\n'
        + '{{ site_danger() }}\n'
    )


def edition_page(page: PolicyPage, editions: tuple[PolicyPage, ...], *, own: bool) -> str:
    """The Markdown of an edition's page; ``own`` is its permanent page, else the policy's."""
    edition = page.edition
    # /policies/lambeth/ is two folders below the root, /policies/lambeth/2024-07/ three.
    base = "../../../" if own else "../../"
    call = f'("{edition.policy}", "{edition.edition}"'
    name = as_text(edition.name)
    title = f"{name}, {as_text(edition.edition_name)}" if own else name
    parts = [
        f"# {name}: {as_text(edition.title)}",
        f"{{{{ status{call}) }}}}",
    ]
    if not page.in_force and not own:
        parts.append("**No edition of this policy is known to be in force.** This is what the last one known here said.")
    parts += [
        f'{{{{ first_action{call}, "{base}") }}}}',
        f"{{{{ danger{call}) }}}}",
        f"## The ladder at a glance {{#at-a-glance}}\n\n{{{{ ladder{call}) }}}}",
        f"## Flowchart {{#flowchart}}\n\n{{{{ chart{call}) }}}}",
        f"## Immediate risk and other routes {{#other-routes}}\n\n{{{{ routes{call}) }}}}",
    ]
    if edition.conditions:
        parts.append(f"## What changes the answer {{#what-changes}}\n\n{{{{ conditions{call}) }}}}")
    parts.append("## Every stage in full {#every-stage}")
    parts += [
        f"### {as_text(f'{stage_label(stage)}: {stage.title}')} {{#{page.shown.anchor(stage.id)}}}\n\n"
        f'{{{{ stage{call}, "{stage.id}") }}}}'
        for stage in edition.stages
    ]
    if edition.throughout:
        parts.append(f"## At every stage {{#throughout}}\n\n{{{{ throughout{call}) }}}}")
    agreed = (
        f"{{{{ resolved{call}) }}}}" if edition.resolved else "The policy does not say what follows."
    )
    parts += [
        f"## Records and forms {{#records-and-forms}}\n\n{{{{ documents{call}) }}}}",
        f"## Once it is agreed {{#once-agreed}}\n\n{agreed}",
        f"## Contacts {{#contacts}}\n\n{{{{ contacts{call}) }}}}",
        f"## What the policy leaves open {{#left-open}}\n\n{{{{ notes{call}) }}}}",
        f"## Source and edition {{#source}}\n\n{{{{ source{call}) }}}}",
    ]
    others = [each for each in editions if own or len(editions) > 1]
    if others:
        links = "\n".join(
            f"- [{as_text(each.edition.edition_name)}]({each.edition.edition}.md)" for each in others
        )
        parts.append(f"### Editions {{#editions}}\n\n{links}")
    else:
        parts.append(f"[Permanent page of this edition]({edition.edition}.md)")
    parts.append(f"## Report something wrong {{#report}}\n\n{{{{ report{call}) }}}}")
    description = as_text(f"{edition.partnership}: who to contact next, by when, and what if that fails.")
    return (
        _front_matter(title, description=description, searched=not own)
        + "\n\n".join(parts)
        + "\n"
    )
