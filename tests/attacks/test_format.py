"""Findings D2 to D5 and D8: what the format's page says, the program does, for every object."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import Town, a_case, contents, names, person_id
from tests.exchange.forge import Forged

from vsdesk.crypto import canonical
from vsdesk.crypto.frame import FrameType, parse_frame, sign_frame
from vsdesk.errors import Refused
from vsdesk.exchange import enrolment
from vsdesk.exchange.held_volumes import held_folder
from vsdesk.exchange.manifest import LIMITS, MAX_WANT
from vsdesk.exchange.outcome import ReceivedFile
from vsdesk.exchange.verify import join_lines
from vsdesk.exchange.volume_receipt import retry_held
from vsdesk.history.device import introduce
from vsdesk.vault.chunk_list import BlobMan
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from vsdesk.crypto.canonical import Json
    from vsdesk.crypto.keys import SigningKey
    from vsdesk.vault.vault import Vault


def sent_by_amal(town: Town) -> Forged:
    """What Amal hands to Salma, in pieces: a case with a small attachment."""
    amal = town.vaults["amal"]
    stored = amal.files.add(io.BytesIO("ورقة مختلقة".encode()))
    amal.save(a_case())
    values: dict[str, Json] = {"type": "id_document", "blob": stored.blob}
    amal.save([Edit("evidence_item", values, parent=a_case()[0].id)])
    [path] = town.hand("amal", ["salma"])
    return Forged.of(path, town.vaults["salma"], amal)


def try_it(town: Town, forged: Forged, reader: str = "salma") -> ReceivedFile:
    """Take in a forged file; unless it is applied the vault is as before, entry for entry."""
    vault = town.vaults[reader]
    before = contents(vault)
    path = forged.write(town.stick() / "forged.age", [vault], town.rng)
    [received] = town.take(reader, [path])
    if received.status not in ("applied", "partial"):
        assert contents(vault) == before
    return received


def is_held(town: Town, received: ReceivedFile) -> bool:
    """Kept as it came, told so, and kept again when it is tried before the update."""
    salma = town.vaults["salma"]
    assert (received.status, received.code, received.exit_code) == ("held", "E_VERSION", 0)
    assert len(list(held_folder(salma).iterdir())) == 1
    salma.meta.drop("held")  # as by another program
    return [one.status for one in retry_held(salma)] == ["held"]


def newer(frame: bytes, kind: FrameType, signer: SigningKey, limit: int) -> bytes:
    """The same frame with `v` 2, signed again."""
    read = canonical.decode_object(parse_frame(frame, limit).payload)
    return sign_frame(kind, canonical.encode({**read, "v": 2}), [signer])


def signing(vault: Vault) -> SigningKey:
    """Its key."""
    return vault.identity.signing


@pytest.mark.parametrize("what", ["blobman", "trust", "device", "erasure", "checkpoint", "entries"])
def test_d2_d4_a_newer_v_of_any_object_holds_the_volume(town: Town, what: str) -> None:
    forged = sent_by_amal(town)
    salma, amal = town.vaults["salma"], town.vaults["amal"]
    if what == "blobman":
        at = forged.of_type("blobman")
        read = canonical.decode_object(forged.objects[at][1])
        forged.objects[at] = ("blobman", canonical.encode({**read, "v": 2}))
    elif what == "entries":
        lines = [canonical.decode_object(one) for one in forged.lines("entries")]
        forged.set_lines("entries", [canonical.encode({**one, "v": 2}) for one in lines])
    elif what == "device":
        made = introduce(signing(amal), amal.keys()[0].public, town.rng)
        forged.objects.insert(
            1, ("device", newer(made, FrameType.DEVICE, signing(amal), LIMITS["device"]))
        )
    elif what == "erasure":
        order = salma.orders.draft("legal_order", spaces=[str(a_case(9)[0].id)])
        made = sign_frame(FrameType.ERASURE, order.payload(), [signing(salma)])
        frame = newer(made, FrameType.ERASURE, signing(salma), LIMITS["erasure"])
        forged.objects.insert(forged.of_type("checkpoint"), ("erasure", frame))
    else:
        kind, signer = (FrameType.TRUST, salma) if what == "trust" else (FrameType.CHECKPOINT, amal)
        at = max(n for n, (name, _) in enumerate(forged.objects) if name == what)
        frame = newer(forged.objects[at][1], kind, signing(signer), LIMITS["trust"])
        forged.objects[at] = (what, frame)
    assert is_held(town, try_it(town, forged))


def test_d4_a_newer_list_that_nobody_who_leads_signed_is_not_kept(town: Town) -> None:
    forged = sent_by_amal(town)
    at = max(n for n, (name, _) in enumerate(forged.objects) if name == "trust")
    amal = signing(town.vaults["amal"])
    forged.objects[at] = (
        "trust",
        newer(forged.objects[at][1], FrameType.TRUST, amal, LIMITS["trust"]),
    )
    received = try_it(town, forged)
    assert (received.status, received.code) == ("refused", "E_SIGNER")
    assert not held_folder(town.vaults["salma"]).exists()


@pytest.mark.parametrize(("v", "code"), [(0, "E_CANON"), (None, "E_CANON"), (2, "E_VERSION")])
def test_d2_the_v_of_a_chunk_list_is_judged(v: Json, code: str) -> None:
    read = canonical.decode_object(BlobMan(bytes(32), 0, (bytes(32),)).to_bytes())
    with pytest.raises(Refused) as caught:
        BlobMan.parse(canonical.encode({**read, "v": v}))
    assert caught.value.name == code


@pytest.mark.parametrize("kind", ["zzz", "enrolment", "", 7, None])
def test_d3_only_a_hand_over_is_taken_in(town: Town, kind: Json) -> None:
    forged = sent_by_amal(town)
    forged.manifest["kind"] = kind
    received = try_it(town, forged)
    assert (received.status, received.code) == ("refused", "E_CANON")


def test_d3_a_hand_over_is_no_answer_to_a_request(town: Town) -> None:
    new = town.vault("new")
    asked = enrolment.request(new)
    salma = town.vaults["salma"]
    answer = enrolment.approve(
        salma, asked, said=" ".join(enrolment.own_words(new).words_in("en")), role="documenter"
    )
    path = town.stick() / "answer"
    path.write_bytes(answer)
    trust = salma.trust.trust
    assert trust is not None
    forged = Forged.of_answer(path, new, salma)
    assert forged.manifest["kind"] == "enrolment"
    forged.manifest["kind"] = "handover"
    with pytest.raises(Refused, match="E_CANON"):
        enrolment.answer(new, forged.write(path, [new], town.rng).read_bytes())
    forged.manifest["kind"] = "enrolment"
    assert enrolment.answer(new, forged.write(path, [new], town.rng).read_bytes()).org == trust.org


def test_d5_two_hundred_and_one_fields_are_a_limit(town: Town) -> None:
    forged = sent_by_amal(town)
    lines = [canonical.decode_object(one) for one in forged.lines("entries")]
    op = lines[0]["ops"]
    assert isinstance(op, list) and isinstance(op[0], dict)
    op[0]["fields"] = [f"f{n:03d}" for n in range(201)]
    forged.set_lines("entries", [canonical.encode(one) for one in lines])
    assert try_it(town, forged).code == "E_LIMIT"


def test_d8_a_body_before_its_entry_refuses_the_volume(town: Town) -> None:
    forged = sent_by_amal(town)
    at = forged.of_type("entries")
    assert forged.objects[at + 1][0] == "bodies"
    forged.objects[at], forged.objects[at + 1] = forged.objects[at + 1], forged.objects[at]
    assert try_it(town, forged).code == "E_OBJECT"


def test_d8_of_bodies_that_nobody_asked_for_there_is_a_limit(town: Town) -> None:
    forged = sent_by_amal(town)
    [line, *_] = forged.lines("bodies")
    read = canonical.decode_object(line)
    many = [canonical.encode({**read, "op": f"{number:064x}:0"}) for number in range(MAX_WANT + 1)]
    forged.objects.append(("bodies", join_lines(iter(many[:-1]))))
    assert try_it(town, forged).status == "applied"  # passed over: of no entry that is here
    forged.objects[-1] = ("bodies", join_lines(iter(many)))
    forged.manifest["bundle"] = "ab" * 16
    assert try_it(town, forged).code == "E_LIMIT"


def test_d8_a_body_that_was_asked_for_still_heals(town: Town) -> None:
    forged = sent_by_amal(town)
    salma, amal = town.vaults["salma"], town.vaults["amal"]
    bodies = forged.lines("bodies")
    missing = next(one for one in bodies if "مروان".encode() in one)
    forged.set_lines("bodies", [one for one in bodies if one != missing])
    assert try_it(town, forged).status == "applied"
    view = salma.read.view(person_id())
    assert view is None or "given_ar" not in view.fields or not view.text("given_ar")
    town.carry("salma", "amal")
    amal.save(a_case(2))
    town.carry("amal", "salma")
    assert names(salma) == ["مروان"]
