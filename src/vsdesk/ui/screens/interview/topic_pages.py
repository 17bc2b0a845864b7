"""The pages of topics with widgets of their own: the search, who else was taken, safe contact, the end; and
which page shows each topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtWidgets import QLayout, QWidget

from vsdesk.records.case_parts import WHEN_AND_WHERE
from vsdesk.records.checks.told_attempts import amount_in_currency
from vsdesk.records.consent.answers import is_about, reporters
from vsdesk.records.consent.questions import ANSWER
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.ended_first import take_back
from vsdesk.ui.editing.safe_contact import SafeContacts
from vsdesk.ui.editing.taken_together import TakenTogether
from vsdesk.ui.editing.warned_hint import WarnedHint
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.boxes import clear, column, row, rule
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.line import AmountEditor, LineEditor
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.reading_order import pass_on
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.screens.interview import interview_start
from vsdesk.ui.screens.interview.consent_page import ConsentPage
from vsdesk.ui.screens.interview.entry_topics import ListPage
from vsdesk.ui.screens.interview.event_pages import DayPage, WherePage
from vsdesk.ui.screens.interview.fields import spot_of, told_of_others
from vsdesk.ui.screens.interview.kunyas import called
from vsdesk.ui.screens.interview.papers_page import PapersPage
from vsdesk.ui.screens.interview.people_pages import FamilyPage, MissingPage, SpeakerPage
from vsdesk.ui.screens.interview.talk import is_answer
from vsdesk.ui.screens.interview.talk_page import PageHost, TalkPage
from vsdesk.ui.screens.interview.talk_spots import MONEY
from vsdesk.ui.screens.interview.topics import TOPICS, title, topic_of

if TYPE_CHECKING:
    from vsdesk.desk import Change
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.form.code_editor import ListEditor
    from vsdesk.ui.kit.form.editor import Editor
    from vsdesk.ui.kit.form.line import TypedEditor
    from vsdesk.ui.screens.interview.talk import Talk

_GIVEN: Final = ("unknown", "refused")


class ContactPage(ListPage):
    """How each way of contact is safe that is there; a number that took money is told while it is typed."""

    def build(self) -> None:
        dossier = self.talk.dossier
        if dossier is not None and dossier.of("contact_channel"):
            self.box.addWidget(SafeContacts(self.look, self.host.session, dossier))
        super().build()

    def beneath(self, field: Editor) -> None:
        if isinstance(field, LineEditor) and field.name.endswith(".value"):
            warned = WarnedHint(self.look, self.host.session)
            self.below.addWidget(warned)
            field.line.textChanged.connect(warned.typed)
            warned.look_up(field.line.text())


class SearchPage(ListPage):
    """The search so far; below it, who asked for money."""

    others: ClassVar[Mapping[str, str]] = {MONEY: "text"}

    def build(self) -> None:
        super().build()
        self._money = MoneyDemands(self)
        self.box.addWidget(self._money)

    def points(self) -> bool:
        """What is typed into a line is done with once one goes on."""
        self._money.part_amounts()
        return super().points()

    def beneath(self, field: Editor) -> None:
        """A reason why nothing was possible says that nothing was."""
        if field.name.endswith(".no_action_reason"):
            field.edited.connect(self._no_action)

    def _no_action(self) -> None:
        for spot in self.talk.entries("search"):
            if self.talk.text(spot, "no_action_reason"):
                self.talk.put(spot, "no_action_possible", True)


class MoneyDemands(QWidget):
    """What is recorded, the attempts of this talk, and a button for another one."""

    def __init__(self, page: ListPage) -> None:
        super().__init__()
        self._page = page
        self._amounts: list[tuple[TypedEditor, ListEditor]] = []
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
        self._page.to_new(self._page.fields[first])

    def _shown(self) -> set[str]:
        return {spot_of(one) for one in self._page.fields}

    def _entry(self, spot: str) -> None:
        """Who, how they were reached, when, how much; then the words."""
        page = self._page
        above, page.below = page.below, self._entries
        self._entries.addWidget(rule())
        self._entries.addWidget(Label(page.look, self.more.text(), "strong"))
        name = page.make.line(spot, "name_used", page.say("What they called themselves"))
        page.beside(name, page.make.pick(spot, "claimed_role", "claimed_role"))
        number = page.make.line(spot, "contact_value", plain=True)
        page.beside(number, page.make.pick(spot, "channel", "extortion_channel"))
        warned = WarnedHint(page.look, page.host.session)
        self._entries.addWidget(warned)
        number.line.textChanged.connect(warned.typed)
        page.add(page.make.date(spot, "date", page.make.label(spot, "date")))
        for which in ("demanded", "paid"):
            amount = page.make.typed(AmountEditor, spot, f"{which}_amount")
            currency = page.make.pick(spot, f"{which}_currency", "currency")
            page.beside(amount, currency)
            self._amounts.append((amount, currency))
            amount.line.editingFinished.connect(self.part_amounts)
        page.add(page.make.told(spot, "text", page.say("In their own words"), lines=2))
        stays = page.say("The name and the number leave only where names of suspects may.")
        self._entries.addWidget(Paragraph(page.look, stays, "small", "text2", wide=90))
        page.below = above

    def part_amounts(self) -> None:
        """Where a currency was typed behind an amount it is chosen beside it; another one that was chosen
        stays, and the words with it."""
        talk = self._page.talk
        for amount, currency in self._amounts:
            found = amount_in_currency(amount.line.text())
            if found is None or currency.choice.value not in ("", found[1]):
                continue
            for editor, value in ((amount, found[0]), (currency, found[1])):
                spot, _, field = editor.name.partition(".")
                talk.put(spot, field, value)
                editor.refresh()


class OthersPage(TalkPage):
    """What is joined is saved at once, behind all that was said before it."""

    def build(self) -> None:
        super().build()
        self._place = column(self.look)
        self.box.addLayout(self._place)
        self.undo = UndoStrip(self.look, "undo-joined", edge=0)
        self.undo.undo.connect(self._take_back)
        self.box.addWidget(self.undo)
        self._show()

    def _show(self) -> None:
        clear(self._place)
        host = self.host
        self.together = TakenTogether(
            self.look, host.session, self.talk.dossier, self._told, self._first, leads=False
        )
        self.together.written.connect(self._written)
        self._place.addWidget(self.together)

    def _told(self) -> Mapping[str, Any]:
        said = {name: self.talk.value("event", name) for name in WHEN_AND_WHERE}
        return {name: None if is_answer(value) else value for name, value in said.items()}

    def _first(self, do: Callable[[str], None]) -> None:
        """A case must be there before it can be joined."""
        self.talk.begin("case")
        self.host.save(lambda _: do(self.talk.id("case")))

    def _written(self, words: str, change: Change) -> None:
        self.undo.decided(words, change, undo=bool(change.back))
        self._read()

    def _read(self) -> None:
        session = self.host.session
        answer = Callbacks(self, self._read_again, self.host.trouble)
        session.jobs.read(answer, interview_start.read_case, session.desk, self.talk.id("case"))

    def _read_again(self, dossier: Dossier) -> None:
        self.talk.dossier = dossier
        self._show()
        pass_on(self.undo)

    def _take_back(self, change: Change) -> None:
        host = self.host
        take_back(self, self.look, host.session, change, self._taken_back, host.trouble)

    def _taken_back(self, _: object) -> None:
        self._read()


class LastPage(TalkPage):
    """A summary in topics, the promise, and "End the interview" as the page's one main button."""

    def build(self) -> None:
        super().build()
        say, look = self.say, self.look
        waits = self.talk.waiting.open(self.host.session.dictionary)
        self._waits = {one.topic for one in waits}
        card = Card(look, say("What was spoken about"), icon="told", space=6)
        half = (len(TOPICS) - 1 + 1) // 2
        columns = row(look, space=24)
        for topics in (TOPICS[:half], TOPICS[half:-1]):
            part = column(look, space=6)
            for topic in topics:
                part.addLayout(self._line(topic.key))
            part.addStretch(1)
            columns.addLayout(part, 1)
        card.body.addLayout(columns)
        self.box.addWidget(card)
        self._age_as_told()
        for _, told in told_of_others(self.talk):
            self.box.addWidget(Paragraph(look, told, "body", "text2"))
        if self.talk.begun:
            words = say("Another missing person of this family")
            beside = Button(look, words, "another-missing", icon="add")
            beside.clicked.connect(self.host.go_beside)
            self.box.addWidget(beside, 0, look.leading)

    def _age_as_told(self) -> None:
        """An age that was told before its day, and that nobody looked at since: again, with what it means."""
        birth = self.talk.value("person", "birth")
        told = birth if isinstance(birth, dict) else {}
        words = "" if told.get("from") or told.get("to") else str(told.get("as_told") or "")
        if words and self.make.find_dates(words, "person.birth").found:
            whose = self.look.dots(called(self.talk, "person"), self.make.label("person", "birth"))
            self.add(self.make.date("person", "birth", whose))

    def _line(self, key: str) -> QLayout:
        say, look = self.say, self.look
        state = state_of(self.talk, key)
        words, tone, icon = {
            "told": (say("told"), "ok", "check"),
            "unknown": (say("does not know"), "neutral", ""),
            "refused": (say("did not wish to say"), "neutral", ""),
            "open": (say("not asked"), "neutral", ""),
        }[state]
        if key in self._waits:
            words, tone, icon = say("not all in the record yet"), "warn", "warn"
        line = row(look, space=10)
        line.addWidget(Label(look, title(look.words, key), "body", elide=True), 1)
        line.addWidget(Badge(look, words, tone, icon))
        return line


