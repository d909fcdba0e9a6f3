"""Prints how hard each page and each kind of screen is to read, the hardest first.

Run it by ``tools/reading-level``, after a build. Grades are Flesch and Kincaid's: 8 is read with
ease at 13 or 14. The field's own long words (safeguarding, practitioner) raise every page.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from tests.site.sentences import Reading, reading, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAIN = re.compile(r"<article\b.*</article>", re.DOTALL)


def pages(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Each page with its sentences, what stands on every page left out."""
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        found = _MAIN.search(html)
        name = path.relative_to(site).as_posix().removesuffix("index.html") or "home"
        yield name, list(sentences(found[0] if found else html))


def screens(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Each kind of screen with the sentences of its hardest example: questions, then answers."""
    kinds: dict[str, list[list[str]]] = defaultdict(list)
    for path in sorted((site / "api" / "v1" / "graphs").rglob("*.json")):
        graph = json.loads(path.read_text(encoding="utf-8"))
        parts = [list(sentences(part)) for part in graph["parts"]]
        for kind, held in (("question", "questions"), ("answer", "answers")):
            for each in graph[held]:
                own = each.get("duties", True)
                name = f"{kind}: {each.get('id') or (graph['policy'] if own else each['heading'])}"
                kinds[name].append([text for part in each["html"] for text in parts[part]])
    for name, examples in kinds.items():
        yield name, max(examples, key=lambda texts: reading(texts).grade)


def table(site: Path) -> list[tuple[str, Reading]]:
    """Every page and kind of screen with its reading level, the hardest first."""
    rows = [(name, reading(texts)) for name, texts in (*pages(site), *screens(site))]
    return sorted(rows, key=lambda row: (-row[1].grade, row[0]))


def main(site: str = "site") -> None:
    """Print the table."""
    lines = [f"{'grade':>5}  {'longest':>7}  {'words':>6}  page or screen"]
    lines += [
        f"{row.grade:>5}  {row.longest:>7}  {row.words:>6}  {name}"
        for name, row in table(Path(site))
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
