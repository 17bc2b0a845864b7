"""Most of a vault is put away for a journey, by what another coordinator holds; and it comes back
(vault.md §16).

Everybody is made up.
"""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import (
    PASSPHRASE,
    a_case,
    case_id,
    everything_said,
    names,
    person_id,
    rename,
)

from vsdesk.crypto.secrets import Secret
from vsdesk.desk.access.journeys import JourneyService
from vsdesk.desk.desk_context import DeskContext
from vsdesk.errors import UserError
from vsdesk.progress import Cancelled
from vsdesk.vault.edit import Edit
from vsdesk.vault.lines import pack, unpack

if TYPE_CHECKING:
    from tests.exchange.conftest import Town

    from vsdesk.vault.vault import Vault

SECRET = "الغائب المخبأ"  # made up: stands in what is put away and nowhere else


def journeys(vault: Vault) -> JourneyService:
    return JourneyService(DeskContext(vault))


def said(vault: Vault) -> dict[str, object]:
    """What every record shows, by its id."""
    shown = everything_said(vault)
    assert isinstance(shown, list)
    return {one[0]: one for one in shown}


def settled(town: Town) -> Vault:
    """Amal documents a case that is closed and one that is open; Salma has both, and Amal the receipt."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1, given_ar=SECRET))
    with amal.transaction():
        stored = amal.files.add(io.BytesIO(b"paper" * 300_000))
        values = {"type": "id_document", "blob": stored.blob, "title": SECRET}
        amal.save([Edit("evidence_item", values, parent=case_id(1))])
    amal.save(a_case(2))
    town.carry("amal", "salma")
    salma.save([Edit("case", {"closed_on": "2026-10-01"}, id=case_id(1))])
    for one, to in (("salma", "amal"), ("amal", "salma"), ("salma", "amal")):
        town.carry(one, to)
    return amal


def bytes_of(vault: Vault) -> bytes:
    """All text that the database holds, in the clear."""
    tables = [
        row[0]
        for row in vault.database.query(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        )
    ]
    cells = (
        cell
        for table in tables
        for row in vault.database.query(f"SELECT * FROM {table}")
        for cell in row
    )
    return b"\n".join(one if isinstance(one, bytes) else str(one).encode() for one in cells)


def test_what_is_closed_is_put_away_and_comes_back_from_peers(town: Town) -> None:
    amal = settled(town)
    salma = town.vaults["salma"]
    before, heads = said(amal), amal.database.query("SELECT eh FROM entry ORDER BY eh")
    outlook = journeys(amal).outlook()
    assert (outlook.own, outlook.stuck) == (1, ())
    assert (outlook.away.spaces, outlook.away.files) == (1, 1)
    assert journeys(amal).leave() == 1
    assert amal.read.view(case_id(1)) is None
    assert names(amal, 2) == ["مروان"]
    assert amal.read.row(case_id(1)) is None
    assert not list(amal.folder.files.iterdir())
    assert SECRET.split()[0].encode() not in bytes_of(amal)
    assert amal.check() == []
    kept = [one for one in amal.database.query("SELECT eh FROM entry ORDER BY eh") if one in heads]
    assert kept == heads
    for one, to in (("amal", "salma"), ("salma", "amal")):
        received = town.carry(one, to)
        assert not any("W_PEER_ROLLBACK" in each.codes for each in received)
    assert (
        salma.postings.asked([amal.identity.device_id]) == []
    )  # nothing is asked for on a journey
    assert amal.read.view(case_id(1)) is None
    journeys(amal).back()
    assert amal.read.view(case_id(1)) is None  # nothing of it is here yet
    state = journeys(amal).state()
    assert state is not None and state.back and state.bundles == 1
    town.carry("amal", "salma")
    town.carry("salma", "amal")
    assert journeys(amal).state() is None
    assert names(amal, 1) == [SECRET]
    assert said(amal).items() >= before.items()
    blob = str(amal.read.of_kind("evidence_item")[0].value("blob"))
    assert amal.files.read(blob) == b"paper" * 300_000
    assert amal.check() == []


def test_a_backup_brings_it_back_and_heals_what_else_is_missing(town: Town) -> None:
    amal = settled(town)
    place = town.stick()
    amal.back_up(place)
    before = said(amal)
    journeys(amal).leave()
    amal.save(a_case(3))  # begun on the journey
    with pytest.raises(UserError, match="E_AWAY"):
        amal.save([Edit("person", {"given_ar": "سمر"}, parent=case_id(1))])
    with pytest.raises(UserError, match="E_TRAVEL"):
        journeys(amal).take_back(place)
    files = {path.name for path in place.rglob("*")}
    amal.back_up(place)  # beside the whole one, which stays as it is
    assert files <= {path.name for path in place.rglob("*")}
    amal.lock()
    amal = town.open("amal")
    assert amal.read.view(case_id(1)) is None and names(amal, 3) == ["مروان"]
    with amal.transaction():  # and a body that was lost otherwise
        amal.database.run(
            "UPDATE op SET state = 1, body = NULL, came = NULL WHERE record = "
            "(SELECT n FROM record WHERE id = ?)",
            (bytes.fromhex(person_id(2)),),
        )
    journeys(amal).back()
    taken = journeys(amal).take_back(place)
    assert (taken.files, taken.bodies_left, taken.files_left) == (1, 0, 0)
    assert taken.bodies > 4
    assert journeys(amal).state() is None
    assert journeys(amal).take_back(place).bodies == 0
    assert said(amal).items() >= before.items()
    assert amal.check() == []


def test_what_nobody_else_holds_stays_and_is_named(town: Town) -> None:
    amal = settled(town)
    salma = town.vaults["salma"]
    salma.save(rename(1, "مالك"))
    town.carry("salma", "amal")
    amal.save(rename(1, "زيد"))
    outlook = journeys(amal).outlook()
    assert [one.id for one in outlook.stuck] == [case_id(1)]
    assert outlook.stuck[0].number == "26-0001" and not outlook.stuck[0].unsaved
    assert journeys(amal).leave() == 0
    assert names(amal, 1) == ["زيد"]
    town.carry("amal", "salma")
    town.carry("salma", "amal")  # the receipt
    assert journeys(amal).leave() == 1  # further away, on the way
    assert amal.read.view(case_id(1)) is None


def test_what_an_older_copy_acknowledged_is_not_held(town: Town) -> None:
    """A copy of the only coordinator's vault gives receipts in its name: a journey waits for a backup. Once
    the coordinator's own hands over too, by turns, nothing that they acknowledged counts."""
    amal = settled(town)
    town.vaults["salma"].lock()
    shutil.copytree(town.root / "salma", town.root / "copy")
    salma = town.open("salma")
    copy = town.open("copy")
    assert copy.identity.incarnation != salma.identity.incarnation
    town.carry("copy", "amal")
    amal.save(rename(1, "نزار"))
    town.carry("amal", "copy")
    town.carry("copy", "amal")
    outlook = journeys(amal).outlook()
    assert outlook.first and not outlook.stuck and outlook.away.kinds["case"] == 1
    with pytest.raises(UserError, match="E_BACKUP_FIRST"):
        journeys(amal).leave()
    amal.back_up(town.stick())
    assert not journeys(amal).outlook().first
    salma.save(rename(2, "هاني"))
    for one, to in (("salma", "amal"), ("amal", "salma"), ("salma", "amal")):
        town.carry(one, to)
    outlook = journeys(amal).outlook()
    assert case_id(1) in {one.id for one in outlook.stuck} and not outlook.away.spaces
    journeys(amal).leave()
    assert names(amal) == ["نزار"]


