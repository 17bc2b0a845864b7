"""What is asked of the whole vault waits while what may answer it is known to be missing, wherever it lies:
names in words of our own work, the same bytes elsewhere, figures that were told. Everybody is made up.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative
from tests.attacks.kit import carry
from tests.attacks.lacking import cut_before, goes_on, keep_back
from tests.attacks.test_not_whole import gate, handed, put, yes
from tests.attacks.test_of_another_missing import asked_for
from tests.attacks.test_words_of_our_work import report, table, vigil
from tests.desk.test_periods import PUBLIC

from vsdesk import memo, photo
from vsdesk.desk import Edit
from vsdesk.desk.access.missing_service import WHOLE
from vsdesk.errors import UserError
from vsdesk.history.entry import MAX_OPS, NewOp
from vsdesk.records.not_whole import ELSEWHERE, HAVE, NEVER, OF_BYTES, OF_NAMES, OF_PICTURES
from vsdesk.vault.read import missing_anywhere

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

TITLE = "وقفة مع خولة قباني"
WHERE = "وقفة في الساحة"


def why(act: Callable[[], object]) -> str:
    """Why something does not leave; "" where it does."""
    memo.forget()
    try:
        act()
    except UserError as problem:
        assert problem.name == "E_GATE"
        return str(problem.params["reason"])
    return ""


def other_family(desk: Desk) -> str:
    """A family in which none of the file's people lie."""
    return desk.cases.new_family({"display_name": "عائلة قباني", "language": "ar"}).ids[0]


def told(desk: Desk) -> set[str]:
    """Why our own words stay: in a report and in a table."""
    return {why(lambda: report(desk)), why(lambda: table(desk))}


def last_ops(desk: Desk, rec: str) -> list[str]:
    """The ids of the ops of a record."""
    rows = desk.context.vault.database.query(
        "SELECT lower(hex(e.eh)) || ':' || o.idx FROM op o JOIN entry e ON e.n = o.entry "
        "JOIN record r ON r.n = o.record WHERE r.id = ?",
        (bytes.fromhex(rec),),
    )
    return [row[0] for row in rows]


def _person(desk: Desk, family: str) -> str:
    return put(desk, "person", {"given_ar": "خولة", "family_ar": "قباني"}, family)


def _mark(desk: Desk, family: str) -> str:
    return put(desk, "person_mark", {"type": "nobody_may_know_of"}, _person(desk, family))


def _further(desk: Desk, family: str) -> str:
    who = put(desk, "person", {"given_ar": "هند", "family_ar": "الدرويش"}, family)
    return put(desk, "person_name", {"type": "other", "value": "خولة قباني"}, who)


def _source(desk: Desk, family: str) -> str:
    return put(desk, "source", {"type": "survivor", "true_name": "خولة قباني"})


@pytest.mark.parametrize("guards", [_person, _mark, _further, _source])
def test_our_own_words_wait_for_whoever_may_be_named_and_a_look_ends_it(
    made: Town, guards: Callable[[Desk, str], str]
) -> None:
    rima = made.rima
    family = other_family(rima)
    hidden = guards(rima, family)
    vigil(rima, title=WHERE)
    assert told(rima) == {""}
    keep_back(rima, last_ops(rima, hidden))
    assert told(rima) == {ELSEWHERE}
    assert WHERE in table(rima, to="own_org")  # inside all of it is read
    goes_on(rima, WHOLE)
    assert told(rima) == {""}
    assert rima.access.missing.of(WHOLE) == ()
    if guards is not _source:  # the file is asked by itself
        assert rima.access.missing.of(family)


def test_what_guards_nobody_s_name_keeps_no_word_back(made: Town) -> None:
    rima = made.rima
    family = other_family(rima)
    note = put(rima, "note", {"text": {"ar": "سألوا عنه", "src_lang": "ar"}}, family)
    vigil(rima)
    keep_back(rima, last_ops(rima, note))
    assert rima.access.missing.of(family)
    assert told(rima) == {""}


def test_who_said_of_the_file_that_it_goes_on_said_it_of_our_words_too(made: Town) -> None:
    rima = made.rima
    family = other_family(rima)
    hidden = _person(rima, family)
    vigil(rima)
    keep_back(rima, last_ops(rima, hidden))
    assert told(rima) == {ELSEWHERE}
    goes_on(rima, family)
    assert told(rima) == {""}


