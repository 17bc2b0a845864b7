"""Says on the page of a paper that its file is not the one that its record names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import column
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError
    from vsdesk.records.attached import Fingerprint
    from vsdesk.ui.editing.context import Context


class FingerprintStrip(QFrame):
    """Nothing is seen while the fingerprint that was computed of the file is the one that stands there."""

    def __init__(self, context: Context, item: str) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("fingerprint-strip")
        self._box = column(context.look, self)
        self.hide()
        session = context.session
        answer = Callbacks(self, self._show, self._cannot)
        session.jobs.read(answer, session.desk.files.fingerprint, item)

    def _show(self, found: Fingerprint) -> None:
        if not found.others:
            return
        look = self._context.look
        said = look.listed(isolate(one) for one in found.others)
        computed = look.listed(isolate(one) for one in found.computed)
        words = look.words.say(
            "Computed from the file: {computed}. Written in the record: {said}. Papers print the computed one. Ask who changed it.",
            computed=computed,
            said=said,
        )
        title = look.words.say("This file is not the one that its record names.")
        self._box.addWidget(Banner(look, title, words, "stop"))
        self.show()

    def _cannot(self, problem: VsdeskError) -> None:
        self._context.session.jobs.failed.emit(problem)
