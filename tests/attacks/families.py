"""A family of Hala's that answers, and what a hostile device writes about it: shared by the attacks.

Everybody is made up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from tests.attacks.kit import TODAY, Device, Town, carry, swap, told_once

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request

RELEASE: Final[Mapping[str, Json]] = {
    "type": "release",
    "date": {"from": "2024-12-08", "to": "2024-12-08", "precision": "day"},
}
CHILD: Final[Mapping[str, Json]] = {
    "birth": {"from": "2019-01-01", "to": "2019-12-31", "precision": "year"}
}
GROWN: Final[Mapping[str, Json]] = {
    "birth": {"from": "1988-01-01", "to": "1988-12-31", "precision": "year"}
}


def first_terms(kind: str) -> dict[str, Json]:
    """The choices without which a record of this kind is refused, each by the first term of its list."""
    dictionary = Dictionary.load()
    spec = dictionary.kind(kind)
    assert spec is not None
    return {
        one.name: next(iter(dictionary.vocabularies.keys(str(one.vocabulary))))
        for one in spec.fields
        if one.requirement == "M" and one.type == "choice"
    }


def words(text: str) -> Json:
    """Told in Arabic."""
    return {"ar": text, "src_lang": "ar"}


def put(made: Town, *edits: Edit) -> list[str]:
    ids = made.hala.cases.save(edits).ids
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    return [*ids]


@told_once
def family_of(made: Town, birth: Json = None) -> tuple[str, str, str]:
    """A new family of Hala's: case, missing, family."""
    h = made.hala
    family = h.cases.new_family(
        {"display_name": "عائلة النوري", "language": "ar", "displacement_status": "refugee"}
    ).ids[0]
    who: dict[str, Json] = {"given_ar": "ليث", "family_ar": "النوري"}
    if birth:
        who["birth"] = birth
    case, missing = h.cases.new_case(
        who, {"family": family, "case_type": "enforced_disappearance"}
    ).ids
    made.case, made.family, made.person = case, family, missing
    return case, missing, family


@told_once
def assign(made: Town) -> None:
    carry(made.hala, made.stick, made.rima)
    for root, kind in ((made.case, "case"), (made.family, "family")):
        made.rima.cases.save([Edit(kind, {"assigned": [made.enemy.device_id]}, id=root)])
    carry(made.rima, made.stick, made.enemy.desk)


@told_once
def relative(made: Town, relation: str, given: str) -> str:
    h = made.hala
    id = h.context.new_id()
    h.cases.save(
        [
            Edit("person", {"given_ar": given, "family_ar": "النوري"}, id=id, parent=made.family),
            Edit("family_member", {"person": id}, parent=made.family),
            Edit(
                "kinship",
                {"person": id, "related_to": made.person, "relation": relation},
                parent=made.family,
            ),
        ]
    )
    return id


@told_once
def said(made: Town, /, who: str, result: str, **more: Json) -> str:
    return made.hala.cases.save(
        [
            Edit(
                "consent_grant",
                {
                    "grantor": who,
                    "subject": made.case,
                    "purpose": "un_complaint",
                    "recipient": "ced",
                    "result": result,
                    "given_on": "2026-11-20",
                    **(
                        {"data_scope": ["circumstances", "documents", "family_members", "identity"]}
                        if result == "given"
                        else {}
                    ),
                    **more,
                },
                id=made.hala.context.new_id(),
                parent=made.family,
            )
        ]
    ).ids[0]


def state(made: Town) -> GateDecision:
    return made.gate("ced", "un_complaint")


def as_text(left: GateDecision) -> str:
    """All that leaves, by kind."""
    return json.dumps([[one.kind, dict(one.values)] for one in left.records], ensure_ascii=False)


def leaving(
    made: Town, purpose: str = "un_complaint", recipient: str = "ced", level: str = "B"
) -> str:
    """What leaves of the case, as text; something does."""
    left = made.gate(recipient, purpose, level)
    assert left.allowed, left.state
    return as_text(left)


@told_once
def one_against_one(
    made: Town, relation: str = "wife", given: str = "سلمى"
) -> tuple[str, str, str]:
    """The mother said yes, another relative no: (mother, the other, the no)."""
    family_of(made)
    mother, other = relative(made, "mother", "هدى"), relative(made, relation, given)
    said(made, mother, "given")
    return mother, other, said(made, other, "refused")


def a_yes(made: Town, who: str, **more: Json) -> dict[str, Json]:
    """What a hostile device says that somebody answered."""
    return {
        "grantor": who,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given",
        "given_on": "2026-11-23",
        "data_scope": ["identity"],
        **more,
    }


def below(device: Device, root: str, kind: str, values: Mapping[str, Json]) -> str:
    """A record of a hostile device directly below a root; its id."""
    id = device.desk.context.new_id()
    device.sign(root, NewOp(id, kind, values, parent=root))
    return id


def frees(device: Device, made: Town) -> None:
    """An invented release."""
    below(device, made.case, "event", RELEASE)


def case_about(made: Town, person: str) -> str:
    """A case of the enemy's own, about somebody who lies in Hala's file; an invented wife says yes to
    iimp."""
    e = made.enemy
    family, case = e.desk.cases.new_family({"display_name": "x"}).ids[0], e.desk.context.new_id()
    kind: dict[str, Json] = {"case_type": "enforced_disappearance", "case_no": "9"}
    e.sign(case, NewOp(case, "case", {"person": person, "family": family, **kind}))
    wife = below(e, family, "person", {"given_ar": "م"})
    below(e, family, "family_member", {"person": person})
    below(e, family, "kinship", {"person": wife, "related_to": person, "relation": "wife"})
    yes: dict[str, Json] = {
        "grantor": wife,
        "purpose": "search",
        "recipient": "iimp",
        "result": "given",
        "given_on": "2026-11-20",
        "data_scope": ["circumstances", "family_members", "identity", "documents"],
    }
    below(e, family, "consent_grant", yes)
    return case


def small(made: Town, event: str) -> bool:
    """Whether the words of the event leave."""
    d = made.rima.cases.dossier(made.case)
    request = Request("un_complaint", "wgeid", "B", TODAY, cells=made.rima.outbound.sheets.cells(d))
    one = decide(request, d, made.rima.context.dictionary).get(event)
    return one is not None and "text" in one.values


def cell(made: Town) -> tuple[str, str]:
    h = made.hala
    src = h.cases.save([Edit("source", {"type": "survivor"}, id=h.context.new_id())]).ids[0]
    carry(h, made.stick, made.rima)
    place = made.rima.cases.save([Edit("place", {"name_en": "Branch", "type": "prison"})]).ids[0]
    swap(made)
    ev = put(
        made,
        Edit(
            "event",
            {
                "type": "held_at",
                "facility": place,
                "told_by": src,
                "date": {"from": "2014-03-01", "to": "2014-03-31", "precision": "month"},
                "section_cell": "مهجع 7",
                "text": {"ar": "كان في المهجع"},
            },
            parent=made.case,
        ),
    )[0]
    assert made.gate("wgeid", "un_complaint").get(ev) is not None
    assert not small(made, ev)
    return ev, place
