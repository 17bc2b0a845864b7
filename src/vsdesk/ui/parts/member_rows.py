"""The members of a family as rows; pressed, what a page has to say or to ask of one stands below the row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.ui.editing.member_row import member_row
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.row_button import RowButton

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context


class MemberRows(QWidget):
    """`below` makes what stands below the row of a member; `more`, if given, what its line says behind the
    kinships. One member at a time is open."""

    def __init__(
        self,
        context: Context,
        name: str,
        members: Sequence[RecordView],
        below: Callable[[RecordView], QWidget],
        more: Callable[[RecordView], Sequence[str]] | None = None,
    ) -> None:
        super().__init__()
        self._context, self._below, self._more = context, below, more
        self._held = {one.id: one for one in members}
        self._part: QWidget | None = None
        self._list = More(context.look, name, members, self._row, first=FIRST, space=16)
        column(context.look, self).addWidget(self._list)

    def _row(self, member: RecordView) -> RowButton:
        more = self._more(member) if self._more is not None else ()
        button = member_row(self._context, member, *more)
        button.setProperty("person", member.text("person"))
        button.setProperty("member", member.id)
        button.setCheckable(True)
        button.clicked.connect(self._pressed)
        return button

    @property
    def opened(self) -> str:
        """The member whose part stands below the row."""
        now = [one for one in self._rows() if one.isChecked()]
        return now[-1].objectName() if now else ""

    def reopen(self, name: str) -> None:
        """The same member, if it is among these."""
        for one in self._rows():
            if one.objectName() == name:
                one.setChecked(True)
                self._unfold(one)

    def _rows(self) -> list[RowButton]:
        return [one for one in self._list.rows if isinstance(one, RowButton)]

    def _pressed(self) -> None:
        button = self.sender()
        assert isinstance(button, RowButton)
        self._unfold(button)

    def _unfold(self, button: RowButton) -> None:
        if self._part is not None:
            self._part.hide()
            self._part.deleteLater()
            self._part = None
        if not button.isChecked():
            return
        for other in self._rows():
            other.setChecked(other is button)
        self._part = part = QWidget()
        box = column(self._context.look, part, edges=(12, 0, 12, 8), space=12)
        box.addWidget(self._below(self._held[str(button.property("member"))]))
        self._list.put_below(button, part)
