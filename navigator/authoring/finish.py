"""The last step for each page: its bundles by the names of their contents, integrity, and policy.

Pages of one release name it alike, so that a script can tell a page of another.

Reads and writes HTML only, so that it does not matter which site generator wrote it. A page that
was finished before may be finished again, after its bundles changed.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from posixpath import normpath
from typing import TYPE_CHECKING, Final

from navigator.authoring.bundles import Asset, integrity_of, without_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

RELEASE: Final = "assets/generated/release.json"
_CHARSET: Final = re.compile(r'<meta charset="?utf-8"?>', re.IGNORECASE)
_MADE: Final = re.compile(r'<meta (?:http-equiv="Content-Security-Policy"|name="release")[^>]*>')
_TAG: Final = re.compile(r"<(script|link)\b((?:[^>\"]|\"[^\"]*\")*)>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([a-z-]+)(?:=(?:\"([^\"]*)\"|([^\s\">]+)))?")
_INTEGRITY: Final = re.compile(r' integrity="[^"]*"')
_SCRIPT: Final = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_BUNDLE: Final = re.compile(
    r"assets/generated/(?P<name>[\w-]+)(?:\.[0-9A-Z]{8})?\.(?P<suffix>js|css)$"
)
# An address in a tag, and that of the site in what the theme's scripts read.
_FROM_ROOT: Final = re.compile(r'(\b(?:href|src)="|"(?:base|search)": ?")/(?!/)')
# What a browser does not run needs no leave to be run.
_RUN: Final = {"", "module", "text/javascript"}
# What the policy could not allow, and what no page of ours holds.
_FORBIDDEN: Final = re.compile(r"<style\b|<[a-z][^>]*\s(?:style|on[a-z]+)=\"", re.IGNORECASE)

# A frame around a page is refused by a header alone: see deploy/.
_DIRECTIVES: Final = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self' blob:",
    "form-action 'self'",
    "base-uri 'none'",
)


class UnfinishedPageError(Exception):
    """A page holds what it must not. The message says which page, and what."""


def content_policy(hashes: Iterable[str] = ()) -> str:
    """The content security policy of a page whose inline scripts have these hashes."""
    allowed = "".join(f" '{each}'" for each in sorted(set(hashes)))
    return "; ".join(_DIRECTIVES).format(hashes=allowed)


@dataclass(slots=True)
class Finisher:
    """Finishes pages of the site in the folder ``site``, which holds ``release.json``."""

    site: Path
    _bundles: dict[str, Asset] = field(init=False)
    _release: str = field(init=False)
    _known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the list of bundles."""
        listed = (self.site / RELEASE).read_bytes()
        named = hashlib.sha256(listed).hexdigest()[:8]
        self._release = f'<meta name="release" content="{named}">'
        files = json.loads(listed)["files"]
        self._bundles = {name: Asset(**each) for name, each in files.items()}

    def finish(self, page: Path) -> None:
        """Finish one page. UnfinishedPageError if it holds what the policy forbids."""
        before = page.read_text(encoding="utf-8")
        after = self.finished(before, page)
        if after != before:
            page.write_text(after, encoding="utf-8")

    def finished(self, html: str, page: Path) -> str:
        """A page's HTML as it is once finished, for whoever writes it. UnfinishedPageError."""
        if found := _FORBIDDEN.search(html):
            raise self._fault(page, f"inline style or handler: {found[0]}")
        html = _TAG.sub(lambda tag: self._tag(tag, page), _MADE.sub("", html))
        inline = [
            integrity_of(text.encode())
            for given, text in _SCRIPT.findall(html)
            if _runs_inline(given)
        ]
        policy = f'<meta http-equiv="Content-Security-Policy" content="{content_policy(inline)}">'
        made = policy + self._release
        finished, places = _CHARSET.subn(lambda charset: charset[0] + made, html, count=1)
        if not places:
            raise self._fault(page, "no charset, after which the policy stands")
        return finished

    def _tag(self, tag: re.Match[str], page: Path) -> str:
        """The tag of a script or style with its present name and integrity; others as they are."""
        given = _attributes(tag[2])
        is_script = tag[1].lower() == "script"
        address = given.get("src" if is_script else "href", "")
        if not address or not (is_script or given.get("rel") == "stylesheet"):
            return tag[0]
        present = self._present(address)
        file = self._file(present, page)
        return _INTEGRITY.sub("", tag[0]).replace(f'"{address}"', f'"{present}" integrity="{file}"')

    def _present(self, address: str) -> str:
        """The address with the bundle's present name in it."""
        if found := _BUNDLE.search(address):
            asset = self._bundles.get(f"{found['name']}.{found['suffix']}")
            if asset:
                return f"{address[: found.start('name')]}{asset.file}"
        return address

    def _file(self, address: str, page: Path) -> str:
        """The integrity of the file at an address."""
        folder = page.parent.relative_to(self.site).as_posix()
        name = address[1:] if address.startswith("/") else normpath(f"{folder}/{address}")
        if name not in self._known:
            file = self.site / name
            if "//" in address or not file.is_file():
                raise self._fault(page, f"a script or style that the site does not have: {address}")
            self._known[name] = integrity_of(file.read_bytes())
        return self._known[name]

    def _fault(self, page: Path, what: str) -> UnfinishedPageError:
        return UnfinishedPageError(f"{page.relative_to(self.site).as_posix()}: {what}")


def finish_site(site: Path) -> None:
    """Finish every page of a site, and the scripts of other people.

    UnfinishedPageError if a page holds what the policy forbids.
    """
    for script in (site / "assets" / "javascripts").rglob("*.js"):
        if own := without_elsewhere(script.read_bytes()):
            script.write_bytes(own)
    # The theme's maps of its own sources: a third of the site, for nobody.
    for theirs in (site / "assets").rglob("*.map"):
        theirs.unlink()
    finisher = Finisher(site)
    for page in sorted(site.rglob("*.html")):
        finisher.finish(page)


def place_not_found(site: Path, below: str) -> None:
    """Let ``404.html`` lead to the site below another one's address, as ``/escalation/``.

    It is shown in the place of any address, so it alone cannot name the others from where it is.
    """
    page = site / "404.html"
    html = _FROM_ROOT.sub(rf"\g<1>{below}", page.read_text(encoding="utf-8"))
    page.write_text(html, encoding="utf-8")


def _attributes(text: str) -> dict[str, str]:
    return {name: quoted or bare for name, quoted, bare in _ATTRIBUTE.findall(text)}


def _runs_inline(attributes: str) -> bool:
    given = _attributes(attributes)
    return "src" not in given and given.get("type", "") in _RUN
