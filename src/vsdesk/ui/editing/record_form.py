"""The form of one record: its sections one below the other, what matters first, the rest on request."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.checks.duties import no_longer_asked
from vsdesk.records.consent.whose_word_counts import void_words
from vsdesk.records.dictionary.first_questions import asked_after, first_questions, not_asked_yet
from vsdesk.records.on_case_page import is_asked
from vsdesk.ui.editing.form_watch import watch
from vsdesk.ui.kit.boxes import clear, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.confirm_strip import ConfirmStrip
from vsdesk.ui.kit.form.editor import Editor
from vsdesk.ui.kit.form.form import FieldForm
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context

VALUE: Final = "value"


class RecordForm(QWidget):
    """Edits the record `id` of `kind`; every change goes into the draft at once. `gone` as in a list."""

    gone = Signal()

    def __init__(
        self,
        context: Context,
        kind: str,
        id: str,
        sections: Sequence[str] = (),
        *,
        title_first: bool = True,
        without: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`without` are fields that are not asked here, unless they have an answer."""
        super().__init__(parent)
        self._context, self._kind, self._id = context, kind, id
        self._forms: list[FieldForm] = []
        self.claimed: ClaimValue | None = None
        self._box = column(context.look, self, space=12)
        self._say_void()
        value = partial(context.value, id)
        old = no_longer_asked(kind, value) | not_asked_yet(kind, value)
        fields = [
            f
            for f in context.fields(kind, sections)
            if is_asked(f)
            and f.name not in old
            and (f.name not in without or context.value(id, f.name) is not None)
        ]
        names = list(dict.fromkeys(f.section for f in fields))
        for place, section in enumerate(names):
            part = [f for f in fields if f.section == section]
            if title_first or place:
                label = Label(context.look, context.session.labels.section(section), "h3")
                self._box.addWidget(label)
            self._part(section, part)
        self._add_translations(fields)

    def _say_void(self) -> None:
        """A coordinator's word about this record that holds no more."""
        for record, name in words_void(self._context, self._id):
            strip = VoidWord(self._context, record, name)
            strip.written.connect(self.gone)
            self._box.addWidget(strip)

    def _part(self, section: str, fields: Sequence[FieldSpec]) -> None:
        needed = {f.name for f in first_questions(section, fields)}
        first = [f for f in fields if f.name in needed or self._answered(f)]
        rest = [f for f in fields if f not in first]
        if first:
            self._add(first)
        if self._kind == "claim" and self.claimed is None:
            self._add_claimed()
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

    def _answered(self, field: FieldSpec) -> bool:
        return self._context.value(self._id, field.name) is not None

    def _add(self, fields: Sequence[FieldSpec], at: int = -1) -> FieldForm:
        form = FieldForm(self._context.builder_of(self._id), fields, parent=self)
        closed = self._context.closed_of(self._id)
        form.show_values({f.name: self._context.value(self._id, f.name) for f in form.fields})
        form.lock(self._context.locked(form.fields, self._id))
        form.edited.connect(self._edited)
        form.worded.connect(self._worded)
        self._forms.append(form)
        if any(name in closed for name in form.editors):
            at = self._say_closed(at)
        self._box.insertWidget(at, form) if at >= 0 else self._box.addWidget(form)
        watch(self._context, self._kind, self._id, form, self._box)
        return form

    def _say_closed(self, at: int) -> int:
        """One sentence above the fields that wait; gives the place of the form below it."""
        look = self._context.look
        words = look.words.say(
            "Some answers are closed here for now: a coordinator keeps them. They open again by themselves."
        )
        said = Paragraph(look, words, "small", "text2", wide=90)
        said.setObjectName("closed-for-now")
        self._box.insertWidget(at, said)
        return at + 1 if at >= 0 else at

    def _add_claimed(self) -> None:
        """What is claimed stands below what the claim speaks of."""
        self.claimed = ClaimValue(self._context, self._id)
        self.claimed.edited.connect(self._context.changed)
        self._box.addWidget(self.claimed)

    def _add_translations(self, fields: Sequence[FieldSpec]) -> None:
        """What was told in this record can be read in other languages."""
        # A translation is written in a form of records too.
        from vsdesk.ui.editing.translations import Translations, translatable

        told, record = translatable(self._context, self._id, fields), self._context.view(self._id)
        if told and record is not None:
            part = Translations(self._context, record, told)
            part.gone.connect(self.gone)
            self._box.addWidget(part)

    def _unfold(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        names = set(button.property("fields"))
        names -= {name for form in self._forms for name in form.editors}
        fields = [f for f in self._context.fields(self._kind) if f.name in names]
        form = self._add(fields, self._box.indexOf(button))
        button.hide()
        first = next(iter(form.editors.values()), None)
        if first is not None:
            first.focus_box().setFocus()

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return self._kind

    @property
    def id(self) -> str:
        """The record."""
        return self._id

    def shows(self, name: str) -> bool:
        """Whether a field stands in this form, unfolded or not."""
        return bool(self._hides(name)) or any(name in form.editors for form in self._forms)

    def _hides(self, name: str) -> list[Button]:
        """The folded part in which a field waits."""
        if any(name in form.editors for form in self._forms):
            return []
        return [one for one in self.findChildren(Button) if name in (one.property("fields") or [])]

    def focus(self, name: str) -> None:
        """Put the keyboard into a field, unfolding what hides it."""
        for more in self._hides(name):
            more.click()
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
                if self.claimed is not None and name == "field":
                    self.claimed.show_field(str(form.editors[name].value or ""))
                self._follow(form, name)
        context.changed()

    def _follow(self, form: FieldForm, name: str) -> None:
        """What is asked once this was answered stands below it; what stands there stays."""
        held = {each for one in self._forms for each in one.editors}
        asked = {*asked_after(self._kind, name, form.editors[name].value)} - held
        fields = [one for one in self._context.fields(self._kind) if one.name in asked]
        if fields:
            self._add(fields, self._box.indexOf(form) + 1)

    def _worded(self, place: str, words: str) -> None:
        """Words for which there is no place go into the field that stands beside it, behind what is there."""
        context = self._context
        spec = context.spec(self._kind).field(place)
        name = context.beside(spec) if spec is not None else ""
        field = context.spec(self._kind).field(name)
        if field is None:
            return
        held = context.value(self._id, name)
        told = held if isinstance(held, str) and held.strip() else ""
        parts = told.split(" · ") if told else []
        text = " · ".join(parts if words in parts else [*parts, words])
        context.draft.change(context.view(self._id), self._id, self._kind, name, text)
        form = next((one for one in self._forms if name in one.editors), None)
        if form is None:
            beside = next(one for one in self._forms if place in one.editors)
            form = self._add([field], self._box.indexOf(beside) + 1)
        form.editors[name].show_value(text)
        context.changed()


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


def words_void(context: Context, id: str) -> Sequence[tuple[RecordView, str]]:
    """A saved record with each of its fields in which such a word stands."""
    record = context.view(id)
    if record is None:
        return ()
    judging = [one.name for one in context.spec(record.kind).fields if one.judges]
    return [(record, name) for name in void_words(record, judging)]


class VoidWord(QWidget):
    """`written` once it was said again. It names what this page showed, and nothing that came since."""

    written = Signal()

    def __init__(self, context: Context, record: RecordView, name: str) -> None:
        super().__init__()
        self._context, self._record, self._name = context, record, name
        self._asked = False
        look, say = context.look, context.look.words.say
        self.ask = ask = ConfirmStrip(
            self, look, "void-word", "warn", edges=(12, 10, 12, 10), space=6
        )
        ask.sure.connect(self._again)
        ask.title(context.session.labels.field(record.kind, name))
        words = say(
            "A coordinator said this before something else was written here: it holds no more. Read what stands here now."
        )
        ask.box.addWidget(Paragraph(look, words, "body"))
        if context.role != "coordinator":
            return
        line = row(look)
        ask.way_on(say("It still holds"), f"holds-{name}", put=line.addWidget, icon="check")
        line.addStretch(1)
        ask.box.addLayout(line)

    def _again(self) -> None:
        if self._asked:
            return
        self._asked = True
        one, session = self._record, self._context.session
        again, shown = session.desk.cases.say_again, self._context.shown
        answer = Callbacks(self, self._saved, self._not_saved)
        session.jobs.write(answer, again, one, self._name, shown=shown)

    def _saved(self, _: object) -> None:
        self.written.emit()

    def _not_saved(self, problem: VsdeskError) -> None:
        self._asked = False
        self._context.session.jobs.failed.emit(problem)
