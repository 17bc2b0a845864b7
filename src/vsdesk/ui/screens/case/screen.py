"""One case: header, sections, the form of one section, the side cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.editing.sided_screen import SidedScreen
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.layout import scroll
from vsdesk.ui.place import Place
from vsdesk.ui.screens.case.head import CaseHead
from vsdesk.ui.screens.case.parts import Part
from vsdesk.ui.screens.case.sections import sections
from vsdesk.ui.screens.case.side import CaseSide

if TYPE_CHECKING:
    from vsdesk.ui.editing.context import Context
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session


class CaseScreen(SidedScreen):
    """The page of one case."""

    head: CaseHead

    def __init__(self, look: Look, session: Session, place: Place) -> None:
        head = CaseHead(look)
        entries = sections(look, session.dictionary)
        super().__init__(look, session, place, entries, "person", Part, head)
        head.print_sheet.connect(self._print)
        head.interview.connect(self._interview)
        self.side = CaseSide(look)
        self.side.go.connect(self.go)
        self.build(scroll(self.side, "side-scroll"), head.side)
        self.start()

    def show_head(self, context: Context) -> None:
        """Names, number, badges, cards; the photo follows."""
        self.head.show_case(context)
        self.side.show_case(context)
        box = (self.look.px(96), self.look.px(120))
        self.session.jobs.read(
            Answer(self, self._show_photo), self.session.desk.photo, self.place.id, box
        )

    def _show_photo(self, data: bytes | None) -> None:
        self.head.photo.show_png(data)

    def _interview(self) -> None:
        self.go.emit(Place("interview", self.place.id))

    def _print(self) -> None:
        self.go.emit(Place("preview", self.place.id))
