"""Below a paper: which names on it are not those of the case. A difference to look at, never a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame

from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.ui.editing.context import Context

_NAMES: Final[Mapping[str, str]] = {
    "given": mark("given name"),
    "father": mark("father's name"),
    "family": mark("family name"),
    "mother": mark("mother's name"),
}


class PaperHint(QFrame):
    """There only where a name on the paper is another one."""

    def __init__(self, context: Context, item: str) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("paper-hint")
        self.setProperty("part", "strip")
        self._box = column(context.look, self, edges=(12, 10, 12, 10), space=4)
        self.hide()
        session = context.session
        session.jobs.read(
            Callbacks(self, self._show), session.desk.matching.suggestions.paper_differs, item
        )

    def _show(self, parts: tuple[str, ...]) -> None:
        if not parts:
            return
        look, say = self._context.look, self._context.look.words.say
        names = look.listed(say(_NAMES[one]) for one in parts)
        differs = say("Other names stand on this paper than in the case: {names}", names=names)
        self._box.addWidget(Paragraph(look, differs, "strong"))
        self._box.addWidget(Paragraph(look, say("It may be of somebody else: it proves nothing of this person's fate, and changes nothing. Write down what the family says of it."), "body"))  # fmt: skip
        self.show()
