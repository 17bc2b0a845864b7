"""One case: header, sections, the form of one section, the side cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.layout import column, rule, scroll
from vsdesk.ui.place import Place
from vsdesk.ui.screens.case.head import SIDE, CaseHead
from vsdesk.ui.screens.case.parts import Part
from vsdesk.ui.screens.case.sections import sections
from vsdesk.ui.screens.case.side import CaseSide

if TYPE_CHECKING:
    from vsdesk.ui.editing.context import Context
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session


class CaseScreen(RootScreen):
    """The page of one case."""

    def __init__(self, look: Look, session: Session, place: Place) -> None:
        super().__init__(look, session, place, sections(look, session.dictionary), "person")
        outer = column(look, self)
        self.head = CaseHead(look)
        self.head.back.connect(self.back)
        self.head.print_sheet.connect(self._print)
        self.head.save.connect(self.save)
        self.head.interview.connect(self._interview)
        self.head.done.setEnabled(False)
        outer.addWidget(self.head)
        middle = self.middle()
        self._side_line = rule(upright=True)
        middle.addWidget(self._side_line)
        self.side = CaseSide(look)
        self._side_area = scroll(self.side, "side-scroll")
        self._side_area.setFixedWidth(look.px(330))
        self._wide = True
        self.head.side.toggled.connect(self._show_side)
        middle.addWidget(self._side_area)
        outer.addLayout(middle, 1)
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

    def make_part(self, context: Context, key: str) -> Part:
        """The content of a section."""
        return Part(context, key, self.go.emit, self.again)

    def say_saved(self, words: str, waiting: bool) -> None:
        """In the header."""
        self.head.done.setEnabled(waiting)
        self.head.saved.setText(words)

    def _interview(self) -> None:
        self.go.emit(Place("interview", self.place.id))

    def _print(self) -> None:
        self.go.emit(Place("preview", self.place.id))

    def reflow(self, width: float) -> None:
        """The side stays as long as there is room, for the safe-contact card must."""
        super().reflow(width)
        self._wide = width >= SIDE
        self.head.side.setChecked(False)
        self._show_side()
        self.head.reflow(width)

    def _show_side(self) -> None:
        """Beside the form, or in its place when the button asks for it."""
        alone = not self._wide and self.head.side.isChecked()
        self._side_area.setVisible(self._wide or alone)
        self._side_line.setVisible(self._wide)
        self._side_area.setMaximumWidth(16777215 if alone else self.look.px(330))
        self.form_area.setVisible(not alone)
