"""A backup on a stick that was in other hands, beside a clock that is wrong, and after orders that waited."""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.vault.conftest import Place, a_case
from tests.vault.test_backup import by_passphrase, opened, photo, stick
from tests.vault.test_erasing import erase, lead

from vsdesk.crypto import slot_copies
from vsdesk.crypto.frame import FrameType
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.crypto.slots import database_key
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.progress import SILENT
from vsdesk.vault.backup import backup_writing, drill_room, generations
from vsdesk.vault.backup import place as places
from vsdesk.vault.backup.restore import drill, restore
from vsdesk.vault.database import Database

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Clock

    from vsdesk.vault.backup.place import BackupFolder
    from vsdesk.vault.vault import Vault

__all__ = ["lead", "stick"]

DAY = 24 * 3600 * 1000
NAME = "ورديوان"


def case(number: int) -> str:
    return f"{number:031x}c"


def at(stick: Path, vault: Vault) -> BackupFolder:
    return places.at(stick, vault.env.least)


def numbers(vault: Vault) -> list[int]:
    [row] = generations.known(vault)
    return [one.number for one in row.generations]


def holding(vault: Vault, stick: Path, number: int, tmp: Path) -> list[int]:
    """The generations on the stick that still hold bodies of this case."""
    backup, found = at(stick, vault), []
    slots, vmk = slot_copies.open_newest(backup.slot_texts(), by_passphrase(), vault.env.least)
    for one in backup.generations():
        copy = tmp / f"look-{one}"
        shutil.copy(backup.database(one), copy)
        database = Database(copy, database_key(vmk, slots.vault))
        sql = (
            "SELECT count(*) FROM op JOIN record ON record.n = op.record "
            "WHERE space = ? AND body IS NOT NULL"
        )
        if database.one(sql, (bytes.fromhex(case(number)),))[0]:
            found.append(one)
        database.close()
        copy.unlink()
    return found


# -- what a clock says ----------------------------------------------------------------------------


@pytest.mark.parametrize("step", [-3600_000, -30 * 365 * DAY, 14 * 365 * DAY])
def test_the_newest_is_the_highest_number(
    place: Place, vault: Vault, stick: Path, clock: Clock, step: int
) -> None:
    """A clock set back, a battery that died, a clock that ran ahead and is put right again."""
    for number in range(1, 12):
        vault.save(a_case(number, given_ar=NAME))
        vault.back_up(stick)
        clock.now += 6 * DAY
    for turn, moved in enumerate((step, -step, step)):
        clock.now += moved
        vault.save(a_case(50 + turn))
        vault.back_up(stick)
        assert numbers(vault) == at(stick, vault).generations()
        assert numbers(vault)[-1] == 12 + turn
        back = opened(place, stick, f"back{turn}")
        assert back.read.row(case(50 + turn)) is not None and back.check() == []
        back.lock()


def test_the_newest_one_is_gone_and_the_one_before_comes(
    place: Place, vault: Vault, stick: Path
) -> None:
    vault.save(a_case(1, given_ar=NAME))
    vault.back_up(stick)
    assert not restore(stick, place.root / "whole", place.env, SILENT).older
    vault.save(a_case(2))
    vault.back_up(stick)
    backup = at(stick, vault)
    backup.database(backup.generations()[-1]).unlink()
    tried = drill(stick, by_passphrase(), place.env, SILENT)
    assert tried.older and not tried.ok and tried.cases == 1
    assert restore(stick, place.root / "back", place.env, SILENT).older
    back = place.open("back")
    assert back.read.row(case(1)) is not None and back.read.row(case(2)) is None
    assert back.check() == []
    back.lock()


def test_slots_that_nobody_made_hide_nothing(place: Place, vault: Vault, stick: Path) -> None:
    """A slot file with a right sum and a number of its own: restoring brings what the true one names too."""
    vault.save(a_case(1, given_ar=NAME))
    vault.back_up(stick)
    backup = at(stick, vault)
    other = place.create("other")
    other.back_up(place.root)
    other.lock()
    theirs = next(path for path in place.root.glob("*/copy.a"))
    shutil.copy(theirs, backup.root / "copy.b")
    theirs.with_name("copy.b").unlink()
    theirs.unlink()
    restore(stick, place.root / "back", place.env, SILENT)
    back = place.open("back")
    assert back.read.row(case(1)) is not None
    back.lock()


# -- what lies on the stick ---------------------------------------------------------------------------


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    made = tmp_path / "أوراق"
    made.mkdir()
    (made / "رسالة.odt").write_bytes(b"years of work " * 10_000)
    return made


