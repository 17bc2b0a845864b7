"""What each service of the desk is given: the open vault, the dictionary, who saves, who
wants to know of changes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from vsdesk.desk.change import Change
from vsdesk.desk.device_names import STAFF, DeviceNames
from vsdesk.desk.saving.service import SaveService
from vsdesk.history.entry import SALT, audit_space, record_id
from vsdesk.records.dates.days import day_at
from vsdesk.vault.edit import Edit
from vsdesk.vault.ways_in import person_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.env import Env
    from vsdesk.vault.vault import Vault


class DeskContext:
    """One open vault, whose device it is, and who listens."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.env: Env = vault.env
        self.dictionary: Dictionary = vault.dictionary
        self._listeners: list[Callable[[Change], None]] = []
        self.device_names = DeviceNames(vault.read)
        self._people = vault.ways.names()
        self.saving = SaveService(vault, self.changed)

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` after each change, on the thread that made it. Returns what ends it."""
        self._listeners.append(listener)

        def stop() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return stop

    def _tell(self, change: Change) -> Change:
        if change.kinds & {STAFF, "bundle"}:
            self.device_names.refresh()
        if "vault" in change.kinds:
            self._people = self.vault.ways.names()
        for listener in tuple(self._listeners):
            listener(change)
        return change

    def changed(self, ids: Iterable[str], roots: Iterable[str], kinds: Iterable[str]) -> Change:
        return self._tell(Change(tuple(ids), frozenset(roots), frozenset(kinds)))

    @property
    def role(self) -> Role:
        """What this device may do: documenter, reviewer or coordinator."""
        return self.vault.role

    @property
    def device_id(self) -> str:
        """The id of this device's signing key, by which the list of devices names it."""
        return self.vault.identity.device_id

    def device_name(self, device_id: str) -> str:
        """By which name coordinators call a device; "" for none, and wherever no coordinator reads."""
        return self.device_names.of(device_id)

    def person_name(self, device_id: str, by: str) -> str:
        """Who of several people wrote on this very device, by the code that an entry says; else ""."""
        return self._people.get(person_in(by), "") if device_id == self.device_id else ""

    def is_coordinators(self, device_id: str) -> bool:
        """Whether the newest list says that a device is a coordinator's."""
        return self.vault.trust.role_of(device_id) == "coordinator"

    @property
    def by(self) -> str:
        """The code of this device, as it stands under what it writes."""
        return self.vault.by

    @property
    def own_name(self) -> str:
        """What this vault was called by who made it; "" once its organisation gave it a letter."""
        return "" if self.vault.letter else self.vault.identity.name

    def audit(self, action: str, subject: str | None = None, reason: str = "") -> None:
        values: dict[str, Json] = {"action": action}
        if subject is not None:
            values["subject"] = subject
        if reason:
            values["reason"] = reason
        space = audit_space(self.vault.identity.device_id)
        self.saving.write([Edit("audit", values, space=space)])

    def today(self) -> str:
        """Today's date (UTC) as an ISO day."""
        return day_at(self.env.clock())

    def new_id(self) -> str:
        """A fresh record id, for edits of one save that name each other."""
        return record_id(self.vault.identity.device_id, self.env.random(SALT))
