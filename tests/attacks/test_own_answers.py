"""What relatives and witnesses answered themselves holds for what is theirs, whoever speaks for
the case. All made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, leaving, relative, said, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_portraits import attach
from tests.attacks.test_said_at_the_window import answered

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

ALL: list[Json] = [
    *(
        "circumstances",
        "contact",
        "documents",
        "family_members",
        "hlp",
        "identity",
        "minors",
        "photo",
    ),
]
BORN: Json = {"from": "1990-01-01", "to": "1990-12-31", "precision": "year"}
COURT = ("criminal_accountability", "prosecutor_de")


def sister_in(made: Town) -> tuple[str, str]:
    """The mother agreed to all; the grown sister with number, house and picture: (sister, the picture)."""
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "خلود")
    said(made, mother, "given", data_scope=ALL, photo_use=True, audio_use=True)
    picture = attach(made, "photo_person")
    made.hala.cases.save(
        [
            Edit("person", {"birth": BORN, "occupation": "خياطة", "photo": [picture]}, id=sister),
            Edit(
                "person_identifier", {"type": "national_no", "number": "04010055443"}, parent=sister
            ),
            Edit(
                "hlp_asset",
                {"type": "house", "owner": sister, "plot_no": "771"},
                parent=made.family,
            ),
        ]
    )
    carry(made.hala, made.stick, made.rima)
    return sister, picture


def theirs(made: Town, picture: str) -> dict[str, bool]:
    left = made.gate("ced", "un_complaint")
    assert left.allowed
    text = json.dumps([dict(one.values) for one in left.records], ensure_ascii=False)
    held = left.get(picture)
    return {
        "name": "خلود" in text,
        "number": "04010055443" in text,
        "house": "771" in text,
        "picture": held is not None and "blob" in held.values,
        "his name": "ليث" in text,
    }


NOTHING = {"name": False, "number": False, "house": False, "picture": False, "his name": True}
EVERYTHING = dict.fromkeys(NOTHING, True)


@pytest.mark.parametrize(
    ("answer", "leaves"),
    [
        (None, EVERYTHING),
        ({"result": "given", "data_scope": ALL, "photo_use": True}, EVERYTHING),
        (
            {"result": "given", "data_scope": ["identity"], "photo_use": False},
            {**NOTHING, "name": True, "number": True},
        ),
        (
            {"result": "given", "data_scope": [*ALL], "photo_use": False},
            {**EVERYTHING, "picture": False},
        ),
        ({"result": "not_asked", "follow_up": "2026-12-20"}, NOTHING),
        ({"result": "given_if", "data_scope": ALL, "photo_use": True}, NOTHING),
        ({"result": "refused"}, NOTHING),
    ],
)
def test_what_is_of_a_relative_goes_by_their_own_answer(
    made: Town, answer: dict[str, Json] | None, leaves: dict[str, bool]
) -> None:
    sister, picture = sister_in(made)
    if answer is not None:
        row: dict[str, Json] = {
            "grantor": sister,
            "subject": made.case,
            "purpose": "un_complaint",
            "recipient": "ced",
            "given_on": "2026-11-20",
            "capacity": "self",
            **answer,
        }
        written(made, "consent_grant", row, made.family)
    assert theirs(made, picture) == leaves


@pytest.mark.parametrize("answer", ["none", "refused", "anonymous", "withdrawn", "given"])
def test_a_witness_is_named_by_their_own_yes_alone(made: Town, answer: str) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    wide: list[Json] = [
        "circumstances",
        "documents",
        "family_members",
        "identity",
        "perpetrator_names",
        "source_identity",
    ]
    said(made, mother, "given", purpose=COURT[0], recipient=COURT[1], data_scope=wide)
    carry(made.hala, made.stick, made.rima)
    counsel = written(
        made,
        "representation",
        {"representative": "المحامية أمل", "represented": mother, "proceeding": "كوبلنتس"},
        made.case,
    )
    rima = made.rima
    rima.cases.save(
        [Edit("representation", {"confirmed": True}, id=counsel, shown=rima.cases.shown(counsel))]
    )
    source = written(
        made,
        "source",
        {"type": "survivor", "true_name": "سامر الخطيب", "contact": "عبر المرشدة نوال"},
    )
    written(
        made,
        "event",
        {"type": "sighting", "told_by": source, "text": words("رآه سامر الخطيب في المهجع")},
        made.case,
    )
    if answer != "none":
        row: dict[str, Json] = {
            "grantor": source,
            "subject": made.case,
            "purpose": COURT[0],
            "recipient": COURT[1],
            "capacity": "self",
            "given_on": "2026-11-20",
        }
        row |= (
            {"result": "refused"}
            if answer == "refused"
            else {"result": "given", "data_scope": wide}
        )
        row |= {"identity_mode": "anonymous"} if answer == "anonymous" else {}
        row |= {"withdrawn_on": "2026-11-21"} if answer == "withdrawn" else {}
        written(made, "consent_grant", row, source)
    left = leaving(made, *COURT, level="A")
    assert ("سامر" in left, "نوال" in left) == (answer == "given", answer == "given")
    assert "ليث" in left


@pytest.mark.parametrize("photo", ["no", "yes"])
def test_a_picture_goes_to_the_public_by_the_answer_about_it(made: Town, photo: str) -> None:
    """The one tick "The photo may be used too" is no answer to whether it may be published."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    answered(made, mother, keep="yes", publish_name="yes", publish_photo=photo)
    said(made, mother, "given", purpose="media", recipient="public", data_scope=ALL, photo_use=True)
    picture = attach(made, "photo_person")
    made.hala.cases.save([Edit("person", {"photo": [picture]}, id=made.person)])
    carry(made.hala, made.stick, made.rima)
    held = made.gate("public", "media").get(picture)
    assert (held is not None and "blob" in held.values) == (photo == "yes")


