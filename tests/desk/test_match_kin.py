"""What families tell of kinship, and names of mothers, when two reports are held against
each other. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.test_match_lists import hits
from tests.desk.test_matching import arabic, born, crowd, pairs_of, report

from vsdesk.desk import Desk, Edit

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

_NAME = "محمد بوزان الاحمد"


def cousins(desk: Desk) -> tuple[str, str]:
    """Two cousins, taken on one day, whose names differ in the father's alone; their cases."""
    one = report(desk, arabic("محمد", "بوزان", "الاحمد", birth=born(1999), sex="male"))
    other = report(desk, arabic("محمد", "بوزن", "الاحمد", birth=born(1998), sex="male"))
    crowd(desk)
    return one, other


def related(desk: Desk, one: str, other: str) -> str:
    """A family that tells that they are cousins; the record that says so."""
    family = desk.cases.save([Edit("family", {})]).ids[0]
    persons = [desk.cases.record(case).text("person") for case in (one, other)]
    told: dict[str, Json] = {
        "person": persons[1],
        "related_to": persons[0],
        "relation": "cousin_pat_m",
    }
    return desk.cases.save([Edit("kinship", told, parent=family)]).ids[0]


def bands_of(desk: Desk, one: str, other: str) -> set[str]:
    """The lists in which the pair stands."""
    desk.matching.suggestions.match_new()
    return {band for band, pairs in pairs_of(desk).items() if frozenset((one, other)) in pairs}


def test_who_is_told_to_be_a_cousin_is_never_asked_about_as_the_same(house: House) -> None:
    desk = house.coordinator()
    one, other = cousins(desk)
    assert bands_of(desk, one, other) <= {"strong", "likely"} and bands_of(desk, one, other)
    before = desk.matching.pair(one, other)
    assert not before.kin and before.band in ("strong", "likely")
    kinship = related(desk, one, other)
    assert bands_of(desk, one, other) == {"relatives"}
    pair = desk.matching.pair(one, other)
    assert pair.kin and pair.band == "relatives" and pair.better is None
    gone = Edit("kinship", id=kinship, delete=True, shown=desk.cases.shown(kinship))
    desk.cases.save([gone])
    assert bands_of(desk, one, other) <= {"strong", "likely"} and bands_of(desk, one, other)


def test_while_he_is_typed_his_cousin_is_no_hint(house: House) -> None:
    desk = house.coordinator()
    one, other = cousins(desk)
    desk.matching.suggestions.match_new()
    him = arabic("محمد", "بوزن", "الاحمد", birth=born(1998), sex="male")
    assert one in [hint.root for hint in desk.matching.suggestions.hints(him, {}, other)]
    related(desk, one, other)
    assert one not in [hint.root for hint in desk.matching.suggestions.hints(him, {}, other)]


def a_list(desk: Desk, **values: Json) -> tuple[str, str]:
    """A list with one line; their ids."""
    source = desk.cases.save(
        [Edit("source_list", {"name": "قائمة مختلقة", "may_be_shown": "yes"})]
    ).ids[0]
    said: dict[str, Json] = {"name_as_written": _NAME, "father": "بوزان", **values}
    return source, desk.cases.save([Edit("source_list_entry", said, parent=source)]).ids[0]


def test_a_name_that_the_mother_is_called_at_home_speaks_against_nobody(house: House) -> None:
    desk = house.coordinator()
    case = report(desk, arabic("محمد", "بوزان", "الاحمد", "كلستان", birth=born(1999)))
    crowd(desk)
    source, line = a_list(desk, mother="كولة")
    desk.matching.suggestions.match_new()
    assert desk.matching.pair(case, line).against[0].field == "mother"
    family = desk.cases.save([Edit("family", {})]).ids[0]
    mother = desk.cases.save([Edit("person", {"given_ar": "كلستان"}, parent=family)]).ids[0]
    him = desk.cases.record(case).text("person")
    told: dict[str, Json] = {"person": mother, "related_to": him, "relation": "mother"}
    desk.cases.save([Edit("kinship", told, parent=family)])
    name: dict[str, Json] = {"type": "nickname", "value": "كولة"}
    desk.cases.save([Edit("person_name", name, parent=mother)])
    assert desk.matching.suggestions.match_left(), "what lies with the family is looked at anew"
    desk.matching.suggestions.match_new()
    desk.matching.lists.list(source)
    assert hits(desk, source) == {(case, line)}
    pair = desk.matching.pair(case, line)
    assert not [one for one in pair.against if one.field == "mother"]
    [mothers] = [one for one in pair.rows if one.field == "mother"]
    assert {"كلستان", "كولة"} <= {*mothers.left}
    assert desk.cases.record(case).text("fate") == ""


def test_a_line_with_another_year_of_birth_is_possible_at_most(house: House) -> None:
    desk = house.coordinator()
    case = report(desk, arabic("محمد", "بوزان", "الاحمد", "خزال", birth=born(1992)))
    crowd(desk)
    for year, bands in ((1992, {"likely", "strong"}), (1991, {"possible"})):
        source, line = a_list(desk, mother="خزال", birth=born(year))
        desk.matching.suggestions.match_new()
        desk.matching.lists.list(source)
        assert {*desk.matching.match_counts(source)} <= bands, year
        assert (
            desk.matching.pair(case, line).band in bands
            and desk.matching.pair(case, line).alone in bands
        )
