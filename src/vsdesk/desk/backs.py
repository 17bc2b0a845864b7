"""What takes an action back: the edits that undo this very action, and nothing that others said after it.

Between an action and its Undo a bundle may bring another's withdrawal into the same field. So what takes back
replaces and hides what that action and this device wrote, and a decision that stands again weighs what it
weighed before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from vsdesk.records.dossier import RecordView
from vsdesk.vault.saving import Edit

View = Callable[[str], RecordView | None]


def planned(view: View, edits: Iterable[Edit]) -> list[Edit]:
    """Before the action: new records go, fields return to what they hold now."""
    return [_plan(view(edit.id), edit) for edit in edits if edit.id is not None]


def _plan(held: RecordView | None, edit: Edit) -> Edit:
    if held is None:
        return Edit(edit.kind, id=edit.id, delete=True)
    values = {name: held.value(name) for name in edit.set}
    if values.get("decides") is not True:
        return Edit(edit.kind, values, id=edit.id)
    weighed = (held.saw.get(one.op, ()) for one in held.fields.get("decides", ()))
    return Edit(edit.kind, values, id=edit.id, looked=frozenset().union(*weighed))


def bound(planned: Iterable[Edit], entries: frozenset[str]) -> Iterator[Edit]:
    """After the action: the same edits, bound to the entries that it wrote."""
    for edit in planned:
        yield replace(edit, looked=entries | (edit.looked or frozenset()))
