"""What was removed: taking a page away, bringing rows and entries back. Nothing is lost:
the history keeps it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.gate.lone.fair_share import by_turns
from vsdesk.ui.catalogue.places import page_of
from vsdesk.ui.editing.ended_first import bring_back, remove
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.desk import Change
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_MOST = 30


class Removal:
    """Asks whether a record is to be hidden and hides it, with `id` and all below; before that, where by it
    something may leave. `removed` is called once it is.

    Its `button` rests while that is written."""

    def __init__(
        self, context: Context, button: Button, id: str, removed: Callable[[], None]
    ) -> None:
        self._context, self._button, self._id, self._then = context, button, id, removed

    def ask(self, title: str, note: str) -> None:
        """Ask first; `note` says what is hidden where."""
        session, say = self._context.session, self._context.look.words.say
        answers = (("keep", say("Keep it")), ("remove", say("Remove it")))
        question = Prompt(title, note, answers, danger="remove")
        session.prompts.ask(self._button, question, self._answered)

    def _answered(self, key: str, _: str) -> None:
        if key != "remove":
            return
        session = self._context.session
        self._button.setEnabled(False)
        session.drafts.flush()
        what = (self._context.look, session, self._id, self._context.shown)
        remove(self._button, *what, self._removed, self._stays, self._kept)

    def _removed(self, _: object) -> None:
        self._then()

    def _stays(self, problem: object) -> None:
        self._kept()
        self._context.session.jobs.failed.emit(problem)

    def _kept(self) -> None:
        self._button.setEnabled(True)


class RemoveRoot(QWidget):
    """One quiet button. `go` is called with the list `back` once the page is hidden."""

    def __init__(self, context: Context, go: Callable[[Route], None], back: Route) -> None:
        super().__init__()
        self._context, self._go = context, go
        self._list = replace(back, id=context.dossier.root, part="removed")
        look, say = context.look, context.look.words.say
        kind = context.head_kind
        own = {
            "case": (say("Remove this case"), say("Remove this case?")),
            "family": (say("Remove this family"), say("Remove this family?")),
        }
        other = (say("Remove this page"), say("Remove this page?"))
        self._words, self._title = own.get(kind, other)
        line = row(look, self)
        self.button = Button(look, self._words, f"remove-{kind}", kind="quiet", icon="remove")
        self.button.clicked.connect(self._ask)
        self._removal = Removal(context, self.button, self._list.id, partial(go, self._list))
        line.addWidget(self.button)
        if context.role == "coordinator":
            words = say("Erase for good …")
            erase = Button(look, words, f"erase-{kind}", kind="quiet", icon="blocked")
            erase.clicked.connect(self._erase)
            line.addWidget(erase)
        line.addStretch(1)

    def _erase(self) -> None:
        """On to the listed plan; nothing goes before it was read."""
        self._go(Route("erasing", self._list.id))

    def _ask(self) -> None:
        say = self._context.look.words.say
        hidden = {
            "case": say(
                "The case and all below it are hidden, here and on the other devices. "
                "Nothing is lost: the history keeps it."
            ),
            "family": say(
                "The family's page is hidden, here and on the other devices; its cases stay. "
                "Nothing is lost: the history keeps it."
            ),
        }
        other = say(
            "The page and all below it are hidden, here and on the other devices. "
            "Nothing is lost: the history keeps it."
        )
        self._removal.ask(self._title, hidden.get(self._context.head_kind, other))


class RemovedStrip(QWidget):
    """`bring` when the person wants the chosen row back, `undone` once undo was pressed; `go`
    opens what came back."""

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
        again = partial(self._show, self.removed)
        what = (self._look, self._session, self._place.id)
        bring_back(self, *what, None, self.failed.emit, again)

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
        bring_back(self, self._look, self._session, id, self._is_back, self.failed.emit)

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


def removed(dossier: Dossier, here: Sequence[RecordView], device_id: str) -> list[RecordView]:
    """What was removed of these, the newest first; where that is too much for the page, other devices by
    turns: what one makes and removes hides nothing that somebody may bring back."""
    gone = {one.id for one in here if one.deleted}
    found = [one for one in here if one.deleted and one.parent not in gone]
    found.sort(key=lambda one: one.updated, reverse=True)
    return by_turns(found, lambda one: (one.id,), dossier, device_id, _MOST)


class RemovedEntries(Card):
    """Hidden while nothing was removed. What lies below a removed entry comes back with it."""

    def __init__(
        self, context: Context, here: Sequence[RecordView], again: Callable[[], None]
    ) -> None:
        look, say = context.look, context.look.words.say
        super().__init__(look, say("Removed entries"), icon="remove")
        self.setObjectName("removed-entries")
        self._context, self._again = context, again
        found = removed(context.dossier, here, context.session.desk.context.device_id)
        for one in found[:_MOST]:
            self._entry(one)
        if not found:
            self.hide()

    def _entry(self, one: RecordView) -> None:
        context, look = self._context, self._context.look
        kind = context.session.labels.kind(one.kind)
        title = capital(context.titles.of(one))
        line = row(look, space=10)
        words = column(look, space=0)
        words.addWidget(Label(look, title, "strong", elide=True))
        words.addWidget(Label(look, capital(kind), "small", "text2", elide=True))
        line.addLayout(words, 1)
        back = Button(look, look.words.say("Bring back"), f"bring-{one.id[:8]}", icon="history")
        back.setAccessibleName(look.words.say("Bring back: {what}", what=title))
        back.setProperty("record", one.id)
        back.setEnabled(context.may_write(one.kind))
        back.clicked.connect(self._bring)
        line.addWidget(back)
        self.body.addLayout(line)

    def _bring(self) -> None:
        button, session = self.sender(), self._context.session
        assert isinstance(button, Button)
        button.setEnabled(False)
        id = str(button.property("record"))
        kept = partial(button.setEnabled, True)
        failed = session.jobs.failed.emit
        bring_back(self, self._context.look, session, id, self._is_back, failed, kept)

    def _is_back(self, _: object) -> None:
        self._again()
