"""Sticks that are full, read-only, pulled out, lying; files that are no files; attachments."""

from __future__ import annotations

import errno
import io
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from tests.exchange.conftest import Town, a_case, case_id, contents, names
from tests.exchange.forge import Forged

from vsdesk.crypto.canonical import Json
from vsdesk.errors import EnvironmentFault
from vsdesk.exchange import media
from vsdesk.exchange.container import padded, padme
from vsdesk.exchange.export import hand_over, preview
from vsdesk.exchange.volume_receipt import receive
from vsdesk.vault.edit import Edit

MIB = 1024 * 1024


@dataclass
class BadDisk(media.Disk):
    """A stick with one fault. `budget` is how many bytes it takes before the fault."""

    fault: str
    budget: int = 100_000
    made: list[Path] = field(default_factory=list)

    def free(self, folder: Path) -> int:
        """Little, when it says that it is full."""
        return 1000 if self.fault == "small" else super().free(folder)

    def create(self, path: Path) -> BinaryIO:
        """A file that breaks off."""
        if self.fault == "readonly":
            raise OSError(errno.EROFS, "read-only")
        self.made.append(path)
        stream = super().create(path)
        numbers = {"full": errno.ENOSPC, "pulled": errno.EIO}
        if self.fault not in numbers:
            return stream
        return cast("BinaryIO", Breaking(stream, self.budget, numbers[self.fault]))

    def sync(self, stream: BinaryIO) -> None:
        """Fails on a torn write."""
        if self.fault == "torn":
            raise OSError(errno.EIO, "torn")
        super().sync(stream)

    def reread(self, path: Path) -> BinaryIO:
        """Other bytes than were written."""
        data = path.read_bytes()
        if self.fault == "lies":
            return io.BytesIO(data[:-1] + bytes([data[-1] ^ 1]))
        if self.fault == "short":
            return io.BytesIO(data[:-512])
        return super().reread(path)

    def size(self, path: Path) -> int | None:
        """Gone after it was renamed."""
        return None if self.fault == "vanishes" else super().size(path)


class Breaking:
    """A file that breaks after some bytes."""

    def __init__(self, stream: BinaryIO, budget: int, number: int) -> None:
        self.stream, self.budget, self.number = stream, budget, number

    def write(self, data: bytes) -> int:
        """Write until the budget is used up."""
        self.budget -= len(data)
        if self.budget < 0:
            raise OSError(self.number, "broken")
        return self.stream.write(data)

    def __enter__(self) -> Breaking:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("small", "E_DISK"),
        ("full", "E_DISK"),
        ("readonly", "E_MEDIA_RO"),
        ("pulled", "E_IO"),
        ("torn", "E_IO"),
        ("lies", "E_IO"),
        ("short", "E_IO"),
    ],
)
def test_a_bad_stick_keeps_the_queue(town: Town, fault: str, code: str) -> None:
    amal = town.vaults["amal"]
    amal.save(a_case())
    before, stick = preview(amal), town.stick()
    with pytest.raises(EnvironmentFault) as caught:
        hand_over(amal, stick, disk=BadDisk(fault))
    assert caught.value.name == code
    assert list(stick.iterdir()) == []
    assert preview(amal) == before
    assert amal.postings.outbox() == []
    town.carry("amal", "salma")
    assert names(town.vaults["salma"]) == ["مروان"]


def test_a_file_that_vanishes_is_not_written(town: Town) -> None:
    amal = town.vaults["amal"]
    amal.save(a_case())
    [handed] = hand_over(amal, town.stick(), disk=BadDisk("vanishes"))
    assert handed.codes == ("W_VANISHED",)
    assert handed.files == ()
    assert amal.postings.outbox() == []


