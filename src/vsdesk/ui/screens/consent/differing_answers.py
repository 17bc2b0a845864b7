"""Where answers to one question differ: who said what, the no that holds and whom to ask again; and which
of the others holds, by a coordinator's word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QButtonGroup, QWidget

from vsdesk.records.consent.answers import NO
from vsdesk.ui.editing.consent_states import day_of, state_words
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.confirm_strip import ConfirmStrip
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.route import Route
from vsdesk.ui.screens.consent.actions import LEAST
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import ConsentOutcome, ConsentRow
    from vsdesk.ui.screens.consent.actions import ConsentActions


# Over a no there is no way here, for nobody.
NO_HOLDS: Final = mark(
    "A no holds until whoever said it says otherwise. Nobody else decides over it."
)


def said_line(host: ConsentActions, one: ConsentRow) -> QWidget:
    """Who said what, and when: the last word of it."""
    look, part = host.told.look, QWidget()
    state = state_words(look.words, one.state, follow_up=one.follow_up)
    day = day_of(look.words, one.withdrawn_on or one.given_on)
    line = row(look, part, space=8)
    line.addWidget(IconMark(look, state.icon, "text2"))
    words = look.dots(host.told.name(one.grantor), state.words, day)
    line.addWidget(Paragraph(look, words, "small"), 1)
    return part


class OthersAnswers(QWidget):
    """At a yes: what others said to the same, and that a no stops it."""

    def __init__(self, host: ConsentActions, one: ConsentRow) -> None:
        super().__init__()
        look = host.told.look
        box = column(look, self, space=4)
        words = look.words.say("Others answered the same question otherwise:")
        box.addWidget(Paragraph(look, words, "small", "warn", wide=90))
        rows = {row.id: row for who in host.told.found.table.speakers for row in who.rows}
        against = [rows[id] for id in one.beside if id in rows]
        said = partial(said_line, host)
        box.addWidget(More(look, f"more-beside-{one.id[:8]}", against, said, space=2))
        if one.noes:
            box.addWidget(Paragraph(look, look.words.say(NO_HOLDS), "small", "warn", wide=90))


class DifferingPart(QWidget):
    """Below what holds. `settled`: a coordinator decided, and nothing came since.

    Over a no there is no way here, for nobody: the page says who said what and when, and leads to whoever
    said no, to be asked again (docs/decisions/040).
    """

    def __init__(
        self,
        host: ConsentActions,
        outcome: ConsentOutcome,
        rows: Sequence[ConsentRow],
        *,
        settled: bool,
    ) -> None:
        super().__init__()
        told, look = host.told, host.told.look
        self._host, self._outcome = host, outcome
        self._rows = told.turns(
            rows, lambda one: (one.id,), FIRST, lambda one: told.says_no((one,))
        )
        self._box = column(look, self, space=4)
        say = look.words.say
        if outcome.noes and not settled:
            self._who_said_what()
        elif outcome.differ and not settled:
            words = say(
                "Those of equal standing answered differently. The narrowest answer holds until a coordinator decides, with a reason."
            )
            self._box.addWidget(Paragraph(look, words, "small", "warn", wide=90))
        if told.found.role == "coordinator" and outcome.may_hold:
            may = [one for one in self._rows if one.id in outcome.may_hold or one.state in NO]
            self._box.addWidget(DecideStrip(host, outcome, may))

    def _who_said_what(self) -> None:
        look, outcome = self._host.told.look, self._outcome
        about = f"{outcome.purpose}-{outcome.recipient}"
        said = partial(said_line, self._host)
        self._box.addWidget(More(look, f"more-said-{about}", self._rows, said, space=2))
        self._box.addWidget(Paragraph(look, look.words.say(NO_HOLDS), "small", "warn", wide=90))
        noes = dict.fromkeys(one.grantor for one in self._rows if one.id in outcome.noes)
        self._box.addWidget(More(look, f"more-again-{about}", [*noes], self._again, space=4))

    def _again(self, person: str) -> QWidget:
        """The way that is right: to whoever said no, whose answers stand on a page of their own."""
        host, look, part = self._host, self._host.told.look, QWidget()
        words = look.words.say("Ask {name} again", name=host.told.name(person))
        name = f"ask-again-{self._outcome.purpose}-{self._outcome.recipient}-{person[:8]}"
        button = Button(look, words, name, icon="person")
        button.clicked.connect(
            partial(host.go, Route("consent", host.told.found.dossier.root, person))
        )
        line = row(look, part)
        line.addWidget(button)
        line.addStretch(1)
        return part


class DecideStrip(QWidget):
    """The answers to one purpose and recipient that may hold, as buttons of equal weight: the yeses over
    which nobody's no stands, and the no's."""

    def __init__(
        self, host: ConsentActions, outcome: ConsentOutcome, rows: Sequence[ConsentRow]
    ) -> None:
        super().__init__()
        look = host.told.look
        self._host = host
        self._rows = rows
        say, about = look.words.say, f"{outcome.purpose}-{outcome.recipient}"
        self.ask = ask = ConfirmStrip(self, look, f"decide-{about}", "sunken", ready=self._is_said)
        ask.sure.connect(self._save)
        ask.title(say("Whose answer holds?"))
        self._group = QButtonGroup(self)
        self.form = "-".join(("decide", about, outcome.named))
        ask.box.addWidget(More(look, f"more-decide-{about}", range(len(self._rows)), self._chip))
        self._group.idClicked.connect(ask.check)
        label = say("Reason in your words (it is kept and travels with the decision)")
        line = Flow(look, space=12)
        self.why = ask.reason(f"decide-why-{about}", label)
        line.addLayout(labelled(look, label, self.why), 1, least=look.px(LEAST))
        ask.way_on(say("Save decision"), f"decide-save-{about}", put=line.addWidget, icon="check")
        ask.box.addLayout(line)
        host.forms.follow(self.form, self.why)
        ask.check()

    def _chip(self, number: int) -> QWidget:
        one, look, part = self._rows[number], self._host.told.look, QWidget()
        state = state_words(look.words, one.state, follow_up=one.follow_up)
        words = look.dots(self._host.told.name(one.grantor), state.words)
        chip = Button(look, words, f"decides-{one.id[:8]}", kind="chip", icon=state.icon)
        chip.setCheckable(True)
        self._group.addButton(chip, number)
        self._host.forms.follow(self.form, chip)
        line = row(look, part)
        line.addWidget(chip)
        line.addStretch(1)
        return part

    def _is_said(self) -> bool:
        return self._group.checkedId() >= 0 and bool(self.why.text().strip())

    def _save(self) -> None:
        host, chosen = self._host, self._rows[self._group.checkedId()]
        said = host.told.look.words.say("Decided.")
        desk, shown = host.told.session.desk, host.told.found.shown
        host.forms.send(self.form)
        host.do(said, desk.consent.steps.decide, chosen.id, self.why.text().strip(), shown=shown)
