"""Tab goes where the eye goes: the order of the layouts, not the order in which widgets were made.

A page makes its parts when they are known: a side column before the form, the folded questions after the
page. Qt's own chain is the order of making, so a Tab went past the form to what stands beside it.

Buttons of which one is chosen are one stop: the chosen one, else the first. Qt stops at whichever had the
keyboard last, wherever the program has set the choice since, and from below at the last.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)


def move(window: QWidget, onward: bool) -> bool:
    """Give the keyboard to the next part of the window, or the one before; whether there was one to leave."""
    here = QApplication.focusWidget()
    if (
        here is None or not window.isAncestorOf(here) or not here.isVisible()
    ):  # what had the keyboard goes: nobody pressed Tab
        return False
    around = _after(here, window) if onward else _before(here, window)
    left = _one_of(here, window)  # the others of a choice are no stop for whoever stands in it
    stops = (one for one in around if one is here or (one not in left and _takes_tab(one, window)))
    target = next(stops, here)
    if target is here:
        return False
    why = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
    _stop_of(target, window).setFocus(why)
    return True


def pass_on(done: QWidget) -> None:
    """Give the keyboard to the next field below a part in which something was just written by one press, else
    to the next control: never to the way to take it back, on which the next Enter would do so."""
    window = done.window()
    below = [one for one in _below(done, window) if _takes_tab(one, window)]
    fields = (one for one in below if isinstance(one, _FIELDS))
    target = next(fields, below[0] if below else None)
    if target is not None:
        _stop_of(target, window).setFocus()


def _below(part: QWidget, window: QWidget) -> Iterator[QWidget]:
    """All that follows a part to the end of the window, but not what lies in it."""
    for inside, at in _path(part, window):
        for one in inside[at + 1 :]:
            yield one
            yield from _parts(one)


@contextmanager
def keyboard_kept(part: QWidget) -> Iterator[None]:
    """Make anew what lies in `part`: the keyboard, if it was there, goes to what has the same
    name now, else to the first control. Qt would give it to whatever comes next in its chain: the
    search box above the page."""
    here = QApplication.focusWidget()
    had = here is not None and part.isAncestorOf(here)
    name = here.objectName() if here is not None else ""
    yield
    if not had:
        return
    controls = [one for one in _parts(part) if _takes_tab(one, part.window())]
    same = (one for one in controls if name and one.objectName() == name)
    target = next(same, _stop_of(controls[0], part.window()) if controls else None)
    if target is not None:
        target.setFocus()


def _takes_tab(part: QWidget, window: QWidget) -> bool:
    # `focusProxy()` is not asked: PySide makes what it gives a child of what it asks, and the next search for
    # cycles frees parts that Qt still has. Whoever has a proxy here is a page, and takes no Tab itself.
    policy = part.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and part.isEnabled() and part.isVisibleTo(window)


def _stop_of(part: QWidget, window: QWidget) -> QWidget:
    """Where the keyboard stops when it comes to this part: of a choice the chosen button, else the first."""
    choice = [one for one in _one_of(part, window) if one.isEnabled() and one.isVisibleTo(window)]
    return next((one for one in choice if one.isChecked()), choice[0] if choice else part)


def _one_of(part: QWidget, window: QWidget) -> list[QAbstractButton]:
    """The buttons of which one is chosen, where this is one of them. Their group is looked for above them:
    the button is not asked for it, by which PySide would make it the button's child."""
    if not isinstance(part, QAbstractButton) or not part.isCheckable():
        return []
    above = part.parentWidget()
    while above is not None:
        for group in above.children():
            if isinstance(group, QButtonGroup) and group.exclusive():
                found = group.buttons()
                if part in found:
                    return found
        above = None if above is window else above.parentWidget()
    return []


def _parts(part: QWidget) -> Iterator[QWidget]:
    """All below this widget as they are laid out; what is in no layout follows what it lies in."""
    for one in _shown(part):
        yield one
        yield from _parts(one)


def _after(here: QWidget, window: QWidget) -> Iterator[QWidget]:
    """What follows a part, near it first, and from the head of the window on to it again."""
    yield from _parts(here)
    for inside, at in _path(here, window):
        for one in inside[at + 1 :]:
            yield one
            yield from _parts(one)
    yield from _parts(window)


def _before(here: QWidget, window: QWidget) -> Iterator[QWidget]:
    """What stands before a part, near it first, and from the end of the window back to it."""
    for inside, at in _path(here, window):
        for one in inside[:at][::-1]:
            yield from _back(one)
        above = inside[at].parentWidget()
        if above is not None and above is not window:
            yield above
    for one in _shown(window)[::-1]:
        yield from _back(one)


def _back(part: QWidget) -> Iterator[QWidget]:
    """All below this widget from its end, then itself."""
    for one in _shown(part)[::-1]:
        yield from _back(one)
    yield part


def _path(here: QWidget, window: QWidget) -> Iterator[tuple[list[QWidget], int]]:
    """From a part up to the window: what lies in the same widget, and at which place of it."""
    while here is not window and (above := here.parentWidget()) is not None:
        inside = _shown(above)
        if here not in inside:
            return
        yield inside, inside.index(here)
        here = above


def _shown(part: QWidget) -> list[QWidget]:
    """What lies in this widget itself and is not hidden, as it is laid out."""
    inside = [one for one in part.children() if isinstance(one, QWidget)]
    laid = [] if (layout := part.layout()) is None else list(_laid(layout, inside))
    known = set(laid)
    every = (*laid, *(one for one in inside if one not in known))
    return [one for one in every if not one.isHidden() and not one.isWindow()]


def _laid(layout: QLayout, inside: list[QWidget]) -> Iterator[QWidget]:
    """Those of a widget's children that lie in this layout, in its order.

    Each is asked for its place. The items are not asked for: Qt frees an item without a word to PySide, whose
    wrapper of it then stands at an address where the next widget is made, and that one's end is the
    program's.
    """
    found: list[tuple[int, QWidget | QLayout]] = []
    further: list[QWidget] = []  # those that lie in none but a layout inside this one
    for widget in inside:
        at = layout.indexOf(widget)
        found.append((at, widget)) if at >= 0 else further.append(widget)
    for inner in layout.children():
        if isinstance(inner, QLayout):
            found.append((layout.indexOf(inner), inner))
    for _, one in sorted(
        (pair for pair in found if pair[0] >= 0), key=lambda pair: _place(layout, pair[0])
    ):
        if isinstance(one, QLayout):
            yield from _laid(one, further)
        else:
            yield one


def _place(layout: QLayout, at: int) -> tuple[int, ...]:
    """Row and column in a grid, else how far along."""
    if isinstance(layout, QGridLayout):
        return tuple(layout.getItemPosition(at))[:2]  # type: ignore[arg-type]  # Qt's stub says object
    return (at,)
