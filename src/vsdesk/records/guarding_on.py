"""Pages that were removed: whoever removes one hides it, and answers nothing for those who said something
there. What lies in it guards on, until it is itself taken out (docs/spec/bundle.md §8.12). Pure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.kinds.consent import ANSWERS
from vsdesk.records.put_aside import ASKING, KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from vsdesk.records.dossier import RecordView

# Pages of their own. What one says by itself (a pause, a discreet family) guards on too.
_ROOTS: Final = frozenset({"case", "family", "incident", "source"})
# In whose words somebody may have said no, asked for something, or limited what they let out.
_GUARDING: Final = frozenset((*KINDS, *ASKING, *ANSWERS))
_DELETED: Final = "deleted"


def unremoved(
    records: Iterable[RecordView], by_itself: Callable[[Collection[str]], Collection[str]]
) -> tuple[RecordView, ...]:
    """Those of these records that are hidden with a page above them alone, and such pages themselves, as they
    stood; none where nothing of it may guard anybody.

    `by_itself`: which of some records a delete of their own hides. One that its writer may not take out, or
    that others wrote after, is no such delete.
    """
    away = {one.id: one for one in records if one.deleted and not one.erased}
    if not away:  # nearly every file
        return ()
    out = {id for id, one in away.items() if _says_so(one) and not _is_page(one)}
    asked = {id for id in out if away[id].parent in away and away[id].kind in _GUARDING}
    if asked:
        out -= asked - {*by_itself(asked)}
    held = [one for id, one in away.items() if id not in out]
    if all(one.kind not in _GUARDING for one in held):
        return ()
    return tuple(replace(one, deleted=False) for one in held)


def guarding_on(
    records: Iterable[RecordView], by_itself: Callable[[Collection[str]], Collection[str]]
) -> list[RecordView]:
    """Of records of whichever files those that stand, and those that are hidden with a page above them alone,
    as they stood; what was erased, as it is."""
    held = [*records]
    asked = {one.id for one in held if one.deleted and not one.erased and _says_so(one)}
    out = {*by_itself(asked)} if asked else set()
    left = (one for one in held if one.id not in out)
    return [replace(one, deleted=False) if one.deleted and not one.erased else one for one in left]


def _says_so(record: RecordView) -> bool:
    """Whether somebody said of the record itself that it goes, and not of what it lies below alone."""
    return any(one.value is True for one in record.fields.get(_DELETED, ()))


def _is_page(record: RecordView) -> bool:
    return record.id == record.space and record.kind in _ROOTS
