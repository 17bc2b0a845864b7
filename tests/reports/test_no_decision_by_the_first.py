"""No paper decides by the first of several values, or by what did not leave (`DisclosedRecord.decides`)."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Final

import vsdesk.reports
from vsdesk.records.gate.deciding_values import DECIDING

if TYPE_CHECKING:
    from collections.abc import Iterator

_READS: Final = frozenset({"first", "values", "every", "value", "text"})
_FIELDS: Final = frozenset(name for names in DECIDING.values() for name in names)
# What stands in a part of a paper only where a value says so, and so opens by what leaves alone; and in
# `story_entries` whether the word is there already; and in `property_gaps` what a paper itself still lacks.
POSITIVE: Final = frozenset(
    {
        ("agreed_uses", "type"),
        ("case_columns", "is_disappearance"),
        ("detention_rows", "type"),
        ("form_rows", "type"),
        ("our_file", "done"),
        ("property_gaps", "captured"),
        ("property_story", "captured"),
        ("property_story", "type"),
        ("sheet_facts", "is_disappearance"),
        ("sheet_facts", "type"),
        ("source_counts", "is_disappearance"),
        ("story_entries", "confidence"),
        ("story_entries", "is_disappearance"),
    }
)


def _decisions(tree: ast.AST) -> Iterator[str]:
    """The deciding fields that a comparison or a condition reads off what left."""
    for node in ast.walk(tree):
        asked: list[ast.AST] = []
        if isinstance(node, ast.Compare):
            asked = [node.left, *node.comparators]
        elif isinstance(node, ast.If | ast.IfExp):
            asked = [node.test]
        elif isinstance(node, ast.comprehension):
            asked = [*node.ifs]
        for call in (one for part in asked for one in ast.walk(part)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args:
                field = call.args[-1]
                if call.func.attr in _READS and isinstance(field, ast.Constant):
                    yield from {str(field.value)} & _FIELDS


def test_no_paper_does() -> None:
    folder = Path(vsdesk.reports.__file__).parent
    found = {
        (file.stem, field)
        for file in folder.glob("*.py")
        for field in _decisions(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert found == POSITIVE


def test_it_would_be_found() -> None:
    told = 'x = [e for e in found if facts.first(e, "type") not in TOLD]'
    assert [*_decisions(ast.parse(told))] == ["type", "type"]
