"""One made-up edition from a number: always the same one, and each different from the others.

Ladders of three to seven stages, limits of every kind, routes, conditions, areas and contacts on
reserved numbers, from a few pages to the longest that partnerships print. Every edition is marked
as fictional and passes ``check``.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, Final

from tools import made_up_words as words

Mapping = dict[str, Any]

EDITION: Final = "2026-01"
_PARTNERSHIP = "{name} Safeguarding Children Partnership (fictional)"
_DANGER = "immediate-harm"
# How often a policy sets no limit for what is to be done.
_NO_LIMIT: Final = 0.4


def place(number: int) -> str:
    """The name of a made-up area: no two numbers below 500 share one."""
    first, second = number % len(words.FIRST), number // len(words.FIRST)
    return words.FIRST[first] + words.SECOND[second % len(words.SECOND)]


def made_up(number: int) -> Mapping:
    """The edition with this number, as the mapping that its file holds."""
    return _Maker(number, random.Random(number)).edition()  # noqa: S311 - variety, not secrecy


@dataclass(slots=True)
class _Maker:
    """Puts one edition together. ``size`` is 0 for the shortest editions and 3 for the longest."""

    number: int
    chance: random.Random
    size: int = 0
    conditions: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=lambda: {"worker"})
    notes: Mapping = field(default_factory=dict)
    limits: int = 0
    from_start: bool = False
    papers: set[str] = field(default_factory=set)

    def edition(self) -> Mapping:
        self.size = self.number % 4
        self.limits = self.chance.randrange(len(words.LIMITS))
        name = place(self.number)
        rungs = self._rungs()
        asked = self.chance.sample(sorted(words.CONDITIONS), k=1 + self.size)
        self.conditions = set(asked)
        areas = self._areas(name)
        stages = self._stages(rungs)
        parts = {
            "entry": self._entries(list(stages)),
            "stages": stages,
            "routes": self._routes(list(stages)),
            "throughout": self._throughout(list(stages)),
            "resolved": {
                "confirm": self._duty(
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
        about = {"about": self._remark()} if self._now_and_then() else {}
        you = {"you": "true"} if name == "worker" else {}
        return {"name": shown, "side": side, **you, **about, "cite": ["Who is who"]}

    def _conditions(self, areas: list[str]) -> Mapping:
        asked: Mapping = {
            _DANGER: {
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

    # ------------------------------------------------------------------ the ladder

    def _rungs(self) -> list[str]:
        """Three to seven rungs, in the order of the ladder. The workers and managers are in all."""
        always = {"workers", "managers"}
        others = [each for each in words.RUNGS if each not in always]
        chosen = always | set(self.chance.sample(others, k=1 + self.number % 5))
        return [each for each in words.RUNGS if each in chosen]

    def _stages(self, rungs: list[str]) -> Mapping:
        stages: Mapping = {}
        before = "worker"
        for n, rung in enumerate(rungs, start=1):
            plan = words.RUNGS[rung]
            here, last = f"stage-{n}", n == len(rungs)
            body: Mapping = {
                "number": str(n),
                "title": plan["title"],
                "position": plan["position"],
                "duties": {
                    name: self._duty(do, before if actor == "before" else actor, act, to, at=n)
                    for name, do, actor, act, to in plan["duties"]
                },
            }
            body["duties"] |= self._extras(n, plan["has"])
            body["then"] = self._moves(n, last=last)
            if rung == "advice":
                body["settles"] = "false"
            if self._now_and_then():
                body["meanwhile"] = self._remark()
            stages[here] = body | self._noted() | {"cite": [f"Stage {n}"]}
            before = plan["has"]
        return stages

    def _moves(self, n: int, *, last: bool) -> list[Mapping]:
        if last:
            return [{"on": ["unresolved"], "go": "end", "stated": "false"}]
        on = ["unresolved", *(["no reply"] if self._now_and_then() else [])]
        return [{"on": on, "go": f"stage-{n + 1}", "cite": [f"Stage {n + 1}, paragraph 1"]}]

    def _extras(self, n: int, has: str) -> Mapping:
        """What else is to be done at a stage, and for whom."""
        extras: Mapping = {}
        told = {"looked-after": "reviewing-officer", "plan": "plan-coordinator"}
        for each in sorted(self.conditions & set(told)):
            if n in {2, 3}:
                do = f"Tell the {words.ROLES[told[each]][0].lower()}"
                extras[f"tell-{each}"] = self._duty(
                    do, "not stated", "notify", told[each], when=f"{each} = yes", at=n
                )
        if "has-managers" in self.conditions and n == 1:
            for answer, to in (("yes", "own-manager"), ("no", "own-lead")):
                extras[f"ask-{answer}"] = self._duty(
                    "Ask for help", "worker", "consult", to, when=f"has-managers = {answer}", at=n
                )
        if "own-agency" in self.conditions and n in {1, 3}:
            for answer in words.AGENCIES:
                extras[f"record-{answer}"] = self._duty(
                    "Keep a record in your agency's own system",
                    "worker",
                    "record",
                    "nobody",
                    when=f"own-agency = {answer}",
                    write=["record"],
                    at=n,
                )
        if "unborn" in self.conditions and n == 1:
            extras["plan-birth"] = self._duty(
                "Look at the plan for the birth", has, "review", "nobody", when="unborn = yes", at=n
            )
        if self.chance.random() < 0.3 * self.size:
            self.papers.add("form")
            extras["form"] = self._duty(
                "Fill in the form", has, "send", "business-manager", write=["form"], at=n
            )
        return extras

    def _duty(
        self, do: str, actor: str, act: str, recipient: str, *, at: int = 0, **more: object
    ) -> Mapping:
        for party in (actor, recipient):
            self.roles |= set(party.split(" or ")) - {"not stated", "nobody"}
        about = {"about": self._remark()} if self._now_and_then() else {}
        paragraph = self.chance.randint(1, 4)
        return {
            "do": do,
            "actor": actor,
            "act": act,
            "strength": self.chance.choice(words.STRENGTHS),
            "recipient": recipient,
            "limit": self._limit(at) if at else "none stated",
            **more,
            **about,
            **self._noted(),
            "cite": [f"Stage {at}, paragraph {paragraph}" if at else f"Notes, {paragraph}"],
        }

    def _limit(self, at: int) -> str | Mapping:
        if self.chance.random() < _NO_LIMIT:
            return "none stated"
        # Each kind in turn, so that none is missing from any dozen editions.
        self.limits += 1
        printed, within = words.LIMITS[self.limits % len(words.LIMITS)]
        before = f"stage-{at - 1} unresolved" if at > 1 else "disagreement"
        after = self.chance.choice((before, f"stage-{at} started", "not stated"))
        self.from_start |= before == "disagreement" and after in {before, "not stated"}
        limit: Mapping = {"printed": printed, "within": within, "after": after}
        if self._now_and_then():
            limit["sooner"] = self.chance.choice(("child", "urgency"))
        if within == "48 hours" and self._now_and_then():
            limit["counted-as"] = "2 working days"
        if after == "not stated":
            limit["readings"] = [
                {"after": each, "why": f"If it counts from {each.replace('-', ' ')}."}
                for each in (before, f"stage-{at} started")
            ]
        return limit | self._noted()

    # ------------------------------------------------------------------ other ways, and the rest

    def _entries(self, stages: list[str]) -> list[Mapping]:
        entries: list[Mapping] = [{"go": stages[0], "cite": ["Stage 1"]}]
        if "plan" in self.conditions:
            entries.append({"go": stages[1], "when": "plan = yes", "cite": ["Plans"]})
        return entries

    def _routes(self, stages: list[str]) -> Mapping:
        effect = self.chance.choice(("not stated", "alongside", "replaces"))
        routes: Mapping = {
            _DANGER: {
                "kind": "immediate risk",
                "title": "Risk of immediate harm",
                "when": f"{_DANGER} = yes",
                "effect": effect,
                "duties": {
                    "tell-lead": self._duty(
                        "Tell your lead", "worker", "hand up", "own-lead", at=1
                    ),
                    "refer": self._duty("Refer the child", "own-lead", "refer", "front-door"),
                },
            },
        }
        if "conference" in self.conditions:
            routes["conference"] = {
                "kind": "side track",
                "title": "A conference's decision",
                "when": "conference = yes",
                "effect": "not stated",
                "duties": {
                    "write": self._duty(
                        "Write to the chair of the conference",
                        "worker",
                        "send",
                        "conference-chair",
                        at=1,
                    ),
                    "answer": self._duty(
                        "Answer the letter", "conference-chair", "respond", "worker", at=1
                    ),
                },
            }
        if "event" in self.conditions:
            routes["event"] = {
                "kind": "override",
                "title": "After a serious event",
                "when": "event = yes",
                "effect": "alongside",
                "duties": {
                    "tell-head": self._duty(
                        "Tell the head of safeguarding",
                        "worker",
                        "notify",
                        "head-of-safeguarding",
                        at=1,
                    ),
                },
            }
        if "too-urgent" in self.conditions:
            routes["too-urgent"] = {
                "kind": "bypass",
                "title": "Going round steps",
                "when": "too-urgent = yes",
                "effect": "opens",
                "at": stages[:2],
                "opens": stages[2:],
                "meanwhile": self._remark(),
            }
        return {
            name: body | self._noted() | {"cite": [body["title"]]} for name, body in routes.items()
        }

    def _throughout(self, stages: list[str]) -> Mapping:
        duties = {
            "record": self._duty(
                "Record what is done", "not stated", "record", "everyone", write=["record"]
            ),
        }
        if self.size > 1:
            duties["seek"] = self._duty(
                "Settle it at the lowest stage",
                "not stated",
                "resolve",
                "not stated",
                covers=stages,
            )
        return duties

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
        if self._now_and_then():
            address = f"team-{line}@example.org"
            ways.append({"kind": "e-mail", "printed": address, "dial": address})
        return {
            "organisation": organisation,
            "title": title,
            **more,
            "ways": ways,
            **self._noted(),
            "cite": ["Contacts"],
        }

    def _now_and_then(self) -> bool:
        return self.chance.random() < 0.35 + 0.1 * self.size

    def _remark(self) -> str:
        return " ".join(self.chance.sample(words.REMARKS, k=2))

    def _noted(self) -> Mapping:
        """Now and then a note, which longer policies need more of."""
        if self.chance.random() > 0.4 + 0.05 * self.size:
            return {}
        kind = self.chance.choice(sorted(words.NOTES))
        says = self.chance.choice(words.NOTES[kind])
        name = f"note-{len(self.notes) + 1}"
        body: Mapping = {"kind": kind, "says": says}
        if kind in {"ambiguous", "contradictory"}:
            one, other = self.chance.choice(words.READINGS)
            body["readings"] = {"one": {"text": one}, "other": {"text": other}}
            body |= {"used": self.chance.choice(("one", "all")), "why": self._remark()}
        self.notes[name] = body | {"cite": ["Where it says so"]}
        return {"notes": [name]}
