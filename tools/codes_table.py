"""Writes the table of codes in docs/spec/codes.md from `vsdesk.errors.CODES`.

python tools/codes_table.py          rewrite the table
python tools/codes_table.py --check  say (exit 1) whether it is current
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from vsdesk.errors import CODES

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "spec" / "codes.md"
BEGIN: Final = "<!-- codes: made by tools/codes_table.py -->"
END: Final = "<!-- end of codes -->"


def table() -> str:
    """The table, one row for each code, in the order of the error table."""
    rows = ["| code | reach | what is applied | exit | sentence |", "|---|---|---|---|---|"]
    rows += [
        f"| `{code.name}` | {code.reach} | {code.applied} | {code.exit_code} | {code.sentence} |"
        for code in CODES.values()
    ]
    return "\n".join(rows)


def with_table(page: str) -> str:
    """The page with the present table between its marks."""
    head, rest = page.split(BEGIN)
    _, tail = rest.split(END)
    return f"{head}{BEGIN}\n{table()}\n{END}{tail}"


def main(arguments: list[str]) -> int:
    """Rewrite or check."""
    page = PAGE.read_text("utf-8")
    wanted = with_table(page)
    if "--check" in arguments:
        return int(page != wanted)
    PAGE.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
