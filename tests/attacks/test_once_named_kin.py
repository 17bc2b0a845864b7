"""More guards that hang on a link, and what takes the link away: whose way of contact it is, who told it,
for which need somebody was sent on, of whom a case is; and a number that is safe in one row of two.
Everybody is made up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import TODAY, Town, as_shown, carry
from tests.attacks.test_called_otherwise import asked, hala, written
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_once_named import (
    files,
    leaves,
    mother_agrees,
    new,
    remove,
)

from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

OPENERS = ["none", "replaced", "emptied"]


def steer(made: Town, how: str, rec: str, kind: str, name: str, other: Json) -> None:
    """The device that opened the file says another one in its own field, and hands over."""
    device = hala(made)
    if how in ("replaced", "emptied"):
        device.change(rec, kind, {name: other if how == "replaced" else None})
    device.hand_over(made.rima)


def opened(
    made: Town,
    kind: str,
    values: Mapping[str, Json],
    parent: str | None,
    theirs: Mapping[str, Json],
) -> str:
    """A record of the device that opened the file, in which a coordinator wrote beside."""
    device = hala(made)
    rec = device.desk.context.new_id()
    above = device.desk.cases.record(parent).space if parent else rec
    device.sign(above, NewOp(rec, kind, values, parent=parent))
    device.hand_over(made.rima)
    if theirs:
        made.rima.cases.save([as_shown(made.rima, kind, theirs, rec)])
    return rec


@pytest.mark.parametrize("how", [*OPENERS, "nobody"])
def test_who_refused_and_told_it_has_their_words_stay(made: Town, how: str) -> None:
    mother = asked(made)
    source = written(made, "source", {"type": "survivor", "true_name": "سامر الخطيب"})
    if how != "nobody":
        no: dict[str, Json] = {
            "grantor": source,
            "subject": made.case,
            "purpose": "un_complaint",
            "recipient": "ced",
            "result": "refused",
            "given_on": "2026-11-20",
        }
        written(made, "consent_grant", no, source)
    event = opened(
        *(made, "event", {"type": "other", "told_by": source}, made.case),
        {"text": words("سمعت عنه في السوق")},
    )
    steer(made, how, event, "event", "told_by", mother)
    left = made.gate("ced", "un_complaint").get(event)
    assert left is not None
    assert ("text" in left.values) == (how == "nobody")


@pytest.mark.parametrize("how", [*OPENERS, "safe_need"])
def test_the_need_for_which_somebody_was_sent_on_closes(made: Town, how: str) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    for purpose in ("hold_record", "casework"):
        said(made, mother, "given", purpose=purpose, recipient="own_org", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    asked_of = opened(made, "need_assessment", {"person": mother}, made.family, {})
    needs = [
        opened(made, "need", {"category": "health"}, asked_of, theirs)
        for theirs in ({}, {} if how == "safe_need" else {"category": "gbv_safe_referral"})
    ]
    sent: dict[str, Json] = {"person": mother, "need": needs[1], "to_name": "مركز ٧٧١"}
    rec = opened(made, "referral", sent, made.family, {})
    steer(made, how, rec, "referral", "need", needs[0])
    assert leaves(made, rec, to="own_org", purpose="casework") == [how == "safe_need"]


@pytest.mark.parametrize("how", [*OPENERS, "hers"])
def test_whose_number_it_was_is_asked_still(made: Town, how: str) -> None:
    mother = mother_agrees(made, "contact")
    wife = relative(made, "wife", "سلمى")
    carry(made.hala, made.stick, made.rima)
    whose = mother if how == "hers" else wife
    phone: dict[str, Json] = {"type": "phone", "value": "0955 771 771", "person": whose}
    rec = opened(made, "contact_channel", {**phone, "safe_contact": True}, made.family, {})
    steer(made, how, rec, "contact_channel", "person", mother)
    assert leaves(made, rec) == [how == "hers"]


@pytest.mark.parametrize("how", [*OPENERS, "unmarked"])
def test_of_the_case_of_whom_nobody_may_know_nothing_leaves(made: Town, how: str) -> None:
    mother = mother_agrees(made)
    carry(made.hala, made.stick, made.rima)
    if how != "unmarked":
        written(made, "person_mark", {"type": "nobody_may_know_of"}, made.person)
    steer(made, how, made.case, "case", "person", mother)
    left = made.gate("ced", "un_complaint")
    assert (left.get(made.case) is not None) == (how == "unmarked")


@pytest.mark.parametrize("how", [*OPENERS, "unmarked"])
def test_the_name_of_a_mother_who_is_hidden_stays(made: Town, how: str) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "نجاح"), relative(made, "wife", "سلمى")
    said(made, wife, "given", identity_mode="named", data_scope=SCOPES)
    desk = made.hala
    desk.cases.save([as_shown(desk, "person", {"mother_given_ar": "هدى"}, made.person)])
    carry(desk, made.stick, made.rima)
    if how != "unmarked":
        written(made, "person_mark", {"type": "not_named_outside"}, mother)
    rows = made.rima.cases.dossier(made.case).of("kinship")
    row = next(one.id for one in rows if one.text("person") == mother)
    steer(made, how, row, "kinship", "person", wife)
    left = made.gate("ced", "un_complaint").get(made.person)
    assert left is not None
    assert ("mother_given_ar" in left.values) == (how == "unmarked")


@pytest.mark.parametrize("how", [*OPENERS, "hers"])
def test_what_another_told_is_not_hers_afterwards(made: Town, how: str) -> None:
    mother = asked(made)
    wife = relative(made, "wife", "سلمى")
    said(made, wife, "given", identity_mode="named", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    teller = wife if how == "hers" else mother
    event = opened(
        *(made, "event", {"type": "other", "told_by": teller}, made.case),
        {"text": words("سمعت عنه في السوق")},
    )
    steer(made, how, event, "event", "told_by", wife)
    own = Request("un_complaint", "ced", "B", TODAY, person=wife, own_rights=True)
    left = decide(own, made.rima.cases.dossier(made.case), made.rima.context.dictionary)
    assert left.allowed
    assert (left.get(event) is not None) == (how == "hers")


@pytest.mark.parametrize("how", ["none", "removed", "no_form"])
def test_the_form_of_an_answer_goes_where_the_answer_goes(
    made: Town, how: str, tmp_path: Path
) -> None:
    mother_agrees(made)
    uncle = relative(made, "uncle_pat", "نزار")
    first, _ = files(made, tmp_path, made.family)
    answer: dict[str, Json] = {
        "grantor": uncle,
        "subject": made.case,
        "purpose": "search",
        "recipient": "icrc",
        "result": "given",
        "given_on": "2026-11-20",
        "data_scope": SCOPES,
    }
    if how != "no_form":
        answer["scan"] = first
    rec = new(made.hala, "consent_grant", answer, made.family)
    carry(made.hala, made.stick, made.rima)
    if how == "removed":
        remove(made.rima, rec)
    assert leaves(made, first) == [how == "no_form"]


@pytest.mark.parametrize("safe", [(True,), (True, True), (False, True), (True, False)])
@pytest.mark.parametrize("how", ["twice", "other_writing", "removed", "to_call"])
def test_a_number_is_as_unsafe_as_the_most_careful_row(
    made: Town, safe: tuple[bool, ...], how: str
) -> None:
    mother = mother_agrees(made, "contact")
    rows = []
    for at, one in enumerate(safe):
        value = "+963955771771" if at and how == "other_writing" else "0955 771 771"
        said_so: dict[str, Json] = {"type": "phone", "value": value, "safe_contact": one}
        if how == "to_call":
            said_so |= {"safe_contact": True, "safe_to_call": one}
        rows.append(new(made.hala, "contact_channel", {**said_so, "person": mother}, made.family))
    other: dict[str, Json] = {"type": "phone", "value": "0944 123 456", "safe_contact": True}
    free = new(made.hala, "contact_channel", {**other, "person": mother}, made.family)
    if how == "removed" and False in safe:
        remove(made.hala, rows[safe.index(False)])
    carry(made.hala, made.stick, made.rima)
    assert leaves(made, *rows, free) == [*(all(safe) for _ in safe), True]


def test_the_same_number_of_another_person_is_unsafe_until_a_coordinator_says_safe(
    made: Town,
) -> None:
    mother = mother_agrees(made, "contact")
    uncle = relative(made, "uncle_pat", "نزار")
    phone: dict[str, Json] = {"type": "phone", "value": "0955 771 771"}
    hers = new(
        made.hala,
        "contact_channel",
        {**phone, "safe_contact": True, "person": mother},
        made.family,
    )
    new(
        made.hala,
        "contact_channel",
        {**phone, "safe_contact": False, "person": uncle},
        made.family,
    )
    carry(made.hala, made.stick, made.rima)
    assert leaves(made, hers) == [False]
    safe: dict[str, Json] = {**phone, "safe_contact": True, "person": mother}
    own = new(made.rima, "contact_channel", safe, made.family)
    assert leaves(made, own) == [True]
