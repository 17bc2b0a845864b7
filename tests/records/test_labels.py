"""Labels: complete in the three languages; Arabic as the field corrected it."""

from __future__ import annotations

import re
import tomllib

import pytest

from vsdesk.languages import folder_of
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.labels import Labels
from vsdesk.words import Lang


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_every_kind_field_section_and_term_has_a_label(dictionary: Dictionary, lang: Lang) -> None:
    assert Labels(lang, dictionary.vocabularies).gaps(dictionary.kinds) == []


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_no_label_without_its_field(dictionary: Dictionary, lang: Lang) -> None:
    path = folder_of(lang) / "labels.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    known = {(kind.name, field.name) for kind in dictionary.kinds for field in kind.fields}
    for table in ("field", "help"):
        named = {(kind, name) for kind, rows in tables.get(table, {}).items() for name in rows}
        assert named <= known
    sections = {section for kind in dictionary.kinds for section in kind.sections} | {"own"}
    assert set(tables["section"]) <= sections
    assert set(tables["kind"]) <= {kind.name for kind in dictionary.kinds}


def test_arabic_is_as_the_field_corrected_it(dictionary: Dictionary) -> None:
    ar = Labels("ar", dictionary.vocabularies)
    assert ar.field("person", "family_ar") == "الكنية / النسبة (اسم العائلة)"
    assert ar.term("name_type", "kunya") == "يُعرف بـ أبو… / أم…"
    assert ar.kinds("case") == "الحالات"
    assert ar.term("event_type", "exhumation") == "استخراج رفات"
    assert ar.term("search_status", "duplicate") == "بلاغ آخر عن الشخص نفسه"
    assert ar.answer({"answer": "refused"}) == "لم يرغب/ترغب في الإجابة"
    assert ar.answer({"answer": "unknown"}) == "سُئل/ت ولا يعرف/تعرف"
    assert ar.answer(None) == "لم يُسأل عنه"
    assert ar.answer("نص") == ""
    assert ar.term("recipient", "wgeid").endswith("القسري أو غير الطوعي")


def test_no_word_that_hurts(dictionary: Dictionary) -> None:
    ar = Labels("ar", dictionary.vocabularies)
    texts = [ar.kind(k.name) + ar.kinds(k.name) for k in dictionary.kinds]
    for kind in dictionary.kinds:
        texts += [ar.field(kind.name, f) + ar.help(kind.name, f.name) for f in kind.fields]
    for vocabulary in dictionary.vocabularies:
        texts += [
            label
            for key, label in ar.terms(vocabulary)
            if (vocabulary, key) != ("civil_status", "widowed")
        ]
    banned = re.compile(
        "ادعاء|مزعوم|جنائي(?! )|مكرر|تعارض|نزاع|خطأ|الأسرة|أسرة|المرحوم|الشهيد|أرمل|فتح قبر"
    )
    assert [text for text in texts if banned.search(text)] == [
        "الشرطة/الأمن الجنائي"
    ] * texts.count("الشرطة/الأمن الجنائي")


def test_the_words_of_consent_in_kurmanji(dictionary: Dictionary) -> None:
    ku = Labels("ku", dictionary.vocabularies)
    assert ku.term("consent_result", "given") == "razî bû"
    assert ku.term("consent_result", "refused") == "razî nebû"
    assert ku.term("consent_capacity", "self") == "ji bo xwe"
    assert ku.term("data_scope", "source_identity") == "nasnameya çavkaniyê"
    assert ku.term("recipient", "ohchr").endswith("(OHCHR)")
    assert ku.field("case", "priority") == "Girîngî"


def test_a_label_that_is_missing_is_arabic_or_english_and_counted(dictionary: Dictionary) -> None:
    """A list of the organisation may have no Kurmanji: it is shown in Arabic, else English, and said."""
    own = {"vocabulary": "channel", "key": "radio", "label": {"en": "radio", "ar": "راديو"}}
    ku = Labels("ku", dictionary.vocabularies.with_own([own]))
    assert ku.term("channel", "radio") == "راديو"
    bare = {**own, "label": {"en": "radio"}}
    there = Labels("ku", dictionary.vocabularies.with_own([bare]))
    assert there.term("channel", "radio") == "radio"
    assert [(gap.key, gap.english) for gap in ku.gaps(dictionary.kinds)] == [
        ("term.channel.radio", "radio")
    ]


def test_what_is_not_known_is_still_shown() -> None:
    en = Labels("en")
    assert en.kind("starship") == "starship"
    assert en.section("engine_room") == "engine room"
    assert en.term("case_type", "from_the_future") == "from_the_future"
    assert en.help("case", "nothing") == ""
    assert en.word("erased") == "erased"
    assert ("male", "male") in en.terms("sex")


def test_own_numbers_in_labels_are_latin_digits(dictionary: Dictionary) -> None:
    ar = Labels("ar", dictionary.vocabularies)
    for kind in dictionary.kinds:
        for field in kind.fields:
            assert not re.search("[٠-٩]", ar.field(kind.name, field))


def test_what_is_answered_by_yes_or_no_is_not_asked_with_a_no(dictionary: Dictionary) -> None:
    """«لا تتركوا رسالة: لا» has two: nobody knows what was answered."""
    said = {
        "ar": r"(?:لا|لم|ليس\w*|غير|بلا|دون|من دون)\s",
        "en": r"(?i:no|not|never|without|do not|\w+ no)\b",
        "ku": r"(?i:ne|na|tune|bê)\b|(?i:peyamê ne)",
    }
    labels = {lang: Labels(lang, dictionary.vocabularies) for lang in ("ar", "en", "ku")}
    asked = [(kind.name, one) for kind in dictionary.kinds for one in kind.fields]
    found = {
        (lang, kind, one.name, words)
        for lang, beginning in said.items()
        for kind, one in asked
        if one.type == "bool" and re.match(beginning, words := labels[lang].field(kind, one))
    }
    assert found == set()
