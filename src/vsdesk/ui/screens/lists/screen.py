"""Lists made from the dictionary alone: one page for all roots without an entry of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.catalogue.kinds import shown
from vsdesk.ui.kit.boxes import column, plane
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.root_list import RootList
from vsdesk.ui.parts.word_head import WordHead
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_CHOSEN: Final = "chosen"  # the part of a place: this list was chosen on the page of another
_LEAST: Final = 280  # pixels at 100 % for the sentence over the register
_STRIP: Final = 90  # and for the strip, where it has two lines
_MOST: Final = 4  # so many stand beside each other


def others(dictionary: Dictionary) -> tuple[str, ...]:
    """The root kinds that share the page "More"."""
    return tuple(kind for kind in dictionary.roots if not shown(kind).listed)


class ListsScreen(Screen):
    """One list at a time; which one is chosen beside the title (`field` of the place)."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        kinds = others(session.dictionary)
        self.kind = place.field if place.field in kinds else kinds[0]
        self.which = self._which(kinds)
        self.rows = RootList(self, self.kind)
        self.head = WordHead(self.rows, which=self.which)
        box = column(look, self)
        box.addWidget(self.head)
        if self.kind == "source_list":
            box.addWidget(self._register())
            self.least += _STRIP
        self.rows.show_below(self.head, box)
        self.rows.refresh()

    def _which(self, kinds: Sequence[str]) -> Segments | Choice:
        """The titles of all lists; the present one is chosen."""
        options = [(kind, capital(self.session.labels.kinds(kind))) for kind in kinds]
        make = Segments if len(options) <= _MOST else Choice
        made = make(self.look, "which-list", self.look.words.say("Which list"), options, self.kind)
        made.chosen.connect(self._other)
        return made

    def _register(self) -> QWidget:
        """Over the register of lists: what it is for, and the door to a file of names."""
        look, say = self.look, self.look.words.say
        strip = plane("sunken")
        line = Flow(look, strip, edges=(24, 8, 16, 8), space=16)
        words = say(
            "Is somebody of our cases in a list? A list is kept with where it comes from; a file is only compared."
        )
        line.addWidget(Paragraph(look, words, "small", "text2", wide=90), 1, least=look.px(_LEAST))
        button = Button(look, say("Compare a file of names"), "match-file", icon="same")
        button.clicked.connect(self._file)
        line.addWidget(button)
        return strip

    def _file(self) -> None:
        self.go.emit(Route("match_file"))

    def first_controls(self) -> Sequence[QWidget]:
        return (self.rows.table,)

    def take_focus(self) -> None:
        """Who chose another list keeps the keyboard on that choice."""
        if self.place.part != _CHOSEN:
            super().take_focus()
        elif isinstance(self.which, Segments):
            self.which.focus_chosen()
        else:
            self.which.setFocus()

    def _other(self, kind: str) -> None:
        if kind != self.kind:
            self.go.emit(Route("lists", part=_CHOSEN, field=kind))

    def make_new(self) -> bool:
        self.rows.new()
        return True

    def reflow(self, width: float) -> None:
        self.rows.reflow(width)
        self.head.reflow(width)
