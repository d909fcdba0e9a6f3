"""One made-up edition from a number: always the same one, and each different from the others.

Ladders of three to seven stages, limits of every kind, routes, conditions, areas and contacts on
reserved numbers, from a few pages to the longest that partnerships print. Every edition is marked
as fictional and passes ``check``.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final

from tools import made_up_words as words
from tools.made_up_ladder import DANGER, Ladder, Mapping

EDITION: Final = "2026-01"
_PARTNERSHIP = "{name} Safeguarding Children Partnership (fictional)"


def place(number: int) -> str:
    """The name of a made-up area: no two numbers below 500 share one."""
    first, second = number % len(words.FIRST), number // len(words.FIRST)
    return words.FIRST[first] + words.SECOND[second % len(words.SECOND)]


def made_up(number: int) -> Mapping:
    """The edition with this number, as the mapping that its file holds."""
    return _Maker(number, random.Random(number)).edition()  # noqa: S311 - variety, not secrecy


@dataclass(slots=True)
class _Maker(Ladder):
    """Puts one edition together."""

    def edition(self) -> Mapping:
        self.size = self.number % 4
        self.limits = self.chance.randrange(len(words.LIMITS))
        name = place(self.number)
        rungs = self.rungs()
        asked = self.chance.sample(sorted(words.CONDITIONS), k=1 + self.size)
        self.conditions = set(asked)
        areas = self._areas(name)
        stages = self.stages(rungs)
        parts = {
            "entry": self.entries(list(stages)),
            "stages": stages,
            "routes": self.routes(list(stages)),
            "throughout": self.throughout(list(stages)),
            "resolved": {
                "confirm": self.duty(
                    "Confirm in writing what was agreed",
                    "worker",
                    "record",
                    "everyone",
                    write=["confirmation"],
                )
            },
            "documents": self._documents(),
            "contacts": self._contacts(name, list(areas)),
        }
        return {
            **self._identity(name, areas),
            "roles": {each: self._role(each) for each in words.ROLES if each in self.roles},
            "conditions": self._conditions(list(areas)),
            **self._events(),
            **parts,
            "notes": self.notes,
        }

    # ------------------------------------------------------------------ what it is

    def _identity(self, name: str, areas: Mapping) -> Mapping:
        due = self.chance.choice((None, 2025, 2027, 2028, 2029))
        status = {None: "currency unknown", 2025: "review overdue"}.get(due, "current")
        publisher = _PARTNERSHIP.format(name=name)
        return {
            "policy": name.lower(),
            "edition": EDITION,
            "name": f"{name} (fictional)",
            "title": self.chance.choice(("Resolving Disagreements", "Escalation Policy")),
            "edition-name": "January 2026" if due else "Undated",
            "partnership": publisher,
            "abbreviation": f"{name[:1]}SCP",
            "fictional": "true",
            "areas": areas,
            "sources": {"policy": {"title": "Resolving Disagreements", "publisher": publisher}},
            "dates": {"review-due": f"{due}-01", "cite": ["Front page"]} if due else {},
            "standing": {
                "status": status,
                "on": "2026-11-22",
                "because": f"The next review is due in January {due}." if due else "No date.",
                "successor": "none known",
            },
            "encoded": {"by": "A script", "on": "2026-11-22"},
            "checked": "not checked",
            "scope": {
                "agencies": "All partner agencies.",
                "about": ["Levels of need", "Roles and tasks", "A decision that seems unsafe"],
                "text": self.chance.sample(words.REMARKS, k=2 + self.size),
                "cite": ["Introduction"],
            },
        }

    def _areas(self, name: str) -> Mapping:
        several = self.chance.choice((1, 1, 1, 2, 3)) if self.size else 1
        if several == 1:
            return {name.lower(): {"name": f"{name} (fictional)"}}
        return {
            f"{name}-{each}".lower(): {"name": f"{name} {each} (fictional)"}
            for each in words.AREAS[:several]
        }

    def _role(self, name: str) -> Mapping:
        shown, side = words.ROLES[name]
        about = {"about": self.remark()} if self.now_and_then() else {}
        you = {"you": "true"} if name == "worker" else {}
        return {"name": shown, "side": side, **you, **about, "cite": ["Who is who"]}

    def _conditions(self, areas: list[str]) -> Mapping:
        asked: Mapping = {
            DANGER: {
                "label": "Immediate harm",
                "question": "May the child be harmed at once?",
                "unsure": "yes",
                "cite": ["Introduction"],
            },
        }
        for each in sorted(self.conditions):
            label, question, unsure = words.CONDITIONS[each]
            asked[each] = {
                "label": label,
                "question": question,
                "unsure": unsure,
                "cite": ["Introduction"],
            }
        if "own-agency" in asked:
            asked["own-agency"]["options"] = {
                each: {"label": label} for each, label in words.AGENCIES.items()
            }
        if len(areas) > 1:
            asked["area"] = {
                "label": "Area",
                "question": "Which council is responsible for the child?",
                "unsure": "show all",
                "cite": ["Contacts"],
                "options": {each: {"label": each.replace("-", " ").title()} for each in areas}
                | {"several": {"label": "More than one of them"}},
            }
        return asked

    def _events(self) -> Mapping:
        if not self.from_start:
            return {}
        question = "When did you first disagree?"
        return {"events": {"disagreement": {"label": "the disagreement", "question": question}}}

    def _documents(self) -> Mapping:
        titles = {"record": "Record of actions", "confirmation": "Written confirmation"}
        titles |= {"form": "Escalation form"} if "form" in self.papers else {}
        return {
            each: {
                "kind": "form" if each == "form" else "record",
                "title": title,
                "fields": self.chance.sample(words.FIELDS, k=2 + self.size),
                "cite": ["Records"],
            }
            for each, title in titles.items()
        }

    def _contacts(self, name: str, areas: list[str]) -> Mapping:
        contacts: Mapping = {
            "front-door": self._contact(name, "Front door", role="front-door", door="front door"),
            "out-of-hours": self._contact(name, "Emergency duty team", door="out of hours"),
        }
        posts = [(body, post) for body in words.ORGANISATIONS for post in words.POSTS]
        for n, (body, post) in enumerate(self.chance.sample(posts, k=8 + self.size * 10)):
            area = {"area": areas[n % len(areas)]} if len(areas) > 1 else {}
            role = {"role": "own-lead"} if post == "Safeguarding lead" else {}
            contacts[f"contact-{n + 1}"] = self._contact(body, post, **role, **area)
        return contacts

    def _contact(self, organisation: str, title: str, **more: str) -> Mapping:
        line = f"{self.chance.randrange(1000):03}"
        ways = [{"kind": "phone", "printed": f"01632 960 {line}", "dial": f"+441632960{line}"}]
        if self.now_and_then():
            address = f"team-{line}@example.org"
            ways.append({"kind": "e-mail", "printed": address, "dial": address})
        return {
            "organisation": organisation,
            "title": title,
            **more,
            "ways": ways,
            **self.noted(),
            "cite": ["Contacts"],
        }
