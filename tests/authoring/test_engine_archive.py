"""The archive that Python starts with in the browser holds all that any call needs."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from pyodide_lock import PyodideLockSpec

from navigator.authoring import bytecode
from navigator.authoring.engine_archive import engine_archive, sources_archive
from navigator.authoring.form_files import form_file
from navigator.authoring.form_model import forms_of
from navigator.authoring.library import ROOT, load_library
from navigator.engine.codec import to_data
from tests.engine.stories import read_stories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from navigator.engine.model import Edition
    from tests.engine.stories import Story

HOLIDAYS: Final = (ROOT / "data" / "bank-holidays.json").read_text(encoding="utf-8")
PYODIDE: Final = ROOT / "node_modules" / "pyodide"
ADDRESS: Final = "https://example.org/policies/"
NOW: Final = "2026-11-27T17:00:00+00:00"
# The library imports these where they are there, and does without where they are not.
DONE_WITHOUT: Final = re.compile(r"(?:_?(?:ssl|bz2|lzma|zstd)|compression(?:\..*)?|base64)$")
# Jinja2's name for the folder of templates holds an address in memory.
NAMELESS: Final = "_jinja2_module_templates_"


def case_of(story: Story) -> str:
    """The story's case as the page sends it."""
    times = {event: str(moment) for event, moment in story.case.times}
    return json.dumps({"answers": dict(story.case.answers), "times": times})


def calls_for(story: Story) -> Iterator[dict[str, Any]]:
    """Every call of a session about one case, those that it refuses among them."""
    assert story.now is not None
    asked = [case_of(story), story.now.isoformat()]
    yield {"name": "answer", "args": asked}
    yield {"name": "text", "args": [*asked, ADDRESS]}
    yield {"name": "calendar_file", "args": [*asked, ADDRESS, "c4se", ""]}
    yield {"name": "email", "args": [*asked, ADDRESS]}


def forms_for(story: Story, edition: Edition) -> Iterator[dict[str, Any]]:
    """Each form of an edition for one case: blank, cut short, and with bytes left out."""
    assert story.now is not None
    asked = [case_of(story), story.now.isoformat()]
    for form in forms_of(edition, date(2026, 11, 22)):
        blank = form_file(form)
        document = form.name.rpartition("/")[2]
        for content in (blank, blank[:400], blank[:200] + blank[300:]):
            given = {"base64": base64.b64encode(content).decode()}
            yield {"name": "form", "args": [*asked, document, given]}


def calls_about(edition: Edition) -> Iterator[dict[str, Any]]:
    """Every call about an edition: its stories' cases, and what no page would send."""
    stories = [
        story
        for file in sorted((ROOT / "tests" / "stories").glob("*.yaml"))
        for story in read_stories(file)
        if story.now and story.edition == f"{edition.policy}/{edition.edition}"
    ]
    for story in stories[::5]:
        yield from calls_for(story)
    for story in stories[:2]:
        yield from forms_for(story, edition)
    for case in ('{"answers": {}, "times": {}}', "{", "[]", '{"answers": {"danger": 1}}'):
        yield {"name": "answer", "args": [case, NOW]}
        yield {"name": "answer", "args": [case, "yesterday"]}
        yield {"name": "answer", "args": [case, "2099-01-01T00:00:00+00:00"]}
    for day in ("27 November 2026", "today", "31/02/2026", ""):
        yield {"name": "read_time", "args": [day, "4pm", NOW, "happened"]}
    yield {"name": "no_such_call", "args": []}


def requests() -> list[dict[str, Any]]:
    """What both are asked: each edition's calls, and editions that are damaged."""
    editions = load_library().editions
    whole = [
        {
            "edition": json.dumps(to_data(edition)),
            "holidays": HOLIDAYS,
            "calls": list(calls_about(edition)),
        }
        for edition in editions
    ]
    sound = whole[0]["edition"]
    damaged = [("{", HOLIDAYS), ("{}", HOLIDAYS), (sound, "[1]"), (sound, "")]
    return [*whole, *({"edition": a, "holidays": b, "calls": []} for a, b in damaged)]


