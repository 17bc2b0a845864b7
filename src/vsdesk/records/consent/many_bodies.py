"""Bodies that somebody names: of one sort so many are asked about one by one, all others as one
whose name nobody knows.

Who writes a thousand names beside a thousand noes to nobody by name would else have each no weighed for each
name. What was refused by any name counts for a body whose name nobody knows, and no yes by name. Pure.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vsdesk.records.consent import body_names

if TYPE_CHECKING:
    from collections.abc import Iterable

Question = tuple[str, str, str]  # purpose, recipient, name

MOST: Final = 40  # of one purpose and one sort of recipient


def asked_as(questions: Iterable[Question]) -> dict[Question, Question]:
    """By question, in their order, the question that is asked for it."""
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[Question, Question] = {}
    for one in dict.fromkeys(questions):
        unsaid = not body_names.key(one[2])
        seen[one[:2]] += not unsaid
        found[one] = one if unsaid or seen[one[:2]] <= MOST else (*one[:2], body_names.UNKNOWN)
    return found
