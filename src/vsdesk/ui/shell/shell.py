"""The shell: rail, top bar, one screen, status bar; goes from place to place and remembers the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vsdesk.ui.catalogue.places import place_of
from vsdesk.ui.kit import shortcuts
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column, row, rule
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.wait_sign import WaitSign
from vsdesk.ui.people_names import role_words
from vsdesk.ui.route import Route
from vsdesk.ui.shell.page_room import PageRoom
from vsdesk.ui.shell.rail import Rail
from vsdesk.ui.shell.window_bars import StatusBar, TopBar

if TYPE_CHECKING:
    from vsdesk.desk import SearchHit, Status
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screen import Screen
    from vsdesk.ui.screens import ScreenEntry
    from vsdesk.ui.session import VaultSession

_ASKED: Final = ("strong", "likely")  # pairs that the rail counts; the weaker ones wait quietly
_REFRESH: Final = 400  # milliseconds: many changes in a row give one look at the status


class Shell(QWidget):
    """`lock` when the person locks; `redress` when settings were changed; `tell_keys` for the page of
    keys."""

    lock = Signal()
    tell_keys = Signal()
    redress = Signal(object)
    wipe = Signal()

    def __init__(
        self, look: UiContext, session: VaultSession, screens: Mapping[str, ScreenEntry]
    ) -> None:
        super().__init__()
        self.look, self.session, self._screens = look, session, screens
        self.setObjectName("shell")
        self.screen_now: Screen | None = None
        self.trail: list[Route] = []
        self._writing = self._of_field = False
        self._build()
        self._keys()
        session.changed.connect(self._changed)
        session.drafts.saved.connect(self._say_saved)
        session.drafts.failed.connect(self.say_trouble)
        session.jobs.failed.connect(self.say_trouble)
        session.jobs.busy.connect(self._busy)
        session.found.connect(self._changed)
        session.finder.stepped.connect(self.status.show_finding)
        session.finder.rested.connect(self._compared)
        self.status.stop.connect(session.finder.stop)
        self.waits = WaitSign(look, self, session.jobs, self._asking)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_REFRESH)
        self._later.timeout.connect(self._ask_status)
        self._ask_status()

    def _build(self) -> None:
        look = self.look
        say = look.words.say
        outer = column(look, self)
        self.top = TopBar(look, self.session, self)
        self.top.lock.connect(self.lock)
        self.top.tell_keys.connect(self.tell_keys)
        self.top.search.opened.connect(self._found)
        self.top.search.every.connect(self._every)
        self.top.search.paper.connect(self._paper)
        outer.addWidget(self.top)
        middle = row(look, space=0)
        entries = [
            (key, one.icon, say(one.words)) for key, one in self._screens.items() if one.words
        ]
        self.rail = Rail(look, entries)
        self.rail.chosen.connect(self._chosen)
        middle.addWidget(self.rail)
        self._rail_line = rule(upright=True)
        middle.addWidget(self._rail_line)
        right = column(look)
        self._trouble_row = QWidget()
        line = row(look, self._trouble_row, edges=(24, 8, 24, 8))
        self.trouble = Banner(look, "", tone="warn")
        line.addWidget(self.trouble, 1)
        self._to_field = Button(look, say("Go to the field"), "to-field", kind="link")
        self._to_field.clicked.connect(self._reveal)
        self._to_field.hide()
        line.addWidget(self._to_field, 0, Qt.AlignmentFlag.AlignVCenter)
        close = icon_button(look, "clear", say("Close this message"), "close-message", kind="quiet")
        close.clicked.connect(self._trouble_row.hide)
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self._trouble_row.hide()
        right.addWidget(self._trouble_row)
        self._stage = PageRoom(look)
        right.addWidget(self._stage, 1)
        middle.addLayout(right, 1)
        outer.addLayout(middle, 1)
        self.status = StatusBar(look)
        self.status.to_unsaved.connect(self._reveal)
        outer.addWidget(self.status)

    def _keys(self) -> None:
        bound: tuple[tuple[str, Callable[[], object]], ...] = (
            (shortcuts.FIND, self._to_search),
            (shortcuts.LOCK, self.lock.emit),
            (shortcuts.NEW, self._new),
            (shortcuts.SAVE, self._save),
            (shortcuts.BACK, self.go_back),
            *((key, partial(self.rail.go_to, place)) for place, key in enumerate(shortcuts.MAIN)),
            *((key, partial(shortcuts.hand, key)) for key in shortcuts.FIELD),
        )
        for key, slot in bound:
            shortcuts.bind(self, key, slot)

    # Going about.
    def go(self, place: Route) -> None:
        """Show the screen of `place`."""
        if self.screen_now is not None:
            self.screen_now.leaving()
        if self.screen_now is not None and self.trail:
            self.trail[-1] = self.screen_now.place  # where in the screen, too
            if self.screen_now.is_over:
                self.trail = _without(self.trail, self.screen_now.place)
        self._give_up(place)
        before = [_again(one) for one in self.trail[-20:]]
        if place.part == "removed":  # no way back to what is hidden now
            before = [one for one in before if one.id != place.id]
        self.trail = [*before, place]
        self._show(place)

    def go_back(self) -> None:
        """Show the place before; the list of cases when there is none."""
        self.trail = self.trail[:-1] or [Route("cases")]
        if self.screen_now is not None:
            self.screen_now.leaving()
        self._give_up(self.trail[-1])
        self._show(self.trail[-1])

    def _give_up(self, to: Route) -> None:
        """What was begun and is left without a word does not stay; all that was written is kept before this.

        Looked at on the way to a list or to another root: pages about a part of the same root do not count.
        """
        if not to.id or self._screens[to.screen].root:
            answer = Callbacks(self, self._given_up, self.say_trouble)
            self.session.jobs.write(answer, self.session.desk.cases.begun.give_up_begun, to.id)

    def _given_up(self, roots: tuple[str, ...]) -> None:
        """There is no way back to it, nor to what was opened from it; who came back
        meanwhile has it again."""
        for root in roots:
            if self.place.id == root:
                self.session.jobs.write(Callbacks[Any](self), self.session.desk.cases.restore, root)
                continue
            *way, now = self.trail
            ids = [one.id for one in way]
            self.trail = [*(way[: ids.index(root)] if root in ids else way), now]

    @property
    def place(self) -> Route:
        """Where the person is."""
        return self.screen_now.place if self.screen_now is not None else Route("cases")

    def _asking(self) -> list[QWidget]:
        """For whose answers the person waits: the page in sight, and the search above it."""
        return [one for one in (self.screen_now, self.top) if one is not None]

    def leaving(self) -> None:
        """The window locks or is dressed anew."""
        self.waits.rest()
        if self.screen_now is not None:
            self.screen_now.leaving()

    def _show(self, place: Route) -> None:
        self._stage.empty()
        entry = self._screens[place.screen]
        screen = entry.make(self.look, self.session, place)
        self.screen_now = screen
        screen.go.connect(self.go)
        screen.back.connect(self.go_back)
        screen.trouble.connect(self.say_trouble)
        screen.stands.connect(self._say_saved)
        screen.belongs.connect(self.rail.show_screen)
        redress = getattr(screen, "redress", None)
        if redress is not None:
            redress.connect(self.redress)
        lock = getattr(screen, "lock", None)
        if lock is not None:
            lock.connect(self.lock)
        for part in (self.top, self.rail, self._rail_line, self.status):
            part.setVisible(not screen.whole)
        wipe = getattr(screen, "wipe", None)
        if wipe is not None:
            wipe.connect(self.wipe)
        self._trouble_row.hide()
        self._of_field = False
        self._say_saved()
        self._stage.hold(screen)
        self.rail.show_screen(entry.belongs or place.screen)
        screen.reflow(self.width() / self.look.theme.scale)
        self._stage.fit()
        self.waits.look_again()
        QTimer.singleShot(0, screen, screen.take_focus)  # when it is laid out

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange by effective width."""
        super().resizeEvent(event)
        width = self.width() / self.look.theme.scale
        self.rail.narrow(width < 900)
        self.top.reflow(width)
        self.status.reflow(width)
        if self.screen_now is not None:
            self.screen_now.reflow(width)
            self._stage.fit()

    def _chosen(self, screen: str) -> None:
        self.go(Route(screen))

    def _found(self, hit: SearchHit) -> None:
        self.go(place_of(hit, self.session.dictionary))

    def _every(self, text: str) -> None:
        self.go(Route("search", field=text))

    def _paper(self, code: str) -> None:
        self.go(Route("traced", field=code))

    def _to_search(self) -> None:
        """Into the box above the page; where a page fills the window, to the page of search."""
        if self.screen_now is not None and self.screen_now.whole:
            self.go(Route("search"))
            return
        self.top.search.setFocus()
        self.top.search.selectAll()

    def _save(self) -> None:
        """Press the Save button of the screen, when it has one that can be pressed."""
        found = self.screen_now.findChild(Button, "save") if self.screen_now is not None else None
        if found is not None and found.isVisible() and found.isEnabled():
            found.click()

    def _new(self) -> None:
        """What "new" means on this page: one more of its list, else a case."""
        if self.screen_now is None or not self.screen_now.make_new():
            self.go(Route("cases", part="new"))

    # What is said.
    def say_trouble(self, problem: VsdeskError) -> None:
        """Say the sentence of a plain error above the screen."""
        detail = ""
        field = str(problem.params.get("field", ""))
        if field:
            kind = str(problem.params.get("kind", ""))
            detail = self.session.labels.field(kind, field) if kind else field
        waits = self.screen_now.unsaved() if self.screen_now is not None else None
        self._of_field = bool(waits is not None and waits.field) or self.session.drafts.lost
        self.trouble.say(self.look.words.say(problem.code.sentence), detail)
        self._trouble_row.show()
        self._say_saved()

    def _busy(self, busy: bool) -> None:
        self._writing = busy
        self._say_saved()

    def _say_saved(self) -> None:
        """The status bar says what is true of the page; a banner about a field goes once it is mended."""
        drafts, screen = self.session.drafts, self.screen_now
        waits = screen.unsaved() if screen is not None else None
        if waits is not None and waits.field:
            self.status.show_saved("refused", waits.field)
        elif drafts.lost:
            self.status.show_saved("lost")
        elif self._writing or drafts.pending:
            self.status.show_saved("saving")
        else:
            self.status.show_saved("saved" if waits is None else "kept")
        self._to_field.setVisible(waits is not None and waits.place is not None)
        if self._of_field and not (waits is not None and waits.field) and not drafts.lost:
            self._of_field = False
            self._trouble_row.hide()

    def _reveal(self) -> None:
        waits = self.screen_now.unsaved() if self.screen_now is not None else None
        if self.screen_now is not None and waits is not None and waits.place is not None:
            self.screen_now.reveal(waits.place)

    def _changed(self) -> None:
        self._later.start()

    def _ask_status(self) -> None:
        desk = self.session.desk
        self.session.jobs.read(Callbacks(self, self._show_status), desk.access.status)
        self.session.jobs.read(Callbacks(self, self._show_pairs), desk.matching.match_counts)

    def _show_status(self, status: Status) -> None:
        words = self.look.words
        self.status.show_status(status)
        self.rail.count("differences", status.differences)
        role = role_words(self.look, status.role)
        named = words.say("{name} · {role}", name=status.name, role=role) if role else status.name
        who = str(named) if status.name else role
        self.top.say_who(str(status.organisation or status.name), who)

    def _compared(self) -> None:
        self.status.show_finding(0, 0)

    def _show_pairs(self, counts: Mapping[str, int]) -> None:
        self.rail.count("same", sum(counts.get(band, 0) for band in _ASKED))


def _without(trail: list[Route], over: Route) -> list[Route]:
    """The way back, past what is finished: there the next one's words would go into its record."""
    return [one for one in trail if (one.screen, one.id) != (over.screen, over.id)]


def _again(place: Route) -> Route:
    """A place to come back to: the list, and not one more new case."""
    return Route("cases") if place == Route("cases", part="new") else place
