"""Cells of a table: several answers in one, and what a cell of many blanks may cost."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import vsdesk
from vsdesk.desk.loads.table_cells import CellReader
from vsdesk.desk.loads.table_mapping import ColumnRule
from vsdesk.records.dictionary.dictionary import Dictionary

_SOURCE = Path(vsdesk.__file__).parent
_LOOKS_ALONG = frozenset({"split", "search", "finditer", "findall", "sub", "subn"})
_parser: Any = import_module("re._parser")


@pytest.mark.parametrize(
    "cell", ["عربية،كردية", " عربية ، كردية ", "عربية؛  /كردية", "عربية" + " " * 5000 + "+ كردية ،"]
)
def test_several_answers_in_one_cell(cell: str) -> None:
    rule = ColumnRule("اللغات", ("person.languages",), values={"عربية": "ar", "كردية": "kmr"})
    dictionary = Dictionary.load()
    spec = dictionary.field("person", "languages")
    assert spec is not None
    read = CellReader(dictionary, "ar", None, "2026-11-24").read(spec, rule, cell, typed=False)
    assert read.value == ["ar", "kmr"], read


def test_blanks_without_a_sign_are_one_answer() -> None:
    rule = ColumnRule("اللغات", ("person.languages",), values={"عربية": "ar"})
    dictionary = Dictionary.load()
    spec = dictionary.field("person", "languages")
    assert spec is not None
    cell = "عربية" + " " * 5000 + "س"
    assert (
        CellReader(dictionary, "ar", None, "2026-11-24").read(spec, rule, cell, typed=False).value
        is None
    )


def test_nothing_looks_along_a_text_for_a_run_before_something() -> None:
    """A pattern that begins with a run of any length and goes on behind it reads the run again from each of
    its signs: the square of a cell's blanks. So none that is looked for along a text begins so."""
    found = [*_looked_for()]
    assert len(found) > 20
    assert [where for where, pattern in found if _begins_with_a_run(pattern)] == []


def test_the_rule_knows_such_a_pattern() -> None:
    assert _begins_with_a_run(r"\s*[،,]\s*")
    assert _begins_with_a_run(r"(?:\s|x)+a")
    assert _begins_with_a_run(r"(\s+)(,)")
    assert not _begins_with_a_run(r"\s+")
    assert not _begins_with_a_run(r"[،,]\s*")
    assert not _begins_with_a_run(r"\A\s*<")


def _begins_with_a_run(pattern: str) -> bool:
    parsed = [*_parser.parse(pattern)]
    while parsed and str(parsed[0][0]) == "SUBPATTERN":
        parsed = [*parsed[0][1][-1], *parsed[1:]]
    if len(parsed) < 2:
        return False
    sign, said = parsed[0]
    return str(sign) in ("MAX_REPEAT", "MIN_REPEAT") and said[1] == _parser.MAXREPEAT


def _looked_for() -> Iterator[tuple[str, str]]:
    """The patterns of our own modules that are looked for along a text, by where they stand."""
    for path in sorted(_SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used = {
            node.value.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and node.attr in _LOOKS_ALONG
            and isinstance(node.value, ast.Name)
        }
        module = ".".join(("vsdesk", *path.relative_to(_SOURCE).with_suffix("").parts))
        for name in sorted(used):
            if name[:1] == "_" or name.isupper():
                held = getattr(import_module(module), name, None)
                if isinstance(held, re.Pattern) and isinstance(held.pattern, str):
                    yield f"{module}.{name}", held.pattern


def test_a_birth_on_a_day_to_come_stays_in_its_words() -> None:
    dictionary = Dictionary.load()
    cells, rule = CellReader(dictionary, "ar", None, "2026-11-24"), ColumnRule("الميلاد")
    birth, event = dictionary.field("person", "birth"), dictionary.field("event", "date")
    assert birth is not None and event is not None
    read = cells.read(birth, rule, "2077", False, "person")
    assert read.value == {"precision": "unknown", "as_told": "2077"} and read.why == "ahead"
    assert cells.read(birth, rule, "1977", False, "person").why == ""
    assert (
        cells.read(event, rule, "2077", False, "event").why == ""
    )  # what is planned may be written
