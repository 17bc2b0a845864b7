"""What of a case stands on its page: of that alone an approval of the case is a look.

Which kinds and fields the page lists says records/on_case_page.py, from which the window builds it; which
records have a place there, and which values its forms show whole, is said here. Pure. Source:
docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import disappearances
from vsdesk.records.dictionary.values import as_said, is_answer
from vsdesk.records.gate.lone.lone_words import REMOVED
from vsdesk.records.hashable import told_apart
from vsdesk.records.on_case_page import is_listed, shows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.lone.lone_words import LoneRecord

_OF_ROOT: Final = frozenset(
    {"claim"}
)  # what is told of another row stands there by its title alone


def not_in_sight(
    case: Dossier, records: Iterable[LoneRecord], dictionary: Dictionary
) -> frozenset[str]:
    """The ops of these records of which the page of the case shows nothing, or a part: of what has no place
    there, of what ties another file to it, of what was taken out, of a field that it does not show or in
    which several values stand, and of words told in several languages or in none."""
    return frozenset(
        a.op
        for one in records
        for name, held in one.said.items()
        if one.tie
        or not has_place(case, one.record, dictionary)
        or not (name == REMOVED or shows(dictionary, one.record.kind, name))
        or len(told_apart(one.record.every(name))) > 1
        or not all(_is_whole(one, name, a.value, dictionary) for a in held)
        for a in held
    )


def has_place(case: Dossier, record: RecordView, dictionary: Dictionary) -> bool:
    """Whether the page of a case has a place for a record of its space: below what has one too. Of several
    events that say they are the disappearance the first has one."""
    at: RecordView | None = record
    passed: set[str] = set()
    while at is not None and at.id not in passed:
        if at.id == case.root:
            return True
        above = case.get(at.parent) if at.parent is not None else None
        if at.deleted or above is None or not is_listed(dictionary, at.kind, above.kind):
            return False
        if at.kind == "person":
            named = case.linked(case.head, "person")
            return at.id == named[0].id if named else at.parent == case.root
        if at.kind in _OF_ROOT and at.parent != case.root:
            return False
        if at.kind == "event" and at.id in {one.id for one in disappearances(case)[1:]}:
            return False
        passed.add(at.id)
        at = above
    return False


def _is_whole(one: LoneRecord, name: str, value: Json, dictionary: Dictionary) -> bool:
    """Whether a form shows the whole value: of told words the language in which they were told."""
    spec = one.spec(dictionary, name)
    if spec is None or spec.type != "ptext" or not isinstance(value, dict):
        return True
    return is_answer(value) or (len(value) == 2 and bool(as_said(value)))
