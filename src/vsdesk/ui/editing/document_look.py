"""A look at a paper: what speaks against it, what does not, what cannot be told. Never that it is genuine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.statuses import OUR_PAPERS
from vsdesk.ui.kit.boxes import clear, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.confirm_strip import ConfirmStrip
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk import Desk, DocumentLook
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context

# test_result -> icon, tone
_MARKS: Final = {
    "pass": ("check", "neutral"),
    "fail": ("warn", "stop"),
    "not_possible": ("gap", "text2"),
}


# What cannot be forged as a paper is: pictures of persons and places, recordings, what we wrote ourselves.
_NO_PAPERS: Final = frozenset(
    {
        *("photo_person", "photo_place", "audio", "video", "gps_satellite", "belonging_object"),
        *OUR_PAPERS,
    }
)


def is_paper(record: RecordView) -> bool:
    """Whether somebody brought this: not a photo of the person, not a letter of our own."""
    return record.text("type") not in _NO_PAPERS


@dataclass(frozen=True)
class DocumentComparison:
    """The look, and how the records that it compares with are called."""

    look: DocumentLook
    named: Mapping[str, str] = field(repr=False)


class DocumentLookStrip(QWidget):
    """`written` after the look was kept as a check of the paper."""

    written = Signal()

    def __init__(self, context: Context, item: str) -> None:
        super().__init__()
        self._context, self._item = context, item
        look, say = context.look, context.look.words.say
        self.ask = ask = ConfirmStrip(self, look, "document-look", "sunken")
        ask.sure.connect(self.take)
        ask.title(say("Does anything speak against this paper?"))
        ask.note(
            say(
                "The program never says that a paper is genuine: only its issuer or an expert can. A look finds what speaks against it."
            )
        )
        ask.way_on(say("Look at the paper"), "look-at-paper", icon="search")
        self._found = column(look, space=6)
        ask.box.addLayout(self._found)
        self._looked: DocumentComparison | None = None

    def take(self) -> None:
        """Make the tests."""
        self.ask.now.setEnabled(False)
        session = self._context.session
        session.jobs.read(
            Callbacks(self, self._show, self._cannot), _look, session.desk, self._item
        )

    def _cannot(self, problem: VsdeskError) -> None:
        self.ask.check()
        self._context.session.jobs.failed.emit(problem)

    def _show(self, looked: DocumentComparison) -> None:
        self._looked = looked
        self.ask.check()
        clear(self._found)
        look, labels = self._context.look, self._context.session.labels
        say = look.words.say
        for one in looked.look.findings:
            icon, tone = _MARKS[one.result]
            line = row(look, space=8)
            line.addWidget(IconMark(look, icon, tone), 0, Qt.AlignmentFlag.AlignTop)
            words = column(look, space=0)
            test = capital(labels.term("document_test", one.test))
            result = labels.term("test_result", one.result)
            words.addWidget(
                Paragraph(
                    look, look.dots(test, result), "strong" if one.result == "fail" else "body"
                )
            )
            if one.result == "fail" and one.records:
                named = look.some(looked.named.get(id, "") for id in one.records)
                words.addWidget(Paragraph(look, say("See: {what}", what=named), "small", "text2"))
            line.addLayout(words, 1)
            self._found.addLayout(line)
        suggested = capital(labels.term("check_result", looked.look.suggested))
        self._found.addWidget(
            Paragraph(
                look,
                say("Together: {result}. A person looks after it.", result=suggested),
                "strong",
            )
        )
        if not self._context.dossier.children(self._item, "document_check"):
            hint = say(
                "Issuer, number and date are tested once they stand in a check of this paper, below."
            )
            self._found.addWidget(Paragraph(look, hint, "small", "text2", wide=80))
        if self._context.may_write("document_check"):
            keep = Button(look, say("Keep this look as a check"), "keep-look", icon="check")
            keep.clicked.connect(self._keep)
            self._found.addWidget(keep, 0, look.leading)

    def _keep(self) -> None:
        if self._looked is None:
            return
        session, lang = self._context.session, self._context.look.lang
        words = self._context.look.words.say("A look by the program; a person has not looked yet.")
        basis: Json = {lang: words, "src_lang": lang}
        answer = Callbacks(self, self._kept, self._cannot)
        keep = session.desk.access.safeguards.keep_look
        session.jobs.write(answer, keep, self._item, self._looked.look, basis)

    def _kept(self, _: object) -> None:
        self.written.emit()


def _look(desk: Desk, item: str) -> DocumentComparison:
    found = desk.access.safeguards.document_look(item)
    named = {}
    for id in {id for one in found.findings for id in one.records}:
        view = desk.cases.record(id)
        root = desk.cases.row(view.space)
        title = view.text("title") or view.text("file_name")
        named[id] = " ".join(part for part in (title, root.number if root else "") if part)
    return DocumentComparison(found, named)
