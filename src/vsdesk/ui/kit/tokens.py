"""Colours, type and measures: the one place where the window's look is written down.

Two dictionaries with the same names (the names say the use), the pairs that must stay legible, the
type roles in points. Nothing else in the window writes a colour, a radius or a point size.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtGui import QColor, QFont, QPalette

Mode = Literal["light", "dark"]
FAMILY: Final = "Vazirmatn"

LIGHT: Final[dict[str, str]] = {
    "bg": "#F3F5F4",
    "surface": "#FFFFFF",
    "sunken": "#E9EDEB",
    "hover": "#EEF2F1",
    "selection": "#D2E7EE",
    "line": "#D3DAD7",
    "control": "#78868A",
    "text": "#182226",
    "text2": "#4A585D",
    "disabled": "#6B777B",
    "accent": "#17607A",
    "accentHover": "#114C61",
    "accentSoft": "#DCECF1",
    "fill": "#1A6B88",
    "fillHover": "#15586F",
    "onFill": "#FFFFFF",
    "focus": "#071430",
    "ok": "#1F6B43",
    "okSoft": "#DFF1E6",
    "warn": "#7A4F00",
    "warnSoft": "#FBEECF",
    "stop": "#A12A2A",
    "stopSoft": "#FAE5E2",
    "sealed": "#56458A",
    "sealedSoft": "#EAE6F6",
    "neutral": "#46545A",
    "neutralSoft": "#E6EAEA",
    "tooltip": "#182226",
    "onTooltip": "#FFFFFF",
    "paper": "#FFFFFF",
    "ink": "#14191B",
}

DARK: Final[dict[str, str]] = {
    "bg": "#14191B",
    "surface": "#1D2427",
    "sunken": "#181E20",
    "hover": "#262F33",
    "selection": "#24465A",
    "line": "#364146",
    "control": "#7F9097",
    "text": "#E4E9EA",
    "text2": "#AAB6BA",
    "disabled": "#8B979B",
    "accent": "#86CCE0",
    "accentHover": "#A5DBEA",
    "accentSoft": "#1C3A45",
    "fill": "#2B788F",
    "fillHover": "#246A7F",
    "onFill": "#FFFFFF",
    "focus": "#CFE2FF",
    "ok": "#8AD3A6",
    "okSoft": "#1B3627",
    "warn": "#E8C06B",
    "warnSoft": "#3A2F14",
    "stop": "#F4A59D",
    "stopSoft": "#452422",
    "sealed": "#C3B5F0",
    "sealedSoft": "#312B4B",
    "neutral": "#B5C0C4",
    "neutralSoft": "#2C363A",
    "tooltip": "#E4E9EA",
    "onTooltip": "#14191B",
    "paper": "#F7F7F4",
    "ink": "#14191B",
}

# role: (points at 100 %, weight). Two weights only; nothing below 9.5 points.
TYPE: Final[dict[str, tuple[float, int]]] = {
    "small": (9.5, 400),
    "badge": (9.5, 600),
    "body": (10.5, 400),
    "strong": (10.5, 600),
    "h3": (11.5, 600),
    "h2": (13.5, 600),
    "h1": (17.0, 600),
    "talk": (13.0, 400),
    "ask": (21.0, 600),
}

_GROUNDS: Final = ("bg", "surface", "sunken", "hover", "selection", "accentSoft")
_TONES: Final = ("ok", "warn", "stop", "sealed", "neutral")


def _pairs() -> tuple[tuple[str, str, float], ...]:
    words = [(name, ground, 4.5) for name in ("text", "text2", "accent") for ground in _GROUNDS]
    words += [(tone, tone + "Soft", 4.5) for tone in _TONES]
    words += [
        (tone, ground, 4.5)
        for tone in ("ok", "warn", "stop", "sealed")
        for ground in ("bg", "surface")
    ]
    words += [("text", tone + "Soft", 4.5) for tone in _TONES]
    words += [("text2", tone + "Soft", 4.5) for tone in ("warn", "stop", "neutral")]
    words += [
        ("onFill", "fill", 4.5),
        ("onFill", "fillHover", 4.5),
        ("accentHover", "surface", 4.5),
    ]
    words += [("onTooltip", "tooltip", 4.5), ("ink", "paper", 4.5)]
    edges = [("control", ground, 3.0) for ground in ("bg", "surface", "sunken")]
    edges += [
        ("fill", "bg", 3.0),
        ("fill", "surface", 3.0),
        ("focus", "fill", 3.0),
        ("warn", "surface", 3.0),
    ]
    edges += [("focus", ground, 3.0) for ground in _GROUNDS]
    edges += [("disabled", ground, 3.0) for ground in ("bg", "surface")]
    return tuple(words + edges)


# (foreground, ground, least contrast): 4.5 for words, 3 for edges, icons, the ring and disabled words.
PAIRS: Final = _pairs()


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two #RRGGBB colours (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@dataclass(frozen=True, slots=True)
class Theme:
    """Light or dark, at one text size (1.0 to 2.0)."""

    mode: Mode = "light"
    scale: float = 1.0

    @property
    def colours(self) -> dict[str, str]:
        """Token name to #RRGGBB."""
        return DARK if self.mode == "dark" else LIGHT

    def colour(self, token: str) -> QColor:
        """The colour of a token, for painting."""
        return QColor(self.colours[token])

    def px(self, n: float) -> int:
        """`n` pixels at 100 % in pixels at this text size."""
        return round(n * self.scale)

    def font(self, role: str = "body") -> QFont:
        """The font of a type role."""
        points, weight = TYPE[role]
        font = QFont(FAMILY)
        font.setPointSizeF(points * self.scale)
        font.setWeight(QFont.Weight.DemiBold if weight >= 600 else QFont.Weight.Normal)
        return font

    def palette(self) -> QPalette:
        """The one palette, so that everything the sheet does not name looks right too."""
        roles = QPalette.ColorRole
        palette = QPalette()
        for role, token in (
            (roles.Window, "bg"),
            (roles.Base, "surface"),
            (roles.AlternateBase, "sunken"),
            (roles.Button, "surface"),
            (roles.WindowText, "text"),
            (roles.Text, "text"),
            (roles.ButtonText, "text"),
            (roles.BrightText, "onFill"),
            (roles.PlaceholderText, "text2"),
            (roles.Highlight, "selection"),
            (roles.HighlightedText, "text"),
            (roles.Link, "accent"),
            (roles.LinkVisited, "accent"),
            (roles.ToolTipBase, "tooltip"),
            (roles.ToolTipText, "onTooltip"),
            (roles.Mid, "control"),
            (roles.Light, "line"),
            (roles.Dark, "control"),
        ):
            palette.setColor(role, self.colour(token))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette
