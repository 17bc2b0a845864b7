"""On a family's paper no label and no heading says what the family rejects; on an
authority's all stands. Made up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.reports.paper import text_of
from tests.ui import made_up
from tests.ui.made_up_leaving import agree

from vsdesk.desk import Edit, SheetOrder
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.progress import SILENT
from vsdesk.words import Lang, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.desk import Desk

HARD = {"ar": ("وفاة", "الوفاة"), "en": ("death", "died"), "ku": ("mirin", "wefat", "mirî")}


@pytest.fixture
def rejecting(tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    """A case that is full of what is said of a death, of a family that does not say it."""
    desk = made_up.coordinator(tmp_path / "vault", tmp_path / "profile")
    [case] = made_up.fill(desk, 1)
    agree(desk, case, [("casework", "family"), ("search", "iimp")])
    person = str(desk.cases.record(case).value("person"))
    desk.cases.save(
        [
            Edit(
                "case", {"search_status": "death_claimed", "case_type": "death_in_custody"}, id=case
            ),
            Edit(
                "event",
                {"type": "death_notification", "place_text": "دمشق"},
                id=desk.context.new_id(),
                parent=case,
            ),
            Edit(
                "evidence_item",
                {"document_type": "death_certificate", "type": "death_paper"},
                id=desk.context.new_id(),
                parent=case,
            ),
        ]
    )
    desk.cases.marks.mark(
        person, {"type": "words_rejected", "words": {"ar": "مات", "src_lang": "ar"}}
    )
    yield desk, case
    desk.access.lock()


@pytest.mark.parametrize("lang", ["ar", "en", "ku"])
@pytest.mark.parametrize("discreet", [True, False])
def test_the_familys_sheet_says_it_in_other_words(
    rejecting: tuple[Desk, str], lang: Lang, discreet: bool
) -> None:
    desk, case = rejecting
    order = SheetOrder(case, (lang,), discreet=discreet)
    text = text_of(desk.outbound.sheets.sheet(order, SILENT).pdf)
    assert not [one for one in HARD[lang] if one in text.split()], text
    [mark] = desk.cases.list_kind("person_mark")
    desk.cases.delete(mark.id, shown=desk.cases.shown(mark.id))
    said = text_of(desk.outbound.sheets.sheet(order, SILENT).pdf)
    if not discreet:
        assert said != text  # without the wish the label stands


def test_a_table_for_the_family_says_it_in_other_words_and_one_for_a_body_does_not(
    rejecting: tuple[Desk, str],
) -> None:
    desk, case = rejecting
    columns = ("case.case_no", "case.search_status", "case.case_type")
    family = plain(
        desk.outbound.tables.spread_look(
            ExitOrder("casework", "family", "B", (case,), columns=columns)
        ).text
    )
    assert "خبر عن المصير" in family and "وفاة" not in family
    body = plain(
        desk.outbound.tables.spread_look(
            ExitOrder("search", "iimp", "B", (case,), columns=columns)
        ).text
    )
    assert "وفاة" in body
