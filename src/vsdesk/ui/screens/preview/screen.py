"""Print: options, the page from memory, what is left out and why, print or save."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from vsdesk import diskio
from vsdesk.records.disclosure import REASONS
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.jobs import Answer, Ticket
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, frame, plane, row, rule, scroll
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import Titles, missing_person, names
from vsdesk.ui.place import Place
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.preview.left_out import LeftOut
from vsdesk.ui.screens.preview.options import Options
from vsdesk.ui.screens.preview.pages import Shown, all_pictures, page_picture
from vsdesk.ui.screens.preview.paper import Paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session

_ZOOMS = (1.0, 1.4, 1.9, 2.6, 3.4)  # times the whole page
_A4 = (595.3, 841.9)  # points
_PRINT_DOTS = 200


class PreviewScreen(Screen):
    """Nothing leaves by looking: the row is written when the sheet is printed or saved."""

    def __init__(self, look: Look, session: Session, place: Place) -> None:
        super().__init__(look, session, place)
        self._pdf: bytes | None = None
        self._page, self._count, self._zoom = 0, 1, 0
        self._number = self._family = ""
        self._wide = True
        self._ticket: Ticket | None = None
        outer = column(look, self)
        outer.addWidget(self._head())
        middle = row(look, space=0)
        self.options = Options(look, session.labels)
        self.options.changed.connect(self.refresh)
        self._options_area = scroll(self.options, "options-scroll")
        self._options_area.setFixedWidth(look.px(316))
        middle.addWidget(self._options_area)
        middle.addWidget(rule(upright=True))
        self._page_area = self._middle()
        middle.addWidget(self._page_area, 1)
        middle.addWidget(rule(upright=True))
        self._end_area = self._end()
        middle.addWidget(self._end_area)
        outer.addLayout(middle, 1)
        session.jobs.read(Answer(self, self._named, self.failed), session.desk.dossier, place.id)
        self.refresh()

    def _head(self) -> QWidget:
        look, say = self.look, self.look.words.say
        head = frame("head")
        line = row(look, head, edges=(24, 8, 16, 8), space=10)
        back = icon_button(look, "back", say("Back"), "back", kind="quiet")
        back.clicked.connect(self.back)
        line.addWidget(back)
        line.addWidget(Label(look, say("Print"), "h1"))
        self._who = Label(look, "", "body", "text2", elide=True)
        line.addWidget(self._who, 1)
        self.choices = Button(look, say("What is printed"), "show-options", icon="filter")
        self.choices.setCheckable(True)
        self.choices.hide()
        self.choices.toggled.connect(self._show_options)
        line.addWidget(self.choices)
        return head

    def _middle(self) -> QWidget:
        look, say = self.look, self.look.words.say
        part = plane("sunken")
        box = column(look, part, edges=(0, 0, 0, 8), space=8)
        stage = QWidget()
        inner = column(look, stage, edges=(16, 16, 16, 8))
        self.paper = Paper(look)
        self.paper.hide()
        inner.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.ask = Button(look, say("Open consent"), "to-consent", icon="consent")
        self.ask.clicked.connect(self._to_consent)
        self.refusal = Banner(look, "", tone="stop", button=self.ask)
        self.refusal.hide()
        inner.addWidget(self.refusal)
        self.waiting = Paragraph(look, say("Setting the page …"), "body", "text2")
        inner.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(1)
        area = scroll(stage, "paper-scroll")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._area = area
        box.addWidget(area, 1)
        line = row(look, space=8)
        line.addStretch(1)
        for icon, words, name, slot in (
            ("smaller", say("Smaller"), "smaller", self._smaller),
            ("bigger", say("Larger"), "bigger", self._bigger),
        ):
            button = icon_button(look, icon, words, name, kind="quiet")
            button.clicked.connect(slot)
            line.addWidget(button)
        self._before = Button(look, say("Previous"), "page-before", kind="quiet", icon="before")
        self._before.clicked.connect(self._previous)
        line.addWidget(self._before)
        self._pages = Label(look, "", "small", "text2")
        line.addWidget(self._pages)
        self._after = Button(look, say("Next"), "page-next", kind="quiet", icon="go", after=True)
        self._after.clicked.connect(self._next)
        line.addWidget(self._after)
        line.addStretch(1)
        box.addLayout(line)
        return part

    def _end(self) -> QWidget:
        look, say = self.look, self.look.words.say
        part = plane()
        part.setFixedWidth(look.px(290))
        box = column(look, part, edges=(20, 14, 24, 14), space=12)
        inner = plane()
        cards = column(look, inner, space=12)
        self._card = LeftOut(look, self.session.labels)
        cards.addWidget(self._card)
        cards.addWidget(
            Label(look, say("Password for the saved file (optional)"), "small", "text2", elide=True)
        )
        self.password = SecretField(
            look,
            "pdf-password",
            say("Password for the saved file (optional)"),
            say("Show the password"),
        )
        self.password.setPlaceholderText(say("None"))
        cards.addWidget(self.password)
        cards.addWidget(
            Paragraph(
                look,
                say("Saving or printing writes one line in “What left this vault”."),
                "small",
                "text2",
            )
        )
        cards.addStretch(1)
        box.addWidget(scroll(inner, "left-out-scroll"), 1)
        self.printer = Button(look, say("Print"), "print-now", kind="primary", icon="print")
        self.printer.clicked.connect(self._print)
        box.addWidget(self.printer)
        self.save = Button(look, say("Save as PDF"), "save-pdf", icon="save")
        self.save.clicked.connect(self._save)
        box.addWidget(self.save)
        self.done = Label(look, "", "small", "ok", elide=True)
        box.addWidget(self.done)
        return part

    # The page.
    def refresh(self) -> None:
        """Set the sheet again with the options."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._ready(False)
        self.done.setText("")
        self.waiting.setVisible(self._pdf is None)
        self.refusal.hide()
        jobs = self.session.jobs
        answer: Answer[Any] = Answer(self, self._set, self._refused)
        self._ticket = jobs.read_long(
            answer, self.session.desk.sheet, self.options.order(self.place.id)
        )

    def _set(self, printed: Any) -> None:
        self._pdf = printed.pdf
        self._card.show_withheld(printed.withheld)
        self._draw()
        self._ready(True)

    def _refused(self, problem: VsdeskError) -> None:
        say = self.look.words.say
        self._pdf = None
        self.paper.hide()
        self.waiting.hide()
        self._pages.setText("")
        reason = REASONS.get(str(problem.params.get("reason", "")), "")
        self.refusal.say(say(problem.code.sentence), say(reason) if reason else "")
        self.ask.setVisible(problem.code.name == "E_GATE")
        self.refusal.show()
        self._card.nothing_yet()

    def _to_consent(self) -> None:
        """Consent lies with the family, by person; with the case while it has none."""
        place = Place("family", self._family, "consent") if self._family else None
        self.go.emit(place or Place("case", self.place.id, "consent"))

    def _ready(self, yes: bool) -> None:
        self.printer.setEnabled(yes)
        self.save.setEnabled(yes)

    def _draw(self) -> None:
        if self._pdf is not None:
            scale = _ZOOMS[self._zoom] * self._whole()
            self.session.jobs.read(
                Answer(self, self._show_page, self.failed),
                page_picture,
                self._pdf,
                self._page,
                scale,
            )

    def _whole(self) -> float:
        """Pixels a point at which the whole page is seen."""
        room = self._area.viewport().size()
        edge = self.look.px(32)
        wide, high = max(200, room.width() - edge), max(280, room.height() - edge)
        return min(wide / _A4[0], high / _A4[1])

    def _show_page(self, shown: Shown) -> None:
        self._page, self._count = shown.page, shown.count
        words = self.look.words.say(
            "Page {page} of {count}", page=shown.page + 1, count=shown.count
        )
        self._pages.setText(words)
        self.waiting.hide()
        self.paper.show_image(shown.image, words)
        self.paper.show()
        self._before.setEnabled(shown.page > 0)
        self._after.setEnabled(shown.page < shown.count - 1)

    def _named(self, dossier: Dossier) -> None:
        found = names(missing_person(dossier), self.look.lang)
        self._number = dossier.head.text("case_no")
        self._family = next((one.id for one in dossier.linked(dossier.head, "family")), "")
        titles = Titles(self.look, self.session, dossier)
        members = [dossier.get(one.text("person")) for one in dossier.of("family_member")]
        self.options.offer_relatives(
            [(one.id, titles.of(one)) for one in members if one is not None]
        )
        self._who.setText(self.look.dots(found[0] if found else "", self._number))

    def _smaller(self) -> None:
        self._zoom = max(0, self._zoom - 1)
        self._draw()

    def _bigger(self) -> None:
        self._zoom = min(len(_ZOOMS) - 1, self._zoom + 1)
        self._draw()

    def _previous(self) -> None:
        self._page -= 1
        self._draw()

    def _next(self) -> None:
        self._page += 1
        self._draw()

    # Leaving.
    def _save(self) -> None:
        name = f"{self._number or 'sheet'}.pdf"
        self.session.prompts.save_file(
            self, self.look.words.say("Save the sheet as PDF"), name, self.save_to
        )

    def save_to(self, path: Path) -> None:
        """Write the sheet to `path`, and the row of the disclosure."""
        order = self.options.order(self.place.id, self.password.text() or None)
        self._ready(False)
        self.session.jobs.write(
            Answer(self, self._was_saved, self._not_left), _save, self.session.desk, order, path
        )

    def _was_saved(self, _: Any) -> None:
        self._ready(True)
        self.password.clear()
        self.done.setText(self.look.words.say("Saved. The line is written."))

    def _not_left(self, problem: VsdeskError) -> None:
        self._ready(True)
        self.failed(problem)

    def _print(self) -> None:
        self.session.prompts.printer(self, self._chosen_printer)

    def _chosen_printer(self, printer: QPrinter) -> None:
        self._ready(False)
        answer: Answer[list[QImage]] = Answer(
            self, _Printing(printer, self._was_printed).paint, self._not_left
        )
        self.session.jobs.write(
            answer, _pictures, self.session.desk, self.options.order(self.place.id)
        )

    def _was_printed(self) -> None:
        self._ready(True)
        self.done.setText(self.look.words.say("Given to the printer. The line is written."))

    def reflow(self, width: float) -> None:
        """The options take the place of the page when room is short, on request."""
        self._wide = width >= 900
        self.choices.setVisible(not self._wide)
        self.choices.setChecked(False)
        self._show_options()

    def _show_options(self) -> None:
        alone = not self._wide and self.choices.isChecked()
        self._options_area.setVisible(self._wide or alone)
        self._options_area.setMaximumWidth(16777215 if alone else self.look.px(316))
        self._page_area.setVisible(not alone)


class _Printing:
    """Paints pictures of pages onto a printer."""

    def __init__(self, printer: QPrinter, then: Any) -> None:
        self._printer, self._then = printer, then

    def paint(self, pages: list[QImage]) -> None:
        from PySide6.QtGui import QPainter

        painter = QPainter(self._printer)
        for number, image in enumerate(pages):
            if number:
                self._printer.newPage()
            painter.drawImage(painter.viewport(), image)
        painter.end()
        self._then()


def _save(desk: Any, order: Any, path: Path) -> None:
    """The sheet that leaves, written where the person said."""
    printed = desk.print_sheet(order)
    diskio.write_file(path, printed.pdf)


def _pictures(desk: Any, order: Any) -> list[QImage]:
    """The sheet that leaves, as pictures for the printer."""
    return all_pictures(desk.print_sheet(order).pdf, _PRINT_DOTS)
