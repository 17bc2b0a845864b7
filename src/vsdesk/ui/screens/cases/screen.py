"""Cases: a list paged by cursor, chips, a preview pane."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from vsdesk.desk import CaseFilter
from vsdesk.ui.editing.assign_panel import AssignPanel
from vsdesk.ui.editing.list_screen import ListScreen, ListWords
from vsdesk.ui.kit import keys, tip
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import column, frame, rule
from vsdesk.ui.parts.case_filters import Chosen, Filters, governorates, pairs
from vsdesk.ui.parts.case_rows import CaseCells
from vsdesk.ui.people import device_words
from vsdesk.ui.route import CAME, Route
from vsdesk.ui.screens.cases.preview import CasePreview

if TYPE_CHECKING:
    from vsdesk.desk import Desk, DeviceRow, ListRow, Status
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


class CasesScreen(ListScreen):
    """The list, and beside it the chosen case."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        self._wide = self._any = True
        self._came = place.id if place.part == CAME else ""
        self._new: tuple[str, ...] | None = () if self._came else None
        super().__init__(look, session, place, "case")
        self._line = rule(upright=True)
        self.middle.addWidget(self._line)
        self.preview = CasePreview(look, session)
        self.preview.setFixedWidth(look.px(330))
        self.preview.go.connect(self.go)
        self.middle.addWidget(self.preview)
        self.table.current.connect(self._chosen)
        if session.role == "coordinator":
            self.table.choose_several()
            self.table.several.connect(self.assigning.say_chosen)
        self.refresh()
        if self._came:
            desk = session.desk
            session.jobs.read(
                Callbacks(self, self._show_new, self.failed), _new_from, desk, self._came
            )
        session.jobs.read(Callbacks(self, self._show_status), session.desk.access.status)
        if place.part == "new":
            QTimer.singleShot(0, self, self.new)

    def sentences(self) -> ListWords:
        say = self.look.words.say
        return ListWords(
            say("Cases"),
            say("New case"),
            say("No cases yet. The first one takes a name, or only a story."),
        )

    def make_cells(self) -> CaseCells:
        return CaseCells(self.look, self.session)

    def make_head(self) -> QWidget:
        """Title, count, the three ways to begin; below them the chips."""
        look, say = self.look, self.look.words.say
        head = frame("head")
        box = column(look, head, edges=(24, 14, 16, 10), space=8)
        line = Flow(look, space=10)
        for part in self.titled():
            line.addWidget(part)
        line.addWidget(self.count, 1)
        talk = Button(look, say("Interview"), "interview", icon="told")
        tip.give(talk, say("One topic a page, in the speaker's language"))
        talk.clicked.connect(self._interview)
        line.addWidget(talk)
        table = Button(look, say("Bring a table"), "bring-table", icon="file")
        tip.give(table, say("Rows of a CSV or XLSX file become draft cases"))
        table.clicked.connect(self._table)
        line.addWidget(table)
        for one in () if self.may_write else (talk, table):
            one.hide()  # who may not write is told before the first letter
        self.assign = Button(look, say("Assign"), "assign-many", icon="handover")
        self.assign.setCheckable(True)
        tip.give(
            self.assign, say("The chosen cases to a device; Shift and the arrows choose several")
        )
        if self.session.role != "coordinator":
            self.assign.hide()
        line.addWidget(self.assign)
        line.addWidget(self.exits_button())
        new = self.new_button()
        tip.give(new, keys.NEW)
        line.addWidget(new)
        box.addLayout(line)
        labels = self.session.labels
        self.filters = Filters(
            look,
            pairs(labels.terms("search_status")),
            governorates(self.session),
            self.removed_chip(),
        )
        self.filters.changed.connect(self.refresh)
        box.addWidget(self.filters)
        if self._came:
            seen = Button(look, say("I looked at them"), "looked-at-new", icon="check")
            seen.clicked.connect(self._looked)
            self.came = Banner(look, "", tone="accent", icon="review", button=seen)
            box.addWidget(self.came)
        self.assigning = AssignPanel(look, self.session, self._roots, beside=True)
        self.assigning.hide()
        self.assign.toggled.connect(self.assigning.setVisible)
        box.addWidget(self.assigning)
        return head

    def _roots(self) -> list[str]:
        return [] if self.shows_removed else [row.id for row in self.table.rows if row is not None]

    @property
    def shows_removed(self) -> bool:
        """Whether the list shows what was removed."""
        return self.filters.chosen.removed

    @property
    def filtered(self) -> bool:
        """Whether a chip is set."""
        return self.filters.count > 0 or self._new is not None

    def where(self) -> CaseFilter:
        return replace(case_filter(self.filters.chosen), ids=self._new)

    # What is new from one device.
    def _show_new(self, found: tuple[tuple[str, ...], DeviceRow | None]) -> None:
        self._new, sender = found
        say = self.look.words.say
        who = say("a device that no list names")
        if sender is not None:
            who = device_words(self.look, sender)
        self.came.say(say("What is new from: {who}", who=who))
        self.refresh()

    def _looked(self) -> None:
        answer = Callbacks[object](self, self._to_all, self.failed)
        self.session.jobs.write(answer, self.session.desk.sync.intake.looked_at_new, self._came)

    def _to_all(self, _: object) -> None:
        self.go.emit(Route("cases"))

    # Filling.
    def filled(self, rows: int) -> None:
        """Rows, or why there are none; nothing to preview without rows."""
        super().filled(rows)
        self._any = rows > 0 and not self.shows_removed
        self._show_preview()

    def say_none_fits(self) -> str:
        """No case has what the chips ask for."""
        return self.look.words.say("No case fits these filters.")

    def _show_preview(self) -> None:
        for part in (self.preview, self._line):
            part.setVisible(self._wide and self._any)

    def say_count(self, count: int) -> str:
        """How many fit, or are here."""
        words = self.look.words
        if self.filtered:
            return words.count("{n} case fits", "{n} cases fit", count)
        return words.count("{n} documented in this vault", "{n} documented in this vault", count)

    def _show_status(self, status: Status) -> None:
        self.filters.say_differences(status.differences)

    # Going on.
    def _chosen(self, row: ListRow) -> None:
        shown = row is not None and not self.shows_removed
        self.preview.show_case(row.id if shown else "")

    def make_new(self) -> None:
        """A case with its person and the event, all still empty."""
        self.session.jobs.write(
            Callbacks(self, self.made, self.not_made), self.session.desk.cases.begun.begin, "case"
        )

    def _table(self) -> None:
        self.go.emit(Route("table"))

    def _interview(self) -> None:
        self.go.emit(Route("interview"))

    def reflow(self, width: float) -> None:
        """Leave out the preview, then columns, then chips."""
        self._wide = width >= 1280
        self._show_preview()
        self.filters.narrow(width < 1000)
        keys = [c.key for c in self.cells.columns()]
        self.table.keep_only(keys if width >= 1000 else ["name", "event", "status"])


def _new_from(desk: Desk, device_id: str) -> tuple[tuple[str, ...], DeviceRow | None]:
    """The new cases of a device, and the device."""
    return desk.sync.intake.new_cases_from(device_id), next(
        (one for one in desk.sync.devices.listed() if one.device_id == device_id), None
    )


def case_filter(chosen: Chosen) -> CaseFilter:
    """The desk's filter for what the chips say."""
    return CaseFilter(
        status=chosen.status,
        governorate=chosen.governorate,
        year_from=chosen.year_from,
        year_to=chosen.year_to,
        differs=chosen.differs,
        sort=chosen.sort,
    )
