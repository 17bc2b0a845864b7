"""The dictionary: what is declared, what may be written, by whom; and a new field in one place."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest

from tools import dictionary_page, ku_gaps
from vsdesk.errors import UserError
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dictionary.model import About, declare
from vsdesk.records.dictionary.spec import SPACES
from vsdesk.records.dictionary.values import Json, Text, YesNo
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.records.kinds import MODELS
from vsdesk.records.kinds.antemortem import FIRST_TEN
from vsdesk.records.kinds.case import CLAIMED, Case
from vsdesk.words import LANGS

ID = "0f" * 16
NEEDED = (
    "case person person_name person_identifier family family_member kinship contact_channel event "
    "involvement perpetrator claim place source external_ref search_action consent_text consent_grant "
    "evidence_item contact_log disclosure incident organisation note staff proposal statement "
    "custody_entry document_check document_test extortion_attempt am_profile am_mark am_medical "
    "am_dental belonging dna_reference consent_event consent_condition condition_met risk_assessment need_assessment need service "
    "referral follow_up hlp_asset civil_doc_issue submission submission_event activity participation "
    "target source_list source_list_entry representation translation project membership "
    "warned_contact family_request work duplicate_link place_operator audit field_def term_def "
    "deletion_certificate retention_decision testimony_row duty person_mark name_choice erasure_beside "
    "not_coming paper_hold teller_limits"
)


def test_every_kind_is_there_and_counted(
    dictionary: Dictionary, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [kind.name for kind in dictionary.kinds]
    lists = dictionary.vocabularies
    fields = sum(len(kind.fields) for kind in dictionary.kinds)
    terms = sum(len(lists.keys(name)) for name in lists)
    with capsys.disabled():
        print(f"\ndictionary: {len(names)} kinds, {fields} fields, {terms} terms")
    assert sorted(names) == sorted(NEEDED.split())
    assert dictionary.roots == ("case", "family", "incident", "activity", "source", "source_list")


def test_what_is_only_a_note_has_no_room_for_more(dictionary: Dictionary) -> None:
    """A sample is a note, a paper is never "authentic", a mind has no score."""
    fields = {field.name for kind in dictionary.kinds for field in kind.fields}
    assert not [
        name for name in fields if "dna" in name or "profile_data" in name or "str_" in name
    ]
    lists = dictionary.vocabularies
    assert not {"authentic", "genuine", "true", "valid"} & set(lists.keys("check_result"))
    needs = dictionary.kind("need_assessment")
    assert needs is not None
    assert "score" not in {field.name for field in needs.fields}


def test_the_first_ten_questions(dictionary: Dictionary) -> None:
    profile = dictionary.kind("am_profile")
    assert profile is not None
    first = [field.name for field in profile.in_section(FIRST_TEN)]
    assert first == [
        "height_from",
        "height_to",
        "build",
        "hair_colour",
        "eye_colour",
        "handedness",
        "teeth",
        "injuries",
        "marks",
        "illness",
        "clothes",
        "things",
        "papers_where",
    ]
    assert all(field.requirement == "O" for field in profile.fields)


def test_what_is_written_once_or_stays_inside(dictionary: Dictionary) -> None:
    once = {kind.name for kind in dictionary.kinds if kind.once}
    inside = {kind.name for kind in dictionary.kinds if kind.inside}
    assert once == {
        *("custody_entry", "consent_event", "consent_condition", "person_mark"),
        *("disclosure", "audit", "deletion_certificate", "erasure_beside"),
        "not_coming",
    }
    assert inside == {
        *("note", "audit", "disclosure", "staff", "field_def", "term_def", "follow_up"),
        *("consent_event", "condition_met", "warned_contact", "duplicate_link"),
        *(
            "deletion_certificate",
            "retention_decision",
            "testimony_row",
            "person_mark",
            "name_choice",
            "teller_limits",
            "erasure_beside",
            "not_coming",
            "paper_hold",
        ),
    }


def test_declarations_agree_with_each_other(dictionary: Dictionary) -> None:
    names = {kind.name for kind in dictionary.kinds}
    for kind in dictionary.kinds:
        assert set(kind.spaces) <= set(SPACES)
        assert set(kind.parents) <= names | {"*"}
        for parent in (dictionary.kind(name) for name in kind.parents):
            assert parent is None or set(parent.spaces) & set(kind.spaces)
        for field in kind.fields:
            assert set(field.targets) <= names | {"*"}, field
            assert bool(field.targets) == (field.type in ("link", "links")), field
            assert bool(field.vocabulary) == (field.type in ("choice", "choices")), field
            assert field.vocabulary is None or field.vocabulary in dictionary.vocabularies, field
            assert 0 <= field.sensitivity <= 4
            assert field.scope is None or dictionary.vocabularies.has("data_scope", field.scope)
            assert field.setters
            assert not field.multiline or field.type in ("text", "ptext")


def test_there_are_no_fields_for_what_is_left_out(dictionary: Dictionary) -> None:
    left_out = ("ethnic", "religio", "politic", "sect_", "tribe")
    fields = {field.name for kind in dictionary.kinds for field in kind.fields}
    assert not [name for name in fields if name.startswith(left_out)]


def test_personal_fields_need_a_scope(dictionary: Dictionary) -> None:
    """A field about a person without a scope would leave without any consent."""
    free = {
        (field.kind, field.name)
        for kind in dictionary.kinds
        if set(kind.spaces) - {"reference", "office", "audit"} and not kind.inside
        for field in kind.fields
        if field.scope is None and field.sensitivity > 1 and field.name != "sens"
    }
    kinds = {kind for kind, _ in free}
    assert kinds <= {"consent_grant", "consent_condition", *dictionary.roots}
    assert {name for kind, name in free if kind in dictionary.roots} == {
        "assigned",
        "given_to",
        "looked",
        "goes_without",
    }


def test_values_are_checked_and_stored_in_one_form(dictionary: Dictionary) -> None:
    parsed = dictionary.parse(
        "event",
        {
            "type": "arrest",
            "date": {"from": "2013-08", "as_told": "بآب"},
            "place": {"answer": "unknown"},
            "text": {"ar": "أخدوه من الحاجز"},
            "how_taken": None,
        },
    )
    assert parsed == {
        "type": "arrest",
        "date": {
            "precision": "month",
            "from": "2013-08-01",
            "to": "2013-08-31",
            "as_told": "بآب",
        },
        "place": {"answer": "unknown"},
        "text": {"ar": "أخدوه من الحاجز", "src_lang": "ar"},
        "how_taken": None,
    }


@pytest.mark.parametrize(
    ("kind", "values", "code", "field"),
    [
        ("victim", {}, "E_KIND", None),
        ("event", {"tpye": "arrest"}, "E_FIELD", "tpye"),
        ("event", {"x_own": "1"}, "E_FIELD", "x_own"),
        ("event", {"id": ID}, "E_FIELD", "id"),
        ("event", {"type": "party"}, "E_VALUE", "type"),
        ("person", {"languages": ["ar", "elvish"]}, "E_VALUE", "languages"),
        ("event", {"date": {"from": "2013-02-30"}}, "E_DATE", "date"),
        ("event", {"place": "قطيفة"}, "E_VALUE", "place"),
        ("claim", {"field": "fate", "value": "gone"}, "E_VALUE", "value"),
        ("claim", {"field": "date", "value": {"from": "2013-02-30"}}, "E_DATE", "value"),
        ("proposal", {"of_kind": "place", "set": {"name": "x"}}, "E_FIELD", "set"),
        ("proposal", {"of_kind": "victim", "set": {}}, "E_KIND", "of_kind"),
    ],
)
def test_what_does_not_fit_is_named_without_its_value(
    dictionary: Dictionary, kind: str, values: dict[str, object], code: str, field: str | None
) -> None:
    with pytest.raises(UserError) as caught:
        dictionary.parse(kind, values, line=7)
    assert caught.value.name == code
    assert caught.value.params["line"] == 7
    assert caught.value.params["kind"] == kind
    assert caught.value.params.get("field") == field
    for value in values.values():
        assert str(value) not in str(caught.value)


def test_a_claim_has_the_value_of_what_it_speaks_of(dictionary: Dictionary) -> None:
    assert set(dictionary.vocabularies.keys("claim_field")) - {"other", "unknown"} == set(CLAIMED)
    assert all(dictionary.claimed(key) for key in CLAIMED)
    assert dictionary.claimed("other") is None
    parsed = dictionary.parse("claim", {"field": "date", "value": {"from": "2013"}})
    assert parsed["value"] == {"precision": "year", "from": "2013-01-01", "to": "2013-12-31"}
    free = dictionary.parse("claim", {"field": "other", "value": {"a": "ب"}})
    assert free["value"] == {"a": "ب"}


def test_history_of_a_newer_version_is_never_refused(dictionary: Dictionary) -> None:
    assert dictionary.may("documenter", "starship", "a")
    assert dictionary.may("coordinator", "event", "colour")
    assert not dictionary.may("reviewer", "starship", None)
    assert not dictionary.may("reviewer", "note", "colour")
    assert dictionary.may_lie_below("starship", "case")


def test_who_may_set_what(dictionary: Dictionary) -> None:
    may, value = dictionary.may, dictionary.may_value
    assert may("documenter", "case", "summary")
    for field in ("assigned", "approved", "closed_reason", "closed_on"):
        assert not may("documenter", "case", field)
        assert may("coordinator", "case", field)
    for kind in (
        "place",
        "perpetrator",
        "organisation",
        "consent_text",
        "staff",
        "field_def",
        "term_def",
    ):
        assert not may("documenter", kind)
        assert not may("documenter", kind, "deleted")
        assert may("coordinator", kind)
    assert not may("documenter", "consent_grant", "decides")
    assert all(may(role, "consent_grant", "withdrawn_on") for role in ("documenter", "reviewer"))
    assert may("reviewer", "note", "text")
    assert may("reviewer", "case", "review_state")
    assert not may("reviewer", "case", "summary")
    assert not may("reviewer", "case", "deleted")
    assert not may("reviewer", "event")
    assert value("reviewer", "case", "review_state", "peer_checked")
    assert not value("reviewer", "case", "review_state", "coordinator_approved")
    assert not value("documenter", "case", "review_state", "coordinator_approved")
    assert not value("documenter", "case", "review_state", "peer_checked")
    assert value("coordinator", "case", "review_state", "coordinator_approved")
    assert not value("documenter", "case", "assigned", [])


def test_where_a_record_may_lie(dictionary: Dictionary) -> None:
    assert dictionary.may_lie_below("case", None)
    assert dictionary.may_lie_below("place", None)
    assert dictionary.may_lie_below("person", "case")
    assert dictionary.may_lie_below("person", "family")
    assert not dictionary.may_lie_below("person", "event")
    assert not dictionary.may_lie_below("event", None)
    assert dictionary.may_lie_below("note", "contact_log")


def test_links_must_point_to_what_fits(dictionary: Dictionary) -> None:
    shipped = dictionary.places.by_key("mi_215")
    assert shipped is not None
    kinds = {ID: "person"}.get
    dictionary.check_links("case", {"person": ID, "case_no": "A"}, kinds)
    dictionary.check_links("event", {"facility": shipped.id, "told_by": ID}, kinds)
    dictionary.check_links("case", {"person": {"answer": "unknown"}, "family": None}, kinds)
    for values in ({"family": ID}, {"person": "00" * 16}, {"person": shipped.id}):
        with pytest.raises(UserError) as caught:
            dictionary.check_links("case", values, kinds, line=2)
        assert caught.value.name == "E_LINK"


def test_a_field_is_added_by_its_declaration_alone(dictionary: Dictionary) -> None:
    class CaseWithToy(Case):
        about: ClassVar[About] = Case.about
        favourite_song: Text = declare("summary", searched="text", listed="song", maps=["TOY 1"])

    models = [CaseWithToy if model is Case else model for model in MODELS]
    grown = Dictionary(models, dictionary.vocabularies)
    toy = grown.field("case", "favourite_song")
    assert toy is not None
    assert toy in grown.searchable("case")
    assert toy in grown.listed("case")
    assert (toy.type, toy.scope, toy.sensitivity, toy.maps) == (
        "text",
        "circumstances",
        2,
        ("TOY 1",),
    )
    assert grown.parse("case", {"favourite_song": "يا زهرة"}) == {"favourite_song": "يا زهرة"}
    assert Labels("ar", grown.vocabularies).field("case", "favourite_song") == "favourite song"
    assert grown.may("documenter", "case", "favourite_song")
    assert not grown.may("reviewer", "case", "favourite_song")


def test_a_field_without_a_declaration_is_a_mistake(dictionary: Dictionary) -> None:
    class Forgotten(Case):
        about: ClassVar[About] = Case.about
        loose: YesNo = None

    with pytest.raises(TypeError, match=r"case\.loose"):
        Dictionary([Forgotten], dictionary.vocabularies)


def test_an_organisation_has_fields_of_its_own(dictionary: Dictionary) -> None:
    made: dict[str, Json] = {
        "key": "x_village",
        "of_kind": "person",
        "type": "text",
        "label": {"ar": "القرية", "src_lang": "ar"},
        "searched": True,
        "sensitivity": 2,
        "scope": "identity",
    }
    wrong: list[dict[str, Json]] = [
        {**made, "key": "village"},
        {**made, "type": "json"},
        {**made, "of_kind": "ship"},
    ]
    grown = dictionary.with_own([made, *wrong, {**made, "key": "x_b", "label": None}])
    spec = grown.field("person", "x_village")
    assert spec is not None
    assert spec in grown.searchable("person")
    assert grown.parse("person", {"x_village": "دابق"}) == {"x_village": "دابق"}
    assert Labels("ar").field("person", spec) == "القرية"
    assert Labels("en").field("person", spec) == "القرية"
    assert grown.field("person", "x_b") is None
    assert len(grown.kinds) == len(dictionary.kinds)
    with pytest.raises(UserError) as caught:
        grown.parse("person", {"x_village": 3})
    assert caught.value.name == "E_VALUE"


def test_lists_grow_and_hide_but_never_lose_a_term(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '[sex]\nmale = { ar = "رجل" }\nnot_stated = { hidden = true }\n'
        '[channel]\nradio = { en = "radio", ar = "راديو" }\n',
        encoding="utf-8",
    )
    lists = Vocabularies.load(tmp_path)
    term = lists.term("sex", "male")
    assert term is not None
    assert {one: term.labels[one] for one in LANGS} == {"ar": "رجل", "en": "male", "ku": "mêr"}
    assert [one.key for one in lists.shown("sex")] == ["male", "female"]
    assert lists.has("sex", "not_stated")
    assert Labels("ar", lists).term("channel", "radio") == "راديو"
    assert Dictionary.load(tmp_path).parse("contact_channel", {"type": "radio"}) == {
        "type": "radio"
    }


def test_every_open_list_has_other_and_unknown(dictionary: Dictionary) -> None:
    lists = dictionary.vocabularies
    assert lists.keys("event_type")[-2:] == ("other", "unknown")
    assert not lists.has("sex", "other")
    assert lists.keys("nothing") == ()


def test_the_pages_are_up_to_date() -> None:
    """Run tools/dictionary_page.py and tools/ku_gaps.py when this fails."""
    assert dictionary_page.PAGE.read_text(encoding="utf-8") == dictionary_page.page()
    assert ku_gaps.READ
    for lang in ku_gaps.READ:
        assert ku_gaps.page_of(lang).read_text(encoding="utf-8") == ku_gaps.page(lang)


@pytest.mark.parametrize("kind", ["contact_log", "statement"])
def test_a_talk_says_when_and_where_it_was_and_who_was_there(
    dictionary: Dictionary, kind: str
) -> None:
    """Before what was said: a talk at which the brother sat by is another one. What nobody may
    know of a source stays with its statement."""
    found = dictionary.kind(kind)
    assert found is not None
    names = [field.name for field in found.fields]
    for name in ("place_text", "present", "interpreter"):
        assert names.index(name) < names.index("text" if kind == "contact_log" else "summary")
        field = dictionary.field(kind, name)
        assert field is not None and (kind != "statement" or field.sensitivity == 4)
