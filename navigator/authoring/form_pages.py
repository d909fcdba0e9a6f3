"""Writes every document of every edition as a blank form: a Word file, and a page to print.

Both stand below the edition's own page: ``policies/<policy>/<edition>/forms/``.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from navigator.authoring.form_files import form_file
from navigator.authoring.form_model import forms_of
from navigator.authoring.pages import as_text
from navigator.engine.london import to_london

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from navigator.authoring.form_model import Form
    from navigator.engine.model import Edition


def write_forms(editions: Iterable[Edition], docs: Path, day: date | None = None) -> None:
    """Write the forms into ``docs/policies``, beside the pages that are there."""
    today = day or to_london(datetime.now(UTC)).date()
    for edition in editions:
        folder = docs / "policies" / edition.policy / edition.edition / "forms"
        folder.mkdir(parents=True, exist_ok=True)
        for form in forms_of(edition, today):
            (folder / f"{form.id}.docx").write_bytes(form_file(form))
            page = form_page(edition, form)
            (folder / f"{form.id}.md").write_text(page, encoding="utf-8")


def form_page(edition: Edition, form: Form) -> str:
    """The Markdown of a form's page: found from its policy's page, not by the search."""
    call = ", ".join(map(json.dumps, (edition.policy, edition.edition, form.id)))
    return "\n".join(
        (
            "---",
            f"title: {json.dumps(as_text(form.properties_title))}",
            "search:",
            "  exclude: true",
            "---",
            "",
            f"{{{{ form({call}) }}}}",
            "",
        )
    )
