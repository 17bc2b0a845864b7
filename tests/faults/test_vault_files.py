"""Files of a vault that were cut off, flipped or put back."""

from __future__ import annotations

import shutil

import pytest
from tests.desk.conftest import PASSPHRASE, House, whole_case
from tests.faults.conftest import Worker, entries, reopen
from tests.faults.test_kill import FEW, points, steps, told

from vsdesk.desk import Desk, Secret
from vsdesk.errors import EnvironmentFault, UserError, VsdeskError

NEW = "عبارة جديدة أخرى للاختبار فقط"  # made up


def kill_changes(house: House, worker: Worker, count: int | None) -> None:
    """Change the passphrase, be killed: the old one opens or the new one, and the words always."""
    desk, words = Desk.create(
        house.root / "first",
        role="documenter",
        name="هالة",
        passphrase=Secret.of_text(PASSPHRASE),
        env=house.env("first"),
    )
    desk.access.lock()
    copy(house, "counted")
    total = steps(worker.order("counted", "passphrase", new=NEW, last=0))
    for last in range(1, total + 1) if count is None else points(total, count, 4):
        copy(house, "trial")
        said = worker.order("trial", "passphrase", new=NEW, last=last)
        assert said[-1] == ["end", -9]
        opened = [one for one in (PASSPHRASE, NEW) if opens(house, one)]
        assert len(opened) == 1
        assert opened == [NEW] or "saved" not in [line[0] for line in said]
        again = Desk.recover(house.root / "trial", words, Secret.of_text(NEW), house.env("trial"))
        again.access.lock()
        assert told(said, "raised") == [] and opens(house, NEW)


def kill_removals(house: House, worker: Worker, count: int) -> None:
    """Take a person out, be killed: whoever does it gets in always, the other one no more once it is said."""
    first = Desk.create(
        house.root / "first",
        role="documenter",
        name="هالة",
        passphrase=Secret.of_text(PASSPHRASE),
        env=house.env("first"),
    )[0]
    first.access.ways.add_person(Secret.of_text(PASSPHRASE), "ريما", Secret.of_text(NEW))
    first.access.lock()
    copy(house, "counted")
    total = steps(worker.order("counted", "remove_person", person=2, last=0))
    for last in points(total, count, 4):
        copy(house, "trial")
        said = worker.order("trial", "remove_person", person=2, last=last)
        assert said[-1] == ["end", -9]
        stays = opens(house, NEW)
        assert not stays or "saved" not in [line[0] for line in said]
        assert opens(house, PASSPHRASE) and opens(house, NEW) == stays


