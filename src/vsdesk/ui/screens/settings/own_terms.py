"""Terms that an organisation adds to the lists, and terms that it hides: records that
travel to all its devices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt

from vsdesk.ui.kit.boxes import row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.people_names import capital
from vsdesk.ui.screens.settings.own_questions import label_of, lists_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.desk import Change, Desk
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_FIRST: Final = "case_type"


class OwnTerms(Card):
    """One list at a time: its terms, one of them hidden or shown again, another one added."""

    def __init__(
        self, look: UiContext, session: VaultSession, failed: Callable[[VsdeskError], None]
    ) -> None:
        say = look.words.say
        super().__init__(look, say("Terms of the lists"), icon="filter", space=10)
        self._session, self._failed = session, failed
        self._defs: dict[tuple[str, str], RecordView] = {}
        self.setObjectName("own-terms")
        self.list = Choice(look, "terms-list", say("Which list"), lists_of(session), _FIRST)
        self.list.chosen.connect(self._fill)
        self.body.addLayout(labelled(look, say("Which list"), self.list))
        line = row(look, space=12)
        self.term = Choice(look, "terms-term", say("Its terms"), [])
        self.term.chosen.connect(self._say_button)
        line.addLayout(labelled(look, say("Its terms"), self.term), 1)
        self.hide_it = Button(look, say("Hide this term"), "hide-term")
        self.hide_it.clicked.connect(self._hide)
        line.addWidget(self.hide_it, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        line = row(look, space=12)
        self.words = TextField(look, "own-term", say("Another term"))
        self.words.textChanged.connect(self._say_button)
        line.addLayout(labelled(look, say("Another term"), self.words), 1)
        self.button = Button(look, say("Add this term"), "add-term", icon="add")
        self.button.clicked.connect(self.add)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        self.said = Paragraph(
            look,
            say("Nothing is deleted: an old answer with a hidden term stays readable."),
            "small",
            "text2",
        )
        self.body.addWidget(self.said)
        self.refresh()

    def refresh(self) -> None:
        """Read the definitions again, and the questions that have lists of their own."""
        self._session.jobs.read(
            Callbacks(self, self._show, self._failed), _defined, self._session.desk
        )

    def _show(self, found: tuple[Sequence[RecordView], Sequence[RecordView]]) -> None:
        terms, questions = found
        self._defs = {(one.text("vocabulary"), one.text("key")): one for one in terms}
        chosen, offered = self.list.value, dict(lists_of(self._session))
        for one in questions:
            name = one.text("vocabulary")
            if name.startswith("x_"):
                offered.setdefault(name, label_of(one, self._look.words.lang))
        self.list.offer(sorted(offered.items(), key=lambda one: one[1].casefold()))
        self.list.choose(chosen)
        self._fill()

    def _fill(self) -> None:
        """The terms of the chosen list: as they are at the next opening."""
        labels, name, chosen = self._session.labels, self.list.value, self.term.value
        lists = self._session.dictionary.vocabularies
        words = {key: capital(labels.term(name, key)) for key in lists.keys(name)}
        for (of, key), one in self._defs.items():
            if of == name and one.value("label"):
                words[key] = label_of(one, self._look.words.lang)
        say = self._look.words.say
        shown = [
            (key, say("{term} (hidden)", term=said) if self._hidden(key) else said)
            for key, said in words.items()
        ]
        self.term.offer(shown)
        self.term.choose(chosen if chosen in words else next(iter(words), ""))
        self._say_button()

    def _hidden(self, key: str) -> bool:
        own = self._defs.get((self.list.value, key))
        if own is not None and isinstance(own.value("hidden"), bool):
            return own.value("hidden") is True
        term = self._session.dictionary.vocabularies.term(self.list.value, key)
        return term is not None and term.hidden

    def _say_button(self) -> None:
        say = self._look.words.say
        hidden = self._hidden(self.term.value)
        self.hide_it.setText(say("Show it again") if hidden else say("Hide this term"))
        self.hide_it.setAccessibleName(self.hide_it.text())
        self.hide_it.setEnabled(bool(self.term.value))
        self.button.setEnabled(bool(self.words.text().strip()))

    def _hide(self) -> None:
        key, hidden = self.term.value, not self._hidden(self.term.value)
        own = self._defs.get((self.list.value, key))
        self._keep(
            self._session.desk.cases.definitions.set_term,
            key,
            {"hidden": hidden},
            own.id if own is not None else None,
        )

    def add(self) -> None:
        """Keep the new term as a record."""
        lang = self._look.words.lang
        label = {lang: self.words.text().strip(), "src_lang": lang}
        self._keep(self._session.desk.cases.definitions.new_term, label)

    def _keep(self, say: Callable[..., Change], *args: object) -> None:
        self.button.setEnabled(False)
        answer = Callbacks[Any](self, self._kept, self._failed)
        self._session.jobs.write(answer, say, self.list.value, *args)

    def _kept(self, _: object) -> None:
        say = self._look.words.say
        self.words.clear()
        when = say("Forms follow when the vault is opened the next time.")
        self.said.say(f"{say('Kept.')} {when}")
        self.refresh()


def _defined(desk: Desk) -> tuple[Sequence[RecordView], Sequence[RecordView]]:
    return desk.cases.list_kind("term_def"), desk.cases.list_kind("field_def")
