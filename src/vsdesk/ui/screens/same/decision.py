"""What a coordinator decides about a pair, and why. Nothing is chosen when the page opens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import day
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.pair_words import DECISIONS, TOGETHER

if TYPE_CHECKING:
    from vsdesk.desk import Pair, PairDecision
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.ui_context import UiContext


class DecisionCard(Card):
    """`decided` carries the decision and the reason, `back` asks to take the present one back."""

    decided = Signal(str, str)
    back = Signal()

    def __init__(
        self, look: UiContext, names: Labels, pair: Pair, *, may: bool, listed: bool
    ) -> None:
        super().__init__(look, space=5, edge=16)
        self.body.setContentsMargins(look.margins(16, 10, 16, 8))
        self._keys = list(DECISIONS)
        self._listed, self._sealed, self._cases = listed, pair.sealed, pair.of_cases
        accepted = pair.decision is not None and pair.decision.decision == "same"
        self.claimed = accepted and listed and not pair.sealed
        say = look.words.say
        if pair.decision is not None:
            self.body.addWidget(self._present(pair.decision, names, may=may))
        if not may:
            words = say(
                "A coordinator decides this. What you know about the two reports helps: write it as a note in the case."
            )
            self.body.addWidget(Paragraph(look, words, "body", "text2"))
            return
        answers = Flow(look, space=8)
        title = say("Your decision") if pair.decision is None else say("Decide otherwise")
        answers.addWidget(Label(look, title, "strong"))
        self._group = QButtonGroup(self)
        for at, (key, (icon, words)) in enumerate(DECISIONS.items()):
            chip = Button(look, say(words), f"decide-{key}", kind="chip", icon=icon)
            chip.setCheckable(True)
            self._group.addButton(chip, at)
            answers.addWidget(chip)
        self._group.idClicked.connect(self._check)
        self.body.addLayout(answers)
        label = say("Reason in your words (it is kept and travels with the decision)")
        self.body.addWidget(Paragraph(look, label, "small", "text2"))
        foot = row(look, space=16)
        self.why = TextField(look, "why", label)
        self.why.textChanged.connect(self._check)
        self.why.returnPressed.connect(self._enter)
        foot.addWidget(self.why, 1)
        self.save = Button(look, say("Save decision"), "save", kind="primary")
        tip.give(self.save, shortcuts.SAVE)
        self.save.clicked.connect(self._save)
        foot.addWidget(self.save)
        self.body.addLayout(foot)
        last = row(look, space=8)
        last.addWidget(IconMark(look, "history", "text2", 14))
        self._still = Label(look, "", "small", "text2", elide=True)
        last.addWidget(self._still, 1)
        self.body.addLayout(last)
        self._check()

    @property
    def choice(self) -> str:
        """The chosen decision, or nothing."""
        at = self._group.checkedId()
        return self._keys[at] if at >= 0 else ""

    def focus_first(self) -> None:
        """Give the keyboard to the first answer; nothing is chosen by it."""
        self._group.button(0).setFocus()

    def _present(self, found: PairDecision, names: Labels, *, may: bool) -> Banner:
        look, say = self._look, self._look.words.say
        what = say(DECISIONS[found.decision][1]) if found.decision in DECISIONS else found.decision
        when = day(look.words, date.fromisoformat(found.on)) if found.on else ""
        title = look.dots(what, found.by, when)
        words = say("«{why}»", why=found.why) if found.why else ""
        if found.differs:
            two = say("Two coordinators decided otherwise. See the differences.")
            words = f"{words} {two}".strip()
        if found.void:
            other = say(
                "One of the two reports says otherwise since then who it is about. Look at both and decide again."
            )
            parts = dict.fromkeys(names.field(*one) for one in found.turned if all(one))
            changed = say("Changed since: {what}.", what=look.listed(parts)) if parts else ""
            words = f"{words} {other} {changed}".strip()
        elif found.decision == "same" and self._cases:
            words = f"{words} {say(TOGETHER)}".strip()
        button = None
        if may:
            button = Button(look, say("Take back"), "take-back", icon="history")
            button.clicked.connect(self.back)
        tone = "warn" if found.differs or found.void else "neutral"
        return Banner(look, title, words, tone, button=button)

    def _check(self, _: object = None) -> None:
        say = self._look.words.say
        reason = bool(self.why.text().strip())
        self.save.setEnabled(bool(self.choice) and reason)
        if not self.choice:
            words = say("Still needed: the decision and the reason")
        elif not reason:
            words = say("Still needed: the reason")
        elif self._sealed and self.choice == "same":
            words = say(
                "This list may be shown to coordinators only. The decision is kept with them; nothing is written into the case."
            )
        elif self.claimed and self.choice != "same":
            words = say("The claim that the line had become is taken out of the case as well.")
        elif self._listed and self.choice == "same":
            words = say(
                "The line becomes a claim in the case, with the list as its source. It is never a fate."
            )
        else:
            words = say("Both reports stay. You can take this back at any time.")
        self._still.setText(words)

    def _enter(self) -> None:
        if self.save.isEnabled():
            self._save()

    def _save(self) -> None:
        self.save.setEnabled(False)
        self.decided.emit(self.choice, self.why.text().strip())
