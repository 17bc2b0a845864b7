"""What an order knew when it was given, said where other entries of the same person stay.

A wish may be under way while its entry is erased: nobody ever reads it. So the order leaves at the entries
that stay to whom they were tied, by ids alone, and a word that names each wish that it weighed: whatever
comes after that guards by its kind (docs/spec/bundle.md §10). That word is no look: nobody looked at these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.desk.erasure.entries_left import entries_beside
from vsdesk.desk.erasure.said_for_good import for_good, tied
from vsdesk.records.dictionary.links import ids_of
from vsdesk.vault.edit import Edit
from vsdesk.vault.read.entry_groups import entries_in
from vsdesk.vault.read.late_wishes import wishes_in
from vsdesk.vault.read.neighbours import OF_CASES
from vsdesk.vault.read.orders_beside import BESIDE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.history.erasure import RecordKey
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.read.entry_groups import EntryGroup
    from vsdesk.vault.vault import Vault

_ALSO: Final = "also"


def weighed(vault: Vault, reached: Collection[RecordKey], order: str) -> list[Edit]:
    """The ties of relatives who stay to entries that go, and what the order (SHA-256 of its frame) knew, said
    in each root in which an entry stays. Nothing where nobody has another entry: nearly always."""
    gone, spaces = {rec for _, rec in reached}, {space for space, _ in reached}
    groups = parted(vault, reached)
    rows = [row for one in groups if one.lost for row in one.stay]
    ties = [edit for one in groups for edit in one.ties(vault)]
    roots = dict.fromkeys((*(row.space for row in rows), *entries_beside(vault, reached)))
    heads = filter(None, map(vault.read.view, roots))
    stay = [one for one in heads if one.kind in OF_CASES and not one.deleted and one.id not in gone]
    wishes = wishes_in(vault.database, spaces, gone) if stay else []
    known = sorted({one.op for wish in wishes for held in wish.fields.values() for one in held})
    words = (Edit(BESIDE, {"order": order}, parent=one.id, there=known) for one in stay if known)
    return [*ties, *words]


def ties_here(vault: Vault, reached: Collection[RecordKey]) -> list[Edit]:
    """The ties alone, of what this device knows and whoever ordered may not: written where no order waits."""
    locked = vault.erasing.locked
    groups = (one for one in parted(vault, reached) if one.lost)
    free = (
        one._replace(stay=[row for row in one.stay if row.space not in locked]) for one in groups
    )
    return [edit for one in free for edit in one.ties(vault)]


def parted(vault: Vault, reached: Collection[RecordKey]) -> list[PartedEntries]:
    """What hangs together with a member who goes, or whose person does; nearly always nothing."""
    gone, spaces = {rec for _, rec in reached}, {space for space, _ in reached}
    return [PartedEntries.of(vault, one, gone) for one in entries_in(vault.database, spaces, gone)]


class PartedEntries(NamedTuple):
    """Some members that are one person: the rows that stay, those that go, and what went by an earlier
    order; `gone`: all that goes. A row that names somebody who goes and somebody who stays is both."""

    stay: list[RecordView]
    lost: list[RecordView]
    before: frozenset[str]
    gone: Collection[str]

    @classmethod
    def of(cls, vault: Vault, group: EntryGroup, gone: Collection[str]) -> PartedEntries:
        """Of these members, in the order of their ids."""
        stay: list[RecordView] = []
        lost: list[RecordView] = []
        before = set[str]()
        for one in sorted(group.members):
            row = vault.read.view(one)
            if row is None or row.erased:
                before.add(one)
            else:
                people = {*ids_of(row, "person")}
                if row.id in gone or not people.isdisjoint(gone):
                    lost.append(row)
                if row.id not in gone and (people - {*gone} or people.isdisjoint(gone)):
                    stay.append(row)
        return cls(stay, lost, frozenset(before), gone)

    def people(self) -> tuple[set[str], set[str]]:
        """Who stays by a row, and who goes and stays by none."""
        stay = {id for row in self.stay for id in ids_of(row, "person")}.difference(self.gone)
        return stay, {id for row in self.lost for id in ids_of(row, "person")} - stay

    def rows_of(self, person: str) -> list[RecordView]:
        """The rows by which somebody stays."""
        return [row for row in self.stay if person in ids_of(row, "person")]

    def ties(self, vault: Vault) -> Iterator[Edit]:
        """What a row that goes says of one that stays, said there; and which of them was tied to it by
        way of what went before."""
        for row in self.stay:
            naming = {one.id for one in self.lost if one is not row and self._is_tied(one, row)}
            if naming - {*ids_of(for_good(vault, row, row), _ALSO)}:
                yield tied(vault, row, _ALSO, sorted(naming))

    def _is_tied(self, one: RecordView, row: RecordView) -> bool:
        named = {*ids_of(one, _ALSO)}
        return row.id in named or not named.isdisjoint(self.before & {*ids_of(row, _ALSO)})
