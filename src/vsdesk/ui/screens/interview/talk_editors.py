"""The editors of an interview: each writes into the talk, at the spot and field that its name says. Below
words in which whoever speaks asks that nobody learns their name, one press writes the wish down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtWidgets import QFrame

from vsdesk.records.checks.name_pleas import own_pleas
from vsdesk.records.gate.marks import NOT_KNOWN, NOT_NAMED, does, marks_on
from vsdesk.records.gate.watched import is_watched
from vsdesk.records.gate.which_of import namesakes
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.names_strip import NamesStrip
from vsdesk.ui.editing.which_strip import WhichStrip
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.form.code_editor import ListEditor, YesNoEditor
from vsdesk.ui.kit.form.date_editor import MOST_TOLD, DateEditor
from vsdesk.ui.kit.form.editor import TALK, Editor
from vsdesk.ui.kit.form.line import DayEditor, LineEditor, NumberEditor, PhoneEditor, TypedEditor
from vsdesk.ui.kit.form.story_editor import StoryEditor
from vsdesk.ui.kit.form.told import ToldReading, anchors
from vsdesk.ui.kit.layout import appear, column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital
from vsdesk.ui.screens.interview.fields import OfTalk, SpotCountry, SpotValue, SpotWords, spot_of
from vsdesk.ui.screens.interview.kept_plea import KeptPlea
from vsdesk.ui.screens.interview.relatives import SPEAKER
from vsdesk.ui.screens.interview.spots import kind_of
from vsdesk.ui.screens.interview.topic import (
    ITS_OWN,
    CountryField,
    DateField,
    LineField,
    NumberField,
    StoryField,
    TermField,
    YesNoField,
)
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.kit.story import StoryEdit
    from vsdesk.ui.screens.interview.talk import Talk
    from vsdesk.ui.screens.interview.topic import Field
    from vsdesk.ui.session import VaultSession


E = TypeVar("E", bound=Editor)


class TalkEditors:
    """Makes them, for the pages of one talk."""

    def __init__(self, look: UiContext, session: VaultSession, talk: Talk) -> None:
        self._look, self._session, self._talk = look, session, talk

    def made(self, part: Field) -> Editor:
        """The editor of a declared field."""
        spot, field = part.spot, part.field
        if isinstance(part, YesNoField):
            return self.yes_no(spot, field)
        if isinstance(part, NumberField):
            return self.typed(NumberEditor, spot, field)
        label = self._label(part.label, spot, field)
        if isinstance(part, LineField):
            return self.line(spot, field, label, plain=part.plain)
        if isinstance(part, StoryField):
            return self.told(spot, field, label, lines=part.lines)
        if isinstance(part, DateField):
            return self.date(spot, field, label, lines=part.lines)
        if isinstance(part, TermField):
            return self.pick(spot, field, part.vocabulary, label)
        if isinstance(part, CountryField):
            return self._country(spot, field, label)
        return self._day(spot, field, label, part.example)

    def _day(self, spot: str, field: str, label: str, example: str) -> TypedEditor:
        made = self.typed(DayEditor, spot, field, label)
        if example:
            made.line.setPlaceholderText(self._look.words.say(example))
        return made

    def _country(self, spot: str, field: str, label: str) -> ListEditor:
        places = self._session.places
        options = [(one.key, one.name(self._look.lang)) for one in places.countries]
        empty = self._look.words.say("Not asked")
        made = ListEditor(self._look, f"{spot}.{field}", label, options, empty=empty, size=TALK)
        made.bind(SpotCountry(self._talk, spot, field, places))
        return made

    def _label(self, declared: str, spot: str, field: str) -> str:
        if declared == ITS_OWN:
            return self.label(spot, field)
        return self._look.words.say(declared) if declared else ""

    def label(self, spot: str, field: str) -> str:
        """The dictionary's label of a field."""
        return self._session.labels.field(kind_of(spot), field)

    def called(self, person: RecordView) -> str:
        """A member of the family that is saved: by name, else by the kinship."""
        family = self._talk.family
        assert family is not None
        return Titles(self._look, self._session, family).of(person)

    def line(self, spot: str, field: str, label: str = "", *, plain: bool = False) -> LineEditor:
        """A line for a field."""
        made = PhoneEditor if plain else LineEditor
        return self.bound(made(*self._named(spot, field, label), size=TALK))

    def typed(self, made: type[TypedEditor], spot: str, field: str, label: str = "") -> TypedEditor:
        """A line for a number, an amount or a day."""
        spec = self._session.dictionary.field(kind_of(spot), field)
        within = spec.within if spec is not None else None
        return self.bound(made(*self._named(spot, field, label), size=TALK, within=within))

    def told(self, spot: str, field: str, label: str = "", *, lines: int = 4) -> StoryEditor:
        """A box for words as told; names that papers may not say are underlined there."""
        made = StoryEditor(
            self._look, f"{spot}.{field}", label, lines=lines, speaks=self._talk.lang, size=TALK
        )
        made.add_below(OwnPlea(self._look, self._session.labels, self._talk, made.story))
        made.add_below(KeptPlea(self._look, self._session.labels, self._talk, made.story, spot))
        made.bind(SpotWords(self._talk, spot, field))
        family = self._talk.family
        if family is not None and is_watched(family):
            made.add_below(NamesStrip(self._look, self._session, family, made.story))
        if family is not None and namesakes(family):
            made.add_below(
                WhichStrip(self._look, self._session, family, made.story, OfTalk(self._talk))
            )
        return made

    def date(self, spot: str, field: str, label: str = "", *, lines: int = 1) -> DateEditor:
        """A date as told, read out of its own words alone."""
        return self.bound(
            DateEditor(
                self._look,
                f"{spot}.{field}",
                label,
                "",
                self._find_dates,
                self._talk.today,
                lines=lines,
                speaks=self._talk.lang,
                most=MOST_TOLD,
                size=TALK,
            )
        )

    def _find_dates(self, words: str, name: str, near: str) -> ToldReading:
        """What ages and "later" are reckoned from: the birth and the loss; a date is not
        reckoned from itself."""
        birth, loss = (
            None if name == f"{spot}.{field}" else self._talk.value(spot, field)
            for spot, field in (("person", "birth"), ("event", "date"))
        )
        asks_birth, of_lost = name.endswith(".birth"), name == "person.birth"
        known = anchors(birth, loss, asks_birth=asks_birth, of_lost=of_lost)
        return self._talk.dates.find(words, self._look.words, near, known)

    def pick(self, spot: str, field: str, vocabulary: str, label: str = "") -> ListEditor:
        """One term of a vocabulary."""
        terms = self._session.labels.terms(vocabulary)
        options = [(key, capital(words)) for key, words in terms]
        return self.bound(ListEditor(*self._named(spot, field, label), options, size=TALK))

    def yes_no(self, spot: str, field: str, label: str = "") -> YesNoEditor:
        """Yes or no."""
        return self.bound(YesNoEditor(*self._named(spot, field, label), size=TALK))

    def bound(self, editor: E) -> E:
        """An editor that writes into the talk, where its name says."""
        spot, _, field = editor.name.partition(".")
        editor.bind(SpotValue(self._talk, spot, field))
        return editor

    def rename(self, editor: Editor, field: str) -> None:
        """The same box for another field of its spot."""
        spot = spot_of(editor)
        editor.rename(f"{spot}.{field}", self.label(spot, field))
        self.bound(editor)

    def _named(self, spot: str, field: str, label: str) -> tuple[UiContext, str, str]:
        return self._look, f"{spot}.{field}", label or self.label(spot, field)


