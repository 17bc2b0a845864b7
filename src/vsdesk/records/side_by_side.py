"""One record as it leaves by two readings of its file: what both let out, the more careful of each value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.letting_out import Withheld

if TYPE_CHECKING:
    from vsdesk.records.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.letting_out import DisclosedRecord
    from vsdesk.records.values import Json

ALONE: Final = "alone"  # a key of `reasons.REASONS`


@dataclass(frozen=True, slots=True)
class Side:
    """The file, the same without the facts of some devices, those devices, and what each field's right is."""

    dictionary: Dictionary
    whole: Dossier
    facts: Dossier
    kids: frozenset[str]

    def no_wider(
        self, record: DisclosedRecord, read: DisclosedRecord | None, withheld: dict[Withheld, None]
    ) -> DisclosedRecord | None:
        """What leaves of a record that these devices did not make; what stays is added to `withheld`."""
        if read is None:
            withheld[Withheld(record.kind, None, ALONE)] = None
            return None
        held, other = self.whole.get(record.id), self.facts.get(record.id)
        values: dict[str, tuple[Json, ...]] = {}
        for name, said in record.values.items():
            if name in read.values:
                values[name] = _careful(said, held, read.values[name], other, name)
            elif held is not None and other is not None and self._alone(held, other, name):
                values[name] = said  # its own words, where nobody else said anything
            else:
                withheld[Withheld(record.kind, name, ALONE)] = None
        return replace(
            record,
            values=values,
            marks=read.marks if "alleged" in read.marks else record.marks,
            printed=tuple(one for one in record.printed if one.name in values),
        )

    def _alone(self, held: RecordView, other: RecordView, name: str) -> bool:
        return (
            self.dictionary.right(held.kind, name) == "free"
            and not other.fields.get(name)
            and all(one.word in self.kids for one in held.fields.get(name, ()))
        )


def _careful(
    said: tuple[Json, ...],
    held: RecordView | None,
    read: tuple[Json, ...],
    other: RecordView | None,
    name: str,
) -> tuple[Json, ...]:
    """The values as they leave by the file, unless only the other reading takes something away of them."""
    plain = held is not None and said == held.every(name)
    redacted = other is not None and read != other.every(name)
    return read if plain and redacted else said
