"""Not all of a file is here, or of the vault: of which devices something is missing, until it comes or a
coordinator writes why it goes on without it; and that word, which any coordinator may take back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk.access.missing_service import WHOLE
from vsdesk.desk.access.missing_words import (
    advice,
    again_question,
    lines,
    question_of,
    went_on_lines,
)
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.records.not_whole import ELSEWHERE, REASON
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.parts.risk_banner import RiskBanner, speaks_of_risk

if TYPE_CHECKING:
    from vsdesk.desk.access.missing_service import MissingFrom, WentOn
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class MissingBanner(QWidget):
    """Of one file, or of `WHOLE` that which keeps back what is asked of the whole vault; nothing where all
    of it is here. Of a file that goes on without something, that it does. `decided` after the coordinator's
    reason was written."""

    decided = Signal()

    def __init__(self, look: UiContext, session: VaultSession, root: str) -> None:
        super().__init__()
        self._look, self._session, self._root = look, session, root
        self._found: tuple[MissingFrom, ...] = ()
        self._went: tuple[WentOn, ...] = ()
        self._box = column(look, self)
        self.hide()
        session.jobs.read(Callbacks(self, self._show), session.desk.access.missing.of, root)

    def _show(self, found: tuple[MissingFrom, ...]) -> None:
        look, say = self._look, self._look.words.say
        self._found = found
        clear(self._box)
        self.setHidden(not found)
        if not found:
            went_on = self._session.desk.access.missing.went_on
            self._session.jobs.read(Callbacks(self, self._show_going), went_on, self._root)
            return
        button = None
        if self._session.role in COORDINATORS:
            button = Button(look, say("It never comes: go on, with a reason"), "go-without")
            button.clicked.connect(self._ask)
        told = " ".join((*lines(found, look.words), advice(look.words)))
        title = (
            say("Not all of this file is here")
            if self._root
            else say("Not all of this vault is here")
        )
        banner = Banner(look, title, told, "stop", button=button)
        banner.setObjectName("not-whole")
        self._box.addWidget(banner)

    def _show_going(self, found: tuple[WentOn, ...]) -> None:
        look, say = self._look, self._look.words.say
        self._went = found
        self.setHidden(not found)
        if not found:  # nearly always
            return
        button = None
        if self._session.role in COORDINATORS:
            button = Button(look, say("Wait for it again, with a reason"), "wait-again")
            button.clicked.connect(self._ask_again)
        told = " ".join(went_on_lines(found, look.words))
        title = say("This file goes on without something that has not come")
        banner = Banner(look, title, told, "warn", button=button)
        banner.setObjectName("goes-without")
        self._box.addWidget(banner)

    def _ask_again(self) -> None:
        say = self._look.words.say
        title, text = again_question(self._look.words)
        question = Prompt(
            title,
            text,
            (("stay", say("Leave it as it is")), ("wait", say("Wait for it again"))),
            reason=say("Reason"),
        )
        self._session.prompts.ask(self, question, self._answered_again)

    def _answered_again(self, key: str, why: str) -> None:
        if key == "wait" and why:
            shown = [one.op for one in self._went]
            write = self._session.desk.access.missing.wait_again
            answer: Callbacks[object] = Callbacks(self, lambda _: self.decided.emit())
            self._session.jobs.write(answer, write, self._root, shown, why)

    def _ask(self) -> None:
        say = self._look.words.say
        title, text = question_of(self._root, self._look.words)
        question = Prompt(
            title,
            text,
            (("stay", say("It stays here")), ("go", say("It goes on without that"))),
            danger="go",
            reason=say("Reason"),
        )
        self._session.prompts.ask(self, question, self._answered)

    def _answered(self, key: str, why: str) -> None:
        if key == "go" and why:
            shown = [id for one in self._found for id in one.ids]
            write = self._session.desk.access.missing.go_on_without
            answer: Callbacks[object] = Callbacks(self, lambda _: self.decided.emit())
            self._session.jobs.write(answer, write, self._root, shown, why)


def missing_elsewhere(
    look: UiContext, session: VaultSession, problem: VsdeskError
) -> MissingBanner | None:
    """Where something stays because the vault is not whole, what of it; None for any other refusal."""
    told = problem.params.get("reason") == ELSEWHERE
    return MissingBanner(look, session, WHOLE) if told else None


Deciding: TypeAlias = RiskBanner | MissingBanner


def deciding_banner(
    look: UiContext, session: VaultSession, reason: str, dossier: Dossier | None
) -> Deciding | None:
    """Where a coordinator may decide, with a reason, about what closes a file or the vault; None where nobody
    does."""
    if reason == ELSEWHERE:
        return MissingBanner(look, session, WHOLE)
    if dossier is None:
        return None
    if reason == REASON:
        return MissingBanner(look, session, dossier.root)
    if reason == "risk" and speaks_of_risk(dossier, session.desk.context.today()):
        return RiskBanner(look, session, dossier)
    return None
