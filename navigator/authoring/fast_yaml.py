"""Sound YAML read with libyaml, ten times as fast as PyYAML's own reader.

It says nothing of what is wrong: whatever it does not read, the careful reader of ``safe_yaml``
reads again, and words the finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.nodes import MappingNode, ScalarNode, SequenceNode
from yaml.reader import Reader

if TYPE_CHECKING:
    from yaml.nodes import Node

# None where PyYAML was built without libyaml: then the careful reader reads everything.
_Events: Final[Any] = getattr(yaml, "CBaseLoader", None)
# Where the two readers see lines, characters or directives differently, only one of them reads.
_SEEN_DIFFERENTLY: Final = re.compile(
    r"""
    [\t\r\x85\u2028\u2029\ufeff]  # tabs, and other ends of lines
    | ^%                          # directives
    | [|>][-+0-9]*\#              # a comment that touches the head of a block
    | (?:^|[\s\[{,])\?(?:\s|$)    # keys that are marked as such
    """,
    re.MULTILINE | re.VERBOSE,
)
_OPENINGS: Final = (MappingStartEvent, SequenceStartEvent)


class _NotSoundError(Exception):
    """Something that the careful reader has to look at."""


def composed(text: str, deepest: int) -> Node | None:
    """The tree of one document, or None for anything that is not plainly sound.

    Scalars stay text, as in ``safe_yaml``; ``deepest`` is the number of levels allowed.
    """
    if _Events is None or Reader.NON_PRINTABLE.search(text) or _SEEN_DIFFERENTLY.search(text):
        return None
    try:
        events = _Events(text)
        events.get_event()  # the stream's start
        if isinstance(events.peek_event(), StreamEndEvent):
            return None
        events.get_event()  # the document's start
        node = _node(events, events.get_event(), deepest)
        ended = events.get_event(), events.get_event()
        sound = isinstance(ended[0], DocumentEndEvent) and isinstance(ended[1], StreamEndEvent)
    except (MarkedYAMLError, ValueError, OverflowError, _NotSoundError):
        return None
    return node if sound else None


def _node(events: Any, event: Any, levels: int, *, flow: bool = False) -> Node:  # noqa: ANN401 - libyaml has no types
    if isinstance(event, AliasEvent) or event.anchor or event.tag:
        raise _NotSoundError
    if isinstance(event, ScalarEvent):
        if flow and "?" in event.value and not event.style:
            raise _NotSoundError
        return ScalarNode("", event.value, *_marks(event, event))
    if not levels or not isinstance(event, _OPENINGS):
        raise _NotSoundError
    within = bool(event.flow_style)
    if isinstance(event, SequenceStartEvent):
        items = []
        while not isinstance(each := events.get_event(), SequenceEndEvent):
            items.append(_node(events, each, levels - 1, flow=within))
        return SequenceNode("", items, *_marks(event, each))
    pairs = []
    while not isinstance(each := events.get_event(), MappingEndEvent):
        key = _node(events, each, levels - 1, flow=within)
        pairs.append((key, _node(events, events.get_event(), levels - 1, flow=within)))
    return MappingNode("", pairs, *_marks(event, each))


def _marks(first: Any, last: Any) -> tuple[Any, Any]:  # noqa: ANN401 - libyaml has no types
    """Where the first event starts, and where the last one ends."""
    return first.start_mark, last.end_mark
