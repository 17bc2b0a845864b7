"""What a coordinator recorded of a family's matters stands on the paper of whom it concerns, by who recorded
it: who opened the file puts none of it on anybody's paper, before the family was told or on another's word.
Everybody is made up."""

from __future__ import annotations

from typing import Final

import pytest
from tests.attacks.families import relative, said, state, words
from tests.attacks.kit import Device, Town, as_shown, carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_deaths_told import town
from tests.attacks.test_filled_waits import listed
from tests.attacks.test_left_empty import WRITERS, fill
from tests.attacks.test_looked import look
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_once_named import new
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

DEATH: Final = "تقول الحكومة إن ليث مات في السجن ودُفن في نجها"
SECRET: Final = "المال بيع سراً ولا يقال لأحد في الدار الثانية"
NUMBER: Final = "CED-77"
FROZEN: Final = "ab" * 32
DAY: Final = "2026-11-01"


def paper(made: Town, person: str, kind: str = "our-file") -> str:
    """What stands on somebody's own paper."""
    order = SheetOrder(made.case, ("ar",), kind=kind, person=person, discreet=False)
    return text_of(made.rima.outbound.sheets.sheet(order).pdf)


def submission(made: Town, answers: list[Json], by: str = "coordinator", **more: Json) -> str:
    """One that was sent, on these answers."""
    values: dict[str, Json] = {"mechanism": "ced", "sent_on": "2026-10-01", "consents": answers}
    values |= {"external_ref": NUMBER, **more}
    if by == "coordinator":
        return written(made, "submission", values, made.case)
    id = new(made.hala, "submission", {**values, "digest": FROZEN}, made.case)
    carry(made.hala, made.stick, made.rima)
    return id


def approved(made: Town, draft: str) -> None:
    """A coordinator approves what Hala froze; so it was sent by Hala's word."""
    yes: dict[str, Json] = {"approved": True, "approved_digest": FROZEN}
    made.rima.cases.save([Edit("submission", yes, id=draft)])


