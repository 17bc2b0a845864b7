"""Several people on one device, and paper shares, in the slot file: who opens it, and who no longer."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from vsdesk.crypto import kdf, recovery, shares, slot_kinds, slots
from vsdesk.crypto.secrets import Secret
from vsdesk.crypto.slots import KdfCost, SlotFile
from vsdesk.errors import UserError
from vsdesk.words import LANGS

ROOT = Path(__file__).parent.parent.parent
SPEC = json.loads((ROOT / "docs/spec/slots.json").read_text("utf-8"))
VAULT = "00112233445566778899aabbccddeeff"
VMK = Secret(bytes(range(32)))
AMAL, RIMA, HEVIN = (Secret.of_text(said) for said in ("عبارة أمل", "عبارة ريما", "hevîna Hêvîn"))
CHEAP = KdfCost(64, 1, 1)
RNG = random.Random(7).randbytes


@pytest.fixture(scope="module")
def made() -> tuple[SlotFile, list[str]]:
    """A file that Amal (1), Rima (2) and Hevîn (3) open, and the words."""
    file, words = slots.create(VMK, VAULT, AMAL, CHEAP, RNG, 64)
    file = file.with_person(VMK, RIMA, CHEAP, RNG, 2)
    return file.with_person(VMK, HEVIN, CHEAP, RNG, 3), words


@pytest.fixture
def file(made: tuple[SlotFile, list[str]]) -> SlotFile:
    """The file."""
    return made[0]


def _code(call: Callable[..., object], *given: object) -> str:
    with pytest.raises(UserError) as caught:
        call(*given)
    return caught.value.name


def _who(file: SlotFile, passphrase: Secret) -> int:
    opened = slots.parse(file.to_bytes(), 64).open_as(passphrase)
    assert opened.vmk.same(VMK)
    return opened.person


def test_the_file_of_the_spec_opens_by_each_way() -> None:
    """docs/spec/slots.json: the golden file of version 2."""
    file = slots.parse(SPEC["file"].encode())
    assert file.to_bytes().decode() == SPEC["file"]
    for person, said in SPEC["people"].items():
        opened = file.open_as(Secret.of_text(said["passphrase"]))
        assert (opened.vmk.reveal().hex(), opened.person) == (SPEC["vmk"], int(person))
        slot = next(slot for slot in file.slots if slot.get("person") == int(person))
        assert slot_kinds.stretching(slot, file.vault).decode() == said["cost"]
        assert slot_kinds.check_of(Secret(bytes.fromhex(said["stretched"]))).hex() == said["check"]
    for lang in LANGS:
        assert file.open_words(SPEC["words"][lang].split()).reveal().hex() == SPEC["vmk"]
        two = [paper[lang].split() for paper in SPEC["shares"]["papers"][1:]]
        assert file.open_shares(two).reveal().hex() == SPEC["vmk"]


def test_each_opens_and_is_known(file: SlotFile) -> None:
    assert file.people == (1, 2, 3)
    assert [_who(file, said) for said in (AMAL, RIMA, HEVIN)] == [1, 2, 3]
    assert _code(file.open_as, Secret(b"nobody")) == "E_UNLOCK"


def test_one_stretching_tells_all_apart(file: SlotFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight people cost no more than one, right or wrong."""
    times: list[int] = []

    def counted(passphrase: Secret, cost: KdfCost, salt: bytes, about: bytes) -> Secret:
        times.append(1)
        return kdf.stretch(passphrase, cost, salt, about)

    monkeypatch.setattr(slot_kinds, "stretch", counted)
    assert _who(file, HEVIN) == 3
    assert _code(file.open_as, Secret(b"nobody")) == "E_UNLOCK"
    assert len(times) == 2


def test_no_slot_opens_another(file: SlotFile) -> None:
    """What a passphrase gives opens its own box and none beside it."""
    stretched = [
        slot_kinds.stretched_by(said, file.slots[0], VAULT) for said in (AMAL, RIMA, HEVIN)
    ]
    rows = [slot for slot in file.slots if slot["kind"] == "passphrase"]
    for at, key in enumerate(stretched):
        opens = [slot_kinds.opened_by(slot, key, VAULT) is not None for slot in rows]
        assert opens == [at == other for other in range(3)]
        assert [slot_kinds.is_opened_by(slot, key) for slot in rows] == opens


def test_a_change_of_ones_own(file: SlotFile) -> None:
    """Rima's new passphrase; nobody else's changes, and she cannot take Amal's."""
    new = Secret.of_text("عبارة ريما الجديدة")
    changed = file.with_passphrase(VMK, new, CHEAP, RNG, 2)
    assert [_who(changed, said) for said in (AMAL, new, HEVIN)] == [1, 2, 3]
    assert _code(changed.open_as, RIMA) == "E_UNLOCK"
    assert _code(file.with_passphrase, VMK, AMAL, CHEAP, RNG, 2) == "E_TAKEN"
    assert _code(file.with_person, VMK, HEVIN, CHEAP, RNG, 4) == "E_TAKEN"
    assert _code(file.with_passphrase, VMK, new, CHEAP, RNG, 9) == "E_NOT_FOUND"
    assert _who(file.with_passphrase(VMK, RIMA, CHEAP, RNG, 2), RIMA) == 2


