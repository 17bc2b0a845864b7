"""Documents and evidence: attach files, see what is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from vsdesk.ui.editing.attach_many import AGAIN, AttachResult, ask_again, attach_of_kind
from vsdesk.ui.editing.list_spec import kind_list
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.measure import amount
from vsdesk.ui.kit.wrapping_row import Flow

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.editing.form_context import Context


class EvidencePart(QWidget):
    """Two doors (a photo of the person, another file), then the list."""

    def __init__(self, context: Context, again: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._again, self._kind = context, again, "photo"
        self._same: list[Path] = []
        look, say = context.look, context.look.words.say
        box = column(look, self, space=12)
        line = Flow(look)
        photo = Button(look, say("Attach a photo of the person"), "attach-photo", icon="photo")
        photo.clicked.connect(self._photo)
        line.addWidget(photo)
        file = Button(look, say("Attach a document"), "attach-file", icon="file")
        file.clicked.connect(self._file)
        line.addWidget(file)
        line.addStretch(1)
        box.addLayout(line)
        self._bar = QProgressBar()
        self._bar.setObjectName("attach-progress")
        self._bar.setTextVisible(False)
        self._bar.hide()
        box.addWidget(self._bar)
        self._amount = Label(look, "", "small", "text2")
        self._amount.hide()
        box.addWidget(self._amount)
        spec = kind_list(context, "evidence_item", context.dossier.root)
        self._list = RecordList(context, spec, title=False)
        self._list.gone.connect(again)
        box.addWidget(self._list)

    def _photo(self) -> None:
        self._choose("photo", self._context.look.words.say("Photos (*.jpg *.jpeg *.png *.webp)"))

    def _file(self) -> None:
        self._choose("document", self._context.look.words.say("All files (*)"))

    def _choose(self, kind: str, kinds: str) -> None:
        self._kind = kind
        title = self._context.look.words.say("Choose files to attach")
        self._context.session.prompts.open_files(self, title, kinds, self.take)

    def take(self, files: Sequence[Path], again: bool = False) -> None:
        """Attach these files, one after the other."""
        session = self._context.session
        if files:
            self._bar.show()
            answer = Callbacks(self, self._taken, self._refused, self._step)
            root = self._context.dossier.root
            session.jobs.write_long(
                answer, attach_of_kind, session.desk, files, root, self._kind, again=again
            )

    def _step(self, stage: str, done: int, total: int) -> None:
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(done * 1000 // total if total else 0)
        words = self._context.look.words
        self._amount.setText(amount(words, done, total, weighed=True) if total else "")
        self._amount.show()

    def _taken(self, found: AttachResult) -> None:
        self._bar.hide()
        self._amount.hide()
        for _, problem in found.refused:
            self._context.session.jobs.failed.emit(problem)
        if found.same:
            self._same, question = found.same, ask_again(self._context.look, found.same)
            self._context.session.prompts.ask(self, question, self._both)
        elif found.taken:
            self._again()

    def _both(self, key: str, _: str) -> None:
        if key == AGAIN:
            self.take(self._same, again=True)
        else:
            self._again()

    def _refused(self, problem: VsdeskError) -> None:
        self._bar.hide()
        self._amount.hide()
        self._context.session.jobs.failed.emit(problem)
