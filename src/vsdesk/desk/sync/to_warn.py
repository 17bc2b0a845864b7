"""Whom to warn when a device was taken: the families and sources of whom something lies on it, those who
could be harmed first.

What lies there lies there, whether it counts here or not: so all that was ever said is asked, what was put
aside or removed too, and of what stands beside each other the gravest holds. The taken device writes for
whoever has it now: what it alone made comes last, its red counts last, and what it takes back or replaces
changes nothing here. Another device may be in the same hand: what it replaces or removes counts as far as
its right goes, and it neither ties a case to a family nor calls a number safe where nobody lent it anything.

No number stands in it: a list of numbers would be the next thing to be taken. The page of each family shows
them, behind what keeps whoever calls from harm.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.sync.file_caption import called
from vsdesk.exchange import share
from vsdesk.exchange.openers import is_opener
from vsdesk.records.dossier import ids_in
from vsdesk.vault.read.file_history import every_space, first_came, put_aside, said_in, writers
from vsdesk.vault.read.list_pages import ListRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.read.file_history import SaidRecord
    from vsdesk.vault.vault import Vault

_FAMILY: Final = "family"
_CASE: Final = "case"
_ROOTS: Final = (_FAMILY, _CASE, share.SOURCE)
_RISK: Final = "risk_assessment"
_WAY: Final = "contact_channel"
_SAFE: Final = "safe_to_call"
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
        for one in self._said(spaces, (*_ROOTS, _RISK, _WAY)):
            if one.kind in _ROOTS:
                self._take_root(one)
            elif one.kind == _WAY and one.stands:
                self._ways[one.space].append(one)
            elif one.kind == _RISK and one.stands:
                self._red[one.space] |= {by for level, by in one.said("level") if _is_red(level)}
        wrote = writers(self._here, self.roots.keys())
        self._shared = {space: self._best(wrote.get(space, ())) for space in self.roots}
        self._came = first_came(self._here, self.roots.keys())
        self._aside = put_aside(self._here, device_id)
        self._people = self._people_of_nameless()
        self._families = {
            space: self._families_of(root)
            for space, root in self.roots.items()
            if root.kind == _CASE
        }
        for case, families in self._families.items():
            self._hand_on(case, families)

    def _said(self, spaces: Collection[str], kinds: Collection[str]) -> list[SaidRecord]:
        return said_in(self._here, self._vault.rules, self._device_id, spaces, kinds)

    def _weight(self, by: str) -> int:
        """How far the word of a device goes here: of the taken one not at all, of coordinators farthest."""
        return 0 if by == self._device_id else 2 if self._leads(by) else 1

    def _best(self, by: Iterable[str]) -> int:
        return max(map(self._weight, by), default=0)

    def _leads(self, by: str) -> bool:
        return self._vault.rules.role(by) == "coordinator"

    def _opened(self, space: str, by: str) -> bool:
        return self._vault.rules.made_by(space, by) or is_opener(self._vault, space, by)

    def _take_root(self, one: SaidRecord) -> None:
        """Of several that claim to be the root the one of who made the space, else what counts."""
        before = self.roots.get(one.space)
        if one.id == one.space and (
            before is None or (one.claim, one.here) > (before.claim, before.here)
        ):
            self.roots[one.space] = one

    def _families_of(self, case: SaidRecord) -> dict[str, bool]:
        """The families among these to which a case belongs; whether that is to be believed: what coordinators
        say, and the one that its opener names. More would be a way to bury others."""
        said = [(str(one), by) for one, by in case.said(_FAMILY) if self._kind(str(one)) == _FAMILY]
        believed = {one for one, by in said if self._leads(by) and self._weight(by)}
        own = {one for one, by in said if self._opened(case.id, by)}
        believed |= own if len(own) == 1 else set()
        return {one: one in believed for one, _ in said}

    def _hand_on(self, case: str, families: Mapping[str, bool]) -> None:
        for family, believed in families.items():
            if believed:
                self._red[family] |= self._red[case]
                self._shared[family] = max(self._shared[family], self._shared[case])
            elif self._red[case]:
                self._red[family].add(self._device_id)

    def _kind(self, space: str) -> str:
        return self.roots[space].kind if space in self.roots else ""

    def _people_of_nameless(self) -> dict[str, dict[str, Mapping[str, Json]]]:
        nameless = [space for space in self.roots if self._named(space) is None]
        found: defaultdict[str, dict[str, Mapping[str, Json]]] = defaultdict(dict)
        for one in self._said(nameless, ("person",)):
            found[one.space][one.id] = one.last()
        return found

    def of(self, space: str) -> ToWarn | None:
        """Whom to warn of this space; None of a case that is reached by its family."""
        root, shared = self.roots[space], self._shared[space]
        families = self._families.get(space, {})
        if any(believed or not shared for believed in families.values()):
            return None
        ways = [one for one in self._ways[space] if any(text for text, _ in one.said("value"))]
        return ToWarn(
            self._row(root),
            bool(self._red[space]),
            len(ways),
            any(self._is_safe(root, one) for one in ways),
            root.removed,
        )

    def _is_safe(self, root: SaidRecord, way: SaidRecord) -> bool:
        """Whether all say so, and one of them opened the file, was lent it or leads."""
        said = [*way.said(_SAFE)] if way.is_asked(_SAFE) else []
        return all(value is True for value, _ in said) and any(
            self._leads(by) or by in self._lent_to(root) or self._opened(root.id, by)
            for _, by in said
        )

    def _lent_to(self, root: SaidRecord) -> set[str]:
        return {one for value, _ in root.said("assigned") for one in ids_in(value)}

    def _named(self, space: str) -> ListRow | None:
        """The row of a file by its name, where nothing of the taken device was put aside there: what is left
        then may be called as anybody else wants."""
        row = self._vault.read.row(space) if space not in self._aside else None
        return row if row is not None and (row.name or row.other) else None

    def _row(self, root: SaidRecord) -> ListRow:
        if (named := self._named(root.space)) is not None:
            return named
        row, said = self._vault.read.row(root.space), root.last()
        specs = self._vault.dictionary.listed(root.kind)
        listed = {spec.listed: said[spec.name] for spec in specs if spec.name in said}
        number = str(listed.get("number", ""))
        name = called(said, self._people.get(root.space, {})) or str(listed.get("name", ""))
        if row is not None:
            return replace(row, kind=root.kind, name=name, other="", number=number or row.number)
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
        """Those whom others call in danger first, coordinators before all; then those of whom others wrote;
        of the rest the first to come."""
        own_red = [one.row.id for one in found if one.red and not self._shared[one.row.id]]
        first = {*sorted(own_red, key=self._since)[:_OWN_RED]}

        def place(one: ToWarn) -> tuple[object, ...]:
            space, row = one.row.id, one.row
            shared = self._shared[space]
            red = one.red if shared else space in first
            at = 0 if shared else self._since(space)[0]
            by = self._best(self._red[space])
            return -by, -shared, not red, at, row.kind, row.number, row.id

        return sorted(found, key=place)

    def _since(self, space: str) -> tuple[int, str]:
        return self._came.get(space, 0), space


def _is_red(level: Json) -> bool:
    return level == "red" or (isinstance(level, list) and "red" in level)
