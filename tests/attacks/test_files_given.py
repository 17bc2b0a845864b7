"""What lies in a folder or on a stick that somebody handed over reads no other file, and hangs nobody.

A link in it leads nowhere; a pipe, a device and what has no end is answered honestly. A file that a person
names may be named by a link: that is their own choice. Everybody is made up.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.attacks.kit import Town, carry

from vsdesk import diskio
from vsdesk.desk import Desk
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.tables.book import Book

ITEM = "cd" * 16
PRIVATE = b"a private file of the coordinator"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    path = tmp_path / "home" / ITEM
    path.write_bytes(PRIVATE)
    return path


def file_is_a_link(files: Path, secret: Path) -> None:
    files.mkdir()
    (files / ITEM).symlink_to(secret)


def folder_is_a_link(files: Path, secret: Path) -> None:
    files.symlink_to(secret.parent)


def file_is_a_pipe(files: Path, secret: Path) -> None:
    files.mkdir()
    os.mkfifo(files / ITEM)


def file_is_a_folder(files: Path, secret: Path) -> None:
    (files / ITEM).mkdir(parents=True)


@pytest.mark.parametrize(
    "lay", [file_is_a_link, folder_is_a_link, file_is_a_pipe, file_is_a_folder]
)
def test_a_dump_reads_no_file_but_its_own(
    made: Town, tmp_path: Path, secret: Path, lay: Callable[[Path, Path], None]
) -> None:
    (tmp_path / "dump").mkdir()
    files = tmp_path / "dump" / "files"
    lay(files, secret)
    kind = {"case_type": "enforced_disappearance"}
    case = made.enemy.desk.cases.new_case({"given_ar": "x"}, kind).ids[0]
    made.enemy.hand_over(made.rima)
    row = {"kind": "evidence_item", "id": ITEM, "parent": case, "type": "document"}
    lines = [
        json.dumps(one).encode() for one in ({"vsdesk": 1, "schema": 1}, {**row, "blob": "ab" * 32})
    ]
    loaded = made.rima.loads.load(lines, files=files)
    assert ("file", "evidence_item") in {(one.rule, one.kind) for one in loaded.remarks}
    carry(made.rima, made.stick, made.enemy.desk)
    for desk in (made.rima, made.enemy.desk):
        assert not desk.cases.record(ITEM).every("blob")


def test_the_file_itself_comes(made: Town, tmp_path: Path) -> None:
    """The neighbour. The folder that a person names may be a link: it is the one they chose."""
    (tmp_path / "there" / "files").mkdir(parents=True)
    (tmp_path / "there" / "files" / ITEM).write_bytes(PRIVATE)
    (tmp_path / "dump").symlink_to(tmp_path / "there")
    row = {"kind": "evidence_item", "id": ITEM, "parent": made.case, "type": "document"}
    lines = [json.dumps(one).encode() for one in ({"vsdesk": 1, "schema": 1}, row)]
    made.rima.loads.load(lines, files=tmp_path / "dump" / "files")
    blob = made.rima.cases.record(ITEM).text("blob")
    assert made.rima.context.vault.files.read(blob) == PRIVATE


# -- every door through which a given file comes ---------------------------------------------------


def attach(desk: Desk, case: str, path: Path) -> None:
    desk.files.attach(path, case, kind="document")


def photo(desk: Desk, case: str, path: Path) -> None:
    desk.files.attach(path, case, kind="photo")


def table(desk: Desk, case: str, path: Path) -> None:
    Book.read(path)


def list_to_match(desk: Desk, case: str, path: Path) -> None:
    desk.matching.files.columns(path)


def small_file(desk: Desk, case: str, path: Path) -> None:
    diskio.read_file(path, 8)


DOORS = (attach, photo, table, list_to_match, small_file)


@pytest.mark.parametrize("door", DOORS)
def test_no_door_hangs_at_a_pipe_or_reads_a_device(
    made: Town, tmp_path: Path, door: Callable[[Desk, str, Path], None]
) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "device.csv").symlink_to("/dev/zero")
    for name in ("pipe.csv", "device.csv"):
        with pytest.raises(UserError, match="E_PLAIN"):
            door(made.rima, made.case, tmp_path / name)


def test_more_than_the_limit_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"x" * 9)
    assert diskio.read_file(path, 9) == b"x" * 9
    with pytest.raises(UserError, match="E_LIMIT"):
        diskio.read_file(path, 8)


def test_a_link_that_a_person_names_is_their_own_choice(secret: Path, tmp_path: Path) -> None:
    (tmp_path / "chosen").symlink_to(secret)
    assert diskio.read_file(tmp_path / "chosen", 99) == PRIVATE
    with pytest.raises(UserError, match="E_PLAIN"):
        diskio.open_inside(tmp_path, "chosen")
    with pytest.raises(UserError, match="E_PLAIN"):
        diskio.open_plain(tmp_path / "chosen", linked=False)
    with pytest.raises(EnvironmentFault, match="E_NO_FILE"):
        diskio.open_inside(tmp_path, "home", "no such file")
    assert diskio.plain_files(tmp_path) == []
    assert diskio.plain_files(secret.parent) == [secret]


def test_a_passphrase_may_come_through_a_pipe() -> None:
    """The neighbour: `<(command)` of a shell is a pipe, and leaves nothing on the disk."""
    reads, writes = os.pipe()
    os.write(writes, b"made up words")
    os.close(writes)
    with diskio.open_file(Path(f"/dev/fd/{reads}"), pipe=True) as stream:
        assert stream.read() == b"made up words"
    os.close(reads)
