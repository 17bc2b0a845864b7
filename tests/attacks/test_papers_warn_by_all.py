"""A property paper warns by all that stands in any reading of the file: also by what was put aside of a
withdrawn colleague. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import first_terms
from tests.attacks.kit import carry
from tests.attacks.test_papers_decide_by_all import read
from tests.attacks.test_put_aside_ties import two
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Desk, Edit, How
from vsdesk.desk.outbound.sheet_kinds import usual_request
from vsdesk.records.checks.flags import SENTENCES

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

PAPERS: Final = ("property-dossier", "papers-missing")
LAWYER: Final = "a lawyer should look at its date"
SIGNED: Final = SENTENCES["signed_while_detained"]
JUDGED: Final = SENTENCES["judged_death"]
WOMEN: Final = "What one relative signed or agreed to does not bind the others."
ABSENT: Final = "Who was absent could not be included"


def year(number: int) -> dict[str, Json]:
    return {"from": f"{number}-01-01", "to": f"{number}-12-31", "precision": "year"}


# What stands, what a colleague makes of it, and by which words a paper warns then.
SAID: Final[dict[str, tuple[str, dict[str, Json], dict[str, Json], tuple[str, ...]]]] = {
    "sort": (
        "evidence_item",
        {"document_type": "other", "captured": year(2016)},
        {"document_type": "general_poa"},
        (LAWYER, SIGNED),
    ),
    "day": (
        "evidence_item",
        {"document_type": "property_deed", "captured": year(2005)},
        {"captured": year(2016)},
        (LAWYER, SIGNED),
    ),
    "paper": (
        "evidence_item",
        {"document_type": "other"},
        {"document_type": "death_judgment"},
        (JUDGED,),
    ),
    "heirs": ("hlp_asset", {}, {"heirs_issue": ["womens_share"]}, (JUDGED, WOMEN)),
    "need": (
        "civil_doc_issue",
        {"document": "family_book", "problem": "lost"},
        {"document": "death_judgment"},
        (JUDGED,),
    ),
    "absent": (
        "civil_doc_issue",
        {"document": "family_book", "problem": "lost"},
        {"problem": "absent_member"},
        (ABSENT,),
    ),
}
# The family is told what to ask, and of the one who was absent; the lawyer reads beside a paper what it is.
ALONE: Final = {LAWYER: "papers-missing", SIGNED: "property-dossier", ABSENT: "papers-missing"}
EVENTS: Final[dict[str, tuple[dict[str, Json], dict[str, Json]]]] = {
    "the arrest": (
        {"type": "arrest", "is_disappearance": False, "date": year(2013)},
        {"is_disappearance": True},
    ),
    "its day": (
        {"type": "arrest", "is_disappearance": True, "date": year(2018)},
        {"date": year(2013)},
    ),
}


def put(desk: Desk, kind: str, values: dict[str, Json], parent: str) -> str:
    whole = {**first_terms(kind), **values}
    return desk.cases.save([Edit(kind, whole, id=desk.context.new_id(), parent=parent)]).ids[0]


def agreed(made: Town) -> None:
    """The mother says yes to both papers."""
    rima = made.rima
    mother = mother_of(rima, made.family)
    every = [*rima.context.dictionary.vocabularies.keys("data_scope")]
    for purpose, recipient in dict.fromkeys(usual_request(one) for one in PAPERS):
        shown = rima.cases.shown(made.case)
        rima.consent.grant(
            made.case, mother, purpose, recipient, "given", How(), scopes=every, shown=shown
        )


def written(made: Town, name: str) -> str:
    """The record of one case, and an asset about which the paper is."""
    kind, values, _, _ = SAID[name]
    id = put(made.rima, kind, values, made.case if kind == "evidence_item" else made.family)
    if kind == "evidence_item":
        put(made.rima, "hlp_asset", {"documents": [id]}, made.family)
    return id


def lines(made: Town) -> dict[str, str]:
    return {one: read(made.rima, made.case, one) for one in PAPERS}


def warned(papers: dict[str, str], words: str) -> bool:
    """Whether the words stand on each paper on which they are said."""
    return all(words in papers[one] for one in PAPERS if ALONE.get(words, one) == one)


@pytest.mark.parametrize("name", SAID)
def test_what_a_withdrawn_colleague_said_warns_on(house: House, made: Town, name: str) -> None:
    one = two(house, made)
    agreed(made)
    kind, _, then, words = SAID[name]
    id = written(made, name)
    before = lines(made)
    assert not any(said in paper for said in words for paper in before.values())
    one.sets(kind, id, **then)
    carry(one.nour, made.stick, made.rima)
    assert all(warned(lines(made), said) for said in words)
    one.revoked()
    assert all(warned(lines(made), said) for said in words)


@pytest.mark.parametrize("name", EVENTS)
def test_so_does_what_she_said_of_the_arrest(house: House, made: Town, name: str) -> None:
    one = two(house, made)
    agreed(made)
    stands, then = EVENTS[name]
    for event in made.rima.cases.dossier(made.case).of("event"):
        off: dict[str, Json] = {"is_disappearance": False}
        shown = made.rima.cases.shown(event.id)
        made.rima.cases.save([Edit("event", off, id=event.id, shown=shown)])
    arrest = put(made.rima, "event", stands, made.case)
    deed: dict[str, Json] = {"document_type": "property_deed", "captured": year(2016)}
    paper = put(made.rima, "evidence_item", deed, made.case)
    put(made.rima, "hlp_asset", {"documents": [paper]}, made.family)
    assert not warned(lines(made), LAWYER)
    one.sets("event", arrest, **then)
    carry(one.nour, made.stick, made.rima)
    assert warned(lines(made), LAWYER)
    one.revoked()
    assert warned(lines(made), LAWYER)