def test_unsaved_words_keep_their_case_here(town: Town) -> None:
    amal = settled(town)
    amal.drafts.put(f"case:{case_id(1)}", {"note": "لم يحفظ"})
    stuck = journeys(amal).outlook().stuck
    assert [(one.id, one.unsaved) for one in stuck] == [(case_id(1), True)]
    journeys(amal).leave()
    assert names(amal, 1) == [SECRET]


def test_a_receipt_with_wishes_is_no_receipt(town: Town) -> None:
    """Whoever acknowledged the entries and misses what they say holds nothing to rely on."""
    amal = settled(town)
    salma = town.vaults["salma"]
    with salma.transaction():
        salma.database.run(
            "UPDATE op SET state = 1, body = NULL, came = NULL WHERE record = "
            "(SELECT n FROM record WHERE id = ?)",
            (bytes.fromhex(person_id(1)),),
        )
    salma.save(rename(2, "غسان"))
    town.carry("salma", "amal")
    assert [one.id for one in journeys(amal).outlook().stuck] == [case_id(1)]


def test_on_a_journey_news_of_what_is_away_is_not_kept(town: Town) -> None:
    amal = settled(town)
    salma = town.vaults["salma"]
    journeys(amal).leave()
    salma.save(rename(1, f"{SECRET} جديد"))
    salma.save(rename(2, "غسان"))
    town.carry("salma", "amal")
    assert names(amal, 2) == ["غسان"]
    assert SECRET.split()[0].encode() not in bytes_of(amal)
    town.carry("amal", "salma")
    # Not acknowledged, so it goes again, and says nothing here the second time either.
    assert any(one.counts.get("entries") for one in town.handed("salma", ["amal"]))
    (again,) = town.carry("salma", "amal")
    assert (again.status, again.codes) == ("applied", ("I_AWAY",))
    assert SECRET.split()[0].encode() not in bytes_of(amal) and amal.check() == []
    with pytest.raises(UserError, match="E_TRAVEL"):
        town.hand("amal", ["baran"])
    journeys(amal).back()
    town.carry("amal", "salma")
    town.carry("salma", "amal")
    assert journeys(amal).state() is None
    assert names(amal, 1) == [f"{SECRET} جديد"]


