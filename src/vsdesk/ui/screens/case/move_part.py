"""On the page of a case: the way to its right family, and off a second one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from vsdesk.desk import ended_lines
from vsdesk.records.dictionary.links import ids_of
from vsdesk.ui.kit.boxes import clear, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.parts.family_finder import FamilyFinder
from vsdesk.ui.people_names import in_order
from vsdesk.ui.route import MOVE
from vsdesk.ui.screens.case.move_preview import GONE, GUARDS, MovePreview, answered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vsdesk.desk import Change, KnownFamily, MovePlan, TakeOffPlan
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.editing.form_context import Context


class MovePart(QWidget):
    """A door; behind it the line in which the family is looked for, then what follows."""

    def __init__(self, context: Context, again: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._again, self._busy = context, again, False
        self._box = column(context.look, self, space=10)
        self._show_door()

    def _show_door(self) -> None:
        clear(self._box)
        say = self._context.look.words.say
        words = say("This case belongs to another family")
        self.door = Button(self._context.look, words, MOVE, kind="link", icon="families")
        self.door.clicked.connect(self._open)
        self._box.addWidget(self.door, 0, self._context.look.leading)

    def _open(self) -> None:
        clear(self._box)
        look, say = self._context.look, self._context.look.words.say
        words = say(
            "Look for the right family. What follows is shown first; nothing changes before you say so."
        )
        self._box.addWidget(Paragraph(look, words, "body", "text2"))
        between = QWidget()
        line = row(look, between)
        stay = Button(look, say("Leave it as it is"), "move-leave")
        stay.clicked.connect(self._left)
        line.addWidget(stay)
        line.addStretch(1)
        now = ids_of(self._context.dossier.head, "family")
        self.finder = FamilyFinder(look, self._context.session, between=between, without=now)
        self.finder.chosen.connect(self._chosen)
        self._box.addWidget(self.finder)
        QTimer.singleShot(0, self.finder.field, self.finder.field.setFocus)

    def _left(self) -> None:
        self._show_door()
        QTimer.singleShot(0, self.door, self.door.setFocus)

    def _chosen(self, family: KnownFamily) -> None:
        session = self._context.session
        answer: Callbacks[MovePlan] = Callbacks(self, self._preview, session.jobs.failed.emit)
        case = self._context.dossier.root
        session.jobs.write_quietly(answer, session.desk.cases.moving.plan, case, family.id)

    def _preview(self, plan: MovePlan) -> None:
        clear(self._box)
        self._plan = plan
        self.preview = MovePreview(self._context.look, self._context.session, plan)
        self.preview.go.connect(self._move)
        self.preview.leave.connect(self._left)
        self._box.addWidget(self.preview)
        QTimer.singleShot(0, self.preview, self._to_first)

    def _to_first(self) -> None:
        """The keyboard stands at the first thing to be chosen, never on the button that moves."""
        self.preview.first.setFocus()

    def _move(self) -> None:
        if self._busy:
            return
        self._busy = True
        session = self._context.session
        session.jobs.write(
            Callbacks(self, self._moved, self._failed),
            session.desk.cases.moving.move,
            self._plan.case,
            self._plan.new.id,
            dict(self.preview.relations),
            keep=self.preview.keep,
            shown=self._context.shown,
        )

    def _moved(self, change: Change) -> None:
        context, look = self._context, self._context.look
        name = in_order(*self._plan.new.name, look.lang)[0] or self._plan.new.number
        if context.decided is not None:
            words = look.words.say("The case now belongs to: {family}", family=name)
            context.decided(words, change)
        self._again()

    def _failed(self, problem: VsdeskError) -> None:
        self._busy = False
        self._context.session.jobs.failed.emit(problem)


class SecondFamilyOff(QWidget):
    """Below a second family: that it is none of this person. Asked once, and taken back at once."""

    def __init__(self, context: Context, again: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._again = context, again
        look = context.look
        words = look.words.say("Not a family of this person: take it off")
        self.door = Button(look, words, "second-off", kind="link", icon="families")
        self.door.clicked.connect(self._look_ahead)
        column(look, self).addWidget(self.door, 0, look.leading)

    def _look_ahead(self) -> None:
        session = self._context.session
        answer: Callbacks[TakeOffPlan] = Callbacks(self, self._ask, session.jobs.failed.emit)
        case = self._context.dossier.root
        session.jobs.write_quietly(answer, session.desk.cases.moving.plan_off, case)

    def _ask(self, plan: TakeOffPlan) -> None:
        look, session = self._context.look, self._context.session
        say = look.words.say
        lead = session.role == "coordinator"
        question = Prompt(
            say("Take the second family off this case?"),
            "\n".join((say(GONE if lead else GUARDS), *self._told(plan))),
            (("keep", say("Leave it as it is")), ("off", say("Take it off"))),
            danger="off",
        )
        session.prompts.ask(self, question, self._answered)

    def _told(self, plan: TakeOffPlan) -> Iterator[str]:
        """Who answered there, and what closes something now and would no more."""
        look, session = self._context.look, self._context.session
        if people := answered(look, plan.answers):
            yield people
        dictionary = session.desk.context.dictionary
        yield from ended_lines(plan.let_go, look.words, session.labels, dictionary)

    def _answered(self, key: str, _: str) -> None:
        if key != "off":
            return
        context = self._context
        context.session.jobs.write(
            Callbacks(self, self._off, context.session.jobs.failed.emit),
            context.session.desk.cases.moving.take_off,
            context.dossier.root,
            shown=context.shown,
        )

    def _off(self, change: Change) -> None:
        if self._context.decided is not None:
            words = self._context.look.words.say("The second family was taken off.")
            self._context.decided(words, change)
        self._again()
