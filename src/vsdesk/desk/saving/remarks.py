"""What a load has to say of a file: what was kept though nobody could type it, what was left out, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN: Final = 5  # lines that a remark names
_NOT_SO: Final = mark("This cannot have been so. It is kept as it came: look at it.")
_DECIDED_HERE: Final = mark("Who decides this decides it here. What the file says was left out.")
# rule → what is said of it; `Remark.kept` tells which of the two it is
SAID: Final[Mapping[str, str]] = {
    # kept as it came
    "form": mark("vsdesk does not know this, or not this value. It is kept as it came."),
    "link": mark("It names a record that is not here, or of another kind. It is kept as it came."),
    "place": mark("It lies below a record of a kind that does not fit. It is kept as it came."),
    "submission_days": _NOT_SO,
    "numbers": _NOT_SO,
    "lived": _NOT_SO,
    "kinship": _NOT_SO,
    "pair": _NOT_SO,
    "consent_days": _NOT_SO,
    "samples": mark(
        "A minor's sample is planned, and no court was asked first. It is kept as it came: look at it."
    ),
    "given": mark(
        "It says which devices get a source, and not why. It is kept, and gives nothing."
    ),
    "scopes": mark(
        "It says of an answer that nothing may leave. It is kept as it came: look at it."
    ),
    "over_a_no": mark(
        "It decides for a yes over somebody's no. It is kept as it came: look at it."
    ),
    "beside": mark("This is here already and says something else. Both stand, as a difference."),
    "exits": mark("What left, and for whom, is taken from the file. Nothing here can check it."),
    # left out
    "line": mark("This line is no record that can be kept. It was left out."),
    "role": mark("This device may not write this. It was left out."),
    "judgement": _DECIDED_HERE,
    "linked": _DECIDED_HERE,
    "not_carried": mark(
        "Something that guarded somebody here is not in the copy. Look at it where you look at the file."
    ),
    "once": mark("This is here already and is written once. What the file says was left out."),
    "silence": mark("Nobody said this here, and it would let out more. Write it where you asked."),
    "sent": mark("A coordinator corrects what was sent, with a reason. It was left out."),
    "removed": mark("This was removed here and stays so."),
    "erased": mark("This was erased and stays so."),
    "lost": mark("The record below which it lies did not come along. It was left out."),
    "twice": mark("Another line has the same id. This one was left out."),
    "journal": mark("This is the journal of another vault. It was left out."),
    "other_file": mark(
        "The file is another one than the record names. The record came without it."
    ),
    "file_here": mark(
        "A file is here for this already, and another one came along. The one that is here stays."
    ),
    "file": mark("The file itself did not come along. It can be added to the record."),
}
_KEPT: Final = frozenset([*SAID][: [*SAID].index("line")])


@dataclass(frozen=True, slots=True)
class Remark:
    """One rule at one field of one kind (`field` "": the record as a whole).

    `count`: in how many lines; `lines`: the first of them. `kept`: as it came; else it was left out.
    """

    rule: str
    kind: str
    field: str
    count: int
    lines: tuple[int, ...]

    @property
    def kept(self) -> bool:
        """Whether it was kept as it came."""
        return self.rule in _KEPT

    @property
    def sentence(self) -> str:
        """The sentence, to be said by `Words.say`."""
        return SAID[self.rule]


@dataclass(slots=True)
class _Lines:
    count: int = 0
    first: list[int] = field(default_factory=list)


class Remarks:
    """Gathers remarks, one for each rule, kind and field."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], _Lines] = {}
        self._left: dict[int, set[tuple[str, str]]] = {}

    def add(self, rule: str, line: int, kind: str, field: str = "") -> None:
        """Note one line."""
        held = self._found.setdefault((rule, kind, field), _Lines())
        held.count += 1
        if len(held.first) < _SHOWN and line not in held.first:
            held.first.append(line)
        if rule not in _KEPT:
            self._left.setdefault(line, set()).add((kind, field))

    def left_out(self, line: int) -> frozenset[tuple[str, str]]:
        """What of a line was left out: kinds and fields."""
        return frozenset(self._left.get(line, ()))

    def all(self) -> tuple[Remark, ...]:
        """Every remark, what was left out first."""
        found = [Remark(*key, one.count, tuple(one.first)) for key, one in self._found.items()]
        return tuple(sorted(found, key=lambda one: (one.kept, one.kind, one.field, one.rule)))
