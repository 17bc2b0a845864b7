"""How answers are given: in which capacity, how recorded, in which language, by which text, before whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vsdesk.desk import How
from vsdesk.records.consent.questions import NAMED
from vsdesk.records.gate.persons.hidden_people import FIRST_NAME
from vsdesk.ui.editing.consent_states import day_of, texts_offered
from vsdesk.ui.editing.naming_ways import naming_ways
from vsdesk.ui.editing.who_said import WhoSaid
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import Label, labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital
from vsdesk.ui.screens.consent.actions import LEAST
from vsdesk.ui.speakers import family_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.desk import AskedPerson
    from vsdesk.ui.kit.begun_forms import BegunForms
    from vsdesk.ui.screens.consent.consent_wording import ConsentWords


class AnswerManner(Card):
    """Filled once for all answers of a sitting; `how()` is what the desk is told."""

    def __init__(self, told: ConsentWords, one: AskedPerson, forms: BegunForms) -> None:
        look, found, labels = told.look, told.found, told.session.labels
        say = look.words.say
        super().__init__(look, say("How the answers are given"), icon="told", space=10)
        self._found = found
        boxes = Flow(look, space=12)
        terms = _offered(labels.terms("consent_capacity"))
        self.capacity = self._chosen("capacity", say("In which capacity"), terms)
        if one.person in {case.text("person") for case in found.dossier.of("case")}:
            self.capacity.choose("self")
        self.capacity.show_whole()
        recorded, terms = say("How the answer is recorded"), labels.terms("consent_recorded")
        self.recorded = self._chosen("recorded", recorded, _offered(terms))
        explained = say("Language it was explained in")
        self.language = self._chosen("language", explained, _offered(labels.terms("language")))
        texts = texts_offered(look, labels, found.texts)
        self.text = self._chosen("text", say("Text that was read"), texts)
        self.witness = TextField(look, "manner-witness", say("Witness"))
        self.on = TypedLine(look, "manner-on", say("Answered on"))
        self.on.setPlaceholderText(say("Today: {day}", day=day_of(look.words, found.today)))
        self.said = WhoSaid(
            look,
            told.session.speakers,
            "manner-by",
            family_of(found.dossier),
            told.others(one.person),
            one.person,
        )
        self._person = one.person
        modes = naming_ways(labels)
        self.named = self._chosen("named", say("How they may be named"), [("", "—"), *modes])
        cells: tuple[tuple[str, Choice | TextField], ...] = (
            (say("Who said it"), self.said.by),
            (say("In which capacity"), self.capacity),
            (recorded, self.recorded),
            (explained, self.language),
            (say("Text that was read"), self.text),
            (say("Witness"), self.witness),
            (say("Answered on"), self.on),
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
        child = () if self.assent is None else (self.assent,)
        # What was said for all answers of this sitting, and not for those of somebody else.
        ticks_ = (self.risks, self.may, self.photo)
        forms.follow(f"manner-{one.person}", *(field for _, field in cells), *ticks_, *child)
        self._explain(self.named.value)

    def _chosen(self, name: str, label: str, options: list[tuple[str, str]]) -> Choice:
        """Nothing is chosen that nobody said."""
        return Choice(self._look, f"manner-{name}", label, options)

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
            capacity=self.capacity.value,
            how=self.recorded.value,
            on=self.on.day or self.on.text().strip(),  # what is no day, the desk refuses
            language=self.language.value,
            witness=self.witness.text().strip(),
            text=self.text.value or None,
            risks=True if self.risks.isChecked() else None,
            may_withdraw=True if self.may.isChecked() else None,
            assent=child,
            reported_by=self.said.teller(self._person),
            unsaid=self.said.unsaid(self._person),
            identity_mode="" if self.named.value == FIRST_NAME else self.named.value,
            first_name=self.named.value == FIRST_NAME,
            **more,
        )


def _offered(terms: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("", "—"), *((key, capital(words)) for key, words in terms)]
