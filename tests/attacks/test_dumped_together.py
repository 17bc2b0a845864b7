"""What several cases hold or link to leaves a dump as the narrowest of them lets it, in whatever order they
are asked: a place, a suspect. All made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, written

from vsdesk.desk import Edit, ExitOrder
from vsdesk.desk.desk import Desk
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json

SCOPES: list[Json] = [*sorted(Dictionary.load().vocabularies.keys("data_scope"))]
HOUSE = "بيت سلمى النوري"
SUSPECT = "رياض الأسود"


def dumped(made: Town, folder: Path, *cases: str) -> list[dict[str, Json]]:
    order = ExitOrder("un_complaint", "ced", "B", cases=cases, lang="ar")
    made.rima.outbound.files.dump_for(folder, order)
    text = (folder / "records.jsonl").read_text("utf-8")
    return [json.loads(one) for one in text.splitlines()]


def second(desk: Desk) -> str:
    """Another family's case, with a yes to everything."""
    family = desk.cases.new_family({"display_name": "عائلة الزين", "language": "ar"}).ids[0]
    case, missing = desk.cases.new_case(
        {"given_ar": "كمال", "family_ar": "الزين"},
        {"family": family, "case_type": "enforced_disappearance"},
    ).ids
    mother = desk.context.new_id()
    answer: dict[str, Json] = {
        "grantor": mother,
        "subject": case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given",
        "given_on": "2026-11-20",
        "data_scope": [*SCOPES],
        "identity_mode": "named",
    }
    tie: dict[str, Json] = {"person": mother, "related_to": missing, "relation": "mother"}
    desk.cases.save(
        [
            Edit("person", {"given_ar": "رنا", "family_ar": "الزين"}, id=mother, parent=family),
            Edit("family_member", {"person": mother}, parent=family),
            Edit("kinship", tie, parent=family),
            Edit("consent_grant", answer, parent=family),
        ]
    )
    return case


def of(made: Town, by: str) -> Desk:
    return made.hala if by == "hala" else made.enemy.desk


@pytest.mark.parametrize("by", ["hala", "enemy"])
@pytest.mark.parametrize("older", [True, False])
def test_the_name_of_a_place_stays_beside_the_case_that_keeps_it(
    made: Town, tmp_path: Path, by: str, older: bool
) -> None:
    desk = of(made, by)
    other = second(desk) if older else ""
    asked(made)
    carry(desk, made.stick, made.rima)
    carry(made.hala, made.stick, made.rima)
    named: dict[str, Json] = {"given_ar": "سلمى", "family_ar": "النوري"}
    wife = written(made, "person", named, made.family)
    written(made, "family_member", {"person": wife}, made.family)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    house = written(made, "place", {"name_ar": HOUSE, "name_en": "house", "type": "other"})
    written(made, "event", {"type": "other", "place": house, "text": words("أخذوه")}, made.case)
    carry(made.rima, made.stick, made.hala, made.enemy.desk)
    other = other or second(desk)
    there: dict[str, Json] = {"type": "arrest", "is_disappearance": True, "place": house}
    desk.cases.save([Edit("event", there, parent=other)])
    carry(desk, made.stick, made.rima)
    alone = dumped(made, tmp_path / "alone", other)
    assert HOUSE in json.dumps(alone, ensure_ascii=False)  # by itself that case lets it out
    orders = [(), (made.case, other), (other, made.case), (made.case,)]
    for n, cases in enumerate(orders):
        rows = dumped(made, tmp_path / str(n), *cases)
        assert HOUSE not in json.dumps(rows, ensure_ascii=False)
        assert [one for one in rows if one.get("id") == house], "what both let out leaves"


@pytest.mark.parametrize("by", ["hala", "enemy"])
def test_a_suspect_is_not_named_beside_a_case_that_names_nobody(
    made: Town, tmp_path: Path, by: str
) -> None:
    desk = of(made, by)
    other = second(desk)
    carry(desk, made.stick, made.rima)
    family_of(made)
    mother = relative(made, "mother", "هدى")
    narrow = [one for one in SCOPES if one != "perpetrator_names"]
    said(made, mother, "given", identity_mode="named", data_scope=narrow)
    carry(made.hala, made.stick, made.rima)
    suspect = written(made, "perpetrator", {"name_ar": SUSPECT, "rank": "عقيد"})
    arrest: dict[str, Json] = {"type": "arrest", "is_disappearance": True}
    taken = written(made, "event", arrest, made.case)
    written(made, "involvement", {"perpetrator": suspect}, taken)
    carry(made.rima, made.stick, made.hala, made.enemy.desk)
    event = desk.context.new_id()
    desk.cases.save(
        [
            Edit("event", arrest, id=event, parent=other),
            Edit("involvement", {"perpetrator": suspect}, parent=event),
        ]
    )
    carry(desk, made.stick, made.rima)
    for n, cases in enumerate([(made.case, other), (other, made.case), ()]):
        rows = dumped(made, tmp_path / str(n), *cases)
        assert SUSPECT not in json.dumps(rows, ensure_ascii=False)
    named = dumped(made, tmp_path / "alone", other)
    assert SUSPECT in json.dumps(named, ensure_ascii=False)
