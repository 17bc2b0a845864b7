"""Asked before, not yet asked, oddly answered: what a person is told before asking. All made up."""

from __future__ import annotations

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made

from vsdesk.errors import UserError
from vsdesk.records.checks.flags import flags
from vsdesk.records.consent.notes import SENTENCES, notes
from vsdesk.records.consent.prior_statements import (
    QUESTION,
    asked_again,
    prior_statements,
    unexplained,
)
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.hidden_sections import GUARDED, hidden, is_open
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dictionary.values import Json
from vsdesk.words import Lang

# --- statements ----------------------------------------------------------------------------


def said(text: str) -> Json:
    return {"ar": text, "src_lang": "ar"}


@pytest.fixture
def told(made: Made) -> Made:
    """The source of the sighting made a statement before, and one elsewhere."""
    made.add("secret", "source", space="source", code="S-0007", type="co_detainee")
    made.add(
        "first",
        "statement",
        "secret",
        "source",
        date={"from": "2025-05-12", "precision": "day"},
        prior_statements=said("إفادة أولى لدى جمعية أخرى عام 2023"),
    )
    return made


def test_a_statement_for_the_case_anywhere_is_found(told: Made) -> None:
    (prior,) = prior_statements(told.dossier())
    assert (prior.record, prior.elsewhere) == (rid("first"), True)
    vault = [told.views.pop("first"), told.views.pop("secret")]
    assert prior_statements(told.dossier()) == ()
    assert len(prior_statements(told.dossier(), statements=vault, sources=vault[1:])) == 1
    told.add("signed", "evidence_item", "case", type="statement_signed", received_from=rid("najah"))
    assert [one.record for one in prior_statements(told.dossier())] == [rid("signed")]


def test_a_person_who_is_a_source_was_asked_before(told: Made) -> None:
    assert prior_statements(told.dossier(), person=rid("najah")) == ()
    told.set("secret", person=rid("najah"))
    assert len(prior_statements(told.dossier(), person=rid("najah"))) == 1


def test_asking_again_needs_a_reason(told: Made) -> None:
    again = told.add(
        "again",
        "statement",
        "secret",
        "source",
        date={"from": "2026-11-20", "precision": "day"},
        prior_statements=said("لا"),
    )
    prior = prior_statements(told.dossier())
    assert [one.record for one in unexplained(again.id, None, prior)] == [rid("first")]
    assert unexplained(again.id, said("لا"), prior) and QUESTION  # "no" is no reason
    assert list(asked_again(told.dossier())) == [(rid("again"), rid("first"))]
    assert "asked_again" in {one.code for one in flags(told.dossier(), TODAY)}
    told.set("again", why_again=said("ظهرت ورقة جديدة بخط يده"))
    assert unexplained(again.id, told.views["again"].value("why_again"), prior) == ()
    assert list(asked_again(told.dossier())) == []
    assert unexplained(again.id, None, ()) == ()


def test_no_is_no_earlier_statement(told: Made) -> None:
    for text in ("لا", "ﻻ", "لَا\u200f", "No.", "none", "Na"):
        told.set("first", prior_statements=said(text))
        (prior,) = prior_statements(told.dossier())
        assert not prior.elsewhere


# --- descriptions for identification ---------------------------------------------------------


def test_descriptions_are_hidden_until_somebody_says_what_for(made: Made) -> None:
    assert hidden(made.dossier()) == GUARDED and not is_open(made.dossier())
    made.set("case", identification_for={"answer": "unknown"})
    assert hidden(made.dossier()) == GUARDED
    made.set("case", identification_for="identification")
    assert is_open(made.dossier()) and hidden(made.dossier()) == frozenset()


def test_what_was_written_down_stays_in_sight(made: Made) -> None:
    made.add("looks", "am_profile", "marwan", height_from=170)
    assert "am_profile" not in hidden(made.dossier())
    assert "am_medical" in hidden(made.dossier())
    made.delete("looks")
    assert "am_profile" in hidden(made.dossier())


def test_there_is_no_field_for_what_divides(dictionary: Dictionary) -> None:
    names = {field.name for kind in dictionary.kinds for field in kind.fields}
    for word in (
        "ethnicity",
        "religion",
        "sect",
        "political",
        "party",
        "orientation",
        "dna_profile",
    ):
        assert not {name for name in names if name == word or name.startswith(f"{word}_")}


PROFILES = (
    "D3S1358 15,17 vWA 16,18 FGA 21,24 TH01 6,9.3",
    "DYS19: 14; DYS390: 23; DYS391: 10",
    "16223T 16311C 263G 315.1C 750G 1438G",
)


@pytest.mark.parametrize("text", PROFILES)
def test_a_dna_profile_is_refused_and_a_note_is_not(dictionary: Dictionary, text: str) -> None:
    for values in ({"note": said(text)}, {"kit_ref": text}):
        with pytest.raises(UserError) as refused:
            dictionary.parse("dna_reference", values)
        assert refused.value.name == "E_VALUE" and text not in repr(refused.value)
    with pytest.raises(UserError) as refused:
        dictionary.parse("dna_reference", {"profile": text})
    assert refused.value.name == "E_FIELD"
    kept = dictionary.parse("dna_reference", {"note": said("أُعطيت عينة في مركز العائلات")})
    assert kept["note"]


