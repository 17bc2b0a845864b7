"""The name of whoever was told of or answered before stands closed: what is said of somebody else would
otherwise stand under it. It opens by a press, after what hangs on it was said, and can be put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk.consent.consent_table import answered, row_of
from vsdesk.records.case_parts import answers_of
from vsdesk.records.consent.questions import QUESTIONS
from vsdesk.records.consent.selection import standing_answers
from vsdesk.ui.kit.boxes import appear, column, frame
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital
from vsdesk.ui.screens.interview.kunyas import called
from vsdesk.ui.screens.interview.name_ways import way
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.ui.kit.form.line import LineEditor
    from vsdesk.ui.screens.interview.talk_page import PageHost


class ClosedName(QWidget):
    """`lines` are those of the name. `goes_on`: it is the same person; `other`: somebody else speaks;
    `changed`: it is open now, or stands as before."""

    goes_on = Signal()
    other = Signal()
    changed = Signal()

    def __init__(self, host: PageHost, spot: str, lines: Sequence[LineEditor]) -> None:
        super().__init__()
        self._host, self._spot, self._lines = host, spot, lines
        look, say = host.look, host.look.words.say
        self.setObjectName(f"closed-{spot.replace('/', '-')}")
        strip = frame("strip", "neutral")
        column(look, self).addWidget(strip)
        box = column(look, strip, edges=(14, 8, 14, 8), space=4)
        self.ask = Paragraph(look, "", "strong")
        self.under = Paragraph(look, "", "body", "text2", wide=90)
        for words in (self.ask, self.under):
            box.addWidget(words)
        self.same = way(look, self, "", "same", self.goes_on.emit, icon="check")
        self.new = way(look, self, say("Somebody else speaks"), "other", self.other.emit)
        self.correct = way(look, self, say("Put this name right"), "correct", self._open)
        self.undo = way(look, self, say("Undo"), "undo", self._undo, icon="history")
        line = Flow(look, space=12)
        for button in (self.same, self.new, self.correct, self.undo):
            line.addWidget(button)
        box.addLayout(line)
        for one in lines:
            one.edited.connect(self._say)
        self._is_open, self._hangs = False, list[str]()

    @property
    def is_closed(self) -> bool:
        """Whether nothing is written into the name."""
        return bool(self._hangs) and not self._is_open

    def look_again(self) -> None:
        """Once it is in its place; and when somebody else speaks."""
        self._is_open, self._hangs = False, self._hanging()
        self._say()

    def _say(self) -> None:
        talk, say = self._host.talk, self._host.look.words.say
        name = called(talk, self._spot, whole=True)
        appear(self, bool(self._hangs))
        for line in self._lines:
            line.setVisible(not self.is_closed)
        before = talk.named_before.get(talk.ids.get(self._spot, ""))
        renamed = before is not None and before != talk.names_at(self._spot)
        for button in (self.same, self.correct):
            button.setVisible(self.is_closed)
        self.new.setVisible(self.is_closed and self._spot == SPEAKER)
        self.undo.setVisible(renamed)
        speaks = self._spot == SPEAKER
        known = (
            say("{name} spoke with us before", name=name)
            if speaks
            else say("{name} was told of before", name=name)
        )
        was = " ".join(before.values()) if before else ""
        self.ask.say(say("Before this visit the name was {name}", name=was) if renamed else known)
        what = self._host.look.listed(self._hangs)
        self.under.say(say("Under this name stand: {what}", what=what))
        self.same.setText(say("It is {name}: go on", name=name))
        self.same.setAccessibleName(self.same.text())

    def _hanging(self) -> list[str]:
        """What stands under this name, in words; nothing: it is not saved, or nothing hangs on it."""
        talk, host = self._host.talk, self._host
        say, count = host.look.words.say, host.look.words.count
        if talk.view(self._spot) is None:
            return []
        kin = talk.text("kin", "relation") if self._spot == SPEAKER else ""
        relation = capital(host.session.labels.term("kinship", kin)) if kin else ""
        if talk.dossier is None:
            return [one for one in (relation, say("what was told before")) if one]
        if not (answers := self._answers()):
            return []
        told = host.look.dots(say("Consent"), count("{n} answer", "{n} answers", answers))
        return [one for one in (told, relation) if one]

    def _answers(self) -> int:
        """How many questions this person answered for the case; of the missing person: all that was."""
        talk, held = self._host.talk, self._host.talk.dossier
        if held is None:
            return 0
        told, mine = standing_answers(held), talk.id(self._spot)
        people = {one.text("grantor") for one in told}
        count = 0
        for person in people if self._spot == "person" else people & {mine}:
            rows = [
                row_of(one, talk.today, held) for one in answers_of(held, person, held.root, told)
            ]
            count += sum(bool(answered(rows, question)) for question in QUESTIONS)
        return count

    def _open(self) -> None:
        talk = self._host.talk
        talk.named_before.setdefault(talk.id(self._spot), talk.names_at(self._spot))
        self._is_open = True
        self._say()
        self.changed.emit()
        self._lines[0].focus_box().setFocus()

    def _undo(self) -> None:
        talk = self._host.talk
        before = talk.named_before[talk.id(self._spot)]
        for field in {**talk.names_at(self._spot), **before}:
            talk.put(self._spot, field, before.get(field))
        self._is_open = False
        self.changed.emit()
        self._say()
        self.same.setFocus()
