"""What is asked of a report: its period, for whom, of which group; its editor's words and picture."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import PeriodOrder
from vsdesk.records.dates.date_words import days_in_words
from vsdesk.records.dates.days import day_of
from vsdesk.records.figures.indicator_records import Period
from vsdesk.ui.kit.boxes import column, plane
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.people_names import capital
from vsdesk.words import LANG_NAMES, LANG_OF, LANGS, mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk import OfferedForReport
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.kit.ui_context import UiContext
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


class ReportPictures(QWidget):
    """Pictures that may stand on the report: each is ticked by itself, with its own line for who took it."""

    written = Signal()

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        self._box = column(look, self, space=8)
        self._none = Paragraph(look, look.words.say("No picture"), "small", "text2")
        self._box.addWidget(self._none)
        self.ticks: dict[str, Tick] = {}
        self.credits: dict[str, TextField] = {}

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """The pictures that are ticked, in the order in which they stand, each with who took it."""
        ticked = [id for id, tick in self.ticks.items() if tick.isChecked()]
        return tuple((id, self.credits[id].text().strip()) for id in ticked)

    def offer(self, photos: Sequence[tuple[str, str]]) -> None:
        """These; what was ticked and written of one that stays is kept."""
        before, self.ticks, self.credits = self.kept(), {}, {}
        while (item := self._box.takeAt(1)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        self._none.setVisible(not photos)
        for id, title in photos:
            tick = Tick(self._look, title, f"report-photo-{id}")
            label = self._look.words.say("Who took the picture")
            credit = TextField(self._look, f"report-credit-{id}", label, placeholder=label)
            credit.hide()
            tick.toggled.connect(credit.setVisible)
            tick.toggled.connect(self._changed)
            credit.written.connect(self._changed)
            self._box.addWidget(tick)
            self._box.addWidget(credit)
            self.ticks[id], self.credits[id] = tick, credit
        self.take_up(before)

    def _changed(self) -> None:
        self.written.emit()

    def kept(self) -> dict[str, Json]:
        """What is ticked and written, to be taken up again."""
        photos: list[Json] = [id for id, tick in self.ticks.items() if tick.isChecked()]
        said = ((id, line.text()) for id, line in self.credits.items())
        credits: dict[str, Json] = {id: text for id, text in said if text}
        return {"photos": photos, "credits": credits}

    def take_up(self, kept: Mapping[str, Json]) -> None:
        """What was kept of those that are offered; an earlier version kept one as `photo`."""
        photos, credits = kept.get("photos"), kept.get("credits")
        ticked = photos if isinstance(photos, list) else [kept.get("photo")]
        for id, tick in self.ticks.items():
            tick.setChecked(id in ticked)
            if isinstance(credits, dict):
                self.credits[id].setText(str(credits.get(id) or ""))


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
        self.pictures = ReportPictures(look)
        self.pictures.written.connect(self.written)
        self._box.addLayout(labelled(look, say("Pictures"), self.pictures))
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
        self.written.emit()

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
            self.pictures.chosen,
            looked,
        )

    # What was written is kept.
    def offer(self, offered: OfferedForReport) -> None:
        """Groups, projects and pictures; one that is chosen stays."""
        for choice, options in (
            (self.group, offered.groups),
            (self.project, offered.projects),
        ):
            choice.offer([(str(choice.itemData(0) or ""), choice.itemText(0)), *options])
            choice.choose("")
        self.pictures.offer(offered.photos)
        self.kept_back.setVisible(offered.kept_back > 0)
        self.kept_back.say(
            self._look.words.count(
                "{n} picture stays: somebody who took part refused to be shown or named.",
                "{n} pictures stay: somebody who took part refused to be shown or named.",
                offered.kept_back,
            )
        )

    def kept(self) -> dict[str, Json]:
        """All of it, to be taken up again."""
        choices: dict[str, Json] = {key: one.value for key, one in self._choices.items()}
        lines: dict[str, Json] = {key: one.text() for key, one in self._lines.items()}
        words: dict[str, Json] = {key: one.toPlainText() for key, one in self._stories.items()}
        return choices | lines | words | self.pictures.kept()

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
        self.pictures.take_up(kept)
        self.blockSignals(False)
        self._show_days()

    @property
    def _choices(self) -> dict[str, Choice]:
        return {
            "period": self.period,
            "recipient": self.recipient,
            "group": self.group,
            "project": self.project,
            "lang": self.lang,
        }

    @property
    def _lines(self) -> dict[str, TextField]:
        return {"first": self.first, "last": self.last, "title": self.title}

    @property
    def _stories(self) -> dict[str, StoryEdit]:
        return {"introduction": self.introduction, "closing": self.closing}
