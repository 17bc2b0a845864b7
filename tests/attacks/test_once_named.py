"""A link by which something is closed counts as long as a record ever named it there: replaced,
emptied, in a record that was removed; by an honest documenter or by the device that opened the file.
Everybody is made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import TODAY, Town, as_shown, carry, told_once
from tests.attacks.test_called_otherwise import asked, hala, written
from tests.attacks.test_deaths_told import dead, gate, told
from tests.attacks.test_deaths_told import town as family_told
from tests.attacks.test_marks import SCOPES

from vsdesk.desk import Desk, Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request

SAMPLES: list[Json] = ["am_data", "circumstances", "documents", "family_members", "identity"]
SECRET = "سر الطلاق ٧٧١"
HOWS = ["replaced", "emptied", "removed"]


@told_once
def mother_agrees(made: Town, /, *more: str, **how: Json) -> str:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=[*SCOPES, *more], **how)
    return mother


def new(desk: Desk, kind: str, values: dict[str, Json], parent: str | None) -> str:
    return desk.cases.save([Edit(kind, values, id=desk.context.new_id(), parent=parent)]).ids[0]


def remove(desk: Desk, id: str) -> None:
    desk.cases.delete(id, "عبثاً", shown=desk.cases.shown(id))


def files(made: Town, folder: Path, parent: str, kind: str = "document") -> tuple[str, str]:
    found = []
    for at in range(2):
        path = folder / f"{at}.png"
        Image.new("RGB", (40, 40), (at * 50, 9, 9)).save(path)
        found.append(made.hala.files.attach(path, parent, kind=kind).ids[0])
    return found[0], found[1]


def change(made: Town, how: str, rec: str, kind: str, name: str, other: Json) -> None:
    """Hala takes a link away again, and hands over."""
    if how == "removed":
        remove(made.hala, rec)
    elif how != "none":
        value = other if how == "replaced" else None
        made.hala.cases.save([as_shown(made.hala, kind, {name: value}, rec)])
    carry(made.hala, made.stick, made.rima)


def leaves(made: Town, *ids: str, to: str = "ced", purpose: str = "un_complaint") -> list[bool]:
    left = made.gate(to, purpose)
    assert left.allowed, left.state
    return [left.get(id) is not None for id in ids]


def on_sheet(made: Town, who: str) -> GateDecision:
    request = Request("casework", "family", "B", TODAY, person=who)
    return decide(request, made.rima.cases.dossier(made.case), made.rima.context.dictionary)


@pytest.mark.parametrize("who", ["marked", "child", "no_family", "nobody"])
@pytest.mark.parametrize("how", ["none", *HOWS])
def test_the_scan_of_a_number_stays_once_a_better_one_is_there(
    made: Town, who: str, how: str, tmp_path: Path
) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    scopes = [one for one in [*SCOPES, "minors"] if one != "family_members" or who != "no_family"]
    scopes = [one for one in scopes if one != "minors" or who != "child"]
    said(made, mother, "given", identity_mode="named", data_scope=scopes)
    wife = relative(made, "daughter" if who == "child" else "wife", "سلمى")
    if who == "child":
        birth: Json = {"from": "2016-01-01", "to": "2016-12-31", "precision": "year"}
        made.hala.cases.save([as_shown(made.hala, "person", {"birth": birth}, wife)])
    if who == "marked":
        new(made.hala, "person_mark", {"type": "not_named_outside"}, wife)
    first, second = files(made, tmp_path, made.family)
    number: dict[str, Json] = {"type": "national_id", "number": "01020304050", "image": first}
    rec = new(made.hala, "person_identifier", number, wife)
    change(made, how, rec, "person_identifier", "image", second)
    guarded = who != "nobody"
    assert leaves(made, first, second) == [not guarded, not (guarded and how == "replaced")]


def test_a_coordinator_who_saw_the_scan_puts_another_in_its_place(
    made: Town, tmp_path: Path
) -> None:
    mother_agrees(made)
    wife = relative(made, "wife", "سلمى")
    new(made.hala, "person_mark", {"type": "not_named_outside"}, wife)
    first, second = files(made, tmp_path, made.family)
    rec = new(made.hala, "person_identifier", {"type": "national_id", "image": first}, wife)
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([as_shown(made.rima, "person_identifier", {"image": second}, rec)])
    assert leaves(made, first, second) == [True, False]


@pytest.mark.parametrize("how", ["none", *HOWS])
def test_the_papers_of_a_house_stay(made: Town, how: str, tmp_path: Path) -> None:
    mother_agrees(made)
    wife = relative(made, "wife", "سلمى")
    new(made.hala, "person_mark", {"type": "not_named_outside"}, wife)
    first, second = files(made, tmp_path, made.family)
    house: dict[str, Json] = {"type": "house", "owner": wife, "documents": [first]}
    rec = new(made.hala, "hlp_asset", house, made.family)
    change(made, how, rec, "hlp_asset", "documents", [second])
    assert leaves(made, first, second) == [False, how != "replaced"]


@pytest.mark.parametrize("to", ["family", "icrc"])
@pytest.mark.parametrize("how", ["none", *HOWS])
def test_who_is_not_to_hear_of_a_death_hears_nothing(made: Town, how: str, to: str) -> None:
    mother = family_told(made)
    sister = relative(made, "sister", "رغد")
    carry(made.hala, made.stick, made.rima)
    dead(made)
    rows = made.rima.cases.dossier(made.case).of("family_member")
    row = next(one.id for one in rows if one.text("person") == mother)
    assert told(gate(made, to, mother))
    carry(made.rima, made.stick, made.hala)
    desk = made.hala if how == "removed" else made.rima  # what a coordinator wrote nobody removes
    desk.cases.save([as_shown(desk, "family_member", {"news_of_death": False}, row)])
    carry(made.rima, made.stick, made.hala)
    new(made.hala, "family_member", {"person": mother}, made.family)
    change(made, how, row, "family_member", "person", sister)
    assert told(gate(made, to, mother)) == set()


@pytest.mark.parametrize("answer", ["not_asked", "given_if", "narrower", "given"])
@pytest.mark.parametrize("how", ["none", "replaced", "emptied"])
def test_whose_sample_it_was_is_asked_still(made: Town, answer: str, how: str) -> None:
    family_of(made)
    mother, uncle = relative(made, "mother", "هدى"), relative(made, "uncle_pat", "نزار")
    for purpose in ("search", "identification"):
        said(made, mother, "given", purpose=purpose, recipient="icmp", data_scope=SAMPLES)
    carry(made.hala, made.stick, made.rima)
    device = hala(made)
    rec = device.desk.context.new_id()
    row: dict[str, Json] = {"donor": uncle, "missing": made.person, "sample_given": "yes"}
    device.sign(made.family, NewOp(rec, "dna_reference", row, parent=made.family))
    device.hand_over(made.rima)
    made.rima.cases.save(
        [as_shown(made.rima, "dna_reference", {"collector_name": "COLL-771"}, rec)]
    )
    scope: Json = ["identity"] if answer == "narrower" else SAMPLES
    more: dict[str, Json] = (
        {"follow_up": "2027-01-01"} if answer == "not_asked" else {"data_scope": scope}
    )
    grant: dict[str, Json] = {
        "grantor": uncle,
        "subject": made.case,
        "given_on": "2026-11-20",
        "purpose": "identification",
        "recipient": "icmp",
        "result": "given" if answer == "narrower" else answer,
        **more,
    }
    grant_id = written(made, "consent_grant", grant, made.family)
    if answer == "given_if":
        condition: dict[str, Json] = {"type": "not_before_day", "day": "2030-01-01"}
        written(made, "consent_condition", condition, grant_id)
    device = hala(made)
    if how != "none":
        device.change(rec, "dna_reference", {"donor": mother if how == "replaced" else None})
    device.hand_over(made.rima)
    for purpose in ("search", "identification"):
        assert leaves(made, rec, to="icmp", purpose=purpose) == [answer == "given"], purpose


@pytest.mark.parametrize("how", ["none", *HOWS])
@pytest.mark.parametrize("back", [False, True])
def test_a_drawing_that_was_taken_back_stays(
    made: Town, back: bool, how: str, tmp_path: Path
) -> None:
    mother_agrees(made, "minors")
    child = relative(made, "daughter", "آية")
    first, second = files(made, tmp_path, made.family, "other")
    drawing: dict[str, Json] = {
        "title": "رسمة",
        "type": "drawing",
        "text": words("زرافات"),
        "author": child,
        "item": [first],
    }
    rec = new(made.hala, "work", drawing, made.family)
    if back:
        made.hala.cases.save([as_shown(made.hala, "work", {"withdrawn": True}, rec)])
    change(made, how, rec, "work", "item", [second])
    assert leaves(made, first, second) == [not back, not back or how != "replaced"]


@pytest.mark.parametrize("field", ["told_by", "witnesses", "facility"])
@pytest.mark.parametrize("how", ["none", "replaced", "emptied", "nothing_said"])
def test_what_one_source_can_have_told_stays_so(made: Town, field: str, how: str) -> None:
    asked(made)
    source = written(made, "source", {"type": "survivor", "true_name": "سامر الخطيب"})
    other = written(made, "source", {"type": "survivor", "true_name": "فادي العلي"})
    place, far = (
        made.rima.cases.save([Edit("place", {"name_en": name, "type": "prison"})]).ids[0]
        for name in ("Branch", "Hall")
    )
    device = hala(made)
    rec = device.desk.context.new_id()
    teller: dict[str, Json] = (
        {"witnesses": [source]} if field == "witnesses" else {"told_by": source}
    )
    if how == "nothing_said":
        teller = {}
    event: dict[str, Json] = {"type": "held_at", "facility": place, **teller}
    device.sign(made.case, NewOp(rec, "event", event, parent=made.case))
    device.hand_over(made.rima)
    month: Json = {"from": "2014-03-01", "to": "2014-03-31", "precision": "month"}
    cell: dict[str, Json] = {"section_cell": "مهجع 7", "date": month, "text": words("كان هناك")}
    made.rima.cases.save([as_shown(made.rima, "event", cell, rec)])
    device = hala(made)
    if how in ("replaced", "emptied"):
        others: dict[str, Json] = {"told_by": other, "witnesses": [other], "facility": far}
        value = others[field]
        device.change(rec, "event", {field: value if how == "replaced" else None})
    device.hand_over(made.rima)
    left = made.gate("ced", "un_complaint").get(rec)
    assert left is not None
    assert ("section_cell" in left.values) == (how == "nothing_said")
    assert ("2014-03" in str(left.values["date"])) == (how == "nothing_said")


@pytest.mark.parametrize("kind", ["photo_person", "screenshot", "other"])
@pytest.mark.parametrize("how", ["none", "replaced", "emptied", "never"])
def test_the_former_portrait_stays_without_the_yes_to_the_photo(
    made: Town, kind: str, how: str, tmp_path: Path
) -> None:
    mother_agrees(made, photo_use=False)
    first, second = files(made, tmp_path, made.case, kind)
    if how != "never":
        made.hala.cases.save([as_shown(made.hala, "person", {"photo": [first]}, made.person)])
    change(made, "none" if how == "never" else how, made.person, "person", "photo", [second])
    free = kind != "photo_person"
    assert leaves(made, first, second) == [
        free and how == "never",
        free and how != "replaced",
    ]


@pytest.mark.parametrize("how", ["none", "replaced", "emptied"])
def test_what_was_said_to_one_stands_on_no_others_sheet(made: Town, how: str) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    for who in (mother, wife):
        for purpose, to in (("hold_record", "own_org"), ("casework", "family")):
            said(made, who, "given", purpose=purpose, recipient=to, data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    device = hala(made)
    rec = device.desk.context.new_id()
    talk: dict[str, Json] = {"person": wife, "on": "2026-11-01"}
    device.sign(made.family, NewOp(rec, "contact_log", talk, parent=made.family))
    device.hand_over(made.rima)
    made.rima.cases.save([as_shown(made.rima, "contact_log", {"promised": SECRET}, rec)])
    device = hala(made)
    if how != "none":
        device.change(rec, "contact_log", {"person": mother if how == "replaced" else None})
    device.hand_over(made.rima)
    assert on_sheet(made, mother).get(rec) is None
    # of which nobody says with whom it was is on nobody's paper
    assert (on_sheet(made, wife).get(rec) is not None) is (how == "none")


@pytest.mark.parametrize("how", ["none", "removed"])
@pytest.mark.parametrize("what", ["number", "contact", "source", "name", "nobody"])
def test_a_number_that_was_removed_is_looked_for_still(made: Town, what: str, how: str) -> None:
    mother_agrees(made)
    wife = relative(made, "wife", "سلمى")
    if what != "nobody":
        for type in ("nobody_may_know_of", "place_unknown_to"):
            new(made.hala, "person_mark", {"type": type}, wife)
    desk = made.hala
    if what == "contact":
        phone: dict[str, Json] = {"type": "phone", "value": "SY77AB1", "person": wife}
        rec = new(desk, "contact_channel", phone, made.family)
    elif what in ("source", "name"):
        sealed: dict[str, Json] = {
            "type": "survivor",
            "true_name": "سامر الخطيب",
            "contact": "SY77AB1",
        }
        rec = desk.cases.save([Edit("source", sealed, id=desk.context.new_id())]).ids[0]
        new(desk, "event", {"type": "held_at", "told_by": rec}, made.case)
    else:
        passport: dict[str, Json] = {"type": "passport", "number": "SY77AB1"}
        rec = new(desk, "person_identifier", passport, wife)
    summary = words("رآه سامر الخطيب ليلاً" if what == "name" else "رقمها SY77AB1 عندنا")
    desk.cases.save([as_shown(desk, "case", {"summary": summary}, made.case)])
    change(made, how, rec, "", "", None)
    left = made.gate("ced", "un_complaint").get(made.case)
    assert left is not None
    assert ("summary" in left.values) == (what == "nobody")
