"""A hostile device closes for a while, or writes for a while at somebody who stays, what an entry that is
erased closes for good: the order leaves its guard all the same, and nothing leaves once that word has ended.
Everybody is made up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import (
    CHILD,
    RELEASE,
    as_text,
    family_of,
    leaving,
    relative,
    said,
    words,
)
from tests.attacks.kit import LOAD, TODAY, Town, as_shown, carry
from tests.attacks.lacking import goes_on, keep_back
from tests.attacks.test_erased_guarded import attached, erased, gate, hala, wife_of
from tests.attacks.test_erased_other_entry import twin_in
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_of_another_missing import asked_for
from tests.attacks.test_one_relative_of_two_families import TwoFamilies, is_named
from tests.attacks.test_two_entries_of_one import Two
from tests.desk.copies import confirm_copies

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.copy_mark import COPIED, mark_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

MASKS: Final = ["hole", "stop", "red", "copy", "withdrawn"]


def masks(made: Town, how: str, case: str, family: str) -> None:
    """The enemy, to whom nothing of it is lent, closes a file for a while."""
    enemy, new = made.enemy, made.enemy.desk.context.new_id
    made.rima.sync.hand_over(made.stick, [enemy.device_id])
    enemy.desk.sync.intake.receive([made.stick])
    stop: Mapping[str, Json] = {"type": "stop", "received": TODAY, "text": words("أوقفوا")}
    if how == "stop":
        enemy.sign(family, NewOp(new(), "family_request", stop, parent=family))
    elif how in ("red", "withdrawn"):
        risk: dict[str, Json] = {"level": "red", "date": TODAY}
        enemy.sign(case, NewOp(new(), "risk_assessment", risk, parent=case))
    elif how == "copy":
        enemy.loads = iter([LOAD])
        enemy.sign(case, NewOp(case, "case", {COPIED: mark_of(())}))
    elif how == "hole":
        db = enemy.desk.context.vault.database
        enemy.sign(case, NewOp(new(), "note", {"text": words("ملاحظة")}, parent=case))
        rows = db.query(
            "SELECT lower(hex(e.eh)) || ':' || o.idx FROM op o JOIN entry e ON e.n = o.entry "
            "WHERE e.n = (SELECT max(n) FROM entry)"
        )
        keep_back(enemy.desk, [row[0] for row in rows])
    enemy.hand_over(made.rima)


def ends(made: Town, how: str, case: str, family: str) -> None:
    """What the enemy closed, the coordinator opens again."""
    rima = made.rima
    if how == "stop":
        [one] = (one for one in rima.cases.dossier(family).of("family_request") if is_of(made, one))
        answer: dict[str, Json] = {"answered": TODAY, "answer": words("لم يطلبوا ذلك")}
        rima.cases.save([Edit("family_request", answer, id=one.id)])
    elif how == "red":
        risks = rima.cases.dossier(case).of("risk_assessment")
        [one] = (one for one in risks if is_of(made, one))
        rima.cases.save([as_shown(rima, "risk_assessment", {"level": "green"}, one.id)])
    elif how == "copy":
        confirm_copies(rima)
    elif how == "hole":
        goes_on(rima, case)
    elif how == "withdrawn":
        withdrawn(made)


def withdrawn(made: Town) -> None:
    """The enemy's laptop is withdrawn, and what it wrote lately is left aside for good."""
    revocations = made.rima.sync.revocations
    aside = revocations.revoke(made.enemy.device_id, "2026-11-01").aside
    revocations.leave_aside(made.enemy.device_id, aside)


def is_of(made: Town, record: RecordView) -> bool:
    return any(
        made.enemy.device_id == one.device_id for held in record.fields.values() for one in held
    )


def says(made: Town, record: str, name: str, value: Json) -> bool:
    """Whether the coordinator's own word stands in a field."""
    here = made.rima.context.vault.identity.device_id
    said = made.view(record).fields.get(name, ())
    return any(one.device_id == here and one.value == value for one in said)


@pytest.mark.parametrize("how", MASKS)
@pytest.mark.parametrize("what", ["release", "rumour"])
def test_who_is_back_by_an_erased_report_is_asked(made: Town, how: str, what: str) -> None:
    """And where the one that goes closed nothing, the other is opened like any."""
    two, rima = Two(made), made.rima
    two.join()
    event = RELEASE if what == "release" else {**RELEASE, "type": "other"}
    rima.cases.save([Edit("event", event, parent=two.first)])
    family = rima.cases.record(two.second).text("family")
    masks(made, how, two.second, family)
    assert not two.gate().allowed
    listing = erased(made, two.first, two.home)
    assert (two.second in listing.entries) is (what == "release")
    ends(made, how, two.second, family)
    held = how == "withdrawn"  # what is put aside of the enemy's closes on
    assert two.gate().allowed is (what == "rumour" and not held)


