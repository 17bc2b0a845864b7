"""One more relation of a member: to another missing person, or what somebody else says of the same pair; and
to whom one was, asked later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from vsdesk.records.case_parts import members
from vsdesk.records.gate.lone.fair_share import by_turns
from vsdesk.records.kinship.graph import said_of
from vsdesk.ui.editing.who_said import said_by_rows
from vsdesk.ui.kit.boxes import as_frame, column, frame
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.more import FIRST, More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context


def relatable(context: Context) -> list[tuple[str, str]]:
    """To whom somebody may be related, as (id, "of NAME"): the missing persons at hand, then
    the members."""
    dossier, titles, say = context.dossier, context.titles, context.look.words.say
    missing = [one for case in dossier.of("case") for one in dossier.linked(case, "person")]
    people = (*missing, *members(dossier))
    return list({one.id: say("of {name}", name=titles.of(one)) for one in people}.items())


def tellers(context: Context) -> list[tuple[str, str]]:
    """Who of the family may have said something: (id, name) of the members."""
    return [(one.id, context.titles.of(one)) for one in members(context.dossier)]


def told_by(context: Context, name: str, family: str) -> Choice:
    """The list of who said it, beginning with who speaks in this sitting."""
    look, speakers = context.look, context.session.speakers
    people = tellers(context)
    begins = speakers.of(family)
    box = Choice(
        look,
        name,
        look.words.say("Who said it"),
        said_by_rows(look, people),
        begins if begins in dict(people) else "",
    )
    box.chosen.connect(partial(speakers.speak, family))
    return box


class Relation(QFrame):
    """The relation, to whom, and a button. What was said of a pair stays; another word stands beside it, in
    the space of the `family`."""

    def __init__(
        self, context: Context, person: str, family: str, done: Callable[[], None]
    ) -> None:
        super().__init__()
        self._context, self._person, self._family = context, person, family
        self._done, self._busy = done, False
        look, say = context.look, context.look.words.say
        as_frame(self, "strip", "sunken")
        self.setObjectName("relation")
        box = column(look, self, edges=(16, 10, 16, 10), space=8)
        box.addWidget(Label(look, say("Another relation"), "h3"))
        line = Flow(look, space=12)
        terms = context.session.labels.terms("kinship")
        self._relation = Choice(
            look,
            f"relation-{person[:8]}",
            say("Relation"),
            [("", say("Relation")), *((key, capital(words)) for key, words in terms)],
        )
        line.addWidget(self._relation, 2)
        people = [one for one in relatable(context) if one[0] != person]
        first = next((id for id, _ in people if not said_of(context.dossier, person, id)), "")
        self._to = Choice(look, f"relation-to-{person[:8]}", say("To whom"), people, first)
        line.addWidget(self._to, 2)
        self._by = told_by(context, f"relation-by-{person[:8]}", family)
        line.addWidget(self._by, 2)
        self._add = Button(look, say("Add"), f"relation-add-{person[:8]}", icon="add")
        self._add.clicked.connect(self._save)
        line.addWidget(self._add)
        box.addLayout(line)
        self._both = Paragraph(
            look,
            say("Something else was said of these two. Both stay beside each other."),
            "small",
            "warn",
        )
        self._both.setObjectName("relation-both")
        box.addWidget(self._both)
        for choice in (self._relation, self._to, self._by):
            choice.chosen.connect(self._check)
        self._check()
        if not people:
            self.hide()

    def _check(self) -> None:
        said = said_of(self._context.dossier, self._person, self._to.value)
        other = {one.text("relation") for one in said} - {"", self._relation.value}
        self._both.setVisible(bool(self._relation.value) and bool(other))
        alike = [one for one in said if one.text("relation") == self._relation.value]
        told = any(self._by.value in ("", one.text("told_by")) for one in alike)
        self._add.setEnabled(bool(self._relation.value and self._to.value) and not told)

    def _save(self) -> None:
        if self._busy:
            return
        self._busy = True
        context = self._context
        context.session.jobs.write(
            Callbacks(self, self._saved, self._not_saved),
            context.session.desk.cases.people.new_relation,
            self._family,
            self._person,
            self._relation.value,
            self._to.value,
            self._by.value,
        )

    def _saved(self, _: object) -> None:
        self._done()

    def _not_saved(self, problem: VsdeskError) -> None:
        self._busy = False
        self._context.session.jobs.failed.emit(problem)


class ToWhom(QWidget):
    """One line for each relation without a target; a choice is saved at once."""

    def __init__(
        self, context: Context, people: Sequence[RecordView], done: Callable[[], None]
    ) -> None:
        super().__init__()
        self._context, self._done = context, done
        self.setObjectName("to-whom")
        dossier, device_id = context.dossier, context.session.desk.context.device_id
        open_ = [
            (kin, others)
            for kin in by_turns(
                dossier.of("kinship"), lambda one: (one.id,), dossier, device_id, FIRST
            )
            if not kin.text("related_to")
            and kin.text("person")
            and (others := [one for one in people if one.id != kin.text("person")])
        ]
        box = column(context.look, self, space=8)
        box.addWidget(More(context.look, "more-whom", open_, self._ask))

    def _ask(self, asked: tuple[RecordView, Sequence[RecordView]]) -> QWidget:
        context, look, (kin, people) = self._context, self._context.look, asked
        part = frame("strip", "warn")
        lines = column(look, part, edges=(12, 8, 12, 8), space=4)
        question = look.words.say(
            "{name}, {relation}: to whom?",
            name=context.titles.by_id(kin.text("person")),
            relation=capital(context.titles.of(kin)),
        )
        lines.addWidget(Paragraph(look, question, "strong"))
        options = [("", "—"), *((one.id, context.titles.of(one)) for one in people)]
        choice = Choice(look, f"whom-{kin.id[:8]}", question, options)
        choice.setProperty("kinship", kin.id)
        choice.chosen.connect(self._chosen)
        lines.addWidget(choice)
        return part

    def _chosen(self, person: str) -> None:
        session, kinship = self._context.session, str(self.sender().property("kinship"))
        if person:
            session.jobs.write(
                Callbacks(self, self._saved, session.jobs.failed.emit),
                session.desk.cases.people.relate,
                kinship,
                person,
            )

    def _saved(self, _: object) -> None:
        self._done()
