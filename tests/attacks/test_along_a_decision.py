"""What the program writes along in a coordinator's name (the claim of a line, the holders of a withdrawal,
the numbers of a letter, that something was sent, a certificate) says nothing that one other device wrote.

Everybody is made up.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import TODAY, Town, carry, swap
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_letter_numbers import invented, sent, words
from tests.attacks.test_letter_of_one_body import looked, two_sons
from tests.attacks.test_marks import SCOPES

from vsdesk.desk import Edit, SubmissionOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

PLANTED: Final = "4471 — أُعدم في صيدنايا"
WAYS: Final = ("opened later", "decided again", "decided first")


def listed(made: Town, way: str, number: str) -> tuple[str, str]:
    """A coordinator's list that a stranger holds, and its line; unless it is decided first, it is decided."""
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", identity_mode="named", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    rima = made.rima
    shown = "coordinator" if way == "opened later" else "yes"
    values: dict[str, Json] = {
        "name": "قائمة",
        "may_be_shown": shown,
        "assigned": [made.enemy.device_id],
    }
    [source] = rima.cases.save([Edit("source_list", values)]).ids
    line_values: dict[str, Json] = {
        "name_as_written": "ليث النوري",
        **({"detainee_no": number} if number else {}),
    }
    [line] = rima.cases.save([Edit("source_list_entry", line_values, parent=source)]).ids
    if way != "decided first":
        rima.matching.claims.accept_hit(
            made.case, line, "سبب", shown=rima.matching.pair_shown(made.case, line)
        )
    if way == "decided again":
        shown_now = rima.matching.pair_shown(made.case, line)
        rima.matching.undecide(made.case, line, "سهو", shown=shown_now)
    carry(rima, made.stick, made.enemy.desk, made.hala)
    return source, line


def claims(made: Town) -> str:
    return " ".join(
        str(one.value("value")) for one in made.rima.cases.dossier(made.case).of("claim")
    )


@pytest.mark.parametrize("field", ["detainee_no", "page", "branch_no"])
@pytest.mark.parametrize("how", ["", "replace", "beside", "first"])
@pytest.mark.parametrize("way", WAYS)
def test_a_claim_repeats_no_strangers_word(made: Town, way: str, how: str, field: str) -> None:
    source, line = listed(made, way, "" if how == "first" else "17")
    rima = made.rima
    fresh = rima.matching.pair_shown
    shown = fresh(made.case, line)
    if how:
        made.enemy.change(line, "source_list_entry", {field: PLANTED}, replace=how == "replace")
        made.enemy.change(source, "source_list", {"name": PLANTED}, replace=how == "replace")
        made.enemy.hand_over(rima)
    if way == "opened later":
        rima.cases.save([Edit("source_list", {"may_be_shown": "yes"}, id=source)])
    else:
        rima.matching.claims.accept_hit(made.case, line, "سبب", shown=shown)
    told = claims(made)
    assert "ليث النوري" in told and "صيدنايا" not in told
    assert ("17" in told) is (
        how in ("", "beside") or (how == "replace" and field != "detainee_no")
    )
    left = decide(
        Request("un_complaint", "ced", "B", "2026-11-24"),
        rima.cases.dossier(made.case),
        rima.context.dictionary,
    )
    assert not any("صيدنايا" in str(dict(one.values)) for one in left)


@pytest.mark.parametrize("way", WAYS)
def test_a_name_that_came_meanwhile_was_not_decided(made: Town, way: str) -> None:
    source, line = listed(made, way, "17")
    shown = made.rima.matching.pair_shown(made.case, line)
    made.enemy.change(line, "source_list_entry", {"father": PLANTED})
    made.enemy.hand_over(made.rima)
    if way == "opened later":
        made.rima.cases.save([Edit("source_list", {"may_be_shown": "yes"}, id=source)])
    else:
        with pytest.raises(UserError, match="E_CHANGED"):
            made.rima.matching.claims.accept_hit(made.case, line, "سبب", shown=shown)
    assert "صيدنايا" not in claims(made)


def test_what_a_documenter_listed_is_claimed_as_it_was_decided(made: Town) -> None:
    """The names on her line were on the page of the pair; a number that nobody was shown is not repeated."""
    rima = made.rima
    [source] = made.hala.cases.save(
        [Edit("source_list", {"name": "دفتر", "may_be_shown": "yes"})]
    ).ids
    values = {"name_as_written": "ليث النوري", "detainee_no": "17"}
    [line] = made.hala.cases.save([Edit("source_list_entry", values, parent=source)]).ids
    carry(made.hala, made.stick, rima)
    rima.matching.claims.accept_hit(
        made.case, line, "سبب", shown=rima.matching.pair_shown(made.case, line)
    )
    assert "ليث النوري" in claims(made) and "17" not in claims(made)


