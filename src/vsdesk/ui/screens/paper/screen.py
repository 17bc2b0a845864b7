"""A paper of ours on screen, from memory: looked at, printed, saved. Nothing is written to a temporary file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QWidget

from vsdesk import diskio
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Answer
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, plane, row, scroll
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.preview.pages import Shown, all_pictures, page_picture
from vsdesk.ui.screens.preview.paper import Paper
from vsdesk.words import LANG_NAMES, LANGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.place import Place
    from vsdesk.ui.session import Session

_SCALE: Final = 1.15  # pixels a point at 100 %
_PRINT_DOTS: Final = 200


class PaperScreen(Screen):
    """`part` of the place: "letter" (a kept item) or "certificate" (made from its record)."""

    def __init__(self, look: Look, session: Session, place: Place) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        self._pdf: bytes | None = None
        self._page, self._count = 0, 1
        title = say("Deletion certificate") if place.part == "certificate" else say("Letter")
        outer = column(look, self)
        head = PageHead(look, title)
        head.back.connect(self.back)
        self.lang = Segments(look, "paper-lang", say("Language"), [(lang, LANG_NAMES[lang]) for lang in LANGS], look.lang)  # fmt: skip
        self.lang.chosen.connect(self.refresh)
        head.tools.addWidget(self.lang)
        if place.part != "certificate":
            self.lang.hide()
        self.save = Button(look, say("Save as PDF"), "save-pdf", icon="save")
        self.save.clicked.connect(self._save)
        head.tools.addWidget(self.save)
        self.printer = Button(look, say("Print"), "print-now", kind="primary", icon="print")
        self.printer.clicked.connect(self._print)
        head.tools.addWidget(self.printer)
        outer.addWidget(head)
        stage = plane("sunken")
        inner = column(look, stage, edges=(16, 16, 16, 16), space=8)
        self.paper = Paper(look)
        self.paper.hide()
        inner.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._wait = Paragraph(look, say("Setting the page …"), "body", "text2")
        inner.addWidget(self._wait, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(1)
        outer.addWidget(scroll(stage, "paper-scroll"), 1)
        outer.addWidget(self._foot())
        back = QShortcut(QKeySequence("Esc"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.back)
        self.refresh()

    def _foot(self) -> QWidget:
        look, say = self.look, self.look.words.say
        foot = QWidget()
        line = row(look, foot, edges=(24, 6, 24, 6), space=8)
        line.addStretch(1)
        self._before = Button(look, say("Previous"), "page-before", kind="quiet", icon="before")
        self._before.clicked.connect(self._previous)
        line.addWidget(self._before)
        self._pages = Label(look, "", "small", "text2")
        line.addWidget(self._pages)
        self._after = Button(look, say("Next"), "page-next", kind="quiet", icon="go", after=True)
        self._after.clicked.connect(self._next)
        line.addWidget(self._after)
        line.addStretch(1)
        self.done = Label(look, "", "small", "ok")
        line.addWidget(self.done)
        return foot

    def first_controls(self) -> Sequence[QWidget]:
        """Printing is why one comes here."""
        return (self.printer,)

    def refresh(self) -> None:
        """Read the letter, or set the certificate in the chosen language."""
        self._ready(False)
        desk, jobs = self.session.desk, self.session.jobs
        answer: Answer[bytes] = Answer(self, self._set, self.failed)
        if self.place.part == "certificate":
            langs = tuple(lang for lang in LANGS if lang == self.lang.value) or ("ar",)
            jobs.read_long(answer, desk.certificate, self.place.id, langs)
        else:
            jobs.read(answer, desk.attachment, self.place.id)

    def _ready(self, yes: bool) -> None:
        self.printer.setEnabled(yes)
        self.save.setEnabled(yes)

    def _set(self, pdf: bytes) -> None:
        self._pdf, self._page = pdf, 0
        self._draw()
        self._ready(True)
        self.printer.setFocus()

    def _draw(self) -> None:
        if self._pdf is not None:
            scale = _SCALE * self.look.theme.scale
            self.session.jobs.read(
                Answer(self, self._show_page, self.failed),
                page_picture,
                self._pdf,
                self._page,
                scale,
            )

    def _show_page(self, shown: Shown) -> None:
        self._page, self._count = shown.page, shown.count
        words = self.look.words.say(
            "Page {page} of {count}", page=shown.page + 1, count=shown.count
        )
        self._pages.setText(words)
        self._wait.hide()
        self.paper.show_image(shown.image, words)
        self.paper.show()
        self._before.setEnabled(shown.page > 0)
        self._after.setEnabled(shown.page < shown.count - 1)

    def _previous(self) -> None:
        self._page -= 1
        self._draw()

    def _next(self) -> None:
        self._page += 1
        self._draw()

    def _save(self) -> None:
        name = "certificate.pdf" if self.place.part == "certificate" else "letter.pdf"
        self.session.prompts.save_file(self, self.look.words.say("Save as PDF"), name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the paper where the person said."""
        if self._pdf is not None:
            answer: Answer[Any] = Answer(self, self._was_saved, self.failed)
            self.session.jobs.write(answer, diskio.write_file, path, self._pdf)

    def _was_saved(self, _: Any) -> None:
        self.done.setText(self.look.words.say("Saved."))

    def _print(self) -> None:
        self.session.prompts.printer(self, self._chosen_printer)

    def _chosen_printer(self, printer: QPrinter) -> None:
        if self._pdf is not None:
            answer: Answer[list[QImage]] = Answer(
                self, _Onto(printer, self._was_printed).paint, self.failed
            )
            self.session.jobs.read(answer, all_pictures, self._pdf, _PRINT_DOTS)

    def _was_printed(self) -> None:
        self.done.setText(self.look.words.say("Given to the printer."))


class _Onto:
    """Paints pictures of pages onto a printer."""

    def __init__(self, printer: QPrinter, then: Any) -> None:
        self._printer, self._then = printer, then

    def paint(self, pages: list[QImage]) -> None:
        painter = QPainter(self._printer)
        for number, image in enumerate(pages):
            if number:
                self._printer.newPage()
            painter.drawImage(painter.viewport(), image)
        painter.end()
        self._then()
