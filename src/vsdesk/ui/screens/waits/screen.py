"""The files in which something rests on one device's word alone, some at a time; each
opens as it would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.boxes import clear, column, plane, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.due_rows import DueButton
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.waits.waits_wording import kinds_words, since_words, title_of, writers_words

if TYPE_CHECKING:
    from vsdesk.desk import Desk, LoneFile, LoneRun
    from vsdesk.errors import VsdeskError
    from vsdesk.progress import Progress
    from vsdesk.ui.kit.jobs import JobHandle
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

    _Page = tuple[LoneRun, list[LoneFile]]

_PAGE: Final = 50


class WaitsScreen(Screen):
    """Asked for page by page on the reader thread; leaving the page stops it."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        outer = column(look, self)
        head = PageHead(look, say("Waits for your look"))
        head.back.connect(self.back)
        outer.addWidget(head)
        page = plane()
        box = column(look, page, edges=(24, 16, 24, 24), space=12)
        told = say(
            "One device alone wrote this. It closes at once, and opens nothing until a coordinator has looked or writes it too."
        )
        box.addWidget(Paragraph(look, told, "body", "text2", wide=90))
        self._card = Card(look, say("Cases, families and incidents"), icon="show", space=2)
        self._rows = column(look, space=2)
        self._card.body.addLayout(self._rows)
        box.addWidget(self._card)
        self._state = Paragraph(look, say("Looking through the files …"), "body", "text2")
        box.addWidget(self._state)
        self.more = Button(look, say("Show more"), "more-waits", icon="open")
        self.more.clicked.connect(self._ask)
        self.more.hide()
        box.addWidget(self.more, 0, look.leading)
        box.addStretch(1)
        outer.addWidget(scroll(page, "waits-scroll"), 1)
        self.back_by_esc()
        self.buttons: list[DueButton] = []
        self._roots: list[tuple[str, str]] = []
        self._run: LoneRun | None = None
        self._ticket: JobHandle | None = None
        self._card.hide()
        self._ask()

    def refresh(self) -> None:
        """Ask again, from the first page."""
        self.leaving()
        clear(self._rows)
        self.buttons, self._roots, self._run = [], [], None
        self._ask()

    def leaving(self) -> None:
        """Nobody waits for it any more."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def first_controls(self) -> Sequence[QWidget]:
        return self.buttons[:1]

    def _ask(self) -> None:
        self.more.hide()
        self._state.say(self.look.words.say("Looking through the files …"))
        self._state.show()
        answer: Callbacks[_Page] = Callbacks(self, self._show, self._not_read, self._step)
        self._ticket = self.session.jobs.read_long(answer, _page, self.session.desk, self._run)

    def _step(self, _: str, done: float, total: float) -> None:
        words = self.look.words
        of = words.say("{done} of {total}", done=int(done), total=int(total))
        self._state.say(self.look.dots(words.say("Looking through the files …"), of))

    def _not_read(self, problem: VsdeskError) -> None:
        self._state.hide()
        self.failed(problem)

    def _show(self, page: _Page) -> None:
        self._run, found = page
        self._ticket = None
        first = len(self.buttons)
        for one in found:
            button = DueButton(self.look, *self._words(one))
            button.setObjectName(f"waits-{len(self.buttons)}")
            button.clicked.connect(self._pressed)
            self.buttons.append(button)
            self._roots.append((one.root, one.kind))
            self._rows.addWidget(button)
        self._card.setVisible(bool(self.buttons))
        self.more.setVisible(len(found) == _PAGE)
        self._state.setVisible(not self.buttons)
        self._state.say(
            self.look.words.say(
                "Nothing waits for your look. What one device alone writes into a file of others will stand here."
            )
        )
        if found:
            self.buttons[first].setFocus()

    def _words(self, one: LoneFile) -> tuple[tuple[str, str], str, str]:
        look, session = self.look, self.session
        told = look.dots(writers_words(look, session, one.writers), kinds_words(session, one.kinds))
        kind = session.labels.kind(one.kind)
        return (
            (title_of(look, one), one.number),
            since_words(look, one.since),
            look.dots(kind, told),
        )

    def _pressed(self) -> None:
        at = next(n for n, one in enumerate(self.buttons) if one is self.sender())
        self.go.emit(Route("wait", self._roots[at][0]))


def _page(desk: Desk, run: LoneRun | None, progress: Progress) -> _Page:
    """The next page of a run, or the first of a new one."""
    run = run or desk.access.lone_words.lone_run()
    return run, run.more(_PAGE, progress)
