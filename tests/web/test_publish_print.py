"""A draft on paper."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdf
import pytest

if TYPE_CHECKING:
    from tests.web.desk import Desk

pytestmark = [pytest.mark.site, pytest.mark.browser]


def printed(desk: Desk, tab: str) -> str:
    """The words of a tab as the browser prints it on A4, with single spaces."""
    desk.tab(tab)
    pdf = pypdf.PdfReader(BytesIO(desk.page.pdf(format="A4", prefer_css_page_size=True)))
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_paper_says_that_it_is_a_draft(desk: Desk) -> None:
    """It names the file, and that it is not the published edition; it shows nothing to press."""
    desk.correct()
    text = printed(desk, "Ladder").partition("Hand it in")[0]
    assert "data/policies/lambeth/2024-07.yaml" in text
    assert "A draft" in text
    assert [each for each in ("Undo", "Download", "Keep this draft") if each in text] == []


def test_the_text_is_printed_to_its_end(desk: Desk) -> None:
    """Not only as much of it as the editor showed."""
    desk.correct()
    assert "general-notes: [flowchart-lost" in printed(desk, "Text")
