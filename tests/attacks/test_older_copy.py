"""A backup that was put back knows that it lacks saves, so nothing leaves: what was refused since may
be among them. It ends once all have answered who may hold them, or somebody writes why nobody has
more. Everybody is made up.
"""

from __future__ import annotations

import hmac
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import a_yes, family_of, relative
from tests.attacks.kit import carry
from tests.attacks.test_not_whole import gate, handed, put, raised, stays, yes
from tests.desk.conftest import PASSPHRASE, House

from vsdesk.desk import Desk, Edit, Secret
from vsdesk.desk.access.backups import restore_backup
from vsdesk.history.entry import audit_space
from vsdesk.vault.commit_profile import CommitMark, CommitProfile

if TYPE_CHECKING:
    from tests.attacks.kit import Town


def put_back(house: House, made: Town, path: Path, where: str) -> tuple[Desk, Desk]:
    """Rima's vault as it was before the mother's no, and the other coordinator, who has that no."""
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    family_of(made)
    mother = relative(made, "mother", "هدى")
    answer = yes(made, mother)
    carry(made.hala, made.stick, rima)
    (path / "backup").mkdir()
    rima.access.backups.back_up(path / "backup")
    house.clock.now += 86_400_000
    no = {k: v for k, v in a_yes(made, mother).items() if k != "data_scope"}
    put(rima, "consent_grant", {**no, "result": "refused", "follows": answer}, made.family)
    handed(rima, nour, path / "before")
    assert gate(rima, made.case)[:2] == (False, "refused")
    env = house.env("coordinator" if where == "same" else "another")
    rima.access.lock()
    house.desks.remove(rima)
    restore_backup(path / "backup", path / "vault", env)
    back = Desk.open(path / "vault", Secret.of_text(PASSPHRASE), env)
    house.desks.append(back)
    return back, nour


@pytest.mark.parametrize("where", ["same", "another"])
def test_nothing_leaves_until_all_answered(
    house: House, made: Town, tmp_path: Path, where: str
) -> None:
    rima, nour = put_back(house, made, tmp_path, where)
    seen = rima.access.status().older
    assert seen is not None
    assert seen.lacks
    assert stays(rima, made.case) == "older_copy"
    house.clock.now += 60_000
    for n, other in enumerate((made.hala, made.enemy.desk, nour)):
        assert gate(rima, made.case)[:2] == (False, "older_copy")
        handed(rima, other, tmp_path / f"to{n}")
        handed(other, rima, tmp_path / f"from{n}")
    assert gate(rima, made.case)[:2] == (False, "older_copy")  # whom did she enrol since? She says
    assert rima.access.older_copy_answered()
    rima.access.older_copy_known("أجاب الجميع")
    assert gate(rima, made.case)[:2] == (False, "refused")


@pytest.mark.parametrize("behind", [True, False])
def test_what_was_acknowledged_before_is_no_answer(
    house: House, made: Town, tmp_path: Path, *, behind: bool
) -> None:
    """Also where the clock of the computer is a month behind: the number of the volume counts, no clock."""
    hala = made.hala
    for n in range(2):  # both have acknowledged something
        handed(hala, made.rima, tmp_path / f"to{n}")
        handed(made.rima, hala, tmp_path / f"from{n}")
    (tmp_path / "backup").mkdir()
    hala.access.backups.back_up(tmp_path / "backup")
    house.clock.now += 3_600_000
    hala.cases.save([Edit("case", {"search_status": "family_paused"}, id=made.case)])
    hala.access.lock()
    house.desks.remove(hala)
    now, env = house.clock.now, house.env("hala")
    if behind:
        house.clock.now -= 30 * 86_400_000
    restore_backup(tmp_path / "backup", tmp_path / "vault", env)
    back = Desk.open(tmp_path / "vault", Secret.of_text(PASSPHRASE), env)
    house.desks.append(back)
    house.clock.now = now + 60_000
    made.enemy.desk.cases.new_family({"display_name": "متخيَّلة", "language": "ar"})
    handed(made.enemy.desk, back, tmp_path / "one")
    assert not back.access.older_copy_answered()
    assert gate(back, made.case)[:2] == (False, "older_copy")


def test_whoever_was_enrolled_after_the_backup_is_asked_about(
    house: House, made: Town, tmp_path: Path
) -> None:
    """The list of that day does not name her, and she alone holds the no: all that it names answer, and
    papers wait for a person still."""
    rima = made.rima
    family_of(made)
    mother = relative(made, "mother", "هدى")
    answer = yes(made, mother)
    carry(made.hala, made.stick, rima)
    (tmp_path / "backup").mkdir()
    rima.access.backups.back_up(tmp_path / "backup")
    house.clock.now += 86_400_000
    nour = house.documenter("nour", rima, "coordinator")
    no = {k: v for k, v in a_yes(made, mother).items() if k != "data_scope"}
    put(rima, "consent_grant", {**no, "result": "refused", "follows": answer}, made.family)
    handed(rima, nour, tmp_path / "before")
    rima.access.lock()
    house.desks.remove(rima)
    restore_backup(tmp_path / "backup", tmp_path / "vault", house.env("coordinator"))
    back = Desk.open(tmp_path / "vault", Secret.of_text(PASSPHRASE), house.env("coordinator"))
    house.desks.append(back)
    house.clock.now += 60_000
    for n, other in enumerate((made.hala, made.enemy.desk)):
        handed(back, other, tmp_path / f"to{n}")
        handed(other, back, tmp_path / f"from{n}")
    assert back.access.older_copy_answered()
    assert gate(back, made.case)[:2] == (False, "older_copy")


