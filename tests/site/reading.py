"""Reads a built page as its readers do: text, links, ids and what it loads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_SILENT: Final = {"script", "style", "template"}
_VOID: Final = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# What stands beside an abbreviation, to say what it is.
_MEANS: Final = "nav-means"
_LOADS: Final = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "link": "href",
    "source": "src",
    "use": "href",
}
# A link element that only says something about the page loads nothing.
_SAYS_ONLY: Final = {"canonical", "prev", "next", "alternate"}


def plain(text: str) -> str:
    """Text with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


@dataclass
class Page(HTMLParser):
    """One HTML page."""

    path: Path
    text: str = ""
    printed: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the file."""
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._link: list[str] | None = None
        self._pieces: list[str] = []
        self._means: list[bool] = []
        self.feed(self.path.read_text(encoding="utf-8"))
        self.text = plain("".join(self._pieces))
        told = zip(self._pieces, self._means, strict=True)
        self.printed = plain("".join(piece for piece, means in told if not means))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, links and loads."""
        held = {name: value or "" for name, value in attrs}
        if "id" in held:
            self.ids.append(held["id"])
        if "style" in held:
            self.inline.append(f"{tag} style={held['style']}")
        self.inline += [f"{tag} {name}" for name in held if name.startswith("on")]
        if tag == "a" and "href" in held:
            self._link = []
            self.links.append((held["href"], ""))
        loads = _LOADS.get(tag)
        if loads and loads in held and not (tag == "link" and held.get("rel") in _SAYS_ONLY):
            self.loads.append(held[loads])
        if tag not in _VOID:
            self._open.append(_MEANS if held.get("class") == _MEANS else tag)
        self._means.append(False)
        self._pieces.append(" " if tag in {"p", "li", "div", "dd", "dt", "br", "h1", "h2"} else "")

    def handle_endtag(self, tag: str) -> None:
        """Close it, with anything left open inside."""
        if tag == "a" and self._link is not None:
            self.links[-1] = (self.links[-1][0], plain("".join(self._link)))
            self._link = None
        while self._open and self._open.pop() not in {tag, _MEANS if tag == "span" else tag}:
            pass

    def handle_data(self, data: str) -> None:
        """Keep what can be read."""
        if _SILENT.isdisjoint(self._open):
            self._pieces.append(data)
            self._means.append(bool(self._open) and self._open[-1] == _MEANS)
            if self._link is not None:
                self._link.append(data)

    def has(self, text: str) -> bool:
        """Whether the page says this, however it breaks its lines and explains abbreviations."""
        return plain(text) in self.text or plain(text) in self.printed
