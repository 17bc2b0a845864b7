"""Cases: a list paged by cursor, chips, a preview pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from vsdesk.ui.kit.boxes import column, rule
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.parts.case_rows import CaseCells
from vsdesk.ui.parts.root_list import ListWords, RootList
from vsdesk.ui.route import CAME, Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.cases.cases_head import CasesHead
from vsdesk.ui.screens.cases.preview import CasePreview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vsdesk.desk import Desk, DeviceRow, ListRow
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class CasesScreen(Screen):
    """The list, and beside it the chosen case."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        self._wide = self._any = True
        came = place.id if place.part == CAME else ""
        self.rows = RootList(self, "case", _words(look), CaseCells(look, session))
        self.head = CasesHead(self.rows, came)
        self.head.go.connect(self.go)
        self._line = rule(upright=True)
        self.preview = CasePreview(look, session)
        self.preview.setFixedWidth(look.px(330))
        self.preview.go.connect(self.go)
        box = column(look, self)
        box.addWidget(self.head)
        self.rows.show_below(self.head, box, self._line, self.preview)
        self.rows.filled.connect(self._filled)
        self.rows.table.current.connect(self._chosen)
        if session.role == "coordinator":
            self.rows.table.choose_several()
            self.rows.table.several.connect(self.head.assigning.say_chosen)
        self.rows.refresh()
        desk = session.desk
        if came:
            shown = Callbacks(self, self.head.show_new, self.failed)
            session.jobs.read(shown, _new_from, desk, came)
        session.jobs.read(Callbacks(self, self.head.show_status), desk.access.status)
        if place.part == "new":
            QTimer.singleShot(0, self.rows, self.rows.new)

    def first_controls(self) -> Sequence[QWidget]:
        return (self.rows.table,)

    def make_new(self) -> bool:
        self.rows.new()
        return True

    # The chosen case.
    def _filled(self, rows: int) -> None:
        """Nothing to preview without rows."""
        self._any = rows > 0 and not self.head.shows_removed
        self._show_preview()

    def _show_preview(self) -> None:
        for part in (self.preview, self._line):
            part.setVisible(self._wide and self._any)

    def _chosen(self, row: ListRow) -> None:
        shown = row is not None and not self.head.shows_removed
        self.preview.show_case(row.id if shown else "")

    def reflow(self, width: float) -> None:
        """Leave out the preview, then columns, then chips."""
        self._wide = width >= 1280
        self._show_preview()
        self.head.filters.narrow(width < 1000)
        keys = [c.key for c in self.rows.cells.columns()]
        self.rows.table.keep_only(keys if width >= 1000 else ["name", "event", "status"])


def _words(look: UiContext) -> ListWords:
    say = look.words.say
    return ListWords(
        say("Cases"),
        say("New case"),
        say("No cases yet. The first one takes a name, or only a story."),
        lambda n: look.words.count(
            "{n} documented in this vault", "{n} documented in this vault", n
        ),
    )


def _new_from(desk: Desk, device_id: str) -> tuple[tuple[str, ...], DeviceRow | None]:
    """The new cases of a device, and the device."""
    return desk.sync.intake.new_cases_from(device_id), next(
        (one for one in desk.sync.devices.listed() if one.device_id == device_id), None
    )
