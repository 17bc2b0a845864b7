"""Before you call: when, how, who else hears, the greeting word. The number only after that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.numerals import in_ascii
from vsdesk.records.dates.no_calls import FIELD, is_day_of_month, is_today
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.warned_hint import WarnedHint
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


_SPAN: Final = re.compile(
    r"(\d{1,2}(?::\d{2})?)\s*[-–—]\s*(\d{1,2}(?::\d{2})?)(?![\d-])"
)  # 10:00–13:00


def channels(dossier: Dossier) -> list[RecordView]:
    """The ways of contact at hand, the safe one first."""
    return sorted(
        dossier.of("contact_channel"), key=lambda one: one.value("safe_contact") is not True
    )


class SafeContactCard(Card):
    """One way of contact. The number is a label that is made only when it is asked for."""

    revealed = Signal(str)

    def __init__(
        self, look: UiContext, session: VaultSession, dossier: Dossier, channel: RecordView | None
    ) -> None:
        super().__init__(
            look, look.words.say("Before you call"), icon="nocall", tone="warn", space=6, edge=14
        )
        self._session, self._channel = session, channel
        self.setObjectName("safe-contact")
        if channel is None:
            self.body.addWidget(
                Paragraph(
                    look, look.words.say("No way of contact is recorded yet."), "body", "text2"
                )
            )
            return
        titles = Titles(look, session, dossier)
        person = next(iter(dossier.linked(channel, "person")), None)
        who = titles.of(person) if person is not None else ""
        kind = capital(titles.of(channel))
        self.body.addWidget(Label(look, look.dots(who, kind), "small", "text2", elide=True))
        self.body.addWidget(
            Paragraph(
                look,
                " ".join(self._rules(channel)),
                "strong" if channel.value("safe_to_call") is False else "body",
            )
        )
        more = self._more(channel)
        if more:
            self.body.addWidget(Paragraph(look, "\n".join(more), "small", "text2"))
        warned = WarnedHint(look, session)
        self.body.addWidget(warned)
        warned.look_up(channel.value("value"))
        self._show = Button(
            look,
            look.words.say("I read this, show the number"),
            f"show-number-{channel.id[:8]}",
            icon="call",
        )
        self._show.clicked.connect(self.reveal)
        self.body.addWidget(self._show, 0, look.leading)

    def _rules(self, channel: RecordView) -> Sequence[str]:
        say = self._look.words.say
        rules = []
        if channel.value("safe_to_call") is False:
            rules.append(say("Do not call this number."))
        elif channel.value("safe_to_call") is not True:
            rules.append(say("It was not asked whether a call is safe."))
        if is_today(channel, date.fromisoformat(self._session.desk.context.today())):
            rules.append(say("Do not call today."))
        for one in channel.every(FIELD):
            if is_day_of_month(one):
                rules.append(say("No call on day {n} of any month.", n=one))
        hours = channel.text("safe_hours")
        if hours and channel.value("safe_to_call") is False:
            rules.append(say("Reach them only so: {hours}.", hours=self._in_words(hours)))
        elif hours:
            rules.append(say("Call only: {hours}.", hours=self._in_words(hours)))
        if channel.value("do_not_leave_message") is True:
            rules.append(say("Leave no message."))
        return rules or [say("A call is safe, as the family said.")]

    def _in_words(self, hours: str) -> str:
        """Two times joined by a dash as words: whoever reads from the right would meet the later one
        first."""
        say = self._look.words.say
        return _SPAN.sub(
            lambda found: say("between {a} and {b}", a=found[1], b=found[2]), in_ascii(hours)
        )

    def _more(self, channel: RecordView) -> list[str]:
        say = self._look.words.say
        found = []
        if channel.text("who_else_uses"):
            found.append(
                say("This phone is also used by: {who}", who=channel.text("who_else_uses"))
            )
        if channel.text("code_word"):
            found.append(say("Greeting word: {word}", word=channel.text("code_word")))
        return found

    def reveal(self) -> None:
        """Show the number in place of the button."""
        assert self._channel is not None
        self._show.hide()
        session = self._session
        session.jobs.write(Callbacks[None](self), session.desk.cases.note_view, self._channel.id)
        number = Label(self._look, self._channel.text("value"), "h2")
        number.setObjectName("number-shown")
        number.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.body.addWidget(number)
        number.setFocus()
        self.revealed.emit(self._channel.id)


class SafeContacts(QWidget):
    """All ways of contact of a family, each with its own card."""

    def __init__(self, look: UiContext, session: VaultSession, dossier: Dossier) -> None:
        super().__init__()
        box = column(look, self, space=12)
        found: list[RecordView | None] = [*channels(dossier)]
        for channel in found or [None]:
            box.addWidget(SafeContactCard(look, session, dossier, channel))
