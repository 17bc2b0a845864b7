"""What stands in a small form of the consent page outlives every other answer; and nothing stands in it that
nobody said. Made-up people, by keyboard, in Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from tests.ui.test_consent import At, at

from vsdesk.ui.kit.begun_forms import BegunForms
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room

WORDS = "قالت إنها تفكّر حتى العيد، كلام مصطنع"


def _line(page: At, name: str) -> str:
    found = page.page.findChild(TextField, name)
    assert found is not None and found.isVisible(), name
    return found.text()


def _on(page: At, name: str) -> bool:
    found = page.page.findChild(Tick, name)
    assert found is not None and found.isVisible(), name
    return found.isChecked()


def test_narrowing_stays_open_with_what_was_taken_away(room: Room) -> None:
    page = at(room, person="mother")
    grant, tag = page.grant(page.who.mother, "search", "iimp"), page.who.mother[:8]
    page.hands.choose(f"narrow-{grant[:8]}")
    page.hands.choose("narrow-documents")
    assert not _on(page, "narrow-documents")
    page.choose_in(f"consent-court_fr-{tag}", "no")
    assert not _on(page, "narrow-documents") and _on(page, "narrow-circumstances")
    keep = page.page.findChild(Button, "narrow-now")
    assert keep is not None and keep.isEnabled()
    assert page.hands.focus().objectName().startswith("consent-court_fr-"), "the keyboard stays"
    page.hands.choose("narrow-now")
    held = page.desk.cases.record(grant).value("data_scope")
    assert isinstance(held, list) and "documents" not in held
    assert page.page.findChild(QWidget, "narrow-now") is None, "what was saved is closed"


def test_what_was_left_as_it_is_does_not_come_back(room: Room) -> None:
    page = at(room, person="mother")
    grant, tag = page.grant(page.who.mother, "search", "iimp"), page.who.mother[:8]
    page.hands.choose(f"narrow-{grant[:8]}")
    page.hands.choose("narrow-documents")
    page.hands.choose("narrow-leave")
    page.choose_in(f"consent-court_fr-{tag}", "no")
    assert page.page.findChild(QWidget, "narrow-now") is None
    page.hands.choose(f"narrow-{grant[:8]}")
    assert _on(page, "narrow-documents")


def test_that_a_condition_is_met_stays_as_it_was_typed(room: Room) -> None:
    page = at(room, person="sister")
    hands, tag = page.hands, page.who.sister[:8]
    page.themselves()
    page.choose_in(f"consent-iimp-{tag}", "yes_if")
    hands.say(WORDS)
    hands.choose(f"if-save-iimp-{tag}")
    (condition,) = page.desk.cases.dossier(page.who.case).of("consent_condition")
    hands.choose(f"met-{condition.id[:8]}")
    hands.say(WORDS)
    page.choose_in(f"consent-court_fr-{tag}", "no")
    assert _line(page, "met-words") == WORDS
    hands.choose("met-now")
    (met,) = page.desk.cases.dossier(page.who.case).of("condition_met")
    assert WORDS in str(met.value("words"))


def test_a_reason_and_whose_answer_holds_stay_while_another_is_decided(room: Room) -> None:
    page = at(room, yeses=True)
    hands = page.hands
    hands.reach("decide-why-search-icrc")
    hands.say(WORDS)
    name = f"decides-{page.grant(page.who.wife, 'search', 'icrc')[:8]}"
    hands.choose(name)
    page.page._read()  # as after any other answer, and where something came
    room.settle(page.window)
    assert _line(page, "decide-why-search-icrc") == WORDS
    chip = page.page.findChild(Button, name)
    assert chip is not None and chip.isChecked()
    hands.choose("decide-save-search-icrc")
    held = page.desk.cases.record(page.grant(page.who.wife, "search", "icrc"))
    assert held.text("decides_why") == WORDS


def test_how_it_was_given_is_said_once_and_nothing_is_taken_for_said(room: Room) -> None:
    page = at(room, person="sister")
    hands, tag = page.hands, page.who.sister[:8]
    for name in ("capacity", "recorded", "language", "text", "named"):
        box = page.page.findChild(Choice, f"manner-{name}")
        assert box is not None and box.value == "", name
    on = page.page.findChild(TypedLine, "manner-on")
    assert on is not None and on.text() == "" and on.placeholderText(), "a day is proposed as such"
    assert not _on(page, "manner-risks") and not _on(page, "manner-may")
    page.themselves()
    page.choose_in(f"consent-court_fr-{tag}", "no")
    grant = page.desk.cases.record(page.grant(page.who.sister, *_FRANCE))
    said = ("capacity", "language", "how_recorded", "risks_explained", "consent_text")
    assert not any(grant.every(one) for one in said)
    assert grant.text("given_on") == page.desk.context.today()
    hands.pick("manner-capacity", "relative")
    hands.choose("manner-risks")
    page.choose_in(f"consent-court_de-{tag}", "no")
    assert _on(page, "manner-risks"), "it was said for all answers of this sitting"
    grant = page.desk.cases.record(page.grant(page.who.sister, *_GERMANY))
    assert (grant.text("capacity"), grant.value("risks_explained")) == ("relative", True)


_FRANCE = ("criminal_accountability", "prosecutor_fr")
_GERMANY = ("criminal_accountability", "prosecutor_de")


def test_on_the_page_of_the_family_nothing_is_taken_for_said_either(room: Room) -> None:
    page = at(room, person="sister")
    screen = room.go(page.window, Route("family", page.who.family, "consent"))
    name = f"consent-court_fr-{page.who.sister[:8]}-no"
    button = screen.findChild(Button, name)
    assert button is not None
    button.click()
    room.rest(page.window)
    grant = page.desk.cases.record(page.grant(page.who.sister, *_FRANCE))
    assert grant.text("result") == "refused"
    assert not any(grant.every(one) for one in ("capacity", "language", "how_recorded"))


def test_what_was_refused_stands_as_it_was() -> None:
    forms = BegunForms()
    forms.open("answer", "met-1")
    forms.send("met-1")
    forms.arrived(saved=False)
    assert forms.opened("answer") == "met-1"
    forms.send("met-1")
    forms.arrived(saved=True)
    assert forms.opened("answer") == ""
