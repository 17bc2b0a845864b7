"""Only a look makes good what another device said. Every other word of a coordinator about a record binds
what it saw there, and lets none of it out: over each field of the dictionary that judges, by itself.

Everybody is made up.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import assign, below, words
from tests.attacks.kit import TODAY, Town, carry, told_once
from tests.attacks.test_every_judgement_is_shown import DICTIONARY, WITH
from tests.attacks.test_names_chosen import marked
from tests.reports.paper import text_of

from vsdesk.desk import Edit
from vsdesk.desk.outbound.sheet_order import SheetOrder
from vsdesk.desk.submissions.order import SubmissionOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.consent.coordinators import seen
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.ui.parts.risk_banner import reds

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

LIE: Final = "كلام مدسوس"
OURS: Final = "كلام هالة"
JUDGING: Final = [
    (kind.name, one.name) for kind in DICTIONARY.kinds for one in kind.fields if one.judges
]
WAYS: Final = ("over", "beside", "empty filled", "own record")


def told(kind: str, text: str) -> dict[str, Json]:
    """This text in each field of a kind in which anybody may tell something."""
    spec = DICTIONARY.kind(kind)
    assert spec is not None
    return {
        one.name: text if one.type == "text" else words(text)
        for one in spec.fields
        if one.type in ("text", "ptext") and "documenter" in one.setters and not one.derived
    }


@told_once
def home(made: Town, kind: str) -> tuple[str, str]:
    """Where a record of a kind lies: (root, parent)."""
    if kind == "testimony_row":
        source = made.rima.cases.save([Edit("source", {"type": "survivor", "code": "S-9"})]).ids[0]
        statement = made.rima.cases.save([Edit("statement", {}, parent=source)]).ids[0]
        lent = Edit("source", {"assigned": [made.enemy.device_id]}, id=source)
        made.rima.cases.save([lent])
        carry(made.rima, made.stick, made.enemy.desk, made.hala)
        return source, statement
    if kind == "condition_met":
        grant = made.grants["wgeid"]
        condition = made.hala.cases.save([Edit("consent_condition", {}, parent=grant)]).ids[0]
        carry(made.hala, made.stick, made.rima)
        carry(made.rima, made.stick, made.enemy.desk)
        return made.family, condition
    return made.case, made.case


def planted(made: Town, kind: str, way: str) -> tuple[str, str]:
    """A record of a kind in which the enemy said something in one of these ways: (root, record)."""
    root, parent = home(made, kind)
    rec = made.enemy.desk.context.new_id()
    if way == "own record":
        made.enemy.sign(root, NewOp(rec, kind, told(kind, LIE), parent=parent))
    else:
        first = told(kind, OURS) if way != "empty filled" else {}
        rec = made.rima.context.new_id()
        edits = [Edit(kind, first, id=rec, parent=parent)]
        made.rima.cases.save(edits)
        carry(made.rima, made.stick, made.enemy.desk)
        made.enemy.change(rec, kind, told(kind, LIE), replace=way == "over")
    made.enemy.hand_over(made.rima)
    return root, rec


def by_enemy(made: Town, rec: str) -> set[str]:
    """The ops of the enemy that stand in a record."""
    held = made.view(rec).fields.values()
    return {one.op for said in held for one in said if one.device_id == made.enemy.device_id}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("kind", "name"), JUDGING)
def test_a_word_about_a_record_makes_nothing_good(
    made: Town, kind: str, name: str, way: str
) -> None:
    root, rec = planted(made, kind, way)
    cases, theirs = made.rima.cases, by_enemy(made, rec)
    before = made.rima.access.lone_words.lone_file(made.case)
    spec = DICTIONARY.field(kind, name)
    assert spec is not None
    said: dict[str, Json] = {
        name: True if spec.type == "bool" else made.case,
        **WITH.get((kind, name), {}),
    }
    cases.save([Edit(kind, said, id=rec, shown=cases.shown(root) | cases.shown(rec))])
    assert cases.record(rec).value(name) == said[name]
    word = next(one.op for one in cases.record(rec).fields[name])
    assert theirs <= {*cases.record(rec).observed.get(word, ())}, "it binds what it saw"
    for one in {root, made.case}:
        assert theirs.isdisjoint(seen(cases.dossier(one)))
    after = made.rima.access.lone_words.lone_file(made.case)
    waited = before.ops & theirs if before is not None else set()
    assert waited <= (after.ops if after is not None else set())
    for to, purpose in (("wgeid", "un_complaint"), ("iimp", "search")):
        assert LIE not in json.dumps(made.gate(to, purpose).payload(), ensure_ascii=False)


@told_once
def red_risk(made: Town, way: str) -> str:
    """A red assessment of which the coordinator is asked, with words of the enemy's in it."""
    told_too: dict[str, Json] = {
        "area_text": LIE,
        "mitigations": words(LIE),
        "who_harmed": words(LIE),
    }
    if way == "own record":
        rec = below(made.enemy, made.case, "risk_assessment", {"level": "red", **told_too})
        made.enemy.hand_over(made.rima)
        return rec
    level = "amber" if way == "amber turned red" else "red"
    first: dict[str, Json] = {"level": level}
    if way not in ("empty filled", "another language"):
        first |= {"area_text": "حي الميدان", "mitigations": words("حذر")}
    if way == "another language":
        first["mitigations"] = words("حذر")
        told_too = {"mitigations": {"ar": "حذر", "en": LIE, "src_lang": "ar"}}
    if way == "amber turned red":
        told_too["level"] = "red"
    rec = made.hala.cases.save([Edit("risk_assessment", first, parent=made.case)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(
        *(rec, "risk_assessment", told_too), replace=way in ("over", "another language")
    )
    made.enemy.hand_over(made.rima)
    return rec


def leaves(made: Town) -> bool:
    """Whether the enemy's words leave on the case file."""
    order = SheetOrder(
        made.case, ("ar",), "case-file", recipient="wgeid", purpose="un_complaint", discreet=False
    )
    out = json.dumps(made.gate("wgeid", "un_complaint").payload(), ensure_ascii=False)
    return LIE in out or LIE in text_of(made.rima.outbound.sheets.sheet(order).pdf)


def look(made: Town) -> None:
    """A coordinator looks at what waits in the case."""
    found = made.rima.access.lone_words.lone_file(made.case)
    assert found is not None
    made.rima.access.lone_words.look_holds(found.root, found.ops)


RISKS: Final = (*WAYS, "amber turned red", "another language")


@pytest.mark.parametrize("way", RISKS)
def test_going_on_against_a_risk_lets_out_none_of_its_words(made: Town, way: str) -> None:
    rec = red_risk(made, way)
    rima = made.rima
    assert made.gate("wgeid", "un_complaint").state == "risk"
    asked = [one.id for one in reds(rima.cases.dossier(made.case), TODAY)]
    assert asked == [rec]
    shown = rima.cases.shown(made.case)
    rima.access.safeguards.override_risk(asked, "ضرورة", shown=shown)
    assert made.gate("wgeid", "un_complaint").allowed, "it goes on"
    assert not leaves(made)
    look(made)
    if way != "another language":
        assert leaves(made), "the words of which it is asked do leave once somebody looked"


@pytest.mark.parametrize("word", ["told_state_body", "told_death_penalty"])
def test_that_a_family_was_told_lets_out_nothing_else_of_the_submission(
    made: Town, word: str
) -> None:
    marked(made)
    rima = made.rima
    carry(made.hala, made.stick, rima)
    sub = rima.submissions.new(SubmissionOrder(made.case, "ced")).ids[0]
    assign(made)
    told_too = {"measures_asked": words(LIE), "best_interest": words(LIE), "file_no": LIE}
    made.enemy.change(sub, "submission", told_too, replace=False)
    made.enemy.hand_over(rima)
    rima.cases.save([Edit("submission", {word: True}, id=sub, shown=rima.cases.shown(made.case))])
    request = Request("un_complaint", "ced", "B", TODAY)
    left = decide(request, rima.cases.dossier(made.case), rima.context.dictionary)
    assert left.allowed and LIE not in json.dumps(left.payload(), ensure_ascii=False)


@pytest.mark.parametrize("by", ["coordinator", "hala"])
@pytest.mark.parametrize("instead", ["nothing", "another"])
def test_taking_a_case_off_an_incident_makes_no_other_tie_good(
    made: Town, by: str, instead: str
) -> None:
    """What lies in the incident that the enemy names beside the case's own waits on, in every exit."""
    rima, enemy = made.rima, made.enemy
    new = rima.context.new_id
    theirs, other = [
        rima.cases.save([Edit("incident", {"title": one}, id=new())]).ids[0] for one in "ab"
    ]
    event: dict[str, Json] = {"type": "sighting", "text": words(LIE)}
    rima.cases.save([Edit("event", event, parent=theirs)])
    ours = made.hala.cases.save([Edit("incident", {"title": "مداهمة"}, id=new())]).ids[0]
    made.hala.cases.save([Edit("case", {"incident": ours}, id=made.case)])
    carry(made.hala, made.stick, rima)
    carry(rima, made.stick, enemy.desk)
    enemy.change(made.case, "case", {"incident": theirs}, replace=False)
    enemy.hand_over(rima)
    tie = by_enemy(made, made.case)
    desk = rima if by == "coordinator" else made.hala
    carry(rima, made.stick, made.hala)
    desk.cases.incidents.leave(made.case, ours, shown=desk.cases.shown(made.case))
    if instead == "another":
        rima.cases.incidents.join(made.case, other)
    if desk is made.hala:
        carry(made.hala, made.stick, rima)
    assert tie <= by_enemy(made, made.case), "it is shown beside"
    assert tie.isdisjoint(seen(rima.cases.dossier(made.case)))
    assert not leaves(made)
