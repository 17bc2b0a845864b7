"""A device fills the bounded lists from which the program reads: nothing that others said falls out of them.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import LONG_AGO, Town, carry

from vsdesk.desk import Edit, SheetOrder
from vsdesk.desk.due.service import MOST
from vsdesk.history.entry import MAX_OPS, NewOp
from vsdesk.ui.screens.today.screen import waits

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

MUCH = 2 * MOST


def flood(made: Town, kind: str, values: dict[str, Json], count: int) -> None:
    """So many records of one kind below a family of the enemy's own."""
    e = made.enemy
    family = e.desk.cases.new_family({"display_name": "x"}).ids[0]
    for start in range(0, count, MAX_OPS):
        some = range(min(MAX_OPS, count - start))
        e.sign(family, *(NewOp(e.desk.context.new_id(), kind, values, parent=family) for _ in some))
    e.hand_over(made.rima)


def due(made: Town, what: str) -> set[str]:
    return {one.root for one in made.rima.due.due() if one.what == what}


def more(made: Town, what: str) -> int:
    return sum(one.more for one in made.rima.due.due() if one.what == what)


def test_a_family_that_takes_its_file_back_is_heard(made: Town) -> None:
    keep = [
        one.id
        for one in made.hala.cases.dossier(made.case).of("consent_grant")
        if one.text("purpose") == "hold_record"
    ]
    made.hala.consent.withdraw(keep)
    carry(made.hala, made.stick, made.rima)
    before = {one.root for one in made.rima.erasure.to_erase()}
    assert before
    no: dict[str, Json] = {"purpose": "hold_record", "recipient": "iimp", "result": "refused"}
    flood(made, "consent_grant", no, 4_000)
    assert {one.root for one in made.rima.erasure.to_erase()} >= before
    assert due(made, "erase") >= before


def test_a_letter_is_still_due(made: Town) -> None:
    """Whoever holds something for an answer that was taken back is asked to delete it."""
    made.rima.outbound.sheets.print_sheet(
        SheetOrder(
            made.case, ("en",), kind="family-sheet", purpose="un_complaint", recipient="wgeid"
        )
    )
    made.hala.consent.withdraw([made.grants["wgeid"]])
    carry(made.hala, made.stick, made.rima)
    before = due(made, "letter")
    assert before
    no: dict[str, Json] = {
        "purpose": "search",
        "recipient": "iimp",
        "result": "refused",
        "withdrawn_on": "2026-01-01",
    }
    flood(made, "consent_grant", no, 4_000)
    assert due(made, "letter") >= before


@pytest.mark.parametrize(
    ("kind", "what", "values"),
    [
        ("contact_log", "call", {"on": "2026-11-01", "promised": "اتصال", "due": "2026-11-20"}),
        (
            "follow_up",
            "follow_up",
            {"due": "2026-11-20", "reason": {"ar": "زيارة", "src_lang": "ar"}},
        ),
        ("risk_assessment", "risk", {"next_review": "2026-11-20"}),
    ],
)
@pytest.mark.parametrize("families", [1, MUCH])
def test_what_is_due_on_a_day_is_still_due(
    made: Town, kind: str, what: str, values: dict[str, Json], families: int
) -> None:
    made.hala.cases.save([Edit(kind, values, parent=made.family)])
    carry(made.hala, made.stick, made.rima)
    assert made.family in due(made, what)
    day = next(name for name in ("due", "next_review") if name in values)
    e = made.enemy
    if families == 1:
        flood(made, kind, {day: "1970-01-01"}, MUCH)
    else:  # as many files as records
        for _ in range(families):
            root = e.desk.context.new_id()
            e.sign(root, NewOp(root, "family", {"display_name": "x"}))
            e.sign(root, NewOp(e.desk.context.new_id(), kind, {day: "1970-01-01"}, parent=root))
        e.hand_over(made.rima)
    assert made.family in due(made, what)
    assert more(made, what) == MUCH - MOST  # what is cut says so


def test_a_number_that_takes_money_is_still_to_be_looked_at(made: Town) -> None:
    flood(made, "extortion_attempt", {"contact_value": "0944 100 200"}, MUCH)
    made.enemy.hand_over(made.rima)
    told: dict[str, Json] = {"contact_value": "0933 765 432"}
    made.hala.cases.save([Edit("extortion_attempt", told, parent=made.family)])
    carry(made.hala, made.stick, made.rima)
    due = [one for one in made.rima.due.due() if one.what == "warn"]
    assert [one.root == made.family for one in due].count(True) == 1
    assert max(one.more for one in due) == MUCH - MOST


def test_a_consent_to_ask_about_again_is_not_pushed_out_by_outlived_ones(made: Town) -> None:
    yes: dict[str, Json] = {
        "grantor": made.mother,
        "purpose": "media",
        "recipient": "public",
        "result": "given",
        "given_on": "2026-11-01",
        "review_on": "2026-11-20",
    }
    made.hala.cases.save([Edit("consent_grant", yes, parent=made.family)])
    carry(made.hala, made.stick, made.rima)
    assert made.family in due(made, "consent")
    flood(made, "consent_grant", {**yes, "review_on": "1970-01-01"}, 1_200)
    assert made.family in due(made, "consent")


def test_outlived_answers_of_its_own_device_push_out_none_either(made: Town) -> None:
    yes: dict[str, Json] = {
        "grantor": made.mother,
        "purpose": "media",
        "recipient": "public",
        "result": "given",
    }
    old: list[Edit] = [
        Edit(
            "consent_grant",
            {**yes, "given_on": "2024-01-01", "review_on": "2025-01-01"},
            parent=made.family,
        )
        for _ in range(1_100)
    ]
    for start in range(0, len(old), 200):
        made.hala.cases.save(old[start : start + 200])
    last = {**yes, "given_on": "2026-11-01", "review_on": "2026-11-20"}
    made.hala.cases.save([Edit("consent_grant", last, parent=made.family)])
    carry(made.hala, made.stick, made.rima)
    assert made.family in due(made, "consent")


def test_a_case_in_review_is_not_pushed_out(made: Town) -> None:
    made.rima.cases.save([Edit("case", {"review_state": "peer_checked"}, id=made.case)])
    made.rima.context.vault.env.clock.now += 20 * 86_400_000  # type: ignore[attr-defined]  # the tests' clock
    assert made.case in due(made, "review")
    e = made.enemy
    for _ in range(MOST + 20):
        case = e.desk.context.new_id()
        e.sign(case, NewOp(case, "case", {"review_state": "peer_checked"}), ts=LONG_AGO)
    e.hand_over(made.rima)
    assert made.case in due(made, "review")


def test_what_another_device_closed_is_told_whichever_cases_changed_last(made: Town) -> None:
    event = made.rima.cases.dossier(made.case).of("event")[0].id
    made.enemy.change(event, "event", {"type": "identification"}, replace=False)
    e = made.enemy
    for _ in range(25):
        case = e.desk.context.new_id()
        e.sign(case, NewOp(case, "case", {"case_no": "9"}), ts=4_102_444_800_000)  # of 2100
    e.hand_over(made.rima)
    assert made.case in due(made, "closed")
    assert [one.root for one in waits(made.rima) if one.what == "closed"] == [made.case]
