"""Who took part in an activity by name and may be shown nowhere: no picture of it stands before everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named
from vsdesk.records.consent import recipients
from vsdesk.records.consent.answers import says_no
from vsdesk.records.consent.hiding import may_hide, still_refuses
from vsdesk.records.gate.names.names_refused import BY_NAME, PHOTO, is_refused
from vsdesk.records.gate.papers.posters import EVERYBODY
from vsdesk.records.gate.persons.hidden_people import MARK, WORDS_REJECTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

_PART: Final = "participation"
_PUBLISHING: Final = (PHOTO, BY_NAME)


class TookPart:
    """Asks what those wanted who were there."""

    def __init__(self, context: DeskContext) -> None:
        self._read = context.vault.read
        self._context = context

    def refused(self, activity: str) -> bool:
        """Whether somebody who took part by name, or ever was written down so, asked to be named nowhere, or
        refused that their name or picture is published."""
        rows = [one for one in self._read.space(activity) if one.kind == _PART]
        people = frozenset[str]().union(*(ever_named(one, "person") for one in rows))
        file = self._read.dossier(activity) if people else None
        entries = file.beyond.other_entries() if file is not None else {}
        people = people.union(*(entries[one] for one in people if one in entries))
        return bool(people) and (self._is_marked(people) or any(map(self._refuses, people)))

    def _is_marked(self, people: frozenset[str]) -> bool:
        asked = self._read.below(people, MARK)
        return any({*one.every("type")} != {WORDS_REJECTED} for one in asked)

    def _refuses(self, person: str) -> bool:
        today = self._context.today()
        said = [
            one
            for one in self._read.linking(person, "consent_grant")
            if person in one.every("grantor")
        ]
        if any(may_hide(one) and not says_no(one) for one in said if _to_all(one)):
            return True  # with a yes, but without their name
        asked = {(p, to) for one in said for p in _PUBLISHING for to in one.every("recipient")}
        if any(still_refuses(_about(said, *one), today) for one in asked):
            return True
        cases = (self._read.dossier(one.id) for one in self._read.linking(person, "case"))
        return any(
            is_refused(case, purpose, recipients.of(EVERYBODY), "", today)
            for case in cases
            if case is not None
            for purpose in _PUBLISHING
        )


def _about(said: Sequence[RecordView], purpose: str, to: Json) -> list[RecordView]:
    """What was answered about one purpose and recipient."""
    return [one for one in said if to in one.every("recipient") and purpose in one.every("purpose")]


def _to_all(answer: RecordView) -> bool:
    return EVERYBODY in answer.every("recipient")
