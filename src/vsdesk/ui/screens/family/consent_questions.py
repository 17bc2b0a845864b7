"""Consent as plain questions to one person: yes, no, not now. There is no "yes to all"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vsdesk.desk import How
from vsdesk.desk.consent.consent_table import answered, no_stands, row_of
from vsdesk.records.case_parts import answers_of
from vsdesk.records.consent.holding_answer import not_here_to_answer
from vsdesk.records.consent.questions import QUESTIONS
from vsdesk.records.consent.selection import reports, standing_answers
from vsdesk.ui.editing.no_stands import NoStands, said_now
from vsdesk.ui.editing.plain_questions import PlainQuestions
from vsdesk.ui.editing.reported_words import beside_of
from vsdesk.ui.editing.unsaved_ifs import UnsavedIfs
from vsdesk.ui.editing.who_said import WhoSaid
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.desk import Change, Condition
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context


class ConsentQuestions(Card):
    """The answers of one person about one case, each written at once into the history.

    `said`: who gives them; `go` opens the whole table of the case, `done` has the family read again.
    """

    def __init__(
        self,
        context: Context,
        said: WhoSaid,
        person: RecordView,
        case: RecordView,
        go: Callable[[Route], None],
        done: Callable[[], None],
    ) -> None:
        look = context.look
        say = look.words.say
        super().__init__(look, context.titles.of(person), icon="person", space=10)
        self._context, self._person, self._case = context, person, case
        self._go, self._done, self._said = go, done, said
        tag = person.id[:8]
        self.say_note(say("about {name}", name=context.titles.of(case)))
        label = say("How the answer is recorded")
        terms = context.session.labels.terms("consent_recorded")
        options = [("", "—"), *((key, capital(words)) for key, words in terms)]
        self._how = Choice(look, f"how-{tag}", label, options)
        self.body.addLayout(labelled(look, label, self._how))
        self._photo = Tick(look, say("The photo may be used too"), f"photo-{tag}")
        self._photo.setChecked(any(one.value("photo_use") is True for one in self._grants()))
        self._decides = context.role == "coordinator"
        self._held = self._answers()
        self._unsaved = UnsavedIfs(context.session.unsaved_ifs, f"{case.id}/{person.id}")
        questions = PlainQuestions(
            look,
            context.session.labels,
            tag,
            self._others,
            self._unsaved,
        )
        self._questions, self._asked = questions, (case.id, person.id)
        said.told.connect(self._told)
        said.ask(*self._asked, self._held)
        self._show()
        questions.answered.connect(self._answered)
        questions.answered_if.connect(self._answered_if)
        self.body.addWidget(questions)
        stands = NoStands(look, decides=self._decides)
        self.body.addWidget(stands)
        stands.show_questions(self._stands(), questions.lines)
        self.body.addWidget(self._photo)
        whole = say("Open the consent page")
        name = f"to-consent-{tag}-{case.id[:8]}"
        door = Button(look, whole, name, kind="link", icon="go", after=True)
        door.clicked.connect(self._whole)
        self.body.addWidget(door, 0, look.leading)

    def _grants(self) -> tuple[RecordView, ...]:
        return self._of(standing_answers(self._context.dossier))

    def _answers(self) -> dict[str, str]:
        today = self._context.session.desk.context.today()
        rows = [row_of(one, today, self._context.dossier) for one in self._grants()]
        return {question: answered(rows, question) for question in QUESTIONS}

    def _reported(self) -> dict[str, str]:
        context = self._context
        today, dossier = context.session.desk.context.today(), context.dossier
        told = (*self._grants(), *self._of(reports(dossier)))
        rows = [row_of(one, today, dossier) for one in told]
        return beside_of(context.look, context.session.labels, rows, context.titles.by_id)

    def _others(self) -> list[tuple[str, str]]:
        """(id, name) of everybody else of the family who can be asked."""
        dossier = self._context.dossier
        members = dict.fromkeys(one.text("person") for one in dossier.of("family_member"))
        silent = {self._person.id, "", *not_here_to_answer(dossier)}
        return [(one, self._context.titles.by_id(one)) for one in members if one not in silent]

    def _of(self, told: Iterable[RecordView]) -> tuple[RecordView, ...]:
        """Of these answers those of this person about this case."""
        return answers_of(self._context.dossier, self._person.id, self._case.id, told)

    def _stands(self) -> tuple[str, ...]:
        today = self._context.session.desk.context.today()
        return no_stands(self._context.dossier, self._person.id, self._case.id, today)

    def _whole(self) -> None:
        self._go(Route("consent", self._case.id, self._person.id))

    def _show(self) -> None:
        """What stands, and what waits for who said it; of that nothing comes beside a question."""
        held = self._said.held(*self._asked)
        beside = {one: words for one, words in self._reported().items() if held.get(one) != "no"}
        self._questions.show_answers({**self._held, **held}, beside)

    def _answered_if(self, question: str, conditions: tuple[Condition, ...]) -> None:
        if self._said.unsaid(self._person.id):  # its words stay where they are typed
            self._show()
            self._said.show(half=1)
            self._said.point()
        else:
            self._write({question: "yes_if"}, conditions)

    def _answered(self, question: str, answer: str) -> None:
        if not self._said.waits(*self._asked, question, answer):
            self._write({question: answer})

    def _told(self, case: str, person: str, answers: dict[str, str]) -> None:
        if (case, person) == self._asked:
            self._write(answers)

    def _write(self, answers: dict[str, str], conditions: tuple[Condition, ...] = ()) -> None:
        session = self._context.session
        [*_, (question, answer)] = answers.items()
        words = said_now(self._context.look, self._held[question], answer, decides=self._decides)
        how = How(
            capacity="",
            how=self._how.value,
            conditions=conditions,
            reported_by=self._said.teller(self._person.id),
            unsaid=self._said.unsaid(self._person.id),
        )
        session.jobs.write(
            Callbacks["Change"](self, partial(self._saved, words, answers), self._not_saved),
            session.desk.consent.answers,
            self._case.id,
            self._person.id,
            answers,
            how,
            shown=self._context.shown,
            photo=self._photo.isChecked(),
        )

    def _not_saved(self, problem: VsdeskError) -> None:
        session = self._context.session
        session.speakers.arrived(saved=False)
        session.jobs.failed.emit(problem)

    def _saved(self, said: str, answers: dict[str, str], change: Change) -> None:
        """The family is read again; the answer can be taken back beside its words."""
        self._context.session.speakers.arrived(saved=True)
        for question in [one for one, answer in answers.items() if answer == "yes_if"]:
            self._unsaved.drop(question)
        context = self._context
        if context.decided is not None:
            who = context.titles.of(self._person)
            context.decided(context.look.dots(who, said), change)
        self._done()
