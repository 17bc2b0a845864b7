"""What is done about an answer in a second step: looked at again, met, narrowed, taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtWidgets import QWidget

from vsdesk.errors import CODES
from vsdesk.records.consent.holding_answer import scopes_of
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.ui.editing.condition_lines import in_short
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.boxes import clear
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.confirm_strip import ConfirmStrip
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital
from vsdesk.ui.screens.consent.actions import LEAST
from vsdesk.ui.screens.consent.scope_ticks import ScopeTicks
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.desk import ConditionRow, Holder, Withdrawal
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.screens.consent.actions import ConsentActions

_LASTS: Final = 2  # years


class ReviewStrip(QWidget):
    """The answer still holds, and is looked at again on a later day."""

    def __init__(self, host: ConsentActions, grant: str) -> None:
        super().__init__()
        self._host, self._grant = host, grant
        look = host.told.look
        say = look.words.say
        self.ask = ask = ConfirmStrip(self, look, "review-strip", "warn", ready=self._is_later)
        ask.sure.connect(self._sure)
        ask.title(say("Asked again, and the answer is still yes?"))
        words = say("If the answer is another one now, answer anew above, or take it back.")
        ask.note(words, wide=50)
        line = Flow(look, space=8)
        label = say("Look at it again on")
        self.until = TypedLine(look, "review-until", label)
        self.until.setText(later(host.told.found.today))
        self.form = f"review-{grant}"
        host.forms.follow(self.form, self.until)
        self.until.written.connect(ask.check)
        line.addLayout(labelled(look, label, self.until), 1, least=look.px(LEAST))
        line.addStretch(1)
        back, on = (say("Not now"), "review-leave"), (say("It still holds"), "review-now")
        ask.ways(line.addWidget, back, on, icon="check")
        ask.box.addLayout(line)

    def _is_later(self) -> bool:
        return self.until.day > self._host.told.found.today

    def _sure(self) -> None:
        host = self._host
        desk, said = host.told.session.desk, host.told.look.words.say("It holds.")
        host.forms.send(self.form)
        host.do(
            said,
            desk.consent.steps.review,
            self._grant,
            self.until.day,
            shown=host.told.found.shown,
        )


def later(today: str) -> str:
    """Two years on."""
    day = date.fromisoformat(today)
    day = day.replace(day=28) if (day.month, day.day) == (2, 29) else day
    return day.replace(year=day.year + _LASTS).isoformat()


class MetStrip(QWidget):
    """Somebody was asked, and said that a condition is met."""

    def __init__(self, host: ConsentActions, condition: ConditionRow, said_by: str) -> None:
        super().__init__()
        self._host, self._condition, self._said_by = host, condition, said_by
        look = host.told.look
        say = look.words.say
        self.ask = ask = ConfirmStrip(self, look, "met-strip", "accent", ready=self._is_said)
        ask.sure.connect(self._sure)
        words = in_short(look, host.told.session.labels, condition, host.told.name)
        asked = say("Is it met? «{words}»", words=words)
        if condition.person:
            asked = look.dots(asked, isolate(host.told.name(condition.person)))
        ask.title(asked)
        note = say(
            "It counts for the next paper or table that leaves, once. It counts where this computer wrote the answer, or where a coordinator says it."
        )
        ask.note(note, wide=90)
        line = Flow(look, space=12)
        self.on = TypedLine(look, "met-on", say("Asked on"))
        self.on.setText(host.told.found.today)
        self.on.textChanged.connect(ask.check)
        line.addLayout(labelled(look, say("Asked on"), self.on))
        self.words = ask.reason("met-words", say("What they said"))
        line.addLayout(labelled(look, say("What they said"), self.words), 1, least=look.px(LEAST))
        ask.box.addLayout(line)
        foot = Flow(look, space=8)
        foot.addStretch(1)
        back, on = (say("Leave it as it is"), "met-leave"), (say("It is met"), "met-now")
        ask.ways(foot.addWidget, back, on, icon="check")
        ask.box.addLayout(foot)
        self.form = f"met-{condition.id}"
        host.forms.follow(self.form, self.on, self.words)

    def _is_said(self) -> bool:
        """Somebody was asked on a day, and said something: one key alone meets no condition."""
        asked = "" < self.on.day <= self._host.told.found.today
        return asked and bool(self.words.text().strip())

    def _sure(self) -> None:
        host, words = self._host, self.words.text().strip()
        host.forms.send(self.form)
        host.do(
            host.told.look.words.say("Written down: it is met, for the next exit."),
            host.told.session.desk.consent.steps.met,
            self._condition.id,
            on=self.on.day,
            said_by=self._said_by or None,
            words=as_ptext(words) if words else None,
        )


class NarrowStrip(QWidget):
    """Less may leave than before."""

    def __init__(self, host: ConsentActions, grant: RecordView) -> None:
        super().__init__()
        self._host, self._grant = host, grant
        look, session = host.told.look, host.told.session
        say = look.words.say
        self.ask = ask = ConfirmStrip(self, look, "narrow-strip", "accent", ready=self._is_less)
        ask.sure.connect(self._sure)
        ask.title(say("What may still leave? Take away what may not."))
        held = scopes_of(grant)
        self.scopes = ScopeTicks(look, session, "narrow", held, held)
        self.scopes.changed.connect(self._check)
        ask.box.addWidget(self.scopes)
        line = Flow(look, space=12)
        self.photo = self._tick("photo_use", say("The photo may be used too"), "narrow-photo-use")
        self.contact = self._tick(
            "contact_allowed", say("The safe contact may be given"), "narrow-contact-given"
        )
        for tick in (self.photo, self.contact):
            if tick is not None:
                line.addWidget(tick)
        line.addStretch(1)
        back, on = (
            (say("Leave it as it is"), "narrow-leave"),
            (say("Keep only these"), "narrow-now"),
        )
        ask.ways(line.addWidget, back, on, icon="check")
        ask.box.addLayout(line)
        self.none_left = Paragraph(look, say(CODES["E_NO_SCOPE"].sentence), "small")
        self.none_left.setObjectName("narrow-none-left")
        ask.box.addWidget(self.none_left)
        self.form = f"narrow-{grant.id}"
        given = (one for one in (self.photo, self.contact) if one is not None)
        host.forms.follow(self.form, *self.scopes.ticks.values(), *given)
        self._check()

    def _tick(self, field: str, words: str, name: str) -> Tick | None:
        if self._grant.value(field) is not True:
            return None
        tick = Tick(self._host.told.look, words, name, on=True)
        tick.clicked.connect(self._check)
        return tick

    @property
    def _scopes(self) -> list[str] | None:
        """What may still be passed on; None where nothing of it was taken away."""
        chosen = list(self.scopes.chosen)
        return chosen if set(chosen) != set(self.scopes.ticks) else None

    @property
    def _is_none_left(self) -> bool:
        return bool(self.scopes.ticks) and not self.scopes.chosen

    def _is_less(self) -> bool:
        less = (self._scopes, _taken_away(self.photo), _taken_away(self.contact))
        return not self._is_none_left and any(one is not None for one in less)

    def _check(self) -> None:
        self.none_left.setVisible(self._is_none_left)
        self.ask.check()

    def _sure(self) -> None:
        host = self._host
        said = host.told.look.words.say("Narrowed.")
        host.forms.send(self.form)
        host.do(
            said,
            host.told.session.desk.consent.narrow,
            self._grant.id,
            scopes=self._scopes,
            photo=_taken_away(self.photo),
            contact=_taken_away(self.contact),
        )


def _taken_away(tick: Tick | None) -> Literal[False] | None:
    """False when it was ticked off; None while it stays as it is."""
    return None if tick is None or tick.isChecked() else False


class WithdrawStrip(QWidget):
    """An answer is taken back: who holds what for which it stood, and which letters will ask to delete it."""

    def __init__(self, host: ConsentActions, grant: str, *, again: bool = False) -> None:
        """`again`: it stood open before the page was rebuilt, and takes no keyboard."""
        super().__init__()
        self._host, self._again = host, again
        self.form = f"withdraw-{grant}"
        self.ask = ConfirmStrip(self, host.told.look, "withdraw-strip", "stop")
        self.ask.sure.connect(self._sure)
        self._effect: Withdrawal | None = None
        session = host.told.session
        session.jobs.read(
            Callbacks(self, self._show, self._cannot), session.desk.consent.effect, [grant]
        )

    def _cannot(self, problem: VsdeskError) -> None:
        look = self._host.told.look
        self.ask.box.addWidget(Paragraph(look, look.words.say(problem.code.sentence)))

    def _show(self, effect: Withdrawal) -> None:
        self._effect = effect
        clear(self.ask.box)
        look = self._host.told.look
        say = look.words.say
        title = say("Nothing new leaves after this. No reason is needed.")
        if effect.everything:
            title = say(
                "The file itself is no longer to be kept: all answers of this person are taken back."
            )
        self.ask.title(title)
        for holder in effect.holders:
            self._holder(holder)
        letters = sum(one.is_written_to for one in effect.holders)
        if letters:
            words = look.words.count(
                "A letter to this body is prepared: it asks to delete and to confirm.",
                "{n} letters are prepared: they ask to delete and to confirm.",
                letters,
            )
        else:
            words = say(effect.why_no_letter)
        self.ask.box.addWidget(Paragraph(look, words, "body", "text2"))
        if effect.everything:
            later = say(
                "A coordinator is then offered to erase the file. Nothing is erased by this."
            )
            self.ask.box.addWidget(Paragraph(look, later, "body", "text2"))
        self._answers()

    def _holder(self, holder: Holder) -> None:
        """Who holds what; where only another device says so, a coordinator may confirm it."""
        told, look = self._host.told, self._host.told.look
        say = look.words.say
        named = look.dots(
            capital(told.session.labels.term("recipient", holder.recipient)), holder.named
        )
        day = day_of(look.words, holder.last)
        line = say(holder.sentence, recipient=named, day=day)
        self.ask.box.addWidget(Paragraph(look, line))
        if holder.sure or told.found.role != "coordinator":
            return
        confirm = Button(look, say("Yes, this was given"), f"confirm-given-{holder.recipient}")
        confirm.clicked.connect(lambda: self._confirm(holder))
        self.ask.box.addWidget(confirm, 0, look.leading)

    def _confirm(self, holder: Holder) -> None:
        said = self._host.told.look.words.say("Confirmed: it was given.")
        told = self._host.told
        self._host.do(
            said,
            told.session.desk.consent.letters.confirm_given,
            holder.rows,
            shown=told.found.shown,
        )

    def _answers(self) -> None:
        told, look = self._host.told, self._host.told.look
        say = look.words.say
        line = Flow(look, space=8)
        terms = [(key, capital(words)) for key, words in told.session.labels.terms("channel")]
        label = say("How it was said")
        self.channel = Choice(look, "withdraw-channel", label, [("", "—"), *terms])
        self._host.forms.follow(self.form, self.channel)
        line.addLayout(labelled(look, label, self.channel), 1, least=look.px(LEAST))
        line.addStretch(1)
        back, on = (
            (say("Leave it as it is"), "withdraw-leave"),
            (say("Take it back now"), "withdraw-now"),
        )
        self.ask.ways(line.addWidget, back, on, kind="danger")
        self.ask.box.addLayout(line)
        if not self._again:
            self.ask.now.setFocus()

    def _sure(self) -> None:
        if self._effect is not None:
            self.ask.now.setEnabled(False)
            self._host.forms.send(self.form)
            self._host.withdraw(self._effect.grants, self.channel.value)
