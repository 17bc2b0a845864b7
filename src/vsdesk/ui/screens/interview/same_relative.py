"""Under a name that is typed: is it somebody of this family who is here already, a relative who is missing
since, or one who is missing and now told of as a relative?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from vsdesk.desk import JOINS
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.boxes import column, frame, keep_room, row
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.reading_order import pass_on
from vsdesk.ui.people_names import capital, in_order
from vsdesk.ui.screens.interview.name_ways import set_in_lines, way
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import FamilyEntry
    from vsdesk.ui.screens.interview.talk_page import PageHost

MISSING: Final = "person"  # the spot of the missing person of this case
_ROW: Final = "missingmember"
_ALSO: Final = "also"
_PAUSE: Final = 400  # milliseconds after the last letter
_IS_MISSING: Final = mark("One who is missing, of this family")
_IS_RELATIVE: Final = mark("A relative in this family")
_ONE: Final = mark("One person: a relative, and missing")


@dataclass(frozen=True, slots=True)
class _Joined:
    """With whom, by which row, and the spots that were begun for it."""

    other: FamilyEntry
    row: str
    begun: tuple[str, ...]


class SameRelative(QWidget):
    """Room for the question: nothing below it moves. A yes writes that both rows are one person; one press
    takes it back until it is saved, then coordinators do (docs/decisions/033)."""

    def __init__(self, host: PageHost, name: str, spot: str = MISSING) -> None:
        super().__init__()
        self._host, look, say = host, host.look, host.look.words.say
        self._asked, self._spot = 0, spot
        self._found: list[FamilyEntry] = []
        self._joined: _Joined | None = None  # in this sitting
        self.setObjectName(name)
        self.strip = frame("strip", "sunken")
        column(look, self).addWidget(self.strip)
        self.ask = Label(look, "", "strong", elide=True)
        self.under = Label(look, "", "small", "text2", elide=True)
        self.yes = way(look, self, say("Yes, the same"), "yes", self._yes, icon="check")
        tip.give(self.yes, say(JOINS))
        self.no = way(look, self, say("No, somebody new"), "no", self._no, kind="quiet")
        self.undo = way(look, self, say("Undo"), "undo", self._undo, kind="quiet", icon="history")
        if spot == MISSING:
            ways = (self.yes, self.no, self.undo)
            set_in_lines(look, self.strip, (self.ask, self.under), ways)
        else:
            self._in_one_line()
        keep_room(self.strip)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._look_for)
        self._show(0, ())

    def _in_one_line(self) -> None:
        """Beside each relative little room is kept."""
        line = row(self._host.look, self.strip, edges=(14, 4, 14, 4), space=12)
        line.addWidget(self.ask, 1)
        for button in (self.yes, self.no, self.undo):
            line.addWidget(button)
        self.under.setParent(self.strip)
        self.under.hide()

    def typed(self) -> None:
        """The name changed."""
        self._soon.start()

    def _look_for(self) -> None:
        talk, session = self._host.talk, self._host.session
        family = talk.view("family")
        if family is None:
            return
        self._asked += 1
        name = talk.names_at(self._spot)
        answer: Callbacks[Sequence[FamilyEntry]] = Callbacks(
            self, partial(self._show, self._asked), self._host.trouble
        )
        like = session.desk.cases.relatives.called_so
        session.jobs.read(answer, like, family.id, name, talk.ids.get(self._spot, ""))

    def _show(self, asked: int, found: Sequence[FamilyEntry]) -> None:
        if asked != self._asked:
            return
        talk = self._host.talk
        others = {*talk.apart, talk.ids.get(SPEAKER)}
        of_missing = self._spot == MISSING
        self._found = [
            one for one in found if one.person not in others and one.missing is not of_missing
        ]
        self._say()

    def _say(self) -> None:
        look, joined = self._host.look, self._joined
        one = joined.other if joined else next(iter(self._found), None)
        self.strip.setVisible(one is not None)
        for button in (self.yes, self.no):
            button.setVisible(joined is None)
        self.undo.setVisible(joined is not None)
        if one is None:
            return
        say, labels = look.words.say, self._host.session.labels
        name = in_order(*one.name, look.lang)[0]
        kin = [capital(labels.term("kinship", key)) for key in one.relations]
        what = say(_IS_MISSING) if one.missing else say(_IS_RELATIVE)
        asked = say("Is this the same {name}?", name=name)
        if self._spot != MISSING:
            asked = look.dots(asked, what)
        self.ask.setText(look.dots(say(_ONE), name) if joined else asked)
        self.under.setText(say(JOINS) if joined else look.dots(what, *kin))

    def _no(self) -> None:
        """Somebody else: it is not asked again."""
        self._host.talk.apart.add(self._found.pop(0).person)
        self._host.talk.keep()
        if not self._found:
            self.focusPreviousChild()
        self._say()

    def _mine(self) -> str:
        """The spot of the row of whoever is typed: that which stands, where one does."""
        talk, n = self._host.talk, self._spot.partition("/")[2]
        family = talk.family
        if not n and family is not None and not talk.has(_ROW):
            rows = family.of("family_member")
            held = next((one for one in rows if one.text("person") == talk.ids.get(MISSING)), None)
            if held is not None:
                talk.ids[_ROW] = held.id
        return f"relativemember/{n}" if n else _ROW

    def _row_of(self, other: FamilyEntry) -> str:
        """The row of the other, begun where there is none: of whoever is only missing."""
        talk, n = self._host.talk, self._spot.partition("/")[2]
        if other.member:
            return other.member
        spot = _ROW if other.person == talk.ids.get(MISSING) else f"othermember/{n}"
        talk.put(spot, "person", other.person)
        return talk.id(spot)

    def _yes(self) -> None:
        talk, other = self._host.talk, self._found[0]
        mine = self._mine()
        new = [one for one in (_ROW, f"othermember/{mine.partition('/')[2]}") if not talk.has(one)]
        row = self._row_of(other)
        talk.put(mine, _ALSO, [*(talk.value(mine, _ALSO) or ()), row])
        self._joined = _Joined(other, row, tuple(filter(talk.has, new)))
        talk.keep()
        self._say()
        pass_on(self.strip)

    def _undo(self) -> None:
        """What was begun for it goes with it."""
        talk, mine, joined = self._host.talk, self._mine(), self._joined
        assert joined is not None
        self._joined = None
        left = [one for one in talk.value(mine, _ALSO) or () if one != joined.row]
        talk.put(mine, _ALSO, left or None)
        for spot in joined.begun:
            talk.give_up(spot)
        talk.keep()
        self._say()
        self.yes.setFocus()
