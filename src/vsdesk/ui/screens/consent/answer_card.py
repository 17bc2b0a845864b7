"""One answer of one person: for what, to whom, what may leave, how it was given; narrower, taken
back, looked at again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QWidget

from vsdesk.desk import LOOK_FIRST
from vsdesk.desk.consent.answers_against import YES
from vsdesk.records.consent.holding_answer import review_day
from vsdesk.records.consent.questions import is_counted
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.persons.former_ties import shut_beside
from vsdesk.ui.editing.answer_words import own_words
from vsdesk.ui.editing.condition_lines import in_short
from vsdesk.ui.editing.consent_states import code, day_of, state_badge
from vsdesk.ui.editing.reported_words import beside
from vsdesk.ui.editing.unsaved_ifs import UNSAVED
from vsdesk.ui.editing.yes_if import YesIf
from vsdesk.ui.kit.boxes import column, drop, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.into_view import into_view
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital, story
from vsdesk.ui.screens.consent.conditions_part import ConditionsPart
from vsdesk.ui.screens.consent.differing_answers import OthersAnswers
from vsdesk.ui.screens.consent.strips import MetStrip, NarrowStrip, ReviewStrip, WithdrawStrip
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QHBoxLayout

    from vsdesk.desk import Condition, ConditionRow, ConsentRow
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.screens.consent.actions import ConsentActions

_Strip = MetStrip | NarrowStrip | ReviewStrip | WithdrawStrip
_IF: Final = "if"
_LEAST: Final = 200  # pixels at 100 % for a recipient; the badge begins another line


class AnswerCard(QWidget):
    """A row of the whole table of one person."""

    def __init__(self, host: ConsentActions, row_: ConsentRow) -> None:
        super().__init__()
        self._host, self._row = host, row_
        self._unsaved = host.unsaved_of(row_.id)
        self.setObjectName(f"answer-{row_.id[:8]}")
        told, look = host.told, host.told.look
        self._box = column(look, self, space=6)
        self._strip: QWidget | None = None
        self._opener: QWidget | None = None  # what had the keyboard before the strip
        head = Flow(look, space=10)
        words = column(look, space=0)
        words.addWidget(Paragraph(look, told.recipient(row_), "strong"))
        words.addWidget(Label(look, told.purpose(row_.purpose), "small", "text2", elide=True))
        head.addLayout(words, 1, least=look.px(_LEAST))
        head.addWidget(state_badge(look, self._state(), follow_up=row_.follow_up))
        self._box.addLayout(head)
        if row_.state in YES and row_.scopes:
            leaves = look.words.say("May leave: {scopes}", scopes=told.scopes(row_.scopes))
            self._box.addWidget(Paragraph(look, leaves, "small", wide=90))
        if row_.conditions:
            self._box.addWidget(ConditionsPart(told, row_.id[:8], row_.conditions))
        for line, tone in self._lines():
            self._box.addWidget(Paragraph(look, line, "small", tone, wide=90))
        if row_.beside:
            self._box.addWidget(OthersAnswers(host, row_))
        self._typed = Paragraph(look, "", "small", "warn", wide=90)
        self._typed.setObjectName(f"unsaved-if-{row_.id[:8]}")
        self._box.addWidget(self._typed)
        self._say_typed()
        self._buttons()
        if row_.state in ("withdrawn", "refused"):
            self._box.addWidget(HolderLines(host, row_.id))
        self._open_again()

    def _open_again(self) -> None:
        """The strip that stood open before the page was rebuilt, with what stands in it; the keyboard is
        elsewhere."""
        form, row_ = self._host.forms.opened(self._row.id), self._row
        met = {f"met-{one.id}": one for one in row_.conditions}
        if not form or row_.state not in YES:
            return
        if form in met:
            self._show(self._met_strip(met[form]))
        elif form == f"narrow-{row_.id}" and (strip := self._narrow_strip()) is not None:
            self._show(strip)
        elif form == f"review-{row_.id}":
            self._show(ReviewStrip(self._host, row_.id))
        elif form == f"withdraw-{row_.id}":
            self._show(WithdrawStrip(self._host, row_.id, again=True))

    # What is told.
    def _state(self) -> str:
        """As it counts: a yes beside a no at another entry of the person lets nothing leave."""
        found, one = self._host.told.found, self._row
        grant = found.dossier.get(one.id)
        if grant is not None and shut_beside(found.dossier, grant, found.today):
            return "joined_no"
        return "reported" if one.is_hearsay else one.state

    def _lines(self) -> list[tuple[str, str]]:
        told, look, one = self._host.told, self._host.told.look, self._row
        say = look.words.say
        grant = told.found.dossier.get(one.id)
        found = [(beside(look, told.session.labels, one, told.name), "warn")]
        if grant is not None:
            found.append((own_words(look, grant), "text"))
            found.append((self._how(grant), "text2"))
            found += [(line, "text2") for line in self._days(grant)]
        if one.decides:
            found.append((say("Decided by a coordinator: «{why}»", why=one.decides_why), "accent"))
        found += [(say(odd), "warn") for odd in told.found.odd.get(one.id, ())]
        return [(line, tone) for line, tone in found if line]

    def _how(self, grant: RecordView) -> str:
        """The day, the manner, the language, the text, the witness."""
        told, look = self._host.told, self._host.told.look
        titles, say = told.titles, look.words.say
        text = told.found.dossier.get(grant.text("consent_text")) or next(
            (one for one in told.found.texts if one.id == grant.text("consent_text")), None
        )
        version = (
            say("text {version}", version=code(text.text("version"))) if text is not None else ""
        )
        witness = say("before {name}", name=grant.text("witness")) if grant.text("witness") else ""
        child = grant.value("child_assent")
        assent = (
            ""
            if not isinstance(child, bool)
            else say("the child agrees")
            if child
            else say("the child does not agree")
        )
        return look.dots(
            day_of(look.words, grant.text("given_on")),
            capital(titles.term(grant, "capacity", "consent_capacity")),
            titles.term(grant, "how_recorded", "consent_recorded"),
            titles.term(grant, "identity_mode", "identity_mode"),
            titles.term(grant, "language", "language"),
            version or say("no text noted"),
            witness,
            assent,
        )

    def _days(self, grant: RecordView) -> list[str]:
        look, one = self._host.told.look, self._row
        say, words = look.words.say, look.words
        if one.state == "withdrawn" and one.withdrawn_on:
            return [say("Taken back on {day}.", day=day_of(words, one.withdrawn_on))]
        if one.state in YES and (due := review_day(grant)):
            return [say("To be looked at again on {day}.", day=day_of(words, due))]
        if not one.follow_up:
            return []
        again = day_of(words, one.follow_up)
        if is_counted(one.follow_up, one.given_on):
            return [
                say(
                    "Ask again on {day}: ninety days after the answer, where nobody says another day.",
                    day=again,
                )
            ]
        return [say("Ask again on {day}.", day=again)]

    # What can be done.
    def _buttons(self) -> None:
        if self._row.state not in YES:
            return
        look, say = self._host.told.look, self._host.told.look.words.say
        line = Flow(look, space=4)
        tag = self._row.id[:8]
        for name, words, icon, slot in (
            ("again", say("Look at it again"), "clock", self._again),
            ("narrow", say("Narrow …"), "filter", self._narrow),
            ("if", say("Yes, if …"), "add", self._if),
            ("withdraw", say("Take back …"), "blocked", self._withdraw),
        ):
            button = Button(look, words, f"{name}-{tag}", kind="quiet", icon=icon)
            button.clicked.connect(slot)
            line.addWidget(button)
        line.addStretch(1)
        self._met_buttons()
        self._box.addLayout(line)

    def _met_buttons(self) -> None:
        """One for each condition about which a person is asked."""
        told = self._host.told
        asked = [one for one in self._row.conditions if one.asks and one.stops]
        if asked:
            ordered = told.turns(asked, lambda one: (one.id,), FIRST)
            more = f"more-met-{self._row.id[:8]}"
            self._box.addWidget(More(told.look, more, ordered, self._met_button, space=4))

    def _met_button(self, one: ConditionRow) -> QWidget:
        told, look, part = self._host.told, self._host.told.look, QWidget()
        words = in_short(look, told.session.labels, one, told.name)
        words = look.words.say("It is met: «{words}» …", words=words)
        words = look.dots(words, isolate(told.name(one.person)) if one.person else "")
        button = Button(look, words, f"met-{one.id[:8]}", kind="quiet", icon="check")
        button.clicked.connect(partial(self._met, one))
        line = row(look, part)
        line.addWidget(button)
        line.addStretch(1)
        return part

    def _met(self, one: ConditionRow, _: bool = False) -> None:
        strip = self._met_strip(one)
        self._open(strip)
        strip.words.setFocus()

    def _met_strip(self, one: ConditionRow) -> MetStrip:
        return MetStrip(self._host, one, one.person or self._row.grantor)

    def _if(self) -> None:
        told = self._host.told
        strip = YesIf(
            told.look, told.session.labels, self._row.id[:8], told.others(self._row.grantor)
        )
        if (typed := self._unsaved.get(_IF)) is not None:
            strip.take_up(typed)
        strip.changed.connect(lambda: self._unsaved.keep(_IF, strip.typed))
        strip.told.connect(self._said_if)
        strip.ask.closed.connect(lambda: self._unsaved.drop(_IF))
        self._open(strip)
        strip.words.setFocus()

    def _said_if(self, conditions: tuple[Condition, ...]) -> None:
        self._unsaved.send(_IF)
        host = self._host
        said = host.told.look.words.say("The answer is written down.")
        host.do(said, host.told.session.desk.consent.steps.condition, self._row.id, *conditions)

    def _open(self, strip: _Strip | YesIf) -> None:
        self._close()
        self._typed.setVisible(self._typed.isVisibleTo(self) and not isinstance(strip, YesIf))
        self._show(strip)
        if not isinstance(strip, YesIf):
            self._host.forms.open(self._row.id, strip.form)
        into_view(strip)

    def _show(self, strip: _Strip | YesIf) -> None:
        self._strip, self._opener = strip, QApplication.focusWidget()
        strip.ask.closed.connect(self._leave)
        self._box.addWidget(strip)

    def _leave(self) -> None:
        """Nothing is done: the keyboard is where it was, before what it is in goes."""
        self._host.forms.drop(self._host.forms.opened(self._row.id))
        if self._opener is not None and self.isAncestorOf(self._opener):
            self._opener.setFocus()
        self._close()

    def _close(self) -> None:
        if self._strip is not None:
            self._strip.hide()
            drop(self._strip)
            self._strip = None
        self._host.forms.shut(self._row.id)
        self._say_typed()

    def _say_typed(self) -> None:
        """What is typed into an "if" and not saved, while that is not open."""
        typed = self._unsaved.get(_IF)
        self._typed.say(
            self._host.told.look.words.say(UNSAVED, words=typed.words.strip()) if typed else ""
        )
        self._typed.setVisible(typed is not None)

    def _narrow(self) -> None:
        if (strip := self._narrow_strip()) is not None:
            self._open(strip)
            next(iter(strip.scopes.ticks.values()), strip.ask.now).setFocus()

    def _narrow_strip(self) -> NarrowStrip | None:
        grant = self._host.told.found.dossier.get(self._row.id)
        return NarrowStrip(self._host, grant) if grant is not None else None

    def _again(self) -> None:
        strip = ReviewStrip(self._host, self._row.id)
        self._open(strip)
        strip.ask.now.setFocus()

    def _withdraw(self) -> None:
        self._open(WithdrawStrip(self._host, self._row.id))


class HolderLines(QWidget):
    """One line for each body; the day of the letter and the answer are noted here."""

    def __init__(self, host: ConsentActions, grant: str) -> None:
        super().__init__()
        self._host, self._grant = host, grant
        self._form = f"holders-{grant}"
        self._box = column(host.told.look, self, space=6)
        self._notes: dict[str, TextField] = {}
        found = host.told.found
        events = found.dossier.children(grant, "consent_event")
        told = [one for one in events if one.text("type") == "withdrawn"]
        is_looked_at = grant not in found.unlooked
        if is_looked_at:
            told = [one for one in told if one.id not in found.unlooked]
        by_body: dict[str, list[RecordView]] = {}
        for one in told:
            for recipient in dict.fromkeys(ids_in(one.value("holders"))):
                by_body.setdefault(recipient, []).append(one)
        bodies = host.told.turns(by_body.items(), lambda two: [one.id for one in two[1]], FIRST)
        more = f"more-holders-{grant[:8]}"
        line = self._line if is_looked_at else self._first_look
        self._box.addWidget(More(host.told.look, more, bodies, lambda two: line(*two), space=6))

    def _first_look(self, recipient: str, _: Sequence[RecordView]) -> QWidget:
        """No letter is offered by the word of one device."""
        look, labels = self._host.told.look, self._host.told.session.labels
        body = labels.term("recipient", recipient)
        return Paragraph(look, look.words.say(LOOK_FIRST, body=body), "small", "text2")

    def _line(self, recipient: str, events: Sequence[RecordView]) -> QWidget:
        part = QWidget()
        box = column(self._host.told.look, part, space=6)
        look, labels = self._host.told.look, self._host.told.session.labels
        say = look.words.say
        sent = max((one.text("request_sent_on") for one in events), default="")
        said = next((one.value("answer") for one in reversed(events) if one.value("answer")), None)
        when = (
            say("asked to delete on {day}", day=day_of(look.words, sent))
            if sent
            else say("letter not sent yet")
        )
        answer = say("answered: {answer}", answer=story(said, look.lang)) if said else ""
        name = capital(labels.term("recipient", recipient))
        line = row(look, space=8)
        line.addWidget(Label(look, look.dots(name, when, answer), "small", "text2", elide=True), 1)
        if not sent:
            mail = Button(
                look, say("Letter sent today"), f"sent-{recipient}", kind="quiet", icon="send"
            )
            mail.setProperty("recipient", recipient)
            mail.clicked.connect(self._sent)
            line.addWidget(mail)
        box.addLayout(line)
        if said is None:
            box.addLayout(self._ask(recipient))
        return part

    def _ask(self, recipient: str) -> QHBoxLayout:
        look, say = self._host.told.look, self._host.told.look.words.say
        line = row(look, space=8)
        label = say("What they answered")
        box = TextField(look, f"answer-of-{recipient}", label, placeholder=label)
        line.addWidget(box, 1)
        note = Button(look, say("Note the answer"), f"note-answer-{recipient}", kind="quiet")
        note.setProperty("recipient", recipient)
        note.clicked.connect(self._answered)
        line.addWidget(note)
        self._notes[recipient] = box
        self._host.forms.follow(f"{self._form}-{recipient}", box)
        return line

    def _sent(self) -> None:
        told = self._host.told
        recipient = str(self.sender().property("recipient"))
        said = told.look.words.say("Noted: the letter was sent today.")
        today = told.found.today
        self._host.do(
            said, told.session.desk.consent.answer_of, self._grant, recipient, asked_on=today
        )

    def _answered(self) -> None:
        told = self._host.told
        recipient = str(self.sender().property("recipient"))
        text = self._notes[recipient].text().strip()
        if text:
            said = told.look.words.say("Noted: what they answered.")
            answer = as_ptext(text, told.look.lang)
            self._host.forms.send(f"{self._form}-{recipient}")
            self._host.do(
                said, told.session.desk.consent.answer_of, self._grant, recipient, answer=answer
            )
