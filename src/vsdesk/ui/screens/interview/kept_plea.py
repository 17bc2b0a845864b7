"""Below words in which somebody asks that what they tell is told to nobody: what becomes of them, and one
press that seals the record in which they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame

from vsdesk.records.checks.name_pleas import kept_pleas
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.layout import appear, column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.interview.spots import kind_of
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.kit.story import StoryEdit
    from vsdesk.ui.screens.interview.talk import Talk

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
