"""The site's own questions, safety words and rules. None of them comes from a policy.

Every word here is labelled as the site's or the tool's where it is shown.
"""

from __future__ import annotations

from typing import Final

from navigator.engine.answer import Choice, Question
from navigator.engine.vocabulary import NoteKind

DANGER: Final = "danger"
PROCESS: Final = "process"
POSITION: Final = "position"
OUTCOME: Final = "outcome"
START: Final = "start"
DISAGREEMENT: Final = "disagreement"
CHALLENGED: Final = "challenged"
HANDED_UP: Final = "handed-up"
RESERVED: Final = (DANGER, PROCESS, POSITION, OUTCOME)

NSPCC: Final = "0808 800 5000"
FIND_COUNCIL: Final = "https://www.gov.uk/report-child-abuse-to-local-council"

DANGER_QUESTION: Final = Question(
    id=DANGER,
    label="A child in danger now",
    title="Is a child in danger right now?",
    help="For example: hurt, left alone at risk, or about to be with somebody who may hurt them.",
    choices=(
        Choice(id="yes", label="Yes"),
        Choice(id="no", label="No"),
        Choice(id="unsure", label="I'm not sure"),
    ),
    by="site",
    unsure="\"I'm not sure\" is treated as yes. That is the tool's rule.",
)

PROCESS_QUESTION: Final = Question(
    id=PROCESS,
    label="What this is about",
    title="What do you need to deal with?",
    help="Escalation policies are for one thing: a disagreement with another agency about a child.",
    choices=(
        Choice(id=DISAGREEMENT, label="I disagree with another agency about a child"),
        Choice(id=CHALLENGED, label="Another agency disagrees with us about a child"),
        Choice(
            id=HANDED_UP,
            label="A disagreement has come up to me",
            help="You are the manager, safeguarding lead or senior officer it was taken to.",
        ),
        Choice(id="new-concern", label="A new concern about a child, or a referral"),
        Choice(id="allegation", label="An allegation against someone who works with children"),
        Choice(id="own-agency", label="A dispute inside my own agency"),
        Choice(id="complaint", label="A complaint about a service"),
        Choice(id="adult", label="An adult at risk"),
        Choice(id="family", label="I am a family member or a member of the public"),
        Choice(id="unsure", label="I'm not sure"),
    ),
    by="site",
    unsure="\"I'm not sure\" goes on with the escalation policy. That is the tool's rule.",
)

# Why a note is there, in a word or two before it.
NOTE_TAGS: Final[dict[str, str]] = {
    NoteKind.AMBIGUOUS: "Can be read in more than one way",
    NoteKind.CONTRADICTORY: "The policy says two things",
    NoteKind.SILENT: "Not stated",
    NoteKind.DAMAGED: "Misprint or lost text",
    NoteKind.OUTDATED: "May have changed",
    NoteKind.INFERENCE: "Worked out by this site",
    NoteKind.EDITORIAL: "This site's own choice",
}

POSITION_LABEL: Final = "How far it has got"
POSITION_TITLE: Final = "How far has it got?"
POSITION_HELP: Final = "Choose the last step that somebody has taken."
POSITION_START: Final = "I have not raised it with anyone yet"
POSITION_UNSURE: Final = "\"I'm not sure\" starts at the first step. That is the tool's rule."
POSITION_UNSURE_USED: Final = (
    "You were not sure, so the tool starts at the first step. That is the tool's rule."
)
# Said on every answer, and on paper; the whole card stands further down, or first where it applies.
DANGER_LINE: Final = (
    "Danger now: call 999. Otherwise ring children's social care where the child lives."
)
NOT_IN_FORCE_OFF: Final = (
    "This edition is not in force, so calendar file and e-mail draft are switched off."
)
AGREED: Final = "It is agreed: what is left to do"
BOTH_RULES: Final = "More than one rule applies: do each now"
YOUR_PART: Final = "What this step asks of you"
NO_PART_ADVICE: Final = (
    "The policy names no task that is yours alone here. The tool's advice: say in writing what you"
    " will do, and by when. Tell your safeguarding lead. Keep a record."
)
NOT_SAID_WHO_ADVICE: Final = (
    "The policy does not say who does this. The tool's advice: agree with the other side who will,"
    " and by when. Write it down."
)
ANYBODY_AT_RISK_ADVICE: Final = (
    "The policy gives this to the one who raises it. The tool's advice: whoever knows of it acts"
    " now."
)
OUTCOME_LABEL: Final = "What happened there"
OUTCOME_TITLE: Final = "What has happened at this step?"
OUTCOMES: Final = (
    Choice(id="open", label="It is still going on"),
    Choice(id="unresolved", label="We could not agree"),
    Choice(id="no-reply", label="Nobody has replied, or the time has run out"),
    Choice(id="resolved", label="It is agreed"),
    Choice(id="unsure", label="I'm not sure"),
)
OUTCOME_UNSURE: Final = "\"I'm not sure\" is treated as no agreement. That is the tool's rule."

