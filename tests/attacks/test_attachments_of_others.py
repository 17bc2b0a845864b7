"""Finding S15b: whoever knows the hash of an attachment is not given the file, of whatever case."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import Town, a_case, case_id
from tests.exchange.forge import Forged

from vsdesk.crypto import canonical
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.vault import Vault

SECRET = "ورقة سرية من الحالة 7، مختلقة".encode()


def attached(vault: Vault, number: int, data: bytes = SECRET) -> str:
    """A paper with its file in a case; its blob."""
    with vault.transaction():
        stored = vault.files.add(io.BytesIO(data))
        parts: dict[str, Json] = {"blob": stored.blob, "size": stored.size}
        vault.save([Edit("evidence_item", parts, parent=case_id(number))])
    return stored.blob


def names_it(vault: Vault, number: int, blob: str, kind: str = "evidence_item") -> None:
    """A device that never held the file names it in a case."""
    vault.save([Edit(kind, {"blob": blob, "size": len(SECRET)}, parent=case_id(number))])


def wishes(town: Town, name: str, blob: str) -> None:
    """A bundle for Salma that asks for the first chunk."""
    vault, salma = town.vaults[name], town.vaults["salma"]
    [path] = town.hand(name, ["salma"])
    forged = Forged.of(path, salma, vault)
    forged.manifest["want"] = {"bodies": [], "chunks": [[blob, 0]]}
    made = forged.write(town.stick() / "wish.age", [salma], town.rng)
    assert [one.status for one in town.take("salma", [made])] == ["applied"]


def given(town: Town, name: str) -> tuple[bytes, list[str]]:
    """All that Salma's next bundle for a device holds, and its types of objects."""
    vault, salma = town.vaults[name], town.vaults["salma"]
    found = [Forged.of(path, vault, salma) for path in town.hand("salma", [name])]
    objects = [one for bundle in found for one in bundle.objects]
    return b"".join(data for _, data in objects), [kind for kind, _ in objects]


@pytest.mark.parametrize("writer", ["salma", "baran"])
def test_s15b_a_hash_named_in_ones_own_case_brings_no_file(town: Town, writer: str) -> None:
    amal = town.vaults["amal"]
    town.vaults[writer].save(a_case(7))
    blob = attached(town.vaults[writer], 7)
    if writer != "salma":
        town.carry(writer, "salma")
    amal.save(a_case(1))
    names_it(amal, 1, blob)
    wishes(town, "amal", blob)
    data, kinds = given(town, "amal")
    assert SECRET not in data and "chunk" not in kinds and "blobman" not in kinds
    assert amal.files.man(blob) is None


def test_s15b_nor_does_it_for_a_third_who_shares_that_case(town: Town) -> None:
    salma, amal, baran = (town.vaults[one] for one in ("salma", "amal", "baran"))
    salma.save(a_case(7))
    blob = attached(salma, 7)
    amal.save(a_case(1))
    names_it(amal, 1, blob)
    own = attached(amal, 1, "ورقة للجميع، مختلقة".encode())
    town.carry("amal", "salma")
    salma.save([Edit("case", {"assigned": [baran.identity.device_id]}, id=case_id(1))])
    data, kinds = given(town, "baran")
    assert SECRET not in data and kinds.count("chunk") == kinds.count("blobman") == 1
    assert "ورقة للجميع، مختلقة".encode() in data  # what Amal attached herself goes on
    town.carry("salma", "baran")
    assert baran.files.complete(own) and baran.files.man(blob) is None


def test_s15b_a_coordinator_may_name_it_in_another_case(town: Town) -> None:
    salma, amal, baran = (town.vaults[one] for one in ("salma", "amal", "baran"))
    baran.save(a_case(7))
    blob = attached(baran, 7)
    town.carry("baran", "salma")
    amal.save(a_case(1))
    town.carry("amal", "salma")
    names_it(salma, 1, blob)
    town.carry("salma", "amal")
    assert amal.files.complete(blob) and amal.files.read(blob) == SECRET


def test_s15b_a_restored_vault_gets_its_own_files_back(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    blob = attached(amal, 1)
    town.carry("amal", "salma")
    wishes(town, "amal", blob)
    data, kinds = given(town, "amal")
    assert SECRET in data and kinds.count("chunk") == 1
    assert canonical.decode_object(salma.files.man(blob) or b"{}")["size"] == len(SECRET)
