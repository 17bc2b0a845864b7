"""The organisation's key papers in Settings: whether they open this vault, what its person says, and a
coordinator's making of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk import diskio
from vsdesk.desk.sync.escrow_service import state_words
from vsdesk.ui import vault_actions
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.made_papers import MadePapersPart
from vsdesk.ui.parts.paper_counts import PaperCounts

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.desk.sync.escrow_service import EscrowState
    from vsdesk.desk.sync.leads import ProposedLeads
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession
    from vsdesk.ui.vault_actions import MadePapers


class EscrowCard(Card):
    """Where this vault stands; the answer, where one is asked; and new papers, where a coordinator works."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        say = look.words.say
        super().__init__(look, say("Key papers of the organisation"), icon="key", space=10)
        self.setObjectName("escrow")
        self._session = session
        self._kept: MadePapers | None = None
        self._proposal = b""
        why = say(
            "Some of them together open the vault of every device of the organisation, on the day when nobody knows its passphrase and the words are gone. One alone opens nothing."
        )
        self.body.addWidget(Paragraph(look, why, "small", "text2"))
        self.now = Paragraph(look, "")
        self.body.addWidget(self.now)
        line = Flow(look, space=8)
        self.yes = Button(look, say("They may open this vault"), "escrow-yes", icon="check")
        self.yes.clicked.connect(lambda: self._answer(yes=True))
        self.no = Button(look, say("They may not open it"), "escrow-no")
        self.no.clicked.connect(lambda: self._answer(yes=False))
        for one in (self.yes, self.no):
            line.addWidget(one)
            one.hide()
        self.body.addLayout(line)
        self.said = Paragraph(look, "")
        self.said.setObjectName("escrow-said")
        self.said.hide()
        if session.desk.context.role == "coordinator":
            self._making()
        self.body.addWidget(self.said)
        self.refresh()

    def _making(self) -> None:
        look, say = self._look, self._look.words.say
        self.counts = PaperCounts(look, "escrow", say("How many open the vaults"))
        self.counts.changed.connect(self._check)
        self.body.addWidget(self.counts)
        self.asks = Tick(
            look, say("Whoever works on a device is asked, and may refuse"), "escrow-asks"
        )
        self.body.addWidget(self.asks)
        label = say("Your own passphrase")
        self.own = SecretField(look, "escrow-own", label, say("Show the passphrase"))
        self.own.textChanged.connect(self._check)
        self.body.addLayout(labelled(look, label, self.own))
        box = column(look, space=8)
        buttons = Flow(look, space=8)
        self.button = Button(
            look, say("Make key papers of the organisation"), "make-escrow", icon="key"
        )
        self.button.clicked.connect(self._make)
        self.end = Button(look, say("No paper opens the vaults any more"), "end-escrow")
        self.end.clicked.connect(self._ask_end)
        for one in (self.button, self.end):
            buttons.addWidget(one)
        box.addLayout(buttons)
        self.made = MadePapersPart(look, self._session, "escrow-")
        self.made.on_paper.connect(self._keep)
        self.made.failed.connect(self._failed)
        box.addWidget(self.made)
        self.proposal = Button(
            look, say("Save the file for the other coordinators"), "escrow-proposal", icon="save"
        )
        self.proposal.clicked.connect(self._save)
        self.proposal.hide()
        box.addWidget(self.proposal, 0, look.leading)
        self.body.addLayout(box)
        self._check()

    @property
    def _makes(self) -> bool:
        return self._session.desk.context.role == "coordinator"

    def refresh(self) -> None:
        """Ask again."""
        answer: Callbacks[EscrowState] = Callbacks(self, self._show)
        self._session.jobs.read(answer, self._session.desk.sync.escrow.state)

    def _show(self, found: EscrowState) -> None:
        self.now.say("\n".join(state_words(found, self._look.words)))
        self.yes.setVisible(found.asks and found.answer is not True)
        self.no.setVisible(found.asks and found.answer is not False)
        if self._makes:
            self.end.setVisible(bool(found.count))
            self._check()

    def _answer(self, *, yes: bool) -> None:
        answer = Callbacks[None](self, lambda _: self.refresh(), self._failed)
        self._session.jobs.write(answer, _answered, self._session, yes)

    # Making.
    def _check(self) -> None:
        self.button.setEnabled(bool(self.own.text()) and self.counts.fits)
        self.end.setEnabled(bool(self.own.text()))

    def _make(self) -> None:
        self.button.setEnabled(False)
        answer: Callbacks[MadePapers] = Callbacks(self, self._ready, self._failed)
        given = (self._session.desk, self.own.text(), self.counts.value, self.asks.isChecked())
        self._session.jobs.write(answer, vault_actions.make_escrow_papers, *given, self._look.lang)

    def _ready(self, made: MadePapers) -> None:
        self.own.clear()
        self._say(
            self._look.words.say(
                "The papers are made and were tried in every combination. Print them now, or write them off the screen: they are kept nowhere. They count once that is done. Give each to another person."
            )
        )
        self.made.show_papers(made)

    def _keep(self, words: str) -> None:
        """They are on paper: from now on the list names them, or the other coordinators sign first."""
        made = self.made.made
        if made is None or made.escrow is None or made is self._kept:
            self._say(words)
            return
        self._kept = made
        answer: Callbacks[tuple[bytes, ProposedLeads]] = Callbacks(
            self, self._proposed, self._not_kept
        )
        self._session.jobs.write(answer, self._session.desk.sync.escrow.keep, made.escrow)

    def _proposed(self, found: tuple[bytes, ProposedLeads]) -> None:
        say = self._look.words.say
        self._proposal, told = found[0], found[1].told
        self.made.written.hide()
        self.proposal.setVisible(not told.enough)
        self._say(
            say("It holds from now on. Hand over to everybody, so that their vaults follow.")
            if told.enough
            else say("More coordinators must sign. Give them this file.")
        )
        self.refresh()

    def _not_kept(self, problem: VsdeskError) -> None:
        self._kept = None
        self._failed(problem)

    def _save(self) -> None:
        title = self._look.words.say("Save the file for the other coordinators")
        self._session.prompts.save_file(self, title, "key-papers.vsdesk", self.save_proposal)

    def save_proposal(self, path: Path) -> None:
        """Write the proposal where the person said."""
        answer = Callbacks[None](self, self._saved, self._failed)
        self._session.jobs.write(answer, diskio.write_file, path, self._proposal)

    def _saved(self, _: None) -> None:
        self._say(self._look.words.say("More coordinators must sign. Give them this file."))

    # Giving up.
    def _ask_end(self) -> None:
        say = self._look.words.say
        question = Prompt(
            say("Give the organisation's key papers up?"),
            say(
                "Each vault closes this way in once it has heard. Backups of before still open with the papers: burn them."
            ),
            (("back", say("Go back")), ("end", say("Give them up"))),
            danger="end",
        )
        self._session.prompts.ask(self, question, lambda key, _: self._end(key))

    def _end(self, key: str) -> None:
        if key != "end":
            return
        answer: Callbacks[tuple[bytes, ProposedLeads]] = Callbacks(self, self._ended, self._failed)
        self._session.jobs.write(
            answer, vault_actions.end_escrow, self._session.desk, self.own.text()
        )

    def _ended(self, found: tuple[bytes, ProposedLeads]) -> None:
        self.own.clear()
        self.made.forget()
        self._proposed(found)

    def _failed(self, problem: VsdeskError) -> None:
        if self._makes:
            self._check()
        self._say(self._look.words.say(problem.code.sentence))

    def _say(self, words: str) -> None:
        self.said.say(words)
        self.said.show()


def _answered(session: VaultSession, yes: bool) -> None:
    session.desk.sync.escrow.answer(yes=yes)
