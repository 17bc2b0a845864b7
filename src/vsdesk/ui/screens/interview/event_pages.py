"""What the day and the place of a disappearance have besides: feasts to point at, places
that the words may name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QFrame, QGridLayout

from vsdesk.languages import LANGUAGES
from vsdesk.names.fold import fold
from vsdesk.records.places.told_places import NOT_WHERE_TAKEN, names_detention, told_places
from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.boxes import frame, keep_room, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.date_editor import DateEditor
from vsdesk.ui.kit.form.line import LineEditor
from vsdesk.ui.kit.form.place_editor import level_words
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import capital
from vsdesk.ui.screens.interview.talk_page import TalkPage
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.ui.kit.form.editor import Editor


_HELD_THERE: Final = mark(
    "These words name a place where people are held: none is proposed as the place where it happened. They are kept as told, and where somebody was held is asked under “news since then”."
)


class DayPage(TalkPage):
    """When it was: a feast or a season is enough."""

    def build(self) -> None:
        super().build()
        self._aged()

    def beneath(self, field: Editor) -> None:
        """Below the words of the day: what one may point at."""
        if not isinstance(field, DateEditor) or field.name != "event.date":
            return
        self.told_date = field
        self.box.addWidget(Label(self.look, self.say("Near to"), "body", "text2"))
        grid = QGridLayout()
        grid.setSpacing(self.look.px(8))
        grid.setColumnStretch(4, 1)
        for n, (words, near) in enumerate(self._near()):
            chip = Button(self.look, words, f"near-{n}", kind="chip")
            chip.setCheckable(True)
            chip.setProperty("near", near)
            chip.clicked.connect(self._nearer)
            grid.addWidget(chip, n // 4, n % 4)
        self.box.addLayout(grid)

    def _aged(self) -> None:
        """A birth told as words, an age: with the day it may be reckoned, or otherwise than from today, so
        its words stand here again."""
        birth = self.talk.value("person", "birth")
        if isinstance(birth, dict) and birth.get("as_told") and self._is_open(birth):
            aged = self.make.date("person", "birth", self.make.label("person", "birth"))
            self.add(aged)
            self.told_date.edited.connect(aged.refresh)

    def _is_open(self, birth: dict[str, Any]) -> bool:
        """Whether the day of the loss may say when that was: nothing stands, or an age reckoned from
        today."""
        if not (birth.get("from") or birth.get("to")):
            return True
        if "person.birth" in self.talk.weighed:
            return False
        loss = self.talk.value("event", "date")
        known = isinstance(loss, dict) and bool(loss.get("from") and loss.get("to"))
        day = (
            loss if known else {"from": self.talk.today, "to": self.talk.today, "precision": "day"}
        )
        found = self.make.find_dates(str(birth["as_told"]), "person.birth", lost=day)
        return found.differs(birth) if known else bool(found.found) and found.found[0].by == "loss"

    def _near(self) -> tuple[tuple[str, str], ...]:
        """What one may point at, and the words by which it is read."""
        say = self.say
        return (
            (say("Eid al-Fitr"), "عيد الفطر"),
            (say("Eid al-Adha"), "عيد الأضحى"),
            (say("Ramadan"), "رمضان"),
            (say("Newroz"), "نوروز"),
            (say("Spring"), "الربيع"),
            (say("Summer"), "الصيف"),
            (say("Autumn"), "الخريف"),
            (say("Winter"), "الشتاء"),
        )

    def _nearer(self) -> None:
        """A feast or season was pointed at, or the same one again: then it no longer counts."""
        pressed = self.sender()
        for chip in self.findChildren(Button):
            if chip.property("near") and chip is not pressed:
                chip.setChecked(False)
        assert isinstance(pressed, Button)
        self.told_date.near(str(pressed.property("near")) if pressed.isChecked() else "")


class WherePage(TalkPage):
    """Where it was: words, and a place of the list that they may name."""

    def build(self) -> None:
        self._places = self.host.session.places
        self._finder = told_places(self._places)
        self._found: list[str] = []
        self._kind = ""  # what kind of place the words say, while nobody said one
        super().build()
        self._show()

    def beneath(self, field: Editor) -> None:
        """Below the words: what they may name."""
        if isinstance(field, LineEditor) and field.name == "event.place_text":
            self.words = field
            self.words.edited.connect(self._show)
            self.box.addWidget(self._strip())

    def _strip(self) -> QFrame:
        look, say = self.look, self.say
        self.strip = frame("strip", "accent")
        keep_room(self.strip)
        line = row(look, self.strip, edges=(14, 8, 14, 8), space=12)
        line.addWidget(IconMark(look, "place", "accent"))
        self.understood = Paragraph(look, "", "talk")
        self.understood.setObjectName("understood-place")
        line.addWidget(self.understood, 1)
        self.right = Button(look, say("That is right"), "right-place", icon="check")
        keep_room(self.right)
        self.right.clicked.connect(self.confirm)
        line.addWidget(self.right)
        self.other = Button(look, say("Another place"), "other-place", kind="quiet")
        tip.give(self.right, shortcuts.CONFIRM)
        tip.give(self.other, shortcuts.OTHER_READING)
        self.other.clicked.connect(self.another)
        line.addWidget(self.other)
        return self.strip

    def refresh(self) -> None:
        """What the talk holds, the place too."""
        super().refresh()
        self._show()

    def _show(self) -> None:
        held = self._places.get(self.talk.text("event", "place"))
        spoken = self.words.line.text()
        self._found = [] if held else [one.id for one in self._finder.find(spoken, NOT_WHERE_TAKEN)]
        said = self.talk.value("event", "place_kind") is not None
        self._kind = "" if said else self._finder.told_kind(spoken, NOT_WHERE_TAKEN)
        self._held_there = not (held or self._found or self._kind) and names_detention(spoken, fold)
        self._say(held.id if held else "")

    def _say(self, held: str) -> None:
        place = self._places.get(held or next(iter(self._found), ""))
        lang, labels = self.look.words.lang, self.host.session.labels
        around = self._places.path(place.id, lang)[:3] if place is not None else []
        kind = capital(labels.term("place_kind", self._kind)) if self._kind else ""
        what = level_words(self.look, self._places, place.id) if place is not None else ""
        words = self.look.dots(kind, LANGUAGES[lang].comma.join(around), what)
        said = self.say("Understood as: {place}", place=words) if words else ""
        if self._held_there:
            said = self.say(_HELD_THERE)
        self.strip.setVisible(bool(said))
        self.understood.say(said)
        self.right.setVisible((bool(kind) or not held) and not self._held_there)
        self.other.setVisible(bool(held) or len(self._found) > 1)

    def confirm(self) -> None:
        """The speaker agrees with the place, and with its kind."""
        if not self._found and not self._kind:
            return
        if self._found:
            self.talk.put("event", "place", self._found[0])
        if self._kind:
            self.talk.put("event", "place_kind", self._kind)
        self.refresh()
        self.words.focus_box().setFocus()

    def another(self) -> None:
        """Not this one: the next that the words may name, or none."""
        before = self.talk.text("event", "place")
        self.talk.put("event", "place", None)
        self._show()
        rest = [one for one in self._found if one != before]
        self._found = [*rest[1:], *rest[:1]] if not before else rest
        self._say("")
