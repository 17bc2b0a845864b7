"""A device makes a newer draft, and its words stand on the coordinator's form. Asserts that they do NOT."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import below
from tests.attacks.kit import Town, carry, swap, town
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, How, SheetOrder, SubmissionOrder
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

SCOPES: Final = ["circumstances", "documents", "family_members", "identity"]
COURT: Final = "prosecutor_de"
OURS: Final = "1 BJs 7/26"  # numbers of files: made up
THEIRS: Final = "9 XX 999/99"
LATER: Final = 4_102_444_800_000  # 1 January 2100


@pytest.fixture
def made(house: House) -> Town:
    """A coordinator, the documenter Hala, and the enemy's documenter; the family agreed to a complaint."""
    found = town(house)
    found.hala.consent.grant(
        found.case,
        found.mother,
        "criminal_accountability",
        COURT,
        "given",
        How(),
        scopes=SCOPES,
        shown=found.hala.cases.shown(found.case),
    )
    carry(found.hala, found.stick, found.rima)
    return found


def draft(desk: Desk, made: Town, number: str) -> str:
    """A draft for the court, with its number of the file."""
    return desk.submissions.new(
        SubmissionOrder(made.case, COURT, values={"file_no": number, "court": "OLG"})
    ).ids[0]


def newer(made: Town, **more: Json) -> str:
    """The enemy's own draft to the same court, the newest of all."""
    carry(made.rima, made.stick, made.enemy.desk)
    values: dict[str, Json] = {"mechanism": COURT, "status": "drafting", "file_no": THEIRS, **more}
    id = made.enemy.desk.context.new_id()
    made.enemy.sign(made.case, NewOp(id, "submission", values, parent=made.case), ts=LATER)
    made.enemy.hand_over(made.rima)
    assert made.rima.cases.record(id).text("file_no") == THEIRS
    return id


def frozen(desk: Desk, sub: str) -> str:
    """The words of the pages that are frozen."""
    desk.submissions.prepare(sub, because="اختبار")
    return " ".join(text_of(one.pdf) for one in desk.submissions.frozen(sub).pages)


def working(desk: Desk, made: Town) -> str:
    """The words of the form that is looked at, without a submission."""
    return text_of(
        desk.outbound.sheets.sheet(SheetOrder(made.case, ("en",), COURT, recipient=COURT)).pdf
    )


def test_the_form_is_filled_from_the_submission_that_is_frozen(made: Town) -> None:
    sub = draft(made.rima, made, OURS)
    assert OURS in frozen(made.rima, sub)
    newer(made)
    looked = [
        text_of(made.rima.outbound.sheets.sheet(one).pdf)
        for one in made.rima.submissions.sheets(sub)
    ]
    for words in (*looked, frozen(made.rima, sub)):
        assert OURS in words and THEIRS not in words


def test_each_of_two_drafts_of_our_own_fills_its_own_form(made: Town) -> None:
    first, second = draft(made.rima, made, OURS), draft(made.rima, made, "2 BJs 8/26")
    assert OURS in frozen(made.rima, first) and "2 BJs 8/26" in frozen(made.rima, second)


def test_a_form_that_is_looked_at_is_filled_from_those_who_are_believed(made: Town) -> None:
    draft(made.rima, made, OURS)
    newer(made)
    words = working(made.rima, made)
    assert OURS in words and THEIRS not in words


def test_another_submission_that_is_turned_to_the_body_does_not_fill_it(made: Town) -> None:
    """A later draft of the coordinator's to another body is no draft to this one by a device's word."""
    rima = made.rima
    draft(rima, made, OURS)
    other = rima.submissions.new(SubmissionOrder(made.case, "ced", values={"file_no": THEIRS}))
    carry(rima, made.stick, made.enemy.desk)
    made.enemy.change(other.ids[0], "submission", {"mechanism": COURT}, ts=LATER)
    made.enemy.hand_over(rima)
    words = working(rima, made)
    assert OURS in words and THEIRS not in words


