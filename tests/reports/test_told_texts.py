"""Every told text that may leave stands on a form, or is said to have no place there. Made-up people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.people import TODAY, rid
from tests.reports.made_up import dictionary, furniture, voice
from tests.reports.paper import text_of
from tests.reports.test_sheets import book
from tests.reports.test_withheld import PURPOSES

from vsdesk.progress import SILENT
from vsdesk.records.alternative import Alternative
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.disclosure import REASONS, GateDecision, Withheld, decide
from vsdesk.records.gate.request import Request
from vsdesk.reports import SheetSubject, form_keys, load_form, render
from vsdesk.reports.agreed_uses import OWN_KEEPING
from vsdesk.words import Lang

ALL: list[Json] = ["circumstances", "documents", "family_members", "identity", "am_data", "medical"]


def word(place: str, field: str) -> str:
    return f"zq{place}{field.replace('_', '')}qz"


def with_words(record: RecordView, place: str) -> RecordView:
    spec = None if record.kind == "consent_grant" else dictionary().kind(record.kind)
    said: dict[str, tuple[Alternative, ...]] = {
        field.name: (
            Alternative(
                "ab" * 36,
                {"en": word(place, field.name), "src_lang": "en"},
                "a" * 64,
                "A1",
                "2026-11-03T00:00:00.000Z",
            ),
        )
        for field in (spec.fields if spec else ())
        if field.type == "ptext"
    }
    return replace(record, fields={**record.fields, **said})


def let_out(recipient: str, scopes: list[Json]) -> GateDecision:
    """Najah agreed to these scopes; each told field of each record says a word of its own."""
    found = book()
    found.records[:] = [one for one in found.records if one.text("recipient") != recipient]
    for purpose in PURPOSES:
        found.answer(
            f"{purpose} {recipient} narrow",
            purpose,
            recipient,
            given_on="2026-11-03",
            how_recorded="signed",
            data_scope=scopes,
        )
    found.records[:] = [with_words(one, f"{place:03d}") for place, one in enumerate(found.records)]
    for purpose in PURPOSES:
        disclosed = decide(
            Request(purpose, recipient, "B", TODAY, ("en",), "", rid("najah")),
            found.dossier(),
            dictionary(),
        )
        if disclosed.allowed:
            return disclosed
    raise AssertionError(recipient)


def printed(key: str, disclosed: GateDecision, lang: Lang = "en") -> tuple[str, set[Withheld]]:
    aside = set[Withheld]()
    pdf = render(
        key,
        disclosed,
        [voice(lang)],
        SILENT,
        furniture=furniture(disclosed),
        aside=aside,
        topic=SheetSubject(dictionary()),
    )
    return "".join(text_of(pdf).split()), aside


def words_of(disclosed: GateDecision) -> dict[tuple[str, str], set[str]]:
    """The words that were let out, by kind and field."""
    found: dict[tuple[str, str], set[str]] = {}
    for record in disclosed.records:
        for name, values in record.values.items():
            for one in values:
                text = one.get("en", "") if isinstance(one, dict) else ""
                if isinstance(text, str) and text.startswith("zq"):
                    found.setdefault((record.kind, name), set()).add(text)
    return found


@pytest.mark.parametrize("scopes", [ALL, ["circumstances", "identity"]])
@pytest.mark.parametrize("key", form_keys())
def test_a_told_text_stands_on_the_form_or_is_told_to_have_no_place(
    key: str, scopes: list[Json]
) -> None:
    disclosed = let_out(key, scopes)
    text, aside = printed(key, disclosed)
    told = words_of(disclosed)
    assert told
    missing = {
        about
        for about, words in told.items()
        if any(one not in text for one in words) and about[0] not in OWN_KEEPING
    }
    assert {(one.kind, one.field) for one in aside} == missing
    assert {one.reason for one in aside} <= {"no_place"} and "no_place" in REASONS


@pytest.mark.parametrize("key", form_keys())
def test_the_account_is_printed_where_what_happened_was_agreed(key: str) -> None:
    """A family that agreed to who and what alone: what was told of the taking is what happened."""
    disclosed = let_out(key, ["circumstances", "identity"])
    form = load_form(key)
    assert form is not None and any("account" in block.rows for block in form.blocks)
    taken = next(one for one in disclosed.of("event") if one.value("is_disappearance"))
    text, aside = printed(key, disclosed)
    for one in (*taken.every("text"), *disclosed.head.every("summary")):
        assert isinstance(one, dict) and str(one["en"]) in text
    assert not {("case", "summary")} & {(one.kind, one.field) for one in aside}


def test_without_what_happened_no_account_leaves() -> None:
    disclosed = let_out("wgeid", ["identity"])
    text, aside = printed("wgeid", disclosed)
    stayed = {(one.kind, one.field): one.reason for one in disclosed.withheld}
    assert "summary" not in text and ("case", "summary") not in {(a.kind, a.field) for a in aside}
    assert stayed[("case", "summary")] == "scope"