def state_of(talk: Talk, key: str) -> str:
    """told, unknown, refused or open."""
    topic = topic_of(key)
    told, listed = topic.told, topic.entries.name if topic.entries is not None else ""
    if told.name:
        given = talk.answered(told.name, f"given_{talk.writing}")
        named = talk.name_of(told.name, whole=True)
        return "told" if named else given if given in _GIVEN else "open"
    fields = [
        (spot, field)
        for name, field in told.fields
        for spot in (talk.entries(name) if name == listed else (name,))
    ]
    state = _of_fields(talk, fields)
    if state != "open":
        return state
    if told.begun and any(talk.has(spot) for spot in talk.entries(told.begun)):
        return "told"
    return "told" if len(_saved(talk, told.saved)) > told.beyond else "open"


def _saved(talk: Talk, kind: str) -> Sequence[RecordView]:
    """The records of a kind in the file. Of answers those about this missing person that somebody gave: what
    was said for another one of the family, and what others say that somebody would answer, is no asking."""
    held = talk.dossier
    if held is None or not kind:
        return ()
    if kind != ANSWER[0]:
        return held.of(kind)
    about = {held.root, talk.ids.get("person", "")}
    return [one for one in held.of(kind) if is_about(one, about) and not reporters(one)]


def _of_fields(talk: Talk, fields: Iterable[tuple[str, str]]) -> str:
    answers = []
    for spot, field in fields:
        given = talk.answered(spot, field)
        if given in _GIVEN:
            answers.append(given)
        elif talk.value(spot, field) is not None:
            return "told"
    return answers[0] if answers else "open"


# Topics that have widgets of their own; all others are built as they are declared.
_OWN: Final[dict[str, type[TalkPage]]] = {
    "speaker": SpeakerPage,
    "missing": MissingPage,
    "day": DayPage,
    "where": WherePage,
    "others": OthersPage,
    "search": SearchPage,
    "papers": PapersPage,
    "family": FamilyPage,
    "contact": ContactPage,
    "consent": ConsentPage,
    "next": LastPage,
}


def page_of(host: PageHost, key: str) -> TalkPage:
    """The page of a topic."""
    topic = topic_of(key)
    declared = ListPage if topic.entries is not None else TalkPage
    return _OWN.get(key, declared)(host, topic)
