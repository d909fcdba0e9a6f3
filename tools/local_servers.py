"""nginx and Caddy on a free port of this machine, by the configuration files in ``deploy/``."""

from __future__ import annotations

import getpass
import os
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPLOY: Final = Path(__file__).resolve().parents[1] / "deploy"
# What a host's own nginx.conf says around a site's file, with every path below the test's folder.
_NGINX: Final = """\
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
include /etc/nginx/modules-enabled/*.conf;
events {{}}
http {{
    log_format sent "$uri $status $bytes_sent";
    access_log {folder}/access.log sent;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
_CADDY: Final = """\
{{
	admin off
	auto_https off
	storage file_system {folder}
}}

"""
_SECONDS_TO_START: Final = 30


class ServerError(Exception):
    """A server did not start, or its configuration is not as expected. The message says why."""


@contextmanager
def nginx(root: Path, folder: Path, forever: str = "") -> Iterator[int]:
    """Serve ``root`` with nginx, which keeps its files in ``folder``. Gives the port.

    ``access.log`` there has a line for each answer: path, status, bytes sent. ``forever`` is the
    start of further paths whose files never change.
    """
    port = free_port()
    site = _changed(
        "nginx.conf",
        {
            "listen 80;": f"listen 127.0.0.1:{port};",
            "server_name navigator.example.org;": "server_name _;",
            "root /var/www/escalation-navigator;": f"root {root};",
        },
    )
    if forever:
        never = f'"~^{forever}" "public, max-age=31536000, immutable";'
        site = site.replace("$navigator_cache {", f"$navigator_cache {{ {never}", 1)
    (folder / "site.conf").write_text(site, encoding="utf-8")
    # Started by root, nginx would work as a user who cannot read a test's folders.
    user = f"user {getpass.getuser()};" if os.geteuid() == 0 else ""
    main = folder / "main.conf"
    main.write_text(_NGINX.format(folder=folder, user=user), encoding="utf-8")
    # Outside root's PATH on Debian, and the error log before the configuration is read.
    program = "/usr/sbin/nginx" if Path("/usr/sbin/nginx").is_file() else "nginx"
    with _running([program, "-e", str(folder / "error.log"), "-c", str(main)], folder, port):
        yield port


@contextmanager
def caddy(root: Path, folder: Path) -> Iterator[int]:
    """Serve ``root`` with Caddy, without HTTPS. Gives the port."""
    port = free_port()
    site = _changed(
        "Caddyfile",
        {
            "navigator.example.org {": f"http://127.0.0.1:{port} {{",
            "root * /var/www/escalation-navigator": f"root * {root}",
        },
    )
    file = folder / "Caddyfile"
    file.write_text(_CADDY.format(folder=folder) + site, encoding="utf-8")
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(file)]
    with _running(command, folder, port):
        yield port


def _changed(name: str, lines: dict[str, str]) -> str:
    """A file of ``deploy/`` with the lines that whoever runs the site changes."""
    text = (DEPLOY / name).read_text(encoding="utf-8")
    for yours, ours in lines.items():
        if text.count(yours) != 1:
            raise ServerError(f"deploy/{name} does not say {yours!r} once")
        text = text.replace(yours, ours)
    return text


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    output = folder / "output.txt"
    # Caddy keeps notes of its own in the home folder.
    environment = os.environ | {"HOME": str(folder), "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""}
    with output.open("wb") as written:
        process = subprocess.Popen(command, stdout=written, stderr=written, env=environment)
    try:
        for _ in range(_SECONDS_TO_START * 20):
            if process.poll() is not None:
                raise ServerError(output.read_text(encoding="utf-8"))
            if _answers(port):
                break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _answers(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
