"""What a coordinator wrote closes, whatever the device writes over it that opened the file. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import family_of, leaving, relative, words
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_once_named import new
from tests.attacks.test_portraits import attach
from tests.attacks.test_what_terms_tell import WIDE, file_leaves, town

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

SUSPECT = "الديري"
BY_WHOM = "الديري بيده"  # as the story tells it


def seen(made: Town, kind: str, values: dict[str, Json], id: str) -> None:
    """Written by the coordinator, who has the record on the screen."""
    made.rima.cases.save([as_shown(made.rima, kind, values, id)])


# -- what a paper is ----------------------------------------------------------------------------


def noted(made: Town, kind: str) -> str:
    """A scan of the case that the coordinator calls so: it stays."""
    _, wife = town(made, [one for one in WIDE if one not in ("hlp", "medical")])
    item = attach(made, "civil_record", 2)
    of = wife if kind == "kimlik" else made.person
    made.hala.cases.save([Edit("evidence_item", {"relates_to": [of]}, id=item)])
    carry(made.hala, made.stick, made.rima)
    if kind == "family_book":
        written(made, "person_mark", {"type": "not_named_outside"}, wife)
    made.rima.cases.save([Edit("evidence_item", {"document_type": kind}, id=item)])
    assert not file_leaves(made, item)
    return item


@pytest.mark.parametrize("said", ["passport", None])
@pytest.mark.parametrize("kind", ["family_book", "kimlik", "property_deed"])
def test_what_a_coordinator_called_a_paper_it_stays(made: Town, kind: str, said: Json) -> None:
    item = noted(made, kind)
    device = hala(made)
    device.change(item, "evidence_item", {"document_type": said})
    device.hand_over(made.rima)
    assert not file_leaves(made, item)


def test_it_leaves_again_once_the_coordinator_wrote_there(made: Town) -> None:
    item = noted(made, "property_deed")
    device = hala(made)
    device.change(item, "evidence_item", {"document_type": "passport"})
    device.hand_over(made.rima)
    assert not file_leaves(made, item)
    seen(made, "evidence_item", {"document_type": "military_book"}, item)
    assert file_leaves(made, item)


def test_what_the_opener_alone_said_they_change(made: Town) -> None:
    town(made, [one for one in WIDE if one not in ("hlp", "medical")])
    item = attach(made, "civil_record", 2)
    for kind in ("property_deed", "passport"):
        made.hala.cases.save([Edit("evidence_item", {"document_type": kind}, id=item)])
        carry(made.hala, made.stick, made.rima)
        assert file_leaves(made, item) == (kind == "passport")


def test_words_that_the_opener_wrote_anew_leave_without_the_old_ones(made: Town) -> None:
    """What was overruled closes, and does not leave itself."""
    town(made)
    event = written(made, "event", {"type": "arrest", "text": words("أخذوه من السوق")}, made.case)
    assert "السوق" in leaving(made)
    device = hala(made)
    device.change(event, "event", {"text": words("أخذوه من البيت")})
    device.hand_over(made.rima)
    left = leaving(made)
    assert "البيت" in left
    assert "السوق" not in left


# -- an unsafe number ---------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["0944 123 456", None])
@pytest.mark.parametrize("field", ["safe_contact", "safe_to_call"])
def test_a_number_stays_unsafe_though_its_row_has_another(
    made: Town, field: str, said: Json
) -> None:
    mother, _ = town(made, [*WIDE, "contact"])
    values: dict[str, Json] = {"type": "phone", "safe_contact": True, "person": mother}
    row = new(made.hala, "contact_channel", {**values, "value": "0955 771 771"}, made.family)
    other = new(made.hala, "contact_channel", {**values, "value": "0966 882 882"}, made.family)
    carry(made.hala, made.stick, made.rima)
    seen(made, "contact_channel", {field: False}, row)
    carry(made.rima, made.stick, made.hala)
    new(made.hala, "contact_channel", {**values, "value": "+963955771771"}, made.family)
    carry(made.hala, made.stick, made.rima)
    assert "771" not in leaving(made)
    made.hala.cases.save([as_shown(made.hala, "contact_channel", {"value": said}, row)])
    carry(made.hala, made.stick, made.rima)
    assert other and "882" in leaving(made)
    assert "771" not in leaving(made)


@pytest.mark.parametrize(
    "said",
    [
        "0955 771 771 / 0944 123 456",
        "0955 771 771 أبو علي",
        "واتساب: 0955771771",
        "٠٩٥٥٧٧١٧٧١واتساب",
        "wa.me/963955771771",
        "t.me/x 0955771771",
        "0955-أبو علي-771771",
        "0933 111 222 - 955771771",
    ],
)
def test_an_unsafe_number_stays_whatever_stands_beside_it(made: Town, said: str) -> None:
    mother, _ = town(made, [*WIDE, "contact"])
    values: dict[str, Json] = {"type": "phone", "safe_contact": True, "person": mother}
    unsafe = {**values, "safe_contact": False, "value": "0955 771 771 / 0933 222 333"}
    new(made.hala, "contact_channel", unsafe, made.family)
    new(made.hala, "contact_channel", {**values, "value": "0966 882 882 علي"}, made.family)
    new(made.hala, "contact_channel", {**values, "value": said}, made.family)
    new(made.hala, "contact_channel", {**values, "value": "+963 933 222333"}, made.family)
    carry(made.hala, made.stick, made.rima)
    left = leaving(made)
    assert "882" in left
    assert said not in left
    assert "222333" not in left


# -- the family asked to stop -------------------------------------------------------------------


def test_a_stop_that_a_coordinator_noted_is_not_answered_by_the_opener(made: Town) -> None:
    town(made)
    stop: dict[str, Json] = {"type": "stop", "text": words("توقفوا")}
    request = written(made, "family_request", stop, made.family)
    assert made.gate("ced", "un_complaint").state == "asked_to_stop"
    device = hala(made)
    device.change(request, "family_request", {"answered": "2026-11-23"})
    device.hand_over(made.rima)
    assert made.gate("ced", "un_complaint").state == "asked_to_stop"
    seen(made, "family_request", {"answered": "2026-11-22"}, request)
    assert made.gate("ced", "un_complaint").state == "given"


def test_a_stop_that_the_opener_noted_they_answer(made: Town) -> None:
    town(made)
    stop: dict[str, Json] = {"type": "stop", "text": words("توقفوا")}
    request = new(made.hala, "family_request", stop, made.family)
    carry(made.hala, made.stick, made.rima)
    assert made.gate("ced", "un_complaint").state == "asked_to_stop"
    made.hala.cases.save(
        [as_shown(made.hala, "family_request", {"answered": "2026-11-23"}, request)]
    )
    carry(made.hala, made.stick, made.rima)
    assert made.gate("ced", "un_complaint").state == "given"


# -- limits in words ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sort", [{"type": "without_photo"}, {"type": "not_before_day", "day": "2000-01-01"}]
)
def test_limits_in_words_wait_for_a_person(made: Town, sort: dict[str, Json]) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    carry(made.hala, made.stick, made.rima)
    limits = words("عبر المحامية فقط، ودون اسم أخي برهان")
    answer: dict[str, Json] = {
        "grantor": mother,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given_limited",
        "given_on": "2026-11-20",
        "data_scope": WIDE,
        "limits": limits,
    }
    grant = written(made, "consent_grant", answer, made.family)
    device = hala(made)
    id = device.desk.context.new_id()
    op = NewOp(id, "consent_condition", {"words": limits, **sort}, parent=grant)
    device.sign(made.family, op)
    device.hand_over(made.rima)
    assert made.gate("ced", "un_complaint").state == "yes_if"
    own = written(made, "consent_condition", {"type": "other", "words": limits}, grant)
    word: dict[str, Json] = {"on": "2026-11-24", "by": "ريما", "confirmed": True}
    written(made, "condition_met", word, own)
    assert made.gate("ced", "un_complaint").state == "given"


# -- who is thought responsible -----------------------------------------------------------------


def taken(made: Town) -> str:
    """The event that tells by whom; the coordinator knows the suspect by one name."""
    town(made, ["circumstances", "identity", "family_members"])
    text = words("أخذه نزار الديري بيده")
    return written(made, "event", {"type": "arrest", "text": text}, made.case)


def person(made: Town) -> None:
    device = hala(made)
    values: dict[str, Json] = {"given_ar": "نزار", "family_ar": SUSPECT}
    id = device.desk.context.new_id()
    device.sign(made.family, NewOp(id, "person", values, parent=made.family))
    device.hand_over(made.rima)


def test_no_opener_makes_a_suspects_name_somebody_elses(made: Town) -> None:
    event = taken(made)
    assert BY_WHOM in leaving(made)
    written(made, "involvement", {"named_as": SUSPECT}, event)
    assert BY_WHOM not in leaving(made)
    person(made)
    assert BY_WHOM not in leaving(made)
    assert "بيده" in leaving(made)


def test_the_name_of_who_was_on_file_before_stands(made: Town) -> None:
    event = taken(made)
    person(made)
    written(made, "involvement", {"named_as": SUSPECT}, event)
    assert BY_WHOM in leaving(made)


def test_a_coordinator_may_say_that_somebody_else_is_called_so(made: Town) -> None:
    event = taken(made)
    written(made, "involvement", {"named_as": SUSPECT}, event)
    person(made)
    assert BY_WHOM not in leaving(made)
    written(made, "person", {"given_ar": "ماهر", "family_ar": SUSPECT}, made.family)
    assert BY_WHOM in leaving(made)
