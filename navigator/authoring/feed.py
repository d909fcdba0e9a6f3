"""The updates as an Atom feed. Addresses are relative, as the site may be served from anywhere."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from navigator.engine.imprint import MAKER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from navigator.authoring.chronicle import Update

ATOM: Final = "http://www.w3.org/2005/Atom"
# Ids have to stay the same wherever the site is served: they are made from what an entry is about.
_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_OID, "escalation-navigator/updates")


def feed(updates: Iterable[Update], day: date) -> bytes:
    """The feed as XML, to stand at ``updates/feed.xml``.

    An update that lies ahead of ``day`` is dated by when it was told, as no entry can come from the
    future; by ``day`` at the latest.
    """
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed")
    _add(root, "title", f"{MAKER}: updates")
    _add(root, "id", uuid.uuid5(_NAMESPACE, "feed").urn)
    _add(root, "link", rel="self", href="feed.xml", type="application/atom+xml")
    _add(root, "link", rel="alternate", href="./", type="text/html")
    author = _add(root, "author")
    _add(author, "name", MAKER)
    held = list(updates)
    latest = max((_moment(each, day) for each in held), default=_at(day))
    _add(root, "updated", latest)
    for update in held:
        entry = _add(root, "entry")
        _add(entry, "title", f"{update.name}: {update.says}")
        _add(entry, "id", uuid.uuid5(_NAMESPACE, update.key).urn)
        _add(entry, "updated", _moment(update, day))
        _add(entry, "link", rel="alternate", href=f"../{update.page}", type="text/html")
        when = f"{update.on.in_words()}. " if update.ahead else ""
        _add(entry, "summary", f"{when}{' '.join((update.says, *update.lines))}", type="text")
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = text or None
    return made


def _moment(update: Update, day: date) -> str:
    return _at(min((update.told or update.on).first_day(), day))


def _at(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
