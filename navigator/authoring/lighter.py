"""HTML with less weight, and the same to read: no indents, no escapes that nothing needs."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

# White space around the ends of lines; what is written as it stands keeps its own.
_LINES: Final = re.compile(r"(<(pre|textarea|script)\b.*?</\2>)|[ \t\r]*\n\s*", re.DOTALL)
_AS_WRITTEN: Final = re.compile(
    r"<(?:pre|textarea)\b|<script\b[^>]*>(?:(?!</script>)[^\n])*\n", re.IGNORECASE
)
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
_TEXT: Final = re.compile(r">[^<>]+<")


def lighter(html: str) -> str:
    """A page without the indents of its templates, and without what only the search needed."""
    if _AS_WRITTEN.search(html):
        plain = _LINES.sub(lambda found: found[1] or "\n", html)
    else:
        plain = "\n".join(line for each in html.split("\n") if (line := each.strip()))
    plain = _GENERATOR.sub("", _FOR_SEARCH.sub("", plain))
    plain = _ESCAPED.sub(lambda found: unescape(found[0]), plain)
    return _BETWEEN.sub(">", plain).strip()


def plainer(html: str) -> str:
    """The same HTML with quotation marks in its text as they are: there they need no escape."""
    return _TEXT.sub(
        lambda found: found[0].replace("&#34;", '"').replace("&#39;", "'"),
        html,
    )
