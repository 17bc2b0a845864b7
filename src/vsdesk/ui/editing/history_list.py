"""What happened to the records around a root: who, when, which answers, why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import clear, column
from vsdesk.ui.kit.measure import log_stamp
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.timeline import Moment, Timeline
from vsdesk.ui.people import author

if TYPE_CHECKING:
    from vsdesk.desk import Desk, HistoryRow
    from vsdesk.ui.editing.context import Context

_MOST = 200


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
        line.show_moments([self._moment(kind, row) for kind, row in rows[:_MOST]])
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
    """`closed`: a record, and the answers of it that are not told for now."""
    id_closed, names = closed
    found = []
    for id, kind in records:
        rows = desk.cases.history(id)
        if id == id_closed:
            rows = [told for row in rows if (told := _openly(row, names)) is not None]
        found += [(kind, row) for row in rows]
    return sorted(found, key=lambda pair: str(pair[1].ts), reverse=True)


def _openly(row: HistoryRow, closed: frozenset[str]) -> HistoryRow | None:
    """A save without the answers that are closed, and without their reason; None where nothing is left."""
    kept = tuple(name for name in row.fields if name not in closed)
    if len(kept) == len(row.fields):
        return row
    return replace(row, fields=kept, why=None) if kept else None
