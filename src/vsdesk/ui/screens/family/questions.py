"""Consent as five plain questions to one person: yes, no, not now. There is no "yes to all"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from vsdesk.records.consent import QUESTIONS, grants_for
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.people import capital

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.context import Context

_ANSWER: Final = {
    "given": "yes",
    "given_limited": "yes",
    "refused": "no",
    "withdrawn": "no",
    "not_asked": "not_now",
}


class ConsentQuestions(Card):
    """The answers of one person about one case, each written at once into the history."""

    def __init__(
        self, context: Context, person: RecordView, case: RecordView, done: Callable[[], None]
    ) -> None:
        look = context.look
        say = look.words.say
        super().__init__(look, context.titles.of(person), icon="person", space=10)
        self._context, self._person, self._case, self._done = context, person, case, done
        self.say_note(say("about {name}", name=context.titles.of(case)))
        how = column(look, space=3)
        label = say("How the answer is recorded")
        how.addWidget(Label(look, label, "small", "text2", elide=True))
        terms = [
            (key, capital(words)) for key, words in context.session.labels.terms("consent_recorded")
        ]
        self._how = Choice(look, f"how-{person.id[:8]}", label, terms, "witnessed_oral")
        how.addWidget(self._how)
        self.body.addLayout(how)
        self._photo = Tick(look, say("The photo may be used too"), f"photo-{person.id[:8]}")
        self._photo.setChecked(any(one.value("photo_use") is True for one in self._grants()))
        for question, words in self._questions():
            self.body.addWidget(self._line(question, words))
        self.body.addWidget(self._photo)

    def _questions(self) -> tuple[tuple[str, str], ...]:
        say = self._look.words.say
        return (
            ("keep", say("May we keep the file and work with it?")),
            ("iimp", say("May it go to the independent institution (IIMP), to search?")),
            ("ncmp", say("May it go to the State commission (NCMP), to search?")),
            ("courts", say("May it go to prosecutors and courts?")),
            ("publish", say("May the name be made public?")),
        )

    def _line(self, question: str, words: str) -> QWidget:
        say = self._look.words.say
        part = QWidget()
        line = row(self._look, part, space=12)
        line.addWidget(Paragraph(self._look, words), 1)
        options = (("yes", say("Yes")), ("no", say("No")), ("not_now", say("Not now")))
        segments = Segments(
            self._look,
            f"consent-{question}-{self._person.id[:8]}",
            words,
            options,
            self._answer(question),
        )
        segments.setProperty("question", question)
        segments.chosen.connect(self._chosen)
        line.addWidget(segments)
        return part

    def _grants(self) -> list[RecordView]:
        return [
            one
            for one in self._context.dossier.of("consent_grant")
            if one.text("grantor") == self._person.id and one.text("subject") in ("", self._case.id)
        ]

    def _answer(self, question: str) -> str:
        pairs = QUESTIONS[question]
        found = [
            one for one in self._grants() if (one.text("purpose"), one.text("recipient")) in pairs
        ]
        answers = {
            "no" if one.text("withdrawn_on") else _ANSWER.get(one.text("result"), "")
            for one in found
        }
        return answers.pop() if len(answers) == 1 and found else ""

    def _chosen(self, answer: str) -> None:
        question = str(self.sender().property("question"))
        session = self._context.session
        common = {
            "grantor": self._person.id,
            "subject": self._case.id,
            "capacity": "relative",
            "given_on": session.desk.today(),
            "how_recorded": self._how.value,
        }
        rows = grants_for(question, answer, common, photo=self._photo.isChecked())
        held = {(one.text("purpose"), one.text("recipient")): one.id for one in self._grants()}
        session.jobs.write(
            Answer[Any](self, self._saved),
            _save,
            session.desk,
            self._context.dossier.root,
            rows,
            held,
        )

    def _saved(self, _: Any) -> None:
        self._done()


def _save(
    desk: Any, family: str, rows: list[dict[str, Any]], held: dict[tuple[str, str], str]
) -> Any:
    """One grant for each purpose and recipient: the one that is there is answered anew."""
    from vsdesk.desk import Edit

    edits = []
    for values in rows:
        id = held.get((values["purpose"], values["recipient"]))
        if id is None:
            edits.append(Edit("consent_grant", values, parent=family))
        else:
            edits.append(Edit("consent_grant", values, id=id))
    return desk.save(edits)
