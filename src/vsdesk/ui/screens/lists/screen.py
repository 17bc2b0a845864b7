"""Lists made from the dictionary alone: activities, and one page for all roots without an entry of their
own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout

from vsdesk.ui.catalogue.kinds import shown
from vsdesk.ui.editing.list_screen import ListScreen
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.layout import plane
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.people import capital
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_CHOSEN: Final = "chosen"  # the part of a place: this list was chosen on the page of another
_LEAST: Final = 280  # pixels at 100 % for the sentence over the register
_STRIP: Final = 90  # and for the strip, where it has two lines
_MOST: Final = 4  # so many stand beside each other


def others(dictionary: Dictionary) -> tuple[str, ...]:
    """The root kinds that share the page "More"."""
    return tuple(kind for kind in dictionary.roots if not shown(kind).listed)


class ActivitiesScreen(ListScreen):
    """What the organisation did."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place, "activity")
        self.refresh()


class ListsScreen(ListScreen):
    """One list at a time; which one is chosen beside the title (`field` of the place)."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        kinds = others(session.dictionary)
        super().__init__(look, session, place, place.field if place.field in kinds else kinds[0])
        if self.kind == "source_list":
            self._register()
        self.refresh()

    def titled(self) -> Sequence[QWidget]:
        """The titles of all lists; the present one is chosen."""
        labels = self.session.labels
        options = [(kind, capital(labels.kinds(kind))) for kind in others(self.session.dictionary)]
        make = Segments if len(options) <= _MOST else Choice
        label = self.look.words.say("Which list")
        self.which = make(self.look, "which-list", label, options, self.kind)
        self.which.chosen.connect(self._other)
        return (*super().titled(), self.which)

    def _register(self) -> None:
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
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(1, strip)
        self.least += _STRIP

    def _file(self) -> None:
        self.go.emit(Route("match_file"))

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
