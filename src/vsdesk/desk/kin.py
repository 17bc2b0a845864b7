"""Before a save: no kinship may make somebody their own forebear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.errors import UserError
from vsdesk.records.dossier import Alternative, Dossier, RecordView
from vsdesk.records.kinship import cycles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.vault.saving import Edit


def check_kin(
    edits: Iterable[tuple[int, Edit]], dossier_of: Callable[[str], Dossier | None]
) -> None:
    """Raise UserError E_CYCLE at the line (0: none) of the first kinship that closes a circle.

    `dossier_of` gives the records of a family that is here already; what stood there before is not
    judged again, so that an old circle never stops a new word.
    """
    held: dict[str, list[RecordView]] = {}
    known: dict[str, set[frozenset[str]]] = {}
    for line, edit in edits:
        if edit.kind != "kinship" or edit.delete or edit.restore:
            continue
        family = edit.parent or ""
        if family not in held:
            found = dossier_of(family) if family else None
            held[family] = list(found) if found else []
            known[family] = _circles(family, held[family])
        held[family] = [one for one in held[family] if one.id != edit.id]
        held[family].append(_view(edit, family))
        if _circles(family, held[family]) - known[family]:
            raise UserError("E_CYCLE", kind="kinship", field="related_to", line=line)


def _circles(family: str, records: list[RecordView]) -> set[frozenset[str]]:
    return {frozenset(one) for one in cycles(Dossier(family, tuple(records)))}


def _view(edit: Edit, family: str) -> RecordView:
    fields = {
        name: (Alternative(op="", value=value, kid="", by="", ts=""),)
        for name, value in edit.set.items()
    }
    return RecordView(edit.id or "", "kinship", family, family, fields=fields)
