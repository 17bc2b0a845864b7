"""Before a save: no consent may be asked about again before it was given. Taking back is never refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.records.dossier import RecordView
    from vsdesk.records.values import Json
    from vsdesk.vault.saving import Edit

_LATER: Final = ("review_on", "follow_up")


def check_days(edits: Iterable[Edit], view_of: Callable[[str], RecordView | None]) -> None:
    """Raise UserError E_DAYS for the first grant whose days do not follow each other."""
    for edit in edits:
        if edit.kind != "consent_grant" or edit.delete or edit.restore:
            continue
        if not {"given_on", *_LATER} & edit.set.keys():
            continue
        held = view_of(edit.id) if edit.id else None
        given = _day(edit, held, "given_on")
        for name in _LATER:
            day = _day(edit, held, name)
            if given and day and day < given:
                raise UserError("E_DAYS", kind="consent_grant", field=name)


def _day(edit: Edit, held: RecordView | None, name: str) -> str:
    value: Json = edit.set[name] if name in edit.set else held.value(name) if held else None
    return value if isinstance(value, str) else ""
