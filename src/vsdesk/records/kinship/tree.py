"""Where each relative stands in the small tree: a row for each generation, and an order within it.

Pure: the window only draws. Row 0 is the oldest generation. In a row the father's side stands first,
then the person and the siblings, then spouses beside their partner, then the mother's side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from vsdesk.records.dossier import Dossier
from vsdesk.records.kinship.graph import Kin, relatives
from vsdesk.records.kinship.kinship_steps import PATHS

LineKind = Literal["child", "couple", "kin"]
_FATHERS, _OWN, _CENTRE, _SPOUSES, _MOTHERS, _NONE = range(6)
_BY_WAY: Final[dict[str, LineKind]] = {"up": "child", "down": "child", "aside": "couple"}


@dataclass(frozen=True, slots=True)
class Spot:
    """One person: the row from the top, the place in the row, and the relation to the centre."""

    person: str
    row: int
    column: int
    relation: str
    lineage: str


@dataclass(frozen=True, slots=True)
class Line:
    """Between two persons: parent and child, a couple, or any other recorded kinship."""

    kind: LineKind
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Tree:
    """All spots, row by row from left to right, and the lines between them."""

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]

    @property
    def rows(self) -> int:
        """How many generations there are."""
        return max((spot.row for spot in self.spots), default=-1) + 1


def tree(dossier: Dossier, centre: str) -> Tree:
    """The tree around one person, mostly the missing one."""
    kin = relatives(dossier, centre)
    rows: dict[int, list[tuple[tuple[int, str, str], str, str, str]]] = {
        0: [((_CENTRE, "", ""), centre, "", "")]
    }
    for one in kin:
        key = (_side(one), _birth(dossier, one.person), one.person)
        rows.setdefault(one.generation, []).append((key, one.person, one.relation, one.lineage))
    spots = [
        Spot(person, row, column, relation, lineage)
        for row, level in enumerate(sorted(rows, reverse=True))
        for column, (_, person, relation, lineage) in enumerate(sorted(rows[level]))
    ]
    shown = {spot.person for spot in spots}
    return Tree(tuple(spots), tuple(_lines(dossier, shown)))


def _side(kin: Kin) -> int:
    """Which part of the row: by the first step of the way, a marriage or a parent."""
    if not kin.paths:
        return _NONE
    firsts = {path[0] for path in kin.paths}
    if any(step.way == "aside" for step in firsts):
        return _SPOUSES
    if any(step.way == "down" for step in firsts):
        return _OWN
    if any(len(path) == 2 and path[1].way == "down" for path in kin.paths):
        return _OWN
    return _FATHERS if any(step.sex == "m" for step in firsts) else _MOTHERS


def _birth(dossier: Dossier, person: str) -> str:
    held = dossier.get(person)
    birth = held.value("birth") if held else None
    first = birth.get("from") if isinstance(birth, dict) else None
    return first if isinstance(first, str) else "~"  # not known: after those that are known


def _lines(dossier: Dossier, shown: set[str]) -> list[Line]:
    lines: dict[Line, None] = {}
    for one in dossier.of("kinship"):
        person, other = one.text("person"), one.text("related_to")
        if not {person, other} <= shown:
            continue
        paths = PATHS.get(one.text("relation"), ())
        step = paths[0][0] if len(paths) == 1 and len(paths[0]) == 1 else None
        kind: LineKind = _BY_WAY[step.way] if step else "kin"
        older = (other, person) if step and step.way == "down" else (person, other)
        lines[Line(kind, *older)] = None
    return list(lines)
