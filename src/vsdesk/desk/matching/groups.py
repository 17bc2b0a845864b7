"""Several reports of one person: what was accepted as the same, joined, and what contradicts it.

Reports that are linked stay as they are; they are read together. Only decisions in which nobody
differs join, and a "different" inside a group is shown, never resolved by itself.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field as kept
from typing import TYPE_CHECKING, Final

from vsdesk.desk.matching.combined_facts import ToldBy, answers_by, telling
from vsdesk.desk.matching.report_facts import FIELDS, told_of
from vsdesk.desk.matching.seen_reports import seen, stands
from vsdesk.reports import SourceCounts
from vsdesk.vault.matching.match_pairs import DECISION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.matching.pair_rows import ReportHead
    from vsdesk.desk.matching.report_facts import ReportFacts
    from vsdesk.desk.matching.reports import ReportService
    from vsdesk.records.dossier import RecordView

__all__ = ["GroupService", "OnePerson", "ReportGroup", "ToldBy", "counted_in"]
Ends = tuple[str, str]
_AGAINST: Final = frozenset({"different", "relatives"})


@dataclass(frozen=True, slots=True)
class ReportGroup:
    """Reports that are joined by accepted pairs. `against`: pairs inside it decided otherwise."""

    roots: tuple[str, ...]
    heads: tuple[ReportHead, ...] = kept(repr=False)
    same: tuple[Ends, ...]
    against: tuple[Ends, ...]


@dataclass(frozen=True, slots=True)
class OnePerson:
    """What a report and those accepted with it say, answer by answer.

    `apart`: reports of the group that are not counted, for it was decided that they are not the person of
    this one, or only such a report joins them.
    """

    group: ReportGroup
    rows: tuple[ToldBy, ...]
    counted: tuple[str, ...]
    apart: tuple[ReportHead, ...] = kept(default=(), repr=False)

    @property
    def against(self) -> bool:
        """Whether two of the counted reports were decided not to be one person."""
        return any({*pair} <= {*self.counted} for pair in self.group.against)


@dataclass(frozen=True, slots=True)
class OtherHeads:
    """Beside a report: those accepted as the same person, and those joined to it against a decision."""

    same: tuple[ReportHead, ...] = kept(default=(), repr=False)
    apart: tuple[ReportHead, ...] = kept(default=(), repr=False)


class GroupService:
    """Reading linked reports together."""

    def __init__(self, context: DeskContext, reports: ReportService) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._reports = reports

    def groups(self) -> tuple[ReportGroup, ...]:
        """All groups, those with a contradiction first."""
        found = self._joined(self._vault.read.of_kind(DECISION))
        return tuple(sorted(found, key=lambda one: (not one.against, one.roots)))

    def group_of(self, root: str) -> ReportGroup | None:
        """The group of one report; None when it is linked to no other."""
        known: dict[str, RecordView] = {}
        asked, open_ = set[str](), {root}
        while open_:
            rec = open_.pop()
            asked.add(rec)
            for one in self._vault.found_pairs.decided_of(rec):
                known[one.id] = one
                if self._joins(one):
                    open_ |= {*self._reports.ends(one)} - asked
        return next((one for one in self._joined(known.values()) if root in one.roots), None)

    def linked(self, root: str) -> tuple[str, ...]:
        """The other reports that are accepted as the same person; none that was decided against this one."""
        group = self.group_of(root)
        return tuple(one for one in counted_in(group, root) if one != root) if group else ()

    def other_reports(self, root: str) -> OtherHeads:
        """The other reports about the same person, and those of the group that are not counted with them."""
        group = self.group_of(root)
        if group is None:
            return OtherHeads()
        counted = counted_in(group, root)
        return OtherHeads(
            tuple(one for one in group.heads if one.root in counted and one.root != root),
            tuple(one for one in group.heads if one.root not in counted),
        )

    def behind(self, case: str) -> SourceCounts | None:
        """How many reports tell each fact that this one tells, itself among them, whatever the spelling. What
        a report says only since it was joined, by no coordinator, tells nothing.

        None for a report that is linked to no other. The same numbers as `one_person`.
        """
        person = self._read_together(case)
        if person is None:
            return None
        found, told = person
        counts = {name: count for name in FIELDS if (count := telling(name, case, told))}
        return SourceCounts(len(found.counted), counts, len(found.apart), found.against)

    def one_person(self, root: str) -> OnePerson | None:
        """What the linked reports say together, the answer that most of them tell first; None without any."""
        found = self._read_together(root)
        return found[0] if found else None

    def _read_together(self, root: str) -> tuple[OnePerson, dict[str, ReportFacts]] | None:
        group = self.group_of(root)
        if group is None:
            return None
        counted = counted_in(group, root)
        told = {one: self._reports.told_by(one) for one in counted}
        looked = {one: self._looked_at(one) for one in counted}
        rows = tuple(row for name in FIELDS for row in answers_by(name, told, looked))
        apart = tuple(head for head in group.heads if head.root not in told)
        return OnePerson(group, rows, counted, apart), looked

    def _looked_at(self, case: str) -> ReportFacts:
        """What a report tells that was looked at when it was joined, or that coordinators said since."""
        cases = self._vault.found_cases
        joined = [one for one in self._vault.found_pairs.decided_of(case) if self._joins(one)]
        [facts] = cases.of([cases.numbers([case])[case]])
        return told_of(seen(self._vault, facts, joined), self._dictionary.places)

    def _joins(self, decision: RecordView) -> bool:
        """Whether it says that two reports are of one person, and both are still about whom it saw."""
        return _says(decision, "same") and stands(self._vault, decision)

    def odd(self, a: str, b: str) -> tuple[tuple[ReportHead, ReportHead], ...]:
        ours, theirs = ({rec, *self._group_roots(rec)} for rec in (a, b))
        found: dict[frozenset[str], tuple[ReportHead, ReportHead]] = {}
        for rec in sorted(ours):
            for one in self._vault.found_pairs.decided_of(rec):
                ends = self._reports.ends(one)
                across = {*ends} - {rec}
                if {*one.every("decision")} & _AGAINST and across <= theirs and {*ends} != {a, b}:
                    heads = [self._reports.head(end) for end in ends]
                    if heads[0] and heads[1]:
                        found[frozenset(ends)] = heads[0], heads[1]
        return tuple(found.values())

    def _group_roots(self, rec: str) -> tuple[str, ...]:
        group = self.group_of(rec)
        return group.roots if group else ()

    def _joined(self, decisions: Iterable[RecordView]) -> list[ReportGroup]:
        ends = {one.id: self._reports.ends(one) for one in decisions}
        held = [one for one in decisions if "" not in ends[one.id]]
        same = [ends[one.id] for one in held if self._joins(one)]
        against = [ends[one.id] for one in held if {*one.every("decision")} & _AGAINST]
        groups = []
        for members in _connected(same):
            heads = [
                head for rec in members if (head := self._reports.head(rec)) and head.kind == "case"
            ]
            roots = {head.root for head in heads}
            if len(roots) > 1:
                inside = [pair for pair in same if {*pair} <= roots]
                odd = [pair for pair in against if {*pair} <= roots]
                groups.append(
                    ReportGroup(tuple(sorted(roots)), tuple(heads), tuple(inside), tuple(odd))
                )
        return groups


def counted_in(group: ReportGroup, root: str) -> tuple[str, ...]:
    """The reports of a group that are read as the person of this one, itself first.

    Not those that were decided against it, nor those to which only these lead.
    """
    odd = {one for pair in group.against if root in pair for one in pair} - {root}
    same = [pair for pair in group.same if not odd & {*pair}]
    found = next((one for one in _connected(same) if root in one), [root])
    return (root, *(one for one in group.roots if one in found and one != root))


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
