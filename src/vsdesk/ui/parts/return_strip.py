"""On the page of a case: that a return is written down, or told in words, while the state of the search says
that the person is still sought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import Edit
from vsdesk.records.checks.flags import SENTENCES
from vsdesk.records.checks.told_returns import told_returns, words_of
from vsdesk.records.consent.returns import unsaid_returns
from vsdesk.ui.catalogue.places import page_of, section_with
from vsdesk.ui.catalogue.sections import TIMELINE
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.desk import Change
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.ui_context import UiContext


class ReturnStrip(QWidget):
    """Hidden where no return is written down or told, or the state says it too. `go` carries the place of
    its day, or of the words; `changed` after the state was saved."""

    go = Signal(object)
    changed = Signal()

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        self._context: Context | None = None
        self._event = self._told = ""
        say = look.words.say
        box = column(look, self, edges=(16, 8, 16, 8), space=8)
        self.banner = Banner(look, "", tone="warn", icon="person")
        box.addWidget(self.banner)
        doors = row(look, space=8)
        self.state = Button(look, say("The person is back: change the state"), "is-back")
        self.state.clicked.connect(self._back)
        self.day = Button(look, say("Write when it was"), "when-back", icon="when")
        self.day.clicked.connect(self._when)
        self.words = Button(look, say("To these words"), "told-back", icon="told")
        self.words.clicked.connect(self._to_words)
        doors.addWidget(self.state)
        doors.addWidget(self.day)
        doors.addWidget(self.words)
        doors.addStretch(1)
        box.addLayout(doors)
        self.hide()

    def show_case(self, context: Context) -> None:
        """Ask where it has to be asked."""
        self._context = context
        found, told = unsaid_returns(context.dossier), told_returns(context.dossier)
        self.setVisible(bool(found or told))
        self.state.setVisible(bool(found) and context.may_write("case"))
        self.day.setVisible(bool(found) and context.may_write("event"))
        self.words.setVisible(bool(told) and not found)
        if not found:
            if told:
                self._told = told[0].id
                self.banner.say(self._look.words.say(SENTENCES["back_told"]))
            return
        event, say = found[-1], self._look.words.say
        self._event = event.id
        what = capital(context.titles.term(event, "type", "event_type"))
        day = context.titles.date(event, "date")
        title = (
            say("{what}: {when}. Is the person back?", what=what, when=day)
            if day
            else say("{what}, and nobody wrote when. Is the person back?", what=what)
        )
        rests = say("Until then nothing leaves on a relative's word: the person decides.")
        earlier = say("If it was before the last arrest, write when it was; about is enough.")
        self.banner.say(title, f"{rests} {earlier}")

    def _back(self) -> None:
        held = self._context
        if held is not None:
            case, save = held.dossier.root, held.session.desk.cases.saved_with_back
            back = Edit("case", {"search_status": "released_returned"}, id=case, shown=held.shown)
            answer: Callbacks[Change] = Callbacks(self, self._written)
            held.session.jobs.write(answer, save, [back])

    def _written(self, change: Change) -> None:
        if self._context is not None and self._context.decided is not None:
            self._context.decided(self._look.words.say("The person is back."), change)
        self.changed.emit()

    def _to_words(self) -> None:
        context = self._context
        one = context.dossier.get(self._told) if context is not None else None
        if context is not None and one is not None:
            part = section_with(context.session.dictionary, "case", one.kind, one)
            field = f"{one.kind}.{words_of(one)}"
            self.go.emit(page_of("case", context.dossier.root, part, field, one.id))

    def _when(self) -> None:
        if self._context is not None:
            root = self._context.dossier.root
            self.go.emit(Route("case", root, TIMELINE, "event.date", self._event))
