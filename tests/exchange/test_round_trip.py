"""Handing over and taking in between real vaults: loss, repeats, order, receipts, differences."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.exchange.conftest import (
    Town,
    a_case,
    case_id,
    contents,
    everything_said,
    names,
    rename,
)

from vsdesk.crypto.canonical import Json
from vsdesk.exchange import enrolment
from vsdesk.exchange.export import hand_over, preview
from vsdesk.exchange.inspect import inspect
from vsdesk.exchange.manifest import Manifest, ManifestRow, digest_of
from vsdesk.exchange.volume_receipt import receive
from vsdesk.vault import ledger
from vsdesk.vault.edit import Edit
from vsdesk.vault.sync import peer_lives
from vsdesk.vault.vault import Vault


def test_a_case_arrives_and_both_vaults_show_the_same(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case())
    [received] = town.carry("amal", "salma")
    assert (received.status, received.code) == ("applied", "")
    assert received.entries == 1
    assert received.records == 3
    assert [(change.kind, change.new) for change in received.spaces] == [("case", True)]
    assert everything_said(amal) == everything_said(salma)
    assert names(salma) == ["مروان"]


def test_what_was_written_before_enrolment_counts_after_it(empty_town: Town) -> None:
    town = empty_town
    town.vault("salma", "coordinator")
    amal = town.vault("amal")
    amal.save(a_case())
    enrolment.found(town.vaults["salma"], "ASR", "رابطة")
    town.enrol("amal", "salma")
    assert [one.status for one in town.carry("amal", "salma")] == ["applied"]
    assert names(town.vaults["salma"]) == ["مروان"]


def test_it_is_written_until_a_receipt_came_and_then_delivered(town: Town) -> None:
    amal = town.vaults["amal"]
    amal.save(a_case())
    town.carry("amal", "salma")
    salma_device_id = town.vaults["salma"].identity.device_id
    assert amal.postings.outbox()[0].states[salma_device_id] == "written"
    assert amal.standing.last_receipt() is None
    [received] = town.carry("salma", "amal")
    assert received.delivered == 1
    assert amal.postings.outbox()[0].states[salma_device_id] == "delivered"
    assert preview(amal).records == 0
    # No receipt is written for a receipt alone: the talk comes to rest.
    assert town.handed("salma", ["amal"])[0].state == "nothing"
    assert town.handed("amal", ["salma"])[0].codes == ("I_NOTHING_NEW",)


def test_the_same_bundle_three_times_and_as_a_copy(town: Town, tmp_path: Path) -> None:
    salma = town.vaults["salma"]
    town.vaults["amal"].save(a_case())
    [path] = town.hand("amal")
    assert town.take("salma", [path])[0].status == "applied"
    before = contents(salma)
    copy = tmp_path / f"{path.stem} (1).age"
    shutil.copy(path, copy)
    for again in (path, path, copy):
        [received] = town.take("salma", [again])
        assert received.status == "duplicate"
        assert received.codes == ("I_DUPLICATE",)
    assert contents(salma) == before


def test_any_order_and_a_lost_one_heals(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    bundles = []
    amal.save(a_case())
    for name in ("أحمد", "حسن", "سعيد"):
        bundles += town.hand("amal")
        amal.save(rename(1, name))
    bundles += town.hand("amal")
    for path in (bundles[2], bundles[0], bundles[1]):
        assert town.take("salma", [path])[0].status in ("applied", "duplicate")
    assert names(salma) == ["حسن"]
    assert town.take("salma", [bundles[3]])[0].status == "applied"
    assert everything_said(salma) == everything_said(amal)


def test_an_old_bundle_after_a_new_one_changes_nothing(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case())
    [old] = town.hand("amal")
    amal.save(rename(1, "حسن"))
    [new] = town.hand("amal")
    town.take("salma", [new])
    before = everything_said(salma)
    assert town.take("salma", [old])[0].status == "applied"
    assert everything_said(salma) == before


def test_two_documenters_meet_at_the_coordinator_and_differ(town: Town) -> None:
    amal, baran, salma = (town.vaults[name] for name in ("amal", "baran", "salma"))
    amal.save(a_case())
    town.carry("amal", "salma")
    salma.save([Edit("case", {"assigned": [baran.identity.device_id]}, id=case_id())])
    [received] = town.carry("salma", "baran")
    assert received.status == "applied"
    assert names(baran) == ["مروان"]
    amal.save(rename(1, "حسن"))
    baran.save(rename(1, "حسين"))
    town.carry("amal", "salma")
    [second] = town.carry("baran", "salma")
    assert second.differences == 1
    assert names(salma) == ["حسن", "حسين"]
    salma.save(rename(1, "حسن"))
    town.carry("salma", "amal")
    town.carry("salma", "baran")
    assert names(amal) == names(baran) == names(salma) == ["حسن"]
    assert everything_said(amal) == everything_said(salma)


def test_the_same_value_from_two_devices_is_no_difference(town: Town) -> None:
    amal, baran, salma = (town.vaults[name] for name in ("amal", "baran", "salma"))
    amal.save(a_case())
    town.carry("amal", "salma")
    salma.save([Edit("case", {"assigned": [baran.identity.device_id]}, id=case_id())])
    town.carry("salma", "baran")
    amal.save(rename(1, "حسن"))
    baran.save(rename(1, "حسن"))
    town.carry("amal", "salma")
    assert town.carry("baran", "salma")[0].differences == 0
    assert salma.read.difference_count() == 0


def test_a_documenter_gets_only_what_is_hers(town: Town) -> None:
    amal, baran, salma = (town.vaults[name] for name in ("amal", "baran", "salma"))
    amal.save(a_case(1))
    amal.save(a_case(2))
    town.carry("amal", "salma")
    salma.save([Edit("case", {"assigned": [baran.identity.device_id]}, id=case_id(2))])
    town.carry("salma", "baran")
    spaces = {row[0].hex() for row in baran.database.query("SELECT space FROM log")}
    assert case_id(2) in spaces
    assert case_id(1) not in spaces
    # One op in a known space id does not earn the space.
    baran.save([Edit("case", {"case_no": "26-0001"}, id=case_id(1))])
    town.carry("baran", "salma")
    town.carry("salma", "baran")
    texts = [bytes(row[0]) for row in baran.database.query("SELECT id FROM record")]
    assert bytes.fromhex(a_case(1)[1].id or "") not in texts


def test_the_receipt_of_a_former_incarnation_counts_no_longer(town: Town) -> None:
    """A peer restored from a backup gets everything again."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    town.carry("amal", "salma")
    salma.lock()
    shutil.copytree(town.root / "salma", town.root / "backup")
    salma = town.open("salma")
    amal.save(a_case(2))
    town.carry("amal", "salma")
    town.carry("salma", "amal")
    assert preview(amal).nothing
    salma.lock()
    shutil.rmtree(town.root / "salma")
    shutil.copytree(town.root / "backup", town.root / "salma")
    salma = town.open("salma")
    assert salma.read.view(case_id(2)) is None
    town.take(
        "amal",
        [
            p
            for h in hand_over(salma, town.stick(), [amal.identity.device_id], always=True)
            for p in h.files
        ],
    )
    assert not preview(amal).nothing
    town.carry("amal", "salma")
    assert everything_said(salma) == everything_said(amal)


