"""Nobody was born, and nobody died, on a day that has not come: such a year was typed wrongly.

What was told stays as words: a date may hold them with no day (`precision` unknown).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from vsdesk.desk.saving.save_state import SaveContext, SaveFinding
from vsdesk.records.dates.days import day_of
from vsdesk.records.dates.partial_date import is_ahead
from vsdesk.records.kinds.case import CLAIMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vsdesk.records.dictionary.values import Json

LIVED: Final = frozenset({("person", "birth"), ("person", "died")})
_DAY: Final = timedelta(days=1)  # east of here the day is another


def ahead(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_AHEAD for a birth or a death after tomorrow: in a record, in a claim, in a proposal."""
    for at, edit in enumerate(scene.edits):
        for name, field, value in _dates(edit.kind, edit.set):
            if field in LIVED and has_not_come(value, scene.today):
                yield SaveFinding(at, "E_AHEAD", name)


def _dates(
    kind: str, values: Mapping[str, Json]
) -> Iterator[tuple[str, tuple[str, str] | None, Json]]:
    """The field in which each value stands, of which field it is a value, and itself."""
    for name, value in values.items():
        yield name, (kind, name), value
    if kind == "claim":
        yield "value", CLAIMED.get(str(values.get("field"))), values.get("value")
    held = values.get("set")
    if kind == "proposal" and isinstance(held, dict):
        for _, field, value in _dates(str(values.get("of_kind")), held):
            yield "set", field, value


def has_not_come(value: Json, today: str) -> bool:
    """Whether all of a stored date lies after tomorrow."""
    day = day_of(today)
    return day is not None and is_ahead(value, (day + _DAY).isoformat())
