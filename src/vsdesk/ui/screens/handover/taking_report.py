"""The report after taking in: a sum, then each file with its sender and what it brought, refused files
first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import STATUSES
from vsdesk.diskio import name_of
from vsdesk.errors import CODES
from vsdesk.members import for_each
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column, row, rule
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.people_names import capital, in_order, sender_words
from vsdesk.ui.route import Route
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.desk import Intake, ReceivedFile, TakenFile, TakenRow
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession
    from vsdesk.words import Words

FILES: Final = 30  # files that stand as a card of their own; the history has all
_STATUSES: Final = for_each(  # words, tone and icon
    STATUSES,
    {
        "applied": (mark("Taken in"), "ok", "ready"),
        "partial": (mark("Taken in, a part set aside"), "warn", "warn"),
        "duplicate": (mark("Was taken in before"), "neutral", "check"),
        "held": (mark("Kept for later"), "neutral", "clock"),
        "refused": (mark("Not taken in"), "stop", "blocked"),
        "stopped": (mark("Stopped: nothing is lost"), "warn", "warn"),
    },
)


class TakingReport(QWidget):
    """`go` opens a case, a family, or the differences."""

    go = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, taking: Intake) -> None:
        super().__init__()
        self._look, self._session = look, session
        box = column(look, self, space=12)
        box.addWidget(self._sum(taking))
        for one in taking.files[:FILES]:
            box.addWidget(self._file(one, calm=bool(taking.taken)))
        if (more := len(taking.files) - FILES) > 0:
            box.addWidget(Paragraph(look, more_words(look, more), "body", "text2"))
        if taking.beside:
            box.addWidget(Beside(look, taking.beside, hint=not taking.taken))
        if taking.taken:
            say = look.words.say
            box.addWidget(
                Banner(
                    look,
                    say("The receipt goes with your next bundle."),
                    say("To send it at once, hand over now, even when nothing else is new."),
                    icon="receipt",
                )
            )
        if taking.differences > 0:
            box.addWidget(self._differences())

    def _sum(self, taking: Intake) -> Card:
        look, words = self._look, self._look.words
        files = words.count("{n} file taken in", "{n} files taken in", taking.taken)
        card = Card(look, files, icon="review", space=6)
        card.setObjectName("taking-sum")
        if taking.refused:
            told = words.count("{n} file not taken in", "{n} files not taken in", taking.refused)
            card.body.addWidget(Label(look, told, "strong", "stop"))
        parts = [
            words.count("{n} new case", "{n} new cases", taking.new) if taking.new else "",
            words.count("{n} case changed", "{n} cases changed", taking.changed)
            if taking.changed
            else "",
            words.count("{n} answer differs", "{n} answers differ", taking.differences)
            if taking.differences > 0
            else "",
        ]
        if any(parts):
            card.body.addWidget(Paragraph(look, look.dots(*parts), wide=70))
        return card

    def _file(self, one: TakenFile, *, calm: bool) -> Card:
        """One file; `calm`: another one was taken in, and one for others is then no matter."""
        look, words = self._look, self._look.words
        result = one.result
        card = Card(look, sender_words(look, one.sender), icon="file", space=6)
        tone, icon = _look_of(result.status)
        if calm and result.code == "E_NO_MATCH":
            tone, icon = "neutral", "info"
        line = row(look, space=8)
        line.addWidget(Badge(look, status_words(words, result.status), tone, icon))
        line.addWidget(Label(look, name_of(result.path), "small", "text2", elide=True), 1)
        card.body.addLayout(line)
        if result.code:
            card.body.addWidget(Paragraph(look, words.say(CODES[result.code].sentence), "strong"))
        for code in result.codes:
            card.body.addWidget(Paragraph(look, words.say(CODES[code].sentence), "small", "text2"))
        for told in _counts(words, one):
            card.body.addWidget(Label(look, told, elide=True))
        if one.rows:
            card.body.addWidget(rule())
        for brought in one.rows:
            card.body.addWidget(self._row(brought), 0, look.leading)
        if one.more:
            card.body.addWidget(Label(look, more_words(look, one.more), "small", "text2"))
        return card

    def _row(self, brought: TakenRow) -> QWidget:
        look, say = self._look, self._look.words.say
        kind = capital(self._session.labels.kind(brought.kind))
        if not brought.here:
            return Label(look, say("{kind}: is not here any more", kind=kind), "body", "text2")
        what = say("{kind}: new", kind=kind) if brought.new else say("{kind}: changed", kind=kind)
        title = in_order(brought.title, brought.other, look.lang)[0] or say("Without a name yet")
        button = Button(
            look,
            look.dots(what, title, brought.number),
            f"open-{brought.id[:8]}",
            kind="link",
            icon="go",
            after=True,
        )
        button.setProperty("root", brought.id)
        button.setProperty("screen", brought.kind)
        button.clicked.connect(self._open)
        return button

    def _open(self) -> None:
        button = self.sender()
        self.go.emit(Route(str(button.property("screen")), str(button.property("root"))))

    def _differences(self) -> Banner:
        look, say = self._look, self._look.words.say
        door = Button(look, say("Look at the differences"), "to-differences", icon="differ")
        door.clicked.connect(self._to_differences)
        return Banner(
            look,
            say("Some answers differ between two versions."),
            say("Both stay in the history; you decide which one stands."),
            "accent",
            icon="differ",
            button=door,
        )

    def _to_differences(self) -> None:
        self.go.emit(Route("differences"))


def status_words(words: Words, status: str) -> str:
    """What became of a file."""
    return words.say(_STATUSES[status][0]) if status in _STATUSES else status


def status_badge(look: UiContext, status: str) -> Badge:
    """The same as a badge."""
    return Badge(look, status_words(look.words, status), *_look_of(status))


def _look_of(status: str) -> tuple[str, str]:
    return _STATUSES.get(status, ("", "neutral", "info"))[1:]


def more_words(look: UiContext, more: int) -> str:
    """How many others are left out."""
    return look.words.count("and {n} more", "and {n} more", more)


def _counts(words: Words, one: TakenFile) -> list[str]:
    cases = [change.new for change in one.result.spaces if change.kind == "case"]
    found = []
    if cases:
        found.append(
            words.count(
                "{n} new case, {changed} changed",
                "{n} new cases, {changed} changed",
                sum(cases),
                changed=len(cases) - sum(cases),
            )
        )
    if one.result.differences > 0:
        found.append(
            words.count("{n} answer differs", "{n} answers differ", one.result.differences)
        )
    if one.result.delivered:
        found.append(
            words.count(
                "{n} of your bundles is delivered now",
                "{n} of your bundles are delivered now",
                one.result.delivered,
            )
        )
    return found


class Beside(QWidget):
    """A line for each file (`ReceivedFile.beside` is not empty). `hint`: what to do when one should be for
    here."""

    def __init__(
        self, look: UiContext, files: Sequence[ReceivedFile], *, hint: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("beside")
        box = column(look, self, space=6)
        for one in files:
            line = row(look, space=10)
            line.addWidget(Label(look, name_of(one.path), "small", "text2", elide=True), 1)
            line.addWidget(Paragraph(look, look.words.say(one.beside), "small", "text2"), 2)
            box.addLayout(line)
        if hint:
            said = look.words.say(
                "When one of them should be for this device, ask its sender to write it again."
            )
            box.addWidget(Paragraph(look, said, "small", "text2"))
