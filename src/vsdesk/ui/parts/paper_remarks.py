"""What is said of a paper before it leaves: what it lacks, and whom its words name without a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk import said_of_paper
from vsdesk.ui.kit.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import PaperNote
    from vsdesk.ui.kit.ui_context import UiContext


class PaperRemarks(Banner):
    """Shown only while there is something to say."""

    def __init__(self, look: UiContext) -> None:
        super().__init__(look, "", "", "warn")
        self.setObjectName("paper-remarks")
        self._look = look
        self.hide()

    def tell(self, notes: Sequence[PaperNote] = (), unrecorded: Sequence[str] = ()) -> None:
        """What is lacking first, then what to do about it."""
        said = said_of_paper(self._look.words, notes, unrecorded)
        if said:
            self.say("\n".join(what for what, _ in said), "\n".join(how for _, how in said))
        self.setVisible(bool(said))
