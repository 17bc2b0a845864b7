"""The members of a family: a row for each with the forms below it; and a sheet for each household,
where there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.gate.papers.household_papers import (
    NOBODY_SURE,
    Household,
    households_of,
    without_household,
)
from vsdesk.ui.editing.list_spec import plain_list
from vsdesk.ui.editing.member_row import member_row
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.editing.wishes import Wishes, wishes_in_short
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.parts.paper_kinds import FAMILY_SHEET
from vsdesk.ui.people import capital
from vsdesk.ui.route import Route
from vsdesk.ui.screens.family.other_entries import OtherEntries
from vsdesk.ui.screens.family.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.context import Context


FORMS: Final = 6  # relations of one member that are asked about at once


class MemberRows(QWidget):
    """A row for each member; pressed, what is known of the person stands below it.
    `kinships`: those of the family. `go` opens another family."""

    go = Signal(object)

    def __init__(
        self,
        context: Context,
        members: Sequence[RecordView],
        kinships: Sequence[RecordView],
        again: Callable[[], None],
    ) -> None:
        super().__init__()
        self._context, self._kinships, self._again = context, kinships, again
        self._opened: QWidget | None = None
        self._list = More(context.look, "more-members", members, self._member, space=16)
        column(context.look, self).addWidget(self._list)

    def _member(self, member: RecordView) -> RowButton:
        person = self._context.dossier.get(member.text("person"))
        asked = wishes_in_short(self._context, member.text("person"))
        button = member_row(self._context, member, *asked)
        button.setProperty("person", person.id if person is not None else "")
        button.setProperty("member", member.id)
        button.setCheckable(True)
        button.clicked.connect(self._open_member)
        return button

    @property
    def opened(self) -> str:
        """The member whose answers stand below the row."""
        now = [one for one in self._rows() if one.isChecked()]
        return now[-1].objectName() if now else ""

    def reopen(self, name: str) -> None:
        """The same member."""
        for one in self._rows():
            if one.objectName() == name:
                one.setChecked(True)
                self._unfold(one)

    def _rows(self) -> list[RowButton]:
        return [one for one in self._list.rows if isinstance(one, RowButton)]

    def _open_member(self) -> None:
        button = self.sender()
        assert isinstance(button, RowButton)
        self._unfold(button)

    def _unfold(self, button: RowButton) -> None:
        if self._opened is not None:
            self._opened.hide()
            self._opened.deleteLater()
            self._opened = None
        if not button.isChecked():
            return
        part = QWidget()
        box = column(self._context.look, part, edges=(12, 0, 12, 8), space=12)
        person = str(button.property("person"))
        held = self._context.dossier.get(person)
        if held is not None:
            box.addWidget(Wishes(self._context, held, self._again))
        member = self._context.dossier.get(str(button.property("member")))
        if member is not None:
            entries = OtherEntries(self._context, member, self._again)
            entries.go.connect(self.go)
            box.addWidget(entries)
        box.addWidget(self._form_of("family_member", str(button.property("member"))))
        if person:
            box.addWidget(self._form_of("person", person))
            names = plain_list(self._context, "person_name", person, nested=True)
            further = RecordList(self._context, names)
            further.gone.connect(self._again)
            box.addWidget(further)
            kin = [one for one in self._kinships if one.text("person") == person]
            box.addWidget(
                More(
                    self._context.look,
                    "more-kin",
                    kin,
                    self._kin,
                    first=FORMS,
                    page=FORMS,
                    space=12,
                )
            )
            if self._context.may_write("kinship"):
                box.addWidget(Relation(self._context, person, self._again))
        self._opened = part
        self._list.put_below(button, part)

    def _kin(self, kin: RecordView) -> QWidget:
        part, look = QWidget(), self._context.look
        box = column(look, part, space=12)
        box.addWidget(Label(look, capital(self._context.titles.of(kin)), "h3", elide=True))
        box.addWidget(self._form_of("kinship", kin.id))
        return part

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
