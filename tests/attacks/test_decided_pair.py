"""Two reports were decided to be of one person: nobody turns one of them afterwards, and nothing is copied
into it to count twice. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry, swap

from vsdesk.desk import Edit
from vsdesk.desk.matching.seen_reports import seen, stands, turned

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.read.vault_reads import HistoryRow


def _day(day: str) -> Json:
    return {"from": day, "to": day, "precision": "day"}


@pytest.fixture
def two(made: Town) -> tuple[Town, str, str, str]:
    """Hala's report of مروان and the enemy's own one, decided to be one person: (town, the enemy's case, his
    person in it, its disappearance)."""
    desk = made.enemy.desk
    view = made.view(made.person)
    names: dict[str, Json] = {name: view.text(name) for name in ("given_ar", "family_ar")}
    case, person = desk.cases.new_case(names, {"case_type": "enforced_disappearance"}).ids
    taken: dict[str, Json] = {
        "type": "arrest",
        "is_disappearance": True,
        "date": _day("2013-05-01"),
    }
    [event] = desk.cases.save([Edit("event", taken, parent=case)]).ids
    made.enemy.hand_over(made.rima)
    made.hala.cases.save([Edit("person", {"birth": _day("1988-03-02")}, id=made.person)])
    carry(made.hala, made.stick, made.rima)
    made.rima.matching.decide_pair(
        made.case, case, "same", "يتفق كل شيء", shown=made.rima.matching.pair_shown(made.case, case)
    )
    made.rima.matching.suggestions.match_new()
    swap(made)
    assert made.rima.matching.groups.linked(made.case) == (case,)
    return made, case, person, event


def _told_by(made: Town, name: str, of: str = "") -> int:
    behind = made.rima.matching.groups.behind(of or made.case)
    assert behind is not None
    return behind.facts.get(name, 0)


@pytest.mark.parametrize("replace", [True, False], ids=["by sup", "beside"])
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("person", {"given_ar": "سامر"}),
        ("person", {"family_ar": "الأحمد"}),
        ("event", {"date": _day("2015-09-09")}),
    ],
)
def test_a_report_that_is_turned_is_asked_about_again(
    two: tuple[Town, str, str, str], kind: str, said: dict[str, Json], *, replace: bool
) -> None:
    made, case, person, event = two
    made.enemy.change(person if kind == "person" else event, kind, said, replace=replace)
    made.enemy.hand_over(made.rima)
    rima = made.rima
    assert (
        rima.matching.groups.linked(made.case) == ()
        and rima.matching.groups.behind(made.case) is None
    )
    assert (
        rima.matching.groups.one_person(made.case) is None and rima.matching.groups.groups() == ()
    )
    found = rima.matching.decision(made.case, case)
    assert found is not None and found.void
    assert [(one.decision, one.before) for one in rima.matching.decided()] == [("", "same")]
    assert found.turned == ((kind, *said),) and found.why == "يتفق كل شيء"  # and it is said where
    rima.matching.suggestions.match_new()
    for one in (
        rima.matching.pairs("strong").rows
        + rima.matching.pairs("likely").rows
        + rima.matching.pairs("possible").rows
    ):
        assert one.decision == ""
    rima.matching.decide_pair(
        made.case, case, "same", "نُظر فيه من جديد", shown=rima.matching.pair_shown(made.case, case)
    )
    assert rima.matching.groups.linked(made.case) == (
        case,
    )  # decided anew, it binds what stands now


def test_halas_report_is_not_turned_either(two: tuple[Town, str, str, str]) -> None:
    """Nor by the enemy in hers."""
    made, _, _, _ = two
    made.enemy.change(made.person, "person", {"birth": _day("1970-01-01")})
    made.enemy.hand_over(made.rima)
    assert made.rima.matching.groups.linked(made.case) == ()


def test_what_is_copied_afterwards_tells_nothing(two: tuple[Town, str, str, str]) -> None:
    made, case, person, _ = two
    before = {name: _told_by(made, name) for name in ("given", "birth", "father")}
    hers = made.view(made.person)
    copied: dict[str, Json] = {"birth": hers.value("birth"), "father_ar": "خالد"}
    made.hala.cases.save([Edit("person", {"father_ar": "خالد"}, id=made.person)])
    carry(made.hala, made.stick, made.rima)
    made.enemy.change(person, "person", copied)
    made.enemy.hand_over(made.rima)
    assert made.rima.matching.groups.linked(made.case) == (
        case,
    )  # what was empty is filled: the decision stands
    assert _told_by(made, "birth") == before["birth"] == 1
    assert _told_by(made, "given") == before["given"] == 2
    assert _told_by(made, "birth", case) < 2  # nor on the paper of the enemy's own report
    together = made.rima.matching.groups.one_person(made.case)
    assert together is not None
    assert [one.roots for one in together.rows if one.field == "birth"] == [(made.case,)]


def test_nor_does_a_further_name_or_another_disappearance(two: tuple[Town, str, str, str]) -> None:
    made, case, person, _ = two
    desk = made.enemy.desk
    desk.cases.save([Edit("person_name", {"value": "أبو فهد", "type": "nickname"}, parent=person)])
    made.hala.cases.save(
        [Edit("person_name", {"value": "أبو فهد", "type": "nickname"}, parent=made.person)]
    )
    carry(made.hala, made.stick, made.rima)
    made.enemy.hand_over(made.rima)
    assert made.rima.matching.groups.linked(made.case) == (case,)
    together = made.rima.matching.groups.one_person(made.case)
    assert together is not None
    assert all(len(one.roots) < 2 for one in together.rows if "أبو فهد" in one.writings)


def test_what_a_coordinator_says_counts_and_voids_nothing(
    two: tuple[Town, str, str, str],
) -> None:
    """Control: she corrects one report, and writes into the other what its family told her."""
    made, case, person, event = two
    made.rima.cases.save([Edit("person", {"birth": _day("1988-03-02")}, id=person)])
    made.rima.cases.save([Edit("event", {"date": _day("2013-05-02")}, id=event)])
    assert made.rima.matching.groups.linked(made.case) == (case,)
    assert _told_by(made, "birth") == 2


def test_what_is_no_word_of_who_it_is_about_voids_nothing(
    two: tuple[Town, str, str, str],
) -> None:
    """Control: whoever works on their report goes on."""
    made, case, person, event = two
    made.enemy.change(person, "person", {"occupation": "نجار"})
    made.enemy.change(event, "event", {"reason_given": {"ar": "لا سبب", "src_lang": "ar"}})
    made.enemy.hand_over(made.rima)
    assert made.rima.matching.groups.linked(made.case) == (case,)


def test_a_day_that_was_mistyped_and_put_back_voids_nothing(
    two: tuple[Town, str, str, str],
) -> None:
    """Written anew by the device that wrote it: what it says is what was weighed, so
    nobody is asked again."""
    made, case, person, event = two
    day = "2013-05-01"
    told: Json = {"from": day, "to": day, "precision": "day", "as_told": "أول أيار، مصطنع"}
    for said in (_day("2013-05-02"), told):
        made.enemy.desk.cases.save([Edit("event", {"date": said}, id=event)])
    name = made.enemy.desk.cases.record(person).text("given_ar")
    for given in ("سامر", name):
        made.enemy.desk.cases.save([Edit("person", {"given_ar": given}, id=person)])
    made.enemy.hand_over(made.rima)
    assert made.rima.matching.groups.linked(made.case) == (case,)
    assert [one.decision for one in made.rima.matching.decided()] == ["same"]
    assert _told_by(made, "given") == 2  # and it is still told by both
    made.rima.matching.suggestions.match_new()
    assert not any(made.rima.matching.match_counts().values())


def _histories(made: Town, patch: pytest.MonkeyPatch) -> list[str]:
    """The records whose history is read from now on, one by one."""
    read: list[str] = []
    history = made.rima.context.vault.read.history

    def noted(rec: str) -> list[HistoryRow]:
        read.append(rec)
        return history(rec)

    patch.setattr(made.rima.context.vault.read, "history", noted)
    return read


def _decision(made: Town, case: str) -> RecordView:
    return made.rima.context.vault.found_pairs.decisions(made.case, case)[-1]


def test_whatever_was_changed_a_history_is_read_once_in_one_call(
    two: tuple[Town, str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two names and the day are written anew; and the next call reads again, because more may have come."""
    made, case, person, event = two
    names: dict[str, Json] = {"given_ar": "سامر", "family_ar": "الأحمد"}
    made.enemy.change(person, "person", names)
    made.enemy.change(event, "event", {"date": _day("2015-09-09")})
    made.enemy.hand_over(made.rima)
    vault, decision = made.rima.context.vault, _decision(made, case)
    [facts] = vault.found_cases.of([vault.found_cases.numbers([case])[case]])
    read = _histories(made, monkeypatch)
    told = {("person", "given_ar"), ("person", "family_ar"), ("event", "date")}
    for calls in (1, 2):
        assert {*turned(vault, decision)} == told
        assert sorted(read) == sorted([person, event] * calls)
    read.clear()
    for calls in (1, 2):
        looked = seen(vault, facts, [decision]).person
        assert looked is not None and not looked.fields["given_ar"]
        assert sorted(read) == sorted([person, event] * calls)


def test_whether_a_decision_stands_ends_at_the_first_difference(
    two: tuple[Town, str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, case, person, event = two
    made.enemy.change(person, "person", {"given_ar": "سامر"})
    made.enemy.change(event, "event", {"date": _day("2015-09-09")})
    made.enemy.hand_over(made.rima)
    read = _histories(made, monkeypatch)
    assert not stands(made.rima.context.vault, _decision(made, case))
    assert len(read) == 1 and {*read} < {person, event}
