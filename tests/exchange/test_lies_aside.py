"""What was set aside refuses nothing that comes later, whoever made it and however it reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from tests.exchange.conftest import Town, a_case, case_id
from tests.exchange.forge import Forged

from vsdesk.crypto import canonical
from vsdesk.crypto.canonical import Json
from vsdesk.crypto.frame import FrameType, sign_frame
from vsdesk.crypto.keys import SigningKey
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.exchange.outcome import ReceivedFile
from vsdesk.history.checkpoint import Leaf, leaves_line, make_checkpoints
from vsdesk.history.entry import NewOp, log_id, write_entry
from vsdesk.history.shape import ZERO_HASH

INCARNATION, SPACE = "ab" * 16, "cd" * 16
Opened = Callable[[Leaf], Sequence[Sequence[Leaf]]]  # by line of the object `leaves`


def twice(leaf: Leaf) -> list[list[Leaf]]:
    return [[leaf] * 200, [leaf] * 200]


def strange(leaf: Leaf) -> list[list[Leaf]]:
    """Leaves that the frame does not hold."""
    more = [Leaf(f"{n:032x}", leaf.log, leaf.space, n + 1, leaf.head) for n in range(400)]
    return [[leaf, *more[:200]], more[200:]]


def of_a_stranger(town: Town, opened: Opened) -> ReceivedFile:
    """Salma takes in what Baran forged: an entry of a key that no list names, by frames of it and of his."""
    baran, salma = town.vaults["baran"], town.vaults["salma"]
    baran.save(a_case(9))
    [path] = town.hand("baran", ["salma"])
    forged = Forged.of(path, salma, baran)
    trust = salma.trust.trust
    assert trust is not None
    stranger, ts = SigningKey.generate(town.rng), f"{town.clock():012x}-0000"
    log = log_id(stranger.device_id, INCARNATION, SPACE)
    told: dict[str, Json] = {"case_no": "رقم مصطنع"}
    ops = [NewOp(SPACE, "case", told)]
    entry, _ = write_entry(log, SPACE, 1, ZERO_HASH, ts, 1, 1, "0-1", ops, town.rng)
    leaf = Leaf.new(log, SPACE, 1, entry.entry_hash, town.rng)
    frames, lines = [], b""
    for key in (stranger, baran.identity.signing):
        made = make_checkpoints(trust.org, key.device_id, INCARNATION, ts, 1, [leaf], town.rng)
        [(checkpoint, _)] = made
        frames.append(sign_frame(FrameType.CHECKPOINT, checkpoint.payload(), [key]))
        for one in opened(leaf):
            lines += leaves_line(sha256(frames[-1]).hex(), one) + b"\n"
    early = [*(("checkpoint", one) for one in frames), ("leaves", lines)]
    at = forged.of_type("checkpoint")
    forged.objects[at:at] = early
    entries = [*forged.lines("entries"), entry.line]
    forged.set_lines(
        "entries", sorted(entries, key=lambda one: str(canonical.decode_object(one)["log"]))
    )
    [received] = town.take("salma", [forged.write(town.stick() / "x.age", [salma], town.rng)])
    return received


def all_is_taken(town: Town) -> None:
    """After the next change of the list, and after the vault was opened anew."""
    amal = town.vaults["amal"]
    town.vault("dalal")
    town.enrol("dalal", "salma")
    for number, opened_anew in ((2, False), (3, True)):
        if opened_anew:
            town.vaults["salma"].lock()
            town.open("salma")
        amal.save(a_case(number))
        [received] = town.carry("amal", "salma")
        assert (received.status, received.code) == ("applied", "")
        assert town.vaults["salma"].read.view(case_id(number)) is not None


@pytest.mark.parametrize("opened", [twice, strange])
def test_leaves_of_a_stranger_refuse_nobody_afterwards(town: Town, opened: Opened) -> None:
    received = of_a_stranger(town, opened)
    assert (received.status, received.codes) == ("partial", ("L_REVOKED",))
    all_is_taken(town)


@pytest.mark.parametrize(
    "piece",
    [
        b"{",
        b'{"bodies":[],"entries":[],"frames":["ff"],"leaves":[]}',
        b'{"bodies":[],"entries":["x"],"frames":[],"leaves":["y"]}',
    ],
)
def test_a_piece_that_an_older_program_put_aside_and_that_does_not_read(
    town: Town, piece: bytes
) -> None:
    salma = town.vaults["salma"]
    with salma.transaction():
        salma.postings.set_aside("L_REVOKED", "ab" * 32, "cd" * 32, town.clock(), piece)
    all_is_taken(town)
    assert [bytes(one.data) for one in town.vaults["salma"].postings.evidence()] == [piece]


def test_the_true_leaf_among_them_still_proves_what_comes_once_the_writer_is_known(
    town: Town,
) -> None:
    """Leaves twice, and such that no frame holds, beside those of a device that is enrolled later."""
    salma, zin = town.vaults["salma"], town.vault("zîn", "coordinator")
    town.enrol("zîn", "salma", "coordinator")
    new = town.vault("new")
    town.enrol("new", "salma")
    new.save(a_case(7))
    town.carry("new", "salma")
    [path] = town.hand("salma", ["zîn"])
    forged = Forged.of(path, zin, salma)
    trust = zin.trust.trust
    assert trust is not None
    newest = max(at for at, (kind, _) in enumerate(forged.objects) if kind == "trust")
    forged.objects[newest] = ("trust", trust.frames()[-1])
    forged.set_lines("leaves", forged.lines("leaves") * 3)
    [received] = town.take("zîn", [forged.write(town.stick() / "x.age", [zin], town.rng)])
    assert (received.status, received.codes) == ("partial", ("L_REVOKED",))
    salma.save(a_case(8))
    town.carry("salma", "zîn")
    assert zin.read.view(case_id(7)) is not None
    assert not zin.postings.evidence()
