"""A topic with several entries of one shape: what was done to search, news, relatives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QApplication

from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.kit.boxes import column, rule
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.into_view import into_view
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.interview.fields import spot_of
from vsdesk.ui.screens.interview.talk_page import TalkPage
from vsdesk.ui.screens.interview.talk_spots import kind_of
from vsdesk.ui.screens.interview.topic import Entries, FieldsBeside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout, QWidget

    from vsdesk.ui.kit.form.editor import Editor
    from vsdesk.ui.screens.interview.topic import Field, Part


class ListPage(TalkPage):
    """The page of a topic that declares entries. `others` are fields that the three answers fill in
    further lists of the page, by the name of the list."""

    others: ClassVar[Mapping[str, str]] = {}
    _at: int | None = None  # where the next field of a new entry goes

    @property
    def entries(self) -> Entries:
        """The list."""
        assert self.topic.entries is not None
        return self.topic.entries

    @property
    def listed(self) -> str:
        """Its name."""
        return self.entries.name

    def put(self, part: Part) -> None:
        """The entries too, behind what was told of an earlier day."""
        super().put(part)
        if isinstance(part, Entries):
            if part.told:
                self.say_before(self._known())
            self.build_entries()

    def _known(self) -> list[str]:
        """What an earlier day recorded: each by what it is and when."""
        dossier, talk = self.talk.dossier, self.talk
        if dossier is None:
            return []
        titles = Titles(self.look, self.host.session, dossier)
        new = {talk.ids.get(spot) for spot in (*talk.entries(self.listed), "event")}
        return [
            " · ".join(part for part in (titles.of(one), titles.date(one, "date")) if part)
            for one in dossier.of(kind_of(self.listed))
            if one.id not in new
        ]

    def build_entry(self, spot: str) -> None:
        """Add the fields of one entry."""
        for part in self.entries.fields:
            self.put(_of(part, spot))

    def say_before(self, known: Sequence[str]) -> None:
        """What was recorded on an earlier day, one line each."""
        self.say_in(self.box, known)

    def say_in(self, box: QBoxLayout, known: Sequence[str]) -> None:
        """The same in a part of the page."""
        if known:
            box.addWidget(Paragraph(self.look, "\n".join(known), "body", "text2", wide=90))

    def build_entries(self) -> None:
        """The entries of this interview in a column of their own, and below it a button for one more."""
        self.below = column(self.look, space=14)
        self.box.addLayout(self.below)
        for spot in self.talk.entries(self.listed):
            self._entry(spot)
        words = self.say(self.entries.more)
        self.more = Button(self.look, words, f"more-{self.listed}", kind="secondary", icon="add")
        self.more.clicked.connect(self._more)
        self.box.addWidget(self.more, 0, self.look.leading)
        if self.entries.main:
            self.asked = ((f"{self.listed}/0", self.entries.main),)

    def _entry(self, spot: str) -> None:
        if not spot.endswith("/0"):
            self.below.addWidget(rule())
        self.build_entry(spot)

    def _more(self) -> None:
        """One more entry, above the button; Enter comes to it before it comes to what stands below."""
        first = self._at = len(self.fields) - self._below_entries()
        self._entry(self.talk.more(self.listed))
        self._at = None
        self.to_new(self.fields[first])

    def to_new(self, field: Editor) -> None:
        """Come to the first field of a new entry: the page grows once it is laid out."""
        into_view(field)
        field.focus_box().setFocus()

    def _below_entries(self) -> int:
        """How many fields are those of further lists."""
        return sum(_list_of(spot_of(one)) in self.others for one in self.fields)

    def add(self, field: Editor, box: Any = None, at: int | None = None) -> Editor:
        """As on any page; of a new entry in its place."""
        if at is None and self._at is not None:
            at, self._at = self._at, self._at + 1
        return super().add(field, box, at)

    def present(self) -> Sequence[tuple[str, str]]:
        """The entry that has the keyboard, else the last one."""
        if not self.entries.main:
            return ()
        focus = QApplication.focusWidget()
        spot = self.talk.entries(self.listed)[-1]
        for field in self.fields:
            if focus is not None and _holds(field, focus) and "/" in spot_of(field):
                spot = spot_of(field)
        return ((spot, {**self.others, self.listed: self.entries.main}[_list_of(spot)]),)


def _of(part: Field | FieldsBeside, spot: str) -> Field | FieldsBeside:
    """A declared part of an entry, for the entry at hand."""
    if isinstance(part, FieldsBeside):
        return FieldsBeside(tuple(replace(one, spot=spot) for one in part.fields))
    return replace(part, spot=spot)


def _list_of(spot: str) -> str:
    return spot.partition("/")[0]


def _holds(outer: QWidget, inner: QWidget) -> bool:
    return outer is inner or outer.isAncestorOf(inner)
