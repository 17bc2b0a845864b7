"""What a coordinator wrote closes, whatever the device writes over it that opened the file.
Everybody is made up."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from tests.attacks.families import family_of, leaving, relative, words
from tests.attacks.families import said as answered
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


# -- what was sealed, and how a source is reached ------------------------------------------------


@pytest.mark.parametrize("said", ["غير", None])
@pytest.mark.parametrize(
    ("kind", "field", "value", "story"),
    [
        ("person_identifier", "number", "SY77AB1", "جوازه SY77AB1 عندنا"),
        ("person_name", "value", "الشبح", "كانوا ينادونه الشبح دائماً"),
    ],
)
def test_what_a_coordinator_sealed_is_sought_by_what_stood_there(
    made: Town, kind: str, field: str, value: str, story: str, said: Json
) -> None:
    town(made)
    carry(made.rima, made.stick, made.hala)
    sort = "passport" if kind == "person_identifier" else "nickname"
    sealed = new(made.hala, kind, {"type": sort, field: value}, made.person)
    carry(made.hala, made.stick, made.rima)
    written(made, "event", {"type": "other", "text": words(story)}, made.case)
    assert story in leaving(made)
    made.rima.cases.save([Edit(kind, {"sens": 4}, id=sealed)])
    assert value not in leaving(made)
    device = hala(made)
    device.change(sealed, kind, {field: said})
    device.hand_over(made.rima)
    assert value not in leaving(made)
    seen(made, kind, {field: "سواه"}, sealed)
    assert story in leaving(made)


@pytest.mark.parametrize("said", ["غير", None])
def test_how_a_source_is_reached_stays(made: Town, said: Json) -> None:
    town(made)
    source = made.hala.cases.save(
        [Edit("source", {"type": "survivor", "code": "S-91"}, id=made.hala.context.new_id())]
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("source", {"contact": "عند SX77AB1 في حلب"}, id=source)])
    told: dict[str, Json] = {"type": "other", "told_by": source, "text": words("رآه هناك")}
    written(made, "event", told, made.case)
    written(made, "event", {"type": "other", "text": words("بلغنا SX77AB1 منه")}, made.case)
    assert "SX77AB1" not in leaving(made)
    device = hala(made)
    device.change(source, "source", {"contact": said})
    device.hand_over(made.rima)
    assert "SX77AB1" not in leaving(made)


def test_the_mother_stays_hidden_in_her_sons_record(made: Town) -> None:
    _, wife = town(made)
    son = relative(made, "son", "عمر")
    kin: dict[str, Json] = {"person": son, "related_to": wife, "relation": "son"}
    new(made.hala, "kinship", kin, made.family)
    born: Json = {"from": "1999-01-01", "to": "1999-12-31", "precision": "year"}
    made.hala.cases.save([Edit("person", {"birth": born}, id=son)])
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("person", {"mother_given_ar": "لولو"}, id=son)])
    made.rima.cases.save([Edit("person", {"sex": "female"}, id=wife)])
    assert "لولو" in leaving(made)
    written(made, "person_mark", {"type": "not_named_outside"}, wife)
    assert "لولو" not in leaving(made)
    device = hala(made)
    device.change(wife, "person", {"sex": "male"})
    device.hand_over(made.rima)
    assert "لولو" not in leaving(made)


# -- who is not to hear of a death ---------------------------------------------------------------


def test_news_of_a_death_stays_though_the_opener_calls_it_otherwise(made: Town) -> None:
    mother, _ = town(made)
    to: dict[str, Json] = {"purpose": "search", "recipient": "icrc", "identity_mode": "named"}
    answered(made, mother, "given", **to, data_scope=WIDE)
    carry(made.hala, made.stick, made.rima)
    member = next(
        one.id
        for one in made.rima.cases.dossier(made.case).of("family_member")
        if one.text("person") == mother
    )
    row: dict[str, Json] = {"person": mother, "text": words("رفضوا التسجيل في السجل")}
    issue = written(made, "civil_doc_issue", {**row, "document": "death_certificate"}, made.family)
    assert "السجل" in leaving(made, "search", "icrc")
    made.rima.cases.save([Edit("family_member", {"news_of_death": False}, id=member)])
    assert "السجل" not in leaving(made, "search", "icrc")
    device = hala(made)
    device.change(issue, "civil_doc_issue", {"document": "other"})
    device.hand_over(made.rima)
    assert "السجل" not in leaving(made, "search", "icrc")


def test_a_file_that_tells_of_a_death_stays(made: Town) -> None:
    mother, _ = town(made)
    to: dict[str, Json] = {"purpose": "search", "recipient": "icrc", "identity_mode": "named"}
    answered(made, mother, "given", **to, data_scope=WIDE)
    item = attach(made, "civil_record", 3)
    carry(made.hala, made.stick, made.rima)
    row: dict[str, Json] = {"document_type": "death_statement", "title": "بيان وفاة"}
    made.rima.cases.save([Edit("evidence_item", row, id=item)])
    assert file_leaves(made, item, "icrc", "search")
    member = next(
        one.id
        for one in made.rima.cases.dossier(made.case).of("family_member")
        if one.text("person") == mother
    )
    made.rima.cases.save([Edit("family_member", {"news_of_death": False}, id=member)])
    assert not file_leaves(made, item, "icrc", "search")
    assert "بيان" not in leaving(made, "search", "icrc")


# -- what is ours --------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["our_letter", "submission_copy", "consent_form"])
def test_what_is_ours_leaves_by_no_answer_that_the_opener_writes(made: Town, kind: str) -> None:
    town(made)
    carry(made.rima, made.stick, made.hala)
    picture = BytesIO()
    Image.new("RGB", (30, 30), (9, 99, 9)).save(picture, "PNG")
    picture.seek(0)
    item = made.rima.files.attach(picture, made.case, kind=kind, name="x.png").ids[0]
    made.rima.cases.save([Edit("evidence_item", {"title": "رسالتنا إلى الوزارة"}, id=item)])
    device = hala(made)
    grant = next(
        one.id
        for one in made.rima.cases.dossier(made.case).of("consent_grant")
        if one.every("recipient") == ("ced",)
    )
    device.sign(made.family, NewOp(grant, "consent_grant", {"scan": item}))
    device.hand_over(made.rima)
    assert not file_leaves(made, item)
    assert "الوزارة" not in leaving(made)


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


def test_a_stop_that_the_opener_noted_a_coordinator_answers(made: Town) -> None:
    town(made)
    stop: dict[str, Json] = {"type": "stop", "text": words("توقفوا")}
    request = new(made.hala, "family_request", stop, made.family)
    carry(made.hala, made.stick, made.rima)
    assert made.gate("ced", "un_complaint").state == "asked_to_stop"
    made.hala.cases.save(
        [as_shown(made.hala, "family_request", {"answered": "2026-11-23"}, request)]
    )
    carry(made.hala, made.stick, made.rima)
    assert made.gate("ced", "un_complaint").state == "asked_to_stop"
    seen(made, "family_request", {"answered": "2026-11-24"}, request)
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


def test_so_many_names_are_no_list_of_suspects(made: Town) -> None:
    """More than are looked for: words stay as a whole, and the paper is soon made."""
    event = taken(made)
    assert "بيده" in leaving(made)
    names = "،".join(f"اسم{one:04}" for one in range(3000))
    written(made, "involvement", {"named_as": names}, event)
    left = leaving(made)
    assert "بيده" not in left
    assert "ليث" in left


def test_a_hundred_suspects_are_looked_for(made: Town) -> None:
    event = taken(made)
    names = "،".join([*(f"ضابط{one} العلي{one}" for one in range(100)), "نزار الديري"])
    written(made, "involvement", {"named_as": names}, event)
    left = leaving(made)
    assert "بيده" in left
    assert SUSPECT not in left


# -- a coordinator's mistake that the family corrects ---------------------------------------------


def corrected(made: Town, id: str, kind: str, values: dict[str, Json]) -> None:
    """By Hala, who has it on the screen."""
    carry(made.rima, made.stick, made.hala)
    made.hala.cases.save([as_shown(made.hala, kind, values, id)])
    carry(made.hala, made.stick, made.rima)


def waiting(made: Town) -> list[tuple[str, Json, Json]]:
    """What the list of lone words shows of the case: field, what stood, what stands."""
    found = made.rima.access.lone_words.lone_file(made.case)
    return [
        (name, one.before.value(name) if one.before else None, held[0].value)
        for one in (found.records if found else ())
        for name, held in one.said.items()
    ]


def test_it_waits_for_a_look_and_leaves_after_it(made: Town) -> None:
    item = noted(made, "property_deed")
    words_of = made.rima.access.lone_words
    assert not waiting(made)
    assert made.case not in [one.root for one in words_of.lone_run().more(20)]
    corrected(made, item, "evidence_item", {"document_type": "passport"})
    assert waiting(made) == [("document_type", "property_deed", "passport")]
    assert made.case in [one.root for one in words_of.lone_run().more(20)]
    assert not file_leaves(made, item)
    found = words_of.lone_file(made.case)
    assert found is not None
    words_of.look_holds(made.case, found.ops)
    assert file_leaves(made, item)
    assert not waiting(made)
    assert made.case not in [one.root for one in words_of.lone_run().more(20)]


def test_what_hala_corrects_of_her_own_does_not_wait(made: Town) -> None:
    town(made)
    item = attach(made, "civil_record", 2)
    made.hala.cases.save([Edit("evidence_item", {"document_type": "property_deed"}, id=item)])
    carry(made.hala, made.stick, made.rima)
    corrected(made, item, "evidence_item", {"document_type": "passport"})
    assert not waiting(made)