def test_the_tick_of_the_photo_publishes_none(made: Town) -> None:
    from vsdesk.records.consent.questions import grants_for

    (named,) = grants_for("publish_name", "yes", {}, photo=True)
    assert named["photo_use"] is False and "photo" not in str(named["data_scope"])
    (photo,) = grants_for("publish_photo", "yes", {})
    assert photo["photo_use"] is True
    (search,) = grants_for("iimp", "yes", {}, photo=True)
    assert search["photo_use"] is True and "photo" in str(search["data_scope"])


@pytest.mark.parametrize("call", [None, True, False])
def test_a_number_that_is_not_to_be_called_leaves_nowhere(made: Town, call: Json) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", data_scope=ALL, contact_allowed=True)
    number: dict[str, Json] = {
        "person": mother,
        "type": "phone",
        "value": "+963 944 555 666",
        "safe_contact": True,
    }
    made.hala.cases.save(
        [
            Edit(
                "contact_channel",
                number | ({} if call is None else {"safe_to_call": call}),
                parent=mother,
            )
        ]
    )
    carry(made.hala, made.stick, made.rima)
    assert ("944 555 666" in leaving(made, "un_complaint", "ced")) == (call is not False)


def two_entries(made: Town, **less: Json) -> tuple[str, str]:
    """Two entries of one person: the brother agreed to all at the first, the mother to less at the
    other; (picture, other)."""
    other, _, _ = family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", **{"data_scope": ALL, "photo_use": True, "audio_use": True, **less})
    family_of(made)
    brother = relative(made, "father", "غسان")
    said(made, brother, "given", data_scope=ALL, photo_use=True, audio_use=True)
    picture = attach(made, "photo_person")
    made.hala.cases.save(
        [
            Edit("person", {"photo": [picture]}, id=made.person),
            Edit("event", {"type": "other", "text": words("أخذوه من الحاجز")}, parent=made.case),
        ]
    )
    carry(made.hala, made.stick, made.rima)
    seen = made.rima.matching.pair_shown(other, made.case)
    made.rima.matching.decide_pair(other, made.case, "same", "الأب والأم نفسهما", shown=seen)
    return picture, other


@pytest.mark.parametrize("less", [False, True])
def test_less_at_the_other_entry_narrows_here(made: Town, *, less: bool) -> None:
    narrow: dict[str, Json] = {"data_scope": ["identity"], "photo_use": False} if less else {}
    picture, _ = two_entries(made, **narrow)
    left = made.gate("ced", "un_complaint")
    assert left.allowed
    text = json.dumps([dict(one.values) for one in left.records], ensure_ascii=False)
    held = left.get(picture)
    assert ("الحاجز" in text, held is not None and "blob" in held.values) == (not less, not less)
    assert "ليث" in text


def test_a_pause_at_the_other_entry_stops_here(made: Town) -> None:
    _, other = two_entries(made)
    assert made.gate("ced", "un_complaint").allowed
    made.rima.cases.save([Edit("case", {"search_status": "family_paused"}, id=other)])
    assert made.gate("ced", "un_complaint").state == "paused"
