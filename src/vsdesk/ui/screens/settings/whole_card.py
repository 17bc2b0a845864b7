"""Whether the vault is as it was written: one press looks, each damage has its sentence and its way out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from vsdesk.desk.access import integrity_words, journey_words
from vsdesk.paths import free_folder
from vsdesk.ui import vault_actions
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.measure import amount
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.desk.access.integrity import CheckReport, RepairResult, RescueResult
    from vsdesk.desk.access.journeys import BroughtBack
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_SHOWN: Final = 12  # findings that are named


class WholeCard(Card):
    """Look; then put right what can be, or bring it back from a backup."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        say = look.words.say
        super().__init__(look, say("Is all as it was written?"), icon="check", space=10)
        self.setObjectName("whole")
        self._session = session
        self._ticket: JobHandle | None = None
        why = say(
            "Disks and sticks forget, and a file may be changed. Every page, every entry and every attached file is held against what was written."
        )
        self.body.addWidget(Paragraph(look, why, "body", "text2"))
        self._list = column(look, space=6)
        self.body.addLayout(self._list)
        line = Flow(look, space=8)
        self.look_now = self._button(line, say("Look now"), "check-vault")
        self.look_now.clicked.connect(self._look_at_all)
        self.mend = self._button(line, say("Put right what can be"), "mend-vault", "primary")
        self.mend.clicked.connect(self._mend)
        self.backup = self._button(line, say("Bring it back from a backup"), "heal-vault")
        self.backup.clicked.connect(self._choose)
        self.rescue = self._button(line, say("Read what can be read"), "rescue-vault", "primary")
        self.rescue.clicked.connect(self._ask_where)
        self.rebuild = self._button(
            line, say("Make lists and search anew"), "rebuild-vault", "link"
        )
        self.rebuild.clicked.connect(self._rebuild)
        self.stop = self._button(line, say("Stop"), "stop-check")
        self.stop.clicked.connect(self._stop)
        self.body.addLayout(line)
        self._offer(self.look_now, self.rebuild)

    def _button(self, line: Flow, words: str, name: str, kind: str = "secondary") -> Button:
        made = Button(self._look, words, name, kind=kind)
        line.addWidget(made)
        return made

    def _offer(self, *buttons: Button) -> None:
        """These and no others; the keyboard stays in this card."""
        every = (self.look_now, self.mend, self.backup, self.rescue, self.rebuild, self.stop)
        held = any(one.hasFocus() for one in every)
        for one in every:
            one.setVisible(one in buttons)
        if held and buttons:
            buttons[0].setFocus()

    def _tell(self, lines: Sequence[str]) -> None:
        clear(self._list)
        for one in lines:
            self._list.addWidget(Paragraph(self._look, one, "body"))

    # Looking.
    def _look_at_all(self) -> None:
        self._work(self._looked, self._session.desk.access.integrity.check)

    def _looked(self, found: CheckReport) -> None:
        words, findings = self._look.words, found.findings
        lines = [integrity_words.sentence(one, words) for one in findings[:_SHOWN]]
        if (more := len(findings) - _SHOWN) > 0:
            lines.append(words.count("and {n} more", "and {n} more", more))
        if not found.faults:
            lines.append(words.say("All is as it was written."))
        ways = {way for one in findings for way in one.ways}
        lines += integrity_words.ways_out(findings, words)
        torn = any(one.what in ("lost", "torn") for one in findings)
        offered = [self.look_now]
        if torn or "mend" in ways:
            offered.append(self.mend)
        if torn:
            offered.append(self.backup)
        if "rescue" in ways:
            offered.append(self.rescue)
        self._done(lines, *offered)

    # The ways out.
    def _mend(self) -> None:
        self._work(self._mended, self._session.desk.access.integrity.mend)

    def _mended(self, done: RepairResult) -> None:
        offered = (self.look_now, self.backup) if done.asked else (self.look_now,)
        self._done(integrity_words.mended(done, self._look.words), *offered)

    def _choose(self) -> None:
        title = self._look.words.say("The folder or stick with the backup")
        self._session.prompts.folder(self, title, "", self.bring_back)

    def bring_back(self, place: Path) -> None:
        """Take what is missing or damaged from the backup there."""
        self._work(self._taken, vault_actions.bring_back, self._session.desk, place, "")

    def _taken(self, found: BroughtBack) -> None:
        self._done(journey_words.taken(found, self._look.words), self.look_now)

    def _ask_where(self) -> None:
        title = self._look.words.say("Where the new folder shall lie")
        self._session.prompts.folder(self, title, str(Path.home()), self.read_over)

    def read_over(self, home: Path) -> None:
        """Put what can be read into a new folder there."""
        self._work(self._rescued, self._session.desk.access.integrity.rescue, free_folder(home))

    def _rescued(self, found: RescueResult) -> None:
        words = self._look.words
        lock = words.say("Lock this vault now; “Find a vault” opens the new folder.")
        self._done([*integrity_words.rescued(found, words), lock])

    def _rebuild(self) -> None:
        self._work(self._rebuilt, self._session.desk.access.integrity.fold_anew)

    def _rebuilt(self, _: None) -> None:
        words = self._look.words
        said = words.say("The lists and the search were made anew from the history.")
        self._done([said], self.look_now)

    # Work.
    def _work(self, then: Callable[..., None], work: Callable[..., object], *given: object) -> None:
        if self._ticket is not None:
            return
        self._offer(self.stop)
        answer: Callbacks[object] = Callbacks(self, then, self._failed, self._step, self._stopped)
        self._ticket = self._session.jobs.write_long(answer, work, *given)

    def _step(self, _: str, done: int, total: int) -> None:
        words = self._look.words
        self._tell(
            [words.say("Looking: {amount}", amount=amount(words, done, total, weighed=False))]
        )

    def _done(self, lines: Sequence[str], *offered: Button) -> None:
        self._ticket = None
        self._tell(lines)
        self._offer(*offered)

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _stopped(self) -> None:
        self._done([self._look.words.say("Stopped. Nothing was changed.")], self.look_now)

    def _failed(self, problem: VsdeskError) -> None:
        self._done([self._look.words.say(problem.code.sentence)], self.look_now)
