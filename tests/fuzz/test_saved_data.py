"""A damaged graph gives what it holds, or says that it is damaged."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from navigator.authoring.graph import build_graph
from navigator.authoring.library import load_library

if TYPE_CHECKING:
    from tests.fuzz.conftest import Scripts

ANSWERS = [
    {"question": question, "choice": choice}
    for question, choice in {
        "danger": "no", "process": "disagreement", "immediate-risk": "no", "override-event": "no",
        "position": "stage-1", "outcome": "unresolved",
    }.items()
]  # fmt: skip
OTHER = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 9999), st.text(max_size=5), st.just([]), st.just({})
)
CUT = st.just("cut")


@cache
def graph() -> str:
    """A small policy's graph."""
    library = load_library()
    edition = next(each for each in library.editions if each.policy == "brent")
    return json.dumps(build_graph(edition, library.calendar).data)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401 - any JSON
    """The way to everything inside."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return [
        found
        for key, held in inner
        for found in (
            (*path, key),
            *(places(held, (*path, key)) if isinstance(held, dict | list) else ()),
        )
    ]


# The first node: an answer that leads round to its own question.
ROUND = json.loads(graph())["start"]
PLACES = places({key: part for key, part in json.loads(graph()).items() if key != "parts"})


@settings(max_examples=200)
@given(place=st.sampled_from(PLACES), other=st.one_of(OTHER, CUT), upto=st.integers(0, 6))
@example(place=("nodes", ROUND, "to", "no"), other=ROUND, upto=1)
def test_any_damage_to_a_graph_is_said(
    scripts: Scripts, place: tuple[str | int, ...], other: object, upto: int
) -> None:
    """One place holds something else, or nothing; the answers are followed as far as they go."""
    data = json.loads(graph())
    held: Any = data
    for key in place[:-1]:
        held = held[key]
    if other == "cut":
        del held[place[-1]]
    else:
        held[place[-1]] = other
    value, refused = scripts.ask("follow", data, ANSWERS[:upto])
    assert value or "damaged" in refused or "lead nowhere" in refused
    if value and "node" in value:
        scripts.ask("ahead", data, ANSWERS[:upto])


@settings(max_examples=200)
@given(
    st.recursive(
        OTHER,
        lambda inner: st.one_of(
            st.lists(inner),
            st.dictionaries(
                st.sampled_from(
                    ["format", "start", "nodes", "questions", "answers", "parts", "q", "to", "a"]
                ),
                inner,
            ),
        ),
    )
)
def test_any_other_data_is_refused(scripts: Scripts, data: object) -> None:
    """What is no graph is said to be damaged."""
    value, refused = scripts.ask("follow", data, [])
    assert (value, "damaged" in refused) == (None, True)