def test_killed_while_a_person_is_taken_out(house: House, worker: Worker) -> None:
    kill_removals(house, worker, FEW // 4)


@pytest.mark.soak
def test_killed_at_many_points_while_a_person_is_taken_out(house: House, worker: Worker) -> None:
    kill_removals(house, worker, 200)


def opens(house: House, passphrase: str) -> bool:
    """Whether this opens the vault."""
    try:
        Desk.open(
            house.root / "trial", Secret.of_text(passphrase), house.env("trial")
        ).access.lock()
    except UserError as refused:
        assert refused.name == "E_UNLOCK"
        return False
    return True


def copy(house: House, name: str) -> None:
    """A fresh copy of the first vault and its profile."""
    for prefix in ("", "profile-"):
        shutil.rmtree(house.root / f"{prefix}{name}", ignore_errors=True)
        shutil.copytree(house.root / f"{prefix}first", house.root / f"{prefix}{name}")


def test_killed_while_the_passphrase_changes(house: House, worker: Worker) -> None:
    kill_changes(house, worker, FEW // 2)


@pytest.mark.soak
def test_killed_between_each_two_steps_of_a_slot_change(house: House, worker: Worker) -> None:
    kill_changes(house, worker, None)


def test_a_flipped_bit_of_any_page_is_seen(house: House) -> None:
    hala = house.documenter("hala")
    whole_case(hala)
    hala.access.lock()
    path = house.root / "hala" / "db.1"
    original = path.read_bytes()
    [mark] = house.root.glob("profile-hala/vaults/*.mark")
    known = (
        mark.read_bytes()
    )  # a look opens it, and the profile knows; the next one begins as this one did
    for page in range(0, len(original) // 4096, 7):
        data = bytearray(original)
        data[page * 4096 + 2000] ^= 4
        path.write_bytes(data)
        assert damage(house), page
        mark.write_bytes(known)
    path.write_bytes(original)
    assert reopen(house, "hala").access.check().ok


def damage(house: House) -> bool:
    """Whether opening or checking says so."""
    try:
        desk = reopen(house, "hala")
    except EnvironmentFault as fault:
        return fault.name == "E_DB_CORRUPT"
    try:
        return not desk.access.check().ok
    except VsdeskError as fault:
        return fault.name == "E_DB_CORRUPT"
    finally:
        desk.access.lock()


def test_an_older_database_put_back_writes_into_new_histories(house: House) -> None:
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    hala.access.lock()
    path = house.root / "hala" / "db.1"
    old = path.read_bytes()
    hala = reopen(house, "hala")
    whole_case(hala)
    before = hala.context.vault.identity.incarnation
    held = entries(hala)[0]
    stick = house.root / "stick"
    stick.mkdir()
    hala.sync.hand_over(stick)
    rima.sync.intake.receive([stick])
    hala.access.lock()
    path.write_bytes(old)
    hala = reopen(house, "hala")
    assert hala.context.vault.identity.incarnation != before
    assert held and len(entries(hala)[0]) < len(held)
    # What is written now meets nothing of what was; the coordinator holds both.
    whole_case(hala, "سامر")
    later = house.root / "later"
    later.mkdir()
    hala.sync.hand_over(later)
    assert [one.status for one in rima.sync.intake.receive([later])] == ["applied"]
    assert rima.access.check().counts["case"] == 2


def test_a_copy_without_its_empty_folders_opens(house: House) -> None:
    house.documenter("hala").access.lock()
    for name in ("files", "erasures"):
        (house.root / "hala" / name).rmdir()
    hala = reopen(house, "hala")
    whole_case(hala)
    assert hala.access.check().ok


def test_folders_inside_the_vaults_folder_stop_nothing(house: House) -> None:
    """Whoever may write there put them where a sweep looks; `check` tells of each."""
    hala = house.coordinator("hala")
    [family, *_] = hala.cases.new_case(
        {"given_ar": "مروان"}, {"case_type": "enforced_disappearance"}
    ).ids
    root = hala.context.vault.folder.root
    hala.access.lock()
    odd = (
        "files/x",
        "files/x-1",
        "db.2",
        "db.9",
        "db.9-wal",
        "x.tmp",
        "held/x",
        f"erasures/{'a' * 64}",
    )
    for name in odd:
        (root / name).mkdir(parents=True)
    (root / "files" / "link").symlink_to(root)
    (root / "erasures" / ("b" * 64)).symlink_to("/dev/zero")
    again = reopen(house, "hala")
    assert again.sync.intake.receive([house.root]) == []
    told = again.access.check().faults
    assert sorted(told) == sorted(f"stray {name}" for name in odd[:6])
    again.context.vault.rewrite()
    again.access.lock()
    assert (root / "db.3").is_file() and not (root / "db.1").exists() and (root / "db.2").is_dir()
    assert reopen(house, "hala").cases.record(family).id == family
    for name in odd:
        assert (root / name).is_dir()


def test_a_folder_in_the_place_of_an_attachment_is_told(house: House) -> None:
    hala = house.coordinator("hala")
    case = whole_case(hala)
    folder = hala.context.vault.folder.files
    hala.access.lock()
    [*files] = folder.iterdir()
    assert files and case
    for one in files:
        one.unlink()
        one.mkdir()
    assert not reopen(house, "hala").access.check().ok
