"""How often a vault is asked for what guards somebody, and its bounds drawn tight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tests.attacks.kit import TODAY

from vsdesk.records.consent import recipients
from vsdesk.records.gate.persons import hidden_people
from vsdesk.vault.database import Database
from vsdesk.vault.read import guards, neighbours, references

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from tests.attacks.kit import Town

    from vsdesk.desk import Desk

_ASKED: Final = {"CROSS", "'person_mark'", "'grantor')"}  # words of the queries for guards alone
_TIGHT: Final = {
    "people": (guards, "MOST", 0),
    "records": (neighbours, "MOST_RECORDS", 3),
    "cases": (neighbours, "MOST_CASES", 1),
    "links": (references, "MOST_LINKS", 1),
}


def for_guards(sql: str) -> bool:
    """Whether a query looks for what guards somebody."""
    return bool(_ASKED & {*sql.split()})


def for_words(sql: str) -> bool:
    """Whether a query looks for the words of reference records."""
    return "json_each" in sql and "LEFT JOIN" in sql


def hidden_in_all(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, looks: Callable[[str], bool] = for_guards
) -> tuple[list[frozenset[str]], int]:
    """Who is hidden in each case, all read at once; and how many of the queries looked for it."""
    asked: list[str] = []
    query = Database.query

    def counted(self: Database, sql: str, *more: Any) -> Any:
        asked.extend([sql] if looks(sql) else [])
        return query(self, sql, *more)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "query", counted)
        every = [one.id for one in desk.cases.list_kind("case")]
        hidden = [
            hidden_people.hidden(one, recipients.of("ced"), TODAY, None, own=False).asked
            for one in desk.context.vault.read.dossiers(every)
        ]
    return hidden, len(asked)


def draw_tight(made: Town, monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    """One bound so that hardly anything is within it; what was read before is read anew."""
    module, name, value = _TIGHT[bound]
    monkeypatch.setattr(module, name, value)
    made.rima.context.vault.trust_changed()
