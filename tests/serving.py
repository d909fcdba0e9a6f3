"""A web server for tests: the right types, a sub-path, and faults on demand."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar, Final, Self
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

TYPES: Final = {
    ".css": "text/css",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
_PIECE: Final = 64 * 1024


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

    ``faults`` are by the end of a file's path, and may change while it runs. ``requests`` are the
    paths asked for, in order.
    """

    folder: Path
    below: str = "/below/"
    faults: dict[str, Fault] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    _server: ThreadingHTTPServer | None = None
    _stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """The address of the first page, with a slash at its end."""
        assert self._server is not None, "the site is served inside `with` only"
        return f"http://127.0.0.1:{self._server.server_port}{self.below}"

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
        return next(
            (fault for end, fault in self.faults.items() if path.endswith(end)),
            Fault(),
        )

    def wait_until_stopped(self) -> None:
        """Keep a stalled answer open."""
        self._stopped.wait(120)


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

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self.served.requests.append(path)
        fault = self.served.fault_for(path)
        file = self._file(path)
        if fault.status != HTTPStatus.OK or file is None:
            status = fault.status if fault.status != HTTPStatus.OK else HTTPStatus.NOT_FOUND
            self._head(status, "text/plain; charset=utf-8", 0)
            return
        content = file.read_bytes()
        if fault.flip:
            content = _flipped(content)
        sent = content if fault.send is None else content[: fault.send]
        self._head(
            HTTPStatus.OK,
            fault.type or TYPES.get(file.suffix, "application/octet-stream"),
            len(content) if fault.stall else len(sent),
        )
        self._body(sent, fault)

    def _file(self, path: str) -> Path | None:
        if not path.startswith(self.served.below):
            return None
        root = self.served.folder.resolve()
        file = (root / path.removeprefix(self.served.below)).resolve()
        if file.is_dir():
            file /= "index.html"
        return file if file.is_file() and file.is_relative_to(root) else None

    def _head(self, status: int, kind: str, length: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "max-age=600")
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
