"""The bench says in the browser's Python what it says in this one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from navigator.authoring.authoring_archive import needed_modules
from navigator.authoring.library import ROOT, read_agencies, read_calendar
from navigator.authoring.workbench import Workbench
from tests.authoring.broken_cases import read_cases
from tests.authoring.pyodide_bench import answers_there

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.authoring.pyodide_bench import Asked

NOW: Final = "2026-11-27T17:00:00+00:00"
EDITIONS: Final = sorted((ROOT / "data" / "policies").glob("*/*.yaml"))
CASES: Final = ("{}", '{"answers": {"danger": "no"}, "times": {}}', "{")
# Numbers of several countries, and addresses beyond ASCII: each takes data of its own to judge.
CONFIRMED: Final = (
    ("phone", "020 7946 0111"),
    ("phone", "+33 1 42 68 53 00"),
    ("phone", "not a number"),
    ("phone", "101"),
    ("e-mail", "büro@exämple.org"),
    ("web", "https://example.org/"),
)


def call(name: str, *args: str) -> dict[str, Any]:
    """One call of the bench."""
    return {"name": name, "args": list(args)}


def asked() -> Iterator[dict[str, Any]]:
    """Every call, about every edition and every broken one."""
    for path in EDITIONS:
        text = path.read_text(encoding="utf-8")
        yield call("check", text, path.stem, "", NOW)
        yield call("sections", NOW)
        for case in CASES:
            yield call("answer", case, NOW)
        yield call("read_time", "27 November 2026", "4pm", NOW, "happened")
        yield call("change", "dates.review-due", '"2030-01"')
        yield call("change", "nothing.like.this", "null")
        yield call("next_edition", text, "2027-01", NOW)
        yield call("changes", text, NOW)
    text = next(path for path in EDITIONS if path.parent.name == "lambeth").read_text("utf-8")
    for kind, printed in CONFIRMED:
        yield call("check", text, "", "", NOW)
        yield call("confirm", "lscp-central", kind, printed, "Business Manager", "2026-11-27")
    for broken in read_cases():
        yield call("check", broken.broken(), Path(broken.file).stem, "", NOW)
        yield call("sections", NOW)


def here(requests: Asked) -> list[Any]:
    """What the bench of this Python answers, confirmed values put into the text and checked."""
    data = ROOT / "data"
    bench = Workbench(read_agencies(data), read_calendar(data))
    answers: list[Any] = []
    for each in requests:
        try:
            answers.append(getattr(bench, each["name"])(*each["args"]))
        except Exception as error:  # noqa: BLE001 - whatever it raises is compared
            kind = type(error)
            name = kind.__qualname__ if kind.__module__ == "builtins" else qualified(kind)
            answers.append({"error": f"{name}: {error}"})
    return answers


def qualified(kind: type) -> str:
    """An exception's name as a traceback has it."""
    return f"{kind.__module__}.{kind.__qualname__}"


@pytest.fixture(scope="module")
def requests() -> Asked:
    """Every call; those about confirmed values twice, the second time with the change made."""
    made = list(asked())
    answers = here(made)
    further: Asked = []
    for number, each in enumerate(made):
        if each["name"] == "confirm":
            text = made[number - 1]["args"][0]
            change = json.loads(answers[number])
            after = text[: change["from"]] + change["insert"] + text[change["to"] :]
            further.append(call("check", after, "", text, NOW))
    return made + further


@pytest.fixture(scope="module")
def there(requests: Asked, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What Python in Pyodide answers with the two archives."""
    return answers_there(requests, tmp_path_factory.mktemp("bench"))


def test_every_call_is_answered_as_here(requests: Asked, there: list[Any]) -> None:
    """Findings, form, pages, answers, changes and refusals are those of the build's Python."""
    for each, ours, theirs in zip(requests, here(requests), there, strict=True):
        assert theirs == ours, (each["name"], each["args"][1:])
    assert len(there) > 150


def test_a_confirmed_value_is_sound_where_it_can_be_reached(
    requests: Asked, there: list[Any]
) -> None:
    """A number is made ready to dial; what cannot be reached is a finding at its line."""
    checked = [json.loads(each) for each in there[-len(CONFIRMED) :]]
    assert {each["name"] for each in requests[-len(CONFIRMED) :]} == {"check"}
    found = [{each["rule"] for each in told["findings"]} for told in checked]
    errors = [told["broken"] for told in checked]
    assert errors == [False, False, True, False, False, False], found


def test_modules_for_type_checking_are_left_out() -> None:
    """Of what is imported, only what runs: the rest would weigh the archive down for nothing."""
    names = {path.name for path in needed_modules(("navigator.authoring.workbench",))}
    assert "edition_file.py" in names
    assert "report.py" not in names
    assert "pages.py" not in names
