"""A link from anybody is read as it was written, or refused as a whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.fuzz.conftest import Scripts

MANY = settings(max_examples=120)
IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
CHOICES = st.lists(IDS, min_size=1, max_size=3).map("/".join)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
MOMENTS = st.one_of(
    DAYS.map(str),
    st.builds("{}T{:02}:{:02}".format, DAYS, st.integers(0, 23), st.integers(0, 59)),
)
EVENTS = st.builds(
    "{}{}".format, CHOICES, st.sampled_from(["", " unresolved", " start", " agreed", " no-reply"])
)
LINKS = st.fixed_dictionaries(
    {
        "policy": IDS,
        "edition": IDS,
        "fingerprint": st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
        "id": st.from_regex(r"[0-9a-z]{8}", fullmatch=True),
        "answers": st.dictionaries(IDS, CHOICES, min_size=1, max_size=9).map(
            lambda given: [{"question": key, "choice": each} for key, each in given.items()]
        ),
        "times": st.dictionaries(EVENTS, MOMENTS, max_size=5),
    }
)
ODD = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "__proto__", "constructor", "%00", "%", "a&b=c", "a=b", "#", "..", "💥"]),
)
ODD_LINKS = st.fixed_dictionaries(
    {
        "policy": st.one_of(IDS, ODD),
        "edition": st.one_of(IDS, ODD),
        "fingerprint": st.one_of(st.just("0123abcd"), ODD),
        "id": st.one_of(st.just("0123abcd"), ODD),
        "answers": st.lists(
            st.fixed_dictionaries({"question": st.one_of(IDS, ODD), "choice": ODD}), max_size=4
        ),
        "times": st.dictionaries(st.one_of(EVENTS, ODD), st.one_of(MOMENTS, ODD), max_size=3),
    }
)
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["#", "&", "=", "link=1", "policy=lambeth", "edition=x", "of=0123abcd", "case=abcdefgh",
             "answers=a.b", "times=a.20260101", "sum=0000000", "link=99", "link", "%", "%zz", "+"]
        ),
        st.text(max_size=6),
    ),
    max_size=20,
).map("".join)  # fmt: skip


@MANY
@given(st.one_of(st.text(max_size=80), PIECES))
@example("#" + "a" * 5000)
@example("#link=1&link=1")
@example("#__proto__=1&link=1&constructor=x")
def test_any_fragment_is_read_or_refused(scripts: Scripts, fragment: str) -> None:
    """Of no text does a reader of the address break; a refusal says what to do."""
    scripts.ask("isLink", fragment)
    scripts.ask("named", fragment)
    value, refused = scripts.ask("readLink", fragment)
    assert value or "answer the questions here" in refused


@MANY
@given(LINKS)
def test_what_is_written_is_read_back(scripts: Scripts, link: dict[str, object]) -> None:
    """Policy, edition, answers in their order, and times."""
    fragment, _ = scripts.ask("linkFragment", link)
    value, refused = scripts.ask("readLink", fragment)
    assert (value, refused) == (link, "")


@MANY
@given(ODD_LINKS)
def test_a_link_with_a_good_check_and_odd_parts_is_itself_or_refused(
    scripts: Scripts, link: dict[str, object]
) -> None:
    """Whoever can write the check can write no other parts than ids and times."""
    fragment, _ = scripts.ask("linkFragment", link)
    value, refused = scripts.ask("readLink", fragment)
    assert bool(value) != bool(refused)
    if value:
        assert value == link


@MANY
@given(LINKS, st.data())
def test_a_link_with_one_letter_changed_is_refused(
    scripts: Scripts, link: dict[str, object], data: st.DataObject
) -> None:
    """Wherever it is, whatever stands there instead."""
    fragment, _ = scripts.ask("linkFragment", link)
    at = data.draw(st.integers(1, len(fragment) - 1))
    other = data.draw(st.sampled_from("abcxyz0189-_./=&%T,"))
    altered = fragment[:at] + other + fragment[at + 1 :]
    value, refused = scripts.ask("readLink", altered)
    if altered != fragment:
        assert (value, bool(refused)) == (None, True)
