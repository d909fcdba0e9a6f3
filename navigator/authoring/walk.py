"""Every part of an edition with its address, as the parser numbers them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from navigator.authoring.allowed import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def walk[Part](value: Any, kind: type[Part], address: str = "") -> Iterator[tuple[str, Part]]:  # noqa: ANN401 - any model value
    """Each value of a kind inside another, outermost first, with its address.

    Addresses are those of the parser: ``stages.stage-2.duties.hand-up.cite[0]``.
    """
    if isinstance(value, kind):
        yield address, value
    if not is_dataclass(value) or isinstance(value, type):
        return
    for each in fields(value):
        held = getattr(value, each.name)
        where = f"{address}.{key_of(each.name)}" if address else key_of(each.name)
        if not isinstance(held, tuple):
            yield from walk(held, kind, where)
            continue
        for n, inner in enumerate(held):
            at = f"{where}.{inner.id}" if each.metadata.get("keyed") else f"{where}[{n}]"
            yield from walk(inner, kind, at)
