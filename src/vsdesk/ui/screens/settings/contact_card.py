"""How a family reaches the association: printed on every sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.layout import row
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session


class ContactCard(Card):
    """A first name, a safe number, the hours."""

    def __init__(self, look: Look, session: Session) -> None:
        say = look.words.say
        super().__init__(look, say("Our contact on the sheets"), icon="call", space=10)
        self._session = session
        line = row(look, space=12)
        self._fields: dict[str, TextField] = {}
        for name, label in (
            ("person", say("First name")),
            ("phone", say("Safe number")),
            ("hours", say("Hours")),
        ):
            field = TextField(look, f"contact-{name}", label, plain=name == "phone")
            self._fields[name] = field
            line.addLayout(labelled(look, label, field), 1)
        self.body.addLayout(line)
        end = row(look)
        self.said = Paragraph(look, say("Families find it on every sheet."), "small", "text2")
        end.addWidget(self.said, 1)
        self.button = Button(look, say("Keep this contact"), "keep-contact")
        self.button.clicked.connect(self._keep)
        end.addWidget(self.button)
        self.body.addLayout(end)
        session.jobs.read(Answer(self, self._show), session.desk.contact)

    def _show(self, contact: Any) -> None:
        for name, field in self._fields.items():
            field.setText(str(getattr(contact, name, "")))

    def _keep(self) -> None:
        person, phone, hours = (
            self._fields[name].text().strip() for name in ("person", "phone", "hours")
        )
        self._session.jobs.write(
            Answer[None](self, self._kept), self._session.desk.set_contact, person, phone, hours
        )

    def _kept(self, _: None) -> None:
        self.said.say(self._look.words.say("Kept."))
