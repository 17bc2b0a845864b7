"""Findings S13 and S14: what an enrolled device can make a vault keep, do again, or erase without a
question."""

from __future__ import annotations

import hashlib
import io
import os
from typing import TYPE_CHECKING, cast

import pytest
from tests.exchange.conftest import Town, a_case, contents
from tests.exchange.forge import Forged

from vsdesk.crypto import canonical
from vsdesk.crypto.chunks import CHUNK, MAX_FILE, chunk_count
from vsdesk.crypto.frame import FrameType, parse_frame, sign_frame
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.exchange import held_volumes, manifest, media, put_aside_evidence
from vsdesk.exchange.manifest import LIMITS, MIB
from vsdesk.exchange.outcome import ReceivedFile
from vsdesk.exchange.verify import join_chunk
from vsdesk.vault.chunk_list import BlobMan
from vsdesk.vault.edit import Edit
from vsdesk.vault.erasure.erasure_frames import LATELY
from vsdesk.vault.erasure.held_frames import MANY_SPACES

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from vsdesk.vault.sync.outbox import Postings, SetAside
    from vsdesk.vault.vault import Vault


def sent_by_amal(town: Town, *extra: Edit) -> Forged:
    """What Amal hands to Salma, in pieces."""
    amal = town.vaults["amal"]
    amal.save([*a_case(), *extra])
    [path] = town.hand("amal", ["salma"])
    return Forged.of(path, town.vaults["salma"], amal)


def give(town: Town, forged: Forged, reader: str = "salma") -> ReceivedFile:
    """Take a forged file in."""
    path = forged.write(town.stick() / "forged.age", [town.vaults[reader]], town.rng)
    [received] = town.take(reader, [path])
    return received


# -- S13 -------------------------------------------------------------------------------------------


def test_s13_a_checkpoint_that_another_signed_is_not_judged_again(town: Town) -> None:
    """Amal signs a checkpoint that names a device nobody knows: no list will ever mend it."""
    forged = sent_by_amal(town)
    salma, amal = town.vaults["salma"], town.vaults["amal"]
    at = forged.of_type("checkpoint")
    read = canonical.decode_object(parse_frame(forged.objects[at][1], LIMITS["checkpoint"]).payload)
    frame = sign_frame(
        FrameType.CHECKPOINT, canonical.encode({**read, "kid": "ab" * 32}), [amal.identity.signing]
    )
    forged.objects[at] = ("checkpoint", frame)
    lines = [canonical.decode_object(one) for one in forged.lines("leaves")]
    old = next(
        key for key, value in lines[0].items() if isinstance(value, str) and len(value) == 64
    )
    forged.set_lines("leaves", [canonical.encode({**lines[0], old: sha256(frame).hex()})])
    received = give(town, forged)
    assert (received.status, received.codes) == ("partial", ("L_CHAIN",))
    assert [one.code for one in salma.postings.evidence()] == ["L_CHAIN"]


