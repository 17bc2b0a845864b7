"""On the page of a case: that there is another report about the same person, and the way
to read both together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.parts.pair_words import head_names
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk, ReportHead
    from vsdesk.desk.matching.groups import OtherHeads
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

    _Beside = tuple[OtherHeads, tuple[ReportHead, ...]]


class OtherReports(QWidget):
    """Hidden as long as no other report was accepted. `go` opens the page of one person."""

    go = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, case: str) -> None:
        super().__init__()
        self._look, self._session, self._case = look, session, case
        box = column(look, self, edges=(16, 8, 16, 8), space=8)
        line = row(look)
        box.addLayout(line)
        words = look.words.say("Read them together")
        self.button = Button(look, words, "read-together", icon="go", after=True)
        self.button.clicked.connect(self._open)
        self.banner = Banner(look, "", tone="accent", icon="same", button=self.button)
        line.addWidget(self.banner, 1)
        self.line_button = Button(
            look,
            look.words.say("Look at the pair"),
            "sealed-line",
            kind="link",
            icon="go",
            after=True,
        )
        self.line_button.clicked.connect(self._open_line)
        self.lines = Banner(look, "", tone="sealed", button=self.line_button)
        self._line = ""
        box.addWidget(self.lines)
        self.lines.hide()
        self.hide()

    def refresh(self) -> None:
        """Ask whether there are other reports."""
        answer: Callbacks[_Beside] = Callbacks(self, self._show)
        self._session.jobs.read(answer, _beside, self._session.desk, self._case)

    def _show(self, beside: _Beside) -> None:
        found, lines = beside
        look = self._look
        self._line = lines[0].root if lines else ""
        self.lines.setVisible(bool(lines))
        if lines:
            self.lines.say(
                look.words.say("Stands in a list that only coordinators may be shown"),
                look.some(look.dots(*head_names(look, one)) for one in lines),
            )
        self.banner.setVisible(bool(found.same))
        if found.same:
            title = look.words.count(
                "There is {n} other report about the same person",
                "There are {n} other reports about the same person",
                len(found.same),
            )
            told = look.some(_called(look, one) for one in found.same)
            self.banner.say(
                title, f"{told}\n{not_counted(look, found.apart)}" if found.apart else told
            )
        self.setVisible(bool(found.same or lines))

    def _open(self) -> None:
        self.go.emit(Route("one", self._case))

    def _open_line(self) -> None:
        self.go.emit(Route("pair", self._case, field=self._line))


def _beside(desk: Desk, case: str) -> _Beside:
    return desk.matching.groups.other_reports(case), desk.matching.claims.sealed_lines(case)


def not_counted(look: UiContext, apart: Sequence[ReportHead]) -> str:
    """Which reports are joined to this one although it was decided that they are another person."""
    return look.words.count(
        "Not counted: {names}. Other decisions join it to these reports, but it was decided that it is not about this person.",
        "Not counted: {names}. Other decisions join them to these reports, but it was decided that they are not about this person.",
        len(apart),
        names=look.some(_called(look, one) for one in apart),
    )


def _called(look: UiContext, head: ReportHead) -> str:
    return look.dots(head_names(look, head)[0], head.number)
