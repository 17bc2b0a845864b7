"""Settings: the look of this computer, the lock, the passphrase, the organisation's devices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vsdesk import __version__
from vsdesk.passphrase import strength
from vsdesk.ui import vault_actions
from vsdesk.ui.kit.boxes import column, frame, plane, row, scroll, turn
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import SecretField, TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label, labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.settings.backup_card import BackupCard
from vsdesk.ui.screens.settings.devices_card import DevicesCard
from vsdesk.ui.screens.settings.escrow_card import EscrowCard
from vsdesk.ui.screens.settings.journey_card import JourneyCard, WatchedCard
from vsdesk.ui.screens.settings.key_card import KeyCard, WordsCard
from vsdesk.ui.screens.settings.leads_card import LeadsCard
from vsdesk.ui.screens.settings.own_questions import OwnQuestions
from vsdesk.ui.screens.settings.own_terms import OwnTerms
from vsdesk.ui.screens.settings.papers_card import PapersCard
from vsdesk.ui.screens.settings.people_card import PeopleCard
from vsdesk.ui.screens.settings.whole_card import WholeCard
from vsdesk.words import LANG_NAMES, LANGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Contact
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_SIZES: Final = (100, 125, 150, 175, 200)
_MINUTES: Final = (2, 5, 10, 15, 30, 60)
_PLAIN: Final = ("phone", "mail")


class SettingsScreen(Screen):
    """`redress` carries Settings: the window builds itself again in them."""

    redress = Signal(object)
    wipe = Signal()

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        outer = column(look, self)
        head = frame("head")
        line = row(look, head, edges=(24, 14, 16, 14))
        line.addWidget(Label(look, say("Settings"), "h1", elide=True), 1)
        outer.addWidget(head)
        inner = plane()
        self._columns: QHBoxLayout = row(look, inner, edges=(24, 16, 24, 16), space=16)
        first, second = column(look, space=12), column(look, space=12)
        first.addWidget(self._this_computer())
        self.watched = WatchedCard(look, session.settings)
        self.watched.changed.connect(self._changed)
        self.watched.wipe.connect(self.wipe)
        first.addWidget(self.watched)
        self.journey = JourneyCard(look, session)
        first.addWidget(self.journey)
        first.addWidget(PassphraseCard(look, session))
        self.key = KeyCard(look, session)
        first.addWidget(self.key)
        self.people = PeopleCard(look, session)
        first.addWidget(self.people)
        self.words = WordsCard(look, session)
        first.addWidget(self.words)
        self.papers = PapersCard(look, session)
        first.addWidget(self.papers)
        if session.desk.context.vault.trust.trust is not None:
            self.escrow = EscrowCard(look, session)
            first.addWidget(self.escrow)
        first.addWidget(self._journal())
        self.backups = BackupCard(look, session)
        first.addWidget(self.backups)
        self.as_written = WholeCard(look, session)
        first.addWidget(self.as_written)
        if session.dictionary.vocabularies.problems or session.desk.outbound.sheets.profiles.faults:
            first.addWidget(self._own_lists())
        first.addWidget(self._about())
        first.addStretch(1)
        self.devices = DevicesCard(look, session, self.failed)
        self.devices.go.connect(self.go)
        second.addWidget(self.devices)
        if session.role == "coordinator" and session.desk.context.vault.trust.trust is not None:
            self.leads = LeadsCard(look, session)
            second.addWidget(self.leads)
        self.contact = ContactCard(look, session)
        second.addWidget(self.contact)
        if self._may_define:
            self._own(second)
        second.addStretch(1)
        self._columns.addLayout(first, 1)
        self._columns.addLayout(second, 1)
        outer.addWidget(scroll(inner, "settings-scroll"), 1)

    def _journal(self) -> QWidget:
        look, say = self.look, self.look.words.say
        card = Card(look, say("The journal"), icon="history", space=8)
        words = say("Who opened this vault, looked at what is closed, printed, changed an answer.")
        card.body.addWidget(Paragraph(look, words, "small", "text2"))
        button = Button(look, say("Open the journal"), "open-journal", icon="go", after=True)
        button.clicked.connect(lambda: self.go.emit(Route("journal")))
        card.body.addWidget(button, 0, look.leading)
        return card

    def first_controls(self) -> Sequence[QWidget]:
        """The contact, where a mechanism asks for it; the backups and the journey, where Today does."""
        if self.place.part == "backups":
            return [self.backups.button]
        if self.place.part == "escrow":
            return [self.escrow.yes, self.escrow.no]
        if self.place.part == "leads":
            return [self.leads.join, self.leads.needed]
        if self.place.part == "keys":
            return [self.key.secret]
        if self.place.part == "journey":
            return [self.journey.back, self.journey.backup]
        return [self.contact.first] if self.place.part == "contact" else []

    def _this_computer(self) -> QWidget:
        look, say, settings = self.look, self.look.words.say, self.session.settings
        card = Card(look, say("This computer"), icon="device", space=10)
        self.language = Segments(
            look,
            "language",
            say("Language"),
            [(lang, LANG_NAMES[lang]) for lang in LANGS],
            look.lang,
        )
        self.language.chosen.connect(self._changed)
        self.mode = Segments(
            look,
            "theme",
            say("Colours"),
            (("light", say("Light")), ("dark", say("Dark"))),
            settings.mode,
        )
        self.mode.chosen.connect(self._changed)
        size = str(round(settings.scale * 100))
        self.text_size = Segments(
            look, "text-size", say("Text size"), [(str(n), f"{n} %") for n in _SIZES], size
        )
        self.text_size.chosen.connect(self._changed)
        minutes = [
            (str(n), look.words.count("after {n} minute", "after {n} minutes", n)) for n in _MINUTES
        ]
        self.minutes = Choice(
            look, "lock-minutes", say("Lock when nobody works"), minutes, str(settings.lock_minutes)
        )
        self.minutes.chosen.connect(self._changed)
        for label, widget in (
            (say("Language"), self.language),
            (say("Colours"), self.mode),
            (say("Text size"), self.text_size),
            (say("Lock when nobody works"), self.minutes),
        ):
            card.body.addLayout(labelled(look, label, widget))
        card.body.addWidget(
            Paragraph(
                look,
                say("A lock loses nothing: every word is kept in an encrypted draft."),
                "small",
                "text2",
            )
        )
        return card

    @property
    def _may_define(self) -> bool:
        """Whether this role shapes the forms of the organisation."""
        spec = self.session.dictionary.kind("field_def")
        return spec is not None and self.session.role in spec.writers

    def _own(self, box: QVBoxLayout) -> None:
        look, say = self.look, self.look.words.say
        card = Card(look, say("Shared lists"), icon="together", space=10)
        words = say(
            "Own places, bodies thought responsible, organisations, projects: forms offer them."
        )
        card.body.addWidget(Paragraph(look, words, "body", "text2"))
        door = Button(look, say("Open the shared lists"), "shared-lists", icon="open")
        door.clicked.connect(self._to_shared)
        card.body.addWidget(door, 0, look.leading)
        box.addWidget(card)
        questions = OwnQuestions(self.look, self.session, self.failed)
        terms = OwnTerms(self.look, self.session, self.failed)
        questions.changed.connect(terms.refresh)
        box.addWidget(questions)
        box.addWidget(terms)

    def _to_shared(self) -> None:
        self.go.emit(Route("shared"))

    def _own_lists(self) -> QWidget:
        """What the organisation's own files of lists, and of mechanisms, say that could not be taken."""
        look = self.look
        card = Card(look, look.words.say("Lists of your organisation"), icon="info", space=6)
        for one in self.session.dictionary.vocabularies.problems:
            card.body.addWidget(Paragraph(look, one.sentence(look.words)))
        for fault in self.session.desk.outbound.sheets.profiles.faults:
            card.body.addWidget(Paragraph(look, fault.said(look.words)))
        return card

    def _about(self) -> QWidget:
        look, say = self.look, self.look.words.say
        card = Card(look, say("About"), icon="info", space=6)
        card.body.addWidget(
            Paragraph(
                look,
                say(
                    "vsdesk {version}. The vault lies in: {folder}",
                    version=__version__,
                    folder=self.session.desk.access.folder,
                ),
            )
        )
        card.body.addWidget(
            Paragraph(
                look,
                say(
                    "Fonts: Vazirmatn, Noto Sans Syriac, Noto Sans Armenian (SIL Open Font License 1.1). Icons: Lucide (ISC)."
                ),
                "small",
                "text2",
            )
        )
        return card

    def _changed(self) -> None:
        settings = self.session.settings
        lang = next((lang for lang in LANGS if lang == self.language.value), settings.lang)
        self.redress.emit(
            replace(
                settings,
                lang=lang,
                mode="dark" if self.mode.value == "dark" else "light",
                scale=int(self.text_size.value or 100) / 100,
                lock_minutes=int(self.minutes.value or 10),
                blank=self.watched.blank.isChecked(),
                plain_title=self.watched.plain.isChecked(),
                forgets=self.watched.forgets.isChecked(),
            )
        )

    def reflow(self, width: float) -> None:
        """One column when room is short."""
        turn(self._columns, beside=width >= 1000)


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