def asked_with(archive: bytes, folder: Path) -> dict[str, Any]:
    """What Python in Pyodide answers when it starts with that archive."""
    library, questions, answers = folder / "python.zip", folder / "asked", folder / "answers"
    library.write_bytes(archive)
    questions.write_text(json.dumps(requests()), encoding="utf-8")
    script = Path(__file__).with_name("ask_python.mjs")
    done = subprocess.run(
        ["node", script, library, questions, answers], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stderr == ""
    told: dict[str, Any] = json.loads(answers.read_text(encoding="utf-8"))
    return told


@pytest.fixture(scope="module")
def archive() -> bytes:
    """The archive as the build makes it."""
    return engine_archive(ROOT / ".cache" / "bytecode")


@pytest.fixture(scope="module")
def there(archive: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What Python answers with the archive."""
    return asked_with(archive, tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What Python answers with its whole library, and everything as source."""
    return asked_with(sources_archive(), tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def thinned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The same, with what stands in for parts of the library."""
    return asked_with(sources_archive(stand_ins=True), tmp_path_factory.mktemp("thinned"))


def without_lines(answer: Any) -> Any:  # noqa: ANN401 - an answer of any kind
    """The answer; of an error, what is said last: a traceback's lines are those of the source."""
    if isinstance(answer, dict) and "error" in answer:
        return answer["error"].strip().splitlines()[-1]
    return answer


def test_every_call_is_answered_as_with_the_whole_library(
    there: dict[str, Any], whole: dict[str, Any]
) -> None:
    """Answers, files and refusals are those of Python with nothing taken away."""
    here = list(map(without_lines, there["answers"]))
    assert here == list(map(without_lines, whole["answers"]))
    assert len(here) > 200


def test_nothing_that_is_imported_is_missing(
    there: dict[str, Any], thinned: dict[str, Any]
) -> None:
    """Whatever the whole library's Python imports by the end, that of the archive has, too."""
    missing = {
        name
        for name in set(thinned["modules"]) - set(there["modules"])
        if not DONE_WITHOUT.match(name) and not name.startswith(NAMELESS)
    }
    assert missing == set()


def test_a_refusal_brings_a_traceback(there: dict[str, Any]) -> None:
    """Without line numbers, a traceback can still be made, and names the functions."""
    errors = [each["error"] for each in there["answers"] if "error" in each]
    assert len(errors) > 20
    raised = [error for error in errors if error.startswith("Traceback")]
    assert any(re.search(r'File "navigator/.+", line None, in ', error) for error in raised)


def test_the_archive_is_for_the_python_that_reads_it(archive: bytes, there: dict[str, Any]) -> None:
    """Each module is bytecode of Pyodide's own Python; the list of packages names that Python."""
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        modules = [name for name in opened.namelist() if name.endswith(".pyc")]
        assert {opened.read(name)[:4].hex() for name in modules} == {there["magic"]}
        assert not [name for name in opened.namelist() if name.endswith(".py")]
    lock = PyodideLockSpec.from_json(PYODIDE / "pyodide-lock.json")
    assert lock.info.python == there["version"]


def test_the_same_sources_give_the_same_bytes(archive: bytes, tmp_path: Path) -> None:
    """Compiled anew, all at once, the archive is to the byte what was kept piece by piece."""
    assert engine_archive(tmp_path / "fresh") == archive


def test_no_class_is_compiled_while_python_starts(archive: bytes, tmp_path: Path) -> None:
    """The archive holds the code of every dataclass that a start makes."""
    path = tmp_path / "engine.zip"
    path.write_bytes(archive)
    script = Path(__file__).with_name("count_compiled.mjs")
    done = subprocess.run(["node", script, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    known, compiled = map(int, done.stdout.split())
    assert known > 80
    assert compiled == 0


def test_docstrings_of_functions_go_and_those_of_classes_stay() -> None:
    """A dataclass without a docstring would make one up each time that it is imported."""
    source = b'class A:\n    "of A"\n    def f(self) -> int:\n        "of f"\n        return 1\n'
    code = bytecode.compiled(source, "a.py")
    assert b"of A" in code
    assert b"of f" not in code
    assert b"__annotate__" not in code
