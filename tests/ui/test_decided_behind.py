"""What is pressed binds what stood on the page, and the page says that something came.
Everybody is made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from tests.attacks.kit import carry
from tests.ui import made_up, made_up_consent
from tests.ui.hands import Hands
from tests.ui.test_consent import At

from vsdesk.desk import Desk, Edit
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang


@pytest.mark.parametrize("meanwhile", ["after", "queued", "long ago"])
def test_a_no_that_comes_while_the_page_is_open(room: Room, meanwhile: str) -> None:
    """`after` is the control. `queued`: its job stood before the decision; `long ago`: the page
    shows what was before."""
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    made_up_consent.two_yeses(desk, who)
    father = desk.context.new_id()
    kin: dict[str, Json] = {"person": father, "relation": "father", "related_to": who.missing}
    desk.cases.save(
        [
            Edit("person", {"given_ar": "سامي"}, id=father, parent=who.family),
            Edit("family_member", {"person": father}, parent=who.family),
            Edit("kinship", kin, parent=who.family),
        ]
    )
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("consent", who.case, ""))
    page = At(Hands(room, window), window, who)
    assert window.session is not None
    now, jobs = window.session.desk, window.session.jobs
    no: dict[str, Json] = {
        "grantor": father,
        "subject": who.case,
        "purpose": "search",
        "recipient": "icrc",
        "result": "refused",
        "given_on": "2026-11-24",
    }

    def taken_in() -> None:
        now.cases.save([Edit("consent_grant", no, parent=who.family)])

    def job() -> None:
        jobs.write(Callbacks[None](page.page, lambda _: None, page.page.failed), taken_in)

    if meanwhile == "long ago":
        job()
        room.settle(window)
    page.hands.reach(f"decides-{page.grant(who.wife, 'search', 'icrc')[:8]}")
    page.hands.press(Qt.Key.Key_Down)  # the mother's
    page.hands.press(Qt.Key.Key_Space)
    page.hands.reach("decide-why-search-icrc")
    page.hands.say("اجتمعت العائلة واتفقت")
    save = page.page.findChild(Button, "decide-save-search-icrc")
    assert save is not None
    assert save.isEnabled()
    if meanwhile == "queued":
        job()
    save.click()
    room.settle(window)
    if meanwhile == "after":
        assert page.state("search", "icrc") == "given"
        job()
        room.settle(window)
    assert page.state("search", "icrc") == "refused"


@dataclass(frozen=True)
class Stick:
    """A case, and what another device wrote into it that is not taken in yet."""

    case: str
    family: str
    files: tuple[Path, ...]


def brought(room: Room) -> Stick:
    chief, cases = room.desk(people=2)
    field = made_up.field(room.path / "field", room.path / "field-profile", "هالة")
    made_up.enrol(chief, field)
    case = cases[0]
    family = str(chief.cases.record(case).value("family"))
    for root, kind in ((case, "case"), (family, "family")):
        chief.cases.save([Edit(kind, {"assigned": [field.context.device_id]}, id=root)])
    risk: dict[str, Json] = {"level": "red", "date": "2026-11-01"}
    chief.cases.save([Edit("risk_assessment", risk, parent=case)])
    stick = room.path / "stick"
    carry(chief, stick, field)
    field.cases.save([Edit("event", {"text": {"ar": "رآه جاره", "src_lang": "ar"}}, parent=case)])
    out = room.path / "out"
    out.mkdir()
    files = hand_over(field, out)
    field.access.lock()
    chief.access.lock()
    return Stick(case, family, files)


def hand_over(field: Desk, out: Path) -> tuple[Path, ...]:
    field.sync.hand_over(out, [row.device_id for row in field.sync.destinations()])
    return tuple(sorted(one for one in out.rglob("*") if one.is_file()))


def strip(screen: QWidget) -> UndoStrip:
    button = screen.findChild(Button, "look-again")
    assert button is not None
    found: QWidget | None = button
    while found is not None and not isinstance(found, UndoStrip):
        found = found.parentWidget()
    assert found is not None
    return found


def places(screen: QWidget) -> dict[str, QPoint]:
    return {
        one.objectName(): one.mapToGlobal(QPoint(0, 0))
        for one in screen.findChildren(Button)
        if one.isVisible() and one.objectName() != "look-again"
    }


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("where", ["consent", "ready", "case", "family", "erasing"])
def test_a_page_that_is_old_says_so_and_stays_where_it_is(
    room: Room, lang: Lang, where: str
) -> None:
    held = brought(room)
    window = room.open(lang)
    root = held.family if where == "family" else held.case
    screen = cast("QWidget", room.go(window, Route(where, root)))
    told = strip(screen)
    before = places(screen)
    assert before
    assert not told.isVisible()
    take_in(room, window, held)
    room.settle(window)
    room.qtbot.waitUntil(told.isVisible)
    assert places(screen) == before
    words = {"ar": "تغيّر", "en": "changed"}[lang]
    assert words in told.words.said()
    told.button.click()
    room.settle(window)
    assert not told.isVisible()


def take_in(room: Room, window: Window, held: Stick) -> None:
    session: Any = window.session
    answer = Callbacks[Any](window, lambda _: None)
    session.jobs.write_long(answer, session.desk.sync.intake.receive, held.files)
    room.settle(window)
