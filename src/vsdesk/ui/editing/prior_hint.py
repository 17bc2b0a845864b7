"""Before something is asked a second time: what was told before, and the question why it is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from vsdesk.records.consent.prior_statements import QUESTION, unexplained
from vsdesk.records.dates.date_words import date_in_words
from vsdesk.ui.kit.boxes import as_frame, column, row
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.consent.prior_statements import Prior
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.ui_context import UiContext


def prior_lines(look: UiContext, prior: Sequence[Prior]) -> list[str]:
    """One line for each earlier telling: its day, and whether it was elsewhere; never who told it."""
    say = look.words.say
    return [
        look.dots(
            date_in_words(one.when, look.words) or say("date not known"),
            say("told elsewhere") if one.elsewhere else say("told to us"),
        )
        for one in prior
    ]


class PriorHint(QFrame):
    """Above the form of a statement; there only where somebody told it before."""

    def __init__(self, context: Context, statement: str) -> None:
        super().__init__()
        self._context, self._statement = context, statement
        self.setObjectName("prior-hint")
        as_frame(self, "strip", "warn")
        self._box = column(context.look, self, edges=(12, 10, 12, 10), space=4)
        self.hide()
        session, source = context.session, context.dossier.root
        session.jobs.read(
            Callbacks(self, self._show), session.desk.access.safeguards.told_before, source, source
        )

    def _show(self, prior: Sequence[Prior]) -> None:
        why = self._context.value(self._statement, "why_again")
        before = unexplained(self._statement, why, prior)
        if not before:
            return
        look, say = self._context.look, self._context.look.words.say
        head = row(look, space=8)
        head.addWidget(IconMark(look, "history", "warn"))
        head.addWidget(Paragraph(look, say(QUESTION), "strong"), 1)
        self._box.addLayout(head)
        for line in prior_lines(look, before):
            self._box.addWidget(Paragraph(look, line, "small", "text2"))
        label = self._context.session.labels.field("statement", "why_again")
        self._box.addWidget(
            Paragraph(look, say("Write it in the field “{field}”.", field=label), "small", "text2")
        )
        self.show()
