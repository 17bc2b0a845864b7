"""Where the emptiness of a field closes, who opened the file fills it for nothing that opens: only who made
the record does, or a coordinator. Everybody is made up."""

from __future__ import annotations

import ast
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from PIL import Image
from tests.attacks.families import family_of, first_terms, leaving, relative, said, words
from tests.attacks.kit import TODAY, Town, as_shown, carry, told_once
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_once_named import new
from tests.attacks.test_taken_into_a_house import houses, paper
from tests.attacks.test_what_terms_tell import WIDE, file_leaves, town

import vsdesk.records.gate
from vsdesk.desk import Edit
from vsdesk.records.about import ABOUT
from vsdesk.records.consent.left_empty import FIELDS
from vsdesk.records.consent.own_rights import HERS, own_records
from vsdesk.records.consent.recipients import COURTS
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.records.teller_fields import TELLERS

FARM: Final = "مزرعة العساف"
WRITERS: Final = ["opener", "coordinator"]
DICTIONARY: Final = Dictionary.load()


def fields_of(kind: str) -> tuple[FieldSpec, ...]:
    spec = DICTIONARY.kind(kind)
    assert spec is not None
    return spec.fields


def spec_of(kind: str, name: str) -> FieldSpec:
    return next(one for one in fields_of(kind) if one.name == name)


# What says where of a record that may name of whom it speaks, and the field that does.
OF_NOBODY: Final = [
    (kind, spec.name, names[0])
    for kind, names in ABOUT.items()
    for spec in fields_of(kind)
    if names
    and kind not in ("kinship", "contact_log")
    and spec.where
    and spec.type in ("text", "ptext")
]


def fill(made: Town, who: str, kind: str, id: str, values: dict[str, Json]) -> None:
    """Written into a record of a coordinator, by who opened the file or by the coordinator."""
    if who == "coordinator":
        made.rima.cases.save([as_shown(made.rima, kind, values, id)])
        return
    device = hala(made)
    device.change(id, kind, values)
    device.hand_over(made.rima)


# -- of whom a record speaks --------------------------------------------------------------------


def of_all(made: Town, kind: str, name: str) -> str:
    """A record of the coordinator that names nobody and says where; a wife whose place nobody may know."""
    _, wife = town(made, [*WIDE, "contact"])
    spec = spec_of(kind, name)
    values: dict[str, Json] = {name: FARM if spec.type == "text" else words(FARM)}
    for field in fields_of(kind):
        if field.requirement == "M" and field.name not in values and field.type == "choice":
            values[field.name] = next(iter(DICTIONARY.vocabularies.keys(str(field.vocabulary))))
    record = written(made, kind, values, made.family)
    written(made, "person_mark", {"type": "place_unknown_to"}, wife)
    assert FARM not in leaving(made)
    return record


def mother(made: Town) -> str:
    held = made.rima.cases.dossier(made.case)
    return next(one.id for one in held.of("person") if "هدى" in one.every("given_ar"))


@pytest.mark.parametrize("who", WRITERS)
@pytest.mark.parametrize(("kind", "name", "link"), OF_NOBODY)
def test_what_names_nobody_speaks_of_all(
    made: Town, kind: str, name: str, link: str, who: str
) -> None:
    record = of_all(made, kind, name)
    id = mother(made)
    several = spec_of(kind, link).type != "link"
    fill(made, who, kind, record, {link: [id] if several else id})
    assert (FARM in leaving(made)) == (who == "coordinator")


def test_of_whom_it_speaks_says_who_wrote_it_down(made: Town) -> None:
    _, wife = town(made)
    asset = new(made.hala, "hlp_asset", {"type": "house", "place_text": FARM}, made.family)
    carry(made.hala, made.stick, made.rima)
    written(made, "person_mark", {"type": "place_unknown_to"}, wife)
    assert FARM not in leaving(made)
    fill(made, "opener", "hlp_asset", asset, {"owner": mother(made)})
    assert FARM in leaving(made)


# -- of the disappearance -----------------------------------------------------------------------


