"""Makes the middle column for each section of a family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from PySide6.QtWidgets import QWidget

from vsdesk.records.consent.holding_answer import not_here_to_answer
from vsdesk.records.dictionary.hidden_sections import hidden
from vsdesk.records.gate.lone.fair_share import by_turns
from vsdesk.records.kinship.graph import HINT, relatives
from vsdesk.ui.catalogue.places import new_page
from vsdesk.ui.editing.list_spec import kind_list
from vsdesk.ui.editing.person_wishes import wishes_in_short
from vsdesk.ui.editing.section_part import SectionPart
from vsdesk.ui.editing.who_said import WhoSaid
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.member_form import MemberForm
from vsdesk.ui.parts.member_rows import MemberRows
from vsdesk.ui.parts.relation import ToWhom
from vsdesk.ui.parts.second_entry import SecondEntry
from vsdesk.ui.people_names import capital, names_in, story
from vsdesk.ui.route import MOVE, Route
from vsdesk.ui.screens.family.chart import KinshipChart, donor_words, use_words
from vsdesk.ui.screens.family.consent_questions import ConsentQuestions
from vsdesk.ui.screens.family.member_forms import HouseholdSheets, MemberForms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vsdesk.desk import Change
    from vsdesk.records.dossier import RecordView


T = TypeVar("T")
_CHARTS: Final = 3  # of a family with more missing persons the first ones at once
_PERSONS: Final = 3
_LEAST: Final = 200  # pixels at 100 % of a box
_ASKED: Final = 12  # persons and cases about which the questions stand there at once


class FamilySection(SectionPart):
    """The content of one section of a family."""

    _rows: MemberRows | None = None

    def _members(self) -> None:
        dossier = self.context.dossier
        linked = [dossier.linked(case, "person") for case in self._ours("case", _CHARTS)]
        charted = [found[0] for found in linked if found and relatives(dossier, found[0].id)]
        self._more("charts", charted, self._chart, first=_CHARTS)
        self._whom()
        members = self._ours("family_member")
        if members:
            self.add_words(
                self.context.look.words.say(
                    "Open a person to write down what was asked: not to be named outside, that nobody may know of them, or that they stand on no paper of somebody."
                )
            )
            self._rows = MemberRows(self.context, "more-members", members, self._forms, self._asked)
            self.box.addWidget(self._rows)
        form = MemberForm(self.context, self.context.dossier.root, self.again)
        form.go.connect(self.go)
        self.box.addWidget(form)
        sheets = HouseholdSheets(self.context)
        sheets.go.connect(self.go)
        self.box.addWidget(sheets)

    def _forms(self, member: RecordView) -> MemberForms:
        forms = MemberForms(self.context, member, self.again)
        forms.go.connect(self.go)
        return forms

    def _asked(self, member: RecordView) -> list[str]:
        return wishes_in_short(self.context, member.text("person"))

    def _ours(self, kind: str, room: int = FIRST) -> list[RecordView]:
        """The records of a kind; where there is no room for all at once, those of the
        family's own devices first."""
        dossier, device_id = self.context.dossier, self.context.session.desk.context.device_id
        return by_turns(dossier.of(kind), lambda one: (one.id,), dossier, device_id, room)

    def _more(
        self, name: str, things: Sequence[T], make: Callable[[T], QWidget], *, first: int = FIRST
    ) -> More:
        found = More(self.context.look, f"more-{name}", things, make, first=first, space=16)
        if things:
            self.box.addWidget(found)
        return found

    def _whom(self) -> None:
        dossier = self.context.dossier
        linked = [dossier.linked(case, "person") for case in dossier.of("case")]
        missing = [person for found in linked for person in found]
        if missing and self.context.may_write("kinship"):
            self.box.addWidget(ToWhom(self.context, missing, self.again))

    def _chart(self, missing: RecordView) -> QWidget:
        context, look = self.context, self.context.look
        part = QWidget()
        box = column(look, part, space=16)
        box.addWidget(KinshipChart(context, missing.id))
        box.addWidget(Paragraph(look, donor_words(look, context, missing.id), "small", "text2"))
        return part

    @property
    def opened(self) -> str:
        """The member whose answers stand below the row."""
        return self._rows.opened if self._rows is not None else ""

    def reopen(self, name: str) -> None:
        if self._rows is not None:
            self._rows.reopen(name)

    def _cases(self) -> None:
        context, look = self.context, self.context.look
        self._more("cases", self._ours("case"), self._case)
        if not context.dossier.of("case"):
            self.box.addWidget(
                Paragraph(
                    look,
                    look.words.say(
                        "No case is linked to this family yet. Open a case and choose this family there."
                    ),
                    "body",
                    "text2",
                )
            )

        if context.may_write("case"):
            new = Button(look, look.words.say("New case"), "family-new-case", icon="add")
            new.clicked.connect(self._new_case)
            self.box.addWidget(new, 0, look.leading)
        cases = [(one.id, context.titles.of(one)) for one in self._ours("case")]
        if cases:
            second = SecondEntry(look, context.session, cases)
            second.go.connect(self.go)
            self.box.addWidget(second)

    def _case(self, case: RecordView) -> QWidget:
        """Its row, and below it the way to another family."""
        look, part = self.context.look, QWidget()
        box = column(look, part, space=2)
        box.addWidget(self._row(case))
        if self.context.session.desk.cases.moving.may_move(case):
            words = look.words.say("This case belongs to another family")
            name = f"move-{case.id[:8]}"
            door = Button(look, words, name, kind="link", icon="go", after=True)
            door.setProperty("case", case.id)
            door.clicked.connect(self._move_case)
            box.addWidget(door, 0, look.leading)
        return part

    def _move_case(self) -> None:
        self.go(Route("case", str(self.sender().property("case")), "family", MOVE))

    def _row(self, case: RecordView) -> RowButton:
        context, look = self.context, self.context.look
        person = next(iter(context.dossier.linked(case, "person")), None)
        found = names_in(context.dossier, person, look.lang)
        title = found[0] if found else look.words.say("Without a name yet")
        status = capital(context.titles.term(case, "search_status", "search_status"))
        under = look.dots(case.text("case_no"), status)
        button = RowButton(context.look, "cases", title, under, f"case-{case.id[:8]}")
        button.setProperty("case", case.id)
        button.clicked.connect(self._open_case)
        return button

    def _new_case(self) -> None:
        session = self.context.session
        session.jobs.write(
            Callbacks(self, self._case_made, session.jobs.failed.emit),
            session.desk.cases.people.new_case_of,
            self.context.dossier.root,
        )

    def _case_made(self, change: Change) -> None:
        self.go(new_page(self.context.session.dictionary, "case", change.ids[0]))

    def _open_case(self) -> None:
        self.go(Route("case", str(self.sender().property("case"))))

    def _consent(self) -> None:
        context, look = self.context, self.context.look
        self.box.addWidget(
            Paragraph(
                look,
                look.words.say("Each person answers alone. What one said is not read to another."),
                "body",
                "text2",
            )
        )
        people = [
            one for one in self._ours("person", _PERSONS) if one.space == context.dossier.head.space
        ]
        cases = self._ours("case", _PERSONS)
        silent = not_here_to_answer(context.dossier)
        asked = [(one, case) for one in people if one.id not in silent for case in cases]
        if asked:
            self._who_said([one for one in people if one.id not in silent])
        self._more("questions", asked, self._questions, first=_ASKED)
        if people and not cases:
            words = look.words.say("No case is linked to this family yet.")
            self.box.addWidget(Paragraph(look, words, "body", "text2"))
        if people:
            self.add_list(kind_list(context, "consent_grant", context.dossier.root))
        if not people:
            self.box.addWidget(
                Paragraph(
                    look,
                    look.words.say("Add the members first: consent belongs to a person."),
                    "body",
                    "text2",
                )
            )

    def _questions(self, asked: tuple[RecordView, RecordView]) -> ConsentQuestions:
        return ConsentQuestions(self.context, self.said, *asked, self.go, self.again)

    def _who_said(self, people: Sequence[RecordView]) -> None:
        """Asked once for the answers of everybody: of whoever it is they are their own."""
        context, look = self.context, self.context.look
        names = [(one.id, context.titles.of(one)) for one in people]
        speakers, family = context.session.speakers, context.dossier.root
        self.said = WhoSaid(look, speakers, "said-by", family, names)
        line, least = Flow(look, space=12), look.px(_LEAST)
        line.addLayout(labelled(look, self.said.by.accessibleName(), self.said.by), 1, least=least)
        line.addWidget(self.said.unkept, 2, least=2 * least)
        self.box.addLayout(line)

    def _contact(self) -> None:
        context, look = self.context, self.context.look
        plan = context.dossier.head.value("safe_contact_plan")
        if plan:
            card = Card(look, look.words.say("What the family asked of us"), icon="told")
            card.body.addWidget(Paragraph(look, story(plan, look.lang)))
            self.box.addWidget(card)
        self.add_list(kind_list(context, "contact_channel", context.dossier.root))

    def _samples(self) -> None:
        """Hidden until a case of the family says what identification is asked for."""
        if "dna_reference" not in hidden(self.context.dossier):
            self.add_lists(self.section.lists)
            self._uses()
            return
        say = self.context.look.words.say
        self.add_words(say("These questions are not for a first visit."))
        self.add_words(
            say("Say first what the answers are for: on the case, under Identification.")
        )
        self._more("samples", self._ours("case"), self._sample)

    def _uses(self) -> None:
        """For whom each sample on record is of use."""
        donors = dict.fromkeys(one.text("donor") for one in self._ours("dna_reference"))
        uses = [use_words(self.context.look, self.context, one) for one in donors if one]
        said = [*filter(None, uses)]
        if said:
            self.box.addWidget(
                Paragraph(
                    self.context.look,
                    "\n".join([*said, self.context.look.words.say(HINT)]),
                    "small",
                    "text2",
                )
            )

    def _sample(self, case: RecordView) -> QWidget:
        part, look = QWidget(), self.context.look
        words = look.words.say("Open Identification of {name}", name=self.context.titles.of(case))
        name = f"to-antemortem-{case.id[:8]}"
        door = Button(look, words, name, kind="link", icon="go", after=True)
        door.setProperty("case", case.id)
        door.clicked.connect(self._open_identification)
        line = row(look, part)
        line.addWidget(door)
        line.addStretch(1)
        return part

    def _open_identification(self) -> None:
        self.go(Route("case", str(self.sender().property("case")), "antemortem"))

    own: ClassVar[Mapping[str, Callable[[Any], None]]] = {
        "members": _members,
        "cases": _cases,
        "consent": _consent,
        "contact": _contact,
        "samples": _samples,
    }
