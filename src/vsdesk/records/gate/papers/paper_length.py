"""How many words one paper holds: what is longer is cut, and that is said.

One device may write half a million letters into one field, and pages of it would take minutes to set and
bury what the others told. So a paper holds `MOST` letters: all texts up to one length stand whole, and of
each that is longer its beginning stands, with a sign at its end.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.gate.record_filter import DisclosedRecord, Withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vsdesk.records.dictionary.values import Json

MOST: Final = 200_000  # letters, about 40 pages
LONG: Final = "long"  # the reason in `Withheld`
CUT: Final = (
    "[…\u2060]"  # with a joiner, which nobody types: told from the same sign in somebody's words
)
_WHOLE: Final = 400  # letters: a text of so many is never cut
_LINE: Final = 40  # letters: what a line break costs at least


def shortened(
    records: Sequence[DisclosedRecord],
) -> tuple[tuple[DisclosedRecord, ...], tuple[Withheld, ...]]:
    """The records as a paper holds them, and which fields do not stand whole; the same ones where all do."""
    most = length_of_all(_texts(value) for one in records for value in one.values.values())
    if most is None:
        return tuple(records), ()
    left, cut = [], dict[Withheld, None]()
    for record in records:
        values = dict(record.values)
        for name, said in record.values.items():
            kept = tuple(_cut(one, most) for one in said)
            if kept != said:
                values[name] = kept
                cut[Withheld(record.kind, name, LONG)] = None
        left.append(replace(record, values=values))
    return tuple(left), tuple(cut)


def length_of_all(texts: Iterable[Iterable[str]]) -> int | None:
    """The length to which each text stands so that all of them fit; None where all stand whole."""
    lengths = sorted(map(_cost, (one for some in texts for one in some)))
    if sum(lengths) <= MOST:
        return None
    room = MOST
    for done, length in enumerate(lengths):
        if length * (len(lengths) - done) > room:
            return max(room // (len(lengths) - done), _WHOLE)
        room -= length
    return None


def beginning(text: str, most: int) -> str:
    """`text` where it is not longer than `most`, else its beginning, up to a space if one is near, and the
    sign."""
    if _cost(text) <= most:
        return text
    left, end = most - len(CUT) - 1, 0
    for line in text.split("\n"):
        end += min(len(line), max(left, 0))
        left -= len(line) + 1 + _LINE
        if left < 0:
            break
        end += 1
    kept = text[:end]
    words, space, _ = kept.rpartition(" ")
    return f"{(words if space and len(kept) - len(words) < _LINE else kept).rstrip()} {CUT}"


def _cost(text: str) -> int:
    return len(text) + _LINE * text.count("\n")


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _cut(value: Json, most: int) -> Json:
    if isinstance(value, str):
        return beginning(value, most)
    if isinstance(value, dict):
        return {name: _cut(one, most) for name, one in value.items()}
    if isinstance(value, list):
        return [_cut(one, most) for one in value]
    return value