@pytest.mark.parametrize("how", MASKS)
def test_a_picture_that_an_erased_file_sealed_stays(made: Town, how: str) -> None:
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", data_scope=[*SCOPES, "documents"])
    carry(made.hala, made.stick, made.rima)
    files, data = made.rima.files, photo.draw_made_up_portrait(5)
    item = files.attach(io.BytesIO(data), made.case, kind="civil_record", name="بيان.jpg").ids[0]
    case, family = twin_in(made, data, "whose")
    masks(made, how, made.case, made.family)
    erased(made, case, family)
    ends(made, how, made.case, made.family)
    with pytest.raises(UserError, match="E_GATE"):
        made.rima.outbound.files.copy_file(asked_for(item))
    assert says(made, item, "sens", 4)


def test_a_picture_that_the_enemy_sealed_too_stays(made: Town) -> None:
    """Its word of it may go: the order's stands beside."""
    family_of(made)
    carry(made.hala, made.stick, made.rima)
    files, data = made.rima.files, photo.draw_made_up_portrait(5)
    item = files.attach(io.BytesIO(data), made.case, kind="civil_record", name="بيان.jpg").ids[0]
    case, family = twin_in(made, data, "sens")
    made.enemy.sign(made.case, NewOp(item, "evidence_item", {"sens": 4}))
    made.enemy.hand_over(made.rima)
    erased(made, case, family)
    assert says(made, item, "sens", 4)


KNOWN: Final[Mapping[str, tuple[str, Mapping[str, Json], str, str]]] = {
    "name": (
        *("not_named_outside", {"given_ar": "خولة", "family_ar": "قباني"}),
        *("قالت خولة قباني إنه كان هناك", "خولة"),
    ),
    "place": (
        *("place_unknown_to", {"usual_address_text": "مخيم الزعتري"}),
        *("أخوها يسكن معها في مخيم الزعتري الآن", "الزعتري"),
    ),
}


@pytest.mark.parametrize("whose", ["nobody", "enemy", "hers"])
@pytest.mark.parametrize("about", [*KNOWN])
def test_words_that_an_entry_of_the_enemys_explains_stay(
    made: Town, about: str, whose: str
) -> None:
    """What who stays is called by whoever wrote down her entry is hers; what another device calls her, in an
    entry of its own that it ties to hers, ends with that device."""
    two, enemy = TwoFamilies(made), made.enemy
    two.link()
    mark, known, told, word = KNOWN[about]
    edits = [
        Edit("person", known, id=two.sister),
        Edit("person_mark", {"type": mark}, parent=two.sister),
    ]
    if whose == "hers" and about == "name":
        nickname: dict[str, Json] = {"type": "nickname", "value": "خولة قباني"}
        edits.append(Edit("person_name", nickname, parent=two.wife))
    elif whose == "hers":
        edits.append(Edit("person", known, id=two.wife))
    edits += [Edit("event", {"type": "other", "text": words(told)}, parent=made.case)]
    made.hala.cases.save(edits)
    two.carry()
    if whose == "enemy":
        new = enemy.desk.context.new_id
        home, person, row = (
            enemy.desk.cases.new_family({"display_name": "عائلة"}).ids[0],
            new(),
            new(),
        )
        tied: dict[str, Json] = {"person": person, "also": [two.member(two.wife)]}
        enemy.sign(home, NewOp(person, "person", known, parent=home))
        enemy.sign(home, NewOp(row, "family_member", tied, parent=home))
        enemy.hand_over(made.rima)
    assert word not in leaving(made)
    listing = erased(made, two.first_case, two.first)
    assert (two.made.case in {made.view(one.record).space for one in listing.words}) is (
        whose != "hers"
    )
    if whose == "enemy":
        withdrawn(made)
        # What the enemy tied was put aside: the file waits until somebody looks.
        assert made.gate("ced", "un_complaint").allowed or whose == "enemy"
    assert word not in as_text(made.gate("ced", "un_complaint"))


@pytest.mark.parametrize("of", ["enemy", "opener"])
def test_the_same_mark_by_another_device_takes_the_place_of_none(made: Town, of: str) -> None:
    two = TwoFamilies(made)
    two.link()
    made.hala.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=two.sister)])
    mark = made.enemy.desk.context.new_id()
    home = made.hala.cases.record(two.wife).space
    if of == "opener":
        made.hala.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=two.wife)])
    two.carry()
    if of == "enemy":
        hers: dict[str, Json] = {"type": "not_named_outside"}
        made.enemy.sign(home, NewOp(mark, "person_mark", hers, parent=two.wife))
        made.enemy.hand_over(made.rima)
    listing = erased(made, two.first_case, two.first)
    assert len(listing.relatives) == (of == "enemy")
    if of == "enemy":
        made.rima.cases.delete(mark, shown=made.rima.cases.shown(home))
    assert two.gate().allowed and not is_named(two)


