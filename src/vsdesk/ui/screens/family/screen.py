"""The page of one family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.ui.catalogue.sections import entries
from vsdesk.ui.editing.root_head import RootHead
from vsdesk.ui.editing.safe_contact import SafeContacts
from vsdesk.ui.editing.sided_screen import SidedScreen
from vsdesk.ui.kit.boxes import clear, column, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.parts.own_papers import LETTER
from vsdesk.ui.people_names import family_name
from vsdesk.ui.route import Route
from vsdesk.ui.screens.family.family_sections import FamilySection

if TYPE_CHECKING:
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class FamilyScreen(SidedScreen):
    """Members, cases, consent by person, contacts, what was said, the family's own answers."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        say = look.words.say
        shown = entries(look, session.labels, session.dictionary, "family")
        head = RootHead(look, lead=IconMark(look, "families", "accent", 28))
        self.printer = Button(look, say("Print"), "print", icon="print")
        self.printer.clicked.connect(self._print)
        head.tools.addWidget(self.printer)
        super().__init__(look, session, place, shown, FamilySection, head)
        side = QWidget()
        self._side = column(look, side, edges=(16, 16, 16, 16))
        self.build(scroll(side, "side-scroll"), head.side_button())
        self.start()

    def _print(self) -> None:
        self.go.emit(Route("preview", self.place.id, LETTER))

    def show_head(self, context: Context) -> None:
        """Name, code, the safe-contact cards."""
        head = context.dossier.head
        name = family_name(context.dossier, self.look.lang)
        name = name or self.look.words.say("Without a name yet")
        self.head.say(name, head.text("family_code"))
        clear(self._side)
        self._side.addWidget(SafeContacts(self.look, self.session, context.dossier))
        self._side.addStretch(1)
