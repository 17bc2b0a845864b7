"""A relative who was written down twice, in one family or in two: joined, shown at each entry, parted.

Nothing is merged. What was asked of one entry guards the others from then on, and no yes is taken along
(docs/decisions/033); so whoever knows both may join them, and only coordinators part them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.link_removal import ended_by
from vsdesk.errors import UserError
from vsdesk.records.case_parts import FAMILIES
from vsdesk.records.dictionary.display_names import NAME_PARTS, WRITINGS
from vsdesk.records.dictionary.links import ids_of
from vsdesk.vault.edit import Edit
from vsdesk.vault.read.entry_groups import MEMBER, entries_in
from vsdesk.vault.search.query import SearchQuery
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vsdesk.desk.cases.known_families import KnownFamilyService, Name
    from vsdesk.desk.cases.letting_go import EndedClosures
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.search.results import SearchHit

MOST: Final = 400  # members of one family, of each device, among whom somebody is chosen
ALSO: Final = "also"
_NAMED: Final = frozenset({"written", "sounds"})  # one name in two spellings, or in two scripts
_NOBODY: Final = ("", "")
# What follows, for whoever joins or parts (English literals, for `Words.say`).
JOINS: Final = mark(
    "What one entry asked, refused or called unsafe holds for the other at once. What it agreed to does not, nor what is owed to it or was told to it. Only a coordinator parts them again."
)
CALLED_OTHERWISE: Final = mark(
    "These two are not called alike. Look once more whether they are one person: whoever joins two people takes what one of them refused for the word of the other."
)
PARTS: Final = mark(
    "What was asked, refused or called unsafe at one entry then guards the other no more."
)


@dataclass(frozen=True, slots=True)
class FamilyEntry:
    """A member as another entry of somebody, or as somebody who may be one: the row, its person, the family.

    `name` is empty where no list may say it; `family_name` and `number` where this device would not be given
    that family. `relations` are terms of the list kinship. `linked`: one of the two rows names the other
    itself. `missing`: a case looks for the person; then `member` may be "".
    """

    member: str
    person: str
    family: str
    name: Name = field(default=_NOBODY, repr=False)
    family_name: Name = field(default=_NOBODY, repr=False)
    number: str = field(default="", repr=False)
    relations: tuple[str, ...] = ()
    linked: bool = False
    erased: bool = False
    missing: bool = False


class RelativeService:
    """Joins and parts entries of one relative, and says where the others are."""

    def __init__(self, context: DeskContext, cases: CaseService, known: KnownFamilyService) -> None:
        self._vault = context.vault
        self._context = context
        self._cases = cases
        self._known = known

    # -- joining ----------------------------------------------------------------------------------

    def join(self, member: str, other: str) -> Change:
        """Write down that two members are one person; it holds at once.

        Raises UserError E_NOT_FOUND, E_LINK: not two members, or such as name one person already.
        """
        row, there = self._row(member), self._row(other)
        same = {*ids_of(row, "person")} & {*ids_of(there, "person")}
        if row.id == there.id or same:
            raise UserError("E_LINK", kind=MEMBER, field=ALSO)
        if _names(row, there):
            return self._cases.save([])
        if ids_of(row, ALSO) and not ids_of(there, ALSO):  # what stands alone differs from nothing
            row, there = there, row
        said = sorted({*ids_of(row, ALSO), there.id})
        return self._cases.saved_with_back([Edit(MEMBER, {ALSO: [*said]}, id=row.id)])

    def together(self, member: str, other: str) -> tuple[tuple[FamilyEntry, ...], bool]:
        """Two members as they are told before they are joined, and whether they are called alike; a name that
        nobody wrote, or that no list may say, is like any. Raises UserError E_NOT_FOUND."""
        rows = [self._row(one) for one in (member, other)]
        told = tuple(self._told(rows))
        views = [self._vault.read.view(one.person) if one.name[0] else None for one in told]
        if (one := views[0]) is None or (there := views[1]) is None:
            return told, True
        given = [[view.text(f"given_{writing}") for writing in WRITINGS] for view in (one, there)]
        names = {
            f"{part}_{writing}": one.text(f"{part}_{writing}")
            for part in NAME_PARTS
            for writing in WRITINGS
        }
        return told, not all(map(any, given)) or called_alike(names, there)

    def join_missing(self, case: str, member: str) -> Change:
        """Write down that the missing person of a case is a relative who was told of in its family: in a row
        of that family, begun where there is none. Raises what `join` does."""
        row, sought = self._row(member), ids_of(self._cases.record(case), "person")
        if len(sought) != 1 or row.space not in ids_of(self._cases.record(case), *FAMILIES):
            raise UserError("E_LINK", kind=MEMBER, field=ALSO)
        [person] = sought
        held = (one for one in self._vault.read.linking(person, MEMBER) if one.space == row.space)
        own = next((one for one in held if not one.deleted), None)
        if own is not None:
            return self.join(own.id, member)
        values: dict[str, Json] = {"person": person, ALSO: [member]}
        return self._cases.saved_with_back([Edit(MEMBER, values, parent=row.space)])

    def part(self, member: str, other: str, why: str | None = None) -> Change:
        """Write down that two members are two persons: what guards the one guards the other no more.

        Raises UserError E_ROLE (coordinators part), E_TRAVEL, E_NOT_FOUND: neither names the other.
        """
        return self._cases.saved_with_back(self._parting(member, other), why)

    def ended(self, member: str, other: str) -> EndedClosures:
        """What closes something in the files of both families, and no more once they are parted: it is tried,
        and nothing stays. On the writer's thread. Raises what `part` does."""
        edits = self._parting(member, other)
        return ended_by(self._context, edits)

    def _parting(self, member: str, other: str) -> list[Edit]:
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")
        self._vault.standing.require_all()
        edits = [
            Edit(MEMBER, {ALSO: [*left] or None}, id=row.id, shown=self._cases.shown(row.id))
            for one, away in ((member, other), (other, member))
            if (row := self._vault.read.view(one)) is not None
            and away in (said := ids_of(row, ALSO))
            for left in (sorted({*said} - {away}),)
        ]
        if not edits:
            raise UserError("E_NOT_FOUND")
        return edits

    def find_member(self, text: str) -> str:
        """The row of a member, by its id or that of its person. Raises UserError E_NOT_FOUND, E_SEVERAL."""
        id = self._cases.lists.find_id(text)
        if self._cases.record(id).kind != "person":
            return self._row(id).id
        rows = self._vault.read.linking(id, MEMBER)
        if len(rows) != 1:
            raise UserError("E_SEVERAL" if rows else "E_NOT_FOUND")
        return rows[0].id

    def _row(self, member: str) -> RecordView:
        row = self._cases.record(member)
        if row.kind != MEMBER:
            raise UserError("E_NOT_FOUND")
        return row

    # -- showing ----------------------------------------------------------------------------------

    def entries(self, family: str) -> Mapping[str, tuple[FamilyEntry, ...]]:
        """By member of a family their other entries, wherever they are; nearly always none."""
        groups = entries_in(self._vault.database, (family,), ())
        rows = {
            one: row
            for group in groups
            for one in group.members
            if (row := self._vault.read.view(one)) is not None
        }
        shown = {one.member: one for one in self._told([*rows.values()])}
        return {
            one: tuple(
                replace(shown[other], linked=_names(rows[one], rows[other]))
                for other in sorted(group.members - {one})
                if other in shown
            )
            for group in groups
            for one in sorted(group.members)
            if one in rows and rows[one].space == family
        }

    def told(self, hits: Sequence[SearchHit]) -> list[SearchHit]:
        """These hits, each person of a family with the numbers of the other families in which they stand."""
        people = {one.id for one in hits if one.kind == "person" and one.root_kind == "family"}
        groups = entries_in(self._vault.database, (), people) if people else ()
        return [
            replace(one, also=self._numbers(group.spaces() - {one.root}))
            if (group := next((held for held in groups if one.id in held.people), None))
            else one
            for one in hits
        ]

    def _numbers(self, families: Collection[str]) -> tuple[str, ...]:
        """Of those that this device would be given."""
        rows = (self._vault.read.row(one) for one in sorted(families) if self._known.has(one))
        return tuple(row.number for row in rows if row is not None and row.number)

    def members(self, family: str, first: str = "") -> tuple[FamilyEntry, ...]:
        """The members of a family who may be chosen, the one with this person first."""
        rows = self._members(family)
        told = [one for one in self._told(rows) if one.name[0]]
        return tuple(sorted(told, key=lambda one: one.person != first))

    def _members(self, family: str) -> list[RecordView]:
        """The rows of a family's members, `MOST` of each device at most."""
        rows = {one.id: one for one in self._vault.read.within((family,), MEMBER)}
        return [rows[id] for id in self._vault.read.fair([*rows], MOST)]

    def called_so(
        self, family: str, name: Mapping[str, Json], person: str
    ) -> tuple[FamilyEntry, ...]:
        """Who of a family, its members and those who are looked for, is called as `person` who is being
        typed; not that person, nor another entry of theirs."""
        rows = self._members(family)
        cases = self._vault.read.linking(family, "case")
        sought = {id for case in cases if not case.deleted for id in ids_of(case, "person")}
        groups = entries_in(self._vault.database, (), {person})
        known = frozenset({person}).union(*(one.people for one in groups))
        views = {
            id: view
            for id in sorted(sought | {id for one in rows for id in ids_of(one, "person")})
            if id not in known and (view := self._vault.read.view(id)) is not None
            if not view.deleted and called_alike(name, view)
        }
        told = [one for one in self._told(rows) if one.person in views]
        names = self._known.named([views[id] for id in sorted(views.keys() & sought)])
        seen = {one.person for one in told}
        told += [
            FamilyEntry("", id, family, names[id], missing=True)
            for id in sorted(names.keys() - seen)
        ]
        return tuple(replace(one, missing=one.person in sought) for one in told if one.name[0])

    def _told(self, rows: Sequence[RecordView]) -> list[FamilyEntry]:
        spaces = {one.space for one in rows}
        given = {one for one in spaces if self._known.has(one)}
        people = {id for one in rows for id in ids_of(one, "person")}
        views = (view for id in sorted(people) if (view := self._vault.read.view(id)) is not None)
        names = self._known.named([one for one in views if not one.deleted])
        relations: dict[str, dict[str, None]] = {}
        for kin in self._vault.read.within(given, "kinship"):
            for id in ids_of(kin, "person"):
                relations.setdefault(id, {}).setdefault(kin.text("relation"))
        return [self._entry(one, one.space in given, names, relations) for one in rows]

    def _entry(
        self,
        row: RecordView,
        given: bool,
        names: Mapping[str, Name],
        relations: Mapping[str, Mapping[str, None]],
    ) -> FamilyEntry:
        person, told = row.text("person"), self._vault.read.row(row.space)
        if not given or told is None:
            return FamilyEntry(row.id, person, row.space, erased=row.erased)
        return FamilyEntry(
            row.id,
            person,
            row.space,
            names.get(person, _NOBODY),
            (told.name, told.other),
            told.number,
            tuple(one for one in relations.get(person, ()) if one),
            erased=row.erased,
        )


def called_alike(name: Mapping[str, Json], person: RecordView) -> bool:
    """Whether somebody has the given name that is typed, in whatever spelling or script, and no father's or
    family name that says otherwise."""
    for part in NAME_PARTS:
        fields = [f"{part}_{writing}" for writing in WRITINGS]
        typed = [text for one in fields if (text := str(name.get(one) or "").strip())]
        held = [text for one in fields if (text := person.text(one))]
        if not typed or not held:
            if part == "given":
                return False
        elif not any(_answers(text, other) for text in typed for other in held):
            return False
    return True


def _answers(typed: str, held: str) -> bool:
    asked = SearchQuery(typed)
    sure = (one for one in asked.answers(held) if one.how in _NAMED)
    found = frozenset(at for one in sure for at in one.terms)
    return found == frozenset(range(len(asked.terms)))


def _names(one: RecordView, other: RecordView) -> bool:
    """Whether one of two rows names the other."""
    return other.id in ids_of(one, ALSO) or one.id in ids_of(other, ALSO)
