"""The closed list of checks: what each finding is called, and what it guards against.

A finding names its rule, so that it can be looked up here. Each has a broken example among the
tests that shows its message.
"""

from __future__ import annotations

from navigator.engine.vocabulary import Term


class Rule(Term):
    """One check, with what it finds."""

    # The file and its YAML
    UNREADABLE = "unreadable", "the file cannot be opened"
    TOO_LARGE = "too-large", "the file is larger than any edition"
    NOT_UTF8 = "not-utf8", "the file is not UTF-8 text"
    YAML_SYNTAX = "yaml-syntax", "the file is not YAML"
    EMPTY_FILE = "empty-file", "the file holds nothing"
    ALIAS = "alias", "an anchor or alias, which hides what a value is"
    TAG = "tag", "a YAML tag, which could run code in other readers"
    TOO_DEEP = "too-deep", "more nesting than any edition needs"
    DUPLICATE_KEY = "duplicate-key", "one key twice in a mapping"
    KEY_NOT_TEXT = "key-not-text", "a key that is a list or a mapping"
    MARKUP = "markup", "markup, script or template code in a text"
    CONTROL_CHARACTER = "control-character", "a character that cannot be seen"
    LOOK_AGAIN = "look-again", "a mark at what has to be looked at before it is published"
    SCHEMA_LINE = "schema-line", "the first line does not name the schema"

    # Structure
    WRONG_TYPE = "wrong-type", "a list, mapping or text where something else belongs"
    BAD_VALUE = "bad-value", "a phrase that cannot be read"
    NOT_IN_LIST = "not-in-list", "a word that the closed list does not have"
    UNKNOWN_KEY = "unknown-key", "a key that means nothing here"
    MISSING_KEY = "missing-key", "a key that must be written"
    EMPTY_VALUE = "empty-value", "a key with nothing after it"
    BAD_ID = "bad-id", "an id, folder or file name of another shape"

    # Identity
    MISPLACED_FILE = "misplaced-file", "a file where no edition can be"
    IDENTITY = "identity", "policy or edition differs from the folder or file name"
    ID_CLASH = "id-clash", "one id for two things that are named in the same places"
    SAME_START = "same-start", "two editions that no date tells apart"
    RESERVED_ID = "reserved-id", "an id that the navigator keeps for itself"

    # References
    UNKNOWN_ROLE = "unknown-role", "a role that is not listed"
    UNKNOWN_CONTACT = "unknown-contact", "a contact that is not listed"
    UNKNOWN_STAGE = "unknown-stage", "a stage or step that is not on the ladder"
    UNKNOWN_SOURCE = "unknown-source", "a source that is not listed"
    UNKNOWN_NOTE = "unknown-note", "a note that is not listed"
    UNKNOWN_READING = "unknown-reading", "a reading that the note does not have"
    UNKNOWN_CONDITION = "unknown-condition", "a condition that is not listed"
    UNKNOWN_ANSWER = "unknown-answer", "an answer that the condition does not have"
    UNKNOWN_DOCUMENT = "unknown-document", "a document that is not listed"
    UNKNOWN_AREA = "unknown-area", "an area that is not listed"
    UNKNOWN_EVENT = "unknown-event", "an event that nothing in the edition makes happen"
    UNKNOWN_AGENCY = "unknown-agency", "an agency that the shared list does not have"
    UNUSED = "unused", "something defined that nothing refers to"

    UNKNOWN_EDITION = "unknown-edition", "a scenario of an edition that cannot be read"
    UNKNOWN_DUTY = "unknown-duty", "a duty that the edition does not have"

    # Logic
    STAGE_SHAPE = "stage-shape", "a stage with both steps and duties, or with neither"
    UNREACHABLE = "unreachable", "a stage or step that nobody can reach"
    LEADS_NOWHERE = "leads-nowhere", "an answer that leads nowhere"
    BOTH_APPLY = "both-apply", "two ways that apply at once, with nothing to choose by"
    ENDLESS = "endless", "a way round without end"
    CIRCULAR_LIMIT = "circular-limit", "time limits that wait for each other"
    NO_RECIPIENT = "no-recipient", "nobody to act, or nobody to act towards"
    NO_EVENT = "no-event", "a time limit that does not say what it counts from"
    NO_PRINTED = "no-printed", "a time limit without its printed form"
    PRINTED_DIFFERS = "printed-differs", "a time limit whose printed form says something else"
    PRINTED_UNREAD = "printed-unread", "a printed time limit that cannot be compared"
    LATER_EVENT = "later-event", "a time limit that counts from further up the ladder"
    EMPTY_READING = "empty-reading", "a reading of a limit that changes nothing"

    # Substance
    NO_CITATION = "no-citation", "a rule with no place in the source"
    BAD_PHONE = "bad-phone", "a phone number that cannot be"
    BAD_EMAIL = "bad-email", "an e-mail address that cannot be"
    BAD_LINK = "bad-link", "a link that cannot be"
    DIAL_DIFFERS = "dial-differs", "a contact that reaches something other than what was printed"
    NO_DIAL = "no-dial", "a contact that can neither be reached nor says why not"
    NOT_FICTIONAL = "not-fictional", "a made-up edition that could reach somebody real"
    INCOMPLETE = "incomplete", "a successor or a confirmation that does not say who or when"
    WITHHELD = "withheld", "a name that a published copy left out"
    STATUS_DIFFERS = "status-differs", "a status that the edition's own dates contradict"
    ENDS_FIRST = "ends-first", "an edition that ended before it came into force"
    REVIEW_PASSED = "review-passed", "a review date that has passed"
    ANSWER_DIFFERS = "answer-differs", "a scenario that expects what the navigator does not say"
    OPEN_QUESTION = "open-question", "a scenario that leaves one of the navigator's questions open"
    BANK_HOLIDAYS_END = "bank-holidays-end", "bank holidays known for less than a year ahead"
