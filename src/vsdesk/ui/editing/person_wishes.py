"""What was asked about one person: what stands, and one more to write down, with what it does on which paper.

It is written at once and holds at once: nobody waits for the page to be saved to be protected.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame

from vsdesk.records.case_parts import members
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.persons.hidden_people import (
    MARK,
    NOT_ON_PAPERS,
    WORDS_REJECTED,
    asking,
    marks_on,
)
from vsdesk.records.gate.persons.what_marks_do import does
from vsdesk.ui.editing.ended_first import remove
from vsdesk.ui.kit.boxes import as_frame, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label, labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import capital, story
from vsdesk.ui.speakers import family_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.desk import Change
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.ui_context import UiContext


class Wishes(QFrame):
    """Of one saved person. `done` has the page read anew."""

    def __init__(self, context: Context, person: RecordView, done: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._person, self._done, self._busy = context, person, done, False
        look, say = context.look, context.look.words.say
        self._tag = person.id[:8]
        self._part = f"wishes_{self._tag}"
        as_frame(self, "strip", "sealed")
        self.setObjectName(f"wishes-{self._tag}")
        box = column(look, self, edges=(16, 10, 16, 10), space=8)
        title = say("What was asked about {name}", name=context.titles.of(person))
        box.addWidget(Paragraph(look, title, "h3"))
        for one in marks_on(context.dossier, person.id):
            box.addLayout(self._standing(one))
        if not context.may_write(MARK):
            return
        types = context.session.labels.terms("person_mark_type")
        label = context.session.labels.field(MARK, "type")
        options = [("", say("Nothing was chosen.")), *((key, capital(it)) for key, it in types)]
        self.type = Choice(look, f"wish-type-{self._tag}", label, options)
        self.towards = Choice(look, f"wish-towards-{self._tag}", say("On whose papers"), [])
        first, second = row(look, space=12), row(look, space=12)
        first.addLayout(labelled(look, label, self.type), 3)
        first.addLayout(labelled(look, say("On whose papers"), self.towards), 2)
        box.addLayout(first)
        self.words = self._line("words", say("The words, as told"))
        self.why = self._line("why", say("Why, in their words"))
        asked_by = context.session.labels.field(MARK, "asked_by")
        people = [(person.id, context.titles.of(person)), *self._members()]
        speakers, family = context.session.speakers, family_of(context.dossier)
        begins = speakers.of(family)
        self._proposed = (
            begins if begins in dict(people) else ""
        )  # by the program: no word of anybody
        offered = [("", "—"), *people]
        self.by = Choice(look, f"wish-by-{self._tag}", asked_by, offered, self._proposed)
        self.by.chosen.connect(partial(speakers.speak, family))
        second.addLayout(labelled(look, say("The words, as told"), self.words), 2)
        second.addLayout(labelled(look, asked_by, self.by), 2)
        second.addLayout(labelled(look, say("Why, in their words"), self.why), 3)
        box.addLayout(second)
        self.does = Paragraph(look, "", "small", "text2", wide=90)
        box.addWidget(self.does)
        self.add = Button(look, say("Write it down"), f"wish-add-{self._tag}", icon="sealed")
        self.add.clicked.connect(self._save)
        box.addWidget(self.add, 0, look.leading)
        self._begun()
        self.type.chosen.connect(self._chosen)
        self.towards.chosen.connect(self._chosen)
        self.by.chosen.connect(self._check)
        self.words.textChanged.connect(self._check)
        self.why.textChanged.connect(self._check)
        self._chosen()

    def _begun(self) -> None:
        """Show what was begun here before the page was read anew."""
        begun = self._context.draft.aside(self._part)
        self.type.choose(begun.get("type", ""))
        self.words.setText(begun.get("words", ""))
        self.why.setText(begun.get("why", ""))
        people = dict(self._members())
        if (by := begun.get("by", "")) in people or by == self._person.id:
            self.by.choose(by)
        if (towards := begun.get("towards", "")) in people:
            self.towards.offer([("", ""), *people.items()])
            self.towards.choose(towards)

    def _line(self, name: str, label: str) -> TextField:
        return TextField(self._context.look, f"wish-{name}-{self._tag}", label)

    def _standing(self, one: RecordView) -> Any:
        """What one mark says; a coordinator takes it out."""
        context, look = self._context, self._context.look
        line = row(look, space=12)
        line.addWidget(Paragraph(look, wish_words(context, one), "strong", wide=80), 1)
        if context.dossier.get(one.id) is None:  # asked at another entry: it is taken out there
            words = look.words.say("asked at another entry")
            line.addWidget(Label(look, words, "small", "text2"))
        elif context.role == "coordinator":
            name = f"wish-out-{one.id[:8]}"
            out = Button(look, look.words.say("Take it out"), name, kind="link", icon="remove")
            out.setProperty("mark", one.id)
            out.clicked.connect(self._take_out)
            line.addWidget(out)
        return line

    def _members(self) -> list[tuple[str, str]]:
        dossier, titles = self._context.dossier, self._context.titles
        others = (one for one in members(dossier) if one.id != self._person.id)
        return [(one.id, titles.of(one)) for one in others]

    def _chosen(self) -> None:
        """Say what the chosen one does, and who may be chosen for it."""
        say, asked = self._context.look.words.say, self.type.value
        everybody = (
            say("every family's papers") if asked == NOT_ON_PAPERS else say("all that leave")
        )
        held = self.towards.value
        people = self._members()
        self.towards.offer([("", everybody), *people])
        self.towards.choose(held if held in dict(people) else "")
        self.words.setEnabled(asked == WORDS_REJECTED)
        told = does_words(self._context.look, asked, towards=bool(self.towards.value))
        self.does.say(told or say("It holds as soon as it is written down."))
        self._check()

    def _check(self, *_: object) -> None:
        asked = self.type.value
        if not self._busy:
            begun = {
                "type": asked,
                "towards": self.towards.value,
                "words": self.words.text(),
                "why": self.why.text(),
            }
            if any(begun.values()) or self.by.value != self._proposed:
                begun["by"] = self.by.value
            self._context.draft.put_aside(self._part, begun)
        told = asked != WORDS_REJECTED or bool(self.words.text().strip())
        self.add.setEnabled(bool(asked) and told and not self._busy)

    def _save(self) -> None:
        asked = self.type.value
        session = self._context.session
        said = asking(asked, session.desk.context.today(), self.by.value)
        if self.towards.value:
            said["towards"] = [self.towards.value]
        if asked == WORDS_REJECTED:
            said["words"] = as_ptext(self.words.text().strip())
        if self.why.text().strip():
            said["why"] = as_ptext(self.why.text().strip())
        self._busy = True
        self._check()
        done: Callbacks[Change] = Callbacks(self, self._saved, self._not_saved)
        session.jobs.write(done, session.desk.cases.marks.mark, self._person.id, said)

    def _saved(self, change: Change) -> None:
        context = self._context
        context.draft.put_aside(self._part, {})
        if context.decided is not None:
            said = context.session.labels.term("person_mark_type", self.type.value)
            words = context.look.dots(context.titles.of(self._person), capital(said))
            context.decided(words, change)
        self._again()

    def _again(self) -> None:
        """Read anew; the keyboard stays here, though the button is shut until something is chosen."""
        self.type.setFocus()
        self._done()

    def _not_saved(self, problem: VsdeskError) -> None:
        self._busy = False
        self._check()
        self._context.session.jobs.failed.emit(problem)

    def _take_out(self) -> None:
        if self._busy:
            return
        self._busy = True
        context = self._context
        self._out = str(self.sender().property("mark"))
        what = (context.look, context.session, self._out, context.shown)
        remove(self, *what, self._taken_out, self._not_saved, self._kept)

    def _kept(self) -> None:
        self._busy = False
        self._check()

    def _taken_out(self, _: object) -> None:
        context = self._context
        view = context.view(self._out)
        if view is not None and context.removed is not None:
            context.removed(view.id, wish_words(context, view))
        self._done()


def does_words(look: UiContext, type: str, *, towards: bool) -> str:
    """What a mark of this type will do, and who takes it out again; "" where none was chosen."""
    told, say = does(type, towards=towards), look.words.say
    return f"{say(told)} {say('Only a coordinator takes it out again.')}" if told else ""


def wish_words(context: Context, mark: RecordView) -> str:
    """What one mark says: what was asked, towards whom, which words."""
    look, titles = context.look, context.titles
    towards = [titles.by_id(id) for value in mark.every("towards") for id in ids_in(value)]
    said = capital(titles.term(mark, "type", "person_mark_type"))
    words = [f"«{story(one, look.lang)}»" for one in mark.every("words")]
    return look.dots(
        said, *(look.words.say("papers of {name}", name=one) for one in towards), *words
    )


def wishes_in_short(context: Context, person: str) -> list[str]:
    """What stands beside a name in a list of people."""
    titles = context.titles
    found = (
        titles.term(one, "type", "person_mark_type") for one in marks_on(context.dossier, person)
    )
    return [capital(one) for one in dict.fromkeys(found)]
