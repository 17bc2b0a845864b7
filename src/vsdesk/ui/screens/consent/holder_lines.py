"""After an answer was taken back: each body that held something, when it was asked, what it answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.records.dictionary.values import as_ptext
from vsdesk.records.dossier import ids_in
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital, story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QHBoxLayout

    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.screens.consent.host import ConsentActions


class HolderLines(QWidget):
    """One line for each body; the day of the letter and the answer are noted here."""

    def __init__(self, host: ConsentActions, grant: str) -> None:
        super().__init__()
        self._host, self._grant = host, grant
        self._box = column(host.told.look, self, space=6)
        self._notes: dict[str, TextField] = {}
        found = host.told.found
        events = found.dossier.children(grant, "consent_event")
        told = [one for one in events if one.text("type") == "withdrawn"]
        is_looked_at = grant not in found.unlooked
        if is_looked_at:
            told = [one for one in told if one.id not in found.unlooked]
        by_body: dict[str, list[RecordView]] = {}
        for one in told:
            for recipient in dict.fromkeys(ids_in(one.value("holders"))):
                by_body.setdefault(recipient, []).append(one)
        bodies = host.told.turns(by_body.items(), lambda two: [one.id for one in two[1]], FIRST)
        more = f"more-holders-{grant[:8]}"
        line = self._line if is_looked_at else self._first_look
        self._box.addWidget(More(host.told.look, more, bodies, lambda two: line(*two), space=6))

    def _first_look(self, recipient: str, _: Sequence[RecordView]) -> QWidget:
        """No letter is offered by the word of one device."""
        from vsdesk.desk import LOOK_FIRST

        look, labels = self._host.told.look, self._host.told.session.labels
        body = labels.term("recipient", recipient)
        return Paragraph(look, look.words.say(LOOK_FIRST, body=body), "small", "text2")

    def _line(self, recipient: str, events: Sequence[RecordView]) -> QWidget:
        part = QWidget()
        box = column(self._host.told.look, part, space=6)
        look, labels = self._host.told.look, self._host.told.session.labels
        say = look.words.say
        sent = max((one.text("request_sent_on") for one in events), default="")
        said = next((one.value("answer") for one in reversed(events) if one.value("answer")), None)
        when = say("asked to delete on {day}", day=day_of(look.words, sent)) if sent else say("letter not sent yet")  # fmt: skip
        answer = say("answered: {answer}", answer=story(said, look.lang)) if said else ""
        name = capital(labels.term("recipient", recipient))
        line = row(look, space=8)
        line.addWidget(Label(look, look.dots(name, when, answer), "small", "text2", elide=True), 1)
        if not sent:
            mail = Button(look, say("Letter sent today"), f"sent-{recipient}", kind="quiet", icon="send")  # fmt: skip
            mail.setProperty("recipient", recipient)
            mail.clicked.connect(self._sent)
            line.addWidget(mail)
        box.addLayout(line)
        if said is None:
            box.addLayout(self._ask(recipient))
        return part

    def _ask(self, recipient: str) -> QHBoxLayout:
        look, say = self._host.told.look, self._host.told.look.words.say
        line = row(look, space=8)
        label = say("What they answered")
        box = TextField(look, f"answer-of-{recipient}", label, placeholder=label)
        line.addWidget(box, 1)
        note = Button(look, say("Note the answer"), f"note-answer-{recipient}", kind="quiet")
        note.setProperty("recipient", recipient)
        note.clicked.connect(self._answered)
        line.addWidget(note)
        self._notes[recipient] = box
        return line

    def _sent(self) -> None:
        told = self._host.told
        recipient = str(self.sender().property("recipient"))
        said = told.look.words.say("Noted: the letter was sent today.")
        today = told.found.today
        self._host.do(said, told.session.desk.consent.answer_of, self._grant, recipient, asked_on=today)  # fmt: skip

    def _answered(self) -> None:
        told = self._host.told
        recipient = str(self.sender().property("recipient"))
        text = self._notes[recipient].text().strip()
        if text:
            said = told.look.words.say("Noted: what they answered.")
            answer = as_ptext(text, told.look.lang)
            self._host.do(said, told.session.desk.consent.answer_of, self._grant, recipient, answer=answer)  # fmt: skip
