"""What of the talk is not in the record: each with what fits there and the way to its question; then left
as told words, or mended another day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from vsdesk.errors import CODES
from vsdesk.ui.kit.boxes import as_frame, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.typed_line import why_unread
from vsdesk.ui.kit.wrapping_row import Flow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk
    from vsdesk.ui.screens.interview.waiting_answers import WaitingAnswer
    from vsdesk.ui.session import VaultSession


def label_of(session: VaultSession, answer: WaitingAnswer) -> str:
    """What an answer is of: its field, else its record."""
    labels = session.labels
    return labels.field(answer.kind, answer.field) if answer.field else labels.kind(answer.kind)


class NotInRecord(QWidget):
    """`mend` carries the answer that is mended now, `told` leaves all as told words, `later` leaves them in
    the draft; `back` goes on with the talk. `leaves`: the person was about to go."""

    mend = Signal(object)
    told = Signal()
    later = Signal()
    back = Signal()

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        answers: Sequence[WaitingAnswer],
        *,
        leaves: bool,
    ) -> None:
        super().__init__()
        self._look, self._session, self._answers = look, session, answers
        say = look.words.say
        self.setObjectName("not-in-record")
        box = column(look, self, space=14)
        title = look.words.count(
            "{n} answer is not in the record yet",
            "{n} answers are not in the record yet",
            len(answers),
        )
        self.setAccessibleName(title)
        box.addWidget(Paragraph(look, title, "ask", wide=40))
        box.addWidget(
            Paragraph(
                look,
                say("All else that was told is in the record. These stay as they were written."),
                "talk",
                wide=80,
            )
        )
        self._mends: list[Button] = []
        for place, one in enumerate(answers):
            box.addWidget(self._row(place, one))
        ways = Flow(look, space=12)
        if leaves:
            kept = Button(look, say("Keep them as told words"), "waiting-told", icon="told")
            kept.clicked.connect(self.told)
            ways.addWidget(kept)
            later = Button(look, say("Leave, and mend them later"), "waiting-later")
            later.clicked.connect(self.later)
            ways.addWidget(later)
        back = Button(look, say("Back to the talk"), "waiting-back", kind="quiet")
        back.clicked.connect(self.back)
        ways.addWidget(back)
        box.addLayout(ways)
        if leaves:
            note = say("As told words they stand in a note of the case, which leaves with nothing.")
            box.addWidget(Paragraph(look, note, "small", "text2", wide=90))
        box.addStretch(1)

    @property
    def first(self) -> Button:
        """The way to the first question."""
        return self._mends[0]

    def _row(self, place: int, answer: WaitingAnswer) -> QFrame:
        look, say = self._look, self._look.words.say
        part = QFrame()
        as_frame(part, "strip", "warn")
        box = column(look, part, edges=(14, 10, 14, 10), space=4)
        label = label_of(self._session, answer)
        typed = answer.typed.strip()
        said = say("{field}: «{words}»", field=label, words=_short(typed)) if typed else label
        box.addWidget(Paragraph(look, said, "strong"))
        box.addWidget(Paragraph(look, self._why(answer)))
        mend = Button(look, say("Mend it: to the question"), f"mend-{place}", kind="link")
        mend.setAccessibleName(say("Mend “{field}”: to the question", field=label))
        mend.setProperty("place", place)
        mend.clicked.connect(self._pressed)
        self._mends.append(mend)
        box.addWidget(mend, 0, look.leading)
        return part

    def _why(self, answer: WaitingAnswer) -> str:
        spec = self._session.dictionary.field(answer.kind, answer.field)
        if spec is not None:
            words = why_unread(self._look.words, spec.type, spec.within, answer.typed)
            if words:
                return words
        return self._look.words.say(CODES[answer.code].sentence)

    def _pressed(self) -> None:
        self.mend.emit(self._answers[int(self.sender().property("place"))])


@dataclass(frozen=True, slots=True)
class LeaveWays:
    """What leaving asks of the screen around it; `leave` goes and keeps what waits in the draft."""

    show: Callable[[QWidget], None]
    resume: Callable[[], None]
    mend: Callable[[WaitingAnswer], None]
    save: Callable[[Talk, Callable[[Any], None]], None]
    leave: Callable[[Any], None]


class LeavingTalk(QObject):
    """Out of a talk: what fits is saved, what is not in the record is said, and the way is never shut."""

    def __init__(
        self, screen: QWidget, look: UiContext, session: VaultSession, ways: LeaveWays
    ) -> None:
        super().__init__(screen)
        self._look, self._session, self._ways = look, session, ways
        self._talk: Talk | None = None
        self._then = ways.leave

    def look(self, talk: Talk) -> None:
        """Without leaving: to the one question, or to the list of several."""
        self._talk = talk
        found = talk.waiting.open(self._session.dictionary)
        if len(found) == 1:
            self._ways.mend(found[0])
        elif found:
            self._show(found, leaves=False)

    def leave(self, talk: Talk, then: Callable[[Any], None]) -> None:
        """Save, say what is not in the record, and go."""
        self._talk, self._then = talk, then
        self._ways.save(talk, self._saved)

    def _saved(self, dossier: Any) -> None:
        assert self._talk is not None
        if found := self._talk.waiting.open(self._session.dictionary):
            self._show(found, leaves=True)
        else:
            self._then(dossier)

    def _show(self, found: Sequence[WaitingAnswer], *, leaves: bool) -> None:
        page = NotInRecord(self._look, self._session, found, leaves=leaves)
        page.mend.connect(self._ways.mend)
        page.told.connect(self._keep_as_told)
        page.later.connect(self._later)
        page.back.connect(self._ways.resume)
        self._ways.show(page)
        page.first.setFocus()

    def _keep_as_told(self) -> None:
        talk = self._talk
        assert talk is not None
        found = talk.waiting.open(self._session.dictionary)
        talk.waiting.leave_as_told(found, partial(label_of, self._session))
        self.leave(talk, self._then)

    def _later(self) -> None:
        """It waits in the draft, and the interview can be taken up again there."""
        assert self._talk is not None
        self._ways.leave(self._talk.dossier)


def _short(words: str, most: int = 120) -> str:
    return words if len(words) <= most else f"{words[:most]} …"
