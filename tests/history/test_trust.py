"""Trust lists: who may sign the next one, unions, forks, rollback, letters; erasure; device frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from vsdesk.crypto.canonical import decode_object, encode
from vsdesk.crypto.frame import FrameType, sign_frame
from vsdesk.crypto.keys import EncryptionKey, SigningKey, recipient_fingerprint_of
from vsdesk.crypto.labelled_hash import H
from vsdesk.errors import Refused
from vsdesk.history.device import introduce, parse_introduction, sas_device, sas_org
from vsdesk.history.erasure import Erasure, HeldRecord, extent, parse_erasure
from vsdesk.history.state import Role
from vsdesk.history.trust import (
    Device,
    Revocation,
    Trust,
    TrustList,
    climb,
    found_organisation,
    next_version,
    parse_list,
    pin,
)

Rng = Callable[[int], bytes]


class People:
    """Made-up signing keys by name, and lists that they sign."""

    def __init__(self, rng: Rng) -> None:
        self.rng = rng
        self.keys: dict[str, SigningKey] = {}

    def key(self, name: str) -> SigningKey:
        """The key of a person's device."""
        if name not in self.keys:
            self.keys[name] = SigningKey.generate(self.rng)
        return self.keys[name]

    def device(self, name: str, role: Role = "coordinator", letter: str = "") -> Device:
        """The device of a person."""
        key = self.key(name)
        public = EncryptionKey.generate(self.rng).public
        return Device(key.device_id, key.public, (public,), role, letter)

    def sign(self, body: TrustList, *names: str) -> bytes:
        """A frame of a list."""
        return sign_frame(FrameType.TRUST, body.payload(), [self.key(name) for name in names])

    def first(self, *names: str, threshold: int = 1) -> TrustList:
        """Version 1, led by these."""
        devices = [self.device(name, letter="ABC"[at]) for at, name in enumerate(names)]
        return TrustList(
            version=1,
            prev=(),
            code="ASR",
            name="رابطة عائلات المفقودين",
            coordinators=tuple(sorted(device.device_id for device in devices)),
            threshold=threshold,
            devices=tuple(sorted(devices, key=lambda device: device.device_id)),
        )


@pytest.fixture
def people(rng: Rng) -> People:
    """Nobody yet."""
    return People(rng)


@pytest.fixture
def trust(people: People) -> Trust:
    """Led by Salma and Zîn, one of whom suffices."""
    return found_organisation(people.sign(people.first("salma", "zîn"), "salma"))


def joined(people: People, body: TrustList, name: str, letter: str) -> TrustList:
    """The list with one more documenter."""
    return replace(body, devices=(*body.devices, people.device(name, "documenter", letter)))


def code_of(attempt: Callable[[], object]) -> str:
    """The code with which it is refused."""
    with pytest.raises(Refused) as caught:
        attempt()
    return caught.value.name


def test_the_first_list_is_the_organisation(people: People) -> None:
    body = people.first("salma", "zîn", threshold=2)
    payload = body.payload()
    trust = found_organisation(people.sign(body, "salma", "zîn"))
    assert trust.org == H("trust", payload).hex()
    assert parse_list(payload) == trust.newest
    assert parse_list(payload).payload() == payload
    assert code_of(lambda: found_organisation(people.sign(body, "salma"))) == "E_SIGNER"
    assert code_of(lambda: found_organisation(people.sign(body, "thief", "salma"))) == "E_SIGNER"
    assert pin(trust.frames(), trust.org).hashes == trust.hashes
    assert code_of(lambda: pin(trust.frames(), "00" * 32)) == "E_ORG"
    assert code_of(lambda: pin([])) == "E_ORG"


def test_one_coordinator_adds_a_device(people: People, trust: Trust) -> None:
    body = joined(people, next_version(trust), "amal", "D")
    after, mark = climb(trust, people.sign(body, "zîn"))
    assert (after.version, mark) == (2, "")
    assert after.newest.role(people.key("amal").device_id) == "documenter"
    assert climb(after, people.sign(body, "zîn")) == (after, "")
    for stranger in ("thief", "amal"):
        frame = people.sign(body, stranger)
        assert code_of(partial(climb, trust, frame)) == "E_SIGNER"


