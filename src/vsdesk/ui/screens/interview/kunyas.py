"""Below a name that is typed: «أم خالد» says after which child somebody is called, and the name is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from vsdesk.names.address import is_kunya_alone
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, frame, keep_room, row
from vsdesk.ui.screens.interview.fields import spot_of
from vsdesk.ui.screens.interview.relatives import SPEAKER
from vsdesk.ui.screens.interview.spots import KUNYA_AT
from vsdesk.ui.screens.interview.ways import way

if TYPE_CHECKING:
    from vsdesk.ui.kit.form.line import LineEditor
    from vsdesk.ui.screens.interview.page import PageHost


class _Kept(NamedTuple):
    """What was kept, the line from which it was taken, and the spots that were begun for it."""

    words: str
    line: LineEditor
    begun: tuple[str, ...]


class KunyaStrip(QWidget):
    """Watches lines of names: `own` of the person at their spot, `of_parents` (the line and which parent's
    name it is; "" for a parent who is nobody's here). Its room is kept: nothing below it moves.

    Nothing is written that nobody pressed; one press keeps the words as what the person is called by, empties
    the line and asks for the name, one more takes that back."""

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
        self._are_names: set[str] = set()  # somebody said so
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
        self.strip.setVisible(found is not None or kept is not None)
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
                say("“{words}” says after which child: what is the name itself?", words=words)
            )
            self.keep.setText(say("Keep “{words}” beside the name", words=words))
            self.keep.setAccessibleName(self.keep.text())
        elif kept is not None:
            self.ask.setText(
                say("Known as “{words}”. The name itself is written above.", words=kept.words)
            )

    def _found(self) -> tuple[str, LineEditor, str] | None:
        for line, whose in self._watched:
            words = self._host.talk.text(*_at(line)).strip()
            if words not in self._are_names and is_kunya_alone(words):
                return words, line, whose
        return None

    def _keep(self) -> None:
        found = self._found()
        if found is None:
            return
        words, line, whose = found
        talk = self._host.talk
        person, begun = (spot_of(line), ()) if whose == "own" else self._parent(whose)
        spot = KUNYA_AT.get(person) or person.replace("relative/", "relativekunya/", 1)
        if talk.value(spot, "value") is None:
            begun = (spot, *begun)
        talk.put(spot, "value", words)
        talk.put(*_at(line), None)
        self._kept = _Kept(words, line, begun)
        talk.keep()
        self._show(line)

    def _parent(self, relation: str) -> tuple[str, tuple[str, ...]]:
        """Where the missing person's mother or father stands, and what was begun for it: who
        speaks, a relative who is recorded, or a new one."""
        talk = self._host.talk
        if talk.text("kin", "relation") == relation:
            return SPEAKER, ()
        kept = [talk.people.spot(one) for one in talk.people.known()]
        for spot in (*kept, *talk.entries("relative")):
            if talk.text(_kin(spot), "relation") == relation:
                return spot, ()
        free = next((one for one in talk.entries("relative") if not talk.has(one)), "")
        spot = free or talk.more("relative")
        talk.put(_kin(spot), "relation", relation)
        number = spot.partition("/")[2]
        return spot, (_kin(spot), f"relativemember/{number}", spot)

    def _is_name(self) -> None:
        found = self._found()
        if found is not None:
            self._are_names.add(found[0])
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


def _kin(spot: str) -> str:
    return spot.replace("relative/", "relativekin/", 1)
