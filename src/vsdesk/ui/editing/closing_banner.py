"""Over the pages of consent and of what is ready: what of another file holds here too, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vsdesk.records.case_parts import missing_persons
from vsdesk.records.dictionary.display_names import both_names
from vsdesk.ui.editing.former_banner import FormerBanner
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.on_screen import OnScreen
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


def closing_banner(
    look: UiContext,
    session: VaultSession,
    dossier: Dossier,
    shown: OnScreen,
    stops: Sequence[RecordView],
    *,
    go: Callable[[Route], object],
    again: Callable[[], object],
) -> FormerBanner | JoinedBanner | None:
    """What `stops` the case (`closing_records`), else that another entry is of the same
    person; None where neither is.

    `go` is given a place to look at; `again` reads the page anew once the case was tied to another family.
    """
    found: FormerBanner | JoinedBanner | None = None
    if stops:
        found = former = FormerBanner(look, session, dossier, shown, stops)
        former.tied.connect(again)
    elif dossier.joined:
        found = JoinedBanner(look, dossier)
    if found is not None:
        found.asked.connect(go)
    return found


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