def test_a_coordinator_writes_why_nobody_has_more(house: House, made: Town, tmp_path: Path) -> None:
    rima, _ = put_back(house, made, tmp_path, "same")
    assert raised(lambda: rima.access.older_copy_known("  ")) == "E_REASON"
    assert gate(rima, made.case)[:2] == (False, "older_copy")
    rima.access.older_copy_known("لا أحد غيري كتب بعد ذلك")
    assert gate(rima, made.case)[:2] == (True, "given")


def test_a_documenter_does_not(house: House, made: Town, tmp_path: Path) -> None:
    """An older copy of Hala's waits for the coordinators' bundles."""
    hala = made.hala
    (tmp_path / "backup").mkdir()
    hala.access.backups.back_up(tmp_path / "backup")
    house.clock.now += 86_400_000
    hala.cases.save([Edit("case", {"search_status": "family_paused"}, id=made.case)])
    carry(hala, made.stick, made.rima)
    hala.access.lock()
    house.desks.remove(hala)
    env = house.env("hala")
    restore_backup(tmp_path / "backup", tmp_path / "vault", env)
    back = Desk.open(tmp_path / "vault", Secret.of_text(PASSPHRASE), env)
    house.desks.append(back)
    assert raised(lambda: back.access.older_copy_known("لا أحد غيري")) == "E_ROLE"
    assert gate(back, made.case)[:2] == (False, "older_copy")
    house.clock.now += 60_000
    handed(back, made.rima, tmp_path / "to")
    handed(made.rima, back, tmp_path / "from")
    assert back.access.status().older is None


def test_a_vault_that_is_carried_and_comes_back_whole_does_not_close(
    house: House, made: Town, tmp_path: Path
) -> None:
    """By folder to another computer and back, with all that was here: nothing is missing in it."""
    family_of(made)
    yes(made, relative(made, "mother", "هدى"))
    carry(made.hala, made.stick, made.rima)
    folder, rima = made.rima.access.folder, made.rima
    for name in ("another", "coordinator"):
        rima.access.lock()
        house.desks.remove(rima)
        rima = Desk.open(folder, Secret.of_text(PASSPHRASE), house.env(name))
        house.desks.append(rima)
        rima.cases.save([Edit("case", {"summary": {"ar": f"كُتب هنا: {name}"}}, id=made.case)])
        assert gate(rima, made.case)[:2] == (True, "given")
    seen = rima.access.status().older
    assert seen is not None
    assert (seen.why, seen.lacks) == ("other", False)


@pytest.mark.parametrize("saved", [True, False])
def test_a_copy_that_lacks_openings_alone_lacks_nothing(
    house: House, tmp_path: Path, *, saved: bool
) -> None:
    """It begins logs of its own all the same: the one that the openings stand in went on elsewhere."""
    desk, env, secret = house.coordinator(), house.env("coordinator"), Secret.of_text(PASSPHRASE)
    vault = desk.context.vault.folder.root
    (tmp_path / "backup").mkdir()
    desk.access.backups.back_up(tmp_path / "backup")
    desk.access.lock()
    for _ in range(2):
        desk = Desk.open(vault, secret, env)
        if saved:
            desk.cases.save([Edit("note", {"text": {"ar": "متخيَّل", "src_lang": "ar"}})])
        desk.access.lock()
    shutil.rmtree(vault)
    restore_backup(tmp_path / "backup", vault, env)
    back = house.desks[-1] = Desk.open(vault, secret, env)
    seen = back.access.status().older
    assert (seen is not None and seen.lacks) is saved
    own = bytes.fromhex(audit_space(back.context.device_id))
    logs = back.context.vault.database.query("SELECT inc FROM log WHERE space = ?", (own,))
    assert len({*logs}) == len(logs) == 2


def test_the_mark_of_an_older_program_is_read(tmp_path: Path) -> None:
    """Its one number stands for both."""
    profile = CommitProfile(tmp_path, bytes(16), bytes(32))
    profile.write(bytes(16), 7)
    [path] = (tmp_path / "vaults").iterdir()
    held = path.read_bytes()[:24]
    path.write_bytes(held + hmac.digest(bytes(32), b"vsdesk/mark/v1\0" + held, "sha256"))
    assert profile.read() == CommitMark(bytes(16), 7, 7)
    with profile.opening():
        profile.write(bytes(16), 8)
    assert profile.read() == CommitMark(bytes(16), 8, 7)
    profile.write(bytes(16), 9)
    assert profile.read() == CommitMark(bytes(16), 9, 9)
