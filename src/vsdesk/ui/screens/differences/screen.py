"""Two versions differ: one case after the other, each answer side by side, decisions saved together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedLayout, QWidget

from vsdesk.records.gate import sealed_fields
from vsdesk.ui.catalogue.places import page_of
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.safe_contact import SafeContactCard
from vsdesk.ui.editing.sealed_card import SealedCard
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.boxes import clear, column, frame, plane, row, scroll, turn
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.empty import Empty
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import author
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.differences.row import BOTH, MOST, DifferenceRow

if TYPE_CHECKING:
    from vsdesk.desk import Desk, Difference
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_MOST: Final = 50  # answers of one page: the rest stand here when these are decided


class DifferencesScreen(Screen):
    """Neither side is new or old. Both stay in the history, whatever is chosen."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        self._roots: list[tuple[str, list[Difference]]] = []
        self._at = 0
        self._rows: list[DifferenceRow] = []
        self._opened: set[str] = (
            set()
        )  # sources, and ways of contact, that were opened on this page
        self._own = ""
        self._wide = True
        self._stack = QStackedLayout(self)
        self._stack.addWidget(
            Empty(
                look,
                look.words.say(
                    "No two versions differ. When bundles bring different answers, they stand here side by side."
                ),
            )
        )
        self._stack.addWidget(self._page())
        self.refresh()

    def _page(self) -> QWidget:
        look, say = self.look, self.look.words.say
        page = QWidget()
        outer = column(look, page)
        head = frame("head")
        top = column(look, head, edges=(24, 12, 16, 12), space=4)
        line = Flow(look, space=10)
        line.addWidget(Label(look, say("Two versions differ"), "h1"))
        self._left = row(look)
        line.addLayout(self._left)
        line.addStretch(1)
        self.before = Button(look, say("Previous case"), "previous-case", icon="before")
        self.before.clicked.connect(self._previous)
        line.addWidget(self.before)
        self.after = Button(look, say("Next case"), "next-case", icon="go", after=True)
        self.after.clicked.connect(self._next)
        line.addWidget(self.after)
        top.addLayout(line)
        under = row(look)
        self._title = Label(look, "", "body", "text2", elide=True)
        under.addWidget(self._title, 1)
        self._open = Button(
            look, say("Open the case"), "open-root", kind="link", icon="go", after=True
        )
        self._open.clicked.connect(self._go_root)
        under.addWidget(self._open)
        top.addLayout(under)
        self._told = Label(look, "", "small", "warn", elide=True)
        self._told.setObjectName("keep-all-told")
        top.addWidget(self._told)
        outer.addWidget(head)
        inner = plane()
        self._box = column(look, inner, edges=(24, 14, 24, 14), space=10)
        outer.addWidget(scroll(inner, "differences-scroll"), 1)
        outer.addWidget(self._foot())
        return page

    def _foot(self) -> QWidget:
        look, say = self.look, self.look.words.say
        foot = frame("bottom")
        self._foot_box = row(look, foot, edges=(24, 9, 16, 9), space=10)
        line, end = row(look, space=10), row(look, space=10)
        self._foot_box.addLayout(line)
        self._foot_box.addLayout(end, 1)
        mine = Button(look, say("Keep all of this computer"), "keep-own")
        mine.clicked.connect(self._keep_own)
        line.addWidget(mine)
        theirs = Button(look, say("Keep all of the other"), "keep-other")
        theirs.clicked.connect(self._keep_other)
        line.addWidget(theirs)
        self.why = TextField(
            look,
            "why",
            say("Reason, kept in the history"),
            placeholder=say("Reason, kept in the history"),
        )
        self.why.textChanged.connect(self._check)
        end.addWidget(self.why, 1)
        self._still = Label(look, "", "body", "text2")
        end.addWidget(self._still)
        self.save = Button(look, say("Save decisions"), "save-decisions", kind="primary")
        self.save.clicked.connect(self._save)
        end.addWidget(self.save)
        return foot

    # Reading.
    def refresh(self) -> None:
        """Read all differences again."""
        self.session.jobs.read(Callbacks(self, self._found, self.failed), _all, self.session.desk)

    def _found(self, found: tuple[list[Difference], str]) -> None:
        differences, self._own = found
        roots: dict[str, list[Difference]] = {}
        for one in differences:
            roots.setdefault(one.root, []).append(one)
        self._roots = list(roots.items())
        wanted = next((i for i, (root, _) in enumerate(self._roots) if root == self.place.id), None)
        self._at = wanted if wanted is not None else min(self._at, max(0, len(self._roots) - 1))
        self._stack.setCurrentIndex(1 if self._roots else 0)
        if self._roots:
            root = self._roots[self._at][0]
            self.session.jobs.read(
                Callbacks(self, self._show, self.failed), self.session.desk.cases.dossier, root
            )

    def _show(self, dossier: Dossier) -> None:
        root, differences = self._roots[self._at]
        if dossier.root != root:
            return
        look = self.look
        clear(self._box)
        first = differences[0]
        head = look.dots(first.title, first.number)
        self._title.setText(
            look.words.say(
                "{who}. Both versions stay in the history, whatever you choose.", who=head
            )
        )
        titles = Titles(look, self.session, dossier)
        self._told.setText("")
        self._rows = []
        doors: set[str] = set()
        for one in differences[:_MOST]:
            if (door := self._closed_by(dossier, one)) is not None:
                if door not in doors:
                    self._box.addWidget(self._door(dossier, door))
                doors.add(door)
                continue
            row_ = DifferenceRow(look, self.session, titles, one, self._own)
            row_.decided.connect(self._check)
            row_.reflow(self._wide)
            self._rows.append(row_)
            self._box.addWidget(row_)
        if more := max(0, len(differences) - _MOST):
            words = look.words.say(
                "When these are decided, more of this case stand here: {n}.", n=more
            )
            self._box.addWidget(Paragraph(look, words, "body", "text2"))
        self._box.addStretch(1)
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < len(self._roots) - 1)
        self._check()

    def _closed_by(self, dossier: Dossier, one: Difference) -> str | None:
        """The record that has to be opened before two versions of an answer stand here."""
        record, session = dossier.get(one.record), self.session
        if record is None:
            return None
        found = sealed_fields.closed(
            record, dossier, session.dictionary, session.desk.context.today()
        )
        why = found.get(one.field)
        door = {"sealed": dossier.root, "contact": record.id}.get(why or "")
        return None if door in self._opened else door

    def _door(self, dossier: Dossier, id: str) -> QWidget:
        """Who a source is opens with a reason, a number after its rules were read."""
        look, session = self.look, self.session
        if id == dossier.root:
            card = SealedCard(look, session, id)
            card.opened.connect(partial(self._open_door, dossier, id))
            return card
        rules = SafeContactCard(look, session, dossier, dossier.get(id))
        rules.revealed.connect(partial(self._open_door, dossier, id))
        return rules

    def _open_door(self, dossier: Dossier, id: str, _: str = "") -> None:
        self._opened.add(id)
        self._show(dossier)

    # Deciding.
    def _keep_own(self) -> None:
        words = self.look.words
        left = self._keep_of(self._own)
        self._told.setText(
            words.count(
                "{n} answer has no version of this computer, or several: it is still to decide.",
                "{n} answers have no version of this computer, or several: they are still to decide.",
                left,
            )
            if left
            else ""
        )

    def _keep_other(self) -> None:
        """Of the one other device; of several the person says which."""
        look, say = self.look, self.look.words.say
        others = {
            one.device_id: author(look, self.session, one.device_id, one.by)
            for row_ in self._rows
            for one in row_.difference.alternatives
            if one.device_id != self._own
        }
        if len(others) == 1:
            self._keep_all_of(next(iter(others)))
        elif others:
            question = Prompt(
                say("Which device's versions stay?"),
                say("Several other devices wrote versions of these answers."),
                (("", say("Decide one by one")), *list(others.items())[:MOST]),
            )
            self.session.prompts.ask(self, question, self._asked_which)

    def _asked_which(self, device_id: str, _: str) -> None:
        if device_id:
            self._keep_all_of(device_id)

    def _keep_all_of(self, device_id: str) -> None:
        words = self.look.words
        left = self._keep_of(device_id)
        self._told.setText(
            words.count(
                "{n} answer has no version of that device, or several: it is still to decide.",
                "{n} answers have no version of that device, or several: they are still to decide.",
                left,
            )
            if left
            else ""
        )

    def _keep_of(self, device_id: str) -> int:
        """Keep the versions of a device; how many answers are left, because it has not one version there."""
        return sum(not one.choose_of(device_id) for one in self._rows)

    def _check(self) -> None:
        words = self.look.words
        still = sum(not one.choice for one in self._rows)
        clear(self._left)
        total = len(self._rows)
        badge = words.say("{left} of {total} left", left=still, total=total)
        self._left.addWidget(Badge(self.look, badge, "warn" if still else "ok"))
        reason = bool(self.why.text().strip())
        if still == total:
            self._still.setText(words.count("{n} still to decide", "{n} still to decide", still))
        else:
            self._still.setText("" if reason else words.say("Still needed: the reason"))
        self.save.setEnabled(still < total and reason)

    def _save(self) -> None:
        self.save.setEnabled(False)
        decided = []
        for one in self._rows:
            difference = one.difference
            if one.choice:
                seen = difference.seen
                keep = None if one.choice == BOTH else one.choice
                decided.append(
                    (
                        difference.record,
                        difference.field,
                        keep,
                        one.both_value if keep is None else None,
                        seen,
                    )
                )
        self.session.jobs.write(
            Callbacks(self, self._saved, self._not_saved),
            _resolve,
            self.session.desk,
            tuple(decided),
            self.why.text().strip(),
        )

    def _saved(self, _: object) -> None:
        self.why.clear()
        self.refresh()

    def _not_saved(self, problem: VsdeskError) -> None:
        self._check()
        self.failed(problem)

    def reflow(self, width: float) -> None:
        """Boxes and the bar go below each other when room is short."""
        self._wide = width >= 1000
        for one in self._rows:
            one.reflow(self._wide)
        turn(self._foot_box, beside=self._wide)

    # Going.
    def _previous(self) -> None:
        self._turn(-1)

    def _next(self) -> None:
        self._turn(1)

    def _turn(self, by: int) -> None:
        self._at += by
        self.place = Route("differences")
        root = self._roots[self._at][0]
        self.session.jobs.read(
            Callbacks(self, self._show, self.failed), self.session.desk.cases.dossier, root
        )

    def _go_root(self) -> None:
        root, differences = self._roots[self._at]
        self.go.emit(page_of(differences[0].root_kind, root))


def _all(desk: Desk) -> tuple[list[Difference], str]:
    return desk.cases.differences.open(), desk.access.status().device_id


def _resolve(
    desk: Desk, decided: tuple[tuple[str, str, str | None, Json, tuple[str, ...]], ...], why: str
) -> None:
    """Each decision replaces exactly what was on screen."""
    for record, field, keep, value, seen in decided:
        desk.cases.differences.resolve(record, field, keep=keep, value=value, why=why, seen=seen)
