"""The independent reader and the program fold the same out of what enrolled devices write beyond their right.

Ops of any kind with any `sup`, parent, space and time, signed by a documenter, a hostile documenter and the
coordinator, from a fixed seed. It needs Node, as tests/spec/test_independent_reader.py does.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.attacks.kit import LONG_AGO, Device, Town, carry, town
from tests.attacks.test_ids_in_files import Loaded, lend
from tests.conftest import Clock
from tests.desk.conftest import PASSPHRASE, House, enrol
from tests.spec.test_independent_reader import read, records

from tools import fields_data
from vsdesk.desk import TEST_COST, Env
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

__all__ = ["read"]

TABLE = json.loads(fields_data.PAGE.read_text("utf-8"))["kinds"]
ROUNDS, SAVES = 3, 25
ONCE = frozenset(
    kind
    for kind, one in TABLE.items()
    if any(field.get("right") == "once" for field in one["fields"].values())
)
VALUES: dict[str, Sequence[Json]] = {
    "bool": [True, False, None],
    "number": [0, 2, 4, None],
    "day": ["2020-01-01", "2024-05-06", None],
    "text": ["one", "two", {"answer": "unknown"}, None],
    "choices": [[], ["identity"], ["circumstances", "identity"]],
}


class Costly(House):
    """A house whose vaults any reader believes: no passphrase slot below the least that the page allows."""

    def env(self, name: str) -> Env:
        """One computer: its own profile."""
        return Env(self.clock, self.rng, self.root / f"profile-{name}", TEST_COST)


@pytest.fixture
def house(tmp_path: Path, clock: Clock, rng: Callable[[int], bytes]) -> Iterator[Costly]:
    """A house of desks."""
    built = Costly(tmp_path, clock, rng)
    yield built
    built.close()


@dataclass
class Hands:
    """Three devices that write whatever the dice say; `anew`: in new incarnations, and into
    what is written once."""

    town: Town
    dice: random.Random
    anew: bool = False

    def __post_init__(self) -> None:
        rima, hala = self.town.rima, self.town.hala
        self.devices = [Device(one, self.town.stick) for one in (rima, hala)] + [self.town.enemy]
        self.devices += [self.town.enemy]  # who writes most

    def records(self, device: Device) -> list[tuple[str, str, str, str | None]]:
        """(id, kind, space, parent) of what a device has."""
        rows = device.desk.context.vault.database.query(
            "SELECT id, kind, space, parent FROM record WHERE hidden = 0 ORDER BY n"
        )
        return [(i.hex(), k, s.hex(), p.hex() if p else None) for i, k, s, p in rows]

    def write(self) -> None:
        """One entry of one op."""
        device = self.dice.choice(self.devices)
        every = [row for row in self.records(device) if row[1] != "audit"]
        if self.anew:
            device.desk.context.vault.new_incarnation()
            every = [row for row in every if row[1] in ONCE]
        rec, kind, space, parent = self.dice.choice(every)
        other = self.dice.choice(every)
        how = 1 if self.anew else self.dice.random()
        if how < 0.06:
            kind = other[1]
        if 0.06 <= how < 0.12:
            space = other[2]
        names = [*TABLE[kind]["fields"], "deleted"] if kind in TABLE else ["any"]
        chosen = self.dice.sample(names, min(len(names), self.dice.choice([1, 1, 2, 3])))
        values: dict[str, Json] = {name: self._value(kind, name) for name in sorted(chosen)}
        ops = self._ops(device, rec)
        supersedes = {name: self._some(ops.get(name, [])) for name in values}
        observed: dict[str, list[int]] = {}
        if "deleted" in values and self.dice.random() < 0.8:
            for op in self._some([one for found in ops.values() for one in found]) or [
                "0" * 64 + ":0"
            ]:
                observed.setdefault(op[:64], []).append(int(op[65:]))
        device.sign(
            space,
            NewOp(
                rec if self.dice.random() < 0.9 else device.desk.context.vault.random(16).hex(),
                kind,
                values,
                supersedes={name: ids for name, ids in supersedes.items() if ids},
                parent=self.dice.choice([None, None, parent, other[0]]),
                observed={entry_hash: sorted(set(found)) for entry_hash, found in observed.items()}
                or None,
            ),
            ts=self.dice.choice([None, None, LONG_AGO]),
        )

    def _value(self, kind: str, name: str) -> Json:
        if name == "deleted":
            return True
        found = TABLE.get(kind, {"fields": {}})["fields"].get(name, {"type": "text"})
        if "link" in found["type"]:
            one = self.dice.choice(self.records(self.devices[0]))[0]
            return one if found["type"] == "link" else [one]
        if "chosen" in found:
            terms: list[Json] = [*found["narrow"], None]
            return self.dice.choice(terms)
        return self.dice.choice(VALUES.get(found["type"], VALUES["text"]))

    def _ops(self, device: Device, rec: str) -> dict[str, list[str]]:
        """Field → the ids of all ops that ever set it, as far as the device has them."""
        found: dict[str, list[str]] = {}
        rows = device.desk.context.vault.database.query(
            "SELECT DISTINCT entry.n FROM record JOIN op ON op.record = record.n "
            "JOIN entry ON entry.n = op.entry WHERE record.id = ? ORDER BY entry.n",
            (bytes.fromhex(rec),),
        )
        for (number,) in rows:
            row = device.desk.context.vault.database.one(
                "SELECT eh FROM entry WHERE n = ?", (number,)
            )
            entry = device.desk.context.vault.ledger.entry(row[0].hex())
            assert entry is not None
            read = json.loads(entry.line)
            for index, op in enumerate(read["ops"]):
                if op["rec"] == rec:
                    for name in op["fields"]:
                        found.setdefault(name, []).append(f"{row[0].hex()}:{index}")
        return found

    def _some(self, ids: Sequence[str]) -> list[str]:
        return [one for one in ids if self.dice.random() < 0.6]


@pytest.mark.parametrize(
    ("seed", "anew"), [*((seed, False) for seed in range(6)), (6, True), (7, True)]
)
def test_the_reader_folds_what_hostile_devices_wrote_as_the_program_does(
    seed: int, anew: bool, house: House, tmp_path: Path, read: Callable[..., list[Any]]
) -> None:
    made = town(house)
    hands = Hands(made, random.Random(seed), anew)
    for _ in range(ROUNDS):
        for _ in range(SAVES):
            hands.write()
        made.enemy.hand_over(made.rima, made.hala)
        Device(made.hala, made.stick).hand_over(made.rima, made.enemy.desk)
        Device(made.rima, made.stick).hand_over(made.hala, made.enemy.desk)
    same(made, house, tmp_path, read)


@pytest.mark.parametrize("anew", [False, True])
def test_the_reader_folds_ids_that_came_in_a_file_as_the_program_does(
    anew: bool, house: House, tmp_path: Path, read: Callable[..., list[Any]]
) -> None:
    """A coordinator loaded lines whose ids carry the hostile device, and over what was here."""
    made = town(house)
    file = Loaded(made, tmp_path, made.enemy.device_id, dump=True)
    lend(made, made.enemy, file)
    made.rima.loads.load(
        [json.dumps({"kind": "case", "id": made.case, "wanted_before": True}).encode()]
    )
    hands = Hands(made, random.Random(9), anew)
    for _ in range(SAVES):
        hands.write()
    made.enemy.hand_over(made.rima)
    same(made, house, tmp_path, read)


@pytest.mark.parametrize("anew", [False, True])
def test_the_reader_folds_ids_that_a_documenter_loaded_before_their_key_was_named(
    anew: bool, house: House, tmp_path: Path, read: Callable[..., list[Any]]
) -> None:
    made = town(house)
    desk = house.documenter("later")
    made.enemy = Device(desk, made.stick)
    file = Loaded(made, tmp_path, made.enemy.device_id, dump=True, at=made.hala)
    carry(made.hala, made.stick, made.rima)
    enrol(desk, made.rima)
    lend(made, made.enemy, file)
    hands = Hands(made, random.Random(11), anew)
    for _ in range(SAVES):
        hands.write()
    made.enemy.hand_over(made.rima)
    Device(made.hala, made.stick).hand_over(made.rima)
    assert made.rima.context.vault.rules.unmade
    same(made, house, tmp_path, read)


def same(made: Town, house: House, tmp_path: Path, read: Callable[..., list[Any]]) -> None:
    """The reader reads of the coordinator's vault what the program dumps."""
    passphrase = tmp_path / "passphrase"
    made.rima.loads.dump(tmp_path / "dump")
    made.rima.access.lock()
    passphrase.write_text(PASSPHRASE, "utf-8")
    read(
        "vault", house.root / "coordinator", "--passphrase", passphrase, "--out", tmp_path / "read"
    )
    found = records(tmp_path / "read/records.jsonl")
    wanted = records(tmp_path / "dump/records.jsonl")
    for row in found.values():
        row.pop("copied", None)  # of which a copy says nothing
    for rows in (found, wanted):
        for key in [key for key in rows if key[0] == "audit"]:
            del rows[key]
    assert found == wanted and len(found) > 12  # not an empty world, whatever the dice say
