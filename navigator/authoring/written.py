"""Files that are made anew by each build: written only where they differ, and nothing left over.

What did not change keeps its date, so that whoever reads by date reads only what did.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_whole(path: Path, content: bytes) -> bool:
    """Write a file that never stands half-written; False where it held just that already."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(path)
    return True


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below a folder, folder by folder; none where there is no such folder."""
    for top, _, names in os.walk(folder):
        for name in names:
            yield Path(top, name)


@dataclass(slots=True)
class WrittenFolder:
    """A folder that holds what was written through this, and after ``drop_others`` nothing else.

    ``changed`` are the files that were not as they are now, ``dropped`` those that are gone.
    """

    folder: Path
    changed: list[Path] = field(default_factory=list)
    dropped: list[Path] = field(default_factory=list)
    _wanted: set[Path] = field(default_factory=set)

    def write(self, name: str, content: str | bytes) -> None:
        """Write ``name``, a path below the folder."""
        path = self.folder / name
        self._wanted.add(path)
        if write_whole(path, content.encode() if isinstance(content, str) else content):
            self.changed.append(path)

    def drop_others(self, below: str = "") -> None:
        """Remove the files that were not written, and folders left empty."""
        for path in list(files_below(self.folder / below)):
            if path in self._wanted:
                continue
            path.unlink()
            self.dropped.append(path)
            parent = path.parent
            while parent != self.folder and not any(parent.iterdir()):
                parent.rmdir()
                parent = parent.parent
