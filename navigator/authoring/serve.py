"""Serves the site while it is edited: each edit is soon in the page, and an open page follows it.

Another process builds. What it cannot build is told on the terminal, and the last good site stays.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import click

from navigator.authoring.library import ROOT
from navigator.authoring.resident import DATA, FAILED, PAGES, run
from navigator.authoring.watching import Touched, changes, reach, stamps

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from navigator.authoring.watching import Stamps

# Asked for by an open page, and by nothing that is built.
_SCRIPT: Final = "/follow-edits.js"
_SEEN: Final = "/edits"
_TAG: Final = b'<script src="/follow-edits.js" type="module"></script></body>'
_POLL_SECONDS: Final = 0.2
_UNTIL_SWAPPED_SECONDS: Final = 2.0


@dataclass(slots=True)
class Edits:
    """How often pages, and the navigator's data, have changed since the start."""

    pages: int = 0
    data: int = 0


class Handler(SimpleHTTPRequestHandler):
    """Serves files with the types that browsers insist on, and quietly."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".json": "application/json",
        ".yaml": "application/yaml",
        ".webmanifest": "application/manifest+json",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".woff2": "font/woff2",
    }

    def __init__(self, *given: object, edits: Edits, directory: str) -> None:
        """``edits`` is what an open page is told."""
        self._edits = edits
        super().__init__(*given, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a file, or what an open page asks to follow the edits."""
        path = urlsplit(self.path).path
        if path == _SEEN:
            self._send(f"{self._edits.pages} {self._edits.data}".encode(), "text/plain")
        elif path == _SCRIPT:
            self._send(Path(__file__).with_name("follow_edits.js").read_bytes(), "text/javascript")
        elif not self._page():
            super().do_GET()

    def _page(self) -> bool:
        """Send a page that somebody opens, with the script in it; False for anything else."""
        self._until_swapped()
        file = Path(self.translate_path(self.path))
        if self.path.partition("?")[0].endswith("/"):
            file /= "index.html"
        opened = self.headers.get("Sec-Fetch-Dest") == "document"
        if not opened or file.suffix != ".html" or not file.is_file():
            return False
        self._send(file.read_bytes().replace(b"</body>", _TAG), "text/html; charset=utf-8")
        return True

    def _until_swapped(self) -> None:
        """A finished site takes the place of the one before: for a moment there is neither."""
        until = time.monotonic() + _UNTIL_SWAPPED_SECONDS
        while not Path(self.directory).is_dir() and time.monotonic() < until:
            time.sleep(0.01)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is not there is answered with the site's own page for that, as hosts do."""
        page = Path(self.directory, "404.html")
        if code == HTTPStatus.NOT_FOUND and page.is_file():
            self._send(page.read_bytes(), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)
        else:
            super().send_error(code, message, explain)

    def _send(self, content: bytes, kind: str, status: int = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Never serve yesterday's page while somebody edits."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing for each request."""


@dataclass(slots=True)
class Builder:
    """The process that builds a project, started anew where an edit touches all of it."""

    root: Path
    say: Callable[[str], None]
    edits: Edits
    seen: Stamps = field(default_factory=dict)
    _process: SpawnProcess | None = None
    _line: Connection | None = None

    def start(self) -> None:
        """Build everything in a fresh process, so that edited Python counts as well."""
        self.stop()
        self.seen = stamps(self.root)
        spawn = multiprocessing.get_context("spawn")
        self._line, theirs = spawn.Pipe()
        self._process = spawn.Process(target=run, args=(self.root, theirs))
        self._process.start()
        theirs.close()

    def stop(self) -> None:
        """End the process."""
        if self._line:
            self._line.close()
        if self._process:
            self._process.terminate()
            self._process.join()
        self._line = self._process = None

    def look(self) -> None:
        """Hear what was built, then see what was edited."""
        while self._line and self._line.poll():
            try:
                self._hear(*self._line.recv())
            except EOFError:
                # It could not start, and has said why.
                self._line.close()
                self._line = None
        now = stamps(self.root)
        found = changes(self.seen, now)
        if not found:
            return
        self.seen = now
        self.say(f"Changed: {', '.join(found)}")
        if not self._line or reach(found.values()) is Touched.ALL:
            self.start()
        else:
            self._line.send(found)

    def _hear(self, what: str, told: str) -> None:
        if what == FAILED:
            self.say(f"{told}\nNot built. The last good site stays.")
        elif what == PAGES:
            self.edits.pages += 1
            self.say(f"The pages are up to date, after {told} seconds")
        elif what == DATA:
            self.edits.data += 1
            self.say("The site is up to date")


def serve(
    root: Path = ROOT,
    port: int = 8000,
    say: Callable[[str], None] = print,
    stop: Event | None = None,
) -> None:
    """Build, serve on 127.0.0.1, and build what is edited, until interrupted or ``stop`` is set."""
    edits, ended = Edits(), stop or Event()
    builder = Builder(root, say, edits)
    handler = partial(Handler, edits=edits, directory=str(root / "site"))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            builder.start()
            while not edits.data and not ended.wait(_POLL_SECONDS):
                builder.look()
            say(f"Serving on http://127.0.0.1:{server.server_address[1]} (Ctrl+C stops it)")
            while not ended.wait(_POLL_SECONDS):
                builder.look()
        finally:
            builder.stop()
            server.shutdown()


@click.command("serve")
@click.option("--port", default=8000, show_default=True, help="Where to listen on 127.0.0.1.")
def serve_command(port: int) -> None:
    """Build the site, serve it here, and follow each edit. An open page reloads itself."""
    # Ended from outside, it ends what it has started as well.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        serve(port=port)
    except KeyboardInterrupt:
        click.echo("Stopped.")
    except OSError as error:
        click.echo(f"Cannot go on: {error}", err=True)
        raise SystemExit(1) from None
