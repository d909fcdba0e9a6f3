"""``python -m navigator next``: the engine's reply to a case, for a program or a person."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from navigator.authoring.findings import Severity
from navigator.authoring.known_events import known_events
from navigator.authoring.library import Library, UnreadableListError, load_library
from navigator.authoring.marked_yaml import Items, Marked, Pairs, RefusedYamlError, read_marked
from navigator.authoring.plain_text import reply_as_text
from navigator.engine import site
from navigator.engine.advise import advise
from navigator.engine.case import Case, UnreadableCase
from navigator.engine.london import readings, to_london
from navigator.engine.moments import Moment
from navigator.engine.status import precedence

if TYPE_CHECKING:
    from navigator.engine.model import Edition


@click.command("next")
@click.argument("policy")
@click.option(
    "--case",
    "case_file",
    required=True,
    type=click.Path(path_type=Path),
    help="A YAML or JSON file with answers and times. It may leave anything out.",
)
@click.option("--edition", default=None, help="An edition's id. Default: the one in force.")
@click.option(
    "--now",
    "now_text",
    default=None,
    help="The moment to answer for, London time: 2026-11-27T16:00. Default: now.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what the browser would get.")
def next_command(
    policy: str, case_file: Path, edition: str | None, now_text: str | None, *, as_json: bool
) -> None:
    """Say what to do next under POLICY, or what has to be known first.

    POLICY is a policy's id, such as lambeth. The case file says what is known. Start with an empty
    file: the reply is the first question, with the answers it may have. Write your answer, and
    ask again, until the reply is what to do.

    \b
    A case file:
      answers:
        danger: no
        process: disagreement
      times:
        stage-1 unresolved: 2026-11-27T16:00

    Nothing is kept, and no name belongs in a case.

    \b
    Exit status:
      0  a question or an answer
      1  the case or the policy has errors; the message says where and what is allowed
      2  wrong usage, such as a policy that does not exist
    """  # noqa: D301 - click reads this backslash
    try:
        library = load_library()
    except UnreadableListError as error:
        raise click.ClickException(str(error)) from None
    now = _now(now_text)
    refuse_broken(library, policy)
    chosen = _edition(library.with_pages, policy, edition, now)
    try:
        case = Case.from_json(read_case(case_file))
        refuse_unknown(case, chosen)
        reply = advise(chosen, case, now, library.calendar)
    except UnreadableCase as error:
        raise click.ClickException(f"{case_file}: {error}") from None
    click.echo(
        json.dumps(asdict(reply), ensure_ascii=False, indent=2)
        if as_json
        else reply_as_text(reply),
    )


def refuse_broken(library: Library, policy: str) -> None:
    """Refuse a policy while any of its editions has an error: its answer could be wrong.

    Nor may an older edition answer in the place of a newer one that cannot be read.
    """
    errors = [
        str(finding)
        for each in library.every_file
        if Path(each.file).parent.name == policy and each.broken
        for finding in each.findings
        if finding.severity is Severity.ERROR
    ]
    if errors:
        raise click.ClickException("\n".join([f"{policy} has errors to put right first.", *errors]))


def refuse_unknown(case: Case, edition: Edition) -> None:
    """Refuse questions and events that the edition does not have: a slip in a file made by hand.

    The browser's cases cannot have them, and may carry answers over from another policy.
    """
    questions = (*site.RESERVED, *(each.id for each in edition.conditions))
    for question, _ in case.answers:
        if question not in questions:
            found = f"answers: found {question[:40]!r}"
            raise UnreadableCase(f"{found}; allowed: {', '.join(questions)}")
    events = tuple(known_events(edition))
    for event, _ in case.times:
        if event not in events:
            close = get_close_matches(event, events, n=3) or events[:12]
            raise UnreadableCase(f"times: found {event[:60]!r}; allowed: {', '.join(close)}, …")


def read_case(path: Path) -> object:
    """A case file as plain data. JSON is YAML too, so one reader serves both.

    An empty file is an empty case: then the answer is the first question.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise click.UsageError(f"cannot read {path}: {error.strerror}") from None
    if not data.strip():
        return {}
    findings: list[Any] = []
    try:
        plain = _plain(read_marked(data, str(path), findings.append))
    except RefusedYamlError as refused:
        raise click.ClickException(str(refused.finding)) from None
    if findings:
        raise click.ClickException("\n".join(map(str, findings)))
    return plain


def _plain(node: Marked) -> object:
    if isinstance(node, Pairs):
        return {key: _plain(value) for key, value in node.pairs.items()}
    if isinstance(node, Items):
        return [_plain(each) for each in node.items]
    return node.value


def _now(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC)
    try:
        moment = Moment.from_text(text)
    except ValueError as error:
        raise click.BadParameter(f"found {text!r}; allowed: {error}", param_hint="--now") from None
    if moment.hour is None:
        raise click.BadParameter("give the hour as well: 2026-11-27T16:00", param_hint="--now")
    return readings(moment.day, moment.hour)[0].at


def _edition(
    editions: tuple[Edition, ...], policy: str, wanted: str | None, now: datetime
) -> Edition:
    of_policy = [each for each in editions if each.policy == policy]
    if not of_policy:
        known = ", ".join(dict.fromkeys(each.policy for each in editions))
        raise click.BadParameter(f"found {policy!r}; allowed: {known}", param_hint="POLICY")
    if wanted is None:
        day = to_london(now).date()
        return max(of_policy, key=lambda each: precedence(each, day))
    for each in of_policy:
        if each.edition == wanted:
            return each
    known = ", ".join(each.edition for each in of_policy)
    raise click.BadParameter(f"found {wanted!r}; allowed: {known}", param_hint="--edition")
