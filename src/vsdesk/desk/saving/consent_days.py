"""No consent is asked about again before it was given, no family answers before it was told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.saving.save_state import SaveContext, SaveFinding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dictionary.values import Json

# kind -> the day that comes first, those that follow it, what is said otherwise
_FOLLOWING: Final[dict[str, tuple[str, tuple[str, ...], str]]] = {
    "consent_grant": ("given_on", ("review_on", "follow_up"), "E_DAYS"),
    "submission_event": ("family_informed_on", ("family_answered_on",), "E_ANSWER_DAY"),
}


def out_of_order(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_DAYS or E_ANSWER_DAY for each day that comes before the one that it follows."""
    for at, edit in scene.of(*_FOLLOWING):
        first, later, code = _FOLLOWING[edit.kind]
        if not {first, *later} & edit.set.keys():
            continue
        begun = _day(scene.after(edit, first))
        for name in later:
            day = _day(scene.after(edit, name))
            if begun and day and day < begun:
                yield SaveFinding(at, code, name, after=first)


def _day(value: Json) -> str:
    return value if isinstance(value, str) else ""
