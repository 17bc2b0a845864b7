"""An address whose letters are written by number, and these numbers by number again, stops no exit; a name in
it is read all the same. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from tests.attacks.families import assign, below, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_marks import told

from vsdesk.desk import ExitOrder
from vsdesk.records.gate.told.told_texts import without_escapes

if TYPE_CHECKING:
    from pathlib import Path

MANY = f"رابط %{'25' * 1_000}"
HIDDEN = "سامر الخطيب"


@pytest.fixture
def sealed(made: Town) -> Town:
    """A sealed source that stays with the coordinator, named in no file."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    made.rima.sync.set_sources_go(go=False)
    source = written(made, "source", {"type": "survivor", "true_name": HIDDEN})
    written(
        made, "event", {"type": "other", "told_by": source, "text": words("رآه هناك")}, made.case
    )
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    assign(made)
    return made


def test_it_stops_neither_hand_over_nor_copy_nor_table(sealed: Town, tmp_path: Path) -> None:
    below(sealed.enemy, sealed.case, "event", {"type": "other", "text": words(MANY)})
    sealed.enemy.hand_over(sealed.rima)
    carry(sealed.rima, sealed.stick, sealed.hala)
    sealed.rima.loads.dump(tmp_path / "copy")
    table = ExitOrder("un_complaint", "ced", "B", columns=("name_ar",), lang="ar")
    assert sealed.rima.outbound.tables.spread_look(table).rows


@pytest.mark.parametrize("times", [1, 2, 5])
def test_a_name_in_it_stays(sealed: Town, times: int) -> None:
    said = f"https://example.org/?q={HIDDEN}"
    for _ in range(times):
        said = said[:24] + quote(said[24:])
    written(sealed, "event", {"type": "other", "text": words(f"هنا {said}")}, sealed.case)
    written(sealed, "event", {"type": "other", "text": words("رآه جاره")}, sealed.case)
    left = told(sealed)
    assert "رآه جاره" in left and said[24:] not in left


def test_what_nobody_escaped_is_left_as_it_is() -> None:
    assert without_escapes("خصم 50% أو 100%") == "خصم 50% أو 100%"
    assert without_escapes(f"%{'25' * 200_000}") == "%"
