"""The table of findings names what was found, each with a test that is there
(`tools/findings.py` runs them)."""

from __future__ import annotations

import re

from tools import findings as table

FOUND = {
    *(f"S{n}" for n in range(1, 17)),
    "S15b",
    "P18",
    *(f"D{n}" for n in range(1, 9)),
    *(f"L{n}" for n in range(1, 8)),
    *(f"T{n}" for n in range(1, 7)),
    *("C9", "C10", "U1", "U9"),
}


def test_every_finding_stands_in_the_table_and_no_other() -> None:
    assert set(table.findings()) == FOUND


def test_each_has_a_test_or_says_where_it_is_mended() -> None:
    held = table.tests_of(table.findings())
    assert {
        name for name, one in table.findings().items() if not held[name] and "later" not in one
    } == set()


def test_each_test_that_is_named_is_there() -> None:
    for node in {one for held in table.tests_of(table.findings()).values() for one in held}:
        path, _, test = node.partition("::")
        text = (table.ROOT / path).read_text("utf-8")
        assert re.search(rf"^def {test or 'test_'}", text, re.MULTILINE), node


def test_every_file_of_attacks_says_the_rule_that_it_holds() -> None:
    said = table.rules()
    assert len(said) > 200
    assert [file for file, rule in said.items() if len(rule.split()) < 5] == []
