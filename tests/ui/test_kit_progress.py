"""The card of a long job: what it says of how much, which step it is at."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from tests.ui.conftest import make_look

from vsdesk.ui.kit.progress_card import ProgressCard
from vsdesk.words import Lang, plain

MANY = 40_000


def card(lang: Lang = "en") -> ProgressCard:
    look = make_look(lang)
    steps = ((("writing",), "one"), (("matching",), "two"))
    made = ProgressCard(look, "same", steps, ("writing",))
    made.begin("Comparing")
    return made


def test_rows_are_counted_and_never_called_megabytes(qapp: object) -> None:
    made = card()
    made.step("matching", 1_500, MANY)
    assert plain(made.amount.text()) == "1500 of 40000"
    made.step("writing", 10_000_000, 40_000_000)
    assert "MB" in made.amount.text()


def test_an_arabic_card_counts_rows_too(qapp: object) -> None:
    made = card("ar")
    made.step("matching", 1_500, MANY)
    assert "م.ب" not in made.amount.text()
    assert "1500" in made.amount.text()


def test_the_step_that_is_at_work_stands_out(qapp: object) -> None:
    made = card()
    for label in made.findChildren(QLabel):  # as a page does when it is shown
        label.ensurePolished()

    def strong() -> list[bool]:
        return [label.font().bold() for _, label in made.marks]

    assert strong() == [True, False]
    made.step("matching", 1, MANY)
    assert strong() == [False, True]
    made.finish()
    assert strong() == [False, False]
