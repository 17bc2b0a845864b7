"""One person of the table: how the answers are given, the questions, every answer, one more question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.ui.editing.no_stands import NoStands, said_now
from vsdesk.ui.editing.plain_questions import PlainQuestions
from vsdesk.ui.editing.reported_words import beside_of
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.layout import column, rule
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.consent.answer_card import AnswerCard
from vsdesk.ui.screens.consent.ask_card import AskCard
from vsdesk.ui.screens.consent.manner import HowGiven

if TYPE_CHECKING:
    from vsdesk.desk import AskedPerson, Condition, ConsentRow
    from vsdesk.ui.screens.consent.host import ConsentActions


class PersonPart(QWidget):
    """Answers are written at once, each can be taken back; nothing of what others said is shown."""

    def __init__(self, host: ConsentActions, one: AskedPerson) -> None:
        from vsdesk.desk.consent.table import no_stands

        super().__init__()
        self._host, self._one = host, one
        told, look = host.told, host.told.look
        self._decides = told.session.desk.context.role == "coordinator"
        say = look.words.say
        box = column(look, self, space=12)
        box.addWidget(Paragraph(look, told.name(one.person), "h2"))
        box.addWidget(Paragraph(look, told.under(one), "body", "text2"))
        if not one.can_be_asked:
            box.addWidget(Banner(look, say("Whoever is missing was not asked."), say("Answers stand here once the person is back or found."), "neutral"))  # fmt: skip
        else:
            self.manner = HowGiven(told, one, host.kept)
            box.addWidget(self.manner)
            asked = Card(look, say("The questions"), icon="consent", space=10)
            self.questions = PlainQuestions(
                look,
                told.session.labels,
                one.person[:8],
                partial(told.others, one.person),
            )
            reported = beside_of(look, told.session.labels, one.rows, told.name)
            self.questions.show_answers(one.questions, reported)
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

    def _answered_if(self, question: str, conditions: tuple[Condition, ...]) -> None:
        self._answered(question, "yes_if", conditions)

    def _answered(self, question: str, answer: str, conditions: tuple[Condition, ...] = ()) -> None:
        told = self._host.told
        how = self.manner.how(conditions=conditions)
        self._host.do(
            said_now(
                told.look, self._one.questions.get(question, ""), answer, decides=self._decides
            ),
            told.session.desk.consent.answers,
            told.found.table.case,
            self._one.person,
            {question: answer},
            how,
            shown=told.found.shown,
            photo=self.manner.photo.isChecked(),
        )
