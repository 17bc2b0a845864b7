"""Icons: Lucide drawings in the colour of a token, kept by name, colour, size and direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from vsdesk import paths

if TYPE_CHECKING:
    from vsdesk.ui.kit.tokens import Theme

# Name by use -> file. An icon with one use may be called by its file alone.
FILES: Final[dict[str, str]] = {
    "brand": "book-user",
    "cases": "folder-open",
    "families": "users",
    "handover": "arrow-right-left",
    "review": "inbox",
    "settings": "settings",
    "search": "search",
    "lock": "lock",
    "key": "key-round",
    "add": "plus",
    "edit": "pencil",
    "clear": "x",
    "back": "arrow-left",
    "before": "chevron-left",
    "go": "chevron-right",
    "open": "chevron-down",
    "history": "history",
    "filter": "list-filter",
    "more": "ellipsis",
    "print": "printer",
    "save": "download",
    "stick": "usb",
    "folder": "folder",
    "drive": "hard-drive",
    "receipt": "receipt-text",
    "send": "send",
    "stop": "circle-stop",
    "pause": "circle-pause",
    "show": "eye",
    "language": "languages",
    "textsize": "a-large-small",
    "bigger": "zoom-in",
    "smaller": "zoom-out",
    "ready": "circle-check",
    "gap": "circle-dashed",
    "blocked": "ban",
    "warn": "triangle-alert",
    "info": "info",
    "sealed": "shield",
    "consent": "heart-handshake",
    "call": "phone",
    "nocall": "phone-off",
    "told": "message-square-text",
    "when": "calendar",
    "clock": "clock",
    "place": "map-pin",
    "person": "user",
    "same": "user-search",
    "together": "users-round",
    "photo": "image",
    "file": "paperclip",
    "differ": "columns-2",
    "device": "laptop",
    "check": "check",
    "copy": "copy",
    "sun": "sun",
    "moon": "moon",
    "remove": "trash-2",
}
# Only what points along the line of reading is mirrored.
MIRRORED: Final = frozenset({"back", "before", "go", "send"})
_GAP: Final = 5  # Qt's own gap between icon and word is 4: five empty pixels more


class Icons:
    """Draws and keeps the icons of one theme and direction."""

    def __init__(self, theme: Theme, rtl: bool) -> None:
        self._theme = theme
        self._rtl = rtl
        self._kept: dict[tuple[str, str, int, int], QPixmap] = {}

    def pixmap(self, name: str, token: str, size: int, gap: int = 0) -> QPixmap:
        """`name` in the colour of `token`, `size` pixels square (at 100 %), `gap` empty after it."""
        key = (name, token, size, gap)
        if key not in self._kept:
            self._kept[key] = self._draw(*key)
        return self._kept[key]

    def icon(
        self, name: str, tone: str = "text2", size: int = 16, *, chosen: str = "", gap: bool = True
    ) -> QIcon:
        """An icon for a button: greyed when disabled, in the colour of `chosen` when checked."""
        space = _GAP if gap else 0
        icon = QIcon(self.pixmap(name, tone, size, space))
        icon.addPixmap(self.pixmap(name, "disabled", size, space), QIcon.Mode.Disabled)
        if chosen:
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
                icon.addPixmap(self.pixmap(name, chosen, size, space), mode, QIcon.State.On)
        return icon

    def size(self, size: int = 16, *, gap: bool = True) -> QSize:
        """The size to give a button for `icon` of the same arguments."""
        px = self._theme.px
        return QSize(px(size + (_GAP if gap else 0)), px(size))

    def _draw(self, name: str, token: str, size: int, gap: int) -> QPixmap:
        """As Qt keeps it for the program, if one of the same size and colour was drawn for another look."""
        colour, px = self._theme.colours[token], self._theme.px
        mirrored = self._rtl and name in MIRRORED
        key = f"{FILES.get(name, name)} {colour} {px(size)} {px(size + gap)} {self._rtl} {mirrored}"
        kept = QPixmap()
        if not QPixmapCache.find(key, kept):
            kept = self._drawn(name, colour, size, gap)
            QPixmapCache.insert(key, kept)
        return kept

    def _drawn(self, name: str, colour: str, size: int, gap: int) -> QPixmap:
        svg = (paths.resources() / "icons" / f"{FILES.get(name, name)}.svg").read_bytes()
        svg = svg.replace(b"currentColor", colour.encode()).replace(
            b'stroke-width="2"', b'stroke-width="1.75"'
        )
        px, ratio = self._theme.px, 2
        pixmap = QPixmap(px(size + gap) * ratio, px(size) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(size) * ratio
        start = pixmap.width() - side if self._rtl else 0
        if self._rtl and name in MIRRORED:
            painter.translate(start * 2 + side, 0)
            painter.scale(-1, 1)
        QSvgRenderer(QByteArray(svg)).render(painter, QRectF(start, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
