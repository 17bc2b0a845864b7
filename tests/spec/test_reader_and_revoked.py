"""What is good of a revoked device counts for the independent reader as for the program (bundle.md §9.5).

In a vault, and in the bundles that came to it. It needs Node, as tests/spec/test_independent_reader.py does.
"""

from __future__ import annotations

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
from vsdesk.desk import TEST_COST, Env
from vsdesk.exchange import enrolment, revocation

__all__ = ["read"]


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