# How a step that may follow is introduced, by its outcome.
FOLLOWS: Final = {
    "unresolved": "If you cannot agree",
    "no reply": "If nobody replies",
    "done": "When it is done",
}
NOT_STATED_NEXT: Final = "The policy does not print that this comes next."
NO_REPLY_RULE: Final = (
    "A time to reply or resolve that has passed counts as no agreement. That is the tool's rule."
)
SILENCE_ADVICE: Final = (
    "The tool's advice where no time limit is set: agree a date today, write it down, chase it.",
    "The tool's advice: if the risk rises, take the immediate-risk route.",
)
AT_RISK_ADVICE: Final = (
    "The tool's advice: the child may be at immediate risk. Do it now, do not wait for a date."
)
CHOOSE_NOW: Final = "Choose one of these now: the policy leaves the stage open"
CHOOSE_NOW_ADVICE: Final = (
    "The tool's advice: the child may be at immediate risk. One of these ways is enough to start."
    " Take it now, do not wait for a date. E-mail alone is not enough: ring as well."
)
CHOICE_OPEN: Final = "The policy leaves the choice of stage open"
TWO_WAYS: Final = "The policy points two ways"
MORE_WAYS: Final = "The policy points more than one way"
WAYS_NAMED: Final = "One way: {ways}."
# What is said of a rung that is open to choose, where the case has been there.
TRIED: Final = "Already tried."
HERE_NOW: Final = "It is here now."
EARLIER_ADVICE: Final = (
    "An earlier date is possible: the limit may count from {what}. Give that time as well."
)
NO_STEP_HERE: Final = "No step is printed here: ask who will act, and by when"
WORDS_ADVICE: Final = (
    "The tool's advice: do it today. If you cannot, agree a date, write down why, and chase it."
)
# A "must" without delay, or a child at risk, leaves no date to agree.
TODAY_ADVICE: Final = (
    "The tool's advice: do it today. If nobody answers, write down that you tried, and try again."
)
URGENT_ADVICE: Final = "The tool's advice: do it now. E-mail alone is not enough: ring as well."
OUT_OF_HOURS_ADVICE: Final = (
    "The tool's advice: {why}, which the tool takes as out of hours. Ring the on-call or duty"
    " manager. Do not wait for the next working day."
)
NO_OFFICE_HOURS_ADVICE: Final = (
    "The tool's advice: the time runs while offices may be closed. Ring the on-call or duty manager"
    " now. If nobody answers, write down that you tried and ring when they open. If the risk rises,"
    " take the immediate-risk route."
)
OUT_OF_HOURS_DOOR_ADVICE: Final = (
    "The tool's advice: {why}, which the tool takes as out of hours. Ring the out-of-hours number."
    " Do not wait for the next working day."
)
CLOSED_THEN_ADVICE: Final = (
    "The tool's advice: that is {why}. Ring before the office closes on the last working day."
)
OVERDUE_ADVICE: Final = (
    "This time has passed. The tool's advice: do it now, write down why it is late, and tell your"
    " safeguarding lead."
)
OVERDUE_THEIRS_ADVICE: Final = (
    "This time has passed. The tool's advice: unless this is your role, ring them now and ask."
    " Write down what they say, and tell your safeguarding lead. If it is your role, do it now."
)
OWN_AGENCY_ADVICE: Final = (
    "The tool's advice: this is for your agency, not for you alone. Tell your manager or"
    " safeguarding lead now, and ask what is decided. Write that down."
)
THEIR_STEP_ADVICE: Final = (
    "The tool's advice: unless this is your role, ask them today to confirm that they will do it,"
    " and when. Write that down."
)
THEIR_STEP_NOW_ADVICE: Final = (
    "The tool's advice: if this is your role, do it now. If not, ask them now to confirm that it is"
    " done. Write that down."
)
ASK_TO_CONFIRM: Final = "Ask {actor} to confirm: {do}"
OTHER_SIDE_ADVICE: Final = (
    "The tool's advice: this is for the other agency to do. Ask them when, and write it down."
)
NO_CONTACT_OWN: Final = "This is somebody in your own agency. The policy prints no number for them."
NO_CONTACT_LISTED: Final = (
    "This is somebody in your own agency. The policy ties no number to this step. Look for yours"
    " among the contacts that it also lists."
)
NO_CONTACT: Final = (
    "The policy gives no contact for this. Ask your own safeguarding lead, or the partnership's"
    " office."
)
END_ADVICE: Final = (
    "The tool's advice: ask the partnership's office in writing what happens next, and tell your"
    " safeguarding lead. If the risk rises, take the immediate-risk route."
)
EXPIRED_RULE: Final = (
    "The time to settle {place} ran out: {when}. That counts as no agreement, so this is the next"
    " step. That is the tool's rule."
)
EXPIRED_OWED: Final = "At {place} the policy asks as well: {duties} If not done, do it now."
EXPIRED_ADVICE: Final = (
    "The time to settle {place} ran out: {when}. That counts as no agreement: the tool's rule."
)
# Whose date it is, beside a date that is not the policy's, and the policy's own beside such a date.
DATE_LABELS: Final = {"agreed": "The date you agreed", "sooner": "When the child needs it"}
POLICY_DATE: Final = "The policy's limit"
OTHER_READING: Final = "Read another way"
AGREED_RULE: Final = "You agreed this date with them. The policy does not set it."
AGREED_LATER: Final = (
    "You agreed this date with them. It is later than the policy's limit, and does not move it."
)
AGREED_QUESTION: Final = "Which date did you agree with them for this step?"
AGREED_LABEL: Final = "the date agreed for {place}"
SOONER_QUESTION: Final = "By when does the child need it, if that is sooner?"
SOONER_LABEL: Final = "when the child needs it"
RUNG_STATES: Final = {
    "done": "Done or passed",
    "not agreed": "No agreement",
    "agreed": "Agreed",
    "now": "Now",
    "possible": "May be next",
    "later": "Later",
    "not needed": "Not needed",
}
RUNG_SILENCE: Final = "No time limit stated."
LATEST_TITLE: Final = "Latest dates, not targets"
LATEST_STOPS_HAND_UP: Final = (
    "{place}: the policy sets no time limit to get there. No date after this."
)
LATEST_STOPS_SETTLE: Final = (
    "{place}: the policy sets no time limit to settle it. No date after this."
)
LATEST_UNKNOWN: Final = "{place}: no date can be worked out yet. No date after this."
LATEST_STOPS_CHOICE: Final = (
    "After {place} the policy leaves the choice of step open. No date after this."
)
LATEST_SETTLE: Final = "Settle it"
LATEST_AGREED: Final = "Settle it, by the date that you agreed"
LATEST_STOPS_END: Final = "The policy names no further step."
OWN_WHILE_WAITING: Final = (
    "The policy's own limit may come first: say above when it happened, and you get its date."
)
SOONER_RULE: Final = "You said that the child needs it by then. The sooner date always wins."
NOW_ASSUMED: Final = "You gave no time for this, so it counts from now. That is the tool's rule."
RAN_OUT_RULE: Final = (
    "The time set for it ran out then. That counts as no agreement: the tool's rule."
)
OUT_OF_ORDER: Final = (
    "Check two of your times. You gave {first} as {at}. You gave {second} as {before}. The first of"
    " them usually comes earlier. This date rests on both, so change the one that is wrong."
)
RUNS_MEANWHILE: Final = (
    "The time to settle {place} runs until {when}. After that it counts as no agreement, and this"
    " step's own time starts. That is the tool's rule."
)
STOPPED_QUESTION: Final = "When did the time run out, or the waiting end? ({label})"
NOT_YET_ADVICE: Final = (
    "The time you gave for {what} has not come yet, so the tool leaves it out. What has not"
    " happened cannot start a clock."
)
BEYOND_ADVICE: Final = "No date is given: bank holidays are not known that far ahead."
LATER_LADDER: Final = (
    "When the child is safe, change the first answer to see how the policy's ladder goes on."
)
NO_FURTHER_STEP: Final = "The policy names no further step."
STAYS: Final = "It is at this step now."
COUNTS_AS_AGREED: Final = "It counts as agreed."
REPLACES_TEXT: Final = "The policy sets its ordinary ladder aside in this case."
