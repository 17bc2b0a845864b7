"""What follows when a case goes to another family: shown before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import ended_lines
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.family_finder import family_words
from vsdesk.ui.people_names import capital, in_order
from vsdesk.words import isolate, mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.desk import MovedKin, MovePlan
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

GONE: Final = mark(
    "Then what was answered there holds no more for this case, a no and a limit neither. It has to be asked anew."
)
GUARDS: Final = mark(
    "Then what was agreed there holds no more for this case. What was refused or limited there holds on until a coordinator looked."
)


class MovePreview(Card):
    """`go` when the case is to be moved, with `relations` and `keep` as chosen; or `leave`."""

    go = Signal()
    leave = Signal()

    def __init__(self, look: UiContext, session: VaultSession, plan: MovePlan) -> None:
        say = look.words.say
        name = in_order(*plan.missing, look.lang)[0] or say("Without a name yet")
        super().__init__(look, say("{name} goes to another family", name=name), icon="families")
        self._look, self._session, self._plan, self._name = look, session, plan, name
        self.setObjectName("move-preview")
        self.relations: dict[str, str] = {}
        for one in plan.old:
            self._say(look.dots(say("From"), *family_words(look, one)))
        self._say(look.dots(say("To"), *family_words(look, plan.new)), "strong")
        self._kin()
        self._answers()
        self._numbers()
        line = Flow(look, space=12)
        self.press = Button(look, say("Move the case"), "move-now", kind="primary", icon="check")
        self.press.clicked.connect(self.go)
        line.addWidget(self.press)
        self.stay = Button(look, say("Leave it as it is"), "move-leave")
        self.stay.clicked.connect(self.leave)
        line.addWidget(self.stay)
        self.body.addLayout(line)

    @property
    def first(self) -> QWidget:
        """The first thing that can be chosen."""
        open_ = [one for one in self.findChildren(Choice) if one.isEnabled()]
        tick = [self.beside] if not self.beside.isHidden() else []
        return [*open_, *tick, self.stay][0]

    @property
    def keep(self) -> bool:
        """Whether the old family stays beside as the second one."""
        return self.beside.isChecked() and not self.beside.isHidden()

    def _say(self, words: str, role: str = "body", tone: str = "text") -> Paragraph:
        part = Paragraph(self._look, words, role, tone, wide=90)
        self.body.addWidget(part)
        return part

    def _kin(self) -> None:
        say, plan = self._look.words.say, self._plan
        if plan.relatives:
            words = say("How the members of that family are related to {name}:", name=self._name)
            self._say(words)
            self.body.addWidget(
                More(self._look, "more-move", plan.relatives, self._member, space=8)
            )
        told = [self._person(one) for one in plan.told]
        if told:
            people = self._look.listed(told)
            self._say(say("Told in the old family, and stays there: {people}", people=people))

    def _member(self, one: MovedKin) -> QWidget:
        part, look, say = QWidget(), self._look, self._look.words.say
        box = column(look, part, space=4)
        name = in_order(*one.name, look.lang)[0] or say("Without a name yet")
        box.addWidget(Label(look, name, "strong", elide=True))
        if one.like:
            words = say(
                "Of somebody called so it was told in the old family: {relation}",
                relation=self._term(one.like),
            )
            box.addWidget(Paragraph(look, words, "small", "text2"))
        terms = [(key, capital(words)) for key, words in self._session.labels.terms("kinship")]
        label = say("Relation of {name}", name=name)
        options = [("", say("Nothing is written")), *terms]
        choice = Choice(look, f"move-kin-{one.person[:8]}", label, options, one.relation)
        choice.setProperty("person", one.person)
        choice.setEnabled(not one.relation)  # what is told there already stays
        choice.chosen.connect(self._related)
        box.addWidget(choice)
        return part

    def _related(self, relation: str) -> None:
        person = str(self.sender().property("person"))
        self.relations.pop(person, None)
        if relation:
            self.relations[person] = relation

    def _term(self, relation: str) -> str:
        return self._session.labels.term("kinship", relation) if relation else ""

    def _person(self, one: MovedKin) -> str:
        say = self._look.words.say
        name = in_order(*one.name, self._look.lang)[0] or say("Without a name yet")
        return f"{isolate(name)} ({self._term(one.relation)})" if one.relation else name

    def _answers(self) -> None:
        look, say, plan = self._look, self._look.words.say, self._plan
        if people := answered(look, plan.answers):
            self._say(people)
        for one in plan.dropped:
            words = say(
                "Only one device wrote that this case belongs to: {family}. It does not stay beside, and what was answered there holds no more.",
                family=isolate(look.dots(*family_words(look, one))),
            )
            self._say(words, "body", "warn").setObjectName("move-dropped")
        words = say(
            "The old family stays beside as the second one, and what was answered there holds on"
        )
        self.beside = Tick(look, words, "move-keep", on=True)
        self.beside.toggled.connect(self._kept)
        self.body.addWidget(self.beside)
        lead = self._session.role == "coordinator"
        self.gone = self._say(say(GONE if lead else GUARDS), "body", "warn")
        self._ended = {yes: self._ends(yes) for yes in (True, False)}
        self.beside.setHidden(not plan.keeps)
        self._kept(plan.keeps)

    def _ends(self, keep: bool) -> list[Paragraph]:
        """What closes something now and would no more."""
        ended = self._plan.kept if keep else self._plan.let_go
        session, words = self._session, self._look.words
        lines = ended_lines(ended, words, session.labels, session.desk.context.dictionary)
        return [self._say(line, "body", "warn") for line in lines]

    def _kept(self, yes: bool) -> None:
        for keep, lines in self._ended.items():
            for line in lines:
                line.setHidden(keep is not yes)
        self.gone.setHidden(yes or not self._plan.old)

    def _numbers(self) -> None:
        look, say, plan = self._look, self._look.words.say, self._plan
        old = look.some(one.number for one in plan.old if one.number)
        if plan.number:
            self._say(say("The number of the case stays: {number}", number=plan.number))
        if old and plan.new.number:
            words = say(
                "Papers from now on bear the number of the family {new} instead of {old}. What was printed or sent before stays as it is.",
                new=plan.new.number,
                old=old,
            )
            self._say(words)
        if plan.submissions:
            words = look.words.count(
                "{n} submission is with this case, and stays as it is.",
                "{n} submissions are with this case, and stay as they are.",
                plan.submissions,
            )
            self._say(words)
        if plan.lent:
            words = look.words.count(
                "{n} device that has this case gets the new family with the next hand-over.",
                "{n} devices that have this case get the new family with the next hand-over.",
                len(plan.lent),
            )
            self._say(words, "body", "warn")


def answered(look: UiContext, answers: Iterable[tuple[tuple[str, str], int]]) -> str:
    """Who answered in a family about the case, in a sentence; "" where nobody did."""
    say = look.words.say
    people = [
        f"{isolate(in_order(*name, look.lang)[0] or say('Without a name yet'))} ({count})"
        for name, count in answers
    ]
    if not people:
        return ""
    return say(
        "Answers and wishes about this case in the old family: {people}. Each stays with whoever gave it.",
        people=look.listed(people),
    )