SPOT: Final = "ownwish"
_FITTING: Final = (NOT_NAMED, NOT_KNOWN)
_WHO: Final = mark(
    "If {name} asks this for their own name, one press writes it down, and it holds on every paper:"
)
_SPEAKER: Final = mark(
    "If who speaks with us asks this for their own name, one press writes it down, and it holds on every paper:"
)


class OwnPlea(QFrame):
    """Watches a box of words; shown only while such words stand there."""

    def __init__(self, look: UiContext, labels: Labels, talk: Talk, story: StoryEdit) -> None:
        super().__init__()
        self._look, self._labels, self._talk, self._story = look, labels, talk, story
        name = story.objectName()
        self.setObjectName(f"own-plea-{name}")
        self.setProperty("part", "strip")
        self.setProperty("tone", "sealed")
        box = column(look, self, edges=(14, 10, 14, 10), space=8)
        self.words = Paragraph(look, "", "small", wide=90)
        box.addWidget(self.words)
        self.ways: dict[str, Button] = {}
        line = Flow(look, space=12)
        for type in _FITTING:
            words = capital(labels.term("person_mark_type", type))
            way = Button(look, words, f"own-{type}-{name}", icon="sealed")
            way.setProperty("wish", type)
            way.clicked.connect(self._written)
            self.ways[type] = way
            line.addWidget(way)
        self.undo = Button(
            look, look.words.say("Undo"), f"own-undo-{name}", kind="link", icon="history"
        )
        self.undo.clicked.connect(self._taken_back)
        line.addWidget(self.undo)
        box.addLayout(line)
        self.hide()
        story.textChanged.connect(self.check)

    def check(self) -> None:
        """Say what stands of the wish, where the words ask for it."""
        asks = bool(own_pleas(self._story.toPlainText()))
        if asks:
            self._say()
        appear(self, asks)

    def _say(self) -> None:
        say, stands, begun = self._look.words.say, self._stands(), self._begun()
        if stands:
            told = does(stands, towards=False)
            last = say("Only a coordinator takes it out again, once it is saved.")
            term = capital(self._labels.term("person_mark_type", stands))
            self.words.say(f"{say('Written down: {wish}.', wish=term)} {say(told)} {last}")
        else:
            name = self._talk.name_of(SPEAKER)
            self.words.say(say(_WHO, name=name) if name else say(_SPEAKER))
        for way in self.ways.values():
            appear(way, not stands)
        appear(self.undo, bool(begun))

    def _begun(self) -> str:
        """What was pressed here and is not saved yet."""
        talk = self._talk
        return talk.text(SPOT, "type") if talk.view(SPOT) is None else ""

    def _stands(self) -> str:
        """The wish of the speaker that holds already, or was just written."""
        talk = self._talk
        other = talk.text("speakerwish", "type")
        found = [
            self._begun(),
            other if not any(talk.value("speakerwish", "towards") or ()) else "",
        ]
        if talk.family is not None:
            marks = marks_on(talk.family, talk.ids.get(SPEAKER, ""))
            found += [one.text("type") for one in marks if not any(one.every("towards"))]
        return next((one for one in found if one in _FITTING), "")

    def _written(self) -> None:
        if self._talk.view(SPOT) is not None:
            self._talk.give_up(SPOT)  # what is saved stands; this is another one
        self._talk.put(SPOT, "type", str(self.sender().property("wish")))
        self.check()
        self.undo.setFocus()

    def _taken_back(self) -> None:
        self._talk.give_up(SPOT)
        self.check()
        self.ways[NOT_NAMED].setFocus()
