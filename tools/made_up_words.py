"""The words that made-up policies are put together from. All places and rules are invented."""

from __future__ import annotations

from typing import Any, Final

FIRST: Final = (
    *("Alder", "Amber", "Barrow", "Beck", "Birch", "Bracken", "Cinder", "Copper", "Dove"),
    *("Elder", "Ember", "Fallow", "Fern", "Flint", "Garnet", "Hazel", "Heron", "Juniper"),
    *("Linden", "Mallow", "Otter", "Plover", "Rowan", "Sorrel", "Teasel"),
)
SECOND: Final = (
    *("marshire", "combeshire", "fordshire", "holtshire", "leyshire", "mereshire", "mooreshire"),
    *("wickshire", "tonshire", "worthshire", "daleshire", "fieldshire", "gateshire", "hamshire"),
    *("hurstshire", "lakeshire", "mountshire", "ridgeshire", "sideshire", "stowshire"),
)
AREAS: Final = ("North", "South", "East", "West")

# Each role by id: its name and its side.
ROLES: Final = {
    "worker": ("Worker who disagrees", "raising"),
    "other-worker": ("Worker in the other agency", "challenged"),
    "own-manager": ("Your line manager", "raising"),
    "other-manager": ("Line manager in the other agency", "challenged"),
    "own-lead": ("Safeguarding lead in your agency", "raising"),
    "other-lead": ("Safeguarding lead in the other agency", "challenged"),
    "service-managers": ("Service managers", "each"),
    "heads-of-service": ("Heads of service", "each"),
    "directors": ("Directors", "each"),
    "board-members": ("Members of the partnership's executive", "each"),
    "chair": ("Independent chair of the partnership", "partnership"),
    "panel": ("Resolution panel", "partnership"),
    "business-manager": ("Business manager of the partnership", "partnership"),
    "reviewing-officer": ("Independent reviewing officer", "independent"),
    "conference-chair": ("Chair of the conference", "independent"),
    "plan-coordinator": ("Coordinator of child protection plans", "council"),
    "front-door": ("Front door of children's social care", "council"),
    "head-of-safeguarding": ("Head of safeguarding", "council"),
    "everyone": ("Everyone concerned in the disagreement", "each"),
}

# The rungs that a ladder is chosen from, from the bottom up: who has the matter, and their duties
# as (id, what, actor, act, recipient). "before" is whoever had it on the rung below.
RUNGS: Final[dict[str, dict[str, Any]]] = {
    "advice": {
        "title": "Advice on your own side",
        "position": "I have asked my own manager, and nobody in the other agency",
        "has": "worker",
        "duties": [
            ("consult", "Talk it over with your manager", "worker", "consult", "own-manager")
        ],
    },
    "workers": {
        "title": "The workers who disagree",
        "position": "I have raised it with the worker in the other agency",
        "has": "worker",
        "duties": [
            (
                "discuss",
                "Talk it through with the other worker",
                "worker",
                "discuss",
                "other-worker",
            ),
            ("answer", "Answer the concern", "other-worker", "respond", "worker"),
        ],
    },
    "managers": {
        "title": "Line managers",
        "position": "The line managers have it",
        "has": "own-manager",
        "duties": [
            ("hand-up", "Take it to your line manager", "worker", "hand up", "own-manager"),
            ("discuss", "Talk to the other manager", "own-manager", "discuss", "other-manager"),
            ("resolve", "Reach an agreement", "not stated", "resolve", "not stated"),
        ],
    },
    "leads": {
        "title": "Safeguarding leads",
        "position": "The safeguarding leads have it",
        "has": "own-lead",
        "duties": [
            ("hand-up", "Pass it to the safeguarding lead", "before", "hand up", "own-lead"),
            ("discuss", "Talk to the other lead", "own-lead", "discuss", "other-lead"),
            ("answer", "Give an answer in writing", "other-lead", "respond", "own-lead"),
        ],
    },
    "service-managers": {
        "title": "Service managers",
        "position": "The service managers have it",
        "has": "service-managers",
        "duties": [
            ("hand-up", "Pass it to the service managers", "before", "hand up", "service-managers"),
            ("meet", "Hold a meeting about it", "service-managers", "meet", "everyone"),
            ("resolve", "Reach an agreement", "service-managers", "resolve", "not stated"),
        ],
    },
    "heads": {
        "title": "Heads of service",
        "position": "The heads of service have it",
        "has": "heads-of-service",
        "duties": [
            ("hand-up", "Pass it to the heads of service", "before", "hand up", "heads-of-service"),
            ("decide", "Agree a way forward", "heads-of-service", "decide", "everyone"),
        ],
    },
    "directors": {
        "title": "Directors",
        "position": "The directors have it",
        "has": "directors or board-members",
        "duties": [
            (
                "hand-up",
                "Report it to a director",
                "before",
                "hand up",
                "directors or board-members",
            ),
            ("review", "Go over the file and both views", "directors", "review", "everyone"),
            ("resolve", "Reach an agreement", "directors", "resolve", "not stated"),
        ],
    },
    "chair": {
        "title": "Chair of the partnership",
        "position": "The chair of the partnership has it",
        "has": "chair",
        "duties": [
            ("hand-up", "Write to the chair", "before", "hand up", "chair"),
            ("mediate", "Help both sides agree", "chair", "mediate", "everyone"),
            ("decide", "Decide what happens next", "chair", "decide", "everyone"),
        ],
    },
    "panel": {
        "title": "Resolution panel",
        "position": "The resolution panel has it",
        "has": "panel",
        "duties": [
            ("convene", "Call the panel together", "chair", "convene", "panel"),
            ("hear", "Hear both sides", "panel", "review", "everyone"),
            ("decide", "Make the final decision", "panel", "decide", "everyone"),
            ("report", "Report what was learnt", "panel", "report", "business-manager"),
        ],
    },
}

