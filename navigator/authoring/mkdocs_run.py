"""Runs MkDocs inside this process: what was read once for the data is not read again."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Final

# A banner about a generator version that the lock file keeps out.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

_PARTIAL: Final = "A 'dirty' build is being performed"


class PagesNotBuiltError(Exception):
    """MkDocs stopped, or had something to warn of. The message holds all it said."""


class _Said(logging.Handler):
    """Keeps every warning and error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if not said.startswith(_PARTIAL):
            self.lines.append(f"{record.levelname}: {said}")


def run_mkdocs(root: Path, out: Path, *, changed_only: bool = False) -> None:
    """Build the pages of ``root`` into ``out``.

    ``changed_only`` leaves each page whose file in ``out`` is newer than its Markdown: the search
    index and the site map then hold only the others. PagesNotBuiltError for every warning, too.
    """
    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    held = logger.propagate
    logger.propagate = False
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(out))
        config.plugins.on_startup(command="build", dirty=changed_only)
        build(config, dirty=changed_only)
    except (Abort, ConfigurationError, SystemExit) as error:
        said.lines.append(str(error))
    finally:
        logger.removeHandler(said)
        logger.propagate = held
    if said.lines:
        raise PagesNotBuiltError("MkDocs stopped:\n" + "\n".join(said.lines))
