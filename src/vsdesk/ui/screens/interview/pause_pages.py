"""Pages without a question: a pause, why it is asked again, unfinished interviews, no right to
write; a hard moment. And the way over them to the first topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from vsdesk.records.consent.prior_statements import QUESTION
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.ui.editing.prior_hint import prior_lines
from vsdesk.ui.kit.boxes import as_frame, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.screens.interview import interview_start
from vsdesk.ui.screens.interview.which_family import WhichFamily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.desk import KnownFamily
    from vsdesk.errors import VsdeskError
    from vsdesk.records.consent.prior_statements import Prior
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk
    from vsdesk.ui.session import VaultSession


class Pause(QWidget):
    """`go_on` returns to the same topic; `lock` closes the vault meanwhile."""

    go_on = Signal()
    lock = Signal()

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        say = look.words.say
        box = _said(
            look,
            self,
            say("Every word is saved. You can stop here."),
            say("The talk goes on at the same place, today or another day."),
        )
        line = row(look, space=12)
        self.onward = Button(look, say("Go on"), "pause-on", kind="primary")
        self.onward.clicked.connect(self.go_on)
        line.addWidget(self.onward)
        lock = Button(look, say("Lock the vault"), "pause-lock", icon="lock")
        lock.clicked.connect(self.lock)
        line.addWidget(lock)
        line.addStretch(1)
        box.addLayout(line)
        box.addStretch(2)


class NotHere(QWidget):
    """For who may read cases and not write them: said before the first letter, not after
    the last. `back` leaves."""

    back = Signal()

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        say = look.words.say
        box = _said(
            look,
            self,
            say("An interview is not written on this computer."),
            say(
                "It reads and reviews cases, and does not write them: what a family told would not be kept. A documenter’s or a coordinator’s computer asks and writes."
            ),
        )
        line = row(look, space=12)
        self.away = Button(look, say("Back"), "not-here-back", kind="primary")
        self.away.clicked.connect(self.back)
        line.addWidget(self.away)
        line.addStretch(1)
        box.addLayout(line)
        box.addStretch(2)


class UnfinishedPage(QWidget):
    """`chosen` carries the case of an unfinished interview, or nothing for a new one; or `back`."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self, look: UiContext, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        say = look.words.say
        box = column(look, self, space=14)
        box.addStretch(1)
        box.addWidget(Paragraph(look, say("Go on with an interview?"), "ask", wide=40))
        box.addWidget(
            Paragraph(look, say("These were begun and stand where they were left."), "talk")
        )
        for place, (case, words) in enumerate(rows):
            button = Button(
                look, words or say("Without a name yet"), f"resume-{place}", kind="choice"
            )
            button.setFont(look.font("talk"))
            button.setProperty("case", case)
            button.clicked.connect(self._pressed)
            box.addWidget(button)
        self.new = Button(look, say("A new interview"), "interview-new", icon="add")
        self.new.setProperty("case", "")
        self.new.clicked.connect(self._pressed)
        line = row(look, space=12)
        line.addWidget(self.new)
        back = Button(look, say("Back"), "unfinished-back", kind="quiet", icon="back")
        back.clicked.connect(self.back)
        line.addWidget(back)
        line.addStretch(1)
        box.addLayout(line)
        box.addStretch(2)

    def _pressed(self) -> None:
        self.chosen.emit(str(self.sender().property("case")))


def _said(look: UiContext, page: QWidget, what: str, more: str) -> QVBoxLayout:
    """The two sentences of a page without a question; what can be done comes below them."""
    box = column(look, page, space=20)
    box.addStretch(1)
    box.addWidget(Paragraph(look, what, "ask", wide=40))
    box.addWidget(Paragraph(look, more, "talk"))
    return box


class AskedAgain(QWidget):
    """`begin` carries the reason, `back` when it is not asked again."""

    begin = Signal(str)
    back = Signal()

    def __init__(self, look: UiContext, prior: Sequence[Prior]) -> None:
        super().__init__()
        say = look.words.say
        self.setObjectName("asked-again")
        box = column(look, self, space=14)
        box.addWidget(Paragraph(look, say(QUESTION), "ask"))
        box.addWidget(
            Paragraph(
                look,
                say(
                    "Telling it again costs strength. Read what is there first; ask only what is missing."
                ),
                "talk",
                wide=80,
            )
        )
        for line in prior_lines(look, prior):
            box.addWidget(Paragraph(look, line, "talk", "text2"))
        label = say("Reason, kept with the family")
        self.why = TextField(look, "again-why", label, placeholder=label)
        self.why.setFont(look.font("talk"))
        self.why.textChanged.connect(self._check)
        self.why.returnPressed.connect(self._begin)
        box.addWidget(self.why)
        foot = row(look, space=12)
        leave = Button(look, say("Read the case first"), "again-leave", icon="cases")
        leave.clicked.connect(self.back)
        foot.addWidget(leave)
        foot.addStretch(1)
        self.go_on = Button(look, say("Begin the interview"), "again-begin", kind="primary")
        self.go_on.clicked.connect(self._begin)
        foot.addWidget(self.go_on)
        box.addLayout(foot)
        box.addStretch(1)
        self._check()

    def _check(self) -> None:
        self.go_on.setEnabled(bool(self.why.text().strip()))

    def _begin(self) -> None:
        if self.go_on.isEnabled():
            self.begin.emit(self.why.text().strip())


