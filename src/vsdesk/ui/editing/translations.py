"""What was told, and beside it what it says in other languages: who translated, who checked;
each can be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from vsdesk.desk import is_unread
from vsdesk.languages import SOURCE
from vsdesk.ui.editing.list_spec import ListSpec
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.boxes import column, row, turn
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import LANG_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context

KIND: Final = "translation"
_BESIDE: Final = 520  # pixels at 100 % from which the two stand beside each other


class Translations(QWidget):
    """One link below a form; pressed, each text of the record with its translations. `gone` as in a list."""

    gone = Signal()

    def __init__(self, context: Context, record: RecordView, fields: Sequence[FieldSpec]) -> None:
        super().__init__()
        self._context, self._record, self._fields = context, record, fields
        look = context.look
        self._box = column(look, self, space=12)
        held = translations_of(context, record.id)
        words = look.words.count("{n} translation", "{n} translations", len(held))
        self._open = Button(
            look,
            words if held else look.words.say("Translate these words"),
            f"translations-{record.kind}",
            kind="link",
            icon="language",
        )
        self._open.clicked.connect(self.unfold)
        self._box.addWidget(self._open, 0, look.leading)
        begun = (one.set.get("record") for _, one in context.draft.new_of(KIND))
        if record.id in begun:  # somebody is at it
            self.unfold()

    def unfold(self) -> None:
        """Show the texts with their translations."""
        self._open.hide()
        lists = []
        for field in self._fields:
            beside = _Beside(self._context, self._record, field)
            beside.list.gone.connect(self.gone)
            lists.append(beside.list)
            self._box.addWidget(beside)
        first = lists[0].findChild(Button) if lists else None
        if first is not None:
            first.setFocus()


class _Beside(QFrame):
    """One text as it was told, and the list of its translations."""

    def __init__(self, context: Context, record: RecordView, field: FieldSpec) -> None:
        super().__init__()
        self._look = look = context.look
        self.setProperty("part", "card")
        self._line = row(look, self, edges=(14, 12, 14, 12), space=16)
        told = column(look, space=4)
        self._line.addLayout(told, 1)
        name = context.session.labels.field(record.kind, field)
        for lang, text in _told(record.value(field.name)):
            told.addWidget(Label(look, look.dots(name, lang), "small", "text2", elide=True))
            told.addWidget(Paragraph(look, text))
        told.addStretch(1)
        labels, id = context.session.labels, record.id
        others = column(look, space=4)
        self._line.addLayout(others, 1)
        others.addWidget(Label(look, labels.kinds(KIND), "small", "text2", elide=True))
        spec = ListSpec(
            KIND,
            id,
            "language",
            wanted=lambda one: one.text("field") == field.name and _about(one) == id,
            under=lambda one: " ".join(one.text("text").split()),
            fixed={"record": id, "field": field.name},
        )
        self.list = RecordList(context, spec, title=False)
        others.addWidget(self.list)
        others.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other as long as there is room."""
        super().resizeEvent(event)
        turn(self._line, beside=self.width() >= self._look.px(_BESIDE))


def _about(translation: RecordView) -> str:
    """The record whose words it gives."""
    return translation.text("record") or translation.parent or ""


def translations_of(context: Context, id: str) -> list[RecordView]:
    """The translations of a record's texts."""
    return [one for one in context.dossier.of(KIND) if _about(one) == id]


def translatable(context: Context, id: str, fields: Sequence[FieldSpec]) -> list[FieldSpec]:
    """The fields of a saved record in which somebody told something, or of which there is a translation."""
    record = context.view(id)
    if record is None or record.kind == KIND:
        return []
    closed = context.closed_of(id)
    done = {one.text("field") for one in translations_of(context, id)}
    return [
        field
        for field in fields
        if field.name not in closed
        and (field.name in done or _is_told(field, record.value(field.name)))
    ]


def _is_told(field: FieldSpec, value: Any) -> bool:
    """Whether it holds words that somebody told: a story, or a short text in letters that a body abroad
    does not read. A name has its other letters in a field beside it."""
    if field.type == "text" and field.searched != "name":
        return isinstance(value, str) and is_unread(value, SOURCE)
    return field.type == "ptext" and bool(_told(value))


def _told(value: Any) -> list[tuple[str, str]]:
    """(language, words) as stored, the words of the speaker first; a plain text names no language."""
    if isinstance(value, str):
        return [("", value)] if value.strip() else []
    if not isinstance(value, dict):
        return []
    source = value.get("src_lang")
    langs = sorted((one for one in value if one in LANG_NAMES), key=lambda one: one != source)
    return [(LANG_NAMES[one], str(value[one])) for one in langs if str(value[one]).strip()]
