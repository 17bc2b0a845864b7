"""What must be tried against a bundle: every refusal leaves the vault as it was, entry for entry."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.conftest import (
    Town,
    a_case,
    case_id,
    contents,
    everything_said,
    names,
    rename,
)
from tests.exchange.forge import Forged

from vsdesk.crypto.canonical import Json, encode
from vsdesk.crypto.frame import FrameType
from vsdesk.crypto.keys import SigningKey
from vsdesk.exchange import enrolment
from vsdesk.exchange.held_volumes import held_folder
from vsdesk.exchange.outcome import ReceivedFile
from vsdesk.exchange.volume_intake import VolumeIntake
from vsdesk.exchange.volume_receipt import retry_held
from vsdesk.history.entry import parse_entry
from vsdesk.history.trust import Revocation, next_version
from vsdesk.vault.edit import Edit


@pytest.fixture
def sent(town: Town) -> Path:
    """What Amal hands to Salma: a case and a renaming."""
    town.vaults["amal"].save(a_case())
    town.vaults["amal"].save(rename(1, "حسن"))
    [path] = town.hand("amal")
    return path


@pytest.fixture
def forged(town: Town, sent: Path) -> Forged:
    """The same in pieces."""
    return Forged.of(sent, town.vaults["salma"], town.vaults["amal"])


def try_it(town: Town, forged: Forged, reader: str = "salma") -> ReceivedFile:
    """Take in a forged file; it must not change the vault unless it is applied."""
    vault = town.vaults[reader]
    before = contents(vault)
    path = forged.write(town.stick() / "forged.age", [vault], town.rng)
    [received] = town.take(reader, [path])
    if received.status not in ("applied", "partial"):
        assert contents(vault) == before
    return received


def test_put_together_unchanged_it_is_applied(town: Town, forged: Forged) -> None:
    assert try_it(town, forged).status == "applied"
    assert names(town.vaults["salma"]) == ["حسن"]


# -- the file ---------------------------------------------------------------------------------


def check_bytes(town: Town, data: bytes) -> str:
    """The code for a file of these bytes."""
    path = town.root / "mutant.age"
    path.write_bytes(data)
    [received] = town.take("salma", [path])
    assert received.status == "refused", received
    return received.code


def test_cut_short_anywhere(town: Town, sent: Path) -> None:
    data = sent.read_bytes()
    before = contents(town.vaults["salma"])
    header = data.index(b"\n---")
    edges = [0, 1, *range(2, header, 97), header + 20, header + 60, len(data) - 1, len(data) - 17]
    edges += [at + step for at in range(header + 70, len(data), 65_552) for step in (-1, 0, 1)]
    codes = {check_bytes(town, data[:edge]) for edge in edges if edge < len(data)}
    assert codes <= {"E_NOT_BUNDLE", "E_HEADER", "E_TRUNCATED", "E_CHUNK", "E_HMAC"}
    assert contents(town.vaults["salma"]) == before


def test_appended_joined_swapped(town: Town, sent: Path) -> None:
    data = sent.read_bytes()
    assert check_bytes(town, data + b"\0") in ("E_TRAILING", "E_CHUNK")
    assert check_bytes(town, data + data) in ("E_TRAILING", "E_CHUNK")
    start = len(data) - (256 * 1024 + 5 * 16)
    one, two = data[start : start + 65_552], data[start + 65_552 : start + 131_104]
    assert check_bytes(town, data[:start] + two + one + data[start + 131_104 :]) == "E_CHUNK"


def test_hundreds_of_mutations_none_accepted_none_crashing(town: Town, sent: Path) -> None:
    mutate(town, sent, 700)


@pytest.mark.soak
def test_many_thousands_of_mutations(town: Town, sent: Path) -> None:
    mutate(town, sent, 20_000)


def mutate(town: Town, sent: Path, count: int) -> None:
    """Flip, cut, insert, repeat and move random bytes."""
    dice = random.Random(4)
    original = sent.read_bytes()
    before = contents(town.vaults["salma"])
    header = original.index(b"\n---") + 60
    for number in range(count):
        data = bytearray(original)
        at = dice.randrange(header if number % 2 else len(data))
        match dice.randrange(5):
            case 0 | 1:
                data[at] ^= 1 << dice.randrange(8)
            case 2:
                del data[at : at + dice.randrange(1, 40)]
            case 3:
                data[at:at] = dice.randbytes(dice.randrange(1, 40))
            case _:
                data[at:at] = data[at : at + 64]
        if bytes(data) != original:
            check_bytes(town, bytes(data))
    assert contents(town.vaults["salma"]) == before


def instead(data: bytes, _: bytes) -> bytes:
    """Other bytes in place of the container."""
    return data


def test_mutations_inside_the_encryption(town: Town, forged: Forged) -> None:
    """An insider with the key flips bytes of the container: hash and signature hold."""
    dice = random.Random(5)
    whole = forged.container()
    used = whole.rstrip(b"\0")
    before = contents(town.vaults["salma"])
    seen = set()
    for _ in range(150):
        data = bytearray(whole)
        data[dice.randrange(len(used))] ^= 1 << dice.randrange(8)
        forged.tamper = partial(instead, bytes(data))
        received = try_it(town, forged)
        assert received.status in ("refused", "held"), received
        seen.add(received.code)
    assert contents(town.vaults["salma"]) == before
    assert {"E_SIG", "E_OBJECT"} <= seen


def test_right_file_wrong_device(town: Town, sent: Path) -> None:
    before = contents(town.vaults["baran"])
    [received] = town.take("baran", [sent])
    assert (received.status, received.code) == ("refused", "E_NO_MATCH")
    assert contents(town.vaults["baran"]) == before


# -- the container ----------------------------------------------------------------------------


def test_padding_missing_or_not_zero_and_more_behind_it(town: Town, forged: Forged) -> None:
    forged.padding = lambda size: b""
    assert try_it(town, forged).code == "E_CONTAINER"
    forged.padding = lambda size: bytes(size - 1) + b"\1"
    assert try_it(town, forged).code == "E_CONTAINER"
    forged.padding = lambda size: bytes(size + 1)
    assert try_it(town, forged).code == "E_CONTAINER"


def test_another_magic_and_a_manifest_of_a_terabyte(town: Town, forged: Forged) -> None:
    forged.tamper = lambda data: b"VSB2" + data[4:]
    assert try_it(town, forged).code == "E_CONTAINER"
    forged.tamper = lambda data: data[:4] + b"\xff\xff\xff\xff" + data[8:]
    assert try_it(town, forged).code == "E_LIMIT"


def test_object_of_another_length_or_hash(town: Town, forged: Forged) -> None:
    forged.container()
    forged.rehash = False
    rows = forged.manifest["objects"]
    assert isinstance(rows, list)
    last = rows[-1]
    assert isinstance(last, dict)
    kept = dict(last)
    last["h"] = "00" * 32
    assert try_it(town, forged).code == "E_OBJECT"
    last.update(kept)
    last["n"] = int(str(kept["n"])) - 1
    assert try_it(town, forged).code == "E_OBJECT"
    last["n"] = 2**53 - 1
    assert try_it(town, forged).code == "E_LIMIT"
    last.update(kept)
    forged.manifest["objects"] = [dict(kept) for _ in range(200_001)]
    assert try_it(town, forged).code == "E_LIMIT"
    forged.manifest["objects"] = [{**kept, "t": "chunk", "n": 1_000_000} for _ in range(3000)]
    assert try_it(town, forged).code == "E_LIMIT"


def test_objects_out_of_order(town: Town, forged: Forged) -> None:
    checkpoint = forged.objects.pop(forged.of_type("checkpoint"))
    forged.objects.append(checkpoint)
    assert try_it(town, forged).code == "E_OBJECT"


def test_lists_that_are_not_first(town: Town, forged: Forged) -> None:
    forged.objects.append(forged.objects.pop(0))
    assert try_it(town, forged).code == "E_OBJECT"


def test_lines_without_an_end_or_in_another_order(town: Town, forged: Forged) -> None:
    lines = forged.lines("entries")
    at = forged.of_type("entries")
    forged.objects[at] = ("entries", b"\n".join(lines))
    assert try_it(town, forged).code == "E_OBJECT"
    forged.set_lines("entries", lines[::-1])
    assert try_it(town, forged).code == "E_OBJECT"
    forged.set_lines("entries", [lines[0], *lines])
    assert try_it(town, forged).code == "E_OBJECT"


# -- signature and manifest ---------------------------------------------------------------------


def test_one_half_of_the_signature_is_bad(town: Town, forged: Forged) -> None:
    for place in (-3373, -100):

        def flip(frame: bytes, place: int = place) -> bytes:
            changed = bytearray(frame)
            changed[place] ^= 1
            return bytes(changed)

        forged.tamper_frame = flip
        assert try_it(town, forged).code == "E_SIG"


def test_bytes_behind_the_frame(town: Town, forged: Forged) -> None:
    forged.tamper_frame = lambda frame: frame + b"\0"
    assert try_it(town, forged).code == "E_FRAME"


def test_a_signer_that_is_unknown_or_not_the_sender(town: Town, forged: Forged) -> None:
    stranger = SigningKey.generate(town.rng)
    own = forged.signers
    forged.signers = [stranger]
    assert try_it(town, forged).code == "E_SIGNER"
    forged.signers = [town.vaults["baran"].identity.signing]
    assert try_it(town, forged).code == "E_SIGNER"
    forged.signers = [*own, stranger]
    assert try_it(town, forged).code == "E_SIGNER"


def test_a_frame_of_another_type(town: Town, forged: Forged) -> None:
    for kind in (FrameType.CHECKPOINT, FrameType.TRUST, FrameType.DEVICE):
        forged.kind = kind
        assert try_it(town, forged).code == "E_FRAME"


def test_a_checkpoint_presented_as_a_trust_list(town: Town, forged: Forged) -> None:
    checkpoint = forged.objects[forged.of_type("checkpoint")][1]
    forged.objects.insert(1, ("trust", checkpoint))
    assert try_it(town, forged).code == "E_OBJECT"


def test_a_revoked_device(town: Town, forged: Forged) -> None:
    salma, amal = town.vaults["salma"], town.vaults["amal"]
    trust = salma.trust.trust
    assert trust is not None
    draft = next_version(trust)
    enrolment.publish(salma, replace(draft, revoked=(Revocation(amal.identity.device_id),)))
    assert try_it(town, forged).code == "E_SIGNER"


def test_encrypted_again_for_another_device(town: Town, forged: Forged) -> None:
    assert try_it(town, forged, "baran").code == "E_RECIPIENT"


def test_another_organisation(town: Town, forged: Forged) -> None:
    forged.manifest["org"] = "77" * 32
    assert try_it(town, forged).code == "E_ORG"
    other = town.vault("other", "coordinator")
    enrolment.found(other, "XYZ", "منظمة أخرى")
    trust = other.trust.trust
    assert trust is not None
    forged.objects[0] = ("trust", trust.frames()[0])
    assert try_it(town, forged).code == "E_ORG"


def test_a_newer_program_is_held_and_tried_again(town: Town, forged: Forged) -> None:
    salma = town.vaults["salma"]
    forged.manifest["v"] = 2
    received = try_it(town, forged)
    assert (received.status, received.code, received.exit_code) == ("held", "E_VERSION", 0)
    forged.manifest["v"] = 1
    forged.manifest["crit"] = ["compression"]
    received = try_it(town, forged)
    assert (received.status, received.code) == ("held", "E_CRIT")
    assert len(list(held_folder(salma).iterdir())) == 2
    assert retry_held(salma) == []  # nothing changed: none is read again
    salma.meta.drop("held")  # as by another program
    assert [one.status for one in retry_held(salma)] == ["held", "held"]
    assert len(list(held_folder(salma).iterdir())) == 2


def test_unknown_members_are_allowed(town: Town, forged: Forged) -> None:
    forged.manifest["later"] = {"x": [1, "ش"]}
    assert try_it(town, forged).status == "applied"


BAD_JSON = [
    (b'{"v":1', b'{"v":1.0'),
    (b'{"v":1', b'{"v":NaN'),
    (b'{"v":1', b'{"v":1e400'),
    (b'{"v":1', b'{"v":-0'),
    (b'{"v":1', b'{"v":' + b"1" * 4300),
    (b'"vol":1', b'"vol":1,"vol":1'),
    (b'"vol":1', b'"vol": 1'),
    (b'"vol":1', b'"vol":true'),
    (b'"vol":1', b'"vol":0'),
    (b'"vol":1', b'"vol":2'),
    (b'"vol":1', b'"Vol":1'),
    (b'"app":"vsdesk', b'"app":"\\ud800'),
    (b'"app":"vsdesk', b'"app":"\xff'),
    (b'"kind":"handover"', b'"kind":"../handover"'),
    (b'"kind":"handover"', b'"kind":"CON\\u0000"'),
    (b'"kind":"handover"', '"kind":"\u202e"'.encode()),
    (b'"acks":[]', b'"acks":' + b"[" * 10_000 + b"]" * 10_000),
    (b'"acks":[]', b'"acks":[["x",1,"applied"]]'),
    (b"{", b"\xef\xbb\xbf{"),
]


@pytest.mark.parametrize("bad", range(len(BAD_JSON)))
def test_a_manifest_that_is_not_canonical(town: Town, forged: Forged, bad: int) -> None:
    old, new = BAD_JSON[bad]
    forged.manifest["acks"] = []
    forged.container()
    payload = encode(forged.manifest)
    if old.startswith(b'{"v"'):
        old, new = old[1:], new[1:]
    assert old in payload
    forged.payload = payload.replace(old, new, 1)
    assert try_it(town, forged).code == "E_CANON"


def test_an_unknown_object_is_kept_and_not_applied(town: Town, forged: Forged) -> None:
    forged.objects.append(("later", b"anything"))
    received = try_it(town, forged)
    assert received.status == "applied"
    assert "W_UNKNOWN_OBJECT" in received.codes
    [kept] = town.vaults["salma"].postings.evidence()
    assert kept.data == b"anything"


def test_another_bundle_under_a_known_name(town: Town, forged: Forged) -> None:
    assert try_it(town, forged).status == "applied"
    forged.manifest["ts"] = "00000000000a-0000"
    received = try_it(town, forged)
    assert received.status == "applied"
    assert "W_BUNDLE_REUSE" in received.codes


# -- history ------------------------------------------------------------------------------------


def aside(town: Town, forged: Forged, code: str) -> None:
    """The log is set aside with this code; nothing of it is applied."""
    salma = town.vaults["salma"]
    before = everything_said(salma)
    received = try_it(town, forged)
    assert (received.status, received.codes) == ("partial", (code,))
    assert received.entries == 0
    assert everything_said(salma) == before
    assert [kept.code for kept in salma.postings.evidence()] == [code]


def test_an_entry_was_taken_out(town: Town, forged: Forged) -> None:
    forged.set_lines("entries", forged.lines("entries")[1:])
    forged.set_lines("bodies", forged.lines("bodies")[3:])
    # The rest of the run still ends at the signed head: it is authentic, with a gap.
    received = try_it(town, forged)
    assert (received.status, received.codes) == ("applied", ("W_GAP", "W_UNKNOWN_OP"))


def test_the_tail_was_taken_off(town: Town, forged: Forged) -> None:
    forged.set_lines("entries", forged.lines("entries")[:1])
    forged.set_lines("bodies", forged.lines("bodies")[:3])
    aside(town, forged, "L_CHAIN")


def test_an_entry_in_the_middle_was_changed(town: Town, forged: Forged) -> None:
    lines = forged.lines("entries")
    lines[0] = lines[0].replace(b'"by":"B1"', b'"by":"C1"')
    forged.set_lines("entries", lines)
    forged.set_lines("bodies", forged.lines("bodies")[3:])
    aside(town, forged, "L_CHAIN")


def test_a_leaf_that_the_checkpoint_does_not_hold(town: Town, forged: Forged) -> None:
    [line] = forged.lines("leaves")
    head = parse_entry(forged.lines("entries")[1]).entry_hash
    forged.set_lines("leaves", [line.replace(head.encode(), b"ab" * 32)])
    aside(town, forged, "L_CHAIN")


def test_a_checkpoint_of_another_signer(town: Town, forged: Forged) -> None:
    from vsdesk.crypto.frame import parse_frame, sign_frame

    at = forged.of_type("checkpoint")
    frame = parse_frame(forged.objects[at][1], 1 << 20)
    baran = town.vaults["baran"].identity.signing
    again = sign_frame(FrameType.CHECKPOINT, frame.payload, [baran])
    forged.objects[at] = ("checkpoint", again)
    import hashlib

    [line] = forged.lines("leaves")
    old = hashlib.sha256(frame.raw).hexdigest().encode()
    forged.set_lines("leaves", [line.replace(old, hashlib.sha256(again).hexdigest().encode())])
    aside(town, forged, "L_CHAIN")


def test_a_body_with_another_salt_or_value(town: Town, forged: Forged) -> None:
    lines = forged.lines("bodies")
    lines[0] = lines[0][:-10] + b"0000000" + lines[0][-3:]
    forged.set_lines("bodies", lines)
    aside(town, forged, "L_COMMIT")


def test_a_body_of_another_place(town: Town, forged: Forged) -> None:
    lines = forged.lines("bodies")
    first, second = parse_entry(forged.lines("entries")[0]), parse_entry(forged.lines("entries")[1])
    moved = lines[1].replace(first.op_id(1).encode(), second.op_id(0).encode())
    forged.set_lines("bodies", [*lines[:3], moved])
    aside(town, forged, "L_COMMIT")


def test_a_missing_body_is_not_received_and_heals(town: Town, forged: Forged) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    forged.set_lines("bodies", forged.lines("bodies")[:3])
    assert try_it(town, forged).status == "applied"
    view = salma.read.view(a_case()[1].id or "")
    assert view is not None
    assert [one.held for one in view.fields["given_ar"]] == ["missing"]
    town.carry("salma", "amal")
    town.carry("amal", "salma")
    assert names(salma) == ["حسن"]
    assert everything_said(amal) == everything_said(salma)


def test_a_body_twice(town: Town, forged: Forged) -> None:
    lines = forged.lines("bodies")
    forged.set_lines("bodies", [lines[0], *lines])
    assert try_it(town, forged).code == "E_OBJECT"


def test_entries_of_a_wrong_form_refuse_the_file(town: Town, forged: Forged) -> None:
    lines = forged.lines("entries")
    forged.set_lines("entries", [lines[0].replace(b'"seq":1', b'"seq":0'), lines[1]])
    assert try_it(town, forged).code == "E_CANON"


def test_a_clock_of_2099_is_marked_and_changes_no_frontier(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case())
    town.carry("amal", "salma")
    now = town.clock.now
    town.clock.now = 4_070_908_800_000
    amal.save(rename(1, "حسن"))
    paths = town.hand("amal")
    town.clock.now = now
    [received] = town.take("salma", paths)
    assert (received.status, received.codes) == ("applied", ("W_CLOCK",))
    salma.save(rename(1, "سعيد"))
    assert names(salma) == ["سعيد"]


def test_a_field_device_in_the_organisations_own_spaces_is_evidence(town: Town) -> None:
    from vsdesk.history.entry import ZERO_HASH, NewOp, log_id, write_entry
    from vsdesk.history.op_scopes import OFFICE

    amal, salma = town.vaults["amal"], town.vaults["salma"]
    who = amal.identity
    log = log_id(who.device_id, who.incarnation, OFFICE)
    entry, bodies = write_entry(
        log,
        OFFICE,
        1,
        ZERO_HASH,
        amal.now_ts(),
        1,
        amal.trust.version,
        amal.by,
        [NewOp("ab" * 16, "staff", {"name": "أحد"})],
        town.rng,
    )
    with amal.transaction():
        number = amal.ledger.open_log(log, who.device_id, who.incarnation, OFFICE)
        touched = amal.ledger.append(number, entry, {0: bodies[0]}, amal.clock())
        amal.fold(touched)
    [received] = town.carry("amal", "salma")
    assert "L_SCOPE" in received.codes
    view = salma.read.view("ab" * 16)
    assert view is None or not view.fields


def test_fields_of_a_newer_program_pass_through_an_older_coordinator(town: Town) -> None:
    from vsdesk.history.entry import NewOp, log_id, write_entry
    from vsdesk.vault.ledger import Ledger

    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case())
    who = amal.identity
    space = a_case()[0].id or ""
    log = log_id(who.device_id, who.incarnation, space)
    held = amal.ledger.log(log)
    assert held is not None and held.head is not None
    later: Json = {"from": "2013", "moon": "محرم"}
    entry, bodies = write_entry(
        log,
        space,
        held.seq + 1,
        held.head,
        amal.now_ts(),
        99,
        amal.trust.version,
        amal.by,
        [NewOp("cd" * 16, "moon_sighting", {"when_later": later}, parent=space)],
        town.rng,
    )
    with amal.transaction():
        amal.fold(amal.ledger.append(held.n, entry, {0: bodies[0]}, amal.clock()))
    town.carry("amal", "salma")
    zin = town.vault("zîn", "coordinator")
    town.enrol("zîn", "salma", "coordinator")
    town.carry("salma", "zîn")
    for vault in (salma, zin):
        row = Ledger(vault.database).entry(entry.entry_hash)
        assert row is not None and row.line == entry.line
        assert vault.ledger.body_lines(row.n) == [bodies[0].line]


def test_a_log_of_an_unknown_device_is_set_aside_and_judged_again(town: Town) -> None:
    """Zîn's coordinator hears of a new device's work before she hears of the device."""
    salma = town.vaults["salma"]
    zin = town.vault("zîn", "coordinator")
    town.enrol("zîn", "salma", "coordinator")
    new = town.vault("new")
    town.enrol("new", "salma")
    new.save(a_case(7))
    town.carry("new", "salma")
    [path] = town.hand("salma", ["zîn"])
    forged = Forged.of(path, zin, salma)
    # The newest list is left out: what Salma relays is signed by somebody that Zîn does not know.
    trust = zin.trust.trust
    assert trust is not None
    newest = max(at for at, (kind, _) in enumerate(forged.objects) if kind == "trust")
    forged.objects[newest] = ("trust", trust.frames()[-1])
    received = try_it(town, forged, "zîn")
    assert (received.status, received.codes) == ("partial", ("L_REVOKED",))
    assert zin.read.view(a_case(7)[0].id or "") is None
    salma.save(a_case(8))
    town.carry("salma", "zîn")
    assert names(zin, 7) == ["مروان"]
    assert not zin.postings.evidence()


# -- media --------------------------------------------------------------------------------------


def other_after(path: Path, other: bytes, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Once this step of the intake was done first, the file has other bytes."""
    done: Callable[..., object] = getattr(VolumeIntake, step)

    def swap(intake: VolumeIntake, *given: Any, **named: Any) -> object:
        found = done(intake, *given, **named)
        with path.open("r+b") as stream:
            stream.write(other)
        return found

    monkeypatch.setattr(VolumeIntake, step, swap)


