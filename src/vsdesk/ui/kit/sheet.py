"""The one stylesheet, filled from the tokens of a theme.

Traps it steers round: a radius over half the height is dropped; `color` on a field makes the
placeholder half transparent; `min-height` beats setMinimumHeight; `border-left` is not mirrored.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vsdesk.ui.kit.tokens import Theme

# @name is a colour, a number followed by `u` is pixels at 100 %.
_SHEET: Final = """
QToolTip { background: @tooltip; color: @onTooltip; border: 0; padding: 4u 8u; }
QWidget[ground="bg"] { background: @bg; }
QWidget[ground="surface"] { background: @surface; }
QWidget[ground="sunken"] { background: @sunken; }
QWidget[ground="line"] { background: @line; }
QLabel { background: transparent; color: @text; }
QLabel[tone="text2"] { color: @text2; }
QLabel[tone="accent"] { color: @accent; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="stop"] { color: @stop; }
QLabel[tone="sealed"] { color: @sealed; }
QLabel[tone="neutral"] { color: @neutral; }
QLabel[tone="disabled"] { color: @disabled; }
QLabel:disabled { color: @disabled; }

QFrame[part="card"] { background: @surface; border: 1px solid @line; border-radius: 10u; }
QFrame[part="top"] { background: @surface; border: 0; border-bottom: 1px solid @line; }
QFrame[part="head"] { background: @bg; border: 0; border-bottom: 1px solid @line; }
QFrame[part="bottom"] { background: @surface; border: 0; border-top: 1px solid @line; }
QFrame[part="strip"] { border: 0; border-radius: 6u; }
QFrame[part="strip"][tone="neutral"] { background: @neutralSoft; }
QFrame[part="strip"][tone="accent"] { background: @accentSoft; }
QFrame[part="strip"][tone="warn"] { background: @warnSoft; }
QFrame[part="strip"][tone="stop"] { background: @stopSoft; }
QFrame[part="strip"][tone="ok"] { background: @okSoft; }
QFrame[part="strip"][tone="sealed"] { background: @sealedSoft; }
QFrame[part="strip"][tone="sunken"] { background: @sunken; }
QFrame[part="wait"] { background: @accentSoft; border: 1px solid @accent; border-radius: 10u; }
QFrame[part="photo"] { background: @accentSoft; border: 1px solid @line; border-radius: 6u; }
QFrame[part="phonebox"] { background: @surface; border: 1px solid @control; border-radius: 6u; }

