"""A line of a file holds whatever somebody wrote into it: each is kept with a remark, or refused, and none
stops the load of all others."""

from __future__ import annotations

from typing import Any

import pytest

from vsdesk.desk.saving.dump_rows import ALSO, BEFORE, FIELDS, MADE, WORDS
from vsdesk.desk.saving.line_form import LineForm, require_line
from vsdesk.desk.saving.remarks import Remarks
from vsdesk.errors import UserError
from vsdesk.records.dictionary.dictionary import Dictionary

ID = "0f" * 16
WORD = {"ar": "كلمة", "src_lang": "ar"}


def _deep(times: int) -> Any:
    found: Any = "ar"
    for _ in range(times):
        found = [found]
    return found


ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**400, 1.5, "", "\ud800", "كلمة", [], {}, [[]], [["ar"]], _deep(500)),
    *({"ar": ["ar"]}, {"ar": "كلمة", "src_lang": ["ar"]}, {"from": ["2013"]}, {"precision": []}),
    *({"note": []}, {"note": [[]]}, {"note": [["ar", 1, [1]]]}, {"note": [["ar"], 1, [2]]}),
    *({"note": [["ar", ["ar"], 5]]}, {"note": ["ar"]}, {"note": [[{"ar": ["ar"]}, 1, [2]]]}),
)


def _read(row: dict[str, Any], *, dump: bool) -> Remarks | None:
    remarks = Remarks()
    form = LineForm(Dictionary.load(), remarks, dump=dump)
    try:
        require_line(2, row)
        values, also = form.values(2, row)
    except UserError:
        return None
    if dump:
        form.told(row, values, also)
    return remarks


@pytest.mark.parametrize("dump", [True, False])
def test_no_value_of_a_line_stops_a_load(dump: bool) -> None:
    kept = 0
    for odd in ODD:
        rows: list[dict[str, Any]] = [
            {name: odd} for name in ("kind", "id", "parent", "space", "note", "done_on", "x_a")
        ]
        rows += [{"note": WORD, name: odd} for name in (ALSO, BEFORE, FIELDS, MADE, WORDS)]
        rows += [{"kind": "incident", "type": odd}, {"kind": "ransom_payment", "amount": odd}]
        for row in rows:
            kept += _read({"kind": "need_assessment", "id": ID, **row}, dump=dump) is not None
    assert kept


def test_a_language_that_is_a_list_is_kept_with_a_remark() -> None:
    row = {"kind": "need_assessment", "id": ID, "note": {"ar": "كلمة", "src_lang": ["ar"]}}
    remarks = _read(row, dump=True)
    assert remarks is not None
    assert [(one.rule, one.kind, one.field) for one in remarks.all()] == [
        ("form", "need_assessment", "note")
    ]
    assert _read(row, dump=False) is None


def test_words_of_more_loads_than_there_are_devices_wait_too() -> None:
    """Whoever writes under as many marks as they like is believed under none of them."""
    form = LineForm(Dictionary.load(), Remarks(), dump=True)
    row: dict[str, Any] = {
        "kind": "need_assessment",
        "id": ID,
        "note": WORD,
        "done_on": "2026-11-20",
        MADE: 9_000,
        WORDS: {"note": [[4_097]], "done_on": [[3, 4_096, 10**9]]},
        BEFORE: {"note": [[{"ar": "قبلها", "src_lang": "ar"}, 5_000, [0, 70_000]]]},
    }
    values, also = form.values(2, row)
    assert not {MADE, WORDS, BEFORE} & {*values}
    told = form.told(row, values, also)
    assert told.made == 4_096
    assert [[*marks] for held in told.words.values() for marks in held.values()] == [
        [4_096],
        [3, 4_096],
    ]
    [before] = told.before["note"]
    assert (before.mark, {*before.by}) == (4_096, {0, 4_096})
