"""One sort of what is due: how many, and a row for each with the way to its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from vsdesk.records.checks.due_dates import SOON
from vsdesk.records.checks.retention import DOUBTED, WHY
from vsdesk.ui.catalogue.places import page_of, removed_page, section_with
from vsdesk.ui.catalogue.sections import DOCUMENTS, TIMELINE
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import day
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import capital, in_order, story
from vsdesk.ui.route import Route
from vsdesk.words import isolate, mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vsdesk.desk import Due
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_FIRST: Final = 5  # rows before "show more"


NO_AMONG: Final = mark(
    "Somebody said no, or asked for care, in what was put aside. Nothing of that file goes outside until you have looked at it."
)


@dataclass(frozen=True, slots=True)
class Sort:
    """Icon and words of one sort. `part`: the section of the case that opens, where a row names no kind."""

    icon: str
    words: str
    part: str = ""


SORTS: Final[dict[str, Sort]] = {
    "threat": Sort("warn", mark("Somebody threatens with this day")),
    "no_call": Sort("nocall", mark("Do not call today")),
    "call": Sort("call", mark("Promised calls")),
    "duty": Sort("clock", mark("Asked of families, and owed to them")),
    "risk": Sort("warn", mark("Risks to look at again")),
    "consent": Sort("consent", mark("Consents to ask about again")),
    "ask": Sort("consent", mark("To ask themselves: somebody else said their answer")),
    "follow_up": Sort("clock", mark("Follow-ups")),
    "review": Sort("review", mark("Cases in review for more than 7 days")),
    "difference": Sort("differ", mark("Answers differ between two versions")),
    "look": Sort("show", mark("Waits for your look: one device alone says it")),
    "taken_back": Sort(
        "show", mark("Taken back by the word of another device alone: to look at first")
    ),
    "word": Sort("show", mark("A coordinator’s word that holds no more")),
    "aside": Sort("show", mark("Put aside of a withdrawn device: to look at")),
    "lone": Sort("key", mark("Signed by a withdrawn coordinator’s device alone: to look at")),
    "unheard": Sort("send", mark("A device is withdrawn, and not everybody has heard")),
    "two_copies": Sort(
        "warn", mark("Two copies of one device hand over: ask whoever works with it")
    ),
    "key_waits": Sort(
        "key", mark("A device changed its key again and again: ask whoever works with it")
    ),
    "two_lists": Sort(
        "together",
        mark("Two lists of devices stand beside each other: speak together, then join them"),
    ),
    "late": Sort(
        "warn", mark("Asked for while it was erased, and nobody could read it: ask again")
    ),
    "let_go": Sort("warn", mark("Asked for where a case or a relative was let go: to look at")),
    "backup": Sort("save", mark("No backup for more than 14 days")),
    "drill": Sort("check", mark("No backup was tried for half a year")),
    "escrow": Sort(
        "key", mark("Your organisation asks whether its key papers may open this vault")
    ),
    "warn": Sort("warn", mark("Numbers that take money: nobody else is warned yet")),
    "flag": Sort("info", mark("To look at once more"), TIMELINE),
    "closed": Sort(
        "sealed", mark("Closed by the word of another device alone: to look at"), DOCUMENTS
    ),
    "removed": Sort("consent", mark("A no on a page that was removed: it holds")),
    "receipt": Sort("receipt", mark("Hand-overs without a receipt for more than 14 days")),
    "submission": Sort("send", mark("Submissions with a day to keep")),
    "request": Sort("send", mark("Requests of a body that wait for our answer")),
    "reply": Sort("told", mark("Replies of a Government that wait for the family")),
    "letter": Sort("send", mark("Letters of a withdrawal to send: nobody was asked to delete yet")),
    "withdrawal": Sort("consent", mark("Bodies that have not answered a withdrawal")),
    "erase": Sort("remove", mark("Files that may no longer be kept")),
    "erasure_waits": Sort("remove", mark("Orders to erase that wait for a word from here")),
    "retention": Sort("clock", mark("Kept longer than its time")),
}
_WITHDRAWN: Final = frozenset({"aside", "lone", "unheard"})  # rows of a withdrawn device
_DEVICE: Final = _WITHDRAWN | {"two_copies", "key_waits"}
_BACKUPS: Final = frozenset({"backup", "drill"})
_OWN: Final = {
    **dict.fromkeys(_BACKUPS, "backups"),
    "escrow": "escrow",
    "two_lists": "leads",
}  # the card of Settings
_WITHOUT_DAY: Final = frozenset(
    {"difference", "flag", "closed", "receipt", "erasure_waits", "taken_back", "word"}
    | {"late", "let_go", "key_waits", "removed"}
    | _WITHDRAWN
    | _OWN.keys()
)
_SHOWS: Final = mark("Show the page")
_ERASURES: Final = {"erasure_waits": "waiting", "retention": "retention"}
_SUBMISSION: Final = {
    "submission": "sending",
    "request": "answers",
    "reply": "answers",
}  # the section of its own page


def unread_words(look: UiContext, sorts: Iterable[str]) -> str:
    """One sentence about the sorts that could not be read now."""
    say = look.words.say
    named = look.listed(f"«{say(SORTS[what].words)}»" for what in sorts)
    return say(
        "This could not be read now: {sorts}. Nothing is lost, and all else stands here as always. Tell whoever looks after vsdesk.",
        sorts=named,
    )


def _apart(due: Due) -> Route | None:
    """Where one goes from a row that is of no record, or of a page that was removed."""
    if due.what == "receipt":
        return Route("handover")
    if due.what in _DEVICE:
        return Route("device", due.record)
    if due.what == "removed":
        return removed_page(due.root_kind, due.root)
    return Route("settings", part=_OWN[due.what]) if due.what in _OWN else None


def place_of(due: Due, dictionary: Dictionary) -> Route:
    """Where one goes from a row."""
    if (place := _apart(due)) is not None:
        return place
    if due.what in _ERASURES:
        return Route("erasures", part=_ERASURES[due.what])
    if due.what == "let_go":
        root, _, rest = str(due.told).partition(" ")
        return page_of(rest.partition(" ")[0] or "family", root)
    if due.what == "erase":
        return Route("erasing", due.root, "withdrawn")
    if due.what in ("ask", "consent", "letter", "withdrawal"):
        return Route("consent", due.root, record=due.record)
    if due.what == "difference":
        return Route("differences", due.root)
    if due.what in ("look", "taken_back"):
        return Route("wait", due.root)
    if due.what in _SUBMISSION and due.root_kind == "case":
        return Route("submission", due.root, _SUBMISSION[due.what], "", due.record)
    news = due.what == "closed" and due.record == due.root  # no item of evidence
    part = SORTS[due.what].part if due.root_kind == "case" and not news else ""
    if due.kind:
        part = section_with(dictionary, due.root_kind, due.kind)
    return page_of(due.root_kind, due.root, part)


class DueRows(QWidget):
    """`chosen` carries the Due that was pressed."""

    chosen = Signal(object)

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        sort: Sort,
        due: Sequence[Due],
        *,
        name: str = "due",
    ) -> None:
        """`name` begins the names of the rows."""
        super().__init__()
        self._look, self._session, self._due, self._name = look, session, list(due), name
        self._box = column(look, self, edges=(0, 6, 0, 6), space=2)
        head = row(look, space=10)
        head.addWidget(IconMark(look, sort.icon, "accent", 18))
        # The number stands behind the words: before them it would ask for another form of each.
        head.addWidget(Label(look, look.words.say(sort.words), "strong", elide=True), 1)
        left = sum(one.more for one in due if one.what != "flag")
        head.addWidget(Label(look, str(len(due) + left), "strong", "accent"))
        self._box.addLayout(head)
        # One sentence for all of them is said once, and not beside each.
        said = {self._told(one) for one in self._due if _is_sentence(one)}
        self._once = len(self._due) > 1 and len(said) == 1 and all(map(_is_sentence, self._due))
        if self._once:
            self._box.addWidget(Paragraph(look, said.pop(), "small", "text2"))
        more = f"more-{due[0].what}" if name == "due" else f"more-{name}-{due[0].what}"
        numbers = range(len(self._due))
        self._rows = More(look, more, numbers, self._row, first=_FIRST, space=2)
        self._box.addWidget(self._rows)
        if left:
            self._box.addWidget(self._left(left))

    @property
    def buttons(self) -> Sequence[QWidget]:
        """The rows that are drawn."""
        return self._rows.rows

    def _row(self, number: int) -> DueButton:
        one = self._due[number]
        told = "" if self._once else self._told(one)
        button = DueButton(self._look, self._title(one), self._when(one), told)
        button.setObjectName(f"{self._name}-{one.what}-{number}")
        button.clicked.connect(self._pressed)
        return button

    def _left(self, count: int) -> Label:
        """How many are not listed: what one device wrote fills no page."""
        words = self._look.words.count("and {n} more", "and {n} more", count)
        return Label(self._look, words, "small", "text2")

    def _pressed(self) -> None:
        button = self.sender()
        for number, one in enumerate(self.buttons):
            if one is button:
                self.chosen.emit(self._due[number])
                return

    def _title(self, due: Due) -> tuple[str, str]:
        """The name, and the number that stands beside it whole."""
        say = self._look.words.say
        if due.what == "receipt":
            when = day(self._look.words, date.fromisoformat(due.day))
            return say("Handed over on {day}", day=when), ""
        if due.what == "backup":
            return say("Back up to a folder or stick"), ""
        if due.what == "drill":
            return say("Try a backup"), ""
        if due.what in _DEVICE:
            return self._look.dots(due.title, say("Device {letter}", letter=due.number or "–")), ""
        name, _ = in_order(due.title, due.other, self._look.lang)
        return name or say("Without a name yet"), due.number

    def _told(self, due: Due) -> str:
        look = self._look
        if _is_sentence(due):
            rest = look.words.count("and {n} more", "and {n} more", due.more) if due.more else ""
            return look.dots(look.words.say(str(due.told)), rest)
        if due.what in ("difference", "look"):
            return self._session.labels.kind(due.kind)
        if due.what == "word":
            return capital(self._session.labels.field(due.kind, str(due.told)))
        if due.what in ("reply", "letter", "withdrawal", "taken_back"):
            return self._session.labels.term("recipient", str(due.told))
        if due.what in ("submission", "request"):
            body, _, named = str(due.told).partition(" ")
            return look.dots(capital(self._session.labels.term("recipient", body)), named)
        if due.what == "ask":
            said = look.words.say("Ask {name} themselves", name=isolate(str(due.told)))
            return said if due.told else ""
        if due.what == "retention":
            kind, _, why = str(due.told).partition(" ")
            said = look.words.say(WHY[why]) if why in WHY else ""
            return said or self._session.labels.term("retention_class", kind)
        if due.what in _WITHDRAWN:
            return look.words.say(NO_AMONG) if due.told else ""
        if due.what in ("erasure_waits", "late", "let_go"):
            return ""  # the mark of the order, or of what came, says nothing to a reader
        return look.words.say(_SHOWS) if due.what == "removed" else story(due.told, look.lang)

    def _when(self, due: Due) -> str:
        words = self._look.words
        if due.what in _WITHOUT_DAY:
            return ""
        if due.what == "two_copies" and not due.day:
            return ""
        if due.what in ("review", "look", "two_copies"):
            return words.say("since {day}", day=day(words, date.fromisoformat(due.day)))
        if not due.day:
            return due.until or words.say("no date known")
        if due.late > 0:
            return words.count("{n} day late", "{n} days late", due.late)
        if due.late == 0:
            return words.say("today")
        if -due.late > SOON:
            return day(words, date.fromisoformat(due.day))
        return words.count("in {n} day", "in {n} days", -due.late)


def _is_sentence(due: Due) -> bool:
    """Whether the program says a sentence of its own beside it, which may be the same for many."""
    return due.what in ("flag", "closed") or due.told == DOUBTED


class DueButton(Button):
    """A name with its number, what it is about, when. Where room is short the name is
    cut, never the number."""

    def __init__(self, look: UiContext, title: tuple[str, str], when: str, told: str) -> None:
        super().__init__(look, "", "due", kind="choice")
        self._two = bool(told)
        said = (look.dots(*title), told, when)
        self.setAccessibleName(". ".join(part for part in said if part))
        line = row(look, self, edges=(12, 0, 12, 0), space=10)
        words = column(look, space=0)
        words.addStretch(1)
        words.addLayout(_titled(look, *title))
        if told:
            words.addWidget(Label(look, told, "small", "text2", elide=True))
        words.addStretch(1)
        line.addLayout(words, 1)
        if when:
            line.addWidget(Label(look, when, "small", "text2"))
        line.addWidget(IconMark(look, "go", "text2", 16))

    def sizeHint(self) -> QSize:
        """One or two lines high."""
        return QSize(self._look.px(200), self._look.px(52 if self._two else 38))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _titled(look: UiContext, name: str, number: str) -> QHBoxLayout:
    line = row(look, space=5)
    title = Label(look, name, "body", elide=True)
    if not number:
        line.addWidget(title)
        return line
    title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    line.addWidget(title)
    for part in ("·", number):
        line.addWidget(Label(look, part))
    line.addStretch(1)
    return line
