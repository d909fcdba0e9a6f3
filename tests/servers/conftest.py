"""A sample of the built site on each server: every kind of file once, at the root and below it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Final

import pytest

from navigator.authoring.precompress import compress
from tools import local_servers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

BELOW: Final = "below/"
# Enough of a large file: what is in it does not matter to a server.
_MUCH: Final = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server answered. Header names are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A running server, and the folder that it serves."""

    port: int
    root: Path

    @property
    def files(self) -> list[str]:
        """The paths of the sample's files, without the compressed copies beside them."""
        found = (path.relative_to(self.root).as_posix() for path in self.root.rglob("[!.]*.*"))
        return sorted(name for name in found if not name.endswith((".br", ".gz")))

    def get(self, path: str, **headers: str) -> Reply:
        """Ask for a path, with headers by name: ``accept_encoding="br"``."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            asked = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", f"/{path}", headers={"accept-encoding": "identity"} | asked)
            answer = connection.getresponse()
            return Reply(
                status=answer.status,
                headers={name.lower(): value for name, value in answer.getheaders()},
                body=answer.read(),
            )
        finally:
            connection.close()


@pytest.fixture(scope="session")
def sample(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the smallest file of each kind, and its copies; and again in ``below/``."""
    root = tmp_path_factory.mktemp("sample")
    smallest: dict[tuple[str, bool], Path] = {}
    for path in sorted(built_site.rglob("*"), key=lambda each: (each.is_file(), _size(each))):
        if path.is_file() and path.suffix not in {".br", ".gz"}:
            smallest.setdefault((path.suffix, "min." in path.name), path)
    wanted = [built_site / name for name in ("index.html", "404.html", "navigator/index.html")]
    for path in {*wanted, *smallest.values()}:
        target = root / path.relative_to(built_site)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes()[:_MUCH])
    compress(root, tmp_path_factory.mktemp("kept"), say=lambda _: None)
    shutil.copytree(root, root / BELOW)
    (root / ".hidden").write_text("not for readers", encoding="utf-8")
    return root


def _size(path: Path) -> int:
    return path.stat().st_size


@pytest.fixture(scope="session", params=["nginx", "caddy"])
def server(
    request: pytest.FixtureRequest, sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The sample on a server that runs by our configuration."""
    start = getattr(local_servers, request.param)
    with start(sample, tmp_path_factory.mktemp(request.param)) as port:
        yield Served(port=port, root=sample)
