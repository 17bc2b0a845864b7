"""Below told words: a name that two of the family have, and whom the speaker means. The words stay as they
are.

The answer is a note of the organisation's own about that person; that nobody knows is an answer too. The room
is kept from the start, so nothing moves; the words are read off the window's thread.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSizePolicy, QWidget

from vsdesk.records.gate.names.ambiguous_names import Which, which_of
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.kit.boxes import row
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import Label
from vsdesk.ui.people_names import story
from vsdesk.words import LANGS, Words, mark, plain

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.story_edit import StoryEdit
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

NOT_KNOWN: Final = "unknown"


_SAYS: Final = mark("Whom «{name}» means in what was told: {who}")
_NOBODY_KNOWS: Final = mark("not known")


class Keeps(Protocol):
    """Where the answers stand."""

    def notes(self) -> Iterable[tuple[str, str]]:
        """(about whom, words) of each note, saved or begun."""

    def keep(self, name: str, who: str, told: Json) -> None:
        """Write what is said about a name: the id of whom it means, or "" where nobody knows."""


class OfContext:
    """The notes of a page: an answer waits with all that is typed there, and is saved with it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._begun: dict[str, str] = {}

    def notes(self) -> Iterable[tuple[str, str]]:
        """Saved and begun ones."""
        context = self._context
        saved = [one.id for one in context.dossier.of("note")]
        for id in dict.fromkeys([*saved, *(id for id, _ in context.draft.new_of("note"))]):
            told = context.value(id, "text")
            yield str(context.value(id, "subject") or ""), story(told, "") if told else ""

    def keep(self, name: str, who: str, told: Json) -> None:
        """One note for one name."""
        context = self._context
        id = self._begun.setdefault(name, context.session.desk.context.new_id())
        values: dict[str, Json] = {"subject": who or context.dossier.root, "text": told}
        if context.draft.pending(id) is None:
            context.draft.add(id, "note", context.dossier.root, {})
        for field, value in values.items():  # an answer, and nothing that the program filled in
            context.draft.change(None, id, "note", field, value)
        context.changed()


class WhichStrip(QWidget):
    """Asks about the first name that waits, then the next one."""

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        dossier: Dossier,
        story: StoryEdit,
        keeps: Keeps,
    ) -> None:
        super().__init__()
        self._look, self._session, self._dossier = look, session, dossier
        self._story, self._keeps, self._now = story, keeps, ""
        self._ticket: JobHandle | None = None
        self._titles = Titles(look, session, dossier)
        name = f"which-{story.objectName()}"
        line = row(look, self, space=12)
        self.question = Label(look, "", "body", "text2", elide=True)
        self.choice = Choice(look, name, "", [])
        self.choice.chosen.connect(self._chosen)
        self.choice.installEventFilter(self)
        line.addWidget(self.question, 1)
        line.addWidget(self.choice, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()
        story.told.connect(self.check)
        self.check()

    def check(self) -> None:
        """Read what stands there now; an older reading is left."""
        if self._ticket is not None:
            self._ticket.cancel()
        answer: Callbacks[tuple[str, tuple[Which, ...]]] = Callbacks(self, self._show)
        text = self._story.toPlainText()
        self._ticket = self._session.jobs.read(answer, _read, self._dossier, text)

    def _show(self, found: tuple[str, tuple[Which, ...]]) -> None:
        text, several = found
        if text != self._story.toPlainText():
            return
        notes = [(whom, plain(words)) for whom, words in self._keeps.notes()]
        stands = {one.name: self._answered(one, notes) for one in several}
        one = next((one for one in several if not stands[one.name]), next(iter(several), None))
        if one is None:
            self._now = ""
            self.hide()
        elif one.name != self._now or self.choice.value != stands[one.name]:
            self._ask(one, stands[one.name])

    def _answered(self, one: Which, notes: Iterable[tuple[str, str]]) -> str:
        """What the notes say of a name; the last one stands."""
        words = (Words(lang) for lang in LANGS)
        unknown = {
            plain(each.say(_SAYS, name=one.name, who=each.say(_NOBODY_KNOWS))) for each in words
        }
        found = ""
        for whom, said in notes:
            if said in unknown:
                found = NOT_KNOWN
            elif whom in one.people and f"«{one.name}»" in said:
                found = whom
        return found

    def _ask(self, one: Which, stands: str) -> None:
        say = self._look.words.say
        self._now = one.name
        asked = say("«{name}»: which one is meant?", name=one.name)
        self.question.setText(asked)
        self.choice.setAccessibleName(asked)
        people = [(id, self._title(id)) for id in one.people]
        unknown = say("Not known: the words stay as they are")
        self.choice.offer([("", "—"), *people, (NOT_KNOWN, unknown)])
        self.choice.choose(stands)
        self.show()

    def _title(self, id: str) -> str:
        return self._look.dots(self._titles.by_id(id), *self._titles.kinships(id)[:1])

    def _chosen(self, who: str) -> None:
        if not who or not self._now:
            return
        say, known = self._look.words.say, who != NOT_KNOWN
        meant = self._title(who) if known else say(_NOBODY_KNOWS)
        said, lang = plain(say(_SAYS, name=self._now, who=meant)), self._look.lang
        self._keeps.keep(self._now, who if known else "", {lang: said, "src_lang": lang})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Behind an answer comes the next name: not while the arrow keys choose."""
        if watched is self.choice and event.type() == QEvent.Type.FocusOut and self.choice.value:
            self.check()
        return False


def _read(dossier: Dossier, text: str) -> tuple[str, tuple[Which, ...]]:
    return text, which_of(dossier, text)
