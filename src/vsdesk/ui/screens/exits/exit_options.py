"""Why, for whom, how much and which answers: what the gate is asked for a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import TABLES, ExitOrder
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.label import Label, labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.parts.leaving_page import RecipientName, capitals, recipients_offered
from vsdesk.ui.people_names import capital
from vsdesk.words import LANG_NAMES, LANGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.gate.disclosure import Level
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession
    from vsdesk.words import Words

_CASES: Final[tuple[Level, ...]] = ("B", "C", "D", "E")
_OTHERS: Final[tuple[Level, ...]] = ("B", "C")  # codes and figures are made of cases only


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
            "purpose", say("For what"), capitals(labels.terms("consent_purpose")), "casework"
        )
        self.recipient = self._choice(
            "recipient",
            say("For whom"),
            recipients_offered(labels),
            "own_org",
        )
        self.named = RecipientName(look)
        self.named.settled.connect(self.changed)
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

    def order(self, cell_reason: str = "") -> ExitOrder | None:
        """The desk's order; None while no answer is ticked."""
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


class ExitWords:
    """The sentences of one kind of roots; cases where the kind is none that leaves as a table."""

    def __init__(self, words: Words, kind: str) -> None:
        self._words = words
        self.kind = kind if kind in TABLES else "case"

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels at which there is a table."""
        return _CASES if self.kind == "case" else _OTHERS

    def chosen(self, count: int) -> str:
        """Which ones are asked for; 0 are all of them."""
        say, words = self._words.say, self._words
        if self.kind == "family":
            many = words.count("{n} chosen family", "{n} chosen families", count)
            return many if count else say("All families")
        if self.kind == "incident":
            many = words.count("{n} chosen incident", "{n} chosen incidents", count)
            return many if count else say("All incidents")
        if self.kind == "activity":
            many = words.count("{n} chosen activity", "{n} chosen activities", count)
            return many if count else say("All activities")
        return (
            words.count("{n} chosen case", "{n} chosen cases", count) if count else say("All cases")
        )

    def leave(self, count: int) -> str:
        """How many leave."""
        words = self._words
        if self.kind == "family":
            return words.count("{n} family leaves", "{n} families leave", count)
        if self.kind == "incident":
            return words.count("{n} incident leaves", "{n} incidents leave", count)
        if self.kind == "activity":
            return words.count("{n} activity leaves", "{n} activities leave", count)
        return words.count("{n} case leaves", "{n} cases leave", count)

    def stay(self, count: int) -> str:
        """How many stay."""
        words = self._words
        if self.kind == "family":
            return words.count("{n} family stays", "{n} families stay", count)
        if self.kind == "incident":
            return words.count("{n} incident stays", "{n} incidents stay", count)
        if self.kind == "activity":
            return words.count("{n} activity stays", "{n} activities stay", count)
        return words.count("{n} case stays", "{n} cases stay", count)

    @property
    def lines(self) -> str:
        """Where it will be written that they left."""
        say = self._words.say
        if self.kind == "family":
            return say("Each family in it gets one line in “What left this vault”.")
        if self.kind == "incident":
            return say("Each case behind it gets one line in “What left this vault”.")
        return say("Each case in it gets one line in “What left this vault”.")

    @property
    def whose_word(self) -> str:
        """On whose word such a row leaves, where that is not plain."""
        say = self._words.say
        if self.kind == "family":
            return say(
                "A family leaves when those who answered agreed for each of its cases. Codes and figures"
                " are made from the list of cases."
            )
        if self.kind == "incident":
            return say(
                "An incident leaves when the families of all its cases here agreed. Codes and figures are"
                " made from the list of cases."
            )
        return ""

    @property
    def file(self) -> str:
        """The name of the file: plain letters in every language, as of all files of ours."""
        return f"{self.kind.removesuffix('y')}ies" if self.kind.endswith("y") else f"{self.kind}s"
