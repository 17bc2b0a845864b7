"""One person of the table: how the answers are given, the questions, every answer, one more question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.desk.consent.consent_table import no_stands
from vsdesk.records.consent import recipients
from vsdesk.records.consent.answers import NO
from vsdesk.records.consent.holding_answer import ALL_SCOPES
from vsdesk.records.consent.questions import ANSWERS
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.ui.editing.no_stands import NoStands, said_now
from vsdesk.ui.editing.plain_questions import PlainQuestions
from vsdesk.ui.editing.reported_words import beside_of
from vsdesk.ui.editing.yes_if import YesIf
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column, rule
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital
from vsdesk.ui.screens.consent.actions import LEAST
from vsdesk.ui.screens.consent.answer_card import AnswerCard
from vsdesk.ui.screens.consent.answer_form import AnswerManner
from vsdesk.ui.screens.consent.scope_ticks import ScopeTicks

if TYPE_CHECKING:
    from vsdesk.desk import AskedPerson, Condition, ConsentRow
    from vsdesk.ui.screens.consent.actions import ConsentActions

_ASK: Final = "ask"  # one more question
_START: Final = ("circumstances", "identity")
_RESULT: Final = {**ANSWERS, "limited": "given_limited"}
_AGREES: Final = frozenset({"yes", "yes_if", "limited"})


class PersonPart(QWidget):
    """Answers are written at once, each can be taken back. Nothing of what others said is shown where the
    questions are asked; below, at each answer, what stands against it."""

    def __init__(self, host: ConsentActions, one: AskedPerson) -> None:
        super().__init__()
        self._host, self._one = host, one
        told, look = host.told, host.told.look
        self._asked = told.found.table.case, one.person
        self._decides = told.session.desk.context.role == "coordinator"
        say = look.words.say
        box = column(look, self, space=12)
        box.addWidget(Paragraph(look, told.name(one.person), "h2"))
        box.addWidget(Paragraph(look, told.under(one), "body", "text2"))
        if not one.can_be_asked:
            box.addWidget(
                Banner(
                    look,
                    say("Whoever is missing was not asked."),
                    say("Answers stand here once the person is back or found."),
                    "neutral",
                )
            )
        else:
            self.manner = AnswerManner(told, one, host.forms)
            box.addWidget(self.manner)
            asked = Card(look, say("The questions"), icon="consent", space=10)
            asked.head.addWidget(self.manner.said.unkept)
            self.questions = PlainQuestions(
                look,
                told.session.labels,
                one.person[:8],
                partial(told.others, one.person),
                host.unsaved_of(one.person),
            )
            reported = beside_of(look, told.session.labels, one.rows, told.name)
            self.manner.said.ask(*self._asked, one.questions)
            self._reported = reported
            self._show_answers()
            self.questions.answered.connect(self._answered)
            self.questions.answered_if.connect(self._answered_if)
            asked.body.addWidget(self.questions)
            stands = NoStands(look, decides=self._decides)
            asked.body.addWidget(stands)
            stands.show_questions(
                no_stands(told.found.dossier, one.person, told.found.table.case, told.found.today),
                self.questions.lines,
            )
            box.addWidget(asked)
            self.manner.said.told.connect(self._told)
        whole = Card(look, say("Every answer of this person"), icon="consent", space=12)
        rows = told.turns(one.rows, lambda row: (row.id,), FIRST, lambda row: told.says_no((row,)))
        whole.body.addWidget(More(look, "more-answers", list(enumerate(rows)), self._row, space=12))
        if not one.rows:
            words = say("Nobody was asked yet. Not asked is not a yes: nothing leaves.")
            whole.body.addWidget(Paragraph(look, words, "body", "text2"))
        box.addWidget(whole)
        if one.can_be_asked:
            box.addWidget(AskCard(host, told.found.table.case, one.person, self.manner))

    def _row(self, numbered: tuple[int, ConsentRow]) -> QWidget:
        number, row = numbered
        part = QWidget()
        box = column(self._host.told.look, part, space=12)
        if number:
            box.addWidget(rule())
        box.addWidget(AnswerCard(self._host, row))
        return part

    def _show_answers(self) -> None:
        """What stands, and what waits for who said it; of that nothing comes beside a question."""
        held = self.manner.said.held(*self._asked)
        beside = {one: words for one, words in self._reported.items() if held.get(one) != "no"}
        self.questions.show_answers({**self._one.questions, **held}, beside)

    def _answered_if(self, question: str, conditions: tuple[Condition, ...]) -> None:
        said = self.manner.said
        if said.unsaid(self._one.person):  # its words stay where they are typed
            self._show_answers()
            said.show(half=1)
            said.point()
            return
        self.questions.unsaved.send(question)
        self._write({question: "yes_if"}, conditions)

    def _answered(self, question: str, answer: str) -> None:
        if self.manner.said.waits(*self._asked, question, answer):
            self._host.waits()
        else:
            self._write({question: answer})

    def _told(self, case: str, person: str, answers: dict[str, str]) -> None:
        if (case, person) == self._asked:
            self._write(answers)

    def _write(self, answers: dict[str, str], conditions: tuple[Condition, ...] = ()) -> None:
        told = self._host.told
        how = self.manner.how(conditions=conditions)
        [*_, (question, answer)] = answers.items()
        self._host.do(
            said_now(
                told.look, self._one.questions.get(question, ""), answer, decides=self._decides
            ),
            told.session.desk.consent.answers,
            told.found.table.case,
            self._one.person,
            answers,
            how,
            shown=told.found.shown,
            photo=self.manner.photo.isChecked(),
        )


class AskCard(Card):
    """One question; saved by its own button."""

    def __init__(self, host: ConsentActions, case: str, person: str, manner: AnswerManner) -> None:
        look, labels = host.told.look, host.told.session.labels
        say = look.words.say
        super().__init__(look, say("Ask about another purpose or recipient"), icon="add", space=10)
        self._host, self._case, self._person, self._manner = host, case, person, manner
        self._form = f"{_ASK}-{person}"
        line = Flow(look, space=16)
        purposes = [(key, capital(words)) for key, words in labels.terms("consent_purpose")]
        bodies = [
            (k, capital(words)) for k, words in labels.terms("recipient") if recipients.of(k).asked
        ]
        self.purpose = Choice(look, "ask-purpose", say("What for"), [("", "—"), *purposes])
        self.recipient = Choice(look, "ask-recipient", say("To whom"), [("", "—"), *bodies])
        for box in (self.purpose, self.recipient):
            box.chosen.connect(self._check)
        line.addLayout(labelled(look, say("What for"), self.purpose), 1, least=look.px(LEAST))
        line.addLayout(labelled(look, say("To whom"), self.recipient), 1, least=look.px(LEAST))
        self.body.addLayout(line)
        self._by_name = QWidget()
        self.named = TextField(look, "ask-named", say("Its name"))
        self.named.textChanged.connect(self._check)
        column(look, self._by_name).addLayout(labelled(look, say("Its name"), self.named))
        self.body.addWidget(self._by_name)
        options = (
            ("yes", say("Yes")),
            ("yes_if", say("Yes, if …")),
            ("limited", say("Yes, with limits")),
            ("no", say("No")),
            ("not_now", say("Not now")),
        )
        self.answer = Segments(look, "ask-answer", say("Answer"), options, wraps=True)
        self.answer.chosen.connect(self._check)
        self.body.addWidget(self.answer)
        self.yes_if = YesIf(look, labels, "ask", host.told.others(person), part=True)
        self.yes_if.changed.connect(self._check)
        self._unsaved = host.unsaved_of(f"{person}/{_ASK}")
        self.body.addWidget(self.yes_if)
        self._if_yes = QWidget()
        self._yes()
        self.body.addWidget(self._if_yes)
        foot = Flow(look, space=12)
        self._still = Paragraph(look, "", "small", "text2")
        foot.addWidget(self._still, 1, least=look.px(LEAST))
        self.save = Button(look, say("Save the answer"), "ask-save", icon="check")
        self.save.clicked.connect(self._save)
        foot.addWidget(self.save)
        self.body.addLayout(foot)
        self._take_up()
        manner.said.by.chosen.connect(self._check)
        self._check()

    def _take_up(self) -> None:
        """What was said here and is not saved stands again: the page is rebuilt after each answer."""
        said = (self.purpose, self.recipient, self.answer, self.named, self.limits)
        ticks = (*self.scopes.ticks.values(), self.photo, self.contact)
        self._host.forms.follow(self._form, *said, *ticks)
        if (typed := self._unsaved.get(_ASK)) is not None:
            self.yes_if.take_up(typed)
        self.yes_if.changed.connect(lambda: self._unsaved.keep(_ASK, self.yes_if.typed))

    def _yes(self) -> None:
        look, say = self._look, self._look.words.say
        box = column(look, self._if_yes, space=8)
        box.addWidget(Paragraph(look, say("What may leave"), "small", "text2"))
        self.scopes = ScopeTicks(look, self._host.told.session, "ask", ALL_SCOPES, _START)
        self.scopes.changed.connect(self._check)
        box.addWidget(self.scopes)
        line = Flow(look, space=16)
        self.photo = Tick(look, say("The photo may be used too"), "ask-photo")
        self.contact = Tick(look, say("The safe contact may be given"), "ask-contact")
        self.limits = TextField(
            look,
            "ask-limits",
            say("Limits in their words"),
            placeholder=say("Limits in their words"),
        )
        for tick in (self.photo, self.contact):
            line.addWidget(tick)
        line.addWidget(self.limits, 1, least=look.px(LEAST))
        box.addLayout(line)
        self.contact.clicked.connect(self._check)
        self._both = Paragraph(look, "", "small", "warn", wide=80)
        self._both.setObjectName("ask-both")
        box.addWidget(self._both)

    def _check(self, _: object = None) -> None:
        say = self._look.words.say
        agrees = self.answer.value in _AGREES
        by_name = recipients.of(self.recipient.value).by_name
        self._by_name.setVisible(by_name)
        self._if_yes.setVisible(agrees)
        self.limits.setVisible(self.answer.value == "limited")
        said_if = self.answer.value == "yes_if"
        self.yes_if.setVisible(said_if)
        half = ("contact" in self.scopes.chosen) != self.contact.isChecked()
        self._both.say(
            say(
                "A contact leaves only where both are ticked: contact under “What may leave”, and “The safe contact may be given”."
            )
            if half
            else ""
        )
        self._both.setVisible(half)
        still = ""
        if not self.purpose.value or not self.recipient.value:
            still = say("Still needed: what for, and to whom")
        elif by_name and not self.named.text().strip():
            still = say("Still needed: its name")
        elif not self.answer.value:
            still = say("Still needed: the answer")
        elif self._manner.said.unsaid(self._person):
            still = say("Still needed: who said it")
        elif said_if and not self.yes_if.is_whole:
            still = say("Still needed: the condition")
        elif agrees and not self.scopes.chosen:
            still = say("Still needed: what may leave")
        self._still.say(still)
        self.save.setEnabled(not still)

    def _save(self) -> None:
        told, answer = self._host.told, self.answer.value
        agrees = answer in _AGREES
        limits = self.limits.text().strip()
        how = self._manner.how(
            contact=self.contact.isChecked() if agrees else None,
            conditions=self.yes_if.conditions if answer == "yes_if" else (),
            limits=as_ptext(limits, told.look.lang) if answer == "limited" and limits else None,
        )
        decides = told.session.desk.context.role == "coordinator"
        self._unsaved.send(_ASK)
        self._host.forms.send(self._form)
        self._host.do(
            said_now(told.look, self._before(), answer, decides=decides),
            told.session.desk.consent.grant,
            self._case,
            self._person,
            self.purpose.value,
            self.recipient.value,
            _RESULT[answer],
            how,
            shown=told.found.shown,
            named=self.named.text().strip() if recipients.of(self.recipient.value).by_name else "",
            scopes=self.scopes.chosen if agrees else None,
            photo=self.photo.isChecked() if agrees else None,
        )

    def _before(self) -> str:
        """ "no" where this person refused the same before."""
        asked = (self.purpose.value, self.recipient.value)
        rows = (
            one.rows for one in self._host.told.found.table.speakers if one.person == self._person
        )
        noes = [row for mine in rows for row in mine if row.state in NO]
        return "no" if any((row.purpose, row.recipient) == asked for row in noes) else ""