class PassphraseCard(Card):
    """Old, new, new once more."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        say = look.words.say
        super().__init__(look, say("Passphrase"), icon="key", space=10)
        self._session = session
        self.old = self._field("old-passphrase", say("The passphrase of today"))
        self.new = self._field("changed-passphrase", say("New passphrase"))
        self.again = self._field("changed-again", say("The new passphrase once more"))
        self.said = Paragraph(look, say("The recovery words stay the same."), "small", "text2")
        line = row(look)
        line.addWidget(self.said, 1)
        self.button = Button(look, say("Change the passphrase"), "change-passphrase")
        self.button.clicked.connect(self._change)
        line.addWidget(self.button)
        self.body.addLayout(line)
        self._check()

    def _field(self, name: str, label: str) -> SecretField:
        field = SecretField(self._look, name, label, self._look.words.say("Show the passphrase"))
        field.textChanged.connect(self._check)
        self.body.addLayout(labelled(self._look, label, field))
        return field

    def _check(self) -> None:
        if not hasattr(self, "button"):
            return
        good = strength(self.new.text()) != "short"
        same = self.new.text() == self.again.text()
        self.button.setEnabled(bool(self.old.text()) and good and same)
        if self.new.text() and not good:
            self.said.say(self._look.words.say("Too easy to guess"))
        elif self.again.text() and not same:
            self.said.say(self._look.words.say("The two passphrases differ"))
        else:
            self.said.say(self._look.words.say("The recovery words stay the same."))

    def _change(self) -> None:
        self.button.setEnabled(False)
        answer = Callbacks[None](self, self._changed, self._refused)
        self._session.jobs.write(
            answer,
            vault_actions.change_passphrase,
            self._session.desk,
            self.old.text(),
            self.new.text(),
        )

    def _changed(self, _: None) -> None:
        for field in (self.old, self.new, self.again):
            field.clear()
        self.said.say(self._look.words.say("The passphrase is changed."))

    def _refused(self, problem: VsdeskError) -> None:
        self._check()
        self.said.say(self._look.words.say(problem.code.sentence))
