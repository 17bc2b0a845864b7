"""Which family speaks: asked before the first question of a new interview; and under the name of a speaker
who is typed as new, who is here already and is called so."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from vsdesk.records.dictionary.naming import NAME_PARTS, WRITINGS
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.family_finder import FamilyFinder, family_words
from vsdesk.ui.people import in_order
from vsdesk.ui.screens.interview import opening
from vsdesk.ui.screens.interview.relatives import SPEAKER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import KnownFamily
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.screens.interview.page import PageHost
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
            "If they or somebody of their family spoke with us before, look for them: then the new case comes to the same family. Nothing is taken over unasked."
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


_PAUSE: Final = 400  # milliseconds after the last letter
_HIGH: Final = 66  # pixels at 100 % that are kept for it


class SameSpeaker(QWidget):
    """`taken` after a yes, when the talk is of that family."""

    taken = Signal()

    def __init__(self, host: PageHost) -> None:
        super().__init__()
        self._host, look, say = host, host.look, host.look.words.say
        self._asked = 0
        self._found: list[KnownFamily] = []
        self.setObjectName("same-speaker")
        self.setFixedHeight(look.px(_HIGH))
        self.strip = QFrame()
        self.strip.setProperty("part", "strip")
        self.strip.setProperty("tone", "sunken")
        column(look, self).addWidget(self.strip)
        line = row(look, self.strip, edges=(14, 6, 14, 6), space=12)
        words = column(look, space=2)
        self.ask = Label(look, "", "strong", elide=True)
        self.under = Label(look, "", "small", "text2", elide=True)
        words.addWidget(self.ask)
        words.addWidget(self.under)
        line.addLayout(words, 1)
        self.yes = Button(look, say("Yes, the same"), "same-speaker-yes", icon="check")
        self.yes.clicked.connect(self._yes)
        self.no = Button(look, say("No, somebody new"), "same-speaker-no", kind="quiet")
        self.no.clicked.connect(self._no)
        line.addWidget(self.yes)
        line.addWidget(self.no)
        self.strip.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._look_for)

    def typed(self) -> None:
        """The name changed."""
        self._soon.start()

    def _look_for(self) -> None:
        talk, session = self._host.talk, self._host.session
        self._asked += 1
        fields = (f"{part}_{writing}" for writing in WRITINGS for part in NAME_PARTS)
        name = {one: text for one in fields if (text := talk.text(SPEAKER, one))}
        answer: Callbacks[Sequence[KnownFamily]] = Callbacks(
            self, partial(self._show, self._asked), self._host.trouble
        )
        session.jobs.read(answer, session.desk.cases.known.like, name)

    def _show(self, asked: int, found: Sequence[KnownFamily]) -> None:
        if asked == self._asked:
            self._found = [one for one in found if one.person not in self._host.talk.apart]
            self._first()

    def _first(self) -> None:
        if not self._found:
            self.strip.hide()
            return
        look, one = self._host.look, self._found[0]
        name = in_order(*one.called, look.lang)[0]
        self.ask.setText(look.words.say("Is this the same {name}?", name=name))
        title, under = family_words(look, replace(one, called=("", "")))
        self.under.setText(look.dots(title, under))
        self.strip.show()

    def _no(self) -> None:
        """Somebody else: it is not asked again; the keyboard stays in the name where nobody is left."""
        self._host.talk.apart.add(self._found.pop(0).person)
        self._host.talk.keep()
        if not self._found:
            self.focusPreviousChild()
        self._first()

    def _yes(self) -> None:
        one, session = self._found[0], self._host.session
        answer: Callbacks[Dossier] = Callbacks(
            self, partial(self._belong, one.person), self._host.trouble
        )
        session.jobs.read(answer, opening.read_case, session.desk, one.id)

    def _belong(self, person: str, family: Dossier) -> None:
        self._host.talk.people.belong(family, person)
        self.taken.emit()