class Care(QFrame):
    """`done` when the person goes back to the talk, `pause` when a pause is better."""

    done = Signal()
    pause = Signal()

    def __init__(self, look: UiContext, talk: Talk) -> None:
        super().__init__()
        self._look, self._talk, self._spot = look, talk, ""
        say = look.words.say
        self.setObjectName("care-strip")
        as_frame(self, "strip", "neutral")
        box = column(look, self, edges=(14, 10, 14, 10), space=8)
        box.addWidget(
            Paragraph(
                look,
                say(
                    "Water, silence, or stopping here are all fine. A note stays in the organisation."
                ),
                "body",
                wide=90,
            )
        )
        self.story = StoryEdit(look, "care-note", say("Note"), lines=2)
        self.story.setPlaceholderText(say("What you noticed, what helped."))
        self.story.textChanged.connect(self._written)
        box.addWidget(self.story)
        line = row(look, space=8)
        refer = Button(look, say("Psychosocial support was offered"), "care-refer", icon="consent")
        refer.clicked.connect(self._refer)
        line.addWidget(refer)
        pause = Button(look, say("Pause"), "care-pause", icon="pause")
        pause.clicked.connect(self.pause)
        line.addWidget(pause)
        line.addStretch(1)
        back = Button(look, say("Back to the talk"), "care-done", kind="quiet")
        back.clicked.connect(self.done)
        line.addWidget(back)
        box.addLayout(line)
        self.hide()

    def open_note(self) -> None:
        """A note of its own each time."""
        count = self._talk.counts.get("note", 0)
        held = f"note/{count - 1}" if count else ""
        if held and not self._talk.view(held):
            self._spot = held
        else:
            self._spot = f"note/{count}"
            self._talk.counts["note"] = count + 1
        self.story.blockSignals(True)
        self.story.setPlainText(self._talk.told(self._spot, "text"))
        self.story.blockSignals(False)
        self.story.speaks(self._look.rtl)
        self.show()
        self.story.setFocus()

    def _written(self) -> None:
        talk, text = self._talk, self.story.toPlainText()
        if text.strip() or talk.has(self._spot):
            told = as_ptext(text, self._look.lang) if text.strip() else None
            talk.put(self._spot, "text", told)
            subject = "speaker" if talk.has("speaker") else "case"
            talk.put(self._spot, "subject", talk.id(subject))

    def _refer(self) -> None:
        said = self._look.words.say("Psychosocial support was offered")
        text = self.story.toPlainText()
        self.story.setPlainText(f"{text}\n{said}." if text.strip() else f"{said}.")
        self.story.setFocus()


class BeginningPages(QObject):
    """`shows` carries a page and the control that has the keyboard there; `began` the `InterviewStart`."""

    shows = Signal(QWidget, QWidget)
    began = Signal(object)
    failed = Signal(object)
    back = Signal()

    def __init__(self, owner: QObject, look: UiContext, session: VaultSession) -> None:
        super().__init__(owner)
        self._look, self._session = look, session

    def open(self, case: str, beside: str = "") -> None:
        """A case that is given, a new one `beside` that of another missing person, or whichever was begun."""
        jobs, desk = self._session.jobs, self._session.desk
        if not self._session.may_write("case"):
            page = NotHere(self._look)
            page.back.connect(self.back)
            self.shows.emit(page, page.away)
        elif case or beside:
            read = Callbacks(self, self.began.emit, self._fail)
            jobs.read(read, interview_start.read, desk, case or desk.context.new_id(), beside)
        else:
            jobs.read(Callbacks(self, self._offer, self._fail), interview_start.unfinished, desk)

    def _fail(self, problem: VsdeskError) -> None:
        self.failed.emit(problem)

    def _offer(self, found: interview_start.BegunInterviews) -> None:
        self._found = found
        case = self._session.desk.context.new_id()
        self._new = interview_start.InterviewStart(
            case, None, None, None, found.today, found.dates, ()
        )
        if not found.rows:
            self._begin_new()
            return
        page = UnfinishedPage(self._look, found.rows)
        page.chosen.connect(self._chose)
        page.back.connect(self.back)
        self.shows.emit(page, page.new)

    def _chose(self, case: str) -> None:
        if case:
            self.open(case)
        else:
            self._begin_new()

    def _begin_new(self) -> None:
        """Where families are here, which of them speaks is asked first."""
        if not self._found.families:
            self._start_new()
            return
        page = WhichFamily(self._look, self._session)
        page.chosen.connect(self._known)
        page.new.connect(self._start_new)
        page.back.connect(self.back)
        self.shows.emit(page, page.finder.field)

    def _start_new(self) -> None:
        self.began.emit(self._new)

    def _known(self, family: KnownFamily) -> None:
        answer = Callbacks(self, self.began.emit, self._fail)
        self._session.jobs.read(
            answer,
            interview_start.of_family,
            self._session.desk,
            self._new,
            family.id,
            family.person,
        )
