"""Why, for whom, how much and which answers: what the gate is asked for a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.consent import recipients
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import Label, labelled
from vsdesk.ui.kit.layout import clear, column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.people import capital
from vsdesk.words import LANG_NAMES, LANGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import ExitOrder
    from vsdesk.records.gate.disclosure import Level
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.screens.exits.said import ExitWords
    from vsdesk.ui.session import VaultSession

_PAUSE: Final = 400  # milliseconds after the last letter of a name


class ExitOptions(QWidget):
    """`changed` when something else shall leave. Cases (or other roots, by `said`) () are all of them."""

    changed = Signal()

    def __init__(
        self, look: UiContext, session: VaultSession, said: ExitWords, cases: Sequence[str]
    ) -> None:
        super().__init__()
        self._look, self._session, self._said, self._cases = look, session, said, tuple(cases)
        labels, say = session.labels, look.words.say
        self._box = column(look, self, edges=(24, 14, 20, 14), space=12)
        self.purpose = self._choice(
            "purpose", say("For what"), _capitals(labels.terms("consent_purpose")), "casework"
        )
        self.recipient = self._choice(
            "recipient",
            say("For whom"),
            _capitals(
                [one for one in labels.terms("recipient") if not recipients.of(one[0]).whole]
            ),
            "own_org",
        )
        self.named = TextField(
            look,
            "named",
            say("Name of the recipient"),
            placeholder=say("Name, if it is one person"),
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.changed)
        self.named.written.connect(self._later)
        self._box.addLayout(labelled(look, say("Name of the recipient"), self.named))
        levels = [(one, capital(labels.term("level", one.lower()))) for one in said.levels]
        self.level = self._choice("level", say("How much may be seen"), levels, "B")
        if said.whose_word:
            self._box.addWidget(Paragraph(look, said.whose_word, "small", "text2"))
        self.level.chosen.disconnect(self.changed)
        self.level.chosen.connect(self._other_level)
        langs = [(lang, LANG_NAMES[lang]) for lang in LANGS]
        self.lang = self._choice("table-language", say("Language of the table"), langs, look.lang)
        self._box.addWidget(Label(look, say("Which answers"), "small", "text2"))
        self._columns = column(look, space=4)
        self._box.addLayout(self._columns)
        self.ticks: dict[str, Tick] = {}
        self._box.addStretch(1)
        self._offer()

    def _choice(
        self, name: str, label: str, options: Sequence[tuple[str, str]], value: str
    ) -> Choice:
        choice = Choice(self._look, name, label, options, value)
        choice.chosen.connect(self.changed)
        self._box.addLayout(labelled(self._look, label, choice))
        return choice

    def _offer(self) -> None:
        """The columns of the level, the usual ones ticked."""
        clear(self._columns)
        look = self._look
        self.ticks = {}
        desk, kind = self._session.desk, self._said.kind
        for key, head, usual in desk.outbound.tables.exit_columns(self.level_now, look.lang, kind):
            tick = Tick(look, capital(head), f"column-{key}", on=usual)
            tick.setAccessibleName(capital(head))
            tick.clicked.connect(self.changed)
            self.ticks[key] = tick
            self._columns.addWidget(tick)
        if not self.ticks:
            words = look.words.say("Codes and bands only: age, governorate, quarter of the year.")
            self._columns.addWidget(Paragraph(look, words, "small", "text2"))

    @property
    def level_now(self) -> Level:
        """The level."""
        return next((one for one in self._said.levels if one == self.level.value), "B")

    def _other_level(self) -> None:
        self._offer()
        self.changed.emit()

    def _later(self) -> None:
        self._soon.start()

    def order(self, cell_reason: str = "") -> ExitOrder | None:
        """The desk's order; None while no answer is ticked."""
        from vsdesk.desk import ExitOrder

        columns = tuple(key for key, tick in self.ticks.items() if tick.isChecked())
        if self.ticks and not columns:
            return None
        return ExitOrder(
            self.purpose.value,
            self.recipient.value,
            self.level_now,
            cases=self._cases,
            named=self.named.text().strip(),
            columns=columns,
            lang=next(lang for lang in LANGS if lang == self.lang.value),
            kind=self._said.kind,
            cell_reason=cell_reason,
        )


def _capitals(terms: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(key, capital(words)) for key, words in terms]
