"""What was chosen about persons in told words, and which of it counts. Pure."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal, get_args

from vsdesk.records.by_value import grouped
from vsdesk.records.consent.whose_word_counts import is_confirmed
from vsdesk.records.gate.persons import hidden_people

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dossier import Dossier, RecordView

CHOICE: Final = "name_choice"
PLEA: Final = "plea"  # of a choice: the one plea that it answers
DIGEST: Final = "#"  # before the digest of ops that are more than are named
_NAMED: Final = 1000
Choice = Literal["stop", "replace", "keep"]
CHOICES: Final[tuple[Choice, ...]] = get_args(Choice)  # the narrowest first


def chosen_in(dossier: Dossier, record: RecordView, name: str) -> Mapping[str, Choice]:
    """What counts for each person in one field: of several choices the narrowest."""
    found: dict[str, Choice] = {}
    for one in about(dossier, record, name):
        void = not fits(one, record, name)
        for who in one.every("who"):
            choice = counting(dossier, one, who) if isinstance(who, str) else None
            if choice == "stop" or (choice and not void):  # whoever writes anew lifts no stop
                found[str(who)] = min(found.get(str(who), choice), choice, key=CHOICES.index)
    return found


def not_by_name(dossier: Dossier) -> frozenset[str]:
    """Of whom it was chosen somewhere in the file that another word stands for the name, or that the words
    stay: that is meant of this person, whatever the paper."""
    return dossier.once(_not_by_name)


def _not_by_name(dossier: Dossier) -> frozenset[str]:
    return frozenset(
        who
        for one in dossier.of(CHOICE)
        if not one.taken_out and not {*one.every("choice")} <= {"keep"}
        for who in one.every("who")
        if isinstance(who, str)
    )


def about(dossier: Dossier, record: RecordView, name: str) -> list[RecordView]:
    """The choices that were made about one field of a record."""
    every = dossier.once(_choices).get(record.id, ())
    return [
        one for one in every if (one.every("record"), one.every("field")) == ((record.id,), (name,))
    ]


def fits(choice: RecordView, record: RecordView, name: str) -> bool:
    """Whether the words stand still of which a choice was made, and it was not taken out."""
    return choice.every("seen") == (seen_in(record, name),) and not choice.taken_out


def is_of_one_plea(choice: RecordView) -> bool:
    """Whether it was said of one plea in the words whose name that is: it answers no other."""
    return PLEA in choice.fields


def hiding(dossier: Dossier, who: str) -> tuple[RecordView, ...]:
    """What asks that somebody is not named: the marks on them and the answers of theirs, in any reading; what
    they answered in another family too, as `marks.hidden` hears it."""
    heard = dossier.once(hidden_people.with_answers_elsewhere)
    answers = {
        one.id: one
        for read in reversed(heard.readings)
        for one in read.of("consent_grant")
        if who in one.every("grantor")
    }
    return (*hidden_people.marks_on(dossier, who), *answers.values())


def seen_in(record: RecordView, name: str) -> str:
    """The ops that stand in a field, as a choice names them: of many their digest, so that whoever writes on
    beside each other lets a choice grow beyond no limit (docs/spec/bundle.md §8.16)."""
    ops = record.ops(name)
    said = " ".join(ops)
    return said if len(ops) <= _NAMED else f"{DIGEST}{sha256(said.encode()).hexdigest()}"


def counting(dossier: Dossier, one: RecordView, who: str) -> Choice | None:
    """A choice as it counts; a keep only where a coordinator confirmed it who saw all
    that hides this person."""
    said = {*one.every("choice")}
    if not said or not said <= {*CHOICES}:
        return "stop"
    choice: Choice = min((each for each in CHOICES if each in said), key=CHOICES.index)
    if choice != "keep":
        return choice
    asked = [
        each
        for held in hiding(dossier, who)
        for standing in held.fields.values()
        for each in standing
    ]
    return "keep" if is_confirmed(one) and one.decided("confirmed", asked) else None


def _choices(dossier: Dossier) -> Mapping[object, list[RecordView]]:
    """By record what was chosen about its told words."""
    return grouped(dossier.of(CHOICE), "record")
