"""Nothing goes to a body from a documenter's device but as an approved submission, by
whatever exit. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry, swap
from tests.attacks.test_called_otherwise import asked

from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.desk.outbound.open_copies import FileOrder
from vsdesk.desk.outbound.sheet_result import PrintedSheet
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.desk import Desk

PAPER = b"\xd9\x88\xd8\xb1\xd9\x82\xd8\xa9 \xd8\xa7\xd9\x84\xd8\xb9\xd8\xa7\xd8\xa6\xd9\x84\xd8\xa9"


def attached(made: Town) -> str:
    """A paper of the family that both devices have."""
    asked(made)
    swap(made)
    path = made.stick.parent / "ورقة.txt"
    path.write_bytes(PAPER)
    item = made.hala.files.attach(path, made.case, kind="other").ids[0]
    carry(made.hala, made.stick, made.rima)
    return item


def rows(desk: Desk, case: str) -> int:
    return len(desk.cases.dossier(case).of("disclosure"))


def test_no_file_leaves_to_a_body_from_a_documenter(made: Town) -> None:
    item = attached(made)
    with pytest.raises(UserError) as caught:
        made.hala.outbound.files.copy_file(FileOrder(item, "un_complaint", "ced", "B"))
    assert caught.value.code.name == "E_BY_SUBMISSION"
    assert rows(made.hala, made.case) == 0


def test_a_coordinator_gives_it_and_our_own_copy_stays_free(made: Town) -> None:
    item = attached(made)
    left = made.rima.outbound.files.copy_file(FileOrder(item, "un_complaint", "ced", "B"))
    assert left.data == PAPER
    assert rows(made.rima, made.case) == 1
    assert made.hala.outbound.files.copy_file(FileOrder(item)).data == PAPER


def test_whatever_writes_the_row_asks_the_door(made: Town) -> None:
    """Also an exit that nobody has thought of yet: it leaves no row, and so not at all."""
    attached(made)
    hala = made.hala
    order = ExitOrder(level="B", cases=(made.case,), purpose="un_complaint", recipient="ced")
    [let_out] = hala.outbound.tables.decided_all(order, (made.case,))
    assert let_out.records
    with pytest.raises(UserError) as caught:
        hala.outbound.sheets.note_exit("dump", PrintedSheet(b"", (), "0" * 64, 0, ()), let_out)
    assert caught.value.code.name == "E_BY_SUBMISSION"
    assert rows(hala, made.case) == 0
