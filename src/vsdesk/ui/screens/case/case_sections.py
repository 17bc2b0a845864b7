"""Makes the middle column for each section of a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from vsdesk.records.case_parts import WHEN_AND_WHERE
from vsdesk.records.checks.completeness import EVENT_SECTIONS
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.lone.fair_share import by_turns
from vsdesk.records.gate.sealed_fields import absent_sources
from vsdesk.ui.catalogue.places import new_page
from vsdesk.ui.catalogue.sections import DOCUMENTS, TIMELINE
from vsdesk.ui.editing.kinds_part import IdentificationPart
from vsdesk.ui.editing.list_spec import kind_list, plain_list
from vsdesk.ui.editing.person_wishes import Wishes
from vsdesk.ui.editing.safe_contact import SafeContacts
from vsdesk.ui.editing.section_part import SectionPart
from vsdesk.ui.editing.taken_together import TakenTogether
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.link_editor import stays_elsewhere
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.kit.timeline import Timeline
from vsdesk.ui.moments import moments
from vsdesk.ui.parts.evidence_part import EvidencePart
from vsdesk.ui.parts.second_entry import SecondEntry
from vsdesk.ui.people_names import disappearance, missing_person
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.family_part import FamilyPart
from vsdesk.ui.screens.case.submissions_part import SubmissionsPart

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from vsdesk.desk import Change
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context


class CaseSection(SectionPart):
    """The content of one section of a case."""

    _family_part: FamilyPart | None = None

    def _antemortem(self) -> None:
        self.box.addWidget(IdentificationPart(self.context, self.section.lists, self.again))

    def _person(self) -> None:
        person = missing_person(self.context.dossier)
        id = person.id if person is not None else self.new("person", self.context.dossier.root, {})
        self.add_form("person", id)
        self.add_list(kind_list(self.context, "person_name", id, wanted=_below(id)))
        self.add_list(kind_list(self.context, "person_identifier", id, wanted=_below(id)))
        if person is not None:
            self.box.addWidget(Wishes(self.context, person, self.again))
            title = self.context.titles.of(person)
            second = SecondEntry(
                self.context.look, self.context.session, [(self.context.dossier.root, title)]
            )
            second.go.connect(self.go)
            self.box.addWidget(second)

    def _disappearance(self) -> None:
        event = disappearance(self.context.dossier)
        root = self.context.dossier.root
        id = event.id if event is not None else self.new("event", root, {"is_disappearance": True})
        self.add_form("event", id, EVENT_SECTIONS, title_first=False)
        self.add_list(kind_list(self.context, "involvement", id, wanted=_below(id)))
        context = self.context
        together = TakenTogether(
            context.look,
            context.session,
            context.dossier,
            lambda: {name: context.value(id, name) for name in WHEN_AND_WHERE},
            lambda do: do(root),
        )
        together.go.connect(self.go)
        together.written.connect(self._joined)
        self.box.addWidget(together)

    def _joined(self, words: str, change: Change) -> None:
        if self.context.decided is not None:
            self.context.decided(words, change)
        self.again()

    def _timeline(self) -> None:
        context = self.context
        line = Timeline(context.look)
        line.show_moments(moments(context.look, context.dossier, context.titles))
        self.box.addWidget(line)
        events = kind_list(context, "event", context.dossier.root, wanted=self.section.wanted)
        self.add_list(events, title=False)

    def _family(self) -> None:
        self._family_part = FamilyPart(self.context, self.go, self.again)
        self.box.addWidget(self._family_part)

    @property
    def opened(self) -> str:
        """The member whose kinships stand below the row."""
        return self._family_part.opened if self._family_part is not None else ""

    def reopen(self, name: str) -> None:
        if self._family_part is not None:
            self._family_part.reopen(name)

    def _contact(self) -> None:
        context = self.context
        say = context.look.words.say
        self.box.addWidget(SafeContacts(context.look, context.session, context.dossier))
        family = context.dossier.of("family")
        if family:
            button = Button(
                context.look, say("Open the family's contacts"), "open-family", icon="families"
            )
            place = Route("family", family[0].id, "contact")
            button.setProperty("family", place.id)
            button.clicked.connect(self._open_family)
            self.box.addWidget(button, 0, context.look.leading)
        else:
            self.add_words(say("Contacts lie with the family. Link the case to a family first."))

    def _claims(self) -> None:
        self.box.addWidget(SourcesPart(self.context, self.go))
        self.add_list(kind_list(self.context, "claim", self.context.dossier.root))

    def _documents(self) -> None:
        self.box.addWidget(EvidencePart(self.context, self.again))

    def _consent(self) -> None:
        context = self.context
        family = context.dossier.of("family")
        parent = family[0].id if family else context.dossier.root
        words = context.look.words.say("Open the consent page")
        door = Button(context.look, words, "to-consent-page", icon="consent")
        door.clicked.connect(self._open_consent)
        self.box.addWidget(door, 0, context.look.leading)
        start = {"subject": context.dossier.root}
        self.add_list(kind_list(context, "consent_grant", parent, start=start), title=False)

    def _submissions(self) -> None:
        context = self.context
        self.box.addWidget(SubmissionsPart(context, self.go))
        self.add_list(plain_list(context, "representation", context.dossier.root))

    def _open_consent(self) -> None:
        self.go(Route("consent", self.context.dossier.root))

    def _open_family(self) -> None:
        self.go(Route("family", str(self.sender().property("family")), "contact"))

    own: ClassVar[Mapping[str, Callable[[Any], None]]] = {
        "person": _person,
        "disappearance": _disappearance,
        TIMELINE: _timeline,
        "family": _family,
        "contact": _contact,
        "claims": _claims,
        DOCUMENTS: _documents,
        "antemortem": _antemortem,
        "consent": _consent,
        "submissions": _submissions,
    }


def _below(id: str) -> Callable[[RecordView], bool]:
    return lambda record: record.parent == id


class SourcesPart(QWidget):
    """Rows with codes only. Names and statements lie on the source's own page, sealed."""

    def __init__(self, context: Context, go: Callable[[Route], None]) -> None:
        super().__init__()
        self._context, self._go = context, go
        look, say = context.look, context.look.words.say
        box = column(look, self, space=8)
        box.addWidget(Label(look, context.session.labels.kinds("source"), "h3"))
        sources = context.dossier.of("source")
        device_id = context.session.desk.context.device_id
        listed = by_turns(sources, lambda one: (one.id,), context.dossier, device_id, FIRST)
        if listed:
            box.addWidget(More(look, "more-sources", listed, self._row))
        absent = absent_sources(context.dossier)
        if absent:
            box.addWidget(More(look, "more-absent", list(absent), self._absent))
        if not sources and not absent:
            words = say("A source stands here by a code. The name and the statements are sealed.")
            box.addWidget(Paragraph(look, words, "body", "text2"))
        if not context.may_write("source"):
            return
        kind = context.session.labels.kind("source")
        add = Button(look, say("Add: {kind}", kind=kind), "add-source", icon="add")
        add.clicked.connect(self.add)
        box.addWidget(add, 0, look.leading)

    def _row(self, source: RecordView) -> RowButton:
        titles = self._context.titles
        kind = titles.term(source, "type", "source_kind")
        row = RowButton(
            self._context.look, "sealed", titles.of(source), kind, f"source-{source.id[:8]}"
        )
        row.setProperty("source", source.id)
        row.clicked.connect(self._open)
        return row

    def _absent(self, code: str) -> Paragraph:
        look = self._context.look
        return Paragraph(look, stays_elsewhere(look, code), "body", "text2")

    def _open(self) -> None:
        self._go(Route("record", str(self.sender().property("source"))))

    def add(self) -> None:
        """Make a source of this case, open its page."""
        context = self._context
        session, head = context.session, context.dossier.head
        named = {id for value in head.every("sources") for id in ids_in(value)}
        made = session.desk.cases.people.new_source
        session.jobs.write(Callbacks(self, self._made), made, head.id, tuple(named))

    def _made(self, change: Change) -> None:
        self._go(new_page(self._context.session.dictionary, "source", change.ids[0]))
