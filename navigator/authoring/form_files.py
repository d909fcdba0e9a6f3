"""Writes each document of an edition as a blank Word form: headings, notes and fields, no tables.

Fields are content controls, each with its label as its title. Those that the site fills in the
browser carry a tag. The same edition gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import quoteattr
from zlib import crc32

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from navigator.authoring.form_fields import Shape
from navigator.authoring.form_model import (
    ABOUT_TITLE,
    DANGER,
    PLACES_NOTE,
    PLACES_TITLE,
    SENDER_NOTE,
)
from navigator.engine.form_values import BLANK, TAG

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

    from navigator.authoring.form_fields import Field, Group
    from navigator.authoring.form_model import Form

# Zip files cannot hold a date before this one.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
# The library makes no file with a longer title or comment in its properties.
_LONGEST_PROPERTY: Final = 255
_LANGUAGE: Final = "en-GB"
_FONT: Final = "Arial"
_INK: Final = RGBColor(0x14, 0x22, 0x2B)
_SOFT: Final = RGBColor(0x47, 0x56, 0x5E)
# Lines in an empty box, which grows with what is written: enough to see that it is one.
_ROWS: Final = 2
# What stands in an empty field.
_PROMPT: Final = (
    '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Write here</w:t></w:r>'
)
_TICK: Final = (
    '<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/></w:rPr>'
    "<w:t>\N{BALLOT BOX}</w:t></w:r>"
)
_TICKED: Final = (
    '<w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
_EMPTY: Final = "<w:showingPlcHdr/>"
_BOX: Final = (
    "<w:pBdr {ns}>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="{{size}}" w:space="4" w:color="47565E"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + "</w:pBdr>"
)

NOTE: Final = "Form note"
MARK: Final = "Form mark"
ANSWER: Final = "Form answer"
LINE: Final = "Form line"
# What starts the tag of a line at the top, which nobody fills but its sender.
SENT: Final = "sent-"


def form_file(form: Form) -> bytes:
    """The blank form as a Word file."""
    document = Document(io.BytesIO(_laid_out()))
    _describe(document, form)
    if form.marked:
        _paragraph(document, form.marked, MARK)
    _paragraph(document, form.title, "Heading 1")
    document.add_paragraph(f"{form.edition}. {form.partnership}.")
    for line in (DANGER, *form.opening):
        _paragraph(document, line, NOTE)
    if form.sender:
        _paragraph(document, SENDER_NOTE, NOTE)
        for number, label in enumerate(form.sender, 1):
            _line(document, label, label, f"{SENT}{number}")
    for number, group in enumerate(form.groups, 1):
        _group(document, group, f"field-{number}")
    if form.places:
        _paragraph(document, PLACES_TITLE, "Heading 2")
        _paragraph(document, PLACES_NOTE, NOTE)
        for place, label in form.places:
            _line(document, label, label, TAG + place)
    _paragraph(document, ABOUT_TITLE, "Heading 2")
    for line in form.closing:
        _paragraph(document, line, NOTE)
    _foot(document, form)
    buffer = io.BytesIO()
    document.save(buffer)
    return _repeatable(buffer.getvalue())


# ---------------------------------------------------------------------- fields


def _group(document: WordDocument, group: Group, tag: str) -> None:
    _paragraph(document, group.title, "Heading 2")
    for number, field in enumerate(group.fields, 1):
        place = tag if group.alone else f"{tag}-{number}"
        if field.shape is Shape.CHOICE:
            _choice(document, field, place, labelled=not group.alone)
        elif group.alone:
            _room(document, field, place)
        else:
            _line(document, field.shown, field.name, place)


def _control(title: str, tag: str, content: str, kind: str = _EMPTY) -> Any:  # noqa: ANN401 - lxml's
    """A content control, which holds its prompt until somebody writes in it or ticks it."""
    return parse_xml(
        f"<w:sdt {nsdecls('w', 'w14')}><w:sdtPr><w:alias w:val={quoteattr(title)}/>"
        f'<w:tag w:val={quoteattr(tag)}/><w:id w:val="{crc32(tag.encode()) >> 1}"/>'
        f"{kind}</w:sdtPr>"
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def _room(document: WordDocument, field: Field, tag: str) -> None:
    """A box: one line for a short answer, else one that grows, paragraphs and all."""
    dress = f'<w:pPr><w:pStyle w:val="{_style_id(ANSWER)}"/></w:pPr>'
    long = field.shape is Shape.BOX
    content = f"<w:p>{dress}{_PROMPT}</w:p>" + f"<w:p>{dress}</w:p>" * (_ROWS - 1 if long else 0)
    control = _control(field.name, tag, content, _EMPTY if long else f"{_EMPTY}<w:text/>")
    document.element.body.insert_element_before(control, "w:sectPr")


def _line(document: WordDocument, label: str, title: str, tag: str) -> None:
    """A label with its field on the same line."""
    paragraph = _paragraph(document, "", LINE)
    paragraph.add_run(label if label.endswith("?") else f"{label}:").bold = True
    paragraph.add_run(" ")
    control = _control(title, tag, _PROMPT, f'{_EMPTY}<w:text w:multiLine="1"/>')
    paragraph._p.append(control)  # noqa: SLF001 - python-docx has no content controls


def _choice(document: WordDocument, field: Field, tag: str, *, labelled: bool) -> None:
    """A question with a box to tick for Yes and one for No."""
    paragraph = _paragraph(document, "", LINE)
    if labelled:
        paragraph.add_run(field.shown).bold = True
    for answer in ("Yes", "No"):
        # The answer and its box stay on one line.
        paragraph.add_run(f" \N{NO-BREAK SPACE}{answer}\N{NO-BREAK SPACE}")
        tick = _control(f"{field.name}: {answer}", f"{tag}-{answer.lower()}", _TICK, _TICKED)
        paragraph._p.append(tick)  # noqa: SLF001 - python-docx has no content controls


# ---------------------------------------------------------------------- the file around them


@cache
def _laid_out() -> bytes:
    """An empty form with its styles. Making them takes longer than all the rest."""
    document = Document()
    _lay_out(document)
    package = document.part.package
    for key, relation in list(package.rels.items()):
        # The library's own template carries a picture of itself.
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _style_id(name: str) -> str:
    """How the library, and Word itself, make a style's id of its name."""
    return name.replace(" ", "")


