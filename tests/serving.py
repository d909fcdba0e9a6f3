"""A web server for tests: the right types, a sub-path, and faults on demand."""

from __future__ import annotations

import json
import re
import threading
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, Self
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from types import TracebackType

TYPES: Final = {
    ".css": "text/css",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".zip": "application/zip",
}
_PIECE: Final = 64 * 1024
# The part of a file's name that is of its content.
_HASH: Final = re.compile(r"\.[0-9A-Z]{8}(?=\.\w+$)")
_POLICY: Final = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_REPORTS: Final = "violations"
# Scripts as they are written: a test may import one by itself, which the site has in bundles only.
_SOURCES: Final = Path(__file__).parents[1] / "navigator" / "web"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with how a file is served.

    ``status`` other than 200 sends no file. ``send`` is how many bytes come; then the answer ends
    as if that were all, or, with ``stall``, nothing more comes. ``pause`` is waited, in seconds,
    after each piece of ``piece`` bytes. ``type`` replaces the content type. ``flip`` changes one
    byte in every thousand.
    """

    status: int = HTTPStatus.OK
    send: int | None = None
    stall: bool = False
    pause: float = 0
    piece: int = _PIECE
    type: str | None = None
    flip: bool = False


@dataclass(slots=True)
class Site:
    """A folder, served on a free port of this machine, below a sub-path.

    ``faults`` are by the end of a file's path, without the hash in a name, and may change while it
    runs. ``requests`` are the paths asked for, in order. ``caching`` is the header that says how
    long a file may be kept. ``sources/`` has the scripts that the bundles are made from.
    ``violations`` are what browsers reported of a page's own security policy, which is sent as a
    header too, to be reported on: a policy in a page cannot ask for it.
    """

    folder: Path
    below: str = "/below/"
    faults: dict[str, Fault] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    caching: str = "max-age=600"
    violations: list[str] = field(default_factory=list)
    _server: ThreadingHTTPServer | None = None
    _stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """The address of the first page, with a slash at its end."""
        assert self._server is not None, "the site is served inside `with` only"
        return f"http://127.0.0.1:{self._server.server_port}{self.below}"

    def code(self, name: str) -> dict[str, str]:
        """The address and the integrity of a bundle: what the navigator's Engine is made with."""
        generated = self.folder / "assets" / "generated"
        asset = json.loads((generated / "release.json").read_text("utf-8"))["files"][name]
        address = f"{self.url}assets/generated/{asset['file']}"
        return {"url": address, "integrity": asset["integrity"]}

    def __enter__(self) -> Self:
        """Start serving."""
        handler = type("Handler", (_Handler,), {"served": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop serving, stalled answers too."""
        self._stopped.set()
        assert self._server is not None
        self._server.shutdown()
        self._server.server_close()

    def fault_for(self, path: str) -> Fault:
        """The fault set for a path, or none."""
        plain = _HASH.sub("", path)
        return next(
            (fault for end, fault in self.faults.items() if plain.endswith(end)),
            Fault(),
        )

    @property
    def is_stopped(self) -> bool:
        """Whether it has gone off. A connection that was left open is not answered any more."""
        return self._stopped.is_set()

    def wait_until_stopped(self) -> None:
        """Keep a stalled answer open."""
        self._stopped.wait(120)


def _policy(page: bytes) -> str:
    """The content security policy that a page holds."""
    found = _POLICY.search(page)
    return found[1].decode() if found else ""


def _flipped(content: bytes) -> bytes:
    changed = bytearray(content)
    for place in range(500, len(changed), 1000):
        changed[place] ^= 0xFF
    return bytes(changed)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that closes breaks off what it was fetching."""


class _Handler(BaseHTTPRequestHandler):
    served: ClassVar[Site]
    protocol_version = "HTTP/1.1"
    policy: str = ""

    def do_GET(self) -> None:
        if self.served.is_stopped:
            self.close_connection = True
            return
        path = unquote(urlsplit(self.path).path)
        self.served.requests.append(path)
        fault = self.served.fault_for(path)
        file = self._file(path)
        if fault.status != HTTPStatus.OK or file is None:
            status = fault.status if fault.status != HTTPStatus.OK else HTTPStatus.NOT_FOUND
            self._head(status, "text/plain; charset=utf-8", 0)
            return
        content = file.read_bytes()
        self.policy = _policy(content) if file.suffix == ".html" else ""
        if fault.flip:
            content = _flipped(content)
        sent = content if fault.send is None else content[: fault.send]
        self._head(
            HTTPStatus.OK,
            fault.type or TYPES.get(file.suffix, "application/octet-stream"),
            len(content) if fault.stall else len(sent),
        )
        self._body(sent, fault)

    def do_POST(self) -> None:
        """Take a report of a violation."""
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if urlsplit(self.path).path.endswith(_REPORTS):
            self.served.violations.append(text)
        self._head(HTTPStatus.NO_CONTENT, "text/plain", 0)

    def _file(self, path: str) -> Path | None:
        if not path.startswith(self.served.below):
            return None
        name = path.removeprefix(self.served.below)
        root = self.served.folder.resolve()
        if name.startswith("sources/"):
            root, name = _SOURCES, name.removeprefix("sources/")
        file = (root / name).resolve()
        if file.is_dir():
            file /= "index.html"
        return file if file.is_file() and file.is_relative_to(root) else None

    def _head(self, status: int, kind: str, length: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", self.served.caching)
        if self.policy:
            report = f"{self.policy}; report-uri {self.served.below}{_REPORTS}"
            self.send_header("Content-Security-Policy-Report-Only", report)
        self.end_headers()

    def _body(self, content: bytes, fault: Fault) -> None:
        try:
            for start in range(0, len(content), fault.piece):
                self.wfile.write(content[start : start + fault.piece])
                if fault.pause:
                    time.sleep(fault.pause)
            if fault.stall:
                self.wfile.flush()
                self.served.wait_until_stopped()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing: a test that fails shows ``Site.requests``."""
