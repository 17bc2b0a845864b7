"""One line of a file that is taken, and the saves that bring it: values that stood side by side, the words of
devices that waited, and what these replaced (docs/spec/dump.md, "What waited")."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.crypto import canonical
from vsdesk.history.entry import BODY_LIMIT
from vsdesk.records.hashable import written
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vsdesk.records.dictionary.values import Json

_MOST_FIELDS: Final = 150  # of one write: a record may hold more than one save may
_MOST_BYTES: Final = BODY_LIMIT - 64 * 1024  # of its values, with room for their names
_NOBODY: Final = (0,)  # the mark of what does not wait


@dataclass(frozen=True, slots=True)
class Earlier:
    """A value that stood before: by which mark, and by which marks it was replaced."""

    value: Json = field(repr=False)
    mark: int
    by: frozenset[int]


@dataclass(frozen=True, slots=True)
class LineWords:
    """What a line tells of words that wait: by which mark the record was `made`, by field and value (as
    `written`) the marks of whose words it is; what stood before; whether a coordinator took it `out`, and it
    is shown since others wrote there; the fields of which the copy lost what guards there; what of the
    file did not leave (`held`)."""

    made: int = 0
    words: Mapping[str, Mapping[str, Sequence[int]]] = field(default_factory=dict, repr=False)
    before: Mapping[str, Sequence[Earlier]] = field(default_factory=dict, repr=False)
    out: bool = False
    lost: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """Values that one save brings by one mark; by field which earlier ones (by their place) it replaces, and
    which of them it is itself."""

    mark: int
    set: dict[str, Json] = field(repr=False)
    replaces: dict[str, list[int]]
    places: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Said:
    mark: int
    value: Json = field(repr=False)
    replaces: list[int]
    place: int = -1  # among the earlier ones


@dataclass(frozen=True, slots=True)
class LoadedLine:
    """One line that is taken. `also`: the other values that stand in a field, newest first; `removed`: it is
    of a record that was removed."""

    line: int
    edit: Edit
    also: Mapping[str, Sequence[Json]] = field(default_factory=dict, repr=False)
    told: LineWords = field(default_factory=LineWords)
    removed: bool = False
    takes_file: bool = False

    @property
    def is_told(self) -> bool:
        """Whether it comes by more than the word of the load, or replaces what stood."""
        return bool(self.told.words or any(self.told.before.values()))

    def layers(self) -> list[Edit]:
        """The saves that bring it, in order: concurrent values one after the other, the newest last."""
        stacks = {name: [value] for name, value in self.edit.set.items()}
        for name, others in self.also.items():
            stacks[name] = [*reversed(others), *stacks.get(name, [])]
        sets: list[dict[str, Json]] = []
        for level in range(max(map(len, stacks.values()), default=0)):
            part = [(name, held[level]) for name, held in stacks.items() if level < len(held)]
            sets += _portions(part)
        first, *rest = sets or [{}]
        return [replace(self.edit, set=first), *(self.further(one, {}) for one in rest)]

    def further(self, values: Mapping[str, Json], seen: Mapping[str, Sequence[str]]) -> Edit:
        """One more save of the same record, that replaces these ops."""
        return Edit(self.edit.kind, values, id=self.edit.id, space=self.edit.space, seen=seen)

    def told_layers(self) -> list[Layer]:
        """The same where words wait: each save by one mark, what stood before ahead of what replaced it. Who
        made the record comes first: without that word it is not there."""
        left = {
            name: said
            for name in {**self.edit.set, **self.also, **self.told.before}
            if (said := deque(self._said(name)))
        }
        self._make_first(left)
        found: list[Layer] = []
        while left:
            marks = {said[0].mark for said in left.values()}
            mark = self.told.made if not found and self.told.made in marks else min(marks)
            part = {name: said.popleft() for name, said in left.items() if said[0].mark == mark}
            left = {name: said for name, said in left.items() if said}
            found += [
                Layer(
                    mark,
                    values,
                    {name: part[name].replaces for name in values},
                    {name: at for name in values if (at := part[name].place) >= 0},
                )
                for values in _portions([(name, one.value) for name, one in part.items()])
            ]
        return found or [Layer(self.told.made, {}, {}, {})]

    def _make_first(self, left: Mapping[str, deque[_Said]]) -> None:
        """Where something else stood before in every field, say a word of the maker's twice."""
        made = self.told.made
        if any(said[0].mark == made for said in left.values()):
            return
        for said in left.values():
            if (own := next((one for one in said if one.mark == made), None)) is not None:
                said.appendleft(_Said(made, own.value, []))
                return

    def _said(self, name: str) -> Iterator[_Said]:
        """What was said in a field, each value behind those that it replaces. Of one mark the next value says
        what was replaced: what comes behind it replaces that one."""
        before = self.told.before.get(name, ())
        values = [*reversed(self.also.get(name, ()))]
        values += [self.edit.set[name]] if name in self.edit.set else []
        marks = self.told.words.get(name, {})
        stands = [(mark, one) for one in values for mark in marks.get(written(one), _NOBODY)]
        later = Counter(one.mark for one in before) + Counter(mark for mark, _ in stands)
        lost: list[int] = []  # what took the place of these is in no dump
        for one in before:
            later[one.mark] -= 1
            if not any(later[mark] for mark in one.by):
                lost.append(min(one.by))
                later[lost[-1]] += 1
        # By mark the places that it replaced and did not say so yet.
        behind: dict[int, list[int]] = {}
        for at, one in enumerate(before):
            yield _Said(one.mark, one.value, behind.pop(one.mark, []), at)
            for mark in one.by:
                behind.setdefault(mark, []).append(at)
        for mark, value in (*((mark, None) for mark in reversed(lost)), *stands):
            yield _Said(mark, value, behind.pop(mark, []))


def _portions(values: Sequence[tuple[str, Json]]) -> list[dict[str, Json]]:
    """As many of these values to a write as one body holds, the short ones first: what a record is made of is
    said with its first words. Several devices may have written into it what none could write at once."""
    whole = dict(values)
    if len(whole) <= _MOST_FIELDS and len(canonical.encode(whole)) <= _MOST_BYTES:
        return [whole]
    sized = [(name, value, len(canonical.encode(value))) for name, value in values]
    found: list[dict[str, Json]] = []
    room = 0
    for name, value, size in sorted(sized, key=lambda one: one[2]):
        if not found or size > room or len(found[-1]) == _MOST_FIELDS:
            found.append({})
            room = _MOST_BYTES
        found[-1][name] = value
        room -= size
    return found
