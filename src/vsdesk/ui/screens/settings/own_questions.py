"""Questions that an organisation adds to the forms: each one a record, so that it travels to all its
devices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vsdesk.records.on_screen import OnScreen
from vsdesk.ui.kit.boxes import clear, column, row
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label, labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.people_names import capital
from vsdesk.words import LANGS, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.errors import VsdeskError
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_FIRST: Final = ("person", "case", "event", "family", "activity")
_SPACES: Final = frozenset({"case", "family", "incident", "activity"})
_NOT_ASKED: Final = frozenset({"disclosure", "proposal", "translation", "duplicate_link"})
OWN_LIST: Final = "own"  # the answer is a term of a list of the organisation's own
# Kind of answer → words, type of the field, whether it takes several lines.
_ANSWERS: Final = {
    "text": (mark("A few words"), "text", False),
    "long": (mark("A longer text"), "text", True),
    "bool": (mark("Yes or no"), "bool", False),
    "number": (mark("A number"), "number", False),
    "pdate": (mark("A date, also as told"), "pdate", False),
    "choice": (mark("One term of a list"), "choice", False),
    "choices": (mark("Several terms of a list"), "choices", False),
}
# Lists whose every answer must stay possible, and those that only the program reads.
_NOT_OFFERED: Final = frozenset(
    {"consent_result", "consent_event_type", "exit", "audit_action", "match_decision", "level"}
)


class OwnQuestions(Card):
    """What there is, and one line to add another. `changed` after either."""

    changed = Signal()

    def __init__(
        self, look: UiContext, session: VaultSession, failed: Callable[[VsdeskError], None]
    ) -> None:
        say = look.words.say
        super().__init__(look, say("Questions of your organisation"), icon="edit", space=10)
        self._session, self._failed = session, failed
        self._doomed = ""
        self._shown = OnScreen()
        self.setObjectName("own-questions")
        self._rows = column(look, space=6)
        self.body.addLayout(self._rows)
        self._form(self.body)
        self.said = Paragraph(look, "", "small", "text2")
        self.body.addWidget(self.said)
        self._say_when()
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        jobs, desk = self._session.jobs, self._session.desk
        jobs.read(Callbacks(self, self._show, self._failed), desk.cases.list_kind, "field_def")

    def _form(self, box: QVBoxLayout) -> None:
        look, say = self._look, self._look.words.say
        self.words = TextField(look, "own-question", say("The question, as it is asked"))
        self.words.textChanged.connect(self._check)
        box.addLayout(labelled(look, say("The question, as it is asked"), self.words))
        about = say("What it is asked about")
        self.kind = Choice(look, "own-kind", about, self._kinds(), _FIRST[0])
        answers = [(key, say(words)) for key, (words, _, _) in _ANSWERS.items()]
        self.answer = Choice(look, "own-answer", say("The answer"), answers, "text")
        self.answer.chosen.connect(self._check)
        line = row(look, space=12)
        line.addLayout(labelled(look, about, self.kind), 1)
        line.addLayout(labelled(look, say("The answer"), self.answer), 1)
        box.addLayout(line)
        offered = [(OWN_LIST, say("A new list of our own")), *lists_of(self._session)]
        self.list = Choice(look, "own-list", say("Which list"), offered, OWN_LIST)
        self._list = QWidget()
        column(look, self._list).addLayout(labelled(look, say("Which list"), self.list))
        box.addWidget(self._list)
        self.printed = Tick(look, say("It may stand on the family's sheet"), "own-printed")
        self.searched = Tick(look, say("The search finds it"), "own-searched", on=True)
        self.where = Tick(look, say("The answer may say where somebody is"), "own-where", on=True)
        self.counts = Tick(
            look, say("The answer may say how many people there are"), "own-counts", on=True
        )
        box.addWidget(self.where)
        box.addWidget(self.counts)
        box.addWidget(self.printed)
        box.addWidget(self.searched)
        self.button = Button(look, say("Add this question"), "add-question", icon="add")
        self.button.clicked.connect(self.add)
        box.addWidget(self.button, 0, look.leading)
        self._check()

    def _kinds(self) -> list[tuple[str, str]]:
        labels = self._session.labels
        names = asked_about(self._session.dictionary)
        rest = sorted(
            (one for one in names if one not in _FIRST), key=lambda one: labels.kind(one).casefold()
        )
        return [(one, capital(labels.kind(one))) for one in (*_FIRST, *rest)]

    def _check(self) -> None:
        listed = self.answer.value in ("choice", "choices")
        self._list.setVisible(listed)
        self.where.setVisible(self.answer.value in ("text", "long", "choice", "choices"))
        self.counts.setVisible(self.answer.value in ("number", "bool"))
        self.searched.setVisible(self.answer.value in ("text", "long"))
        self.button.setEnabled(bool(self.words.text().strip()))

    def _show(self, found: Sequence[RecordView]) -> None:
        self._shown = OnScreen.of(found)
        clear(self._rows)
        look, labels = self._look, self._session.labels
        for view in found:
            line = row(look, space=10)
            title = label_of(view, look.words.lang)
            line.addWidget(Label(look, title, "strong", elide=True))
            about = capital(labels.kind(view.text("of_kind")))
            line.addWidget(Label(look, about, "small", "text2", elide=True), 1)
            name = f"drop-{view.id[:8]}"
            say = look.words.say("Remove: {what}", what=title)
            drop = icon_button(look, "remove", say, name, kind="quiet")
            drop.setProperty("record", view.id)
            drop.clicked.connect(self._ask_drop)
            line.addWidget(drop)
            self._rows.addLayout(line)
        if not found:
            words = look.words.say("None yet. A question that your forms lack can be added here.")
            self._rows.addWidget(Paragraph(look, words, "body", "text2"))

    def add(self) -> None:
        """Keep the question as a record."""
        desk, lang = self._session.desk, self._look.words.lang
        _, type, multiline = _ANSWERS[self.answer.value]
        values: dict[str, Any] = {
            "label": {lang: self.words.text().strip(), "src_lang": lang},
            "searched": self.searched.isVisibleTo(self) and self.searched.isChecked(),
            "multiline": multiline,
            "printed": self.printed.isChecked(),
            "where": self.where.isChecked(),
            "counts": self.counts.isChecked(),
        }
        vocabulary = None if self.list.value == OWN_LIST else self.list.value
        self.button.setEnabled(False)
        answer = Callbacks[Any](self, self._added, self._failed)
        ask = desk.cases.definitions.new_question
        self._session.jobs.write(answer, ask, self.kind.value, type, values, vocabulary=vocabulary)

    def _added(self, _: object) -> None:
        self.words.clear()
        self.words.setFocus()
        self._done(self._look.words.say("Kept."))

    def _ask_drop(self) -> None:
        self._doomed = str(self.sender().property("record"))
        say = self._look.words.say
        question = Prompt(
            say("Ask this question no longer?"),
            say("Forms no longer show it. What was answered stays in the records."),
            (("keep", say("Keep it")), ("remove", say("Remove it"))),
            danger="remove",
        )
        self._session.prompts.ask(self, question, self._dropped)

    def _dropped(self, key: str, _: str) -> None:
        if key == "remove":
            jobs, desk = self._session.jobs, self._session.desk
            answer = Callbacks[Any](self, self._gone, self._failed)
            jobs.write(answer, desk.cases.delete, self._doomed, shown=self._shown)

    def _gone(self, _: object) -> None:
        self._done(self._look.words.say("Removed."))

    def _done(self, words: str) -> None:
        self._say_when(words)
        self._check()
        self.refresh()
        self.changed.emit()

    def _say_when(self, before: str = "") -> None:
        when = self._look.words.say("Forms follow when the vault is opened the next time.")
        self.said.say(f"{before} {when}".strip())


def asked_about(dictionary: Dictionary) -> list[str]:
    """The kinds whose forms people fill in."""
    return [
        one.name
        for one in dictionary.kinds
        if _SPACES & set(one.spaces) and one.name not in _NOT_ASKED and not one.once
    ]


def label_of(view: RecordView, lang: str) -> str:
    """The words of a definition, in the language of the window if it has them."""
    label = view.value("label")
    words = label if isinstance(label, dict) else {}
    order = (lang, str(words.get("src_lang", "")), *LANGS)
    return next((str(words[one]) for one in order if words.get(one)), view.text("key"))


def lists_of(session: VaultSession) -> list[tuple[str, str]]:
    """(list, the words of the first question that is answered from it), by those words."""
    labels, named = session.labels, dict[str, str]()
    for kind in session.dictionary.kinds:
        for field in kind.fields:
            name = field.vocabulary or ""
            if name not in session.dictionary.vocabularies or name in _NOT_OFFERED:
                continue
            words = capital(labels.field(kind.name, field))
            named.setdefault(name, f"{words} ({labels.kind(kind.name)})")
    return sorted(named.items(), key=lambda one: one[1].casefold())
