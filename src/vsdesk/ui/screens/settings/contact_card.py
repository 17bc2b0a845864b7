"""How one reaches the association: the number for families on every sheet, the address on what is submitted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.layout import row
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.desk import Contact
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_PLAIN: Final = ("phone", "mail")


class ContactCard(Card):
    """A first name, a safe number, the hours; an address and an e-mail for what is submitted."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        say = look.words.say
        super().__init__(look, say("Our contact on the sheets"), icon="call", space=10)
        self._session = session
        self._fields: dict[str, TextField] = {}
        self._line(
            ("person", say("First name")), ("phone", say("Safe number")), ("hours", say("Hours"))
        )
        self._line(("address", say("Postal address")), ("mail", say("E-mail")))
        words = say("Bodies ask for an address with what is submitted. No family's paper has it.")
        self.body.addWidget(Paragraph(look, words, "small", "text2"))
        end = row(look)
        self.said = Paragraph(look, say("Families find it on every sheet."), "small", "text2")
        end.addWidget(self.said, 1)
        self.button = Button(look, say("Keep this contact"), "keep-contact")
        self.button.clicked.connect(self._keep)
        end.addWidget(self.button)
        self.body.addLayout(end)
        session.jobs.read(Callbacks(self, self._show), session.desk.outbound.sheets.contact)

    def _line(self, *fields: tuple[str, str]) -> None:
        line = row(self._look, space=12)
        for name, label in fields:
            field = TextField(self._look, f"contact-{name}", label, plain=name in _PLAIN)
            self._fields[name] = field
            line.addLayout(labelled(self._look, label, field), 1)
        self.body.addLayout(line)

    @property
    def first(self) -> TextField:
        """The first field."""
        return self._fields["person"]

    def _show(self, contact: Contact) -> None:
        for name, field in self._fields.items():
            field.setText(str(getattr(contact, name, "")))

    def _keep(self) -> None:
        said = {name: field.text().strip() for name, field in self._fields.items()}
        self._session.jobs.write(
            Callbacks[None](self, self._kept),
            self._session.desk.outbound.sheets.set_contact,
            **said,
        )

    def _kept(self, _: None) -> None:
        self.said.say(self._look.words.say("Kept."))
