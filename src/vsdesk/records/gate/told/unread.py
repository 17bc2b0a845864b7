"""Words that leave by no reading of their file, whatever stands in them: nobody looks for names in these.

Beyond the organisation, what a device wrote that nobody looked at stays. However much it is, it costs
no paper its time. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier, RecordView, Without

ALONE: Final = "alone"  # keys of `reasons.REASONS`
UNSEEN: Final = "unseen"


@dataclass(frozen=True, slots=True)
class Unread:
    """The file, and the readings whose words alone go where it is asked for."""

    dictionary: Dictionary = field(repr=False)
    whole: Dossier = field(repr=False)
    readings: tuple[Without, ...] = field(repr=False)

    def why(self, id: str, name: str) -> str:
        """Why a field stays anyway, or ""."""
        held = self.whole.get(id) if self.readings else None
        if held is None:
            return ""
        return next((why for one in self.readings if (why := self._why(one, held, name))), "")

    def _why(self, one: Without, held: RecordView, name: str) -> str:
        if held.id in one.made:
            theirs = any(each.word in one.device_ids for each in held.fields.get(name, ()))
            return UNSEEN if theirs else ""
        other = one.facts.get(held.id)
        if other is None:
            return ALONE
        if other.every(name):
            return ""
        return UNSEEN if are_alone(self.dictionary, one.device_ids, held, other, name) else ALONE


def are_alone(
    dictionary: Dictionary,
    device_ids: Collection[str],
    held: RecordView,
    other: RecordView,
    name: str,
) -> bool:
    """Whether these are words of these devices, in a free field where nobody else said anything."""
    return (
        dictionary.right(held.kind, name) == "free"
        and not other.fields.get(name)
        and all(one.word in device_ids for one in held.fields.get(name, ()))
    )
