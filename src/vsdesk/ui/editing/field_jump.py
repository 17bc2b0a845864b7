"""Puts the keyboard into the field that a place names: in the form of a section, or in a record of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from vsdesk.ui.editing.cover_strip import COVER, CoverStrip
from vsdesk.ui.editing.file_strip import ADD_FILE, FileStrip
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.route import ATTACH, FIRST_FIELD, MOVE

if TYPE_CHECKING:
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.editing.section_part import SectionPart
    from vsdesk.ui.route import Route


def go_to_field(context: Context, part: SectionPart, place: Route) -> None:
    """Focus the field of `place`; where the section does not show it, the first control of the section."""
    if not place.field:
        return
    if place.field in (ATTACH, MOVE) and (door := part.findChild(QWidget, place.field)) is not None:
        door.setFocus()
        return
    if place.field == ADD_FILE:
        form = _opened(context, part, "evidence_item", place.record) if place.record else None
        door = part.findChild(FileStrip)
        door.come() if door is not None else _first_control(form or part)
        return
    if place.field == COVER:
        _opened(context, part, "evidence_item", place.record)
        if (strip := part.findChild(CoverStrip)) is not None:
            strip.come()
        return
    if place.record and (line := _line_of(part, place.record)) is not None:
        line.setFocus()
        return
    kind, dot, name = place.field.rpartition(".")
    form = part.form
    if dot:
        form = _form(part, kind, place.record) or _opened(context, part, kind, place.record)
    if form is not None and place.field == FIRST_FIELD:
        form.focus_first()
    elif form is not None and form.shows(name):
        form.focus(name)
    else:
        _first_control(form or part)


def _line_of(part: QWidget, record: str) -> QWidget | None:
    """The line of a table in which a record is one number."""
    lines = part.findChildren(QLineEdit)
    return next((one for one in lines if one.property("record") == record), None)


def _first_control(part: QWidget) -> None:
    tab = Qt.FocusPolicy.TabFocus
    for one in part.findChildren(QWidget):
        if one.isVisibleTo(part) and one.isEnabled() and one.focusPolicy() & tab:
            one.setFocus()
            return


def _form(part: QWidget, kind: str, record: str) -> RecordForm | None:
    """The form that shows this record already (any of the kind, where none is named)."""
    forms = [one for one in part.findChildren(RecordForm) if one.kind == kind]
    return next((one for one in forms if not record or one.id == record), None)


def _opened(context: Context, part: QWidget, kind: str, record: str) -> RecordForm | None:
    """Open the record in its list, what it hangs on first; begin a new one where none is named."""
    if not record:
        return _begun(context, part, kind)
    if _pressed(part, record):
        return _form(part, kind, record)
    chain = []
    view = context.view(record)
    while view is not None and view not in chain:
        chain.append(view)
        view = context.view(view.parent or "")
    for one in reversed(chain):
        rows = part.findChild(RecordList, f"list-{one.kind}")
        if isinstance(rows, RecordList):
            rows.open(one.id)
    if (
        chain and chain[0].kind != kind
    ):  # what is lacking hangs on this record, and is not there yet
        return _begun(context, part, kind)
    return _form(part, kind, record)


def _pressed(part: QWidget, record: str) -> bool:
    """Open the row of a section that shows this record in its own way, such as a member of a family."""
    for one in part.findChildren(RowButton):
        if record in (one.property("member"), one.property("person")) and not one.isChecked():
            one.click()
            return True
    return False


def _begun(context: Context, part: QWidget, kind: str) -> RecordForm | None:
    rows = part.findChild(RecordList, f"list-{kind}")
    if not isinstance(rows, RecordList) or not context.may_write(kind):
        return None
    waiting = [id for id, _ in context.draft.new_of(kind)]
    if waiting:
        rows.open(waiting[0])
    else:
        rows.add()
    forms = [one for one in rows.findChildren(RecordForm) if one.kind == kind]
    return forms[-1] if forms else None