def test_lists_made_beside_each_other_are_joined_or_set_aside(people: People, trust: Trust) -> None:
    second = next_version(trust)
    amal, noor = (joined(people, second, name, "D") for name in ("amal", "noor"))
    held, _ = climb(trust, people.sign(amal, "zîn"))
    both, mark = climb(held, people.sign(noor, "salma"))
    assert mark == "W_TRUST_UNION"
    assert {both.newest.role(people.key(name).device_id) for name in ("amal", "noor")} == {
        "documenter"
    }
    # One hand made both: a vault that was put back, or one that turned and could as well sign the next one.
    assert climb(held, people.sign(noor, "zîn"))[0].newest.devices == both.newest.devices
    third, _ = climb(held, people.sign(joined(people, next_version(held), "baran", "E"), "zîn"))
    late, mark = climb(third, people.sign(noor, "salma"))
    assert mark == "W_TRUST_UNION" and late.newest.role(people.key("noor").device_id)
    # What says nothing that is not known is passed over.
    skipped, _ = climb(trust, people.sign(next_version(third), "zîn"))
    assert skipped.version == third.version + 1
    assert climb(skipped, people.sign(amal, "zîn")) == (skipped, "L_TRUST_ROLLBACK")


def test_a_change_of_who_leads_needs_old_and_new(people: People) -> None:
    trust = found_organisation(
        people.sign(people.first("salma", "zîn", threshold=2), "salma", "zîn")
    )
    draft = next_version(trust)
    new = people.device("noor", letter="N")
    devices = (*draft.devices, new)
    changed = replace(
        draft,
        devices=devices,
        coordinators=tuple(sorted((people.key("zîn").device_id, new.device_id))),
    )
    for signers in (["noor"], ["salma", "zîn"], ["noor", "zîn"], ["noor", "salma"]):
        assert code_of(partial(climb, trust, people.sign(changed, *signers))) == "E_SIGNER"


def test_unknown_members_of_a_list_are_kept(people: People) -> None:
    read = decode_object(people.first("salma").payload())
    rows = read["devices"]
    assert isinstance(rows, list) and isinstance(rows[0], dict)
    rows[0]["later"] = 1
    payload = encode({**read, "later": ["ش"]})
    assert parse_list(payload).payload() == payload


