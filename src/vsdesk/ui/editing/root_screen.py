"""What the screens of a case and of a family share: one root, its dossier, its draft, its sections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QWidget

from vsdesk.records.gate.death_news import closed_fields, without_news
from vsdesk.records.on_screen import OnScreen
from vsdesk.ui.catalogue.places import other_section
from vsdesk.ui.catalogue.sections import HISTORY
from vsdesk.ui.editing.draft import Draft
from vsdesk.ui.editing.ended_first import bring_back, take_back
from vsdesk.ui.editing.field_jump import go_to_field
from vsdesk.ui.editing.form_context import Context
from vsdesk.ui.editing.look_again import LookAgain, again_strip
from vsdesk.ui.editing.nav import SectionBox, SectionColumn, shares
from vsdesk.ui.editing.news_card import NewsCard
from vsdesk.ui.editing.not_saved import NotSaved
from vsdesk.ui.editing.reference_choices import with_shelf
from vsdesk.ui.kit.boxes import appear, column, plane, row, rule, scroll
from vsdesk.ui.kit.form.date_readings import DateReader
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.one_place import one_place
from vsdesk.ui.kit.place_keeper import in_place
from vsdesk.ui.kit.typed_line import points_at_unread
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.screen import Screen, UnsavedPage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk import Change, Desk
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.editing.root_head import RootHead
    from vsdesk.ui.editing.section_part import SectionPart
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession

Parts = Callable[
    ["Context", str, Callable[["Route"], None], Callable[[], None], QWidget], "SectionPart"
]
_NAV: Final = 228  # width of the sections
_NAV_MOST: Final = 320


class RootScreen(Screen):
    """A subclass gives the head, the sections and the class of their parts; the rest is here.

    Every keystroke goes into an encrypted draft; `save` writes the draft into the history.
    """

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        place: Route,
        entries: Sequence[tuple[str, str]],
        parts: Parts,
        head: RootHead,
    ) -> None:
        super().__init__(look, session, place)
        self._parts, self.head = parts, head
        head.back.connect(self.back)
        head.save.connect(self.save)
        self.entries = tuple(entries)
        self.key = place.part or self.entries[0][0]
        self.context: Context | None = None
        self.draft = Draft(place.id, session.drafts.keep)
        self.part: SectionPart | None = None
        self._width = 1366.0
        self._news_open = False
        self._left = NotSaved(session, self.draft)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(300)
        self._soon.timeout.connect(self.show_filled)

    def start(self) -> None:
        """Read the dossier and the draft (called at the end of a subclass's __init__). Until they are
        here the section has its title and its mark, so that no frame is blank."""
        self.title.setText(dict(self.entries).get(self.key, ""))
        self.nav.show_section(self.key)
        self.box.show_section(self.key)
        session, answer = self.session, Callbacks(self, self._opened, self.failed)
        to_read, key, dates = self.place.id, self.draft.key, session.dates
        session.jobs.read(answer, _open, session.desk, self.read, to_read, key, dates)

    # What a subclass says.
    @staticmethod
    def read(desk: Desk, root: str) -> Dossier:
        """The records of the page; called on the reader thread."""
        return with_shelf(desk, root)

    def show_head(self, context: Context) -> None:
        """Fill header and side cards."""

    def shares(self, context: Context) -> Mapping[str, float | None]:
        """How complete each section is; None has no pie (the history)."""
        keys = [key for key, _ in self.entries if key != HISTORY.key]
        return {**shares(context, keys), HISTORY.key: None}

    def say_saved(self, words: str, waiting: bool) -> None:
        """Show when the draft or the save was, and whether there is something to save."""
        self.head.done.setEnabled(waiting)
        self.head.saved.setText(words)

    # The middle.
    def middle(self) -> QHBoxLayout:
        """Sections, and the column of the present one; a subclass may add side cards."""
        look = self.look
        middle = row(look, space=0)
        self.nav = SectionColumn(look, self.entries)
        self.nav.chosen.connect(self.show_section)
        self.nav_area = scroll(self.nav, "sections-scroll")
        self._fit_nav()
        middle.addWidget(self.nav_area)
        self.nav_line = rule(upright=True)
        middle.addWidget(self.nav_line)
        self.pane = plane()
        self._whole = whole = column(look, self.pane)
        self._above = plane()
        above = row(look, self._above, edges=(24, 10, 20, 4), space=12)
        self.title = Label(look, "", "h2", elide=True)
        above.addWidget(self.title, 2)
        # One place for both: what was done last. It stands above what scrolls, and is kept free.
        self.answered = UndoStrip(look, "undo-answer", edge=0)
        self.answered.undo.connect(self._take_back)
        self.taken_off = UndoStrip(look, "undo-remove", edge=0, icon="remove")
        self.taken_off.undo.connect(self.undo)
        self.stale = again_strip(look, edge=0)
        self._watch = LookAgain(look, self.session, self.stale)
        self._watch.asked.connect(self.again)
        above.addLayout(one_place(self.answered, self.taken_off, self.stale), 3)
        whole.addWidget(self._above)
        inner = self._inner = plane()
        self._column = column(look, inner, edges=(24, 6, 20, 16), space=14)
        self.box = SectionBox(look, self.entries)
        self.box.chosen.connect(self.show_section)
        self._column.addWidget(self.box)
        self.news = NewsCard(look, self.session)
        self.news.opened.connect(self._open_news)
        self.news.changed.connect(self.again)
        self._column.addWidget(self.news)
        self.form_area: QScrollArea = scroll(inner, "form-scroll")
        whole.addWidget(self.form_area, 1)
        middle.addWidget(self.pane, 1)
        return middle

    def removed(self, id: str, title: str) -> None:
        """Something was hidden: it can be shown again with one press."""
        self.answered.hide()
        self.taken_off.decided(self.look.words.say("Removed: {what}", what=title), id)
        self.taken_off.button.setFocus()

    def undo(self, id: str) -> None:
        """Show again what was removed last."""
        bring_back(self, self.look, self.session, id, self._restored, self.failed)

    def _restored(self, _: object) -> None:
        self.again()

    def _take_back(self, change: Change) -> None:
        take_back(self, self.look, self.session, change, self._restored, self.failed)

    def show_section(self, key: str) -> None:
        """Show the content of a section."""
        opened = self.part.opened if self.part is not None and key == self.key else ""
        if key != self.key:
            self.taken_off.hide()
            self.answered.hide()
        self.key = key
        self.nav.show_section(key)
        self.box.show_section(key)
        if self.context is None:
            return
        held = self._held_name()
        if self.part is not None:
            self._column.removeWidget(self.part)
            self.part.hide()
            self.part.deleteLater()
        self.title.setText(dict(self.entries)[key])
        self.part = self._parts(self.context, key, self.go.emit, self.again, self._inner)
        self.part.reopen(opened)
        self.part.reflow(self._width)
        self._column.addWidget(self.part, 1)
        if held:
            self._give_back(held)
        else:
            self.form_area.verticalScrollBar().setValue(0)
        self.show_filled()

    def _held_name(self) -> str:
        """The control of the present part that has the keyboard."""
        now = QApplication.focusWidget()
        inside = now is not None and self.part is not None and self.part.isAncestorOf(now)
        return now.objectName() if now is not None and inside else ""

    def _give_back(self, name: str) -> None:
        """The keyboard goes to the same control of the new part, else to its section:
        never out of the page."""
        found = self.part.findChild(QWidget, name) if self.part is not None else None
        if found is not None and found.isEnabled():
            found.setFocus()
        elif self.nav_area.isVisible():
            self.nav.button(self.key).setFocus()
        else:
            self.box.setFocus()

    def offer(self, entries: Sequence[tuple[str, str]]) -> None:
        """Other sections, when the record itself says which there are."""
        if tuple(entries) == self.entries:
            return
        self.entries = tuple(entries)
        now = QApplication.focusWidget()
        had = now is not None and self.nav.isAncestorOf(now)
        self.nav.hide()
        self.nav.deleteLater()
        self.nav = SectionColumn(self.look, self.entries)
        self.nav.chosen.connect(self.show_section)
        self.nav_area.takeWidget()
        self.nav_area.setWidget(self.nav)
        self._fit_nav()
        self.nav_area.viewport().setAutoFillBackground(False)
        self.nav.setAutoFillBackground(False)
        self.box.offer(self.entries)
        if self.key not in dict(entries):
            self.key = entries[0][0]
        if had:
            self.nav.button(self.key).setFocus()

    def _fit_nav(self) -> None:
        """No section's words are cut."""
        px = self.look.px
        self.nav_area.setFixedWidth(min(px(_NAV_MOST), max(px(_NAV), self.nav.asked())))

    def show_filled(self) -> None:
        """Show how complete each section is."""
        self._soon.stop()
        if self.context is not None:
            found = self.shares(self.context)
            for key, _ in self.entries:
                self.nav.show_filled(key, found[key])
            self._fit_nav()

    def first_controls(self) -> Sequence[QWidget]:
        """The present section in the column of sections; which there are may not be known yet."""
        known = self.key in dict(self.entries)
        return (self.nav.button(self.key), self.box) if known else (self.box,)

    # Reading.
    def _opened(self, found: tuple[Dossier, Any, str, DateReader]) -> None:
        dossier, stored, role, self.session.dates = found
        self.draft.load(stored)
        self.context = self._context(dossier, role)
        self.show_head(self.context)
        self.edited(quiet=self.draft.empty)
        self.reveal(self.place)

    def reveal(self, place: Route) -> None:
        if self.context is None:
            return
        other = other_section(self.session.dictionary, self.context.dossier, place)
        named = place.part if place.part in dict(self.entries) else self.key
        self.show_section(other or named)
        if self.part is not None:
            go_to_field(self.context, self.part, place)
            QTimer.singleShot(0, self, self._reveal)

    def unsaved(self) -> UnsavedPage | None:
        held = self.context
        return self._left.now(held.dossier.head.kind, self.place.id) if held is not None else None

    def _reveal(self) -> None:
        """Scroll to the field that has the keyboard, once the section is laid out."""
        now = QApplication.focusWidget()
        if now is not None and self.part is not None and self.part.isAncestorOf(now):
            self.form_area.ensureWidgetVisible(now, 0, self.look.px(90))

    def _context(self, dossier: Dossier, role: str) -> Context:
        """News that nobody was told yet stands on no page, but the messenger's after the checklist."""
        self.news.show_case(dossier, opened=self._news_open)
        closed: frozenset[str] = frozenset()
        shown = OnScreen.of(dossier)
        self._watch.watch(shown, self.place.id)
        if not self._news_open:
            today = self.session.desk.context.today()
            closed, dossier = closed_fields(dossier, today), without_news(dossier, today)
        return Context(
            *(self.look, self.session, dossier, self.draft, role, self.edited, shown),
            *(self.removed, closed, self._decided),
        )

    def _decided(self, words: str, change: Change) -> None:
        self.taken_off.hide()
        self.answered.decided(words, change, undo=bool(change.back))

    def _open_news(self) -> None:
        self._news_open = True
        self.again()

    def again(self) -> None:
        """Read the dossier again (something was saved, attached or removed); the draft stays."""
        answer = Callbacks(self, self._read_again, self.failed)
        self.session.jobs.read(answer, self.read, self.session.desk, self.place.id)

    def _read_again(self, dossier: Dossier) -> None:
        if self.context is not None:
            self.context = self._context(dossier, self.context.role)
            self.show_head(self.context)
            with in_place(self.form_area):
                self.show_section(self.key)

    # Writing.
    def edited(self, *, quiet: bool = False) -> None:
        """Something was typed: it is kept, and can be saved."""
        waiting = not self.draft.empty
        kept = self.look.words.say("Draft kept {time}", time=f"{datetime.now():%H:%M}")
        words = kept if waiting and not quiet else ""
        self.say_saved(words, waiting)
        self.stands.emit()
        self._soon.start()

    def save(self) -> None:
        """Write the draft into the history."""
        edits = self.draft.edits()
        if edits and self.context is not None:
            edits = [replace(one, shown=self.context.shown) for one in edits]
            self.say_saved("", False)
            self.session.drafts.flush()
            self.session.jobs.write(
                Callbacks(self, self._saved, self._not_saved), self.session.desk.cases.save, edits
            )

    def _saved(self, _: object) -> None:
        self._left.refusal = None
        if (aside := self.draft.saved()) is None:
            self.session.drafts.forget(self.draft.key)
        else:
            self.session.drafts.keep(self.draft.key, aside)
        self.say_saved(self.look.words.say("Saved {time}", time=f"{datetime.now():%H:%M}"), False)
        self.again()

    def _not_saved(self, problem: VsdeskError) -> None:
        self.say_saved("", True)
        self._left.refused(problem)
        self.failed(problem)
        self._point()

    def _point(self) -> None:
        """Bring the keyboard to what cannot be read, in whichever section it stands."""
        here = self.key
        for key in (here, *(one for one, _ in self.entries if one != here)):
            if key != self.key:
                self.show_section(key)
            if points_at_unread(self.part):
                self._reveal()
                return
        self.show_section(here)

    def leaving(self) -> None:
        self.session.drafts.flush()

    def reflow(self, width: float) -> None:
        """Sections become one line when room is short."""
        self._width = width
        if self.part is not None:
            self.part.reflow(width)
        wide = width >= 1280
        appear(self.nav_area, wide)
        appear(self.nav_line, wide)
        appear(self.box, not wide)
        # Where room is short, the strip scrolls with the page, below the line of
        # sections, which is the title.
        appear(self.title, width >= 900)
        if width >= 900:
            self._whole.insertWidget(0, self._above)
        else:
            self._column.insertWidget(1, self._above)
        self.head.reflow(width)


def _open(
    desk: Desk, read: Callable[[Any, str], Any], id: str, key: str, dates: DateReader | None
) -> tuple[Any, Any, str, DateReader]:
    """The dossier, the draft kept for it, this vault's role, and the reader of told dates."""
    reader = dates or DateReader(desk.context.today(), desk.access.own_lists)
    return read(desk, id), desk.cases.drafts.get(key), desk.access.status().role, reader
