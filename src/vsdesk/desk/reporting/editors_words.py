"""The editor's own words on a report that goes beyond the organisation: what is asked about them first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.errors import UserError
from vsdesk.records.gate.told.told_numbers import ToldNumber, asked_of_words, require_why

if TYPE_CHECKING:
    from vsdesk.desk.outbound.public_names import NamesRead
    from vsdesk.desk.reporting.periods import PeriodOrder


@dataclass(frozen=True, slots=True)
class EditorsWords:
    """What is asked of these words as of told ones (telephones, addresses, pleas), and names of people who
    did not agree to be named before everybody. `met`: the words of persons, that a condition is met, by which
    others may be."""

    numbers: tuple[ToldNumber, ...] = field(default=(), repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)
    met: tuple[str, ...] = ()

    def require(self, order: PeriodOrder) -> None:
        """Raise UserError E_GATE for what stands there without its own reason: one opens nothing else."""
        require_why(self.numbers, order.numbers_reason)
        if self.names and not order.names_reason.strip():
            raise UserError("E_GATE", "public_name", reason="public_name")


def texts_of(order: PeriodOrder) -> tuple[str, ...]:
    """Title, words at the beginning and the end, and who took each picture."""
    credits = (credit for _, credit in order.photos)
    return (order.title, order.introduction, order.closing, *credits)


def editors_words(order: PeriodOrder, names: NamesRead) -> EditorsWords:
    """What stands in the words of an order."""
    every = texts_of(order)
    found = (one for text in every for one in asked_of_words("disclosure", "why", text))
    return EditorsWords(
        tuple(dict.fromkeys(found)),
        tuple(dict.fromkeys(name for text in every for name in names.asked(text))),
        tuple(sorted(frozenset[str]().union(*(names.met(text) for text in every)))),
    )
