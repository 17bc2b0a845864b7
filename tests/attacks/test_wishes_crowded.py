"""What a vault misses is asked for whoever else left something out, and a chunk that does not fit is cheap.

Everybody is made up.
"""

from __future__ import annotations

import hashlib
import io

import pytest
from tests.attacks.work import calls
from tests.exchange.conftest import Town, a_case, case_id
from tests.exchange.forge import Forged

from vsdesk.crypto.chunks import CHUNK, chunk_count
from vsdesk.exchange import sync_wishes
from vsdesk.exchange.export import hand_over
from vsdesk.exchange.manifest import MIB
from vsdesk.exchange.verify import join_chunk
from vsdesk.exchange.volume_receipt import receive
from vsdesk.vault.chunk_list import BlobMan
from vsdesk.vault.edit import Edit

LAST = b"z"
ASKED = 8  # bodies and chunks of one bundle here


def listed(chunks: int, salt: int) -> bytes:
    """The chunk list of a file of so many chunks, of which nobody has a byte but the last."""
    some = salt.to_bytes(32, "big")
    size = (chunks - 1) * CHUNK + len(LAST)
    assert chunk_count(size) == chunks
    hashes = (*[bytes(32)] * (chunks - 1), hashlib.sha256(some + LAST).digest())
    return BlobMan(some, size, hashes).to_bytes()


def promised(town: Town, mans: list[bytes]) -> Forged:
    """A bundle of Baran's that promises these files in a case of his own, and holds none of them."""
    baran, salma = town.vaults["baran"], town.vaults["salma"]
    baran.save(a_case(9))
    blobs = [hashlib.sha256(man).hexdigest() for man in mans]
    baran.save([Edit("evidence_item", {"blob": one}, parent=case_id(9)) for one in blobs])
    [path] = town.hand("baran", ["salma"])
    forged = Forged.of(path, salma, baran)
    forged.objects += [("blobman", man) for man in mans]
    return forged


def taken(town: Town, forged: Forged) -> None:
    salma = town.vaults["salma"]
    [received] = town.take("salma", [forged.write(town.stick() / "x.age", [salma], town.rng)])
    assert received.status == "applied"


def a_first_one(chunks: int) -> bytes:
    """A list that stands before nearly every other one: its hash begins with 00."""
    for salt in range(1 << 16):
        if hashlib.sha256(man := listed(chunks, salt)).digest()[0] == 0:
            return man
    raise AssertionError


def lost(town: Town) -> tuple[str, bytes]:
    """Amal hands over in three volumes; the last one is lost."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case())
    data = bytes(range(251)) * (5 * MIB // 251)
    with amal.transaction():
        stored = amal.files.add(io.BytesIO(data))
        amal.save([Edit("evidence_item", {"blob": stored.blob}, parent=case_id())])
    [handed] = hand_over(amal, town.stick(), [salma.identity.device_id], limit=2 * MIB + 200_000)
    assert len(handed.files) == 3
    receive(salma, handed.files[:2])
    assert not salma.files.complete(stored.blob)
    return stored.blob, data


def test_chunks_of_others_that_never_come_take_nobodys_place(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_wishes, "MAX_WANT", ASKED)
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    taken(town, promised(town, [a_first_one(2 * ASKED)]))
    blob, data = lost(town)
    town.carry("salma", "amal")
    town.carry("amal", "salma")
    assert salma.files.read(blob) == data
    assert amal.files.complete(blob)


def test_nor_do_bodies_that_are_left_out(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync_wishes, "MAX_WANT", ASKED)
    amal, baran, salma = (town.vaults[one] for one in ("amal", "baran", "salma"))
    baran.save(a_case(9))
    for number in range(4 * ASKED):
        baran.save(
            [
                Edit(
                    "case",
                    {"before_note": {"ar": f"كلام {number}", "src_lang": "ar"}},
                    id=case_id(9),
                )
            ]
        )
    for name in ("baran", "amal"):
        if name == "amal":
            amal.save(a_case())
        [path] = town.hand(name, ["salma"])
        forged = Forged.of(path, salma, town.vaults[name])
        forged.objects = [one for one in forged.objects if one[0] != "bodies"]
        taken(town, forged)
    missing = {one[:64] for one in salma.postings.missing_bodies(1_000)}
    assert len(missing) > ASKED
    town.carry("salma", "amal")
    town.carry("amal", "salma")
    left = {one[:64] for one in salma.postings.missing_bodies(1_000)}
    assert len(missing) - len(left) == 1  # all that Amal's one entry says is here


def test_a_chunk_that_does_not_fit_costs_no_list(town: Town) -> None:
    """The list of a large file is long: it is not read again for each of a hundred thousand small chunks."""
    chunks = 4_000

    def work(many: int, salt: int) -> int:
        man = listed(chunks, salt)
        blob = hashlib.sha256(man).hexdigest()
        forged = promised(town, [man])
        wrong = join_chunk(blob, chunks - 1, b"y")
        forged.objects += [("chunk", wrong)] * many
        return calls(lambda: taken(town, forged))

    few = work(1, 1)
    assert work(60, 2) < few + 60 * 1_000
