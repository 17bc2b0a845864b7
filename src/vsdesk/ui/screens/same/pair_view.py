"""One pair: the two reports, for and against, other candidates, the decision, what no score can decide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from vsdesk.records.on_screen import OnScreen
from vsdesk.ui.editing.ended_first import ended_first
from vsdesk.ui.editing.look_again import LookAgain, again_strip
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, plane, row, scroll, turn
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.pair_reasons import Reasons
from vsdesk.ui.parts.pair_words import BANDS, DECISIONS, brief, called
from vsdesk.ui.route import Route
from vsdesk.ui.screens.same.decision import DecisionCard
from vsdesk.ui.screens.same.fact_table import FactTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.desk import Change, Desk, EndedClosures, Pair, PairRow
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_FOOT = 900  # effective width from which the decision stands below the comparison, always in sight
_WIDE = 1000  # effective width from which reasons for and against stand beside each other
_WIDEST = 1280  # and from which they stand beside the comparison
_SAID: Final = 3
_SETTLED: Final = ("different", "relatives")


class PairView(QWidget):
    """`stale` says that the pair changed; its page gives it a place. `shown` carries the pair that is there,
    `decided` the Change when a decision is saved or taken back."""

    go = Signal(object)
    shown = Signal(object)
    decided = Signal(object)
    failed = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._ends = ("", "")
        self._cases = False
        self.joined = False  # whether what was decided last made two cases one person's
        self._shown = OnScreen()
        self._width = 1366.0
        self.decision: DecisionCard | None = None
        self._facts: FactTable | None = None
        self._reasons: Reasons | None = None
        self._upper: QBoxLayout | None = None
        self._end = column(look)  # a fresh one with each pair
        outer = column(look, self)
        self.stale = again_strip(look)  # its page gives it a place
        self._watch = LookAgain(look, session, self.stale)
        self._watch.asked.connect(self.again)
        inner = plane()
        self._box = column(look, inner, edges=(24, 12, 24, 8), space=10)
        self._area = scroll(inner, "pair-scroll")
        outer.addWidget(self._area, 1)
        self._foot = column(look, edges=(24, 4, 24, 12))
        outer.addLayout(self._foot)

    def show_pair(self, a: str, b: str) -> None:
        """Read this pair and show it."""
        self._ends = (a, b)
        answer = Callbacks(self, self._show, self._gone)
        self._session.jobs.read(answer, _look_at, self._session.desk, a, b)

    def again(self) -> None:
        """Read the same pair anew."""
        self.show_pair(*self._ends)

    def focus_first(self) -> None:
        """Give the keyboard to the first answer, where one may decide; nothing is chosen by it."""
        if self.decision is not None and self._session.role == "coordinator":
            self.decision.focus_first()

    def reflow(self, width: float) -> None:
        """The reasons stand beside the comparison, below it, or each below the other."""
        self._width = width
        if self.decision is not None:
            # At the foot as long as the comparison keeps its room, else at its end.
            (self._foot if width >= _FOOT else self._end).addWidget(self.decision)
        if self._facts is not None:
            self._facts.reflow(width)
        if self._reasons is not None and self._upper is not None:
            beside = width >= _WIDEST
            turn(self._upper, beside=beside)
            for place, share in enumerate((3, 2)):  # below each other each is as high as it needs
                self._upper.setStretch(place, share if beside else 0)
            self._reasons.reflow(_WIDE <= width < _WIDEST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and page down move the comparison, wherever the keyboard is on this page."""
        bar = self._area.verticalScrollBar()
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if step:
            bar.setValue(bar.value() + step * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def _show(self, found: tuple[OnScreen, Pair]) -> None:
        shown, pair = found
        if {pair.left.root, pair.right.root} != {*self._ends}:
            return
        look, session = self._look, self._session
        self._shown = shown
        self._watch.watch(shown, *self._ends)
        clear(self._box)
        clear(self._foot)
        if (why := closeness(look, pair)) is not None:
            self._box.addWidget(why)
            if isinstance(why, BetterFit):
                why.go.connect(self.go)
        if (odd := contradicts(look, pair)) is not None:
            odd.go.connect(self.go)
            self._box.addWidget(odd)
        self._facts = FactTable(look, session, pair)
        self._facts.go.connect(self.go)
        self._reasons = Reasons(look, pair.evidence)
        self._upper = row(look, space=12)
        self._upper.addWidget(self._facts, 3)
        self._upper.addWidget(self._reasons, 2)
        self._box.addLayout(self._upper)
        if pair.others:
            others = OtherPairs(look, pair.others)
            others.go.connect(self.go)
            self._box.addWidget(others)
        self._box.addWidget(limits(look))
        self._box.addStretch(1)
        self._cases = pair.of_cases
        may = session.role == "coordinator"
        listed = "source_list_entry" in (pair.left.kind, pair.right.kind)
        self.decision = DecisionCard(look, session.labels, pair, may=may, listed=listed)
        self.decision.decided.connect(self._decide)
        self.decision.back.connect(self._ask_back)
        self._end = column(look)
        self._box.insertLayout(self._box.count() - 1, self._end)
        self.reflow(self._width)
        self._area.verticalScrollBar().setValue(0)
        self.shown.emit(pair)

    def _gone(self, problem: VsdeskError) -> None:
        clear(self._box)
        clear(self._foot)
        self.decision = self._facts = self._reasons = self._upper = None
        words = self._look.words.say("One of the two reports is no longer here.")
        self._box.addWidget(Paragraph(self._look, words, "body", "text2"))
        self._box.addStretch(1)
        self.failed.emit(problem)

    # Deciding.
    def _decide(self, decision: str, why: str) -> None:
        self.joined = decision == "same" and self._cases
        answer = Callbacks(self, self._saved, self._not_saved)
        desk, shown = self._session.desk, self._shown
        save = partial(desk.matching.decide_pair, *self._ends, decision, why, shown=shown)
        trial = partial(desk.matching.ended, *self._ends, decision, why, shown=shown)
        self._tried_first(trial, partial(self._session.jobs.write, answer, save))

    def _tried_first(self, trial: Callable[[], EndedClosures], act: Callable[[], object]) -> None:
        ended_first(self, self._look, self._session, trial, act, self._not_saved, self._free)

    def _saved(self, change: Change) -> None:
        self.decided.emit(change)

    def _not_saved(self, problem: VsdeskError) -> None:
        self._free()
        self.failed.emit(problem)

    def _free(self) -> None:
        if self.decision is not None:
            self.decision.save.setEnabled(True)

    def _ask_back(self) -> None:
        say = self._look.words.say
        question = Prompt(
            say("Take this decision back?"),
            self._words_back(),
            (("keep", say("Keep it")), ("back", say("Take it back"))),
            reason=say("Reason, kept in the history"),
        )
        self._session.prompts.ask(self, question, self._back)

    def _words_back(self) -> str:
        say = self._look.words.say
        words = say("The pair is asked about again. The history keeps what was decided.")
        if self.decision is None or not self.decision.claimed:
            return words
        gone = say("The claim that the line had become is taken out of the case as well.")
        return f"{words} {gone}"

    def _back(self, key: str, why: str) -> None:
        if key == "back":
            self.joined = False
            answer = Callbacks(self, self._saved, self.failed.emit)
            desk, shown = self._session.desk, self._shown
            save = partial(desk.matching.undecide, *self._ends, why, shown=shown)
            trial = partial(desk.matching.ended, *self._ends, "", why, shown=shown)
            self._tried_first(trial, partial(self._session.jobs.write, answer, save))


def _look_at(desk: Desk, a: str, b: str) -> tuple[OnScreen, Pair]:
    """The two, and what stood in them before they were read."""
    return desk.matching.pair_shown(a, b), desk.matching.pair(a, b)


def limits(look: UiContext) -> Banner:
    """What no score can decide, said where people decide."""
    say = look.words.say
    return Banner(
        look,
        say("What no comparison can tell"),
        say(
            "A given name and a family name alone, a nickname, or a common name without a year cannot be decided by "
            "any score: ask the families. How many pairs are never found is not known until an organisation has "
            "checked some hundred pairs of its own."
        ),
        "neutral",
    )


class BetterFit(Banner):
    """Another report fits one of the two far better. `go` opens that pair."""

    go = Signal(object)

    def __init__(self, look: UiContext, pair: Pair, better: PairRow) -> None:
        say = look.words.say
        ends = {one.root: one for one in (pair.left, pair.right)}
        rival, shared = better.left, better.right
        if rival.root in ends:
            rival, shared = shared, rival
        other = next(one for root, one in ends.items() if root != shared.root)
        self._place = Route("pair", better.a, field=better.b)
        self.button = Button(
            look, called(look, rival), "better-pair", kind="link", icon="go", after=True
        )
        words = say(
            "Look at the pair: {one} and {other}",
            one=called(look, rival),
            other=called(look, shared),
        )
        self.button.setAccessibleName(words)
        super().__init__(
            look,
            say("Only possible: another report fits better"),
            say(
                "“{rival}” fits “{shared}” far better than “{other}” does. Look at that pair first.",
                rival=called(look, rival),
                shared=called(look, shared),
                other=called(look, other),
            ),
            icon="same",
            button=self.button,
        )
        self.button.clicked.connect(self._open)

    def _open(self) -> None:
        self.go.emit(self._place)


def closeness(look: UiContext, pair: Pair) -> Banner | None:
    """What is to be said about the band of a pair; None where the two alone explain it."""
    if pair.better is not None:
        return BetterFit(look, pair, pair.better)
    if pair.kin:
        return Banner(
            look,
            look.words.say("The family told how these two are related"),
            look.words.say("So they are two persons, however alike their names are."),
            "neutral",
        )
    if pair.band == pair.alone:
        return None
    say = look.words.say
    return Banner(
        look,
        say("This is how close they were when they were compared"),
        say(
            "What is known here has changed since, so the reasons below may weigh a little more or less."
        ),
    )


class Contradicts(Banner):
    """`go` opens the first of the pairs that were decided otherwise."""

    go = Signal(object)

    def __init__(self, look: UiContext, pair: Pair) -> None:
        say = look.words.say
        first, second = pair.odd[0]
        self._place = Route("pair", first.root, field=second.root)
        self.button = Button(
            look, say("Look at that pair"), "odd-pair", kind="link", icon="go", after=True
        )
        told = [
            say(
                "It was decided that {one} and {other} are not one person.",
                one=called(look, one),
                other=called(look, other),
            )
            for one, other in pair.odd[:_SAID]
        ]
        if rest := len(pair.odd[_SAID:]):
            told.append(look.words.count("and {n} more", "and {n} more", rest))
        both = say("If these two are accepted as one person, the decisions contradict each other.")
        super().__init__(
            look,
            say("Careful: another decision speaks against it"),
            "\n".join((*told, both)),
            "warn",
            button=self.button,
        )
        self.button.clicked.connect(self._open)

    def _open(self) -> None:
        self.go.emit(self._place)


def contradicts(look: UiContext, pair: Pair) -> Contradicts | None:
    """What is to be said before these two are accepted; None where nothing speaks against it."""
    settled = pair.decision is not None and pair.decision.decision in _SETTLED
    return Contradicts(look, pair) if pair.odd and not settled else None


class OtherPairs(Card):
    """One line a pair; pressing it opens that pair."""

    go = Signal(object)

    def __init__(self, look: UiContext, pairs: Sequence[PairRow]) -> None:
        super().__init__(
            look, look.words.say("Other reports that may belong here"), space=6, edge=16
        )
        self._places: dict[str, Route] = {}
        self.body.addWidget(More(look, "more-others", pairs, self._pair, space=6))

    def _pair(self, one: PairRow) -> QWidget:
        look, part = self._look, QWidget()
        line = Flow(look, part, space=10)
        name = f"other-{len(self._places)}"
        left, right = (brief(look, head) for head in (one.left, one.right))
        words = look.words.say("{one} and {other}", one=left, other=right)
        button = Button(look, words, name, kind="link", icon="go", after=True)
        self._places[name] = Route("pair", one.a, field=one.b)
        button.clicked.connect(self._open)
        line.addWidget(button)
        numbers = look.dots(one.left.number, one.right.number)
        line.addWidget(Label(look, numbers, "small", "text2", elide=True), 1)
        line.addWidget(Badge(look, *_state(look, one)))
        return part

    def _open(self) -> None:
        self.go.emit(self._places[self.sender().objectName()])


def _state(look: UiContext, one: PairRow) -> tuple[str, str]:
    say = look.words.say
    if one.decision in DECISIONS:
        return say(DECISIONS[one.decision][1]), "neutral"
    return (say(BANDS[one.band]) if one.band in BANDS else say("Waits for a decision")), "accent"
