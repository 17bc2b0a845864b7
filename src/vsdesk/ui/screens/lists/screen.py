"""Lists made from the dictionary alone: activities, and one page for all roots without an entry of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.editing.list_screen import ListScreen
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.people import capital
from vsdesk.ui.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vsdesk.records.dictionary import Dictionary
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session

# Roots with an entry of their own; a source is sealed, and is found from the case that it speaks of.
_ELSEWHERE: Final = frozenset({"case", "family", "activity", "source"})
_MOST: Final = 4  # so many stand beside each other


def others(dictionary: Dictionary) -> tuple[str, ...]:
    """The root kinds that share the page "More"."""
    return tuple(kind for kind in dictionary.roots if kind not in _ELSEWHERE)


def list_of(kind: str) -> Place:
    """Where the roots of a kind are listed."""
    own = {"case": "cases", "source": "cases", "family": "families", "activity": "activities"}
    return Place(own[kind]) if kind in own else Place("lists", field=kind)


class ActivitiesScreen(ListScreen):
    """What the organisation did."""

    def __init__(self, look: Look, session: Session, place: Place) -> None:
        super().__init__(look, session, place, "activity")
        self.refresh()


class ListsScreen(ListScreen):
    """One list at a time; which one is chosen beside the title (`field` of the place)."""

    def __init__(self, look: Look, session: Session, place: Place) -> None:
        kinds = others(session.dictionary)
        super().__init__(look, session, place, place.field if place.field in kinds else kinds[0])
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

    def _other(self, kind: str) -> None:
        if kind != self.kind:
            self.go.emit(Place("lists", field=kind))
