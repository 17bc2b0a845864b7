"""What is asked of a family and owed to it: on the paper of whom it concerns, and nowhere
else. All are made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made

from vsdesk.records.checks.due_dates import coming
from vsdesk.records.checks.duties import ASKED, ON_FAMILY_SHEET, OWED
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request

Ask = Callable[[Request], GateDecision]
FAMILY = Request("casework", "family", "B", TODAY)
WGEID = Request("un_complaint", "wgeid", "B", TODAY)
OURS = Request("hold_record", "own_org", "A", TODAY)


@pytest.fixture
def ask(made: Made, dictionary: Dictionary) -> Ask:
    return lambda request: decide(request, made.dossier(), dictionary)


def add(made: Made, name: str, type: str, **values: Json) -> None:
    what: Json = {"ar": f"{name}، مختلق", "src_lang": "ar"}
    made.add(name, "duty", "family", "family", type=type, what=what, due="2026-12-15", **values)


def stands(made: Made, name: str) -> RecordView:
    found = made.dossier().get(rid(name))
    assert found is not None
    return found


def test_what_is_asked_and_owed_stands_on_the_paper_of_whom_it_concerns(
    ask: Ask, made: Made
) -> None:
    made.consent("najah", "un_complaint", "wgeid", data_scope=WIDE)
    add(made, "بيان قيد", ASKED, person=rid("najah"))
    add(made, "نتصل بكم", OWED, person=rid("najah"))
    hers = ask(replace(FAMILY, person=rid("najah")))
    assert {one.id for one in hers.of("duty")} == {rid("بيان قيد"), rid("نتصل بكم")}
    assert ask(replace(FAMILY, person=rid("hanaa"))).of("duty") == ()
    assert ask(WGEID).of("duty") == ()
    assert len(ask(OURS).of("duty")) == 2


@pytest.mark.parametrize("type", ["threat_deadline", "deadline_of_body", "our_own"])
def test_threats_deadlines_and_our_own_work_stay_inside(ask: Ask, made: Made, type: str) -> None:
    add(made, "موعد", type, person=rid("najah"))
    assert ask(replace(FAMILY, person=rid("najah"))).of("duty") == ()
    assert len(ask(OURS).of("duty")) == 1


def test_what_should_not_stand_on_the_sheet_does_not(ask: Ask, made: Made) -> None:
    add(made, "سر", OWED, person=rid("najah"), on_family_sheet=False)
    assert ask(replace(FAMILY, person=rid("najah"))).of("duty") == ()


def test_every_type_is_of_the_sheet_or_inside(dictionary: Dictionary) -> None:
    assert set(dictionary.vocabularies.keys("duty_kind")) > ON_FAMILY_SHEET


def test_its_day_comes_until_it_is_done(made: Made) -> None:
    add(made, "بيان قيد", ASKED, person=rid("najah"))
    assert coming(stands(made, "بيان قيد")) == {"duty.due": "2026-12-15"}
    made.set("بيان قيد", done=True, done_on="2026-11-24")
    assert coming(stands(made, "بيان قيد")) == {}
