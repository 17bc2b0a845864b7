"""Who asked the family for money: behind a button, for not everybody was asked. The name has a field of its own.

What they called themselves and the number leave only as names of suspects do; a number that took money elsewhere is told
of while it is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.warned_hint import WarnedHint
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.line import AmountEditor
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, rule
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.interview.fields import spot_of

if TYPE_CHECKING:
    from vsdesk.ui.screens.interview.listed import ListPage

MONEY: Final = "money"


class MoneyAsked(QWidget):
    """What is recorded, the attempts of this talk, and a button for another one."""

    def __init__(self, page: ListPage) -> None:
        super().__init__()
        self._page = page
        look, talk = page.look, page.talk
        self._box = column(look, self, space=14)
        page.say_in(self._box, self._known())
        self._entries = column(look, space=14)
        self._box.addLayout(self._entries)
        words = page.say("Somebody asked for money")
        self.more = Button(look, words, f"more-{MONEY}", kind="link", icon="warn")
        self.more.clicked.connect(self._more)
        self._box.addWidget(self.more, 0, look.leading)
        for spot in talk.entries(MONEY):
            if talk.has(spot):
                self._entry(spot)

    def _known(self) -> list[str]:
        """What was recorded on an earlier day."""
        page, dossier = self._page, self._page.talk.dossier
        if dossier is None:
            return []
        titles = Titles(page.look, page.host.session, dossier)
        new = {page.talk.ids.get(spot) for spot in page.talk.entries(MONEY)}
        return [titles.of(one) for one in dossier.of("extortion_attempt") if one.id not in new]

    def _more(self) -> None:
        """The first attempt of this talk, or one more."""
        talk, first = self._page.talk, len(self._page.fields)
        free = [spot for spot in talk.entries(MONEY) if spot not in self._shown()]
        self._entry(free[0] if free else talk.more(MONEY))
        self._page.fields[first].focus_box().setFocus()

    def _shown(self) -> set[str]:
        return {spot_of(one) for one in self._page.fields}

    def _entry(self, spot: str) -> None:
        """Who, how they were reached, when, how much; then the words."""
        page = self._page
        above, page.below = page.below, self._entries
        self._entries.addWidget(rule())
        self._entries.addWidget(Label(page.look, self.more.text(), "strong"))
        name = page.line(spot, "name_used", page.say("What they called themselves"))
        page.beside(name, page.pick(spot, "claimed_role", "claimed_role"))
        number = page.line(spot, "contact_value", plain=True)
        page.beside(number, page.pick(spot, "channel", "extortion_channel"))
        warned = WarnedHint(page.look, page.host.session)
        self._entries.addWidget(warned)
        number.line.textChanged.connect(warned.typed)
        page.add(page.date(spot, "date", page.label(spot, "date")))
        for which in ("demanded", "paid"):
            amount = page.typed(AmountEditor, spot, f"{which}_amount")
            page.beside(amount, page.pick(spot, f"{which}_currency", "currency"))
        page.add(page.told(spot, "text", page.say("In their own words"), lines=2))
        stays = page.say("The name and the number leave only where names of suspects may.")
        self._entries.addWidget(Paragraph(page.look, stays, "small", "text2", wide=90))
        page.below = above
