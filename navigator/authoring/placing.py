"""From the pages that the site generator made to the site: places filled, weight left behind."""

from __future__ import annotations

import os
import re
import shutil
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Final

from navigator.authoring.kept_pages import DrawnEdition, read_drawn
from navigator.authoring.page_sections import fill
from navigator.authoring.site_sections import WHOSE, site_section
from navigator.authoring.written import files_below

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# White space around the ends of lines; what is written as it stands keeps its own.
_LINES: Final = re.compile(r"(<(pre|textarea|script)\b.*?</\2>)|[ \t\r]*\n\s*", re.DOTALL)
# Hundreds of megabytes where there are hundreds of policies. The generator writes them in whole
# builds only. All else it may write over, which must not show through a link.
_LARGE: Final = "api/"
# Between blocks a line's end shows as nothing.
_BLOCK: Final = (
    "article|body|dd|details|div|dl|dt|footer|h[1-6]|head|header|html|li|link|main|meta|nav|ol|p"
    "|script|section|summary|title|ul"
)
_BETWEEN: Final = re.compile(rf">\n(?=</?(?:{_BLOCK})\b)")
_GENERATOR: Final = re.compile(r'<meta name="generator"[^>]*>')
# Escapes that a title needed in Markdown, and that HTML does not.
_ESCAPED: Final = re.compile(r"&#(?:40|41|44|45|46|47|58|8211|8217);")
# Only the generator's search reads these.
_FOR_SEARCH: Final = re.compile(r"</?not-searched[^>]*>\n?| data-search-exclude(?:=\"\")?(?=[ >])")


class Placer:
    """Puts a generator's pages together with what was drawn for them."""

    def __init__(self, kept: Mapping[tuple[str, str], Path]) -> None:
        """``kept`` is where what was drawn of each edition is, by policy and edition."""
        self.kept = dict(kept)
        # Two pages of an edition follow each other: a few are enough.
        self._read = lru_cache(maxsize=8)(read_drawn)

    def page(self, html: str, name: str) -> str:
        """A whole page; ``name`` is its path below the site's root."""
        base = "../" * name.count("/")
        return lighter(fill(html, self._section, base))

    def site(self, made: Path, out: Path) -> None:
        """Every file of a generator's folder into the folder of a site."""
        for path in files_below(made):
            name = path.relative_to(made).as_posix()
            target = out / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix == ".html":
                target.write_text(self.page(path.read_text("utf-8"), name), "utf-8")
            elif name.startswith(_LARGE):
                link_or_copy(path, target)
            else:
                shutil.copy2(path, target)

    def _section(self, policy: str, edition: str, name: str) -> str:
        if (policy, edition) == WHOSE:
            return site_section(name)
        drawn: DrawnEdition = self._read(self.kept[policy, edition])
        return drawn.sections[name]


def lighter(html: str) -> str:
    """A page without the indents of its templates, and without what only the search needed."""
    plain = _LINES.sub(lambda found: found[1] or "\n", html)
    plain = _GENERATOR.sub("", _FOR_SEARCH.sub("", plain))
    plain = _ESCAPED.sub(lambda found: unescape(found[0]), plain)
    return _BETWEEN.sub(">", plain).strip() + "\n"


def link_or_copy(path: Path, target: Path) -> None:
    """The same file at another place; a copy where the file system has no links."""
    try:
        os.link(path, target)
    except OSError:
        shutil.copy2(path, target)
