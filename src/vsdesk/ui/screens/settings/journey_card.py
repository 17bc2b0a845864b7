"""A computer that somebody else looks at, or takes: what is put away before a journey, and the two ways back;
what is seen of the program, and erasing the vault at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.desk.access import journey_words
from vsdesk.errors import CODES
from vsdesk.ui import vault_actions
from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.boxes import clear, column, plane
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.measure import amount, day, local
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.words import mark, refusal_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.desk.access.journeys import BroughtBack, JourneyOutlook, JourneyState
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.settings import Settings
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


_SHOWN: Final = 12  # of those that cannot be put away, that are named
_STAGES: Final = {
    "putting_away": mark("Putting away: {amount}"),
    "folding": mark("Putting away: {amount}"),
    "bringing_back": mark("Bringing back: {amount}"),
}


class JourneyCard(Card):
    """At home it looks before it does anything; on a journey it says so, and takes word that one is back."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        say = look.words.say
        super().__init__(look, say("Before a journey"), icon="sealed", space=10)
        self.setObjectName("journey")
        self._session = session
        self._ticket: JobHandle | None = None
        why = say(
            "Before you carry this computer past people who may look into it: all but your own open cases is put away. "
            "Whoever makes you open the vault reads nobody else in it."
        )
        self.body.addWidget(Paragraph(look, why, "body", "text2"))
        self._list = column(look, space=6)
        self.body.addLayout(self._list)
        self._older = plane()
        label = say("Passphrase, or the recovery words, of the day of that backup")
        self.secret = SecretField(look, "journey-secret", label, say("Show the passphrase"))
        column(look, self._older).addLayout(labelled(look, label, self.secret))
        self._older.hide()
        self.body.addWidget(self._older)
        line = Flow(look, space=8)
        self.look_first = self._button(line, say("See what would be put away"), "travel-look")
        self.look_first.clicked.connect(self._ask)
        self.now = self._button(line, say("Put it away now"), "travel-now", "danger")
        self.now.clicked.connect(self._leave)
        self.not_now = self._button(line, say("Not now"), "travel-not-now")
        self.not_now.clicked.connect(self.refresh)
        self.back = self._button(line, say("I am back"), "travel-back", "primary")
        self.back.clicked.connect(self._come_back)
        self.backup = self._button(line, say("Bring it back from a backup"), "travel-backup")
        self.backup.clicked.connect(self._choose)
        self.without = self._button(line, say("Go on without the rest"), "travel-without")
        self.without.clicked.connect(self._ask_without)
        self.sure = self._button(line, say("Yes, go on without it"), "travel-sure", "danger")
        self.sure.clicked.connect(self._go_on)
        self.stop = self._button(line, say("Stop"), "travel-stop")
        self.stop.clicked.connect(self._stop)
        self.said = Paragraph(look, "", "body")
        self.said.setObjectName("journey-said")
        self.said.hide()
        self.body.addWidget(self.said)
        self.body.addLayout(line)
        self._offer()
        self.refresh()

    def _button(self, line: Flow, words: str, name: str, kind: str = "secondary") -> Button:
        made = Button(self._look, words, name, kind=kind)
        line.addWidget(made)
        return made

    def _offer(self, *buttons: Button) -> None:
        """These and no others; the keyboard stays in this card."""
        every = (self.look_first, self.now, self.not_now, self.back, self.backup, self.without)
        held = any(one.hasFocus() for one in (*every, self.sure, self.stop))
        for one in (*every, self.sure, self.stop):
            one.setVisible(one in buttons)
        if held and buttons:
            buttons[0].setFocus()

    def refresh(self) -> None:
        """Ask again where the vault is."""
        answer: Callbacks[JourneyState | None] = Callbacks(self, self._show)
        self._session.jobs.read(answer, self._session.desk.access.journeys.state)

    def _show(self, state: JourneyState | None) -> None:
        words = self._look.words
        if state is None:
            self._tell(())
            self._older.hide()
            self._offer(self.look_first)
        elif not state.back:
            since = day(words, local(state.since))
            self._tell([journey_words.state(state, words, since)])
            self._offer(self.back)
        else:
            self._tell([journey_words.state(state, words), journey_words.ways_back(state, words)])
            self._offer(self.backup, self.without)

    def _tell(self, lines: Sequence[str], small: Sequence[str] = ()) -> None:
        clear(self._list)
        for one in lines:
            self._list.addWidget(Paragraph(self._look, one, "body"))
        for one in small:
            self._list.addWidget(Paragraph(self._look, one, "small", "text2"))

    # Before.
    def _ask(self) -> None:
        answer: Callbacks[JourneyOutlook] = Callbacks(self, self._outlook, self._failed)
        self.said.hide()
        self._session.jobs.write(answer, self._session.desk.access.journeys.outlook)

    def _outlook(self, seen: JourneyOutlook) -> None:
        words, labels = self._look.words, self._session.labels
        lines = [journey_words.stays(seen, words), *journey_words.goes(seen, words, labels)]
        if seen.stuck:
            lines.append(journey_words.stuck(seen, words))
            lines += [journey_words.stuck_row(one, words, labels) for one in seen.stuck[:_SHOWN]]
            if len(seen.stuck) > _SHOWN:
                more = len(seen.stuck) - _SHOWN
                lines.append(words.count("and {n} more", "and {n} more", more))
        self._tell(lines, journey_words.before(seen, words, _called))
        if seen.first:
            self._say(words.say(CODES["E_BACKUP_FIRST"].sentence))
        ready = bool(seen.away.spaces) and not seen.first
        self._offer(*((self.not_now, self.now) if ready else (self.not_now,)))

    def _leave(self) -> None:
        journeys = self._session.desk.access.journeys
        self._work(lambda _: self._done(), journeys.leave)

    # Back.
    def _come_back(self) -> None:
        answer: Callbacks[None] = Callbacks(self, lambda _: self._done(), self._failed)
        self._session.jobs.write(answer, self._session.desk.access.journeys.back)

    def _choose(self) -> None:
        title = self._look.words.say("The folder or stick with the backup")
        self._session.prompts.folder(self, title, "", self.bring_back)

    def bring_back(self, place: Path) -> None:
        """Take what is missing from the backup there."""
        desk, secret = self._session.desk, self.secret.text()
        self._work(self._taken, vault_actions.bring_back, desk, place, secret)

    def _taken(self, found: BroughtBack) -> None:
        self.secret.clear()
        self._done(" ".join(journey_words.taken(found, self._look.words)))

    def _ask_without(self) -> None:
        say = self._look.words.say
        self._say(
            say(
                "What is still away counts as never received, and papers are made without it. Go on?"
            )
        )
        self._offer(self.not_now, self.sure)

    def _go_on(self) -> None:
        journeys = self._session.desk.access.journeys
        self._work(lambda _: self._done(), journeys.go_on_without)

    # Work.
    def _work(self, then: Callable[..., None], work: Callable[..., object], *given: object) -> None:
        if self._ticket is not None:
            return
        self._offer(self.stop)
        answer: Callbacks[object] = Callbacks(self, then, self._failed, self._step, self._stopped)
        self._ticket = self._session.jobs.write_long(answer, work, *given)

    def _step(self, stage: str, done: int, total: int) -> None:
        words = self._look.words
        said = _STAGES.get(stage)
        if said is None:
            self._say(words.say("One moment …"))
        else:
            self._say(words.say(said, amount=amount(words, done, total, weighed=False)))

    def _done(self, words: str = "") -> None:
        self._ticket = None
        self._older.hide()
        self._say(words)
        self.refresh()

    def _stop(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _stopped(self) -> None:
        self._done(self._look.words.say("Stopped. What was done before that stays."))

    def _failed(self, problem: VsdeskError) -> None:
        self._done(refusal_words(self._look.words, problem))
        if problem.name in ("E_UNLOCK", "E_RECOVERY"):  # made under an older key
            self._older.show()

    def _say(self, words: str) -> None:
        self.said.say(words)
        self.said.setVisible(bool(words))


def _called(place: str) -> str:
    return Path(place).name or place


class WatchedCard(Card):
    """`changed` when a tick was set, `wipe` when the vault is to be erased (which is asked)."""

    changed = Signal()
    wipe = Signal()

    def __init__(self, look: UiContext, settings: Settings) -> None:
        say = look.words.say
        super().__init__(look, say("If somebody looks, or takes it"), icon="sealed", space=10)
        self.setObjectName("watched")
        self.blank = Tick(
            look,
            say("Show nothing while another window is in front"),
            "blank",
            on=settings.blank,
        )
        self.plain = Tick(
            look,
            say("Write “Documents” in the title bar, not the name of this program"),
            "plain-title",
            on=settings.plain_title,
        )
        self.forgets = Tick(
            look,
            say("Do not remember on this computer where the vaults lie"),
            "forgets",
            on=settings.forgets,
        )
        for one in (self.blank, self.plain, self.forgets):
            one.toggled.connect(self.changed)
            self.body.addWidget(one)
        self.rule()
        words = say(
            "If the computer is about to be taken: the keys are erased in a second, and nobody can read the vault here again. What was not handed over or backed up is lost."
        )
        self.body.addWidget(Paragraph(look, words, "small", "text2"))
        self.button = Button(
            look, say("Erase this vault from this computer …"), "wipe", kind="danger", icon="remove"
        )
        tip.give(self.button, shortcuts.shown(shortcuts.WIPE))
        self.button.clicked.connect(self.wipe)
        self.body.addWidget(self.button, 0, look.leading)