def untouched(papers: Path) -> bool:
    [one] = papers.iterdir()
    return one.read_bytes() == b"years of work " * 10_000


def put_links(root: Path, papers: Path, name: str) -> None:
    """Links to somebody's papers in the place of what a backup holds, or writes."""
    [paper] = papers.iterdir()
    links = {name: papers if name in places.BESIDE else paper}
    if name == "inside":
        links = {f"files/{one.name}": paper for one in (root / "files").iterdir()}
    elif name == "db":
        links = {one.name: paper for one in root.glob("db.*")}
    elif name == "temp":
        links = {f"db.{number}.tmp": paper for number in range(1, 9)}
    for one, target in links.items():
        path = root / one
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(target)


def refused(stick: Path, place: Place) -> bool:
    """Whether a drill says no."""
    try:
        return not drill(stick, by_passphrase(), place.env, SILENT).ok
    except EnvironmentFault as fault:
        return fault.name == "E_DB_CORRUPT"


@pytest.mark.parametrize("name", ["files", "erasures", "held", "inside", "db", "copy.a", "temp"])
@pytest.mark.parametrize("erased", [True, False])
def test_a_link_is_never_followed(
    place: Place, lead: Vault, stick: Path, clock: Clock, papers: Path, name: str, erased: bool
) -> None:
    lead.save(a_case(1, given_ar=NAME))
    photo(lead, b"secret paper" * 10_000)
    for number in range(3):
        lead.back_up(stick)
        clock.now += 1000
        lead.save(a_case(5 + number))
    root = at(stick, lead).root
    put_links(root, papers, name)
    if name in places.BESIDE:
        with pytest.raises(UserError, match="E_PLAIN"):
            restore(stick, place.root / "no", place.env, SILENT)
        assert not (place.root / "no").exists()
    if name in ("files", "inside", "db"):
        assert refused(stick, place)
    if erased:
        erase(lead, spaces=(case(1),))
    for number in range(3):
        clock.now += 1000
        lead.save(a_case(20 + number))
        lead.back_up(stick)
        assert untouched(papers)
    assert not any(path.is_symlink() for path in root.rglob("*"))
    back = opened(place, stick, "back")
    assert back.read.row(case(22)) is not None and back.check() == []
    assert (back.read.row(case(1)) is None) is erased
    back.lock()


@pytest.mark.parametrize("hard", [False, True])
def test_a_link_to_the_vault_itself_is_no_backup(
    place: Place, lead: Vault, stick: Path, clock: Clock, hard: bool
) -> None:
    for number in range(3):
        lead.save(a_case(number + 1, given_ar=NAME))
        lead.back_up(stick)
        clock.now += 1000
    photo(lead, b"secret paper" * 10_000)
    root = at(stick, lead).root
    own = next(path for path in lead.folder.root.glob("db.*") if path.name[3:].isdigit())
    [paper] = lead.folder.files.iterdir()
    for path, target in ((one, own) for one in root.glob("db.*")):
        path.unlink()
        os.link(target, path) if hard else path.symlink_to(target)
    link = root / "files" / paper.name
    os.link(paper, link) if hard else link.symlink_to(paper)
    for number in range(3):
        lead.save(a_case(30 + number))
        lead.back_up(stick)
        clock.now += 1000
    newest = at(stick, lead).database(at(stick, lead).generations()[-1])
    assert not newest.is_symlink() and not newest.samefile(own) and newest.stat().st_nlink == 1
    assert not link.is_symlink() and not link.samefile(paper)
    assert lead.check() == []
    assert drill(stick, by_passphrase(), place.env, SILENT).ok


@pytest.mark.parametrize(
    "name", ["db.999999999999999999", "db.999999999", "db.007", "db.7", "db.4", "files", "copy.b"]
)
@pytest.mark.parametrize("what", ["file", "folder", "pipe"])
def test_names_that_anybody_wrote(
    place: Place, lead: Vault, stick: Path, clock: Clock, name: str, what: str
) -> None:
    """No name on the stick stops a backup, and none decides on the number of the next."""
    for number in range(3):
        lead.save(a_case(number + 1, given_ar=NAME))
        lead.back_up(stick)
        clock.now += 1000
    path = at(stick, lead).root / name
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    if what == "file":
        path.write_bytes(b"x")
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
        (path / "inner").write_bytes(b"x")
    for number in range(3):
        clock.now += 1000
        lead.save(a_case(10 + number))
        lead.back_up(stick)
        assert numbers(lead) == at(stick, lead).generations()
        assert numbers(lead)[-1] == 4 + number
    back = opened(place, stick, "back")
    assert back.read.row(case(12)) is not None and back.check() == []
    back.lock()


