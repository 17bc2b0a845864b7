"""Records of one kind below each other; one of them open as a form. Add, edit, remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.checks.duties import begun_below
from vsdesk.records.evidence_file import has_file
from vsdesk.records.gate import sealed_fields
from vsdesk.records.gate.lone.fair_share import by_turns
from vsdesk.ui.catalogue.sections import WHEREVER, below
from vsdesk.ui.editing import done_strip
from vsdesk.ui.editing.cover_strip import CoverStrip, is_picture
from vsdesk.ui.editing.document_look import DocumentLookStrip, is_paper
from vsdesk.ui.editing.ended_first import remove
from vsdesk.ui.editing.file_strip import FileStrip
from vsdesk.ui.editing.hints import FingerprintStrip, PaperHint, TestimonyHint
from vsdesk.ui.editing.list_spec import ListSpec, plain_list
from vsdesk.ui.editing.prior_hint import PriorHint
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.safe_contact import SafeContactCard
from vsdesk.ui.kit.boxes import clear, column, frame, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import FIRST, PAGE
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.draft import PendingRecord
    from vsdesk.ui.editing.form_context import Context


class RecordList(QWidget):
    """`gone` after a record was removed: the dossier has to be read again."""

    gone = Signal()

    def __init__(
        self,
        context: Context,
        spec: ListSpec,
        *,
        title: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._spec, self._title = context, spec, title
        self._open = self._gone_id = ""
        self._most = FIRST
        self.setObjectName(f"list-{spec.kind}")
        self._box = column(context.look, self, space=8)
        self._form: RecordForm | None = None
        self._rows: list[RowButton] = []
        self._read: set[str] = (
            set()
        )  # ways of contact whose rules were read: only then the number shows
        self._show()

    def _first_read(self, channel: RecordView) -> QWidget:
        context = self._context
        card = SafeContactCard(context.look, context.session, context.dossier, channel)
        card.revealed.connect(self._was_read)
        return card

    def _was_read(self, id: str) -> None:
        self._read.add(id)
        self.open(id)

    def _was_done(self) -> None:
        """The keyboard waits at the row, which stands there again once the page was read."""
        self._to_row(self._open)
        self.gone.emit()

    def _to_row(self, id: str) -> None:
        """The keyboard goes to the row of this record, for what it was in goes; without one to the
        button that adds."""
        kind = self._spec.kind
        rows = self.findChildren(RowButton, f"open-{kind}-{id[:8]}")
        found = [*self.findChildren(Button, f"add-{kind}")[-1:], *rows[-1:]]
        for button in found[-1:]:  # those before it are about to go
            button.setFocus()

    def _records(self) -> Sequence[RecordView]:
        dossier, wanted = self._context.dossier, self._spec.wanted
        found = [one for one in dossier.of(self._spec.kind) if wanted is None or wanted(one)]
        device_id = self._context.session.desk.context.device_id
        return by_turns(found, lambda one: (one.id,), dossier, device_id, self._most)

    def _show(self) -> None:
        clear(self._box)
        self._form = None
        self._rows = []
        look, labels = self._context.look, self._context.session.labels
        if self._title:
            self._box.addWidget(Label(look, labels.kinds(self._spec.kind), "h3"))
        records = self._records()
        shown = [one for at, one in enumerate(records) if at < self._most or one.id == self._open]
        titles = self._context.titles
        for record in shown:
            self._row(record.id, titles.of(record), self._under(record))
        if len(shown) < len(records):
            self._offer_more(len(records) - len(shown))
        rows = len(records)
        for id, pending in self._context.draft.new_of(self._spec.kind):
            if self._is_ours(pending) and id not in self._spec.elsewhere:
                self._row(
                    id,
                    look.words.say("New: {kind}", kind=labels.kind(self._spec.kind)),
                    look.words.say("Not saved yet"),
                )
                rows += 1
        if not rows and self._spec.empty:
            self._box.addWidget(Paragraph(look, self._spec.empty, "body", "text2"))
        if not self._spec.add or not self._context.may_write(self._spec.kind):
            return
        add = Button(
            look,
            look.words.say("Add: {kind}", kind=labels.kind(self._spec.kind)),
            f"add-{self._spec.kind}",
            icon="add",
        )
        add.clicked.connect(self.add)
        self._box.addWidget(add, 0, look.leading)

    def _is_ours(self, pending: PendingRecord) -> bool:
        """Whether a record that waits to be saved stands in this list."""
        fixed = (self._spec.fixed or {}).items()
        here = pending.parent == self._spec.parent or self._spec.wanted is None
        return here and all(pending.set.get(name) == value for name, value in fixed)

    def _offer_more(self, rest: int) -> None:
        look = self._context.look
        words = look.words.count("Show {n} more", "Show {n} more", rest)
        name = f"all-{self._spec.kind}"
        more = Button(look, words, name, kind="link", icon="open", after=True)
        more.clicked.connect(self._show_more)
        self._box.addWidget(more, 0, look.leading)

    def _show_more(self) -> None:
        first = self._most
        self._most += PAGE
        self._show()
        if first < len(self._rows):
            self._rows[first].setFocus()  # the first of those that came

    def _row(self, id: str, title: str, under: str) -> None:
        button = RowButton(
            self._context.look,
            self._spec.icon,
            capital(title),
            under,
            f"open-{self._spec.kind}-{id[:8]}",
        )
        button.setProperty("record", id)
        button.setCheckable(True)
        button.setChecked(id == self._open)
        button.clicked.connect(self._toggle)
        button.remove.connect(self._remove_row)
        self._box.addWidget(button)
        self._rows.append(button)
        if id == self._open:
            self._box.addWidget(self._opened(id))

    def _opened(self, id: str) -> QWidget:
        look, say = self._context.look, self._context.look.words.say
        part = frame("strip")
        box = column(look, part, edges=(12, 4, 12, 12), space=12)
        saved = self._context.view(id)
        if saved is not None and sealed_fields.has_rules(saved) and id not in self._read:
            box.addWidget(self._first_read(saved))
            return part
        if self._spec.kind == "statement":
            box.addWidget(PriorHint(self._context, id))
        if saved is not None and saved.kind == "evidence_item":
            self._add_strips(box, saved)
        if saved is not None and done_strip.is_open(self._context, saved):
            strip = done_strip.DoneStrip(self._context, saved)
            strip.written.connect(self._was_done)
            box.addWidget(strip)
        if saved is not None and saved.kind == "evidence_item":
            box.addWidget(PaperHint(self._context, id))
        self._form = RecordForm(self._context, self._spec.kind, id)
        self._form.gone.connect(self.gone)
        box.addWidget(self._form)
        if saved is not None and saved.kind == "testimony_row":
            box.addWidget(TestimonyHint(self._context, id))
        self._add_below(box, id)
        if not self._context.may_write(self._spec.kind):
            return part
        line = row(look)
        line.addStretch(1)
        remove = Button(
            look, say("Remove"), f"remove-{self._spec.kind}", kind="danger", icon="remove"
        )
        remove.clicked.connect(self._remove)
        line.addWidget(remove)
        box.addLayout(line)
        return part

    def _add_strips(self, box: QVBoxLayout, item: RecordView) -> None:
        """What one does with a paper beside writing about it: its file, a look at it, covering."""
        writes = self._context.may_write("evidence_item")
        if has_file(item):
            box.addWidget(FingerprintStrip(self._context, item.id))
        strips: list[FileStrip | DocumentLookStrip | CoverStrip] = []
        if writes and not has_file(item):
            strips.append(FileStrip(self._context, item))
        if is_paper(item):
            strips.append(DocumentLookStrip(self._context, item.id))
        if writes and is_picture(item):
            strips.append(CoverStrip(self._context, item))
        for strip in strips:
            strip.written.connect(self.gone)
            box.addWidget(strip)

    def _add_below(self, box: QVBoxLayout, id: str) -> None:
        """The lists of what hangs on this record: the events of a submission, the needs of a visit.

        What is promised while a new record is written down can be written beside it at once.
        """
        context, kind = self._context, self._spec.kind
        for one in below(context.session.dictionary, kind, context.head_kind):
            name = one.name
            if context.view(id) is None and name not in WHEREVER:
                continue
            start = begun_below(kind, partial(context.value, id)) if name in WHEREVER else None
            spec = replace(plain_list(context, name, id, nested=True), start=start)
            found = RecordList(context, spec)
            found.gone.connect(self.gone)
            box.addWidget(found)

    def add(self) -> None:
        """Begin a new record and open its form."""
        context, spec = self._context, self._spec
        id = context.session.desk.context.new_id()
        start = {**(spec.start or {}), **(spec.fixed or {})}
        context.draft.add(id, spec.kind, spec.parent, start)
        context.changed()
        self.open(id)

    def open(self, id: str) -> None:
        """Open the form of one record."""
        self._open = id
        self._show()
        if self._form is not None:
            self._form.focus_first()

    def _toggle(self) -> None:
        id = str(self.sender().property("record"))
        closes = id == self._open
        self.open("" if closes else id)
        if closes:
            self._to_row(id)

    def _under(self, record: RecordView) -> str:
        return self._spec.under(record) if self._spec.under is not None else ""

    def _remove(self) -> None:
        say = self._context.look.words.say
        question = Prompt(
            say("Remove this entry?"),
            say(
                "It is hidden here and on the other devices. Nothing is lost: the history keeps it."
            ),
            (("keep", say("Keep it")), ("remove", say("Remove it"))),
            danger="remove",
        )
        self._context.session.prompts.ask(self, question, self._answered)

    def _remove_row(self) -> None:
        id = str(self.sender().property("record"))
        if self._context.may_write(self._spec.kind):
            self._open = id
            self._remove()

    def _answered(self, key: str, _: str) -> None:
        if key != "remove":
            return
        id, self._open = self._open, ""
        self._gone_id = id
        if self._context.view(id) is None:
            self._context.draft.drop(id)
            self._show()
            self._to_row(id)
            self._context.changed()
        else:
            context = self._context
            failed = context.session.jobs.failed.emit
            what = (context.look, context.session, id, context.shown)
            remove(self, *what, self._removed, failed, partial(self._stays, id))

    def _stays(self, id: str) -> None:
        self._open = id
        self._show()
        self._to_row(id)

    def _removed(self, _: object) -> None:
        self._context.draft.drop(self._gone_id)
        view = self._context.view(self._gone_id)
        if view is not None and self._context.removed is not None:
            self._context.removed(view.id, capital(self._context.titles.of(view)))
        self.gone.emit()
