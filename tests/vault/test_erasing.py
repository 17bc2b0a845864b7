"""Erasure carried out on a real vault: what goes, what stays, and that no byte of it is left."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING

import pytest
from tests.vault.conftest import a_case
from tests.vault.pages import found

from vsdesk.errors import UserError
from vsdesk.exchange import enrolment
from vsdesk.history.entry import parse_entry
from vsdesk.vault.edit import Edit
from vsdesk.vault.erasure.erasure_frames import CARRIED, REWRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.vault.conftest import Place

    from vsdesk.history.erasure import RecordKey
    from vsdesk.vault.vault import Vault


@pytest.fixture
def lead(place: Place) -> Iterator[Vault]:
    """A coordinator's vault with an organisation."""
    vault = place.create("lead", "coordinator")
    enrolment.found(vault, "MTH", "رابطة مثال (مختلقة)")
    yield vault
    vault.lock()


def case(number: int) -> str:
    """The case of `a_case`."""
    return f"{number:031x}c"


def person(number: int) -> str:
    """The person of `a_case`."""
    return f"{number:031x}e"


def cells(vault: Vault, numbers: Iterable[int]) -> list[bytes]:
    """Pieces of the packed bodies and documents of these cases, as they lie in the database."""
    spaces = [bytes.fromhex(case(number)) for number in numbers]
    found = []
    for space in spaces:
        rows = vault.database.query(
            "SELECT op.body, record.doc FROM record JOIN op ON op.record = record.n WHERE space = ?",
            (space,),
        )
        found += [cell[-24:-8] for row in rows for cell in row if cell is not None]
    return found


def erase(
    vault: Vault,
    *,
    spaces: tuple[str, ...] = (),
    records: tuple[RecordKey, ...] = (),
    ops: tuple[str, ...] = (),
    keep: tuple[RecordKey, ...] = (),
) -> str:
    """Order, carry out, finish; the frame's hash."""
    order = vault.orders.draft("withdrawn", ops=ops, records=records, spaces=spaces, keep=keep)
    with vault.transaction():
        held, _ = vault.orders.give(order)
    assert vault.orders.finish()
    return held.hash


def test_a_case_goes_and_its_neighbour_stays(lead: Vault) -> None:
    lead.save(a_case(1, given_ar="زمردة"))
    lead.save(a_case(2))
    lines = [row.line for log in lead.ledger.logs() for row in lead.ledger.entries(log.n)]
    erase(lead, spaces=(case(1),))
    assert lead.read.find("زمردة") == []
    assert lead.read.row(case(1)) is None and lead.read.row(case(2)) is not None
    assert lead.read.kinds() == {"case": 1, "person": 1, "event": 1}
    gone = lead.read.view(person(1))
    assert gone is not None and gone.deleted and gone.erased
    assert gone.value("given_ar") is None and gone.held("given_ar") == "erased"
    assert [row.state for row in lead.read.history(person(1))] == ["erased"]
    # The chain stands, line for line, and the vault passes its check.
    after = [row.line for log in lead.ledger.logs() for row in lead.ledger.entries(log.n)]
    assert after == lines and all(parse_entry(line) for line in after)
    assert lead.check() == []


def test_a_rebuild_from_the_log_brings_nothing_back(lead: Vault) -> None:
    lead.save(a_case(1, given_ar="زمردة"))
    lead.save(a_case(2))
    erase(lead, spaces=(case(1),))
    before = lead.database.query("SELECT * FROM list ORDER BY n")
    lead.trust_changed()
    assert lead.database.query("SELECT * FROM list ORDER BY n") == before
    assert lead.read.find("زمردة") == [] and lead.check() == []
    gone = lead.read.view(person(1))
    assert gone is not None and gone.erased and gone.deleted


