"""Where the emptiness of a field closes, who opened the file fills it for nothing that opens: only who made
the record does, or a coordinator. Everybody is made up."""

from __future__ import annotations

import ast
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from PIL import Image
from tests.attacks.families import leaving, relative, words
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_once_named import new
from tests.attacks.test_what_terms_tell import WIDE, file_leaves, town

import vsdesk.records.gate
from vsdesk.desk import Edit
from vsdesk.records.about import ABOUT
from vsdesk.records.consent.recipients import COURTS
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json

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


# -- wherever the gate asks so ------------------------------------------------------------------

# Functions that ask whether a field says yes, or names nobody, and open nothing that another left empty.
CLOSING: Final = {
    "is_of_the_dead": "asked of the item as it stands, and as it was filled",
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
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and any(map(asks_emptiness, ast.walk(node)))
    }
    assert {"stays", "_is_disappearance"} <= asking.keys()
    left = {name for name, text in asking.items() if "filled(" not in text}
    assert left <= CLOSING.keys()
