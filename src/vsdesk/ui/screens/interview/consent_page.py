"""Plain questions to one person at a time: yes, no, not now, yes if. There is no "yes to all"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from vsdesk.records.case_parts import answers_of
from vsdesk.records.consent.answers import reporters
from vsdesk.records.consent.consent import not_here_to_answer
from vsdesk.records.consent.legal_standing import missing_minor
from vsdesk.records.consent.questions import (
    ANSWERS,
    QUESTIONS,
    ask_again_on,
    grants_for,
    reported_by,
)
from vsdesk.records.consent.selection import standing_answers
from vsdesk.records.gate.marks import FIRST_NAME
from vsdesk.ui.editing.no_stands import PUT_OFF, NoStands
from vsdesk.ui.editing.plain_questions import answer_words
from vsdesk.ui.editing.yes_if import YesIf
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.into_view import into_view
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, drop, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.screens.interview.conditions import (
    answered_anew,
    has_conditions,
    keep_conditions,
    words_if,
)
from vsdesk.ui.screens.interview.first_name import name_by_first
from vsdesk.ui.screens.interview.manner import AnswererBar
from vsdesk.ui.screens.interview.opening import text_read
from vsdesk.ui.screens.interview.page import TalkPage
from vsdesk.ui.screens.interview.relatives import SPEAKER
from vsdesk.ui.screens.interview.reported import report_spot, said_by_others
from vsdesk.ui.screens.interview.same import sought_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.desk import Condition, ConsentRow
    from vsdesk.records.dossier import Dossier

_SAID: Final = {"given_limited": "given", "withdrawn": "refused"}
_KEYS: Final = {"1": "yes", "2": "no", "3": "not_now", "4": "yes_if"}
_FIELDS: Final = ("data_scope", "photo_use", "follow_up", "withdrawn_on")


class ConsentPage(TalkPage):
    """Each relative answers alone; the speaker first."""

    def build(self) -> None:
        """Who answers, how it is recorded, the questions."""
        say, look = self.say, self.look
        self.ask(
            say("What may we do with what was told?"),
            say(
                "Each person answers alone. Keys: 1 yes, 2 no, 3 not now, which is a good answer too; 4 yes, if …"
            ),
        )
        self._lines: dict[str, Segments] = {}
        self._others: dict[str, Paragraph] = {}
        self._below: dict[str, QVBoxLayout] = {}
        self._said_if: dict[str, Paragraph] = {}
        self._yes_if: YesIf | None = None
        self._who = SPEAKER
        self._text = ""
        session = self.host.session
        session.jobs.read(Callbacks(self, self._take_text, self.host.trouble), text_read, session.desk, self.talk.lang)  # fmt: skip
        labels = self.host.session.labels
        self.manner = AnswererBar(look, labels, self._people(), SPEAKER)
        self.manner.turned.connect(self._turn)
        self.box.addWidget(self.manner)
        for question, asked in QUESTIONS.items():
            self.box.addWidget(self._line(question, self.say(asked.words)))
        self.photo = Tick(look, say("The photo may be used too"), "consent-photo")
        self.photo.setFont(look.font("talk"))
        self.photo.clicked.connect(self._photo)
        self.box.addWidget(self.photo)
        self._follow_up()
        self._no = NoStands(look, decides=session.desk.context.role == "coordinator", role="talk")
        self.box.addWidget(self._no)
        self._show()

    def _people(self) -> list[tuple[str, str]]:
        """(spot, name) of the speaker, of everyone who is recorded, and of those named in this interview."""
        say, talk = self.say, self.talk
        people = [(SPEAKER, talk.name_of("speaker", whole=True) or say("The speaker"))]
        silent = not_here_to_answer(talk.family) if talk.family is not None else frozenset()
        known = [talk.people.spot(one) for one in talk.people.known()]
        others = dict.fromkeys((*known, *talk.entries("relative")))
        for spot in (one for one in others if one != SPEAKER):
            name = talk.name_of(spot, whole=True)
            if name and talk.id(spot) not in silent:
                people.append((spot, name))
        return people

    def _line(self, question: str, words: str) -> QWidget:
        part = QWidget()
        box = column(self.look, part, space=6)
        line = row(self.look, space=12)
        box.addLayout(line)
        asked = column(self.look, space=0)
        asked.addWidget(Paragraph(self.look, words, "talk"))
        self._others[question] = Paragraph(self.look, "", "body", "text2")
        self._others[question].setObjectName(f"other-{question}")
        asked.addWidget(self._others[question])
        line.addLayout(asked, 1)
        segments = Segments(self.look, f"consent-{question}", words, answer_words(self.look))
        segments.setProperty("question", question)
        segments.chosen.connect(self._chosen)
        self._lines[question] = segments
        for button in segments.findChildren(Button):
            button.installEventFilter(self)
        line.addWidget(segments)
        said = Paragraph(self.look, "", "body", "text2", wide=80)
        said.setObjectName(f"said-if-{question}")
        box.addWidget(said)
        self._below[question], self._said_if[question] = box, said
        return part

    def _follow_up(self) -> None:
        look, say = self.look, self.say
        self._again = QWidget()
        line = row(look, self._again, space=12)
        label = say("Ask again on")
        line.addWidget(Label(look, label, "talk"))
        self.again = TypedLine(look, "consent-again", label)
        self.again.setFont(look.font("talk"))
        self.again.setFixedWidth(look.px(180))
        self.again.setText(ask_again_on(self.talk.today))
        self.again.written.connect(self._asked_again)
        line.addWidget(self.again)
        line.addStretch(1)
        self.box.addWidget(self._again)

    def focus_first(self) -> None:
        """The first question."""
        first = self._lines["keep"].findChildren(Button)
        next((one for one in first if one.isChecked()), first[0]).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """1, 2 and 3 answer the question that has the keyboard, and go to the next one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            answer = _KEYS.get(event.text())
            asked = [q for q, line in self._lines.items() if watched.parent() is line]
            if answer and asked:
                self._answered(asked[0], answer)
                return True
        return super().eventFilter(watched, event)

    def _answered(self, question: str, answer: str, conditions: Sequence[Condition] = ()) -> None:
        self._close_if()
        if answer == "yes_if" and not conditions:
            self._ask(question)
            return
        self._write(question, answer, conditions)
        self._show()
        order = [*self._lines]
        rest = order[order.index(question) + 1 :]
        if rest:
            first = self._lines[rest[0]].findChildren(Button)
            next((one for one in first if one.isChecked()), first[0]).setFocus()

    # Yes, if …
    def _ask(self, question: str) -> None:
        """Ask for the condition below the question; the answer is written once it was told."""
        labels = self.host.session.labels
        others = [(self.talk.id(who), name) for who, name in self._people() if who != self._who]
        strip = YesIf(self.look, labels, f"{question}-talk", others, role="talk")
        strip.told.connect(partial(self._told_if, question))
        strip.closed.connect(partial(self._leave_if, question))
        self._yes_if = strip
        self._lines[question].choose("yes_if")
        self._below[question].addWidget(strip)
        into_view(strip)
        strip.words.setFocus()

    def _told_if(self, question: str, conditions: Sequence[Condition]) -> None:
        with_whom = {one.person for one in conditions}
        for who in [who for who, _ in self._people() if self.talk.id(who) in with_whom]:
            self.talk.begin(who)  # told without a name they are a person all the same
        self._answered(question, "yes_if", conditions)

    def _leave_if(self, question: str) -> None:
        self._close_if()
        self._show()
        self._lines[question].focus_chosen()

    def _close_if(self) -> None:
        if self._yes_if is not None:
            self._yes_if.hide()
            drop(self._yes_if)
            self._yes_if = None

    def _words_if(self, question: str) -> str:
        """The conditions that stand, as they were said, and what each means."""
        spot = self._spot(*QUESTIONS[question].asks[0])
        names = {self.talk.id(who): name for who, name in self._people()}
        labels = self.host.session.labels
        return words_if(self.look, labels, self.talk, spot, lambda one: names.get(one, ""))

    # Answers.
    def _spot(self, purpose: str, recipient: str) -> str:
        spot = f"grant/{self._who.replace('/', '-')}-{purpose}-{recipient}"
        if spot not in self.talk.ids:
            held = self._held(purpose, recipient)
            if held:
                self.talk.ids[spot] = held
        return spot

    def _held(self, purpose: str, recipient: str) -> str:
        dossier, talk = self.talk.dossier, self.talk
        if dossier is None:
            return ""
        every = (*standing_answers(dossier), *dossier.of("consent_grant"))  # what holds first
        for one in answers_of(dossier, talk.id(self._who), dossier.root, every):
            pair = (one.text("purpose"), one.text("recipient"))
            if pair == (purpose, recipient) and not reporters(one):
                return one.id
        return ""

    def _chosen(self, answer: str) -> None:
        question = str(self.sender().property("question"))
        self._close_if()
        if answer == "yes_if":
            self._ask(question)
            return
        self._write(question, answer)
        self._show()

    def _write(self, question: str, answer: str, conditions: Sequence[Condition] = ()) -> None:
        talk = self.talk
        talk.begin(self._who)
        by = self.manner.by.value
        if by:
            talk.begin(by)
        named = self.manner.named.value
        first, new_id = named == FIRST_NAME, self.host.session.desk.context.new_id
        name_by_first(talk, self._who, by, asked=first, new_id=new_id)
        common = {
            "grantor": talk.id(self._who),
            "subject": talk.id("case"),
            "capacity": self._capacity(),
            "consent_text": self._text or None,
            "given_on": talk.today,
            "how_recorded": self.manner.how.value or None,
            "language": talk.lang,
            **({"identity_mode": named} if named and not first else {}),
            **({"follow_up": self._day()} if answer == "not_now" else {}),
        }
        for values in grants_for(question, answer, common, photo=self.photo.isChecked()):
            pair = (str(values["purpose"]), str(values["recipient"]))
            spot = self._spot(*pair)
            if by:
                spot, values = report_spot(self._who, *pair), reported_by(values, talk.id(by))
            elif (told := report_spot(self._who, *pair)) in talk.ids:
                talk.draft.drop(talk.ids.pop(told))  # asked themselves after all
            held = talk.view(spot)
            mode = held.value("identity_mode") if held is not None else None  # as it is saved
            rest = {**dict.fromkeys(_FIELDS), "identity_mode": mode}
            if held is not None and (
                conditions or (answer == "yes" and has_conditions(talk, held))
            ):
                values = {**values, **answered_anew(talk, spot, held)}
            for field, value in {**rest, **values}.items():
                talk.put(spot, field, value)
            if (
                conditions or answer != "yes_if"
            ):  # what was said before stays with the answer of before
                keep_conditions(talk, spot, conditions)

    def _take_text(self, text: str) -> None:
        self._text = text

    def _capacity(self) -> str:
        """What the kinship says: a guardian; a parent where the missing person may be a child."""
        talk = self.talk
        kin = "kin" if self._who == SPEAKER else f"relativekin/{self._who.partition('/')[2]}"
        relation = talk.text(kin, "relation")
        if relation == "guardian":
            return "guardian"
        child = talk.dossier is not None and missing_minor(talk.dossier, talk.today)
        return "parent" if child and relation in ("mother", "father") else "relative"

    def _rows_of(self, dossier: Dossier) -> list[ConsentRow]:
        """What stands of this person's answers for the case of a dossier, as it was saved."""
        from vsdesk.desk.consent.table import row_of

        who, told = self.talk.id(self._who), standing_answers(dossier)
        mine = answers_of(dossier, who, dossier.root, told)
        return [row_of(one, self.talk.today, dossier) for one in mine]

    def _said_of_other(self, question: str) -> str:
        """What the same person answered for the missing person beside whom this case was begun: to be asked anew."""
        from vsdesk.desk.consent.table import answered

        beside = self.talk.beside
        rows = self._rows_of(beside) if beside is not None else []
        words = dict(answer_words(self.look)).get(answered(rows, question), "")
        if not words or beside is None:
            return ""
        return self.say("For {name}: {told}", name=sought_name(self.host, beside), told=words)

    def _stored(self, question: str) -> str:
        """What this person answered, as it is saved."""
        from vsdesk.desk.consent.table import answered

        held = self.talk.dossier
        said = answered(self._rows_of(held), question) if held is not None else ""
        return "" if said == "mixed" else said

    def _answer(self, question: str) -> str:
        spots = [self._spot(*pair) for pair in QUESTIONS[question].asks]
        if not any(self.talk.draft.pending(self.talk.ids.get(spot, "")) for spot in spots):
            return self._stored(question)
        results = set()
        for purpose, recipient in QUESTIONS[question].asks:
            spot = self._spot(purpose, recipient)
            if self.talk.has(spot):
                withdrawn = self.talk.text(spot, "withdrawn_on")
                result = "refused" if withdrawn else self.talk.text(spot, "result")
                results.add(_SAID.get(result, result))
        names = {result: answer for answer, result in ANSWERS.items()}
        return names.get(results.pop(), "") if len(results) == 1 else ""

    def _show(self) -> None:
        answers = {question: self._answer(question) for question in QUESTIONS}
        from vsdesk.desk.consent.table import no_stands

        told = said_by_others(
            self.look, self.host.session.labels, self.talk, self._who, self._people()
        )
        self._again.setVisible("not_now" in answers.values())
        for question in [one for one, said in answers.items() if said == "not_now"]:
            if self._stored(question) == "no":  # no new answer: what stands is shown
                answers[question] = "no"
                told.setdefault(question, self.say(PUT_OFF))
        for question, segments in self._lines.items():
            segments.choose(answers[question])
            other = "\n".join(filter(None, (self._said_of_other(question), told.get(question, ""))))
            self._others[question].say(other)
            self._others[question].setVisible(bool(other))
            said = self._words_if(question) if answers[question] == "yes_if" else ""
            self._said_if[question].say(said)
            self._said_if[question].setVisible(bool(said))
        talk = self.talk
        held = talk.dossier
        stands = (
            no_stands(held, talk.id(self._who), talk.id("case"), talk.today)
            if held is not None
            else ()
        )
        self._no.show_questions(stands, self._lines)
        spots = [self._spot(*pair) for pair in QUESTIONS["keep"].asks]
        if any(self.talk.has(spot) for spot in spots):
            self.photo.setChecked(any(self.talk.value(s, "photo_use") is True for s in spots))
        for spot in (self._spot(*pair) for asked in QUESTIONS.values() for pair in asked.asks):
            day = self.talk.text(spot, "follow_up")
            if day and not self.again.hasFocus():
                self.again.setText(day)

    def _photo(self) -> None:
        """The photo goes with what was agreed to; it is no question of its own."""
        for question, segments in self._lines.items():
            if segments.value in ("yes", "yes_if"):
                self._write(question, segments.value)
        self._show()

    def _day(self) -> str | None:
        return self.again.day or None

    def _asked_again(self) -> None:
        if self._day():
            for question in self._lines:
                if self._answer(question) == "not_now":
                    self._write(question, "not_now")

    def _turn(self, who: str) -> None:
        self._who = who
        self._show()
