"""What people say for themselves, each asked alone: a donor, a relative, a source. Pure.

Who speaks for the case is in records/consent/spokespersons.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.holding_answer import agreement

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.records.consent.agreement import Agreement
    from vsdesk.records.dossier import Dossier, Question

MOST: Final = 50  # who are asked one by one; of more none is taken to agree


def own_agreements(
    dossier: Dossier,
    people: Collection[str],
    wanted: Question,
    today: str,
    exit: str,
    *,
    any_age: bool = False,
) -> dict[str, Agreement] | None:
    """What the answer of each to this question says by itself; None where they are too many to be asked.
    `any_age`: a child's too, where it only narrows."""
    if len(people) > MOST:
        return None
    return {
        who: agreement(dossier, *wanted, today, own=who, exit=exit, any_age=any_age)
        for who in people
    }
