"""What the screens of a case and of a family share: one root, its dossier, its draft, its sections."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea

from vsdesk.ui.editing.context import Context
from vsdesk.ui.editing.draft import Draft
from vsdesk.ui.editing.nav import SectionBox, SectionColumn
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, plane, row, rule, scroll
from vsdesk.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.place import Place
    from vsdesk.ui.session import Session


class RootScreen(Screen):
    """A subclass gives the head, the sections and the part for each; the rest is here.

    Every keystroke goes into an encrypted draft; `save` writes the draft into the history.
    """

    def __init__(
        self,
        look: Look,
        session: Session,
        place: Place,
        entries: Sequence[tuple[str, str]],
        first: str,
    ) -> None:
        super().__init__(look, session, place)
        self.entries = tuple(entries)
        self.key = place.part or first
        self.context: Context | None = None
        self.draft = Draft(place.id, session.drafts.keep)
        self.part: QWidget | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(300)
        self._soon.timeout.connect(self.show_filled)

    def start(self) -> None:
        """Read the dossier and the draft (called at the end of a subclass's __init__)."""
        self.session.jobs.read(
            Answer(self, self._opened, self.failed),
            _open,
            self.session.desk,
            self.place.id,
            self.draft.key,
        )

    # What a subclass says.
    def show_head(self, context: Context) -> None:
        """Fill header and side cards."""

    def make_part(self, context: Context, key: str) -> QWidget:
        """The content of a section."""
        raise NotImplementedError

    def filled(self, context: Context, key: str) -> float | None:
        """How complete a section is; None has no pie."""
        return None

    def say_saved(self, words: str, waiting: bool) -> None:
        """Show when the draft or the save was, and whether there is something to save."""

    # The middle.
    def middle(self) -> QHBoxLayout:
        """Sections, and the column of the present one; a subclass may add side cards."""
        look = self.look
        middle = row(look, space=0)
        self.nav = SectionColumn(look, self.entries)
        self.nav.chosen.connect(self.show_section)
        self.nav_area = scroll(self.nav, "sections-scroll")
        self.nav_area.setFixedWidth(look.px(228))
        middle.addWidget(self.nav_area)
        self.nav_line = rule(upright=True)
        middle.addWidget(self.nav_line)
        inner = plane()
        self._column = column(look, inner, edges=(24, 16, 20, 16), space=14)
        self.box = SectionBox(look, self.entries)
        self.box.chosen.connect(self.show_section)
        self._column.addWidget(self.box)
        self.title = Label(look, "", "h2", elide=True)
        self._column.addWidget(self.title)
        self.form_area: QScrollArea = scroll(inner, "form-scroll")
        middle.addWidget(self.form_area, 1)
        return middle

    def show_section(self, key: str) -> None:
        """Show the content of a section."""
        self.key = key
        self.nav.show_section(key)
        self.box.show_section(key)
        if self.context is None:
            return
        if self.part is not None:
            self._column.removeWidget(self.part)
            self.part.hide()
            self.part.deleteLater()
        self.title.setText(dict(self.entries)[key])
        self.part = self.make_part(self.context, key)
        self._column.addWidget(self.part, 1)
        self.form_area.verticalScrollBar().setValue(0)
        self.show_filled()

    def show_filled(self) -> None:
        """Show how complete each section is."""
        if self.context is not None:
            for key, _ in self.entries:
                self.nav.show_filled(key, self.filled(self.context, key))

    def first_controls(self) -> Sequence[QWidget]:
        """The present section in the column of sections."""
        return (self.nav.button(self.key), self.box)

    # Reading.
    def _opened(self, found: tuple[Dossier, Any, str]) -> None:
        dossier, stored, role = found
        self.draft.load(stored)
        self.context = Context(self.look, self.session, dossier, self.draft, role, self.edited)
        self.show_head(self.context)
        self.edited(quiet=self.draft.empty)
        self.show_section(self.key)
        form = getattr(self.part, "form", None)
        if self.place.field and form is not None:
            form.focus(self.place.field)

    def again(self) -> None:
        """Read the dossier again (something was saved, attached or removed); the draft stays."""
        self.session.jobs.read(
            Answer(self, self._read_again, self.failed), self.session.desk.dossier, self.place.id
        )

    def _read_again(self, dossier: Dossier) -> None:
        if self.context is not None:
            self.context = Context(
                self.look, self.session, dossier, self.draft, self.context.role, self.edited
            )
            self.show_head(self.context)
            self.show_section(self.key)

    # Writing.
    def edited(self, *, quiet: bool = False) -> None:
        """Something was typed: it is kept, and can be saved."""
        waiting = not self.draft.empty
        say = self.look.words.say
        words = (
            say("Draft kept {time}", time=f"{datetime.now():%H:%M}")
            if waiting and not quiet
            else ""
        )
        self.say_saved(words, waiting)
        self._soon.start()

    def save(self) -> None:
        """Write the draft into the history."""
        edits = self.draft.edits()
        if edits:
            self.say_saved("", False)
            self.session.drafts.flush()
            self.session.jobs.write(
                Answer(self, self._saved, self._not_saved), self.session.desk.save, edits
            )

    def _saved(self, _: Any) -> None:
        self.draft.load(None)
        self.session.drafts.forget(self.draft.key)
        self.say_saved(self.look.words.say("Saved {time}", time=f"{datetime.now():%H:%M}"), False)
        self.again()

    def _not_saved(self, problem: VsdeskError) -> None:
        self.say_saved("", True)
        self.failed(problem)

    def leaving(self) -> None:
        """Keep what is written."""
        self.session.drafts.flush()

    def reflow(self, width: float) -> None:
        """Sections become one line when room is short."""
        wide = width >= 1280
        self.nav_area.setVisible(wide)
        self.nav_line.setVisible(wide)
        self.box.setVisible(not wide)


def _open(desk: Any, id: str, key: str) -> tuple[Any, Any, str]:
    """The dossier, the draft kept for it, and this vault's role, in one read."""
    return desk.dossier(id), desk.draft_get(key), desk.status().role