def test_what_never_comes_back_is_let_go(town: Town) -> None:
    amal = settled(town)
    journeys(amal).leave()
    with pytest.raises(UserError, match="E_TRAVEL"):
        journeys(amal).go_on_without()
    journeys(amal).back()
    journeys(amal).go_on_without()
    assert journeys(amal).state() is None
    town.carry("amal", "salma")  # it is asked for as anything that is missing
    town.carry("salma", "amal")
    assert names(amal, 1) == [SECRET]


def test_who_may_travel(town: Town) -> None:
    settled(town)
    salma = town.vaults["salma"]
    stuck = journeys(salma).outlook().stuck
    assert {one.id for one in stuck} >= {case_id(1), case_id(2)}  # no other coordinator holds it
    alone = town.vault("alone")
    with pytest.raises(UserError, match="E_NOT_ENROLLED"):
        journeys(alone).outlook()


def test_a_coordinator_leaves_a_backup_at_home_and_takes_nothing_in(town: Town) -> None:
    """Two coordinators may each count on the other, and both travel."""
    settled(town)
    salma = town.vaults["salma"]
    town.vault("hala", "coordinator")
    hala = town.enrol("hala", "salma", "coordinator")
    town.carry("salma", "hala")
    town.carry("hala", "salma")
    outlook = journeys(salma).outlook()
    assert outlook.first and outlook.away.kinds["case"] == 2
    with pytest.raises(UserError, match="E_BACKUP_FIRST"):
        journeys(salma).leave()
    salma.back_up(town.stick())
    journeys(salma).leave()
    assert salma.read.view(case_id(2)) is None
    hala.save(rename(2, "نزار"))
    with pytest.raises(UserError, match="E_TRAVEL"):
        town.carry("hala", "salma")


class StopAt:
    """Progress that is stopped at a stage."""

    def __init__(self, stage: str) -> None:
        self._stage = stage

    def step(self, stage: str, done: int, total: int) -> None:
        """Stop there."""
        del done, total
        if stage == self._stage:
            raise Cancelled


@pytest.mark.parametrize("stage", ["putting_away", "folding"])
def test_stopped_before_the_end_nothing_was_done(town: Town, stage: str) -> None:
    amal = settled(town)
    before = everything_said(amal)
    with pytest.raises(Cancelled):
        journeys(amal).leave(StopAt(stage))
    assert journeys(amal).state() is None and everything_said(amal) == before
    assert list(amal.folder.files.iterdir())


def test_cut_off_behind_it_the_next_opening_writes_the_database_anew(town: Town) -> None:
    amal = settled(town)
    journeys(amal).leave(StopAt("rewriting"))
    held = amal.journey.held
    assert held is not None and not held.clean and amal.read.view(case_id(1)) is None
    amal.lock()
    amal = town.open("amal")
    held = amal.journey.held
    assert held is not None and held.clean
    assert amal.check() == [] and names(amal, 2) == ["مروان"]


def test_a_forged_backup_gives_nothing(town: Town) -> None:
    """A body that the signed entry does not commit to is not taken, whatever the backup says."""
    amal = settled(town)
    place = town.stick()
    rows = amal.database.query("SELECT n, body FROM op WHERE state = 0")
    held = [(n, body) for n, body in rows if SECRET.encode() in unpack(body)]
    other = [(pack(unpack(body).replace(SECRET.encode(), "سعيد".encode())), n) for n, body in held]
    with amal.transaction():  # the backup is made of a vault with other words
        amal.database.run_many("UPDATE op SET body = ? WHERE n = ?", other)
    amal.back_up(place)
    with amal.transaction():
        amal.database.run_many("UPDATE op SET body = ? WHERE n = ?", [(b, n) for n, b in held])
    journeys(amal).leave()
    journeys(amal).back()
    taken = journeys(amal).take_back(place)
    assert (taken.bodies_left, len(held)) == (2, 2) and taken.bodies > 0
    assert amal.read.view(case_id(1)) is None and amal.check() == []


def test_a_backup_under_an_older_key_asks_for_its_passphrase(town: Town) -> None:
    amal = settled(town)
    place = town.stick()
    amal.back_up(place)
    journeys(amal).leave()
    with Secret.of_text(PASSPHRASE) as secret:
        amal.turn_key(secret)
        journeys(amal).back()
        with pytest.raises(UserError, match="E_UNLOCK"):
            journeys(amal).take_back(place)
        assert journeys(amal).take_back(place, passphrase=secret).files == 1
    assert names(amal, 1) == [SECRET]


def test_what_is_erased_on_the_way_does_not_come_back(town: Town) -> None:
    amal, salma = settled(town), town.vaults["salma"]
    place = town.stick()
    amal.back_up(place)
    journeys(amal).leave()
    with salma.transaction():
        salma.orders.give(salma.orders.draft("family", spaces=[case_id(1)]))
    salma.orders.finish()
    town.carry("salma", "amal")
    journeys(amal).back()
    journeys(amal).take_back(place)
    assert journeys(amal).state() is None
    assert SECRET.split()[0].encode() not in bytes_of(amal)
    assert amal.check() == []
