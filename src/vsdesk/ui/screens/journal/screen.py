"""The journal: who opened the vault, looked, let something out, changed an answer or a way in; filtered, and
led on to its paper."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from vsdesk.desk.local_days import stamped
from vsdesk.desk.outbound.journal_service import JournalFilter, JournalPage
from vsdesk.desk.sync.service import JOURNALS_GO, JOURNALS_STAY
from vsdesk.records.dates.days import day_of
from vsdesk.records.journal import GROUPS, WHATS
from vsdesk.ui.catalogue.kinds import shown
from vsdesk.ui.catalogue.places import page_of
from vsdesk.ui.kit.boxes import clear, column, plane, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital, device_words
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vsdesk.desk import DeviceRow
    from vsdesk.desk.access.way_service import KeyHolder
    from vsdesk.desk.outbound.journal_service import JournalRow
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_DAYS: Final = {"7": 7, "30": 30, "365": 365}
_ALL, _BETWEEN = "all", "between"


class JournalScreen(Screen):
    """It begins with the last 30 days."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        outer = column(look, self)
        head = PageHead(look, say("The journal"))
        head.back.connect(self.back)
        self.print = Button(look, say("Print"), "print-journal", icon="print")
        self.print.clicked.connect(self._print)
        head.tools.addWidget(self.print)
        outer.addWidget(head)
        page = plane()
        self._page = column(look, page, edges=(24, 16, 24, 24), space=12)
        outer.addWidget(scroll(page, "journal-scroll"), 1)
        words = say(
            "Who opened the vault, looked at what is closed, printed or let something out, changed an answer or a way in. When is what the clock of that device said."
        )
        self._page.addWidget(Paragraph(look, words, "body", "text2"))
        self.policy = Paragraph(look, "", "small", "text2")
        self._page.addWidget(self.policy)
        self._asked_for()
        self.said = Paragraph(look, "", "body", "text2")
        self.said.setObjectName("journal-said")
        self._page.addWidget(self.said)
        self._rows = column(look, space=8)
        self._page.addLayout(self._rows)
        self.older = Button(look, say("Show what was before"), "journal-older")
        self.older.clicked.connect(self._more)
        self._page.addWidget(self.older, 0, look.leading)
        self._page.addStretch(1)
        self._last: JournalPage | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(400)
        self._soon.timeout.connect(self.refresh)
        self.back_by_esc()
        told: Callbacks[tuple[list[DeviceRow], list[KeyHolder], bool]] = Callbacks(
            self, self._offer
        )
        session.jobs.read(told, _who, session)
        self.refresh()

    def _asked_for(self) -> None:
        look, say = self.look, self.look.words.say
        line = Flow(look, space=12)
        every = [(_ALL, say("Everything")), *((key, say(one.words)) for key, one in GROUPS.items())]
        self.what = Choice(look, "journal-what", say("What"), every, _ALL)
        self.who = Choice(look, "journal-who", say("Who"), [(_ALL, say("Everybody"))], _ALL)
        days = [
            ("7", say("The last 7 days")),
            ("30", say("The last 30 days")),
            ("365", say("The last 12 months")),
            (_ALL, say("All days")),
            (_BETWEEN, say("Between two days")),
        ]
        self.days = Choice(look, "journal-days", say("Days"), days, "30")
        self.first = TypedLine(look, "journal-first", say("First day"))
        self.last = TypedLine(look, "journal-last", say("Last day"))
        for one in (self.what, self.who, self.days):
            one.chosen.connect(lambda _: self._chosen())
            line.addLayout(labelled(look, one.accessibleName(), one), 1, least=look.px(180))
        self._page.addLayout(line)
        self._typed = plane()
        typed = Flow(look, self._typed, space=12)
        for field in (self.first, self.last):
            field.setPlaceholderText(say("for example {day}", day="2026-11-24"))
            field.written.connect(lambda _: self._soon.start())
            typed.addLayout(labelled(look, field.accessibleName(), field), 1, least=look.px(180))
        self._typed.hide()
        self._page.addWidget(self._typed)

    def first_controls(self) -> Sequence[QWidget]:
        return (self.what,)

    def _offer(self, found: tuple[list[DeviceRow], list[KeyHolder], bool]) -> None:
        look, say = self.look, self.look.words.say
        devices, people, stay = found
        self.policy.setVisible(bool(devices))
        self.policy.say(say(JOURNALS_STAY if stay else JOURNALS_GO))
        options = [(_ALL, say("Everybody"))]
        for device in devices:
            options.append((device.device_id, device_words(look, device)))
            if device.own and len(people) > 1:
                own = ((f"{device.device_id}.{one.number}", one.name) for one in people)
                options += [(key, look.dots(say("this device"), name)) for key, name in own]
        self.who.offer(options)
        self.who.choose(_ALL)

    def _chosen(self) -> None:
        self._typed.setVisible(self.days.value == _BETWEEN)
        self.refresh()

    @property
    def asked(self) -> JournalFilter:
        """What is asked for; days that cannot be read bound nothing."""
        device, _, person = self.who.value.partition(".")
        first = last = None
        if self.days.value in _DAYS:
            today = date.fromisoformat(self.session.desk.context.today())
            first = (today - timedelta(days=_DAYS[self.days.value])).isoformat()
        elif self.days.value == _BETWEEN:
            first, last = (
                None if (day := day_of(one.text().strip())) is None else day.isoformat()
                for one in (self.first, self.last)
            )
        return JournalFilter(
            frozenset(one for one in WHATS if one == self.what.value),
            None if device in ("", _ALL) else device,
            int(person) if person else None,
            first,
            last,
        )

    def refresh(self) -> None:
        """Ask again, from the newest on."""
        self._last = None
        self._ask()

    def _more(self) -> None:
        self.older.setEnabled(False)
        self._ask()

    def _ask(self) -> None:
        after = None if self._last is None else self._last.more

        def show(page: JournalPage) -> None:
            self._show(page, fresh=after is None)

        answer: Callbacks[JournalPage] = Callbacks(self, show, self.failed)
        work = self.session.desk.outbound.journal.page
        self.session.jobs.read(answer, work, self.asked, after)

    def _show(self, page: JournalPage, *, fresh: bool) -> None:
        if fresh:
            clear(self._rows)
        self._last = page
        none = fresh and not page.rows
        self.said.say(self.look.words.say("Nothing of that kind is written down.") if none else "")
        self.said.setVisible(none)
        self.print.setEnabled(not none)
        self.older.setVisible(page.more is not None)
        self.older.setEnabled(True)
        if page.rows:
            self._rows.addWidget(More(self.look, "more-journal", page.rows, self._row))

    def _row(self, one: JournalRow) -> QWidget:
        look = self.look
        title = capital(one.said(look.words, self.session.labels))
        when = stamped(look.words, one.at)
        under = look.dots(when, one.by, one.person, one.number, one.name, one.why)
        if not one.root:
            made = plane()
            box = column(look, made, space=0)
            box.addWidget(Paragraph(look, title, "strong"))
            box.addWidget(Paragraph(look, under, "small", "text2"))
            return made
        button = RowButton(look, shown(one.root_kind).icon, title, under, f"journal-{one.root[:8]}")
        button.clicked.connect(lambda: self.go.emit(page_of(one.root_kind, one.root)))
        return button

    def _print(self) -> None:
        self.go.emit(Route("paper", "", "journal", self.asked.written()))


def _who(session: VaultSession) -> tuple[list[DeviceRow], list[KeyHolder], bool]:
    desk = session.desk
    return desk.sync.devices.listed(), desk.access.ways.people(), desk.sync.journals_stay()
