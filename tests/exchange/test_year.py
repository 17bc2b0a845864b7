"""A made-up year of ten devices, three of them coordinators'. At its end all who are left hold the same.

Files are lost, doubled and late. A disk dies and comes back from a backup, twice; a clone goes on beside
its original; a laptop is seized and goes on signing; families ask for three erasures; a coordinator is
followed by another. What arrived anywhere is lost nowhere, and what is known to come from the seized laptop's
new hands counts nowhere.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from itertools import permutations
from typing import TYPE_CHECKING, Final

import pytest
from tests.conftest import Chance, Clock
from tests.exchange.conftest import (
    DICTIONARY,
    PASSPHRASE,
    Town,
    _enrolled,
    a_case,
    case_id,
    person_id,
    rename,
)
from tests.exchange.test_simulation import NAMES

from vsdesk.crypto.secrets import Secret
from vsdesk.exchange import enrolment, leadership, revocation
from vsdesk.exchange.export import hand_over
from vsdesk.exchange.share import destinations
from vsdesk.exchange.volume_receipt import receive
from vsdesk.progress import SILENT
from vsdesk.vault import older_copy
from vsdesk.vault.backup.restore import restore
from vsdesk.vault.edit import Edit
from vsdesk.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Once

    from vsdesk.crypto.canonical import Json

LEADS: Final = ("salma", "zin", "nur")
OTHERS: Final = ("amal", "baran", "cem", "dana", "elif", "fadi", "gule")
AFTER: Final = "hevi"  # who follows Nur
BEGUN: Final = ("salma", "amal", "baran")
ONCE_A_YEAR: Final = (
    *("erase", "erase", "erase"),
    *("backup", "restore", "backup", "restore"),
    *("clone", "clone_hands", "seize", "seized_goes_on", "follow"),
)
# Whoever loses a disk, is cloned or seized is somebody each time.
LOSES: Final = ("cem", "zin")
CLONED, SEIZED = "dana", "elif"


@dataclass
class Year:
    """Plays it. `due`: what was told to somebody, so that it may be lost nowhere, as hashes of entries."""

    town: Town
    dice: random.Random
    leads: list[str] = field(default_factory=lambda: [*LEADS])
    others: list[str] = field(default_factory=lambda: [*OTHERS])
    mail: list[tuple[str, str, Path, frozenset[bytes]]] = field(default_factory=list)
    due: set[bytes] = field(default_factory=set)
    backups: dict[str, Path] = field(default_factory=dict)
    lost: list[str] = field(default_factory=lambda: [*LOSES])
    clone: Vault | None = None
    late: set[bytes] = field(default_factory=set)  # of the seized one, after its seizure
    withdrew: str = ""  # who revoked it, as long as that one still knows when
    cases: int = 0
    erased: set[int] = field(default_factory=set)
    untouched: set[int] = field(default_factory=set)  # of the seized laptop: nobody works on it
    ordered: dict[int, str] = field(default_factory=dict)  # by whom

    @property
    def living(self) -> list[str]:
        return [*self.leads, *self.others]

    # -- an ordinary day ----------------------------------------------------------------------

    def step(self) -> None:
        name = self.dice.choice(self.living)
        match self.dice.randrange(10):
            case 0 | 1 | 2 | 3:
                self.save(name)
            case 4 | 5 | 6:
                self.hand(name)
            case _:
                self.arrive()

    def save(self, name: str) -> None:
        vault = self.town.vaults[name]
        here = [
            n
            for n in range(1, self.cases + 1)
            if n not in self.erased | self.untouched and vault.read.view(person_id(n)) is not None
        ]
        if not here or self.dice.randrange(6) == 0:
            self.cases += 1
            vault.save(a_case(self.cases))
            return
        number = self.dice.choice(here)
        if vault.role == "coordinator" and self.dice.randrange(3) == 0:
            to: list[Json] = [
                one.device_id for one in destinations(vault) if one.role == "documenter"
            ]
            to = self.dice.sample(to, min(len(to), 3))
            vault.save([Edit("case", {"assigned": to}, id=case_id(number))])
        else:
            view = vault.read.view(person_id(number))
            if view is not None and not view.erased:
                vault.save(rename(number, self.dice.choice(NAMES)))

    def hand(self, name: str) -> None:
        known = self.known(name)
        if not known:
            return
        to = self.dice.choice(known)
        held = entries(self.town.vaults[name])
        for path in self.town.hand(name, [to]):
            self.mail += [(name, to, path, held)] * self.dice.choice((0, 1, 1, 1, 2))

    def known(self, name: str) -> list[str]:
        """To whom a device hands over: those leads, and whom they lead, of whom it has heard."""
        heard = {one.device_id for one in destinations(self.town.vaults[name])}
        others = self.leads if name in self.others else self.living
        return [
            one
            for one in others
            if one != name and self.town.vaults[one].identity.device_id in heard
        ]

    def arrive(self) -> None:
        if self.mail:
            self.open(*self.mail.pop(self.dice.randrange(len(self.mail))))

    def open(self, sender: str, to: str, path: Path, held: frozenset[bytes]) -> None:
        """A file arrives. Whoever is gone by then opens none, and of whoever is revoked none is taken."""
        if to not in self.living:
            return
        [received] = self.town.take(to, [path])
        gone = sender not in self.living
        assert received.status in ("applied", "duplicate", "partial") or gone, (
            sender,
            to,
            received,
        )
        if received.status != "refused" and not gone:
            self.due |= held & entries(self.town.vaults[to])

    # -- what happens once --------------------------------------------------------------------

    def erase(self) -> None:
        left = [n for n in range(1, self.cases + 1) if n not in self.erased | self.untouched]
        name = self.dice.choice(self.leads)
        lead = self.town.vaults[name]
        here = [n for n in left if lead.read.view(case_id(n)) is not None]
        if here:
            number = self.dice.choice(here)
            self.erased.add(number)
            self.ordered[number] = name
            self.order(name, number)

    def order(self, name: str, number: int) -> None:
        lead = self.town.vaults[name]
        order = lead.orders.draft("withdrawn", spaces=(case_id(number),))
        with lead.transaction():
            lead.orders.give(order)
        assert lead.orders.finish()

    def backup(self) -> None:
        name = next(one for one in self.lost if one not in self.backups)
        self.backups[name] = self.town.stick()
        self.town.vaults[name].back_up(self.backups[name])

    def restore(self) -> None:
        """The disk is gone with all that was not told anybody; the backup is what is left."""
        if not self.backups:
            return
        name = next(iter(self.backups))
        place = self.backups.pop(name)
        self.lost.remove(name)
        self.town.vaults[name].lock()
        shutil.rmtree(self.town.root / name)
        shutil.rmtree(self.town.root / "profiles" / name)  # with the laptop
        restore(place, self.town.root / name, self.town.env(name), SILENT)
        back = self.town.open(name)
        if name in self.leads:  # whoever sits there wrote that nobody has more
            with back.transaction():
                older_copy.known(back.meta)
        taken = self.town.vaults[SEIZED].identity.device_id
        trust = back.trust.trust
        happened = name in self.leads and SEIZED not in self.others
        if happened and trust is not None and not trust.newest.is_revoked(taken):
            revocation.revoke(back, taken)  # whoever sits there knows it still
            self.withdrew = ""
        self.nobodys()

    def copied(self) -> None:
        """Somebody copies folder and profile, and both go on: nobody notices yet."""
        town = self.town
        town.vaults[CLONED].lock()
        shutil.copytree(town.root / CLONED, town.root / "clone")
        shutil.copytree(town.root / "profiles" / CLONED, town.root / "profiles" / "clone")
        town.open(CLONED)
        secret = Secret.of_text(PASSPHRASE)
        self.clone = Vault.open(town.root / "clone", secret, DICTIONARY, town.env("clone"))
        town.vaults["clone"] = self.clone
        self.cases += 2
        self.clone.save(a_case(self.cases - 1))
        town.vaults[CLONED].save(a_case(self.cases))

    def clone_hands(self) -> None:
        """What was written in the clone arrives too; then the copy is thrown away."""
        if self.clone is None:
            return
        heard = {one.device_id for one in destinations(self.clone)}
        leads = [self.town.vaults[one] for one in self.leads]
        held = entries(self.clone)
        for to in [one for one in leads if one.identity.device_id in heard][:1]:
            for handed in hand_over(self.clone, self.town.stick(), [to.identity.device_id]):
                for one in receive(to, handed.files):
                    assert one.status in ("applied", "partial", "duplicate"), one
            self.due |= held & entries(to)
        self.clone.lock()
        self.clone = None

    def seize(self) -> None:
        lead = self.dice.choice(self.leads)
        revocation.revoke(self.town.vaults[lead], self.town.vaults[SEIZED].identity.device_id)
        self.others.remove(SEIZED)
        self.withdrew = lead
        self.gone(SEIZED, lead)

    def seized_goes_on(self) -> None:
        if SEIZED in self.others:
            return
        taken = self.town.vaults[SEIZED]
        before = entries(taken)
        self.cases += 1
        taken.save(a_case(self.cases))
        self.untouched.add(self.cases)
        self.late = set(entries(taken) - before)
        heard = {one.device_id for one in destinations(taken)}
        for to in self.leads:
            if self.town.vaults[to].identity.device_id in heard:
                for path in self.town.hand(SEIZED, [to]):
                    self.town.take(to, [path])

    def follow(self) -> None:
        """Nur goes, Hevi comes, by two signatures."""
        town, first, second = self.town, *(one for one in self.leads if one != "nur")
        for one, other in permutations((first, second, "nur"), 2):  # who goes hands over first
            self.exchange(one, other)
        town.vault(AFTER, "coordinator")
        lead = town.vaults[first]
        enrolment.request(town.vaults[AFTER])
        town.enrol(AFTER, first)
        nur = town.vaults["nur"].identity.device_id
        self.exchange(first, second)
        asked, told = leadership.propose(lead, threshold=2, remove=[nur])
        if not told.enough:
            both, done = leadership.sign(town.vaults[second], asked)
            assert done.enough
            leadership.take(lead, both)
        self.leads = [first, second, AFTER]
        self.withdrew = self.withdrew if self.withdrew != "nur" else ""
        self.gone("nur", first)

    def exchange(self, one: str, other: str) -> None:
        held = entries(self.town.vaults[one])
        for received in self.town.carry(one, other):
            assert received.status in ("applied", "duplicate", "partial"), received
        self.due |= held & entries(self.town.vaults[other])

    def gone(self, name: str, lead: str) -> None:
        """A device is no longer of the organisation. What nobody else holds is gone with it, and what it
        wrote counts as far as whoever leads held it then."""
        self.due -= self.only_of(name) - counted(self.town.vaults[lead])
        self.nobodys()

    def nobodys(self) -> None:
        """What no device holds any more is lost: with a disk, or with who is gone."""
        self.due &= {one for name in self.living for one in entries(self.town.vaults[name])}

    def only_of(self, name: str) -> set[bytes]:
        """The entries that a device wrote."""
        device = bytes.fromhex(self.town.vaults[name].identity.device_id)
        sql = "SELECT eh FROM entry JOIN log ON log.n = entry.log WHERE log.kid = ?"
        return {
            row[0]
            for one in {*self.living, name}
            for row in self.town.vaults[one].database.query(sql, (device,))
        }

    # -- the end ------------------------------------------------------------------------------

    def settle(self) -> None:
        """Everything on the way arrives; then all hand over until nobody has anything to say."""
        while self.mail:
            self.arrive()
        self.clone_hands()
        silent: dict[tuple[str, str], tuple[int, ...]] = {}
        for _ in range(8):
            quiet = True
            for name in self.living:
                vault = self.town.vaults[name]
                for to in self.known(name):
                    # Who said nothing, and whose vault is as it was, says nothing again.
                    if silent.get((name, to)) == vault.database.version():
                        continue
                    before = vault.database.version()
                    if self.town.carry(name, to) == []:
                        silent[name, to] = before
                    else:
                        quiet = False
                quiet &= not self.answer(self.town.vaults[name])
            if quiet and not self.ordered_again():
                return
        pytest.fail("the vaults do not come to rest")

    def look(self) -> None:
        """Each who leads looks at what was put aside of the seized laptop: what was written on it before
        counts, what came later does not."""
        taken = self.town.vaults[SEIZED].identity.device_id
        for name in self.leads:
            lead = self.town.vaults[name]
            aside = list(revocation.uncounted(lead, taken))
            for one in aside:
                told = {bytes.fromhex(entry) for entry in one.entries}
                says = revocation.leave_aside if told & self.late else revocation.vouch_for
                says(lead, taken, {one.space: one.entries})
            if aside:
                self.settle()

    def ordered_again(self) -> bool:
        """What was ordered and lost with a disk is ordered again by who leads."""
        salma = self.town.vaults["salma"]
        here = {one for held in salma.erasing.frames() for one in held.order.spaces}
        lost = [one for one in self.ordered if case_id(one) not in here]
        lost = [one for one in lost if salma.read.view(case_id(one)) is not None]
        for number in lost:
            self.order("salma", number)
        return bool(lost)

    def answer(self, vault: Vault) -> bool:
        """Somebody says yes to what asks here, because work that nobody else has goes with it."""
        waiting = vault.erasing.waiting()
        for held in waiting:
            with vault.transaction():
                vault.orders.carry_out(held)
            assert vault.orders.finish()
        return bool(waiting)


def entries(vault: Vault) -> frozenset[bytes]:
    return frozenset(row[0] for row in vault.database.query("SELECT eh FROM entry"))


def shown(vault: Vault) -> dict[str, object]:
    """What every record shows that counts."""
    found: dict[str, object] = {}
    for (rec,) in vault.database.query("SELECT id FROM record WHERE hidden < 2"):
        view = vault.read.view(rec.hex())
        assert view is not None, rec.hex()
        said = {
            name: [(one.op, one.value) for one in view.standing(name)]
            for name in sorted(view.fields)
        }
        found[view.id] = (view.kind, view.parent, view.deleted, said)
    return found


def counted(vault: Vault) -> set[bytes]:
    return {row[0] for row in vault.database.query("SELECT eh FROM entry WHERE counts = 1")}


def begin(town: Town) -> None:
    _enrolled(town)
    for name in LEADS[1:]:
        town.vault(name, "coordinator")
        town.enrol(name, "salma")
    for name in OTHERS[2:]:
        town.vault(name)
        town.enrol(name, "salma")
    for name in (*LEADS[1:], *OTHERS):
        town.carry("salma", name)


@pytest.fixture
def ten(tmp_path: Path, once: Once) -> Iterator[Town]:
    """Ten devices that know each other: once in a process, then copied and opened anew."""
    at = once.folder / "town-of-ten"
    if at.name not in once.made:
        first = Town(at, Clock(), made := Chance())
        at.mkdir()
        begin(first)
        first.close()
        once.made[at.name] = (first.clock.now, made.state, first.requests, first.sticks)
    town = Town(tmp_path, Clock(), chance := Chance())
    town.clock.now, chance.state, requests, town.sticks = once.made[at.name]
    town.requests = {**requests}
    shutil.copytree(at, town.root, dirs_exist_ok=True)
    for name in (*LEADS, *OTHERS):
        town.open(name)
    yield town
    town.close()


def play(town: Town, seed: int, steps: int) -> None:
    year = Year(town, random.Random(seed))
    events = {
        (place + 1) * steps // (len(ONCE_A_YEAR) + 1): name
        for place, name in enumerate(order(year.dice))
    }
    for day in range(steps):
        year.step()
        if day in events:
            getattr(year, "copied" if events[day] == "clone" else events[day])()
    year.settle()
    year.look()
    salma = town.vaults["salma"]
    for lead in year.leads[1:]:
        assert shown(town.vaults[lead]) == shown(salma), lead
    held, good = entries(salma), counted(salma)
    assert not year.due - held
    late = (
        year.late if year.withdrew else set[bytes]()
    )  # else nobody can tell it from what came before
    assert not late & good
    for name in year.living:
        vault = town.vaults[name]
        assert vault.check() == [], name
        assert entries(vault) <= held, name
        assert not late & counted(vault), name
    for number in year.erased:
        for name in year.living:
            view = town.vaults[name].read.view(case_id(number))
            assert view is None or view.erased or not counted_case(town.vaults[name], number)


def counted_case(vault: Vault, number: int) -> bool:
    view = vault.read.view(person_id(number))
    return view is not None and bool(view.fields)


def order(dice: random.Random) -> list[str]:
    """The events in any order in which each has what it needs."""
    while True:
        found = [*ONCE_A_YEAR]
        dice.shuffle(found)
        at = {name: found.index(name) for name in found}
        fits = at["clone"] < at["clone_hands"] and at["seize"] < at["seized_goes_on"]
        kinds = [one for one in found if one in ("backup", "restore")]
        if fits and kinds[0] == "backup" and kinds[-1] == "restore":
            return found


@pytest.mark.parametrize("seed", range(1, 2))
def test_a_year_of_ten_devices(ten: Town, seed: int) -> None:
    play(ten, seed, 90)


@pytest.mark.parametrize("seed", range(1, 20))
def test_a_short_year_comes_to_rest(ten: Town, seed: int) -> None:
    """Two lists that were made beside each other, and one who leads had sent the one that says less."""
    play(ten, seed, 26)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 1100))
def test_a_thousand_years_of_ten_devices(ten: Town, seed: int) -> None:
    play(ten, seed, 150)
