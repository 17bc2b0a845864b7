"""The middle column of one section: what the pages of a case, a family and any other root build it from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QWidget

from vsdesk.records.gate.lone.fair_share import in_turn
from vsdesk.ui.catalogue.places import list_of
from vsdesk.ui.catalogue.sections import HISTORY, OneList, OwnPart, PlainLists, RootForm, section_of
from vsdesk.ui.editing.kinds_part import KindsPart
from vsdesk.ui.editing.list_spec import ListSpec, kind_list
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.editing.removal import RemovedEntries, RemoveRoot
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.measure import log_stamp
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.timeline import Moment, Timeline
from vsdesk.ui.people_names import author
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.desk import Desk, HistoryRow
    from vsdesk.ui.catalogue.sections import Section
    from vsdesk.ui.editing.form_context import Context

_MOST = 200


class SectionPart(QWidget):
    """A section is built as the catalogue declares it; what it leaves to the page is built by `own`, by its
    key. `form` takes the keyboard, if there is one.

    `go` opens another place, `again` has the dossier read anew. It grows inside `parent` from the start:
    a tree of two hundred widgets that is moved into another one is dressed anew, each of them.
    """

    section: Section
    own: ClassVar[Mapping[str, Callable[[Any], None]]] = {}

    def __init__(
        self,
        context: Context,
        key: str,
        go: Callable[[Route], None],
        again: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self.go, self.again = context, go, again
        self.form: RecordForm | None = None
        self.box: QVBoxLayout = column(context.look, self, space=16)
        self.build(key)
        self.box.addStretch(1)

    def build(self, key: str) -> None:
        """Its content, as the catalogue declares it; a page whose sections are no sections of
        a root builds its own."""
        self.section = section_of(self.context.session.dictionary, self.kind, key)
        content = self.section.content
        if self.section == HISTORY:
            self._history()
        elif isinstance(content, RootForm):
            self.add_root_form(content)
        elif isinstance(content, OwnPart):
            self.own[key](self)
        elif isinstance(content, OneList):
            self.add_list(
                kind_list(self.context, content.kind, self.context.dossier.root), title=False
            )
        else:
            self.add_lists(content)

    @property
    def opened(self) -> str:
        """What is unfolded here: opened again when the page was read anew."""
        return ""

    def reopen(self, name: str) -> None:
        """Unfold it again, where it is still there."""

    def reflow(self, width: float) -> None:
        """Arrange for this effective width of the window."""

    @property
    def kind(self) -> str:
        """The kind of the root."""
        return self.context.head_kind

    def _history(self) -> None:
        context = self.context
        here = [one for one in context.dossier if one.space == context.dossier.head.space]
        self.box.addWidget(RemovedEntries(context, here, self.again))
        self.box.addWidget(HistoryList(context, [(one.id, one.kind) for one in here]))

    # Parts of parts.
    def add_lists(self, lists: PlainLists) -> None:
        """The lists of a section that the dictionary makes."""
        self.box.addWidget(KindsPart(self.context, lists, self.again))

    def add_root_form(self, declared: RootForm) -> None:
        """The form of the root, and its removal."""
        root = self.context.dossier.root
        self.add_form(self.kind, root, declared.sections, title_first=declared.title_first)
        self.add_removal(list_of(self.kind))

    def add_form(
        self,
        kind: str,
        id: str,
        sections: tuple[str, ...] = (),
        *,
        title_first: bool = True,
        without: Collection[str] = (),
    ) -> None:
        """The form of a record; `without` are fields that are not asked here."""
        self.form = RecordForm(
            self.context,
            kind,
            id,
            sections,
            title_first=title_first,
            without=without,
            parent=self,
        )
        self.form.gone.connect(self.again)
        self.box.addWidget(self.form)

    def add_list(self, spec: ListSpec, *, title: bool = True) -> None:
        """A list of records."""
        found = RecordList(self.context, spec, title=title, parent=self)
        found.gone.connect(self.again)
        self.box.addWidget(found)

    def add_words(self, words: str) -> None:
        """A quiet sentence."""
        self.box.addWidget(Paragraph(self.context.look, words, "body", "text2"))

    def add_removal(self, back: Route) -> None:
        """The button that takes the whole page from its list, for those who may."""
        if self.context.may_write(self.kind):
            self.box.addWidget(RemoveRoot(self.context, self.go, back))

    def new(self, kind: str, parent: str, values: dict[str, object]) -> str:
        """The id of the record of this kind that waits to be saved; begun when there is none."""
        waiting = [id for id, one in self.context.draft.new_of(kind) if one.parent == parent]
        if waiting:
            return waiting[0]
        id = self.context.session.desk.context.new_id()
        self.context.draft.add(id, kind, parent, values)
        return id


class HistoryList(QWidget):
    """Reads the histories of `records` (id, kind) and shows them newest first. Values are not shown."""

    def __init__(self, context: Context, records: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._context = context
        self._box = column(context.look, self, space=8)
        self._box.addWidget(
            Paragraph(context.look, context.look.words.say("Reading …"), "body", "text2")
        )
        session = context.session
        session.jobs.read(
            Callbacks(self, self._show),
            _histories,
            session.desk,
            tuple(records),
            (context.dossier.root, context.closed),
        )

    def _show(self, rows: list[tuple[str, Any]]) -> None:
        clear(self._box)
        line = Timeline(self._context.look)
        line.show_moments([self._moment(kind, row) for kind, row in rows])
        self._box.addWidget(line)

    def _moment(self, kind: str, row: Any) -> Moment:
        words, labels = self._context.look.words, self._context.session.labels
        fields = [labels.field(kind, name) for name in row.fields if name != "deleted"]
        what = labels.kind(kind)
        if row.state == "erased":
            told = words.say("{kind}: erased", kind=what)
        elif fields:
            listed = self._context.look.listed(fields[:8])
            told = words.say("{kind}: {fields}", kind=what, fields=listed)
        else:
            told = words.say("{kind}: made or removed", kind=what)
        if row.why:
            told += "\n" + words.say("Reason: {reason}", reason=row.why)
        who = author(self._context.look, self._context.session, str(row.device_id), str(row.by))
        when = words.say("{when} · {who}", when=log_stamp(words, row.ts), who=who)
        return Moment(when, told, "accent" if row.counts else "neutral")


def _histories(
    desk: Desk, records: tuple[tuple[str, str], ...], closed: tuple[str, frozenset[str]]
) -> list[tuple[str, Any]]:
    """Of each device the newest by turns. `closed`: a record, and the answers of it that are not told for
    now."""
    id_closed, names = closed
    found = []
    for id, kind in records:
        rows = desk.cases.history(id)
        if id == id_closed:
            rows = [told for row in rows if (told := _openly(row, names)) is not None]
        found += [(kind, row) for row in rows]
    found.sort(key=lambda pair: str(pair[1].ts), reverse=True)
    here = desk.context.device_id
    turns = in_turn(found, lambda pair: "" if pair[1].device_id == here else pair[1].device_id)
    return sorted(turns[:_MOST], key=lambda pair: str(pair[1].ts), reverse=True)


def _openly(row: HistoryRow, closed: frozenset[str]) -> HistoryRow | None:
    """A save without the answers that are closed, and without their reason; None where nothing is left."""
    kept = tuple(name for name in row.fields if name not in closed)
    if len(kept) == len(row.fields):
        return row
    return replace(row, fields=kept, why=None) if kept else None
