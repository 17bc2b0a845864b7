"""S16: what the program writes can be read by nobody else of the computer."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from tests.desk.conftest import House

from vsdesk import diskio
from vsdesk.ui.kit.settings import Settings


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def open_umask() -> object:
    before = os.umask(0o022)
    yield before
    os.umask(before)


def test_s16_a_file_and_a_folder_are_for_their_owner_alone(tmp_path: Path) -> None:
    diskio.make_folder(tmp_path / "a/b")
    diskio.write_file(tmp_path / "a/b/c", b"x")
    (tmp_path / "there").write_bytes(b"old")
    (tmp_path / "there").chmod(0o644)
    diskio.save_file(tmp_path / "there", b"new")
    assert [mode(tmp_path / one) for one in ("a", "a/b", "a/b/c", "there")] == [
        0o700,
        0o700,
        0o600,
        0o600,
    ]
    with pytest.raises(FileExistsError):
        diskio.create_file(tmp_path / "there")


def test_s16_so_are_vault_profile_settings_and_dump(house: House, tmp_path: Path) -> None:
    desk = house.coordinator("sindyan")
    desk.loads.dump(house.root / "dump")
    desk.access.lock()
    Settings().save(house.root / "home/vsdesk")
    for name in ("sindyan", "profile-sindyan", "dump", "home"):
        root = house.root / name
        assert mode(root) == 0o700, name
        for path in root.rglob("*"):
            if path.is_dir():
                assert mode(path) == 0o700, path.name
            elif not path.name.startswith("db.") and path.name != "lock":  # in a folder of 0700
                assert mode(path) == 0o600, path.name
