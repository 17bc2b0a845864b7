"""kill -9 while erasing: afterwards all of it is there, or none of it, down to the last byte.

And the order that arrives in a bundle; and that nothing planted is left where an order reached it.
"""

from __future__ import annotations

import io
import json
import shutil

import pytest
from tests.desk.conftest import House, whole_case
from tests.faults.conftest import Worker, entries, reopen, stray_files
from tests.faults.planted import ARABIC, LATIN, every_kind, lines
from tests.faults.test_kill import FEW, MANY, copy, folder, points, steps
from tests.vault.pages import found, told

from vsdesk.desk import CaseFilter, Desk, Edit
from vsdesk.errors import UserError
from vsdesk.records.dictionary.values import Json

WORDS = [ARABIC, LATIN]


def before_or_after(desk: Desk, case: str, family: str, held: list[object]) -> bool:
    """Whether it was erased; nothing between."""
    assert desk.access.check().ok and stray_files(desk) == set()
    gone = desk.cases.record(case).erased
    assert desk.cases.record(family).erased == gone
    if gone:
        assert found(desk.context.vault, WORDS) == [] and desk.cases.lists.search(ARABIC) == []
        assert desk.erasure.erasures()[0].state == "done"
        assert len(desk.cases.list_kind("deletion_certificate")) == 1
    else:
        assert entries(desk) == held and desk.erasure.erasures() == []
        assert len(desk.cases.lists.search(ARABIC)) == 1
    return gone


def kill_erasures(house: House, worker: Worker, count: int) -> None:
    """Erase, be killed, look."""
    rima = house.coordinator()
    case, _, family = whole_case(rima, ARABIC)
    whole_case(rima, "مروان")
    rima.files.attach(
        io.BytesIO(ARABIC.encode() * 50_000), case, kind="document", name=f"{LATIN}.pdf"
    )
    held = entries(rima)
    rima.access.lock()
    copy(house, "counted")
    ids = [case, family]
    total = steps(worker.order("counted", "erase", ids=ids, last=0))
    erased = 0
    # The last step too: whatever comes first, at least there it is done.
    for number, last in enumerate([*points(total, count - 1, 5), total]):
        name = f"trial{number}"
        copy(house, name)
        said = worker.order(name, "erase", ids=ids, last=last)
        assert said[-1] == ["end", -9]
        desk = reopen(house, name)
        erased += before_or_after(desk, case, family, held)
        desk.access.lock()
        shutil.rmtree(house.root / name)
    assert 0 < erased < count


def test_killed_while_erasing(house: House, worker: Worker) -> None:
    kill_erasures(house, worker, FEW)


@pytest.mark.soak
def test_killed_while_erasing_many_times(house: House, worker: Worker) -> None:
    kill_erasures(house, worker, MANY)


def kill_taking_in_an_order(house: House, worker: Worker, count: int) -> None:
    """The order arrives at another coordinator's copy, who is killed while taking it in."""
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    case, _, family = whole_case(hala, ARABIC)
    stick = folder(house, "stick")
    hala.sync.hand_over(stick)
    rima.sync.intake.receive([stick])
    back = folder(house, "back")
    rima.sync.hand_over(back, [hala.access.status().device_id])
    hala.sync.intake.receive([back])
    rima.erasure.erase(
        case,
        family,
        why="withdrawn",
        because="طلب",
        listed=rima.erasure.erasure(case, family).digest,
    )
    order = folder(house, "order")
    rima.sync.hand_over(order, [hala.access.status().device_id])
    hala.access.lock()
    shutil.copytree(house.root / "hala", house.root / "counted")
    shutil.copytree(house.root / "profile-hala", house.root / "profile-counted")
    total = steps(worker.order("counted", "receive", path=str(order), last=0))
    erased = 0
    for number, last in enumerate(points(total, count, 6)):
        name = f"trial{number}"
        shutil.copytree(house.root / "hala", house.root / name)
        shutil.copytree(house.root / "profile-hala", house.root / f"profile-{name}")
        assert worker.order(name, "receive", path=str(order), last=last)[-1] == ["end", -9]
        desk = reopen(house, name)
        assert desk.access.check().ok and stray_files(desk) == set()
        gone = desk.cases.record(case).erased
        assert desk.cases.record(family).erased == gone
        assert not gone or found(desk.context.vault, WORDS) == []
        assert [one.status for one in desk.sync.intake.receive([order])] == [
            "duplicate" if gone else "applied"
        ]
        assert desk.cases.record(case).erased and found(desk.context.vault, WORDS) == []
        erased += gone
        desk.access.lock()
        shutil.rmtree(house.root / name)
    assert 0 < erased < count


