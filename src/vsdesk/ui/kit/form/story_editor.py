"""A text with its language: {ar?, ku?, en?, src_lang}. What others translated is kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.records.dictionary.told_language import language_of
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.form.editor import FORM, Editor, EditorSize, Json
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.kit.wording_hint import WordingHint
from vsdesk.words import LANG_NAMES, LANG_OF, LANGS, is_rtl

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class StoryEditor(Editor):
    """The speaker's words in the speaker's language and direction.

    Of new words the letters say the language, until somebody chooses it. `speaks`: who speaks is known, and
    so the language; it is not asked for.
    """

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        help_text: str = "",
        *,
        lines: int = 2,
        speaks: str = "",
        size: EditorSize = FORM,
    ) -> None:
        self._rows, self._speaks = lines, speaks
        super().__init__(look, name, label, help_text, size=size)

    def make_box(self) -> QWidget:
        """The box, and below it the language it is told in."""
        box = QWidget()
        lines = self._lines = column(self.look, box, space=4)
        self.story = StoryEdit(self.look, self.name, self.label, self._rows)
        self.fit(self.story)
        self.story.textChanged.connect(self._typed)
        lines.addWidget(self.story)
        lines.addWidget(WordingHint(self.look, self.story))
        label = self.look.words.say("Told in")
        self.langs = Segments(
            self.look,
            f"lang-{self.name}",
            label,
            [(lang, LANG_NAMES[lang]) for lang in LANGS],
            self._speaks or self.look.lang,
        )
        self.langs.chosen.connect(self._chose)
        lines.addWidget(self.langs)
        self.langs.setVisible(not self._speaks)
        self._kept: dict[str, str] = {}
        self._filling = self._settled = False
        self._turn()
        return box

    def add_below(self, strip: QWidget) -> None:
        """A strip right below the words."""
        self._lines.insertWidget(1, strip)

    def focus_box(self) -> QWidget:
        return self.story

    def read_box(self) -> Json:
        """The text with its language, translations kept; None when blank."""
        text, lang = self.story.toPlainText(), self.langs.value
        texts = {k: v for k, v in self._kept.items() if k != lang}
        if text.strip():
            return {**texts, lang: text, "src_lang": lang}
        return None

    def fill_box(self, value: Json) -> None:
        """Show the words in the language in which they were told."""
        texts = value if isinstance(value, dict) else {}
        lang = str(texts.get("src_lang") or self._speaks or self.look.lang)
        self._kept = {str(k): str(v) for k, v in texts.items() if k != "src_lang"}
        self._settled = bool(self._kept)
        self._filling = True
        self.langs.choose(lang)
        if (words := self._kept.get(lang, "")) != self.story.toPlainText():
            self.story.setPlainText(words)
        self._filling = False
        self._turn()

    def _turn(self) -> None:
        lang = LANG_OF.get(self._speaks or self.langs.value)
        self.story.speaks(lang is not None and is_rtl(lang))

    def _chose(self) -> None:
        self._settled = True
        self._turn()
        self.changed_by_person()

    def _typed(self) -> None:
        if self._filling:
            return
        if not self._settled:
            lang = language_of(self.story.toPlainText(), self._speaks or self.look.lang)
            self.langs.choose(lang)
            self._turn()
        self.changed_by_person()