def test_no_byte_of_it_is_left_in_pages_or_files(lead: Vault) -> None:
    """Thousands of edits move cells from page to page; afterwards every page is decrypted and read."""
    dice = random.Random(4)
    words = [f"زم{number:05d}رد" for number in range(600)]
    for number, word in enumerate(words):
        lead.save(a_case(number, given_ar=word, family_ar=word * dice.randint(1, 4)))
    for _ in range(300):
        number = dice.randrange(600)
        note = f"{words[number]} " * dice.randint(1, 30)
        lead.save([Edit("person", {"given_ar": note}, id=person(number))])
    lead.drafts.put(f"draft:{case(1)}", {person(1): {"given_ar": words[1]}})
    with lead.transaction():
        stored = lead.files.add(io.BytesIO(words[1].encode() * 1000))
        item = {"type": "id_document", "blob": stored.blob, "title": words[1]}
        lead.save([Edit("evidence_item", item, parent=case(1))])
    gone = sorted({1, *dice.sample(range(600), 60)})
    left = [word for number, word in enumerate(words) if number not in gone]
    sought: list[str | bytes] = [words[number] for number in gone]
    sought += cells(lead, gone)
    assert len(sought) > 180 and found(lead, sought[70:]) != []
    erase(lead, spaces=tuple(case(number) for number in gone))
    assert found(lead, sought) == []
    assert found(lead, left[:1]) == [f"db.{lead._slots.database}"]
    assert lead.read.row(case(1)) is None and list(lead.folder.files.iterdir()) == []
    assert lead.drafts.keys() == []
    assert lead.check() == []


def test_secure_delete_alone_would_not_do(lead: Vault) -> None:
    """The same without writing the database anew: this is why it is done."""
    dice = random.Random(7)
    words = [f"زم{number:05d}رد" for number in range(600)]
    for number, word in enumerate(words):
        lead.save(a_case(number, given_ar=word, family_ar=word * dice.randint(1, 4)))
        other = dice.randint(0, number)
        note = words[other] * dice.randint(1, 30)
        lead.save([Edit("person", {"given_ar": note}, id=person(other))])
    gone = range(0, 600, 5)
    sought: list[str | bytes] = [*words[::5], *cells(lead, gone)]
    order = lead.orders.draft("withdrawn", spaces=[case(number) for number in gone])
    with lead.transaction():
        lead.orders.give(order)
        lead._index.optimize()
    lead.database.checkpoint()
    assert found(lead, sought) != []
    assert lead.orders.finish()
    assert found(lead, sought) == []


def test_an_erased_id_is_never_used_again(lead: Vault) -> None:
    lead.save(a_case(1))
    lead.save(a_case(2))
    erase(lead, spaces=(case(1),), records=((case(2), person(2)),))
    for edit in (
        Edit("person", {"given_ar": "سلمى"}, id=person(1)),
        Edit("person", {"given_ar": "سلمى"}, parent=case(1)),
        Edit("case", {"case_no": "26-0009"}, id=case(1)),
        Edit("person", {"given_ar": "سلمى"}, id=person(2)),
        Edit("person_name", {"note": "سلمى"}, parent=person(2)),
        Edit("person", id=person(2), restore=True),
    ):
        with pytest.raises(UserError) as refused:
            lead.save([edit])
        assert refused.value.name == "E_ERASED"
    lead.save([Edit("case", {"fate": "alive_reported"}, id=case(2))])
    assert lead.check() == []


def test_what_lies_below_and_what_was_moved_from_it_goes_too(lead: Vault) -> None:
    lead.save(a_case(1))
    lead.save(a_case(2))
    name = lead.save([Edit("person_name", {"note": "زمردة"}, parent=person(1))]).ids[0]
    moved = lead.save(
        [Edit("person", {"given_ar": "زمردة"}, parent=case(2), origin=(case(1), person(1)))]
    ).ids[0]
    below = lead.save([Edit("person_name", {"note": "زمردة"}, parent=moved)]).ids[0]
    erase(lead, records=((case(1), person(1)),))
    for rec in (person(1), name, moved, below):
        view = lead.read.view(rec)
        assert view is not None and view.erased
    row = lead.read.row(case(1))
    assert row is not None and row.name == ""
    assert lead.read.find("زمردة") == [] and found(lead, ["زمردة"]) == []


def test_what_a_frame_spares_stays_until_another_names_it(lead: Vault) -> None:
    lead.save(a_case(1))
    with lead.transaction():
        stored = lead.files.add(io.BytesIO(b"x" * 5000))
        values = {"type": "id_document", "title": "زمردة", "blob": stored.blob}
        item = lead.save([Edit("evidence_item", values, parent=case(1))]).ids[0]
    erase(lead, spaces=(case(1),), keep=((case(1), item),))
    kept = lead.read.view(item)
    assert kept is not None and kept.value("title") == "زمردة" and not kept.deleted
    assert lead.files.read(stored.blob) == b"x" * 5000
    erase(lead, records=((case(1), item),))
    assert found(lead, ["زمردة"]) == [] and list(lead.folder.files.iterdir()) == []