def test_a_stick_that_is_pulled_while_reading(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    salma = town.vaults["salma"]
    town.vaults["amal"].save(a_case())
    [path] = town.hand("amal")
    before = contents(salma)
    opened = media.open_plain

    class Pulled(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if self.tell() > 70_000:
                raise OSError(errno.EIO, "pulled")
            return super().read(size)

    def pulled(where: Path) -> BinaryIO:
        with opened(where) as stream:
            return Pulled(stream.read())

    monkeypatch.setattr(media, "open_plain", pulled)
    [received] = town.take("salma", [path])
    assert (received.status, received.code, received.exit_code) == ("stopped", "E_IO", 3)
    assert contents(salma) == before


def test_names_and_dates_tell_nothing(town: Town) -> None:
    town.vaults["amal"].save(a_case())
    [path] = town.hand("amal")
    assert len(path.stem) == 8
    assert path.suffix == ".age"
    assert path.stat().st_mtime == 1_767_225_600  # 1 January 2026
    assert list(path.parent.iterdir()) == [path]


def test_two_exporters_on_one_share(town: Town) -> None:
    town.vaults["amal"].save(a_case(1))
    town.vaults["baran"].save(a_case(2))
    share = town.stick()
    for name in ("amal", "baran", "amal"):
        hand_over(town.vaults[name], share)
    assert len(list(share.iterdir())) == 3
    assert {one.status for one in receive(town.vaults["salma"], [share])} == {"applied"}


def test_programs_on_the_stick_are_mentioned_and_not_touched(town: Town) -> None:
    town.vaults["amal"].save(a_case())
    stick = town.stick()
    (stick / "AUTORUN.INF").write_bytes(b"[autorun]")
    [handed] = hand_over(town.vaults["amal"], stick)
    assert handed.codes == ("W_EXECUTABLES_ON_MEDIA",)
    assert (stick / "AUTORUN.INF").read_bytes() == b"[autorun]"


def test_links_pipes_and_folders_named_like_a_bundle(town: Town) -> None:
    stick, salma = town.stick(), town.vaults["salma"]
    town.vaults["amal"].save(a_case())
    [real] = town.hand("amal")
    os.mkfifo(stick / "pipe.age")
    (stick / "link.age").symlink_to(real)
    (stick / "folder.age").mkdir()
    (stick / "device.age").symlink_to("/dev/zero")
    found = receive(salma, [stick])
    assert {one.path.stem for one in found} == {"pipe", "link", "folder", "device"}
    assert {(one.status, one.code) for one in found} == {("refused", "E_NOT_BUNDLE")}
    assert all(one.beside for one in found)
    for name in ("pipe", "link", "device"):
        [received] = receive(salma, [stick / f"{name}.age"])
        assert (received.status, received.code) == ("refused", "E_NOT_BUNDLE")
    [gone] = receive(salma, [stick / "gone.age"])
    assert (gone.status, gone.code) == ("stopped", "E_IO")


def test_sticks_are_found_in_the_mount_table(tmp_path: Path) -> None:
    stick = tmp_path / "stick of Salma"
    stick.mkdir()
    table = tmp_path / "mountinfo"
    place = str(stick).replace(" ", "\\040")
    table.write_text(
        "21 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        f"30 21 8:17 / {place} rw,nosuid - vfat /dev/sdb1 rw\n"
        f"31 21 8:18 / {place} ro - exfat /dev/sdc1 ro\n"
        "32 21 8:19 / /nowhere/at/all rw - vfat /dev/sdd1 rw\n"
        "odd line\n"
    )
    found = media.media(table)
    assert [(one.path, one.name, one.writable) for one in found] == [
        (stick, "stick of Salma", True),
        (stick, "stick of Salma", False),
    ]
    assert media.media(tmp_path / "none") == []


def test_the_padme_grid() -> None:
    assert [padme(size) for size in (0, 1, 2, 8, 9, 100, 1_000_000)] == [
        0,
        1,
        2,
        8,
        10,
        104,
        1_015_808,
    ]
    for size in range(1, 70_000, 37):
        assert size <= padme(size) <= size * 1.12 + 2
        assert padme(padme(size)) == padme(size)
    assert padded(5) == 256 * 1024


def an_attachment(town: Town, size: int, number: int = 1) -> tuple[bytes, str]:
    """Amal puts a made-up scan of this size to a case; its bytes and its blob."""
    data = town.rng(size)
    amal = town.vaults["amal"]
    with amal.transaction():
        stored = amal.files.add(io.BytesIO(data))
        parts: dict[str, Json] = {"blob": stored.blob, "size": size, "file_name": "وثيقة.pdf"}
        amal.save([Edit("evidence_item", parts, parent=case_id(number))])
    return data, stored.blob


def test_an_attachment_travels_with_its_case(town: Town) -> None:
    town.vaults["amal"].save(a_case())
    data, blob = an_attachment(town, 2 * MIB + 12345)
    [received] = town.carry("amal", "salma")
    assert received.files == 1
    salma = town.vaults["salma"]
    assert salma.files.complete(blob)
    assert salma.files.read(blob) == data
    town.carry("salma", "amal")
    assert preview(town.vaults["amal"]).nothing


def test_volumes_never_cut_a_run_and_come_in_any_order(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    for number in range(1, 7):
        amal.save(a_case(number))
    data, blob = an_attachment(town, 3 * MIB)
    [handed] = hand_over(amal, town.stick(), limit=30_000)
    assert len(handed.files) >= 5
    *some, last = handed.files
    order = [last, *some]
    missed = order.pop(2)
    assert {one.status for one in receive(salma, order)} == {"applied"}
    # Whatever of a case is here, is here whole.
    for number in range(1, 7):
        if salma.read.view(case_id(number)) is not None:
            assert names(salma, number) == ["مروان"]
    receive(salma, [missed])
    assert all(names(salma, number) == ["مروان"] for number in range(1, 7))
    # Chunks that came before their list were not kept: they are asked for.
    town.carry("salma", "amal")
    town.carry("amal", "salma")
    assert salma.files.read(blob) == data


def test_volumes_in_the_order_of_their_names_drop_no_chunk(town: Town) -> None:
    """Names are random: taken in in the worst order, all chunks are there at once."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case())
    data, blob = an_attachment(town, 5 * MIB)
    [handed] = hand_over(amal, town.stick(), limit=2 * MIB + 200_000)
    other = town.stick() / "none.age"
    other.write_bytes(b"no bundle")
    received = receive(salma, [*reversed(handed.files), other])
    assert [one.vol for one in received] == [1, 2, 3, 0]
    assert [one.status for one in received] == ["applied"] * 3 + ["refused"]
    assert salma.files.read(blob) == data


def test_bundles_of_one_device_go_as_it_wrote_them(town: Town) -> None:
    """Names are random: an older bundle that comes behind a newer one is no loss at who sent both."""
    amal, baran, salma = (town.vaults[one] for one in ("amal", "baran", "salma"))
    files = []
    for number in range(1, 5):
        amal.save(a_case(number))
        files += town.hand("amal")
    baran.save(a_case(9))
    other = town.hand("baran")
    received = receive(salma, [files[3], *other, *files[2::-1]])
    assert [one.path for one in received] == [*files, *other]
    assert not any("W_PEER_ROLLBACK" in one.codes for one in received)
    brought = [[change.space for change in one.spaces if change.new] for one in received]
    assert brought == [[case_id(number)] for number in (1, 2, 3, 4, 9)], (
        "each tells what it brought"
    )


def test_no_chunk_rides_before_its_list(town: Town) -> None:
    """A long run fills a volume of its own, and the one before it has room for the file that it names."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    for number in range(1, 7):
        amal.save(a_case(number))
    for _ in range(4):
        long = {"place_text": "كلمة " * 50_000}
        amal.save([Edit("event", long, parent=case_id(6))])
    data, blob = an_attachment(town, MIB // 2, 6)
    [handed] = hand_over(amal, town.stick(), limit=MIB + 200_000)
    assert {one.status for path in handed.files for one in receive(salma, [path])} == {"applied"}
    assert len(handed.files) > 1
    assert salma.files.read(blob) == data


def test_a_lost_volume_of_chunks_is_asked_for_and_resumed(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case())
    data, blob = an_attachment(town, 5 * MIB)
    [handed] = hand_over(amal, town.stick(), limit=2 * MIB + 200_000)
    assert len(handed.files) == 3
    receive(salma, handed.files[:2])
    assert not salma.files.complete(blob)
    missing = salma.files.missing(blob)
    assert missing and len(missing) < 5
    town.carry("salma", "amal")
    [again] = hand_over(amal, town.stick())
    receive(salma, again.files)
    assert salma.files.read(blob) == data


def test_chunks_twice_out_of_range_and_of_another_file(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case())
    data, blob = an_attachment(town, 2 * MIB)
    [path] = town.hand("amal")
    forged = Forged.of(path, salma, amal)
    chunk = forged.objects[forged.of_type("chunk")][1]
    far = chunk[:32] + (99).to_bytes(8, "big") + chunk[40:]
    other = b"\7" * 32 + chunk[32:]
    wrong = chunk[:-1] + bytes([chunk[-1] ^ 1])
    forged.objects[forged.of_type("chunk") : 0] = []
    forged.objects += [("chunk", chunk), ("chunk", far), ("chunk", other), ("chunk", wrong)]
    stick = town.stick() / "x.age"
    assert town.take("salma", [forged.write(stick, [salma], town.rng)])[0].status == "applied"
    assert salma.files.read(blob) == data


def a_chunk_list(town: Town) -> tuple[Forged, int, bytes]:
    """A bundle for Salma to be forged, and the place and bytes of its chunk list."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case())
    an_attachment(town, 1000)
    [path] = town.hand("amal")
    forged = Forged.of(path, salma, amal)
    at = forged.of_type("blobman")
    return forged, at, forged.objects[at][1]


def test_a_chunk_list_that_declares_64_gib(town: Town) -> None:
    salma = town.vaults["salma"]
    forged, at, man = a_chunk_list(town)
    forged.objects[at] = ("blobman", man.replace(b'"size":1000', b'"size":68719476736'))
    before = contents(salma)
    [received] = town.take("salma", [forged.write(town.stick() / "x.age", [salma], town.rng)])
    assert (received.status, received.code) == ("refused", "E_OBJECT")
    assert contents(salma) == before


def test_a_chunk_list_that_no_body_names_is_not_kept(town: Town) -> None:
    salma = town.vaults["salma"]
    forged, at, man = a_chunk_list(town)
    forged.objects.insert(at, ("blobman", man.replace(b'"size":1000', b'"size":1001')))
    town.take("salma", [forged.write(town.stick() / "x.age", [salma], town.rng)])
    assert salma.database.one("SELECT count(*) FROM file")[0] == 1
