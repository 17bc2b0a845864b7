"""The editors of an interview: each writes into the talk, at the spot and field that its name says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from vsdesk.records.dictionary.slash_forms import for_sex
from vsdesk.records.gate.names.ambiguous_names import namesakes
from vsdesk.records.gate.names.watch_list import is_watched
from vsdesk.records.kinship.kinship_steps import is_child
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.names_strip import NamesStrip
from vsdesk.ui.editing.told_signs import ACTOR, SIGNS
from vsdesk.ui.editing.told_strip import ToldStrip
from vsdesk.ui.editing.told_things import (
    ANOTHER,
    ATTEMPT,
    BACK,
    MONEY,
    TEETH,
    may_tell_of_return,
)
from vsdesk.ui.editing.which_strip import WhichStrip
from vsdesk.ui.kit.form.code_editor import ListEditor, YesNoEditor
from vsdesk.ui.kit.form.date_editor import MOST_TOLD, DateEditor
from vsdesk.ui.kit.form.date_readings import DateReading, anchors, anchors_beside
from vsdesk.ui.kit.form.editor import TALK, Editor
from vsdesk.ui.kit.form.line import DayEditor, LineEditor, NumberEditor, PhoneEditor, TypedEditor
from vsdesk.ui.kit.form.story_editor import StoryEditor
from vsdesk.ui.people_names import capital, disappearance, missing_person
from vsdesk.ui.screens.interview.fields import (
    ActorsOfTalk,
    AttemptsOfTalk,
    OfTalk,
    OthersOfTalk,
    ReturnsOfTalk,
    SignsOfTalk,
    SpotCountry,
    SpotValue,
    SpotWords,
    TeethOfTalk,
    spot_of,
)
from vsdesk.ui.screens.interview.kin_plea import KinPlea
from vsdesk.ui.screens.interview.own_plea import OwnPlea
from vsdesk.ui.screens.interview.plea_strips import KeptPlea
from vsdesk.ui.screens.interview.talk_spots import kind_of
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

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk
    from vsdesk.ui.screens.interview.topic import Field
    from vsdesk.ui.session import VaultSession


E = TypeVar("E", bound=Editor)


class TalkEditors:
    """Makes them, for the pages of one talk."""

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        talk: Talk,
        to_sources: Callable[[], None],
    ) -> None:
        self._look, self._session, self._talk = look, session, talk
        self._to_sources = to_sources

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

    def by_kinship(self, spot: str) -> str:
        """Whoever was told of without a name; "" where nobody was."""
        person, relation = self._talk.view(spot), self._talk.people.relation(spot)
        if person is not None:
            return self.called(person)
        if not relation or not self._talk.has(spot):
            return ""
        term = capital(self._session.labels.term("kinship", relation))
        return self._look.words.say("{relation}, without a name", relation=term)

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
        leads, labels = self._session.role == "coordinator", self._session.labels
        made.add_below(
            OwnPlea(self._look, labels, self._talk, made.story, self._to_sources, leads=leads)
        )
        made.add_below(KeptPlea(self._look, self._session.labels, self._talk, made.story, spot))
        made.add_below(KinPlea(self._look, self._talk, made.story))
        if kind_of(spot) != ATTEMPT:
            made.add_below(ToldStrip(self._look, made.story, MONEY, AttemptsOfTalk(self._talk)))
        if may_tell_of_return(kind_of(spot), self._talk.value(spot, "type")):
            made.add_below(ToldStrip(self._look, made.story, BACK, ReturnsOfTalk(self._talk)))
        made.add_below(ToldStrip(self._look, made.story, ANOTHER, OthersOfTalk(self._talk)))
        made.add_below(ToldStrip(self._look, made.story, TEETH, TeethOfTalk(self._talk)))
        made.add_below(ToldStrip(self._look, made.story, SIGNS, SignsOfTalk(self._talk)))
        if kind_of(spot) == "event":
            made.add_below(ToldStrip(self._look, made.story, ACTOR, ActorsOfTalk(self._talk)))
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
        made = DateEditor(
            self._look,
            f"{spot}.{field}",
            label,
            "",
            self.find_dates,
            self._talk.today,
            lines=lines,
            speaks=self._talk.lang,
            most=MOST_TOLD,
            size=TALK,
        )
        made.is_weighed = made.name in self._talk.weighed
        made.weighed.connect(partial(self._weighed, made.name))
        return self.bound(made)

    def _weighed(self, name: str) -> None:
        self._talk.weighed.add(name)
        self._talk.keep()

    def find_dates(
        self, words: str, name: str, near: str = "", *, lost: object = None
    ) -> DateReading:
        """What ages and "later" are reckoned from: the birth and the loss (or `lost`); a date is not reckoned
        from itself. The day of the loss is so much later than that of the other missing person, which stands
        above."""
        birth, loss = (
            None if name == f"{spot}.{field}" else self._talk.value(spot, field)
            for spot, field in (("person", "birth"), ("event", "date"))
        )
        asks_birth, of_lost = name.endswith(".birth"), name == "person.birth"
        child = asks_birth and is_child(self._talk.people.relation(name.partition(".")[0]))
        known = anchors(birth, lost or loss, asks_birth=asks_birth, of_lost=of_lost, child=child)
        beside = self._talk.beside_case if name == "event.date" else None
        if beside is not None and (other := disappearance(beside)) is not None:
            known = anchors_beside(other.value("date"), self._sought(beside))
        return self._talk.dates.find(words, self._look.words, near, known)

    def _sought(self, beside: Dossier) -> str:
        person = missing_person(beside)
        return Titles(self._look, self._session, beside).of(person) if person is not None else ""

    def pick(
        self, spot: str, field: str, vocabulary: str, label: str = "", *, sex: str = ""
    ) -> ListEditor:
        """One term of a vocabulary; `sex`: of whom the terms are said, where that is known."""
        terms = self._session.labels.terms(vocabulary)
        options = [(key, capital(for_sex(words, sex))) for key, words in terms]
        return self.bound(ListEditor(*self._named(spot, field, label), options, size=TALK))

    def yes_no(self, spot: str, field: str, label: str = "") -> YesNoEditor:
        """Yes or no."""
        spec = self._session.dictionary.field(kind_of(spot), field)
        turned = spec is not None and spec.turned
        return self.bound(YesNoEditor(*self._named(spot, field, label), turned=turned, size=TALK))

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