def test_s13_evidence_is_judged_once_for_each_list(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    salma, amal = town.vaults["salma"], town.vaults["amal"]
    read: list[int] = []
    real = type(salma.postings).evidence

    def watched(self: Postings) -> list[SetAside]:
        read.append(1)
        return real(self)

    monkeypatch.setattr(type(salma.postings), "evidence", watched)
    for number in range(1, 6):
        amal.save(a_case(number))
        assert [one.status for one in town.carry("amal", "salma")] == ["applied"]
    assert len(read) <= 1  # not once for each import
    town.vault("new")
    town.enrol("new", "salma")
    amal.save(a_case(6))
    town.carry("amal", "salma")
    assert len(read) <= 2  # the list was changed


def newer(town: Town, size: int, seed: int) -> Path:
    """A volume of a newer program, of about this size."""
    forged = sent_by_amal(town) if seed == 0 else sent_again(town)
    forged.manifest["v"] = 2
    forged.objects += [("later", bytes([seed]) * (8 * MIB))] * (size // (8 * MIB))
    return forged.write(town.stick() / "newer.age", [town.vaults["salma"]], town.rng)


def sent_again(town: Town) -> Forged:
    """A further case of Amal."""
    amal = town.vaults["amal"]
    amal.save(a_case(len(town.vaults) * 100 + town.sticks))
    [path] = town.hand("amal", ["salma"])
    return Forged.of(path, town.vaults["salma"], amal)


@pytest.mark.parametrize("limit", ["files", "bytes"])
def test_s13_what_is_not_kept_is_not_called_held(
    town: Town, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    salma = town.vaults["salma"]
    first, second = newer(town, 0, 0), newer(town, 0, 1)
    if limit == "files":
        monkeypatch.setattr(held_volumes, "HELD_LIMIT", 1)
    else:
        monkeypatch.setattr(held_volumes, "HELD_BYTES", first.stat().st_size + 1)
    [kept] = town.take("salma", [first])
    assert (kept.status, kept.code) == ("held", "E_VERSION")
    before = contents(salma)
    [gone] = town.take("salma", [second])
    assert (gone.status, gone.code, gone.exit_code) == ("refused", "E_HELD_FULL", 4)
    assert len(list(held_volumes.held_folder(salma).iterdir())) == 1 and contents(salma) == before
    [again] = town.take("salma", [first])
    assert again.status == "held"  # it is here


def test_s13_a_newer_entry_that_is_not_kept_is_told_so_too(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    forged = sent_by_amal(town)
    lines = [canonical.decode_object(one) for one in forged.lines("entries")]
    forged.set_lines("entries", [canonical.encode({**one, "v": 2}) for one in lines])
    monkeypatch.setattr(held_volumes, "HELD_LIMIT", 0)
    received = give(town, forged)
    assert (received.status, received.code) == ("refused", "E_HELD_FULL")


def test_s13_a_held_file_is_copied_in_blocks(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    path = newer(town, 16 * MIB, 0)
    asked: list[int] = []
    real = media.open_plain

    class Watched(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            asked.append(-1 if size is None else size)
            return super().read(size)

    def watched(path: Path) -> BinaryIO:
        real(path).close()
        return cast("BinaryIO", Watched(path))

    monkeypatch.setattr(media, "open_plain", watched)
    [received] = town.take("salma", [path])
    assert received.status == "held" and asked
    assert -1 not in asked and max(asked) <= MIB
    [kept] = held_volumes.held_folder(town.vaults["salma"]).iterdir()
    assert kept.read_bytes() == path.read_bytes()


def test_s13_a_full_disk_while_a_newer_file_is_kept_stops_and_nothing_more(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = newer(town, 0, 0)

    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    [received] = town.take("salma", [path])
    assert (received.status, received.code) == ("stopped", "E_DISK")


def test_s13_unknown_objects_are_limited_in_a_volume_and_in_a_vault(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    salma = town.vaults["salma"]
    forged = sent_by_amal(town)
    monkeypatch.setattr(manifest, "UNKNOWN_TOTAL", 1000)
    monkeypatch.setattr(put_aside_evidence, "UNKNOWN_KEPT", 1500)
    forged.objects += [("later", b"x" * 600), ("later", b"y" * 600)]
    before = contents(salma)
    assert give(town, forged).code == "E_LIMIT"
    assert contents(salma) == before
    forged.objects = [*forged.objects[:-1]]
    received = give(town, forged)
    assert received.codes == ("W_UNKNOWN_OBJECT",)
    again = sent_again(town)
    again.objects.append(("later", b"z" * 950))
    received = give(town, again)
    assert received.status == "applied" and received.codes == ("W_UNKNOWN_FULL",)
    assert [len(data) for _, data in salma.postings.objects_aside()] == [600]


def declared(town: Town, size: int) -> tuple[Vault, str, bytes]:
    """A vault that was told of a file of this size, and has nothing of it; its blob, the last chunk."""
    salma = town.vaults["salma"]
    last = b"z" * (size - (chunk_count(size) - 1) * CHUNK)
    salt = bytes(32)
    hashes = [bytes(32)] * (chunk_count(size) - 1) + [hashlib.sha256(salt + last).digest()]
    with salma.transaction():
        blob = salma.files.expect(BlobMan(salt, size, tuple(hashes)).to_bytes())
    return salma, blob, last


def on_disk(vault: Vault) -> int:
    """The bytes that the files of a vault claim."""
    return sum(one.stat().st_size for one in vault.folder.files.iterdir())


def test_s13_a_list_of_64_gib_makes_no_such_file(town: Town) -> None:
    salma, blob, last = declared(town, MAX_FILE)
    with salma.transaction():
        assert salma.files.put_chunk(blob, chunk_count(MAX_FILE) - 1, last)
    assert on_disk(salma) < 2 * CHUNK
    assert salma.files.chunk(blob, chunk_count(MAX_FILE) - 1) == last
    assert not salma.files.complete(blob)
    salma.files.sweep()
    assert salma.files.chunk(blob, chunk_count(MAX_FILE) - 1) == last  # it waits


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1), (1, 3, 0, 2)])
def test_s13_chunks_come_in_any_order(town: Town, order: tuple[int, ...]) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    data = bytes(range(256)) * (4096 * 3) + b"the end"
    stored = amal.files.add(io.BytesIO(data))
    man = amal.files.man(stored.blob)
    assert man is not None
    with salma.transaction():
        salma.files.expect(man)
    for index in order:
        chunk = amal.files.chunk(stored.blob, index)
        assert chunk is not None and join_chunk(stored.blob, index, chunk)
        with salma.transaction():
            assert salma.files.put_chunk(stored.blob, index, chunk)
            assert not salma.files.put_chunk(stored.blob, index, chunk)  # a repeat
        assert salma.files.chunk(stored.blob, index) == chunk
    assert salma.files.read(stored.blob) == data
    assert salma.files.digest(stored.blob) == stored.sha256
    salma.files.tidy()
    assert [one.name for one in salma.folder.files.iterdir() if "-" in one.name] == []
    assert salma.files.read(stored.blob) == data and salma.check() == []


# -- S14 -------------------------------------------------------------------------------------------


def ordered(town: Town, cases: int, pieces: int) -> list[Path]:
    """Salma's orders to erase Baran's cases, in pieces, each as a volume for Baran."""
    salma, baran = town.vaults["salma"], town.vaults["baran"]
    for number in range(1, cases + 1):
        baran.save(a_case(number))
    town.carry("baran", "salma")
    town.carry("salma", "baran")  # the receipts: nothing is unsent
    made = []
    every = [str(a_case(number)[0].id) for number in range(1, cases + 1)]
    for start in range(0, cases, cases // pieces):
        with salma.transaction():
            salma.orders.give(
                salma.orders.draft("legal_order", spaces=every[start : start + cases // pieces])
            )
        salma.orders.finish()
        made += town.hand("salma", ["baran"])
    return made


def left(vault: Vault) -> int:
    """The cases of which something is left."""
    sql = "SELECT count(*) FROM record WHERE kind = 'case' AND erased = 0"
    return int(vault.database.one(sql)[0])


@pytest.mark.parametrize("together", [True, False])
def test_s14_orders_in_pieces_are_counted_together(town: Town, together: bool) -> None:
    baran = town.vaults["baran"]
    files = ordered(town, MANY_SPACES + 4, 3)
    if together:
        received = town.take("baran", files)
        assert left(baran) == MANY_SPACES + 4  # nothing went before the question
        assert all("W_ERASURE_WAITS" in one.codes for one in received)
    else:
        received = [one for file in files for one in town.take("baran", [file])]
        assert left(baran) >= 4
        assert "W_ERASURE_WAITS" in received[-1].codes
    assert baran.erasing.waiting()
    assert sum(one.erased for one in received) <= 3 * MANY_SPACES


def test_s14_after_thirty_days_of_its_own_clock_it_is_counted_anew(town: Town) -> None:
    baran = town.vaults["baran"]
    first, second = ordered(town, MANY_SPACES + 4, 2)
    assert "W_ERASURE_WAITS" not in town.take("baran", [first])[0].codes
    town.clock.now += LATELY + 1
    assert "W_ERASURE_WAITS" not in town.take("baran", [second])[0].codes
    assert left(baran) == 0
    assert baran.erasing.waiting() == []


def test_s14_few_are_carried_out_as_before_and_a_repeat_counts_nothing(town: Town) -> None:
    baran = town.vaults["baran"]
    files = ordered(town, 6, 2)
    for _ in range(8):
        received = town.take("baran", files)
        assert all("W_ERASURE_WAITS" not in one.codes for one in received)
    assert left(baran) == 0
    assert sum(many for _, many in baran.meta.get("erased")) == 6


def test_s14_orders_of_who_does_not_lead_count_nothing(town: Town) -> None:
    salma, amal, baran = (town.vaults[one] for one in ("salma", "amal", "baran"))
    [*_, path] = ordered(town, 4, 2)
    forged = Forged.of(path, baran, salma)
    every = [str(a_case(number)[0].id) for number in range(1, 5)]
    order = amal.orders.draft("legal_order", spaces=[*every, *(f"{n:032x}" for n in range(40))])
    frame = sign_frame(FrameType.ERASURE, order.payload(), [amal.identity.signing])
    forged.objects.insert(forged.of_type("erasure"), ("erasure", frame))
    received = give(town, forged, "baran")
    assert "W_ERASURE_WAITS" not in received.codes and received.status == "partial"
