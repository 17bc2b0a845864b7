"""docs/spec/versions.md states the versions that this program writes."""

from __future__ import annotations

import re
from pathlib import Path

from vsdesk import __version__
from vsdesk.crypto import slots
from vsdesk.records.dictionary.dictionary import SCHEMA
from vsdesk.vault import schema

PAGE = (Path(__file__).parent.parent.parent / "docs/spec/versions.md").read_text("utf-8")


def _cells(begins: str) -> list[str]:
    [row] = re.findall(rf"^\| {re.escape(begins)} \|.*$", PAGE, re.M)
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_the_page_states_what_is_written_now() -> None:
    assert _cells("slot file")[2] == str(slots.VERSION)
    assert _cells("vault's database")[2] == str(schema.VERSION)
    assert _cells("dictionary")[2] == str(SCHEMA)


def test_the_page_has_a_row_for_this_program() -> None:
    row = _cells(__version__)
    assert row[1:4] == [str(schema.VERSION), str(slots.VERSION), str(SCHEMA)]
