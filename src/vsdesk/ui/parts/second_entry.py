"""A person who was entered twice: the way from one entry to the page on which both are
joined, or parted again.

Nothing is suggested here, and nothing joined: a person says which two, and the page of the pair asks.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import ListFilter
from vsdesk.ui.kit.boxes import clear, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.pair_words import head_names
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk, ReportHead, SearchHit
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_MOST: Final = 8  # entries that are offered


class SecondEntry(QWidget):
    """`cases` are the entries at hand (id, title): one of them is the first. Those that are joined stand
    there at once, with the way to part them. `go` carries the page of the pair."""

    go = Signal(object)

    def __init__(
        self, look: UiContext, session: VaultSession, cases: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self._look, self._session, self._cases = look, session, list(cases)
        self._box = column(look, self, space=8)
        self._joined = column(look, space=4)
        self._box.addLayout(self._joined)
        joined: Callbacks[Sequence[tuple[str, ReportHead]]] = Callbacks(
            self, self._show_joined, session.jobs.failed.emit
        )
        ids = [id for id, _ in self._cases[:_MOST]]
        session.jobs.read(joined, _joined_to, session.desk, ids)
        words = look.words.say("Entered a second time?")
        self.door = Button(look, words, "second-entry", kind="link", icon="same")
        self.door.clicked.connect(self._open)
        self._box.addWidget(self.door, 0, look.leading)
        self._found = column(look, space=4)
        self._first = self._cases[0][0] if self._cases else ""

    def _show_joined(self, pairs: Sequence[tuple[str, ReportHead]]) -> None:
        clear(self._joined)
        look, titles = self._look, dict(self._cases)
        for case, other in pairs:
            name, called = titles[case], look.dots(head_names(look, other)[0], other.number)
            words = look.words.say(
                "{name} and {other} are one person: look at both, or part them",
                name=name,
                other=called,
            )
            tag = f"joined-{case[:8]}-{other.root[:8]}"
            button = Button(look, words, tag, kind="link", icon="go", after=True)
            button.clicked.connect(partial(self.go.emit, Route("pair", case, field=other.root)))
            self._joined.addWidget(button, 0, look.leading)

    def _open(self) -> None:
        """Ask which other entry it is; those of the same family stand there at once."""
        look, say = self._look, self._look.words.say
        self.door.hide()
        words = say(
            "Which other entry is about the same person? Both stay; a coordinator joins them, and can part them again."
        )
        self._box.addWidget(Paragraph(look, words, "body", "text2"))
        if len(self._cases) > 1:
            label = say("One entry")
            self._box.addWidget(Label(look, label, "small", "text2"))
            self.first = Choice(look, "second-entry-first", label, self._cases, self._first)
            self.first.chosen.connect(self._chosen)
            self._box.addWidget(self.first)
        line = row(look, space=8)
        label = say("Name or number of the other entry")
        self.words = TextField(look, "second-entry-words", label, placeholder=label)
        self.words.returnPressed.connect(self._look_for)
        line.addWidget(self.words, 1)
        look_for = Button(look, say("Look for it"), "second-entry-find", icon="search")
        look_for.clicked.connect(self._look_for)
        line.addWidget(look_for)
        self._box.addLayout(line)
        self._box.addLayout(self._found)
        self._show_near()
        QTimer.singleShot(0, self.words, self.words.setFocus)  # once it stands there

    def _chosen(self, case: str) -> None:
        self._first = case
        self.words.clear()
        self._show_near()

    def _show_near(self) -> None:
        clear(self._found)
        for id, title in self._cases:
            if id != self._first:
                self._offer(id, title)

    def _look_for(self) -> None:
        text = self.words.text().strip()
        if not text:
            self._show_near()
            return
        answer: Callbacks[Sequence[SearchHit]] = Callbacks(
            self, self._show, self._session.jobs.failed.emit
        )
        self._session.jobs.read(answer, _cases_named, self._session.desk, text)

    def _show(self, hits: Sequence[SearchHit]) -> None:
        clear(self._found)
        others = [one for one in hits if one.root != self._first]
        for one in others[:_MOST]:
            title = one.title or self._look.words.say("Without a name yet")
            self._offer(one.root, self._look.dots(title, one.number))
        if not others:
            words = self._look.words.say("No other case was found so.")
            self._found.addWidget(Paragraph(self._look, words, "body", "text2"))

    def _offer(self, case: str, title: str) -> None:
        button = Button(
            self._look, title, f"second-entry-{case[:8]}", kind="link", icon="go", after=True
        )
        button.setProperty("case", case)
        button.clicked.connect(self._go)
        self._found.addWidget(button, 0, self._look.leading)

    def _go(self) -> None:
        self.go.emit(Route("pair", self._first, field=str(self.sender().property("case"))))


def _cases_named(desk: Desk, text: str) -> Sequence[SearchHit]:
    return desk.cases.lists.search(text, _MOST + 1, ListFilter(kind="case"))


def _joined_to(desk: Desk, cases: Sequence[str]) -> list[tuple[str, ReportHead]]:
    """Each of these with another entry to which a decision joins it, each pair once."""
    found: dict[frozenset[str], tuple[str, ReportHead]] = {}
    for case in cases:
        for other in desk.matching.groups.other_reports(case).same:
            if desk.matching.decision(case, other.root) is not None:
                found.setdefault(frozenset({case, other.root}), (case, other))
    return [*found.values()]
