"""A red risk: nothing leaves, until a coordinator decides otherwise and writes why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vsdesk.records.checks.risk import is_red, standing_risks
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.records.on_screen import OnScreen
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.prompts import Prompt

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class RiskBanner(Banner):
    """`decided` after the coordinator's reason was written; made only where `speaks_of_risk` holds."""

    decided = Signal()

    def __init__(self, look: UiContext, session: VaultSession, dossier: Dossier) -> None:
        say = look.words.say
        self._session, self._dossier = session, dossier
        self._today = session.desk.context.today()
        red = is_red(dossier, self._today)
        self.button = (
            Button(look, say("Decide, with a reason"), "override-risk")
            if red and session.role in COORDINATORS
            else None
        )
        reasons = [
            one.text("override_why")
            for one in reds(dossier, self._today)
            if one.text("override_why")
        ]
        title = (
            say("The risk is red: nothing leaves.")
            if red
            else say("The risk is red. A coordinator decided that this may go on.")
        )
        text = say("A coordinator decides, and writes why.") if red else " ".join(reasons)
        super().__init__(look, title, text, "stop" if red else "warn", button=self.button)
        self.setObjectName("risk")
        self._look = look
        if self.button is not None:
            self.button.clicked.connect(self._ask)

    def _ask(self) -> None:
        say = self._look.words.say
        question = Prompt(
            say("May this go on although somebody is in great danger?"),
            say("Your reason stays in the case, beside the risk. You can take it back there."),
            (("stay", say("It stays here")), ("go", say("It may go on"))),
            danger="go",
            reason=say("Reason"),
        )
        self._session.prompts.ask(self, question, self._answered)

    def _answered(self, key: str, why: str) -> None:
        if key == "go" and why:
            answer = Callbacks(self, self._written)
            ids = [one.id for one in reds(self._dossier, self._today)]
            shown = OnScreen.of(self._dossier)
            override = self._session.desk.access.safeguards.override_risk
            self._session.jobs.write(answer, override, ids, why, shown=shown)

    def _written(self, _: object) -> None:
        self.decided.emit()


def speaks_of_risk(dossier: Dossier, today: str) -> bool:
    """Whether a standing risk is red, overridden or not."""
    return bool(reds(dossier, today))


def reds(dossier: Dossier, today: str) -> list[RecordView]:
    """The standing assessments that say red."""
    return [one for one in standing_risks(dossier, today) if "red" in one.every("level")]
