"""A slip of the hand: no, then yes. The no stands, every page says so, and no hidden record piles up."""

from __future__ import annotations

from typing import Any

import pytest
from tests.ui import made_up
from tests.ui.conftest import Room
from tests.ui.made_up_consent import said_by_themselves

from vsdesk.desk import Desk, How
from vsdesk.records.consent.questions import QUESTIONS
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.route import Route


def documenters(room: Room) -> tuple[Any, str, str, str]:
    """A documenter's vault with one case; nobody answered yet."""
    chief, _ = room.desk(people=0)
    field = made_up.field(room.path / "field", room.path / "other", "هالة")
    made_up.enrol(chief, field)
    [case] = made_up.fill(field, 1)
    chief.access.lock()
    family = str(field.cases.record(case).value("family"))
    mother = str(field.cases.record(case).value("primary_contact"))
    return field, case, family, mother


def answers(desk: Desk, case: str) -> int:
    return len([one for one in desk.cases.dossier(case).of("consent_grant") if not one.deleted])


def test_the_same_answer_is_written_once(room: Room) -> None:
    field, case, _, mother = documenters(room)
    how = How(language="ar")
    before = answers(field, case)
    for answer in ("no", "yes", "yes", "no", "yes"):
        field.consent.answers(case, mother, {"keep": answer}, how, shown=field.cases.shown(case))
    assert answers(field, case) == before + 2 * len(QUESTIONS["keep"].asks)
    [one] = [one for one in field.consent.table(case).speakers if one.person == mother]
    assert one.questions["keep"] == "no"
    field.access.lock()


@pytest.mark.parametrize("where", ["family", "consent"])
def test_the_page_says_that_the_no_stands_and_offers_no_empty_button(
    room: Room, where: str
) -> None:
    field, case, family, mother = documenters(room)
    held = [one.id for one in field.cases.dossier(case).of("consent_grant")]
    assert held
    field.consent.answers(
        case, mother, {"keep": "no"}, How(language="ar"), shown=field.cases.shown(case)
    )
    field.access.lock()
    window = room.open("ar", vault=room.path / "field", profile="other")
    place = (
        Route("family", family, "consent") if where == "family" else Route("consent", case, mother)
    )
    screen: Any = room.go(window, place)
    name = f"consent-keep-{mother[:8]}"

    def line() -> Segments:
        found: Segments
        [found] = [
            one
            for one in screen.findChildren(Segments)
            if one.isVisible() and one.objectName() == name
        ]
        return found

    assert line().value == "no" and line().isEnabled()
    said_by_themselves(screen, mother)
    [yes] = [one for one in line().findChildren(Button) if one.objectName() == f"{name}-yes"]
    yes.click()
    room.settle(window)
    assert line().value == "no" and not line().isEnabled()
    said = [
        one
        for one in screen.findChildren(Paragraph)
        if one.objectName() == "no-stands" and one.isVisible()
    ]
    assert said and said[0].said().startswith("الرفض باقٍ حتى يقرّر التنسيق")
    strip = screen.answered if where == "family" else screen.undo
    assert "الرفض باقٍ" in strip.words.said()
