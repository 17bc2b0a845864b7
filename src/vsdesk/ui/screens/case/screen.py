"""One case: header, sections, the form of one section, the side cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout

from vsdesk.records.case_parts import WHEN_AND_WHERE
from vsdesk.ui.catalogue.sections import DOCUMENTS, entries
from vsdesk.ui.editing.cover_strip import COVER
from vsdesk.ui.editing.field_jump import go_to_field
from vsdesk.ui.editing.sided_screen import SidedScreen
from vsdesk.ui.editing.told_before import ABOUT, NAMES, ToldBefore
from vsdesk.ui.kit.boxes import scroll
from vsdesk.ui.kit.first_paint import FirstPaint
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.parts.one_person_strip import OtherReports
from vsdesk.ui.parts.return_strip import ReturnStrip
from vsdesk.ui.people_names import disappearance, missing_person
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.case_head import CaseHead
from vsdesk.ui.screens.case.case_sections import CaseSection
from vsdesk.ui.screens.case.side import CaseSide

if TYPE_CHECKING:
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class CaseScreen(SidedScreen):
    """The page of one case."""

    head: CaseHead

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        head = CaseHead(look)
        shown = entries(look, session.labels, session.dictionary, "case")
        super().__init__(look, session, place, shown, CaseSection, head)
        head.print_sheet.connect(self._print)
        head.interview.connect(self._interview)
        head.talk.setHidden(not session.may_write("case"))
        head.cover.connect(self._cover)
        self.side = CaseSide(look)
        self.side.go.connect(self.go)
        self.build(scroll(self.side, "side-scroll"), head.side)
        self._paint = FirstPaint(self)
        self._paint.painted.connect(self.side.look_further)
        self.others = OtherReports(look, session, place.id)
        self.others.go.connect(self.go)
        self.returns = ReturnStrip(look)
        self.returns.go.connect(self.reveal)
        self.returns.changed.connect(self.again)
        self.told = ToldBefore(look, session)
        self.told.go.connect(self.go)
        self.told.shown.connect(self._reveal)
        outer = self.layout()
        assert isinstance(outer, QBoxLayout)
        outer.insertWidget(1, self.others)
        outer.insertWidget(1, self.returns)
        outer.addWidget(self.told)
        self.start()

    def show_head(self, context: Context) -> None:
        """Names, number, badges, cards; the photo follows."""
        self.head.show_case(context)
        self.side.show_case(context)
        self.others.refresh()
        self.returns.show_case(context)
        box = (self.look.px(96), self.look.px(120))
        self.session.jobs.read(
            Callbacks(self, self._show_photo), self.session.desk.files.photo, self.place.id, box
        )

    def show_section(self, key: str) -> None:
        """What takes long to be read waits until the section stands there."""
        super().show_section(key)
        if self.part is not None:
            self._paint.of(self.part, self.side)

    def edited(self, *, quiet: bool = False) -> None:
        """While the name is typed: who may have been told of already."""
        super().edited(quiet=quiet)
        context = self.context
        if context is None:
            return
        person, event = missing_person(context.dossier), disappearance(context.dossier)
        pending = self.draft.pending(person.id) if person is not None else None
        if person is None or pending is None or not {*NAMES} & {*pending.set}:
            self.told.forget()
            return
        said = {name: context.value(person.id, name) for name in ABOUT}
        when = (
            {name: context.value(event.id, name) for name in WHEN_AND_WHERE}
            if event is not None
            else {}
        )
        self.told.typed(said, when, (self.place.id,))

    def _show_photo(self, data: bytes | None) -> None:
        writes = self.context is not None and self.context.may_write("evidence_item")
        self.head.show_photo(data, writes=writes)

    def _cover(self) -> None:
        answer = Callbacks(self, self._to_cover, self.failed)
        self.session.jobs.read(answer, self.session.desk.files.photo_item, self.place.id)

    def _to_cover(self, item: str) -> None:
        """To the row of the picture that the head shows, open to be covered."""
        if self.context is not None and item:
            self.show_section(DOCUMENTS)
            if self.part is not None:
                where = Route("case", self.place.id, DOCUMENTS, COVER, item)
                go_to_field(self.context, self.part, where)

    def _interview(self) -> None:
        self.go.emit(Route("interview", self.place.id))

    def _print(self) -> None:
        self.go.emit(Route("preview", self.place.id))
