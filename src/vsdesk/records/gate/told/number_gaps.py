"""Numbers in told words that have a gap on one paper: whoever prints it chose so. The told words themselves
stay as they are. Pure.

What is left of a number after that, since it was typed with marks that nobody sees, takes its text along.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from vsdesk.errors import UserError
from vsdesk.records.gate.names.surnames import GAP
from vsdesk.records.gate.told.told_numbers import told_numbers
from vsdesk.records.gate.told.told_texts import NO_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.gate.record_filter import DisclosedRecord
    from vsdesk.records.gate.told.told_numbers import ToldNumber

OnPaper = Literal["", "keep", "gap"]  # what becomes of them; "": nobody chose
ON_PAPER: Final[tuple[OnPaper, ...]] = ("keep", "gap")

_Numbers = dict[tuple[str, str], list[str]]  # by kind and field


def own_numbers(
    disclosed: GateDecision,
    dictionary: Dictionary,
    asked: Sequence[ToldNumber],
    read: Sequence[DisclosedRecord] | None = None,
) -> tuple[ToldNumber, ...]:
    """The numbers in words of the family on a paper of its own, beside those that are `asked` about anyhow:
    they are no news to it, but to whoever finds the paper. `read` as in `told_numbers`."""
    found = told_numbers(disclosed, dictionary, read)
    return tuple(one for one in found if not one.plea and one not in asked)


def require_choice(own: Sequence[ToldNumber], chosen: OnPaper) -> None:
    """Raise UserError E_GATE where such a number would leave and nobody said that it may."""
    if own and chosen != "keep":
        where = {"kind": own[0].kind, "field": own[0].name}
        raise UserError("E_GATE", "own_number", reason="own_number", **where)


def with_gaps(disclosed: GateDecision, dictionary: Dictionary) -> tuple[DisclosedRecord, ...]:
    """What the gate let out, with a gap in place of each number in told words."""
    read = disclosed.records
    left = _cut(read, _found(disclosed, dictionary, read), _without)
    return _cut(left, _found(disclosed, dictionary, left), _nothing)


def _found(
    disclosed: GateDecision, dictionary: Dictionary, read: Sequence[DisclosedRecord]
) -> _Numbers:
    found: _Numbers = {}
    for one in told_numbers(disclosed, dictionary, read):
        if not one.plea:
            found.setdefault((one.kind, one.name), []).append(one.number)
    return found


def _cut(
    read: Sequence[DisclosedRecord],
    numbers: Mapping[tuple[str, str], list[str]],
    cut: Callable[[Sequence[str], str], str],
) -> tuple[DisclosedRecord, ...]:
    left = []
    for record in read:
        values = {
            name: tuple(_mapped(one, partial(cut, told)) for one in values)
            if (told := sorted(numbers.get((record.kind, name), ()), key=len, reverse=True))
            else values
            for name, values in record.values.items()
        }
        left.append(record if values == record.values else replace(record, values=values))
    return tuple(left)


def _without(numbers: Sequence[str], text: str) -> str:
    for number in numbers:
        text = text.replace(number, GAP)
    return text


def _nothing(numbers: Sequence[str], text: str) -> str:
    return GAP if text else text


def _mapped(value: Json, cut: Callable[[str], str]) -> Json:
    """A value with each of its texts cut, however deep."""
    if isinstance(value, str):
        return cut(value)
    if isinstance(value, dict):
        return {key: one if key in NO_WORDS else _mapped(one, cut) for key, one in value.items()}
    if isinstance(value, list):
        return [_mapped(one, cut) for one in value]
    return value
