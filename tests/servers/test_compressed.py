"""The command that puts compressed copies beside the built files."""

from __future__ import annotations

import gzip
import subprocess
from typing import TYPE_CHECKING

import pytest

from navigator.authoring.precompress import NotCompressedError, compress

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "<p>Ring before your manager leaves.</p>" * 40
UNPACK = "process.stdin.pipe(require('zlib').createBrotliDecompress()).pipe(process.stdout)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of a page, a style too short to compress, and a picture."""
    made = tmp_path / "site"
    made.mkdir()
    (made / "index.html").write_text(PAGE, encoding="utf-8")
    (made / "short.css").write_text("p{}", encoding="utf-8")
    (made / "picture.png").write_bytes(b"\x89PNG" * 100)
    return made


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where copies are kept between builds."""
    return tmp_path / "kept"


def silent(_: str) -> None:
    """Nobody reads along."""


def unpacked(copy: Path) -> str:
    """What a copy of brotli's holds, by Node's own reading."""
    packed = copy.read_bytes()
    return subprocess.run(
        ["node", "-e", UNPACK], input=packed, capture_output=True, check=True
    ).stdout.decode()


def test_copies_hold_the_file(folder: Path, kept: Path) -> None:
    """Both copies unpack to the file, and are smaller."""
    assert compress(folder, kept, silent) == 2
    assert gzip.decompress((folder / "index.html.gz").read_bytes()).decode() == PAGE
    assert unpacked(folder / "index.html.br") == PAGE
    assert (folder / "index.html.br").stat().st_size < len(PAGE) / 10


def test_what_gains_nothing_has_no_copy(folder: Path, kept: Path) -> None:
    """A file that is short, or compressed in itself, is sent as it is."""
    compress(folder, kept, silent)
    assert not list(folder.glob("short.css.*"))
    assert not list(folder.glob("picture.png.*"))


def test_the_list_of_saved_files_has_no_copy(folder: Path, kept: Path) -> None:
    """A list that is replaced by hand is the one that browsers get."""
    (folder / "saved-files.json").write_text(PAGE, encoding="utf-8")
    compress(folder, kept, silent)
    assert not list(folder.glob("saved-files.json.*"))


def test_a_new_build_gets_new_copies(folder: Path, kept: Path) -> None:
    """A copy never holds what a page held before."""
    compress(folder, kept, silent)
    (folder / "index.html").write_text(PAGE * 2, encoding="utf-8")
    compress(folder, kept, silent)
    assert unpacked(folder / "index.html.br") == PAGE * 2
    # Only what is in use is kept: two copies of each of two files.
    assert len(list(kept.iterdir())) == 4


def test_a_copy_that_gains_nothing_any_more_goes(folder: Path, kept: Path) -> None:
    """A page that became short is not answered with its long copy."""
    compress(folder, kept, silent)
    (folder / "index.html").write_text("p", encoding="utf-8")
    assert compress(folder, kept, silent) == 0
    assert not list(folder.glob("index.html.*"))


def test_kept_copies_are_used(folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has not changed needs no compressing: Node is not even there."""
    compress(folder, kept, silent)
    for copy in folder.glob("index.html.*"):
        copy.unlink()
    monkeypatch.setenv("PATH", "")
    assert compress(folder, kept, silent) == 2
    (folder / "index.html").write_text("new" * 100, encoding="utf-8")
    with pytest.raises(NotCompressedError, match="Node"):
        compress(folder, kept, silent)


def test_a_copy_has_its_files_time(folder: Path, kept: Path) -> None:
    """A server tells a new copy by its time, which is that of the build."""
    compress(folder, kept, silent)
    built = (folder / "index.html").stat().st_mtime_ns
    assert (folder / "index.html.br").stat().st_mtime_ns == built


def test_without_a_site(tmp_path: Path, kept: Path) -> None:
    """Where nothing was built, the message says what to do."""
    with pytest.raises(NotCompressedError, match="make build"):
        compress(tmp_path, kept, silent)
