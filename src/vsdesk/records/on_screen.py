"""What a page showed: the ops that stood in its records when it read them.

Between reading and deciding a bundle may bring more. A judgement names what was shown and nothing else
(docs/spec/bundle.md §8.8): what came meanwhile stands beside it, unseen, and is asked about.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dossier import RecordView


_SHORT: Final = 32  # hex characters of the digest that a person copies


def seen(record: RecordView, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What a save replaces in these fields whose writer read this record (`Edit.seen`)."""
    return {name: record.ops(name) for name in names}


@dataclass(frozen=True, slots=True)
class OnScreen:
    """The ids of the ops that stood on a page. What was not received was on no page, and is not among
    them."""

    ops: frozenset[str] = frozenset()

    @classmethod
    def of(cls, records: Iterable[RecordView]) -> OnScreen:
        """What stands in these records as they were read."""
        return cls(
            frozenset(
                one.op
                for record in records
                for standing in record.fields.values()
                for one in standing
                if one.held != "missing"
            )
        )

    @property
    def digest(self) -> str:
        """What stood there, as a list prints it and the command that decides takes it back."""
        return hashlib.sha256("\n".join(sorted(self.ops)).encode()).hexdigest()[:_SHORT]

    def __or__(self, other: OnScreen) -> OnScreen:
        """What stood on either page."""
        return OnScreen(self.ops | other.ops)

    def holds(self, records: Iterable[RecordView]) -> bool:
        """Whether all that stands in these records now was shown."""
        return OnScreen.of(records).ops <= self.ops

    def only(self, record: RecordView) -> RecordView:
        """The record with what was shown of it, and nothing that came since."""
        fields = {
            name: tuple(one for one in standing if one.op in self.ops)
            for name, standing in record.fields.items()
        }
        return replace(record, fields={name: held for name, held in fields.items() if held})


def below(records: Iterable[RecordView], ids: Iterable[str]) -> list[RecordView]:
    """The records of a space that lie below one of these, at any depth."""
    children: dict[str, list[RecordView]] = {}
    for one in records:
        for parent in {*one.parents, one.parent} - {None}:
            children.setdefault(str(parent), []).append(one)
    found: dict[str, RecordView] = {}
    waiting = [*ids]
    while waiting:
        for one in children.get(waiting.pop(), ()):
            if one.id not in found:
                found[one.id] = one
                waiting.append(one.id)
    return [*found.values()]
