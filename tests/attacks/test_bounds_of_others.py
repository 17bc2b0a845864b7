"""A device fills what a search, a warning and a look at a paper read up to a bound: what others
wrote is found as before.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry
from tests.attacks.test_one_picture_many_papers import copies, paper, picture, template

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.desk.access import forged_papers
from vsdesk.errors import UserError
from vsdesk.history.entry import MAX_OPS, NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.vault.search import index

NUMBER = "WGEID-10007"


def flood(made: Town, kind: str, said: dict[str, Json], count: int) -> None:
    """So many records of one kind below a case of the enemy's own."""
    enemy = made.enemy
    case = enemy.desk.cases.new_case(
        {"given_ar": "سامي"}, {"case_type": "enforced_disappearance"}
    ).ids[0]
    for start in range(0, count, MAX_OPS):
        some = range(min(MAX_OPS, count - start))
        enemy.sign(
            case, *(NewOp(enemy.desk.context.new_id(), kind, said, parent=case) for _ in some)
        )
    enemy.hand_over(made.rima)


def files(made: Town, number: str, count: int) -> None:
    """So many cases of the enemy's own in each of which this number stands."""
    enemy = made.enemy
    said: dict[str, Json] = {"body": "iimp", "ref_no": number}
    for _ in range(count):
        root = enemy.desk.context.new_id()
        enemy.sign(root, NewOp(root, "case", {"case_type": "enforced_disappearance"}))
        enemy.sign(root, NewOp(enemy.desk.context.new_id(), "external_ref", said, parent=root))


def test_what_was_sent_from_another_case_is_told_however_often_its_number_is_written(
    made: Town,
) -> None:
    """W20: of the same person another case was brought there under this number."""
    rima = made.rima
    other = rima.cases.new_case({"given_ar": "مروان"}, {"case_type": "enforced_disappearance"}).ids[
        0
    ]
    sent: dict[str, Json] = {"mechanism": "wgeid", "status": "sent", "sent_on": "2026-01-10"}
    rima.cases.save([Edit("submission", {**sent, "external_ref": NUMBER}, parent=other)])
    rima.cases.save([Edit("external_ref", {"body": "wgeid", "ref_no": NUMBER}, parent=made.case)])

    def warned() -> bool:
        found = rima.submissions.readiness.ready(made.case, "wgeid")
        return "W20" in {one.rule for one in (*found.blocks, *found.warnings, *found.hints)}

    assert warned()
    files(made, NUMBER, 60)
    flood(made, "submission", {"mechanism": "wgeid", "external_ref": NUMBER}, 200)
    assert warned()


def test_words_in_several_records_of_a_case_are_found_behind_those_of_another_device(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_ACROSS", 50)
    rima = made.rima
    rima.cases.save([Edit("external_ref", {"body": "iimp", "ref_no": "شاهين"}, parent=made.case)])
    name = rima.cases.record(made.person).text("given_ar")

    def found() -> set[str]:
        return {one.root for one in rima.cases.lists.search(f"{name} شاهين")}

    assert found() == {made.case}
    flood(made, "external_ref", {"body": "iimp", "ref_no": "شاهين"}, 240)
    flood(made, "person_name", {"given_ar": name}, 240)
    assert found() == {made.case}
    assert rima.cases.searches.count(f"{name} شاهين") == 1
    assert not rima.cases.lists.search(f"{name} لاأحد")


def test_a_number_names_its_case_however_often_another_device_writes_it(made: Town) -> None:
    rima = made.rima
    number = rima.cases.record(made.case).text("case_no")
    files(made, number, 220)
    made.enemy.hand_over(rima)
    assert rima.cases.lists.find_id(number) == made.case
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        rima.cases.lists.find_id(f"{number}9")


@pytest.mark.parametrize("finder", ["hala", "rima"])
def test_a_forged_paper_is_held_against_others_behind_those_of_another_device(
    made: Town, finder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forged_papers, "_PICTURES", 5)
    first, second = (
        paper(made.hala, made.case, photo.draw_made_up_scan(7, ["made up", said]))
        for said in ("one", "two")
    )
    carry(made.hala, made.stick, made.rima)
    check: dict[str, Json] = {"result": "forged"}
    (made.hala if finder == "hala" else made.rima).cases.save(
        [Edit("document_check", check, parent=first)]
    )
    carry(made.hala, made.stick, made.rima)
    for shade in range(8):
        copies(made.enemy, made.case, paper(made.enemy.desk, made.case, picture(60, shade)), 1)
    made.enemy.hand_over(made.rima)
    assert template(made.rima.access.safeguards.document_look(second)) == ("fail", (first,))


def test_where_not_all_was_compared_nobody_says_that_nothing_is_alike(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = paper(made.hala, made.case, photo.draw_made_up_portrait(3))
    carry(made.hala, made.stick, made.rima)
    for shade in range(8):
        copies(made.enemy, made.case, paper(made.enemy.desk, made.case, picture(60, shade)), 1)
    made.enemy.hand_over(made.rima)
    assert template(made.rima.access.safeguards.document_look(mine)) == ("pass", ())
    monkeypatch.setattr(forged_papers, "_PICTURES", 5)
    assert template(made.rima.access.safeguards.document_look(mine)) == ("not_possible", ())
