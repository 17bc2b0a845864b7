"""Erasure between vaults: any order, late bodies, relays, further frames, who may, what is asked first."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import pytest
from tests.exchange.conftest import (
    Town,
    a_case,
    case_id,
    everything_said,
    person_id,
    rename,
)
from tests.exchange.forge import Forged
from tests.vault.pages import found

from vsdesk.crypto.frame import FrameType, sign_frame
from vsdesk.history.erasure import Erasure, RecordKey
from vsdesk.history.op_scopes import REFERENCE
from vsdesk.vault.edit import Edit
from vsdesk.vault.vault import Vault

WORD = "زمردة"


def erase(
    vault: Vault,
    *,
    spaces: tuple[str, ...] = (),
    records: tuple[RecordKey, ...] = (),
    keep: tuple[RecordKey, ...] = (),
) -> str:
    """A coordinator orders, and carries out at home."""
    order = vault.orders.draft("withdrawn", records=records, spaces=spaces, keep=keep)
    with vault.transaction():
        held, _ = vault.orders.give(order)
    assert vault.orders.finish()
    return held.hash


def gone(vault: Vault, *records: str) -> bool:
    """Whether all of these are erased here, down to the bytes."""
    views = [vault.read.view(one) for one in records]
    return all(view is None or view.erased for view in views) and found(vault, [WORD]) == []


def test_it_goes_from_every_vault_that_hears_of_it(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1, given_ar=WORD))
    amal.save(a_case(2))
    town.carry("amal", "salma")
    town.carry("salma", "amal")
    digest = erase(salma, spaces=(case_id(1),))
    [received] = town.carry("salma", "amal")
    assert (received.status, received.erased, received.codes) == ("applied", 3, ())
    assert gone(amal, case_id(1), person_id(1)) and gone(salma, case_id(1))
    assert amal.erasing.done() == [digest] and amal.check() == [] == salma.check()
    assert amal.read.row(case_id(2)) is not None
    # Its receipt confirms it; then there is nothing left to say.
    town.carry("amal", "salma")
    held = salma.erasing.frame(digest)
    assert held is not None
    assert salma.erasing.confirmations(held) == {amal.identity.device_id}
    assert everything_said(amal) == everything_said(salma)
    town.carry("salma", "amal")
    for name, to in (("amal", "salma"), ("salma", "amal")):
        assert town.handed(name, [to])[0].state == "nothing"


def test_old_bundles_bring_nothing_back(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1, given_ar=WORD))
    first = town.hand("amal")
    town.take("salma", first)
    erase(salma, spaces=(case_id(1),))
    # The same file, and the same content in a bundle of another name.
    assert [one.status for one in town.take("salma", first)] == ["duplicate"]
    again = town.hand("amal")
    [received] = town.take("salma", again)
    assert received.status == "applied" and "I_ERASED" in received.codes
    assert gone(salma, case_id(1), person_id(1)) and salma.check() == []
    assert salma.postings.missing_bodies(10) == []


def test_a_late_edit_of_an_erased_case_is_dropped(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    town.carry("amal", "salma")
    erase(salma, spaces=(case_id(1),))
    amal.save(rename(1, WORD))
    below = amal.save([Edit("person_name", {"note": WORD}, parent=person_id(1))]).ids[0]
    [received] = town.carry("amal", "salma")
    assert "I_ERASED" in received.codes and received.entries == 2
    assert gone(salma, person_id(1), below)
    view = salma.read.view(below)
    assert view is not None and view.erased and view.deleted


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_any_order_of_bundles_and_orders_ends_the_same(town: Town, order: tuple[int, ...]) -> None:
    """Case, later records below it, the order to erase: what a third vault holds at the end."""
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    town.vault("zin", "coordinator")
    town.enrol("zin", "salma")
    town.carry("salma", "amal")
    amal.save(a_case(1, given_ar=WORD))
    amal.save(a_case(2))
    town.carry("amal", "salma")
    one = town.hand("amal", ["zin"])
    amal.save([Edit("person_name", {"note": WORD}, id="ab" * 16, parent=person_id(1))])
    moved = (case_id(1), person_id(1))
    amal.save([Edit("person", {"given_ar": WORD}, id="ac" * 16, parent=case_id(2), origin=moved)])
    two = town.hand("amal", ["zin"])
    erase(salma, records=((case_id(1), person_id(1)),))
    three = town.hand("salma", ["zin"])
    files = [one, two, three]
    zin = town.vaults["zin"]
    for at in order:
        assert {r.status for r in town.take("zin", files[at])} == {"applied"}
    assert gone(zin, person_id(1), "ab" * 16, "ac" * 16)
    states = [zin.read.view(rec) for rec in (case_id(1), case_id(2), person_id(2))]
    assert all(view is not None and not view.erased for view in states)
    assert zin.check() == [] and zin.postings.missing_bodies(10) == []
    # The coordinator signed a further frame for what nobody had named.
    named = {key for held in zin.erasing.frames() for key in held.order.records}
    assert named == {moved, (case_id(1), "ab" * 16), (case_id(2), "ac" * 16)}


def test_what_a_frame_spares_stays_in_every_vault(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1, given_ar=WORD))
    with amal.transaction():
        stored = amal.files.add(io.BytesIO(b"paper" * 1000))
        values = {"type": "id_document", "blob": stored.blob}
        item = amal.save([Edit("evidence_item", values, parent=case_id(1))]).ids[0]
    town.carry("amal", "salma")
    town.carry("salma", "amal")
    erase(salma, spaces=(case_id(1),), keep=((case_id(1), item),))
    town.carry("salma", "amal")
    for vault in (amal, salma):
        assert gone(vault, case_id(1), person_id(1))
        kept = vault.read.view(item)
        assert kept is not None and not kept.erased
        assert vault.files.read(stored.blob) == b"paper" * 1000


def test_attachments_go_with_their_case_even_half_arrived(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    with amal.transaction():
        stored = amal.files.add(io.BytesIO(WORD.encode() * 300_000))
        values = {"type": "id_document", "blob": stored.blob}
        amal.save([Edit("evidence_item", values, parent=case_id(1))])
    [path] = town.hand("amal")
    forged = Forged.of(path, salma, amal)
    lost = forged.of_type("chunk")
    del forged.objects[lost]
    half = forged.write(town.stick() / "half.age", [salma], town.rng)
    [received] = town.take("salma", [half])
    assert received.status == "applied" and salma.files.missing(stored.blob) == [0]
    erase(salma, spaces=(case_id(1),))
    assert salma.files.man(stored.blob) is None and list(salma.folder.files.iterdir()) == []
    town.take("salma", [path])
    assert salma.files.man(stored.blob) is None and list(salma.folder.files.iterdir()) == []


def frames_in(town: Town, path: Path, reader: str, sender: str) -> int:
    """How many erasure frames ride in a file."""
    forged = Forged.of(path, town.vaults[reader], town.vaults[sender])
    return sum(kind == "erasure" for kind, _ in forged.objects)


def test_frames_ride_until_they_are_confirmed_and_through_others(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1, given_ar=WORD))
    town.carry("amal", "salma")
    erase(salma, spaces=(case_id(1),))
    [lost] = town.hand("salma", ["amal"])
    assert frames_in(town, lost, "amal", "salma") == 1
    salma.save(a_case(5))
    salma.save([Edit("case", {"assigned": [amal.identity.device_id]}, id=case_id(5))])
    [again] = town.hand("salma", ["amal"])  # the first one was lost
    assert frames_in(town, again, "amal", "salma") == 1
    town.take("amal", [again])
    assert gone(amal, case_id(1))
    [back] = town.hand("amal", ["salma"])
    assert frames_in(town, back, "salma", "amal") == 1  # Amal cannot know yet that Salma has it
    town.take("salma", [back])
    salma.save([Edit("case", {"fate": "alive_reported"}, id=case_id(5))])
    [third] = town.hand("salma", ["amal"])
    assert frames_in(town, third, "amal", "salma") == 0
    # A restored copy may have lost it: everything rides again.
    with salma.transaction():
        salma.postings.forget_acks(amal.identity.device_id)
    assert len(salma.erasing.owed([amal.identity.device_id])) == 1


def test_who_may_order(town: Town) -> None:
    amal, salma, baran = (town.vaults[name] for name in ("amal", "salma", "baran"))
    amal.save(a_case(1))
    town.carry("amal", "salma")
    trust = salma.trust.trust
    assert trust is not None
    order = Erasure(trust.org, salma.now_ts(), trust.version, "withdrawn", spaces=(case_id(1),))
    own = sign_frame(FrameType.ERASURE, order.payload(), [baran.identity.signing])
    baran.save(a_case(2))
    [path] = town.hand("baran")
    forged = Forged.of(path, salma, baran)
    forged.objects.insert(forged.of_type("checkpoint"), ("erasure", own))
    file = forged.write(town.stick() / "x.age", [salma], town.rng)
    [received] = town.take("salma", [file])
    assert (received.status, received.codes) == ("partial", ("L_REVOKED",))
    assert salma.read.row(case_id(1)) is not None and salma.read.row(case_id(2)) is not None
    assert [one.code for one in salma.postings.evidence()] == ["L_REVOKED"]
    assert salma.erasing.frames() == []


@pytest.mark.parametrize(
    ("spoil", "code"),
    [("org", "E_ORG"), ("kind", "E_FRAME"), ("half", "E_SIG"), ("form", "E_CANON")],
)
def test_a_frame_that_is_none_refuses_the_volume(town: Town, spoil: str, code: str) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    town.carry("amal", "salma")
    trust = salma.trust.trust
    assert trust is not None
    org = "ab" * 32 if spoil == "org" else trust.org
    payload = Erasure(org, salma.now_ts(), 1, "withdrawn", spaces=(case_id(1),)).payload()
    if spoil == "form":
        payload = payload.replace(b'"withdrawn"', b'"a text!"')
    kind = FrameType.CHECKPOINT if spoil == "kind" else FrameType.ERASURE
    frame = sign_frame(kind, payload, [salma.identity.signing])
    if spoil == "half":
        frame = frame[:-1] + bytes([frame[-1] ^ 1])
    salma.save(a_case(3))
    salma.save([Edit("case", {"assigned": [amal.identity.device_id]}, id=case_id(3))])
    [path] = town.hand("salma", ["amal"])
    forged = Forged.of(path, amal, salma)
    forged.objects.insert(forged.of_type("checkpoint"), ("erasure", frame))
    file = forged.write(town.stick() / "x.age", [amal], town.rng)
    [received] = town.take("amal", [file])
    assert (received.status, received.code) == ("refused", code)
    assert amal.read.row(case_id(1)) is not None and amal.read.row(case_id(3)) is None


def test_more_than_twenty_cases_are_asked_about_first(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    for number in range(1, 22):
        amal.save(a_case(number, given_ar=WORD))
    town.carry("amal", "salma")
    town.carry("salma", "amal")
    digest = erase(salma, spaces=tuple(case_id(number) for number in range(1, 22)))
    [received] = town.carry("salma", "amal")
    assert received.codes == ("W_ERASURE_WAITS",) and received.erased == 0
    held = amal.erasing.frame(digest)
    assert held is not None and len(amal.erasing.locked) == 21
    assert amal.read.row(case_id(1)) is not None
    with amal.transaction():
        amal.orders.carry_out(held)
    assert amal.orders.finish()
    assert gone(amal, *map(case_id, range(1, 22))) and amal.erasing.locked == frozenset()


def test_what_was_set_aside_loses_its_bodies_too(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    town.carry("amal", "salma")
    amal.save(rename(1, WORD))
    [path] = town.hand("amal")
    forged = Forged.of(path, salma, amal)
    lines = forged.lines("bodies")
    number = next(n for n, line in enumerate(lines) if WORD.encode() in line)
    at = lines[number].index(b'"salt":"') + 8
    other = b"1" if lines[number][at : at + 1] == b"0" else b"0"
    lines[number] = lines[number][:at] + other + lines[number][at + 1 :]
    forged.set_lines("bodies", lines)
    [received] = town.take("salma", [forged.write(town.stick() / "x.age", [salma], town.rng)])
    assert received.codes == ("L_COMMIT",)
    [held] = salma.postings.evidence()
    assert WORD.encode() in held.data
    erase(salma, spaces=(case_id(1),))
    [left] = salma.postings.evidence()
    assert WORD.encode() not in left.data and b'"entries"' in left.data
    assert gone(salma, person_id(1))


def test_an_erased_case_leaves_the_place_that_was_accepted_from_its_proposal(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1))
    proposal = amal.save(
        [Edit("proposal", {"of_kind": "place", "set": {"name_ar": "فرع"}}, parent=case_id(1))]
    ).ids[0]
    town.carry("amal", "salma")
    place = salma.save([Edit("place", {"name_ar": "فرع", "type": "other"})]).ids[0]
    salma.save([Edit("proposal", {"accepted_as": place}, id=proposal)])
    erase(salma, spaces=(case_id(1),))
    town.carry("salma", "amal")
    for vault in (amal, salma):
        view = vault.read.view(place)
        assert view is not None and view.space == REFERENCE and view.value("name_ar") == "فرع"
        assert gone(vault, proposal)


def test_a_new_device_never_gets_what_was_erased_before_it_came(town: Town) -> None:
    amal, salma = town.vaults["amal"], town.vaults["salma"]
    amal.save(a_case(1, given_ar=WORD))
    old = town.hand("amal")
    town.take("salma", old)
    erase(salma, spaces=(case_id(1),))
    zin = town.vault("zin", "coordinator")
    town.enrol("zin", "salma")
    town.carry("salma", "zin")
    assert gone(zin, case_id(1)) and zin.check() == []
    assert zin.postings.missing_bodies(10) == [] and len(zin.erasing.done()) == 1
    town.carry("salma", "amal")
    town.carry("amal", "zin")
    assert gone(zin, case_id(1), person_id(1)) and gone(amal, case_id(1))
