"""What the page of one person needs, read in one go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsdesk.desk import Decided, Desk, OnePerson
    from vsdesk.records.dossier import Dossier


@dataclass(frozen=True, slots=True)
class OnePersonPage:
    """The reports with what they tell; the decision of each pair among them, those against first."""

    person: OnePerson = field(repr=False)
    pairs: tuple[tuple[str, str, Decided], ...] = field(repr=False)
    dossiers: tuple[Dossier, ...] = field(repr=False)


def read_together(desk: Desk, root: str) -> OnePersonPage | None:
    """None when no other report was accepted as this person."""
    person = desk.matching.groups.one_person(root)
    if person is None:
        return None
    ends = (*person.group.against, *person.group.same)
    decided = ((a, b, desk.matching.decision(a, b)) for a, b in ends)
    pairs = tuple((a, b, one) for a, b, one in decided if one is not None)
    return OnePersonPage(
        person, pairs, tuple(desk.cases.untold.as_shown(one) for one in person.counted)
    )
