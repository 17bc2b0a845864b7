"""One open vault in the window: the desk and what every screen needs beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from vsdesk import memo
from vsdesk.ui.kit.begun_forms import BegunForms
from vsdesk.ui.kit.draft_queue import DraftQueue
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.match_finder import MatchFinder
from vsdesk.ui.speakers import Speakers

if TYPE_CHECKING:
    from vsdesk.desk import Change, Desk
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.places.gazetteer import Gazetteer
    from vsdesk.ui.kit.form.date_readings import DateReader
    from vsdesk.ui.kit.jobs import Jobs
    from vsdesk.ui.kit.kept_words import KeptWords
    from vsdesk.ui.kit.prompts import Prompts
    from vsdesk.ui.kit.settings import Settings
    from vsdesk.ui.kit.ui_context import UiContext


class VaultSession(QObject):
    """`changed` carries each Change of the desk, on the main thread; `found` when pairs were looked for."""

    changed = Signal(object)
    found = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, words: KeptWords) -> None:
        super().__init__()
        self.desk, self.jobs, self._words = desk, jobs, words
        self.drafts = DraftQueue(jobs, desk.cases.drafts.put, desk.cases.drafts.drop, self)
        self.finder = MatchFinder(desk, jobs, self)
        self.finder.rested.connect(self._looked)
        self.changed.connect(self.finder.soon)
        self.finder.soon()
        self.unsaved_ifs: dict[
            str, Any
        ] = {}  # typed into a "yes, if" outside an interview (`UnsavedIfs`)
        self.begun = BegunForms()  # typed into a small form that a page opened elsewhere leaves
        self.speakers = Speakers()
        self._unsubscribe = desk.context.subscribe(self._tell)
        jobs.write_quietly(
            Callbacks[Any](self), desk.cases.begun.give_up_begun
        )  # what a lock left without a word
        self.look: UiContext
        self.prompts: Prompts
        self.labels: Labels
        self.settings: Settings
        self.dates: DateReader | None = None  # made on a worker thread with the first record

    def dress(self, look: UiContext, prompts: Prompts, labels: Labels, settings: Settings) -> None:
        """Give the session the look of the window (again, when language or theme changes)."""
        self.look, self.prompts, self.labels, self.settings = look, prompts, labels, settings

    @property
    def dictionary(self) -> Dictionary:
        """Kinds and fields."""
        return self.desk.context.dictionary

    @property
    def role(self) -> str:
        """This vault's role."""
        return self.desk.context.role

    def may_write(self, kind: str) -> bool:
        """Whether this vault's role may make records of a kind."""
        spec = self.dictionary.kind(kind)
        return spec is not None and self.role in spec.writers

    @property
    def places(self) -> Gazetteer:
        """The shipped places."""
        return self.dictionary.places

    def copy(self, text: str) -> None:
        """Put words that may leave on the clipboard; the next lock takes them away again."""
        self._words.let_out(text)

    def end(self) -> None:
        """Flush drafts and lock, in this order, on the writer thread. Nothing of ours
        stays on the clipboard, nor what the reader works out of texts while the writer locks."""
        self._words.forget()
        self.unsaved_ifs.clear()
        self.speakers.forget()
        self._unsubscribe()
        self.finder.end()
        self.drafts.flush()
        self.jobs.read(Callbacks[None](self.jobs), memo.forget)

    def _looked(self, new: int) -> None:
        if new:
            self.found.emit()

    def _tell(self, change: Change) -> None:
        self.changed.emit(change)  # from the writer thread: Qt queues it
