"""What came out of the organisation's own copy leaves nowhere, and stands on no family's paper, before a
coordinator of this vault looked at it: a copy does not carry who said what and what was taken back. What
closed in the vault of the copy closes after the look too.

Everybody is made up.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.attacks import test_alone_decided as decided
from tests.attacks import test_erased_guarded as guarded
from tests.attacks import test_erased_noes as erased
from tests.attacks import test_events_alone as events
from tests.attacks import test_filled_beside as filled_beside
from tests.attacks import test_may_tell_family as may_tell
from tests.attacks import test_noes_of_coordinators as noes
from tests.attacks import test_opened_by_filling as opened_by_filling
from tests.attacks import test_restored_copy as restored_copy
from tests.attacks import test_revived as revived
from tests.attacks import test_source_as_member as member
from tests.attacks import test_taken_for_a_child as child
from tests.attacks import test_taken_off_and_guarded as off
from tests.attacks import test_told_anew as anew
from tests.attacks.families import assign, family_of, relative, said
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.kit import town as begun
from tests.attacks.test_loaded import load
from tests.attacks.test_restored_copy import restored
from tests.desk.copies import confirm_copies
from tests.desk.saving.test_dump_round import lines

from vsdesk.desk import Edit
from vsdesk.desk.loads import copy_limits
from vsdesk.errors import UserError
from vsdesk.records.consent import recipients
from vsdesk.records.copy_mark import COPIED, HELD, WHY_HELD, left_out, told
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.disclosure import GateDecision


def at(desk: Desk, case: str, recipient: str, purpose: str, level: str = "B") -> GateDecision:
    request = Request(purpose, recipient, level, TODAY)  # type: ignore[arg-type]  # a level by name
    return decide(request, desk.cases.dossier(case), desk.context.dictionary)


def honest(made: Town) -> None:
    """A mother's yes, and nobody who says otherwise."""
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given")
    assign(made)
    carry(made.hala, made.stick, made.rima)


def says_more_in_a_narrowed_answer(made: Town) -> None:
    """A coordinator wrote down that the yes was narrowed; another device says to what."""
    _, yes = events.answered(made)
    assign(made)
    events.event(made, yes, "narrowed", "2026-11-22")
    kind, values = events.LESS["says more"]
    events.device_of(made, "assigned").change(yes, kind, values, replace=False)


TOWNS: Final[tuple[Callable[[Town], object], ...]] = (
    honest,
    restored_copy.takes_a_no_its_standing,
    restored_copy.calls_the_missing_free,
    partial(decided.test_a_brothers_decided_no, values={"result": "given"}),
    decided.test_the_decided_no_is_followed_by_a_yes,
    noes.test_an_invented_parent_takes_no_grandmothers_no_away,
    partial(noes.test_nobody_invented_speaks_past_it, who="uncle_pat", relation="wife"),
    noes.test_nor_does_who_is_called_free,
    revived.test_a_yes_that_a_coordinator_took_out,
    revived.test_a_child_of_what_was_taken_out_leaves_again,
    says_more_in_a_narrowed_answer,
    partial(may_tell.told, may="no"),
    partial(filled_beside.test_what_another_device_wrote_beside_it, change="answer"),
    partial(child.test_no_opener_makes_an_adult_of_whom_a_coordinator_recorded, how="kinship"),
    partial(member.test_the_opener_makes_no_relative_of_him, true_name="", tie="member"),
    partial(anew.test_without_a_hidden_name_they_leave, old="أخذوه من السوق"),
    off.test_a_mark_outlives_the_record_of_the_person,
    partial(erased.test_an_erased_no_closes_what_it_closed, result="given_if", how="person"),
    partial(erased.test_an_erased_no_closes_what_it_closed, result="narrower", how="person"),
    partial(guarded.test_words_that_name_whoever_was_never_hidden, why="withdrawn"),
)
ASKED: Final = (
    ("un_complaint", "ced"),
    ("search", "iimp"),
    ("search", "icrc"),
    ("casework", "family"),
)


def test_what_a_coordinator_closed_stays_closed_beside_the_openers_words(
    house: House, tmp_path: Path
) -> None:
    """An "if" that a coordinator left open and who opened the file answered."""
    made = begun(house)
    yes = opened_by_filling.open_if(made, "coordinator")
    device = opened_by_filling.device_of(made, "opener")
    opened_by_filling.condition(device, made, yes, opened_by_filling.BY_RULE["day"])
    assert made.gate("ced", "un_complaint").state == "yes_if"
    other = restored_copy.confirmed(made, house, tmp_path / "copy")
    assert not at(other, made.case, "ced", "un_complaint").allowed
    asked, *_ = other.access.lone_words.lone_run().more(9)
    other.access.lone_words.look_holds(asked.root, asked.ops)
    assert at(other, made.case, "ced", "un_complaint").state == "given"


