"""The page of one family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.ui.editing.groups import groups
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.editing.safe_contact import SafeContacts
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import clear, column, frame, row, rule, scroll
from vsdesk.ui.kit.mark import Mark
from vsdesk.ui.screens.case.head import SIDE
from vsdesk.ui.screens.family.parts import Part

if TYPE_CHECKING:
    from vsdesk.ui.editing.context import Context
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.place import Place
    from vsdesk.ui.session import Session


class FamilyScreen(RootScreen):
    """Members, cases, consent by person, contacts, what was said, the family's own answers."""

    def __init__(self, look: Look, session: Session, place: Place) -> None:
        say = look.words.say
        entries = [
            ("members", say("Members")),
            ("cases", say("Cases of the family")),
            ("consent", say("Consent by person")),
            ("contact", say("Ways of contact")),
            ("log", say("What was said")),
            *((one.key, say(one.words)) for one in groups(session.dictionary, "family")),
            ("family", say("The family")),
            ("history", say("History")),
        ]
        super().__init__(look, session, place, entries, "members")
        outer = column(look, self)
        outer.addWidget(self._head())
        middle = self.middle()
        self._side_line = rule(upright=True)
        middle.addWidget(self._side_line)
        side = QWidget()
        self._side = column(look, side, edges=(16, 16, 16, 16))
        self._side_area = scroll(side, "side-scroll")
        self._side_area.setFixedWidth(look.px(330))
        self._wide = True
        self.side_button.toggled.connect(self._show_side)
        middle.addWidget(self._side_area)
        outer.addLayout(middle, 1)
        self.start()

    def _head(self) -> QWidget:
        look, say = self.look, self.look.words.say
        head = frame("top")
        head.setFixedHeight(look.px(75))
        line = row(look, head, edges=(16, 0, 16, 0), space=12)
        back = icon_button(look, "back", say("Back"), "back", kind="quiet")
        back.clicked.connect(self.back)
        line.addWidget(back)
        line.addWidget(Mark(look, "families", "accent", 28))
        words = column(look, space=0)
        words.addStretch(1)
        self.name = Label(look, "", "h1", elide=True)
        self.number = Label(look, "", "small", "text2", elide=True)
        words.addWidget(self.name)
        words.addWidget(self.number)
        words.addStretch(1)
        line.addLayout(words, 1)
        self.saved = Label(look, "", "small", "text2")
        line.addWidget(self.saved)
        self.side_button = Button(look, say("Before you call"), "show-side", icon="nocall")
        self.side_button.setCheckable(True)
        self.side_button.hide()
        line.addWidget(self.side_button)
        self.done = Button(look, say("Save"), "save", kind="primary")
        self.done.setEnabled(False)
        self.done.clicked.connect(self.save)
        line.addWidget(self.done)
        return head

    def show_head(self, context: Context) -> None:
        """Name, code, the safe-contact cards."""
        head = context.dossier.head
        self.name.setText(head.text("display_name") or self.look.words.say("Without a name yet"))
        self.number.setText(head.text("family_code"))
        clear(self._side)
        self._side.addWidget(SafeContacts(self.look, self.session, context.dossier))
        self._side.addStretch(1)

    def make_part(self, context: Context, key: str) -> Part:
        """The content of a section."""
        return Part(context, key, self.go.emit, self.again)

    def say_saved(self, words: str, waiting: bool) -> None:
        """In the header."""
        self.done.setEnabled(waiting)
        self.saved.setText(words)

    def reflow(self, width: float) -> None:
        """The side stays as long as there is room."""
        super().reflow(width)
        self._wide = width >= SIDE
        self.side_button.setVisible(not self._wide)
        self.side_button.setChecked(False)
        self._show_side()
        self.saved.setVisible(width >= 900)

    def _show_side(self) -> None:
        """Beside the form, or in its place when the button asks for it."""
        alone = not self._wide and self.side_button.isChecked()
        self._side_area.setVisible(self._wide or alone)
        self._side_line.setVisible(self._wide)
        self._side_area.setMaximumWidth(16777215 if alone else self.look.px(330))
        self.form_area.setVisible(not alone)
