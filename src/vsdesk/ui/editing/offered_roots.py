"""A list box of cases, families or lists. Where more are here than stand in it, it says so,
and a line searches all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import CaseFilter
from vsdesk.ui.editing.list_cells import when
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import in_order

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.desk import ListRow, Page
    from vsdesk.ui.kit.choice import Choice
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

MOST: Final = 300  # that stand in the box at once
_PAUSE: Final = 300  # milliseconds after the last letter


class OfferedRoots(QWidget):
    """Fills `choice`: its first option, then the rows of this kind by name, but for those in `without`.

    `told` is sent with the rows each time they were read.
    """

    told = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, choice: Choice, kind: str) -> None:
        super().__init__()
        self._look, self._session, self.choice, self._kind = look, session, choice, kind
        self._first = (str(choice.itemData(0) or ""), choice.itemText(0))
        self._asked = 0
        self.without: Collection[str] = ()
        say = look.words.say
        box = column(look, self, space=6)
        label = say("Search over all")
        self.search = TextField(
            look, f"search-{choice.objectName()}", label, placeholder=label, icon="search"
        )
        self.note = Paragraph(look, "", "small", "text2")
        for one in (choice, self.search, self.note):
            box.addWidget(one)
        for one in (self.search, self.note):
            one.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.read)
        self.search.written.connect(self._typed)
        self.read()

    def words(self, one: ListRow) -> str:
        """A row as it stands in the box: the name in the writing of the window, and the number; of an
        incident, when and where it was."""
        name = in_order(one.name, one.other, self._look.lang)[0]
        known = self._look.dots(when(self._look, one), one.place) if one.kind == "incident" else ""
        called = name or ("" if known else self._look.words.say("Without a name yet"))
        return self._look.dots(called, one.number, known)

    def _typed(self, _: str) -> None:
        self._soon.start()

    def read(self) -> None:
        """Read the rows that are wanted now."""
        self._asked += 1
        text = self.search.text().strip()
        where = CaseFilter(kind=self._kind, text=text, sort="name")
        answer = Callbacks["Page"](self, partial(self._offer, self._asked, text))
        self._session.jobs.read(answer, self._session.desk.cases.lists.page, where, None, MOST)

    def _offer(self, asked: int, text: str, page: Page) -> None:
        if asked != self._asked:
            return  # other letters stand there now
        held, shown = self.choice.value, self.choice.currentText()
        rows = [one for one in page.rows if one.id not in self.without]
        self.choice.offer([self._first, *((one.id, self.words(one)) for one in rows)])
        self.choice.choose(held, shown)
        if page.next is not None:
            self.search.show()
        say = self._look.words.say
        note = ""
        if page.next is not None:
            note = say(
                "There are more than {n}. Type a name or a number to search over all of them.",
                n=str(MOST),
            )
        elif text:
            note = self._look.words.count("{n} found", "{n} found", len(rows))
        self.note.say(note)
        self.note.setVisible(bool(note))
        self.told.emit(page.rows)
