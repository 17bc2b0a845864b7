"""Whoever was hidden or asked us to stop asks to be erased: what it closed stays closed, in every reading.
Everybody is made up; asserts that it does NOT leave."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, words
from tests.attacks.kit import TODAY, carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_erased_guarded import MARKS, NAMED, erased, event, gate, hala, wife_of

from vsdesk.desk import Edit
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

PLAIN = "وقال الجار كلاماً"


def said(made: Town) -> str:
    out = gate(made)
    assert out.state == "given"
    return json.dumps([dict(one.values) for one in out], ensure_ascii=False)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("change", ["other", "none", "removed"])
def test_a_colleague_took_her_name_out(made: Town, mark: str, change: str) -> None:
    wife = wife_of(made, mark)
    told, other = hala(made, event(made, NAMED), event(made, PLAIN))
    carry(made.hala, made.stick, made.rima)
    assign(made)
    values: dict[str, Json] = {"text": words("وقالت امرأة كلاماً")}
    if change != "other":
        values = {"text": None} if change == "none" else {"deleted": True}
    made.enemy.change(told, "event", values)
    made.enemy.hand_over(made.rima)
    assert "سلمى" not in said(made)
    [left] = [one for one in erased(made, wife).words if one.guarded]
    assert (left.record, left.name) == (told, "text")
    assert "سلمى" not in said(made)
    assert PLAIN in said(made)
    assert other in {one.id for one in gate(made)}


def test_a_coordinators_words_stay_open(made: Town) -> None:
    wife = wife_of(made, MARKS[0])
    [told] = hala(made, event(made, NAMED))
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("event", {"text": words(PLAIN)}, id=told)])
    assert not erased(made, wife).words
    assert PLAIN in said(made)


def test_the_words_of_an_activity(made: Town) -> None:
    wife = wife_of(made, "nobody_may_know_of")
    carry(made.hala, made.stick, made.rima)
    day: dict[str, Json] = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
    names: dict[str, Json] = {"title": "حكت سلمى النوري", "outcome": words(NAMED)}
    names |= {"type": "training", "date": day}
    act, other = (
        written(made, "activity", said)
        for said in (names, {**names, "title": PLAIN, "outcome": words(PLAIN)})
    )
    written(made, "participation", {"person": wife}, act)

    def leaves(root: str) -> str:
        dossier = made.rima.cases.dossier(root)
        asked = Request("public_report", "public", "C", TODAY)
        out = decide(asked, dossier, made.rima.context.dictionary)
        return json.dumps([dict(one.values) for one in out], ensure_ascii=False)

    assert "سلمى" not in leaves(act)
    listed = {(one.record, one.name) for one in erased(made, wife).words if one.guarded}
    assert listed == {(act, "title"), (act, "outcome")}
    assert "سلمى" not in leaves(act)
    assert PLAIN in leaves(other)


@pytest.mark.parametrize("whose", ["person", "answered"])
def test_her_stop_stays(made: Town, whose: str) -> None:
    wife = wife_of(made)
    carry(made.hala, made.stick, made.rima)
    asked: dict[str, Json] = {"type": "stop", "person": wife, "text": words("توقفوا جميعاً")}
    if whose == "answered":
        asked["answered"] = TODAY
    written(made, "family_request", asked, made.family)
    assert gate(made).state == ("given" if whose == "answered" else "asked_to_stop")
    erased(made, wife)
    left = [
        one for one in made.rima.cases.dossier(made.family).of("family_request") if not one.erased
    ]
    if whose == "answered":
        assert not left
        assert gate(made).state == "given"
        return
    [one] = left
    assert (one.every("person"), one.every("text")) == ((), ())
    assert gate(made).state == "asked_to_stop"
    made.rima.cases.save([Edit("family_request", {"answered": TODAY}, id=one.id)])
    assert gate(made).state == "given"
