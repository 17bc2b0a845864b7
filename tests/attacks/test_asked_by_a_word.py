"""Whoever writes a name, or the id of who told, into a file hears nothing by that: what a program works
out of a sealed source's name, or of somebody's answers, goes to nobody who asks so. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_limits_along import BODIES, BOTH, leaves, lent, told
from tests.attacks.test_looked import look
from tests.attacks.test_not_whole import handed
from tests.attacks.test_older_source_here import leaving, new

from vsdesk.desk import SheetOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.names.words_of_others import OTHERS
from vsdesk.records.gate.persons.teller_limits import LIMITS
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

GIVEN: Final = ("أحمد", "محمود", "سامر", "رمزي", "وليد")
FAMILY: Final = ("الحموي", "الدرويش", "الخطيب", "الحلاق", "النجار")
BOOK: Final = [f"{first} {last}" for first in GIVEN for last in FAMILY]


def own_case(desk: Desk) -> str:
    person: dict[str, Json] = {"given_ar": "متخيَّل", "family_ar": "متخيَّل"}
    ids = desk.cases.new_case(person, {}).ids
    return next(one for one in ids if desk.cases.record(one).kind == "case")


def heard(desk: Desk, source: str, kind: str = "name_choice") -> list[str]:
    """The records about which something came that names the source."""
    every = desk.context.vault.read.of_kind(kind)
    return [str(one.value("record")) for one in every if one.value("who") == source]


def why(desk: Desk, case: str) -> set[str]:
    """Why told words of events stay."""
    asked = Request("un_complaint", "ced", "B", TODAY)
    left = decide(asked, desk.cases.dossier(case), desk.context.dictionary)
    return {one.reason for one in left.withheld if one.kind == "event" and one.field == "text"}


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("how", ["a coordinator has it", "a colleague has it", "an own case"])
@pytest.mark.parametrize("book", [[", ".join(BOOK)], BOOK], ids=["one text", "a text each"])
def test_a_book_of_names(made: Town, how: str, book: list[str]) -> None:
    here = told(made, go=how != "a colleague has it")
    here.give()
    enemy, rima, hala = made.enemy, made.rima, made.hala
    lent(made, enemy.desk, *([hala] if how == "a colleague has it" else []))
    assert enemy.desk.context.vault.read.view(here.source) is None
    space = own_case(enemy.desk) if how == "an own case" else made.case
    asked = {enemy.desk.context.new_id(): text for text in book}
    with enemy.many():
        for id, text in asked.items():
            values: dict[str, Json] = {"type": "other", "text": words(text)}
            enemy.sign(space, NewOp(id, "event", values | {"told_by": here.source}, parent=space))
    enemy.hand_over(rima)
    carry(rima, made.stick, hala)
    carry(hala, made.stick, rima)
    carry(rima, made.stick, enemy.desk)
    assert asked.keys().isdisjoint(heard(enemy.desk, here.source))


@pytest.mark.usefixtures("signed")
def test_such_words_stay_until_a_coordinator_says(made: Town) -> None:
    """A colleague's story in the file, at whoever does not have the source: it may name her, it may not."""
    here = told(made, go=False)
    here.give()
    enemy, rima, hala = made.enemy, made.rima, made.hala
    lent(made, enemy.desk, hala)
    story: dict[str, Json] = {"type": "other", "text": words("كان الجو بارداً يومها")}
    event = enemy.desk.context.new_id()  # an honest one here
    enemy.sign(made.case, NewOp(event, "event", story, parent=made.case))
    enemy.hand_over(rima)
    if rima.access.lone_words.lone_file(made.case) is not None:
        look(made)
    for desk in (rima, enemy.desk):
        assert OTHERS in why(desk, made.case)
        assert "بارداً" not in leaving(desk, made.case)
    carry(rima, made.stick, hala)
    assert "بارداً" in leaving(hala, made.case)  # who has the source looks for the name there
    order = SheetOrder(made.case, ("ar",), "case-file", "un_complaint", "ced", "", None, "B")
    [row] = [one for one in rima.outbound.sheets.names_in_words(order) if one.record == event]
    rima.cases.told_names.choose(event, row.of, row.who, "keep", shown=row.shown)
    assert "بارداً" in leaving(rima, made.case)


@pytest.mark.usefixtures("signed")
def test_what_its_own_device_and_coordinators_wrote_leaves(made: Town) -> None:
    here = told(made, go=False)
    here.give()
    ours: dict[str, Json] = {"type": "other", "text": words("كان الجو بارداً يومها")}
    new(made.rima, "event", ours, made.case)
    here.give()
    assert leaves(made.rima, made.case, *BODIES[0]) == BOTH
    assert "بارداً" in leaving(made.rima, made.case)


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("link", ["told_by", "witnesses"])
def test_what_somebody_answered(made: Town, tmp_path: Path, link: str) -> None:
    """The family was taken back from a device; it names the mother in a case of its own."""
    rima, hala, enemy = made.rima, made.hala, made.enemy
    rima.sync.set_sources_go(go=False)
    carry(rima, made.stick, enemy.desk, hala)
    for root in (made.case, made.family):
        rima.sync.assignments.unassign([root], enemy.device_id, "سافر")
    carry(rima, made.stick, enemy.desk)
    no: dict[str, Json] = {"grantor": made.mother, "subject": made.case, "recipient": "ced"}
    no |= {"purpose": "un_complaint", "result": "refused", "given_on": "2026-11-23"}
    new(hala, "consent_grant", no, made.family)
    handed(hala, rima, tmp_path / "h")
    case = own_case(enemy.desk)
    named: dict[str, Json] = {link: made.mother if link == "told_by" else [made.mother]}
    values: dict[str, Json] = {"type": "other", "text": words("قيل"), **named}
    enemy.sign(case, NewOp(enemy.desk.context.new_id(), "event", values, parent=case))
    enemy.hand_over(rima)
    carry(rima, made.stick, enemy.desk)
    every = enemy.desk.context.vault.read.of_kind(LIMITS)
    assert not [one for one in every if one.value("who") == made.mother and one.space == case]
