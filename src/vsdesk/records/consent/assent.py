"""What a child says: beside its guardian's answer, and for itself. Pure.

A child's plain yes says nothing of what may leave: its guardian does. Whoever answered as a grown person is
asked as one, though somebody else calls them a child afterwards (docs/spec/bundle.md §8.12).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.arrival import is_before
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.consent.coordinator_view import named
from vsdesk.records.consent.coordinators import filled, may_end
from vsdesk.records.consent.legal_standing import missing_minor
from vsdesk.records.consent.returns import is_free
from vsdesk.records.dates.ages import ADULT, asks_assent, is_minor, least_ages

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.records.consent.answers import State
    from vsdesk.records.dossier import Dossier, RecordView

_BORN: Final = "birth"
_ANSWERED: Final = ("grantor", "result")


def assent_of(dossier: Dossier, grant: RecordView, today: str) -> State | None:
    """What a child's own answer changes: "refused" where it said no, "assent" where it must be asked.

    A child of 12 or more who is back or found is asked; one who is still missing cannot be.
    """
    if False in grant.every("child_assent"):
        return "refused"  # however old they are called since
    if not missing_minor(dossier, today):
        return None
    held = [one for id in missing_person_ids(dossier) if (one := dossier.get(id)) is not None]
    asked = is_free(dossier) and not all(is_too_young(dossier, one, today) for one in held)
    return "assent" if asked and grant.every("child_assent") != (True,) else None


def is_too_young(dossier: Dossier, child: RecordView, today: str) -> bool:
    """Whether a child is surely too young to be asked: by all that is told of the birth, and by who recorded
    the child or a coordinator."""
    told = (child, filled(dossier, child))
    return all(is_minor(one, today) and not asks_assent(one, today) for one in told)


def answered_as_child(
    dossier: Dossier, person: RecordView, answers: Collection[RecordView], today: str
) -> bool:
    """Whether whoever gave these answers was a child by every birth that stands, and by more than what others
    than coordinators, and who alone wrote the answers, said after they came."""
    ages = least_ages(person, today)
    if not ages or max(ages) >= ADULT:
        return False
    said = [one for grant in answers for name in _ANSWERED for one in grant.fields.get(name, ())]
    born, ends = person.fields.get(_BORN, ()), may_end(dossier, said)
    later = [one for one in born if not ends((one,))]
    if not later:
        return True
    came = dossier.beyond.came({one.op for one in (*said, *later)})
    there, answered = dossier.once(named), [one.op for one in said]
    return all(is_before(one.op, answered, came, there) for one in later)
