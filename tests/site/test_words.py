"""The field's words: the glossary, abbreviations where they stand, and what the search finds."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from navigator.authoring.glossary import (
    UnreadableGlossaryError,
    abbreviations_file,
    read_glossary,
)
from navigator.authoring.library import load_library
from navigator.engine.site import NOTE_TAGS
from navigator.engine.vocabulary import NoteKind
from navigator.web.abbreviations import Abbreviations, abbreviations_of, general, written_out

if TYPE_CHECKING:
    from playwright.sync_api import Page as BrowserPage

    from tests.site.reading import Page

ROOT: Final = Path(__file__).parents[2]
TERMS: Final = read_glossary()
EDITIONS: Final = load_library().editions
MEANS: Final = '<span class="nav-means">'
IRO: Final = f"IRO{MEANS} (independent reviewing officer)</span>"
BENEATH: Final = (
    '<span class="nav-means nav-means--beneath">IRO: independent reviewing officer.</span>'
)
QUOTED: Final = " (IRO: independent reviewing officer; CP: child protection)"
SOME: Final = Abbreviations(
    meanings={"IRO": "independent reviewing officer", "CP": "child protection", "LA": "A & B"}
)


def test_the_short_forms_that_travel_are_the_glossary_s() -> None:
    """The file beside the screens holds what the glossary says, no more and no less."""
    held = (ROOT / "navigator" / "web" / "abbreviations.json").read_bytes()
    assert held == abbreviations_file(ROOT)


def test_every_short_form_has_one_meaning() -> None:
    """No two terms share an id or a short form."""
    short = [each for term in TERMS for each in term.short]
    assert len(short) == len(set(short))


def test_the_glossary_holds_the_words_of_the_field() -> None:
    """Those that practitioners look up, as a term, a short form or another name."""
    known = {name.casefold() for each in TERMS for name in (each.term, *each.short, *each.also)}
    wanted = (
        "IRO; MASH; LADO; DSL; CP plan; LSCP; LSCB; DCS; ICB; CIN; CLA; LAC; looked after child;"
        " section 47; strategy discussion; child protection conference; named professional;"
        " designated professional; EDT; Working Together; threshold; escalation;"
        " professional challenge; working day; front door"
    )
    assert {each.casefold() for each in wanted.split("; ")} <= known


def test_a_broken_glossary_is_refused_with_every_place(tmp_path: Path) -> None:
    """Each mistake with its line."""
    folder = tmp_path / "data" / "vocabulary"
    folder.mkdir(parents=True)
    (folder / "glossary.yaml").write_text("a:\n  term: b\nc:\n  term: d\n  means: e\n  sort: f\n")
    with pytest.raises(UnreadableGlossaryError) as refused:
        read_glossary(tmp_path)
    assert [each.line for each in refused.value.findings] == [2, 6]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Tell the IRO. The IRO acts.</p>", f"<p>Tell the {IRO}. The IRO acts.</p>"),
        ("<b>Independent Reviewing Officer (IRO)</b>", None),
        ("<p>The IRO is the independent reviewing officer.</p>", None),
        ("<p>IROs meet</p>", f"<p>IROs{MEANS} (independent reviewing officers)</span> meet</p>"),
        (
            "<p>the IRO&#39;s view</p>",
            f"<p>the IRO&#39;s{MEANS} (independent reviewing officer)</span> view</p>",
        ),
        ("<p>(incl. IRO)</p>", f"<p>(incl. IRO{MEANS}, independent reviewing officer</span>)</p>"),
        (
            "<p>It prints &#34;IRO/CP lead&#34; only</p>",
            f"<p>It prints &#34;IRO/CP lead&#34;{MEANS}{QUOTED}</span> only</p>",
        ),
        ("<p>LA</p>", f"<p>LA{MEANS} (A &amp; B)</span></p>"),
        ('<a href="/IRO/" title="IRO">x</a>', None),
        ('<button value="IRO">IRO</button>', f'<button value="IRO">IRO</button>{BENEATH}'),
        ("<h2>Tell the IRO</h2><p>Now.</p>", f"<h2>Tell the IRO</h2>{BENEATH}<p>Now.</p>"),
        ("<h2>Tell the IRO</h2><p>The IRO</p>", f"<h2>Tell the IRO</h2><p>The {IRO}</p>"),
        ("<h2>Tell the IRO</h2><p>Now the independent reviewing officer</p>", None),
        ("<h2>IRO</h2><h3>The IRO acts</h3>", f"<h2>IRO</h2>{BENEATH}<h3>The IRO acts</h3>"),
        (
            "<details><summary>The IRO</summary><p>The IRO acts</p></details>",
            f"<details><summary>The IRO</summary>{BENEATH}<p>The IRO acts</p></details>",
        ),
        (
            "<details><summary>Who</summary>IRO</details><p>The IRO acts</p>",
            f"<details><summary>Who</summary>IRO</details><p>The {IRO} acts</p>",
        ),
        (
            "<details><summary>Who</summary><p>The IRO acts</p></details>",
            f"<details><summary>Who</summary><p>The {IRO} acts</p></details>",
        ),
        ('<a href="/">Open<span class="sr">: the IRO</span></a>', None),
        ('<a href="mailto:IRO@example.org">IRO</a>', None),
        ("<p>IRO@example.org, SIRO, x.IRO</p>", None),
        ('<p class="nav-cite">IRO, <b>IRO</b></p><p>IRO</p>',
         f'<p class="nav-cite">IRO, <b>IRO</b></p><p>{IRO}</p>'),
        ('<time datetime="2026-01-01">IRO</time>', None),
    ],
)  # fmt: skip
def test_an_abbreviation_is_explained_once_and_only_where_it_is_text(
    html: str, expected: str | None
) -> None:
    """Beside it or beneath its heading, unless the words are there; a quotation stays whole."""
    assert SOME.explain(html) == (html if expected is None else expected)


def test_parts_under_one_heading_explain_an_abbreviation_once() -> None:
    """In the first that has it in its open text, and each part keeps its own."""
    folded = "<details><summary>Who</summary>IRO</details>"
    told = SOME.explain_all((folded, "<h3>CP</h3>", "<p>The IRO acts</p>", "<p>The IRO, CP</p>"))
    assert told == (
        folded,
        "<h3>CP</h3>"
        + BENEATH.replace("IRO: independent reviewing officer", "CP: child protection"),
        f"<p>The {IRO} acts</p>",
        "<p>The IRO, CP</p>",
    )


def test_an_edition_s_own_abbreviation_has_its_own_name() -> None:
    """LSCP on Lambeth's pages is Lambeth's partnership, LSCB on Brent's is Brent's Board."""
    for edition in EDITIONS:
        meanings = abbreviations_of(edition).meanings
        assert meanings[edition.abbreviation] == edition.partnership
        assert meanings["IRO"] == general().meanings["IRO"]


def test_what_an_edition_writes_out_is_known() -> None:
    """Initials with their words before them, small words left out."""
    assert list(written_out("Safeguarding & Continuous Learning (SCL) subcommittee")) == [
        ("SCL", "Safeguarding & Continuous Learning")
    ]
    assert list(written_out("Local Safeguarding Board (LSCB)")) == []


def test_every_kind_of_note_has_words_of_its_own() -> None:
    """A tag that says it plainly: none is left over, none is the bare word of the data."""
    assert set(NOTE_TAGS) == set(NoteKind)
    assert {each.casefold() for each in NOTE_TAGS.values()}.isdisjoint(NoteKind)


@pytest.mark.site
def test_a_policy_s_page_explains_an_abbreviation_once_under_a_heading(built_site: Path) -> None:
    """Each section of a page, from one heading of the second level to the next."""
    twice = []
    for path in sorted((built_site / "policies").glob("*/*.html")):
        for section in re.split(r"<h2(?=[ >])", path.read_text(encoding="utf-8")):
            told = re.findall(r'<span class="nav-means[^>]*>[ ,(]*([^<]*?)[).]*</span>', section)
            twice += [(path.parent.name, each) for each in set(told) if told.count(each) > 1]
    assert twice == []


@pytest.mark.site
def test_headings_summaries_and_buttons_stay_short(built_site: Path) -> None:
    """None holds the words of an abbreviation, on any page or in any answer."""
    bloated = []
    for path in built_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        bloated += re.findall(
            r"<(h[1-5]|summary|button)\b(?:(?!</\1>).)*nav-means", text, re.DOTALL
        )
    for path in (built_site / "api" / "v1" / "graphs").rglob("*.json"):
        for part in json.loads(path.read_text(encoding="utf-8"))["parts"]:
            bloated += re.findall(
                r"<(h[1-5]|summary|button)\b(?:(?!</\1>).)*nav-means", part, re.DOTALL
            )
    assert bloated == []


@pytest.mark.site
def test_no_answer_leaves_its_abbreviations_unexplained(built_site: Path) -> None:
    """In each part of every graph, the first mention has its words within reach."""
    bare = []
    for edition in EDITIONS:
        words = abbreviations_of(edition)
        path = built_site / "api" / "v1" / "graphs" / edition.policy / f"{edition.edition}.json"
        for part in json.loads(path.read_text(encoding="utf-8"))["parts"]:
            read = re.sub(r'<p class="nav-(?:cite|source)".*?</p>', "", part, flags=re.DOTALL)
            read = re.sub(r'<(?:a|span) class="nav-way[ "].*?</(?:a|span)>', "", read)
            text = unescape(re.sub(r"<[^>]*>", " ", read))
            for found in words.pattern.finditer(text):
                meaning = words.meanings[found["name"]].casefold()
                if f"({found['name']})" not in text and meaning not in text.casefold():
                    bare.append(f"{edition.policy}: {text[max(0, found.start() - 40) :][:90]}")
    assert bare == []


def test_the_glossary_page_has_a_place_for_every_term(built_pages: dict[str, Page]) -> None:
    """An anchor for each, and a way there from every page's menu."""
    assert {each.id for each in TERMS} <= set(built_pages["glossary/index.html"].ids)
    for name, page in built_pages.items():
        if name != "404.html":
            assert any(label == "Glossary" for _, label in page.links), name


@pytest.mark.site
@pytest.mark.browser
@pytest.mark.parametrize("path", ["about/", "offline/"])
def test_nobody_is_told_that_closing_a_tab_clears_it(
    page: BrowserPage, site_url: str, path: str
) -> None:
    """A browser may reopen the tab with its answers: the page says so, and what clears them."""
    page.goto(site_url + path)
    said = page.locator("main").inner_text()
    assert "close it" not in said
    assert "Your browser may keep them to reopen the tab" in said
    assert re.search("on a shared computer, use .Clear answers.", said)
