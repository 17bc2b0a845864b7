"""Who stands for a submission, in the window: without a coordinator's approval nothing is saved or
printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui import made_up
from tests.ui.made_up_leaving import agree
from tests.ui.test_ready import said
from tests.ui.test_submissions import desk_of, page, press, settle

from vsdesk.desk import SubmissionOrder
from vsdesk.records.consent.approval import approver
from vsdesk.ui.route import Route
from vsdesk.ui.screens.submission.papers_part import PapersPart
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

FREEZE_AGAIN = "What is frozen again needs a new approval."


@pytest.mark.parametrize("lang", ["ar"])
def test_a_documenter_saves_nothing_before_the_approval_came(room: Room, lang: Lang) -> None:
    chief = made_up.coordinator(room.path / "chief", room.path / "chief-profile")
    desk = made_up.field(room.vault, room.path / "profile", "هالة")
    made_up.enrol(chief, desk)
    [case] = made_up.fill(desk, 1)
    agree(desk, case, [("search", "iimp")])
    submission = desk.submissions.new(SubmissionOrder(case, "iimp", owner="A1")).ids[0]
    desk.submissions.prepare(submission)
    made_up.exchange(desk, chief, room.path / "stick")
    place = Route("submission", case, "papers", "", submission)
    desk.access.lock()

    say = Words(lang).say
    window = room.open(lang)
    room.go(window, place)
    settle(room, window)
    papers = page(window).findChild(PapersPart)
    assert papers is not None
    assert say("Not approved yet") in plain(said(papers))
    assert not papers.save.isEnabled() and not papers.printer.isEnabled()
    assert not papers.approve.isVisible()

    chief.submissions.approve(submission, chief.submissions.prepare(submission).digest)
    made_up.exchange(chief, desk_of(window), room.path / "stick")
    chief.access.lock()
    room.go(window, Route("case", case, "submissions"))
    room.go(window, place)
    settle(room, window)
    papers = page(window).findChild(PapersPart)
    assert papers is not None
    assert say(FREEZE_AGAIN) in plain(said(papers))
    room.answers.save_to = room.path / "ملف.pdf"
    press(page(window), "save-papers")
    settle(room, window)
    assert room.answers.save_to.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("lang", ["ar"])
def test_what_a_documenter_froze_a_coordinator_sets_anew(room: Room, lang: Lang) -> None:
    chief, _ = room.desk(people=1)
    desk = made_up.field(room.path / "field", room.path / "other", "هالة")
    made_up.enrol(chief, desk)
    [case] = made_up.fill(desk, 1)
    agree(desk, case, [("search", "iimp")])
    submission = desk.submissions.new(SubmissionOrder(case, "iimp", owner="A1")).ids[0]
    theirs = desk.submissions.prepare(submission).digest
    made_up.exchange(desk, chief, room.path / "stick")
    desk.access.lock()
    chief.access.lock()
    say = Words(lang).say
    window = room.open(lang)
    room.go(window, Route("submission", case, "papers", "", submission))
    settle(room, window)
    papers = page(window).findChild(PapersPart)
    assert papers is not None and say("Another device froze this.") in plain(said(papers))
    for button in (papers.approve, papers.save, papers.printer):
        assert not button.isVisible()
    assert papers.freeze.isEnabled()
    press(page(window), "freeze")
    settle(room, window)
    papers = page(window).findChild(PapersPart)
    assert papers is not None and say("Another device froze this.") not in plain(said(papers))
    press(page(window), "approve")
    settle(room, window)
    view = desk_of(window).cases.record(submission)
    assert approver(view) and view.text("digest") != theirs


def test_a_coordinator_is_told_that_saving_approves_and_a_new_freeze_asks_again(
    room: Room,
) -> None:
    desk, [case] = room.desk(people=1)
    agree(desk, case, [("search", "iimp")])
    submission = desk.submissions.new(SubmissionOrder(case, "iimp", owner="A1")).ids[0]
    desk.submissions.prepare(submission, because="اختبار")
    desk.access.lock()
    window = room.open("en")
    room.go(window, Route("submission", case, "papers", "", submission))
    settle(room, window)
    papers = page(window).findChild(PapersPart)
    assert papers is not None and "approves them too" in said(papers)
    press(page(window), "approve")
    settle(room, window)
    papers = page(window).findChild(PapersPart)
    assert papers is not None and "Approved by" in said(papers) and not papers.approve.isEnabled()
    room.answers.answer, room.answers.reason = "freeze", "اختبار"
    press(page(window), "freeze")
    settle(room, window)
    papers = page(window).findChild(PapersPart)
    assert papers is not None and "Not approved yet" in said(papers)
    assert papers.approve.isEnabled()
