"""No kinship makes somebody their own forebear.

What stood before is not judged again, so that an old circle never stops a new word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.saving.scene import Finding, Scene, standing
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.kinship import cycles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.vault.saving import Edit


def circles(scene: Scene) -> Iterator[Finding]:
    """E_CYCLE for each kinship that closes a circle."""
    held: dict[str, list[RecordView]] = {}
    known: dict[str, set[frozenset[str]]] = {}
    for at, edit in scene.of("kinship"):
        stands = scene.held(edit.id)
        family = edit.parent or (stands.parent if stands is not None else None) or ""
        if family not in held:
            held[family] = list(scene.before(family) or ())
            known[family] = _circles(family, held[family])
        held[family] = [one for one in held[family] if one.id != edit.id]
        held[family].append(_after(edit, family, stands))
        found = _circles(family, held[family])
        if found - known[family]:
            yield Finding(at, "E_CYCLE", "related_to")
        known[family] |= found


def _circles(family: str, records: list[RecordView]) -> set[frozenset[str]]:
    return {frozenset(one) for one in cycles(Dossier(family, tuple(records)))} if records else set()


def _after(edit: Edit, family: str, stands: RecordView | None) -> RecordView:
    fields = dict(stands.fields) if stands is not None else {}
    fields |= {name: (standing(value),) for name, value in edit.set.items()}
    return RecordView(edit.id or "", "kinship", family, family, fields=fields)
