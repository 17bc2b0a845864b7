"""A paper of ours on screen, from memory: looked at, printed, saved. Nothing is written to a temporary
file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.desk import unset_words
from vsdesk.desk.outbound.journal_service import JournalFilter
from vsdesk.languages import USUAL
from vsdesk.ui.kit.boxes import column, plane
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.parts.page_view import PageView
from vsdesk.ui.parts.printing import SPOOL, print_pages
from vsdesk.ui.screen import Screen
from vsdesk.words import LANG_NAMES, LANGS, mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from vsdesk.desk import Desk, PlainPaper
    from vsdesk.errors import VsdeskError
    from vsdesk.progress import Progress
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession
    from vsdesk.words import Lang


@dataclass(frozen=True, slots=True)
class _SetPaper:
    """A paper that is set anew in each language: its title, the name of its file, what sets it, and what the
    journal calls it once it was printed or saved ("": it does not)."""

    title: str
    file: str
    make: Callable[[Desk, Route, Lang, Progress], PlainPaper]
    noted: str = ""


def _certificate(desk: Desk, place: Route, lang: Lang, progress: Progress) -> PlainPaper:
    return desk.erasure.certificates.certificate(place.id, (lang,), progress)


def _journal(desk: Desk, place: Route, lang: Lang, progress: Progress) -> PlainPaper:
    return desk.outbound.journal.paper(JournalFilter.read(place.field), lang, progress)


def _warn(desk: Desk, place: Route, lang: Lang, progress: Progress) -> PlainPaper:
    return desk.outbound.warn_list.paper(place.id, lang, progress)


def _leaving(desk: Desk, place: Route, lang: Lang, progress: Progress) -> PlainPaper:
    leaving = desk.due.leaving
    return leaving.paper(leaving.of(place.id), lang, progress)


_SET: Final = {
    "certificate": _SetPaper(mark("Deletion certificate"), "certificate.pdf", _certificate),
    "journal": _SetPaper(mark("The journal"), "journal.pdf", _journal, "journal"),
    "warn": _SetPaper(mark("Whom to warn"), "warn.pdf", _warn, "to-warn"),
    "leaving": _SetPaper(mark("When somebody leaves"), "leaving.pdf", _leaving, "leaving"),
}


class PaperScreen(Screen):
    """`part` of the place: "letter" (a kept one of ours), or one of those that are set here."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        self._pdf: bytes | None = None
        self._paper = _SET.get(place.part)
        title = say(self._paper.title) if self._paper is not None else say("Letter")
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
        self.lang.setVisible(self._paper is not None)
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
        """Read the letter, or set the paper in the chosen language."""
        self._ready(False)
        self._pdf = None
        self.done.setText("")  # it was said of the one before
        self.view.wait()
        desk, jobs = self.session.desk, self.session.jobs
        if self._paper is not None:
            lang = self.lang.value or USUAL
            told = Callbacks(self, self._set_plain, self._not_here)
            jobs.read_long(told, self._paper.make, desk, self.place, lang)
        else:
            kept = Callbacks(self, self._set_plain, self._not_here)
            jobs.read(kept, desk.consent.letters.kept.paper, self.place.id)

    def _not_here(self, problem: VsdeskError) -> None:
        """The paper went in between: nothing is being set any more."""
        self.view.show_nothing()
        self.failed(problem)

    def _ready(self, yes: bool) -> None:
        self.printer.setEnabled(yes)
        self.save.setEnabled(yes)

    def _set_plain(self, paper: PlainPaper) -> None:
        self._set(paper.pdf)
        self.done.setText(unset_words(self.look.words, paper.unset))

    def _set(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.view.show_pdf(pdf)
        self._ready(True)
        self.printer.setFocus()

    def _save(self) -> None:
        name = self._paper.file if self._paper is not None else "letter.pdf"
        self.session.prompts.save_file(self, self.look.words.say("Save as PDF"), name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the paper where the person said."""
        if self._pdf is not None:
            then = partial(self._was_left, self._pdf, self.look.words.say("Saved."))
            answer = Callbacks[None](self, then, self.failed)
            self.session.jobs.write(answer, diskio.write_file, path, self._pdf)

    def _was_left(self, pdf: bytes, said: str, _: None) -> None:
        self._note()
        if pdf is self._pdf:  # else another one is shown meanwhile
            self.done.setText(said)

    def _print(self) -> None:
        self.session.prompts.printer(self, self._chosen_printer)

    def _chosen_printer(self, printer: QPrinter) -> None:
        if self._pdf is not None:
            then = partial(self._was_left, self._pdf, self.look.words.say("Given to the printer."))
            answer = Callbacks[None](self, then, self.failed)
            self.session.jobs.read(answer, print_pages, printer, (self._pdf,))

    def _note(self) -> None:
        if self._paper is not None and self._paper.noted:
            note = self.session.desk.outbound.journal.note_paper
            self.session.jobs.write(Callbacks[None](self, None), note, self._paper.noted)
