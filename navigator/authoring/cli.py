"""The command line: ``python -m navigator``. Each command has a module of its own."""

from __future__ import annotations

import click

from navigator.authoring.build import build_command
from navigator.authoring.check import check
from navigator.authoring.diff_command import diff_command
from navigator.authoring.new_command import new_command
from navigator.authoring.next_command import next_command
from navigator.authoring.precompress import compress_command
from navigator.authoring.schema import schema
from navigator.authoring.serve import serve_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Escalation policies as data: check them, and build the site and the navigator from them.

    Run a command with --help to see what it does.
    """


for _command in (
    check,
    new_command,
    next_command,
    diff_command,
    build_command,
    compress_command,
    serve_command,
    schema,
):
    main.add_command(_command)
