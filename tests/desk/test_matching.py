"""The same person in two reports: found, reviewed, decided, remembered. All people are made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.reports.paper import text_of

from vsdesk.desk import BANDS, Desk, Edit, SheetOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

DAY: Json = {"from": "2013-03-12", "to": "2013-03-12", "precision": "day"}


def report(desk: Desk, person: Mapping[str, Json], event: Mapping[str, Json] | None = None) -> str:
    """A case with its person and disappearance; its id."""
    case = desk.cases.new_case(person).ids[0]
    told = {"type": "arrest", "is_disappearance": True, **(event or {"date": DAY})}
    desk.cases.save([Edit("event", told, parent=case)])
    return case


def arabic(given: str, father: str, family: str, mother: str = "", **more: Json) -> dict[str, Json]:
    """A person written in Arabic."""
    said: dict[str, Json] = {"given_ar": given, "father_ar": father, "family_ar": family}
    return {**said, **({"mother_given_ar": mother} if mother else {}), **more}


def latin(given: str, father: str, family: str, mother: str = "", **more: Json) -> dict[str, Json]:
    """A person written in Latin letters."""
    said: dict[str, Json] = {"given_lat": given, "father_lat": father, "family_lat": family}
    return {**said, **({"mother_lat": mother} if mother else {}), **more}


def born(year: int) -> Json:
    """A year of birth."""
    return {"from": f"{year}-01-01", "to": f"{year}-12-31", "precision": "year"}


def crowd(desk: Desk) -> None:
    """Other people, so that a name is rarer than one in two."""
    for given in ("سامر", "خالد", "ياسر", "عمر", "علي", "مروان", "طارق", "يزن"):
        for family in ("الحسون", "الدرويش", "القاسم", "الحلبي", "العبد الله"):
            desk.cases.new_case(arabic(given, "محمود", family))


def pairs_of(desk: Desk) -> dict[str, set[frozenset[str]]]:
    """Every open pair by band."""
    return {
        band: {frozenset((one.a, one.b)) for one in desk.matching.pairs(band, limit=500).rows}
        for band in BANDS
    }


def test_two_brothers_told_by_two_documenters(house: House, tmp_path: Path) -> None:
    """Story 4: two pairs "same person"; Basel and Wasim only among relatives taken together."""
    coordinator = house.coordinator()
    first, second = (house.documenter(name, coordinator) for name in ("أمل", "هدى"))
    event = {"date": DAY, "place_text": "القدم"}
    basel = report(
        first, arabic("باسل", "نذير", "الخطيب", "هيام", birth=born(1990), sex="male"), event
    )
    wasim = report(
        first, arabic("وسيم", "نذير", "الخطيب", "هيام", birth=born(1992), sex="male"), event
    )
    also = {**event, "place_text": "Qadam"}
    basel2 = report(
        second, latin("Basel", "Nazir", "Hatib", "Hiyam", birth=born(1990), sex="male"), also
    )
    vasim = report(
        second, latin("Vasim", "Nazir", "Hatib", "Hiyam", birth=born(1992), sex="male"), also
    )
    for at, desk in enumerate((first, second)):
        stick = tmp_path / f"stick{at}"
        stick.mkdir()
        desk.sync.hand_over(stick)
        assert all(one.status == "applied" for one in coordinator.sync.intake.receive([stick]))
    crowd(coordinator)
    coordinator.matching.suggestions.match_new()
    found = pairs_of(coordinator)
    assert found["strong"] == {frozenset((basel, basel2)), frozenset((wasim, vasim))}
    crossed = {frozenset((one, two)) for one in (basel, basel2) for two in (wasim, vasim)}
    assert not crossed & (found["strong"] | found["likely"])
    assert crossed <= found["relatives"]


def two(desk: Desk) -> tuple[str, str]:
    """Two reports of one man, in two scripts, among forty others."""
    crowd(desk)
    one = report(desk, arabic("محمد", "عبد الرحمن", "الأحمد", "خزال", birth=born(1990)))
    said = {"given_ku": "Mihemed", "father_ku": "Evdilrehman", "family_ku": "Ehmed"}
    return one, report(desk, {**said, "mother_ku": "Xezal Mihemed", "birth": born(1991)})


def test_a_save_puts_a_case_into_the_queue_and_a_second_look_finds_nothing_new(
    house: House,
) -> None:
    desk = house.coordinator()
    assert desk.matching.suggestions.match_new().done == 0
    one, other = two(desk)
    assert desk.matching.suggestions.match_left() == 42
    run = desk.matching.suggestions.match_new()
    assert (run.done, run.left) == (42, 0) and run.found
    assert desk.matching.suggestions.match_new().done == 0
    (row,) = desk.matching.pairs("strong").rows
    assert {row.a, row.b} == {one, other}
    person = desk.cases.record(one).text("person")
    desk.cases.save(
        [
            Edit(
                "person",
                {"given_ar": "سامر", "father_ar": "خليل", "family_ar": "الحسون"},
                id=person,
            )
        ]
    )
    desk.matching.suggestions.match_new()
    assert not any(frozenset((one, other)) in found for found in pairs_of(desk).values())


def test_small_parts_do_the_same_as_one_run(house: House) -> None:
    desk = house.coordinator()
    two(desk)
    runs = 0
    while desk.matching.suggestions.match_new(most=7).left:
        runs += 1
    assert runs > 6
    assert len(desk.matching.pairs("strong").rows) == 1


def test_a_hint_while_a_name_is_typed(house: House) -> None:
    desk = house.documenter("أمل")
    one, other = two(desk)
    desk.matching.suggestions.match_new()
    typed: dict[str, Json] = {
        "given_lat": "Mohamad",
        "father_lat": "Abdulrahman",
        "family_lat": "Ahmad",
    }
    hints = desk.matching.suggestions.hints({**typed, "mother_lat": "Khazal"}, {"date": DAY})
    assert {hint.root for hint in hints} == {one, other}
    assert {
        hint.root
        for hint in desk.matching.suggestions.hints(
            {**typed, "mother_lat": "Khazal"}, {"date": DAY}, but=one
        )
    } == {other}
    assert all((one.first, one.last) == ("2013-03-12", "2013-03-12") for one in hints)
    assert desk.matching.suggestions.hints({"given_lat": "Mohamad"}) == ()
    assert (
        desk.matching.suggestions.hints(
            {"given_lat": "م" * 10_000, "father_lat": "🙂", "family_lat": "x"}
        )
        == ()
    )


def test_a_pair_side_by_side(house: House) -> None:
    desk = house.coordinator()
    one, other = two(desk)
    desk.matching.suggestions.match_new()
    pair = desk.matching.pair(one, other)
    facts = {fact.field: fact for fact in pair.rows}
    assert facts["given"].left == ("محمد",) and facts["given"].right == ("Mihemed",)
    assert facts["mother"].right == ("Xezal Mihemed",)
    assert facts["birth"].left == (born(1990),)
    given = facts["given"].evidence
    assert given is not None and given.points > 0 and given.rule
    assert any(one.borne and one.borne[1] == 42 for one in pair.evidence)
    assert pair.band == "strong" and pair.decision is None
    assert any(one.field == "birth" for one in pair.evidence)
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        desk.matching.pair(one, "0" * 32)


@pytest.mark.parametrize("decision", ["same", "different", "relatives", "unsure"])
def test_a_decision_is_remembered_and_can_be_taken_back(house: House, decision: str) -> None:
    desk = house.coordinator()
    one, other = two(desk)
    desk.matching.suggestions.match_new()
    change = desk.matching.decide_pair(
        one, other, decision, "اتصلنا بالعائلتين", shown=desk.matching.pair_shown(one, other)
    )
    assert not desk.matching.pairs("strong").rows
    desk.cases.save(
        [Edit("person", {"occupation": "نجار"}, id=desk.cases.record(one).text("person"))]
    )
    desk.matching.suggestions.match_new()
    assert not desk.matching.pairs("strong").rows, "asked again after a change"
    assert len(desk.matching.pairs("unsure").rows) == (decision == "unsure")
    stands = desk.matching.decision(other, one)
    assert stands is not None
    assert (stands.decision, stands.why) == (decision, "اتصلنا بالعائلتين")
    assert desk.matching.decided()[0].decision == decision
    desk.cases.take_back(change)
    assert len(desk.matching.pairs("strong").rows) == 1
    assert desk.matching.decision(one, other) is None
    assert all(desk.cases.record(rec).value("person") for rec in (one, other)), (
        "no report is touched"
    )


def test_a_decision_can_be_replaced_and_undone(house: House) -> None:
    desk = house.coordinator()
    one, other = two(desk)
    desk.matching.suggestions.match_new()
    desk.matching.decide_pair(
        one, other, "different", "the mothers differ", shown=desk.matching.pair_shown(one, other)
    )
    again = desk.matching.decide_pair(
        other, one, "same", "the sister came", shown=desk.matching.pair_shown(other, one)
    )
    assert desk.matching.groups.linked(one) == (other,)
    desk.cases.take_back(again)
    stands = desk.matching.decision(one, other)
    assert stands is not None and stands.decision == "different"
    desk.matching.undecide(one, other, "wrong pair", shown=desk.matching.pair_shown(one, other))
    assert len(desk.matching.pairs("strong").rows) == 1
    desk.matching.decide_pair(
        one, other, "relatives", "cousins", shown=desk.matching.pair_shown(one, other)
    )
    stands = desk.matching.decision(one, other)
    assert stands is not None and stands.decision == "relatives"
    assert len(desk.cases.history(stands.record)) == 5


def test_a_decision_needs_a_reason_a_coordinator_and_two_reports(house: House) -> None:
    desk = house.coordinator()
    one, other = two(desk)
    for decision, why in (("same", "  "), ("merged", "because")):
        with pytest.raises(UserError, match="E_VALUE"):
            desk.matching.decide_pair(
                one, other, decision, why, shown=desk.matching.pair_shown(one, other)
            )
    with pytest.raises(UserError, match="E_VALUE"):
        desk.matching.decide_pair(
            one,
            one,
            "same",
            "one report alone is no pair",
            shown=desk.matching.pair_shown(one, one),
        )
    person = desk.cases.record(one).text("person")
    for second in (one, person):  # nor when it comes from a file, or names the person of the case
        told = {"kind": "duplicate_link", "first": one, "second": second, "decision": "same"}
        desk.loads.load([json.dumps(told).encode()])  # a file decides nothing: it is left out
    assert not desk.matching.decided()
    documenter = house.documenter("أمل")
    mine, his = two(documenter)
    with pytest.raises(UserError, match="E_ROLE"):
        documenter.matching.decide_pair(
            mine, his, "same", "it is he", shown=documenter.matching.pair_shown(mine, his)
        )


def test_three_reports_of_one_person_and_what_contradicts_it(house: House) -> None:
    desk = house.coordinator()
    one, other = two(desk)
    third = report(desk, latin("Mohammad", "Abdul Rahman", "Al Ahmad", "Khazal"))
    assert (
        desk.matching.groups.group_of(one) is None and desk.matching.groups.one_person(one) is None
    )
    desk.matching.decide_pair(
        one, other, "same", "one mother", shown=desk.matching.pair_shown(one, other)
    )
    desk.matching.decide_pair(
        other, third, "same", "one mother", shown=desk.matching.pair_shown(other, third)
    )
    group = desk.matching.groups.group_of(third)
    assert group is not None and group.roots == tuple(sorted((one, other, third)))
    assert not group.against and len(group.same) == 2
    desk.matching.decide_pair(
        third, one, "different", "another father", shown=desk.matching.pair_shown(third, one)
    )
    group = desk.matching.groups.group_of(one)
    assert group is not None and len(group.against) == 1
    assert desk.matching.groups.groups() == (group,)
    for root, told in ((one, 2), (other, 3)):  # the third is not the first, but it is the second
        person = desk.matching.groups.one_person(root)
        assert person is not None
        days = [row for row in person.rows if row.field == "taken"]
        assert len(days) == 1 and len(days[0].roots) == told


def test_two_coordinators_who_decide_otherwise_meet_as_a_difference(
    house: House, tmp_path: Path
) -> None:
    rima = house.coordinator()
    salam = house.documenter("سلام", rima, "coordinator")
    one, other = two(rima)
    carried(rima, salam, tmp_path / "to-salam")
    for desk in (rima, salam):
        desk.matching.suggestions.match_new()
    rima.matching.decide_pair(
        one, other, "same", "one mother", shown=rima.matching.pair_shown(one, other)
    )
    record = rima.matching.decision(one, other)
    assert record is not None and not record.differs
    assert rima.matching.pair(other, one).decision == record
    salam.matching.decide_pair(
        other, one, "different", "الأم غير الأم", shown=salam.matching.pair_shown(other, one)
    )
    carried(salam, rima, tmp_path / "to-rima")
    record = rima.matching.decision(one, other)
    assert record is not None and record.differs
    assert rima.matching.groups.linked(one) == (), (
        "as long as two differ nothing is read as one person"
    )
    assert any(one.kind == "duplicate_link" for one in rima.cases.differences.open())


def test_what_is_deleted_or_erased_is_suggested_no_more(house: House) -> None:
    desk = house.coordinator()
    one, _ = two(desk)
    desk.matching.suggestions.match_new()
    gone = desk.cases.delete(one, shown=desk.cases.shown(one))
    assert gone.ids and not desk.matching.pairs("strong").rows
    desk.matching.suggestions.match_new()
    keys = desk.context.vault.match_keys
    assert keys.size() == 41
    desk.cases.restore(one)
    desk.matching.suggestions.match_new()
    assert keys.size() == 42 and len(desk.matching.pairs("strong").rows) == 1


def test_a_decision_that_names_the_persons_is_about_their_cases(house: House) -> None:
    """As a file may bring it: the dictionary lets a decision name the case or the person."""
    desk = house.coordinator()
    one, other = two(desk)
    desk.matching.suggestions.match_new()
    ends = [desk.cases.record(case).text("person") for case in (one, other)]
    said = {"first": ends[0], "second": ends[1], "decision": "same", "on": desk.context.today()}
    desk.cases.save([Edit("duplicate_link", said)], "from a file")
    assert not desk.matching.pairs("strong").rows
    stands = desk.matching.decision(other, one)
    assert stands is not None and stands.decision == "same"
    assert desk.matching.groups.linked(one) == (other,)
    assert [{row.a, row.b} for row in desk.matching.decided()] == [{one, other}]


def carried(giver: Desk, taker: Desk, stick: Path) -> None:
    """A bundle from one to the other."""
    stick.mkdir()
    giver.sync.hand_over(stick, [taker.access.status().device_id])
    assert [one.status for one in taker.sync.intake.receive([stick])] == ["applied"]


def test_different_is_remembered_by_every_coordinator(house: House, tmp_path: Path) -> None:
    """A decision travels; a later save of either report does not ask the other coordinator again."""
    rima = house.coordinator()
    one, other = two(rima)
    rima.matching.suggestions.match_new()
    rima.matching.decide_pair(
        one, other, "different", "الأم غير الأم", shown=rima.matching.pair_shown(one, other)
    )
    salam = house.documenter("سلام", rima, "coordinator")
    carried(rima, salam, tmp_path / "to-salam")
    salam.matching.suggestions.match_new()
    assert not any(frozenset((one, other)) in found for found in pairs_of(salam).values())
    stands = salam.matching.decision(one, other)
    assert stands is not None and (stands.decision, stands.why) == ("different", "الأم غير الأم")
    salam.cases.save(
        [Edit("person", {"occupation": "نجار"}, id=salam.cases.record(one).text("person"))]
    )
    salam.matching.suggestions.match_new()
    assert not any(frozenset((one, other)) in found for found in pairs_of(salam).values())
    again = salam.matching.decide_pair(
        one, other, "same", "جاءت الأخت وأكدت", shown=salam.matching.pair_shown(one, other)
    )
    assert again.ids
    carried(salam, rima, tmp_path / "to-rima")
    stands = rima.matching.decision(one, other)
    assert stands is not None and (stands.decision, stands.differs) == ("same", False)


def test_our_own_file_says_how_many_reports_stand_behind_a_fact(house: House) -> None:
    """Numbers alone: no name and no number of the other report, and never on a family's own sheet."""
    desk = house.coordinator()
    case, person, _ = whole_case(desk)
    crowd(desk)
    again = {"given_lat": "Merwan", "father_lat": "Khalid", "family_lat": "Al Darwish"}
    other = report(desk, {**again, "mother_lat": "Najah"}, {"date": desk_date(desk, case)})
    before = text_of(desk.outbound.sheets.sheet(SheetOrder(case, ("en",), kind="case-file")).pdf)
    assert "Reports behind these facts" not in before
    desk.matching.suggestions.match_new()
    desk.matching.decide_pair(
        case, other, "same", "one mother", shown=desk.matching.pair_shown(case, other)
    )
    text = text_of(desk.outbound.sheets.sheet(SheetOrder(case, ("en",), kind="case-file")).pdf)
    assert "Reports behind these facts" in text
    assert "2 of 2 reports tell this" in text and "1 of 2 reports tells this" in text
    assert "Merwan" not in text and desk.cases.record(other).text("case_no") not in text
    family = text_of(desk.outbound.sheets.sheet(SheetOrder(case, ("en",), discreet=False)).pdf)
    assert "Reports behind these facts" not in family
    assert desk.cases.record(case).text("person") == person


def desk_date(desk: Desk, case: str) -> Json:
    """The day of the disappearance of a case."""
    return next(one.value("date") for one in desk.cases.dossier(case).of("event"))
