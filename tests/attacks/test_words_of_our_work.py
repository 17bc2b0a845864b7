"""What is told of an activity leaves the organisation where a coordinator wrote it, and no telephone with it:
on a report and in a table by one rule. All people are made up.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from operator import eq
from typing import TYPE_CHECKING, Any

import pytest
from tests.attacks.kit import carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_own_words import HIDDEN, KEY, called, hidden, question
from tests.attacks.test_pages_on_a_table import page
from tests.desk.test_periods import PUBLIC
from tests.reports.paper import text_of

from vsdesk.desk import Edit, ExitOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.told.other_words import OtherWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

DAY: dict[str, Any] = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
SAID = "بعد أن حكت هدى النوري"
PHONE = "0955771771"
ASKED = ("activity.date", "activity.type", "activity.title", "activity.groups",
         "activity.place", "activity.places", "activity.place_text", "activity.outcome",
         "activity.families", "activity.facilitators", "activity.materials",
         "activity.documenter")  # fmt: skip  # a table


def vigil(desk: Desk, **more: Any) -> str:
    values: dict[str, Any] = {"title": "وقفة في الساحة", "type": "vigil", "date": DAY, **more}
    return desk.cases.save([Edit("activity", values)]).ids[0]


def report(desk: Desk) -> str:
    return text_of(desk.reporting.report(replace(PUBLIC, lang="ar")).pdf)


def table(desk: Desk, columns: Sequence[str] = ASKED, to: str = "public", why: str = "") -> str:
    order = ExitOrder(
        *("advocacy_anon", to, "C"),
        columns=tuple(columns),
        kind="activity",
        lang="ar",
        told_reason=why,
    )
    return desk.outbound.tables.clipboard(order).text


def lent(made: Town, **more: Any) -> str:
    """An activity of the coordinator's, lent to the enemy."""
    id = vigil(made.rima, **more)
    made.rima.cases.save([Edit("activity", {"assigned": [made.enemy.device_id]}, id=id)])
    carry(made.rima, made.stick, made.enemy.desk)
    return id


@pytest.mark.parametrize(
    "values",
    [
        {"title": SAID},
        {"place_text": SAID},
        {"date": {**DAY, "as_told": SAID}},
        {"date": {**DAY, "as_told": SAID}, "end": {**DAY, "as_told": SAID}},
        {"materials": SAID},
        {"outcome": {"ar": SAID, "src_lang": "ar"}},
    ],
)
def test_words_that_another_device_wrote_over_a_coordinators_stay(
    made: Town, values: dict[str, Any]
) -> None:
    id = lent(made, outcome={"ar": "قيل الكثير", "src_lang": "ar"}, materials="ورق")
    assert "وقفة في الساحة" in report(made.rima) and "وقفة في الساحة" in table(made.rima)
    made.enemy.change(id, "activity", values)
    made.enemy.hand_over(made.rima)
    assert "هدى" not in report(made.rima) and "هدى" not in table(made.rima)


def test_so_do_those_of_its_own_activity_and_the_place_that_it_names(made: Town) -> None:
    """A place that a coordinator keeps for one family's file, named by the enemy in one of its own."""
    place = made.rima.cases.save(
        [Edit("place", {"name_ar": "بيت آمن في حارة الورد", "type": "other"})]
    )
    made.rima.cases.save([Edit("family", {"current_place": place.ids[0]}, id=made.family)])
    carry(made.rima, made.stick, made.enemy.desk)
    id = made.enemy.desk.context.new_id()
    values: dict[str, Any] = {"title": SAID, "type": "vigil", "date": DAY, "place_text": SAID}
    values |= {"place": place.ids[0], "places": [place.ids[0]]}
    made.enemy.sign(id, NewOp(id, "activity", values))
    made.enemy.hand_over(made.rima)
    for found in (report(made.rima), table(made.rima)):
        assert "هدى" not in found and "حارة الورد" not in found


def test_what_a_documenter_wrote_waits_for_a_coordinator(made: Town) -> None:
    """In honest use too: the row stands with its day and kind, the words once a coordinator wrote them."""
    id = vigil(made.hala)
    carry(made.hala, made.stick, made.rima)
    assert "وقفة في الساحة" not in table(made.rima) + report(made.rima)
    made.rima.cases.save([Edit("activity", {"title": "وقفة أمام المتحف"}, id=id)])
    assert "وقفة أمام المتحف" in table(made.rima) and "وقفة أمام المتحف" in report(made.rima)


