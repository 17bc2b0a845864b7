"""The table of codes in the format page is the one of the program."""

from __future__ import annotations

from tools.codes_table import PAGE, main, table, with_table

from vsdesk.errors import CODES


def test_the_page_is_current() -> None:
    assert main(["--check"]) == 0


def test_each_code_has_its_row() -> None:
    rows = table().splitlines()
    assert len(rows) == len(CODES) + 2
    assert all(f"| `{name}` |" in rows[at + 2] for at, name in enumerate(CODES))


def test_writing_it_twice_changes_nothing() -> None:
    page = PAGE.read_text("utf-8")
    assert with_table(with_table(page)) == with_table(page)
