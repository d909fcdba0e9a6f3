"""Marked YAML to frozen dataclasses: parsed once, at the edge, all findings collected.

The model's own types say what is allowed, so a new field in ``engine.model`` needs nothing here.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from navigator.authoring.findings import Finding, shown
from navigator.authoring.marked_yaml import Items, Marked, Pairs, Text
from navigator.engine.references import When, is_id
from navigator.engine.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Callable


class _Invalid:
    """Stands for a value that could not be made; its finding has been reported."""


INVALID = _Invalid()


@cache
def hints(cls: type) -> dict[str, Any]:
    """The types of a dataclass's fields, by field name."""
    return get_type_hints(cls)


def key_of(name: str) -> str:
    """A field's name as YAML writes it."""
    return name.replace("_", "-")


@dataclass(slots=True)
class Parser:
    """Makes values of the model's types and remembers the line of every address."""

    file: str
    report: Callable[[Finding], None]
    lines: dict[str, int] = field(default_factory=dict)

    def parse(self, expected: Any, node: Marked, address: str = "") -> Any:  # noqa: ANN401 - any model type
        """Make a value of the expected type, or report why not and give :data:`INVALID`."""
        self.lines.setdefault(address, node.line)
        if isinstance(node, Text) and not node.value.strip():
            return self._wrong(node, address, "an empty value", _allowed(expected), "fill it in, or delete the key")
        origin = get_origin(expected)
        if origin in (Union, types.UnionType):
            inner = next(arg for arg in get_args(expected) if arg is not type(None))
            return self.parse(inner, node, address)
        if origin is tuple:
            return self._sequence(get_args(expected)[0], node, address)
        if expected is When:
            return self._when(node, address)
        if isinstance(node, Text):
            return self._scalar(expected, node, address)
        if is_dataclass(expected) and isinstance(node, Pairs):
            return self.mapping(expected, node, address)
        found = "a list" if isinstance(node, Items) else "a mapping"
        return self._wrong(node, address, found, _allowed(expected), "write it as allowed")

    def mapping(self, cls: Any, node: Pairs, address: str, **given: Any) -> Any:  # noqa: ANN401 - any model type
        """Make a dataclass from a mapping; ``given`` fields come from elsewhere (an item's id)."""
        own = {key_of(each.name): each for each in fields(cls) if each.name not in given}
        for key, line in node.lines.items():
            if key not in own:
                self._unknown_key(key, line, address, list(own))
        made: dict[str, Any] = dict(given)
        for key, each in own.items():
            where = f"{address}.{key}" if address else key
            if key in node.pairs:
                self.lines[where] = node.lines[key]
                made[each.name] = self._field(cls, each, node.pairs[key], where)
            elif each.default is MISSING and each.default_factory is MISSING:
                self._missing_key(key, node, address, hints(cls)[each.name])
                made[each.name] = INVALID
        if any(value is INVALID for value in made.values()):
            return INVALID
        return cls(**made)

    def _field(self, cls: Any, each: Field[Any], node: Marked, where: str) -> Any:  # noqa: ANN401 - any model type
        expected = hints(cls)[each.name]
        if each.metadata.get("keyed"):
            return self._keyed(get_args(expected)[0], node, where)
        return self.parse(expected, node, where)

    def _keyed(self, item: Any, node: Marked, address: str) -> Any:  # noqa: ANN401 - any model type
        if not isinstance(node, Pairs):
            return self._wrong(
                node, address, "something other than a mapping", "entries written as id: body",
                "give each entry an id of its own, followed by a colon",
            )
        made = []
        for key, body in node.pairs.items():
            where = f"{address}.{key}"
            self.lines[where] = node.lines[key]
            if not is_id(key):
                self._add(
                    "bad-id", node.lines[key], where, f"the id {shown(key)}",
                    "lower-case letters, digits and single hyphens, at most 64", "rename it",
                )
            if isinstance(body, Text) and "text" in hints(item) and body.value.strip():
                body = Pairs(pairs={"text": body}, lines={"text": body.line}, line=body.line)  # noqa: PLW2901 - short form of a reading
            if not isinstance(body, Pairs):
                made.append(self._wrong(body, where, "no mapping", _allowed(item), "indent its keys under it"))
                continue
            made.append(self.mapping(item, body, where, id=key))
        return tuple(each for each in made if each is not INVALID)

    def _sequence(self, item: Any, node: Marked, address: str) -> Any:  # noqa: ANN401 - any model type
        if not isinstance(node, Items):
            return self._wrong(
                node, address, "one value", "a list", "put it in square brackets, or after a dash",
            )
        made = [self.parse(item, each, f"{address}[{n}]") for n, each in enumerate(node.items)]
        return INVALID if any(each is INVALID for each in made) else tuple(made)

    def _when(self, node: Marked, address: str) -> Any:  # noqa: ANN401 - a When or INVALID
        texts = node.items if isinstance(node, Items) else [node]
        if not texts or not all(isinstance(each, Text) for each in texts):
            return self._wrong(
                node, address, "a mapping", '"condition-id = answer-id", or a list of those',
                "write it as allowed",
            )
        try:
            return When.from_texts(tuple(each.value for each in texts if isinstance(each, Text)))
        except ValueError as error:
            return self._wrong(node, address, "a condition that cannot be read", str(error), "write it as allowed")

    def _scalar(self, expected: Any, node: Text, address: str) -> Any:  # noqa: ANN401 - any model type
        if expected is str:
            return " ".join(node.value.split())
        if expected is bool:
            if node.value in {"true", "false"}:
                return node.value == "true"
            return self._wrong(node, address, shown(node.value), "true or false", "write true or false")
        if isinstance(expected, type) and issubclass(expected, Term):
            return self._term(expected, node, address)
        if hasattr(expected, "from_text"):
            try:
                return expected.from_text(node.value.strip())
            except ValueError as error:
                return self._wrong(node, address, shown(node.value), str(error), "write it as allowed", "bad-value")
        return self._wrong(node, address, shown(node.value), _allowed(expected), "write it as allowed")

    def _term(self, expected: type[Term], node: Text, address: str) -> Any:  # noqa: ANN401 - a Term or INVALID
        try:
            return expected(node.value)
        except ValueError:
            near = get_close_matches(node.value, list(expected), n=1)
            remedy = f"did you mean {shown(near[0])}?" if near else "choose one of the list"
            return self._wrong(node, address, shown(node.value), ", ".join(expected), remedy, "not-in-list")

    def _unknown_key(self, key: str, line: int, address: str, allowed: list[str]) -> None:
        near = get_close_matches(key, allowed, n=1)
        remedy = f"did you mean {shown(near[0])}?" if near else "delete it, or choose one of the list"
        where = f"{address}.{key}" if address else key
        self._add("unknown-key", line, where, f"the key {shown(key)}", ", ".join(allowed), remedy)

    def _missing_key(self, key: str, node: Pairs, address: str, expected: Any) -> None:  # noqa: ANN401 - any model type
        self._add(
            "missing-key", node.line, address, f"no key {shown(key)}", f"{key}: {_allowed(expected)}",
            "add the key; where the policy does not say, write so",
        )

    def _wrong(  # noqa: PLR0913 - one finding's parts
        self, node: Marked, address: str, found: str, allowed: str, remedy: str, rule: str = "wrong-type",
    ) -> _Invalid:
        self._add(rule, node.line, address, found, allowed, remedy)
        return INVALID

    def _add(self, rule: str, line: int, address: str, found: str, allowed: str, do: str) -> None:  # noqa: PLR0913 - one finding's parts
        self.report(
            Finding(
                rule=rule, file=self.file, line=line, address=address,
                found=found, allowed=allowed, remedy=do,
            ),
        )


def _allowed(expected: Any) -> str:  # noqa: ANN401 - any model type
    """What a type allows, in words."""
    origin = get_origin(expected)
    if origin in (Union, types.UnionType):
        return _allowed(next(arg for arg in get_args(expected) if arg is not type(None)))
    if origin is tuple:
        return f"a list of {_allowed(get_args(expected)[0])}"
    if expected is str:
        return "text"
    if expected is bool:
        return "true or false"
    if isinstance(expected, type) and issubclass(expected, Term):
        return "one of " + ", ".join(expected)
    if hasattr(expected, "from_text"):
        try:
            expected.from_text("\0")
        except ValueError as error:
            return str(error)
    return "a mapping with " + ", ".join(key_of(each.name) for each in fields(expected))
