"""What of a record is written once, and by whom: asked of every save, and of every line of a file.

The merge judges the same by signature, whoever carried it (bundle.md §8.10); here a person is told before
they save, and a file loses what its reader could not have typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.saving.save_state import SaveContext, SaveFinding
from vsdesk.records.dictionary.field_rights import Stand, WriteContext, is_written, refusal
from vsdesk.vault.save import FIXED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault


def written_once(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_ONCE for another kind or place of a record that is here, and for a change of what is written once.

    What others wrote elsewhere under the id of a record that only coordinators write, in the organisation's
    own spaces, is in nobody's way: the coordinator's record takes the id (bundle.md §8.1).
    """
    for at, edit in enumerate(scene.edits):
        place = scene.place(edit.id)
        if place is None:
            continue
        kind, parent = place
        if kind != edit.kind and _leads(scene, edit.kind):
            continue
        if kind != edit.kind or (edit.parent or parent) != parent:
            yield SaveFinding(at, "E_ONCE")
            continue
        spec = scene.vault.dictionary.kind(edit.kind)
        moved = edit.delete or edit.restore
        if spec is not None and not moved and is_written(spec, edit.set):
            yield SaveFinding(at, "E_ONCE")


def _leads(scene: SaveContext, kind: str) -> bool:
    spec = scene.vault.dictionary.kind(kind)
    return spec is not None and scene.vault.role == "coordinator" and FIXED.keys() >= {*spec.spaces}


def unbelieved(vault: Vault, held: RecordView, name: str, value: Json) -> str | None:
    """The rule (once, role) by which another value of a record that is here would not count, or None."""
    spec = vault.dictionary.field(held.kind, name)
    if spec is None or spec.right == "free":
        return None
    stand = Stand(held.every(name), frozenset(one.device_id for one in held.fields.get(name, ())))
    device_ids = {one.device_id for found in held.fields.values() for one in found} | {
        vault.identity.device_id
    }
    who = WriteContext(
        vault.identity.device_id,
        vault.role,
        {device_id for device_id in device_ids if vault.rules.made_by(held.id, device_id)},
        {str(one) for one in held.every(spec.right.partition(":")[2])},
    )
    code = refusal(spec, stand, value, who)
    return None if code is None else "once" if code == "E_ONCE" else "role"


def role(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_ROLE for each value that this device may not write."""
    dictionary, mine = scene.vault.dictionary, scene.vault.role
    for at, edit in enumerate(scene.edits):
        for name, value in edit.set.items():
            if not dictionary.may_value(mine, edit.kind, name, value):
                yield SaveFinding(at, "E_ROLE", name)
