"""Cases: a list paged by cursor, chips, a preview pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.empty import Empty
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, frame, plane, row, rule
from vsdesk.ui.kit.page_model import PageModel
from vsdesk.ui.kit.table import Table
from vsdesk.ui.people import capital
from vsdesk.ui.place import FIRST_FIELD, Place
from vsdesk.ui.recording import new_case
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.cases.filters import Chosen, Filters
from vsdesk.ui.screens.cases.preview import CasePreview
from vsdesk.ui.screens.cases.rows import CaseCells, columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session


class CasesScreen(Screen):
    """The list, and beside it the chosen case."""

    def __init__(self, look: Look, session: Session, place: Place) -> None:
        super().__init__(look, session, place)
        self._cells = CaseCells(look, session.labels)
        self._making = False
        self._wide = self._any = True
        outer = column(look, self)
        outer.addWidget(self._head())
        middle = row(look, space=0)
        middle.addWidget(self._list(), 1)
        self._line = rule(upright=True)
        middle.addWidget(self._line)
        self.preview = CasePreview(look, session)
        self.preview.setFixedWidth(look.px(330))
        self.preview.go.connect(self.go)
        middle.addWidget(self.preview)
        outer.addWidget(self._undo_strip())
        outer.addLayout(middle, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(300)
        self._soon.timeout.connect(self.refresh)
        session.changed.connect(self._changed)
        self._ask(Chosen())
        session.jobs.read(Answer(self, self._show_status), session.desk.status)
        if place.part == "removed":
            session.jobs.read(Answer(self, self._show_removed), session.desk.record, place.id)
        if place.part == "new":
            QTimer.singleShot(0, self, self.new_case)

    def first_controls(self) -> Sequence[QWidget]:
        """The list."""
        return (self.table,)

    def _head(self) -> QWidget:
        look, say = self.look, self.look.words.say
        head = frame("head")
        box = column(look, head, edges=(24, 14, 16, 10), space=8)
        line = row(look, space=10)
        line.addWidget(Label(look, say("Cases"), "h1"))
        self.count = Label(look, "", "body", "text2", elide=True)
        line.addWidget(self.count, 1)
        talk = Button(look, say("Interview"), "interview", icon="told")
        talk.setToolTip(say("One topic a page, in the speaker's language"))
        talk.clicked.connect(self._interview)
        line.addWidget(talk)
        table = Button(look, say("Bring a table"), "bring-table", icon="file")
        table.setToolTip(say("Rows of a CSV or XLSX file become draft cases"))
        table.clicked.connect(self._table)
        line.addWidget(table)
        new = Button(look, say("New case"), "new-case", kind="primary", icon="add")
        new.setToolTip("Ctrl+N")
        new.clicked.connect(self.new_case)
        line.addWidget(new)
        box.addLayout(line)
        labels = self.session.labels
        self.filters = Filters(
            look, pairs(labels.terms("search_status")), governorates(self.session)
        )
        self.filters.changed.connect(self._ask)
        box.addWidget(self.filters)
        return head

    def _undo_strip(self) -> QWidget:
        strip = QWidget()
        undo = Button(self.look, self.look.words.say("Undo"), "undo-remove", icon="history")
        undo.clicked.connect(self.undo)
        self.removed = Banner(self.look, "", icon="remove", button=undo)
        row(self.look, strip, edges=(24, 8, 24, 8)).addWidget(self.removed)
        strip.hide()
        self._strip = strip
        return strip

    def _show_removed(self, case: Any) -> None:
        if case.deleted:
            what = case.text("case_no") or self.session.labels.kind("case")
            self.removed.say(self.look.words.say("Removed: {what}", what=what))
            self._strip.show()

    def undo(self) -> None:
        """Show again the case that was removed just now."""
        self._strip.hide()
        self.table.setFocus()
        self.session.jobs.write(
            Answer(self, None, self.failed), self.session.desk.restore, self.place.id
        )

    def _list(self) -> QWidget:
        look, say = self.look, self.look.words.say
        part = plane("surface")
        self._stack = QStackedLayout(part)
        shown = columns(look)
        self.model = PageModel(
            self.session.jobs, [(c.key, c.heading) for c in shown], self._cells.text, self
        )
        self.model.filled.connect(self._filled)
        self.model.failed.connect(self.failed)
        self.table = Table(look, "cases-table", say("Cases"), self.model, shown, self._cells.cell)
        self.table.current.connect(self._chosen)
        self.table.opened.connect(self._open)
        self._stack.addWidget(self.table)
        new = Button(look, say("New case"), "first-case", kind="secondary", icon="add")
        new.clicked.connect(self.new_case)
        self.empty = Empty(
            look, say("No cases yet. The first one takes a name, or only a story."), new
        )
        self._stack.addWidget(self.empty)
        return part

    # Filling.
    def refresh(self) -> None:
        """Ask again for the first page."""
        self._ask(self.filters.chosen)

    def _ask(self, chosen: Chosen) -> None:
        self.model.show_pages(_Fetch(self.session.desk, chosen))
        self.session.jobs.read(Answer(self, self._counted), _count, self.session.desk, chosen)

    def _filled(self, rows: int) -> None:
        self._any = rows > 0
        self._show_preview()
        if rows:
            self._stack.setCurrentIndex(0)
        elif self.filters.chosen.count:
            self.empty.say(self.look.words.say("No case fits these filters."), button=False)
            self._stack.setCurrentIndex(1)
        else:
            self.empty.say(
                self.look.words.say("No cases yet. The first one takes a name, or only a story.")
            )
            self._stack.setCurrentIndex(1)

    def _show_preview(self) -> None:
        for part in (self.preview, self._line):
            part.setVisible(self._wide and self._any)

    def _counted(self, count: int) -> None:
        words = self.look.words
        if self.filters.chosen.count:
            self.count.setText(words.count("{n} case fits", "{n} cases fit", count))
        else:
            self.count.setText(
                words.count("{n} documented in this vault", "{n} documented in this vault", count)
            )

    def _show_status(self, status: Any) -> None:
        self.filters.say_differences(status.differences)

    def _changed(self) -> None:
        self._soon.start()

    # Going on.
    def _chosen(self, row: Any) -> None:
        self.preview.show_case(row.id if row is not None else "")

    def _open(self, row: Any) -> None:
        self.go.emit(Place("case", row.id))

    def new_case(self) -> None:
        """Make a case and open it: a name or a story can follow at once."""
        if not self._making:
            self._making = True
            self.session.jobs.write(
                Answer(self, self._made, self._not_made), new_case, self.session.desk
            )

    def _table(self) -> None:
        self.go.emit(Place("table"))

    def _interview(self) -> None:
        self.go.emit(Place("interview"))

    def _made(self, change: Any) -> None:
        self.go.emit(Place("case", change.ids[0], "person", FIRST_FIELD))

    def _not_made(self, problem: Any) -> None:
        self._making = False
        self.failed(problem)

    def reflow(self, width: float) -> None:
        """Leave out the preview, then columns, then chips."""
        wide = width >= 1280
        self._wide = wide
        self._show_preview()
        self.filters.narrow(width < 1000)
        keys = ["name", "number", "taken", "where", "author", "state"]
        self.table.keep_only(keys if width >= 1000 else ["name", "taken", "state"])


class _Fetch:
    """The page function of a filter; called on the reader thread."""

    def __init__(self, desk: Any, chosen: Chosen) -> None:
        self._desk, self._chosen = desk, chosen

    def __call__(self, after: Any, limit: int) -> Any:
        return self._desk.cases(case_filter(self._chosen), after, limit)


def case_filter(chosen: Chosen) -> Any:
    """The desk's filter for what the chips say."""
    from vsdesk.desk import CaseFilter

    return CaseFilter(
        status=chosen.status,
        governorate=chosen.governorate,
        year_from=chosen.year_from,
        year_to=chosen.year_to,
        differs=chosen.differs,
        sort=chosen.sort,  # type: ignore[arg-type]  # one of the four keys of the list box
    )


def _count(desk: Any, chosen: Chosen) -> int:
    return int(desk.count(case_filter(chosen)))


def pairs(terms: Any) -> tuple[tuple[str, str], ...]:
    """(key, words) of what Labels.terms gives."""
    items = terms.items() if hasattr(terms, "items") else terms
    return tuple((str(key), capital(str(words))) for key, words in items)


def governorates(session: Session) -> tuple[tuple[str, str], ...]:
    """The governorates by their public code."""
    lang = session.labels.lang
    return tuple(
        (place.code, place.name(lang))
        for place in session.places.all
        if place.level == "governorate"
    )
