"""What holds for a case today: who may speak, and for each recipient and purpose the answer that counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vsdesk.records.consent import body_names
from vsdesk.records.consent.agreement import WHY
from vsdesk.records.consent.answers import keeps_here, says_no
from vsdesk.records.consent.earlier_yeses import Yeses
from vsdesk.records.consent.recipients import HOME
from vsdesk.records.consent.selection import asks
from vsdesk.records.gate.reasons import REASONS, REOPENED, UNASKED
from vsdesk.ui.editing.answer_words import OwnWords
from vsdesk.ui.editing.closing_banner import closing_banner
from vsdesk.ui.editing.consent_states import state_badge
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column, row, rule
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import log_stamp
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route
from vsdesk.ui.screens.consent.conditions_part import ConditionsPart
from vsdesk.ui.screens.consent.differing_answers import DifferingPart

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.desk import AskedPerson, ConsentOutcome, ConsentRow
    from vsdesk.desk.consent.kept_letters import KeptLetter
    from vsdesk.ui.screens.consent.actions import ConsentActions
    from vsdesk.ui.screens.consent.consent_wording import ConsentWords

_LEAST: Final = 200  # pixels at 100 % for a recipient; the badges begin another line
_NAMES: Final = 6  # persons that a sentence names


class HoldsPart(QWidget):
    """The whole table of the case, by recipient."""

    def __init__(self, host: ConsentActions) -> None:
        super().__init__()
        self._host = host
        told, look = host.told, host.told.look
        self._answers: dict[tuple[str, str, str], list[ConsentRow]] = {}
        for speaker in (one for one in told.found.table.speakers if one.can_be_asked):
            for row_ in speaker.rows:
                self._answers.setdefault(_key(row_), []).append(row_)
        self._box = column(look, self, space=12)
        self._banners()
        self._box.addWidget(StandingCard(told))
        outcomes = sorted(
            told.found.table.outcomes,
            key=lambda one: (one.recipient in HOME, one.recipient, one.named),
        )
        outside = [one for one in outcomes if one.recipient not in HOME]
        inside = [one for one in outcomes if one.recipient in HOME]
        say = look.words.say
        self._card(
            say("To others"),
            outside,
            say("Nobody was asked about another body yet: nothing leaves."),
        )
        self._card(
            say("In our organisation"),
            inside,
            say("Nobody was asked whether the file may be kept."),
        )
        letters = LettersCard(host)
        if letters.items:
            self._box.addWidget(letters)

    def _banners(self) -> None:
        found, look = self._host.told.found, self._host.told.look
        say = look.words.say
        again = partial(self._host.go, Route("consent", found.dossier.root))
        closing = closing_banner(
            look,
            self._host.told.session,
            found.dossier,
            found.shown,
            found.stops,
            go=self._host.go,
            again=again,
        )
        if closing is not None:
            self._box.addWidget(closing)
        if found.table.frozen:
            self._box.addWidget(
                Banner(
                    look,
                    say("The person is back or was found, and decides."),
                    say(
                        "What relatives answered rests: nothing leaves on their word. Ask the person; the answers are written under that name."
                    ),
                    "accent",
                    icon="person",
                )
            )
        if found.minor:
            self._box.addWidget(
                Banner(
                    look,
                    say("The missing person is a child, or was one."),
                    say(
                        "A parent or the guardian answers. A child that is back and 12 or older is asked as well; its no counts."
                    ),
                    "neutral",
                )
            )
        if self._kept_no_more():
            self._box.addWidget(self._to_erase())
        for odd in dict.fromkeys(found.odd.get(found.dossier.root, ())):
            self._box.addWidget(Banner(look, say(odd)))

    def _kept_no_more(self) -> bool:
        """Keeping the file was taken back, with a day or by a no after a yes, and nobody
        else still agrees to it."""
        keep = [
            one
            for one in self._host.told.found.table.outcomes
            if (one.purpose, one.recipient) == ("hold_record", "own_org")
        ]
        if not keep or keep[0].state not in ("withdrawn", "refused"):
            return False
        told = self._host.told.found.dossier.of("consent_grant")
        about = [one for one in told if keeps_here(one)]
        said = Yeses(about)
        return keep[0].state == "withdrawn" or any(
            says_no(one) and said.before(one) for one in about
        )

    def _to_erase(self) -> Banner:
        host, look = self._host, self._host.told.look
        say = look.words.say
        button = None
        text = say("A coordinator decides about erasing it. Until then nothing leaves.")
        if host.told.found.role == "coordinator":
            text = say("Nothing leaves. You can look at what would go, before anything is done.")
            button = Button(look, say("Look at the erasure"), "to-erasing", icon="remove")
            button.clicked.connect(self._erase)
        return Banner(look, say("This file may no longer be kept."), text, "stop", button=button)

    def _erase(self) -> None:
        self._host.go(Route("erasing", self._host.told.found.dossier.root, "withdrawn"))

    def _card(self, title: str, outcomes: list[ConsentOutcome], empty: str) -> None:
        told, look = self._host.told, self._host.told.look
        card = Card(look, title, icon="consent", space=10)
        ordered = told.turns(
            outcomes, lambda one: [row_.id for row_ in self._rows(one)], FIRST, self._narrows
        )
        before: list[ConsentOutcome | None] = [None, *ordered]
        name = f"more-outcomes-{'own' if outcomes and outcomes[0].recipient in HOME else 'others'}"
        more = More(look, name, list(zip(before, ordered, strict=False)), self._line, space=10)
        card.body.addWidget(more)
        if not outcomes:
            card.body.addWidget(Paragraph(look, empty, "body", "text2"))
        self._box.addWidget(card)

    def _narrows(self, one: ConsentOutcome) -> bool:
        return one.state != "given" or self._host.told.says_no(self._rows(one))

    def _line(self, two: tuple[ConsentOutcome | None, ConsentOutcome]) -> QWidget:
        """What holds for one thing; below another one of the same recipient its name does not stand again."""
        before, one = two
        again = before is not None and (before.recipient, before.named) == (
            one.recipient,
            one.named,
        )
        part = QWidget()
        box = column(self._host.told.look, part, space=10)
        if before is not None:
            box.addWidget(rule())
        box.addWidget(self._outcome(one, again=again))
        return part

    def _outcome(self, one: ConsentOutcome, *, again: bool) -> QWidget:
        told, look = self._host.told, self._host.told.look
        say = look.words.say
        part = QWidget()
        part.setObjectName(f"outcome-{one.purpose}-{one.recipient}")
        box = column(look, part, space=4)
        head = Flow(look, space=10)
        words = column(look, space=0)
        if not again:
            words.addWidget(Paragraph(look, told.recipient(one), "strong"))
        words.addWidget(
            Label(
                look, told.purpose(one.purpose), "body" if again else "small", "text2", elide=True
            )
        )
        head.addLayout(words, 1, least=look.px(_LEAST))
        if one.holds_data:
            head.addWidget(Badge(look, say("holds data already"), "neutral", "send"))
        later = next((asked.follow_up for asked in self._rows(one) if asked.follow_up), "")
        state = one.reason if one.unasked or one.reason in WHY else one.state
        head.addWidget(state_badge(look, state, follow_up=later))
        box.addLayout(head)
        if one.scopes:
            leaves = say("May leave: {scopes}", scopes=told.scopes(one.scopes))
            box.addWidget(Paragraph(look, leaves, "small", "text2", wide=90))
        if one.conditions:
            box.addWidget(ConditionsPart(told, f"{one.purpose}-{one.recipient}", one.conditions))
        said = self._said(one)
        if not said.empty:
            box.addWidget(said)
        decided = told.turns(
            [row_ for row_ in self._rows(one) if row_.decides], lambda row_: (row_.id,), FIRST
        )
        if decided:
            box.addWidget(
                More(
                    look, f"more-decided-{one.purpose}-{one.recipient}", decided, self._why, space=4
                )
            )
        if one.unasked:
            words_ = say(UNASKED, yes=self._names(one.said_yes), others=self._names(one.unasked))
            box.addWidget(Paragraph(look, words_, "small", "warn", wide=90))
        elif one.reason in WHY:
            box.addWidget(Paragraph(look, say(REASONS[one.reason]), "small", "warn", wide=90))
        if one.reopened:
            box.addWidget(Paragraph(look, say(REOPENED), "small", "warn", wide=90))
        self._differs(box, one, decided=bool(decided))
        return part

    def _said(self, one: ConsentOutcome) -> OwnWords:
        """What each of them said with the answer."""
        told = self._host.told
        held = (told.found.dossier.get(row_.id) for row_ in self._rows(one))
        grants = [grant for grant in held if grant is not None]
        name, called = f"{one.purpose}-{one.recipient}", lambda it: told.name(it.text("grantor"))
        return OwnWords(told.look, told.session, told.found.dossier, name, grants, called)

    def _why(self, row_: ConsentRow) -> Paragraph:
        look = self._host.told.look
        words = look.words.say("Decided by a coordinator: «{why}»", why=row_.decides_why)
        return Paragraph(look, words, "small", "accent", wide=90)

    def _differs(self, box: QVBoxLayout, one: ConsentOutcome, *, decided: bool) -> None:
        told = self._host.told
        asks = one.differ or one.reopened or one.reason == "differ" or one.state == "standing"
        open_ = (asks or one.noes) and not told.found.table.frozen
        if not open_ or (not (one.differ or one.reopened) and self._is_former(one)):
            return  # what a former family said, nobody decides here
        settled = decided and not one.reopened
        box.addWidget(DifferingPart(self._host, one, self._rows(one), settled=settled))

    def _is_former(self, one: ConsentOutcome) -> bool:
        """Whether a former family refused this."""
        noes = (no for no in self._host.told.found.stops if no.kind == "consent_grant")
        return any(asks(no, (one.purpose, one.recipient, one.named)) for no in noes)

    def _names(self, people: tuple[str, ...]) -> str:
        told, look = self._host.told, self._host.told.look
        first = told.turns(people, lambda one: (one,), _NAMES)[:_NAMES]
        rest = len(people) - len(first)
        more = look.words.count("and {n} more", "and {n} more", rest) if rest else ""
        return look.dots(look.listed(told.name(one) for one in first), more)

    def _rows(self, one: ConsentOutcome) -> list[ConsentRow]:
        return self._answers.get(_key(one), [])


def _key(one: ConsentRow | ConsentOutcome) -> tuple[str, str, str]:
    return one.purpose, one.recipient, body_names.key(one.named)


class LettersCard(Card):
    """`items` are the letters of ours, the newest first."""

    def __init__(self, host: ConsentActions) -> None:
        look = host.told.look
        super().__init__(look, look.words.say("Letters"), icon="send", space=6)
        self.setObjectName("letters")
        self._host = host
        self.items = host.told.found.letters
        self.body.addWidget(More(look, "more-letters", self.items, self._line, space=6))

    def _line(self, letter: KeptLetter) -> QWidget:
        part = QWidget()
        look, labels = self._look, self._host.told.session.labels
        line = row(look, part, space=10)
        line.addWidget(IconMark(look, "file", "text2"))
        name = capital(labels.term("recipient", letter.recipient))
        line.addWidget(Label(look, name, elide=True), 1)
        line.addWidget(Label(look, log_stamp(look.words, letter.written), "small", "text2"))
        words = look.words.say("Open the letter")
        button = Button(
            look, words, f"letter-{letter.item[:8]}", kind="link", icon="go", after=True
        )
        button.setProperty("item", letter.item)
        button.clicked.connect(self._open)
        line.addWidget(button)
        return part

    def _open(self) -> None:
        self._host.go(Route("paper", str(self.sender().property("item")), "letter"))


class StandingCard(Card):
    """One line for each person, whether that person was asked or not."""

    def __init__(self, told: ConsentWords) -> None:
        look = told.look
        super().__init__(look, look.words.say("Who may speak"), icon="families", space=8)
        self.setObjectName("standing")
        people = [one for one in told.found.table.speakers if one.can_be_asked]
        ordered = told.turns(
            people, lambda one: (one.person,), FIRST, lambda one: told.says_no(one.rows)
        )
        lines = list(enumerate(ordered))
        self.body.addWidget(More(look, "more-standing", lines, lambda two: self._line(told, *two)))
        if not people:
            words = look.words.say("Add the members first: consent belongs to a person.")
            self.body.addWidget(Paragraph(look, words, "body", "text2"))
            return
        nearer = self._not_asked(told, ordered)
        self.body.addWidget(
            More(
                look,
                "more-nearer",
                nearer,
                lambda words: Paragraph(look, words, "small", "warn", wide=90),
            )
        )

    def _line(self, told: ConsentWords, number: int, one: AskedPerson) -> QWidget:
        look, part = self._look, QWidget()
        box = column(look, part, space=8)
        if number:
            box.addWidget(rule())
        icon, tone = ("ready", "ok") if one.speaks else ("gap", "text2")
        line = row(look, space=10)
        line.addWidget(IconMark(look, icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, space=0)
        words.addWidget(Label(look, told.name(one.person), "strong", elide=True))
        words.addWidget(Label(look, told.under(one), "small", "text2", elide=True))
        line.addLayout(words, 1)
        said = (
            look.words.count("{n} answer", "{n} answers", len(one.rows))
            if one.rows
            else look.words.say("not asked yet")
        )
        line.addWidget(Label(look, said, "small", "text2"))
        box.addLayout(line)
        return part

    def _not_asked(self, told: ConsentWords, people: list[AskedPerson]) -> list[str]:
        """Whoever stands nearer than somebody who answered, and was not asked."""
        answered = [one.standing or 9 for one in people if one.rows]
        farthest = max(answered, default=0)
        return [
            self._look.words.say(
                "{name} stands nearer than somebody who answered, and was not asked.",
                name=told.name(one.person),
            )
            for one in people
            if not one.rows and not one.minor and 0 < one.standing < farthest
        ]
