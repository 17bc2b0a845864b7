"""Before a save: no consent may be asked about again before it was given, no family answers before it was told.

Taking back is never refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.records.dossier import RecordView
    from vsdesk.records.values import Json
    from vsdesk.vault.saving import Edit

# kind -> the day that comes first, those that follow it, what is said otherwise
_FOLLOWING: Final[dict[str, tuple[str, tuple[str, ...], str]]] = {
    "consent_grant": ("given_on", ("review_on", "follow_up"), "E_DAYS"),
    "submission_event": ("family_informed_on", ("family_answered_on",), "E_ANSWER_DAY"),
}


def check_days(edits: Iterable[Edit], view_of: Callable[[str], RecordView | None]) -> None:
    """Raise UserError E_DAYS or E_ANSWER_DAY for the first record whose days do not follow each other."""
    for edit in edits:
        first, later, code = _FOLLOWING.get(edit.kind, ("", (), ""))
        if edit.delete or edit.restore or not {first, *later} & edit.set.keys():
            continue
        held = view_of(edit.id) if edit.id else None
        begun = _day(edit, held, first)
        for name in later:
            day = _day(edit, held, name)
            if begun and day and day < begun:
                raise UserError(code, kind=edit.kind, field=name)


def _day(edit: Edit, held: RecordView | None, name: str) -> str:
    value: Json = edit.set[name] if name in edit.set else held.value(name) if held else None
    return value if isinstance(value, str) else ""
