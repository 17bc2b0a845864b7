"""A device lost, taken or left behind: withdraw it, see who has heard, look at what was put aside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from vsdesk.errors import CODES
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, plane, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.reading_order import keyboard_kept
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.due_rows import NO_AMONG
from vsdesk.ui.people_names import capital, device_words
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.device.leaving_card import LeavingCard
from vsdesk.ui.screens.device.lone_card import LoneCard, SignedSince
from vsdesk.ui.screens.device.taken_device_cards import (
    CopiesCard,
    HeldCard,
    KeyWaitsCard,
    NoPapersCard,
    OwnKeysCard,
    WarnCard,
    called,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vsdesk.desk import DeviceRow, HandOverResult, Lost, PutAside
    from vsdesk.desk.sync.lone_rows import LoneRow
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_VOUCH: Final = "vouch-"
_LEAVE: Final = "leave-"
_ALL: Final = ""  # all that came goes on counting
_NAMED: Final = 3  # files that a question names
_DAYS: Final = 30  # the newest days on which something came


class DeviceScreen(Screen):
    """The id of its place is the device's."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        outer = column(look, self)
        self.head = PageHead(look, look.words.say("Device"))
        self.head.back.connect(self.back)
        outer.addWidget(self.head)
        self._below = plane()
        self._stage = self._page = column(look, self._below)
        outer.addWidget(scroll(self._below, "device-scroll"), 1)
        self.since: Choice | None = None
        self._wrote = ""  # which files hold the news for the device itself
        self.withdraw: Button | None = None
        self.lone: SignedSince | None = None  # what it alone signed since the chosen day
        self.back_by_esc()
        session.changed.connect(lambda _: self.refresh())
        self.refresh()

    def first_controls(self) -> Sequence[QWidget]:
        """What is to be answered; of a withdrawn device the page begins at its head: who has not heard."""
        return [] if self.since is None else [self.since]

    def refresh(self) -> None:
        """Ask again."""
        answer: Callbacks[Lost] = Callbacks(self, self._show, self.failed)
        self.session.jobs.write(answer, self.session.desk.sync.revocations.of, self.place.id)

    def _done(self, found: Lost) -> None:
        self._show(found)
        QTimer.singleShot(0, self, self.take_focus)

    def _show(self, found: Lost) -> None:
        page = plane()
        self._page = column(self.look, page, edges=(24, 16, 24, 24), space=12)
        self._fill(found)
        with keyboard_kept(self._below):
            clear(self._stage)
            self._stage.addWidget(page)
            page.show()  # it has its place now: the keyboard can go there

    def _fill(self, found: Lost) -> None:
        look, say = self.look, self.look.words.say
        chosen = self.since.value if self.since is not None else _ALL
        ticked = self.lone.stays if self.lone is not None else set[str]()
        self.since = self.withdraw = self.lone = None
        self.head.say(device_words(look, found.device))
        number = say("Its number: {number}", number=f"\u2066{found.device.number}\u2069")
        self._page.addWidget(Paragraph(look, number, "body", "text2"))
        if found.two is not None:
            self._page.addWidget(CopiesCard(look, self.session, found.two, self.failed))
        if found.turns is not None:
            self._page.addWidget(KeyWaitsCard(look, self.session, found.turns, self.failed))
        if found.device.revoked:
            self._heard(found)
            if found.lone:
                lone = LoneCard(look, self.session, found, self._done, self.failed)
                self._page.addWidget(lone)
            self._aside(found)
            self._left(found)
        else:
            self._asked(found, chosen, ticked)
        cards: list[HeldCard | NoPapersCard | WarnCard | OwnKeysCard | LeavingCard]
        cards = [HeldCard(look, found)]
        if not found.everything:
            cards.append(NoPapersCard(look, self.session, self.place.id, self.failed))
        if not found.device.own:  # whom to warn, and new keys
            cards += [WarnCard(look, self.session, self.place.id), OwnKeysCard(look)]
        if not (found.everything or found.device.own or found.device.revoked):
            cards.append(LeavingCard(look, self.session, self.place.id, self.failed))
        for card in cards:
            card.go.connect(self.go)
            self._page.addWidget(card)
        if found.device.revoked:
            self._tell_it()
        self._page.addStretch(1)

    def _tell_it(self) -> None:
        """The device itself hears of it by a bundle of its own, which holds no record."""
        look, say = self.look, self.look.words.say
        card = Card(look, say("If the device is found again"), icon="device", space=8)
        card.setObjectName("card-found")
        words = say(
            "Write the news for it on a stick and take it in there: it then hands nothing over any more, and says so. What was written on it and never handed over is copied there by “records dump”, and taken in at a coordinator’s by “records load”."
        )
        card.body.addWidget(Paragraph(look, words, "body", "text2"))
        self.news = Button(look, say("Write the news for this device"), "news-for-it", icon="send")
        self.news.clicked.connect(self._choose_place)
        card.body.addWidget(self.news, 0, look.leading)
        if self._wrote:
            card.body.addWidget(Paragraph(look, self._wrote, "body"))
        self._page.addWidget(card)

    def _choose_place(self) -> None:
        title = self.look.words.say("Where the file shall lie")
        self.session.prompts.folder(self, title, "", self._write_news)

    def _write_news(self, place: Path) -> None:
        answer: Callbacks[list[HandOverResult]] = Callbacks(self, self._written, self.failed)
        work = self.session.desk.sync.hand_over
        self.session.jobs.write_long(answer, work, place, [self.place.id], always=True)

    def _written(self, handed: list[HandOverResult]) -> None:
        names = self.look.listed([path.name for one in handed for path in one.files])
        self._wrote = self.look.words.say("Written: {files}", files=names)
        self.refresh()

    # Withdrawing.
    def _asked(self, found: Lost, chosen: str, ticked: set[str]) -> None:
        look, say = self.look, self.look.words.say
        card = Card(look, say("Was it lost, taken or left behind?"), icon="warn", space=12)
        card.setObjectName("card-withdraw")
        words = say(
            "Withdraw it, and nothing new of it is taken in by anyone who has heard. What it wrote before stays. This is not undone: whoever comes back is admitted with a new vault."
        )
        card.body.addWidget(Paragraph(look, words, "body", "text2"))
        if found.leads:
            self._first_leads(card)
            return
        asked = say("What it wrote before")
        card.body.addWidget(Paragraph(look, asked, "strong"))
        options = [(_ALL, say("All of it stands"))]
        for day in found.days[:_DAYS]:
            told = day_of(look.words, day)
            options.append((day, say("Put aside what came here on {day} or later", day=told)))
        self.since = Choice(look, "since", asked, options, chosen)
        card.body.addWidget(self.since)
        hint = say(
            "Put aside what came after somebody else may have held it. It counts nowhere until a coordinator has looked."
        )
        card.body.addWidget(Paragraph(look, hint, "small", "text2"))
        lone = SignedSince(look, self.session, self.place.id, self.since, ticked, self.failed)
        card.body.addWidget(lone)
        self.lone = lone
        self.withdraw = Button(look, say("Withdraw this device"), "withdraw", kind="danger")
        self.withdraw.clicked.connect(lambda: self._sure(found.device))
        self.withdraw.setEnabled(lone.shown is not None)  # nothing ends that was not shown
        lone.is_shown.connect(self.withdraw.setEnabled)
        card.body.addWidget(self.withdraw, 0, look.leading)
        self._page.addWidget(card)

    def _first_leads(self, card: Card) -> None:
        """Of a coordinator whom the others take out of who leads before."""
        look, say = self.look, self.look.words.say
        card.body.addWidget(Paragraph(look, say(CODES["E_LEADS"].sentence), "strong"))
        door = Button(look, say("To who leads"), "to-leads", icon="go", after=True)
        door.clicked.connect(lambda: self.go.emit(Route("settings", part="leads")))
        card.body.addWidget(door, 0, look.leading)
        self._page.addWidget(card)

    def _sure(self, device: DeviceRow) -> None:
        say = self.look.words.say
        if self.since is None or self.lone is None or self.lone.shown is None:
            return
        question = Prompt(
            say("Withdraw device {letter} for good?", letter=device.letter or "–"),
            self.look.dots(
                self.since.currentText(),
                say(
                    "Then hand over to everybody soon: only who has heard of it refuses what it sends."
                ),
            ),
            (("back", say("Go back")), ("withdraw", say("Withdraw this device"))),
            danger="withdraw",
        )
        since = self.since.value or None
        seen, stays = self.lone.shown, self.lone.stays
        withdraw = partial(self._withdraw, since=since, seen=seen, stays=stays)
        self.session.prompts.ask(
            self, question, lambda key, _: withdraw() if key == "withdraw" else None
        )

    def _withdraw(
        self, *, since: str | None, seen: Sequence[LoneRow], stays: Collection[str]
    ) -> None:
        """As it was asked: what came since is not ended by this answer."""
        if self.withdraw is not None:
            self.withdraw.setEnabled(False)
        desk = self.session.desk
        answer: Callbacks[Lost] = Callbacks(self, self._done, self._not_withdrawn)
        work = partial(desk.sync.revocations.revoke, seen=seen, stays=stays)
        self.session.jobs.write_long(answer, work, self.place.id, since=since)

    def _not_withdrawn(self, problem: VsdeskError) -> None:
        self.failed(problem)
        self.refresh()  # what came since is shown

    # Afterwards.
    def _heard(self, found: Lost) -> None:
        look, say = self.look, self.look.words.say
        title = say("This device is withdrawn")
        if not found.unheard:
            text = say("Everybody has heard of it. Nothing new of it is taken in.")
            self._page.addWidget(Banner(look, title, text, "ok"))
            return
        names = look.listed([device_words(look, one) for one in found.unheard])
        text = say(
            "These have not heard of it yet, and would still take in what it sends: {names}. Hand over to them soon.",
            names=names,
        )
        banner = Banner(look, title, text, "warn")
        banner.setObjectName("unheard")
        self._page.addWidget(banner)

    def _aside(self, found: Lost) -> None:
        look, say = self.look, self.look.words.say
        if not found.aside:
            return
        card = Card(look, say("Put aside until somebody looks"), icon="clock", space=12)
        card.setObjectName("card-aside")
        words = say("It is kept, and counts nowhere: on no page, no paper and in no figure.")
        card.body.addWidget(Paragraph(look, words, "body", "text2"))
        card.body.addWidget(More(look, "more-aside", found.aside, self._aside_row, ruled=True))
        if len(found.aside) > 1:
            every = Button(look, say("Let all of it count"), "vouch-all")
            every.clicked.connect(lambda: self._vouch_asked(found.aside))
            card.body.addWidget(every, 0, look.leading)
        self._page.addWidget(card)

    def _left(self, found: Lost) -> None:
        """What somebody left aside closes on: the way to let it count after all."""
        look, say = self.look, self.look.words.say
        if not found.left:
            return
        card = Card(look, say("Left aside: it counts nowhere"), icon="clock", space=12)
        card.setObjectName("card-left")
        words = say(
            "A no among it goes on closing its file. To open that again, let it count, and settle it in the file."
        )
        card.body.addWidget(Paragraph(look, words, "body", "text2"))
        rows = partial(self._aside_row, is_left=True)
        card.body.addWidget(More(look, "more-left", found.left, rows, ruled=True))
        self._page.addWidget(card)

    def _aside_row(self, one: PutAside, *, is_left: bool = False) -> QWidget:
        look, say = self.look, self.look.words.say
        labels = self.session.labels
        made = plane()
        box = column(look, made, space=6)
        name = called(look, one)
        box.addWidget(Paragraph(look, name, "strong"))
        if one.guards and not is_left:  # of what was left the card says it: somebody has looked
            box.addWidget(Paragraph(look, say(NO_AMONG), "small", "stop"))
        for asked in one.answers:
            box.addWidget(Paragraph(look, self._answer(asked), "small"))
        for kind, records, fields in one.fields:
            said = look.listed([labels.field(kind, field) for field in fields[:8]])
            told = say("{kind} ({n}): {fields}", kind=labels.kinds(kind), n=records, fields=said)
            box.addWidget(Paragraph(look, told, "small", "text2"))
        button = Button(look, say("Let this count"), f"{_VOUCH}{one.space[:8]}")
        button.setAccessibleName(look.dots(button.text(), name))
        button.clicked.connect(lambda: self._vouch_asked([one]))
        line = Flow(look, space=8)
        line.addWidget(button)
        if not is_left:
            words = say("This does not count")
            left = Button(look, words, f"{_LEAVE}{one.space[:8]}", kind="quiet")
            left.setAccessibleName(look.dots(words, name))
            left.clicked.connect(lambda: self._leave_asked(one))
            line.addWidget(left)
        line.addStretch(1)
        box.addLayout(line)
        return made

    def _answer(self, asked: tuple[str, str, str]) -> str:
        """What was asked, for whom, and what was said."""
        kind, labels = self.session.dictionary.kind("consent_grant"), self.session.labels
        told = []
        for name, code in zip(("purpose", "recipient", "result"), asked, strict=True):
            field = kind.field(name) if kind is not None else None
            told.append(labels.term(field.vocabulary, code) if field and field.vocabulary else code)
        return self.look.dots(*map(capital, told))

    def _vouch_asked(self, seen: Sequence[PutAside]) -> None:
        say = self.look.words.say
        question = Prompt(
            say("Has somebody looked at it with the family or the documenter?"),
            self.look.dots(
                *(called(self.look, one) for one in seen[:_NAMED]),
                say("It counts everywhere from now on, as what this withdrawn device wrote."),
            ),
            (("back", say("Go back")), ("count", say("Yes, let it count"))),
        )
        self.session.prompts.ask(self, question, lambda key, _: self._vouch(key, seen))

    def _vouch(self, key: str, seen: Sequence[PutAside]) -> None:
        if key != "count":
            return
        desk = self.session.desk
        answer: Callbacks[Lost] = Callbacks(self, self._done, self.failed)
        self.session.jobs.write_long(answer, desk.sync.revocations.vouch_for, self.place.id, seen)

    def _leave_asked(self, one: PutAside) -> None:
        say = self.look.words.say
        question = Prompt(
            say("Has somebody looked at it, and shall it count nowhere?"),
            self.look.dots(
                called(self.look, one),
                say(
                    "It is kept, and stands here as left aside. A no among it goes on closing what it closes, until it counts and is settled in the file."
                ),
            ),
            (("back", say("Go back")), ("leave", say("It does not count"))),
        )
        self.session.prompts.ask(self, question, lambda key, _: self._leave(key, one))

    def _leave(self, key: str, one: PutAside) -> None:
        if key == "leave":
            answer: Callbacks[Lost] = Callbacks(self, self._done, self.failed)
            work = self.session.desk.sync.revocations.leave_aside
            self.session.jobs.write_long(answer, work, self.place.id, [one])
