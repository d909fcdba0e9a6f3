"""The open data: what its schemas say, what may not be in it, and that v1 keeps its promise."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from jsonschema import Draft202012Validator

from navigator.authoring.api_schemas import api_schemas
from navigator.authoring.open_data import OpenContacts, open_contacts
from navigator.authoring.withheld import WITHHELD
from navigator.engine.codec import from_data, to_data
from navigator.engine.model import Edition
from navigator.engine.status import status_on
from tests.site.conftest import EDITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.site

TODAY: Final = datetime.now(UTC).date()
FIRST: Final = Path(__file__).with_name("api_v1")
SCHEMAS: Final = api_schemas(OpenContacts)
# Which schema each kind of file follows.
FILES: Final = {
    "policies": "policies.json",
    "contacts": "contacts.json",
    "bank-holidays": "bank-holidays.json",
    "edition": "editions/*/*.json",
}


def read(path: Path) -> Any:  # noqa: ANN401 - any JSON
    """What a JSON file holds."""
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def data(built_site: Path) -> Path:
    """The folder of the open data."""
    return built_site / "api" / "v1"


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_what_its_published_schema_says(data: Path, name: str) -> None:
    """The schema beside the data describes it, and every field that is there."""
    schema = read(data / "schemas" / f"{name}.schema.json")
    Draft202012Validator.check_schema(schema)
    closed = Draft202012Validator(closed_up(schema))
    found = sorted(data.glob(FILES[name]))
    assert found
    for path in found:
        assert [error.message for error in closed.iter_errors(read(path))] == []


def closed_up(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """The same schema, allowing no field that it does not name."""
    if isinstance(schema, list):
        return [closed_up(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed_up(each) for key, each in schema.items()}
    return {"additionalProperties": False} | made if "properties" in schema else made


def test_a_field_that_no_schema_names_is_noticed() -> None:
    """Closing up works at every depth."""
    holds = {"contacts": [{"policy": "x", "new": 1}]}
    errors = Draft202012Validator(closed_up(SCHEMAS["contacts"])).iter_errors(holds)
    assert any("'new' was unexpected" in each.message for each in errors)


def test_an_edition_reads_back_as_it_was() -> None:
    """Nothing of an edition is lost in its JSON."""
    for edition in EDITIONS:
        assert from_data(Edition, json.loads(json.dumps(to_data(edition)))) == edition


def test_nobody_is_named_once_an_edition_has_ended(data: Path) -> None:
    """Neither in its JSON nor in its YAML nor among the contacts; nor is their number."""
    past = [each for each in EDITIONS if not status_on(each, TODAY).in_force]
    people = [contact for each in past for contact in each.contacts if contact.person]
    assert people
    private = {text for each in people for text in (each.person, *(w.printed for w in each.ways))}
    private -= {
        way.printed
        for each in EDITIONS
        for contact in each.contacts
        if not contact.person
        for way in contact.ways
    }
    for edition in past:
        place = data / "editions" / edition.policy
        for suffix in ("json", "yaml"):
            text = (place / f"{edition.edition}.{suffix}").read_text(encoding="utf-8")
            assert [each for each in private if each and each in text] == []
            assert (WITHHELD in text) == any(each.person for each in edition.contacts)
    listed = open_contacts(EDITIONS, TODAY).contacts
    assert {each.policy for each in listed} & {each.policy for each in past} == set()


def test_the_page_names_every_kind_of_file(data: Path, built_site: Path) -> None:
    """What is published for others is explained, and each schema is linked."""
    page = (built_site / "data" / "index.html").read_text(encoding="utf-8")
    for schema in (data / "schemas").iterdir():
        assert f"api/v1/schemas/{schema.name}" in page
    for pattern in FILES.values():
        name = re.sub(r"\*/\*", "&lt;policy&gt;/&lt;edition&gt;", pattern)
        assert f"api/v1/{name}" in page


# ---- the promise: within v1, nothing goes away or changes its kind


def broken_promises(first: Any, now: Any, place: str = "") -> Iterator[str]:  # noqa: ANN401 - any part of a schema
    """What readers of the first schema could rely on, and now cannot."""
    for name in first.get("$defs", {}).keys() - now.get("$defs", {}).keys():
        yield f"{place}/$defs/{name} is gone"
    for name, part in first.get("$defs", {}).items():
        if name in now.get("$defs", {}):
            yield from broken_promises(part, now["$defs"][name], f"{place}/$defs/{name}")
    for name, part in first.get("properties", {}).items():
        if name not in now.get("properties", {}):
            yield f"{place}/{name} is gone"
        else:
            yield from broken_promises(part, now["properties"][name], f"{place}/{name}")
    for name in set(first.get("required", ())) - set(now.get("required", ())):
        yield f"{place}/{name} need not be there any more"
    for key in ("type", "const", "pattern", "$ref"):
        if first.get(key) != now.get(key):
            yield f"{place}: {key} was {first.get(key)}, is {now.get(key)}"
    if "items" in first:
        yield from broken_promises(first["items"], now.get("items", {}), f"{place}[]")
    yield from _lost_choices(first, now, place)


def _lost_choices(first: Any, now: Any, place: str) -> Iterator[str]:  # noqa: ANN401 - any part of a schema
    """A word of a closed list may be added: no reader knows all that a policy may say."""
    choices = [_meant(each) for each in now.get("anyOf", [])]
    for each in first.get("anyOf", []):
        if _meant(each) not in choices:
            yield f"{place} can no longer be {_meant(each)}"


def _meant(choice: dict[str, Any]) -> str:
    """A choice without its description, whose words may change."""
    return json.dumps({key: choice[key] for key in sorted(choice.keys() - {"description"})})


@pytest.mark.parametrize("name", sorted(path.name for path in FIRST.glob("*.json")))
def test_v1_keeps_its_promise(name: str) -> None:
    """Each schema still promises all that the first one published did."""
    assert list(broken_promises(read(FIRST / name), SCHEMAS[name.partition(".")[0]])) == []


def test_each_schema_has_its_first_version() -> None:
    """A new kind of file makes a promise of its own."""
    kept = {path.name.partition(".")[0] for path in FIRST.glob("*.json")}
    # The YAML is what its author wrote: its keys follow the model, not v1.
    assert kept == SCHEMAS.keys() - {"edition-yaml"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: s["$defs"]["OpenContact"]["properties"].pop("title"), "/title is gone"),
        (lambda s: s["$defs"]["OpenContact"]["required"].remove("title"), "/title need not be"),
        (
            lambda s: s["$defs"]["OpenContact"]["properties"]["title"].update(type="number"),
            "type was string",
        ),
        (lambda s: s["$defs"].pop("OpenWay"), "OpenWay is gone"),
        (lambda s: s["properties"]["contacts"]["items"].update({"$ref": "#"}), "$ref was"),
        (
            lambda s: s["$defs"]["OpenWay"]["properties"]["dial"]["anyOf"].pop(),
            "can no longer be",
        ),
    ],
)
def test_a_broken_promise_is_noticed(change: Any, said: str) -> None:  # noqa: ANN401 - any change of a schema
    """Each kind of break is told with its place."""
    changed = deepcopy(SCHEMAS["contacts"])
    change(changed)
    assert any(said in each for each in broken_promises(SCHEMAS["contacts"], changed))


def test_more_is_no_break() -> None:
    """A new field, and new words for what is there, break nothing."""
    changed = deepcopy(SCHEMAS["contacts"])
    changed["$defs"]["OpenContact"]["properties"]["new"] = {"type": "string"}
    changed["$defs"]["OpenContact"]["description"] = "other words"
    assert list(broken_promises(SCHEMAS["contacts"], changed)) == []
