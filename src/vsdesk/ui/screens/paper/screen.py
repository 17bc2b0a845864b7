"""A paper of ours on screen, from memory: looked at, printed, saved. Nothing is written to a temporary
file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk import diskio
from vsdesk.desk import unset_words
from vsdesk.languages import USUAL
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, plane
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.parts.page_view import PageView
from vsdesk.ui.parts.printing import SPOOL, print_pages
from vsdesk.ui.screen import Screen
from vsdesk.words import LANG_NAMES, LANGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from vsdesk.desk import PlainPaper
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession


class PaperScreen(Screen):
    """`part` of the place: "letter" (a kept item) or "certificate" (made from its record)."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        self._pdf: bytes | None = None
        title = say("Deletion certificate") if place.part == "certificate" else say("Letter")
        outer = column(look, self)
        head = PageHead(look, title)
        head.back.connect(self.back)
        self.done = Label(look, "", "small", "ok")
        head.tools.addWidget(self.done)
        self.lang = Segments(
            look,
            "paper-lang",
            say("Language"),
            [(lang, LANG_NAMES[lang]) for lang in LANGS],
            look.lang,
        )
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
        below = plane()
        column(look, below, edges=(24, 8, 24, 8)).addWidget(
            Paragraph(look, say(SPOOL), "small", "text2")
        )
        outer.addWidget(below)
        self.view = PageView(look, session)
        outer.addWidget(self.view, 1)
        self.back_by_esc()
        self.refresh()

    def first_controls(self) -> Sequence[QWidget]:
        """Printing is why one comes here."""
        return (self.printer,)

    def refresh(self) -> None:
        """Read the letter, or set the certificate in the chosen language."""
        self._ready(False)
        self.view.wait()
        desk, jobs = self.session.desk, self.session.jobs
        if self.place.part == "certificate":
            langs = tuple(lang for lang in LANGS if lang == self.lang.value) or (USUAL,)
            told = Callbacks(self, self._set_certificate, self._not_here)
            jobs.read_long(told, desk.erasure.certificates.certificate, self.place.id, langs)
        else:
            answer: Callbacks[bytes] = Callbacks(self, self._set, self._not_here)
            jobs.read(answer, desk.files.attachment, self.place.id)

    def _not_here(self, problem: VsdeskError) -> None:
        """The paper went in between: nothing is being set any more."""
        self.view.show_nothing()
        self.failed(problem)

    def _ready(self, yes: bool) -> None:
        self.printer.setEnabled(yes)
        self.save.setEnabled(yes)

    def _set_certificate(self, paper: PlainPaper) -> None:
        self._set(paper.pdf)
        self.done.setText(unset_words(self.look.words, paper.unset))

    def _set(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.view.show_pdf(pdf)
        self._ready(True)
        self.printer.setFocus()

    def _save(self) -> None:
        name = "certificate.pdf" if self.place.part == "certificate" else "letter.pdf"
        self.session.prompts.save_file(self, self.look.words.say("Save as PDF"), name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the paper where the person said."""
        if self._pdf is not None:
            answer = Callbacks[None](self, self._was_saved, self.failed)
            self.session.jobs.write(answer, diskio.write_file, path, self._pdf)

    def _was_saved(self, _: None) -> None:
        self.done.setText(self.look.words.say("Saved."))

    def _print(self) -> None:
        self.session.prompts.printer(self, self._chosen_printer)

    def _chosen_printer(self, printer: QPrinter) -> None:
        if self._pdf is not None:
            answer = Callbacks[None](self, self._was_printed, self.failed)
            self.session.jobs.read(answer, print_pages, printer, (self._pdf,))

    def _was_printed(self, _: None) -> None:
        self.done.setText(self.look.words.say("Given to the printer."))
