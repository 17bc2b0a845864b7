"""Words of our own work that a colleague mended, or took out, leave on nothing once her laptop is withdrawn
since a day before: what leaves stands with and without what was put aside. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.attacks.kit import carry
from tests.attacks.test_own_words import KEY, again, label, question
from tests.attacks.test_taken_back_put_aside import DAY, put, withdrawn
from tests.attacks.test_words_of_our_work import ASKED, vigil
from tests.desk.conftest import PASSPHRASE
from tests.desk.test_periods import PUBLIC

from vsdesk.desk import Desk, Edit, ExitOrder, Secret
from vsdesk.errors import UserError
from vsdesk.records.dictionary.spec import SEALED

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House


NAME = "أبو رامي"
OLD = f"أمام بيت {NAME} الخطيب في دوما"
NEW = "في الساحة"
KEPT = "اعتصام يبقى كما هو"


def leaves(desk: Desk) -> tuple[str, str, str]:
    """What stands on the report and in the table for everybody, and on the page on a table."""
    report = str(desk.reporting.look(PUBLIC))
    columns = (*ASKED, "activity.partners", "activity.project", "activity.topics", "participants")
    order = ExitOrder("advocacy_anon", "public", "C", columns=columns, kind="activity", lang="ar")
    return report, desk.outbound.tables.spread_look(order).text, ""


def save(desk: Desk, kind: str, values: dict[str, Any], parent: str | None = None) -> str:
    id = desk.context.new_id()
    desk.cases.save([Edit(kind, values, id=id, parent=parent)])
    return id


def take_out(desk: Desk, id: str) -> None:
    desk.cases.delete(id, shown=desk.cases.shown(id))


def reopened(house: House, desk: Desk) -> Desk:
    """Own words are known from then on."""
    folder = desk.access.folder
    desk.access.lock()
    again = Desk.open(folder, Secret.of_text(PASSPHRASE), house.env("coordinator"))
    house.desks.append(again)
    return again


def test_what_a_withdrawn_colleague_mended_or_took_out(house: House, made: Town) -> None:
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    kept = vigil(rima, title=KEPT)
    acts = {
        "title": vigil(rima, title=OLD),
        "place_text": vigil(rima, title="وقفة", place_text=OLD),
        "materials": vigil(rima, title="وقفة", materials=OLD),
    }
    gone = vigil(rima, title=OLD)
    save(rima, "participation", {"count": 9}, gone)
    few = vigil(rima, title="اعتصام ثان")
    count = save(rima, "participation", {"count": 9771}, few)
    place = save(rima, "place", {"name_ar": OLD, "type": "other"})
    body = save(rima, "organisation", {"name_ar": OLD, "type": ["member"]})
    project = save(rima, "project", {"name_ar": OLD, "disclaimer": {"ar": OLD, "src_lang": "ar"}})
    tied = vigil(rima, title="لقاء", place=place, partners=[body], project=project)
    target = {"indicator": OLD, "value": 5, "measures": "activities"}
    aims = [save(rima, "target", target), save(rima, "target", {**target, "indicator": KEPT})]
    carry(rima, made.stick, nour)
    before = leaves(rima)
    assert all(NAME in one and KEPT in one for one in before[:2])
    assert "9771" in before[1]
    house.clock.now += DAY
    for name, id in acts.items():
        put(nour, "activity", id, {name: NEW})
    take_out(nour, gone)
    put(nour, "participation", count, {"count": 2})
    put(nour, "place", place, {"name_ar": NEW})
    put(nour, "organisation", body, {"name_ar": NEW})
    take_out(nour, project)
    put(nour, "target", aims[0], {"indicator": NEW})
    carry(nour, made.stick, rima)
    counted = leaves(rima)
    assert all(NAME not in one and KEPT in one for one in counted[:2])
    withdrawn(rima, nour)
    after = leaves(rima)
    assert all(NAME not in one and KEPT in one for one in after[:2])
    assert "9771" not in after[1]
    assert tied and kept
    # Inside the organisation it reads by what counts.
    assert rima.cases.record(acts["title"]).text("title") == OLD
    found = rima.sync.revocations.of(nour.context.device_id).aside
    rima.sync.revocations.vouch_for(nour.context.device_id, found)
    assert all(NAME not in one and KEPT in one for one in leaves(rima)[:2])


def test_a_label_that_a_withdrawn_colleague_called_otherwise(house: House, made: Town) -> None:
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    for key, text in ((KEY, OLD), (f"{KEY}9", KEPT)):
        rima.cases.definitions.set_term("topic", key, {"label": label(text)})
    rima = reopened(house, rima)
    vigil(rima, title="وقفة", topics=[KEY])
    vigil(rima, title="لقاء", topics=[f"{KEY}9"])
    carry(rima, made.stick, nour)
    assert NAME in leaves(rima)[1] and KEPT in leaves(rima)[1]
    house.clock.now += DAY
    [term] = [one for one in nour.context.vault.read.of_kind("term_def") if one.text("key") == KEY]
    put(nour, "term_def", term.id, {"label": label(NEW)})
    carry(nour, made.stick, rima)
    withdrawn(rima, nour)
    rima = reopened(house, rima)
    assert NAME not in leaves(rima)[1] and KEPT in leaves(rima)[1]


def test_an_activity_that_was_taken_out_is_no_page(house: House, made: Town) -> None:
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    gone = vigil(rima, title=OLD)
    carry(rima, made.stick, nour)
    house.clock.now += DAY
    take_out(nour, gone)
    carry(nour, made.stick, rima)
    withdrawn(rima, nour)
    try:
        found = leaves(rima)[1]
    except UserError as problem:
        assert problem.params["reason"] == "put_aside"
    else:
        raise AssertionError(found)


def test_a_question_that_a_withdrawn_colleague_made_more_delicate(house: House, made: Town) -> None:
    rima = question(made, house, "activity", "سؤال", "text")
    nour = house.documenter("nour", rima, "coordinator")
    [asked] = rima.context.vault.read.of_kind("field_def")
    carry(rima, made.stick, nour)
    before = rima.context.dictionary.field("activity", "x_1")
    assert before is not None and before.sensitivity < SEALED and before.printed
    house.clock.now += DAY
    put(nour, "field_def", asked.id, {"sensitivity": SEALED, "printed": False})
    carry(nour, made.stick, rima)
    withdrawn(rima, nour)
    made.rima = rima
    found = again(made, house).context.dictionary.field("activity", "x_1")
    assert found is not None and found.sensitivity == SEALED and not found.printed


def test_a_page_says_what_is_so_of_a_case_that_was_taken_back(house: House, made: Town) -> None:
    rima, omar = made.rima, made.enemy.device_id
    nour = house.documenter("nour", rima, "coordinator")
    carry(rima, made.stick, nour)
    assert [one.device_id for one in rima.sync.assignments.assignment(made.case).devices] == [omar]
    house.clock.now += DAY
    nour.sync.assignments.unassign([made.case], omar, "لم نعد نثق به")
    carry(nour, made.stick, rima)
    withdrawn(rima, nour)
    assert rima.sync.assignments.assignment(made.case).devices == ()