# Time limits as printed, and what they mean. None of them is any real policy's choice.
LIMITS: Final = (
    *(("within 24 hours", "24 hours"), ("within 48 hours", "48 hours"), ("72 hours", "72 hours")),
    *(("within 4 working hours", "4 working hours"), ("1 working day", "1 working day")),
    *(("within 5 working days", "5 working days"), ("within ten working days", "10 working days")),
    *(("3 calendar days", "3 calendar days"), ("within 7 days", "7 days"), ("1 day", "1 day")),
    *(("one working week", "1 working week"), ("within two weeks", "2 weeks")),
    *(("within one month", "1 month"), ("same working day", "same working day")),
    *(("same day", "same day"), ("immediately", "immediately")),
    *(("as soon as possible", "as soon as possible"), ("without delay", "without delay")),
    *(("in good time", "other words"), ("by 4pm the next working day", "1 working day by 4 pm")),
)
STRENGTHS: Final = (
    *("must", "should", "will", "may", "consider", "plain", "expected", "need to"),
    *("should: should normally", "not stated", "can"),
)

# Each condition: label, question, what "not sure" is taken as.
CONDITIONS: Final = {
    "looked-after": ("Looked after", "Is the child looked after?", "show all"),
    "plan": ("Child protection plan", "Is the child on a child protection plan?", "show all"),
    "conference": ("A conference", "Is it about the decision of a conference?", "show all"),
    "event": ("A serious event", "Has the child been harmed already?", "yes"),
    "too-urgent": ("Going round steps", "Is it too urgent for the usual steps?", "show all"),
    "has-managers": ("Line managers", "Does your agency have line managers?", "show all"),
    "own-agency": ("Your agency", "Which agency do you work for?", "show all"),
    "unborn": ("Unborn child", "Is it about an unborn child?", "no"),
}
AGENCIES: Final = {"school": "School or college", "health": "Health", "others": "Another agency"}

# Each kind of note: what it may say.
NOTES: Final = {
    "silent": (
        "The policy does not say who does this. Ask your manager to confirm who will.",
        "No time is printed for this step.",
        "The policy does not say what follows if nobody replies.",
        "The policy does not say which agency this post belongs to.",
    ),
    "ambiguous": (
        "The policy does not say what the time counts from.",
        "The policy does not say whether one side or both sides do this.",
    ),
    "contradictory": ("The heading and the paragraph name different posts.",),
    "damaged": ("A word seems to be missing in this sentence.",),
    "inference": ("This follows by its number. The policy does not print it.",),
    "editorial": ("The numbers of the stages are the policy's own.",),
    "outdated": ("The body named here has changed its name since.",),
}
READINGS: Final = (
    ("The words stand for the whole stage.", "The words stand for this step only."),
    ("It means one person on each side.", "It means the side that raised it."),
    ("It counts from the day itself.", "It counts from the day after."),
)
REMARKS: Final = (
    "The policy says this once, and does not repeat it at the next stage.",
    "It is meant to keep the child's needs in view while the agencies talk.",
    "It may be done by phone, by video or in a room.",
    "The policy adds that a difference in status should not stop anybody.",
    "It names no deputy for this post.",
    "The form in the appendix has a box for it.",
)
ORGANISATIONS: Final = (
    *("Children's social care", "Early help service", "Police", "Integrated care board"),
    *("General hospital", "Mental health trust", "Education service", "Youth justice service"),
    *("Probation service", "Housing department", "Community health", "Voluntary sector forum"),
)
POSTS: Final = (
    *("Safeguarding lead", "Duty manager", "Named nurse", "Named doctor", "Service manager"),
    *("Team secretary", "Designated officer", "Head of service"),
)
FIELDS: Final = (
    *("Names of those who disagree", "What the child needs", "What has been tried"),
    *("What each side wants", "What was agreed", "Who does what next, and when"),
)
