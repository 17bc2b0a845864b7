"""Makes the middle column for each section of a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.ui.editing.groups import groups
from vsdesk.ui.editing.history_list import HistoryList
from vsdesk.ui.editing.kinds_part import IdentificationPart, KindsPart
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import ListSpec, RecordList
from vsdesk.ui.editing.safe_contact import SafeContacts
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.timeline import Timeline
from vsdesk.ui.moments import moments
from vsdesk.ui.people import disappearance, missing_person
from vsdesk.ui.screens.case.evidence_part import EvidencePart
from vsdesk.ui.screens.case.family_part import FamilyPart
from vsdesk.ui.screens.case.remove import RemoveCase
from vsdesk.ui.screens.case.sections import CASE_SECTIONS, EVENT_SECTIONS
from vsdesk.ui.screens.case.sources_part import SourcesPart

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.context import Context
    from vsdesk.ui.place import Place


class Part(QWidget):
    """The content of one section. `form` is the form that takes the keyboard, if there is one."""

    def __init__(
        self, context: Context, key: str, go: Callable[[Place], None], again: Callable[[], None]
    ) -> None:
        super().__init__()
        self.context, self._go, self._again = context, go, again
        self.form: RecordForm | None = None
        self.box: QVBoxLayout = column(context.look, self, space=16)
        own = getattr(self, f"_{key}", None)
        if own is not None:
            own()
        else:
            self._group(key)
        self.box.addStretch(1)

    def _group(self, key: str) -> None:
        found = {one.key: one for one in groups(self.context.session.dictionary, "case")}
        part = IdentificationPart if key == "antemortem" else KindsPart
        self.box.addWidget(part(self.context, found[key], self._again))

    def _person(self) -> None:
        person = missing_person(self.context.dossier)
        id = person.id if person is not None else self._new("person", self.context.dossier.root, {})
        self._form("person", id)
        if person is not None:
            self._list(
                ListSpec(
                    "person_name", id, "person", wanted=_below(id), empty=self._say_empty("names")
                )
            )
            self._list(ListSpec("person_identifier", id, "file", wanted=_below(id)))

    def _disappearance(self) -> None:
        event = disappearance(self.context.dossier)
        root = self.context.dossier.root
        id = event.id if event is not None else self._new("event", root, {"is_disappearance": True})
        self._form("event", id, EVENT_SECTIONS, title_first=False)
        if event is not None:
            self._list(ListSpec("involvement", id, "person", wanted=_below(id)))

    def _timeline(self) -> None:
        context = self.context
        line = Timeline(context.look)
        line.show_moments(moments(context.look, context.dossier, context.titles))
        self.box.addWidget(line)
        titles = context.titles
        self._list(
            ListSpec(
                "event",
                context.dossier.root,
                "when",
                wanted=_other_event,
                under=lambda one: titles.date(one, "date"),
            ),
            title=False,
        )

    def _family(self) -> None:
        self.box.addWidget(FamilyPart(self.context, self._go, self._again))

    def _contact(self) -> None:
        context = self.context
        say = context.look.words.say
        self.box.addWidget(SafeContacts(context.look, context.session, context.dossier))
        family = context.dossier.of("family")
        if family:
            from vsdesk.ui.place import Place

            button = Button(
                context.look, say("Open the family's contacts"), "open-family", icon="families"
            )
            place = Place("family", family[0].id, "contact")
            button.setProperty("family", place.id)
            button.clicked.connect(self._open_family)
            self.box.addWidget(button, 0, context.look.leading)
        else:
            self.box.addWidget(
                Paragraph(
                    context.look,
                    say("Contacts lie with the family. Link the case to a family first."),
                    "body",
                    "text2",
                )
            )

    def _claims(self) -> None:
        self.box.addWidget(SourcesPart(self.context, self._go))
        titles = self.context.titles
        self._list(
            ListSpec(
                "claim",
                self.context.dossier.root,
                "told",
                under=lambda one: titles.term(one, "confidence", "confidence"),
                empty=self._say_empty("claims"),
            )
        )

    def _documents(self) -> None:
        self.box.addWidget(EvidencePart(self.context, self._again))

    def _consent(self) -> None:
        context = self.context
        family = context.dossier.of("family")
        parent = family[0].id if family else context.dossier.root
        titles = context.titles
        self._list(
            ListSpec(
                "consent_grant",
                parent,
                "consent",
                start={"subject": context.dossier.root, "given_on": context.session.desk.today()},
                under=lambda one: titles.term(one, "result", "consent_result"),
                empty=self._say_empty("consent"),
            ),
            title=False,
        )

    def _search(self) -> None:
        titles = self.context.titles
        self._list(
            ListSpec(
                "search_action",
                self.context.dossier.root,
                "search",
                under=lambda one: titles.date(one, "date"),
                empty=self._say_empty("search"),
            ),
            title=False,
        )

    def _references(self) -> None:
        self._list(
            ListSpec(
                "external_ref",
                self.context.dossier.root,
                "file",
                empty=self._say_empty("references"),
            ),
            title=False,
        )

    def _case(self) -> None:
        self._form("case", self.context.dossier.root, CASE_SECTIONS)
        if self.context.may_write("case"):
            self.box.addWidget(RemoveCase(self.context, self._go))

    def _history(self) -> None:
        self.box.addWidget(
            HistoryList(
                self.context,
                [
                    (one.id, one.kind)
                    for one in self.context.dossier
                    if one.space == self.context.dossier.head.space
                ],
            )
        )

    # Parts of parts.
    def _form(
        self, kind: str, id: str, sections: tuple[str, ...] = (), *, title_first: bool = True
    ) -> None:
        self.form = RecordForm(self.context, kind, id, sections, title_first=title_first)
        self.box.addWidget(self.form)

    def _list(self, spec: ListSpec, *, title: bool = True) -> None:
        found = RecordList(self.context, spec, title=title)
        found.gone.connect(self._again)
        self.box.addWidget(found)

    def _new(self, kind: str, parent: str, values: dict[str, object]) -> str:
        waiting = [id for id, one in self.context.draft.new_of(kind) if one.parent == parent]
        if waiting:
            return waiting[0]
        id = self.context.session.desk.new_id()
        self.context.draft.add(id, kind, parent, values)
        return id

    def _open_family(self) -> None:
        from vsdesk.ui.place import Place

        self._go(Place("family", str(self.sender().property("family")), "contact"))

    def _say_empty(self, what: str) -> str:
        say = self.context.look.words.say
        return {
            "names": say("Kunya, nickname, a name used in detention, another spelling."),
            "claims": say(
                "What each source says stands here side by side, even where sources disagree."
            ),
            "consent": say("One entry per person, purpose and recipient. Not asked is not a yes."),
            "search": say(
                "Each letter, visit or call that looked for the person, and why none was possible."
            ),
            "references": say("Numbers that other bodies or an old paper file gave to this case."),
        }[what]


def _below(id: str) -> Callable[[RecordView], bool]:
    return lambda record: record.parent == id


def _other_event(record: RecordView) -> bool:
    return record.value("is_disappearance") is not True