def _paragraph(document: WordDocument, text: str, style: str) -> Paragraph:
    """A paragraph of a style. The library would look through every style for it."""
    made = document.add_paragraph(text)
    made._p.style = _style_id(style)  # noqa: SLF001 - see above
    return made


def _lay_out(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    styles = document.styles
    for name, size, before, after in (
        ("Normal", 12, 0, 6),
        ("Heading 1", 20, 0, 6),
        ("Heading 2", 14, 12, 4),
    ):
        _dress(styles[name], size, before, after)
    for name, size, before, after in ((NOTE, 11, 0, 4), (MARK, 13, 0, 12), (LINE, 12, 0, 6)):
        _dress(styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), size, before, after)
    _dress(styles.add_style(ANSWER, WD_STYLE_TYPE.PARAGRAPH), 12, 0, 0)
    styles[MARK].font.bold = True
    for name, size in ((MARK, 18), (ANSWER, 6)):
        # Word wants a box before the spacing, which every style here has.
        spacing = styles[name].element.pPr.find(qn("w:spacing"))
        spacing.addprevious(parse_xml(_BOX.format(ns=nsdecls("w"), size=size)))
    prompt = styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    prompt.font.color.rgb = _SOFT
    for place in (styles.element, document.settings.element):
        for language in (*place.iter(qn("w:lang")), *place.iter(qn("w:themeFontLang"))):
            language.set(qn("w:val"), _LANGUAGE)


def _dress(style: ParagraphStyle, size: int, before: int, after: int) -> None:
    style.font.name = _FONT
    style.font.size = Pt(size)
    style.font.color.rgb = _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
        fonts.set(qn(f"w:{kind}"), _FONT)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def _describe(document: WordDocument, form: Form) -> None:
    held = document.core_properties
    held.title = form.properties_title[:_LONGEST_PROPERTY]
    held.subject = f"{BLANK}: {form.kind}"
    held.author = "Escalation Navigator"
    held.last_modified_by = "Escalation Navigator"
    held.identifier = form.name
    held.language = _LANGUAGE
    held.comments = form.marked[:_LONGEST_PROPERTY]
    held.created = held.modified = form.made
    held.revision = 1


def _foot(document: WordDocument, form: Form) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph._p.style = _style_id(NOTE)  # noqa: SLF001 - as above
    mark = "For reference only. " if form.marked else ""
    paragraph.add_run(f"{mark}{form.called}: {form.edition}. Page ")
    paragraph._p.append(  # noqa: SLF001 - python-docx has no fields
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )


def _repeatable(content: bytes) -> bytes:
    """The same parts in the same order, none with a time of its own."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as made,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        # The list of types comes first, where readers look for it.
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, made.read(name))
    return buffer.getvalue()
