"""Before a save: a decision about two reports speaks of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.errors import UserError
from vsdesk.vault.match_pairs import DECISION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.saving import Edit


def check_pairs(
    edits: Iterable[tuple[int, Edit]],
    view_of: Callable[[str], RecordView | None],
    case_of: Callable[[str], str],
) -> None:
    """Raise UserError E_VALUE at the line (0: none) of the first decision of one report about itself.

    A person stands for the case that is about them: `case_of` knows those that are here already.
    """
    every = list(edits)
    decisions = [one for one in every if one[1].kind == DECISION and not one[1].delete]
    if not decisions:
        return
    cases = {
        str(edit.set["person"]): edit.id
        for _, edit in every
        if edit.kind == "case" and edit.id and edit.set.get("person")
    }
    for line, edit in decisions:
        held = view_of(edit.id) if edit.id else None
        first, second = (
            str(edit.set.get(end) or (held.text(end) if held else ""))
            for end in ("first", "second")
        )
        first, second = (cases.get(end) or case_of(end) for end in (first, second))
        if first and first == second:
            raise UserError("E_VALUE", kind=DECISION, field="second", line=line)
