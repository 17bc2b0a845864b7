"""Of whom an answer speaks, and of whom somebody refused a count by it: of one person alone, whoever's file
they stand in. Pure.

Source: docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.records.consent.answers import KEPT_HERE, state_of
from vsdesk.records.consent.condition_rules import is_conditional
from vsdesk.records.consent.hidden_persons import still_refuses
from vsdesk.records.consent.selection import asks, standing_answers
from vsdesk.records.dictionary.links import ids_of

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier, Question, RecordView


def spoken_of(answer: RecordView) -> frozenset[str]:
    """Whom an answer names, or what; where it may name nothing, whoever gave it."""
    named = frozenset(ids_of(answer, "subject"))
    said = answer.every("subject")
    return named if named and None not in said else named.union(ids_of(answer, "grantor"))


@dataclass(frozen=True, slots=True)
class RefusedOf:
    """Of whom (persons and cases) a question was answered with no, in any reading of a file, or that nothing
    of them is kept; and of whom it was said by name "yes, if": whether that is met is asked of a whole file.
    For `Dossier.once`."""

    wanted: Question
    today: str

    def __call__(self, dossier: Dossier) -> frozenset[str]:
        return frozenset[str]().union(*map(self._in, dossier.readings))

    def _in(self, read: Dossier) -> frozenset[str]:
        found = set[str]()
        for wanted in (self.wanted, (*KEPT_HERE, "")):
            said: dict[str, list[RecordView]] = {}
            for one in standing_answers(read):
                for who in spoken_of(one) if asks(one, wanted) else ():
                    said.setdefault(who, []).append(one)
            found |= {who for who, answers in said.items() if self._closes(read, who, answers)}
        return frozenset(found)

    def _closes(self, read: Dossier, who: str, answers: list[RecordView]) -> bool:
        by_name = (one for one in answers if who in ids_of(one, "subject"))
        return still_refuses(answers, self.today) or any(
            state_of(one, self.today) == "yes_if" or is_conditional(read, one) for one in by_name
        )
