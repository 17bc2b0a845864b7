"""A name that a rule or a danger keeps on a paper does not leave in told words. Everybody is made up."""

from __future__ import annotations

import json

import pytest
from tests.attacks.families import CHILD, family_of, relative, said, words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_called_otherwise import written

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

SCOPES: list[Json] = ["circumstances", "documents", "family_members", "identity"]
GROWN: dict[str, Json] = {"birth": {"from": "1980-01-01", "to": "1980-12-31", "precision": "year"}}
STORY = "أخذوا ليث النوري وابنته آية النوري من البيت"


def story_at(made: Town, level: str, to: str = "scm", purpose: str = "search") -> str:
    request = Request(purpose, to, level, TODAY)  # type: ignore[arg-type]  # a level by name
    left = decide(request, made.rima.cases.dossier(made.case), made.rima.context.dictionary)
    assert left.allowed, left.state
    return json.dumps([dict(one.values) for one in left.of("case")], ensure_ascii=False)


def a_file(made: Town, birth: Json = None, *scopes: str) -> str:
    """A man and his daughter, with a story that names both; the daughter."""
    family_of(made, birth)
    mother = relative(made, "mother", "هدى")
    for to, purpose in (("scm", "search"), ("ced", "un_complaint")):
        answer: dict[str, Json] = {"purpose": purpose, "recipient": to}
        said(made, mother, "given", identity_mode="named", data_scope=[*SCOPES, *scopes], **answer)
    daughter = relative(made, "daughter", "آية")
    made.hala.cases.save([Edit("person", {**GROWN}, id=daughter)])
    made.hala.cases.save([Edit("case", {"summary": words(STORY)}, id=made.case)])
    carry(made.hala, made.stick, made.rima)
    return daughter


@pytest.mark.parametrize("why", ["child", "alias"])
def test_of_who_is_missing(made: Town, why: str) -> None:
    a_file(made, (CHILD if why == "child" else GROWN)["birth"], "minors")
    if why == "alias":
        assert "ليث" in story_at(made, "C")
        risk: dict[str, Json] = {"level": "amber", "date": "2026-11-20", "alias_required": True}
        written(made, "risk_assessment", risk, made.case)
    assert "ليث" not in story_at(made, "C")


def test_of_a_child_among_the_relatives(made: Town) -> None:
    daughter = a_file(made, GROWN["birth"])
    assert "آية" in story_at(made, "C") and "آية" in story_at(made, "B", "ced", "un_complaint")
    made.rima.cases.save(
        [Edit("person", {**CHILD}, id=daughter, shown=made.rima.cases.shown(made.family))]
    )
    assert "آية" not in story_at(made, "C")
    assert "آية" not in story_at(made, "B", "ced", "un_complaint")  # nobody agreed to minors
