"""Taking a case off one incident leaves it at every other one that it names, and who is
guarded there; what was asked there and did not stand on the page guards on. All made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import assign
from tests.attacks.kit import Town, carry
from tests.attacks.test_let_go_meanwhile import waiting
from tests.attacks.test_marks import told
from tests.attacks.test_told_for_several_cases import OURS, guard, two_cases

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json


def also_tied(made: Town) -> str:
    """An assigned device says an incident of its own beside the one that stands."""
    assign(made)
    desk = made.enemy.desk
    bogus = desk.cases.save([Edit("incident", {"title": "حادثة"}, id=desk.context.new_id())]).ids[0]
    made.enemy.change(made.case, "case", {"incident": bogus}, replace=False)
    made.enemy.hand_over(made.rima)
    return bogus


def test_the_other_incident_stays(made: Town) -> None:
    two_cases(made, "incident")
    desk = made.rima
    ours = desk.cases.record(made.case).text("incident")
    bogus = also_tied(made)
    assert {*desk.cases.record(made.case).every("incident")} == {ours, bogus}
    desk.cases.incidents.leave(made.case, bogus, shown=desk.cases.shown(made.case))
    assert desk.cases.record(made.case).every("incident") == (ours,)
    desk.cases.incidents.leave(made.case, ours, shown=desk.cases.shown(made.case))
    assert not any(desk.cases.record(made.case).every("incident"))


def test_whoever_is_guarded_there_is_still_named_nowhere(made: Town) -> None:
    first, who = two_cases(made, "incident")
    guard(made, "nobody_may_know_of", first, who)
    words: dict[str, Json] = {"ar": f"شاهد ذلك سلمى النوري {OURS}", "src_lang": "ar"}
    made.rima.cases.save([Edit("event", {"type": "sighting", "text": words}, parent=made.case)])
    assert OURS not in told(made)
    made.rima.cases.incidents.leave(
        made.case, also_tied(made), shown=made.rima.cases.shown(made.case)
    )
    assert OURS not in told(made)


def test_joining_takes_no_other_incident_away(made: Town) -> None:
    two_cases(made, "incident")
    desk = made.rima
    ours = desk.cases.record(made.case).text("incident")
    other = desk.cases.save([Edit("incident", {"title": "الحاجز"}, id=desk.context.new_id())]).ids[
        0
    ]
    desk.cases.incidents.join(made.case, other)
    assert {*desk.cases.record(made.case).every("incident")} == {ours, other}


@pytest.mark.parametrize("meanwhile", [True, False])
def test_what_came_behind_the_page_guards_on(made: Town, meanwhile: bool) -> None:
    two_cases(made, "incident")
    rima, case = made.rima, made.case
    page = rima.cases.shown(case)
    mark = Edit("person_mark", {"type": "nobody_may_know_of"}, parent=made.person)
    made.hala.cases.save([mark])
    carry(made.hala, made.stick, rima)
    shown = page if meanwhile else rima.cases.shown(case)
    rima.cases.incidents.leave(case, rima.cases.record(case).text("incident"), shown=shown)
    assert bool(waiting(rima)) == meanwhile
