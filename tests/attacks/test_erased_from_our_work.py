"""Once somebody is erased nobody can look for the name any more: what names them of our own work stays all
the same, on a report, in a table, on a page, in a label; and nothing else does. All people are made up.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.attacks.kit import carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_own_words import (
    BODY,
    HIDDEN,
    KEY,
    called,
    happened,
    hidden,
    question,
    sheet,
)
from tests.attacks.test_pages_on_a_table import page
from tests.attacks.test_words_of_our_work import lent, report, table, vigil
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.desk.test_periods import PUBLIC

from vsdesk.desk import Edit, ExitOrder, How
from vsdesk.history.op_scopes import REFERENCE

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

GIVEN = "خولة"
NAME = "خولة قباني"
PLAIN = "وقفة في الساحة"
SAID = f"وقفة مع {NAME}"


def put(desk: Desk, kind: str, values: dict[str, Any], parent: str | None = None) -> str:
    return desk.cases.save([Edit(kind, values, id=desk.context.new_id(), parent=parent)]).ids[0]


def relative(desk: Desk, *asks: str) -> tuple[str, str, str]:
    """A family of which nobody answered anything: case, family, a mother."""
    family = put(desk, "family", {"display_name": "عائلة قباني", "language": "ar"})
    mother = put(desk, "person", {"given_ar": GIVEN, "family_ar": "قباني"}, family)
    put(desk, "family_member", {"person": mother}, family)
    missing = {"given_ar": "سليم", "family_ar": "قباني"}
    more = {"family": family, "case_type": "enforced_disappearance"}
    case = desk.cases.new_case(missing, more).ids[0]
    for one in asks:
        put(desk, "person_mark", {"type": one}, mother)
    return case, family, mother


def said(desk: Desk, id: str) -> str:
    """All that anybody may read of our own work."""
    return "\n".join((report(desk), table(desk), page(desk, id)))


@pytest.mark.parametrize("who", ["relative", "marked", "missing", "source"])
def test_what_named_somebody_stays_once_they_are_erased(made: Town, who: str) -> None:
    desk = made.rima
    case, family, _ = relative(desk, *(["nobody_may_know_of"] if who == "marked" else []))
    goes = [case, family]
    if who == "source":
        goes = [put(desk, "source", {"type": "survivor", "true_name": "نادر حمصي"})]
    name = {"missing": "سليم قباني", "source": "نادر حمصي"}.get(who, NAME)
    id = vigil(desk, title=f"وقفة مع {name}", place_text=f"أمام بيت {name}")
    vigil(desk)
    assert name not in said(desk, id) and PLAIN in report(desk)
    listing = erased(made, *goes)
    assert {(one.record, one.name) for one in listing.words} == {(id, "title"), (id, "place_text")}
    assert sum(listing.words_stay) == 2
    assert name not in said(desk, id)
    assert PLAIN in report(desk) and PLAIN in table(desk)
    assert name in table(desk, to="own_org")


@pytest.mark.parametrize("kind", ["place", "organisation"])
def test_so_does_the_name_of_what_an_activity_names(made: Town, kind: str) -> None:
    """Of an activity that is written afterwards too."""
    desk = made.rima
    case, family, _ = relative(desk)
    more: dict[str, Any] = {"type": "other"} if kind == "place" else {"type": ["partner"]}
    ours, plain = (
        put(desk, kind, {"name_ar": name, **more}) for name in (f"بيت {NAME}", "بيت الورد")
    )
    link = {"place": "place", "organisation": "partners"}[kind]

    def held(one: str) -> str:
        return vigil(desk, **{link: one if kind == "place" else [one]})

    first, other = held(ours), held(plain)
    columns = ("activity.title", f"activity.{link}")
    assert GIVEN not in said(desk, first) + table(desk, columns)
    assert "بيت الورد" in table(desk, columns)
    erased(made, case, family)
    later = held(ours)
    for id in (first, later, other):
        assert GIVEN not in said(desk, id) + table(desk, columns)
    assert "بيت الورد" in table(desk, columns) and "بيت الورد" in report(desk)
    assert NAME in table(desk, columns, to="own_org")


@pytest.mark.parametrize("way", ["term", "question"])
@pytest.mark.parametrize("open", ["still", "again"])
def test_so_does_a_label(made: Town, house: House, way: str, open: str) -> None:
    relatives = relative(made.rima)
    if way == "term":
        called(made, house, "activity_type", SAID)
        id = vigil(made.rima, type=KEY)
    else:
        question(made, house, "activity", f"ماذا قالت {NAME}", "text")
        id = vigil(made.rima)
        shown = made.rima.cases.shown(id)
        made.rima.cases.save([Edit("activity", {"x_1": "كلام"}, id=id, shown=shown)])
    more = ["activity.x_1"] if way == "question" else []

    def spread(to: str = "public") -> str:
        asked = ("activity.title", "activity.type", *more)
        order = ExitOrder("advocacy_anon", to, "C", columns=asked, lang="ar", kind="activity")
        return made.rima.outbound.tables.spread_look(order).text

    assert GIVEN not in said(made.rima, id) + spread() and GIVEN in spread("own_org")
    assert [one.name for one in erased(made, *relatives[:2]).words] == ["label"]
    if open == "again":
        called(made, house, "activity_type", "وقفة صامتة", "own_2b3c4d5e")
    found = said(made.rima, id) + spread()
    assert GIVEN not in found and PLAIN in found
    assert GIVEN in spread("own_org")


def test_a_label_stays_on_the_papers_of_a_file_too(made: Town, house: House) -> None:
    wife = hidden(made)
    called(made, house, "event_type", f"شهادة {HIDDEN} النوري")
    called(made, house, "event_type", "شهادة الجار", "own_2b3c4d5e")
    happened(made)
    happened(made, "own_2b3c4d5e")
    for at in ("before", "after"):
        paper = sheet(made, **BODY)
        assert HIDDEN not in paper and "شهادة الجار" in paper
        if at == "before":
            assert "label" in {one.name for one in erased(made, wife).words}


def test_somebody_else_of_the_same_given_name_is_named_as_before(made: Town) -> None:
    """Who may stand on a poster stands in a title too, before and after."""
    desk = made.rima
    case, family, _ = relative(desk)
    other, _, hers = whole_case(desk, GIVEN)
    shown = desk.cases.shown(other)
    desk.consent.grant(
        *(other, mother_of(desk, hers), "advocacy_named", "public", "given", How()),
        scopes=["circumstances", "identity"],
        shown=shown,
    )
    title = f"وقفة من أجل {GIVEN} الدرويش"
    vigil(desk, title=title)
    assert title in report(desk) and title in table(desk)
    assert erased(made, case, family).words == ()
    assert title in report(desk) and title in table(desk)


def test_what_a_mistake_takes_of_somebody_who_was_hidden_nowhere_may_be_named(made: Town) -> None:
    desk = made.rima
    case, family, _ = relative(desk)
    vigil(desk, title=SAID)
    assert erased(made, case, family, why="mistake").words_stay == (0, 1)
    assert SAID in report(desk)


def test_a_coordinator_may_take_the_stop_out(made: Town) -> None:
    desk = made.rima
    case, family, _ = relative(desk)
    id = vigil(desk, title=SAID)
    erased(made, case, family)
    [stop] = desk.cases.dossier(id).of("name_choice")
    desk.cases.save([Edit("name_choice", id=stop.id, delete=True, shown=desk.cases.shown(stop.id))])
    assert SAID in report(desk) and SAID in table(desk)


def test_what_another_device_wrote_over_is_read_as_it_stood(made: Town) -> None:
    desk = made.rima
    case, family, _ = relative(desk)
    id = lent(made, title=SAID)
    made.enemy.change(id, "activity", {"title": "وقفة أخرى"})
    made.enemy.hand_over(desk)
    assert (id, "title") in {(one.record, one.name) for one in erased(made, case, family).words}
    assert NAME not in said(desk, id)


def test_what_goes_itself_needs_no_stop(made: Town) -> None:
    desk = made.rima
    case, family, _ = relative(desk)
    id = vigil(desk, title=SAID)
    assert erased(made, case, family, id).words == ()
    assert NAME not in report(desk)


def test_another_coordinator_who_hears_of_it_keeps_it_too(made: Town, house: House) -> None:
    """The stops ride with the order: below the activity, and below what all activities share."""
    desk = made.rima
    case, family, _ = relative(desk)
    place = written(made, "place", {"name_ar": f"بيت {NAME}", "type": "other"})
    id = vigil(desk, title=SAID, place=place)
    erased(made, case, family)
    carry(desk, made.stick, made.hala)
    read = made.hala.context.vault.read
    assert [one.parent for one in read.within((REFERENCE,), "name_choice")] == [place]
    assert read.reference_stops().fields == {(place, "name_ar")}
    assert id not in {one for one, _ in read.reference_stops().fields}


def test_words_of_a_target_name_nobody_before_everybody(made: Town) -> None:
    """Whoever is on file, and whoever was erased; a figure that names nobody stands."""
    desk = made.rima
    case, family, _ = relative(desk)
    aim = {"value": 50, "measures": "activities"}
    named = put(desk, "target", {"indicator": f"لقاءات مع {NAME}", **aim})
    put(desk, "target", {"indicator": "لقاءات في الساحات", **aim})
    vigil(desk)

    def told() -> tuple[str, str]:
        order = replace(PUBLIC, lang="ar")
        cells = load_workbook(io.BytesIO(desk.reporting.periods.table(order)), read_only=True)
        rows = [str(cell) for sheet in cells for row in sheet.values for cell in row]
        return report(desk), "\n".join(rows)

    for of_it in told():
        assert NAME not in of_it and "لقاءات في الساحات" in of_it
    listing = erased(made, case, family)
    assert (named, "indicator") in {(one.record, one.name) for one in listing.words}
    for of_it in told():
        assert NAME not in of_it and "لقاءات في الساحات" in of_it