def test_alone_in_the_file_another_devices_draft_fills_nothing(made: Town) -> None:
    newer(made)
    assert THEIRS not in working(made.rima, made)


def test_the_draft_of_whoever_recorded_the_case_fills_the_form(made: Town) -> None:
    """Hala recorded the case: her draft is what the house knows of it, on her device and the
    coordinator's."""
    draft(made.hala, made, OURS)
    assert OURS in working(made.hala, made)
    carry(made.hala, made.stick, made.rima)
    assert OURS in working(made.rima, made)
    newer(made)
    assert OURS in working(made.rima, made)


def test_a_draft_of_a_file_that_is_loaded_fills_it_only_where_nobody_wrote_one(made: Town) -> None:
    row = {"kind": "submission", "parent": made.case, "mechanism": COURT, "file_no": THEIRS}
    made.rima.loads.load([json.dumps(row).encode()], name="a file of somebody")
    assert THEIRS not in working(made.rima, made), "nobody looked at its lines"
    made.rima.cases.save(
        [Edit("case", {"approved": True}, id=made.case, shown=made.rima.cases.shown(made.case))]
    )
    assert THEIRS not in working(made.rima, made), "its words stand on a page of their own"
    lone = made.rima.access.lone_words
    found = lone.lone_file(made.case)
    assert found is not None
    lone.look_holds(made.case, found.ops)
    assert THEIRS in working(made.rima, made)
    draft(made.rima, made, OURS)
    made.rima.loads.load([json.dumps(row).encode()], name="a file of somebody")
    words = working(made.rima, made)
    assert OURS in words and THEIRS not in words


def test_what_a_coordinator_took_over_fills_it(made: Town) -> None:
    """Whose draft it was: a coordinator who says to whom it goes, and under which number, has taken that
    over."""
    sub = newer(made, mechanism="ced")
    made.rima.cases.save([Edit("submission", {"mechanism": COURT}, id=sub)])
    assert THEIRS not in working(made.rima, made), "she did not say the number"
    for number in (None, THEIRS):
        made.rima.cases.save([Edit("submission", {"file_no": number}, id=sub)])
    swap(made)
    below(made.enemy, made.case, "submission", {"mechanism": COURT, "file_no": "3 XX 3/33"})
    made.enemy.hand_over(made.rima)
    words = working(made.rima, made)
    assert THEIRS in words and "3 XX 3/33" not in words


def test_the_form_of_a_further_case_is_filled_from_the_submission_that_both_are_in(
    made: Town,
) -> None:
    """A complaint of two cases: court and number stand on both forms, and a draft in the
    other case on neither."""
    hala, rima = made.hala, made.rima
    other, _, family = whole_case(hala, "سليم")
    purpose = "criminal_accountability"
    mother = mother_of(hala, family)
    hala.consent.grant(
        other, mother, purpose, COURT, "given", How(), scopes=SCOPES, shown=hala.cases.shown(other)
    )
    carry(hala, made.stick, rima)
    rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=other)])
    order = SubmissionOrder(made.case, COURT, cases=(other,), values={"file_no": OURS})
    sub = rima.submissions.new(order).ids[0]
    carry(rima, made.stick, made.enemy.desk)
    values: dict[str, Json] = {"mechanism": COURT, "status": "drafting", "file_no": THEIRS}
    id = made.enemy.desk.context.new_id()
    made.enemy.sign(other, NewOp(id, "submission", values, parent=other), ts=LATER)
    made.enemy.hand_over(rima)
    looked = [text_of(rima.outbound.sheets.sheet(one).pdf) for one in rima.submissions.sheets(sub)]
    rima.submissions.prepare(sub, because="اختبار")
    pages = [text_of(one.pdf) for one in rima.submissions.frozen(sub).pages if "form" in one.name]
    assert len(looked) == len(pages) == 2
    for words in (*looked, *pages):
        assert OURS in words and THEIRS not in words