@pytest.mark.parametrize("who", WRITERS)
def test_a_sighting_becomes_no_disappearance(made: Town, who: str) -> None:
    town(made)
    event = written(made, "event", {"type": "sighting", "place_text": FARM}, made.case)
    written(made, "person_mark", {"type": "place_unknown_to"}, made.person)
    assert FARM not in leaving(made)
    fill(made, who, "event", event, {"is_disappearance": True})
    assert (FARM in leaving(made)) == (who == "coordinator")


def test_two_devices_make_no_disappearance_either(made: Town) -> None:
    town(made)
    made.rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=made.case)])
    event = written(made, "event", {"type": "sighting", "place_text": FARM}, made.case)
    written(made, "person_mark", {"type": "place_unknown_to"}, made.person)
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    for device in (made.enemy, hala(made)):
        device.change(event, "event", {"is_disappearance": True}, replace=False)
        device.hand_over(made.rima)
    assert FARM not in leaving(made)


@pytest.mark.parametrize("who", WRITERS)
def test_a_place_that_a_coordinator_proposed(made: Town, who: str) -> None:
    town(made)
    place = written(made, "proposal", {"of_kind": "place", "set": {"name_ar": FARM}}, made.case)
    written(made, "event", {"type": "sighting", "place": place}, made.case)
    written(made, "person_mark", {"type": "place_unknown_to"}, made.person)
    assert FARM not in leaving(made)
    values: dict[str, Json] = {"type": "arrest", "is_disappearance": True, "place": place}
    if who == "coordinator":
        written(made, "event", values, made.case)
    else:
        carry(made.rima, made.stick, made.hala)
        new(made.hala, "event", values, made.case)
        carry(made.hala, made.stick, made.rima)
    assert (FARM in leaving(made)) == (who == "coordinator")


# -- of a paper, a lawyer, a parent -------------------------------------------------------------


@pytest.mark.parametrize("who", WRITERS)
@pytest.mark.parametrize("paper", ["kimlik", "residence_proof", "unhcr_file"])
def test_whose_a_paper_of_residence_is(made: Town, paper: str, who: str) -> None:
    town(made)
    carry(made.rima, made.stick, made.hala)
    item = attach_of_rima(made)
    made.rima.cases.save([Edit("evidence_item", {"document_type": paper}, id=item)])
    assert not file_leaves(made, item)
    fill(made, who, "evidence_item", item, {"relates_to": [made.person]})
    assert file_leaves(made, item) == (who == "coordinator")


def attach_of_rima(made: Town) -> str:
    data = BytesIO()
    Image.new("RGB", (40, 40), (1, 2, 9)).save(data, "PNG")
    data.seek(0)
    return made.rima.files.attach(data, made.case, kind="civil_record", name="x.png").ids[0]


LAWYER: Final = "ميساء القاضي"


def lawyer(made: Town) -> tuple[str, str]:
    """Who represents before a court, it is not said before which; and what was filed with another body."""
    town(made)
    court: dict[str, Json] = {
        "mechanism": COURTS[0],
        "mechanism_name": "نيابة برلين",
        "sent_on": "2026-10-01",
    }
    written(made, "submission", court, made.case)
    other = written(made, "submission", {"mechanism": "ced", "sent_on": "2026-10-01"}, made.case)
    values: dict[str, Json] = {
        one.name: LAWYER for one in fields_of("representation") if one.type == "text"
    }
    return written(made, "representation", values, made.case), other


@pytest.mark.parametrize("who", WRITERS)
def test_before_whom_a_lawyer_represents(made: Town, who: str) -> None:
    represents, other = lawyer(made)
    assert LAWYER not in leaving(made)
    fill(made, who, "representation", represents, {"submissions": [other]})
    assert (LAWYER in leaving(made)) == (who == "coordinator")


