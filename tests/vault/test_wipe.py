"""A vault is erased from the computer: keys first, only what is its own, and nothing opens it again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.vault.conftest import DICTIONARY, PASSPHRASE, Place, a_case

from vsdesk.crypto.secrets import Secret
from vsdesk.desk.access.way_service import by_words
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.progress import SILENT
from vsdesk.vault import wipe
from vsdesk.vault.backup.restore import restore
from vsdesk.vault.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path


def filled(place: Place, tmp_path: Path) -> Path:
    """A locked vault with a case and an attachment; the path of its folder."""
    vault = place.create()
    vault.save(a_case())
    paper = tmp_path / "بيان.txt"
    paper.write_text("ورقة مختلقة")
    with vault.transaction(), paper.open("rb") as stream:
        vault.files.add(stream)
    vault.lock()
    return place.root / "vault"


def no_way_in(place: Place, root: Path) -> None:
    """Neither the passphrase nor the words of the paper."""
    with pytest.raises(UserError) as refused:
        place.open()
    assert refused.value.name == "E_NO_VAULT"
    secret = Secret.of_text(PASSPHRASE)
    with pytest.raises(UserError) as refused:
        Vault.recover(root, by_words(place.words), secret, DICTIONARY, place.env)
    assert refused.value.name == "E_NO_VAULT"


def test_keys_go_then_all_of_it(place: Place, tmp_path: Path) -> None:
    root = filled(place, tmp_path)
    slots = [(root / name).read_bytes() for name in ("slots.a", "slots.b")]
    marks = [*(place.env.profile / "vaults").iterdir()]
    assert marks and slots[0] == slots[1]
    wipe.lose_keys(root, place.env.profile)
    no_way_in(place, root)
    assert not any(map(os.path.lexists, marks))
    assert (root / "db.1").is_file()  # the keys are first
    wiped = wipe.clear(root)
    assert (wiped.kept, wiped.others) == (0, False)
    assert not root.exists()


def test_what_lay_in_the_slots_is_written_over(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes of the same file: under its other name it holds no box any more."""
    root = filled(place, tmp_path)
    other = tmp_path / "other name"
    os.link(root / "slots.a", other)
    before = other.read_bytes()
    wipe.lose_keys(root, place.env.profile)
    after = other.read_bytes()
    assert len(after) == len(before)
    assert sum(a == b for a, b in zip(before, after, strict=True)) < len(before) // 8


def test_other_things_in_the_folder_stay(place: Place, tmp_path: Path) -> None:
    root = filled(place, tmp_path)
    (root / "صورة العائلة.jpg").write_bytes(b"made up")
    (root / "files" / "inner").mkdir()
    wipe.lose_keys(root, place.env.profile)
    wiped = wipe.clear(root)
    assert wiped.others
    assert (root / "صورة العائلة.jpg").read_bytes() == b"made up"
    assert not [path for path in root.iterdir() if path.name.startswith(("db.", "slots"))]


def test_no_link_is_followed(place: Place, tmp_path: Path) -> None:
    """A folder on a stick was in other hands."""
    root = filled(place, tmp_path)
    mine, far = tmp_path / "mine", tmp_path / "far"
    mine.write_bytes(b"of somebody else")
    far.mkdir()
    (far / "0").write_bytes(b"of somebody else")
    (root / "slots.b").unlink()
    (root / "slots.b").symlink_to(mine)
    (root / "held").symlink_to(far, target_is_directory=True)
    wipe.lose_keys(root, place.env.profile)
    wipe.clear(root)
    assert mine.read_bytes() == (far / "0").read_bytes() == b"of somebody else"


def test_a_folder_that_is_no_vault_is_left_alone(place: Place, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "thesis.txt").write_bytes(b"made up")
    with pytest.raises(UserError) as refused:
        wipe.lose_keys(tmp_path, place.env.profile)
    assert refused.value.name == "E_NO_VAULT"
    assert (tmp_path / "files" / "thesis.txt").is_file()


def test_nothing_is_cleared_while_it_has_keys(place: Place, tmp_path: Path) -> None:
    root = filled(place, tmp_path)
    with pytest.raises(UserError) as refused:
        wipe.clear(root)
    assert refused.value.name == "E_EXISTS"
    place.open().lock()


def test_one_slot_that_the_disk_keeps_is_told_and_the_other_goes(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = filled(place, tmp_path)
    real = wipe._lose

    def kept(path: Path) -> None:
        if path.name == "slots.a":
            raise PermissionError(13, "kept")
        real(path)

    monkeypatch.setattr(wipe, "_lose", kept)
    with pytest.raises(EnvironmentFault):
        wipe.lose_keys(root, place.env.profile)
    assert (root / "slots.a").exists() and not (root / "slots.b").exists()


def test_a_backup_stays_and_opens(place: Place, tmp_path: Path) -> None:
    root = filled(place, tmp_path)
    vault = place.open()
    stick = tmp_path / "stick"
    stick.mkdir()
    vault.back_up(stick)
    vault.lock()
    wipe.lose_keys(root, place.env.profile)
    wipe.clear(root)
    back = restore(stick, place.root / "vault", place.env, SILENT)
    assert back.folder == root
    again = place.open()
    assert again.check() == []
    again.lock()
