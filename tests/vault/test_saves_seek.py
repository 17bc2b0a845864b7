"""What a save asks of the database it seeks from what it wrote: nothing walks a table, or all records
of a kind. All made up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.vault.conftest import a_case

from vsdesk.history.entry import audit_space
from vsdesk.records.journal import OPENED
from vsdesk.vault.database import Database
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pytest

    from vsdesk.vault.vault import Vault

# Tables that grow with what was recorded; by its kind alone a record is one of all cases, persons, relations.
WALKED = re.compile(
    r"^SCAN (?:record|link|op|entry|log|list|former|match_key|match_due|match_pair|k|c|r|p|o|e|l)\b"
    r"|INDEX record_kind \(kind=\?\)$"
)


def statements(monkeypatch: pytest.MonkeyPatch) -> dict[str, Sequence[Any]]:
    """Every statement from now on, with the values of its first time; until `monkeypatch.undo`."""
    asked: dict[str, Sequence[Any]] = {}

    def kept(name: str) -> None:
        real = getattr(Database, name)

        def ask(self: Database, sql: str, values: Any = ()) -> Any:
            rows: Iterable[Any] = [*values]
            if name != "run_many":
                asked.setdefault(sql, [*rows])
            elif first := next(iter(rows), ()):
                asked.setdefault(sql, [*first])
            return real(self, sql, rows)

        monkeypatch.setattr(Database, name, ask)

    for name in ("query", "one", "run", "run_many"):
        kept(name)
    return asked


def walks(database: Database, asked: Mapping[str, Sequence[Any]]) -> set[tuple[str, str]]:
    """The steps of these statements that walk a table that grows."""
    return {
        (str(step[3]), sql)
        for sql, values in asked.items()
        if sql.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH"))
        for step in database.query(f"EXPLAIN QUERY PLAN {sql}", values)
        if WALKED.search(str(step[3]))
    }


def test_no_statement_of_a_save_walks_what_grows(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = statements(monkeypatch)
    vault.save(a_case(1))
    family, mother = f"{2:031x}f", f"{3:031x}e"
    told = {"person": mother, "related_to": f"{1:031x}e", "relation": "mother"}
    vault.save(
        [
            Edit("family", {"display_name": "عائلة الدرويش"}, id=family),
            Edit("person", {"given_ar": "نجاح"}, id=mother, parent=family),
            Edit("kinship", told, parent=family),
            Edit("case", {"family": family}, id=f"{1:031x}c"),
        ]
    )
    vault.save([Edit("person", {"given_ar": "مروان علي"}, id=f"{1:031x}e")])
    monkeypatch.undo()
    assert any("match_due" in sql for sql in asked)
    assert walks(vault.database, asked) == set()


def test_a_line_of_the_journal_reads_none_of_those_before_it(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = audit_space(vault.identity.device_id)
    line = [Edit("audit", {"action": OPENED, "reason": "فُتح"}, space=space)]

    def rows_read() -> int:
        """Of all that this save asks."""
        real, rows = Database.query, list[int]()

        def ask(self: Database, sql: str, values: Any = ()) -> list[Any]:
            found = real(self, sql, values)
            rows.append(len(found))
            return found

        with monkeypatch.context() as there:
            there.setattr(Database, "query", ask)
            vault.save(line)
        return sum(rows)

    vault.save(line)
    few = rows_read()
    for _ in range(30):
        vault.save(line)
    assert rows_read() == few
