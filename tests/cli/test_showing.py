"""Values as lines on a terminal. All people are made up."""

from __future__ import annotations

import pytest

from vsdesk.cli.terminal_values import record_lines, shown, when
from vsdesk.records.alternative import Alternative
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dictionary.values import REFUSED, UNKNOWN, Json
from vsdesk.records.dossier import RecordView

DICTIONARY = Dictionary.load()
ENGLISH = Labels("en")


def test_a_time_of_the_log() -> None:
    assert when("018bcfe56800-0003") == "2023-11-14 22:13:20"


@pytest.mark.parametrize(
    ("kind", "field", "value", "line"),
    [
        ("person", "given_ar", "مروان", "مروان"),
        ("person", "sex", "male", ENGLISH.term("sex", "male")),
        ("person", "birth", {"from": "2013-08", "as_told": "قبل العيد"}, "2013-08 (قبل العيد)"),
        ("person", "birth", dict(UNKNOWN), ENGLISH.word("unknown")),
        ("person", "occupation", dict(REFUSED), ENGLISH.word("refused")),
        ("event", "is_disappearance", True, ENGLISH.word("yes")),
        ("event", "text", {"ar": "أخدوه", "en": "taken", "src_lang": "ar"}, "أخدوه / taken"),
        (
            "event",
            "text",
            {"ar": "أخدوه", "src_lang": "fled"},
            '{"ar": "أخدوه", "src_lang": "fled"}',
        ),
        ("event", "text", {"answer": "unknown", "ar": "هرب"}, '{"answer": "unknown", "ar": "هرب"}'),
        ("person", "children_count", 3, "3"),
        ("person", "languages", ["ar", "ku"], "{ar}, {ku}"),
        ("comet", "tail", {"of": "a newer version"}, '{"of": "a newer version"}'),
    ],
)
def test_one_value(kind: str, field: str, value: Json, line: str) -> None:
    terms = {lang: ENGLISH.term("language", lang) for lang in ("ar", "ku")}
    expected = line.format(**terms) if "{ar}" in line else line
    assert shown(DICTIONARY.field(kind, field), value, ENGLISH) == expected


def test_a_record_in_the_order_of_the_dictionary_with_all_that_stands() -> None:
    def alternative(op: str, value: Json) -> tuple[Alternative, ...]:
        return (Alternative(op, value, "k", "B1", "018bcfe56800-0000"),)

    fields = {
        "occupation": alternative("1", "نجّار") + alternative("2", "حدّاد"),
        "given_ar": alternative("1", "مروان"),
        "x_later": alternative("1", "of a newer version"),
    }
    record = RecordView("a" * 32, "person", "c" * 32, fields=fields)
    lines = record_lines(record, DICTIONARY, ENGLISH)
    assert lines[0] == f"{ENGLISH.kind('person')}  {'a' * 32}"
    assert lines[1].endswith("مروان")
    assert {line.rpartition(": ")[2] for line in lines[2:4]} == {"نجّار", "حدّاد"}
    assert lines[4].endswith("of a newer version")


def test_whether_it_was_removed_is_a_line_only_where_it_was() -> None:
    """A record that was removed and brought back holds `deleted`, which is no: nobody asked about that."""

    def record(*, deleted: bool) -> RecordView:
        held = (Alternative("1", deleted, "k", "B1", "018bcfe56800-0000"),)
        fields = {"deleted": held}
        return RecordView("a" * 32, "person", "c" * 32, fields=fields, deleted=deleted)

    arabic = Labels("ar")
    assert len(record_lines(record(deleted=False), DICTIONARY, arabic)) == 1
    assert record_lines(record(deleted=True), DICTIONARY, arabic)[1:] == ["  أُزيل: نعم"]
