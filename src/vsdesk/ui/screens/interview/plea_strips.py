"""Below words in which somebody asks for silence, what becomes of them and one press that keeps it: that
what they tell is told to nobody (the record is sealed). Nothing is written that nobody pressed. Whose name is
not to be said is asked beside it (`own_plea`), in such a strip too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame

from vsdesk.records.dictionary.spec import SEALED
from vsdesk.ui.kit.boxes import appear, as_frame, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.held_room import hold_room
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.reading_order import pass_on
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.screens.interview.talk_spots import kind_of
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.story_edit import StoryEdit
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk


def framed(look: UiContext, strip: QFrame, name: str) -> tuple[QVBoxLayout, Paragraph]:
    """The room of such a strip, and the words at its head."""
    strip.setObjectName(name)
    as_frame(strip, "strip", "sealed")
    box = column(look, strip, edges=(14, 10, 14, 10), space=8)
    words = Paragraph(look, "", "small", wide=90)
    box.addWidget(words)
    return box, words


def undo_link(look: UiContext, name: str, take_back: Callable[[], None]) -> Button:
    """A way to take back what was pressed."""
    made = Button(look, look.words.say("Undo"), name, kind="link", icon="history")
    made.clicked.connect(take_back)
    return made


_SENS: Final = "sens"
_ASKED: Final = mark(
    "In these words somebody asks that this is told to nobody. No paper leaves with them, until a coordinator"
    " writes why. Sealed, all that is noted here under “{kind}” stays in the organisation, and papers leave"
    " without it."
)
_SEALED: Final = mark("Sealed: what is noted here under “{kind}” leaves on no paper.")
# A record has one seal, and none for its words alone (decisions/022).
_OF_EVENTS: Final = mark(
    "Its day and its place leave no more then, and of the disappearance the age at that time. For these to stay on"
    " papers, write what nobody may hear apart, as another thing that happened, and seal that."
)


class KeptPlea(QFrame):
    """Watches a box of words; shown only while such words stand there."""

    def __init__(
        self, look: UiContext, labels: Labels, talk: Talk, story: StoryEdit, spot: str
    ) -> None:
        super().__init__()
        self._look, self._talk, self._story, self._spot = look, talk, story, spot
        self._kind = labels.kind(kind_of(spot))
        self._takes_along = _OF_EVENTS if kind_of(spot) == "event" else ""
        name = story.objectName()
        box, self.words = framed(look, self, f"kept-plea-{name}")
        line = Flow(look, space=12)
        self.seal = Button(look, look.words.say("Seal it"), f"kept-seal-{name}", icon="sealed")
        self.seal.clicked.connect(self._sealed)
        self.undo = undo_link(look, f"kept-undo-{name}", self._taken_back)
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
            say = self._look.words.say
            said = [say(_SEALED if sealed else _ASKED, kind=self._kind)]
            self.words.say("\n".join([*said, *map(say, filter(None, [self._takes_along]))]))
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
