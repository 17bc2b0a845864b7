"""A documenter's papers are held by whatever the coordinator's own gate finds beyond the file and does not
find without what does not go there: not by a list of kinds. Nor does a link alone hold. Everybody is honest,
but for who took a laptop; all are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.lacking import keep_back
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_not_whole import handed
from tests.attacks.test_paper_holds import HELD, MARKS, new, other_entry, sheet, told

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.records.dictionary.values import Json

NAME: Final = "الدرويش"
DAY: Final = "2026-11-20"


def _answer(made: Town, who: str, **more: Json) -> dict[str, Json]:
    """What a relative said at another entry about the same case."""
    said: dict[str, Json] = {"grantor": who, "subject": made.case, "purpose": "casework"}
    of_it: dict[str, Json] = {"recipient": "family", "result": "given", "given_on": DAY}
    return {**said, **of_it, "data_scope": [*SCOPES], **more}


def _another_case(made: Town) -> tuple[str, str]:
    """سليم, whose case is Rima's alone: it and himself."""
    ids = made.rima.cases.new_case({"given_ar": "سليم", "family_ar": NAME}, {}).ids
    case = next(one for one in ids if made.rima.cases.record(one).kind == "case")
    return case, next(one for one in ids if made.rima.cases.record(one).kind == "person")


def _shared(made: Town, kind: str, text: str) -> str:
    """A reference record with words in it, which Hala's case and سليم's name; his case."""
    rima = made.rima
    case, _ = _another_case(made)
    values: dict[str, Json] = {"name_ar": "فرع متخيَّل"}
    if kind == "place":
        values |= {"type": "prison", "function": text}
    else:
        values |= {"legal_status": "convicted_final", "legal_text": words(text)}
    shared = new(rima, kind, values)
    carry(rima, made.stick, made.hala)
    for root, desk in ((made.case, made.hala), (case, rima)):
        held: dict[str, Json] = {"facility": shared} if kind == "place" else {}
        event = new(desk, "event", {"type": "held_at", **held}, root)
        if kind != "place":
            new(desk, "involvement", {"perpetrator": shared}, event)
    carry(made.hala, made.stick, rima)
    return case


@pytest.mark.parametrize("kind", ["place", "perpetrator"])
@pytest.mark.parametrize("named", [True, False])
def test_words_of_a_reference_record(made: Town, kind: str, *, named: bool) -> None:
    """They name somebody whose case does not go there, and who was not asked."""
    mother, _ = told(made)
    _shared(made, kind, f"كان سليم {NAME} هناك" if named else "كان سجناً عسكرياً")
    carry(made.rima, made.stick, made.hala)
    assert (sheet(made.hala, made, mother) == HELD) is named


def test_words_of_ones_own_that_name_whose_case_is_elsewhere(made: Town) -> None:
    mother, _ = told(made)
    _shared(made, "place", "كان سجناً عسكرياً")
    carry(made.rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) != HELD
    tells: dict[str, Json] = {"type": "other", "text": words(f"كان معه سليم {NAME}")}
    made.hala.cases.save([Edit("event", tells, parent=made.case)])
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) == HELD


@pytest.mark.parametrize("how", ["answer", "second family"])
def test_what_is_missing_beyond(made: Town, how: str) -> None:
    """A body that Rima knows to be missing closes the file at hers; what it said is not known."""
    mother, sister = told(made)
    rima = made.rima
    again = other_entry(made, sister)
    if how == "answer":
        id = new(rima, "consent_grant", _answer(made, again), rima.cases.record(again).space)
        of_it = {said.op for held in rima.cases.record(id).fields.values() for said in held}
    else:
        id = rima.cases.new_family({"display_name": "بيت العم", "language": "ar"}).ids[0]
        rima.cases.save([Edit("case", {"second_family": id}, id=made.case)])
        rima.cases.save([Edit("family", {"discreet": True}, id=id)])
        of_it = {said.op for said in rima.cases.record(id).fields["discreet"]}
    keep_back(rima, sorted(of_it))
    carry(rima, made.stick, made.hala)
    assert sheet(rima, made, mother) == "not_whole"
    assert sheet(made.hala, made, mother) == HELD


@pytest.mark.parametrize("how", ["answer", "condition", "mark", "birth"])
def test_what_was_put_aside_beyond(made: Town, how: str) -> None:
    """Of a device that was withdrawn, in the file of another entry."""
    mother, sister = told(made)
    rima, enemy = made.rima, made.enemy
    again = other_entry(made, sister)
    other = rima.cases.record(again).space
    rima.cases.save([Edit("family", {"assigned": [enemy.device_id]}, id=other)])
    carry(rima, made.stick, enemy.desk, made.hala)
    assert "ريم" in sheet(made.hala, made, mother)
    fresh = enemy.desk.context.new_id
    if how in ("answer", "condition"):
        grant, result = fresh(), "refused" if how == "answer" else "given"
        said = _answer(made, again, result=result, identity_mode="anonymous")
        enemy.sign(other, NewOp(grant, "consent_grant", said, parent=other))
        narrow: dict[str, Json] = {"type": "without_surname"}
        if how == "condition":
            enemy.sign(other, NewOp(fresh(), "consent_condition", narrow, parent=grant))
    elif how == "mark":
        enemy.sign(other, NewOp(fresh(), "person_mark", {"type": MARKS[0]}, parent=again))
    else:
        born: dict[str, Json] = {"from": "2019-01-01", "to": "2019-01-01", "precision": "day"}
        enemy.change(again, "person", {"birth": born})
    enemy.hand_over(rima)
    rima.sync.revocations.revoke(enemy.device_id, TODAY)
    carry(rima, made.stick, made.hala)
    here, there = sheet(rima, made, mother), sheet(made.hala, made, mother)
    assert there == HELD or ("ريم" in here) >= ("ريم" in there)
    assert there == HELD


