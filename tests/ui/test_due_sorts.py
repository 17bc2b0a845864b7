"""Every sort of what is due has words, an icon, and one place on the first page."""

from __future__ import annotations

from typing import get_args

from vsdesk.desk.due.due_row import What
from vsdesk.ui.parts.due_rows import SORTS
from vsdesk.ui.screens.today import screen, today_cards


def test_no_sort_of_what_is_due_is_without_words_or_without_a_card() -> None:
    known = set(get_args(What))
    shown = [sort for _, sorts in screen._CARDS for sort in sorts]
    assert known <= set(SORTS)
    assert sorted(shown) == sorted(known)  # each once
    assert set(today_cards._SORTS) <= known
