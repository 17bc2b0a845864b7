""" "Yes, if …": the condition in the words of who said it, and what it means where it can be a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.consent.beyond_rules import BY_RULE
from vsdesk.records.consent.condition_rules import LEFT
from vsdesk.records.consent.told_conditions import rule_told
from vsdesk.ui.editing.unsaved_ifs import DAY, ON_TO, WITH, TypedIf
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.confirm_strip import ConfirmStrip
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Condition
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.ui_context import UiContext

# What can be chosen, in this order; what else the list knows is "as told", and a person is asked.
_RULES: Final = (
    *("other", DAY, "without_surname", "without_photo"),
    *("photo_alone", ON_TO, "ask_each_time", WITH),
)
_BY_ITSELF: Final = frozenset({DAY, *LEFT})
_ASKED: Final = mark(
    "Nothing leaves until somebody asks them and writes down, for that one time, that it is met."
)
BEYOND: Final = mark(
    "The words say more than this rule. The program keeps to the rule, and for the rest somebody asks them each time."
)
_JUDGED: Final = mark("The program keeps to this by itself.")


_LEAST: Final = 280  # pixels at 100 %: two boxes beside each other


class YesIf(QWidget):
    """`told` carries conditions, one or several; `changed` at each letter.

    `part`: of a form that has its own button.
    """

    told = Signal(object)
    changed = Signal()

    def __init__(
        self,
        look: UiContext,
        labels: Labels,
        name: str,
        people: Sequence[tuple[str, str]],
        *,
        role: str = "body",
        part: bool = False,
    ) -> None:
        """`people` are (id, name) of those without whom it may not be."""
        super().__init__()
        self._look, self._part = look, part
        say = look.words.say
        self.ask = ConfirmStrip(self, look, f"yes-if-{name}", "accent", ready=lambda: self.is_whole)
        self.ask.sure.connect(self._save)
        box = self.ask.box
        label = say("Yes, if … (in their own words)")
        self.words = TextField(look, f"if-words-{name}", label)
        self.words.textChanged.connect(self._said)
        box.addLayout(labelled(look, label, self.words))
        rules = [(key, capital(labels.term("consent_condition_type", key))) for key in _RULES]
        self.rule = Choice(look, f"if-rule-{name}", say("What it means"), rules, "other")
        self.rule.chosen.connect(self._chosen)
        self._chose = False
        self.day = TypedLine(look, f"if-day-{name}", say("Not before"))
        self.day.textChanged.connect(self._check)
        bodies = [(key, capital(words)) for key, words in labels.terms("recipient")]
        self.body = Choice(look, f"if-body-{name}", say("Not on to"), [("", "—"), *bodies])
        self.body.chosen.connect(self._check)
        self.people = TogetherPicker(look, ("if-with", name), say("Together with"), people)
        self.people.chosen.connect(self._check)
        boxes = Flow(look, space=12)
        cells: tuple[tuple[str, Choice | TypedLine | TogetherPicker], ...] = (
            (say("What it means"), self.rule),
            (say("Not before"), self.day),
            (say("Not on to"), self.body),
            (say("Together with"), self.people),
        )
        self.words.setFont(look.font(role))
        for title, field in cells:
            field.setFont(look.font(role))
            cell = labelled(look, title, field)
            cell.addStretch(1)  # beside several people the other boxes stay at the top
            boxes.addLayout(cell, 1, least=look.px(_LEAST))
        box.addLayout(boxes)
        foot = Flow(look, space=12)
        self._means = Paragraph(look, "", "small", "text2")
        foot.addWidget(self._means, 1, least=look.px(_LEAST))
        box.addLayout(foot)
        if not part:
            back = say("Leave it as it is"), f"if-leave-{name}"
            on = say("Save the answer"), f"if-save-{name}"
            self.ask.ways(foot.addWidget, back, on, icon="check")
        self._check()

    @property
    def typed(self) -> TypedIf:
        """What stands here, whole or not."""
        return TypedIf(
            words=self.words.text(),
            rule=self.rule.value,
            chose=self._chose,
            on=self.day.text(),
            day=self.day.day,
            body=self.body.value,
            people=self.people.values,
        )

    def take_up(self, typed: TypedIf) -> None:
        """Show again what was typed and is not saved."""
        self._chose = typed.chose
        self.rule.choose(typed.rule)
        self.words.setText(typed.words)
        self.day.setText(typed.on)
        self.body.choose(typed.body)
        self.people.take_up(typed.people)
        self._check()

    @property
    def is_whole(self) -> bool:
        """Whether the words stand, and what the rule needs."""
        return self.typed.is_whole

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What stands here: a condition for each person without whom it may not be, else one."""
        return self.typed.conditions

    def _said(self) -> None:
        """What the words mean is proposed, until somebody chose."""
        if not self._chose:
            self.rule.choose(rule_told(self.words.text()) or "other")
        self._check()

    def _chosen(self, _: object) -> None:
        self._chose = True
        self._check()

    def _check(self, _: object = None) -> None:
        rule, say = self.rule.value, self._look.words.say
        self.day.setEnabled(rule == DAY)
        self.body.setEnabled(rule == ON_TO)
        self.people.setEnabled(rule == WITH)
        means = _JUDGED if rule in _BY_ITSELF else _ASKED
        if rule in BY_RULE and len(self.conditions) > 1:
            means = BEYOND
        self._means.say(say(means))
        if not self._part:
            self.ask.check()
        self.changed.emit()

    def _save(self) -> None:
        self.told.emit(self.conditions)


class TogetherPicker(QWidget):
    """`chosen` is sent at each choice; `name` is that of the list boxes, in front of and behind
    their number; `people` are (id, name)."""

    chosen = Signal()

    def __init__(
        self, look: UiContext, name: tuple[str, str], label: str, people: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self._look, self._name, self._label = look, name, label
        self._people = [*people]
        self._box = column(look, self, space=6)
        self._choices: list[Choice] = []
        self._add()

    @property
    def values(self) -> tuple[str, ...]:
        """Who was chosen, in this order, each once."""
        return tuple(dict.fromkeys(one.value for one in self._choices if one.value))

    def take_up(self, people: Sequence[str]) -> None:
        """Show again who was chosen."""
        known = {id for id, _ in self._people}
        for one in [one for one in people if one in known and one not in self.values]:
            self._choices[-1].choose(one)
            if len(self.values) < len(self._people):
                self._add()
        for choice in self._choices:
            self._offer(choice)

    def _add(self) -> None:
        number = len(self._choices)
        name = f"{self._name[0]}-{number + 1}-{self._name[1]}" if number else "-".join(self._name)
        label = self._look.words.say("and together with") if number else self._label
        choice = Choice(self._look, name, label, [("", "—")])
        choice.setFont(self.font())
        choice.chosen.connect(self._chosen)
        self._box.addWidget(choice)
        self._choices.append(choice)
        self._offer(choice)

    def _chosen(self) -> None:
        """The others offer who is left; the list box at hand stays as it is."""
        for one in self._choices:
            if one is not self.sender():
                self._offer(one)
        if all(one.value for one in self._choices) and len(self.values) < len(self._people):
            self._add()
        self.chosen.emit()

    def _offer(self, choice: Choice) -> None:
        taken = {one.value for one in self._choices if one is not choice}
        held = "" if choice.value in taken else choice.value
        choice.offer([("", "—"), *(one for one in self._people if one[0] not in taken)])
        choice.choose(held)
