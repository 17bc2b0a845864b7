"""An approval of a case is a look at what the page of the case shows: what it has no place for waits on,
and is looked at where it is shown.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import assign, below, leaving, state, words
from tests.attacks.kit import Town, carry, swap
from tests.attacks.test_marks import told
from tests.attacks.test_names_chosen import marked
from tests.reports.paper import text_of

from vsdesk.desk import Edit
from vsdesk.desk.outbound.sheet_order import SheetOrder
from vsdesk.desk.submissions.order import SubmissionOrder
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dictionary.values import Json

LIE: Final = "Zzplanted"
DAY: Final[Json] = {"from": "2014-03-01", "to": "2014-03-01", "precision": "day"}
SECOND: Final[dict[str, Json]] = {
    "type": "arrest",
    "is_disappearance": True,
    "date": DAY,
    "place_text": LIE,
}


def approve(made: Town) -> None:
    shown = made.rima.cases.shown(made.case)
    made.rima.cases.save([Edit("case", {"approved": True}, id=made.case, shown=shown)])


def look(made: Town) -> None:
    access = made.rima.access.lone_words
    page = access.lone_page(made.case)
    assert page is not None
    access.look_holds(made.case, page.shown(page.records, files=page.files))


def form(made: Town) -> str:
    order = SheetOrder(
        made.case, ("en",), "wgeid", recipient="wgeid", purpose="un_complaint", discreet=False
    )
    return " ".join(text_of(made.rima.outbound.sheets.sheet(order).pdf).split())


def _first_event(made: Town) -> str:
    return made.rima.cases.dossier(made.case).of("event")[0].id


def _second_disappearance(made: Town) -> None:
    below(made.enemy, made.case, "event", SECOND)


def _claim_below_an_event(made: Town) -> None:
    said: dict[str, Json] = {"field": "text", "value": words(LIE), "status": "current"}
    new = made.enemy.desk.context.new_id()
    made.enemy.sign(made.case, NewOp(new, "claim", said, parent=_first_event(made)))


def _another_language(made: Town) -> None:
    told: Json = {"ar": "نُقل", "en": LIE, "src_lang": "ar"}
    below(made.enemy, made.case, "event", {"type": "transfer", "text": told})


def _beside(made: Town) -> None:
    event = _first_event(made)
    made.enemy.change(event, "event", {"place_text": LIE}, replace=False)


def _draft(made: Town) -> str:
    """The coordinator's own, of which the other device knows."""
    [id] = made.rima.submissions.new(SubmissionOrder(made.case, "ced")).ids
    carry(made.rima, made.stick, made.enemy.desk)
    return id


def _below_a_submission(made: Town) -> None:
    came: dict[str, Json] = {"type": "government_reply", "direction": "in", "date": "2026-11-01"}
    new = made.enemy.desk.context.new_id()
    told = NewOp(new, "submission_event", came | {"summary": words(LIE)}, parent=_draft(made))
    made.enemy.sign(made.case, told)


def _filled_into_a_submission(made: Town) -> None:
    made.enemy.change(_draft(made), "submission", {"measures_asked": words(LIE), "file_no": LIE})


def _a_submission_of_its_own(made: Town) -> None:
    asked: dict[str, Json] = {"mechanism": "ced", "state_concerned": "sy"}
    below(made.enemy, made.case, "submission", asked | {"measures_asked": words(LIE)})


OUT_OF_SIGHT: Final[dict[str, Callable[[Town], None]]] = {
    "a second disappearance": _second_disappearance,
    "a claim below an event": _claim_below_an_event,
    "another language": _another_language,
    "a value beside another": _beside,
    "what came after a submission": _below_a_submission,
    "words in a submission": _filled_into_a_submission,
    "a submission": _a_submission_of_its_own,
}


def leaves(made: Town) -> bool:
    left = state(made)
    assert left.allowed, left.state
    return any(LIE in str(dict(one.values)) for one in left.records)


@pytest.fixture
def open_case(made: Town) -> Town:
    """Who speaks agreed to everything, so what holds leaves."""
    marked(made)
    first = SECOND | {"place_text": "دوما"}
    made.hala.cases.save([Edit("event", first, parent=made.case)])
    assign(made)
    return made


