"""What is known of one member of a family; and a sheet for each household, where there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.gate.papers.household_papers import (
    NOBODY_SURE,
    Household,
    households_of,
    without_household,
)
from vsdesk.ui.editing.list_spec import plain_list
from vsdesk.ui.editing.person_wishes import Wishes
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.kinships import Kinships
from vsdesk.ui.parts.paper_kinds import FAMILY_SHEET
from vsdesk.ui.route import Route
from vsdesk.ui.screens.family.entry_list import OtherEntries

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context


class MemberForms(QWidget):
    """All that is known of one member: what was asked, the membership, the person, the kinships. `go` opens
    another family."""

    go = Signal(object)

    def __init__(self, context: Context, member: RecordView, again: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._again = context, again
        box = column(context.look, self, space=12)
        person = context.dossier.get(member.text("person"))
        if person is not None:
            box.addWidget(Wishes(context, person, again))
        entries = OtherEntries(context, member, again)
        entries.go.connect(self.go)
        box.addWidget(entries)
        box.addWidget(self._form_of("family_member", member.id))
        if person is None:
            return
        box.addWidget(self._form_of("person", person.id))
        names = plain_list(context, "person_name", person.id, nested=True)
        further = RecordList(context, names)
        further.gone.connect(again)
        box.addWidget(further)
        kin = Kinships(context, member)
        kin.written.connect(again)
        box.addWidget(kin)

    def _form_of(self, kind: str, id: str) -> RecordForm:
        form = RecordForm(self._context, kind, id)
        form.gone.connect(self._again)
        return form


class HouseholdSheets(Card):
    """There only where there are several. `go` opens the print page of a case with the paper chosen."""

    go = Signal(object)

    def __init__(self, context: Context) -> None:
        look, say = context.look, context.look.words.say
        super().__init__(look, say("A sheet for each household"), edge=14, space=8)
        self.setObjectName("household-sheets")
        self._context = context
        found = households_of(context.dossier, context.session.desk.context.today())
        if not found:
            self.hide()
            return
        words = say(
            "On each sheet stand only the members who live there. Whoever lives elsewhere stands on it nowhere: neither as a relative nor in a number. A name in a story is asked about before it is printed."
        )
        self.body.addWidget(Paragraph(look, words, "small", "text2", wide=90))
        if everywhere := without_household(context.dossier):
            names = self._names(everywhere)
            words = say(
                "No household is written down for {names}: they stand on each sheet.", names=names
            )
            self.body.addWidget(Paragraph(look, words, "small", "warn", wide=90))
        rows = list(enumerate(found))
        self.body.addWidget(More(look, "more-households", rows, self._household, space=12))

    def _household(self, row: tuple[int, Household]) -> QWidget:
        place, one = row
        look, say = self._context.look, self._context.look.words.say
        part = QWidget()
        box = column(look, part, space=4)
        box.addWidget(Paragraph(look, one.name, "strong"))
        box.addWidget(Paragraph(look, self._names(one.members), "small", "text2"))
        if not one.person:
            box.addWidget(Paragraph(look, say(NOBODY_SURE), "small", "warn"))
            return part
        for case in self._context.dossier.of("case"):
            missing = self._context.titles.of(case)
            words = say("Print this household's sheet: {name}", name=missing)
            door = Button(look, words, f"household-{place}-{case.id[:8]}", icon="print")
            door.setProperty("case", case.id)
            door.setProperty("person", one.person)
            door.clicked.connect(self._print)
            box.addWidget(door, 0, look.leading)
        return part

    def _names(self, people: tuple[str, ...]) -> str:
        return self._context.look.listed(self._context.titles.by_id(one) for one in people)

    def _print(self) -> None:
        door = self.sender()
        case, person = str(door.property("case")), str(door.property("person"))
        self.go.emit(Route("preview", case, FAMILY_SHEET.key, record=person))
