"""Words that an order to erase could not read (under way, put aside, waiting for their body) name nobody on
the papers of other families: they wait until a coordinator looked who knew of the order. All are made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import as_text, assign, words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_loaded import load
from tests.attacks.test_named_beside import FAMILY, FULL, GIVEN, two
from tests.attacks.test_named_in_another_file import form, left, written
from tests.desk.copies import confirm_copies

from vsdesk.desk import Change, Desk, Edit
from vsdesk.history.entry import DELETED
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.names.late_words import LATE
from vsdesk.records.gate.request import Request
from vsdesk.vault.read import late_words_here, orders_beside
from vsdesk.vault.read.heads_read import heads_in
from vsdesk.vault.read.late_words_here import REFERENCE
from vsdesk.vault.read.orders_beside import BESIDE

if TYPE_CHECKING:
    from tests.desk.conftest import House

STORY = f"أخذوا ليث مع {FULL} معا من الباص"
PLAIN = "كان وحده في البيت"
LATER = "خرج مع أخيه في الصباح"


def tells(desk: Desk, parent: str, text: str = STORY) -> str:
    """One device writes down a story."""
    id = desk.context.new_id()
    event = {"type": "other", "text": words(text)}
    desk.cases.save([Edit("event", event, id=id, parent=parent)])
    return id


def erase(made: Town, case: str) -> int:
    """Both the case and its family go; how many words were found that name them."""
    return len(erased(made, case, made.rima.cases.record(case).text("family")).words)


def named(made: Town) -> bool:
    papers = (left(made), form(made, "ced"), form(made, "case-file"))
    return any(GIVEN in one or FAMILY in one for one in papers)


def leaves(desk: Desk, case: str) -> str:
    """What leaves of a case for the committee, by the vault of one device."""
    request = Request("un_complaint", "ced", "B", TODAY)
    found = decide(request, desk.cases.dossier(case), desk.context.dictionary)
    assert found.allowed
    return as_text(found)


def why(made: Town, kind: str = "event") -> set[str]:
    held = made.gate("ced", "un_complaint").withheld
    return {one.reason for one in held if one.kind == kind and one.field == "text"}


def looked(desk: Desk, root: str) -> Change:
    """A coordinator looks at all that the page shows."""
    lone = desk.access.lone_words
    page = lone.lone_page(root)
    assert page is not None
    return lone.look_holds(root, page.shown(page.records))


def waiting(made: Town) -> dict[str, int]:
    """The files that wait for a look, and at how many records."""
    run = made.rima.access.lone_words.lone_run()
    return {one.root: len([each for each in one.records if each.late]) for one in run.more(99)}


@pytest.mark.parametrize("order", ["before", "crossing", "taken in first"])
def test_a_story_that_was_under_way_names_nobody_who_was_erased(made: Town, order: str) -> None:
    _, case, _ = two(made)
    tells(made.hala, made.case, PLAIN)
    carry(made.hala, made.stick, made.rima)
    tells(made.hala, made.case)
    if order == "before":
        carry(made.hala, made.stick, made.rima)
    assert erase(made, case) == int(order == "before")
    if order == "taken in first":
        carry(made.rima, made.stick, made.hala)
    carry(made.hala, made.stick, made.rima)
    assert not named(made) and PLAIN in left(made)
    assert FULL not in leaves(made.hala, made.case)
    assert why(made) == {"unnamed" if order == "before" else LATE}
    assert waiting(made) == ({} if order == "before" else {made.case: 1, made.family: 1})


def test_what_a_coordinator_looked_at_holds_and_the_rest_waits(made: Town) -> None:
    _, case, _ = two(made)
    story = tells(made.hala, made.case, LATER)
    erase(made, case)
    carry(made.hala, made.stick, made.rima)
    page = made.rima.access.lone_words.lone_page(made.case)
    assert page is not None and [one.record.id for one in page.records] == [story]
    assert page.records[0].late and LATER not in left(made)
    change = looked(made.rima, made.case)
    assert LATER in left(made) and waiting(made) == {}
    carry(made.rima, made.stick, made.hala)
    assert LATER in leaves(made.hala, made.case)
    made.rima.cases.take_back(change)
    assert LATER not in left(made)


def test_what_is_told_after_the_order_was_carried_out_waits_for_nobody(made: Town) -> None:
    incident, case, _ = two(made)
    erase(made, case)
    carry(made.rima, made.stick, made.hala)
    tells(made.hala, made.case, LATER)
    tells(made.hala, incident, "كان الحاجز عند الجسر")
    written(made, "event", {"type": "other", "text": words("قالت الأم إنه كان صائماً")}, made.case)
    place = {"type": "prison", "name_ar": "فرع 999", "function": "كان مدرسة"}
    id = made.rima.cases.save([Edit("place", {**place})]).ids[0]
    carry(made.rima, made.stick, made.hala)
    made.hala.cases.save([Edit("event", {"type": "transfer", "place": id}, parent=made.case)])
    carry(made.hala, made.stick, made.rima)
    found = left(made)
    assert LATER in found and "كان الحاجز عند الجسر" in found and "كان صائماً" in found
    assert "كان مدرسة" in left(made, "A")
    assert waiting(made) == {}


def test_a_new_case_beside_it_waits_for_nobody(made: Town) -> None:
    """It is tied to the incident in the save that makes it, by somebody who carried the order out."""
    incident, case, _ = two(made)
    erase(made, case)
    carry(made.rima, made.stick, made.hala)
    fresh = made.hala.cases.new_case(
        {"given_ar": "ماهر", "family_ar": "النوري"},
        {"family": made.family, "case_type": "enforced_disappearance", "incident": incident},
    ).ids[0]
    tells(made.hala, fresh, LATER)
    late = made.hala.cases.dossier(fresh).beyond.late_words()
    assert not late


def test_put_aside_when_it_was_ordered_and_vouched_for_later(made: Town, house: House) -> None:
    """The order read what was put aside too."""
    _, case, _ = two(made)
    house.clock.now += 2 * 86_400_000
    day = made.rima.context.today()
    tells(made.hala, made.case)
    tells(made.hala, made.case, LATER)
    carry(made.hala, made.stick, made.rima)
    revocations, hala = made.rima.sync.revocations, made.hala.context.device_id
    revocations.revoke(hala, day)
    assert erase(made, case) == 1
    revocations.vouch_for(hala, revocations.of(hala).aside)
    assert not named(made) and LATER not in left(made)
    looked(made.rima, made.case)
    assert not named(made) and LATER in left(made)


def test_a_coordinators_own_story_that_was_under_way(made: Town, house: House) -> None:
    _, case, _ = two(made)
    nour = house.documenter("nour", made.rima, "coordinator")
    carry(made.rima, made.stick, nour)
    tells(nour, made.case)
    erase(made, case)
    carry(nour, made.stick, made.rima)
    assert not named(made) and waiting(made) == {made.case: 1, made.family: 1}
    carry(made.rima, made.stick, nour)
    assert FULL not in leaves(nour, made.case)


def test_where_the_story_came_before_the_order(made: Town, house: House) -> None:
    """The second coordinator had it, and whoever ordered had not."""
    _, case, _ = two(made)
    nour = house.documenter("nour", made.rima, "coordinator")
    carry(made.rima, made.stick, nour)
    tells(made.hala, made.case)
    carry(made.hala, made.stick, nour)
    erase(made, case)
    carry(made.rima, made.stick, nour)
    assert FULL not in leaves(nour, made.case)


def test_a_look_by_somebody_who_did_not_know_of_the_order(made: Town, house: House) -> None:
    _, case, _ = two(made)
    nour = house.documenter("nour", made.rima, "coordinator")
    assign(made)
    carry(made.rima, made.stick, nour)
    tells(made.enemy.desk, made.case)
    made.enemy.hand_over(nour)
    looked(nour, made.case)
    erase(made, case)
    carry(nour, made.stick, made.rima)
    assert not named(made) and waiting(made) == {made.case: 1, made.family: 1}
    looked(made.rima, made.case)
    assert named(made)  # she looked, and it is her word


def test_words_of_another_file_are_as_they_were(made: Town) -> None:
    """Nothing is beside it."""
    _, case, _ = two(made)
    far = made.hala.cases.new_case(
        {"given_ar": "ماهر", "family_ar": "سعيد"}, {"case_type": "enforced_disappearance"}
    ).ids[0]
    story = tells(made.hala, far, LATER)
    erase(made, case)
    carry(made.hala, made.stick, made.rima)
    for desk in (made.rima, made.hala):
        found = desk.cases.dossier(far)
        assert found.get(story) is not None
        assert not found.beyond.late_words()
        assert not found.of(BESIDE)


def test_who_was_recorded_by_mistake_closes_nothing(made: Town) -> None:
    two(made, "given")
    wrong = written(made, "person", {"given_ar": "زياد", "family_ar": "قباني"}, made.family)
    tells(made.hala, made.case, LATER)
    erased(made, wrong, why="mistake")
    carry(made.hala, made.stick, made.rima)
    assert LATER in left(made)


def test_stories_without_end_close_nothing_else(made: Town) -> None:
    """What a hostile device sends beside an erasure waits, and nothing more."""
    _, case, _ = two(made)
    tells(made.hala, made.case, PLAIN)
    carry(made.hala, made.stick, made.rima)
    assign(made)
    erase(made, case)
    with made.enemy.many():
        for at in range(260):
            tells(made.enemy.desk, made.case, f"كلام {at}")
    made.enemy.hand_over(made.rima)
    assert PLAIN in left(made) and not named(made)
    page = made.rima.access.lone_words.lone_page(made.case)
    assert page is not None and page.next  # page by page


def test_no_other_device_takes_away_what_an_order_said(made: Town) -> None:
    _, case, _ = two(made)
    assign(made)
    tells(made.hala, made.case)
    erase(made, case)
    carry(made.rima, made.stick, made.enemy.desk)
    for one in made.rima.cases.dossier(made.case).of(BESIDE):
        if made.enemy.desk.context.vault.read.view(one.id) is not None:
            made.enemy.change(one.id, BESIDE, {DELETED: True}, observed=True)
            made.enemy.change(one.id, BESIDE, {"order": "0" * 64, "heads": []})
    made.enemy.hand_over(made.rima)
    carry(made.hala, made.stick, made.rima)
    assert not named(made)


def test_what_was_loaded_after_it_waits(made: Town) -> None:
    """An old table may name who was erased, whoever loads it."""
    _, case, _ = two(made)
    erase(made, case)
    row = {"kind": "event", "parent": made.case, "type": "other", "text": words(STORY)}
    load(made.rima, row)
    confirm_copies(made.rima)
    assert not named(made) and made.case in waiting(made)


def test_up_to_where_an_order_read(made: Town) -> None:
    """Not past a body that has not come, and not past what was put aside."""
    two(made)
    tells(made.hala, made.case, PLAIN)
    tells(made.hala, made.case, LATER)
    carry(made.hala, made.stick, made.rima)
    database = made.rima.context.vault.database
    whole = heads_in(database, {made.case, REFERENCE})[made.case]
    rows = database.query(
        "SELECT e.n, e.eh, e.prev, l.n FROM entry e JOIN log l ON l.n = e.log WHERE l.space = ? "
        "ORDER BY e.seq DESC LIMIT 1",
        (bytes.fromhex(made.case),),
    )
    last, eh, before, log = rows[0]
    assert eh.hex() in whole
    for change, back in (
        ("UPDATE entry SET counts = 0 WHERE n = ?", "UPDATE entry SET counts = 1 WHERE n = ?"),
        ("UPDATE op SET state = 1 WHERE entry = ?", "UPDATE op SET state = 0 WHERE entry = ?"),
    ):
        database.run(change, (last,))
        assert heads_in(database, {made.case})[made.case] == sorted(
            before.hex() if one == eh.hex() else one for one in whole
        )
        database.run(back, (last,))
    database.run("UPDATE log SET forked = 1 WHERE n = ?", (log,))
    assert eh.hex() not in heads_in(database, {made.case}).get(made.case, [])


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        (late_words_here._ANY, ("x",)),
        (f"SELECT r.n FROM record r WHERE {orders_beside._IN_SPACES}", ("[]", "x")),
        (late_words_here._LOGS, ("[]",)),
        (orders_beside._ENTRIES, ("[]",)),
        (late_words_here._AFTER, ("[]",)),
        (late_words_here._EVERY, ("x",)),
        (late_words_here._TIED, (b"", "[]")),
    ],
)
def test_it_is_asked_of_indexes(made: Town, asked: str, values: tuple[object, ...]) -> None:
    """However many cases a vault has."""
    rows = made.rima.context.vault.database.query(f"EXPLAIN QUERY PLAN {asked}", values)
    assert not [
        row[3]
        for row in rows
        if row[3].startswith("SCAN") and "json_each" not in row[3] and "j " not in f"{row[3]} "
    ]


@pytest.mark.parametrize("key", ["draft:", "interview:"])
def test_what_was_typed_before_the_order_is_older(made: Town, key: str) -> None:
    """It lies unsaved on Hala's laptop when the order is carried out there, and is saved afterwards."""
    _, case, _ = two(made)
    drafts = made.hala.cases.drafts
    drafts.put(f"{key}{made.case}", {"text": STORY})
    erase(made, case)
    carry(made.rima, made.stick, made.hala)
    drafts.put(f"{key}{made.case}", {"text": f"{STORY}."})
    tells(made.hala, made.case)
    drafts.drop(f"{key}{made.case}")
    tells(made.hala, made.case, LATER)
    carry(made.hala, made.stick, made.rima)
    assert not named(made) and LATER in left(made)
    assert waiting(made) == {made.case: 1, made.family: 1}