@pytest.mark.parametrize("who", WRITERS)
def test_whose_mother_somebody_hidden_is(made: Town, who: str) -> None:
    _, wife = town(made)
    son = relative(made, "son", "عمر")
    kin: dict[str, Json] = {"person": son, "related_to": wife, "relation": "son"}
    new(made.hala, "kinship", kin, made.family)
    born: Json = {"from": "1999-01-01", "to": "1999-12-31", "precision": "year"}
    made.hala.cases.save([Edit("person", {"birth": born}, id=son)])
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("person", {"mother_given_ar": "لولو"}, id=son)])
    written(made, "person_mark", {"type": "not_named_outside"}, wife)
    assert "لولو" not in leaving(made)
    fill(made, who, "person", wife, {"sex": "male"})
    assert ("لولو" in leaving(made)) == (who == "coordinator")


# -- whose own it is, whose words, and with whom it was filed ------------------------------------

SECRET: Final = "سر ٧٧١"
OWN: Final = sorted({*HERS} - {"consent_grant", "contact_channel"})


@told_once
def files_alone(made: Town) -> str:
    """A wife who files as an injured person; the mother said no."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "خلود")
    said(made, wife, "given", data_scope=[*WIDE, "contact"])
    said(made, mother, "refused")
    carry(made.hala, made.stick, made.rima)
    return wife


def leaves_with(made: Town, wife: str, record: str) -> bool:
    """Whether it is hers, and leaves, but what is of care, which leaves to no such body."""
    dossier = made.rima.cases.dossier(made.case)
    held, is_hers = dossier.get(record), record in own_records(dossier, wife)
    spec = DICTIONARY.kind(held.kind) if held is not None else None
    if spec is not None and spec.care:
        return is_hers
    asked = Request("un_complaint", "ced", "B", TODAY, person=wife, own_rights=True)
    left = decide(asked, dossier, made.rima.context.dictionary)
    assert left.allowed, left.state
    assert (left.get(record) is not None) == is_hers
    return is_hers


def unowned(made: Town, kind: str) -> str:
    """A record of the coordinator that does not say whose it is."""
    if kind == "evidence_item":
        return attach_of_rima(made)
    spec = DICTIONARY.kind(kind)
    assert spec is not None
    values = first_terms(kind)
    if kind == "claim":
        values = {"field": "place_text", "value": "دمشق"}
    space = made.case if "case" in spec.spaces else made.family
    return written(made, kind, values, space)


@pytest.mark.parametrize("who", WRITERS)
@pytest.mark.parametrize("kind", OWN)
def test_whose_own_it_is(made: Town, kind: str, who: str) -> None:
    wife = files_alone(made)
    record = unowned(made, kind)
    assert not leaves_with(made, wife, record)
    fill(made, who, kind, record, {HERS[kind][0]: wife})
    assert leaves_with(made, wife, record) == (who == "coordinator")


def test_who_wrote_it_down_says_whose_own_it_is(made: Town) -> None:
    wife = files_alone(made)
    values: dict[str, Json] = {"type": "other", "text": words(SECRET)}
    event = new(made.hala, "event", values, made.case)
    carry(made.hala, made.stick, made.rima)
    assert not leaves_with(made, wife, event)
    fill(made, "opener", "event", event, {"told_by": wife})
    assert leaves_with(made, wife, event)


WHEN: Final[Json] = {
    "from": "2014-05-01",
    "to": "2014-05-31",
    "precision": "month",
    "as_told": "يوم جاء الضيف إلى المزرعة",
}


@pytest.mark.parametrize("who", WRITERS)
@pytest.mark.parametrize(
    ("kind", "link"), [("event", "told_by"), ("search_action", "actor_person")]
)
def test_whose_words_a_date_was_told_in(made: Town, kind: str, link: str, who: str) -> None:
    mother, _ = houses(made)
    more: dict[str, Json] = {"type": "sighting"} if kind == "event" else {}
    record = written(made, kind, {**more, "date": WHEN}, made.case)
    assert "الضيف" not in paper(made, mother)
    fill(made, who, kind, record, {link: mother})
    assert ("الضيف" in paper(made, mother)) == (who == "coordinator")


@pytest.mark.parametrize("who", WRITERS)
def test_what_another_house_told_is_no_common_tale(made: Town, who: str) -> None:
    mother, rows = houses(made)
    wife = next(one for one in rows if one != mother)
    values: dict[str, Json] = {"type": "sighting", "told_by": wife, "text": words("جاء الضيف ليلاً")}
    event = written(made, "event", values, made.case)
    assert "الضيف" not in paper(made, mother)
    if who == "opener":
        device = hala(made)
        device.change(event, "event", {"told_by": mother}, replace=False)
        device.hand_over(made.rima)
    else:
        made.rima.cases.save([as_shown(made.rima, "event", {"told_by": mother}, event)])
        made.rima.cases.save([as_shown(made.rima, "event", {"told_by": mother}, event)])
    assert ("الضيف" in paper(made, mother)) == (who == "coordinator")


@pytest.mark.parametrize("how", ["beside", "replace", "empty"])
@pytest.mark.parametrize("body", ["prosecutor_de", "wgeid", ""])
def test_what_was_filed_with_another_body(made: Town, body: str, how: str) -> None:
    town(made)
    values: dict[str, Json] = {"court": "محكمة كوبلنز", "file_no": "AZ 771", "counsel": LAWYER}
    if body:
        values["mechanism"] = body
    filed = written(made, "submission", values, made.case)
    assert LAWYER not in leaving(made)
    device = hala(made)
    to = None if how == "empty" else "ced"
    device.change(filed, "submission", {"mechanism": to}, replace=how != "beside")
    device.hand_over(made.rima)
    assert LAWYER not in leaving(made)
    made.rima.cases.save([as_shown(made.rima, "submission", {"mechanism": "ced"}, filed)])
    assert LAWYER in leaving(made)


@pytest.mark.parametrize("by", ["opener", "coordinator"])
def test_what_was_filed_with_two_bodies_is_the_others_too(made: Town, by: str) -> None:
    town(made)
    values: dict[str, Json] = {"mechanism": "ced", "file_no": "AZ 771", "counsel": LAWYER}
    filed = new(made.hala, "submission", values, made.case)
    carry(made.hala, made.stick, made.rima)
    assert LAWYER in leaving(made)
    if by == "opener":
        device = hala(made)
        device.change(filed, "submission", {"mechanism": COURTS[0]}, replace=False)
        device.hand_over(made.rima)
    else:
        made.rima.cases.save([Edit("submission", {"mechanism": COURTS[0]}, id=filed)])
    assert LAWYER not in leaving(made)


# -- one list of such fields ----------------------------------------------------------------------


def test_the_fields_are_declared_once() -> None:
    assert all({*names} <= {*FIELDS[kind]} for kind, names in ABOUT.items() if names)
    assert all(
        {*names} <= {*FIELDS[kind]} for kind, names in HERS.items() if kind != "consent_grant"
    )
    assert all({*names} <= {*FIELDS[kind]} for kind, names in TELLERS.items())
    declared = {(kind, name) for kind, names in FIELDS.items() for name in names}
    assert declared <= {(kind, one.name) for kind in FIELDS for one in fields_of(kind)}


# -- wherever the gate asks so ------------------------------------------------------------------

# Functions that ask whether a field says yes, or names nobody, and open nothing that another left empty.
CLOSING: Final = {
    "is_of_the_dead": "asked of the item as it stands, and as it was filled",
    "on_poster": "asked of what the gate let out in each reading, not of the file",
}


def asks_emptiness(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "names_nobody"
    sides = [*node.comparators] if isinstance(node, ast.Compare) else []
    return any(ast.unparse(one) in ("(True,)", "(False,)") for one in sides)


def test_wherever_emptiness_closes_the_gate_asks_who_filled_it() -> None:
    folder = Path(vsdesk.records.gate.__file__).parent
    asking = {
        node.name: ast.unparse(node)
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and any(map(asks_emptiness, ast.walk(node)))
    }
    assert {"stays", "_is_disappearance"} <= asking.keys()
    left = {name for name, text in asking.items() if "filled(" not in text}
    assert left <= CLOSING.keys()
