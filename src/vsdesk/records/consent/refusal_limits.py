"""Over which no's a yes would be decided: there is no way over one, for nobody but who said it.

A coordinator decides between yeses of different limits, for whoever cannot speak alone, and that somebody
took their own no back. Another person's no is left where it is: who said it is asked again. Decisions of
older vaults stay what they are (records/consent/spokespersons.py). Sources: data-dictionary-3 §2;
docs/decisions/040.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.records.case_parts import sole_missing_ids
from vsdesk.records.consent.answers import says_no, taken_back_on
from vsdesk.records.consent.condition_rules import conditional
from vsdesk.records.consent.legal_standing import missing_minor
from vsdesk.records.consent.returns import is_free
from vsdesk.records.consent.selection import about_the_case, answers_to, for_the_case, newest
from vsdesk.records.consent.spokespersons import contending

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier, Question, RecordView


def noes_over(dossier: Dossier, answer: RecordView, today: str) -> tuple[RecordView, ...]:
    """The no's that stand beside a yes, so that nobody decides for it; none beside a no, and none where the
    answer is about another case.

    A no of the same person is none of them once they said yes on that day or later: it is their own. Who
    stands near, and whether somebody is back, is asked of every reading of the file: what one device says of
    it takes no no away.
    """
    if says_no(answer) or not any(about_the_case(dossier, (answer,))):
        return ()
    wanted = (answer.text("purpose"), answer.text("recipient"), answer.text("recipient_name"))
    asked = _Noes(wanted, today)
    noes = {one.id: one for read in dossier.readings for one in read.once(asked)}
    return tuple(one for one in noes.values() if not _took_back(answer, one))


@dataclass(frozen=True, slots=True)
class _Noes:
    """The no's among the answers to one question that stand against each other, for `Dossier.once`; where
    nobody stands near, all there are."""

    wanted: Question = field(repr=False)
    today: str

    def __call__(self, dossier: Dossier) -> tuple[RecordView, ...]:
        own = [one for one in answers_to(dossier, self.wanted) if _is_of_the_missing(dossier, one)]
        said = newest(own, conditional(dossier))
        if not is_free(dossier) or missing_minor(dossier, self.today):
            others = for_the_case(dossier, self.wanted)
            near = contending(dossier, others, self.wanted[1], self.today)
            said = (*said, *(near or newest(others, conditional(dossier))))
        return tuple(one for one in said if says_no(one))


def _is_of_the_missing(dossier: Dossier, answer: RecordView) -> bool:
    return bool(sole_missing_ids(dossier) & set(answer.every("grantor")))


def _took_back(answer: RecordView, no: RecordView) -> bool:
    """Whether whoever said no said yes afterwards, or on the same day."""
    on = taken_back_on(no)
    return answer.every("grantor") == no.every("grantor") and "" < on <= answer.text("given_on")
