"""Whom to warn when a device was taken: the families and sources of whom something lies on it, those who
could be harmed first.

What lies there lies there, whether it counts here or not: so all that was ever said is asked, what was put
aside or removed too. The taken device writes for whoever has it now: what it alone made comes last, its red
counts last, and what it takes back or replaces in what others said changes nothing here.

No number stands in it: a list of numbers would be the next thing to be taken. The page of each family shows
them, behind what keeps whoever calls from harm.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.sync.called import called
from vsdesk.exchange import share
from vsdesk.history.entry import made_by
from vsdesk.vault.read.ever_said import by_others, every_space, first_came, said_in
from vsdesk.vault.read.paging import ListRow

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.read.ever_said import SaidRecord
    from vsdesk.vault.vault import Vault

_FAMILY: Final = "family"
_CASE: Final = "case"
_ROOTS: Final = (_FAMILY, _CASE, share.SOURCE)
_RISK: Final = "risk_assessment"
_WAY: Final = "contact_channel"
# So many files that it alone made and called red come before its others, the first that came; more are none
# that a documenter made.
_OWN_RED: Final = 50


@dataclass(frozen=True, slots=True)
class ToWarn:
    """One family, source, or case that belongs to no family here. `red`: an assessment there, or in a case of
    that family, says that somebody could be harmed, whoever made it. `ways`: how many ways of contact lie
    there; `safe`: one of them is safe to call. `removed`: it was removed here, and lies there still."""

    row: ListRow = field(repr=False)
    red: bool
    ways: int
    safe: bool
    removed: bool = False


def to_warn(vault: Vault, device_id: str, *, everything: bool) -> tuple[ToWarn, ...]:
    """Whom, as far as is known here; `everything`: the device is a coordinator's."""
    spaces = vault.postings.spaces_with(device_id) | share.spaces_of(vault, device_id)
    if everything:
        spaces |= every_space(vault.database)
    lies = _Lies(vault, device_id, spaces)
    found = [one for space in lies.roots if (one := lies.of(space)) is not None]
    return tuple(lies.order(found))


class _Lies:
    """What lies in these spaces by all that was ever said."""

    def __init__(self, vault: Vault, device_id: str, spaces: Collection[str]) -> None:
        self._vault = vault
        self._device_id = device_id
        self._here = vault.database
        self.roots: dict[str, SaidRecord] = {}
        self._ways: defaultdict[str, list[SaidRecord]] = defaultdict(list)
        self._red: defaultdict[str, set[str]] = defaultdict(set)  # by space, who said so
        for one in said_in(self._here, spaces, (*_ROOTS, _RISK, _WAY)):
            if one.kind in _ROOTS:
                self._take_root(one)
            elif one.kind == _WAY and one.stands(device_id):
                self._ways[one.space].append(one)
            elif one.kind == _RISK and one.stands(device_id):
                said = one.said("level", device_id)
                self._red[one.space] |= {by for level, by in said if _is_red(level)}
        self._shared = by_others(self._here, device_id) & self.roots.keys()
        self._came = first_came(self._here, self.roots.keys())
        self._people = self._people_of_nameless()
        self._families = {
            space: self._families_of(root)
            for space, root in self.roots.items()
            if root.kind == _CASE
        }
        for case, families in self._families.items():
            self._hand_on(case, families)

    def _take_root(self, one: SaidRecord) -> None:
        before = self.roots.get(one.space)
        if one.id == one.space and (before is None or (one.here and not before.here)):
            self.roots[one.space] = one

    def _families_of(self, case: SaidRecord) -> dict[str, bool]:
        """The families among these to which a case belongs; whether that is to be believed: what others say,
        or the first that the taken device said of a case of its own. More would be a way to bury others."""
        said = [(str(one), by) for one, by in case.said(_FAMILY, self._device_id)]
        found = {one: by != self._device_id for one, by in said if self._kind(one) == _FAMILY}
        if found and not any(found.values()) and made_by(case.id, self._device_id):
            found[next(iter(found))] = True
        return found

    def _hand_on(self, case: str, families: Mapping[str, bool]) -> None:
        for family, believed in families.items():
            if believed:
                self._red[family] |= self._red[case]
                self._shared |= {family} if case in self._shared else set()
            elif self._red[case]:
                self._red[family].add(self._device_id)

    def _kind(self, space: str) -> str:
        return self.roots[space].kind if space in self.roots else ""

    def _people_of_nameless(self) -> dict[str, dict[str, Mapping[str, Json]]]:
        nameless = [space for space in self.roots if not _is_named(self._vault.read.row(space))]
        found: defaultdict[str, dict[str, Mapping[str, Json]]] = defaultdict(dict)
        for one in said_in(self._here, nameless, ("person",)):
            found[one.space][one.id] = one.last()
        return found

    def of(self, space: str) -> ToWarn | None:
        """Whom to warn of this space; None of a case that is reached by its family."""
        root, shared = self.roots[space], space in self._shared
        families = self._families.get(space, {})
        if any(believed or not shared for believed in families.values()):
            return None
        ways = [
            one
            for one in self._ways[space]
            if any(text for text, _ in one.said("value", self._device_id))
        ]
        return ToWarn(
            self._row(root),
            bool(self._red[space]),
            len(ways),
            any(self._is_safe(one) for one in ways),
            root.removed,
        )

    def _is_safe(self, way: SaidRecord) -> bool:
        return {True} == {value is True for value, _ in way.said("safe_to_call", self._device_id)}

    def _row(self, root: SaidRecord) -> ListRow:
        row = self._vault.read.row(root.space)
        if row is not None and _is_named(row):
            return row
        said = root.last()
        name = called(said, self._people.get(root.space, {}))
        if row is not None:
            return replace(row, name=name)
        specs = self._vault.dictionary.listed(root.kind)
        listed = {spec.listed: said[spec.name] for spec in specs if spec.name in said}
        number = str(listed.get("number", ""))
        name = name or str(listed.get("name", ""))
        ends = root.ops[-1].ts
        return ListRow(
            id=root.id,
            kind=root.kind,
            name=name,
            other="",
            number=number,
            status="",
            place="",
            governorate="",
            event_from="",
            event_to="",
            told="",
            author="",
            differs=False,
            updated=ends,
        )

    def order(self, found: Sequence[ToWarn]) -> list[ToWarn]:
        """Those whom others call in danger first, then those of whom others wrote; of the rest the first to
        come."""
        own_red = [one.row.id for one in found if one.red and one.row.id not in self._shared]
        first = {*sorted(own_red, key=self._since)[:_OWN_RED]}

        def place(one: ToWarn) -> tuple[object, ...]:
            space, row = one.row.id, one.row
            shared = space in self._shared
            red = one.red if shared else space in first
            by_others = bool(self._red[space] - {self._device_id})
            at = 0 if shared else self._since(space)[0]
            return not by_others, not shared, not red, at, row.kind, row.number, row.id

        return sorted(found, key=place)

    def _since(self, space: str) -> tuple[int, str]:
        return self._came.get(space, 0), space


def _is_named(row: ListRow | None) -> bool:
    return row is not None and bool(row.name or row.other)


def _is_red(level: Json) -> bool:
    return level == "red" or (isinstance(level, list) and "red" in level)
