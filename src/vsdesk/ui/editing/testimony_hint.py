"""Below a person of whom a witness told: the cases here that may be meant. A suggestion, never a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame

from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Hint
    from vsdesk.ui.editing.context import Context

# What the witness said of telling a family; nothing said is a no.
_ASK: Final = {
    "yes": mark("The witness allows that the family hears it. Link it first, with a reason."),
    "ask": mark("Ask the witness each time before anybody hears of this."),
}
_ALONE: Final = mark(
    "Nobody tells that family anything of this. Ask the witness: they alone decide."
)


class TestimonyHint(QFrame):
    """There only where a case here has a name like the one that was told."""

    def __init__(self, context: Context, row: str) -> None:
        super().__init__()
        self._context = context
        held = context.dossier.get(row)
        self._may_tell = held.text("may_tell_family") if held is not None else ""
        self.setObjectName("testimony-hint")
        self.setProperty("part", "strip")
        self._box = column(context.look, self, edges=(12, 10, 12, 10), space=4)
        self.hide()
        session = context.session
        session.jobs.read(
            Callbacks(self, self._show), session.desk.matching.suggestions.testimony_hints, row
        )

    def _show(self, hints: Sequence[Hint]) -> None:
        if not hints:
            return
        look, say = self._context.look, self._context.look.words.say
        self._box.addWidget(Paragraph(look, say("Names like this one are in these cases. Whether it is the same person, a coordinator decides."), "body"))  # fmt: skip
        ask = _ASK.get(self._may_tell, _ALONE)
        self._box.addWidget(Paragraph(look, say(ask), "strong"))
        for one in hints:
            self._box.addWidget(Paragraph(look, look.dots(one.title, one.number), "small", "text2"))
        self.show()
