"""Below a member: where else they were written down, in this family or in another, and the way to say that
two entries are one person, or two after all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import JOINS, PARTS, ended_lines
from vsdesk.ui.kit.boxes import clear, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.parts.family_finder import FamilyFinder
from vsdesk.ui.people_names import capital, in_order
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vsdesk.desk import Change, EndedClosures, FamilyEntry, KnownFamily
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context

_MEMBER: Final = "family_member"
_FEW: Final = 6  # members that are offered at once


class OtherEntries(QWidget):
    """Of one member. `go` opens another family; `done` has the page read anew."""

    go = Signal(object)

    def __init__(self, context: Context, member: RecordView, done: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._member, self._done, self._busy = context, member, done, False
        self.setObjectName(f"other-entries-{member.id[:8]}")
        box = column(context.look, self, space=6)
        self._stands = column(context.look, space=4)
        box.addLayout(self._stands)
        self._asks = column(context.look, space=8)
        box.addLayout(self._asks)
        self._show_door()
        if member.text("person") in context.dossier.beyond.other_entries():
            session = context.session
            found: Callbacks[Mapping[str, tuple[FamilyEntry, ...]]] = Callbacks(
                self, self._found, session.jobs.failed.emit
            )
            session.jobs.read(found, session.desk.cases.relatives.entries, member.space)

    # -- what stands ------------------------------------------------------------------------------

    def _found(self, entries: Mapping[str, tuple[FamilyEntry, ...]]) -> None:
        clear(self._stands)
        look = self._context.look
        held = entries.get(self._member.id, ())
        for one in held:
            self._stands.addWidget(self._entry(one))
        if held:
            words = look.words.say(JOINS)
            self._stands.addWidget(Paragraph(look, words, "small", "text2", wide=90))

    def _entry(self, one: FamilyEntry) -> QWidget:
        look, say = self._context.look, self._context.look.words.say
        part = QWidget()
        line = row(look, part, space=12)
        line.addWidget(Paragraph(look, self._where(one), "strong", wide=80), 1)
        tag = one.member[:8]
        if one.number and one.family != self._member.space:
            door = Button(
                look, say("Open that family"), f"entry-open-{tag}", kind="link", icon="go"
            )
            door.clicked.connect(partial(self.go.emit, Route("family", one.family, "members")))
            line.addWidget(door)
        if one.linked and self._context.role == "coordinator":
            words = say("These are two people")
            apart = Button(look, words, f"entry-apart-{tag}", kind="link", icon="families")
            apart.clicked.connect(partial(self._ask_apart, one))
            line.addWidget(apart)
        return part

    def _where(self, one: FamilyEntry) -> str:
        """In which family, by which number, under which name."""
        look, say = self._context.look, self._context.look.words.say
        if one.erased:
            return say("The other entry was erased.")
        if one.family == self._member.space:
            words = say("Entered a second time in this family")
        elif one.number:
            words = say("Also in family {number}", number=one.number)
        else:
            return say("Also in a family that lies with others")
        family = "" if one.family == self._member.space else self._name(one.family_name)
        return look.dots(words, family, self._who(one))

    def _who(self, one: FamilyEntry) -> str:
        labels = self._context.session.labels
        kin = [labels.term("kinship", key) for key in one.relations]
        return self._context.look.dots(self._name(one.name), *map(capital, kin))

    def _name(self, name: tuple[str, str]) -> str:
        return in_order(*name, self._context.look.lang)[0]

    # -- one more ---------------------------------------------------------------------------------

    def _show_door(self) -> None:
        clear(self._asks)
        look = self._context.look
        if not self._context.may_write(_MEMBER):
            return
        words = look.words.say("Also in another family, or entered twice …")
        self.door = Button(look, words, f"also-{self._member.id[:8]}", kind="link", icon="same")
        self.door.clicked.connect(self._open)
        self._asks.addWidget(self.door, 0, look.leading)

    def _open(self) -> None:
        clear(self._asks)
        look, say = self._context.look, self._context.look.words.say
        words = say(
            "Look for the other entry of this person, by the name of anybody in that family, a phone or a number."
        )
        self._asks.addWidget(Paragraph(look, words, "body", "text2"))
        self.finder = FamilyFinder(
            look, self._context.session, between=self._near(), without=(self._member.space,)
        )
        self.finder.chosen.connect(self._chosen)
        self._asks.addWidget(self.finder)
        QTimer.singleShot(0, self.finder.field, self.finder.field.setFocus)

    def _near(self) -> QWidget:
        """The way back; and the other members of this family."""
        look, say = self._context.look, self._context.look.words.say
        part = QWidget()
        box = column(look, part, space=6)
        leave = Button(look, say("Leave it as it is"), f"also-leave-{self._member.id[:8]}")
        leave.clicked.connect(self._left)
        box.addWidget(leave, 0, look.leading)
        others = [
            one
            for one in self._context.dossier.of(_MEMBER)
            if one.space == self._member.space and one.id != self._member.id
        ]
        if others:
            box.addWidget(Label(look, say("Or entered twice in this family:"), "small", "text2"))
            box.addWidget(
                More(look, "more-near", others, self._here, first=_FEW, page=_FEW, space=4)
            )
        return part

    def _here(self, other: RecordView) -> QWidget:
        titles = self._context.titles
        kin = self._context.look.dots(*titles.told_kinships(other.text("person")))
        return self._choice(other.id, titles.of(other), kin)

    def _choice(self, member: str, title: str, under: str) -> RowButton:
        button = RowButton(self._context.look, "person", title, under, f"also-choose-{member[:8]}")
        button.clicked.connect(partial(self._ask, member, title))
        return button

    def _left(self) -> None:
        self._show_door()
        QTimer.singleShot(0, self.door, self.door.setFocus)

    def _chosen(self, family: KnownFamily) -> None:
        """Who of them it is."""
        session = self._context.session
        answer: Callbacks[Sequence[FamilyEntry]] = Callbacks(
            self, self._show_members, session.jobs.failed.emit
        )
        members = session.desk.cases.relatives.members
        session.jobs.read(answer, members, family.id, family.person)

    def _show_members(self, found: Sequence[FamilyEntry]) -> None:
        clear(self._asks)
        look, say = self._context.look, self._context.look.words.say
        leave = Button(look, say("Leave it as it is"), f"also-leave-{self._member.id[:8]}")
        leave.clicked.connect(self._left)
        words = (
            say("Who of that family is the same person?")
            if found
            else say("No member of that family can be shown by name.")
        )
        self._asks.addWidget(Paragraph(look, words, "body", "text2"))
        rows = More(look, "more-there", found, self._there, first=_FEW, page=_FEW, space=4)
        self._asks.addWidget(rows)
        self._asks.addWidget(leave, 0, look.leading)
        first = next(iter(rows.rows), leave)
        QTimer.singleShot(0, first, first.setFocus)

    def _there(self, one: FamilyEntry) -> QWidget:
        labels = self._context.session.labels
        kin = self._context.look.dots(*(labels.term("kinship", key) for key in one.relations))
        under = self._context.look.dots(kin, self._name(one.family_name), one.number)
        return self._choice(one.member, self._name(one.name), under)

    # -- joined and parted ------------------------------------------------------------------------

    def _ask(self, other: str, title: str) -> None:
        say = self._context.look.words.say
        mine = self._context.titles.of(self._member)
        question = Prompt(
            say("Are {name} and {other} one person?", name=mine, other=title),
            say(JOINS),
            (("keep", say("Leave it as it is")), ("one", say("They are one person"))),
        )
        self._context.session.prompts.ask(self, question, partial(self._answered, other))

    def _answered(self, other: str, answer: str, _: str) -> None:
        if answer != "one" or self._busy:
            return
        relatives = self._context.session.desk.cases.relatives
        words = self._context.look.words.say("Two entries are one person now.")
        self._write(words, relatives.join, other)

    def _ask_apart(self, one: FamilyEntry) -> None:
        """What guards somebody no more is tried first, and said."""
        session = self._context.session
        answer: Callbacks[EndedClosures] = Callbacks(
            self, partial(self._ask_two, one.member), session.jobs.failed.emit
        )
        ended = session.desk.cases.relatives.ended
        session.jobs.write_quietly(answer, ended, self._member.id, one.member)

    def _ask_two(self, other: str, ended: EndedClosures) -> None:
        look, session = self._context.look, self._context.session
        say, dictionary = look.words.say, session.desk.context.dictionary
        lines = ended_lines(ended, look.words, session.labels, dictionary)
        question = Prompt(
            say("Are these two entries two persons?"),
            "\n".join((say(PARTS), *lines)),
            (("keep", say("Leave it as it is")), ("two", say("These are two people"))),
            danger="two",
            reason=say("Reason"),
            free=("two",),
        )
        session.prompts.ask(self, question, partial(self._parted, other))

    def _parted(self, other: str, answer: str, why: str) -> None:
        if answer != "two" or self._busy:
            return
        part = partial(self._context.session.desk.cases.relatives.part, why=why.strip() or None)
        words = self._context.look.words.say("They are two persons from now on.")
        self._write(words, part, other)

    def _write(self, words: str, act: Callable[[str, str], Change], other: str) -> None:
        self._busy = True
        done: Callbacks[Change] = Callbacks(self, partial(self._written, words), self._failed)
        self._context.session.jobs.write(done, act, self._member.id, other)

    def _written(self, words: str, change: Change) -> None:
        if self._context.decided is not None:
            self._context.decided(words, change)
        self._show_door()
        self.door.setFocus()  # the page is read anew, and gives it the keyboard again
        self._done()

    def _failed(self, problem: VsdeskError) -> None:
        self._busy = False
        self._context.session.jobs.failed.emit(problem)
