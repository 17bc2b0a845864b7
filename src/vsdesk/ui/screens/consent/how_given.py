"""How answers are given: in which capacity, how recorded, in which language, by which text, before whom."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from vsdesk.desk import How
from vsdesk.records.consent.questions import NAMED
from vsdesk.records.gate.persons.marks import FIRST_NAME
from vsdesk.ui.editing.consent_states import texts_offered
from vsdesk.ui.editing.naming_ways import naming_ways
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.label import Label, labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.people import capital
from vsdesk.ui.screens.consent.actions import LEAST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.desk import AskedPerson
    from vsdesk.ui.screens.consent.wording import ConsentWords

_GUARDS: Final = frozenset({"mother", "father"})


class HowGiven(Card):
    """Filled once for all answers of a sitting; `how()` is what the desk is told."""

    def __init__(
        self, told: ConsentWords, one: AskedPerson, kept: dict[tuple[str, str], str]
    ) -> None:
        look, found, labels = told.look, told.found, told.session.labels
        say = look.words.say
        super().__init__(look, say("How the answers are given"), icon="told", space=10)
        self._found, self._kept, self._person = found, kept, one.person
        boxes = Flow(look, space=12)
        terms = _offered(labels.terms("consent_capacity"))[1:]
        name = say("In which capacity")
        self.capacity = Choice(look, "manner-capacity", name, terms, _capacity(told, one))
        self.capacity.show_whole()
        recorded, terms = say("How the answer is recorded"), labels.terms("consent_recorded")
        self.recorded = self._chosen("recorded", recorded, _offered(terms))
        explained = say("Language it was explained in")
        self.language = self._chosen("language", explained, _offered(labels.terms("language")))
        texts = texts_offered(look, labels, found.texts)
        self.text = self._chosen("text", say("Text that was read"), texts)
        self.witness = TextField(look, "manner-witness", say("Witness"))
        self.witness.setText(kept.get((one.person, "witness"), ""))
        self.witness.textChanged.connect(partial(kept.__setitem__, (one.person, "witness")))
        self.on = TypedLine(look, "manner-on", say("Answered on"))
        self.on.setText(found.today)
        people = [("", say("They themselves")), *told.others(one.person)]
        self.by = self._chosen("by", say("Who said it"), people)
        modes = naming_ways(labels)
        self.named = self._chosen("named", say("How they may be named"), [("", "—"), *modes])
        cells: tuple[tuple[str, Choice | TextField], ...] = (
            (say("In which capacity"), self.capacity),
            (recorded, self.recorded),
            (explained, self.language),
            (say("Text that was read"), self.text),
            (say("Witness"), self.witness),
            (say("Answered on"), self.on),
            (say("Who said it"), self.by),
            (say("How they may be named"), self.named),
        )
        for words, box in cells:
            # What stands there already is to be read: the capacity is a sentence in each language.
            box.ensurePolished()
            said = box.sizeHint().width() if box is self.capacity else 0
            boxes.addLayout(labelled(look, words, box), 1, least=max(look.px(LEAST), said))
        self.body.addLayout(boxes)
        self._means = Paragraph(look, say(NAMED), "small", "text2", wide=90)
        self.body.addWidget(self._means)
        self.named.chosen.connect(self._explain)
        self._explain(self.named.value)
        ticks = Flow(look, space=16)
        self.risks = Tick(look, say("The risks were explained"), "manner-risks")
        self.may = Tick(look, say("It was said that a yes can be taken back"), "manner-may")
        self.photo = Tick(look, say("The photo may be used too"), "manner-photo")
        for tick in (self.risks, self.may, self.photo):
            ticks.addWidget(tick)
        ticks.addStretch(1)
        self.body.addLayout(ticks)
        self.assent: Segments | None = None
        if found.minor:
            self._ask_child(told)

    def _chosen(self, name: str, label: str, options: list[tuple[str, str]]) -> Choice:
        """What was said for all answers of this sitting, and not for those of somebody else: nothing is
        chosen that nobody said."""
        key = (self._person, name)
        box = Choice(self._look, f"manner-{name}", label, options, self._kept.get(key, ""))
        box.chosen.connect(partial(self._kept.__setitem__, key))
        return box

    def _explain(self, named: str) -> None:
        """What it does, once it was chosen: the questions keep their room."""
        self._means.setVisible(bool(named))

    def _ask_child(self, told: ConsentWords) -> None:
        look, say = told.look, told.look.words.say
        line = Flow(look, space=12)
        label = say("The child, asked as well")
        line.addWidget(Label(look, label, "body"))
        options = (("yes", say("Agrees")), ("no", say("Does not agree")), ("", say("Not asked")))
        self.assent = Segments(look, "manner-assent", label, options, "")
        line.addWidget(self.assent)
        line.addStretch(1)
        self.body.addLayout(line)

    def how(self, **more: Any) -> How:
        """What the desk is told of the manner."""
        child = {"yes": True, "no": False}.get(self.assent.value) if self.assent else None
        return How(
            capacity=self.capacity.value or "relative",
            how=self.recorded.value,
            on=self.on.day or self.on.text().strip(),  # what is no day, the desk refuses
            language=self.language.value,
            witness=self.witness.text().strip(),
            text=self.text.value or None,
            risks=True if self.risks.isChecked() else None,
            may_withdraw=True if self.may.isChecked() else None,
            assent=child,
            reported_by=self.by.value,
            identity_mode="" if self.named.value == FIRST_NAME else self.named.value,
            first_name=self.named.value == FIRST_NAME,
            **more,
        )


def _offered(terms: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("", "—"), *((key, capital(words)) for key, words in terms)]


def _capacity(told: ConsentWords, one: AskedPerson) -> str:
    if one.person in {case.text("person") for case in told.found.dossier.of("case")}:
        return "self"
    if not told.found.minor:
        return "relative"
    if "guardian" in one.relations:
        return "guardian"
    return "parent" if _GUARDS & set(one.relations) else "relative"