def test_a_paper_may_be_seen_and_not_copied(dictionary: Dictionary) -> None:
    parsed = dictionary.parse(
        "evidence_item", {"type": "id_document", "original": "seen_not_copied"}
    )
    assert parsed["original"] == "seen_not_copied"


def test_the_summary_says_not_to_name_third_persons(dictionary: Dictionary) -> None:
    told: tuple[tuple[Lang, str], ...] = (("ar", "أسماء"), ("en", "third persons"))
    for lang, word in told:
        labels = Labels(lang, dictionary.vocabularies)
        assert word in labels.help("case", "summary")


# --- odd answers -----------------------------------------------------------------------------


def codes(made: Made, dictionary: Dictionary) -> set[str]:
    return {one.code for one in notes(made.dossier(), dictionary.vocabularies, TODAY)}


def test_ordinary_answers_have_no_note(made: Made, dictionary: Dictionary) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.consent("najah", "search", "ncmp", "refused")
    made.consent("najah", "media", "public", "not_asked")
    assert codes(made, dictionary) == set()


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("ends_before", {"review_on": "2026-09-01"}),
        ("ends_before", {"withdrawn_on": "2026-09-01"}),
        ("not_yet", {"given_on": "2026-12-01"}),
        ("unknown_recipient", {"recipient": "the_old_name"}),
        ("unknown_purpose", {"purpose": "the_old_purpose"}),
        ("no_scope", {"data_scope": None}),
        ("decides_without_why", {"decides": True}),
        ("missing_answered", {"grantor": rid("marwan")}),
    ],
)
def test_each_odd_answer_has_its_sentence(
    made: Made, dictionary: Dictionary, code: str, values: dict[str, Json]
) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.set("najah/search/iimp", **values)
    found = notes(made.dossier(), dictionary.vocabularies, TODAY)
    assert code in {one.code for one in found}
    assert {one.grant for one in found if one.code == code} == {rid("najah/search/iimp")}
    assert SENTENCES[code] in {one.sentence for one in found}


def test_someone_without_standing_and_a_child(made: Made, dictionary: Dictionary) -> None:
    made.add("uncle", "person", "family", "family", given_ar="عم")
    made.add(
        "kin2",
        "kinship",
        "family",
        "family",
        person=rid("uncle"),
        relation="uncle_pat",
        related_to=rid("marwan"),
    )
    made.consent("uncle", "search", "iimp", data_scope=WIDE)
    assert codes(made, dictionary) == {"no_standing"}
    made.set("uncle/search/iimp", decides=True, decides_why="لا أحد أقرب منه")
    assert codes(made, dictionary) == set()
    made.set("uncle", birth={"from": "2012", "to": "2012", "precision": "year"})
    assert codes(made, dictionary) == {"of_a_child"}


def test_three_relatives_three_answers(made: Made, dictionary: Dictionary) -> None:
    for n, (who, relation, result) in enumerate(
        (("هناء", "wife", "refused"), ("فاروق", "father", "not_asked"))
    ):
        made.add(who, "person", "family", "family", given_ar=who)
        made.add(
            f"k{n}",
            "kinship",
            "family",
            "family",
            person=rid(who),
            relation=relation,
            related_to=rid("marwan"),
        )
        made.consent(who, "search", "iimp", result)
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    found = notes(made.dossier(), dictionary.vocabularies, TODAY)
    assert {one.code for one in found} == {"contradicts"} and len(found) == 3
    made.set("najah/search/iimp", decides=True, decides_why="بعد لقاء العائلة")
    assert codes(made, dictionary) == set()


def test_found_alive_every_answer_rests(made: Made, dictionary: Dictionary) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.set("case", search_status="released_returned")
    assert codes(made, dictionary) == {"frozen"}


def test_a_found_child_of_twelve_is_asked(made: Made, dictionary: Dictionary) -> None:
    made.set("marwan", birth={"from": "2012", "to": "2012", "precision": "year"})
    made.consent("najah", "search", "iimp", capacity="guardian", data_scope=WIDE)
    made.set("case", search_status="located_alive_elsewhere")
    assert codes(made, dictionary) == {"assent"}
    made.set("najah/search/iimp", child_assent=True)
    assert codes(made, dictionary) == set()


def test_a_near_relatives_no_beside_a_guardian_is_said(made: Made, dictionary: Dictionary) -> None:
    made.set("marwan", birth={"from": "2012", "to": "2012", "precision": "year"})
    made.set("kin", relation="grandmother_mat")
    made.add("uncle", "person", "family", "family", given_ar="عم")
    made.add(
        "kin2",
        "kinship",
        "family",
        "family",
        person=rid("uncle"),
        relation="uncle_pat",
        related_to=rid("marwan"),
    )
    made.consent("najah", "search", "iimp", capacity="guardian", data_scope=WIDE)
    made.consent("uncle", "search", "iimp", "refused")
    assert codes(made, dictionary) == {"objects"}
    made.set("uncle/search/iimp", result="given", data_scope=WIDE)
    assert codes(made, dictionary) == {"no_standing"}


def test_a_case_without_an_event_says_so(made: Made, dictionary: Dictionary) -> None:
    made.drop("arrest")
    (note,) = notes(made.dossier(), dictionary.vocabularies, TODAY)
    assert (note.code, note.grant) == ("no_event", rid("case"))