def test_what_a_journey_did_not_bring_back_is_waited_for(
    house: House, made: Town, tmp_path: Path
) -> None:
    """Nobody is hostile. She was written down after the backup that came back; once a coordinator who has it
    hands over no look is needed, and her name is known again."""
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    family = other_family(rima)
    case = rima.cases.new_case(
        {"given_ar": "خالد", "family_ar": "قباني"},
        {"family": family, "case_type": "enforced_disappearance"},
    ).ids[0]
    for name in ("older", "newer"):
        (tmp_path / name).mkdir()
    vigil(rima, title=TITLE)
    rima.access.backups.back_up(tmp_path / "older")
    house.clock.now += 86_400_000
    _mark(rima, family)
    rima.cases.save([Edit("case", {"closed_on": "2026-11-20"}, id=case)])
    for n in range(2):
        handed(rima, nour, tmp_path / f"to{n}")
        handed(nour, rima, tmp_path / f"from{n}")
    rima.access.backups.back_up(tmp_path / "newer")
    rima.access.journeys.leave()
    rima.access.journeys.back()
    assert rima.access.journeys.take_back(tmp_path / "older").bodies_left
    rima.access.journeys.go_on_without()
    assert told(rima) == {ELSEWHERE}
    handed(rima, nour, tmp_path / "asks")
    handed(nour, rima, tmp_path / "gives")
    assert told(rima) == {""}
    assert "خولة" not in report(rima) and "خولة" not in table(rima)


