"""Erasing one file: the listed plan, the order with its reason, progress, the certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vsdesk.desk import ErasureTarget
from vsdesk.names.fold import fold
from vsdesk.ui.editing.consent_states import code
from vsdesk.ui.editing.look_again import LookAgain, again_strip
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, hold_width, plane, row, scroll, turn
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.progress_card import ProgressCard
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.erasing.erasure_reasons import why_card
from vsdesk.ui.screens.erasing.page_data import PlannedErasure, plan, plan_over
from vsdesk.ui.screens.erasing.plan_cards import copies_card, goes_card, stays_card
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import ErasureProposal, ErasureResult
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_SIDE: Final = 420
_NOT_CHOSEN: Final = frozenset({"further", "retention"})  # the program's own


class ErasingScreen(Screen):
    """`id` of the place is a case, a family or any record; `part` a code of the reason, or "".

    With "retention" `field` is the class of what is kept beyond its time, and the plan is what was proposed.
    """

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        self._along: tuple[str, ...] = ()
        self._proposal: ErasureProposal | None = None
        self._listed = ""  # the digest of the listing that is shown
        self._words = ""  # the reason, while the order is not carried out
        self._first = True
        outer = column(look, self)
        self._head = PageHead(look, look.words.say("Erase for good"))
        self._head.back.connect(self.back)
        outer.addWidget(self._head)
        strip = again_strip(look, foot=True)
        self._watch = LookAgain(look, session, strip)
        self._watch.asked.connect(self.refresh)
        inner = plane()
        self._columns: QHBoxLayout = row(look, inner, edges=(24, 16, 24, 24), space=16)
        self._wide: QVBoxLayout = column(look, space=12)
        self._side = QWidget()
        self._end: QVBoxLayout = column(look, self._side, space=12)
        self._columns.addLayout(self._wide, 1)
        self._columns.addWidget(self._side)
        area = scroll(inner, "erasing-scroll")
        # The strip at the foot takes height: a bar that comes with it would move what is pressed.
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        outer.addWidget(area, 1)
        outer.addWidget(strip)
        self.back_by_esc()
        self.order: OrderCard | None = None
        self.refresh()

    def first_controls(self) -> Sequence[QWidget]:
        """The reason, or the words for the certificate where the reason is known."""
        if self.order is None:
            return ()
        return (self.order.because if self.order.why.value else self.order.why,)

    # The list.
    def refresh(self) -> None:
        """List what would go. Nothing is changed by it."""
        answer: Callbacks[PlannedErasure] = Callbacks(self, self._show, self._cannot)
        desk, root = self.session.desk, self.place.id
        if self.place.part == "retention":
            self.session.jobs.write(answer, plan_over, desk, root, self.place.field)
        else:
            self.session.jobs.write(answer, plan, desk, root, self._along)

    def _cannot(self, problem: VsdeskError) -> None:
        clear(self._wide)
        clear(self._end)
        words = self.look.words.say(problem.code.sentence)
        self._wide.addWidget(Banner(self.look, words, "", "stop"))
        self._wide.addStretch(1)

    def _show(self, planned: PlannedErasure) -> None:
        look, session = self.look, self.session
        first = planned.listing.targets[0]
        self._listed = planned.listing.digest
        targets = (one.id for one in planned.listing.targets)
        self._watch.watch(planned.listing.shown, *targets)
        self._proposal = over = planned.proposal
        about = (
            first
            if over is None
            else ErasureTarget(over.root, over.root_kind, over.number, over.title)
        )
        self._head.say(look.dots(about.title, about.number))
        self.belongs.emit("families" if first.kind == "family" else "cases")
        clear(self._wide)
        if over is not None:
            self._wide.addWidget(why_card(look, session, over))
        if planned.beside:
            self._wide.addWidget(self._beside(planned))
        for card in (goes_card, stays_card, copies_card):
            self._wide.addWidget(card(look, session, planned))
        self._wide.addStretch(1)
        if self._first:
            self._first = False
            self._ask(about.number or about.id[:8])

    def _beside(self, planned: PlannedErasure) -> Card:
        say = self.look.words.say
        card = Card(self.look, say("Goes along, if you tick it"), icon="families", space=6)
        listed = planned.beside
        if len(listed) > FIRST:  # what is ticked is in sight
            listed = tuple(sorted(listed, key=lambda one: one[0] not in self._along))
        card.body.addWidget(More(self.look, "more-along", listed, self._tick, space=6))
        return card

    def _tick(self, one: tuple[str, str, str]) -> Tick:
        id, kind, title = one
        words = self.look.dots(capital(self.session.labels.kind(kind)), title)
        tick = Tick(self.look, words, f"along-{id[:8]}", on=id in self._along)
        tick.setProperty("record", id)
        tick.clicked.connect(self._ticked)
        return tick

    def _ticked(self) -> None:
        tick = self.sender()
        assert isinstance(tick, Tick)
        id = str(tick.property("record"))
        rest = tuple(one for one in self._along if one != id)
        self._along = (*rest, id) if tick.isChecked() else rest
        self.refresh()

    # The order.
    def _ask(self, number: str) -> None:
        clear(self._end)
        self.order = OrderCard(self.look, self.session, self.place.part, number, self._words)
        self.order.ordered.connect(self._ordered)
        self._end.addWidget(self.order)
        self._end.addStretch(1)
        self.first_controls()[0].setFocus()

    def _ordered(self, why: str, because: str) -> None:
        say = self.look.words.say
        self._words = because
        steps = (
            (("erasing",), say("The words go")),
            (
                ("rewriting",),
                say("The database is written anew, so that nothing lies in old pages"),
            ),
        )
        clear(self._end)
        self.order = None
        card = ProgressCard(self.look, "remove", steps)
        card.button.hide()  # one transaction: there is nothing in between at which to stop
        card.begin(say("Erasing …"), "", "")
        self._end.addWidget(card)
        self._end.addStretch(1)
        answer: Callbacks[ErasureResult] = Callbacks(
            self, self._erased, self._not_erased, card.step
        )
        desk = self.session.desk
        if self._proposal is not None:
            self.session.jobs.write_long(
                answer, desk.erasure.retention.approve, self._proposal, because, listed=self._listed
            )
            return
        ids = (self.place.id, *self._along)
        self.session.jobs.write_long(
            answer, desk.erasure.erase, *ids, why=why, because=because, listed=self._listed
        )

    def _not_erased(self, problem: VsdeskError) -> None:
        self.failed(problem)
        self._first = True
        self.refresh()

    def _erased(self, done: ErasureResult) -> None:
        """On to the list of what went: there is no way back to a page of what is gone."""
        self.go.emit(Route("erasures", self.place.id, "removed", record=done.certificate))

    def reflow(self, width: float) -> None:
        """The order stands below the list when room is short."""
        beside = width >= 1080
        turn(self._columns, beside=beside)
        hold_width(self._side, self.look.px(_SIDE) if beside else None)


class OrderCard(Card):
    """`ordered` carries the reason's code and the words."""

    ordered = Signal(str, str)

    def __init__(
        self, look: UiContext, session: VaultSession, why: str, number: str, said: str = ""
    ) -> None:
        """`why` "retention" is the program's own reason, and no other is offered; `said`: words of before."""
        say = look.words.say
        super().__init__(look, say("The order"), icon="edit", space=10)
        self.setObjectName("order")
        self._number = number
        terms = [
            (k, capital(w))
            for k, w in session.labels.terms("erasure_reason")
            if k not in _NOT_CHOSEN
        ]
        if why in _NOT_CHOSEN:
            terms = [(why, capital(session.labels.term("erasure_reason", why)))]
        else:
            terms = [("", "—"), *terms]
        self.why = Choice(look, "erase-why", say("Reason"), terms, why)
        self.why.chosen.connect(self._check)
        self.body.addLayout(labelled(look, say("Reason"), self.why))
        label = say("In your words, for the certificate; no names")
        self.because = TextField(look, "erase-because", label)
        self.because.setText(said)
        self.because.textChanged.connect(self._check)
        self.body.addLayout(labelled(look, label, self.because))
        typed = say("Type {number} to confirm", number=code(number))
        self.again = TextField(look, "erase-confirm", typed, plain=True)
        self.again.textChanged.connect(self._check)
        self.again.returnPressed.connect(self._enter)
        self.body.addLayout(labelled(look, typed, self.again))
        self._still = Paragraph(look, "", "small", "text2")
        self.body.addWidget(self._still)
        self.now = Button(look, say("Erase for good"), "erase-now", kind="danger", icon="remove")
        self.now.clicked.connect(self._order)
        self.body.addWidget(self.now)
        note = say(
            "This cannot be taken back: the words go from this vault, and from every device that takes the order in."
        )
        self.body.addWidget(Paragraph(look, note, "small", "stop"))
        self._check()

    def _check(self, _: object = None) -> None:
        say = self._look.words.say
        still = ""
        if not self.why.value:
            still = say("Still needed: the reason")
        elif not self.because.text().strip():
            still = say("Still needed: the words for the certificate")
        elif fold(plain(self.again.text())) != fold(self._number):
            still = say("Still needed: the number, typed once more")
        self._still.say(still)
        self.now.setEnabled(not still)

    def _enter(self) -> None:
        if self.now.isEnabled():
            self._order()

    def _order(self) -> None:
        self.now.setEnabled(False)
        self.ordered.emit(self.why.value, self.because.text().strip())
