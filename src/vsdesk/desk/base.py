"""What every part of the desk shares: the open vault, the dictionary, and who wants to know of changes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.desk.device_names import STAFF, DeviceNames
from vsdesk.desk.saving.service import SaveService
from vsdesk.history.entry import SALT, audit_space, record_id
from vsdesk.records.days import day_at
from vsdesk.records.dictionary import Dictionary
from vsdesk.vault.saving import Edit
from vsdesk.vault.vault import Env, Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.records.spec import Role
    from vsdesk.records.values import Json


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
