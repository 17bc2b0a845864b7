"""The strip above a list: what was removed just now and can be undone, and how what was removed earlier comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.catalogue.places import page_of
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import column
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.desk import Change
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


class RemovedStrip(QWidget):
    """`bring` when the person wants the chosen row back, `undone` once undo was pressed; `go` opens what came back."""

    bring = Signal()
    undone = Signal()
    go = Signal(object)
    failed = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__()
        self._look, self._session, self._place = look, session, place
        self._back, self._title = Route(""), ""
        say = look.words.say
        box = column(look, self, edges=(24, 8, 24, 8), space=8)
        undo = Button(look, say("Undo"), "undo-remove", icon="history")
        undo.clicked.connect(self.undo)
        self.removed = Banner(look, "", icon="remove", button=undo)
        self.button = Button(look, say("Bring back"), "bring-back", icon="history")
        self.button.clicked.connect(self.bring)
        self.hint = Banner(
            look,
            say("What stands here was removed."),
            say("It is hidden here and on the other devices. The history keeps it."),
            icon="remove",
            button=self.button,
        )
        opened = Button(look, say("Open"), "open-brought", icon="go", after=True)
        opened.clicked.connect(self._open)
        self.brought = Banner(look, "", icon="check", button=opened)
        for part in (self.removed, self.hint, self.brought):
            part.hide()
            box.addWidget(part)
        self.hide()
        if place.part == "removed":
            session.jobs.read(
                Callbacks(self, self._show_removed), session.desk.cases.record, place.id
            )

    def _show_removed(self, root: Any) -> None:
        if root.deleted:
            names = ("case_no", "family_code", "title", "name", "code")
            known = next((root.text(name) for name in names if root.text(name)), "")
            what = known or self._session.labels.kind(root.kind)
            self.removed.say(self._look.words.say("Removed: {what}", what=what))
            self._show(self.removed)

    def undo(self) -> None:
        """Show again what was removed just now."""
        self.removed.hide()
        self._fit()
        self.undone.emit()
        self._session.jobs.write(
            Callbacks(self, None, self.failed.emit),
            self._session.desk.cases.restore,
            self._place.id,
        )

    def show_hint(self, yes: bool) -> None:
        """Say what the list shows, while it shows what was removed."""
        self.hint.setVisible(yes)
        if not yes:
            self.brought.hide()
        self._fit()

    def may_bring(self, yes: bool) -> None:
        """Whether a row is there that this role may bring back."""
        self.button.setEnabled(yes)

    def bring_back(self, id: str, title: str) -> None:
        """Show a removed root again."""
        self._title = title
        self._session.jobs.write(
            Callbacks(self, self._is_back, self.failed.emit), self._session.desk.cases.restore, id
        )

    def _is_back(self, change: Change) -> None:
        kind, id = next(iter(change.kinds)), change.ids[0]
        self._back = page_of(kind, id)
        self.brought.say(self._look.words.say("Here again: {what}", what=self._title))
        self._show(self.brought)

    def _open(self) -> None:
        self.go.emit(self._back)

    def _show(self, part: QWidget) -> None:
        part.show()
        self._fit()

    def _fit(self) -> None:
        self.setVisible(
            not all(part.isHidden() for part in (self.removed, self.hint, self.brought))
        )