@pytest.mark.parametrize("town", TOWNS)
def test_nothing_leaves_before_a_look_and_nothing_more_after_it(
    made: Town, house: House, tmp_path: Path, town: Callable[[Town], object]
) -> None:
    town(made)
    made.enemy.hand_over(made.rima)
    other = restored(made, house, tmp_path / "copy")
    for to in recipients.KNOWN.values():
        for level in ("B", "E"):
            there = at(other, made.case, to.key, "search", level)
            assert to.inside or (there.state == "copied" and not there.records), to.key
    assert made.case in confirm_copies(other)
    opened = set()
    for purpose, to_key in ASKED:
        here, there = (at(desk, made.case, to_key, purpose) for desk in (made.rima, other))
        assert here.allowed or not there.allowed, (purpose, to_key, here.state)
        for one in there.records:
            held = here.get(one.id)
            assert held is not None and COPIED not in one.values, (to_key, one.kind)
            for name, values in one.values.items():
                assert name == "blob" or values == held.values.get(name), (one.kind, name)
        opened |= {to_key} if there.allowed else set()
    assert town is not honest or "ced" in opened


def test_the_look_is_a_coordinators_and_of_this_vault(
    made: Town, house: House, tmp_path: Path
) -> None:
    """It shows what the copy said and nobody decided here; a copy of the copy waits again, and so does the
    same file by another copy. No line, no other device and no load says that somebody looked."""
    honest(made)
    page_of = made.rima.cases.shown(made.case)
    made.rima.cases.save([Edit("case", {"approved": True}, id=made.case, shown=page_of)])
    other = restored(made, house, tmp_path / "copy")
    words = other.access.lone_words
    page = words.lone_page(made.case)
    assert page is not None
    marks = [a.value for one in page.records for a in one.said[COPIED]]
    assert ("case", "approved") in {pair for one in marks for pair in left_out(one)}
    change = words.look_holds(made.case, page.shown(page.records))
    asked = (made.case, "ced", "un_complaint")
    assert at(other, *asked).state == "given" and words.lone_page(made.case) is None
    other.cases.take_back(change)
    assert at(other, *asked).state == "copied"
    confirm_copies(other)
    assert at(other, *asked).state == "given"
    found = lines(other, tmp_path / "again")
    assert not any(COPIED in json.loads(one) for one in found)
    third = house.coordinator("third")
    third.loads.load(found)
    assert at(third, *asked).state == "copied"
    root: dict[str, Json] = {"kind": "case", "id": made.case}
    typed: tuple[dict[str, Json], ...] = (
        {**root, COPIED: None},
        {**root, COPIED: "copy", "looked": True},
    )
    for line in typed:
        for head in (True, False):
            load(third, line, head=head)
            assert at(third, *asked).state == "copied"
    with pytest.raises(UserError):
        made.hala.cases.save([Edit("case", {"looked": True}, id=made.case)])
    load(other, {**root, "before_note": {"ar": "من نسخة أخرى", "src_lang": "ar"}})
    assert at(other, *asked).state == "copied", "another copy is another look"


def test_what_cases_share_is_set_out_once(
    made: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A family with many missing lies in the file of each of them."""
    honest(made)
    for _ in range(3):
        made.rima.cases.new_case({"given_ar": "سامر"}, {"family": made.family})
    found: list[str] = []
    flat = copy_limits.as_one_word

    def counted(record: RecordView, *more: Any) -> RecordView:
        found.append(record.id)
        return flat(record, *more)

    monkeypatch.setattr(copy_limits, "as_one_word", counted)
    lines(made.rima, tmp_path / "copy")
    assert found.count(made.family) == 1 and found.count(made.case) >= 1


def test_typed_lines_ask_for_no_such_look(made: Town) -> None:
    """What somebody typed is no copy."""
    honest(made)
    load(made.rima, {"kind": "case", "id": made.case, "documenter": "هالة"}, head=False)
    assert COPIED not in made.view(made.case).fields


def test_what_did_not_leave_there_waits_for_a_look_of_its_own(
    made: Town, house: House, tmp_path: Path
) -> None:
    """Words that name somebody who was taken off the file: no other word of a coordinator lets them out, and
    a copy of the copy holds them too."""
    off.test_a_mark_outlives_the_record_of_the_person(made)
    first = restored(made, house, tmp_path / "copy")
    confirm_copies(first)
    asked = (made.case, "ced", "un_complaint")
    page_of = first.cases.shown(made.case)
    first.cases.save([Edit("case", {"priority": "high"}, id=made.case, shown=page_of)])
    again = house.coordinator("third")
    again.loads.load(lines(first, tmp_path / "again"))
    confirm_copies(again)
    for desk in (first, again):
        out = at(desk, *asked)
        assert out.allowed and off.STORY not in str(out.payload())
        assert HELD in {one.reason for one in out.withheld}
    page = first.access.lone_words.lone_page(made.case)
    assert page is not None
    marks = [a.value for one in page.records for a in one.said.get(COPIED, ())]
    said = told(marks)
    assert (said.why, said.fields, said.bodies) == (WHY_HELD, (("event", "text"),), ())
    first.access.lone_words.look_holds(made.case, page.shown(page.records))
    assert off.STORY in str(at(first, *asked).payload())
