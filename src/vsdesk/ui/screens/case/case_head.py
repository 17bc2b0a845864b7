"""The header of a case: photo, names, number, badges, and the two main actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.records.case_parts import disappearances
from vsdesk.records.dates.age_words import (
    age_at_loss,
    age_in_words,
    age_told,
    told_at_loss,
    whole_age,
)
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.root_head import RootHead
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.boxes import appear, clear, row
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.photo import Photo
from vsdesk.ui.parts.case_review import review_badge
from vsdesk.ui.parts.case_rows import state_tone
from vsdesk.ui.people_names import capital, disappearance, missing_names, missing_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


_BACK: Final = 86  # the way back, the edges and what stands between
_ICONS = 760  # effective width below which its buttons show their icons alone


class CaseHead(RootHead):
    """`print_sheet`, `interview`, `cover` (parts of the photo) beside what every header has."""

    print_sheet = Signal()
    cover = Signal()
    interview = Signal()

    def __init__(self, look: UiContext) -> None:
        say = look.words.say
        self.photo = Photo(look, 48, say("Photo"))
        super().__init__(look, lead=self.photo, height=91)
        self._number, self._narrow, self._may_cover = "", False, False
        self._session: VaultSession | None = None
        self.copy = icon_button(
            look, "copy", say("Copy the case number"), "copy-number", kind="quiet"
        )
        self.copy.clicked.connect(self._copy)
        self.facts.addWidget(self.copy)
        words = say("Cover parts of the photo")
        self.cover_photo = icon_button(look, "photo", words, "cover-photo", kind="quiet")
        self.cover_photo.clicked.connect(self.cover)
        self.cover_photo.hide()
        self.facts.addWidget(self.cover_photo)
        self._badges = row(look, space=8)
        self.facts.addLayout(self._badges)
        self._shown: list[Badge] = []
        self._elsewhere: list[Badge] = []  # what stands on the page too
        self.side = self.side_button()
        self.talk = Button(look, say("Interview"), "interview", icon="told")
        self.talk.clicked.connect(self.interview)
        self.tools.addWidget(self.talk)
        self.printer = Button(look, say("Print"), "print", icon="print")
        self.printer.clicked.connect(self.print_sheet)
        self.tools.addWidget(self.printer)

    def show_case(self, context: Context) -> None:
        """Show names, number and badges of the dossier."""
        look, dossier = self._look, context.dossier
        self._session = context.session
        found = missing_names(dossier, look.lang)
        self._number = dossier.head.text("case_no")
        self.say(found[0] if found else look.words.say("Without a name yet"), self._number)
        self.second.setText(found[1] if len(found) > 1 else "")
        appear(self.copy, bool(self._number))
        clear(self._badges)
        self._shown = self._facts(context, dossier)
        for badge in self._shown:
            self._badges.addWidget(badge)
        self._hide_facts()

    def show_photo(self, data: bytes | None, *, writes: bool) -> None:
        """Show the photo; who `writes` may cover parts of it."""
        self.photo.show_png(data)
        self._may_cover = writes and data is not None
        self._hide_facts()

    def _facts(self, context: Context, dossier: Dossier) -> list[Badge]:
        look, labels, titles = (
            self._look,
            context.session.labels,
            Titles(self._look, context.session, dossier),
        )
        badges, self._elsewhere = [], []
        status = dossier.head.text("search_status")
        if status:
            badges.append(
                Badge(look, capital(labels.term("search_status", status)), *state_tone(status))
            )
        badges += review_badge(look, labels, dossier)
        event = disappearance(dossier)
        if event is not None:
            parts = [capital(titles.term(event, "type", "event_type")), titles.date(event, "date")]
            text = look.listed(parts)
            if text:
                badges.append(Badge(look, text, icon="when"))
                self._elsewhere.append(badges[-1])
        who = missing_person(dossier)
        told = who.text("age_told") if who is not None else ""
        lost = disappearances(dossier)
        known = age_at_loss(who, lost) or age_told(told)
        if age := age_in_words(look.words, known, told_at_loss(who, known)):
            badge = Badge(look, look.words.say("at the age of {age}", age=age), icon="person")
            age = whole_age(look.words, who, lost, told)
            whole = look.words.say("Age at the disappearance: {age}", age=age)
            badge.setAccessibleName(whole)
            tip.give(badge, whole)
            badges.append(badge)
            self._elsewhere.append(badge)
        if any(record.difference for record in dossier):
            badges.append(Badge(look, look.words.say("Two versions differ"), "warn", "differ"))
        return badges

    def reflow(self, width: float) -> None:
        """The facts that stand elsewhere too go first."""
        super().reflow(width)
        appear(self.photo, width >= 900)
        appear(self.second, width >= 800)
        self._narrow = width < 900
        for button, icon in ((self.side, "nocall"), (self.talk, "told"), (self.printer, "print")):
            # In large text the icons are enough: the name and the number come first.
            words = button.accessibleName()
            button.setText("" if width < _ICONS else words)
            tip.give(button, words if width < _ICONS else "")
            button.draw(icon)
        self._hide_facts()

    def _hide_facts(self) -> None:
        appear(self.cover_photo, self._may_cover and not self._narrow)
        for badge in self._shown[1:]:
            appear(badge, not self._narrow)
        self._keep_to_line()

    def _keep_to_line(self) -> None:
        """Facts that stand on the page too give way before the buttons do: Save stands in one place."""
        every = (self.photo, self.saved, self.side, self.talk, self.printer, self.done)
        beside = [one for one in every if not one.isHidden()]
        spare = self.width() - self._look.px(_BACK) - self._asked(beside, 12)
        under = (self.number, self.copy, self.cover_photo, *self._shown)
        for badge in reversed(self._elsewhere):
            if self._asked(under, 8) > spare:
                appear(badge, yes=False)

    def _asked(self, parts: Sequence[QWidget], space: int) -> int:
        """How wide these are beside each other, as far as they are shown."""
        for one in parts:
            one.ensurePolished()
        shown = [
            max(one.sizeHint().width(), one.minimumWidth()) for one in parts if not one.isHidden()
        ]
        return sum(shown) + self._look.px(space) * len(shown)

    def _copy(self) -> None:
        if self._session is not None:
            self._session.copy(self._number)
