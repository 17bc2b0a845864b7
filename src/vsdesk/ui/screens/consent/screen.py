"""The consent page of a case: who was asked, what each answered, what holds; every answer can be taken
back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from vsdesk.ui.editing.ended_first import take_back
from vsdesk.ui.editing.look_again import LookAgain, again_strip
from vsdesk.ui.editing.unsaved_ifs import arrived, waiting
from vsdesk.ui.kit.begun_forms import BegunForms
from vsdesk.ui.kit.boxes import clear, column, plane, row, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.empty import Empty
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.one_place import one_place
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.place_keeper import in_place
from vsdesk.ui.kit.side_column import SideColumn
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.people_names import missing_names
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen, UnsavedPage
from vsdesk.ui.screens.consent.actions import ConsentActions, P
from vsdesk.ui.screens.consent.consent_wording import ConsentWords
from vsdesk.ui.screens.consent.holds_part import HoldsPart
from vsdesk.ui.screens.consent.person_part import PersonPart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.desk import Change, ConsentOverview, WithdrawnAnswers
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_SIDE: Final = 300


class ConsentScreen(Screen):
    """`id` of the place is a case or a family, `part` the person that is shown first ("": what holds)."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        self.key = place.part
        self._first = True
        self._pressed = ""  # the control from which an action was asked for
        self._host: ConsentActions | None = None
        self._forms = BegunForms()
        self.buttons: dict[str, PersonButton] = {}
        outer = column(look, self)
        self._head = PageHead(look, look.words.say("Consent"))
        self._head.back.connect(self.back)
        self._form = Button(
            look, look.words.say("Print the consent form"), "consent-form", icon="print"
        )
        self._form.clicked.connect(self._print)
        self._head.tools.addWidget(self._form)
        outer.addWidget(self._head)
        self.undo = UndoStrip(look, foot=True)
        self.undo.undo.connect(self._take_back)
        self.stale = again_strip(look, foot=True)
        self._watch = LookAgain(look, session, self.stale)
        self._watch.asked.connect(self._read)
        self._list = plane("sunken")
        self._entries = column(look, self._list, edges=(9, 9, 9, 9), space=2)
        self._wide = look.px(_SIDE)
        page = plane()
        self._page = column(look, page, edges=(24, 16, 24, 24), space=14)
        self._area = scroll(page, "consent-scroll")
        # The strip at the foot takes height: a bar that comes with it would move what is pressed.
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._middle = SideColumn(look, self._list, "asked-scroll", self._area)
        outer.addLayout(self._middle, 1)
        outer.addLayout(one_place(self.undo, self.stale))
        self.part: QWidget | None = None
        self.back_by_esc()
        self._read()

    def unsaved(self) -> UnsavedPage | None:
        """What is typed into a "yes, if", and answers of which nobody said who gives them."""
        if self._host is None:
            return None
        case = self._host.told.found.table.case
        here = any(who.startswith(case) for who, _ in waiting(self.session.unsaved_ifs))
        return UnsavedPage() if here or self.session.speakers.any_waits(case) else None

    # Reading.
    def _read(self) -> None:
        self.session.jobs.read(
            Callbacks(self, self._show, self.failed),
            self.session.desk.consent.overview,
            self.place.id,
            self.place.record,
        )

    def first_controls(self) -> Sequence[QWidget]:
        """The entry that is shown."""
        return [self.buttons[self.key]] if self.key in self.buttons else []

    def _show(self, found: ConsentOverview | None) -> None:
        if found is None:
            self._none()
            return
        look = self.look
        who = missing_names(found.dossier, look.lang)
        self._head.say(look.dots(who[0] if who else "", found.dossier.head.text("case_no")))
        self._watch.watch(found.shown, found.table.case)
        self._host = ConsentActions(
            ConsentWords(look, self.session, found),
            self._do,
            self.go.emit,
            self._forms,
            self.stands.emit,
            self._withdraw,
        )
        if self._first:
            self.key = self.key or found.person
        self._column(found)
        if self.key not in self.buttons:
            self.key = ""
        held = self._pressed or self._held_name()
        with in_place(self._area):
            self.show_part(self.key)
            self._give_back("" if self._first else held)
        self._first, self._pressed = False, ""

    def _none(self) -> None:
        clear(self._page)
        words = self.look.words.say("No case is linked to this family yet.")
        self._page.addWidget(Empty(self.look, words), 1)
        self._middle.side.hide()
        self._form.hide()

    def _column(self, found: ConsentOverview) -> None:
        assert self._host is not None
        told, look = self._host.told, self.look
        clear(self._entries)
        self.buttons = {}
        self._entries.addWidget(self._entry("", look.words.say("What holds"), "", "consent"))
        people = told.turns(
            found.table.speakers,
            lambda one: (one.person,),
            FIRST,
            lambda one: told.says_no(one.rows),
        )
        if all(one.person != self.key for one in people[:FIRST]):  # who is shown has an entry
            people.sort(key=lambda one: one.person != self.key)
        more = More(
            look,
            "more-asked",
            people,
            lambda one: self._entry(one.person, told.name(one.person), told.under(one), "person"),
            space=2,
        )
        self._entries.addWidget(more)
        self._entries.addStretch(1)

    def _entry(self, key: str, title: str, under: str, icon: str) -> PersonButton:
        button = PersonButton(self.look, key, title, under, icon)
        button.fit(self._wide - self.look.px(34))
        button.clicked.connect(self._chosen)
        self.buttons[key] = button
        return button

    def _chosen(self) -> None:
        button = self.sender()
        assert isinstance(button, PersonButton)
        self.show_part(button.key)
        self._area.verticalScrollBar().setValue(0)

    def show_part(self, key: str) -> None:
        """Show what holds, or one person."""
        self.key = key
        for name, button in self.buttons.items():
            button.setChecked(name == key)
        clear(self._page)
        if self._host is None:
            return
        speakers = self._host.told.found.table.speakers
        one = next((one for one in speakers if one.person == key), None)
        self.part = HoldsPart(self._host) if one is None else PersonPart(self._host, one)
        self._page.addWidget(self.part)
        self._page.addStretch(1)

    def _held_name(self) -> str:
        """The control that has the keyboard: the page is rebuilt after each answer."""
        now = QApplication.focusWidget()
        inside = now is not None and self.isAncestorOf(now)
        return now.objectName() if now is not None and inside else ""

    def _give_back(self, name: str) -> None:
        """The keyboard stays where it was; where that is gone, it goes to what can be undone."""
        found: QWidget | None = next(
            (one for one in self.buttons.values() if one.objectName() == name), None
        )
        if found is None and name and self.part is not None:
            found = self.part.findChild(QWidget, name)
        if name and (found is None or not found.isEnabled()):
            found = self.undo.button if self.undo.button.isVisibleTo(self) else None
        if found is None and (name or self._first):
            found = self.buttons.get(self.key)
        if found is not None:
            found.setFocus()

    # Writing.
    def _do(
        self, said: str, work: Callable[P, Change], /, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        self._pressed = self._held_name()
        answer = Callbacks(self, partial(self._done, said), self._not_done)
        self.session.jobs.write(answer, work, *args, **kwargs)

    def _done(self, said: str, change: Change) -> None:
        arrived(self.session.unsaved_ifs, saved=True)
        self._forms.arrived(saved=True)
        self.session.speakers.arrived(saved=True)
        self.stands.emit()
        self.undo.decided(said, change, undo=bool(change.back))
        self._read()

    def _not_done(self, problem: VsdeskError) -> None:
        arrived(self.session.unsaved_ifs, saved=False)
        self._forms.arrived(saved=False)
        self.session.speakers.arrived(saved=False)
        self.failed(problem)
        self._read()  # an answer that was not written must not look as if it were

    def _withdraw(self, grants: tuple[str, ...], channel: str) -> None:
        self._pressed = "withdraw-now"
        answer = Callbacks(self, self._withdrawn, self._not_done)
        withdraw = self.session.desk.consent.withdraw
        self.session.jobs.write_long(answer, withdraw, grants, channel=channel)

    def _withdrawn(self, made: WithdrawnAnswers) -> None:
        said = self.look.words.say("Taken back. Nothing new leaves from now on.")
        self._done(said, made.change)

    def _take_back(self, change: Change) -> None:
        take_back(self, self.look, self.session, change, self._taken, self.failed)

    def _taken(self, _: object) -> None:
        self._pressed = self._held_name() or f"asked-{self.key[:8] or 'all'}"
        self._read()

    def _print(self) -> None:
        if self._host is not None:
            self.go.emit(Route("preview", self._host.told.found.table.case, "consent-form"))

    def reflow(self, width: float) -> None:
        """The column of persons gets narrower with the window, and goes above the page at last."""
        self._wide = wide = self._middle.reflow(width, _SIDE if width >= 1100 else 210)
        for button in self.buttons.values():
            button.fit(wide - self.look.px(34))


class PersonButton(Button):
    """`key` is the id of the person, "" the case itself."""

    def __init__(self, look: UiContext, key: str, title: str, under: str, icon: str) -> None:
        super().__init__(look, "", f"asked-{key[:8] or 'all'}", kind="section")
        self.key = key
        self._wide = look.px(220)
        self.setCheckable(True)
        self.setAccessibleName(f"{title}. {under}" if under else title)
        line = row(look, self, edges=(8, 5, 8, 5), space=8)
        line.addWidget(IconMark(look, icon, "text2"), 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, space=0)
        self._parts = [Paragraph(look, title, "strong", wide=34)]
        if under:
            self._parts.append(Paragraph(look, under, "small", "text2", wide=40))
        for part in self._parts:
            words.addWidget(part)
        line.addLayout(words, 1)

    def fit(self, wide: int) -> None:
        """As high as the words need in a column of this width."""
        self._wide = wide - self._look.px(46)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self._look.px
        high = sum(part.heightForWidth(self._wide) for part in self._parts)
        return QSize(px(180), max(px(32), high + px(16)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