@pytest.mark.parametrize("with_photo", [True, False])
def test_the_file_is_swapped_between_the_passes(
    town: Town, forged: Forged, monkeypatch: pytest.MonkeyPatch, *, with_photo: bool
) -> None:
    """A photo, or a log that is set aside, is written by a second reading."""
    salma, amal = town.vaults["salma"], town.vaults["amal"]
    if with_photo:
        blob = amal.files.add(BytesIO(b"a photo, made up" * 99)).blob
        photo = {"blob": blob, "type": "audio"}
        amal.save([Edit("evidence_item", photo, parent=case_id(1))])
        [path] = town.hand("amal")
    else:
        [line] = forged.lines("leaves")
        head = parse_entry(forged.lines("entries")[1]).entry_hash
        forged.set_lines("leaves", [line.replace(head.encode(), b"ab" * 32)])
        path = forged.write(town.stick() / "forged.age", [salma], town.rng)
    amal.save(rename(1, "علي"))
    [other] = town.hand("amal")
    before = contents(salma)
    other_after(path, other.read_bytes(), monkeypatch, "_feed")
    [received] = town.take("salma", [path])
    assert (received.status, received.code) == ("refused", "E_OBJECT")
    assert contents(salma) == before


def test_the_file_is_swapped_while_it_is_read(
    town: Town, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    salma = town.vaults["salma"]
    town.vaults["amal"].save(rename(1, "علي"))
    [other] = town.hand("amal")
    before = contents(salma)
    other_after(sent, other.read_bytes(), monkeypatch, "_begin")
    [received] = town.take("salma", [sent])
    assert (received.status, received.code) == ("refused", "E_CHUNK")
    assert contents(salma) == before


def test_what_was_stored_before_a_bad_object_is_rolled_back(town: Town, forged: Forged) -> None:
    """Entries of an object are stored when the next one begins; the last object of all is none."""
    stored: list[int] = []
    salma = town.vaults["salma"]
    append = salma.ledger.append

    def noting(log: int, *given: Any, **named: Any) -> list[int]:
        stored.append(log)
        return append(log, *given, **named)

    salma.ledger.append = noting  # type: ignore[method-assign]  # it only looks on
    first, *later = forged.lines("entries")
    of_first = [
        one for one in forged.lines("bodies") if parse_entry(first).entry_hash.encode() in one
    ]
    of_later = [one for one in forged.lines("bodies") if one not in of_first]
    forged.set_lines("entries", [first])
    forged.set_lines("bodies", of_first)
    for kind, lines in (("entries", later), ("bodies", of_later)):
        forged.objects.append((kind, b"".join(line + b"\n" for line in lines)))
    forged.objects.append(("blobman", b"{}"))
    received = try_it(town, forged)
    assert (received.status, received.code) == ("refused", "E_CANON")
    assert stored
    del salma.ledger.append, forged.objects[-1]
    assert try_it(town, forged).status == "applied"


def test_very_many_entries_are_asked_about_first(
    town: Town, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vsdesk.exchange import verify
    from vsdesk.exchange.volume_receipt import receive

    monkeypatch.setattr(verify, "ENTRIES_LIMIT", 1)
    salma = town.vaults["salma"]
    before = contents(salma)
    [received] = town.take("salma", [sent])
    assert (received.status, received.code) == ("refused", "E_LIMIT")
    assert contents(salma) == before
    assert receive(salma, [sent], many=True)[0].status == "applied"
