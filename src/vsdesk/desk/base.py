"""What every part of the desk shares: the open vault, the dictionary, and who wants to know of changes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.desk.device_names import STAFF, DeviceNames
from vsdesk.desk.saving.service import SaveService
from vsdesk.errors import UserError
from vsdesk.history.entry import SALT, audit_space, record_id
from vsdesk.records.days import day_at
from vsdesk.records.dictionary import Dictionary
from vsdesk.records.on_screen import OnScreen, below
from vsdesk.vault.saving import Edit
from vsdesk.vault.vault import Env, Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.spec import Role
    from vsdesk.records.values import Json
    from vsdesk.vault.paging import ListRow


@dataclass(frozen=True, slots=True)
class Change:
    """What an action changed: record ids in the order of its edits, the roots touched, their kinds; the hashes of
    the entries in which it was written.

    `back` are the edits that take it back, where the action offers that (`Desk.take_back`) and this device
    has the right to. `lasts` says why not, as an English literal, where it is offered and cannot be this time.
    """

    ids: tuple[str, ...] = ()
    roots: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    back: tuple[Edit, ...] = field(default=(), repr=False)
    entries: frozenset[str] = frozenset()
    lasts: str = ""


class Base:
    """Holds one open vault. The parts of the desk derive from it; `Desk` joins them."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.env: Env = vault.env
        self.dictionary: Dictionary = vault.dictionary
        self._listeners: list[Callable[[Change], None]] = []
        self._device_names = DeviceNames(vault.read)
        self.saving = SaveService(vault, self._changed)

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` after each change, on the thread that made it. Returns what ends it."""
        self._listeners.append(listener)

        def stop() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return stop

    def _tell(self, change: Change) -> Change:
        if change.kinds & {STAFF, "bundle"}:
            self._device_names.refresh()
        for listener in tuple(self._listeners):
            listener(change)
        return change

    def _changed(self, ids: Iterable[str], roots: Iterable[str], kinds: Iterable[str]) -> Change:
        return self._tell(Change(tuple(ids), frozenset(roots), frozenset(kinds)))

    @property
    def role(self) -> Role:
        """What this device may do: documenter, reviewer or coordinator."""
        return self.vault.role

    @property
    def kid(self) -> str:
        """The id of this device's signing key, by which the list of devices names it."""
        return self.vault.identity.kid

    def device_name(self, kid: str) -> str:
        """By which name coordinators call a device; "" for none, and wherever no coordinator reads."""
        return self._device_names.of(kid)

    @property
    def by(self) -> str:
        """The code of this device, as it stands under what it writes."""
        return self.vault.by

    @property
    def own_name(self) -> str:
        """What this vault was called by who made it; "" once its organisation gave it a letter."""
        return "" if self.vault.letter else self.vault.identity.name

    def row(self, root: str) -> ListRow | None:
        """What the lists show of one case, family or other root; None when it is not here."""
        return self.vault.read.row(root)

    def record(self, rec: str) -> RecordView:
        """One record, deleted ones too. Raises UserError E_NOT_FOUND."""
        view = self.vault.read.view(rec)
        if view is None:
            raise UserError("E_NOT_FOUND")
        return view

    def dossier(self, root: str) -> Dossier:
        """The records around a case or family. Raises UserError E_NOT_FOUND."""
        found = self.vault.read.dossier(root)
        if found is None:
            raise UserError("E_NOT_FOUND")
        return found

    def shown(self, *ids: str) -> OnScreen:
        """What stands now around these records: of a root all that its page reads, of another record it and what lies
        below. A page asks before it reads, and hands it on with what is decided there. Raises UserError E_NOT_FOUND.
        """
        return OnScreen.of(self._around_of(ids))

    def came_since(self, shown: OnScreen, *ids: str) -> bool:
        """Whether another device's words stand around these records now that were not shown."""
        return any(
            one.op not in shown.ops and one.kid != self.kid and one.held != "missing"
            for record in self._around_of(ids)
            for standing in record.fields.values()
            for one in standing
        )

    def _around_of(self, ids: Sequence[str]) -> list[RecordView]:
        views = [self.record(one) for one in ids]
        found = list(views)
        for space in dict.fromkeys(one.space for one in views):
            here, some = self.vault.read.space(space), {one.id for one in views}
            if space in some:
                found += [*here, *(self.vault.read.dossier(space) or ())]
            else:
                found += below(here, some)
        return found

    def note_view(self, rec: str, action: str = "view_contact", reason: str = "") -> None:
        """Note in this device's audit space that something protected was shown on screen.

        `action` is a code of the vocabulary audit_action: view_contact, view_sealed,
        view_death_image. The row travels to the coordinators with the next hand-over.
        """
        self.record(rec)
        self._audit(action, rec, reason)

    def _audit(self, action: str, subject: str | None = None, reason: str = "") -> None:
        values: dict[str, Json] = {"action": action}
        if subject is not None:
            values["subject"] = subject
        if reason:
            values["reason"] = reason
        space = audit_space(self.vault.identity.kid)
        self.saving.write([Edit("audit", values, space=space)])

    def today(self) -> str:
        """Today's date (UTC) as an ISO day."""
        return day_at(self.env.clock())

    def new_id(self) -> str:
        """A fresh record id, for edits of one save that name each other."""
        return record_id(self.vault.identity.kid, self.env.random(SALT))
