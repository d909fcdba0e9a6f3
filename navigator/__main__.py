"""``python -m navigator``: the project's commands."""

from navigator.authoring.cli import main

main(prog_name="python -m navigator")
