"""How one member of a family is related to others: each relation as it was told, to be corrected; and one
more beside it, which is how a relation is disputed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.gate.lone.fair_share import by_turns
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.relation import Relation
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context

FORMS: Final = 6  # relations of one member that are asked about at once


class Kinships(QWidget):
    """Those to the missing persons of the page stand first; what is written lies in the space of the
    membership, whatever page shows it. `written` once a relation was added or taken off."""

    written = Signal()

    def __init__(self, context: Context, member: RecordView) -> None:
        super().__init__()
        self._context = context
        dossier = context.dossier
        held = dossier.get(member.text("person"))
        person = held.id if held is not None else ""
        self.setObjectName(f"kinships-{member.id[:8]}")
        box = column(context.look, self, space=12)
        told = [one for one in dossier.of("kinship") if person and one.text("person") == person]
        device_id, missing = context.session.desk.context.device_id, missing_person_ids(dossier)
        told = by_turns(told, lambda one: (one.id,), dossier, device_id, FORMS)
        told.sort(key=lambda one: one.text("related_to") not in missing)
        look = context.look
        box.addWidget(More(look, "more-kin", told, self._told, first=FORMS, page=FORMS, space=12))
        if person and context.may_write("kinship"):
            box.addWidget(Relation(context, person, member.space, self.written.emit))

    def _told(self, kin: RecordView) -> QWidget:
        part, context = QWidget(), self._context
        box = column(context.look, part, space=12)
        title = capital(context.titles.of(kin))
        box.addWidget(Paragraph(context.look, title, "h3"))
        form = RecordForm(context, "kinship", kin.id)
        form.gone.connect(self.written)
        box.addWidget(form)
        return part
