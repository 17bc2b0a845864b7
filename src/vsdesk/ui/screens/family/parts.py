"""Makes the middle column for each section of a family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.records.consent import not_here_to_answer
from vsdesk.records.kinship import relatives
from vsdesk.records.openings import hidden
from vsdesk.ui import recording
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import ListSpec, RowButton
from vsdesk.ui.editing.section_part import SectionPart
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital, names
from vsdesk.ui.place import FIRST_FIELD, Place
from vsdesk.ui.screens.family.chart import KinshipChart, donor_words
from vsdesk.ui.screens.family.member_form import MemberForm
from vsdesk.ui.screens.family.questions import ConsentQuestions
from vsdesk.ui.screens.family.relation import Relation
from vsdesk.ui.screens.family.to_whom import ToWhom

if TYPE_CHECKING:
    from vsdesk.desk import Change
    from vsdesk.records.dossier import RecordView


class Part(SectionPart):
    """The content of one section of a family."""

    def _members(self) -> None:
        dossier, titles = self.context.dossier, self.context.titles
        for case in dossier.of("case"):
            person = next(iter(dossier.linked(case, "person")), None)
            if person is not None:
                self._chart(person)
        self._whom()
        for member in dossier.of("family_member"):
            person = dossier.get(member.text("person"))
            button = RowButton(
                self.context,
                "person",
                titles.of(member),
                self._about(member),
                f"member-{member.id[:8]}",
            )
            button.setProperty("person", person.id if person is not None else "")
            button.setProperty("member", member.id)
            button.setCheckable(True)
            button.clicked.connect(self._open_member)
            self.box.addWidget(button)
        self._opened: QWidget | None = None
        form = MemberForm(self.context, self.again)
        form.go.connect(self.go)
        self.box.addWidget(form)

    def _whom(self) -> None:
        dossier = self.context.dossier
        linked = [dossier.linked(case, "person") for case in dossier.of("case")]
        missing = [person for found in linked for person in found]
        if missing and self.context.may_write("kinship"):
            self.box.addWidget(ToWhom(self.context, missing, self.again))

    def _chart(self, missing: RecordView) -> None:
        context, look = self.context, self.context.look
        if not relatives(context.dossier, missing.id):
            return
        self.box.addWidget(KinshipChart(context, missing.id))
        self.box.addWidget(
            Paragraph(look, donor_words(look, context, missing.id), "small", "text2")
        )

    def _about(self, member: RecordView) -> str:
        context = self.context
        parts = context.titles.kinships(member.text("person"))
        if member.value("focal_point") is True:
            parts.append(context.look.words.say("speaks for the family"))
        return context.look.dots(*parts)

    def _open_member(self) -> None:
        button = self.sender()
        assert isinstance(button, RowButton)
        if self._opened is not None:
            self._opened.hide()
            self._opened.deleteLater()
            self._opened = None
        if not button.isChecked():
            return
        part = QWidget()
        box = column(self.context.look, part, edges=(12, 0, 12, 8), space=12)
        box.addWidget(self._form_of("family_member", str(button.property("member"))))
        person = str(button.property("person"))
        if person:
            box.addWidget(self._form_of("person", person))
            for kin in self.context.dossier.of("kinship"):
                if kin.text("person") == person:
                    words = capital(self.context.titles.of(kin))
                    box.addWidget(Label(self.context.look, words, "h3", elide=True))
                    box.addWidget(self._form_of("kinship", kin.id))
            if self.context.may_write("kinship"):
                box.addWidget(Relation(self.context, person, self.again))
        self._opened = part
        self.box.insertWidget(self.box.indexOf(button) + 1, part)

    def _form_of(self, kind: str, id: str) -> RecordForm:
        form = RecordForm(self.context, kind, id)
        form.gone.connect(self.again)
        return form

    def _cases(self) -> None:
        context, look = self.context, self.context.look
        for case in context.dossier.of("case"):
            person = next(iter(context.dossier.linked(case, "person")), None)
            found = names(person, look.lang)
            title = found[0] if found else look.words.say("Without a name yet")
            status = capital(context.titles.term(case, "search_status", "search_status"))
            under = look.dots(case.text("case_no"), status)
            button = RowButton(context, "cases", title, under, f"case-{case.id[:8]}")
            button.setProperty("case", case.id)
            button.clicked.connect(self._open_case)
            self.box.addWidget(button)
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

    def _new_case(self) -> None:
        session = self.context.session
        session.jobs.write(
            Answer(self, self._case_made, session.jobs.failed.emit),
            recording.new_case_of,
            session.desk,
            self.context.dossier.root,
        )

    def _case_made(self, change: Change) -> None:
        self.go(Place("case", change.ids[0], "person", FIRST_FIELD))

    def _open_case(self) -> None:
        self.go(Place("case", str(self.sender().property("case"))))

    def _consent(self) -> None:
        context, look = self.context, self.context.look
        titles = context.titles
        self.box.addWidget(
            Paragraph(
                look,
                look.words.say("Each person answers alone. What one said is not read to another."),
                "body",
                "text2",
            )
        )
        people = [
            one for one in context.dossier.of("person") if one.space == context.dossier.head.space
        ]
        cases = context.dossier.of("case")
        silent = not_here_to_answer(context.dossier)
        for person in (one for one in people if one.id not in silent):
            for case in cases:
                self.box.addWidget(ConsentQuestions(context, person, case, self.go, self.again))
        if people and not cases:
            words = look.words.say("No case is linked to this family yet.")
            self.box.addWidget(Paragraph(look, words, "body", "text2"))
        if people:
            spec = ListSpec(
                "consent_grant",
                context.dossier.root,
                "consent",
                start={"given_on": context.session.desk.today()},
                under=lambda one: look.dots(
                    titles.linked(one, "grantor"),
                    capital(titles.term(one, "result", "consent_result")),
                ),
            )
            self.add_list(spec)
        if not people:
            self.box.addWidget(
                Paragraph(
                    look,
                    look.words.say("Add the members first: consent belongs to a person."),
                    "body",
                    "text2",
                )
            )

    def _contact(self) -> None:
        context, look = self.context, self.context.look
        plan = context.dossier.head.value("safe_contact_plan")
        if plan:
            from vsdesk.ui.people import story

            card = Card(look, look.words.say("What the family asked of us"), icon="told")
            card.body.addWidget(Paragraph(look, story(plan, look.lang)))
            self.box.addWidget(card)
        titles = context.titles
        self.add_list(
            ListSpec(
                "contact_channel",
                context.dossier.root,
                "call",
                under=lambda one: next(
                    (titles.of(p) for p in context.dossier.linked(one, "person")), ""
                ),
                empty=look.words.say(
                    "A number with its rules: when, how, who else hears, the greeting word."
                ),
            )
        )

    def _samples(self) -> None:
        """Hidden until a case of the family says what identification is asked for."""
        if "dna_reference" not in hidden(self.context.dossier):
            self.group("samples")
            return
        say = self.context.look.words.say
        self.add_words(say("These questions are not for a first visit."))
        self.add_words(
            say("Say first what the answers are for: on the case, under Identification.")
        )
        for case in self.context.dossier.of("case"):
            words = say("Open Identification of {name}", name=self.context.titles.of(case))
            name = f"to-antemortem-{case.id[:8]}"
            door = Button(self.context.look, words, name, kind="link", icon="go", after=True)
            door.setProperty("case", case.id)
            door.clicked.connect(self._open_identification)
            self.box.addWidget(door, 0, self.context.look.leading)

    def _open_identification(self) -> None:
        self.go(Place("case", str(self.sender().property("case")), "antemortem"))

    def _log(self) -> None:
        context = self.context
        titles = context.titles
        self.add_list(
            ListSpec(
                "contact_log",
                context.dossier.root,
                "told",
                start={"on": context.session.desk.today()},
                under=lambda one: context.look.dots(
                    capital(titles.term(one, "channel", "channel")), one.text("promised")
                ),
                empty=context.look.words.say(
                    "Each call and visit: what was said, what was promised, and by when."
                ),
            ),
            title=False,
        )

    def _family(self) -> None:
        self.add_form("family", self.context.dossier.root, title_first=False)
        self.add_removal(Place("families"))
