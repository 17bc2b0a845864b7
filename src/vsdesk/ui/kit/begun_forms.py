"""What was typed, chosen and ticked in small forms and is not saved, by form and control: a page that is made
anew finds it again, and which form stood open where. Plain data; it lasts as long as whoever holds it.

Beside `unsaved_ifs`, and not instead of it: here stand controls by their names, of whatever form, for a
page or an open vault, and nothing reads them as an answer. There stands a condition as it would be saved: by
question, told in words on the page that does not show its form, in an interview part of the encrypted draft,
and saved by going on.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.segments import Segments

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    Control: TypeAlias = TextField | Choice | Segments | QAbstractButton


class BegunForms:
    """Of one page, or of an open vault. A form is called by its kind and what it is about."""

    def __init__(self) -> None:
        self._held: dict[str, dict[str, str | bool]] = {}
        self._open: dict[str, str] = {}
        self._sent: set[str] = set()

    def follow(self, form: str, *controls: Control) -> None:
        """Put what was said before into these controls, and keep what is said from now on. A control is known
        by its name; the form looks at itself afterwards."""
        held = self._held.get(form, {})
        for one in controls:
            name = one.objectName()
            if (said := held.get(name)) is not None:
                _fill(one, said)
            keep = partial(self._keep, form, name)
            if isinstance(one, TextField):
                one.textChanged.connect(partial(self._read, keep, one))
            elif isinstance(one, Choice | Segments):
                one.chosen.connect(keep)
            else:
                one.toggled.connect(keep)

    def _read(self, keep: partial[None], line: TextField, _: str) -> None:
        keep(line.text())

    def _keep(self, form: str, name: str, said: str | bool) -> None:
        self._held.setdefault(form, {})[name] = said

    def drop(self, form: str) -> None:
        """It is closed by whoever opened it: nothing of it was meant."""
        self._held.pop(form, None)

    def send(self, form: str) -> None:
        """It is being saved; what becomes of it is told to `arrived`."""
        self._sent.add(form)

    def arrived(self, *, saved: bool) -> None:
        """What was sent is saved, or was refused and stands as it was."""
        for form in self._sent if saved else ():
            self.drop(form)
            self._open = {place: one for place, one in self._open.items() if one != form}
        self._sent.clear()

    def open(self, place: str, form: str) -> None:
        """This form stands open at this place, and no other one."""
        self._open[place] = form

    def opened(self, place: str) -> str:
        """The form that stands open there, or ""."""
        return self._open.get(place, "")

    def shut(self, place: str) -> None:
        """None does any more."""
        self._open.pop(place, None)


def _fill(control: Control, said: str | bool) -> None:
    if isinstance(control, TextField):
        control.setText(str(said))
    elif isinstance(control, Choice | Segments):
        control.choose(str(said))
    else:
        control.setChecked(bool(said))
