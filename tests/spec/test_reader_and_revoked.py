"""What is good of a revoked device counts for the independent reader as for the program (bundle.md §9.5).

In a vault, and in the bundles that came to it. It needs Node, as tests/spec/test_independent_reader.py does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Clock
from tests.exchange.conftest import (
    PASSPHRASE,
    Town,
    a_case,
    case_id,
    names,
    person_id,
    rename,
)
from tests.exchange.test_revocation import vouch
from tests.spec.test_independent_reader import read, records

from vsdesk.crypto.keys import age_identity
from vsdesk.desk import TEST_COST, Edit, Env
from vsdesk.exchange import enrolment, revocation
from vsdesk.history.entry import SALT, record_id
from vsdesk.records.dictionary.values import Json

__all__ = ["read"]

GOLDEN = Path(__file__).parent.parent / "golden/withdrawn-1"


class Readable(Town):
    """A town whose slots are as costly as the specification says at least."""

    def env(self, name: str) -> Env:
        return Env(self.clock, self.rng, self.root / "profiles" / name, TEST_COST)


@pytest.fixture
def town(tmp_path: Path, clock: Clock, rng: Callable[[int], bytes]) -> Iterator[Town]:
    made = Readable(tmp_path, clock, rng)
    made.vault("salma", "coordinator")
    enrolment.found(made.vaults["salma"], "ASR", "رابطة عائلات المفقودين")
    made.vault("amal")
    made.vault("zin", "coordinator")
    made.enrol("amal", "salma")
    made.enrol("zin", "salma")
    made.carry("salma", "amal")
    yield made
    made.close()


def test_a_revoked_device(tmp_path: Path, town: Town, read: Callable[..., list[Any]]) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    town.carry("amal", "salma")
    town.clock.now += 1000
    day = salma.clock()
    amal.save([*rename(1, "وائل"), *a_case(2), *a_case(3)])
    town.carry("amal", "salma")
    files = town.hand("salma", ["zin"])
    revocation.revoke(salma, amal.identity.device_id, since=day)
    files += town.hand("salma", ["zin"])
    vouch(salma, amal.identity.device_id, case_id(2))
    files += town.hand("salma", ["zin"])
    assert len(files) == 3
    town.take("zin", files)
    zin = town.vaults["zin"]
    assert names(zin, 1) == names(zin, 2) == ["مروان"]
    assert zin.read.view(person_id(3)) is None
    (tmp_path / "pass").write_text(PASSPHRASE, "utf-8")
    identity = f"# vsdesk organisation: {zin.trust.org}\n{age_identity(zin.keys()[0])}\n"
    (tmp_path / "id.txt").write_text(identity, "ascii")
    counts = zin.read.kinds()
    zin.lock()
    read("vault", tmp_path / "zin", "--passphrase", tmp_path / "pass", "--out", tmp_path / "v")
    found = records(tmp_path / "v/records.jsonl")
    people = {id: row for (kind, id), row in found.items() if kind == "person"}
    assert len(people) == counts["person"] == 2
    assert {row["given_ar"] for row in people.values()} == {"مروان"}
    told = read("bundles", *files, "--identity", tmp_path / "id.txt", "--out", tmp_path / "b")
    assert [row["codes"] for row in told[:-1]] == [[], ["L_REVOKED"], ["L_REVOKED"]]
    other = records(tmp_path / "b/records.jsonl")
    assert {id for kind, id in other if kind == "person"} == people.keys()
    assert other["person", person_id(1)]["given_ar"] == "مروان"


def test_two_withdrawals_beside_each_other(
    tmp_path: Path, town: Town, read: Callable[..., list[Any]]
) -> None:
    amal, salma, zin = (town.vaults[one] for one in ("amal", "salma", "zin"))
    amal.save(a_case(1))
    for lead in ("salma", "zin"):
        town.carry("amal", lead)
        town.carry(lead, "amal")
    town.clock.now += 1000
    day = salma.clock()
    amal.save([*rename(1, "وائل"), *a_case(2), *a_case(3)])
    for lead in ("salma", "zin"):
        town.carry("amal", lead)
    revocation.revoke(salma, amal.identity.device_id, since=day)
    revocation.revoke(zin, amal.identity.device_id)
    town.carry("salma", "zin")
    vouch(zin, amal.identity.device_id, case_id(2))
    assert names(zin, 1) == names(zin, 2) == ["مروان"]
    assert zin.read.view(person_id(3)) is None
    (tmp_path / "pass").write_text(PASSPHRASE, "utf-8")
    zin.lock()
    read("vault", tmp_path / "zin", "--passphrase", tmp_path / "pass", "--out", tmp_path / "v")
    found = records(tmp_path / "v/records.jsonl")
    people = {id: row for (kind, id), row in found.items() if kind == "person"}
    assert people.keys() == {person_id(1), person_id(2)}
    assert {row["given_ar"] for row in people.values()} == {"مروان"}


def test_the_golden_vault_of_two_withdrawals(
    tmp_path: Path, read: Callable[..., list[Any]]
) -> None:
    expected = json.loads((GOLDEN / "expected.json").read_text("utf-8"))
    (tmp_path / "words").write_text(" ".join(expected["words"]), "utf-8")
    read("vault", GOLDEN / "vault", "--words", tmp_path / "words", "--out", tmp_path / "v")
    found = records(tmp_path / "v/records.jsonl")
    assert sorted(id for kind, id in found if kind == "case") == [
        case for case, _ in expected["cases"]
    ]
    missing = {row["person"] for (kind, _), row in found.items() if kind == "case"}
    given = {found["person", person]["given_ar"] for person in missing}
    assert given == {name.split()[0] for _, name in expected["cases"]}


def test_what_a_revoked_coordinator_let_out(
    tmp_path: Path, town: Town, read: Callable[..., list[Any]]
) -> None:
    """A row of its own counts, and that it used a word up; nothing that it replaces, and no other field."""
    salma, zin = town.vaults["salma"], town.vaults["zin"]
    condition, met, row, other = (f"{n:031x}d" for n in range(1, 5))
    case = case_id(1)
    salma.save(
        [
            *a_case(1),
            Edit("consent_grant", {"result": "given_if"}, id=f"{9:031x}d", parent=case),
            Edit("consent_condition", {"type": "other"}, id=condition, parent=f"{9:031x}d"),
            Edit("condition_met", {"on": "2026-01-02", "by": "A1"}, id=met, parent=condition),
        ]
    )
    files = town.hand("salma", ["zin"])
    town.take("zin", files)
    town.clock.now += 1000
    day = salma.clock()
    mine = record_id(zin.identity.device_id, zin.random(SALT))
    gave: dict[str, Json] = {
        "exit": "sheet",
        "recipient": "ced",
        "digest": "a" * 64,
        "confirmed": True,
        "why": "رجاء",
    }
    zin.save(
        [
            *rename(1, "وائل"),
            Edit("condition_met", {"exit": "b" * 64}, id=met),
            Edit("disclosure", {**gave}, id=mine, parent=case),
            Edit("disclosure", {**gave}, id=row, parent=case),
            Edit("event", {"type": "other"}, id=other, parent=case),
        ]
    )
    town.carry("zin", "salma")
    revocation.revoke(salma, zin.identity.device_id, since=day)
    assert names(salma, 1) == ["مروان"]
    found = salma.read.view(mine)
    assert found is not None and {*found.fields} == {"exit", "recipient", "digest"}
    assert found.put_aside == {"exit", "recipient", "digest"}
    used = salma.read.view(met)
    assert used is not None and (used.text("exit"), used.text("on")) == ("b" * 64, "2026-01-02")
    assert salma.read.view(row) is None and salma.read.view(other) is None  # its id names nobody
    kinds = salma.read.kinds()
    (tmp_path / "pass").write_text(PASSPHRASE, "utf-8")
    salma.lock()
    read("vault", tmp_path / "salma", "--passphrase", tmp_path / "pass", "--out", tmp_path / "v")
    told = records(tmp_path / "v/records.jsonl")
    rows = {id: one for (kind, id), one in told.items() if kind == "disclosure"}
    assert rows.keys() == {mine} and kinds["disclosure"] == 1
    assert rows[mine]["recipient"] == "ced" and not {"confirmed", "why"} & rows[mine].keys()
    assert told["condition_met", met]["exit"] == "b" * 64
    assert told["condition_met", met]["on"] == "2026-01-02"
