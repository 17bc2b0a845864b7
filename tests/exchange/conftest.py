"""A made-up organisation: Salma coordinates, Amal and Baran document. Real vaults, real files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.cheap import cheap_env
from tests.conftest import START, Chance, Clock, Once

from vsdesk.crypto.secrets import Secret
from vsdesk.exchange import enrolment
from vsdesk.exchange.export import HandOverResult, hand_over
from vsdesk.exchange.outcome import ReceivedFile
from vsdesk.exchange.volume_receipt import receive
from vsdesk.history.state import Role
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.vault.edit import Edit
from vsdesk.vault.env import Env
from vsdesk.vault.vault import Vault

PASSPHRASE = "عبارة مرور للاختبار"  # made up
DICTIONARY = Dictionary.load()


@dataclass
class Town:
    """Vaults by name, and sticks. Everybody is made up."""

    root: Path
    clock: Clock
    rng: Callable[[int], bytes]
    vaults: dict[str, Vault] = field(default_factory=dict)
    requests: dict[str, bytes] = field(default_factory=dict)
    sticks: int = 0

    def env(self, name: str) -> Env:
        """The world of one machine."""
        return cheap_env(self.clock, self.rng, self.root / "profiles" / name)

    def vault(self, name: str, role: Role = "documenter") -> Vault:
        """A new vault, not enrolled."""
        made, _ = Vault.create(
            self.root / name,
            role=role,
            name=name,
            organisation="",
            passphrase=Secret.of_text(PASSPHRASE),
            dictionary=DICTIONARY,
            env=self.env(name),
        )
        self.vaults[name] = made
        return made

    def open(self, name: str) -> Vault:
        """Open a vault again, after a copy was put back or a process was killed."""
        passphrase = Secret.of_text(PASSPHRASE)
        self.vaults[name] = Vault.open(self.root / name, passphrase, DICTIONARY, self.env(name))
        return self.vaults[name]

    def enrol(self, name: str, by: str, role: Role | None = None) -> Vault:
        """Request, words on both sides, approve, accept."""
        new, lead = self.vaults[name], self.vaults[by]
        asked = enrolment.request(new)
        self.requests[name] = asked
        said = " ".join(enrolment.own_words(new).words_in("en"))
        answer = enrolment.approve(lead, asked, said=said, role=role or new.role)
        enrolment.accept(new, answer, said=enrolment.org_words(lead, asked).digits)
        return new

    def stick(self) -> Path:
        """An empty folder."""
        self.sticks += 1
        path = self.root / f"stick{self.sticks}"
        path.mkdir()
        return path

    def hand(self, name: str, to: Sequence[str] | None = None) -> list[Path]:
        """The files that a vault writes for others (default: all coordinators)."""
        return [path for handed in self.handed(name, to) for path in handed.files]

    def handed(self, name: str, to: Sequence[str] | None = None) -> list[HandOverResult]:
        """The same with all that is told of it."""
        device_ids = None if to is None else [self.vaults[one].identity.device_id for one in to]
        return hand_over(self.vaults[name], self.stick(), device_ids)

    def take(self, name: str, files: Sequence[Path]) -> list[ReceivedFile]:
        """Take files in."""
        return receive(self.vaults[name], files)

    def carry(self, sender: str, to: str) -> list[ReceivedFile]:
        """Hand over and take in."""
        return self.take(to, self.hand(sender, [to]))

    def close(self) -> None:
        """Lock all vaults."""
        for vault in self.vaults.values():
            vault.lock()


@pytest.fixture
def empty_town(tmp_path: Path, clock: Clock, rng: Callable[[int], bytes]) -> Iterator[Town]:
    """Nobody yet."""
    town = Town(tmp_path, clock, rng)
    yield town
    town.close()


@pytest.fixture
def town(empty_town: Town, once: Once) -> Town:
    """Salma (coordinator), Amal and Baran (documenters), enrolled: once in a process,
    then copied and opened anew.

    Clock and chance go on in each copy from where they stood; where they went on before, it is made there.
    """
    chance = empty_town.rng
    fresh = isinstance(chance, Chance) and chance.state == Chance().state
    if not fresh or empty_town.clock.now != START or not isinstance(chance, Chance):
        _enrolled(empty_town)
        return empty_town
    at = once.folder / "town-of-three"
    if at.name not in once.made:
        first = Town(at, Clock(), made := Chance())
        at.mkdir()
        _enrolled(first)
        first.close()
        once.made[at.name] = (first.clock.now, made.state, first.requests, first.sticks)
    empty_town.clock.now, chance.state, requests, empty_town.sticks = once.made[at.name]
    empty_town.requests = {**requests}
    shutil.copytree(at, empty_town.root, dirs_exist_ok=True)
    for name in ("salma", "amal", "baran"):
        empty_town.open(name)
    return empty_town


def _enrolled(town: Town) -> None:
    town.vault("salma", "coordinator")
    town.vault("amal")
    town.vault("baran")
    enrolment.found(town.vaults["salma"], "ASR", "رابطة عائلات المفقودين")
    town.enrol("amal", "salma")
    town.enrol("baran", "salma")
    town.carry("salma", "amal")  # the list that names Baran too


def a_case(number: int = 1, **names: str) -> list[Edit]:
    """The edits of one made-up case: case, person, disappearance."""
    case, person = f"{number:031x}c", f"{number:031x}e"
    given = {"given_ar": "مروان", "father_ar": "خالد", "family_ar": "الدرويش", **names}
    return [
        Edit("case", {"case_no": f"26-{number:04d}", "person": person}, id=case),
        Edit("person", dict(given), id=person, parent=case),
        Edit("event", {"type": "arrest", "place_text": "حاجز"}, id=f"{number:031x}a", parent=case),
    ]


def case_id(number: int = 1) -> str:
    """The case of `a_case`."""
    return f"{number:031x}c"


def person_id(number: int = 1) -> str:
    """The person of `a_case`."""
    return f"{number:031x}e"


def rename(number: int, name: str) -> list[Edit]:
    """An edit of the given name."""
    return [Edit("person", {"given_ar": name}, id=person_id(number))]


def names(vault: Vault, number: int = 1) -> list[str]:
    """The given names that stand, sorted."""
    view = vault.read.view(person_id(number))
    assert view is not None
    return sorted(str(one.value) for one in view.fields["given_ar"])


def contents(vault: Vault) -> object:
    """Every entry, body and record of a vault: "as before, entry for entry"."""
    database = vault.database
    return (
        database.query("SELECT eh, counts, line FROM entry ORDER BY eh"),
        database.query(
            "SELECT entry.eh, op.idx, op.state, op.body FROM op JOIN entry ON entry.n = op.entry "
            "ORDER BY entry.eh, op.idx"
        ),
        database.query("SELECT id, kind, hidden, differs, doc FROM record ORDER BY id, kind"),
        database.query("SELECT eh, ck FROM leaf ORDER BY eh, ck"),
        database.query("SELECT peer, log, eh FROM acked ORDER BY peer, log, eh"),
        vault.trust.version,
    )


def everything_said(vault: Vault) -> object:
    """What every record shows: equal in two vaults that hold the same entries."""
    found = vault.database.query("SELECT id FROM record ORDER BY id, kind")
    shown = []
    for (rec,) in found:
        view = vault.read.view(rec.hex())
        assert view is not None
        fields = {
            name: [(one.op, one.value) for one in standing]
            for name, standing in sorted(view.fields.items())
        }
        shown.append((view.id, view.kind, view.parent, view.deleted, fields))
    return shown
