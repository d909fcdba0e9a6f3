"""Whatever a file holds, reading it ends soon, with findings and without harm."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from navigator.authoring.edition_file import EditionFile, read_edition
from navigator.authoring.rules import Rule
from navigator.authoring.safe_yaml import LARGEST
from tests.authoring.broken_cases import BASE, FILE, ROOT
from tests.hostile_texts import HostileText, hostile_texts

# Many times what a slow machine takes; a file that blows up takes for ever.
SOON = 60


def read(folder: Path, data: bytes) -> EditionFile:
    """The result for a file with these bytes."""
    path = folder / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return read_edition(path, FILE, ("police",))


@pytest.mark.parametrize(
    "data",
    [
        b"- a\n" * (LARGEST // 4),
        b"a: " + b"x" * (LARGEST - 3),
        b"[" + b"a," * (LARGEST // 2 - 1) + b"]",
        b"[" * LARGEST,
        b"{" * LARGEST,
        b"- " * (LARGEST // 2),
        b"? " * (LARGEST // 2),
        b"a: >\n" + b" b\n" * (LARGEST // 3 - 2),
        b"a: '" + b"b\n\n" * (LARGEST // 3 - 2) + b"'",
        b"%YAML 1." + b"9" * 5000 + b"\n---\na: 1\n",
        b"%TAG ! tag:example.org,2000:\n--- !x\na: 1\n",
        b'a: "' + b"\\U0001F600" * (LARGEST // 10 - 1) + b'"',
        b"&a [" + b"*a," * 1000 + b"]",
        b"\xff\xfea\x00",
        b"\x00" * 1000,
        b"",
    ],
    ids=lambda data: repr(data[:12]),
)
def test_a_file_made_to_be_slow_is_refused_soon(data: bytes, tmp_path: Path) -> None:
    """Each is as large as may be, and ends in findings."""
    started = time.monotonic()
    assert read(tmp_path, data).broken
    assert time.monotonic() - started < SOON


FIELDS = ["name: Millford\n", "do: Settle it\n", "says: It does not say whose manager.\n"]


def with_text(field: str, text: str) -> bytes:
    """The small good edition with this text in that field, every letter escaped."""
    escaped = "".join(f"\\U{ord(each):08X}" for each in text)
    key = field.partition(":")[0]
    return BASE.replace(field, f'{key}: "It is {escaped} here"\n', 1).encode()


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "harm", [each.text for each in hostile_texts() if each.refused], ids=lambda text: text[:24]
)
def test_no_text_carries_markup_code_or_what_cannot_be_seen(
    field: str, harm: str, tmp_path: Path
) -> None:
    """Such a text is an error wherever it stands, quoted or escaped."""
    found = read(tmp_path, with_text(field, harm))
    assert found.broken
    assert {each.rule for each in found.findings} <= {Rule.MARKUP, Rule.CONTROL_CHARACTER}


@pytest.mark.parametrize(
    "text", [each for each in hostile_texts() if not each.refused], ids=lambda each: each.about
)
def test_odd_words_are_no_error(text: HostileText, tmp_path: Path) -> None:
    """A policy may print odd signs and other people's letters; a page shows them as they are."""
    found = read(tmp_path, with_text(FIELDS[1], text.text))
    assert found.findings == ()
    assert found.edition
    # Lines are joined.
    words = " ".join(text.text.split())
    assert any(words in duty.do for stage in found.edition.stages for duty in stage.duties)


LINKS = {
    "a way": ("dial: https://example.org/help", "dial: {link}"),
    "a source": (
        "publisher: Millford Partnership}",
        "publisher: Millford Partnership, link: {link}}}",
    ),
    "a successor": (
        "successor: none known",
        "successor: {{title: Next, link: {link}, checked: 2026-01-15}}",
    ),
    "a telephone": ('dial: "+441632960001"', "dial: {link}"),
    "an e-mail": ("dial: office@example.org}", "dial: {link}}}"),
}


