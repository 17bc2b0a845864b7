"""The pane beside the list: photo, names in the writings at hand, badges, timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.case_parts import disappearances
from vsdesk.records.dates.age_words import age_at_loss, age_in_words, told_at_loss
from vsdesk.records.dates.date_words import date_in_words
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.boxes import clear, column, plane, row, rule, scroll
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.photo import Photo
from vsdesk.ui.kit.timeline import Timeline
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.moments import moments
from vsdesk.ui.parts.case_review import review_badge
from vsdesk.ui.parts.case_rows import state_tone
from vsdesk.ui.people_names import capital, disappearance, missing_person, names_in
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_MOMENTS: Final = 8


class CasePreview(QWidget):
    """Shows one case; `go` to open or print it."""

    go = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._id = ""
        self._ticket: JobHandle | None = None
        self.setObjectName("case-preview")
        self.setAccessibleName(look.words.say("The chosen case"))
        outer = column(look, self, edges=(0, 0, 0, 0))
        inner = plane()
        box = column(look, inner, edges=(20, 16, 20, 12), space=12)
        head = row(look, space=14)
        self._photo = Photo(look, 72, look.words.say("Photo"))
        head.addWidget(self._photo)
        words = column(look, space=2)
        self._first = Label(look, "", "h2", elide=True)
        self._second = Label(look, "", "body", "text2", elide=True)
        self._number = Label(look, "", "small", "text2", elide=True)
        for label in (self._first, self._second, self._number):
            words.addWidget(label)
        words.addStretch(1)
        head.addLayout(words, 1)
        box.addLayout(head)
        self._badges = Flow(look, space=6)
        box.addLayout(self._badges)
        box.addWidget(Label(look, look.words.say("Timeline"), "h3"))
        self._timeline = Timeline(look)
        box.addWidget(self._timeline)
        box.addStretch(1)
        outer.addWidget(scroll(inner, "preview-scroll"), 1)
        outer.addWidget(rule())
        foot = row(look, edges=(20, 12, 20, 12), space=8)
        self.open = Button(look, look.words.say("Open case"), "open-case", kind="secondary")
        self.open.clicked.connect(self._open)
        foot.addWidget(self.open, 1)
        printer = icon_button(
            look, "print", look.words.say("Print the sheet for the family"), "print-case"
        )
        printer.clicked.connect(self._print)
        foot.addWidget(printer)
        outer.addLayout(foot)
        self.show_case("")

    def show_case(self, id: str) -> None:
        """Show this case (nothing: hide the words)."""
        self._id = id
        if self._ticket is not None:
            self._ticket.cancel()
        self.setEnabled(bool(id))
        if id:
            jobs, desk = self._session.jobs, self._session.desk
            self._ticket = jobs.read(Callbacks(self, self._show), desk.cases.untold.as_shown, id)
            jobs.read(
                Callbacks(self, self._show_photo),
                _photo,
                desk,
                id,
                (self._look.px(144), self._look.px(180)),
            )

    def _show(self, dossier: Dossier) -> None:
        look = self._look
        person = missing_person(dossier)
        found = names_in(dossier, person, look.lang)
        self._first.setText(found[0] if found else look.words.say("Without a name yet"))
        self._second.setText(found[1] if len(found) > 1 else "")
        self._second.setVisible(len(found) > 1)
        self._number.setText(dossier.head.text("case_no"))
        clear(self._badges)
        labels = self._session.labels
        status = dossier.head.text("search_status")
        if status:
            self._badges.addWidget(
                Badge(look, capital(labels.term("search_status", status)), *state_tone(status))
            )
        for badge in review_badge(look, labels, dossier):
            self._badges.addWidget(badge)
        titles = Titles(look, self._session, dossier)
        event = disappearance(dossier)
        if event is not None:
            kind = titles.term(event, "type", "event_type")
            if kind:
                self._badges.addWidget(Badge(look, capital(kind)))
        if words := _age(look, labels, dossier):
            self._badges.addWidget(Badge(look, words))
        self._badges.addStretch(1)
        self._timeline.show_moments(moments(look, dossier, titles)[:_MOMENTS])

    def _show_photo(self, found: tuple[str, bytes | None]) -> None:
        if found[0] == self._id:
            self._photo.show_png(found[1])

    def _open(self) -> None:
        self.go.emit(Route("case", self._id))

    def _print(self) -> None:
        self.go.emit(Route("preview", self._id))


def _photo(desk: Desk, id: str, size: tuple[int, int]) -> tuple[str, bytes | None]:
    """The photo with the id it belongs to (the person may have moved on)."""
    return id, desk.files.photo(id, size)


def _age(look: UiContext, labels: Labels, dossier: Dossier) -> str:
    """The age as it was told, else the birth as far as it is known, and that it is the birth."""
    person = missing_person(dossier)
    if person is None:
        return ""
    age = age_at_loss(person, disappearances(dossier))
    if told := told_at_loss(person, age):
        return look.words.say("at the age of {age}", age=age_in_words(look.words, age, told))
    born = date_in_words(person.value("birth"), look.words)
    field = labels.field("person", "birth")
    return look.words.say("{field}: {value}", field=field, value=born) if born else ""
