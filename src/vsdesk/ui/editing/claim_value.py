"""What a source claims: asked by the editor of the field that the claim speaks of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.form.editor import Editor
from vsdesk.ui.kit.layout import clear, column
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.ui.editing.context import Context

VALUE: Final = "value"


class ClaimValue(QWidget):
    """`edited` at each change by the person. Which field is claimed may change: then the box does."""

    edited = Signal()

    def __init__(self, context: Context, id: str) -> None:
        super().__init__()
        self._context, self._id = context, id
        self.editor: Editor | None = None
        self._asked: FieldSpec | None = None
        self.setObjectName("claim-value")
        self._box = column(context.look, self, space=3)
        self.show_field(str(context.value(id, "field") or ""))

    def show_field(self, key: str) -> None:
        """Ask for the value of this field. A value of another form than the field has now is not kept."""
        context, before = self._context, self._asked
        self._asked = context.session.dictionary.claimed(key)
        held = context.value(self._id, VALUE)
        if before is not None and not _alike(before, self._asked) and held is not None:
            held = None
            self._keep(None)
        clear(self._box)
        self.editor = None
        if self._asked is None:
            words = context.look.words.say("Choose first what the claim speaks of.")
            self._box.addWidget(Paragraph(context.look, words, "small", "text2"))
            return
        self.editor = self._make(self._asked)
        self.editor.show_value(held)
        self.editor.lock_box(bool(context.locked([self._own()], self._id)))
        self.editor.edited.connect(self._edited)
        self._box.addWidget(self.editor)

    def _make(self, asked: FieldSpec) -> Editor:
        """The editor of the claimed field, under the label and the help of the claim."""
        own = self._own()
        return self._context.builder_of(self._id).editor(
            replace(asked, kind=own.kind, name=own.name, section=own.section)
        )

    def _own(self) -> FieldSpec:
        found = self._context.spec("claim").field(VALUE)
        assert found is not None
        return found

    def _edited(self) -> None:
        if self.editor is not None:
            self._keep(self.editor.value)

    def _keep(self, value: Any) -> None:
        context = self._context
        context.draft.change(context.view(self._id), self._id, "claim", VALUE, value)
        self.edited.emit()


def _alike(one: FieldSpec, other: FieldSpec | None) -> bool:
    """Whether a value of the one may stand in the other."""
    return other is not None and (one.type, one.vocabulary, one.targets) == (
        other.type,
        other.vocabulary,
        other.targets,
    )
