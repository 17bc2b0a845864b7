"""Backups: when the last one was made and where, one more, and the drill."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from vsdesk.desk.access.drill_words import damaged
from vsdesk.ui import vault_actions
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.measure import amount, day, local, size
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.stick_watch import Sticks, find
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.key_papers import PapersEntry
from vsdesk.words import refusal_words

if TYPE_CHECKING:
    from vsdesk.desk import BackupResult, BackupRow, Desk, DrillRecord, DrillResult
    from vsdesk.desk.access.way_service import PaperSet
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.stick_watch import Stick
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

    _State = tuple[list[BackupRow], DrillRecord | None, list[tuple[Stick, BackupRow | None]]]

_SHOWN: Final = 5  # backups that are listed
_DAY: Final = 86_400_000  # milliseconds
_LEAST: Final = (
    200  # pixels at 100 % for what is said of a stick; with less its button goes on below
)


class BackupCard(Card):
    """Where a stick is in, one press brings its backup up to date."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        say = look.words.say
        super().__init__(look, say("Backups"), icon="save", space=10)
        self.setObjectName("backups")
        self._session = session
        self._ticket: JobHandle | None = None
        self._list = column(look, space=8)
        self.body.addLayout(self._list)
        self.said = Paragraph(look, "", "body", "text2")
        self.said.setObjectName("backup-said")
        self.said.hide()
        self.body.addWidget(self.said)
        line = Flow(look, space=8)
        self.button = Button(look, say("Back up to a folder or stick"), "back-up", icon="save")
        self.button.clicked.connect(self._choose)
        line.addWidget(self.button)
        self.stop = Button(look, say("Stop"), "stop-backup", icon="stop")
        self.stop.clicked.connect(self._stop)
        self.stop.hide()
        line.addWidget(self.stop)
        self.body.addLayout(line)
        self.rule()
        words = say(
            "A backup helps only whoever can open it. Try it now and then, with what is on your paper."
        )
        self.body.addWidget(Paragraph(look, words, "small", "text2"))
        label = say("Passphrase, or the recovery words")
        self.secret = SecretField(look, "drill-secret", label, say("Show the passphrase"))
        self.secret.textChanged.connect(self._check)
        self.body.addLayout(labelled(look, label, self.secret))
        self.papers: PapersEntry | None = None
        self._papers_at = column(look)
        self.body.addLayout(self._papers_at)
        line = Flow(look, space=8)
        self.try_it = Button(look, say("Try a backup"), "drill", icon="check")
        self.try_it.clicked.connect(self._choose_drill)
        line.addWidget(self.try_it)
        self.by_papers = Button(look, say("Try it with key papers"), "drill-papers", kind="link")
        self.by_papers.clicked.connect(self._ask_papers)
        line.addWidget(self.by_papers)
        self.body.addLayout(line)
        self.sticks = Sticks(self)
        self.sticks.changed.connect(self.refresh)
        self._check()
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        answer: Callbacks[_State] = Callbacks(self, self._show)
        self._session.jobs.read(answer, _state, self._session.desk)

    # What there is.
    def _show(self, found: _State) -> None:
        rows, drilled, sticks = found
        look, say = self._look, self._look.words.say
        clear(self._list)
        if not rows:
            words = say(
                "No backup was made yet. What was not handed over is on this computer alone."
            )
            self._list.addWidget(Paragraph(look, words, "body"))
        for one in rows[:_SHOWN]:
            self._list.addWidget(Paragraph(look, self._told(one), "body", "text2"))
        for stick, held in sticks:
            self._list.addLayout(self._stick(stick, held))
        self._list.addWidget(Paragraph(look, self._tried(drilled), "small", "text2"))

    def _told(self, one: BackupRow) -> str:
        words = self._look.words
        newest = one.generations[-1].at
        place = f"\u2068{Path(one.place).name or one.place}\u2069"
        return words.say(
            "{place}: last backup on {day}, {ago}",
            place=place,
            day=day(words, local(newest)),
            ago=self._ago(newest),
        )

    def _ago(self, at: int) -> str:
        days = max(0, (self._session.desk.context.env.clock() - at) // _DAY)
        words = self._look.words
        return words.count("{n} day ago", "{n} days ago", days) if days else words.say("today")

    def _stick(self, stick: Stick, held: BackupRow | None) -> Flow:
        look, say = self._look, self._look.words.say
        line = Flow(look, space=8)
        name = f"\u2068{stick.name}\u2069"
        if held is None:
            words = say("Stick {name}: no backup of this vault yet", name=name)
        else:
            ago = self._ago(held.generations[-1].at)
            words = say("Stick {name}: last backup {ago}", name=name, ago=ago)
        line.addWidget(Paragraph(look, words), 1, least=look.px(_LEAST))
        button = Button(look, say("Back up here"), f"back-up-{stick.root.name}", kind="primary")
        button.setAccessibleName(look.dots(button.text(), stick.name))
        button.setEnabled(stick.writable)
        button.clicked.connect(lambda: self.back_up(stick.root))
        line.addWidget(button)
        return line

    def _tried(self, drilled: DrillRecord | None) -> str:
        words = self._look.words
        if drilled is None:
            return words.say("No backup was tried yet.")
        when = day(words, local(drilled.at))
        if drilled.ok:
            return words.say("Tried on {day}: it would have worked.", day=when)
        return words.say("Tried on {day}: it would not have worked.", day=when)

    # Backing up.
    def _choose(self) -> None:
        title = self._look.words.say("Where the backup shall lie")
        self._session.prompts.folder(self, title, "", self.back_up)

    def back_up(self, place: Path) -> None:
        """Bring the backup there up to date."""
        if self._ticket is not None:
            return
        self._work(True)
        answer: Callbacks[BackupResult] = Callbacks(
            self, self._written, self._failed, self._step, self._stopped
        )
        service = self._session.desk.access.backups
        self._ticket = self._session.jobs.read_long(answer, service.back_up, place)

    def _written(self, made: BackupResult) -> None:
        words = self._look.words
        self._work(False)
        self._say(
            words.say(
                "The backup is there, and was read back. {fresh} of {size} were new.",
                fresh=size(words, made.fresh),
                size=size(words, made.size),
            )
        )
        self.refresh()

    # Trying.
    def _check(self) -> None:
        self.try_it.setEnabled(self._can_try and self._ticket is None)

    @property
    def _can_try(self) -> bool:
        """Whether a way in was typed: a passphrase, words, or as many key papers as are needed."""
        whole = self.papers is not None and not self.papers.missing
        return whole or bool(self.secret.text().strip())

    def _ask_papers(self) -> None:
        answer: Callbacks[tuple[PaperSet, ...]] = Callbacks(self, self._take_papers)
        self._session.jobs.read(answer, self._session.desk.access.ways.paper_sets)

    def _take_papers(self, sets: tuple[PaperSet, ...]) -> None:
        if not sets:
            self._say(self._look.words.say("This vault has no key papers."))
            return
        clear(self._papers_at)
        self.secret.clear()
        self.papers = PapersEntry(self._look, self._session.jobs, sets)
        self.papers.changed.connect(self._check)
        self._papers_at.addWidget(self.papers)
        self.papers.setFocus()
        self._check()

    def _choose_drill(self) -> None:
        title = self._look.words.say("The folder or stick with the backup")
        self._session.prompts.folder(self, title, "", self.drill)

    def drill(self, place: Path) -> None:
        """Try the backup there."""
        if self._ticket is not None:
            return
        self._work(True)
        answer: Callbacks[DrillResult] = Callbacks(
            self, self._drilled, self._failed, self._step, self._stopped
        )
        jobs, desk = self._session.jobs, self._session.desk
        if self.papers is not None and not self.papers.missing:
            papers = self.papers.papers
            tries = vault_actions.try_backup_by_papers
            self._ticket = jobs.read_long(answer, tries, desk, place, papers)
        else:
            secret = self.secret.text()
            self._ticket = jobs.read_long(answer, vault_actions.try_backup, desk, place, secret)

    def _drilled(self, tried: DrillResult) -> None:
        words = self._look.words
        self._work(False)
        self.secret.clear()
        if self.papers is not None:
            self.papers.clear()
        if tried.ok:
            counts = self._look.listed(
                [
                    words.count("{n} case", "{n} cases", tried.cases),
                    words.count("{n} family", "{n} families", tried.families),
                    words.count("{n} file", "{n} files", tried.files),
                ]
            )
            said = [self._look.dots(words.say("This would have worked."), counts)]
            self._say(" ".join([*said, *damaged(tried, words)]))
        else:
            told = [words.say("This would not have worked. Make another backup, on another stick.")]
            if tried.older:
                told.append(
                    words.say("The newest state in this backup is gone. The one before it opens.")
                )
            self._say(" ".join([*told, *damaged(tried, words)]))
        self.refresh()

    # Both.
    def _work(self, busy: bool) -> None:
        """The keyboard stays in this card: what is typed next must not stand openly in another field."""
        self.stop.setVisible(busy)
        (self.stop if busy else self.secret).setFocus()
        if not busy:
            self._ticket = None
        self.button.setEnabled(not busy)
        self.try_it.setEnabled(not busy and self._can_try)

    def _step(self, stage: str, done: int, total: int) -> None:
        words = self._look.words
        if stage in ("copying", "writing"):
            self._say(
                words.say("Writing: {amount}", amount=amount(words, done, total, weighed=True))
            )
        else:
            self._say(words.say("Reading back what was written …"))

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _stopped(self) -> None:
        self._work(False)
        self._say(self._look.words.say("Stopped. The backup of before stands."))

    def _failed(self, problem: VsdeskError) -> None:
        self._work(False)
        self._say(refusal_words(self._look.words, problem))

    def _say(self, words: str) -> None:
        self.said.say(words)
        self.said.show()


def _state(desk: Desk) -> _State:
    service = desk.access.backups
    sticks = [(stick, service.lies_in(stick.root)) for stick in find()]
    return service.known(), service.drilled(), sticks
