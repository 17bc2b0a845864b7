"""Below words in which somebody asks for silence, what becomes of them and one press that keeps it: that
nobody learns the name of whoever speaks (the wish is written down), or that what they tell is told to nobody
(the record is sealed). Nothing is written that nobody pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame

from vsdesk.records.checks.name_pleas import kept_pleas, own_pleas
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.records.gate.marks import NOT_KNOWN, NOT_NAMED, does, marks_on
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.layout import appear, column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital
from vsdesk.ui.screens.interview.relatives import SPEAKER
from vsdesk.ui.screens.interview.spots import kind_of
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.kit.story import StoryEdit
    from vsdesk.ui.screens.interview.talk import Talk

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


FIELD: Final = "sens"
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
        self.setObjectName(f"kept-plea-{name}")
        self.setProperty("part", "strip")
        self.setProperty("tone", "sealed")
        box = column(look, self, edges=(14, 10, 14, 10), space=8)
        self.words = Paragraph(look, "", "small", wide=90)
        box.addWidget(self.words)
        line = Flow(look, space=12)
        self.seal = Button(look, look.words.say("Seal it"), f"kept-seal-{name}", icon="sealed")
        self.seal.clicked.connect(self._sealed)
        self.undo = Button(
            look, look.words.say("Undo"), f"kept-undo-{name}", kind="link", icon="history"
        )
        self.undo.clicked.connect(self._taken_back)
        line.addWidget(self.seal)
        line.addWidget(self.undo)
        box.addLayout(line)
        self.hide()
        story.textChanged.connect(self.check)

    def check(self) -> None:
        """Say what stands, where the words ask for it."""
        asks = bool(kept_pleas(self._story.toPlainText()))
        if asks:
            sealed = self._talk.value(self._spot, FIELD) == SEALED
            self.words.say(self._look.words.say(_SEALED if sealed else _ASKED, kind=self._kind))
            appear(self.seal, not sealed)
            appear(self.undo, sealed and self._saved() != SEALED)
        appear(self, asks)

    def _saved(self) -> object:
        """What is saved of it already: only a coordinator opens that again."""
        view = self._talk.view(self._spot)
        return view.value(FIELD) if view is not None else None

    def _sealed(self) -> None:
        self._talk.put(self._spot, FIELD, SEALED)
        self.check()
        self.undo.setFocus()

    def _taken_back(self) -> None:
        self._talk.put(self._spot, FIELD, self._saved())
        self.check()
        self.seal.setFocus()
