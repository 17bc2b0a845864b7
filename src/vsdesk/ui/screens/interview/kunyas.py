"""Below a name that is typed: «أم خالد» says after which child somebody is called, and the name is asked; of
whichever nobody answered it is kept as what somebody is called by, and the name stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from vsdesk.names.address import is_kunya_alone
from vsdesk.records.dates.told_others import names_relative_alone
from vsdesk.records.dictionary import display_names
from vsdesk.records.dictionary.display_names import MOTHER, WRITINGS
from vsdesk.ui.kit.boxes import column, frame, keep_room, row
from vsdesk.ui.kit.label import Label
from vsdesk.ui.screens.interview.fields import spot_of
from vsdesk.ui.screens.interview.name_ways import way
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER
from vsdesk.ui.screens.interview.talk_spots import kunya_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.ui.kit.form.line import LineEditor
    from vsdesk.ui.screens.interview.talk import Talk
    from vsdesk.ui.screens.interview.talk_page import PageHost


def called(talk: Talk, spot: str, *, whole: bool = False) -> str:
    """What the person of a spot is called: by the given name or all parts of the name, else by what was kept
    beside it (a kunya, a nickname); "" of whom nobody told either."""
    return talk.name_of(spot, whole=whole) or _beside_name(talk, spot)


def _beside_name(talk: Talk, spot: str) -> str:
    person, held = talk.view(spot), talk.family
    if (kept := talk.text(kunya_at(spot), "value")) or person is None or held is None:
        return kept
    return display_names.called(person, held.of("person_name"))


class _Kept(NamedTuple):
    """What was kept, the line from which it was taken, and the spots that were begun for it."""

    words: str
    line: LineEditor
    begun: tuple[str, ...]


class KunyaStrip(QWidget):
    """Watches lines of names: `own` of the person at their spot, `of_parents` (the line and which parent's
    name it is; "" for a parent who is nobody's here). Its room is kept: nothing below it moves.

    One press keeps the words as what the person is called by, empties the line and asks for the name, one
    more takes that back; where nobody answers they are kept so when the page is saved (`talk.complete`).
    «أمه» is no name either, and nothing is kept of it."""

    def __init__(
        self,
        host: PageHost,
        name: str,
        own: LineEditor | None,
        *of_parents: tuple[LineEditor, str],
    ) -> None:
        super().__init__()
        self._host, look, say = host, host.look, host.look.words.say
        self._watched = [*([(own, "own")] if own is not None else []), *of_parents]
        self._kept: _Kept | None = None  # in this sitting
        self.setObjectName(name)
        self.strip = frame("strip", "sunken")
        column(look, self).addWidget(self.strip)
        self.ask = Label(look, "", "strong", elide=True)
        self.keep = way(look, self, "", "keep", self._keep, icon="check")
        self.is_name = way(
            look, self, say("It is the name itself"), "is-name", self._is_name, kind="quiet"
        )
        self.undo = way(look, self, say("Undo"), "undo", self._undo, kind="quiet", icon="history")
        line = row(look, self.strip, edges=(14, 4, 14, 4), space=12)
        line.addWidget(self.ask, 1)
        for button in (self.keep, self.is_name, self.undo):
            line.addWidget(button)
        keep_room(self.strip)
        for one, _ in self._watched:
            one.edited.connect(self.look_again)
        self.look_again()

    def look_again(self) -> None:
        """What the lines hold now."""
        say = self._host.look.words.say
        found, kept = self._found(), self._kept
        by = [kept.words] if kept is not None else self._known()
        self.strip.setVisible(found is not None or bool(by))
        for button in (self.keep, self.is_name):
            button.setVisible(found is not None)
        free = kept is not None and not self._host.talk.text(*_at(kept.line))
        self.undo.setVisible(
            found is None and free
        )  # a name that was typed since is not written over
        if found is not None:
            words, _, whose = found
            self.keep.setVisible(bool(whose))
            self.ask.setText(
                say("“{words}” says how they are related: what is the name itself?", words=words)
                if names_relative_alone(words)
                else say("“{words}” says after which child: what is the name itself?", words=words)
            )
            self.keep.setText(say("Keep “{words}” beside the name", words=words))
            self.keep.setAccessibleName(self.keep.text())
        elif by:
            words = self._host.look.listed(by)
            self.ask.setText(
                say("Known as “{words}”. The name itself is written above.", words=words)
            )

    def _found(self) -> tuple[str, LineEditor, str] | None:
        for line, whose in self._watched:
            words = self._host.talk.text(*_at(line)).strip()
            if words in self._host.talk.said_names:
                continue
            if names_relative_alone(words):
                return words, line, ""
            if is_kunya_alone(words):
                return words, line, whose
        return None

    def _known(self) -> list[str]:
        """By what those are called of whom nobody told the name, as it was kept before this page came."""
        talk, found = self._host.talk, dict[str, None]()
        for line, whose in self._watched:
            if talk.text(*_at(line)):
                continue
            person = spot_of(line) if whose == "own" else talk.people.as_said(whose)
            if person and not talk.name_of(person) and (words := _beside_name(talk, person)):
                found[words] = None
        return [*found]

    def _keep(self) -> None:
        found = self._found()
        if found is None:
            return
        words, line, whose = found
        talk = self._host.talk
        person, begun = (spot_of(line), ()) if whose == "own" else talk.people.parent(whose)
        spot = kunya_at(person)
        if talk.value(spot, "value") is None:
            begun = (spot, *begun)
        talk.put(spot, "value", words)
        talk.put(*_at(line), None)
        self._kept = _Kept(words, line, begun)
        talk.keep()
        self._show(line)

    def _is_name(self) -> None:
        found = self._found()
        if found is not None:
            self._host.talk.said_names.add(found[0])
            self._host.talk.keep()
            self._show(found[1])

    def _undo(self) -> None:
        kept, talk = self._kept, self._host.talk
        if kept is None:
            return
        for spot in kept.begun:
            talk.give_up(spot)
        talk.put(*_at(kept.line), kept.words)
        self._kept = None
        talk.keep()
        self._show(kept.line)

    def _show(self, line: LineEditor) -> None:
        line.refresh()
        line.edited.emit()
        self.look_again()
        line.focus_box().setFocus()


def _at(line: LineEditor) -> tuple[str, str]:
    spot, _, field = line.name.partition(".")
    return spot, field


def keep_kunyas(talk: Talk) -> None:
    """Of each name that was typed in this sitting; where a kunya of theirs stands already the words stay."""
    for spot, field, whose in [*_typed(talk)]:
        person = talk.people.parent(whose)[0] if whose else spot
        at, words = kunya_at(person), talk.text(spot, field).strip()
        if talk.text(at, "value") in ("", words):
            talk.put(at, "value", words)
            talk.put(spot, field, None)


def _typed(talk: Talk) -> Iterator[tuple[str, str, str]]:
    """Spot and field of each such name, and whose it is if it is that of a parent of the missing person."""
    for spot in [*talk.ids]:
        if spot not in (SPEAKER, "person") and not spot.startswith("relative/"):
            continue
        pending = talk.draft.pending(talk.ids[spot])
        for field, whose in _names(spot) if pending is not None else ():
            said = pending.set.get(field) if pending is not None else None
            if (
                isinstance(said, str)
                and said.strip() not in talk.said_names
                and is_kunya_alone(said)
            ):
                yield spot, field, whose


def _names(spot: str) -> Iterator[tuple[str, str]]:
    for writing in WRITINGS:
        yield f"given_{writing}", ""
        if spot == "person":
            yield f"father_{writing}", "father"
            yield MOTHER[writing][0], "mother"