def test_what_is_remembered_is_held_against_what_lies_there(
    place: Place, lead: Vault, stick: Path, clock: Clock
) -> None:
    for number in range(3):
        lead.save(a_case(number + 1, given_ar=NAME))
        lead.back_up(stick)
        clock.now += 7 * DAY
    root = at(stick, lead).root
    (root / "db.2").unlink()
    (root / "db.3").unlink()
    lead.back_up(stick)
    assert numbers(lead) == at(stick, lead).generations() == [1, 4]  # no number is given twice
    for path in root.glob("db.*"):
        path.unlink()
    lead.save(a_case(9))
    lead.back_up(stick)
    assert numbers(lead) == at(stick, lead).generations() == [5]
    assert drill(stick, by_passphrase(), place.env, SILENT).cases == 4


# -- what was erased --------------------------------------------------------------------------------


def test_an_order_that_waited_at_the_backup(
    lead: Vault, stick: Path, clock: Clock, tmp_path: Path
) -> None:
    lead.save(a_case(1, given_ar=NAME))
    lead.save(a_case(2))
    lead.back_up(stick)
    order = lead.orders.draft("withdrawn", spaces=(case(1),))
    with lead.transaction():
        held = lead.erasing.keep(lead.sign(FrameType.ERASURE, order.payload()), lead.clock())
    clock.now += 1000
    lead.back_up(stick)  # while it waits
    assert len(numbers(lead)) == 2 and holding(lead, stick, 1, tmp_path) == [1, 2]
    with lead.transaction():
        lead.orders.carry_out(held)
    assert lead.orders.finish()
    clock.now += 1000
    lead.back_up(stick)
    assert numbers(lead) == [3] and holding(lead, stick, 1, tmp_path) == []
    clock.now += 1000
    lead.back_up(stick)
    assert numbers(lead) == [3, 4]  # nothing more was erased


def test_an_order_that_was_carried_out_while_it_was_copied(
    lead: Vault, stick: Path, clock: Clock, tmp_path: Path
) -> None:
    lead.save(a_case(1, given_ar=NAME))
    lead.back_up(stick)
    clock.now += 1000
    order = lead.orders.draft("withdrawn", spaces=(case(1),))

    class Erases:
        done = False

        def step(self, stage: str, done: int, total: int) -> None:
            if stage == "writing" and not self.done:
                self.done = True
                with lead.transaction():
                    lead.orders.give(order)  # the rewriting is owed: the disk is busy

    lead.back_up(stick, Erases())
    assert holding(lead, stick, 1, tmp_path) == [1, 2]
    assert lead.orders.finish()
    clock.now += 1000
    lead.back_up(stick)
    assert numbers(lead) == [3] and holding(lead, stick, 1, tmp_path) == []


def test_what_an_old_order_reaches_later(
    lead: Vault, stick: Path, clock: Clock, tmp_path: Path
) -> None:
    """The order stays the same, and takes more: every taking counts."""
    lead.save(a_case(1, given_ar=NAME))
    lead.save(a_case(2))
    erase(lead, spaces=(case(1),))
    for _ in range(2):
        lead.back_up(stick)
        clock.now += 1000
    assert len(numbers(lead)) == 2
    reached = {
        row[0]
        for row in lead.database.query(
            "SELECT n FROM record WHERE space = ?", (bytes.fromhex(case(2)),)
        )
    }
    with lead.transaction():
        lead.erasing._erase(
            reached, (), SILENT
        )  # as `settle` does for what turns out to be reached
    lead.back_up(stick)
    assert len(numbers(lead)) == 1 and holding(lead, stick, 2, tmp_path) == []


# -- what lies beside the database ---------------------------------------------------------------------


def test_a_folder_beside_holds_what_is_named_and_no_more(
    lead: Vault, stick: Path, clock: Clock
) -> None:
    """What waits is there as long as it waits; an attachment as long as a generation kept names it."""
    held = lead.folder.root / "held"
    held.mkdir()
    (held / f"{'ab' * 8}.age").write_bytes(b"a volume that waits" * 50)
    lead.save(a_case(1, given_ar=NAME))
    blob = photo(lead, b"paper" * 10_000)
    lead.back_up(stick)
    root = at(stick, lead).root
    assert len(list((root / "held").iterdir())) == len(list((root / "files").iterdir())) == 1
    for path in ("files/أوراق.txt", "held/x", "erasures/x", "files/.x.tmp", "files/" + "0" * 32):
        (root / path).write_bytes(b"x")
    (root / "erasures" / ("0" * 64)).write_bytes(b"an order that this copy never heard of")
    (held / f"{'ab' * 8}.age").unlink()
    with lead.transaction():
        lead.files.forget(blob)  # as a body that is dropped does; no order to erase
    lead.files.sweep()
    for left in ([1, 2], [2, 3]):
        clock.now += 1000
        lead.back_up(stick)
        assert numbers(lead) == left
        assert [one.name for one in (root / "erasures").iterdir()] == ["0" * 64]
        assert not list((root / "held").iterdir())
        assert len(list((root / "files").iterdir())) == (2 if 1 in left else 0)
    [row] = generations.known(lead)
    assert row.gone == {}


