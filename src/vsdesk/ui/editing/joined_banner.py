"""That another case is of the same person, as a coordinator decided: what was refused or waits there holds here too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vsdesk.records.case_parts import missing_persons
from vsdesk.records.dictionary.naming import both_names
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.context import UiContext


class JoinedBanner(Banner):
    """Made only where `dossier.joined` has an entry. `asked` carries a place to go to."""

    asked = Signal(object)

    def __init__(self, look: UiContext, dossier: Dossier) -> None:
        say = look.words.say
        self._other = dossier.joined[0].root
        button = Button(look, say("Open that case"), "joined-case")
        called = look.listed([isolate(_called(one)) for one in dossier.joined])
        text = say(
            "What was refused there, waits there or is named nowhere holds here too. What was agreed there opens nothing here."
        )
        title = say("A coordinator said that this is the same person as in {cases}.", cases=called)
        super().__init__(look, title, text, "accent", button=button)
        self.setObjectName("joined")
        button.clicked.connect(self._go)

    def _go(self) -> None:
        self.asked.emit(Route("consent", self._other))


def _called(file: Dossier) -> str:
    """A case by its number, else by who is missing in it."""
    person = next(iter(missing_persons(file)), None)
    return file.head.text("case_no") or (both_names(person)[0] if person is not None else "") or "—"
