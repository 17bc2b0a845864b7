"""What leaves says nothing that another device alone wrote: no line of its own, nothing that it wrote over.

Inside the organisation it is read as it stands; a coordinator who looked lets it leave. Everybody is made up.
"""

from __future__ import annotations

import io
import json

import pytest
from tests.attacks.families import below
from tests.attacks.kit import TODAY, Town, carry, swap, told_once
from tests.attacks.test_looked import look
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, SheetOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

MARK = "كلمة الجهاز الآخر"
OWN: dict[str, Json] = {"ar": "أخذوه من البيت أمام أمه", "src_lang": "ar"}
OUTSIDE = (("wgeid", "un_complaint"), ("family", "hold_record"))


def left(desk: Desk, case: str, recipient: str, purpose: str) -> str:
    """All that leaves, as one text."""
    person = desk.cases.dossier(case).head.text("primary_contact") or None
    request = Request(purpose, recipient, "B", TODAY, person=person)
    return json.dumps(
        decide(request, desk.cases.dossier(case), desk.context.dictionary).payload(),
        ensure_ascii=False,
    )


@told_once
def told(made: Town) -> str:
    """Hala's event with her words; the coordinator and the enemy have it."""
    id = made.hala.cases.save(
        [Edit("event", {"type": "abduction", "text": OWN}, parent=made.case)]
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("case", {"primary_contact": made.mother}, id=made.case)])
    swap(made)
    return id


@pytest.mark.parametrize(("recipient", "purpose"), OUTSIDE)
@pytest.mark.parametrize("how", ["its own", "over", "beside"])
def test_its_words_leave_after_a_look_only(
    made: Town, how: str, recipient: str, purpose: str
) -> None:
    event = told(made)
    words: Json = {"ar": MARK, "src_lang": "ar"}
    before = left(made.rima, made.case, recipient, purpose)
    assert "أمام أمه" in before
    if how == "its own":
        made.enemy.sign(
            made.case,
            NewOp(
                made.enemy.desk.context.new_id(),
                "event",
                {"type": "sighting", "text": words},
                parent=made.case,
            ),
        )
    else:
        made.enemy.change(event, "event", {"text": words}, replace=how == "over")
    made.enemy.hand_over(made.rima)
    after = left(made.rima, made.case, recipient, purpose)
    assert MARK not in after and "أمام أمه" in after
    assert '"unseen"' in after, "the paper is not what the page shows, and says so"
    assert MARK in left(made.rima, made.case, "own_org", "hold_record"), (
        "inside it is read as it stands"
    )
    made.rima.cases.save(
        [Edit("case", {"approved": True}, id=made.case, shown=made.rima.cases.shown(made.case))]
    )
    if how == "beside":  # the page of the case shows neither of two alone
        assert MARK not in left(made.rima, made.case, recipient, purpose)
        look(made)
    assert MARK in left(made.rima, made.case, recipient, purpose)


def test_what_was_taken_out_by_it_is_not_put_back(made: Town) -> None:
    """Closing is free: what it emptied or sealed stays away."""
    event = told(made)
    made.enemy.change(event, "event", {"sens": 4})
    made.enemy.hand_over(made.rima)
    assert "أمام أمه" not in left(made.rima, made.case, "wgeid", "un_complaint")


def test_who_prints_at_their_own_device_has_their_own_words(made: Town) -> None:
    """A second documenter visits the family, writes down what it says, and prints its sheet there."""
    told(made)
    second = made.enemy.desk
    words: Json = {"ar": "قالت الأم إنه اتصل مرة", "src_lang": "ar"}
    second.cases.save([Edit("event", {"type": "sighting", "text": words}, parent=made.case)])
    assert "اتصل مرة" in left(second, made.case, "family", "hold_record")
    carry(second, made.stick, made.rima)
    assert "اتصل مرة" not in left(made.rima, made.case, "family", "hold_record")
    carry(made.rima, made.stick, made.hala)
    assert "اتصل مرة" not in left(made.hala, made.case, "family", "hold_record")