def test_a_hostile_device_closes_our_words_until_one_look(made: Town, tmp_path: Path) -> None:
    """Holes in spaces of which no root is here, in which no file goes on: of bodies more than one
    save names, and of an entry before one that is here."""
    rima, enemy = made.rima, made.enemy
    vigil(rima)
    new = enemy.desk.context.new_id
    for n in range(2):
        space, before = new(), enemy.desk.context.vault.database.one("SELECT max(n) FROM op")[0]
        with enemy.many():
            for _ in range(3):
                some = [NewOp(new(), "person", {"given_ar": "خولة"}) for _ in range(MAX_OPS // 40)]
                enemy.sign(space, *some)
        rows = enemy.desk.context.vault.database.query(
            "SELECT lower(hex(e.eh)) || ':' || o.idx FROM op o JOIN entry e ON e.n = o.entry WHERE o.n > ?",
            (before,),
        )
        keep_back(enemy.desk, [row[0] for row in rows][1:])
        handed(enemy.desk, rima, tmp_path / f"flood{n}")
        assert told(rima) == {ELSEWHERE}
        goes_on(rima, WHOLE)
        assert told(rima) == {""}
    space = new()
    for _ in range(2):
        enemy.sign(space, NewOp(new(), "person", {"given_ar": "خولة"}))
    first = enemy.desk.context.vault.database.one(
        "SELECT lower(hex(e.eh)) FROM entry e JOIN log l ON l.n = e.log WHERE l.space = ? AND e.seq = 1",
        (bytes.fromhex(space),),
    )[0]
    cut_before(enemy.desk, first)
    handed(enemy.desk, rima, tmp_path / "gap")
    assert told(rima) == {ELSEWHERE}
    goes_on(rima, WHOLE)
    assert told(rima) == {""}


def test_nobody_but_a_coordinator_says_that_the_vault_goes_on(made: Town, tmp_path: Path) -> None:
    rima, enemy = made.rima, made.enemy
    family = other_family(rima)
    hidden = last_ops(rima, _person(rima, family))
    vigil(rima)
    keep_back(rima, hidden)
    space = rima.cases.reference().root
    said = NewOp(enemy.desk.context.new_id(), NEVER, {"goes_without": " ".join(hidden)})
    enemy.sign(space, said)
    handed(enemy.desk, rima, tmp_path / "word")
    assert told(rima) == {ELSEWHERE}
    with pytest.raises(UserError, match="E_ROLE"):
        enemy.desk.access.missing.go_on_without(WHOLE, hidden, "لن تصل")
    with pytest.raises(UserError, match="E_CHANGED"):
        rima.access.missing.go_on_without(WHOLE, [], "لن تصل")


def test_a_picture_waits_for_what_may_say_that_it_stays(made: Town) -> None:
    """The same picture lies elsewhere, sealed; of that item nothing is here."""
    rima = made.rima
    family_of(made)
    yes(made, relative(made, "mother", "هدى"))
    carry(made.hala, made.stick, rima)
    data = photo.draw_made_up_portrait(5)
    item = rima.files.attach(io.BytesIO(data), made.case, kind="civil_record", name="p.jpg").ids[0]
    other = rima.cases.new_case(
        {"given_ar": "خالد", "family_ar": "قباني"},
        {"family": other_family(rima), "case_type": "enforced_disappearance"},
    ).ids[0]
    twin = rima.files.attach(io.BytesIO(photo.draw_made_up_portrait(6)), other, kind="civil_record")
    rima.cases.save([Edit("evidence_item", {"sens": 4}, id=twin.ids[0])])
    assert why(lambda: rima.outbound.files.copy_file(asked_for(item))) == ""
    keep_back(rima, last_ops(rima, twin.ids[0]))
    assert why(lambda: rima.outbound.files.copy_file(asked_for(item))) == ELSEWHERE
    assert gate(rima, made.case)[:2] == (True, "given")
    goes_on(rima, WHOLE)
    assert why(lambda: rima.outbound.files.copy_file(asked_for(item))) == ""
    assert gate(rima, other)[1] != "given"


def test_figures_wait_for_those_that_were_told(house: House, made: Town, tmp_path: Path) -> None:
    """Of a coordinator's journal alone: what a documenter says that it told binds nobody."""
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    handed(rima, nour, tmp_path / "all")
    nour.reporting.report(replace(PUBLIC, title="تقرير مختلق"))
    [row] = nour.context.vault.read.of_kind("disclosure")
    handed(nour, rima, tmp_path / "told")
    assert why(lambda: rima.reporting.periods.figures(PUBLIC)) == ""
    keep_back(rima, last_ops(rima, row.id))
    assert why(lambda: rima.reporting.periods.figures(PUBLIC)) == ELSEWHERE
    assert why(lambda: rima.reporting.periods.figures(replace(PUBLIC, recipient="own_org"))) == ""
    goes_on(rima, WHOLE)
    assert why(lambda: rima.reporting.periods.figures(PUBLIC)) == ""


def test_a_journal_of_a_documenter_closes_no_figures(made: Town, tmp_path: Path) -> None:
    rima, hala = made.rima, made.hala
    before = rima.context.vault.database.one("SELECT max(n) FROM op")[0]
    hala.cases.note_view(made.case)
    handed(hala, rima, tmp_path / "journal")
    rows = rima.context.vault.database.query(
        "SELECT lower(hex(e.eh)) || ':' || o.idx FROM op o JOIN entry e ON e.n = o.entry WHERE o.n > ?",
        (before,),
    )
    keep_back(rima, [row[0] for row in rows])
    assert rows and why(lambda: rima.reporting.periods.figures(PUBLIC)) == ""


def test_which_kinds_answer_is_known(made: Town) -> None:
    known = {one.name for one in made.rima.context.dictionary.kinds}
    assert {*OF_NAMES, *OF_BYTES, *OF_PICTURES} <= known
    assert {*OF_BYTES} < {*OF_PICTURES} and "note" not in OF_PICTURES
    assert {"case", "family", "incident"} == HAVE and NEVER in known


def test_it_is_read_by_the_index_of_what_is_missing(made: Town) -> None:
    """One question, whatever the vault holds."""
    database = made.rima.context.vault.database
    plan = database.query(f"EXPLAIN QUERY PLAN {missing_anywhere._BODIES}", ("[]",))
    steps = [str(row[3]) for row in plan]
    assert "op_missing" in steps[0], steps
    assert not any(one.startswith("SCAN") for one in steps if "json_each" not in one), steps


def test_an_activity_of_which_something_is_missing_goes_on_by_a_look(made: Town) -> None:
    """Its root has no field that names it, so it stands with what the vault goes on without."""
    rima = made.rima
    vigil(rima, title="ندوة في المدرسة")
    activity = vigil(rima, title=WHERE)
    tally = put(rima, "participation", {"count": 40}, activity)
    assert WHERE in table(rima) and WHERE in report(rima)
    keep_back(rima, last_ops(rima, tally))
    memo.forget()
    assert WHERE not in table(rima) and WHERE not in report(rima)
    assert rima.access.missing.of(WHOLE) == ()  # nobody else's words wait for that
    goes_on(rima, activity)
    memo.forget()
    assert rima.access.missing.of(activity) == ()
    assert WHERE in table(rima) and WHERE in report(rima)