def test_what_the_enemy_says_of_her_as_well_is_said_beside_it(made: Town) -> None:
    """How delicate she is, that she is spared, that a number of hers is unsafe, which entries are hers."""
    two, enemy, cases = TwoFamilies(made), made.enemy, made.hala.cases
    two.link(two.wife, two.sister)  # said at the row that goes
    first, row, home = two.member(two.sister), two.member(two.wife), cases.record(two.wife).space
    phone: dict[str, Json] = {"type": "phone", "value": "+963955771771", "safe_contact": True}
    [number] = cases.save([Edit("contact_channel", {**phone, "person": two.wife}, parent=home)]).ids
    unsafe: dict[str, Json] = {**phone, "person": two.sister, "safe_contact": False}
    cases.save(
        [
            Edit("person", {"sens": 4}, id=two.sister),
            Edit("family_member", {"news_of_death": False}, id=first),
            Edit("contact_channel", unsafe, parent=two.first),
        ]
    )
    two.carry()
    said_too: dict[str, tuple[str, dict[str, Json]]] = {
        two.wife: ("person", {"sens": 4, **CHILD}),
        row: ("family_member", {"news_of_death": False, "also": [first]}),
        number: ("contact_channel", {"safe_contact": False}),
    }
    enemy.sign(home, *(NewOp(id, kind, values) for id, (kind, values) in said_too.items()))
    enemy.hand_over(made.rima)
    erased(made, two.first_case, two.first)
    assert says(made, two.wife, "sens", 4)
    assert says(made, row, "news_of_death", False)
    assert says(made, row, "also", [first])
    assert says(made, number, "safe_contact", False)


def test_who_is_made_as_young_by_the_enemy_is_unknown_by_the_order(made: Town) -> None:
    two = TwoFamilies(made)
    two.link()
    made.hala.cases.save([Edit("person", {**CHILD}, id=two.sister)])
    two.carry()
    made.enemy.sign(made.hala.cases.record(two.wife).space, NewOp(two.wife, "person", CHILD))
    made.enemy.hand_over(made.rima)
    erased(made, two.first_case, two.first)
    marks = made.rima.cases.dossier(made.case).children(two.wife, "person_mark")
    assert [one.text("type") for one in marks] == ["nobody_may_know_of"]


def test_a_row_that_is_said_to_be_of_who_goes_as_well_stays_hers(made: Town) -> None:
    two = TwoFamilies(made)
    two.link()
    made.hala.cases.save(
        [
            Edit("person_mark", {"type": "not_named_outside"}, parent=two.sister),
            Edit("person", {"sens": 4}, id=two.sister),
        ]
    )
    two.carry()
    row, home = two.member(two.wife), made.hala.cases.record(two.wife).space
    made.enemy.sign(home, NewOp(row, "family_member", {"person": two.sister}))
    made.enemy.hand_over(made.rima)
    listing = erased(made, two.first_case, two.first)
    assert [one.person for one in listing.relatives] == [two.wife]
    assert says(made, two.wife, "sens", 4)


def test_a_stop_is_written_in_no_family_that_the_enemy_calls_theirs(made: Town) -> None:
    """Where theirs goes too: it would end with that word."""
    two, enemy = Two(made), made.enemy
    two.join()
    two.refuses()
    family = made.rima.cases.record(two.second).text("family")
    other = enemy.desk.cases.new_family({"display_name": "عائلة"}).ids[0]
    enemy.sign(two.second, NewOp(two.second, "case", {"family": other}))
    enemy.hand_over(made.rima)
    assert two.second in erased(made, two.first, two.home, family).entries
    risks = made.rima.cases.dossier(two.second).of("risk_assessment")
    assert [one.text("level") for one in risks] == ["red"]


def test_a_picture_that_the_enemy_calls_hers_too_stays(made: Town, tmp_path: Path) -> None:
    """Something else names it, so it is written down whose it is, beside the enemy's word of it."""
    wife = wife_of(made, "nobody_may_know_of")
    deed = attached(made.hala, tmp_path, made.family, "سند")
    hala(
        made,
        ("hlp_asset", {"owner": wife, "type": "house", "documents": [deed]}, made.family),
        ("hlp_asset", {"type": "land", "documents": [deed]}, made.family),
    )
    carry(made.hala, made.stick, made.rima)
    made.enemy.sign(made.family, NewOp(deed, "evidence_item", {"relates_to": [wife]}))
    made.enemy.hand_over(made.rima)
    erased(made, wife)
    assert says(made, deed, "relates_to", [wife])
    withdrawn(made)
    assert gate(made).get(deed) is None