@pytest.mark.parametrize("attack", [False, True])
def test_a_withdrawal_names_who_surely_holds_something(made: Town, attack: bool) -> None:
    sent(made)
    if attack:
        yes: list[Json] = [made.grants["wgeid"]]
        invented(made, recipient="ncmp", purpose="search", consents=yes, records=[[made.case, []]])
    made.rima.consent.withdraw([made.grants["wgeid"]])
    [event] = [
        one
        for root in (made.case, made.family)
        for one in made.rima.cases.dossier(root).of("consent_event")
        if one.text("type") == "withdrawn"
    ][:1]
    assert event.value("holders") == ["wgeid"]
    assert {one.told for one in made.rima.due.due() if one.what == "letter"} <= {"wgeid"}


@pytest.mark.parametrize("attack", [False, True])
@pytest.mark.parametrize("replace", [False, True])
def test_a_letter_gives_the_number_of_its_own_case(
    made: Town, tmp_path: Path, attack: bool, replace: bool
) -> None:
    other, _, yes = two_sons(made)
    made.rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=other)])
    carry(made.rima, made.stick, made.enemy.desk)
    [second] = [
        one for one in made.rima.cases.dossier(made.family).of("submission") if one.space == other
    ]
    if attack:
        both: list[Json] = [*sorted([made.case, other])]
        made.enemy.change(second.id, "submission", {"cases": both}, replace=replace)
        made.enemy.hand_over(made.rima)
    [letter] = made.rima.consent.withdraw([yes[made.case]]).letters
    for text in (words(letter.pdf, tmp_path), looked(made, made.family, "wgeid", tmp_path)):
        assert "WG-111" in text and "WG-222" not in text


@pytest.mark.parametrize("attack", [False, True])
def test_a_certificate_names_who_surely_holds_something(made: Town, attack: bool) -> None:
    sent(made)
    if attack:
        invented(made, recipient="ncmp", purpose="search", records=[[made.case, []]])
    listing = made.rima.erasure.erasure(made.case)
    assert listing.unconfirmed == (("ncmp",) if attack else ()) and "wgeid" in listing.holders
    assert [whom for _, whom in listing.doubted] == ([("ncmp",)] if attack else [])
    erased(made, made.case)
    [certificate] = made.rima.cases.list_kind("deletion_certificate")
    assert certificate.value("holders") == ["wgeid"]


def replied(made: Town, *, status: bool) -> tuple[str, str]:
    """A draft that nobody sent, below which a stranger writes a Government's reply."""
    [submission] = made.hala.submissions.new(SubmissionOrder(made.case, "wgeid")).ids[:1]
    carry(made.hala, made.stick, made.rima)
    swap(made)
    event = made.enemy.desk.context.new_id()
    told: dict[str, Json] = {"date": "2026-03-01", "direction": "in", "type": "government_reply"}
    made.enemy.sign(made.case, NewOp(event, "submission_event", told, parent=submission))
    if status:
        values: dict[str, Json] = {"status": "response_received", "sent_on": "2026-02-01"}
        made.enemy.change(submission, "submission", values)
    made.enemy.hand_over(made.rima)
    return submission, event


@pytest.mark.parametrize("status", [False, True])
def test_that_a_family_was_told_sends_nothing(made: Town, status: bool) -> None:
    submission, event = replied(made, status=status)
    replies = made.rima.submissions.replies
    replies.told(event, TODAY)
    assert not replies.left(replies.submission(submission))
    assert made.rima.submissions.prepare(submission, because="نكملها اليوم").digest
    with pytest.raises(UserError, match="E_NOT_READY"):
        replies.correct(submission, TODAY, "تاريخ آخر")


def test_a_reply_that_a_coordinator_writes_down_is_her_word(made: Town) -> None:
    """A stranger said the same before her: by hers it counts."""
    submission, _ = replied(made, status=True)
    replies = made.rima.submissions.replies
    replies.event(submission, "government_reply", TODAY)
    assert replies.left(replies.submission(submission))
    [event] = [
        one.id
        for one in made.rima.cases.dossier(made.case).of("submission_event")
        if one.text("date") == TODAY
    ]
    replies.told(event, TODAY)
    assert replies.listed(made.case)[0].status == "response_shared_family"
