"""Families: the list; opening one goes to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from vsdesk.ui import recording
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.empty import Empty
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, frame, plane, row
from vsdesk.ui.kit.page_model import PageModel
from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.table import Column, Table
from vsdesk.ui.people import row_names
from vsdesk.ui.place import Place
from vsdesk.ui.screen import Screen

if TYPE_CHECKING:
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session


class FamiliesScreen(Screen):
    """One list, Enter opens."""

    def __init__(self, look: Look, session: Session, place: Place) -> None:
        super().__init__(look, session, place)
        outer = column(look, self)
        outer.addWidget(self._head())
        outer.addWidget(self._list(), 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(300)
        self._soon.timeout.connect(self.refresh)
        session.changed.connect(self._changed)
        self.refresh()

    def _head(self) -> QWidget:
        look, say = self.look, self.look.words.say
        head = frame("head")
        line = row(look, head, edges=(24, 14, 16, 14), space=10)
        line.addWidget(Label(look, say("Families"), "h1"))
        self.count = Label(look, "", "body", "text2", elide=True)
        line.addWidget(self.count, 1)
        sorts = (
            ("updated", say("Last changed first")),
            ("name", say("By name")),
            ("number", say("By number")),
        )
        self.sort = Choice(look, "sort", say("Order of the list"), sorts, "updated")
        self.sort.setMinimumContentsLength(12)
        self.sort.chosen.connect(self.refresh)
        line.addWidget(self.sort)
        new = Button(look, say("New family"), "new-family", kind="primary", icon="add")
        new.clicked.connect(self._new)
        line.addWidget(new)
        return head

    def _list(self) -> QWidget:
        look, say = self.look, self.look.words.say
        part = plane("surface")
        self._stack = QStackedLayout(part)
        shown = (
            Column("name", say("Family"), 220, 4),
            Column("number", say("Number"), 140, 1),
            Column("where", say("Home place"), 180, 3),
            Column("author", say("Documenter"), 120, 1),
        )
        self.model = PageModel(
            self.session.jobs, [(c.key, c.heading) for c in shown], self._text, self
        )
        self.model.filled.connect(self._filled)
        self.model.failed.connect(self.failed)
        self.table = Table(look, "families-table", say("Families"), self.model, shown, self._cell)
        self.table.opened.connect(self._open)
        self._stack.addWidget(self.table)
        new = Button(look, say("New family"), "first-family", icon="add")
        new.clicked.connect(self._new)
        self._stack.addWidget(
            Empty(
                look,
                say(
                    "No families yet. A family keeps its members, its contacts and its consents together."
                ),
                new,
            )
        )
        return part

    def _cell(self, row: Any, key: str) -> Cell:
        if key == "name":
            marks = (
                (("differ", "warn"),) if row.differs else (("edit", "accent"),) if row.draft else ()
            )
            first, second = row_names(row, self.look.lang)
            return Cell(
                first or self.look.words.say("Without a name yet"), second, "strong", marks=marks
            )
        return Cell(self._text(row, key), tone="text2" if key in ("number", "author") else "text")

    def _text(self, row: Any, key: str) -> str:
        if key == "name":
            return str(row.name or self.look.words.say("Without a name yet"))
        return str({"number": row.number, "where": row.place, "author": row.author}.get(key) or "")

    def refresh(self) -> None:
        """Ask again for the first page and the count."""
        where = _filter(self.sort.value)
        self.model.show_pages(_Fetch(self.session.desk, where))
        self.session.jobs.read(Answer(self, self._counted), self.session.desk.count, where)

    def _filled(self, rows: int) -> None:
        self._stack.setCurrentIndex(0 if rows else 1)

    def _counted(self, count: int) -> None:
        self.count.setText(
            self.look.words.count("{n} family in this vault", "{n} families in this vault", count)
        )

    def _changed(self) -> None:
        self._soon.start()

    def _new(self) -> None:
        self.session.jobs.write(
            Answer(self, self._made, self.failed), recording.new_family, self.session.desk, None
        )

    def _made(self, change: Any) -> None:
        self.go.emit(Place("family", change.ids[0], "family"))

    def _open(self, row: Any) -> None:
        self.go.emit(Place("family", row.id))

    def reflow(self, width: float) -> None:
        """Leave out columns."""
        self.table.keep_only(
            ["name", "number", "where", "author"] if width >= 1000 else ["name", "number"]
        )


class _Fetch:
    def __init__(self, desk: Any, where: Any) -> None:
        self._desk, self._where = desk, where

    def __call__(self, after: Any, limit: int) -> Any:
        return self._desk.families(self._where, after, limit)


def _filter(sort: str) -> Any:
    from vsdesk.desk import CaseFilter

    return CaseFilter(
        kind="family",
        sort="name" if sort == "name" else "number" if sort == "number" else "updated",
    )
