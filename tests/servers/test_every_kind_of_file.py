"""What nginx and Caddy answer for each kind of file that the build writes."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from tests.servers.conftest import BELOW
from tests.serving import TYPES

if TYPE_CHECKING:
    from tests.servers.conftest import Served

EVERYWHERE = {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
HASHED = re.compile(r"assets/.*\.(?:[0-9a-f]{8,}|[0-9A-Z]{8})\.(?:min\.)?[^./]*$")
ENDINGS = {"br": ".br", "gzip": ".gz"}


def test_the_sample_has_each_kind(server: Served) -> None:
    """Each kind of file that the tests' own server knows and the build writes is asked for."""
    kinds = {name.rpartition(".")[2] for name in server.files}
    assert {"html", "css", "js", "json", "wasm", "woff2", "png", "xml"} <= kinds
    assert {"docx", "pdf", "csv", "yaml"} <= kinds
    assert any(name.startswith(BELOW) for name in server.files)
    assert any(HASHED.search(name) for name in server.files)


def test_types(server: Served) -> None:
    """Each kind of file has the type that a browser insists on; text says that it is UTF-8."""
    for name in server.files:
        got = server.get(name).headers["content-type"]
        wanted = TYPES[f".{name.rpartition('.')[2]}"].partition(";")[0]
        assert got.partition(";")[0] == wanted, name
        if wanted.startswith("text/") or wanted == "application/json":
            assert got.endswith("; charset=utf-8"), name


def test_the_file_itself(server: Served) -> None:
    """Without compression each file comes as it is."""
    for name in server.files:
        reply = server.get(name)
        assert reply.status == 200, name
        assert "content-encoding" not in reply.headers, name
        assert reply.body == (server.root / name).read_bytes(), name


@pytest.mark.parametrize("encoding", ENDINGS)
def test_compressed_copies(server: Served, encoding: str) -> None:
    """Each file that has a compressed copy comes as that copy, under the same type."""
    ending = ENDINGS[encoding]
    compressed = [name for name in server.files if (server.root / f"{name}{ending}").exists()]
    assert compressed
    for name in compressed:
        reply = server.get(name, accept_encoding=encoding)
        assert reply.headers["content-encoding"] == encoding, name
        assert reply.headers["vary"].lower() == "accept-encoding", name
        assert reply.body == (server.root / f"{name}{ending}").read_bytes(), name
        assert reply.headers["content-type"] == server.get(name).headers["content-type"], name


def test_gzip_unpacks_to_the_file(server: Served) -> None:
    """A copy of gzip holds what its file holds."""
    for name in server.files:
        reply = server.get(name, accept_encoding="gzip")
        if "content-encoding" in reply.headers:
            assert gzip.decompress(reply.body) == (server.root / name).read_bytes(), name


@pytest.mark.parametrize("accepted", ["gzip, deflate, br", "br, gzip", "gzip, deflate, br, zstd"])
def test_brotli_is_preferred(server: Served, accepted: str) -> None:
    """A browser that takes both gets the smaller copy."""
    assert server.get("", accept_encoding=accepted).headers["content-encoding"] == "br"


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_conditional_requests(server: Served, encoding: str) -> None:
    """What has not changed is answered in a few bytes; what has changed comes."""
    for name in server.files:
        first = server.get(name, accept_encoding=encoding)
        again = server.get(name, accept_encoding=encoding, if_none_match=first.headers["etag"])
        assert (again.status, again.body) == (304, b""), name
        since = server.get(
            name, accept_encoding=encoding, if_modified_since=first.headers["last-modified"]
        )
        assert (since.status, since.body) == (304, b""), name
        changed = server.get(name, accept_encoding=encoding, if_none_match='"another"')
        assert (changed.status, changed.body) == (200, first.body), name


def test_a_copy_is_not_taken_for_another(server: Served) -> None:
    """A file and its compressed copies have different tags: a cache never mixes them."""
    for name in server.files:
        replies = [server.get(name, accept_encoding=each) for each in ("identity", *ENDINGS)]
        bodies = {reply.body for reply in replies}
        assert len({reply.headers["etag"] for reply in replies}) == len(bodies), name


def test_caching(server: Served) -> None:
    """What is named by its hash is kept for a year; all else is asked for again."""
    for name in server.files:
        kept = server.get(name).headers["cache-control"]
        wanted = "public, max-age=31536000, immutable" if HASHED.search(name) else "no-cache"
        assert kept == wanted, name


def test_an_edition_is_never_kept_unasked(server: Served) -> None:
    """An edition's data whose name looks like a hash is asked for again all the same."""
    for name in ("20240701", "deadbeef", "REVISED1"):
        file = f"api/v1/editions/made-up/a.{name}.json"
        (server.root / file).parent.mkdir(parents=True, exist_ok=True)
        (server.root / file).write_text("{}", encoding="utf-8")
        reply = server.get(file)
        assert (reply.status, reply.headers["cache-control"]) == (200, "no-cache")


def test_headers_on_everything(server: Served) -> None:
    """Each answer carries the headers that keep others out, and none that tells too much."""
    paths = [*server.files, "", "navigator", "nowhere", "nowhere.mjs", f"{BELOW}nowhere/"]
    for path in paths:
        headers = server.get(path).headers
        assert EVERYWHERE.items() <= headers.items(), path
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert "geolocation=()" in headers["permissions-policy"], path
        assert not re.search(r"\d", headers.get("server", "")), path
        # Over plain HTTP a browser ignores it, and a site at home on HTTP would be lost.
        assert "strict-transport-security" not in headers, path


def test_scripts_are_bound(server: Served) -> None:
    """A script's own header forbids a worker made of it to evaluate text or to call elsewhere."""
    scripts = [name for name in server.files if name.endswith(("js",))]
    assert scripts
    for name in scripts:
        policy = server.get(name).headers["content-security-policy"].split("; ")
        assert "default-src 'none'" in policy, name
        assert "script-src 'self' 'wasm-unsafe-eval'" in policy, name
        assert "connect-src 'self'" in policy, name


@pytest.mark.parametrize("path", ["nowhere", "nowhere/", "nowhere.mjs", "navigator/nowhere.css"])
def test_a_page_that_is_not_there(server: Served, path: str) -> None:
    """What is not there is answered with the site's page, as a page, and is not kept."""
    reply = server.get(path)
    assert reply.status == 404
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.headers["cache-control"] == "no-cache"
    assert reply.body == (server.root / "404.html").read_bytes()


def test_a_hidden_file(server: Served) -> None:
    """A file that the build did not write is not given away."""
    assert (server.root / ".hidden").is_file()
    assert server.get(".hidden").status == 404


@pytest.mark.parametrize("below", ["", BELOW])
def test_an_address_without_its_slash(server: Served, below: str) -> None:
    """The address of a page without its slash leads to the one with it, whatever the port."""
    reply = server.get(f"{below}navigator")
    assert reply.status in {301, 308}
    assert reply.headers["location"] == f"/{below}navigator/"
    assert server.get(f"{below}navigator/").status == 200