@pytest.mark.parametrize("which", ["files", "erasures", "held"])
def test_bytes_rot_on_the_stick(
    place: Place, lead: Vault, stick: Path, clock: Clock, which: str
) -> None:
    """The drill says no, and the next backups write it again."""
    lead.save(a_case(1))
    lead.save(a_case(2, given_ar=NAME))
    erase(lead, spaces=(case(1),))
    blob = photo(lead, random.Random(3).randbytes(2_500_000), 2)
    (lead.folder.root / "held").mkdir()
    waits = b"a volume that waits" * 50
    name = f"{sha256(waits).hex()[:16]}.age"
    (lead.folder.root / "held" / name).write_bytes(waits)
    lead.back_up(stick)
    [path] = (at(stick, lead).root / which).iterdir()
    good = path.read_bytes()
    path.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    assert drill(stick, by_passphrase(), place.env, SILENT).missing == int(which == "files")
    clock.now += 1000
    lead.back_up(stick)
    assert path.read_bytes() == good and drill(stick, by_passphrase(), place.env, SILENT).ok
    back = opened(place, stick, "back")
    assert back.files.read(blob) == lead.files.read(blob) and back.check() == []
    back.lock()


@pytest.mark.parametrize("how", ["byte", "cut"])
def test_what_rots_here_is_not_written_over_the_good_copy(
    lead: Vault, stick: Path, clock: Clock, how: str
) -> None:
    lead.save(a_case(1, given_ar=NAME))
    photo(lead, b"paper" * 400_000)
    lead.back_up(stick)
    [copy], [own] = (
        list(one.iterdir()) for one in (at(stick, lead).root / "files", lead.folder.files)
    )
    good = copy.read_bytes()
    own.write_bytes(good[:1000] if how == "cut" else good[:-1] + bytes([good[-1] ^ 1]))
    clock.now += 1000
    lead.back_up(stick)
    assert copy.read_bytes() == good


def test_they_are_compared_in_turns(
    lead: Vault, stick: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup holds only some of it against what is here, and goes on the next time: all comes round."""
    monkeypatch.setattr(backup_writing, "_TURN", 1024 * 1024)
    lead.save(a_case(1, given_ar=NAME))
    for number in range(3):
        photo(lead, random.Random(number).randbytes(2_500_000))
    lead.back_up(stick)
    good = {}
    for path in (at(stick, lead).root / "files").iterdir():
        good[path] = path.read_bytes()
        path.write_bytes(good[path][:-1] + bytes([good[path][-1] ^ 1]))
    bad = []
    for _ in range(12):
        clock.now += 1000
        lead.back_up(stick)
        bad.append(sum(path.read_bytes() != data for path, data in good.items()))
    assert bad[0] == 3 and bad[-1] == 0 and bad == sorted(bad, reverse=True)


# -- a drill that was cut off --------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["drill", "opening"])
def test_what_a_drill_left_goes(place: Place, lead: Vault, stick: Path, by: str) -> None:
    lead.save(a_case(1, given_ar=NAME))
    lead.back_up(stick)
    profile = place.env.profile
    seen: list[Path] = []
    left = profile / "drill-0123456789abcdef"
    left.mkdir()
    (left / "db").write_bytes(b"x")
    (profile / "drill-link").symlink_to(stick)

    class Looks:
        def step(self, stage: str, done: int, total: int) -> None:
            if not seen:
                drill_room.sweep(profile)  # another vault opens: the drill that runs is let be
                seen.extend(profile.glob("drill-*/db"))

    if by == "drill":
        assert drill(stick, by_passphrase(), place.env, Looks()).ok
        assert len(seen) == 1 and seen != [left / "db"]
    else:
        lead.lock()
        place.open("lead").lock()
    assert [path.name for path in profile.glob("drill-*")] == ["drill-link"]
    assert at(stick, lead).root.is_dir()
