"""Telephones in the words of a table cost what is written, not each number in each cell.
Everybody is made up."""

from __future__ import annotations

from typing import SupportsIndex

import pytest
from tests.attacks.kit import TODAY, Device, Town
from tests.attacks.test_marks import SCOPES

from vsdesk.desk import ExitOrder
from vsdesk.history.entry import NewOp
from vsdesk.numerals import digits
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.told.told_numbers import ToldNumber, in_cells


class Read(str):
    """Digits that count how many of them are looked at."""

    letters = 0

    def lstrip(self, chars: str | None = None, /) -> Read:
        return Read(super().lstrip(chars))

    def __contains__(self, piece: object) -> bool:
        Read.letters += len(self)
        return super().__contains__(str(piece))

    def __getitem__(self, at: SupportsIndex | slice) -> str:
        found = super().__getitem__(at)
        Read.letters += len(found)
        return found


def phones(begin: int, many: int) -> str:
    return " ".join(f"09{begin + one * 7919:08}" for one in range(many))


def invented(enemy: Device) -> str:
    """A case of the enemy's own in which a mother said yes, all of it by the enemy."""
    case, person, family, mother, grant = (enemy.desk.context.new_id() for _ in range(5))
    yes: dict[str, Json] = {
        "grantor": mother,
        "subject": case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given",
        "given_on": TODAY,
        "identity_mode": "named",
        "data_scope": SCOPES,
    }
    kin: dict[str, Json] = {"person": mother, "related_to": person, "relation": "mother"}
    said: dict[str, Json] = {
        "person": person,
        "family": family,
        "case_type": "enforced_disappearance",
        "summary": {"ar": "بلا رقم", "src_lang": "ar"},
    }
    enemy.sign(
        case, NewOp(case, "case", said), NewOp(person, "person", {"given_ar": "ليث"}, parent=case)
    )
    enemy.sign(
        family,
        NewOp(family, "family", {"display_name": "عائلة النوري"}),
        NewOp(mother, "person", {"given_ar": "هدى"}, parent=family),
        NewOp(enemy.desk.context.new_id(), "family_member", {"person": mother}, parent=family),
        NewOp(enemy.desk.context.new_id(), "kinship", kin, parent=family),
        NewOp(grant, "consent_grant", yes, parent=family),
    )
    return case


def test_twice_the_numbers_are_twice_the_work(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The enemy fills the summary and the events of a case that leaves in a table."""
    case = invented(made.enemy)
    monkeypatch.setattr(
        "vsdesk.records.gate.told.told_numbers.digits", lambda text: Read(digits(text))
    )
    order = ExitOrder("un_complaint", "ced", "B", (case,), columns=("summary",), told_reason="x")
    read: list[int] = []
    for many in (200, 400, 800):
        made.enemy.change(case, "case", {"summary": {"ar": phones(0, many), "src_lang": "ar"}})
        told: dict[str, Json] = {
            "type": "sighting",
            "text": {"ar": phones(10_000_000, many), "src_lang": "ar"},
        }
        made.enemy.sign(case, NewOp(made.enemy.desk.context.new_id(), "event", told, parent=case))
        made.enemy.hand_over(made.rima)
        Read.letters = 0
        spread = made.rima.outbound.tables.spreadsheet(order, "csv")
        assert len(spread.told) == many
        read.append(Read.letters)
    assert 0 < read[2] < 2.2 * read[1] < 2.2 * 2.2 * read[0], read


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["بلا رقم", "هاتفه 0944-123-456 مساء"], True),
        (["15 ٠٩٤٤١٢٣٤٥٦ 20"], True),  # what stands before and behind it changes nothing
        (["0944 123", "456"], False),  # each cell for itself
        (["0944 123 457"], False),
        ([], False),
    ],
)
def test_a_number_is_found_by_its_digits_in_one_cell(cells: list[str], found: bool) -> None:
    one = ToldNumber("case", "summary", "0944 123 456")
    other = ToldNumber("event", "text", "+963 933 987 654")
    assert list(in_cells([other, one], cells)) == ([one] if found else [])
    assert list(in_cells([], cells)) == []
