"""Plain questions to one person at a time: yes, no, not now, yes if. There is no "yes to all"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from vsdesk.desk.consent.consent_table import no_stands
from vsdesk.records.consent.holding_answer import not_here_to_answer
from vsdesk.records.consent.questions import ALONE, QUESTIONS
from vsdesk.records.gate.persons.hidden_people import FIRST_NAME
from vsdesk.ui.editing.consent_states import texts_offered
from vsdesk.ui.editing.no_stands import PUT_OFF, NoStands
from vsdesk.ui.editing.plain_questions import PlainQuestions, answer_words
from vsdesk.ui.editing.unsaved_ifs import UnsavedIfs, waiting
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.screens.interview.consent_draft import AnswersOf, answered_by, who_answers
from vsdesk.ui.screens.interview.interview_start import texts_read
from vsdesk.ui.screens.interview.kunyas import called
from vsdesk.ui.screens.interview.same import sought_name
from vsdesk.ui.screens.interview.talk_bars import AnswererBar, AskAgainLine
from vsdesk.ui.screens.interview.talk_page import TalkPage
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER
from vsdesk.ui.screens.interview.waiting_answers import WithoutTeller
from vsdesk.ui.speakers import UNSAID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Condition
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView


_TELLER: Final = "by "  # as a question: who said what was answered before


@dataclass(frozen=True, slots=True)
class _Given:
    """One answer of this visit, and what stood before it: of the talk, of the two boxes below. `question` is
    "" where one of these was changed."""

    who: str
    question: str
    words: str
    before: Json = field(repr=False)
    photo: bool
    again: str


class ConsentPage(TalkPage):
    """Each relative answers alone; the speaker first. What was answered is taken back one after the other."""

    def build(self) -> None:
        """Who answers, how it is recorded, the questions."""
        say, look = self.say, self.look
        self._theirs = AnswersOf(self.talk, SPEAKER)
        self._given: list[_Given] = []
        self._asked_for: set[tuple[str, str]] = set()
        self._untold = WithoutTeller(self.talk, SPEAKER, ())
        session = self.host.session
        session.jobs.read(
            Callbacks(self, self._offer_texts, self.host.trouble),
            texts_read,
            session.desk,
            self.talk.lang,
        )
        labels = self.host.session.labels
        self.manner = AnswererBar(look, labels, self._people(), SPEAKER, self._said_by)
        self.manner.turned.connect(self._turn)
        self.manner.told.connect(self._teller_told)
        self.box.addWidget(self.manner)
        self.undo = UndoStrip(look, "undo-answer", edge=0)
        self.undo.undo.connect(self._take_back)
        self.box.addWidget(self.undo)
        unsaved = self._unsaved(SPEAKER)
        self.questions = PlainQuestions(look, labels, "", self._others, unsaved, talk=True)
        self.questions.answered.connect(self._answered)
        self.questions.answered_if.connect(self._answered_if)
        self.questions.too_soon.connect(self._too_soon)
        self.questions.taken_out.connect(self._taken_out)
        self.box.addWidget(self.questions)
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
        people = [(SPEAKER, called(talk, SPEAKER, whole=True) or say("The speaker"))]
        silent = not_here_to_answer(talk.family) if talk.family is not None else frozenset()
        known = [talk.people.spot(one) for one in talk.people.known()]
        others = dict.fromkeys((*known, *talk.entries("relative")))
        for spot in (one for one in others if one != SPEAKER):
            name = called(talk, spot, whole=True) or self.make.by_kinship(spot)
            if name and talk.id(spot) not in silent:
                people.append((spot, name))
        return people

    def _said_by(self, who: str) -> str:
        speakers = self.host.session.speakers
        return who_answers(self.talk, speakers, who, [spot for spot, _ in self._people()])

    def _others(self) -> list[tuple[str, str]]:
        """(id, name) of everybody but who answers."""
        return [
            (self.talk.id(who), name) for who, name in self._people() if who != self._theirs.who
        ]

    def _follow_up(self) -> None:
        self._again = AskAgainLine(self.look, self.talk.today)
        self.again, self.unsaid = self._again.day, self._again.unsaid
        self._again_on = ""  # nobody said a day
        self.again.written.connect(self._asked_again)
        self.box.addWidget(self._again)

    def focus_first(self) -> None:
        self.questions.focus_first()

    def _unsaved(self, who: str) -> UnsavedIfs:
        return UnsavedIfs(self.talk.half_said, who, self.talk.keep)

    def let_go(self) -> None:
        """Each "if" that was told and not saved yet."""
        self.questions.settle()

    def points(self) -> bool:
        """Once also to each answer that going on does not save: an "if" of another person, and what nobody
        is known to have said."""
        for who, question in [*waiting(self.talk.half_said)]:
            elsewhere = who != self._theirs.who
            if (who, question) in self._asked_for or not (
                elsewhere or self.manner.by.value == UNSAID
            ):
                continue
            self._asked_for.add((who, question))
            if elsewhere:
                self.manner.turn_to(who)
                self._turn(who)
            self.questions.ask_if(question)
            self._tell_last(self.say("What was typed here is not saved yet"))
            return True
        for who, question in [*self.talk.waiting.unkept]:
            if (who, _TELLER + question) not in self._asked_for:
                self._asked_for.add((who, _TELLER + question))
                if who != self._theirs.who:
                    self.manner.turn_to(who)
                    self._turn(who)
                self.manner.by.setFocus()
                return True
        return super().points()

    # Answers.
    def _answered(self, question: str, answer: str) -> None:
        """Kept as soon as it is given; of whom nobody said that they gave it, a no alone."""
        if self._waits_for_teller(question, answer):
            return
        before = self._stands(question, self._said(question, answer))
        self._write(question, answer)
        self._show()
        self._may_take_back(before)

    def _waits_for_teller(self, question: str, answer: str) -> bool:
        """Whether nobody said yet who gives this answer, and it is kept only once that is said."""
        if self.manner.by.value != UNSAID:
            self._untold.answers.clear()  # who said those is settled
            return False
        self._untold.answers[question] = answer
        self._untold.note(unsaid=True)
        if answer == "no":
            return False
        self._asked_for.discard((self._theirs.who, _TELLER + question))
        self._show()
        QTimer.singleShot(0, self.manner.by, self.manner.by.setFocus)  # the questions go on first
        return True

    def _teller_told(self) -> None:
        """Who said what was answered before that; whoever goes through the list by key passes others by."""
        answered_by(self.talk, self.host.session.speakers, self._theirs.who, self.manner.by.value)
        if not self._untold.answers:
            return
        unsaid = self.manner.by.value == UNSAID
        if not (self._given and self._given[-1].question == _TELLER):
            self._given.append(self._stands(_TELLER, self.manner.by.accessibleName()))
        for question, answer in self._untold.answers.items():
            self._theirs.take_out(question)
            if answer == "no" or not unsaid:
                self._write(question, answer)
        self._untold.note(unsaid=unsaid)
        self._show()
        self._tell_last()

    def _said(self, question: str, answer: str) -> str:
        said = dict(answer_words(self.look)).get(answer, "") or self.say("Not asked")
        return self.look.dots(self.questions.lines[question].accessibleName(), said)

    def _stands(self, question: str, words: str) -> _Given:
        """What stands now, before this."""
        before, photo = self.talk.snapshot(), self.photo.isChecked()
        return _Given(self._theirs.who, question, words, before, photo, self.again.text())

    def _may_take_back(self, given: _Given) -> None:
        """A slip of the finger is no answer, and no withdrawal of one."""
        self._given.append(given)
        self._tell_last()

    def _tell_last(self, *beside: str) -> None:
        """The last answer of this visit, and what else is to be said."""
        if self._given:
            last = self._given[-1]
            whose = "" if last.who == self._theirs.who else dict(self._people()).get(last.who, "")
            self.undo.decided(self.look.dots(*beside, last.words, whose), last)
        elif beside:
            self.undo.decided(self.look.dots(*beside), None, undo=False)
        else:
            self.undo.hide()

    def _take_back(self, held: _Given) -> None:
        """The keyboard is on the question again: the next answer is its own."""
        self._given.pop()
        self.talk.take_back(held.before)
        self._untold.drop(held.question)
        if held.who != self._theirs.who:
            self.manner.turn_to(held.who)
            self._theirs = AnswersOf(self.talk, held.who)
            self.questions.unsaved = self._unsaved(held.who)
        if held.question == _TELLER:
            self.manner.by.choose(UNSAID)
            self._untold.note(unsaid=True)
        self.photo.setChecked(held.photo)
        self._again_on = held.again
        self.again.setText(held.again)
        self._show()
        if held.question in self.questions.lines:
            self.questions.turn_to(held.question)
        line = self.questions.lines.get(held.question)
        what = line.accessibleName() if line is not None else held.words
        self._tell_last(self.say("Taken back: {what}", what=what))

    def _too_soon(self) -> None:
        """A key that was held or pressed twice is one answer; it says so, for the hand meant perhaps two."""
        self._tell_last(self.say("The last key came too quickly and wrote nothing"))

    def _taken_out(self, question: str) -> None:
        """Not asked after all; what is saved is answered anew instead."""
        before = self._stands(question, "")
        waited = self._untold.drop(question)
        if self._theirs.take_out(question):
            self._show()
            answer = self._theirs.answer(question)
            self._may_take_back(replace(before, words=self._said(question, answer)))
            self.questions.turn_to(question)
        elif waited:
            self._show()
        elif self._theirs.answer(question):
            self._tell_last(
                self.say(
                    "This answer is saved. If it no longer holds, give the answer that holds now."
                )
            )

    def _answered_if(self, question: str, conditions: Sequence[Condition]) -> None:
        if self.manner.by.value == UNSAID:
            self._show()
            unkept = {
                **self._untold.unkept(),
                question: "yes_if",
            }  # its words stay where they are typed
            self.manner.say_unkept([self._said(*one) for one in unkept.items()])
            QTimer.singleShot(0, self.manner.by, self.manner.by.setFocus)
            return
        before = self._stands(question, self._said(question, "yes_if"))
        with_whom = {one.person for one in conditions}
        for who in [who for who, _ in self._people() if self.talk.id(who) in with_whom]:
            self.talk.begin(who)  # told without a name they are a person all the same
        self._write(question, "yes_if", conditions)
        self.questions.unsaved.drop(question)
        self._show()
        self._may_take_back(before)

    def _write(self, question: str, answer: str, conditions: Sequence[Condition] = ()) -> None:
        talk, answers = self.talk, self._theirs
        talk.begin(answers.who)
        said = self.manner.by.value
        by = "" if said == UNSAID else said  # what is changed so is an answer of their own
        if by:
            talk.begin(by)
        untold = said == UNSAID and answer == "no" and self._untold.answers.get(question) == "no"
        named = self.manner.named.value
        first, new_id = named == FIRST_NAME, self.host.session.desk.context.new_id
        answers.name_by_first(by, asked=first, new_id=new_id)
        common: dict[str, Json] = {
            "consent_text": self.manner.text.value or None,
            "how_recorded": self.manner.how.value or None,
            **({"identity_mode": named} if named and not first else {}),
            **({"follow_up": self.again.day or None} if answer == "not_now" else {}),
        }
        by = UNSAID if untold else by
        answers.write(question, answer, common, conditions, by=by, photo=self.photo.isChecked())

    def _offer_texts(self, texts: Sequence[RecordView]) -> None:
        """Which was read is chosen: none is taken as read."""
        self.manner.text.offer(texts_offered(self.look, self.host.session.labels, texts))

    def _said_of_other(self, question: str) -> str:
        """What the same person answered for the missing person beside whom this case was
        begun: to be asked anew."""
        beside = self.talk.beside_case
        words = dict(answer_words(self.look)).get(self._theirs.said_in(beside, question), "")
        if not words or beside is None:
            return ""
        return self.say("For {name}: {told}", name=sought_name(self.host, beside), told=words)

    def _show(self) -> None:
        talk, held = self.talk, self.talk.dossier
        names = {talk.id(who): name for who, name in self._people()}
        labels = self.host.session.labels
        answers = {question: self._theirs.answer(question) for question in QUESTIONS}
        told = self._theirs.reported(self.look, labels, names)
        self._again.setVisible("not_now" in answers.values())
        for question in [one for one, said in answers.items() if said == "not_now"]:
            if self._theirs.stored(question) == "no":  # no new answer: what stands is shown
                answers[question] = "no"
                told.setdefault(question, self.say(PUT_OFF))
        beside = {
            question: "\n".join(
                filter(None, (self._said_of_other(question), told.get(question, "")))
            )
            for question in QUESTIONS
        }
        conditions = {
            question: self._theirs.conditions(
                self.look, labels, question, lambda one: names.get(one, "")
            )
            for question, answer in answers.items()
            if answer == "yes_if"
        }
        self.questions.show_answers(answers, beside, conditions)
        self.manner.say_unkept([self._said(*one) for one in self._untold.unkept().items()])
        stands = (
            no_stands(held, talk.id(self._theirs.who), talk.id("case"), talk.today)
            if held is not None
            else ()
        )
        self._no.show_questions(stands, self.questions.lines)
        photo = self._theirs.photo()
        if photo is not None:
            self.photo.setChecked(photo)
        day = self._theirs.follow_up()
        if day and not self.again.hasFocus():
            self._again_on = day
            self.again.setText(day)
        self.unsaid.setVisible(not self.again.text())

    def _photo(self) -> None:
        """The photo goes with what was agreed to; it is no question of its own."""
        held = self._stands("", self.photo.text())
        told = [
            q for q, one in self.questions.lines.items() if one.value in ("yes", ALONE, "yes_if")
        ]
        for question in told:
            self._write(question, self.questions.lines[question].value)
        self._show()
        if told:
            self._may_take_back(replace(held, photo=not self.photo.isChecked()))

    def _asked_again(self) -> None:
        said = self.again.text()
        if (self.again.day or not said) and said != self._again_on:
            held = self._stands("", self.again.accessibleName())
            for question in QUESTIONS:
                if self._theirs.answer(question) == "not_now":
                    self._write(question, "not_now")
            if (
                not self._given or self._given[-1].words != held.words
            ):  # letter by letter it is one change
                self._given.append(replace(held, again=self._again_on))
            self._tell_last()
            self._again_on = self.again.text()
        self.unsaid.setVisible(not self.again.text())

    def _turn(self, who: str) -> None:
        self._theirs = AnswersOf(self.talk, who)
        self._untold = WithoutTeller(self.talk, who, self._theirs.unsaid())
        self.questions.unsaved = self._unsaved(who)
        self._again_on = self._theirs.follow_up()  # a day that another one said is none of theirs
        self.again.setText(self._again_on)
        self._show()
        self._tell_last()
