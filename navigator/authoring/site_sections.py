"""The sections that list every policy: drawn once, and put into the pages after they are made."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from navigator.authoring.areas import Areas, read_councils
from navigator.authoring.chronicle import chronicle_of, updates_of
from navigator.authoring.contact_list import ContactList
from navigator.authoring.drawing import one_block, part_of_page
from navigator.authoring.handouts import all_handouts
from navigator.authoring.lighter import lighter, plainer
from navigator.authoring.navigator_page import navigator_page
from navigator.authoring.page_model import ROOT_MARK
from navigator.authoring.site_pages import directory
from navigator.authoring.training_pages import training

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.authoring.page_index import Directory

# In a mark, where a section of a policy has its policy and edition.
WHOSE: Final = ("site", "all")

_list = partial(part_of_page, "lists.html.j2")
_exercise = partial(part_of_page, "scenario.html.j2")


def _areas() -> Areas:
    return Areas(directory(), read_councils())


def _navigator() -> str:
    return one_block(navigator_page(_areas(), ROOT_MARK))


def _contacts() -> str:
    held = ContactList(directory())
    return _list("contact_index" if held.letters else "contact_directory", held, ROOT_MARK)


def _publishing() -> str:
    return part_of_page("publish.html.j2", "publishing", directory().newest_first, ROOT_MARK)


def _updates() -> str:
    shown = directory()
    made_up = updates_of(shown, made_up=True)
    return part_of_page("editions.html.j2", "updates", updates_of(shown), made_up, ROOT_MARK)


def _editions(policy: str, shown: Directory) -> str:
    chronicle = chronicle_of(shown, policy)
    return part_of_page("editions.html.j2", "editions", chronicle, ROOT_MARK, of=chronicle.lead)


def _changed(name: str, shown: Directory) -> str:
    policy, _, edition = name.partition("/")
    chronicle = chronicle_of(shown, policy)
    page = next(each for each in chronicle.editions if each.edition.edition == edition)
    step = chronicle.changed_by(page)
    return part_of_page("editions.html.j2", "changed", step, ROOT_MARK, of=page) if step else ""


DRAWN: Final[dict[str, Callable[[], str]]] = {
    "policy_list": lambda: _list("policy_list", directory(), ROOT_MARK),
    "made_up": lambda: _list("made_up", directory(), ROOT_MARK),
    "area_finder": lambda: _list("area_finder", _areas(), ROOT_MARK),
    "contact_directory": _contacts,
    "navigator_section": _navigator,
    "handouts": lambda: part_of_page(
        "handouts.html.j2", "handouts", all_handouts(directory().printed, training()), ROOT_MARK
    ),
    "training_list": lambda: _exercise("training_list", training(), ROOT_MARK),
    "own_exercise": lambda: _exercise("own_exercise", training(), ROOT_MARK),
    "publishing_section": _publishing,
    "updates": _updates,
}
_LETTER: Final = "contact_directory/"
_SCENARIO: Final = "scenario/"
# A policy's editions, and what an edition changed: by the policy, and the edition's id.
EDITIONS: Final = "editions/"
CHANGED: Final = "changed/"


def site_mark(name: str, *, heading: bool = False) -> str:
    """What keeps the place of a section of the whole site; ``heading`` if it brings the page's."""
    held = "<h1></h1>" if heading else ""
    kind = name.partition("/")[0]
    return (
        f'<div class="section section--{kind}" data-drawn="{"/".join(WHOSE)}/{name}">{held}</div>'
    )


def site_section(name: str) -> str:
    """The HTML of a section, for the library that is shown. KeyError for an unknown name."""
    return _drawn(name, directory())


def contact_pages() -> dict[str, str]:
    """The Markdown of the pages that the contacts directory is parted into, by their letters."""
    return {
        letter: f"# Contacts: {letter.upper()}\n\n{{{{ site_danger() }}}}\n\n"
        f"{site_mark(f'{_LETTER}{letter}')}\n"
        for letter in ContactList(directory()).letters
    }


@lru_cache(maxsize=64)
def _drawn(name: str, shown: Directory) -> str:
    if name.startswith(_LETTER):
        held = ContactList(shown, letter=name.removeprefix(_LETTER))
        return lighter(plainer(_list("contact_directory", held, ROOT_MARK)))
    if name.startswith(_SCENARIO):
        exercise = training().scenario(*name.removeprefix(_SCENARIO).split("/"))
        return lighter(plainer(_exercise("scenario", exercise, ROOT_MARK)))

    if name.startswith(EDITIONS):
        return lighter(plainer(_editions(name.removeprefix(EDITIONS), shown)))
    if name.startswith(CHANGED):
        return lighter(plainer(_changed(name.removeprefix(CHANGED), shown)))
    return lighter(plainer(DRAWN[name]()))