def test_killed_while_taking_in_an_order_to_erase(house: House, worker: Worker) -> None:
    kill_taking_in_an_order(house, worker, FEW)


@pytest.mark.soak
def test_killed_while_taking_in_an_order_many_times(house: House, worker: Worker) -> None:
    kill_taking_in_an_order(house, worker, MANY)


def test_nothing_planted_of_any_kind_is_left(house: House) -> None:
    """One record of every kind with planted words, erased: every page is decrypted and searched."""
    rima = house.coordinator()
    rima.cases.new_case({"given_ar": "مروان", "family_ar": "الدرويش"})
    for row in lines(rima.context.dictionary):
        row.pop("of_kind", None)
        try:
            rima.loads.load([json.dumps(row).encode()])
        except UserError as refused:
            assert refused.name in ("E_ROLE", "E_LINK")
    kinds = {id: kind for kind, id, _ in every_kind(rima.context.dictionary)}
    held = [id for id in kinds if rima.context.vault.holds(id)]
    case = next(id for id in held if kinds[id].name == "case")
    rima.files.attach(
        io.BytesIO(f"{ARABIC} {LATIN}".encode() * 9000), case, kind="document", name=LATIN
    )
    rima.cases.drafts.put(f"draft:{case}", {"given_ar": ARABIC})
    rima.cases.save([Edit("note", {"text": {"ar": ARABIC, "src_lang": "ar"}}, parent=case)])
    assert len(held) > 55 and found(rima.context.vault, WORDS) != []
    rima.erasure.erase(
        *held, why="legal_order", because="أمر", listed=rima.erasure.erasure(*held).digest
    )
    assert told(rima.context.vault, WORDS) == found(rima.context.vault, WORDS) == []
    assert rima.cases.lists.search(ARABIC) == rima.cases.lists.search(LATIN) == []
    assert rima.cases.drafts.held() == [] and rima.access.check().ok
    assert rima.cases.lists.page(CaseFilter()).rows[0].name == "مروان الدرويش"
    folder(house, "dump")
    rima.loads.dump(house.root / "dump" / "all")
    assert ARABIC.encode() not in (house.root / "dump" / "all" / "records.jsonl").read_bytes()


def test_of_an_erased_attempt_stays_the_number_that_warns_and_no_word(house: House) -> None:
    """What goes on warning other families is the contact alone (vsdesk/records/checks/scam_contacts.py)."""
    rima = house.coordinator()
    case, _, family = whole_case(rima, "مروان")
    number = "+000 000 111"
    rima.cases.save(
        [
            Edit(
                "extortion_attempt",
                {
                    "channel": "phone",
                    "contact_value": f"{number} {ARABIC}",
                    "handle": f"@made_up_caller {LATIN}",
                    "name_used": f"{ARABIC} {LATIN}",
                },
                parent=family,
            )
        ]
    )
    assert told(rima.context.vault, WORDS) != []
    rima.erasure.erase(
        case,
        family,
        why="withdrawn",
        because="طلب",
        listed=rima.erasure.erasure(case, family).digest,
    )
    assert told(rima.context.vault, WORDS) == found(rima.context.vault, WORDS) == []
    assert rima.access.safeguards.warning_of(number) is not None


def test_of_a_loaded_file_that_was_named_after_a_person_the_name_goes(house: House) -> None:
    """The list of loads keeps names of files; the names of others stay."""
    rima = house.coordinator()
    for given, file in ((ARABIC, f"ملف_{ARABIC}.jsonl"), ("يزن", "درعا.jsonl")):
        case, person = rima.context.new_id(), rima.context.new_id()
        rows: list[dict[str, Json]] = [
            {"kind": "case", "id": case, "person": person},
            {"kind": "person", "id": person, "parent": case, "given_ar": given},
        ]
        rima.loads.load([json.dumps(row).encode() for row in rows], name=file)
    case = rima.cases.lists.search(ARABIC)[0].root
    assert found(rima.context.vault, WORDS) != []
    rima.erasure.erase(
        case, why="withdrawn", because="طلب", listed=rima.erasure.erasure(case).digest
    )
    assert told(rima.context.vault, WORDS) == found(rima.context.vault, WORDS) == []
    assert [one.file for one in rima.loads.undo.loads()] == ["", "درعا.jsonl"]