@pytest.mark.parametrize("what", OUT_OF_SIGHT)
def test_what_the_page_has_no_place_for_waits_on(open_case: Town, what: str) -> None:
    made = open_case
    OUT_OF_SIGHT[what](made)
    made.enemy.hand_over(made.rima)
    approve(made)
    assert not leaves(made)
    assert made.rima.access.lone_words.lone_file(made.case) is not None
    look(made)
    assert leaves(made), "looked at where it is shown"


def test_what_lies_below_a_second_disappearance_waits_on(open_case: Town) -> None:
    made = open_case
    event = below(made.enemy, made.case, "event", SECOND)
    new = made.enemy.desk.context.new_id()
    named: dict[str, Json] = {"named_as": LIE, "degree": "direct"}
    made.enemy.sign(made.case, NewOp(new, "involvement", named, parent=event))
    made.enemy.hand_over(made.rima)
    approve(made)
    left = made.rima.access.lone_words.lone_file(made.case)
    assert left is not None and {event, new} <= {one.record.id for one in left.records}


def test_a_translation_that_was_changed_is_not_approved(made: Town) -> None:
    made.hala.cases.save([Edit("case", {"summary": words("أخدوه من البيت.")}, id=made.case)])
    told: dict[str, Json] = {"record": made.case, "field": "summary", "lang": "en"}
    hers = told | {"text": "They took him from home.", "translator": "Hala"}
    [id] = made.hala.cases.save([Edit("translation", hers, parent=made.case)]).ids
    carry(made.hala, made.stick, made.rima)
    swap(made)
    made.enemy.change(id, "translation", {"text": "He left of his own will."})
    made.enemy.hand_over(made.rima)
    approve(made)
    assert "own will" not in form(made)
    look(made)
    assert "own will" in form(made)


def test_a_choice_about_a_name_is_not_approved(made: Town) -> None:
    who = marked(made)
    assign(made)
    summary = made.enemy.desk.cases.dossier(made.case).head.ops("summary")
    asked = {"record": made.case, "field": "summary", "who": who, "seen": " ".join(summary)}
    below(made.enemy, made.case, "name_choice", {**asked, "choice": "replace"})
    made.enemy.hand_over(made.rima)
    approve(made)
    assert "كثيراً" not in told(made)


def test_what_the_page_shows_is_approved(open_case: Town) -> None:
    made = open_case
    below(made.enemy, made.case, "event", {"type": "transfer", "text": words("نُقل إلى فرع")})
    made.enemy.hand_over(made.rima)
    approve(made)
    assert "نُقل إلى فرع" in leaving(made)
    assert made.rima.access.lone_words.lone_file(made.case) is None


def test_no_look_makes_a_sending_of_others_ours(open_case: Town) -> None:
    """The page says that another device alone tells of it, and neither its day nor its way."""
    made = open_case
    sent: dict[str, Json] = {"status": "sent", "sent_on": "2026-11-20", "sent_how": "email"}
    id = below(made.enemy, made.case, "submission", {"mechanism": "wgeid", **sent})
    made.enemy.hand_over(made.rima)
    approve(made)
    assert not _sending(made, id)
    look(made)
    assert not _sending(made, id)
    assert _sending(made, _sent_by_rima(made))["sent_on"] == ("2026-11-21",)


def _sent_by_rima(made: Town) -> str:
    """One that the coordinator says was sent."""
    sent: dict[str, Json] = {"mechanism": "iimp", "status": "sent", "sent_on": "2026-11-21"}
    return made.rima.cases.save([Edit("submission", sent, parent=made.case)]).ids[0]


def _sending(made: Town, id: str) -> dict[str, tuple[Json, ...]]:
    """What leaves of how it was sent."""
    left = state(made)
    assert left.allowed, left.state
    gone = left.get(id)
    names = ("status", "sent_on", "sent_how", "sent_by")
    return {name: gone.every(name) for name in names if gone is not None and gone.every(name)}
