"""A leaf whose entry did not come ends no run: what a vault passes on is taken in by whoever gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import Town, a_case, case_id, names, rename
from tests.exchange.forge import Forged

from vsdesk.crypto import canonical
from vsdesk.crypto.frame import FrameType, sign_frame
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.history.checkpoint import Leaf, leaves_line, make_checkpoints
from vsdesk.history.entry import hash_of_line
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from vsdesk.vault.ledger import LogRow
    from vsdesk.vault.vault import Vault


@pytest.fixture
def offices(town: Town) -> Town:
    """Two more coordinators: Rim, to whom Baran hands over, and Dalal, to whom she does."""
    for name in ("rim", "dalal"):
        town.vault(name, "coordinator")
        town.enrol(name, "salma", "coordinator")
    for name in ("baran", "rim", "dalal", "amal"):
        town.carry("salma", name)
    return town


def log_of(writer: Vault, held: Vault) -> LogRow:
    """The log of a device about the first case, as another vault holds it."""
    logs = held.ledger.logs_of(writer.identity.device_id)
    return next(one for one in logs if one.space == case_id(1))


def without_its_end(forged: Forged, log: LogRow) -> None:
    """Take the entries behind the first one of a log, and their bodies, out of a bundle."""
    read = [(line, canonical.decode_object(line)) for line in forged.lines("entries")]
    gone = [line for line, one in read if one["log"] == log.id and one["seq"] != 1]
    hashes = {hash_of_line(line) for line in gone}
    assert hashes
    forged.set_lines("entries", [line for line, _ in read if line not in gone])
    bodies = [
        line
        for line in forged.lines("bodies")
        if str(canonical.decode_object(line)["op"])[:64] not in hashes
    ]
    forged.set_lines("bodies", bodies)


def opened_too(forged: Forged, frame: bytes, leaf: Leaf) -> None:
    """A leaf of one frame more."""
    line = leaves_line(sha256(frame).hex(), [leaf]) + b"\n"
    at = forged.of_type("checkpoint")
    forged.objects[at:at] = [("checkpoint", frame), ("leaves", line)]


def test_a_relay_that_cuts_the_end_off_stops_nobodys_words(offices: Town) -> None:
    amal, salma, baran = (offices.vaults[one] for one in ("amal", "salma", "baran"))
    rim, dalal = offices.vaults["rim"], offices.vaults["dalal"]
    amal.save(a_case(1))
    offices.carry("amal", "salma")
    salma.save([Edit("case", {"assigned": [baran.identity.device_id]}, id=case_id(1))])
    offices.carry("salma", "baran")
    amal.save(rename(1, "سامر"))
    offices.carry("amal", "salma")
    offices.carry("salma", "baran")
    log = log_of(amal, baran)
    [path] = offices.hand("baran", ["rim"])
    forged = Forged.of(path, rim, baran)
    digest, leaf = baran.postings.leaves(log)[0]
    frame = baran.postings.checkpoint(digest)
    assert frame is not None
    opened_too(forged, frame, leaf)
    without_its_end(forged, log)
    offices.take("rim", [forged.write(offices.stick() / "x.age", [rim], offices.rng)])
    assert names(rim) == ["مروان"]
    [received] = offices.carry("rim", "dalal")
    assert (received.status, received.codes) == ("applied", ())
    assert names(dalal) == ["مروان"]
    # The end comes by another way, and goes on from there.
    offices.carry("amal", "rim")
    offices.carry("rim", "dalal")
    assert names(dalal) == ["سامر"]


@pytest.mark.parametrize("kept_before", [False, True])
def test_a_leaf_of_an_entry_that_never_was_hides_nothing_of_its_writer(
    offices: Town, *, kept_before: bool
) -> None:
    """A device signs a head that it never wrote; an older program kept such leaves."""
    baran, rim, dalal = (offices.vaults[one] for one in ("baran", "rim", "dalal"))
    baran.save(a_case(1))
    [path] = offices.hand("baran", ["rim"])
    forged = Forged.of(path, rim, baran)
    log, own = log_of(baran, baran), baran.identity
    trust = rim.trust.trust
    assert trust is not None
    never = Leaf.new(log.id, log.space, 99, "ab" * 32, offices.rng)
    made = make_checkpoints(
        trust.org, own.device_id, own.incarnation, baran.now_ts(), 1, [never], offices.rng
    )
    [(checkpoint, _)] = made
    frame = sign_frame(FrameType.CHECKPOINT, checkpoint.payload(), [own.signing])
    if not kept_before:
        opened_too(forged, frame, never)
    offices.take("rim", [forged.write(offices.stick() / "x.age", [rim], offices.rng)])
    if kept_before:
        with rim.transaction():
            digest = sha256(frame).hex()
            rim.postings.keep_checkpoint(digest, own.device_id, own.incarnation, frame)
            rim.postings.keep_leaves(digest, [(log_of(baran, rim).n, never)])
    [received] = offices.carry("rim", "dalal")
    assert (received.status, received.codes) == ("applied", ())
    assert names(dalal) == ["مروان"]
