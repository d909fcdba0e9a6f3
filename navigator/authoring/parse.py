"""Marked YAML to frozen dataclasses: parsed once, at the edge, all findings collected.

The model's own types say what is allowed, so a new field in ``engine.model`` needs nothing here.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Unpack, get_args, get_origin

from navigator.authoring.allowed import allowed, hints, key_of, without_none
from navigator.authoring.findings import Finding, Says, did_you_mean, shown
from navigator.authoring.marked_yaml import Items, Marked, Pairs, Text
from navigator.authoring.rules import Rule
from navigator.engine.references import When, is_id
from navigator.engine.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Callable

_AS_ALLOWED = "write it as allowed"


class _Invalid:
    """Stands for a value that could not be made; its finding has been reported."""


INVALID = _Invalid()


@dataclass(slots=True)
class Parser:
    """Makes values of the model's types and remembers the line of every address."""

    file: str
    report: Callable[[Finding], None]
    lines: dict[str, int] = field(default_factory=dict)

    def parse(self, expected: Any, node: Marked, address: str = "") -> Any:  # noqa: ANN401 - any model type
        """Make a value of the expected type, or report why not and give :data:`INVALID`."""
        self.lines.setdefault(address, node.line)
        expected = without_none(expected)
        if isinstance(node, Text) and not node.value.strip():
            made = self._empty(expected, node.line, address)
        elif get_origin(expected) is tuple:
            made = self._sequence(get_args(expected)[0], node, address)
        elif expected is When:
            made = self._when(node, address)
        elif isinstance(node, Text):
            made = self._scalar(expected, node, address)
        elif is_dataclass(expected) and isinstance(node, Pairs):
            made = self.mapping(expected, node, address)
        else:
            made = self._wrong(node, address, expected)
        return made

    def mapping(self, cls: Any, node: Pairs, address: str, **given: Any) -> Any:  # noqa: ANN401 - any model type
        """Make a dataclass from a mapping; ``given`` fields come from elsewhere (an item's id)."""
        made = self.values(cls, node, address, **given)
        return INVALID if any(each is INVALID for each in made.values()) else cls(**made)

    def values(self, cls: Any, node: Pairs, address: str, **given: Any) -> dict[str, Any]:  # noqa: ANN401 - any model type
        """A dataclass's fields from a mapping, :data:`INVALID` in place of what is wrong."""
        own = {key_of(each.name): each for each in fields(cls) if each.name not in given}
        for key, line in node.lines.items():
            if key not in own:
                self._add(
                    line,
                    f"{address}.{key}" if address else key,
                    rule=Rule.UNKNOWN_KEY,
                    found=f"the key {shown(key)}",
                    allowed=", ".join(own),
                    remedy=did_you_mean(key, own, "delete it, or choose one of the list"),
                )
        made: dict[str, Any] = dict(given)
        for key, each in own.items():
            where = f"{address}.{key}" if address else key
            if key in node.pairs:
                self.lines[where] = node.lines[key]
                made[each.name] = self._field(cls, each, node.pairs[key], where)
            elif each.default is MISSING and each.default_factory is MISSING:
                self._add(
                    node.line,
                    address,
                    rule=Rule.MISSING_KEY,
                    found=f"no key {shown(key)}",
                    allowed=f"{key}: {allowed(hints(cls)[each.name])}",
                    remedy="add the key; where the policy does not say, write so",
                )
                made[each.name] = INVALID
        return made

    def _field(self, cls: Any, each: Field[Any], node: Marked, where: str) -> Any:  # noqa: ANN401 - any model type
        expected = hints(cls)[each.name]
        if each.metadata.get("keyed"):
            phrases = bool(each.metadata.get("phrases"))
            return self._keyed(get_args(expected)[0], node, where, phrases=phrases)
        return self.parse(expected, node, where)

    def _keyed(self, item: Any, node: Marked, address: str, *, phrases: bool) -> Any:  # noqa: ANN401 - any model type
        """Entries by their keys, which are ids; or ``phrases``, which somebody else reads."""
        if not isinstance(node, Pairs):
            self._add(
                node.line,
                address,
                rule=Rule.WRONG_TYPE,
                found="a list" if isinstance(node, Items) else "one value",
                allowed="entries written as id: body",
                remedy="give each entry an id of its own, followed by a colon",
            )
            return INVALID
        made = []
        for key, body in node.pairs.items():
            where = f"{address}.{key}"
            self.lines[where] = node.lines[key]
            if not phrases and not is_id(key):
                self._add(
                    node.lines[key],
                    where,
                    rule=Rule.BAD_ID,
                    found=f"the id {shown(key)}",
                    allowed="lower-case letters, digits and single hyphens, at most 64",
                    remedy="rename it",
                )
            made.append(self._entry(item, key, body, where))
        return tuple(each for each in made if each is not INVALID)

    def _entry(self, item: Any, key: str, body: Marked, where: str) -> Any:  # noqa: ANN401 - any model type
        if isinstance(body, Pairs):
            return self.mapping(item, body, where, id=key)
        if isinstance(body, Text) and "text" in hints(item) and body.value.strip():
            return item(id=key, text=self._scalar(str, body, where))
        if isinstance(body, Text) and not body.value.strip():
            return self._empty(item, body.line, where)
        return self._wrong(body, where, item)

    def _sequence(self, item: Any, node: Marked, address: str) -> Any:  # noqa: ANN401 - any model type
        if not isinstance(node, Items):
            return self._wrong(
                node, address, tuple[item, ...], "put it in square brackets, or after a dash"
            )
        made = [self.parse(item, each, f"{address}[{n}]") for n, each in enumerate(node.items)]
        return INVALID if any(each is INVALID for each in made) else tuple(made)

    def _when(self, node: Marked, address: str) -> Any:  # noqa: ANN401 - a When or INVALID
        lines = node.items if isinstance(node, Items) else [node]
        texts = tuple(each.value for each in lines if isinstance(each, Text))
        if not lines or len(texts) != len(lines):
            return self._wrong(node, address, When)
        try:
            return When.from_texts(texts)
        except ValueError as error:
            return self._unread(node.line, address, " / ".join(texts), error)

    def _scalar(self, expected: Any, node: Text, address: str) -> Any:  # noqa: ANN401 - any model type
        if expected is str:
            return " ".join(node.value.split())
        if expected is bool and node.value in {"true", "false"}:
            return node.value == "true"
        if issubclass(expected, Term):
            return self._term(expected, node, address)
        if hasattr(expected, "from_text"):
            try:
                return expected.from_text(node.value.strip())
            except ValueError as error:
                return self._unread(node.line, address, node.value, error)
        return self._wrong(node, address, expected)

    def _term(self, expected: type[Term], node: Text, address: str) -> Any:  # noqa: ANN401 - a Term or INVALID
        try:
            return expected(node.value)
        except ValueError:
            self._add(
                node.line,
                address,
                rule=Rule.NOT_IN_LIST,
                found=shown(node.value),
                allowed=", ".join(expected),
                remedy=did_you_mean(node.value, expected, "choose one of the list"),
            )
            return INVALID

    def _empty(self, expected: Any, line: int, address: str) -> _Invalid:  # noqa: ANN401 - any model type
        self._add(
            line,
            address,
            rule=Rule.EMPTY_VALUE,
            found="nothing",
            allowed=allowed(expected),
            remedy="fill it in, or delete the key",
        )
        return INVALID

    def _unread(self, line: int, address: str, text: str, error: ValueError) -> _Invalid:
        self._add(
            line,
            address,
            rule=Rule.BAD_VALUE,
            found=shown(text),
            allowed=str(error),
            remedy=_AS_ALLOWED,
        )
        return INVALID

    def _wrong(
        self,
        node: Marked,
        address: str,
        expected: Any,  # noqa: ANN401 - any model type
        remedy: str = _AS_ALLOWED,
    ) -> _Invalid:
        found = shown(node.value) if isinstance(node, Text) else "a list"
        self._add(
            node.line,
            address,
            rule=Rule.WRONG_TYPE,
            found="a mapping" if isinstance(node, Pairs) else found,
            allowed=allowed(expected),
            remedy=remedy,
        )
        return INVALID

    def _add(self, line: int, address: str, **says: Unpack[Says]) -> None:
        self.report(Finding(file=self.file, line=line, address=address, **says))
