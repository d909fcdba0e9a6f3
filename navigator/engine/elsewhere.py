"""The site's own screens for matters that an escalation policy is not for. None is a policy's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from navigator.engine.answer import Guidance
from navigator.engine.site import NSPCC

if TYPE_CHECKING:
    from navigator.engine.answer import ContactShown, StatusShown
    from navigator.engine.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """One plain screen for a matter that an escalation policy is not for."""

    heading: str
    text: tuple[str, ...]


ELSEWHERE: Final[dict[str, Elsewhere]] = {
    "new-concern": Elsewhere(
        heading="Make a referral to children's social care",
        text=(
            "A new concern goes to children's social care for the area where the child lives.",
            "Do not use an escalation policy first. It never replaces a referral.",
            "Tell your own safeguarding lead as well.",
            "If they decide not to act and you disagree, come back: that is an escalation.",
        ),
    ),
    "allegation": Elsewhere(
        heading="Contact the LADO",
        text=(
            "Each council has a LADO, for allegations against people who work with children.",
            "Tell your own safeguarding lead or head today. Ask the council for the LADO's number.",
        ),
    ),
    "own-agency": Elsewhere(
        heading="Use your own agency's process",
        text=(
            "These policies are for two agencies that disagree.",
            "Inside your own agency, talk to your safeguarding lead, or to your manager's manager.",
            "If you cannot, use your agency's whistleblowing policy.",
            "Is the child at risk? Refer to children's social care. You need nobody's leave.",
        ),
    ),
    "complaint": Elsewhere(
        heading="Use the service's complaints process",
        text=(
            "Complain to the service itself. Ask it how to do that.",
            (
                "Is a child not safe? Do not wait for the complaint: treat it as a new concern or"
                " an escalation."
            ),
        ),
    ),
    "adult": Elsewhere(
        heading="Contact adult social care",
        text=(
            "These policies are about children.",
            "For an adult at risk, contact the council's adult social care.",
            "Then follow your area's policy for adults at risk.",
            "If a child is at risk as well, refer the child too.",
        ),
    ),
    "family": Elsewhere(
        heading="You can report a worry about a child yourself",
        text=(
            "These policies are for people who work with children.",
            "If you are worried about a child, contact children's social care at the council.",
            f"For advice you can ring the NSPCC Helpline on {NSPCC}.",
            "If you disagree with a service about your own child, use its complaints process.",
        ),
    ),
}


def elsewhere(
    state: State, title: str, status: StatusShown, doors: tuple[ContactShown, ...]
) -> Guidance:
    """The answer for such a matter: its screen, and where to refer a child in danger."""
    screen = ELSEWHERE[state.elsewhere]
    return Guidance(
        kind="elsewhere",
        policy=state.edition.policy,
        edition=state.edition.edition,
        edition_name=state.edition.edition_name,
        title=title,
        view=state.view,
        where="",
        place="",
        danger=False,
        at_risk=False,
        status=status,
        heading=screen.heading,
        intro=screen.text,
        duties=(),
        also=(),
        tell=(),
        records=(),
        documents=(),
        entries=(),
        front_door=doors,
        follows=(),
        listed=(),
        notes=(),
        advice=(),
        times=(),
    )
