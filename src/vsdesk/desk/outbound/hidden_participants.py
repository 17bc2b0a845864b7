"""Who took part in an activity by name and may be shown nowhere: no picture of it stands before everybody."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named
from vsdesk.records.checks import pauses, publicity, risk
from vsdesk.records.consent import recipients
from vsdesk.records.consent.answers import says_no, state_of
from vsdesk.records.consent.hidden_persons import may_hide, still_refuses
from vsdesk.records.dates.ages import is_minor
from vsdesk.records.gate.names.names_refused import BY_NAME, PHOTO, is_refused
from vsdesk.records.gate.papers.posters import EVERYBODY
from vsdesk.records.gate.persons.hidden_people import MARK, WORDS_REJECTED
from vsdesk.records.gate.redaction import own_sensitivity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView

_PART: Final = "participation"
_PUBLISHING: Final = (PHOTO, BY_NAME)
# Of an activity: who is seen, and whether they agreed.
_SAYS_WHO: Final = ("activity", _PART, "evidence_item")
_OF_PEOPLE: Final = ("case", "family_member", "kinship")  # by what somebody stands in a file


class TookPart:
    """Asks what those wanted who were there."""

    def __init__(self, context: DeskContext) -> None:
        self._read = context.vault.read
        self._context = context

    def refused(self, activity: str) -> bool:
        """Whether somebody who took part by name, or ever was written down so, asked to be named nowhere,
        refused that their name or picture is published, or is guarded otherwise in a file where they stand,
        by whomever, also in what was put aside or has not come; and whether what the activity itself says of
        that was put aside, or is not whole."""
        if any(one.space == activity for one in self._read.whole.aside.of(*_SAYS_WHO)):
            return True
        file = self._read.dossier(activity)
        if file is None or file.beyond.missing():
            return True
        rows = [one for one in self._read.space(activity) if one.kind == _PART]
        people = frozenset[str]().union(*(ever_named(one, "person") for one in rows))
        entries = file.beyond.other_entries() if people else {}
        people = people.union(*(entries[one] for one in people if one in entries))
        return bool(people) and (
            self._is_marked(people) or any(map(self._refuses, people)) or self._is_guarded(people)
        )

    def _is_marked(self, people: frozenset[str]) -> bool:
        asked = self._read.below(people, MARK)
        return any({*one.every("type")} != {WORDS_REJECTED} for one in asked)

    def _refuses(self, person: str) -> bool:
        today = self._context.today()
        said = self._read.linking(
            person, "consent_grant"
        )  # their own, and what others said of them
        if any(may_hide(one) and not says_no(one) for one in said if _to_all(one)):
            return True  # with a yes, but without their name
        asked = {(p, to) for one in said for p in _PUBLISHING for to in one.every("recipient")}
        if any(still_refuses(_about(said, *one), today) for one in asked):
            return True
        return self._is_child(person) and not any(
            PHOTO in one.every("purpose") and state_of(one, today) == "given"
            for one in said
            if _to_all(one)
        )

    def _is_child(self, person: str) -> bool:
        """Of a child nobody is seen for whom nobody agreed."""
        held = self._read.view(person)
        return held is not None and is_minor(held, self._context.today())

    def _is_guarded(self, people: frozenset[str]) -> bool:
        """Whether a file in which one of them stands lets nothing of them be seen by everybody."""
        held = self._read.views(people).values()
        if len(held) < len(people) or any(own_sensitivity(one) > 1 for one in held):
            return True  # sealed; or not here, and nobody knows what was asked
        stand = (self._read.linking(one, kind) for one in people for kind in _OF_PEOPLE)
        roots = {one.space for one in (*held, *chain.from_iterable(stand))}
        return any(map(self._keeps, self._read.dossiers(sorted(roots))))

    def _keeps(self, file: Dossier) -> bool:
        """Whether a no of the file, care asked for, or what is put aside or missing of it, closes."""
        today, beyond = self._context.today(), file.beyond
        return (
            beyond.put_aside()
            or bool(beyond.missing())
            or risk.says(file, "no_photo", today)
            or risk.stops(file, EVERYBODY, today)
            or publicity.is_kept_from(file, EVERYBODY)
            or bool(pauses.pause_of(file, EVERYBODY))
            or any(
                is_refused(file, purpose, recipients.of(EVERYBODY), "", today)
                for purpose in _PUBLISHING
            )
        )


def _about(said: Sequence[RecordView], purpose: str, to: Json) -> list[RecordView]:
    """What was answered about one purpose and recipient."""
    return [one for one in said if to in one.every("recipient") and purpose in one.every("purpose")]


def _to_all(answer: RecordView) -> bool:
    return EVERYBODY in answer.every("recipient")
