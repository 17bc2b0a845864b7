"""A device ties hundreds of cases of nothing to an incident or a family before another family's case is tied
there: whoever is missing in that one is looked for all the same. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.attacks.families import as_text, assign, family_of, relative, said, words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_named_beside import FAMILY, FULL, GIVEN, of_other, told, two
from tests.attacks.test_named_in_another_file import form, left, written
from tests.attacks.test_news_elsewhere import REMAINS, TOLD, agreed, identified, missing, tells
from tests.attacks.test_of_another_missing import SCOPES
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.vault.read.references import MOST_LINKS

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

CROWD: Final = 205
KIND: Final = "enforced_disappearance"


def crowd(made: Town, field: str, root: str, ids: list[str] | None = None) -> None:
    """So many cases of the hostile device, each of one word, that name a family or an incident."""
    enemy = made.enemy
    with enemy.many():
        for at in range(CROWD):
            case = ids[at] if ids else enemy.desk.context.new_id()
            enemy.sign(case, NewOp(case, "case", {"case_type": KIND, field: root}))
    enemy.hand_over(made.rima)


def agreeing(made: Town) -> str:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    return mother


def test_who_refused_in_a_case_tied_after_many(made: Town) -> None:
    agreeing(made)
    incident = made.hala.cases.save([Edit("incident", {"title": "الباص"})]).ids[0]
    made.hala.cases.save([Edit("case", {"incident": incident}, id=made.case)])
    assign(made)
    crowd(made, "incident", incident)
    case, _ = of_other(made, "refused")
    made.hala.cases.save([Edit("case", {"incident": incident}, id=case)])
    carry(made.hala, made.stick, made.rima)
    told(made)
    found = left(made)
    assert "معا من الباص" in found and GIVEN not in found and FAMILY not in found
    assert GIVEN not in form(made, "case-file")


def test_who_refused_where_the_others_ids_come_first(made: Town, house: House) -> None:
    """A second coordinator hears of all in one import, in the order of the ids."""
    incident, _, _ = two(made)
    told(made)
    made.rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=made.case)])
    carry(made.rima, made.stick, made.enemy.desk)
    crowd(made, "incident", incident, [f"{at + 1:032x}" for at in range(CROWD)])
    second = house.documenter("نور", made.rima, "coordinator")
    carry(made.rima, made.stick, second)
    carry(second, made.stick, made.rima)
    carry(made.rima, made.stick, second)
    for desk in (made.rima, second):
        asked = Request("un_complaint", "ced", "B", TODAY)
        found = as_text(decide(asked, desk.cases.dossier(made.case), desk.context.dictionary))
        assert "معا من الباص" in found and FULL not in found


def test_who_refused_where_a_place_is_named_beyond_the_bound(made: Town) -> None:
    """One case of nothing names the prison so often that its words stay: the names beside it stay too."""
    agreeing(made)
    case, _ = of_other(made, "refused")
    carry(made.hala, made.stick, made.rima)
    prison = {"type": "prison", "name_ar": "فرع 999", "function": "فيه غرفة تحت الأرض"}
    place = made.rima.cases.save([Edit("place", prison)]).ids[0]
    for one in (made.case, case):
        written(made, "event", {"type": "transfer", "place": place}, one)
    told(made)
    carry(made.rima, made.stick, made.enemy.desk)
    enemy = made.enemy
    with enemy.many():
        own = enemy.desk.context.new_id()
        enemy.sign(own, NewOp(own, "case", {"case_type": KIND}))
        said: dict[str, Json] = {"type": "transfer", "place": place}
        for _ in range(MOST_LINKS // 100 + 1):
            ids = [enemy.desk.context.new_id() for _ in range(100)]
            enemy.sign(own, *[NewOp(id, "event", said, parent=own) for id in ids])
    enemy.hand_over(made.rima)
    found = left(made)
    assert "معا من الباص" in found and "غرفة" not in found
    assert GIVEN not in found and FAMILY not in found


def test_a_brother_whose_case_was_tied_after_many(made: Town) -> None:
    mother = agreeing(made)
    assign(made)
    crowd(made, "family", made.family)
    who = {"given_ar": "سامي", "family_ar": "النوري"}
    case, _ = made.hala.cases.new_case(who, {"family": made.family, "case_type": KIND}).ids
    said(made, mother, "refused", subject=case)
    carry(made.hala, made.stick, made.rima)
    told(made, "أخذوا ليث مع سامي النوري من البيت")
    found = left(made)
    assert "من البيت" in found and "سامي" not in found


def test_news_of_a_case_tied_after_many(made: Town) -> None:
    hala = made.hala
    incident = hala.cases.save([Edit("incident", {"title": "مداهمة"})]).ids[0]
    of_first = {"display_name": "عائلة الشامي", "language": "ar"}
    made.family = hala.cases.new_family(of_first).ids[0]
    here, made.person = missing(made, "وليد", family=made.family, incident=incident)
    made.case = here
    mother = relative(made, "mother", "رغد")
    agreed(made, mother, here)
    carry(hala, made.stick, made.rima)
    made.rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=here)])
    carry(made.rima, made.stick, made.enemy.desk)
    crowd(made, "incident", incident)
    of_second = {"display_name": "عائلة النوري", "language": "ar"}
    made.family = hala.cases.new_family(of_second).ids[0]
    there, dead = missing(made, "ليث", family=made.family, incident=incident)
    carry(hala, made.stick, made.rima)
    for one in (here, incident):
        written(made, "event", {"type": "other", "text": words(TOLD)}, one)
    identified(made, there, dead)
    assert tells(made, here, mother) == set()
    order = SheetOrder(here, ("ar",), "family-sheet", person=mother, discreet=False)
    assert REMAINS not in text_of(made.rima.outbound.sheets.sheet(order).pdf)
