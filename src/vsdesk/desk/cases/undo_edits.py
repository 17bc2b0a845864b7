"""What takes an action back: the edits that undo this very action, and nothing that others said after it.

Between an action and its Undo a bundle may bring another's withdrawal into the same field. So what takes back
replaces and hides what that action and this device wrote, and a decision that stands again weighs what it
weighed before. All that stood must be able to stand again: one save says one value, in the name
of this device. So nothing takes an action back that replaced several values, or one that is not
to be repeated in its name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.alternative import Alternative
from vsdesk.records.dossier import RecordView
from vsdesk.vault.edit import Edit
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

# Why an action that is taken back elsewhere cannot be taken back this time: English
# literals (for `Words.say`).
STOOD: Final = mark(
    "It cannot be undone here: other answers stood there, and what stood cannot be said again in your name."
)
RIGHT: Final = mark("It cannot be undone on this device: a coordinator can change it.")

View = Callable[[str], RecordView | None]
Repeatable = Callable[[RecordView, str], Collection[Alternative]]  # what may be said in this name


def planned(view: View, repeatable: Repeatable, edits: Iterable[Edit]) -> list[Edit] | None:
    """Before the action: new records go, fields return to what they hold now. None where that cannot be
    said."""
    held = [(view(edit.id), edit) for edit in edits if edit.id is not None]
    if not all(one is None or restores(one, repeatable, edit.set) for one, edit in held):
        return None
    return [_plan(one, edit) for one, edit in held]


def restores(held: RecordView, repeatable: Repeatable, values: Mapping[str, Json]) -> bool:
    """Whether what stands in these fields, before they are set to `values`, can be said again in this
    name."""
    return all(_restores(held, repeatable, name, value) for name, value in values.items())


def _restores(held: RecordView, repeatable: Repeatable, name: str, value: Json) -> bool:
    stands = held.every(name)
    if len(stands) < 2 and stands in ((), (value,)):
        return True  # nothing is replaced
    return len(stands) == 1 and bool(repeatable(held, name))


def _plan(held: RecordView | None, edit: Edit) -> Edit:
    if held is None:
        return Edit(edit.kind, id=edit.id, delete=True)
    values = {name: None if _is_beside(held, edit, name) else held.value(name) for name in edit.set}
    if values.get("decides") is not True:
        return Edit(edit.kind, values, id=edit.id)
    weighed = (held.observed.get(one.op, ()) for one in held.fields.get("decides", ()))
    return Edit(edit.kind, values, id=edit.id, looked=frozenset().union(*weighed))


def _is_beside(held: RecordView, edit: Edit, name: str) -> bool:
    """Whether it is said beside what others say there: to take it back is to unsay it alone."""
    return edit.seen is not None and edit.seen.get(name) == () and bool(held.every(name))


def bound(planned: Iterable[Edit], entries: frozenset[str]) -> Iterator[Edit]:
    """After the action: the same edits, bound to the entries that it wrote."""
    for edit in planned:
        yield replace(edit, looked=entries | (edit.looked or frozenset()))
