"""After a device was taken: what lies on it, of what it makes no paper, whom to warn, what else it may open;
and where two copies of it hand over, or its key was turned too often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.desk import PutAside
from vsdesk.desk.outbound.warn_list import warn_words
from vsdesk.desk.sync.device_copies import ASKED, TITLE, TWO_COPIES
from vsdesk.desk.sync.device_turns import KEY_WAITS, TURNS
from vsdesk.desk.sync.standing_holds import NONE_HELD, WHY, more_words
from vsdesk.ui.catalogue.kinds import shown
from vsdesk.ui.catalogue.places import page_of
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.boxes import clear, column, plane
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.people_names import capital, device_words
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from vsdesk.desk import Change, ListRow, Lost, ToWarn
    from vsdesk.desk.sync.device_copies import TwoCopies
    from vsdesk.desk.sync.device_turns import TurnedAgain
    from vsdesk.desk.sync.standing_holds import StandingHold
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_KEYS: Final = Route("settings", part="keys")


class WarnCard(Card):
    """Families and sources of whom something lies on a device, those who could be harmed first. `go` carries
    the place of the page that was asked for."""

    go = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, device_id: str) -> None:
        say = look.words.say
        super().__init__(look, say("Whom to warn"), icon="phone", space=8)
        self.setObjectName("card-warn")
        self._session, self._device_id = session, device_id
        words = say(
            "No phone number stands here: a list of them would be the next thing to be taken. Open the page, and read there how to call safely."
        )
        self.body.addWidget(Paragraph(look, words, "body", "text2"))
        self._rows = column(look, space=8)
        self.body.addLayout(self._rows)
        answer: Callbacks[tuple[ToWarn, ...]] = Callbacks(self, self._show)
        session.jobs.write(answer, session.desk.sync.revocations.to_warn, device_id)

    def _show(self, found: tuple[ToWarn, ...]) -> None:
        look = self._look
        if not found:
            words = look.words.say("As far as is known here, nobody is to be warned.")
            self._rows.addWidget(Paragraph(look, words, "body"))
            return
        self._rows.addWidget(More(look, "more-warn", found, self._row))
        button = Button(look, look.words.say("The list on paper"), "print-warn", icon="print")
        button.clicked.connect(lambda: self.go.emit(Route("paper", self._device_id, "warn")))
        self._rows.addWidget(button, 0, look.leading)

    def _row(self, one: ToWarn) -> QWidget:
        look, row = self._look, one.row
        name = row.name or row.other or look.words.say("Without a name yet")
        icon = "warn" if one.red else shown(row.kind).icon
        kind = capital(self._session.labels.kind(row.kind))
        under = look.dots(kind, row.number, *warn_words(one, look.words))
        button = RowButton(look, icon, name, under, f"warn-{row.id[:8]}")
        button.clicked.connect(lambda: self.go.emit(page_of(row.kind, row.id)))
        return button


class OwnKeysCard(Card):
    """Whether the taken device opens this vault, and the way to new keys. `go` as above."""

    go = Signal(object)

    def __init__(self, look: UiContext) -> None:
        say = look.words.say
        super().__init__(look, say("Did it open this vault too?"), icon="key", space=8)
        self.setObjectName("card-own-keys")
        words = say(
            "If a copy or a backup of this vault, its passphrase or the paper with the words was taken along: change these, then give this vault and this device new keys. What lay there is not taken back by it; what comes from now on stays closed."
        )
        self.body.addWidget(Paragraph(look, words, "body", "text2"))
        button = Button(look, say("To the keys"), "to-keys", icon="go", after=True)
        button.clicked.connect(lambda: self.go.emit(_KEYS))
        self.body.addWidget(button, 0, look.leading)


class HeldCard(Card):
    """What lies on a device, as far as is known here. `go` as above."""

    go = Signal(object)

    def __init__(self, look: UiContext, found: Lost) -> None:
        say = look.words.say
        super().__init__(look, say("What lies on it"), icon="device", space=8)
        self.setObjectName("card-lies")
        aside = (*found.aside, *found.left)
        self._aside = {one.space: one.name for one in aside}
        held: list[ListRow | PutAside] = [*found.holds]
        held += [one for one in aside if one.row is None]
        if found.everything:
            words = say("It is a coordinator's: all that was handed over lies on it.")
        elif held:
            words = say(
                "As far as is known here. Whoever holds the device and its passphrase can read these; think of whom to warn first."
            )
        else:
            words = say("As far as is known here, no file lies on it.")
        self.body.addWidget(Paragraph(look, words, "body", "text2"))
        if held and not found.everything:
            self.body.addWidget(More(look, "more-holds", held, self._row))

    def _row(self, one: ListRow | PutAside) -> QWidget:
        """What counts is opened; a file that was put aside whole has no page."""
        if isinstance(one, PutAside):
            return Paragraph(self._look, called(self._look, one), "strong")
        name = _name(self._look, one, self._aside.get(one.id, ""))
        icon = shown(one.kind).icon
        button = RowButton(self._look, icon, name, one.number, f"held-{one.id[:8]}")
        button.clicked.connect(lambda: self.go.emit(page_of(one.kind, one.id)))
        return button


class NoPapersCard(Card):
    """The files of which a device makes no paper for outside, who holds them, and the way to lift that.
    `go` as above."""

    go = Signal(object)

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        device_id: str,
        failed: Callable[[VsdeskError], None],
    ) -> None:
        say = look.words.say
        super().__init__(look, say("Papers that it does not make"), icon="print", space=8)
        self.setObjectName("card-papers")
        self._session, self._device_id, self._failed = session, device_id, failed
        self._rows = column(look, space=8)
        self.body.addLayout(self._rows)
        self._refresh()

    def _refresh(self) -> None:
        answer: Callbacks[tuple[StandingHold, ...]] = Callbacks(self, self._show, self._failed)
        self._session.jobs.read(answer, self._session.desk.sync.holds.of, self._device_id)

    def _show(self, found: tuple[StandingHold, ...]) -> None:
        look, say = self._look, self._look.words.say
        clear(self._rows)
        self._rows.addWidget(Paragraph(look, say(WHY if found else NONE_HELD), "body", "text2"))
        if found:
            self._rows.addWidget(More(look, "more-papers", found, self._hold, ruled=True))

    def _hold(self, one: StandingHold) -> QWidget:
        look, say = self._look, self._look.words.say
        made = plane()
        box = column(look, made, space=6)
        names = look.listed([device_words(look, row) for row in one.by])
        by = say("Written by: {names}", names=names)
        box.addWidget(Paragraph(look, by, "strong"))
        box.addWidget(More(look, f"more-{one.id[:8]}", one.files, self._row))
        for told in more_words(one, look.words):
            box.addWidget(Paragraph(look, told, "body"))
        words = say("Let it make papers of these again")
        button = Button(look, words, f"lift-{one.id[:8]}")
        button.setAccessibleName(look.dots(words, by))
        button.clicked.connect(lambda: self._asked(one))
        box.addWidget(button, 0, look.leading)
        return made

    def _row(self, row: ListRow) -> QWidget:
        name = row.name or row.other or self._look.words.say("Without a name yet")
        icon = shown(row.kind).icon
        button = RowButton(self._look, icon, name, row.number, f"no-paper-{row.id[:8]}")
        button.clicked.connect(lambda: self.go.emit(page_of(row.kind, row.id)))
        return button

    def _asked(self, one: StandingHold) -> None:
        say = self._look.words.say
        question = Prompt(
            say("Is nobody guarded by it any more?"),
            say(
                "The device hears of it with the next bundle. What this vault finds to guard somebody is held again then."
            ),
            (("back", say("Go back")), ("lift", say("Let it make papers of these again"))),
            reason=say("Why nobody is guarded by it"),
        )
        self._session.prompts.ask(self, question, lambda key, why: self._lift(key, why, one))

    def _lift(self, key: str, why: str, one: StandingHold) -> None:
        if key == "lift":
            answer: Callbacks[Change] = Callbacks(self, lambda _: self._refresh(), self._failed)
            lift = self._session.desk.sync.holds.lift
            self._session.jobs.write(answer, lift, one.id, why, shown=one.shown)


class CopiesCard(Card):
    """It is gone once somebody says that there is one again; the page hears of that by the session."""

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        found: TwoCopies,
        failed: Callable[[VsdeskError], None],
    ) -> None:
        say = look.words.say
        super().__init__(look, say(TITLE), icon="warn", space=10)
        self.setObjectName("card-copies")
        self._session, self._device, self._failed = session, found.device.device_id, failed
        self._say = say
        if found.since:
            since = say("since {day}", day=day_of(look.words, found.since))
            self.body.addWidget(Paragraph(look, since, "small", "text2"))
        self.body.addWidget(Paragraph(look, say(TWO_COPIES), "body"))
        words = say("It was put back from a backup: there is one again")
        self.button = Button(look, words, "one-again")
        self.button.clicked.connect(self._ask)
        self.body.addWidget(self.button, 0, look.leading)

    def _ask(self) -> None:
        say = self._say
        question = Prompt(
            say(ASKED),
            say(
                "The copy that handed over last stays, and no other one is used any more. If another one hands over again, you are asked again."
            ),
            (("back", say("Go back")), ("one", say("Yes, there is one again"))),
        )
        self._session.prompts.ask(self, question, self._answered)

    def _answered(self, key: str, _: str) -> None:
        if key == "one":
            answer: Callbacks[None] = Callbacks(self, lambda _: None, self._failed)
            work = self._session.desk.sync.copies.say_one_again
            self._session.jobs.write(answer, work, self._device)


class KeyWaitsCard(Card):
    """It is gone once somebody says that the key is the device's; the page hears of that by the session."""

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        found: TurnedAgain,
        failed: Callable[[VsdeskError], None],
    ) -> None:
        say = look.words.say
        super().__init__(look, say(TURNS), icon="key", space=10)
        self.setObjectName("card-key-waits")
        self._session, self._seen, self._failed = session, found, failed
        self._say = say
        self.body.addWidget(Paragraph(look, say(KEY_WAITS), "body"))
        self.button = Button(look, say("The new key is theirs"), "say-key")
        self.button.clicked.connect(self._ask)
        self.body.addWidget(self.button, 0, look.leading)

    def _ask(self) -> None:
        say = self._say
        question = Prompt(
            say(ASKED),
            say("From then on only whoever has the new key reads what is written for this device."),
            (("back", say("Go back")), ("key", say("Yes, the new key is theirs"))),
        )
        self._session.prompts.ask(self, question, self._answered)

    def _answered(self, key: str, _: str) -> None:
        if key == "key":
            answer: Callbacks[None] = Callbacks(self, lambda _: None, self._failed)
            work = self._session.desk.sync.turns.say_new_key
            self._session.jobs.write(answer, work, self._seen)


def called(look: UiContext, one: PutAside) -> str:
    """How what was put aside is called."""
    if one.row is None:
        return look.dots(look.words.say("A new file"), one.name)
    return look.dots(_name(look, one.row, one.name), one.row.number)


def _name(look: UiContext, row: ListRow, aside: str) -> str:
    """Where no name of it counts, the one that was put aside."""
    return row.name or row.other or aside or look.words.say("Without a name yet")
