"""Who may set what, as the merge asks it: a table of rights and the roles, remembered
(docs/spec/bundle.md §8.10)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final, NamedTuple

from vsdesk.history import rights
from vsdesk.history.entry import DELETED, carries
from vsdesk.history.rights import FilterChoice, RightOf
from vsdesk.history.state import May, Role, RoleOf, StoredOp

_FORMS: Final = 10_000  # sets of fields that are remembered


def _free(kind: str, name: str) -> str:
    return rights.FREE


def _anything(role: Role, kind: str, name: str) -> None:
    return None


def _anywhere(space: str, device_id: str, role: Role | None) -> bool:
    return True


class _Form(NamedTuple):
    """In which of its fields an op of one device counts, and in which of these only what its role may
    choose."""

    names: tuple[str, ...]
    chosen: Mapping[str, tuple[str, ...]]


class Rules:
    """Who may set what, remembered: the roles by device id, and the table as two functions.

    `may(role, kind, field)` must answer for the field `deleted` too (who may write the record), and so
    must `right(kind, field)` (`kept`: only its writer and coordinators take a record out). A device id
    without a role counts nowhere. `chosen` says which values a role may choose in a field (None: any).
    `opens` says whether a kind opens a space: such a record is its space's root, or counts nowhere; `journal`
    whether it is a row of a device's own audit space: no other device writes one there. `led`: whether there
    is an organisation, whose coordinators can be asked. `tells_exit` says in which fields it is said that
    something left, and `within` whether a device may write in a space at all. `listed`: every device that
    any list names, `active` those that the newest did not withdraw; `own` is this one's id. `unmade`: the
    records, each with a device that its id carries and that did not make it: the id came in a file
    (history/ids_in_files.py). `since`: the version of the lists from which on each device is named.
    """

    def __init__(
        self,
        may: May,
        role_of: RoleOf,
        right: RightOf = _free,
        opens: Callable[[str], bool] = lambda _: False,
        journal: Callable[[str], bool] = lambda _: False,
        chosen: FilterChoice = _anything,
        *,
        led: bool = True,
        tells_exit: Callable[[str, str], bool] = lambda _kind, _field: False,
        within: Callable[[str, str, Role | None], bool] = _anywhere,
        listed: Collection[str] = (),
        active: Collection[str] = (),
        own: str = "",
        unmade: Iterable[tuple[str, str]] = (),
        since: Mapping[str, int] | None = None,
    ) -> None:
        self.unmade = {*unmade}
        self.since: Mapping[str, int] = since or {}
        self.own = own
        self.listed = frozenset(listed)
        self.active = frozenset(active)
        self.opens = opens
        self.journal = journal
        self.led = led
        self._may = may
        self._role_of = role_of
        self._right = right
        self._chosen = chosen
        self._tells_exit = tells_exit
        self._within = within
        self._rights: dict[tuple[str, str], str] = {}
        self._roles: dict[str, Role | None] = {}
        self._judged: dict[tuple[str, tuple[str, ...]], bool] = {}
        self._known: dict[tuple[str, str, str], bool] = {}
        self._forms: dict[tuple[str, str, tuple[str, ...]], _Form] = {}

    def role(self, device_id: str) -> Role | None:
        """The role of the device, None when no list names it."""
        if device_id not in self._roles:
            self._roles[device_id] = self._role_of(device_id)
        return self._roles[device_id]

    def made_by(self, rec: str, device_id: str) -> bool:
        """Whether a device is who made a record, where it wrote there: its id says so, and did not come in a
        file."""
        return carries(rec, device_id) and (rec, device_id) not in self.unmade

    def only_carries(self, rec: str, device_id: str) -> bool:
        """Whether the id of a record carries this device, and proves nothing: it came in a file."""
        return bool(self.unmade) and (rec, device_id) in self.unmade

    def carried(self, rec: str) -> frozenset[str]:
        """The devices that the id of a record carries, and that did not make it."""
        if not self.unmade:  # nearly every vault
            return frozenset()
        return frozenset(one for one in self.listed | {self.own} if self.only_carries(rec, one))

    def right(self, kind: str, name: str) -> str:
        """The right of a field (history/rights.py)."""
        found = self._rights.get((kind, name))
        if found is None:
            found = self._rights[kind, name] = self._right(kind, name)
        return found

    def needs_named(self, op: StoredOp) -> bool:
        """Whether this op sets a field in which only named devices count."""
        key = (op.kind, op.fields)
        found = self._judged.get(key)
        if found is None:
            found = any(self.right(op.kind, name).startswith(rights.NAMED) for name in op.fields)
            if len(self._judged) < _FORMS:
                self._judged[key] = found
        return found

    def may_hide(self, device_id: str, op: StoredOp) -> bool:
        """Whether a delete of this device takes out what `op` says: a coordinator's, and its writer's own
        but in kinds that are kept."""
        if self.role(device_id) == "coordinator":
            return True
        right = self.right(op.kind, DELETED)
        return right == rights.FREE or (right == rights.NARROWER and device_id == op.device_id)

    def counts(self, op: StoredOp, name: str) -> bool:
        """Whether this op counts in this field."""
        if not op.standing:
            return False
        key = (op.device_id, op.kind, name)
        found = self._known.get(key)
        if found is None:
            role = self.role(op.device_id)
            found = role is not None and self._may(role, op.kind, name)
            self._known[key] = found
        return found

    def counted(self, op: StoredOp) -> tuple[str, ...]:
        """The fields in which this op counts. Whole forms are saved alike, so what does not rest
        on a value is remembered."""
        if not op.standing:
            return ()
        key = (op.device_id, op.kind, op.fields)
        found = self._forms.get(key)
        if found is None:
            found = self._form(op)
            if len(self._forms) < _FORMS:
                self._forms[key] = found
        if not found.chosen or op.body != "here":
            return found.names
        return tuple(
            name
            for name in found.names
            if name not in found.chosen or op.values.get(name) in found.chosen[name]
        )

    def left(self, op: StoredOp) -> tuple[str, ...]:
        """The fields in which this op says that something left, where it was put aside and its device had the
        right to let it out (history/exits.py)."""
        role = self.role(op.device_id)
        names = [name for name in op.fields if self._tells_exit(op.kind, name)]
        if op.standing or not names or role != "coordinator":
            return ()
        if not self._within(op.space, op.device_id, role):
            return ()
        return tuple(name for name in names if self._may(role, op.kind, name))

    def _form(self, op: StoredOp) -> _Form:
        names = tuple(name for name in op.fields if self.counts(op, name))
        role = self.role(op.device_id)
        terms = {name: self._chosen(role, op.kind, name) for name in names if role is not None}
        return _Form(names, {name: tuple(some) for name, some in terms.items() if some is not None})
