"""What several reports tell of one person: who says the same is counted, who contradicts is not. All made
up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_matching import arabic, born, crowd, latin, report
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, SheetOrder
from vsdesk.desk.matching.combined_facts import same_name

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json


def day(text: str) -> Json:
    """One day."""
    return {"from": text, "to": text, "precision": "day"}


def taken(where: str = "", on: str = "2013-08-09") -> dict[str, Json]:
    """A disappearance."""
    return {"date": day(on), **({"place_text": where} if where else {})}


def three(desk: Desk) -> tuple[str, str, str]:
    """A man told of three times; the third says another year and only the town."""
    crowd(desk)
    one = report(
        desk,
        arabic("محمد", "عبد الرحمن", "الخلف", "فاطمة", birth=born(1985), sex="male"),
        taken("حمص، بابا عمرو"),
    )
    person: dict[str, Json] = {
        "given_ku": "Mihemed",
        "father_ku": "Evdilrehman",
        "family_ku": "Xelef",
        "mother_ku": "Fatma",
        "birth": born(1985),
        "sex": "male",
    }
    two = report(desk, person, taken("حمص - بابا عمرو"))
    other = arabic("محمد", "عبدالرحمن", "خلف", "فاطمه", birth=born(1986), sex="male")
    third = report(desk, other, taken("حمص"))
    desk.matching.suggestions.match_new()
    desk.matching.decide_pair(
        one, two, "same", "الأم نفسها", shown=desk.matching.pair_shown(one, two)
    )
    desk.matching.decide_pair(
        two, third, "same", "الأم نفسها", shown=desk.matching.pair_shown(two, third)
    )
    return one, two, third


def test_a_report_that_contradicts_a_fact_does_not_tell_it(house: House) -> None:
    desk = house.coordinator()
    one, *_ = three(desk)
    behind = desk.matching.groups.behind(one)
    assert behind is not None and behind.reports == 3
    assert behind.facts["birth"] == 2, "one says 1986"
    assert behind.facts["sex"] == 3, "all three say male"
    assert behind.facts["place"] == 2, "one says only Homs"
    assert behind.facts["given"] == behind.facts["father"] == behind.facts["family"] == 3
    assert behind.facts["mother"] == behind.facts["taken"] == 3


def test_paper_and_page_say_the_same_numbers(house: House) -> None:
    desk = house.coordinator()
    one, *_ = three(desk)
    person, behind = desk.matching.groups.one_person(one), desk.matching.groups.behind(one)
    assert person is not None and behind is not None
    for name, count in behind.facts.items():
        assert count in {len(row.roots) for row in person.rows if row.field == name}, name


def test_spellings_of_one_name_are_one_answer_in_all_their_writings(house: House) -> None:
    desk = house.coordinator()
    one, *_ = three(desk)
    person = desk.matching.groups.one_person(one)
    assert person is not None
    said = {row.field: row.writings for row in person.rows if len(row.roots) == 3}
    assert {*said["mother"]} == {"فاطمة", "فاطمه", "Fatma"}
    assert {*said["father"]} == {"عبد الرحمن", "عبدالرحمن", "Evdilrehman"}
    assert {*said["given"]} == {"محمد", "Mihemed"}


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("أحمد", "احمد", True),
        ("عبد الرحمن", "عبدالرحمن", True),
        ("فاطمة", "فاطمه", True),
        ("نور الدين", "نورالدين", True),
        ("الخلف", "خلف", True),
        ("مروان", "Merwan", True),
        ("حسن", "حسين", False),
        ("حسن", "Husayn", False),
        ("محمد", "محمود", False),
        ("عمر", "عمرو", False),
        ("عمرو", "Omar", False),
        ("طارق", "تارق", False),
        ("يوسف", "", False),
    ],
)
def test_which_writings_are_one_name(one: str, two: str, same: bool) -> None:
    assert same_name(one, two) is same and same_name(two, one) is same


def test_a_writing_that_may_be_two_names_stays_by_itself(house: House) -> None:
    desk = house.coordinator()
    crowd(desk)
    cases = [
        report(desk, person)
        for person in (
            arabic("حسن", "علي", "درويش"),
            arabic("حسان", "علي", "درويش"),
            latin("Hassan", "Ali", "Darwich"),
        )
    ]
    desk.matching.suggestions.match_new()
    desk.matching.decide_pair(
        cases[0], cases[2], "same", "الأم نفسها", shown=desk.matching.pair_shown(cases[0], cases[2])
    )
    desk.matching.decide_pair(
        cases[1], cases[2], "same", "الأم نفسها", shown=desk.matching.pair_shown(cases[1], cases[2])
    )
    behind = desk.matching.groups.behind(cases[0])
    assert behind is not None and behind.facts["given"] == 1


def test_who_says_the_day_tells_the_month_and_not_the_other_way_round(house: House) -> None:
    desk = house.coordinator()
    crowd(desk)
    month: Json = {"from": "2013-08-01", "to": "2013-08-31", "precision": "month"}
    man = arabic("مروان", "خالد", "الدرويش", "نجاح")
    precise, vague = report(desk, man, taken()), report(desk, man, {"date": month})
    desk.matching.suggestions.match_new()
    desk.matching.decide_pair(
        precise, vague, "same", "الأم نفسها", shown=desk.matching.pair_shown(precise, vague)
    )
    one, other = desk.matching.groups.behind(precise), desk.matching.groups.behind(vague)
    assert one is not None and other is not None
    assert (one.facts["taken"], other.facts["taken"]) == (1, 2)


def test_of_an_undecided_value_the_one_that_fewest_tell_counts(house: House) -> None:
    desk = house.coordinator()
    crowd(desk)
    man = arabic("مروان", "خالد", "الدرويش", "نجاح", birth=born(1985))
    one, other = report(desk, man, taken()), report(desk, man, taken())
    person = desk.cases.record(one).text("person")
    desk.cases.save([Edit("person", {"birth": born(1986)}, id=person, seen={"birth": ()})])
    assert len(desk.cases.record(person).every("birth")) == 2
    desk.matching.suggestions.match_new()
    desk.matching.decide_pair(
        one, other, "same", "الأم نفسها", shown=desk.matching.pair_shown(one, other)
    )
    behind = desk.matching.groups.behind(one)
    assert behind is not None and behind.facts["birth"] == 1


def test_what_was_decided_against_a_case_is_not_counted_with_it(house: House) -> None:
    """A is B, B is C, A is not C: the file of A counts B alone and says that C is not counted."""
    desk = house.coordinator()
    one, two, third = three(desk)
    desk.matching.decide_pair(
        one, third, "different", "قالت العمة إنه ليس هو", shown=desk.matching.pair_shown(one, third)
    )
    assert desk.matching.groups.linked(one) == (two,) and desk.matching.groups.linked(third) == (
        two,
    )
    assert {*desk.matching.groups.linked(two)} == {one, third}
    person, behind = desk.matching.groups.one_person(one), desk.matching.groups.behind(one)
    assert person is not None and behind is not None
    assert [head.root for head in person.apart] == [third] and not person.against
    assert all({*row.roots} <= {one, two} for row in person.rows)
    assert (behind.reports, behind.apart, behind.against) == (2, 1, False)
    middle = desk.matching.groups.behind(two)
    assert middle is not None and (middle.reports, middle.apart, middle.against) == (3, 0, True)


def test_the_paper_says_what_contradicts_and_counts_it_not(house: House) -> None:
    desk = house.coordinator()
    crowd(desk)
    one, person, _ = whole_case(desk)
    same = {**desk_values(desk, person), "mother_given_ar": "نجاح"}
    two = report(desk, same, taken("القطيفة", "2013-08-10"))
    third = report(desk, {**same, "birth": born(1987)}, taken("القطيفة", "2013-08-10"))
    desk.matching.suggestions.match_new()
    desk.matching.decide_pair(
        one, two, "same", "الأم نفسها", shown=desk.matching.pair_shown(one, two)
    )
    desk.matching.decide_pair(
        two, third, "same", "الأم نفسها", shown=desk.matching.pair_shown(two, third)
    )
    text = file_of(desk, one)
    behind = desk.matching.groups.behind(one)
    assert behind is not None and behind.facts["birth"] == 2 and behind.facts["sex"] == 3
    assert "3 of 3 reports tell this" in text and "2 of 3 reports tell this" in text
    assert "It is not counted." not in text
    desk.matching.decide_pair(
        one, third, "different", "قالت العمة إنه ليس هو", shown=desk.matching.pair_shown(one, third)
    )
    text = file_of(desk, one)
    assert "2 of 2 reports tell this" in text and "of 3 reports" not in text
    assert "1 more report is joined to these, but it was decided that it is not about this" in text
    desk.matching.decide_pair(
        one, third, "same", "جاءت الأم", shown=desk.matching.pair_shown(one, third)
    )
    desk.matching.decide_pair(
        two, third, "different", "قالت العمة إنه ليس هو", shown=desk.matching.pair_shown(two, third)
    )
    text = file_of(desk, one)
    assert "Two of these reports were decided not to be one person." in text


def desk_values(desk: Desk, person: str) -> dict[str, Json]:
    """What the first report says of the person."""
    view = desk.cases.record(person)
    return {
        name: view.value(name) for name in ("given_ar", "father_ar", "family_ar", "sex", "birth")
    }


def file_of(desk: Desk, case: str) -> str:
    """Our own file of a case, in one line."""
    return " ".join(
        text_of(desk.outbound.sheets.sheet(SheetOrder(case, ("en",), kind="case-file")).pdf).split()
    )


def test_a_report_to_which_only_a_contradicted_one_leads_is_not_counted(house: House) -> None:
    desk = house.coordinator()
    one, two, third = three(desk)
    fourth = report(desk, arabic("محمد", "عبدالرحمن", "خلف", "فاطمه"), taken("حمص"))
    desk.matching.suggestions.match_new()
    desk.matching.decide_pair(
        third, fourth, "same", "الأم نفسها", shown=desk.matching.pair_shown(third, fourth)
    )
    desk.matching.decide_pair(
        one, third, "relatives", "أبناء عم", shown=desk.matching.pair_shown(one, third)
    )
    assert desk.matching.groups.linked(one) == (two,)


def test_a_pair_that_nobody_could_tell_contradicts_nothing(house: House) -> None:
    desk = house.coordinator()
    one, two, third = three(desk)
    desk.matching.decide_pair(
        one, third, "unsure", "لم نجد أحداً نسأله", shown=desk.matching.pair_shown(one, third)
    )
    assert {*desk.matching.groups.linked(one)} == {two, third}
    group = desk.matching.groups.group_of(one)
    assert group is not None and not group.against
