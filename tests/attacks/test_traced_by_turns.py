"""The page that answers for a paper: each record on it is read once, however often others name it, and the
rows of one device leave room for those of everybody else. Everybody is made up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from tests.attacks.families import assign
from tests.attacks.kit import Town, carry

from vsdesk.desk import SheetOrder
from vsdesk.desk.submissions.sent_copies import KeptCopy
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.alternative import Alternative
from vsdesk.records.dossier import RecordView
from vsdesk.reports import short_digest
from vsdesk.vault.read import views
from vsdesk.vault.stored_files import Files

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.database import Database

_ROWS = 8
_NAMED = 300  # times in each row


def _crowd(made: Town, digest: str) -> None:
    """Rows of another device that bear the digest and name one record again and again."""
    named: list[Json] = [[made.person, []]] * _NAMED
    values: dict[str, Json] = {
        "exit": "sheet",
        "digest": digest,
        "recipient": "iimp",
        "records": named,
    }
    ops = [
        NewOp(made.enemy.desk.context.new_id(), "disclosure", values, parent=made.case)
        for _ in range(_ROWS)
    ]
    made.enemy.sign(made.case, *ops)
    made.enemy.hand_over(made.rima)


def test_each_writer_has_a_turn_and_each_record_is_read_once(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    assign(made)
    order = SheetOrder(made.case, ("ar",), "family-sheet", discreet=False)
    told = made.hala.outbound.sheets.print_sheet(order).digest
    carry(made.hala, made.stick, made.rima)
    said = made.rima.outbound.sheets.print_sheet(order).digest
    for digest in {told, said}:
        _crowd(made, digest)
    read = Counter[str]()
    plain = views._read

    def counted(database: Database, row: tuple[Any, ...]) -> RecordView:
        read[row[1].hex()] += 1
        return plain(database, row)

    monkeypatch.setattr(views, "_read", counted)
    found = made.rima.outbound.trace.find(short_digest(said))
    assert found[0].device_id == made.rima.context.device_id and found[0].is_as_then
    assert len(found) > _ROWS and max(read.values()) == 1
    found = made.rima.outbound.trace.find(short_digest(told))
    own = [one.device_id for one in found].index(made.hala.context.device_id)
    assert own <= 2 < _ROWS <= len(found)


def test_an_item_that_a_kept_copy_names_again_and_again_is_looked_at_once(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    assign(made)
    item = made.enemy.desk.context.new_id()
    values: dict[str, Json] = {"type": "other_doc", "blob": "ab" * 32, "mime": "application/pdf"}
    made.enemy.sign(made.case, NewOp(item, "evidence_item", values, parent=made.case))
    made.enemy.hand_over(made.rima)
    asked: list[str] = []
    plain = Files.digest

    def counted(self: Files, blob: str) -> str:
        asked.append(blob)
        return plain(self, blob)

    monkeypatch.setattr(Files, "digest", counted)
    said: dict[str, Json] = {"digest": "a" * 64, "snapshot": [item, *[item] * _NAMED]}
    fields = {name: (Alternative("", value, "", "", ""),) for name, value in said.items()}
    named = RecordView(item, "submission", made.case, made.case, fields=fields)
    with pytest.raises(UserError, match="E_STALE"):
        KeptCopy(made.rima.context.vault, named).read()
    assert asked == ["ab" * 32]
