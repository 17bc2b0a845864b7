"""The coded row of level D says nothing of what stays at level B. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_called_otherwise import written

from vsdesk.desk import Edit
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

BORN: Json = {"from": "1990-01-01", "to": "1990-12-31", "precision": "year"}
MONTH: Json = {"from": "2014-03-01", "to": "2014-03-31", "precision": "month"}
WHOLE = {"governorate": "SY01", "quarter": "2014-Q1", "sex": "male", "age_then": "18–24"}


def row(made: Town) -> dict[str, Json]:
    dossier = made.rima.cases.dossier(made.case)
    cells = made.rima.outbound.sheets.cells(dossier)
    found = decide(
        Request("un_complaint", "ced", "D", TODAY, cells=cells),
        dossier,
        made.rima.context.dictionary,
    )
    assert found.pseudonym is not None
    said = found.pseudonym.json()
    return {name: said[name] for name in WHOLE}


def town(made: Town, condition: str = "", **more: dict[str, Json]) -> None:
    """A case that agreed; a person and an arrest, with what `more` says of each."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    scopes: Json = ["circumstances", "documents", "identity", "photo"]
    grant = said(
        made, mother, "given_if" if condition else "given", data_scope=scopes, photo_use=True
    )
    if condition:
        made.hala.cases.save(
            [
                Edit(
                    "consent_condition",
                    {"type": condition, "words": words("الصورة فقط")},
                    parent=grant,
                )
            ]
        )
    person = {"sex": "male", "birth": BORN, **more.get("person", {})}
    made.hala.cases.save([Edit("person", person, id=made.person)])
    carry(made.hala, made.stick, made.rima)
    place = written(made, "place", {"name_ar": "فرع متخيّل", "type": "prison", "admin1": "SY01"})
    arrest: dict[str, Json] = {
        "type": "arrest",
        "is_disappearance": True,
        "place": place,
        "date": MONTH,
    }
    written(made, "event", {**arrest, **more.get("event", {})}, made.case)


def test_all_that_leaves_stands_in_the_row(made: Town) -> None:
    town(made)
    assert row(made) == WHOLE


def test_a_sealed_event_tells_neither_where_nor_when(made: Town) -> None:
    town(made, event={"sens": 4})
    assert row(made) == {**WHOLE, "governorate": "", "quarter": "", "age_then": ""}


def test_a_sealed_person_has_neither_sex_nor_age(made: Town) -> None:
    town(made, person={"sens": 4})
    assert row(made) == {**WHOLE, "sex": "", "age_then": ""}


def test_of_a_small_cell_the_year_alone_stands(made: Town) -> None:
    town(made)
    source = written(made, "source", {"type": "survivor", "true_name": "سامر الخطيب"})
    (arrest,) = made.rima.cases.dossier(made.case).of("event")
    told: dict[str, Json] = {"told_by": source, "facility": arrest.text("place"), "type": "held_at"}
    made.rima.cases.save(
        [Edit("event", told, id=arrest.id, shown=made.rima.cases.shown(arrest.id))]
    )
    assert row(made)["quarter"] in ("2014", "")


@pytest.mark.parametrize("condition", ["photo_alone", "without_photo"])
def test_a_yes_to_the_picture_alone_makes_no_row(made: Town, condition: str) -> None:
    town(made, condition)
    assert row(made) == (dict.fromkeys(WHOLE, "") if condition == "photo_alone" else WHOLE)