def test_the_last_way_stays(file: SlotFile) -> None:
    one = file.without_person(VMK, 1).without_person(VMK, 3)
    assert one.people == (2,)
    assert _code(one.open_as, AMAL) == "E_UNLOCK"
    assert _who(one, RIMA) == 2
    assert _code(one.without_person, VMK, 2) == "E_LAST_WAY"
    assert _code(one.without_person, VMK, 1) == "E_NOT_FOUND"


def test_eight_and_no_more(file: SlotFile) -> None:
    for person in range(4, 9):
        file = file.with_person(VMK, Secret(b"p%d" % person), CHEAP, RNG, person)
    assert _code(file.with_person, VMK, Secret(b"p9"), CHEAP, RNG, 9) == "E_PEOPLE"
    assert _who(file, Secret(b"p8")) == 8


def test_a_new_key_needs_nobody(made: tuple[SlotFile, list[str]]) -> None:
    """Each passphrase, the words and the shares open what was sealed anew without them."""
    file, words = made
    papers = shares.drawn(2, 2, RNG)
    file = file.with_shares(VMK, papers)
    new = Secret(RNG(32))
    turned = slots.parse(file.rotated(VMK, new, Secret(b""), CHEAP, 2, RNG).to_bytes(), 64)
    for said in (AMAL, RIMA, HEVIN):
        assert turned.open_passphrase(said).same(new)
    assert turned.open_words(words).same(new)
    assert turned.open_shares([list(paper.words) for paper in papers]).same(new)


def test_a_file_of_version_1_becomes_one_of_2_with_a_passphrase() -> None:
    """Of the vectors' vault, which is of version 1: read, kept so by what makes no passphrase slot."""
    values = json.loads((ROOT / "docs/spec/vectors/values.json").read_text("utf-8"))
    old = slots.parse((ROOT / "docs/spec/vectors/vault/slots.a").read_bytes())
    said = Secret.of_text(values["vault"]["passphrase"])
    vmk, person = old.open_as(said)
    assert (old.fields["v"], person, vmk.reveal().hex()) == (1, 1, values["slots"]["vmk"])
    assert old.with_database(vmk, 5).fields["v"] == 1
    assert old.with_words(vmk, recovery.new_words(RNG)).fields["v"] == 1
    changed = old.with_passphrase(vmk, said, slots.TEST_COST, RNG)
    assert (changed.fields["v"], changed.people) == (2, (1,))
    assert slots.parse(changed.to_bytes()).open_as(said).vmk.same(vmk)
    assert old.rotated(vmk, VMK, said, slots.TEST_COST, 9, RNG).open_as(said).vmk.same(VMK)


def test_shares_come_are_replaced_and_go(made: tuple[SlotFile, list[str]]) -> None:
    file, _ = made
    assert file.share_set is None
    assert _code(file.open_shares, [["ا"] * 33]) == "E_NO_SHARES"
    papers = shares.drawn(2, 3, RNG)
    first = file.with_shares(VMK, papers)
    given = [list(paper.words) for paper in papers]
    assert first.share_set == (papers[0].set, 2, 3)
    assert slots.parse(first.to_bytes(), 64).open_shares(given[1:]).same(VMK)
    second = first.with_shares(VMK, shares.drawn(2, 2, RNG))
    assert _code(second.open_shares, given) == "E_SHARE_OTHER"
    assert second.without_shares(VMK).kinds == file.kinds
    assert _code(file.without_shares, VMK) == "E_NO_SHARES"
    other, _ = slots.create(VMK, VAULT[::-1], AMAL, CHEAP, RNG, 64)
    theirs = other.with_shares(VMK, shares.drawn(2, 3, RNG))
    assert _code(theirs.open_shares, given) == "E_SHARE_OTHER"


def test_a_damaged_box_is_told_from_a_wrong_passphrase(file: SlotFile) -> None:
    """Rima's box with a bit turned over: hers is damaged, nobody's passphrase is still nobody's."""
    rows = [dict(slot) for slot in file.slots]
    box = bytearray.fromhex(str(rows[1]["box"]))
    box[-1] ^= 1
    rows[1]["box"] = box.hex()
    torn = SlotFile({**file.fields, "slots": [*rows]}, file.mac, 64)
    assert _code(torn.open_as, RIMA) == "E_SLOTS_TAMPERED"
    assert _code(torn.open_as, Secret(b"nobody")) == "E_UNLOCK"
