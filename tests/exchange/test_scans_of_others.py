"""A file stays while a body that stands here names it, whoever lets go of another that does."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import Town, a_case, case_id
from tests.exchange.forge import Forged
from tests.exchange.test_erasure import erase

from vsdesk.history.entry import NewOp, log_id, write_entry
from vsdesk.history.shape import ZERO_HASH
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from vsdesk.vault.vault import Vault

SCAN = "هويّة ممسوحة، مصطنعة".encode() * 3_000
OTHER = "77" * 16


def scanned(vault: Vault, number: int) -> str:
    """A scan of a made-up case; its attachment."""
    with vault.transaction():
        blob = vault.files.add(io.BytesIO(SCAN)).blob
        item = {"type": "id_document", "blob": blob}
        vault.save([Edit("evidence_item", item, parent=case_id(number))])
    return blob


def signed(vault: Vault, space: str, op: NewOp) -> None:
    """An entry as a changed program writes it."""
    own = vault.identity
    log = log_id(own.device_id, own.incarnation, space)
    with vault.transaction():
        held = vault.ledger.log(log)
        seq, prev = (held.seq, held.head) if held is not None and held.head else (0, ZERO_HASH)
        trust, by, at = vault.trust.version, vault.by, vault.now_ts()
        entry, bodies = write_entry(log, space, seq + 1, prev, at, 1, trust, by, [op], vault.random)
        number = vault.ledger.open_log(log, own.device_id, own.incarnation, space)
        held_bodies = {one.index: one for one in bodies}
        touched = vault.ledger.append(number, entry, held_bodies, vault.clock())
        vault.folding.refold(touched)


@pytest.mark.parametrize("kind", ["xyz", "work", "case", "evidence_item"])
def test_a_body_in_an_erased_space_takes_nobodys_scan_along(town: Town, kind: str) -> None:
    amal, salma, baran = (town.vaults[one] for one in ("amal", "salma", "baran"))
    amal.save(a_case(1))
    blob = scanned(amal, 1)
    town.carry("amal", "salma")
    # The case was lent to Baran once, so his device knows the hash.
    salma.save([Edit("case", {"assigned": [baran.identity.device_id]}, id=case_id(1))])
    town.carry("salma", "baran")
    baran.save(a_case(9))
    town.carry("baran", "salma")
    signed(baran, case_id(9), NewOp(OTHER, kind, {"blob": blob}, parent=case_id(9)))
    erase(salma, spaces=(case_id(9),))
    town.carry("salma", "amal")
    [path] = town.hand("baran", ["salma"])
    forged = Forged.of(path, salma, baran)
    town.take("salma", [path])
    forged.manifest["to"] = [amal.keys()[0].recipient_fingerprint]
    [received] = town.take("amal", [forged.write(town.stick() / "y.age", [amal], town.rng)])
    assert "I_ERASED" in received.codes
    for name in ("salma", "amal"):
        town.vaults[name].lock()
        assert town.open(name).files.complete(blob), name


def test_an_order_over_one_kind_leaves_what_another_kind_names(town: Town) -> None:
    """Without an enemy: the same file in a record that goes and in one that stays."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save([*a_case(1), *a_case(9)])
    blob = scanned(amal, 1)
    signed(amal, case_id(9), NewOp(OTHER, "xyz", {"blob": blob}, parent=case_id(9)))
    town.carry("amal", "salma")
    erase(salma, spaces=(case_id(9),))
    assert salma.files.complete(blob)
    erase(salma, spaces=(case_id(1),))
    assert not salma.files.complete(blob)
