"""Several reports of one person: what was accepted as the same, joined, and what contradicts it.

Reports that are linked stay as they are; they are read together. Only decisions in which nobody
differs join, and a "different" inside a group is shown, never resolved by itself.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field as kept
from typing import TYPE_CHECKING

from vsdesk.desk.match_pair import ReportHead
from vsdesk.desk.match_reports import FIELDS
from vsdesk.desk.match_review import Reviewing, evidence_of
from vsdesk.reports import Behind
from vsdesk.vault.match_pairs import DECISION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dossier import RecordView
    from vsdesk.records.values import Json

Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that are joined by accepted pairs. `against`: pairs inside it decided otherwise."""

    roots: tuple[str, ...]
    heads: tuple[ReportHead, ...] = kept(repr=False)
    same: tuple[Ends, ...]
    against: tuple[Ends, ...]


@dataclass(frozen=True, slots=True)
class ToldBy:
    """One value of one field, and the reports that tell it."""

    field: str
    value: Json = kept(repr=False)
    roots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnePerson:
    """All that the reports of one person say, value by value."""

    group: Group
    rows: tuple[ToldBy, ...]


class Grouping(Reviewing):
    """Reading linked reports together."""

    def groups(self) -> tuple[Group, ...]:
        """All groups, those with a contradiction first."""
        found = self._joined(self.vault.read.of_kind(DECISION))
        return tuple(sorted(found, key=lambda one: (not one.against, one.roots)))

    def group_of(self, root: str) -> Group | None:
        """The group of one report; None when it is linked to no other."""
        known: dict[str, RecordView] = {}
        asked, open_ = set[str](), {root}
        while open_:
            rec = open_.pop()
            asked.add(rec)
            for one in self.vault.found_pairs.decided_of(rec):
                known[one.id] = one
                if _says(one, "same"):
                    open_ |= {*self._ends(one)} - asked
        return next((one for one in self._joined(known.values()) if root in one.roots), None)

    def linked(self, root: str) -> tuple[str, ...]:
        """The other reports that are accepted as the same person."""
        group = self.group_of(root)
        return tuple(one for one in group.roots if one != root) if group else ()

    def behind(self, case: str) -> Behind | None:
        """How many reports tell each fact that this one tells, itself among them, whatever the spelling.

        None for a report that is linked to no other.
        """
        others = self.linked(case)
        if not others:
            return None
        ours = self._told_by(case)
        counts = {name: 1 for name in FIELDS if ours.values.get(name)}
        for other in others:
            for one in evidence_of(self._judged(ours, self._told_by(other))):
                if one.points > 0 and one.field in counts:
                    counts[one.field] += 1
        return Behind(1 + len(others), counts)

    def one_person(self, root: str) -> OnePerson | None:
        """What the linked reports say together, the value that most of them tell first; None without any."""
        group = self.group_of(root)
        if group is None:
            return None
        told: dict[tuple[int, str], list[str]] = defaultdict(list)
        values: dict[tuple[int, str], Json] = {}
        for one in group.roots:
            for at, name in enumerate(FIELDS):
                for value in self._told_by(one).values.get(name, ()):
                    key = at, json.dumps(value, sort_keys=True)
                    values[key] = value
                    told[key].append(one)
        order = sorted(told, key=lambda key: (key[0], -len(told[key]), key[1]))
        return OnePerson(
            group, tuple(ToldBy(FIELDS[key[0]], values[key], tuple(told[key])) for key in order)
        )

    def _joined(self, decisions: Iterable[RecordView]) -> list[Group]:
        ends = {one.id: self._ends(one) for one in decisions}
        held = [one for one in decisions if "" not in ends[one.id]]
        same = [ends[one.id] for one in held if _says(one, "same")]
        against = [ends[one.id] for one in held if not _says(one, "same")]
        groups = []
        for members in _connected(same):
            heads = [head for rec in members if (head := self._head(rec)) and head.kind == "case"]
            roots = {head.root for head in heads}
            if len(roots) > 1:
                inside = [pair for pair in same if {*pair} <= roots]
                odd = [pair for pair in against if {*pair} <= roots]
                groups.append(Group(tuple(sorted(roots)), tuple(heads), tuple(inside), tuple(odd)))
        return groups


def _says(decision: RecordView, word: str) -> bool:
    return decision.every("decision") == (word,)


def _connected(pairs: Iterable[Ends]) -> list[list[str]]:
    beside: dict[str, set[str]] = defaultdict(set)
    for one, two in pairs:
        beside[one].add(two)
        beside[two].add(one)
    seen: set[str] = set()
    found = []
    for start in sorted(beside):
        if start in seen:
            continue
        members, open_ = set[str](), {start}
        while open_:
            one = open_.pop()
            members.add(one)
            open_ |= beside[one] - members
        seen |= members
        found.append(sorted(members))
    return found
