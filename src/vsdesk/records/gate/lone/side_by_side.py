"""One record as it leaves by two readings of its file: what both let out, the more careful of each value.

Inside the organisation what a device wrote is read as it stands. Beyond it, and in the hand of a family,
leaves only what stands without that device: nobody there can ask who said it, and it is said in our name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vsdesk.records.gate.record_filter import Withheld
from vsdesk.records.gate.told.told_copies import narrower
from vsdesk.records.gate.told.told_texts import is_text
from vsdesk.records.gate.told.unread import ALONE, UNSEEN, are_alone

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView, Without
    from vsdesk.records.gate.record_filter import DisclosedRecord


@dataclass(frozen=True, slots=True)
class Side:
    """The file, and how it reads without some devices. `said`: whether their words leave as they stand."""

    dictionary: Dictionary
    whole: Dossier
    without: Without
    said: bool

    def no_wider(
        self, record: DisclosedRecord, read: DisclosedRecord | None, withheld: dict[Withheld, None]
    ) -> DisclosedRecord | None:
        """What leaves of a record; what stays is added to `withheld`."""
        if record.id in self.without.made:
            return record if self.said else self._of_others(record, withheld)
        if read is None:
            withheld[Withheld(record.kind, None, ALONE)] = None
            return None
        held, other = self.whole.get(record.id), self.without.facts.get(record.id)
        values: dict[str, tuple[Json, ...]] = {}
        for name, said in record.values.items():
            if name in read.values:
                left = self._careful(said, held, read.values[name], other, name)
                if left is not None:
                    values[name] = left
                if left != said and not self.said:
                    withheld[Withheld(record.kind, name, UNSEEN)] = None
            elif (
                held is not None
                and other is not None
                and are_alone(self.dictionary, self.without.device_ids, held, other, name)
            ):
                if self.said:
                    values[name] = said
                else:
                    withheld[Withheld(record.kind, name, UNSEEN)] = None
            else:
                withheld[Withheld(record.kind, name, ALONE)] = None
        return replace(
            record,
            values=values,
            marks=read.marks if "alleged" in read.marks else record.marks,
            printed=tuple(one for one in record.printed if one.name in values),
        )

    def _of_others(
        self, record: DisclosedRecord, withheld: dict[Withheld, None]
    ) -> DisclosedRecord | None:
        """Of a record that these devices made what others wrote into it: a coordinator
        who took it over, say."""
        held = self.whole.get(record.id)
        fields = held.fields if held is not None else {}
        values = {
            name: said
            for name, said in record.values.items()
            if fields.get(name)
            and all(one.word not in self.without.device_ids for one in fields[name])
        }
        for name in record.values.keys() - values.keys() if values else (None,):
            withheld[Withheld(record.kind, name, UNSEEN)] = None
        printed = tuple(one for one in record.printed if one.name in values)
        return replace(record, values=values, printed=printed) if values else None

    def _careful(
        self,
        said: tuple[Json, ...],
        held: RecordView | None,
        read: tuple[Json, ...],
        other: RecordView | None,
        name: str,
    ) -> tuple[Json, ...] | None:
        """The values as they leave; None where each reading takes something away, and neither copy
        holds only what both let out.

        Where their words may leave it is the file's own values, unless the other reading takes something away
        of them. Else it is what the other reading says, unless the file takes something away of the same.
        """
        stands = held.every(name) if held is not None else None
        there = other.every(name) if other is not None else None
        closing = (self.whole.ever, self.whole.unremoved)
        if held is not None and any(self.without.facts is one for one in closing):
            own, every = {*held.every(name)}, {*(there or ())}
            if not own <= every:
                return None  # it stands there no longer
            only_closes = name in held.overruled or own != every
        else:
            own, only_closes = set(), False
        if only_closes:
            if held is not None and is_text(self.dictionary.field(held.kind, name)):
                there = stands  # judged by itself
            copies = dict(zip(there or (), read, strict=False))
            if len(read) != len(there or ()) or not copies.keys() >= own:
                return None
            there, read = stands, tuple(copies[one] for one in stands or ())
        plain, as_told = said == stands, read == there
        if plain:
            return said if self.said and as_told else read
        same = stands is not None and stands == there
        if same and not as_told:
            return _of_both(said, read)
        return said if self.said or same else None


def _of_both(said: tuple[Json, ...], read: tuple[Json, ...]) -> tuple[Json, ...] | None:
    """Of the same words, the narrower of two copies; None where one of them has none."""
    if len(said) != len(read):
        return None
    left = tuple(narrower(one, other) for one, other in zip(said, read, strict=True))
    return None if None in left else left
