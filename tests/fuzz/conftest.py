"""The site's scripts, to be asked many times."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ASK = Path(__file__).parent / "ask.mjs"


class Broke(AssertionError):  # noqa: N818 - what happened
    """A script stopped with an error that is not the site's own."""


@dataclass(frozen=True, slots=True)
class Scripts:
    """One Node that runs the scripts for all the tests of a module."""

    node: subprocess.Popen[str]

    def ask(self, call: str, *args: Any) -> tuple[Any, str]:  # noqa: ANN401 - any JSON
        """What a function gives, or why it refused. Broke where it did neither."""
        assert self.node.stdin
        assert self.node.stdout
        self.node.stdin.write(json.dumps({"call": call, "args": args}) + "\n")
        self.node.stdin.flush()
        told: dict[str, Any] = json.loads(self.node.stdout.readline())
        if "broke" in told:
            raise Broke(told["broke"])
        return told.get("value"), told.get("refused", "")


@pytest.fixture(scope="module")
def scripts() -> Iterator[Scripts]:
    """The scripts, running."""
    with subprocess.Popen(
        ["node", ASK], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as node:
        yield Scripts(node)
        assert node.stdin
        node.stdin.close()
