"""Who and what opens this vault: people with a passphrase each, words, key papers (docs/spec/keys.md §2).

Whoever is in may add a person and take one out; the last passphrase stays. Names lie in the database, not in
the slot file, which is open to whoever takes the folder. Both slot files are replaced before anything here
changes: where the disk is full, all is as it was. Raises UserError (E_UNLOCK, E_TAKEN, E_LAST_WAY, E_PEOPLE,
E_NOT_FOUND, E_VALUE, E_RANGE, those of shares), EnvironmentFault.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from vsdesk.crypto import shares
from vsdesk.crypto.slot_kinds import LAST_PERSON
from vsdesk.crypto.slots import VERSION
from vsdesk.errors import UserError
from vsdesk.load_mark import unmarked
from vsdesk.vault import older_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.shares import PaperShare
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.vault.vault import Vault

    Change = Callable[[SlotFile, Secret], SlotFile]

_PEOPLE: Final = "people"
LONGEST: Final = 60  # letters of a name
_CODE: Final = re.compile(r"(?:0|[A-Z]{1,2})([0-9]{1,3})")  # a device's letter, a person's number


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """Who has a passphrase of this vault. `made` is milliseconds since 1970, 0 for who made the vault;
    `here`: it is the one who opened it now."""

    number: int
    name: str = field(repr=False)
    made: int
    here: bool


class ByPassphrase:
    """Opens a slot file with a passphrase; knows afterwards whose it is."""

    def __init__(self, passphrase: Secret) -> None:
        self._passphrase = passphrase
        self.person = 1

    def __call__(self, file: SlotFile) -> Secret:
        opened = file.open_as(self._passphrase)
        self.person = opened.person
        return opened.vmk


class WaysIn:
    """The ways into one open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.gave_way: int | None = None  # whose passphrase went when somebody came in by paper

    # -- people ---------------------------------------------------------------------------------

    def people(self) -> list[KeyHolder]:
        """Who has a passphrase, in the order in which they came."""
        known, here = self._known(), self._vault.person
        return [
            KeyHolder(
                one, self.name_of(one), int(known.get(str(one), {}).get("made", 0)), one == here
            )
            for one in self._vault.slots.people
        ]

    def names(self) -> dict[int, str]:
        """The names of all who have or had a passphrase here; nobody's where it was only ever one person."""
        numbers = {*map(int, self._known()), *self._vault.slots.people}
        return {one: self.name_of(one) for one in numbers} if numbers != {1} else {}

    def name_of(self, number: int) -> str:
        """The name of one who has or had a passphrase here; "" where nobody wrote one."""
        named = self._known().get(str(number), {}).get("name", "")
        return str(named) or (self._vault.identity.name if number == 1 else "")

    def add_person(self, own: Secret, name: str, passphrase: Secret) -> int:
        """One more person, by somebody who is in; `own` is that one's passphrase. Their number."""
        name = _name(name)
        self._make_room(own)
        return self._add(name, passphrase)

    def rename(self, number: int, name: str) -> None:
        """Another name for a person."""
        if number not in self._vault.slots.people:
            raise UserError("E_NOT_FOUND")
        self._note(number, _name(name))

    def remove_person(self, own: Secret, number: int) -> None:
        """Take a person's passphrase away, by another one who is in; `own` is that one's passphrase."""
        if self._vault.slots.open_as(own).person == number:
            raise UserError("E_LAST_WAY" if len(self._vault.slots.people) == 1 else "E_OWN_WAY")
        self._change(lambda file, vmk: file.without_person(vmk, number))

    def try_passphrase(self, passphrase: Secret) -> None:
        """Raise E_UNLOCK unless this is a passphrase of the vault."""
        self._vault.slots.open_passphrase(passphrase).wipe()

    def change_passphrase(self, old: Secret, new: Secret) -> int:
        """Another passphrase for the person whose passphrase `old` is; their number."""
        number = self._vault.slots.open_as(old).person
        self.set_passphrase(new, number)
        return number

    def set_passphrase(self, new: Secret, number: int | None = None) -> None:
        """Another passphrase for a person, else for the first one."""
        self._change(lambda file, vmk: file.with_passphrase(vmk, new, *self._cost, number))

    def begin_again(self, passphrase: Secret) -> int:
        """A new passphrase for whoever came in by words or papers; their number. The paper always opens.

        Where several people are there it is one more; where nobody more fits in, in the place of who came
        last (`gave_way`). Who knows a passphrase of somebody here comes in as that one. Where it fails,
        the vault is locked.
        """
        try:
            return self._begin_again(passphrase)
        except BaseException:
            self._vault.lock()
            raise

    def _begin_again(self, passphrase: Secret) -> int:
        slots = self._vault.slots
        [first, *others] = slots.people or (1,)
        if not others:
            self.set_passphrase(passphrase)
            return first
        with suppress(UserError):
            opened = slots.open_as(passphrase)
            opened.vmk.wipe()
            return opened.person
        try:
            return self._add("", passphrase)
        except UserError as full:
            if full.name != "E_PEOPLE":
                raise
        number = self._add("", passphrase, max(slots.people))
        self.gave_way = max(slots.people)
        return number

    def keep_words(self, words: Sequence[str]) -> None:
        """Other recovery words, which somebody has on paper; those of before open the vault no longer."""
        self._change(lambda file, vmk: file.with_words(vmk, words))

    # -- key papers -----------------------------------------------------------------------------

    def shares(self) -> tuple[int, int] | None:
        """How many key papers open the vault, and how many there are; None without any."""
        held = self._vault.slots.share_set
        return None if held is None else held[1:]

    def draw_shares(self, needed: int, count: int) -> list[PaperShare]:
        """New key papers, which do not open the vault yet: those of before do."""
        return shares.drawn(needed, count, self._vault.env.random)

    def keep_shares(self, papers: Sequence[PaperShare]) -> None:
        """Key papers that somebody has; those of before open the vault no longer."""
        self._change(lambda file, vmk: file.with_shares(vmk, papers))

    def try_shares(self, papers: Sequence[Sequence[str]]) -> None:
        """Raise unless these papers open the vault."""
        self._vault.slots.open_shares(papers).wipe()

    def remove_shares(self) -> None:
        """No key paper opens the vault any more."""
        self._change(lambda file, vmk: file.without_shares(vmk))

    # -- both -----------------------------------------------------------------------------------

    @property
    def _cost(self) -> tuple[Any, Any]:
        return self._vault.env.cost(), self._vault.env.random

    def _change(self, change: Change) -> None:
        self._vault.change_slots(change)

    def _add(self, name: str, passphrase: Secret, instead_of: int | None = None) -> int:
        number = self._free()

        def change(file: SlotFile, vmk: Secret) -> SlotFile:
            left = file if instead_of is None else file.without_person(vmk, instead_of)
            new = left.with_person(vmk, passphrase, *self._cost, number)
            self._note(number, name)  # before the slots: nobody opens without a number of their own
            return new

        self._change(change)
        return number

    def _make_room(self, own: Secret) -> None:
        """A slot file of version 1 becomes one of version 2: its one passphrase is set again."""
        number = self._vault.slots.open_as(own).person
        if self._vault.slots.fields["v"] != VERSION:
            self.set_passphrase(own, number)

    def _known(self) -> dict[str, Any]:
        return dict(self._vault.standing.facts.get(_PEOPLE, {}))

    def _free(self) -> int:
        """A number that nobody has or had here, nor in a copy of this vault as far as is known. Raises
        UserError E_PEOPLE where none is left."""
        vault = self._vault
        wrote = {person_in(one) for one in vault.ledger.codes_of(vault.identity.device_id)}
        above = int(vault.meta.get(older_copy.PEOPLE_ABOVE, 1))
        number = max(above, *wrote, *map(int, self._known()), *vault.slots.people) + 1
        if number > LAST_PERSON:
            raise UserError("E_PEOPLE")
        return number

    def _note(self, number: int, name: str) -> None:
        with self._vault.transaction():
            held = dict(self._vault.meta.get(_PEOPLE) or {})
            made = held.get(str(number), {}).get("made")
            at = self._vault.clock() if made is None and number != 1 else made or 0
            held[str(number)] = {"name": name, "made": at}
            self._vault.meta.put(_PEOPLE, held)


def person_in(code: str) -> int:
    """The number of the person in a code (`Vault.by`); 0 where none stands there."""
    told = _CODE.fullmatch(unmarked(code))
    return int(told[1]) if told is not None else 0


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise UserError("E_VALUE", field="name")
    return name
