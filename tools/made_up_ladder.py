"""The ladder of a made-up edition, with its duties, limits, routes and notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from tools import made_up_words as words

if TYPE_CHECKING:
    import random

Mapping = dict[str, Any]

DANGER: Final = "immediate-harm"
# How often a policy sets no limit for what is to be done.
_NO_LIMIT: Final = 0.4


@dataclass(slots=True)
class Ladder:
    """The rules of one edition. ``size`` is 0 for the shortest and 3 for the longest."""

    number: int
    chance: random.Random
    size: int = 0
    conditions: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=lambda: {"worker"})
    notes: Mapping = field(default_factory=dict)
    limits: int = 0
    from_start: bool = False
    papers: set[str] = field(default_factory=set)

    def rungs(self) -> list[str]:
        """Three to seven rungs, in the order of the ladder. The workers and managers are in all."""
        always = {"workers", "managers"}
        others = [each for each in words.RUNGS if each not in always]
        chosen = always | set(self.chance.sample(others, k=1 + self.number % 5))
        return [each for each in words.RUNGS if each in chosen]

    def stages(self, rungs: list[str]) -> Mapping:
        """The stages by id."""
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
                    name: self.duty(do, before if actor == "before" else actor, act, to, at=n)
                    for name, do, actor, act, to in plan["duties"]
                },
            }
            body["duties"] |= self._extras(n, plan["has"])
            body["then"] = self._moves(n, last=last)
            if rung == "advice":
                body["settles"] = "false"
            if self.now_and_then():
                body["meanwhile"] = self.remark()
            stages[here] = body | self.noted() | {"cite": [f"Stage {n}"]}
            before = plan["has"]
        return stages

    def _moves(self, n: int, *, last: bool) -> list[Mapping]:
        if last:
            return [{"on": ["unresolved"], "go": "end", "stated": "false"}]
        on = ["unresolved", *(["no reply"] if self.now_and_then() else [])]
        return [{"on": on, "go": f"stage-{n + 1}", "cite": [f"Stage {n + 1}, paragraph 1"]}]

    def _extras(self, n: int, has: str) -> Mapping:
        """What else is to be done at a stage, and for whom."""
        extras: Mapping = {}
        told = {"looked-after": "reviewing-officer", "plan": "plan-coordinator"}
        for each in sorted(self.conditions & set(told)):
            if n in {2, 3}:
                do = f"Tell the {words.ROLES[told[each]][0].lower()}"
                extras[f"tell-{each}"] = self.duty(
                    do, "not stated", "notify", told[each], when=f"{each} = yes", at=n
                )
        if "has-managers" in self.conditions and n == 1:
            for answer, to in (("yes", "own-manager"), ("no", "own-lead")):
                extras[f"ask-{answer}"] = self.duty(
                    "Ask for help", "worker", "consult", to, when=f"has-managers = {answer}", at=n
                )
        if "own-agency" in self.conditions and n in {1, 3}:
            for answer in words.AGENCIES:
                extras[f"record-{answer}"] = self.duty(
                    "Keep a record in your agency's own system",
                    "worker",
                    "record",
                    "nobody",
                    when=f"own-agency = {answer}",
                    write=["record"],
                    at=n,
                )
        if "unborn" in self.conditions and n == 1:
            extras["plan-birth"] = self.duty(
                "Look at the plan for the birth", has, "review", "nobody", when="unborn = yes", at=n
            )
        if self.chance.random() < 0.3 * self.size:
            self.papers.add("form")
            extras["form"] = self.duty(
                "Fill in the form", has, "send", "business-manager", write=["form"], at=n
            )
        return extras

    def duty(
        self, do: str, actor: str, act: str, recipient: str, *, at: int = 0, **more: object
    ) -> Mapping:
        """A duty; ``at`` is the number of its stage, 0 outside the ladder."""
        for party in (actor, recipient):
            self.roles |= set(party.split(" or ")) - {"not stated", "nobody"}
        about = {"about": self.remark()} if self.now_and_then() else {}
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
            **self.noted(),
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
        if self.now_and_then():
            limit["sooner"] = self.chance.choice(("child", "urgency"))
        if within == "48 hours" and self.now_and_then():
            limit["counted-as"] = "2 working days"
        if after == "not stated":
            limit["readings"] = [
                {"after": each, "why": f"If it counts from {each.replace('-', ' ')}."}
                for each in (before, f"stage-{at} started")
            ]
        return limit | self.noted()

    # ------------------------------------------------------------------ other ways, and the rest

    def entries(self, stages: list[str]) -> list[Mapping]:
        """Where the ladder starts."""
        entries: list[Mapping] = [{"go": stages[0], "cite": ["Stage 1"]}]
        if "plan" in self.conditions:
            entries.append({"go": stages[1], "when": "plan = yes", "cite": ["Plans"]})
        return entries

    def routes(self, stages: list[str]) -> Mapping:
        """The other ways through, by id."""
        effect = self.chance.choice(("not stated", "alongside", "replaces"))
        routes: Mapping = {
            DANGER: {
                "kind": "immediate risk",
                "title": "Risk of immediate harm",
                "when": f"{DANGER} = yes",
                "effect": effect,
                "duties": {
                    "tell-lead": self.duty("Tell your lead", "worker", "hand up", "own-lead", at=1),
                    "refer": self.duty("Refer the child", "own-lead", "refer", "front-door"),
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
                    "write": self.duty(
                        "Write to the chair of the conference",
                        "worker",
                        "send",
                        "conference-chair",
                        at=1,
                    ),
                    "answer": self.duty(
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
                    "tell-head": self.duty(
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
                "meanwhile": self.remark(),
            }
        return {
            name: body | self.noted() | {"cite": [body["title"]]} for name, body in routes.items()
        }

    def throughout(self, stages: list[str]) -> Mapping:
        """What holds at every stage."""
        duties = {
            "record": self.duty(
                "Record what is done", "not stated", "record", "everyone", write=["record"]
            ),
        }
        if self.size > 1:
            duties["seek"] = self.duty(
                "Settle it at the lowest stage",
                "not stated",
                "resolve",
                "not stated",
                covers=stages,
            )
        return duties

    def now_and_then(self) -> bool:
        """Whether something is there: more often in longer editions."""
        return self.chance.random() < 0.35 + 0.1 * self.size

    def remark(self) -> str:
        """Two sentences of no importance."""
        return " ".join(self.chance.sample(words.REMARKS, k=2))

    def noted(self) -> Mapping:
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
            body |= {"used": self.chance.choice(("one", "all")), "why": self.remark()}
        self.notes[name] = body | {"cite": ["Where it says so"]}
        return {"notes": [name]}
