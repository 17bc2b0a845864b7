"""Editors of codes: one of a vocabulary, several of it, and yes / no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.boxes import appear, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.form.editor import FORM, Editor, EditorSize, Json
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.tick import Tick

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

Options = Sequence[tuple[str, str]]
_SHORT: Final = 26  # letters in all words of a row of segments


class _OfList(Editor):
    """What offers the terms of a list; `said` gives the words of a code that the list does not offer."""

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        help_text: str,
        options: Options,
        said: Callable[[str], str] = str,
        *,
        size: EditorSize = FORM,
    ) -> None:
        self._options, self._said = tuple(options), said
        super().__init__(look, name, label, help_text, size=size)


class CodeEditor(_OfList):
    """One code: segments for two to four short words, else a list box."""

    empty = "—"  # what stands in a list where nothing is chosen

    @property
    def few(self) -> bool:
        """Whether all of them stand in a row."""
        letters = sum(len(words) for _, words in self._options)
        return 2 <= len(self._options) <= 4 and letters <= _SHORT

    def make_box(self) -> QWidget:
        """Segments or a list box."""
        self.choice: Segments | Choice
        if self.few:
            self.choice = Segments(self.look, self.name, self.label, self._options)
        else:
            every = [("", self.empty), *self._options]
            self.choice = Choice(self.look, self.name, self.label, every)
            self.fit(self.choice)
        self.choice.chosen.connect(self.changed_by_person)
        return self.choice

    def read_box(self) -> Json:
        return self.choice.value or None

    def fill_box(self, value: Json) -> None:
        """Show a code; one that is hidden, or not known here, is kept and shown."""
        key = str(value or "")
        self.choice.choose(key, self._said(key) if key else "")


class ListEditor(CodeEditor):
    """One code in a list box, however few there are; `empty` stands first."""

    few = False

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        options: Options,
        *,
        empty: str = "—",
        size: EditorSize = FORM,
    ) -> None:
        self.empty = empty
        super().__init__(look, name, label, "", options, size=size)


class YesNoEditor(CodeEditor):
    """Yes, no, or one of the answers. `turned`: what is stored says the other of the two."""

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        help_text: str = "",
        *,
        turned: bool = False,
        size: EditorSize = FORM,
    ) -> None:
        say = look.words.say
        options = (("yes", say("Yes")), ("no", say("No")))
        self._stored = {"yes": not turned, "no": turned}
        super().__init__(look, name, label, help_text, options, size=size)

    def read_box(self) -> Json:
        return self._stored.get(self.choice.value)

    def fill_box(self, value: Json) -> None:
        """Show yes, no or nothing."""
        shown = {stored: key for key, stored in self._stored.items()}
        self.choice.choose(shown[value] if isinstance(value, bool) else "")


class CodesEditor(_OfList):
    """Several codes: ticks below each other, a long list opened by a button."""

    def make_box(self) -> QWidget:
        """Ticks, and a button that shows the rest of a long list."""
        box = QWidget()
        self._lines = column(self.look, box, space=2)
        self._ticks: list[tuple[str, Tick]] = []
        for key, words in self._options:
            self._lines.addWidget(self._tick(key, words))
        self._all = Button(
            self.look,
            self.look.words.say("Show all"),
            f"all-{self.name}",
            kind="link",
            icon="open",
            after=True,
        )
        self._all.clicked.connect(self._show_all)
        self._lines.addWidget(self._all, 0, self.look.leading)
        self._fold()
        return box

    def focus_box(self) -> QWidget:
        return self._ticks[0][1] if self._ticks else self.box

    def read_box(self) -> Json:
        """The codes, sorted; None when none is ticked."""
        ticked = {key for key, tick in self._ticks if tick.isChecked()}
        chosen = sorted(ticked, key=str.encode)
        return chosen or None

    def fill_box(self, value: Json) -> None:
        """Tick these; codes that are hidden, or not known here, are kept and shown."""
        chosen = [str(one) for one in value] if isinstance(value, list) else []
        for key in chosen:
            if key not in [known for known, _ in self._ticks]:
                place = len(self._ticks)
                self._lines.insertWidget(place, self._tick(key, self._said(key)))
        for key, tick in self._ticks:
            tick.setChecked(key in chosen)
        self._fold()

    def _tick(self, key: str, words: str) -> Tick:
        tick = Tick(self.look, words, f"{self.name}-{key}")
        tick.clicked.connect(self.changed_by_person)
        self._ticks.append((key, tick))
        return tick

    def _fold(self) -> None:
        long = len(self._ticks) > 6
        for place, (_, tick) in enumerate(self._ticks):
            appear(tick, not long or place < 4 or tick.isChecked())
        appear(self._all, long)

    def _show_all(self) -> None:
        for _, tick in self._ticks:
            tick.show()
        self._all.hide()
        self._ticks[4][1].setFocus()
