"""Key papers: some of them together open the vault. Made, printed or written off the screen, and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui import vault_actions
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.made_papers import MadePapersPart
from vsdesk.ui.parts.paper_counts import PaperCounts
from vsdesk.words import refusal_words

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession
    from vsdesk.ui.vault_actions import MadePapers


class PapersCard(Card):
    """How many there are; new ones, which stay here until the page is left."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        say = look.words.say
        super().__init__(look, say("Key papers"), icon="key", space=10)
        self.setObjectName("key-papers")
        self._session = session
        self._kept: MadePapers | None = None  # which of them open the vault
        self._there = False
        why = say(
            "Papers for people whom you trust. Some of them together open the vault when nobody knows a passphrase any more; one alone opens nothing."
        )
        self.body.addWidget(Paragraph(look, why, "small", "text2"))
        self.now = Paragraph(look, "")
        self.body.addWidget(self.now)
        self.counts = PaperCounts(look, "papers", say("How many open the vault"))
        self.counts.changed.connect(self._check)
        self.body.addWidget(self.counts)
        label = say("Your own passphrase")
        self.own = SecretField(look, "papers-own", label, say("Show the passphrase"))
        self.own.textChanged.connect(self._check)
        self.body.addLayout(labelled(look, label, self.own))
        line = Flow(look, space=8)
        self.button = Button(look, say("Make key papers"), "make-papers", icon="key")
        self.button.clicked.connect(self._ask)
        self.remove = Button(look, say("Remove the key papers"), "remove-papers")
        self.remove.clicked.connect(self._ask_remove)
        for one in (self.button, self.remove):
            line.addWidget(one)
        self.body.addLayout(line)
        self.said = Paragraph(look, "")
        self.said.setObjectName("papers-card-said")
        self.said.hide()
        self.body.addWidget(self.said)
        self.made = MadePapersPart(look, session)
        self.made.on_paper.connect(self._keep)
        self.made.failed.connect(self._failed)
        self.body.addWidget(self.made)
        self._check()
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        answer: Callbacks[tuple[int, int] | None] = Callbacks(self, self._show)
        self._session.jobs.read(answer, self._session.desk.access.ways.papers)

    def _show(self, found: tuple[int, int] | None) -> None:
        say = self._look.words.say
        self._there = found is not None
        if found is None:
            self.now.say(say("There are no key papers."))
        else:
            needed, count = found
            self.now.say(
                say(
                    "Any {needed} of {count} key papers open the vault.", needed=needed, count=count
                )
            )
        self.remove.setVisible(self._there)
        self._check()

    def _check(self) -> None:
        self.button.setEnabled(bool(self.own.text()) and self.counts.fits)
        self.remove.setEnabled(bool(self.own.text()))

    # Making.
    def _ask(self) -> None:
        if not self._there:
            self._make("make")
            return
        say = self._look.words.say
        question = Prompt(
            say("Make new key papers?"),
            say(
                "Once the new ones are printed, saved or written down, the key papers of before open the vault no longer. Collect and burn them then."
            ),
            (("back", say("Go back")), ("make", say("Make key papers"))),
            danger="make",
        )
        self._session.prompts.ask(self, question, lambda key, _: self._make(key))

    def _make(self, key: str) -> None:
        if key != "make":
            return
        self.button.setEnabled(False)
        answer: Callbacks[MadePapers] = Callbacks(self, self._ready, self._failed)
        asked = (*self.counts.value, self._look.lang)
        self._session.jobs.write(
            answer, vault_actions.make_papers, self._session.desk, self.own.text(), *asked
        )

    def _ready(self, made: MadePapers) -> None:
        self.own.clear()
        self._say(
            self._look.words.say(
                "The papers are made and were tried in every combination. Print them now, or write them off the screen: they are kept nowhere. They count once that is done. Give each to another person."
            )
        )
        self.made.show_papers(made)
        self.refresh()

    def _keep(self, words: str) -> None:
        """They are on paper: from now on they open the vault."""
        made = self.made.made
        if made is None or made is self._kept:
            self._say(words)
            return

        def done(_: None) -> None:
            self.made.written.hide()
            self._say(words)
            self.refresh()

        self._kept = made
        answer = Callbacks[None](self, done, self._not_kept)
        self._session.jobs.write(answer, vault_actions.keep_papers, self._session.desk, made)

    def _not_kept(self, problem: VsdeskError) -> None:
        self._kept = None
        self._failed(problem)

    # Removing.
    def _ask_remove(self) -> None:
        say = self._look.words.say
        question = Prompt(
            say("Remove the key papers?"),
            say("No key paper opens the vault any more. Backups of before still open with them."),
            (("back", say("Go back")), ("remove", say("Remove the key papers"))),
            danger="remove",
        )
        self._session.prompts.ask(self, question, lambda key, _: self._remove(key))

    def _remove(self, key: str) -> None:
        if key == "remove":
            answer = Callbacks[None](self, self._removed, self._failed)
            self._session.jobs.write(
                answer, vault_actions.remove_papers, self._session.desk, self.own.text()
            )

    def _removed(self, _: None) -> None:
        self.own.clear()
        self.made.forget()
        self._say(self._look.words.say("No key paper opens the vault any more."))
        self.refresh()

    def _failed(self, problem: VsdeskError) -> None:
        self._check()
        self._say(refusal_words(self._look.words, problem))

    def _say(self, words: str) -> None:
        self.said.say(words)
        self.said.show()