@pytest.mark.parametrize("place", LINKS)
@pytest.mark.parametrize(
    "link",
    [
        "javascript:window.hostileRan=1",
        " javascript:x",
        "JAVASCRIPT:x//https://example.org",
        "java\nscript:x",
        "vbscript:x",
        "data:text/html;base64,PHNjcmlwdD4=",
        "blob:https://example.org/x",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "//example.org/x",
        "https:example.org",
        "https://",
        "https://user:pass@example.org/",
        "https://example.org\\@example.com/",
        "https://example.org/x y",
        'https://example.org/"onmouseover="x',
        "https://example.org/?bcc=a@example.org\r\nx",
        "sms:+441632960001",
        "about:blank",
        "a@example.org?bcc=b@example.org",
        "a@example.org,b@example.org",
        "+441632960001;ext=1",
        "view-source:https://example.org",
    ],
)
def test_no_link_of_another_kind_is_read(place: str, link: str, tmp_path: Path) -> None:
    """Neither for a way to reach somebody, nor for a source or a successor."""
    assert read(tmp_path, with_link(place, link)).broken


@pytest.mark.parametrize(
    ("place", "link"),
    [
        ("a way", "https://example.org/help"),
        ("a source", "https://example.org/x?y=1#z"),
        ("a successor", "https://example.org/x"),
        ("a telephone", "+441632960001"),
        ("an e-mail", "office@example.org"),
    ],
)
def test_a_link_of_the_right_kind_is_read(place: str, link: str, tmp_path: Path) -> None:
    """In the same places, written in the same way."""
    assert read(tmp_path, with_link(place, link)).findings == ()


def with_link(place: str, link: str) -> bytes:
    """The small good edition with this link in that place, every letter escaped."""
    old, new = LINKS[place]
    escaped = "".join(f"\\U{ord(each):08X}" for each in link)
    assert BASE.count(old) == 1
    return BASE.replace(old, new.format(link=f'"{escaped}"')).encode()


def test_no_finding_holds_what_a_terminal_would_obey(tmp_path: Path) -> None:
    """Colours, bells and turned text in keys and values are shown as a replacement mark."""
    text = BASE.replace("    title: Office\n", '    "\\e[2J\\u202E\\a": "\\e[31m"\n', 1)
    found = read(tmp_path, text.encode()).findings
    assert found
    assert all(str(each).isprintable() for each in found)


ANY_SETTINGS = settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
YAML_LETTERS = st.sampled_from([*"abc019 -:?[]{}#&*!|>'\"%@`,.\n\t\\u\0", "\r", "\x85", "\ufeff"])


@ANY_SETTINGS
@given(st.binary(max_size=300))
@example(b'a: "\\UFFFFFFFF"')
@example(b'a: "\\ud800"')
@example(b"\xef\xbb\xbfa: 1")
def test_any_bytes_end_in_findings(tmp_path: Path, data: bytes) -> None:
    """Nothing is raised, whatever the bytes."""
    assert read(tmp_path, data).broken


@ANY_SETTINGS
@given(st.text(YAML_LETTERS, max_size=80))
def test_any_yaml_like_text_ends_in_findings(tmp_path: Path, text: str) -> None:
    """Nothing is raised for text made of what YAML gives a meaning."""
    assert read(tmp_path, text.encode()).broken


LINES = BASE.splitlines(keepends=True)
LAMBETH = (ROOT / "data/policies/lambeth/2024-07.yaml").read_text(encoding="utf-8").splitlines()


@ANY_SETTINGS
@given(
    at=st.integers(0, len(LINES) - 1),
    until=st.integers(0, 6),
    new=st.one_of(
        st.text(YAML_LETTERS, max_size=30),
        st.sampled_from(LINES),
        st.sampled_from(LAMBETH).map("{}\n".format),
    ),
)
def test_an_edition_with_any_lines_changed_can_be_read(
    tmp_path: Path, at: int, until: int, new: str
) -> None:
    """Nothing is raised, and every finding has a line of the file."""
    text = "".join([*LINES[:at], new, *LINES[at + until :]])
    found = read(tmp_path, text.encode())
    assert found.edition or found.broken
    # YAML ends a line at more than a line feed.
    lines = len(text.splitlines()) + 1
    assert all(0 <= each.line <= lines for each in found.findings)


@ANY_SETTINGS
@given(
    word=st.sampled_from(
        sorted({word.strip(",[]{}\"':") for line in LINES for word in line.split()} - {""})
    ),
    other=st.one_of(
        st.sampled_from(["stage-1", "stage-2", "end", "nobody", "not stated", "urgent", "x", "[]"]),
        st.text("abc-/ =", max_size=12),
    ),
)
def test_an_edition_with_any_word_changed_everywhere_can_be_read(
    tmp_path: Path, word: str, other: str
) -> None:
    """Nothing is raised by the checks of references and logic either."""
    read(tmp_path, BASE.replace(word, other).encode())
