"""The content of a section of lists, made from the dictionary; and the door to the
questions of identification."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.records.checks.duties import SUCCEEDED_KINDS
from vsdesk.records.dictionary.hidden_sections import is_open
from vsdesk.ui.catalogue.kinds import shown
from vsdesk.ui.editing.list_spec import plain_list
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import capital, missing_person

if TYPE_CHECKING:
    from vsdesk.ui.catalogue.sections import PlainLists
    from vsdesk.ui.editing.form_context import Context


class KindsPart(QWidget):
    """One list for each kind of a section. What hangs on a person waits until there is one."""

    def __init__(self, context: Context, lists: PlainLists, again: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._lists, self._again = context, lists, again
        self.box = column(context.look, self, space=18)
        self.show_lists()

    def show_lists(self) -> None:
        """Make the lists anew."""
        context, say = self._context, self._context.look.words.say
        clear(self.box)
        parent = context.dossier.root
        if self._lists.below == "person":
            person = missing_person(context.dossier)
            if person is None:
                words = say("Save the person first: these answers belong to a person.")
                self.box.addWidget(Paragraph(context.look, words, "body", "text2"))
                return
            parent = person.id
        for kind in self._lists.kinds:
            old = kind in SUCCEEDED_KINDS
            if old and not context.dossier.of(kind):
                continue
            spec = replace(plain_list(context, kind, parent), add=not old)
            if empty := shown(kind).empty:
                spec = replace(spec, empty=say(empty))
            made = RecordList(context, spec, title=len(self._lists.kinds) > 1)
            made.gone.connect(self._again)
            self.box.addWidget(made)


class IdentificationPart(QWidget):
    """Hidden until somebody says what the answers are for: these questions hurt, and are asked late. What was
    told of by itself is shown; what it is for is asked all the same, for samples wait for that."""

    def __init__(self, context: Context, lists: PlainLists, again: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._lists, self._again = context, lists, again
        self._box = column(context.look, self, space=14)
        drafted = {kind for _, kind in context.draft.drafted()}
        begun = any(context.dossier.of(kind) or kind in drafted for kind in lists.kinds)
        if begun or is_open(context.dossier):
            self._box.addWidget(KindsPart(context, lists, again))
        if not is_open(context.dossier) and not self._is_said():
            self._ask()

    def _is_said(self) -> bool:
        context = self._context
        case = context.dossier.root
        return bool(context.head_kind == "case" and context.value(case, "identification_for"))

    def _ask(self) -> None:
        look, say = self._context.look, self._context.look.words.say
        self._box.addWidget(
            Banner(
                look,
                say("These questions are not for a first visit."),
                say(
                    "They ask how the person looked, and what could help a laboratory. "
                    "Ask them only when they have a purpose, and when the family is ready."
                ),
                "accent",
            )
        )
        label = say("What are the answers for?")
        self._box.addWidget(Label(look, label, "small", "text2"))
        terms = self._context.session.labels.terms("consent_purpose")
        options = [("", "—"), *((key, capital(words)) for key, words in terms)]
        self.purpose = Choice(look, "am-purpose", label, options)
        self.purpose.chosen.connect(self._chosen)
        self._box.addWidget(self.purpose)
        self.begin = Button(look, say("Show the first ten questions"), "am-begin", icon="add")
        self.begin.setEnabled(False)
        self.begin.clicked.connect(self.enable)
        self._box.addWidget(self.begin, 0, look.leading)
        self._wait = Paragraph(look, say("Choose a purpose first."), "small", "text2")
        self._box.addWidget(self._wait)

    def _chosen(self, key: str) -> None:
        ready = bool(key) and missing_person(self._context.dossier) is not None
        self.begin.setEnabled(ready)
        self._wait.setVisible(not ready)

    def enable(self) -> None:
        """Begin a profile; the purpose is an answer of the case, and the gate knows it by that."""
        context, session = self._context, self._context.session
        person = missing_person(context.dossier)
        if person is None or not self.purpose.value:
            return
        case = context.dossier.root
        view, purpose = context.view(case), self.purpose.value
        context.draft.change(view, case, context.head_kind, "identification_for", purpose)
        profile = session.desk.context.new_id()
        told = context.dossier.of("am_profile") or [*context.draft.new_of("am_profile")]
        if not told:
            begun = {"asked_on": session.desk.context.today()}
            context.draft.add(profile, "am_profile", person.id, begun)
        context.changed()
        clear(self._box)
        part = KindsPart(context, self._lists, self._again)
        self._box.addWidget(part)
        made = part.findChild(RecordList, "list-am_profile")
        if isinstance(made, RecordList) and not told:
            made.open(profile)
