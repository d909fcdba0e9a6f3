"""Contacts: what can be dialled, written to or opened is possible, and is what was printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import NumberParseException, shortnumberinfo

from navigator.authoring.findings import shown
from navigator.authoring.rules import Rule
from navigator.engine.model import Source, Successor, Way
from navigator.engine.vocabulary import WayKind

if TYPE_CHECKING:
    from navigator.authoring.draft import Draft

# Set aside by Ofcom for drama: they reach nobody.
_DRAMA: Final = re.compile(r"\+44(?:1632960|2079460|7700900)[0-9]{3}")
_SHORT: Final = re.compile(r"[1-9][0-9]{2,5}")
_SET_ASIDE: Final = "example.org"
# Allowed in an e-mail address by its standard, and used in none: in a link they add recipients.
_LINK_MARKS: Final = frozenset("?&=#%")
_UNREACHED: Final = frozenset({WayKind.POST, WayKind.BLEEP})


def check_ways(draft: Draft) -> None:
    """Phone numbers, e-mail addresses and links; in a made-up edition, only those set aside."""
    for address, way in draft.each(Way):
        if way.dial is None:
            _not_reached(draft, address, way)
        elif way.kind in {WayKind.PHONE, WayKind.BLEEP}:
            _phone(draft, address, way, way.dial)
        elif way.kind is WayKind.EMAIL:
            _email(draft, address, way, way.dial)
        elif way.kind is WayKind.WEB:
            _link(draft, f"{address}.dial", way.dial)
        else:
            draft.error(
                f"{address}.dial",
                rule=Rule.DIAL_DIFFERS,
                found=shown(way.dial),
                allowed="no dial for a postal address",
                remedy="delete the key, or correct the kind",
            )
    links = [(address, source.link) for address, source in draft.each(Source)]
    links += [(address, successor.link) for address, successor in draft.each(Successor)]
    for address, link in links:
        if link is not None:
            _link(draft, f"{address}.link", link)


def _not_reached(draft: Draft, address: str, way: Way) -> None:
    if way.kind not in _UNREACHED and not way.why_not:
        draft.error(
            address,
            rule=Rule.NO_DIAL,
            found=f"no dial for {shown(way.printed)}",
            allowed="dial: how it is reached; or why-not: why it is not offered",
            remedy="add dial, or say in why-not what is wrong with it",
        )


def _phone(draft: Draft, address: str, way: Way, dial: str) -> None:
    if not _can_be_dialled(dial):
        draft.error(
            f"{address}.dial",
            rule=Rule.BAD_PHONE,
            found=shown(dial),
            allowed="a number in use, written +441234567890, or a short one such as 101",
            remedy="correct it; if the printed number cannot be right, delete dial and add why-not",
        )
        return
    if not way.why_not and not _is_printed(dial, way.printed):
        _differs(draft, address, way, dial)
    if draft.edition.fictional and not _DRAMA.fullmatch(dial):
        _not_fictional(draft, f"{address}.dial", dial, "01632 960000 to 960999")


def _is_printed(dial: str, printed: str) -> bool:
    """Whether the digits are those printed, however grouped, with or without the country."""
    if _SHORT.fullmatch(dial):
        return dial in re.findall(r"[0-9]+", printed)
    own = dial.removeprefix("+44").removeprefix("+")
    return own in re.sub(r"[^0-9]", "", printed)


def _can_be_dialled(dial: str) -> bool:
    if _DRAMA.fullmatch(dial):
        return True
    try:
        number = phonenumbers.parse(dial, "GB")
    except NumberParseException:
        return False
    if _SHORT.fullmatch(dial):
        return shortnumberinfo.is_valid_short_number_for_region(number, "GB")
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return dial == written and phonenumbers.is_valid_number(number)


def _email(draft: Draft, address: str, way: Way, dial: str) -> None:
    if not _can_be_written_to(dial):
        draft.error(
            f"{address}.dial",
            rule=Rule.BAD_EMAIL,
            found=shown(dial),
            allowed="an e-mail address, with none of ? & = # % in it",
            remedy="correct it; if the printed one cannot be right, delete dial and add why-not",
        )
        return
    if not way.why_not and dial.casefold() != way.printed.casefold():
        _differs(draft, address, way, dial)
    if draft.edition.fictional and not _is_set_aside(dial.rpartition("@")[2]):
        _not_fictional(draft, f"{address}.dial", dial, _SET_ASIDE)


def _can_be_written_to(dial: str) -> bool:
    try:
        validate_email(dial, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return not _LINK_MARKS.intersection(dial)


def _link(draft: Draft, address: str, link: str) -> None:
    """Report a link that is none, or that is not for the web."""
    host = _host(link)
    if not host:
        draft.error(
            address,
            rule=Rule.BAD_LINK,
            found=shown(link),
            allowed="a whole web address, from https:// on",
            remedy="copy it from the browser's address line",
        )
    elif draft.edition.fictional and not _is_set_aside(host):
        _not_fictional(draft, address, link, _SET_ASIDE)


def _host(link: str) -> str:
    """The host that a web link leads to, or nothing where it cannot be one."""
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    plain = re.fullmatch(r"[!-~]+", link) and not re.search(r"[\\\"<>^`{|}]", link)
    named = re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", host)
    right = parts.scheme in {"http", "https"} and not parts.username
    return host if plain and named and right else ""


def _is_set_aside(host: str) -> bool:
    return host == _SET_ASIDE or host.endswith(f".{_SET_ASIDE}")


def _differs(draft: Draft, address: str, way: Way, dial: str) -> None:
    draft.error(
        f"{address}.dial",
        rule=Rule.DIAL_DIFFERS,
        found=f"{shown(dial)}, where {shown(way.printed)} is printed",
        allowed="what was printed, in a form that can be dialled or written to",
        remedy="correct it; if the printed one is wrong, say so in why-not",
    )


def _not_fictional(draft: Draft, address: str, found: str, allowed: str) -> None:
    draft.error(
        address,
        rule=Rule.NOT_FICTIONAL,
        found=f"{shown(found)} in a made-up edition",
        allowed=f"only what is set aside for such use ({allowed})",
        remedy="use one of those, so that nobody real is reached",
    )
