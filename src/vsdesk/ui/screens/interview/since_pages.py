"""What came after: news of the missing person, the search so far, who asked for money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.warned_hint import WarnedHint
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.line import AmountEditor
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, rule
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.interview.fields import spot_of
from vsdesk.ui.screens.interview.listed import ListPage

MONEY: Final = "money"


class NewsPage(ListPage):
    """Seen, heard, a paper, a call: each as told, each with how it is known. None cancels another."""

    listed, main = "news", "text"

    def build(self) -> None:
        """One entry for each piece of news."""
        say, name = self.say, self.talk.name_of("person")
        self.ask(
            say("Has anyone seen or heard of {name} since?", name=name)
            if name
            else say("Has there been any news since?"),
            say("Each piece of news by itself, even where they disagree."),
        )
        self.say_before(self._known())
        self.build_entries(say("More news"))

    def _known(self) -> list[str]:
        dossier = self.talk.dossier
        if dossier is None:
            return []
        titles = Titles(self.look, self.host.session, dossier)
        new = {self.talk.ids.get(spot) for spot in (*self.talk.entries("news"), "event")}
        return [
            " · ".join(part for part in (titles.of(one), titles.date(one, "date")) if part)
            for one in dossier.of("event")
            if one.id not in new
        ]

    def build_entry(self, spot: str) -> None:
        """Words, when, what it was, where, how it is known."""
        say = self.say
        self.add(self.told(spot, "text", say("In their own words"), lines=2))
        self.add(self.date(spot, "date", self.label(spot, "date")))
        self.beside(
            self.pick(spot, "type", "event_type"),
            self.line(spot, "place_text"),
        )
        self.add(self.pick(spot, "confidence", "confidence", say("How the speaker knows it")))


class SearchPage(ListPage):
    """Every letter, visit and call; or why nothing was possible. Both count for the UN."""

    listed, main = "search", "result"
    others: ClassVar[Mapping[str, str]] = {MONEY: "text"}

    def build(self) -> None:
        """One entry for each step."""
        say, name = self.say, self.talk.name_of("person")
        self.ask(
            say("What was done to find {name}?", name=name)
            if name
            else say("What was done to search?"),
            say("Each visit, letter or call. That nothing was possible is an answer too."),
        )
        self.say_before(self._known())
        self.build_entries(say("Another step"))
        self.box.addWidget(MoneyAsked(self))

    def _known(self) -> list[str]:
        dossier = self.talk.dossier
        if dossier is None:
            return []
        titles = Titles(self.look, self.host.session, dossier)
        new = {self.talk.ids.get(spot) for spot in self.talk.entries("search")}
        return [
            " · ".join(part for part in (titles.of(one), titles.date(one, "date")) if part)
            for one in dossier.of("search_action")
            if one.id not in new
        ]

    def build_entry(self, spot: str) -> None:
        """Words, when, whom, what came of it, or why nothing was possible."""
        say = self.say
        self.add(self.told(spot, "result", say("In their own words"), lines=2))
        self.add(self.date(spot, "date", self.label(spot, "date")))
        self.beside(
            self.pick(spot, "body", "body_approached"),
            self.pick(spot, "response", "search_response"),
        )
        reason = self.pick(
            spot, "no_action_reason", "no_action_reason", say("Or why nothing was possible")
        )
        self.add(reason)
        reason.edited.connect(self._no_action)

    def _no_action(self) -> None:
        for spot in self.talk.entries("search"):
            if self.talk.text(spot, "no_action_reason"):
                self.talk.put(spot, "no_action_possible", True)


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
