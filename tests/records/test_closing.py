"""What stays closed on one's own screen, from the declarations: nothing sealed can be
forgotten. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vsdesk.records.alternative import Alternative
from vsdesk.records.consent.lending import lent_to
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate import sealed_fields

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.dictionary.values import Json

TODAY = "2026-11-24"
SOURCE, CASE = "5" * 32, "c" * 32
DICTIONARY = Dictionary.load()


def view(kind: str, id: str, space: str, parent: str | None = None, **values: Json) -> RecordView:
    return holding(kind, id, space, parent, values)


def holding(
    kind: str, id: str, space: str, parent: str | None, values: dict[str, Json]
) -> RecordView:
    ts = "0" * 12 + "-0000"
    fields = {n: (Alternative(f"{id}{n}", v, "k" * 32, "A", ts),) for n, v in values.items()}
    return RecordView(id, kind, space, parent, fields=fields)


def test_every_sealed_field_of_a_source_is_closed_and_its_code_is_not() -> None:
    spec = DICTIONARY.kind("source")
    assert spec is not None
    said: dict[str, Json] = {field.name: "ياقوتة" for field in spec.fields}
    found = sealed_fields.sealed(holding("source", SOURCE, SOURCE, None, said), DICTIONARY)
    assert set(found) == {field.name for field in spec.fields if field.sensitivity >= 4}
    assert {"true_name", "contact", "person"} <= set(found) and "code" not in found


def test_a_field_of_a_newer_version_is_closed_too() -> None:
    record = view("source", SOURCE, SOURCE, code="S-1", real_address="ياقوتة")
    assert sealed_fields.sealed(record, DICTIONARY) == {"real_address": "sealed"}


@pytest.mark.parametrize(
    "kind", ["statement", "evidence_item", "consent_grant", "note", "translation"]
)
def test_all_that_lies_with_a_source_is_closed(kind: str) -> None:
    head = view("source", SOURCE, SOURCE, code="S-1")
    record = view(kind, "a" * 32, SOURCE, SOURCE, text="زبرجدة")
    dossier = Dossier(SOURCE, (head, record))
    assert sealed_fields.closed(record, dossier, DICTIONARY, TODAY) == {"text": "sealed"}
    assert sealed_fields.is_sealed(dossier, DICTIONARY)


def test_a_statement_whose_source_is_not_here_is_closed() -> None:
    record = view("statement", "a" * 32, SOURCE, SOURCE, summary="زبرجدة")
    assert sealed_fields.closed(record, None, DICTIONARY, TODAY) == {"summary": "sealed"}


def test_a_source_with_its_code_alone_seals_nothing() -> None:
    head = view("source", SOURCE, SOURCE, code="S-1", type="survivor")
    assert not sealed_fields.is_sealed(Dossier(SOURCE, (head,)), DICTIONARY)


def test_a_translation_of_news_is_news_until_it_was_told() -> None:
    case = view("case", CASE, CASE)
    result = view("event", "e" * 32, CASE, CASE, type="identification")
    words = view("translation", "f" * 32, CASE, CASE, record=result.id, text="مسكة")
    other = view("event", "d" * 32, CASE, CASE, type="arrest", place_text="حاجز")
    dossier = Dossier(CASE, (case, result, words, other))
    assert sealed_fields.closed(words, dossier, DICTIONARY, TODAY)["text"] == "news"
    assert sealed_fields.closed(result, dossier, DICTIONARY, TODAY) == {"type": "news"}
    assert sealed_fields.closed(other, dossier, DICTIONARY, TODAY) == {}
    told = Dossier(CASE, (view("case", CASE, CASE, news_told_on="2026-11-20"), result, words))
    assert sealed_fields.closed(words, told, DICTIONARY, TODAY) == {}


@pytest.mark.parametrize(
    ("role", "device_id", "may"),
    [
        ("documenter", "a", True),
        ("coordinator", "a", True),
        ("reviewer", "a", False),
        ("reviewer", "b", True),
    ],
)
def test_a_reviewer_opens_only_what_was_assigned(role: Role, device_id: str, may: bool) -> None:
    source = view("source", SOURCE, SOURCE, assigned=["b"])
    assert sealed_fields.may_open_sealed(lent_to(source), role, device_id) is may
