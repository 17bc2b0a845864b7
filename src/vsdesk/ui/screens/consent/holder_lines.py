"""After an answer was taken back: each body that held something, when it was asked, what it answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.records.dossier import ids_in
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.people import capital, story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dossier import RecordView
    from vsdesk.records.values import Json
    from vsdesk.ui.screens.consent.host import Host


class HolderLines(QWidget):
    """One line for each body; the day of the letter and the answer are noted here."""

    def __init__(self, host: Host, grant: str) -> None:
        super().__init__()
        self._host, self._grant = host, grant
        self._box = column(host.told.look, self, space=6)
        self._notes: dict[str, TextField] = {}
        events = host.told.found.dossier.children(grant, "consent_event")
        told = [one for one in events if one.text("type") == "withdrawn"]
        for recipient in dict.fromkeys(to for one in told for to in ids_in(one.value("holders"))):
            self._line(recipient, [one for one in told if recipient in ids_in(one.value("holders"))])  # fmt: skip

    def _line(self, recipient: str, events: Sequence[RecordView]) -> None:
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
        self._box.addLayout(line)
        if said is None:
            self._ask(recipient)

    def _ask(self, recipient: str) -> None:
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
        self._box.addLayout(line)

    def _sent(self) -> None:
        told = self._host.told
        recipient = str(self.sender().property("recipient"))
        said = told.look.words.say("Noted: the letter was sent today.")
        today = told.found.today
        self._host.do(said, told.session.desk.consent_answer_of, self._grant, recipient, asked_on=today)  # fmt: skip

    def _answered(self) -> None:
        told = self._host.told
        recipient = str(self.sender().property("recipient"))
        text = self._notes[recipient].text().strip()
        if text:
            lang = told.look.lang
            said = told.look.words.say("Noted: what they answered.")
            answer: Json = {lang: text, "src_lang": lang}
            self._host.do(said, told.session.desk.consent_answer_of, self._grant, recipient, answer=answer)  # fmt: skip
