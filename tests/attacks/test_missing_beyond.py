"""Who is guarded at another entry of theirs, in a file beside this one, or of whose death news wait
elsewhere, is asked there: so what is missing there closes this file too, through whom or what the two are
tied. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, words
from tests.attacks.kit import TODAY, carry
from tests.attacks.lacking import goes_on, keep_back
from tests.attacks.test_deaths_told import DIED
from tests.attacks.test_missing_whole import last_ops
from tests.attacks.test_news_elsewhere import ASKED, brothers, missing
from tests.attacks.test_not_whole import gate, put, yes
from tests.attacks.test_one_relative_of_two_families import TwoFamilies, is_named

from vsdesk import memo
from vsdesk.desk import Edit
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.persons.hidden_people import MARK
from vsdesk.records.gate.request import Request
from vsdesk.records.not_whole import REASON

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.attacks.kit import Town

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json


def _mark(desk: Desk, who: str, family: str) -> str:
    del family
    return put(desk, MARK, {"type": "nobody_may_know_of"}, who)


def _refusal(desk: Desk, who: str, family: str) -> str:
    said: dict[str, Json] = {
        "grantor": who,
        "subject": who,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "refused",
        "given_on": "2026-11-21",
    }
    edit = Edit("consent_grant", said, id=desk.context.new_id(), parent=family)
    return desk.cases.save([edit]).ids[0]


@pytest.mark.parametrize("guards", [_mark, _refusal])
def test_a_third_entry_of_a_relative_is_asked_through_the_second(
    made: Town, guards: Callable[[Desk, str, str], str]
) -> None:
    """The third names the first alone, which lies in neither file."""
    two = TwoFamilies(made)
    two.link()
    rima = made.rima
    family = rima.cases.new_family({"display_name": "عائلة ثالثة", "language": "ar"}).ids[0]
    third = put(rima, "person", {"given_ar": "ريم", "family_ar": "النوري"}, family)
    put(rima, "family_member", {"person": third, "also": [two.member(two.sister)]}, family)
    assert is_named(two)
    guard = guards(rima, third, family)
    memo.forget()
    assert not is_named(two)
    keep_back(rima, last_ops(rima, guard))
    assert two.gate().state == REASON
    goes_on(rima, made.case)
    assert two.gate().state == "given"


def test_a_family_beside_is_asked_through_the_incident(made: Town) -> None:
    """The story of a day is told for all who were taken; whom it names may be of any of their families."""
    family_of(made)
    yes(made, relative(made, "mother", "هدى"))
    hala, case = made.hala, made.case
    day: dict[str, Json] = {
        "title": "مداهمة",
        "date": DIED,
        "text": words("قالت هند النوري كلاماً كثيراً"),
    }
    incident = hala.cases.save([Edit("incident", day, id=hala.context.new_id())]).ids[0]
    hala.cases.save([Edit("case", {"incident": incident}, id=case)])
    made.family = hala.cases.new_family({"display_name": "عائلة الشامي", "language": "ar"}).ids[0]
    missing(made, "وليد", family=made.family, incident=incident)
    who = relative(made, "mother", "هند")
    carry(hala, made.stick, made.rima)
    rima = made.rima
    assert gate(rima, case)[1] == "given" and "هند" in gate(rima, case)[2]
    guard = _mark(rima, who, made.family)
    memo.forget()
    assert "هند" not in gate(rima, case)[2]
    keep_back(rima, last_ops(rima, guard))
    assert gate(rima, case)[1] == REASON
    goes_on(rima, case)
    assert gate(rima, case)[1] == "given"


def test_news_at_another_entry_are_asked_through_the_first(made: Town) -> None:
    """Of one who is missing in a brother's file, and stands in a third family as well."""
    held = brothers(made)
    hala, rima = made.hala, made.rima
    family = hala.cases.new_family({"display_name": "بيت النوري", "language": "ar"}).ids[0]
    there, same = missing(made, "ليث", family=family)
    member = put(hala, "family_member", {"person": same}, family)
    carry(hala, made.stick, rima)
    rows = rima.cases.dossier(made.family).of("family_member")
    [own] = [one for one in rows if one.text("person") == held.dead]
    rima.cases.save([Edit("family_member", {"also": [member]}, id=own.id)])
    written: dict[str, Json] = {"type": "identification", "date": DIED}
    news = put(rima, "event", written, there)

    def states() -> set[str]:
        memo.forget()
        asked = (Request(why, to, "B", TODAY, quiet=True) for why, to in ASKED[:-1])
        file = rima.cases.dossier(held.second)
        return {decide(one, file, rima.context.dictionary).state for one in asked}

    assert REASON not in states()
    keep_back(rima, last_ops(rima, news))
    assert states() == {REASON}
    goes_on(rima, there)
    assert REASON not in states()