def test_letters_run_from_a_to_zz(people: People) -> None:
    body = people.first("salma")
    device = body.devices[0]
    many = [replace(device, letter=letter) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    assert body.free_letter() == "B"
    assert replace(body, devices=tuple(many)).free_letter() == "AA"


# -- device frames --------------------------------------------------------------------------------


def test_a_device_introduces_itself(people: People, rng: Rng) -> None:
    key, public = people.key("amal"), EncryptionKey.generate(rng).public
    frame = introduce(key, public, rng)
    made = parse_introduction(frame)
    assert (made.device_id, made.sign, made.encryption) == (key.device_id, key.public, public)
    assert sas_device(made.device_id, made.recipient_fingerprint, made.nonce) != sas_org(
        "ab" * 32, made.device_id, made.nonce
    )
    for place in (60, 500, len(frame) - 5):
        changed = bytearray(frame)
        changed[place] ^= 1
        with pytest.raises(Refused):
            parse_introduction(bytes(changed))
    stolen = sign_frame(FrameType.DEVICE, made.payload(), [people.key("thief")])
    assert code_of(lambda: parse_introduction(stolen)) == "E_SIGNER"
    wrong = replace(made, recipient_fingerprint="ab" * 32)
    frame = sign_frame(FrameType.DEVICE, wrong.payload(), [key])
    assert code_of(lambda: parse_introduction(frame)) == "E_CANON"


def test_a_key_that_cannot_be_encrypted_to_is_no_key(people: People, rng: Rng) -> None:
    """Else one bad device would stop every bundle that is written for it and others together."""
    key, public = people.key("amal"), EncryptionKey.generate(rng).public
    low = public[:-32] + bytes(32)
    made = replace(
        parse_introduction(introduce(key, public, rng)),
        encryption=low,
        recipient_fingerprint=recipient_fingerprint_of(low),
    )
    frame = sign_frame(FrameType.DEVICE, made.payload(), [key])
    assert code_of(lambda: parse_introduction(frame)) == "E_CANON"
    body = people.first("salma")
    bad = replace(body, devices=(replace(body.devices[0], encryption=(low,)),))
    assert code_of(lambda: parse_list(bad.payload())) == "E_CANON"


# -- erasure --------------------------------------------------------------------------------------

SPACE, OTHER = "01" * 16, "02" * 16


def record(number: int, space: str = SPACE, **more: Any) -> HeldRecord:
    """A made-up record."""
    return HeldRecord(space, f"{number:032x}", more.get("parent"), more.get("origin"))


def test_an_erasure_reads_back_and_covers_what_it_names() -> None:
    made = Erasure(
        "0a" * 32,
        "0199e0000000-0000",
        3,
        "consent_withdrawn",
        ops=("ab" * 32 + ":1",),
        records=((SPACE, "11" * 16),),
        spaces=(OTHER,),
    )
    assert parse_erasure(made.payload()) == made
    assert made.covers("ab" * 32 + ":1", SPACE, "99" * 16)
    assert made.covers("cd" * 32 + ":0", SPACE, "11" * 16)
    assert made.covers("cd" * 32 + ":0", OTHER, "99" * 16)
    assert not made.covers("cd" * 32 + ":0", SPACE, "99" * 16)
    read = decode_object(made.payload())
    wrong: list[dict[str, Any]] = [
        {"why": "Because she asked"},
        {"records": [["x"]]},
        {"records": read["records"], "ops": ["x"]},
    ]
    for spoil in wrong:
        assert code_of(partial(parse_erasure, encode({**read, **spoil}))) == "E_CANON"


def test_its_extent_follows_descendants_and_origins() -> None:
    one = f"{1:032x}"
    held = [
        record(1),
        record(2, parent=one),
        record(3, parent=f"{2:032x}"),
        record(4),
        record(5, OTHER, origin=(SPACE, f"{3:032x}")),
        record(6, OTHER, parent=f"{5:032x}"),
        record(7, OTHER),
    ]
    made = Erasure("0a" * 32, "0199e0000000-0000", 3, "legal", records=((SPACE, one),))
    reached = extent(made, held)
    assert {rec for _, rec in reached} == {f"{number:032x}" for number in (1, 2, 3, 5, 6)}
    whole = replace(made, records=(), spaces=(SPACE,))
    assert {rec for _, rec in extent(whole, held)} == {f"{n:032x}" for n in (1, 2, 3, 4, 5, 6)}
    assert extent(replace(made, records=((SPACE, "ff" * 16),)), held) == frozenset()


def led(people: People, body: TrustList, *names: str) -> TrustList:
    """The list led by just these."""
    return replace(body, coordinators=tuple(sorted(people.key(name).device_id for name in names)))


def withdrawn(people: People, body: TrustList, *names: str) -> TrustList:
    """The list by which these are withdrawn too."""
    rows = [*body.revoked, *(Revocation(people.key(name).device_id) for name in names)]
    return replace(body, revoked=tuple(sorted(rows, key=lambda row: row.device_id)))


def test_who_was_taken_out_withdraws_nobody_by_a_change_dated_back(people: People) -> None:
    """One signature is enough. Baran no longer leads, or is withdrawn; then comes a change that he signed
    beside that, by which he leads alone and all others are withdrawn."""
    common = found_organisation(people.sign(people.first("salma", "zîn", "baran"), "salma"))
    theirs = led(people, next_version(common), "baran")
    first = people.sign(theirs, "baran")
    branch, mark = climb(common, first)
    assert mark == ""
    second = people.sign(withdrawn(people, next_version(branch), "salma", "zîn"), "baran")
    out, _ = climb(common, people.sign(led(people, next_version(common), "salma", "zîn"), "salma"))
    gone, _ = climb(out, people.sign(withdrawn(people, next_version(out), "baran"), "zîn"))
    for ours, stays in ((out, 1), (gone, 0)):
        held, before = ours, ours.newest.revoked
        for frame in (first, second):
            held, mark = climb(held, frame)
            assert (mark, held.newest.revoked) == ("L_TRUST_FORK", before)
        assert held.newest.acting_coordinators() == ours.newest.acting_coordinators()
        assert len(held.standing().beside) == stays
    # Nor does it fill what is held: of such branches two are.
    held = out
    for names in (("baran",), ("baran", "salma"), ("baran", "zîn")):
        junk = led(people, next_version(common), *names)
        held = climb(held, people.sign(junk, "baran"))[0].standing()
    assert len(held.beside) == 2
    for number in range(70):
        held = climb(held, people.sign(replace(theirs, name=f"{number}"), "baran"))[0]
    assert len(held.every()) < 80
    # A list that nobody signed who leads by what it follows is refused as ever.
    assert code_of(partial(climb, out, people.sign(theirs, "thief"))) == "E_SIGNER"


def test_two_honest_changes_beside_each_other(people: People) -> None:
    """One signature is enough. Zîn asks for two, Salma takes out Baran, whose laptop is lost, and withdraws
    it: whoever heard of which first, that laptop is withdrawn."""
    common = found_organisation(people.sign(people.first("salma", "zîn", "baran"), "salma", "zîn"))
    first = people.sign(replace(next_version(common), threshold=2), "zîn", "salma")
    draft = led(people, next_version(common), "salma", "zîn")
    out, _ = climb(common, people.sign(draft, "salma"))
    lost = people.sign(withdrawn(people, next_version(out), "baran"), "salma")
    frames = (first, people.sign(draft, "salma"), lost)
    for order in ((0, 1, 2), (1, 0, 2), (1, 2, 0)):
        held = common
        for at in order:
            held, _ = climb(held, frames[at])
        assert held.newest.is_revoked(people.key("baran").device_id), order
        assert held.newest.threshold == (1 if order == (1, 0, 2) else 2)
        assert pin(held.frames(), held.org) == held
