"""What a file is asked before something of it leaves it seeks from whom it names: nothing walks all answers,
or all cases, of the vault. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.vault.conftest import a_case
from tests.vault.test_saves_seek import WALKED

from vsdesk.records.gate.exit_state import counted_by
from vsdesk.records.gate.request import Request
from vsdesk.vault.database import Database
from vsdesk.vault.edit import Edit
from vsdesk.vault.search.hit_context import around

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from vsdesk.vault.vault import Vault

FAMILIES = (f"{2:031x}f", f"{4:031x}f")
MOTHER = f"{3:031x}e"


def test_no_question_about_a_file_walks_what_grows(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.save(a_case(1))
    told = {"person": MOTHER, "related_to": f"{1:031x}e", "relation": "mother"}
    vault.save(
        [
            *(Edit("family", {"display_name": "عائلة الدرويش"}, id=one) for one in FAMILIES),
            Edit("person", {"given_ar": "نجاح"}, id=MOTHER, parent=FAMILIES[0]),
            Edit("kinship", told, parent=FAMILIES[1]),  # of another family, so she lies elsewhere
            Edit("case", {"family": FAMILIES[1]}, id=f"{1:031x}c"),
        ]
    )
    asked: dict[str, Sequence[Any]] = {}
    real = Database.query

    def ask(self: Database, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        asked.setdefault(sql, [*values])
        return real(self, sql, values)

    monkeypatch.setattr(Database, "query", ask)
    request = Request("statistics", "public", "E", "2026-11-24", decided=True)
    for dossier in vault.read.dossiers([*FAMILIES, f"{1:031x}c"]):
        assert counted_by(request, dossier) == frozenset()
    around(vault.database, vault.read.views([MOTHER, f"{1:031x}c"]).values())
    monkeypatch.undo()
    assert any("'grantor'" in sql for sql in asked)
    walks = {
        (str(step[3]), sql)
        for sql, values in asked.items()
        for step in vault.database.query(f"EXPLAIN QUERY PLAN {sql}", values)
        if WALKED.search(str(step[3]))
    }
    assert walks == set()
