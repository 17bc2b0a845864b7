"""Under a coordinator's name nothing is written that another device put there: renewed
answers, loads, portraits."""

from __future__ import annotations

import io
import json

from tests.attacks.kit import Town, carry, swap

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import GateDecision

LATE = 1_900_000_000_000
WIDE: list[Json] = ["circumstances", "contact", "documents", "family_members", "identity", "photo"]


def granted(made: Town, values: dict[str, Json]) -> str:
    """A yes of the mother's that Hala wrote down as it is here, at the coordinator's and the enemy's."""
    said: dict[str, Json] = {
        "grantor": made.mother,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given",
        "given_on": "2026-11-20",
        **values,
    }
    id = made.hala.context.new_id()
    made.hala.cases.save([Edit("consent_grant", said, id=id, parent=made.family)])
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    return id


def let_out(found: GateDecision) -> set[tuple[str, str]]:
    return {(record.kind, name) for record in found for name in record.values}


def loaded(made: Town, *rows: dict[str, Json]) -> list[str]:
    """A dump that the coordinator loads; the rules of what was remarked."""
    head: dict[str, Json] = {"vsdesk": 1, "schema": 1}
    lines = [json.dumps(one, ensure_ascii=False).encode() for one in (head, *rows)]
    return sorted({one.rule for one in made.rima.loads.load(lines).remarks})


def test_a_renewed_answer_allows_no_more_than_the_person_said(made: Town) -> None:
    grant = granted(made, {"data_scope": ["circumstances", "identity"]})
    channel = made.rima.cases.dossier(made.case).of("contact_channel")[0].id
    made.rima.cases.save([Edit("contact_channel", {"safe_contact": True}, id=channel)])
    swap(made)
    made.enemy.change(grant, "consent_grant", {"data_scope": ["contact"]}, replace=False)
    made.enemy.hand_over(made.rima)
    new = made.rima.consent.steps.review(
        grant, "2027-11-01", shown=made.rima.consent.steps.shown(grant)
    ).ids[0]
    assert made.view(new).value("data_scope") == ["circumstances", "identity"]
    assert not made.gate("ced", "un_complaint").of("contact_channel")


def test_a_renewed_answer_is_as_narrow_as_anybody_made_it(made: Town) -> None:
    grant = granted(made, {"data_scope": ["circumstances", "identity"], "photo_use": True})
    less: dict[str, Json] = {"data_scope": ["identity"], "photo_use": False}
    made.enemy.change(grant, "consent_grant", less, replace=False)
    made.enemy.hand_over(made.rima)
    new = made.view(
        made.rima.consent.steps.review(
            grant, "2027-11-01", shown=made.rima.consent.steps.shown(grant)
        ).ids[0]
    )
    assert (new.value("data_scope"), new.value("photo_use")) == (["identity"], False)


def test_a_renewed_answer_has_every_limit(made: Town) -> None:
    grant = granted(made, {"limits": {"ar": "لا تذكروا ابنتي"}})
    told: dict[str, Json] = {"limits": {"ar": "لا حدود"}}
    made.enemy.change(grant, "consent_grant", told, replace=False, ts=LATE)
    made.enemy.hand_over(made.rima)
    new = made.view(
        made.rima.consent.steps.review(
            grant, "2027-11-01", shown=made.rima.consent.steps.shown(grant)
        ).ids[0]
    )
    assert "ابنتي" in str(new.value("limits"))


def test_a_renewed_answer_takes_no_yes_that_nobody_gave(made: Town) -> None:
    grant = granted(made, {})
    more: dict[str, Json] = {"photo_use": True, "contact_allowed": True, "risks_explained": True}
    made.enemy.change(grant, "consent_grant", more, replace=False)
    made.enemy.hand_over(made.rima)
    new = made.view(
        made.rima.consent.steps.review(
            grant, "2027-11-01", shown=made.rima.consent.steps.shown(grant)
        ).ids[0]
    )
    assert {new.value(name) for name in more} == {None}


def test_a_load_fills_no_silence_with_a_yes(made: Town) -> None:
    grant = granted(made, {})
    before = let_out(made.gate("ced", "un_complaint"))
    row: dict[str, Json] = {"kind": "consent_grant", "id": grant, "parent": made.family}
    wide: dict[str, Json] = {"data_scope": WIDE, "photo_use": True, "review_on": "2035-01-01"}
    assert "silence" in loaded(made, {**row, **wide})
    assert let_out(made.gate("ced", "un_complaint")) <= before
    assert [made.view(grant).value(name) for name in wide] == [None, None, None]
    assert "silence" not in loaded(made, {**row, "photo_use": False, "withdrawn_on": "2026-11-23"})
    assert made.holds("ced", "un_complaint") == "withdrawn"


def test_a_load_makes_no_number_safe(made: Town) -> None:
    scopes: list[Json] = ["circumstances", "contact", "identity"]
    granted(made, {"data_scope": scopes})
    channel = made.rima.cases.dossier(made.case).of("contact_channel")[0].id
    row: dict[str, Json] = {"kind": "contact_channel", "id": channel, "parent": made.mother}
    assert "silence" in loaded(made, {**row, "safe_contact": True})
    assert not made.gate("ced", "un_complaint").of("contact_channel")


def test_the_portrait_is_the_one_that_who_recorded_the_person_named(made: Town) -> None:
    hala = made.hala
    before = made.rima.files.photo_item(made.case)
    assert before
    other = hala.files.attach(
        io.BytesIO(photo.draw_made_up_portrait(2)), made.case, name="زوجته.jpg"
    ).ids[0]
    portraits: list[Json] = [before]
    hala.cases.save([Edit("person", {"photo": portraits}, id=made.person)])
    carry(hala, made.stick, made.rima)
    swap(made)
    others: list[Json] = [other]
    made.enemy.change(made.person, "person", {"photo": others})
    made.enemy.hand_over(made.rima)
    assert made.rima.files.photo_item(made.case) == before
    assert made.view(made.person).differs("photo")