@pytest.mark.parametrize("current", [True, False])
def test_one_value_goes_and_nothing_older_comes_back(lead: Vault, current: bool) -> None:
    lead.save(a_case(1, given_ar="قديم"))
    lead.save([Edit("person", {"given_ar": "زمردة"}, id=person(1))])
    if not current:
        lead.save([Edit("person", {"given_ar": "جديد"}, id=person(1))])
    [op] = [
        row.op
        for row in lead.read.history(person(1))
        if (row.values or {}).get("given_ar") == "زمردة"
    ]
    erase(lead, ops=(op,))
    view = lead.read.view(person(1))
    assert view is not None and not view.erased and not view.deleted
    assert view.value("given_ar") == (None if current else "جديد")
    assert view.held("given_ar") == ("erased" if current else "here")
    assert view.value("family_ar") == "الدرويش"
    assert found(lead, ["زمردة"]) == [] and lead.check() == []


def test_a_file_that_another_record_names_stays(lead: Vault) -> None:
    lead.save(a_case(1))
    lead.save(a_case(2))
    with lead.transaction():
        stored = lead.files.add(io.BytesIO(b"x" * 5000))
        values = {"type": "id_document", "blob": stored.blob}
        lead.save([Edit("evidence_item", values, parent=case(1))])
        lead.save([Edit("evidence_item", values, parent=case(2))])
    erase(lead, spaces=(case(1),))
    assert lead.files.read(stored.blob) == b"x" * 5000
    erase(lead, spaces=(case(2),))
    assert list(lead.folder.files.iterdir()) == []


def test_the_organisations_own_spaces_are_never_erased_as_a_whole(lead: Vault) -> None:
    from vsdesk.history.entry import audit_space
    from vsdesk.history.op_scopes import OFFICE, REFERENCE

    place = lead.save([Edit("place", {"name_ar": "فرع", "type": "other"})]).ids[0]
    erase(lead, spaces=(REFERENCE, OFFICE, audit_space(lead.identity.device_id)))
    view = lead.read.view(place)
    assert view is not None and not view.deleted


def test_a_restored_older_copy_carries_it_out_at_opening(place: Place, lead: Vault) -> None:
    import shutil

    lead.save(a_case(1, given_ar="زمردة"))
    older = place.root / "older"
    lead.database.checkpoint()
    shutil.copytree(lead.folder.root, older)
    number = lead._slots.database
    digest = erase(lead, spaces=(case(1),))
    lead.lock()
    # Somebody puts the older database and its slots back; the folder with the frames stays.
    for name in ("slots.a", "slots.b", f"db.{number}"):
        shutil.copy(older / name, lead.folder.root / name)
    back = place.open("lead")
    assert back.read.row(case(1)) is None and back.read.find("زمردة") == []
    assert back.erasing.done() == [digest]
    assert found(back, ["زمردة"]) == [] and back.check() == []
    back.lock()


def test_a_frame_in_the_folder_that_is_not_ours_is_passed_over(place: Place, lead: Vault) -> None:
    lead.save(a_case(1))
    (lead.folder.erasures / ("ab" * 32)).write_bytes(b"x" * 500)
    (lead.folder.erasures / ("zz" * 32)).write_bytes(b"")
    (lead.folder.erasures / "notes.txt").write_bytes(b"")
    lead.lock()
    again = place.open("lead")
    assert again.read.row(case(1)) is not None
    again.lock()


def test_a_full_disk_leaves_it_owed(lead: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    from vsdesk.errors import EnvironmentFault
    from vsdesk.vault.database import Database

    lead.save(a_case(1, given_ar="زمردة"))
    order = lead.orders.draft("withdrawn", spaces=(case(1),))
    with lead.transaction():
        lead.orders.give(order)

    def full(self: Database, target: object) -> None:
        raise EnvironmentFault("E_DISK", "no room")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "copy_into", full)
        assert not lead.orders.finish()
    assert [held.state for held in lead.erasing.frames()] == [CARRIED] and lead.erasing.done() == []
    assert lead.read.row(case(1)) is None
    assert lead.orders.finish()
    assert [held.state for held in lead.erasing.frames()] == [REWRITTEN]
    assert found(lead, ["زمردة"]) == []