def test_own_work_comes_back_to_a_restored_vault(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.lock()
    shutil.copytree(town.root / "amal", town.root / "backup")
    amal = town.open("amal")
    amal.save(a_case(1))
    town.carry("amal", "salma")
    amal.lock()
    shutil.rmtree(town.root / "amal")
    shutil.copytree(town.root / "backup", town.root / "amal")
    amal = town.open("amal")
    assert amal.read.view(case_id(1)) is None
    amal.save(a_case(2))
    town.carry("amal", "salma")
    [received] = town.carry("salma", "amal")
    assert received.status == "applied"
    assert names(amal, 1) == names(salma, 1) == ["مروان"]
    assert everything_said(amal) == everything_said(salma)


def test_a_cloned_vault_that_writes_on_both_sides_loses_nothing(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    amal.lock()
    shutil.copytree(town.root / "amal", town.root / "clone")
    amal = town.open("amal")
    clone = town.open("clone")
    assert clone.identity.incarnation != amal.identity.incarnation
    amal.save(rename(1, "حسن"))
    clone.save(rename(1, "حسين"))
    town.carry("amal", "salma")
    town.carry("clone", "salma")
    assert names(salma) == ["حسن", "حسين"]


def test_both_branches_of_a_forked_log_count_and_travel(town: Town) -> None:
    """The clone was not noticed: it wrote on in the same incarnation."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    amal.lock()
    shutil.copytree(town.root / "amal", town.root / "clone")
    shutil.copytree(town.root / "profiles" / "amal", town.root / "profiles" / "clone")
    amal, clone = town.open("amal"), town.open("clone")
    assert clone.identity.incarnation == amal.identity.incarnation
    amal.save(rename(1, "حسن"))
    clone.save(rename(1, "حسين"))
    town.carry("amal", "salma")
    [received] = town.carry("clone", "salma")
    assert "L_FORK" in received.codes
    assert received.status == "applied"
    assert names(salma) == ["حسن", "حسين"]
    device_id = amal.identity.device_id
    assert peer_lives.is_two(salma.meta, device_id)  # two entries at one place: two wrote them
    assert peer_lives.two_since(salma.meta, device_id)
    incarnation = amal.identity.incarnation
    [back] = town.carry("salma", "amal")
    assert "L_SELF" in back.codes
    assert amal.identity.incarnation != incarnation
    assert names(amal) == ["حسن", "حسين"]
    # It is one again once somebody says so: the same fork, heard of once more, asks nobody again.
    peer_lives.say_one_again(salma.meta, device_id, incarnation, 1)
    town.carry("amal", "salma")
    assert not peer_lives.is_two(salma.meta, device_id)
    # A second coordinator gets both branches from the first.
    zin = town.vault("zîn", "coordinator")
    town.enrol("zîn", "salma", "coordinator")
    assert zin.trust.role_of(zin.identity.device_id) == "coordinator"
    town.carry("salma", "zîn")
    assert names(zin) == ["حسن", "حسين"]
    assert everything_said(zin) == everything_said(salma)
    assert peer_lives.is_two(zin.meta, device_id) and not peer_lives.is_two(amal.meta, device_id)
    # Also a device that never handed over here itself is one again once somebody says so.
    assert zin.postings.peer_incarnation(device_id) is None
    peer_lives.say_one_again(zin.meta, device_id, None, zin.trust.version)
    assert not peer_lives.is_two(zin.meta, device_id)
    assert not peer_lives.two_since(zin.meta, device_id)
    # A fork says it in whatever incarnation: also in one that was not met yet.
    peer_lives.note_fork(zin.meta, device_id, "ab" * 8, 1)
    assert peer_lives.is_two(zin.meta, device_id)
    assert peer_lives.two_since(zin.meta, device_id) == 1


def test_a_vault_rolled_back_unnoticed_is_noticed_by_its_peer(town: Town) -> None:
    """Database and profile were put back together: the same incarnation, less in it."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    town.carry("amal", "salma")
    salma.lock()
    shutil.copytree(town.root / "salma", town.root / "backup")
    shutil.copytree(town.root / "profiles" / "salma", town.root / "profile")
    salma = town.open("salma")
    amal.save(a_case(2))
    town.carry("amal", "salma")
    town.carry("salma", "amal")
    salma.lock()
    shutil.rmtree(town.root / "salma")
    shutil.rmtree(town.root / "profiles" / "salma")
    shutil.copytree(town.root / "backup", town.root / "salma")
    shutil.copytree(town.root / "profile", town.root / "profiles" / "salma")
    incarnation = salma.identity.incarnation
    salma = town.open("salma")
    assert salma.identity.incarnation == incarnation
    codes: list[str] = []
    for turn in range(3):
        amal.save(a_case(10 + turn))
        town.carry("amal", "salma")
        salma.save(rename(1, f"اسم {turn}"))
        [received] = town.carry("salma", "amal")
        codes += received.codes
    town.carry("amal", "salma")
    assert "W_PEER_ROLLBACK" in codes
    assert names(salma, 2) == ["مروان"]
    assert everything_said(salma) == everything_said(amal)


def test_a_manifest_does_not_grow_with_the_cases() -> None:
    rows = [ManifestRow("checkpoint", 20_000, "ab" * 32)] * 391
    rows += [
        ManifestRow("entries", 4_000_000, "ab" * 32),
        ManifestRow("bodies", 4_000_000, "ab" * 32),
    ] * 40
    manifest = Manifest(
        kind="handover",
        bundle="ab" * 16,
        vol=1,
        vols=1,
        org="ab" * 32,
        sender="ab" * 32,
        incarnation="ab" * 16,
        to=("ab" * 32,),
        ts="0199e0000000-0000",
        app="vsdesk",
        schema=1,
        trust=1,
        salt=bytes(32),
        objects=tuple(rows),
    )
    assert len(manifest.payload()) < 64 * 1024
    digest = digest_of([(f"{number:064x}", number + 1, "cd" * 32) for number in range(5000)])
    assert len(replace(manifest, objects=(), digest=digest).payload()) < 64 * 1024


def test_inspect_tells_without_taking_in(town: Town) -> None:
    town.vaults["amal"].save(a_case())
    [path] = town.hand("amal")
    salma = town.vaults["salma"]
    before = contents(salma)
    found = inspect(salma, path)
    assert (found.code, found.entries, found.letter, found.role) == ("", 1, "B", "documenter")
    assert found.objects["entries"] == 1
    assert not found.known
    assert contents(salma) == before
    receive(salma, [path])
    assert inspect(salma, path).known
    assert inspect(town.vaults["baran"], path).code == "E_NO_MATCH"


def test_a_folder_is_read_for_its_bundles_only(town: Town) -> None:
    town.vaults["amal"].save(a_case())
    [path] = town.hand("amal")
    (path.parent / "صورة.jpg").write_bytes(b"not a bundle")
    (path.parent / "._ASR.age").write_bytes(b"of a Mac")
    (path.parent / "0.age").write_bytes(b"")
    (path.parent / "x.age").write_bytes(b"something else")
    found = town.take("salma", [path.parent])
    assert [one.status for one in found] == ["applied", "refused", "refused"]
    assert [one.path.name for one in found[1:]] == ["0.age", "x.age"], "named, behind the others"
    assert all(one.beside and one.exit_code == 0 for one in found[1:])
    [named] = town.take("salma", [path.parent / "0.age"])
    assert (named.beside, named.exit_code) == ("", 4), "who names it asks about it"


def test_a_file_that_went_away_meanwhile_is_told(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stick is the one thing that is feigned: it lists a file that is no longer there."""
    town.vaults["amal"].save(a_case())
    [path] = town.hand("amal")
    listed = [path, path.with_name("away.age")]
    monkeypatch.setattr("vsdesk.exchange.media.named_so", lambda _: listed)
    taken, away = town.take("salma", [path.parent])
    assert taken.status == "applied"
    assert (away.path, away.code, away.exit_code) == (listed[1], "E_NO_FILE", 3)
    assert "is gone now" in away.beside


def test_a_stick_with_bundles_of_and_for_others(town: Town) -> None:
    """A folder holds our own files and files for others: ours are passed over, theirs marked."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    stick = town.stick()
    hand_over(amal, stick)
    salma.save(a_case(2))
    [mine] = hand_over(salma, stick, [town.vaults["baran"].identity.device_id])
    found = town.take("salma", [stick])
    assert [(one.status, one.found_in_folder) for one in found] == [("applied", True)]
    seen = town.take("baran", [stick])
    assert [one.code for one in seen] == ["", "E_NO_MATCH"], "what is for others stands last"
    assert seen[1].beside == "A bundle for others, left alone."
    [named] = town.take("salma", list(mine.files))
    assert (named.code, named.found_in_folder) == ("E_OWN", False)


def test_saves_of_a_former_incarnation_still_leave(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    amal.new_incarnation()
    amal.save(rename(1, "حسن"))
    amal.save(a_case(2))
    assert town.carry("amal", "salma")[0].status == "applied"
    assert names(salma, 1) == ["حسن"]
    assert everything_said(amal) == everything_said(salma)


def test_a_case_goes_with_its_family_and_without_its_sources(town: Town) -> None:
    """One family, two cases, two devices; a cited source stays where it is."""
    amal, baran, salma = (town.vaults[name] for name in ("amal", "baran", "salma"))
    family, source = "fa" * 16, "50" * 16
    salma.save([Edit("family", {}, id=family)])
    salma.save([Edit("source", {}, id=source)])
    for number, who in ((1, amal), (2, baran)):
        salma.save(a_case(number))
        values: dict[str, Json] = {"family": family, "assigned": [who.identity.device_id]}
        salma.save([Edit("case", values, id=case_id(number))])
        cited: dict[str, Json] = {"received_from": source, "file_name": "وثيقة.pdf"}
        salma.save([Edit("evidence_item", cited, parent=case_id(number))])
    for number, who in ((1, amal), (2, baran)):
        assert town.carry("salma", who.identity.name)[0].status == "applied"
        spaces = {row[0].hex() for row in who.database.query("SELECT space FROM log")}
        assert {family, case_id(number)} <= spaces
        assert source not in spaces
        assert case_id(3 - number) not in spaces
    # What is no longer assigned is no longer sent; later work on it is still taken in.
    salma.save([Edit("case", {"assigned": []}, id=case_id(1))])
    salma.save(rename(1, "سعيد"))
    town.carry("salma", "amal")
    assert names(amal, 1) == ["مروان"]
    amal.save(rename(1, "علي"))
    town.carry("amal", "salma")
    assert names(salma, 1) == ["سعيد", "علي"]


def folded(vault: Vault) -> object:
    """All that is kept true to the log, as it stands now."""
    ask = vault.database.query
    return (
        everything_said(vault),
        ask("SELECT * FROM list ORDER BY n"),
        ask("SELECT source, field, target FROM link ORDER BY 1, 2, 3"),
        ask("SELECT id FROM w_docsize ORDER BY id"),
        ask("SELECT n, t FROM needle ORDER BY n"),
    )


def test_what_is_folded_while_a_volume_is_read_is_as_folded_at_its_end(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So few new records are kept in memory that the volume is folded in many pieces."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    for number in range(1, 7):
        amal.save(a_case(number))
    amal.save(rename(2, "حسن"))
    folds: list[int] = []
    refold = salma.folding.refold
    monkeypatch.setattr(ledger, "_FRESH", 3)

    def counted(*numbers: object, **named: object) -> object:
        folds.append(1)
        return refold(*numbers, **named)  # type: ignore[arg-type]  # whatever is asked is passed on

    monkeypatch.setattr(salma.folding, "refold", counted)
    assert [one.status for one in town.carry("amal", "salma")] == ["applied"]
    assert len(folds) > 3
    assert everything_said(amal) == everything_said(salma)
    assert names(salma, 2) == ["حسن"]
    before = folded(salma)
    with salma.transaction():
        salma.folding.rebuild()
    assert folded(salma) == before
