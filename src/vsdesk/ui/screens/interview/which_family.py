"""Which family speaks: asked before the first question of a new interview; and under the name of a speaker
who is typed as new, who is here already and is called so."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit import tip
from vsdesk.ui.kit.boxes import column, frame, keep_room, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.reading_order import pass_on
from vsdesk.ui.parts.family_finder import FamilyFinder, family_words
from vsdesk.ui.people_names import in_order
from vsdesk.ui.screens.interview import interview_start
from vsdesk.ui.screens.interview.name_ways import set_in_lines, way
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import KnownFamily
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.interview.talk_page import PageHost
    from vsdesk.ui.session import VaultSession


class WhichFamily(QWidget):
    """`chosen` carries the `KnownFamily`; `new` begins one; or `back`."""

    chosen = Signal(object)
    new = Signal()
    back = Signal()

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        say = look.words.say
        self.setObjectName("which-family")
        box = column(look, self, space=14)
        box.addWidget(Paragraph(look, say("Which family is speaking with us?"), "ask", wide=40))
        hint = say(
            "If they or somebody of their family spoke with us before, look for them: then the new case comes to the same family. If the missing person is of another family, begin a new one. Nothing is taken over unasked."
        )
        box.addWidget(Paragraph(look, hint, "talk", wide=80))
        between = QWidget()
        line = row(look, between, space=12)
        self.begin = Button(look, say("New family"), "which-family-new", icon="add")
        self.begin.clicked.connect(self.new)
        line.addWidget(self.begin)
        away = Button(look, say("Back"), "which-family-back", kind="quiet", icon="back")
        away.clicked.connect(self.back)
        line.addWidget(away)
        line.addStretch(1)
        self.finder = FamilyFinder(look, session, between=between)
        self.finder.chosen.connect(self.chosen)
        box.addWidget(self.finder)
        box.addStretch(1)


_ALSO: Final = ("member", "also")
_PAUSE: Final = 400  # milliseconds after the last letter
_HOLDS: Final = mark(
    "What was asked or refused at one entry holds for the other; nothing that was agreed to does. Once it is saved, only a coordinator parts them."
)


class SameSpeaker(QWidget):
    """Room for a question that comes while the name is typed: nothing below it moves.

    `taken` after a yes, when the talk is of that family. Where the missing person is of another family, that
    one stays, and the speaker's row says where they stand too (docs/decisions/033).
    """

    taken = Signal()

    def __init__(self, host: PageHost) -> None:
        super().__init__()
        self._host, look, say = host, host.look, host.look.words.say
        self._asked = 0
        self._found: list[KnownFamily] = []
        self.setObjectName("same-speaker")
        self.strip = frame("strip", "sunken")
        column(look, self).addWidget(self.strip)
        self.ask = Label(look, "", "strong", elide=True)
        self.under = Label(look, "", "small", "text2", elide=True)
        self.yes = way(look, self, say("Yes, the same"), "yes", self._yes, icon="check")
        words = say("The same, but the missing person is of another family")
        self.also = way(look, self, words, "also", self._also, icon="families")
        tip.give(self.also, say(_HOLDS))
        self.no = way(look, self, say("No, somebody new"), "no", self._no, kind="quiet")
        self.undo = way(look, self, say("Undo"), "undo", self._undo, kind="quiet", icon="history")
        ways = (self.yes, self.also, self.no, self.undo)
        set_in_lines(look, self.strip, (self.ask, self.under), ways)
        keep_room(self.strip)
        self.undo.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._look_for)
        self._first()

    def typed(self) -> None:
        """The name changed."""
        self._soon.start()

    def _look_for(self) -> None:
        talk, session = self._host.talk, self._host.session
        self._asked += 1
        name = talk.names_at(SPEAKER)
        answer: Callbacks[Sequence[KnownFamily]] = Callbacks(
            self, partial(self._show, self._asked), self._host.trouble
        )
        session.jobs.read(answer, session.desk.cases.known.like, name)

    def _show(self, asked: int, found: Sequence[KnownFamily]) -> None:
        if asked == self._asked:
            self._found = [one for one in found if one.person not in self._host.talk.apart]
            self._first()

    def _first(self) -> None:
        """The question about the first who is called so; what was answered, where that is written down."""
        also = self._host.talk.value(*_ALSO) or ()
        if also:
            self._say_also([one for one in self._found if one.member in also])
        elif self._found and self._host.talk.view(SPEAKER) is None:
            self._ask_about(self._found[0])
        self.strip.setVisible(bool(also or self._found))

    def _ask_about(self, one: KnownFamily) -> None:
        look = self._host.look
        name = in_order(*one.called, look.lang)[0]
        self.ask.setText(look.words.say("Is this the same {name}?", name=name))
        title, under = family_words(look, replace(one, called=("", "")))
        self.under.setText(look.dots(title, under))
        talk = self._host.talk
        theirs = one.id == talk.ids.get("family")
        self.yes.setVisible(theirs or talk.family is None)  # what has a family keeps it
        self.also.setVisible(bool(one.member) and not theirs)
        self.no.show()
        self.undo.hide()

    def _say_also(self, found: Sequence[KnownFamily]) -> None:
        look, say = self._host.look, self._host.look.words.say
        title = family_words(look, found[0])[0] if found else ""
        self.ask.setText(look.dots(say("One person in two families"), title))
        self.under.setText(say(_HOLDS))
        for button in (self.yes, self.also, self.no):
            button.hide()
        self.undo.setVisible(self._host.talk.view("member") is None)

    def _no(self) -> None:
        """Somebody else: it is not asked again; the keyboard stays in the name where nobody is left."""
        self._host.talk.apart.add(self._found.pop(0).person)
        self._host.talk.keep()
        if not self._found:
            self.focusPreviousChild()
        self._first()

    def _also(self) -> None:
        """The new family stays; whom this one names is the speaker's other entry."""
        self._host.talk.put(*_ALSO, [self._found[0].member])
        self._host.talk.keep()
        self._first()
        pass_on(self.strip)

    def _undo(self) -> None:
        self._host.talk.put(*_ALSO, None)
        self._host.talk.keep()
        self._first()
        if self.also.isVisible():
            self.also.setFocus()
        else:
            self.focusPreviousChild()

    def _yes(self) -> None:
        one, session = self._found[0], self._host.session
        answer: Callbacks[Dossier] = Callbacks(
            self, partial(self._belong, one.person), self._host.trouble
        )
        session.jobs.read(answer, interview_start.read_case, session.desk, one.id)

    def _belong(self, person: str, family: Dossier) -> None:
        self._host.talk.people.belong(family, person)
        self.taken.emit()