@pytest.mark.parametrize("mode", ["anonymous", "pseudonym"])
@pytest.mark.parametrize("to", ["family", "own_org"])
def test_not_by_my_name_at_another_entry(made: Town, mode: str, to: str) -> None:
    mother, sister = told(made)
    rima = made.rima
    again = other_entry(made, sister)
    purpose = "casework" if to == "family" else "hold_record"
    said = _answer(made, again, purpose=purpose, recipient=to)
    other = rima.cases.record(again).space
    id = new(rima, "consent_grant", said, other)
    carry(rima, made.stick, made.hala)
    assert "ريم" in sheet(made.hala, made, mother)  # a plain yes hides nobody
    rima.cases.save([Edit("consent_grant", {"identity_mode": mode}, id=id)])
    carry(rima, made.stick, made.hala)
    assert "ريم" not in sheet(rima, made, mother)
    assert sheet(made.hala, made, mother) == HELD


def test_a_tie_that_the_device_does_not_hear_of(made: Town) -> None:
    """Both reports are Hala's; that they are of one person is said in a space that goes to coordinators
    alone, so what guards one of them does not reach the other there."""
    mother, _ = told(made)
    rima, hala = made.rima, made.hala
    ids = hala.cases.new_case({"given_ar": "ليث", "family_ar": "النوري"}, {}).ids
    other = next(one for one in ids if hala.cases.record(one).kind == "case")
    person = next(one for one in ids if hala.cases.record(one).kind == "person")
    carry(hala, made.stick, rima)
    new(rima, "duplicate_link", {"first": made.case, "second": other, "decision": "same"})
    carry(rima, made.stick, hala)
    assert sheet(hala, made, mother) != HELD
    new(hala, "person_mark", {"type": MARKS[1]}, person)
    carry(hala, made.stick, rima)
    carry(rima, made.stick, hala)
    assert sheet(hala, made, mother) == HELD


def test_what_guards_in_ones_own_files_holds_none_of_them(made: Town) -> None:
    """All of it goes there, so the gate there sees it."""
    mother, sister = told(made)
    hala, rima = made.hala, made.rima
    new(hala, "person_mark", {"type": MARKS[0]}, sister)
    new(hala, "consent_grant", _answer(made, sister, result="refused"), made.family)
    risk: dict[str, Json] = {"level": "amber", "no_photo": True, "date": DAY}
    new(hala, "risk_assessment", risk, made.case)
    carry(hala, made.stick, rima)
    carry(rima, made.stick, hala)
    assert not hala.context.vault.read.of_kind("paper_hold")
    assert sheet(hala, made, mother) == sheet(rima, made, mother) != HELD


def test_what_was_answered_or_lowered_elsewhere_holds_nothing(made: Town) -> None:
    mother, _ = told(made)
    rima = made.rima
    second = rima.cases.new_family({"display_name": "بيت العم", "language": "ar"}).ids[0]
    rima.cases.save([Edit("case", {"second_family": second}, id=made.case)])
    new(rima, "risk_assessment", {"level": "red", "date": "2026-11-01"}, second)
    carry(rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) == HELD
    new(rima, "risk_assessment", {"level": "green", "date": DAY}, second)
    carry(rima, made.stick, made.hala)
    assert sheet(made.hala, made, mother) != HELD


@pytest.mark.parametrize("kept", ["files", "device"])
def test_a_hold_whose_words_have_not_come_holds_all(made: Town, tmp_path: Path, kept: str) -> None:
    """An enrolled device hands on the newest hold without its body: the one before, which that replaces,
    is gone."""
    mother, sister = told(made)
    rima, hala = made.rima, made.hala
    new(rima, "person_mark", {"type": MARKS[0]}, other_entry(made, sister))
    carry(rima, made.stick, hala)
    assert sheet(hala, made, mother) == HELD
    [hold] = [one for one in hala.context.vault.read.of_kind("paper_hold") if one.text("files")]
    keep_back(hala, sorted(hold.ops(kept)))
    assert sheet(hala, made, mother) == HELD
    handed(hala, rima, tmp_path / "asked")
    handed(rima, hala, tmp_path / "given")
    assert sheet(hala, made, mother) == HELD
    [hold] = [one for one in hala.context.vault.read.of_kind("paper_hold") if one.text("files")]
    assert made.case in hold.text("files")
