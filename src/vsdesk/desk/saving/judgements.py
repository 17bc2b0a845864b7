"""What is decided in a vault and never by a file that is loaded into it.

A file is from elsewhere, whoever loads it. What only a coordinator may set in a record that others may
write is a decision of people here, and so is whatever opens something by itself; a load leaves it out. So are
whole kinds that decide, and what decides who is given a space (docs/spec/dump.md, "What a load believes").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.copy_mark import COPIED, MARKED
from vsdesk.records.dictionary.spec import COORDINATORS

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json

# Opens by itself: news of a death, once somebody says that the family was told; a condition that is met.
_OPENS: Final = frozenset({("case", "news_told_on"), ("condition_met", "on")})
# A coordinator's word that opens nothing and gives nobody anything: it comes as the rest does.
_COMES: Final = frozenset({("case", "closed_on"), ("case", "closed_reason")})
# Records that are a decision as a whole: they warn everybody, say who is the same or who
# writes, keep or erase.
DECIDES: Final = frozenset(
    {"warned_contact", "duplicate_link", "retention_decision", "deletion_certificate", "staff"}
)
# A coordinator's word by which less leaves: of a record that a copy brings it comes, and holds. Of whom a
# testimony tells says whether the family may be told of it.
NARROWS: Final = frozenset({("testimony_row", "linked_case"), ("testimony_row", "linked_why")})
# A case that names another space brings it to whoever has the case.
TIES: Final = frozenset({("case", "family"), ("case", "second_family"), ("case", "incident")})
_REVIEW: Final = ("case", "review_state")
_BEGUN: Final = frozenset({"draft", "needs_fix"})  # states of a review that nobody has passed


def is_judgement(dictionary: Dictionary, kind: str, field: str, value: Json) -> bool:
    """Whether a value decides something, so that no file may say it."""
    if field == COPIED and kind in MARKED:
        return True  # whoever loads a copy says it, and no line
    if value is None or (kind, field) in _COMES:
        return False
    if (kind, field) == _REVIEW:
        return not (isinstance(value, str) and value in _BEGUN)
    if (kind, field) in _OPENS:
        return True
    spec, whole = dictionary.field(kind, field), dictionary.kind(kind)
    return (
        spec is not None
        and whole is not None
        and (spec.setters == COORDINATORS and whole.writers != COORDINATORS)
    )


def instead(kind: str, field: str) -> Json:
    """What stands in the place of a judgement that was left out; None: nothing."""
    return "draft" if (kind, field) == _REVIEW else None
