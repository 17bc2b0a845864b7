"""Add a member: a name, or the kinship alone where nobody is to be named; and to whom.
Nothing else is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from vsdesk.desk import ListFilter, NamingRequest
from vsdesk.records.dictionary.display_names import NAME_PARTS, WRITING_OF
from vsdesk.records.gate.persons.hidden_people import NAMINGS
from vsdesk.ui.editing.person_wishes import does_words
from vsdesk.ui.editing.told_before import ToldBefore
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.boxes import as_frame, column, keep_room, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.family_finder import family_words
from vsdesk.ui.parts.relation import relatable, told_by
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from vsdesk.desk import Desk, KnownFamily
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context

    _Recorded = tuple[list[RecordView], list[KnownFamily]]

_PAUSE: Final = 400  # milliseconds after the last letter
_SHORTEST: Final = 3  # letters that are looked for
_MOST: Final = 12
_LEAST: Final = 200  # pixels at 100 %, in which the longest way of naming stands
_COUNTS: Final = range(1, 13)  # told at once without a name


class MemberForm(QFrame):
    """Three parts of the name in the writing of the window, the relation, to whom. `go` opens a report; what
    is written lies in the space of the `family`. What was typed is there again when somebody comes back."""

    go = Signal(object)

    def __init__(self, context: Context, family: str, done: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._family, self._done = context, family, done
        look, labels = context.look, context.session.labels
        say = look.words.say
        as_frame(self, "strip", "sunken")
        self.setObjectName("member-form")
        box = column(look, self, edges=(16, 12, 16, 12), space=10)
        box.addWidget(Label(look, say("Add a member"), "h3"))
        box.addLayout(self._names())
        label = say("Or somebody who is recorded already")
        self._known = Choice(look, "member-known", label, [("", label)])
        self._known.chosen.connect(self._check)
        self._known.hide()
        keep_room(self._known)  # whoever is found moves nothing
        box.addWidget(self._known)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._look_up)
        line = Flow(look, space=12)
        terms = [
            ("", say("Relation")),
            *((key, capital(words)) for key, words in labels.terms("kinship")),
        ]
        self._relation = Choice(look, "member-relation", say("Relation"), terms)
        line.addWidget(self._relation, 2)
        whom = [*relatable(self._context), ("", say("To nobody yet"))]
        self._to = Choice(look, "member-to", say("To whom"), whom, whom[0][0])
        line.addWidget(self._to, 2)
        many = say("How many without a name")
        counts = [(str(n), look.words.count("{n} person", "{n} persons", n)) for n in _COUNTS]
        self._many = Choice(look, "member-many", many, counts, "1")
        tip.give(self._many, many)
        line.addWidget(self._many, 1)
        box.addLayout(line)
        line = Flow(look, space=12)
        named = say("How they may be named")
        self._by = told_by(context, "member-by", family)
        line.addWidget(self._by, 2)
        ways = [(one, capital(labels.term("person_mark_type", one))) for one in NAMINGS]
        self._ways = Choice(look, "member-named", named, [("", named), *ways])
        line.addWidget(self._ways, 2, least=look.px(_LEAST))
        self._add = Button(look, say("Add"), "add-member", icon="add")
        self._add.clicked.connect(self._save)
        line.addWidget(self._add)
        box.addLayout(line)
        words = say(
            "Where a family names nobody, the relation is enough. A name can be written later."
        )
        box.addWidget(Paragraph(look, words, "small", "text2", wide=90))
        self._does = Paragraph(look, "", "small", "sealed", wide=90)
        self._does.setObjectName("member-does")
        self._does.hide()
        box.addWidget(self._does)
        self._whom = Paragraph(look, say("To whom? It can be said later too."), "small", "warn")
        self._whom.setObjectName("member-whom")
        self._whom.hide()
        box.addWidget(self._whom)
        self.told = ToldBefore(look, context.session)
        self.told.go.connect(self.go)
        box.addWidget(self.told)
        self._busy = False
        self._relation.chosen.connect(self._check)
        self._to.chosen.connect(self._check)
        self._ways.chosen.connect(self._check)
        self._begun = f"member-{family}"
        choices = (self._relation, self._to, self._many, self._ways)
        context.session.begun.follow(self._begun, *self._fields.values(), *choices)
        if self._to.value not in dict(whom):  # who was chosen is not here any more
            self._to.offer(whom)
            self._to.choose(whom[0][0])
        self._check()

    def _names(self) -> QHBoxLayout:
        look, labels = self._context.look, self._context.session.labels
        names = row(look, space=12)
        writing = WRITING_OF[look.lang]
        self._fields: dict[str, TextField] = {}
        for part in NAME_PARTS:
            name = f"{part}_{writing}"
            label = labels.field("person", name)
            one = column(look, space=3)
            one.addWidget(Label(look, label, "small", "text2", elide=True))
            field = TextField(look, f"member-{part}", label)
            field.textChanged.connect(self._check)
            field.written.connect(self._typed)
            self._fields[name] = field
            one.addWidget(field)
            names.addLayout(one, 1)
        return names

    def _typed(self) -> None:
        self._soon.start()
        said = {name: field.text().strip() or None for name, field in self._fields.items()}
        own = [one.id for one in self._context.dossier.of("case")]
        self.told.typed(said, {}, own)

    def _look_up(self) -> None:
        """One person may stand in two families: who is recorded already is offered, never taken."""
        text = " ".join(field.text().strip() for field in self._fields.values()).strip()
        if len(text) >= _SHORTEST:
            session = self._context.session
            session.jobs.read(Callbacks(self, self._offer), _recorded, session.desk, text)

    def _offer(self, found: _Recorded) -> None:
        members = {one.text("person") for one in self._context.dossier.of("family_member")}
        look, titles, chosen = self._context.look, self._context.titles, self._known.value
        missing, known = found
        people = {one.id: titles.of(one) for one in missing}
        people |= {one.person: look.dots(*family_words(look, one)) for one in known}
        options = [(id, words) for id, words in people.items() if id not in members]
        self._known.offer([("", self._known.accessibleName()), *options])
        if chosen in dict(options):
            self._known.choose(chosen)
        self._known.setVisible(bool(options))
        self._check()

    def _check(self) -> None:
        known = bool(self._known.value)
        asked = bool(self._relation.value) and not self._to.value and self._to.count() > 1
        self._whom.setVisible(asked)
        self._by.setEnabled(bool(self._relation.value or self._ways.value))
        told = does_words(self._context.look, self._ways.value, towards=False)
        self._does.say(told)
        self._does.setVisible(bool(told))
        for field in self._fields.values():
            field.setEnabled(not known)
        named = known or self._named()
        self._many.setEnabled(not named and bool(self._relation.value))
        self._add.setEnabled(named or bool(self._relation.value))

    def _named(self) -> bool:
        return any(field.text().strip() for field in self._fields.values())

    def _save(self) -> None:
        if self._busy:
            return
        self._busy = True
        next(iter(self._fields.values())).setFocus()  # the next member can be typed at once
        session = self._context.session
        answer = Callbacks(self, self._saved, self._not_saved)
        family, whom = self._family, self._to.value or None
        relation, known = self._relation.value or None, self._known.value or None
        by = self._by.value if self._by.isEnabled() else ""
        heard = NamingRequest(by, self._ways.value)
        if relation and not known and not self._named():
            count = int(self._many.value)
            made = session.desk.cases.people.new_members
            session.jobs.write(answer, made, family, whom, relation, count, heard)
            return
        values: dict[str, Any] = {
            name: field.text().strip()
            for name, field in self._fields.items()
            if field.text().strip()
        }
        one = session.desk.cases.people.new_member
        session.jobs.write(answer, one, family, whom, values, relation, known, heard)

    def _not_saved(self, problem: VsdeskError) -> None:
        self._busy = False
        self._check()
        self._context.session.jobs.failed.emit(problem)

    def _saved(self, _: object) -> None:
        self._context.session.begun.drop(self._begun)
        self._done()


def _recorded(desk: Desk, text: str) -> _Recorded:
    """Who is missing and who is of a family here, found by these words; called on the reader thread. Of
    members of other families only those whom this device may hear of."""
    missing = [
        desk.cases.record(hit.id)
        for hit in desk.cases.lists.search(text, _MOST, ListFilter(kind="case"))
        if hit.kind == "person"
    ]
    return missing, [one for one in desk.cases.known.look_for(text) if one.person]
