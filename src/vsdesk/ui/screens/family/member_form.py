"""Add a member: a name, and how this person is related to the missing one. Nothing else is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame

from vsdesk.ui import recording
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.people import capital

if TYPE_CHECKING:
    from vsdesk.ui.editing.context import Context

_WRITING = {"ar": "ar", "ku": "ku", "en": "lat"}


class MemberForm(QFrame):
    """Three parts of the name in the writing of the window, the relation, to whom."""

    def __init__(self, context: Context, done: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._done = context, done
        look, labels = context.look, context.session.labels
        say = look.words.say
        self.setProperty("part", "strip")
        self.setProperty("tone", "sunken")
        self.setObjectName("member-form")
        box = column(look, self, edges=(16, 12, 16, 12), space=10)
        box.addWidget(Label(look, say("Add a member"), "h3"))
        names = row(look, space=12)
        writing = _WRITING[look.lang]
        self._fields: dict[str, TextField] = {}
        for part in ("given", "father", "family"):
            name = f"{part}_{writing}"
            label = labels.field("person", name)
            one = column(look, space=3)
            one.addWidget(Label(look, label, "small", "text2", elide=True))
            self._fields[name] = TextField(look, f"member-{part}", label)
            self._fields[name].textChanged.connect(self._check)
            one.addWidget(self._fields[name])
            names.addLayout(one, 1)
        box.addLayout(names)
        line = row(look, space=12)
        terms = [
            ("", say("Relation")),
            *((key, capital(words)) for key, words in labels.terms("kinship")),
        ]
        self._relation = Choice(look, "member-relation", say("Relation"), terms)
        line.addWidget(self._relation, 2)
        missing = self._missing()
        self._to = Choice(
            look,
            "member-to",
            say("To whom"),
            [*missing, ("", say("To nobody yet"))],
            missing[0][0] if missing else "",
        )
        line.addWidget(self._to, 2)
        self._add = Button(look, say("Add"), "add-member", icon="add")
        self._add.clicked.connect(self._save)
        line.addWidget(self._add)
        box.addLayout(line)
        self._check()

    def _missing(self) -> list[tuple[str, str]]:
        titles, dossier = self._context.titles, self._context.dossier
        people = [
            person for case in dossier.of("case") for person in dossier.linked(case, "person")
        ]
        say = self._context.look.words.say
        return [(person.id, say("of {name}", name=titles.of(person))) for person in people]

    def _check(self) -> None:
        self._add.setEnabled(any(field.text().strip() for field in self._fields.values()))

    def _save(self) -> None:
        self._add.setEnabled(False)
        session = self._context.session
        values: dict[str, Any] = {
            name: field.text().strip()
            for name, field in self._fields.items()
            if field.text().strip()
        }
        session.jobs.write(
            Answer(self, self._saved),
            recording.new_member,
            session.desk,
            self._context.dossier.root,
            self._to.value or None,
            values,
            self._relation.value or None,
        )

    def _saved(self, _: object) -> None:
        self._done()
