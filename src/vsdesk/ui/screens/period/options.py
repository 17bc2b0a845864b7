"""What is asked of a report: its period, for whom, of which group; its editor's words and picture."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import PeriodOrder
from vsdesk.records.dates.date_words import days_in_words
from vsdesk.records.dates.days import day_of
from vsdesk.records.figures.counting import Period
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.layout import column, plane
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story import StoryEdit
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.people import capital
from vsdesk.words import LANG_NAMES, LANG_OF, LANGS, mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk import OfferedForReport
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


BETWEEN: Final = "between"
SPANS: Final = {
    "this_half": mark("This half-year"),
    "last_half": mark("Last half-year"),
    "this_year": mark("This year"),
    BETWEEN: mark("Between two days"),
}


def span(key: str, today: date) -> Period:
    """The first and the last day of one of `SPANS` but the last."""
    if key == "this_year":
        return Period(date(today.year, 1, 1), date(today.year, 12, 31))
    year, second = today.year, today.month > 6
    if key == "last_half":
        year, second = (year, False) if second else (year - 1, True)
    if second:
        return Period(date(year, 7, 1), date(year, 12, 31))
    return Period(date(year, 1, 1), date(year, 6, 30))


INSIDE: Final = "own_org"
_BEYOND: Final = ("public", "donor_aggregate")
_PAUSE: Final = 400  # milliseconds after the last letter of a day


class ReportOptions(QWidget):
    """`changed` when something else is to be counted, `written` when only the editor's words are others."""

    changed = Signal()
    written = Signal()

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._today = date.fromisoformat(session.desk.context.today())
        say = look.words.say
        self._box = column(look, self, edges=(24, 14, 20, 14), space=12)
        spans = [(key, say(words)) for key, words in SPANS.items()]
        self.period = self._choice("period", say("Period"), spans, "this_half")
        self.days = Paragraph(look, "", "small", "text2")
        self._box.addWidget(self.days)
        self._typed_days = plane()
        days = column(look, self._typed_days, space=12)
        self.first = TypedLine(look, "period-first", say("First day"))
        self.last = TypedLine(look, "period-last", say("Last day"))
        for line in (self.first, self.last):
            days.addLayout(labelled(look, line.accessibleName(), line))
            line.written.connect(self._typed)
        self._box.addWidget(self._typed_days)
        self.recipient = self._choice("recipient", say("For whom"), self._readers(), INSIDE)
        every = [("", say("All groups"))]
        self.group = self._choice("period-group", say("Group"), every, "")
        every = [("", say("All projects"))]
        self.project = self._choice("period-project", say("Project"), every, "")
        langs = [(lang, LANG_NAMES[lang]) for lang in LANGS]
        words = say("Language of the report")
        self.lang = self._choice("report-language", words, langs, look.lang)
        self.title = TextField(look, "report-title", say("Title of the report"))
        self._box.addLayout(labelled(look, say("Title of the report"), self.title))
        self.title.written.connect(self.written)
        self.introduction = self._words("report-words", say("Your words at the beginning"))
        self.closing = self._words("report-closing", say("Your words at the end"))
        none = [("", say("No picture"))]
        self.photo = self._choice("report-photo", say("Picture"), none, "")
        self._credits: dict[str, str] = {}  # by its picture: none stands below another's
        self._credited = plane()
        self.credit = TextField(look, "report-credit", say("Who took the picture"))
        column(look, self._credited).addLayout(
            labelled(look, self.credit.accessibleName(), self.credit)
        )
        self.credit.written.connect(self._credit)
        self._box.addWidget(self._credited)
        words = say("Pictures of activities whose people agreed stand here.")
        self._box.addWidget(Paragraph(look, words, "small", "text2"))
        self.kept_back = Paragraph(look, "", "small", "text2")
        self.kept_back.hide()
        self._box.addWidget(self.kept_back)
        self._box.addStretch(1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.changed)
        self.lang.chosen.disconnect(self.changed)
        self.lang.chosen.connect(self.written)
        self._show_days()
        self._show_credit()

    def _readers(self) -> list[tuple[str, str]]:
        """Beyond the organisation figures leave by a coordinator alone."""
        keys = (INSIDE, *_BEYOND) if self._session.role == "coordinator" else (INSIDE,)
        return [(key, capital(self._session.labels.term("recipient", key))) for key in keys]

    def _choice(
        self, name: str, label: str, options: Sequence[tuple[str, str]], value: str
    ) -> Choice:
        choice = Choice(self._look, name, label, options, value)
        choice.chosen.connect(self._chosen)
        choice.chosen.connect(self.changed)
        self._box.addLayout(labelled(self._look, label, choice))
        return choice

    def _words(self, name: str, label: str) -> StoryEdit:
        edit = StoryEdit(self._look, name, label, 3)
        edit.textChanged.connect(self.written)
        self._box.addLayout(labelled(self._look, label, edit))
        return edit

    def _chosen(self, _: str) -> None:
        self._show_days()
        self._show_credit()
        self.written.emit()

    def _credit(self) -> None:
        self._credits[self.photo.value] = self.credit.text()
        self.written.emit()

    def _show_credit(self) -> None:
        """Of the picture that is chosen."""
        self._credited.setVisible(bool(self.photo.value))
        self.credit.setText(self._credits.get(self.photo.value, ""))

    def _typed(self, _: str) -> None:
        self.written.emit()
        self._soon.start()

    def _show_days(self) -> None:
        between = self.period.value == BETWEEN
        self._typed_days.setVisible(between)
        asked = self.asked
        self.days.setVisible(not between)
        if asked is not None:
            words = self._look.words
            self.days.say(days_in_words(asked.first, asked.last, words))

    @property
    def asked(self) -> Period | None:
        """The period; None while its days cannot be read, or stand in the wrong order."""
        if self.period.value != BETWEEN:
            return span(self.period.value, self._today)
        first, last = day_of(self.first.day), day_of(self.last.day)
        if first is None or last is None or last < first:
            return None
        return Period(first, last)

    def order(self, looked: str = "") -> PeriodOrder | None:
        """What is asked of the desk; None without a period."""
        asked = self.asked
        if asked is None:
            return None
        return PeriodOrder(
            asked.first,
            asked.last,
            self.recipient.value,
            LANG_OF[self.lang.value],
            self.group.value,
            self.project.value,
            self.title.text().strip(),
            self.introduction.toPlainText().strip(),
            self.closing.toPlainText().strip(),
            self.photo.value,
            self.credit.text().strip() if self.photo.value else "",
            looked,
        )

    # What was written is kept.
    def offer(self, offered: OfferedForReport) -> None:
        """Groups, projects and pictures; one that is chosen stays."""
        for choice, options in (
            (self.group, offered.groups),
            (self.project, offered.projects),
            (self.photo, offered.photos),
        ):
            choice.offer([(str(choice.itemData(0) or ""), choice.itemText(0)), *options])
            choice.choose("")
        self.kept_back.setVisible(offered.kept_back > 0)
        self.kept_back.say(
            self._look.words.count(
                "{n} picture stays: somebody who took part refused to be shown or named.",
                "{n} pictures stay: somebody who took part refused to be shown or named.",
                offered.kept_back,
            )
        )
        self._show_credit()

    def kept(self) -> dict[str, Json]:
        """All of it, to be taken up again."""
        choices: dict[str, Json] = {key: one.value for key, one in self._choices.items()}
        lines: dict[str, Json] = {key: one.text() for key, one in self._lines.items()}
        words: dict[str, Json] = {key: one.toPlainText() for key, one in self._stories.items()}
        credits: dict[str, Json] = {key: one for key, one in self._credits.items() if one}
        return choices | lines | words | {"credits": credits}

    def take_up(self, kept: Mapping[str, Json]) -> None:
        """What was written before; what is offered no more is left out."""
        self.blockSignals(True)
        for key, choice in self._choices.items():
            value = str(kept.get(key) or "")
            if choice.findData(value) >= 0:
                choice.choose(value)
        for key, line in self._lines.items():
            line.setText(str(kept.get(key) or ""))
        for key, edit in self._stories.items():
            edit.setPlainText(str(kept.get(key) or ""))
        credits = kept.get("credits")
        if isinstance(credits, dict):
            still = (key for key in credits if self.photo.findData(key) > 0)
            self._credits = {key: str(credits[key]) for key in still}
        self.blockSignals(False)
        self._show_days()
        self._show_credit()

    @property
    def _choices(self) -> dict[str, Choice]:
        return {
            "period": self.period,
            "recipient": self.recipient,
            "group": self.group,
            "project": self.project,
            "lang": self.lang,
            "photo": self.photo,
        }

    @property
    def _lines(self) -> dict[str, TextField]:
        return {"first": self.first, "last": self.last, "title": self.title}

    @property
    def _stories(self) -> dict[str, StoryEdit]:
        return {"introduction": self.introduction, "closing": self.closing}
