"""Is the name in the list? Lines of a list against cases: a hit is a claim, never a fate. All made up."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_matching import arabic, carried, crowd, report, two

from vsdesk.desk import BANDS, Desk, Edit
from vsdesk.errors import UserError
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView


def leak(
    desk: Desk, shown: str = "yes", name: str = "محمد عبدالرحمن الاحمد"
) -> tuple[str, str, str]:
    """A list with two lines, the second about the man of `two`; the list and its lines."""
    said = {"name": "قائمة فرع (مختلقة)", **({"may_be_shown": shown} if shown else {})}
    source = desk.cases.save([Edit("source_list", said)]).ids[0]
    lines: list[dict[str, Json]] = [
        {"name_as_written": "طارق حسن النجار", "page": "3"},
        {
            "name_as_written": name,
            "father": name.split()[1],
            "mother": "خزال",
            "birth": {"from": "1990-01-01", "to": "1990-12-31", "precision": "year"},
            "detainee_no": "4417",
            "page": "12",
        },
    ]
    ids = desk.cases.save([Edit("source_list_entry", one, parent=source) for one in lines]).ids
    return source, ids[0], ids[1]


def hits(desk: Desk, source: str) -> set[tuple[str, str]]:
    """The open pairs of a case and a line of a list."""
    rows = [row for band in BANDS for row in desk.matching.pairs(band, list_id=source).rows]
    return {(row.a, row.b) for row in rows}


def test_a_hit_becomes_a_claim_and_never_a_fate(house: House) -> None:
    desk = house.coordinator()
    one, _ = two(desk)
    source, _, line = leak(desk)
    desk.matching.suggestions.match_new()
    run = desk.matching.lists.list(source)
    assert run.done == 2 and run.found >= 1
    assert sum(desk.matching.match_counts(source).values()) == run.found
    rows = [row for band in BANDS for row in desk.matching.pairs(band, list_id=source).rows]
    [row] = [row for row in rows if (row.a, row.b) == (one, line)]
    assert row.right.kind == "source_list_entry" and row.right.title == "محمد عبدالرحمن الاحمد"
    assert not any(row.b == line for band in BANDS for row in desk.matching.pairs(band).rows)
    pair = desk.matching.pair(one, line)
    assert pair.points > 0 and pair.evidence
    before = desk.cases.record(one)
    change = desk.matching.claims.accept_hit(
        one, line, "the number was known to the family", shown=desk.matching.pair_shown(one, line)
    )
    [claim] = desk.cases.dossier(one).of("claim")
    assert claim.text("field") == "text" and claim.text("list_entry") == line
    assert "4417" in str(claim.value("value")) and claim.value("sens") is None
    assert desk.cases.record(one).value("fate") is before.value("fate") is None
    assert (one, line) not in hits(desk, source)
    desk.matching.lists.list(source)
    assert (one, line) not in hits(desk, source), "what was decided is not asked again"
    desk.cases.take_back(change)
    assert not [view for view in desk.cases.dossier(one).of("claim") if not view.deleted]
    assert (one, line) in hits(desk, source)


def test_hits_stay_when_all_cases_are_compared_anew(house: House) -> None:
    desk = house.coordinator()
    one, _ = two(desk)
    source, _, line = leak(desk)
    desk.matching.suggestions.match_new()
    desk.matching.lists.list(source)
    with desk.context.vault.database.transaction():
        desk.context.vault.match_keys.restart("")  # as another table of nicknames would
    assert (one, line) in hits(desk, source)
    assert not any(desk.matching.pairs(band).rows for band in BANDS)
    desk.matching.suggestions.match_new()
    assert (one, line) in hits(desk, source) and desk.matching.pairs("strong").rows


def test_other_answers_to_a_hit_write_no_claim(house: House) -> None:
    desk = house.coordinator()
    one, _ = two(desk)
    source, _, line = leak(desk)
    desk.matching.suggestions.match_new()
    desk.matching.lists.list(source)
    desk.matching.decide_pair(
        one, line, "different", "another mother", shown=desk.matching.pair_shown(one, line)
    )
    assert not desk.cases.dossier(one).of("claim")
    assert desk.matching.groups.linked(one) == () and desk.matching.groups.groups() == ()
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        desk.matching.claims.accept_hit(
            one, source, "no line", shown=desk.matching.pair_shown(one, source)
        )


@pytest.mark.parametrize("shown", ["yes", "coordinator", "no", ""])
def test_what_may_not_be_shown_gets_into_no_case(house: House, shown: str, tmp_path: Path) -> None:
    """The case travels to the documenter who opened it, as a whole; the list and the decision do not."""
    rima = house.coordinator()
    amal = house.documenter("أمل", rima)
    one = whole_case(amal)[0]
    carried(amal, rima, tmp_path / "to-rima")
    crowd(rima)
    source, _, line = leak(rima, shown, "مروان خالد الدرويش")
    rima.matching.suggestions.match_new()
    rima.matching.lists.list(source)
    rima.matching.claims.accept_hit(
        one, line, "the number was known", shown=rima.matching.pair_shown(one, line)
    )
    stands = rima.matching.decision(one, line)
    assert stands is not None and stands.decision == "same"
    assert len(claims(rima, one)) == (shown == "yes")
    assert [head.root for head in rima.matching.claims.sealed_lines(one)] == (
        [] if shown == "yes" else [line]
    )
    request = Request("casework", "own_org", "B", rima.context.today())
    out = decide(request, rima.cases.dossier(one), rima.context.dictionary).payload()
    assert "الدرويش" in str(out)
    assert ("4417" in str(out)) is (shown == "yes")
    carried(rima, amal, tmp_path / "to-amal")
    assert len(claims(amal, one)) == (shown == "yes")
    assert ("4417" in everything(amal)) is (shown == "yes"), "not in her history either"
    theirs, *_ = leak(amal, shown)
    if shown == "yes":
        assert amal.matching.lists.list(theirs).done == 2
    else:
        with pytest.raises(UserError, match="E_ROLE"):
            amal.matching.lists.list(theirs)


def test_the_claim_follows_the_answer_whether_the_list_may_be_shown(house: House) -> None:
    desk = house.coordinator()
    one, _ = two(desk)
    source, _, line = leak(desk, "")
    desk.matching.suggestions.match_new()
    desk.matching.claims.accept_hit(
        one, line, "the number was known", shown=desk.matching.pair_shown(one, line)
    )
    assert not claims(desk, one), "not known is no"
    desk.cases.save([Edit("source_list", {"may_be_shown": "yes"}, id=source)])
    [claim] = claims(desk, one)
    assert claim.text("list_entry") == line and desk.matching.claims.sealed_lines(one) == ()
    desk.cases.save([Edit("source_list", {"may_be_shown": "no"}, id=source)])
    assert not claims(desk, one) and [
        head.root for head in desk.matching.claims.sealed_lines(one)
    ] == [line]
    desk.cases.save([Edit("source_list", {"may_be_shown": "yes"}, id=source)])
    assert [again.id for again in claims(desk, one)] == [claim.id]


def test_an_answer_that_comes_by_bundle_hides_the_claim(house: House, tmp_path: Path) -> None:
    rima = house.coordinator()
    amal = house.documenter("أمل", rima)
    source, _, line = leak(amal)
    carried(amal, rima, tmp_path / "1")
    one, _ = two(rima)
    rima.matching.suggestions.match_new()
    rima.matching.claims.accept_hit(
        one, line, "the number was known", shown=rima.matching.pair_shown(one, line)
    )
    assert len(claims(rima, one)) == 1
    amal.cases.save([Edit("source_list", {"may_be_shown": "no"}, id=source)])
    carried(amal, rima, tmp_path / "2")
    assert not claims(rima, one)


def test_the_claim_goes_and_comes_with_the_decision_and_is_one(house: House) -> None:
    desk = house.coordinator()
    one, _ = two(desk)
    source, _, line = leak(desk)
    desk.matching.suggestions.match_new()
    desk.matching.lists.list(source)
    desk.matching.claims.accept_hit(
        one, line, "the number was known", shown=desk.matching.pair_shown(one, line)
    )
    [claim] = claims(desk, one)
    desk.matching.claims.accept_hit(
        one, line, "the sister knows it too", shown=desk.matching.pair_shown(one, line)
    )
    assert [same.id for same in claims(desk, one)] == [claim.id], "no second one"
    change = desk.matching.undecide(
        one, line, "another number", shown=desk.matching.pair_shown(one, line)
    )
    assert not claims(desk, one) and (one, line) in hits(desk, source)
    desk.cases.take_back(change)
    assert [same.id for same in claims(desk, one)] == [claim.id]
    change = desk.matching.decide_pair(
        one, line, "different", "another mother", shown=desk.matching.pair_shown(one, line)
    )
    assert not claims(desk, one)
    desk.cases.take_back(change)
    stands = desk.matching.decision(one, line)
    assert stands is not None and stands.decision == "same"
    assert [same.id for same in claims(desk, one)] == [claim.id]
    desk.matching.decide_pair(
        one, line, "relatives", "his brother", shown=desk.matching.pair_shown(one, line)
    )
    desk.matching.decide_pair(
        line, one, "same", "no, himself", shown=desk.matching.pair_shown(line, one)
    )
    assert [same.id for same in claims(desk, one)] == [claim.id]
    assert desk.cases.history(claim.id), "the history keeps what came and went"


def test_two_coordinators_who_differ_about_a_line_leave_no_claim(
    house: House, tmp_path: Path
) -> None:
    rima = house.coordinator()
    salam = house.documenter("سلام", rima, "coordinator")
    one, _ = two(rima)
    _, _, line = leak(rima)
    carried(rima, salam, tmp_path / "1")
    rima.matching.suggestions.match_new()
    salam.matching.suggestions.match_new()
    rima.matching.claims.accept_hit(
        one, line, "the number was known", shown=rima.matching.pair_shown(one, line)
    )
    salam.matching.decide_pair(
        one, line, "different", "الأم غير الأم", shown=salam.matching.pair_shown(one, line)
    )
    carried(salam, rima, tmp_path / "2")
    stands = rima.matching.decision(one, line)
    assert stands is not None and stands.differs and not claims(rima, one)
    rima.cases.differences.resolve(
        stands.record,
        "decision",
        value="same",
        why="جاءت الأخت",
        seen=rima.cases.record(stands.record).ops("decision"),
    )
    assert len(claims(rima, one)) == 1
    rima.cases.differences.resolve(
        stands.record,
        "decision",
        value="different",
        why="كلا",
        seen=rima.cases.record(stands.record).ops("decision"),
    )
    assert not claims(rima, one)
    rima.matching.decide_pair(one, line, "same", "بلى", shown=rima.matching.pair_shown(one, line))
    rima.cases.delete(stands.record, shown=rima.cases.shown(stands.record))
    assert not claims(rima, one), "in whatever way the decision goes"
    rima.cases.restore(stands.record)
    assert len(claims(rima, one)) == 1


def test_a_claim_that_was_made_before_has_no_twin_and_goes_too(house: House) -> None:
    """Claims of an earlier version have an id of their own."""
    desk = house.coordinator()
    one, _ = two(desk)
    _, _, line = leak(desk)
    desk.matching.suggestions.match_new()
    said: dict[str, Json] = {"field": "text", "value": {"ar": "قائمة"}, "list_entry": line}
    old = desk.cases.save(
        [Edit("claim", {**said, "confidence": "rumour", "status": "current"}, parent=one)]
    )
    desk.matching.claims.accept_hit(
        one, line, "the number was known", shown=desk.matching.pair_shown(one, line)
    )
    assert [same.id for same in claims(desk, one)] == [*old.ids]
    desk.matching.undecide(one, line, "another number", shown=desk.matching.pair_shown(one, line))
    assert not claims(desk, one)


def claims(desk: Desk, case: str) -> list[RecordView]:
    """Those that stand in a case."""
    return [one for one in desk.cases.dossier(case).of("claim") if not one.deleted]


def everything(desk: Desk) -> str:
    """All bodies that this vault holds, hidden ones too."""
    rows = desk.context.vault.database.query("SELECT body FROM op WHERE body IS NOT NULL", ())
    return " ".join(zlib.decompress(row[0]).decode() for row in rows)


def test_a_source_never_becomes_a_report(house: House) -> None:
    """Sealed spaces are not looked into: not for matching, not for search."""
    desk = house.coordinator()
    crowd(desk)
    case = report(desk, arabic("محمد", "عبد الرحمن", "الأحمد", "خزال"))
    source = desk.cases.save(
        [
            Edit(
                "source",
                {"code": "S-7", "type": "eyewitness", "true_name": "محمد عبد الرحمن الأحمد"},
            )
        ]
    ).ids[0]
    desk.cases.save(
        [
            Edit(
                "person",
                arabic("محمد", "عبد الرحمن", "الأحمد"),
                parent=report(desk, arabic("x", "y", "z")),
            )
        ]
    )
    desk.matching.suggestions.match_new()
    seen = {
        rec
        for band in BANDS
        for row in desk.matching.pairs(band, limit=500).rows
        for rec in (row.a, row.b)
    }
    assert source not in seen
    hits = desk.cases.lists.search("محمد عبد الرحمن الأحمد", 2000)
    assert case in {hit.root for hit in hits} and source not in {hit.root for hit in hits}
    assert source in {hit.root for hit in desk.cases.lists.search("S-7")}, "its code is no secret"