def test_what_came_of_it_and_who_documented_it_stays(house: House) -> None:
    desk = house.coordinator()
    vigil(desk, outcome={"ar": SAID, "src_lang": "ar"}, documenter="هالة الشامي", families=2)
    found = table(desk)
    assert "هدى" not in found and "هالة" not in found
    assert "2" not in table(desk, ["activity.title", "activity.families"])
    vigil(desk, families=12)
    assert "12" in table(desk, ["activity.title", "activity.families"])
    assert "هدى" in table(desk, to="own_org")


def with_date(desk: Desk) -> None:
    vigil(desk, date={**DAY, "as_told": f"أول أيار، اتصلوا {PHONE}"})


def with_partner(desk: Desk) -> None:
    one = {
        "title": "وقفة",
        "from": "2026-05-01",
        "kind": "vigil",
        "partners": [f"بيت أم مروان {PHONE}"],
    }
    desk.reporting.load_activities(json.dumps({"activities": [one]}, ensure_ascii=False).encode())


def with_project(desk: Desk) -> None:
    line: dict[str, Any] = {"ar": f"اتصلوا بهدى {PHONE}", "src_lang": "ar"}
    vigil(
        desk,
        project=desk.cases.save([Edit("project", {"name_ar": "مشروع", "disclaimer": line})]).ids[0],
    )


def with_place(desk: Desk) -> None:
    saved = desk.cases.save([Edit("place", {"name_ar": f"بيت {PHONE}", "type": "other"})])
    vigil(desk, place=saved.ids[0])


@pytest.mark.parametrize("written", [with_date, with_partner, with_project, with_place])
def test_no_telephone_stands_in_what_is_printed_of_it(house: House, written: Any) -> None:
    """In the words of a day, in a name, in the line of a project: by the same search as everywhere."""
    desk = house.coordinator()
    written(desk)
    assert PHONE not in report(desk)
    columns = (*ASKED, "activity.partners", "activity.project")
    try:
        assert PHONE not in table(desk, columns)
    except UserError as problem:
        assert problem.code.name == "E_GATE"
    assert "وقفة" in table(desk, columns, why="رقم مكتبنا")


@pytest.mark.parametrize("mark", ["nobody_may_know_of", "not_named_outside", ""])
@pytest.mark.parametrize("field", ["title", "place_text", "materials"])
def test_words_that_name_somebody_stand_in_no_table(made: Town, field: str, mark: str) -> None:
    """As on a report: of whoever did not agree to stand before everybody, marked or not; inside they do."""
    wife = hidden(made, mark=False)
    if mark:
        written(made, "person_mark", {"type": mark}, wife)
    vigil(made.rima, **{field: f"وقفة مع {HIDDEN} النوري"})
    assert HIDDEN not in report(made.rima)
    for to in ("public", "ced"):
        assert HIDDEN not in table(made.rima, to=to)
    assert HIDDEN in table(made.rima, to="own_org")


def test_words_that_name_nobody_stand_beside_them(made: Town) -> None:
    hidden(made)
    vigil(made.rima, title=f"وقفة مع {HIDDEN} النوري", place_text="أمام المتحف")
    found = table(made.rima)
    assert "أمام المتحف" in found and HIDDEN not in found


@pytest.mark.parametrize("way", ["term", "question"])
def test_no_label_of_ours_names_somebody_where_our_work_is_told(
    made: Town, house: House, way: str
) -> None:
    """On a report, in a table, in the head of its column, and on a page that lies on a table."""
    hidden(made)
    if way == "term":
        called(made, house, "activity_type", f"وقفة لأجل {HIDDEN} النوري")
        id = vigil(made.rima, type=KEY)
    else:
        question(made, house, "activity", f"ماذا قالت {HIDDEN} النوري", "text")
        id = vigil(made.rima)
        shown = made.rima.cases.shown(id)
        made.rima.cases.save([Edit("activity", {"x_1": "كلام"}, id=id, shown=shown)])
    asked = ("activity.title", "activity.type", *(["activity.x_1"] if way == "question" else []))
    order = ExitOrder("advocacy_anon", "public", "C", columns=asked, lang="ar", kind="activity")
    look = made.rima.outbound.tables.spread_look
    said = (report(made.rima), look(order).text, page(made.rima, id))
    assert not any(HIDDEN in one for one in said)
    assert all("وقفة في الساحة" in one for one in said)
    assert HIDDEN in look(replace(order, recipient="own_org")).text


def test_nor_where_somebody_rejects_a_word_too() -> None:
    """What is heeded on one paper does not take the place of what was heeded before."""
    one, other = (OtherWords(stays=[partial(eq, at)]) for at in ("سلمى", "هدى"))
    both = one.beside(other)
    assert both.stay(["سلمى"]) and both.stay(["هدى"]) and not both.stay(["رنا"])
