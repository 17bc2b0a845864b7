"""What a list of hits may show of the words that were found. All people are made up."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import view

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.told.previews import Previews
from vsdesk.records.teller_fields import told_by

DICTIONARY = Dictionary.load()
CASE = view("case", "case", {"case_no": "MTH-26-A-0001", "person": rid("jana")})
JANA = view("jana", "person", {"given_ar": "جنى"}, parent="case")
FAMILY = view("family", "family", {"display_name": "بيت مختلق"}, space="family")
CLOSED = view("closed", "event", {"sens": 4, "text": {"ar": "كلام"}}, parent="case")
SOURCE = view("source", "source", {"code": "S-0007"}, space="source")
SIGHTING: Mapping[str, Json] = {
    "facility": rid("branch"),
    "date": {"from": "2015-08-01", "to": "2015-08-31", "precision": "month"},
    "told_by": rid("source"),
    "text": {"ar": "تمنة بالغرفة"},
    "section_cell": "الغرفة 3",
    "place_text": "الخطيب",
}


def shows(record: RecordView, field: str, *more: RecordView) -> bool:
    """Whether a list shows the words of a field of this record."""
    spec = DICTIONARY.field(record.kind, field)
    assert spec is not None and spec.searched != "none", field
    around = Dossier("", (CASE, FAMILY, SOURCE, JANA, CLOSED, record, *more))
    return Previews(around, TODAY).shows(record, spec)


@pytest.mark.parametrize(
    ("kind", "field", "values", "parent", "space"),
    [
        ("person_name", "value", {"type": "care_home_name", "value": "لين"}, "jana", "case"),
        ("person_name", "note", {"type": "care_home_name", "note": "دار لين"}, "jana", "case"),
        ("event", "place_text", {"sens": 4, "place_text": "القطيفة"}, "case", "case"),
        ("claim", "text", {"text": {"ar": "كلام"}}, "closed", "case"),
        ("extortion_attempt", "handle", {"handle": "@abu_haydar_made_up"}, "case", "case"),
        ("extortion_attempt", "contact_value", {"contact_value": "+000"}, "case", "case"),
        ("extortion_attempt", "name_used", {"name_used": "أبو حيدر"}, "case", "case"),
        ("contact_channel", "value", {"value": "+000"}, "family", "family"),
        ("contact_log", "text", {"text": {"ar": "قالت"}}, "family", "family"),
        ("family", "current_text", {"current_text": "كلس"}, None, "family"),
        ("family", "current_place", {"current_place": rid("kilis")}, None, "family"),
        ("note", "text", {"text": {"ar": "ملاحظة"}}, "case", "case"),
        ("evidence_item", "title", {"title": "صورة", "death_image": True}, "case", "case"),
        ("evidence_item", "title", {"title": "صورة", "type": "dossier_photo"}, "case", "case"),
        ("evidence_item", "file_name", {"file_name": "سلمى.opus"}, "source", "source"),
        ("event", "text", SIGHTING, "case", "case"),
        ("event", "section_cell", SIGHTING, "case", "case"),
    ],
)
def test_the_field_is_named_and_its_words_are_not_shown(
    kind: str, field: str, values: Mapping[str, Json], parent: str | None, space: str
) -> None:
    record = view("found", kind, values, parent=parent, space=space)
    assert not shows(record, field)


@pytest.mark.parametrize(
    ("kind", "field", "values", "parent", "space"),
    [
        ("person", "given_ar", {"given_ar": "جنى"}, "case", "case"),
        ("person_name", "value", {"type": "nickname", "value": "جوجو"}, "jana", "case"),
        ("event", "place_text", SIGHTING, "case", "case"),
        ("event", "facility", SIGHTING, "case", "case"),
        ("event", "text", {**SIGHTING, "told_by": rid("jana")}, "case", "case"),
        ("family", "home_place", {"home_place": rid("homs")}, None, "family"),
        ("source", "code", {"code": "S-0007"}, None, "source"),
        ("source_list_entry", "name_as_written", {"name_as_written": "رنا"}, None, "list"),
        ("evidence_item", "title", {"title": "بيان قيد"}, "case", "case"),
        ("perpetrator", "name_ar", {"name_ar": "فرع متخيَّل"}, None, "reference"),
    ],
)
def test_what_is_looked_for_every_day_is_shown(
    kind: str, field: str, values: Mapping[str, Json], parent: str | None, space: str
) -> None:
    record = view("found", kind, values, parent=parent, space=space)
    assert shows(record, field)


def test_who_asked_to_be_named_nowhere_is_not_shown() -> None:
    sawsan = view("sawsan", "person", {"given_ar": "سوسن"}, parent="family", space="family")
    other = {"type": "nickname", "value": "سوسو"}
    name = view("nickname", "person_name", other, parent="sawsan", space="family")
    said = {
        "grantor": rid("sawsan"),
        "purpose": "hold_record",
        "recipient": "own_org",
        "result": "given",
        "identity_mode": "anonymous",
        "given_on": "2026-01-01",
    }
    grant = view("says", "consent_grant", said, parent="family", space="family")
    assert shows(sawsan, "given_ar") and shows(name, "value", sawsan)
    assert not shows(sawsan, "given_ar", grant) and not shows(name, "value", sawsan, grant)


def test_whoever_stands_behind_a_code_is_found_in_her_own_file_and_not_named() -> None:
    salma = view("salma", "person", {"given_ar": "سلمى"}, parent="family", space="family")
    behind = view("s7", "source", {"code": "S-0008", "person": rid("salma")}, space="source")
    assert shows(salma, "given_ar") and not shows(salma, "given_ar", behind)


def test_what_two_sources_told_of_one_place_and_month_tells_nobody_apart() -> None:
    record = view("found", "event", SIGHTING, parent="case")
    second = view("second", "event", {**SIGHTING, "told_by": rid("other")}, parent="case")
    assert told_by(record) == {rid("source")}
    assert not shows(record, "text") and shows(record, "text", second)
