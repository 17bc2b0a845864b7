"""In an interview: who asked for money has a field for the name, and a paper without a file
is noted (all made up)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import begin, of, rows

from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

BOTH = pytest.mark.parametrize("lang", ["ar", "en"])


def said(page: QWidget) -> str:
    parts = [one.said() for one in page.findChildren(Paragraph) if one.isVisible()]
    return plain("\n".join([*parts, *(one.text() for one in page.findChildren(Label))]))


@BOTH
def test_who_asked_for_money_is_named_in_the_interview(room: Room, lang: Lang) -> None:
    hands = begin(room, lang)
    hands.say("نجاح")
    hands.screen.go_to("search")
    room.settle(hands.window)
    hands.reach("search/0.result")
    hands.say("ذهبنا إلى الفرع")
    assert hands.screen.talk is not None and not hands.screen.talk.has("money/0"), "nobody said so"
    hands.choose("more-money")
    assert hands.focus().objectName() == "money/0.name_used"
    hands.say("أبو عمار")
    hands.pick("money/0.claimed_role", "broker")
    hands.reach("money/0.demanded_amount")
    hands.say("٣٠٠٠")
    hands.pick("money/0.demanded_currency", "usd")
    hands.choose("more-money")
    assert hands.focus().objectName() == "money/1.name_used"
    hands.press(Qt.Key.Key_F2)  # of whoever has the keyboard, not of the search
    talk = hands.screen.talk
    assert talk is not None and talk.told("search/0", "result") == "ذهبنا إلى الفرع"
    assert talk.answered("money/1", "text") == "unknown"
    hands.choose("more-search")
    assert hands.focus().objectName() == "search/1.result"
    hands.say("وراجعنا الأمن")
    hands.enter()
    assert hands.focus().objectName() == "search/1.date", "Enter does not leave the new entry"
    hands.screen.go_to("papers")
    room.settle(hands.window)
    hands.choose("stop")
    found = list(rows(room, hands.window))
    first = next(one for one in of(found, "extortion_attempt") if one.get("name_used"))
    assert (first["name_used"], first["claimed_role"]) == ("أبو عمار", "broker")
    assert (first["demanded_amount"], first["demanded_currency"]) == ("3000", "usd")
    assert len(of(found, "search_action")) == 2


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("2200 يورو", "2200", "eur"),
        ("٨٥٠ ألف ليرة سورية", "850000", "syp"),
        ("$3000", "3000", "usd"),
        ("3 آلاف دولار أمريكي", "3000", "usd"),
    ],
)
def test_a_currency_behind_an_amount_is_the_currency(
    room: Room, typed: str, amount: str, currency: str
) -> None:
    hands = begin(room, "ar")
    hands.say("نجاح")
    hands.screen.go_to("search")
    room.settle(hands.window)
    hands.choose("more-money")
    hands.reach("money/0.paid_amount")
    hands.say(typed)
    hands.reach("money/0.paid_currency")
    talk = hands.screen.talk
    assert talk is not None and talk.text("money/0", "paid_amount") == amount
    assert talk.text("money/0", "paid_currency") == currency
    assert talk.value("money/0", "demanded_currency") is None
    hands.reach("money/0.paid_amount")
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.say("70 ليرة تركية")  # another currency is chosen: nobody decides between them
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.at == "search" and talk.text("money/0", "paid_currency") == currency


@BOTH
def test_a_paper_without_a_file_is_noted_in_the_interview(room: Room, lang: Lang) -> None:
    hands = begin(room, lang)
    hands.say("نجاح")
    hands.screen.go_to("papers")
    room.settle(hands.window)
    hands.screen.go_to("search")
    room.settle(hands.window)
    assert hands.screen.talk is not None and not hands.screen.talk.has("paper/0"), "not told"
    hands.screen.go_to("papers")
    room.settle(hands.window)
    hands.pick("paper/0.type", "civil_record")
    hands.reach("paper/0.holder_of_original")
    hands.say("خالته في الرقة")
    hands.reach("paper/0.description")
    hands.say("لم يصوّرها أحد بعد")
    hands.choose("more-paper")
    hands.reach("paper/1.holder_of_original")
    hands.say("الجدّة")
    hands.screen.go_to("news")
    room.settle(hands.window)
    hands.screen.go_to("papers")
    room.settle(hands.window)
    page = hands.screen.page
    assert page is not None
    lacks = plain(hands.screen.look.words.say("No file yet"))
    assert lacks not in said(page), "it stands in its own fields"
    first, other = sorted(
        of(list(rows(room, hands.window)), "evidence_item"), key=len, reverse=True
    )
    assert (first["type"], first["holder_of_original"]) == ("civil_record", "خالته في الرقة")
    assert first["description"]["ar"] == "لم يصوّرها أحد بعد" and "blob" not in first
    assert other["holder_of_original"] == "الجدّة"
