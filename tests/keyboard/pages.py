"""The pages of a case, a family and their consents, by keys: what a documenter does
there, one function each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox
from tests.keyboard.hands import ALT

from vsdesk.names.fold import fold
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.screens.consent.answer_card import AnswerCard
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.keyboard.hands import Keys


def row_of(keys: Keys, words: str, prefix: str = "") -> str:
    """The name of the row that begins with these words."""
    for one in keys.screen.findChildren(RowButton):
        said = plain(one.accessibleName())
        if one.isVisible() and one.objectName().startswith(prefix) and said.startswith(words):
            return one.objectName()
    raise AssertionError(f"no row says {words}")


def like(keys: Keys, prefix: str) -> str:
    """The name of the first control to be seen whose name begins so: names of rows hold an id."""
    for one in keys.screen.findChildren(QAbstractButton):
        if one.isVisible() and one.objectName().startswith(prefix):
            return one.objectName()
    raise AssertionError(prefix)


def write(keys: Keys, kind: str, fields: Mapping[str, str], lists: tuple[str, ...] = ()) -> None:
    """Into the form that is open: each field by its name. A date is "words|typed", a place "?words"."""
    for field, text in fields.items():
        name = f"{kind}.{field}"
        if field in lists:
            keys.pick(name, text)
        elif "|" in text:
            words, typed = text.split("|")
            keys.day(f"told-{name}", words, typed)
        elif text.startswith("?"):
            keys.fill(name, text[1:])
            keys.enter()
        else:
            keys.fill(name, text)


def add(keys: Keys, kind: str, picks: Mapping[str, str], **texts: str) -> None:
    """A new record of the list that is on the page: terms and links by their words, then texts."""
    keys.choose(f"add-{kind}")
    for field, words in picks.items():
        keys.pick(f"{kind}.{field}", words)
    write(keys, kind, texts)


def family(keys: Keys, part: str) -> None:
    """From the page of a case to a section of its family."""
    if keys.place.screen == "case":
        section(keys, "family")
        keys.choose("open-family")
    assert keys.place.screen == "family"
    section(keys, part)


def case(keys: Keys, name: str, part: str) -> None:
    """From the page of a family to a section of one of its cases."""
    section(keys, "cases")
    keys.choose(row_of(keys, name, "case-"))
    assert keys.place.screen == "case"
    section(keys, part)


def member(keys: Keys, given: str, last: str, relation: str, to: str, *, known: str = "") -> None:
    """A member of the family; `known`: who is recorded already, by words of the name."""
    keys.fill("member-given", given)
    if known:
        keys.room.qtbot.waitUntil(lambda: keys.sees("member-known"))
        keys.pick("member-known", known)
    else:
        keys.fill("member-family", last)
    keys.pick("member-relation", relation)
    if keys.sees("member-to"):
        keys.pick("member-to", to)
    keys.choose("add-member")


def related(keys: Keys, person: str, relation: str, to: str) -> None:
    """One more relation of a member, whose row says `person`."""
    keys.choose(row_of(keys, person, "member-"))
    names = [one.objectName() for one in keys.screen.findChildren(QComboBox) if one.isVisible()]
    box = next(one for one in names if one.startswith("relation-to-"))
    tag = box.removeprefix("relation-to-")
    keys.pick(f"relation-{tag}", relation)
    keys.pick(box, to)
    keys.choose(f"relation-add-{tag}")


def wish(
    keys: Keys, kind: str, *, towards: str = "", words: str = "", why: str = "", by: str = ""
) -> None:
    """What was asked about the person whose part is open."""
    found = [
        one
        for one in keys.screen.findChildren(QComboBox)
        if one.objectName().startswith("wish-type-") and one.isVisible()
    ]
    tag = found[-1].objectName().removeprefix("wish-type-")
    keys.pick(f"wish-type-{tag}", kind)
    if towards:
        keys.pick(f"wish-towards-{tag}", towards)
    if words:
        keys.fill(f"wish-words-{tag}", words)
    if by:
        keys.pick(f"wish-by-{tag}", by)
    if why:
        keys.fill(f"wish-why-{tag}", why)
    keys.choose(f"wish-add-{tag}")


def asked(keys: Keys, name: str) -> None:
    """On the page of consents: the answers of one person, who gives them."""
    for one in keys.screen.findChildren(QAbstractButton):
        if one.objectName().startswith("asked-") and fold(name) in fold(one.accessibleName()):
            keys.choose(one.objectName())
            [by] = keys.screen.findChildren(Choice, "manner-by")
            if by.value:
                keys.pick("manner-by", keys.window.look.words.say("They themselves"))
            return
    raise AssertionError(name)


def ask(keys: Keys, purpose: str, recipient: str, answer: str) -> None:
    """One more purpose and recipient, with an answer by its words."""
    keys.pick("ask-purpose", purpose)
    keys.pick("ask-recipient", recipient)
    segment(keys, "ask-answer", answer)
    keys.choose("ask-save")


def answers(keys: Keys, **said: str) -> None:
    """In an interview: the answer to each question, by the keys 1 to 4."""
    for question, key in said.items():
        buttons = [
            one.objectName()
            for one in keys.screen.findChildren(QAbstractButton)
            if one.objectName().startswith(f"consent-{question}-")
        ]
        keys.reach(next(one for one in buttons if keys.sees(one)))
        keys.say(key)
        keys.room.settle(keys.window)


def answer_if(
    keys: Keys,
    question: str,
    words: str,
    rule: str = "",
    *,
    day: str = "",
    people: Sequence[str] = (),
) -> None:
    """In an interview: "yes, if …" with the words, and what they mean; `people`: together with whom."""
    answers(keys, **{question: "4"})
    name = f"{question}-talk"
    keys.fill(f"if-words-{name}", words)
    if rule:
        keys.pick(f"if-rule-{name}", rule)
    if day:
        keys.fill(f"if-day-{name}", day)
    for number, one in enumerate(people, 1):
        keys.pick(f"if-with-{number}-{name}" if number > 1 else f"if-with-{name}", one)
    keys.choose(f"if-save-{name}")


def rail(keys: Keys, place: int) -> None:
    """A main page by its key."""
    keys.press(getattr(Qt.Key, f"Key_{place}"), ALT)


def segment(keys: Keys, group: str, key: str) -> None:
    """One of a row of words: Tab comes to the one that is chosen, else to the first; the arrows go to the
    others."""
    row = [
        one
        for one in keys.screen.findChildren(QAbstractButton)
        if one.objectName().startswith(f"{group}-") and one.isVisible() and one.isCheckable()
    ]
    wanted = f"{group}-{key}"
    chosen = next((one.objectName() for one in row if one.isChecked()), "")
    if chosen == wanted:
        return
    keys.reach(chosen or row[0].objectName())
    if not chosen and keys.focus().objectName() == wanted:
        keys.press(Qt.Key.Key_Space)
        return
    arrow(keys, wanted, Qt.Key.Key_Right, Qt.Key.Key_Left)


def arrow(keys: Keys, wanted: str, *ways: Qt.Key) -> None:
    """From the chosen one of a group to another by the arrow keys, and choose it."""
    for way in ways:
        seen = ""
        while keys.focus().objectName() not in (wanted, seen):
            seen = keys.focus().objectName()
            keys.press(way)
        there = keys.focus()
        if there.objectName() == wanted:
            if isinstance(there, QAbstractButton) and not there.isChecked():
                keys.press(Qt.Key.Key_Space)  # the arrows only go
            return
    raise AssertionError(wanted)


def section(keys: Keys, key: str) -> None:
    """A section of the page of a case, a family or a source."""
    keys.section(key)


def together(keys: Keys, *, join: bool = False) -> None:
    """On the page of a case: an incident is made of it, or it is joined to the first one that is on file."""
    section(keys, "disappearance")
    if join:
        keys.to("incident")
        keys.press(Qt.Key.Key_Down)
        keys.choose("incident-join")
    else:
        keys.choose("incident-new")
    keys.room.rest(keys.window)
    assert like(keys, "incident-off-")


def tick(keys: Keys, name: str, key: str) -> None:
    """One of a list of ticks; a long list is opened first."""
    if not keys.sees(f"{name}-{key}"):
        keys.choose(f"all-{name}")
    keys.choose(f"{name}-{key}")


def in_card(keys: Keys, prefix: str, words: str) -> str:
    """The name of the button whose name begins so on the answer card that says these words."""
    for card in keys.screen.findChildren(AnswerCard):
        said = " ".join(plain(one.said()) for one in card.findChildren(Paragraph))
        for one in card.findChildren(QAbstractButton):
            if words in said and one.isVisible() and one.objectName().startswith(prefix):
                return one.objectName()
    raise AssertionError((prefix, words))


def ready_for(keys: Keys, name: str, body: str) -> str:
    """From the page of a family: what "Ready for" says of one of its cases and a body; back
    on the case at the end."""
    case(keys, name, "person")
    keys.choose("open-ready")
    keys.choose(f"mechanism-{body}")
    read = keys.reads()
    keys.press(Qt.Key.Key_Left, ALT)
    return read


def answer_row(keys: Keys, *words: str) -> str:
    """The name of the row of an answer that says all of these words."""
    for one in keys.screen.findChildren(RowButton):
        said = plain(one.accessibleName())
        if one.isVisible() and all(part in said for part in words):
            return one.objectName()
    raise AssertionError(words)