QPushButton, QToolButton { background: @surface; color: @text; border: 1px solid @control; border-radius: 6u;
  min-height: 22u; padding: 5u 14u; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed { background: @sunken; }
QPushButton:focus, QToolButton:focus { border: 2px solid @focus; padding: 4u 13u; }
QPushButton:disabled, QToolButton:disabled { color: @disabled; border-color: @line; }
QPushButton[kind="primary"] { background: @fill; color: @onFill; border: 1px solid @fill; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: @fillHover; }
QPushButton[kind="primary"]:focus { border: 2px solid @focus; }
QPushButton[kind="primary"]:disabled { background: @neutralSoft; color: @disabled;
  border: 1px solid @neutralSoft; }
QPushButton[kind="danger"] { color: @stop; border-color: @stop; }
QPushButton[kind="danger"]:focus { border: 2px solid @focus; }
QPushButton[kind="danger"]:disabled { color: @disabled; border-color: @line; }
QPushButton[kind="quiet"] { background: transparent; border: 2px solid transparent; padding: 4u 9u;
  color: @accent; }
QPushButton[kind="quiet"]:hover { background: @hover; color: @accentHover; }
QPushButton[kind="quiet"]:focus { border: 2px solid @focus; padding: 4u 9u; }
QPushButton[kind="quiet"]:disabled { color: @disabled; }
QPushButton[kind="link"] { background: transparent; border: 2px solid transparent; padding: 1u 0u;
  color: @accent;
  text-align: left; }
QPushButton[kind="link"]:hover { color: @accentHover; }
QPushButton[kind="link"]:focus { border: 2px solid @focus; padding: 1u 0u; }
QPushButton[kind="link"]:disabled { color: @disabled; }
QPushButton[kind="chip"] { border-radius: 13u; min-height: 18u; padding: 3u 12u; }
QPushButton[kind="chip"]:checked { background: @accentSoft; color: @accent; border-color: @accent;
  font-weight: 600; }
QPushButton[kind="chip"]:focus { border: 2px solid @focus; padding: 2u 11u; }
QPushButton[kind="segment"] { border-radius: 0; padding: 4u 12u; }
QPushButton[kind="segment"][joined="true"] { border-left: 0; }
QPushButton[kind="segment"]:checked { background: @accentSoft; color: @accent; border: 1px solid @accent;
  font-weight: 600; }
QPushButton[kind="segment"]:focus { border: 2px solid @focus; padding: 3u 11u; }
QPushButton[kind="segment"][edge="left"] { border-top-left-radius: 6u; border-bottom-left-radius: 6u; }
QPushButton[kind="segment"][edge="right"] { border-top-right-radius: 6u; border-bottom-right-radius: 6u; }
QPushButton[kind="section"] { background: transparent; border: 2px solid transparent; text-align: left;
  padding: 2u 7u; }
QPushButton[kind="section"]:hover { background: @hover; }
QPushButton[kind="section"]:checked { background: @accentSoft; color: @accent; font-weight: 600; }
QPushButton[kind="section"]:focus { border: 2px solid @focus; padding: 2u 7u; }
QToolButton[kind="rail"] { background: transparent; border: 2px solid transparent; color: @text2;
  padding: 2u 2u; }
QToolButton[kind="rail"]:hover { background: @hover; }
QToolButton[kind="rail"]:checked { background: @accentSoft; color: @accent; font-weight: 600; }
QToolButton[kind="rail"]:focus { border: 2px solid @focus; padding: 2u 2u; }
QPushButton[kind="choice"] { text-align: left; padding: 12u 14u; }
QPushButton[kind="choice"]:checked { background: @accentSoft; border: 2px solid @accent; padding: 11u 13u; }
QPushButton[kind="choice"]:focus { border: 2px solid @focus; padding: 11u 13u; }
QPushButton[kind="answer"] { padding: 12u 14u; }
QPushButton[kind="answer"]:checked { background: @accentSoft; color: @accent; border: 2px solid @accent;
  padding: 11u 13u; }
QPushButton[kind="answer"]:focus { border: 2px solid @focus; padding: 11u 13u; }
QPushButton[kind="icon"] { padding: 5u 6u; }
QPushButton[kind="icon"]:focus { padding: 4u 5u; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox { background: @surface; color: @text;
  placeholder-text-color: @text2; border: 1px solid @control; border-radius: 6u;
  selection-background-color: @selection;
  selection-color: @text; }
QLineEdit, QSpinBox { min-height: 22u; padding: 5u 11u; }
QPlainTextEdit { padding: 4u 7u; }
QComboBox { min-height: 22u; padding: 5u 11u; combobox-popup: 0; }
QPushButton[kind="eye"] { background: transparent; border: 2px solid transparent; padding: 0;
  min-height: 20u; }
QPushButton[kind="eye"]:focus { border: 2px solid @focus; padding: 0; }
QLineEdit:focus, QSpinBox:focus, QComboBox:focus { border: 2px solid @focus; padding: 4u 10u; }
QPlainTextEdit:focus { border: 2px solid @focus; padding: 3u 6u; }
QLineEdit[needed="true"], QComboBox[needed="true"], QPlainTextEdit[needed="true"] { border: 2px solid @warn; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: @bg; border-color: @line; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background: @bg; color: @disabled;
  border-color: @line; }
QComboBox::drop-down { border: 0; width: 26u; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @control; padding: 4u;
  selection-background-color: @selection; selection-color: @text; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 28u; padding: 2u 6u; }

QCheckBox, QRadioButton { color: @text; spacing: 8u; border: 2px solid transparent; border-radius: 4u;
  padding: 2u; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid @focus; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator { width: 16u; height: 16u; border: 1px solid @control; border-radius: 4u;
  background: @surface; }
QCheckBox::indicator:checked { background: @fill; border-color: @fill; }
QRadioButton::indicator { width: 16u; height: 16u; border: 1px solid @control; border-radius: 8u;
  background: @surface; }
QRadioButton::indicator:checked { border: 5u solid @fill; width: 8u; height: 8u; border-radius: 8u; }

QProgressBar { background: @sunken; border: 0; border-radius: 4u; max-height: 8u; min-height: 8u;
  text-align: center; color: transparent; }
QProgressBar::chunk { background: @fill; border-radius: 4u; }
QSlider::groove:horizontal { height: 4u; background: @sunken; border: 1px solid @line; border-radius: 2u; }
QSlider::handle:horizontal { width: 18u; margin: -8u 0; border-radius: 9u; background: @fill;
  border: 2px solid @surface; }
QSlider::handle:horizontal:focus { border: 2px solid @focus; }

QScrollArea { background: transparent; border: 0; }
QTableView, QListView { background: @surface; border: 0; selection-background-color: @selection;
  selection-color: @text; outline: 0; }
QTableView::item, QListView::item { border: 0; }
QHeaderView { background: @surface; border: 0; }
QHeaderView::section { background: @surface; color: @text2; border: 0; border-bottom: 1px solid @line;
  padding: 0 12u; font-weight: 600; }
QTableCornerButton::section { background: @surface; border: 0; }
QScrollBar:vertical { background: transparent; width: 12u; margin: 2u; }
QScrollBar::handle:vertical { background: @control; border-radius: 4u; min-height: 32u; }
QScrollBar:horizontal { background: transparent; height: 12u; margin: 2u; }
QScrollBar::handle:horizontal { background: @control; border-radius: 4u; min-width: 32u; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: @surface; color: @text; border: 1px solid @control; padding: 6u; }
QMenu::item { padding: 6u 24u 6u 12u; border-radius: 4u; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @disabled; }
QDialog, QMessageBox { background: @surface; }
"""


def stylesheet(theme: Theme) -> str:
    """The sheet for a theme."""
    colours = theme.colours
    sheet = re.sub(r"@(\w+)", lambda found: colours[found.group(1)], _SHEET)
    return re.sub(r"(-?\d+)u\b", lambda found: f"{theme.px(int(found.group(1)))}px", sheet)
