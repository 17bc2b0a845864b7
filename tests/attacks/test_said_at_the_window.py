"""What a family says at the window holds for every exit: limits in words, no name, a pause,
nothing kept. All made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import as_text, family_of, relative, said, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_marks import SCOPES, told
from tests.attacks.test_portraits import attach

from vsdesk.desk import Edit, How
from vsdesk.records.consent.condition_rules import CONDITION, MET
from vsdesk.records.consent.questions import grants_for
from vsdesk.records.dictionary.values import Json

LIMITS = "عبر المحامية فقط، ودون اسم أخي برهان"
PUBLIC = ("photo_publication", "public")
STORY = "كان معي في المهجع وكان مريضاً"


def left_for(made: Town, purpose: str, recipient: str) -> tuple[str, str]:
    """The state of the gate, and all that leaves as text."""
    found = made.gate(recipient, purpose)
    return found.state, as_text(found)


def answered(made: Town, who: str, **answers: str) -> None:
    """Answers to the standard questions."""
    common: dict[str, Json] = {
        "grantor": who,
        "subject": made.case,
        "given_on": "2026-11-20",
        "capacity": "relative",
        "how_recorded": "signed",
    }
    for question, answer in answers.items():
        for row in grants_for(question, answer, common):
            made.hala.cases.save([Edit("consent_grant", row, parent=made.family)])


# -- a yes with limits in words -----------------------------------------------------------------


def limited(made: Town, limits: Json) -> str:
    """The mother's yes with limits, as the window writes it; its id."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    hala = made.hala
    change = hala.consent.grant(
        made.case,
        mother,
        "un_complaint",
        "ced",
        "given_limited",
        How(limits=limits),
        scopes=["circumstances", "family_members", "identity"],
        shown=hala.cases.shown(made.case),
    )
    carry(hala, made.stick, made.rima)
    return change.ids[0]


def test_limits_in_words_wait_for_a_person(made: Town) -> None:
    grant = limited(made, words(LIMITS))
    assert left_for(made, "un_complaint", "ced") == ("yes_if", "[]")
    (condition,) = made.rima.cases.dossier(made.case).children(grant, CONDITION)
    assert condition.value("words") == words(
        LIMITS
    )  # what is asked stands where every condition does
    written(made, MET, {"on": "2026-11-24", "by": "ريما", "confirmed": True}, condition.id)
    state, left = left_for(made, "un_complaint", "ced")
    assert state == "given" and "ليث" in left


def test_limits_without_words_are_the_scopes_alone(made: Town) -> None:
    limited(made, None)
    state, left = left_for(made, "un_complaint", "ced")
    assert state == "given" and "ليث" in left


def test_another_condition_answers_no_limits(made: Town) -> None:
    """Limits that came by a table or from an older program stand as no condition: below them
    any other opens nothing."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    grant = said(made, mother, "given_limited", data_scope=SCOPES, limits=words(LIMITS))
    carry(made.hala, made.stick, made.rima)
    assert left_for(made, "un_complaint", "ced")[0] == "yes_if"
    written(made, CONDITION, {"words": words("بلا صورة"), "type": "without_photo"}, grant)
    assert left_for(made, "un_complaint", "ced")[0] == "yes_if"
    condition = written(made, CONDITION, {"words": words(LIMITS), "type": "other"}, grant)
    written(made, MET, {"on": "2026-11-24", "by": "ريما", "confirmed": True}, condition)
    assert left_for(made, "un_complaint", "ced")[0] == "given"


# -- the name -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["no", "yes", ""])
def test_a_yes_to_the_photo_is_none_to_the_name(made: Town, name: str) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    answered(
        made, mother, keep="yes", publish_photo="yes", **({"publish_name": name} if name else {})
    )
    picture = attach(made, "photo_person", name="ليث النوري.jpg")
    made.hala.cases.save([Edit("person", {"photo": [picture]}, id=made.person)])
    carry(made.hala, made.stick, made.rima)
    written(made, "event", {"type": "other", "text": words("أخذوا ليث النوري ليلاً")}, made.case)
    state, left = left_for(made, *PUBLIC)
    assert state == "given" and '"blob"' in left  # the picture goes
    assert "ليث" not in left and "النوري" not in left
    state, left = left_for(made, "advocacy_named", "public")
    assert ("ليث" in left) == (name == "yes")


def test_an_older_yes_to_the_photo_lets_no_refused_name_out(made: Town) -> None:
    """As answers were written before: the yes to the photo had the scope of the name as well."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    answered(made, mother, keep="yes")
    said(
        made,
        mother,
        "given",
        purpose=PUBLIC[0],
        recipient=PUBLIC[1],
        photo_use=True,
        data_scope=["identity", "photo"],
    )
    carry(made.hala, made.stick, made.rima)
    assert "ليث" not in left_for(made, *PUBLIC)[1]  # nobody asked about the name yet
    answered(made, mother, publish_name="no")
    carry(made.hala, made.stick, made.rima)
    state, left = left_for(made, *PUBLIC)
    assert state == "given" and "ليث" not in left and "النوري" not in left


def test_advocacy_without_a_name_names_nobody(made: Town) -> None:
    mother = asked(made)
    said(made, mother, "given", purpose="advocacy_anon", recipient="public", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    summary = words("خرج ليث من بيته، وبكت هدى عليه")
    made.rima.cases.save([Edit("case", {"summary": summary, "case_no": "VS-7"}, id=made.case)])
    made.rima.cases.save([Edit("event", {"type": "other", "place_text": "دمشق"}, parent=made.case)])
    state, left = left_for(made, "advocacy_anon", "public")
    assert state == "given" and "دمشق" in left
    for name in ("ليث", "النوري", "هدى"):
        assert name not in left
    assert "ليث" in told(made)  # the control: to the body that was named they go by name


@pytest.mark.parametrize("mode", ["anonymous", "pseudonym", "named"])
def test_who_came_back_is_named_as_they_say(made: Town, mode: str) -> None:
    family_of(made, {"from": "1985-01-01", "to": "1985-12-31", "precision": "year"})
    back: Json = {"from": "2015-01-01", "to": "2015-01-01", "precision": "day"}
    made.hala.cases.save([Edit("event", {"type": "release", "date": back}, parent=made.case)])
    carry(made.hala, made.stick, made.rima)
    for purpose, to in (("hold_record", "own_org"), ("criminal_accountability", "coi")):
        row: dict[str, Json] = {
            "grantor": made.person,
            "subject": made.case,
            "purpose": purpose,
            "recipient": to,
            "result": "given",
            "given_on": "2026-11-20",
            "capacity": "self",
            "data_scope": ["circumstances", "identity"],
            "identity_mode": mode,
        }
        written(made, "consent_grant", row, made.case)
    state, left = left_for(made, "criminal_accountability", "coi")
    assert state == "given"
    assert ("ليث" in left) == (mode == "named")


# -- a no ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("keep", "named"), [("no", False), ("yes", True)])
def test_who_is_not_to_be_kept_is_named_to_nobody(made: Town, keep: str, *, named: bool) -> None:
    family_of(made)
    mother, aunt = relative(made, "mother", "هدى"), relative(made, "aunt_pat", "خلود")
    made.hala.cases.save([Edit("person", {"occupation": "خياطة"}, id=aunt)])
    answered(made, mother, keep="yes")
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    answered(made, aunt, keep=keep)
    carry(made.hala, made.stick, made.rima)
    left = told(made)
    assert ("خلود" in left, "خياطة" in left) == (named, named)
    assert "هدى" in left and "ليث" in left


def test_a_no_about_somebody_hides_them(made: Town) -> None:
    mother = asked(made)
    sister = relative(made, "sister", "خلود")
    born: Json = {"from": "1990-01-01", "to": "1990-12-31", "precision": "year"}
    made.hala.cases.save([Edit("person", {"birth": born}, id=sister)])
    carry(made.hala, made.stick, made.rima)
    assert "خلود" in told(made)
    no: dict[str, Json] = {
        "grantor": mother,
        "subject": sister,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "refused",
        "given_on": "2026-11-21",
    }
    written(made, "consent_grant", no, made.family)
    assert "خلود" not in told(made) and "ليث" in told(made)


@pytest.mark.parametrize("who", ["source", "sister"])
@pytest.mark.parametrize("withdrawn", [False, True])
def test_words_of_whoever_refused_stay(made: Town, who: str, *, withdrawn: bool) -> None:
    asked(made)
    sister = relative(made, "sister", "خلود")
    carry(made.hala, made.stick, made.rima)
    source = written(made, "source", {"type": "survivor", "true_name": "سامر الخطيب"})
    teller, home = (source, source) if who == "source" else (sister, made.family)
    written(made, "event", {"type": "held_at", "told_by": teller, "text": words(STORY)}, made.case)
    claim: dict[str, Json] = {
        "field": "whereabouts",
        "value": "ack_undisclosed",
        "source": teller,
        "status": "current",
        "confidence": "rumour",
        "text": words("قال إنه رآه حياً"),
    }
    written(made, "claim", claim, made.case)
    assert "مريضاً" in told(made)  # the control
    no: dict[str, Json] = {
        "grantor": teller,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "given_on": "2026-11-20",
    }
    no |= {"result": "given", "withdrawn_on": "2026-11-21"} if withdrawn else {"result": "refused"}
    written(made, "consent_grant", no, home)
    left = told(made)
    assert "مريضاً" not in left and "رآه حياً" not in left
    assert "ليث" in left


# -- a pause ------------------------------------------------------------------------------------


def test_nothing_leaves_while_the_family_pauses(made: Town) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("case", {"search_status": "family_paused"}, id=made.case)])
    assert left_for(made, "un_complaint", "ced") == ("paused", "[]")
    for recipient, purpose in (("own_org", "casework"), ("family", "")):
        assert made.gate(recipient, purpose).state != "paused"  # our own work, and their own paper
    made.rima.cases.save([Edit("case", {"search_status": "open_searching"}, id=made.case)])
    assert "ليث" in told(made)


def test_an_asked_stop_waits_until_it_is_answered(made: Town) -> None:
    mother = asked(made)
    carry(made.hala, made.stick, made.rima)
    for kind in ("complaint", "stop"):
        values: dict[str, Json] = {
            "person": mother,
            "type": kind,
            "text": words("أوقفوا كل شيء"),
            "received": "2026-11-22",
        }
        request = written(made, "family_request", values, made.family)
        assert left_for(made, "un_complaint", "ced")[0] == (
            "given" if kind == "complaint" else "asked_to_stop"
        )
    answer: dict[str, Json] = {"answer": words("اتفقنا أن نمضي"), "answered": "2026-11-23"}
    made.rima.cases.save([Edit("family_request", answer, id=request)])
    assert "ليث" in told(made)