def checked(made: Town, by: Desk) -> tuple[str, str]:
    """A paper that was for sale; somebody looked at it: forged."""
    paper = io.BytesIO(b"%PDF-1.4 made up")
    item = made.hala.files.attach(paper, made.case, kind="release_order", name="x.pdf").ids[0]
    carry(made.hala, made.stick, made.rima)
    basis: Json = {"ar": "الختم مزوّر", "src_lang": "ar"}
    found: dict[str, Json] = {"result": "forged", "basis": basis, "checked_on": "2026-11-20"}
    check = by.cases.save([Edit("document_check", found, parent=item)]).ids[0]
    carry(by, made.stick, made.rima)
    made.rima.cases.save([Edit("case", {"primary_contact": made.mother}, id=made.case)])
    swap(made)
    return item, check


def note(made: Town, item: str) -> str:
    order = SheetOrder(made.case, ("en",), "document-note", item=item, discreet=False)
    return " ".join(text_of(made.rima.outbound.sheets.sheet(order).pdf).split())


@pytest.mark.parametrize("attack", ["", "over", "beside", "own"])
@pytest.mark.parametrize("by", ["rima", "hala"])
def test_a_forged_paper_stays_forged(made: Town, by: str, attack: str) -> None:
    item, check = checked(made, made.rima if by == "rima" else made.hala)
    enemy = made.enemy
    if attack == "own":
        enemy.sign(
            made.case,
            NewOp(
                enemy.desk.context.new_id(), "document_check", {"result": "consistent"}, parent=item
            ),
        )
    elif attack:
        enemy.change(check, "document_check", {"result": "consistent"}, replace=attack == "over")
    enemy.hand_over(made.rima)
    text = note(made, item)
    assert "It was forged." in text and "no signs that it was forged" not in text


@pytest.mark.parametrize("first", ["hala", "rima"])
def test_of_two_honest_findings_the_careful_one_is_told(made: Town, first: str) -> None:
    item, check = checked(made, made.rima)
    said = [(made.hala, "consistent"), (made.rima, "suspicious")]
    for desk, result in said if first == "hala" else said[::-1]:
        desk.cases.save([Edit("document_check", {"result": result}, id=check)])
    carry(made.hala, made.stick, made.rima)
    assert len(made.rima.cases.record(check).every("result")) == 2
    text = note(made, item)
    assert "There are signs that it was forged." in text and "no signs" not in text


@pytest.mark.parametrize("attack", ["", "over", "own"])
def test_a_translation_stays_that_of_its_translator(made: Town, attack: str) -> None:
    words = {
        "record": made.case,
        "field": "summary",
        "lang": "en",
        "text": "They took him from home.",
        "translator": "Hala",
    }
    made.hala.cases.save([Edit("case", {"summary": OWN}, id=made.case)])
    id = made.hala.cases.save([Edit("translation", words, parent=made.case)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    swap(made)
    other: dict[str, Json] = {"text": "He left of his own will."}
    if attack == "own":
        new = NewOp(
            made.enemy.desk.context.new_id(),
            "translation",
            {**words, **other, "certified": True},
            parent=made.case,
        )
        made.enemy.sign(made.case, new)
    elif attack:
        made.enemy.change(id, "translation", other)
    made.enemy.hand_over(made.rima)
    order = SheetOrder(
        made.case, ("en",), "wgeid", recipient="wgeid", purpose="un_complaint", discreet=False
    )
    text = " ".join(text_of(made.rima.outbound.sheets.sheet(order).pdf).split())
    assert "took him from home" in text and "own will" not in text


@pytest.mark.parametrize("attack", ["", "over", "own"])
def test_what_comes_next_is_what_was_promised(made: Town, attack: str) -> None:
    call: dict[str, Json] = {"on": "2026-11-10", "person": made.mother, "channel": "phone"}
    promise: dict[str, Json] = {**call, "promised": "نتصل بكم يوم الأحد", "due": "2026-11-29"}
    log = made.hala.cases.save([Edit("contact_log", promise, parent=made.family)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    swap(made)
    if attack == "own":
        below(made.enemy, made.family, "contact_log", {**call, "promised": MARK})
    elif attack:
        made.enemy.change(log, "contact_log", {"promised": MARK})
    made.enemy.hand_over(made.rima)
    made.rima.cases.save([Edit("case", {"primary_contact": made.mother}, id=made.case)])
    order = SheetOrder(made.case, ("ar",), "family-sheet", discreet=False)
    text = text_of(made.rima.outbound.sheets.sheet(order).pdf)
    assert "الأحد" in text and "الجهاز" not in text
