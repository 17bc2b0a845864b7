"""The pages of a PDF from memory: one at a time, larger and smaller, on from page to page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vsdesk.ui.kit.boxes import column, plane, scroll
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.pdf_pages import PreviewPage, page_of_others, page_picture

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_ZOOMS = (1.0, 1.4, 1.9, 2.6, 3.4)  # times the whole page
_PAUSE = 120  # milliseconds after the last change of size
_A4 = (595.3, 841.9)  # points
_EDGE = 16  # pixels at 100 % around what is said, where something is
_ABOVE = 1 / 3  # of the height, for what is said over a page


class PagePicture(QWidget):
    """One page, as large as its picture."""

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        self._image: QImage | None = None
        self.setObjectName("paper")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage | None, words: str) -> None:
        """Show a page; `words` say which one."""
        self._image = image
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The picture's size."""
        return (
            self._image.size()
            if self._image is not None
            else QSize(self._look.px(388), self._look.px(550))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("paper"))
        if self._image is not None:
            if self._look.theme.mode == "dark":
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.drawImage(0, 0, self._image)
        painter.end()


class PageView(QWidget):
    """`above` takes what is said over a page, or in place of one. However much that is, the page keeps the
    larger part of the room; without one, what is said has all of it."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._pdf: bytes | None = None
        self._of_others = False
        self.page, self.count, self._zoom = 0, 1, 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._draw)
        ground = plane("sunken")
        column(look, self).addWidget(ground)
        box = column(look, ground, edges=(0, 0, 0, 8), space=8)
        self._said = QWidget()
        self.above: QVBoxLayout = column(look, self._said, space=12)
        self._said.installEventFilter(self)
        self._over = scroll(self._said, "above-scroll")
        self._over.setFixedHeight(0)
        both = column(look, space=0)
        both.addWidget(self._over)
        box.addLayout(both, 1)
        stage = QWidget()
        inner = column(look, stage, edges=(16, 16, 16, 8))
        self.paper = PagePicture(look)
        self.paper.hide()
        inner.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.waiting = Paragraph(look, look.words.say("Setting the page …"), "body", "text2")
        inner.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(1)
        self._area = scroll(stage, "paper-scroll")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        both.addWidget(self._area, 1)
        box.addLayout(self._bar())

    def _bar(self) -> Flow:
        look, say = self._look, self._look.words.say
        line = Flow(look, space=8)
        line.addStretch(1)
        for icon, words, name, slot in (
            ("smaller", say("Smaller"), "smaller", self.smaller),
            ("bigger", say("Larger"), "bigger", self.bigger),
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
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is said over the page became more, or less."""
        if watched is self._said and event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return False

    def _share(self) -> None:
        """Give what is said the room it needs; beside a page no more than its part."""
        here = Qt.FindChildOption.FindDirectChildrenOnly
        parts = self._said.findChildren(QWidget, options=here)
        said = any(not part.isHidden() for part in parts)
        edge = self._look.px(_EDGE)
        self.above.setContentsMargins(edge, edge if said else 0, edge, 0)
        width = self._over.viewport().width() or self.width()
        wanted = max(self.above.totalHeightForWidth(width), self.above.totalMinimumSize().height())
        most = self.height() if self.paper.isHidden() else round(self.height() * _ABOVE)
        high = max(0, min(wanted, most)) if said else 0
        if high != self._over.maximumHeight():
            self._over.setFixedHeight(high)
            self._soon.start()  # the whole page fits again

    def wait(self) -> None:
        """Another page is being set: what is shown stays until it is there."""
        self.waiting.setVisible(self._pdf is None)

    def show_pdf(self, pdf: bytes, *, of_others: bool = False) -> None:
        """Show a document at the page that was looked at; `of_others`: another device set it."""
        self._pdf, self._of_others = pdf, of_others
        self._draw()

    def show_nothing(self) -> None:
        """There is no page."""
        self._pdf = None
        self.paper.hide()
        self._share()
        self.waiting.hide()
        self._pages.setText("")
        self._before.setEnabled(False)
        self._after.setEnabled(False)

    def _draw(self) -> None:
        if self._pdf is not None:
            scale = _ZOOMS[self._zoom] * self._whole()
            answer = Callbacks(self, self._show_page, self._not_drawn)
            draw = page_of_others if self._of_others else page_picture
            self._session.jobs.read(answer, draw, self._pdf, self.page, scale)

    def _not_drawn(self, problem: VsdeskError) -> None:
        """Said in place of the page; the others can be looked at."""
        self.paper.hide()
        self.waiting.say(self._look.words.say(problem.code.sentence))
        self.waiting.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole page fits again, once the window rests."""
        super().resizeEvent(event)
        self._share()
        if self._pdf is not None:
            self._soon.start()

    def _whole(self) -> float:
        """Pixels a point at which the whole page is seen."""
        room = self._area.viewport().size()
        edge = self._look.px(32)
        wide, high = max(200, room.width() - edge), max(280, room.height() - edge)
        return min(wide / _A4[0], high / _A4[1])

    def _show_page(self, shown: PreviewPage) -> None:
        self.page, self.count = shown.page, shown.count
        words = self._look.words.say(
            "Page {page} of {count}", page=shown.page + 1, count=shown.count
        )
        self._pages.setText(words)
        self.waiting.hide()
        self.paper.show_image(shown.image, words)
        self.paper.show()
        self._share()
        self._before.setEnabled(shown.page > 0)
        self._after.setEnabled(shown.page < shown.count - 1)

    def smaller(self) -> None:
        """Down to the whole page."""
        self._zoom = max(0, self._zoom - 1)
        self._draw()

    def bigger(self) -> None:
        """Closer."""
        self._zoom = min(len(_ZOOMS) - 1, self._zoom + 1)
        self._draw()

    def _previous(self) -> None:
        self.page -= 1
        self._draw()

    def _next(self) -> None:
        self.page += 1
        self._draw()
