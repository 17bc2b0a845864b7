"""Tab goes where the eye goes: the order of the layouts, not the order in which widgets were made.

A page makes its parts when they are known: a side column before the form, the folded questions after the page.
Qt's own chain is the order of making, so a Tab went past the form to what stands beside it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def move(window: QWidget, onward: bool) -> bool:
    """Give the keyboard to the next part of the window, or the one before; whether there was one to leave."""
    here = QApplication.focusWidget()
    if (
        here is None or not window.isAncestorOf(here) or not here.isVisible()
    ):  # what had the keyboard goes: nobody pressed Tab
        return False
    order = [one for one in _parts(window) if one is here or _takes_tab(one, window)]
    if here not in order or len(order) < 2:
        return False
    target = order[(order.index(here) + (1 if onward else -1)) % len(order)]
    why = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(why)
    return True


@contextmanager
def keyboard_kept(part: QWidget) -> Iterator[None]:
    """Make anew what lies in `part`: the keyboard, if it was there, goes to what has the same name now, else to the
    first control. Qt would give it to whatever comes next in its chain: the search box above the page."""
    here = QApplication.focusWidget()
    had = here is not None and part.isAncestorOf(here)
    name = here.objectName() if here is not None else ""
    yield
    if not had:
        return
    controls = [one for one in _parts(part) if _takes_tab(one, part.window())]
    same = (one for one in controls if name and one.objectName() == name)
    target = next(same, controls[0] if controls else None)
    if target is not None:
        target.setFocus()


def _takes_tab(part: QWidget, window: QWidget) -> bool:
    # `focusProxy()` is not asked: PySide makes what it gives a child of what it asks, and the next search for
    # cycles frees parts that Qt still has. Whoever has a proxy here is a page, and takes no Tab itself.
    policy = part.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and part.isEnabled() and part.isVisibleTo(window)


def _parts(part: QWidget) -> Iterator[QWidget]:
    """All below this widget as they are laid out; what is in no layout follows what it lies in."""
    laid = [] if (layout := part.layout()) is None else list(_laid(layout))
    known = set(laid)
    free = [one for one in part.children() if isinstance(one, QWidget) and one not in known]
    for one in (*laid, *free):
        if not one.isHidden() and not one.isWindow():
            yield one
            yield from _parts(one)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        where: dict[int, tuple[int, ...]] = {at: tuple(layout.getItemPosition(at)) for at in places}  # type: ignore[arg-type]  # Qt's stub says object
        places.sort(key=lambda at: where[at][:2])
    for at in places:
        item = layout.itemAt(at)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)
