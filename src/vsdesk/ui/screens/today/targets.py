"""What is to be reached, and how much of it is: a bar for each target, a thin one for each documenter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.charts import Bar
from vsdesk.records.target_words import target_words
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.chart_view import ChartView
from vsdesk.ui.people import capital, documenter
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.desk import Progressed
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_MOST: Final = 5  # documenters of one target, those with the most first; and targets of the card


class TargetsCard(Card):
    """Made only where a target runs. `go` carries the way to the report."""

    go = Signal(object)

    def __init__(
        self, look: UiContext, session: VaultSession, targets: Sequence[Progressed]
    ) -> None:
        super().__init__(look, look.words.say("Targets"), space=8)
        self.setObjectName("targets")
        self._session = session
        for one in targets[:_MOST]:
            bars = list(self._bars(one))
            self.body.addWidget(ChartView(look, self.title.text(), bars))
        if rest := targets[_MOST:]:
            words = look.words.count("and {n} more", "and {n} more", len(rest))
            self.body.addWidget(Paragraph(look, words, "small", "text2"))
        words = look.words.say("Report of a period")
        report = Button(look, words, "targets-report", kind="link", icon="go", after=True)
        report.clicked.connect(self._to_report)
        self.body.addWidget(report, 0, look.leading)

    def _bars(self, one: Progressed) -> Iterator[Bar]:
        look, session = self._look, self._session
        name = target_words(one.target, session.dictionary.vocabularies, session.labels)
        yield Bar(capital(name), one.reached, f"{one.reached} / {one.goal}", one.goal)
        by = sorted(one.by.items(), key=lambda part: (-part[1], part[0]))
        for code, count in by[:_MOST]:
            who = documenter(look, session, code) if code else look.words.say("not known")
            yield Bar(who, count, str(count), thin=True)

    def _to_report(self) -> None:
        self.go.emit(Route("period"))
