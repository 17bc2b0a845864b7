"""Below words in which somebody asks for silence, what becomes of them and one press that keeps it: that
nobody learns the name of whoever asks it (the wish is written down, of whom a person says), or that what
they tell is told to nobody (the record is sealed). Nothing is written that nobody pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame

from vsdesk.names.plain_text import plain_text
from vsdesk.records.dictionary.slash_forms import for_sex
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.records.gate.persons.hidden_people import NOT_KNOWN, NOT_NAMED, marks_on
from vsdesk.records.gate.persons.what_marks_do import does
from vsdesk.ui.kit.boxes import appear, as_frame, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.held_room import hold_room
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.reading_order import pass_on
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER
from vsdesk.ui.screens.interview.talk_spots import kind_of
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.story_edit import StoryEdit
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk

_OF_SOURCE: Final = "source/"
_OTHER: Final = "other"  # whoever is not of the family
_FITTING: Final = (NOT_NAMED, NOT_KNOWN)
_WHO: Final = mark(
    "If {name} asks this for their own name, one press writes it down, and it holds on every paper:"
)
_SPEAKER: Final = mark(
    "If who speaks with us asks this for their own name, one press writes it down, and it holds on every paper:"
)
_QUOTED: Final = mark(
    "Here somebody's words are told in which they ask that nobody learns their name. Whose name is it?"
)
_ASKED_FOR: Final = mark("Here it is asked that somebody's name is not said. Whose name is it?")
_SOURCE: Final = mark(
    "Write that person down as a source: then the name is looked for in all words. Until then no paper leaves with these words, but by a coordinator's written reason."
)
_WRITTEN_SOURCE: Final = mark(
    "{name} is written down as a source: every paper has the code in place of the name."
)


def _framed(look: UiContext, strip: QFrame, name: str) -> tuple[QVBoxLayout, Paragraph]:
    """The room of such a strip, and the words at its head."""
    strip.setObjectName(name)
    as_frame(strip, "strip", "sealed")
    box = column(look, strip, edges=(14, 10, 14, 10), space=8)
    words = Paragraph(look, "", "small", wide=90)
    box.addWidget(words)
    return box, words


def _undo(look: UiContext, name: str, take_back: Callable[[], None]) -> Button:
    made = Button(look, look.words.say("Undo"), name, kind="link", icon="history")
    made.clicked.connect(take_back)
    return made


class OwnPlea(QFrame):
    """Watches a box of words; shown only while such words stand there."""

    def __init__(
        self,
        look: UiContext,
        labels: Labels,
        talk: Talk,
        story: StoryEdit,
        to_sources: Callable[[], None],
    ) -> None:
        """`to_sources` leads to where somebody is written down as a source."""
        super().__init__()
        self._look, self._labels, self._talk, self._story = look, labels, talk, story
        name = story.objectName()
        box, self.words = _framed(look, self, f"own-plea-{name}")
        self._chose = self._is_quoted = False
        label = look.words.say("Whose name")
        line = row(look, space=12)
        line.addWidget(Label(look, label, "small", "text2"))
        self.who = Choice(look, f"own-who-{name}", label, ())
        self.who.chosen.connect(self._chosen)
        line.addWidget(self.who, 1)
        line.addStretch(1)
        box.addLayout(line)
        self.ways: dict[str, Button] = {}
        flow = Flow(look, space=12)
        for type in _FITTING:
            way = Button(look, self._term(type), f"own-{type}-{name}", icon="sealed")
            way.setProperty("wish", type)
            way.clicked.connect(self._written)
            self.ways[type] = way
            flow.addWidget(way)
        there = look.words.say("To the sources and statements of the case")
        self.sources = Button(look, there, f"own-sources-{name}", icon="person")
        self.sources.clicked.connect(to_sources)
        flow.addWidget(self.sources)
        self.undo = _undo(look, f"own-undo-{name}", self._taken_back)
        flow.addWidget(self.undo)
        box.addLayout(flow)
        self.hide()
        hold_room(self)
        story.told.connect(self.check)

    def check(self) -> None:
        """Say what stands of the wish, where the words ask for it."""
        whose = self._story.wording.whose(self._story.toPlainText())
        own, self._is_quoted = "teller" in whose, "quoted" in whose
        if whose:
            if not self._chose:
                self._offer(SPEAKER if own else "")
                if not own:
                    self.who.choose(self._quoted())
            self._say()
        appear(self, bool(whose))

    def _offer(self, who: str) -> None:
        """Whose name it may be."""
        say = self._look.words.say
        named = [(one, self._talk.name_of(one, whole=True)) for one in self._spots()]
        self.who.offer(
            [
                ("", "—"),
                *(
                    (one, name or say("The speaker"))
                    for one, name in named
                    if name or one == SPEAKER
                ),
                *((one, f"{name} · {code}") for one, (name, code) in self._sources().items()),
                (_OTHER, say("Somebody who is not of the family")),
            ]
        )
        self.who.choose(who)

    def _spots(self) -> list[str]:
        talk = self._talk
        known = map(talk.people.spot, talk.people.known())
        return list(dict.fromkeys((SPEAKER, *known, *talk.entries("relative"))))

    def _sources(self) -> dict[str, tuple[str, str]]:
        """The sources of the case who are written down by name, each with the code."""
        held = self._talk.dossier
        return {
            f"{_OF_SOURCE}{one.id}": (name, one.text("code"))
            for one in (held.of("source") if held is not None else ())
            if (name := one.text("true_name"))
        }

    def _quoted(self) -> str:
        """Who is quoted, where it is one whose name stands beside "she said"; else it is nobody's until it is
        said whose."""
        heard = self._story.wording.said_by(self._story.toPlainText())
        said = {word for one in heard for word in one.casefold().split()}
        names = {one: plain_text(self._talk.name_of(one)).letters for one in self._spots()}
        found = [one for one, name in names.items() if name.casefold() in said]
        for one, (name, _) in self._sources().items():
            words = {*plain_text(name).letters.casefold().split()}
            found += [one] if words & said else []
        return found[0] if len(found) == 1 else ""

    def _chosen(self, _: str) -> None:
        self._chose = True
        self.check()

    @property
    def _spot(self) -> str:
        """Where the wish of whoever is chosen is written; "" where it is nobody of the family."""
        who = self.who.value
        if who == SPEAKER:
            return "ownwish"
        if who in ("", _OTHER) or who.startswith(_OF_SOURCE):
            return ""
        return f"namewish/{who.partition('/')[2]}"

    def _say(self) -> None:
        say, stands, begun = self._look.words.say, self._stands(), self._begun()
        if named := self._sources().get(self.who.value):
            self.words.say(say(_WRITTEN_SOURCE, name=named[0]))
        elif not self._spot:
            asked = _QUOTED if self._is_quoted else _ASKED_FOR
            self.words.say(say(_SOURCE if self.who.value == _OTHER else asked))
        elif stands:
            told = does(stands, towards=False)
            last = say("Only a coordinator takes it out again, once it is saved.")
            written = say("Written down: {wish}.", wish=self._term(stands))
            self.words.say(f"{written} {say(told)} {last}")
        else:
            name = self._talk.name_of(self.who.value)
            self.words.say(say(_WHO, name=name) if name else say(_SPEAKER))
        for type, way in self.ways.items():
            way.setText(self._term(type))
            appear(way, bool(self._spot) and not stands)
        appear(self.sources, self.who.value == _OTHER)
        appear(self.undo, bool(begun))

    def _term(self, type: str) -> str:
        """A wish as it is said of whoever is chosen."""
        words = self._labels.term("person_mark_type", type)
        return capital(for_sex(words, self._talk.people.sex(self.who.value)))

    def _begun(self) -> str:
        """What was pressed here and is not saved yet."""
        talk, spot = self._talk, self._spot
        return talk.text(spot, "type") if spot and talk.view(spot) is None else ""

    def _stands(self) -> str:
        """The wish of whoever is chosen that holds already, or was just written."""
        talk, who = self._talk, self.who.value
        asked = "speakerwish" if who == SPEAKER else f"wish/{who.partition('/')[2]}"
        other = talk.text(asked, "type")
        found = [self._begun(), other if not any(talk.value(asked, "towards") or ()) else ""]
        if talk.family is not None:
            marks = marks_on(talk.family, talk.ids.get(who, ""))
            found += [one.text("type") for one in marks if not any(one.every("towards"))]
        return next((one for one in found if one in _FITTING), "")

    def _written(self) -> None:
        spot = self._spot
        if self._talk.view(spot) is not None:
            self._talk.give_up(spot)  # what is saved stands; this is another one
        self._talk.put(spot, "type", str(self.sender().property("wish")))
        self.check()
        pass_on(self)

    def _taken_back(self) -> None:
        self._talk.give_up(self._spot)
        self.check()
        self.ways[NOT_NAMED].setFocus()


_SENS: Final = "sens"
_ASKED: Final = mark(
    "In these words somebody asks that this is told to nobody. No paper leaves with them, until a coordinator"
    " writes why. Sealed, all that is noted here under “{kind}” stays in the organisation, and papers leave"
    " without it."
)
_SEALED: Final = mark("Sealed: what is noted here under “{kind}” leaves on no paper.")


class KeptPlea(QFrame):
    """Watches a box of words; shown only while such words stand there."""

    def __init__(
        self, look: UiContext, labels: Labels, talk: Talk, story: StoryEdit, spot: str
    ) -> None:
        super().__init__()
        self._look, self._talk, self._story, self._spot = look, talk, story, spot
        self._kind = labels.kind(kind_of(spot))
        name = story.objectName()
        box, self.words = _framed(look, self, f"kept-plea-{name}")
        line = Flow(look, space=12)
        self.seal = Button(look, look.words.say("Seal it"), f"kept-seal-{name}", icon="sealed")
        self.seal.clicked.connect(self._sealed)
        self.undo = _undo(look, f"kept-undo-{name}", self._taken_back)
        line.addWidget(self.seal)
        line.addWidget(self.undo)
        box.addLayout(line)
        self.hide()
        hold_room(self)
        story.told.connect(self.check)

    def check(self) -> None:
        """Say what stands, where the words ask for it."""
        asks = self._story.wording.keeps(self._story.toPlainText())
        if asks:
            sealed = self._talk.value(self._spot, _SENS) == SEALED
            self.words.say(self._look.words.say(_SEALED if sealed else _ASKED, kind=self._kind))
            appear(self.seal, not sealed)
            appear(self.undo, sealed and self._saved() != SEALED)
        appear(self, asks)

    def _saved(self) -> object:
        """What is saved of it already: only a coordinator opens that again."""
        view = self._talk.view(self._spot)
        return view.value(_SENS) if view is not None else None

    def _sealed(self) -> None:
        self._talk.put(self._spot, _SENS, SEALED)
        self.check()
        pass_on(self)

    def _taken_back(self) -> None:
        self._talk.put(self._spot, _SENS, self._saved())
        self.check()
        self.seal.setFocus()
