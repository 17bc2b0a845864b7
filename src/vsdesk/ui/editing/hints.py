"""What is said beside a record before anybody asks: a name like one of other cases, other names on a
paper, another fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import as_frame, column
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import isolate, mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk import Hint
    from vsdesk.errors import VsdeskError
    from vsdesk.records.evidence_file import Fingerprint
    from vsdesk.ui.editing.form_context import Context

# What the witness said of telling a family; nothing said is a no.
_ASK: Final = {
    "yes": mark("The witness allows that the family hears it. Link it first, with a reason."),
    "ask": mark("Ask the witness each time before anybody hears of this."),
}
_ALONE: Final = mark(
    "Nobody tells that family anything of this. Ask the witness: they alone decide."
)
_NAMES: Final[Mapping[str, str]] = {
    "given": mark("given name"),
    "father": mark("father's name"),
    "family": mark("family name"),
    "mother": mark("mother's name"),
}


class TestimonyHint(QFrame):
    """There only where a case here has a name like the one that was told."""

    def __init__(self, context: Context, row: str) -> None:
        super().__init__()
        self._context = context
        held = context.dossier.get(row)
        self._may_tell = held.text("may_tell_family") if held is not None else ""
        self.setObjectName("testimony-hint")
        as_frame(self, "strip")
        self._box = column(context.look, self, edges=(12, 10, 12, 10), space=4)
        self.hide()
        session = context.session
        session.jobs.read(
            Callbacks(self, self._show), session.desk.matching.suggestions.testimony_hints, row
        )

    def _show(self, hints: Sequence[Hint]) -> None:
        if not hints:
            return
        look, say = self._context.look, self._context.look.words.say
        self._box.addWidget(
            Paragraph(
                look,
                say(
                    "Names like this one are in these cases. Whether it is the same person, a coordinator decides."
                ),
                "body",
            )
        )
        ask = _ASK.get(self._may_tell, _ALONE)
        self._box.addWidget(Paragraph(look, say(ask), "strong"))
        for one in hints:
            self._box.addWidget(Paragraph(look, look.dots(one.title, one.number), "small", "text2"))
        self.show()


class PaperHint(QFrame):
    """There only where a name on the paper is another one."""

    def __init__(self, context: Context, item: str) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("paper-hint")
        as_frame(self, "strip")
        self._box = column(context.look, self, edges=(12, 10, 12, 10), space=4)
        self.hide()
        session = context.session
        session.jobs.read(
            Callbacks(self, self._show), session.desk.matching.suggestions.paper_differs, item
        )

    def _show(self, parts: tuple[str, ...]) -> None:
        if not parts:
            return
        look, say = self._context.look, self._context.look.words.say
        names = look.listed(say(_NAMES[one]) for one in parts)
        differs = say("Other names stand on this paper than in the case: {names}", names=names)
        self._box.addWidget(Paragraph(look, differs, "strong"))
        self._box.addWidget(
            Paragraph(
                look,
                say(
                    "It may be of somebody else: it proves nothing of this person's fate, and changes nothing. Write down what the family says of it."
                ),
                "body",
            )
        )
        self.show()


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