def household(made: Town) -> tuple[str, str]:
    """The mother, and the wife who lives in another house: both may have a paper of their own."""
    mother, wife = town(made), relative(made, "wife", "سلمى")
    for purpose, to in (("casework", "family"), ("hold_record", "own_org")):
        said(made, wife, "given", purpose=purpose, recipient=to, data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    for one in made.rima.cases.dossier(made.family).of("family_member"):
        house = "بيت سلمى" if one.text("person") == wife else "بيت هدى"
        made.rima.cases.save([Edit("family_member", {"household": house}, id=one.id)])
    return mother, wife


# -- what came back, before anybody told it --------------------------------------------------------


def reply(made: Town, **values: Json) -> tuple[str, str]:
    """What came back to a coordinator on the mother's answer, and told of a death; and the mother."""
    mother = town(made)
    yes = said(made, mother, "given", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    above = submission(made, [yes])
    held: dict[str, Json] = {"date": "2026-10-20", "summary": words(DEATH), **values}
    device = Device(made.rima, made.stick)
    event = made.rima.context.new_id()
    device.sign(made.case, NewOp(event, "submission_event", held, parent=above))
    assert NUMBER in paper(made, mother) and "دُفن" not in paper(made, mother)
    return mother, event


NEWS: Final[dict[str, Json]] = {"type": "government_reply", "direction": "in"}


@pytest.mark.parametrize("who", WRITERS)
@pytest.mark.parametrize(
    ("left", "filled"),
    [
        ((), {"family_informed_on": DAY}),
        (("type",), {"family_informed_on": DAY}),
        (("type",), {"type": "ack"}),
        (("direction",), {"direction": "out"}),
        (("direction", "type"), {"direction": "out", "type": "ack"}),
    ],
)
def test_no_reply_is_told_by_who_opened_the_file(
    made: Town, left: tuple[str, ...], filled: dict[str, Json], who: str
) -> None:
    mother, event = reply(made, **{name: one for name, one in NEWS.items() if name not in left})
    fill(made, who, "submission_event", event, filled)
    assert ("دُفن" in paper(made, mother)) == (who == "coordinator")


def test_that_the_family_was_told_waits_for_a_look(made: Town) -> None:
    mother, event = reply(made, **NEWS)
    carry(made.rima, made.stick, made.hala)
    made.hala.submissions.replies.told(event, DAY)
    carry(made.hala, made.stick, made.rima)
    assert "دُفن" not in paper(made, mother)
    assert made.case in listed(made)
    look(made)
    assert "دُفن" in paper(made, mother)


def test_who_was_sent_to_tell_it_says_that_it_was_told(made: Town) -> None:
    mother, event = reply(made, **NEWS)
    device = made.hala.context.vault.identity.device_id
    made.rima.cases.save([Edit("case", {"news_messenger": device}, id=made.case)])
    carry(made.rima, made.stick, made.hala)
    made.hala.submissions.replies.told(event, DAY)
    carry(made.hala, made.stick, made.rima)
    assert "دُفن" in paper(made, mother)


@pytest.mark.parametrize("by", ["hala", "coordinator"])
def test_what_she_recorded_she_tells_as_long_as_it_is_hers(made: Town, by: str) -> None:
    """Where a coordinator wrote into it, nobody was told of that."""
    mother = town(made)
    yes = said(made, mother, "given", data_scope=SCOPES)
    above = submission(made, [yes], "hala")
    values: dict[str, Json] = {**NEWS, "date": "2026-10-20"}
    mine: dict[str, Json] = {"summary": words(DEATH)}
    event = new(made.hala, "submission_event", values | (mine if by == "hala" else {}), above)
    carry(made.hala, made.stick, made.rima)
    if by == "coordinator":
        made.rima.cases.save([Edit("submission_event", mine, id=event)])
    assert "دُفن" not in paper(made, mother)
    fill(made, "opener", "submission_event", event, {"family_informed_on": DAY})
    assert ("دُفن" in paper(made, mother)) == (by == "hala")


# -- a talk, and what is owed, with nobody's name --------------------------------------------------


@pytest.mark.parametrize("who", WRITERS)
@pytest.mark.parametrize("kind", ["contact_log", "duty"])
def test_what_named_nobody_is_on_nobodys_paper(made: Town, kind: str, who: str) -> None:
    mother, wife = household(made)
    talk: dict[str, Json] = {"on": DAY, "text": words(SECRET)}
    owed: dict[str, Json] = {"type": "owed_to_family", "what": words(SECRET), "due": "2026-12-01"}
    record = written(made, kind, talk if kind == "contact_log" else owed, made.family)
    for one in (mother, wife):
        assert "سراً" not in paper(made, one)
    fill(made, who, kind, record, {"person": wife})
    assert ("سراً" in paper(made, wife)) == (who == "coordinator")
    assert "سراً" not in paper(made, mother)


def test_with_whom_she_spoke_says_who_wrote_it_down(made: Town) -> None:
    _, wife = household(made)
    talk = new(made.hala, "contact_log", {"on": DAY, "text": words(SECRET)}, made.family)
    carry(made.hala, made.stick, made.rima)
    assert "سراً" not in paper(made, wife)
    fill(made, "opener", "contact_log", talk, {"person": wife})
    assert "سراً" in paper(made, wife)


def test_a_duty_of_no_kind_is_no_promise(made: Town) -> None:
    mother = town(made)
    record = written(made, "duty", {"type": "our_own", "what": words(SECRET)}, made.family)
    device = Device(made.rima, made.stick)
    device.change(record, "duty", {"type": None})
    fill(made, "opener", "duty", record, {"type": "owed_to_family"})
    assert "سراً" not in paper(made, mother)
    fill(made, "coordinator", "duty", record, {"type": "owed_to_family"})
    assert "سراً" in paper(made, mother)


# -- on whose answers something was sent -----------------------------------------------------------


def complaint(made: Town, by: str, **more: Json) -> tuple[str, str, str]:
    """The mother, who speaks for the case; her answer to somebody else; what was sent for the wife's own
    matters, with a question of the committee below it."""
    mother, wife = town(made), relative(made, "wife", "سلمى")
    yes = said(made, wife, "given", data_scope=SCOPES, subject=wife)
    hers = said(made, mother, "given", data_scope=SCOPES, purpose="search", recipient="iimp")
    carry(made.hala, made.stick, made.rima)
    above = submission(made, [yes], by, **more)
    if by == "hala":
        approved(made, above)
    asked: dict[str, Json] = {"type": "request", "direction": "in", "date": "2026-10-20"}
    written(made, "submission_event", {**asked, "summary": words(SECRET)}, above)
    made.rima.cases.save([Edit("case", {"primary_contact": mother}, id=made.case)])
    assert NUMBER not in paper(made, mother)
    return mother, hers, above


@pytest.mark.parametrize("who", WRITERS)
@pytest.mark.parametrize("way", ["other", "beside", "emptied"])
@pytest.mark.parametrize("by", ["coordinator", "hala"])
def test_no_other_answer_is_put_in_the_place_of_hers(
    made: Town, by: str, way: str, who: str
) -> None:
    mother, hers, above = complaint(made, by)
    stood = made.rima.cases.record(above).every("consents")[0]
    assert isinstance(stood, list)
    put: dict[str, Json] = {"other": [hers], "beside": [*sorted([*map(str, stood), hers])]}
    fill(made, who, "submission", above, {"consents": put.get(way)})
    left = paper(made, mother)
    assert (NUMBER in left) == ("سراً" in left) == (who == "coordinator")
    if who == "opener" and way != "emptied":  # nothing is left there that could be looked at
        assert made.case in listed(made)


@pytest.mark.parametrize("who", WRITERS)
def test_nobody_is_made_a_complainant_beside_whoever_is_hidden(made: Town, who: str) -> None:
    mother, wife = household(made)
    made.rima.cases.save([Edit("case", {"primary_contact": mother}, id=made.case)])
    above = submission(made, [], complainants=[wife])
    assert NUMBER not in paper(made, mother)
    fill(made, who, "submission", above, {"complainants": [*sorted([mother, wife])]})
    assert (NUMBER in paper(made, mother)) == (who == "coordinator")


# -- that it was sent ------------------------------------------------------------------------------


@pytest.mark.parametrize("who", WRITERS)
def test_a_draft_of_a_coordinator_was_sent_by_a_coordinators_word(made: Town, who: str) -> None:
    mother = town(made)
    yes = said(made, mother, "given", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    draft = submission(made, [yes], sent_on=None, external_ref=None)
    assert "أُرسل إلى" not in paper(made, mother)
    fill(made, who, "submission", draft, {"sent_on": "2026-10-01", "external_ref": NUMBER})
    left = paper(made, mother)
    assert (NUMBER in left) == ("أُرسل إلى" in left) == (who == "coordinator")


def test_what_she_prepared_and_a_coordinator_approved_she_sends(made: Town) -> None:
    mother = town(made)
    yes = said(made, mother, "given", data_scope=SCOPES)
    draft = submission(made, [yes], "hala", sent_on=None, external_ref=None)
    approved(made, draft)
    assert NUMBER not in paper(made, mother)
    fill(made, "opener", "submission", draft, {"sent_on": "2026-10-01", "external_ref": NUMBER})
    assert NUMBER in paper(made, mother)


# -- that we stop ----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [*WRITERS, "look"])
@pytest.mark.parametrize("by", ["hala", "coordinator"])
def test_a_stop_is_answered_by_a_coordinator(made: Town, by: str, who: str) -> None:
    """As with a no: whoever holds the device that wrote it down ends it by nothing."""
    mother = town(made)
    said(made, mother, "given", data_scope=SCOPES)
    asked: dict[str, Json] = {"type": "stop", "text": words("لا تتابعوا"), "received": "2026-11-20"}
    if by == "hala":
        stop = new(made.hala, "family_request", {**asked, "person": mother}, made.family)
        carry(made.hala, made.stick, made.rima)
    else:
        carry(made.hala, made.stick, made.rima)
        stop = written(made, "family_request", {**asked, "person": mother}, made.family)
    assert state(made).reason == "asked_to_stop"
    fill(
        made, "opener" if who == "look" else who, "family_request", stop, {"answered": "2026-11-21"}
    )
    if who == "opener":
        assert state(made).reason == "asked_to_stop"
        values: dict[str, Json] = {"answered": "2026-11-22"}
        made.rima.cases.save([as_shown(made.rima, "family_request", values, stop)])
    elif who == "look":
        assert made.family in listed(made)
        look(made, made.family)
    assert state(made).allowed
