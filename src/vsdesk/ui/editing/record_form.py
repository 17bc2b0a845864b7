"""The form of one record: its sections one below the other, what matters first, the rest on request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.form import Form, shown
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column

if TYPE_CHECKING:
    from vsdesk.records.spec import FieldSpec
    from vsdesk.ui.editing.context import Context

# The ten questions of identification stand open, the further ones wait (data dictionary, ante-mortem).
_WHOLE: Final = frozenset({"am_first"})
_FOLDED: Final = frozenset({"am_more"})


class RecordForm(QWidget):
    """Edits the record `id` of `kind`; every change goes into the draft at once."""

    def __init__(
        self,
        context: Context,
        kind: str,
        id: str,
        sections: Sequence[str] = (),
        *,
        title_first: bool = True,
    ) -> None:
        super().__init__()
        self._context, self._kind, self._id = context, kind, id
        self._forms: list[Form] = []
        self._box = column(context.look, self, space=12)
        fields = [f for f in context.fields(kind, sections) if shown(f)]
        names = list(dict.fromkeys(f.section for f in fields))
        for place, section in enumerate(names):
            part = [f for f in fields if f.section == section]
            if title_first or place:
                label = Label(context.look, context.session.labels.section(section), "h3")
                self._box.addWidget(label)
            self._part(section, part)

    def _part(self, section: str, fields: Sequence[FieldSpec]) -> None:
        first = [f for f in fields if section in _WHOLE or self._first(f)]
        if not first and section not in _FOLDED:
            first = list(fields[:2])
        rest = [f for f in fields if f not in first]
        if first:
            self._add(first)
        if not rest:
            return
        say = self._context.look.words
        words = say.count("{n} more question", "{n} more questions", len(rest))
        more = Button(
            self._context.look,
            words,
            f"more-{self._kind}-{section}",
            kind="link",
            icon="open",
            after=True,
        )
        more.clicked.connect(self._unfold)
        more.setProperty("fields", [f.name for f in rest])
        self._box.addWidget(more, 0, self._context.look.leading)

    def _first(self, field: FieldSpec) -> bool:
        return (
            field.requirement in ("M", "D") or self._context.value(self._id, field.name) is not None
        )

    def _add(self, fields: Sequence[FieldSpec], at: int = -1) -> Form:
        form = Form(self._context.builder_of(self._id), fields)
        form.show_values({f.name: self._context.value(self._id, f.name) for f in form.fields})
        form.lock(self._context.locked(form.fields, self._id))
        form.edited.connect(self._edited)
        self._forms.append(form)
        self._box.insertWidget(at, form) if at >= 0 else self._box.addWidget(form)
        return form

    def _unfold(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        names = set(button.property("fields"))
        fields = [f for f in self._context.fields(self._kind) if f.name in names]
        form = self._add(fields, self._box.indexOf(button))
        button.hide()
        first = next(iter(form.editors.values()), None)
        if first is not None:
            first.focus_box().setFocus()

    def focus(self, name: str) -> None:
        """Put the keyboard into a field."""
        for form in self._forms:
            form.focus(name)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        for form in self._forms:
            for editor in form.editors.values():
                editor.focus_box().setFocus()
                return

    def _edited(self, name: str) -> None:
        context = self._context
        for form in self._forms:
            if name in form.editors:
                context.draft.change(
                    context.view(self._id), self._id, self._kind, name, form.editors[name].value
                )
        context.changed()
