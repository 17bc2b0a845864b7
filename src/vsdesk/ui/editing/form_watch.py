"""What is watched while a form is filled: numbers that took money elsewhere, words that presume a
death, a second telling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.checks.scam_contacts import FIELDS
from vsdesk.records.checks.told_returns import NOTE
from vsdesk.records.dictionary.hidden_sections import GUARDED
from vsdesk.records.gate.death_news import FATE
from vsdesk.records.gate.names.ambiguous_names import namesakes
from vsdesk.records.gate.names.watch_list import is_watched
from vsdesk.ui.editing.clarifications import AskedBack
from vsdesk.ui.editing.names_strip import NamesStrip
from vsdesk.ui.editing.told_signs import (
    ACTOR,
    MARK_KIND,
    PART,
    SIGNS,
    ActorsOfPage,
    SignsOfPage,
)
from vsdesk.ui.editing.told_strip import ToldStrip
from vsdesk.ui.editing.told_things import (
    ATTEMPT,
    BACK,
    DENTAL,
    MONEY,
    ROOTS,
    TEETH,
    AttemptsOfPage,
    ReturnsOfPage,
    TeethOfPage,
    may_tell_of_return,
)
from vsdesk.ui.editing.warned_hint import WarnedHint
from vsdesk.ui.editing.which_strip import OfContext, WhichStrip
from vsdesk.ui.kit.form.story_editor import StoryEditor
from vsdesk.ui.kit.wording_hint import WordingHint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.ui.editing.form_context import Context
    from vsdesk.ui.kit.form.editor import Editor
    from vsdesk.ui.kit.form.form import FieldForm


def watch(context: Context, kind: str, id: str, form: FieldForm, box: QVBoxLayout) -> None:
    """Add the hints to a form that stands in `box`; each shows itself only where there is something to
    say."""
    for where, name in FIELDS:
        editor = form.editors.get(name) if where == kind else None
        if editor is not None:
            _warn(context, kind, id, editor, form, box)
    if kind == "person":
        asked_back = AskedBack(context.look, form)
        box.insertWidget(box.indexOf(form) + 1, asked_back)
        asked_back.look_again()
    if any(case.every("fate") == (FATE,) for case in context.dossier.of("case")):
        for hint in form.findChildren(WordingHint):
            hint.silence()
    told = [one for one in form.editors.values() if isinstance(one, StoryEditor)]
    asks = bool(told) and namesakes(context.dossier) and context.may_write("note")
    for editor in told:
        _names(context, editor, asks=asks)
        _money(context, kind, editor)
        _return(context, kind, id, editor)
        _teeth(context, kind, editor)
        _signs(context, kind, editor)


def _teeth(context: Context, kind: str, editor: StoryEditor) -> None:
    """What is told of teeth is recorded where somebody is recognised by it; such a form asks itself."""
    if kind not in GUARDED and context.head_kind == "case" and context.may_write(DENTAL):
        editor.add_below(ToldStrip(context.look, editor.story, TEETH, TeethOfPage(context)))


def _signs(context: Context, kind: str, editor: StoryEditor) -> None:
    """So is what else somebody is known by; and who took part, where a loss is told."""
    if kind not in GUARDED and context.head_kind == "case" and context.may_write(MARK_KIND):
        editor.add_below(ToldStrip(context.look, editor.story, SIGNS, SignsOfPage(context)))
    if kind in ("case", "event") and context.head_kind == "case" and context.may_write(PART):
        editor.add_below(ToldStrip(context.look, editor.story, ACTOR, ActorsOfPage(context)))


def _names(context: Context, editor: StoryEditor, *, asks: bool) -> None:
    """Who is named in told words: whom papers may not name, and which of two is meant."""
    made = (context.look, context.session, context.dossier, editor.story)
    if asks:
        editor.add_below(WhichStrip(*made, OfContext(context)))
    if is_watched(context.dossier):
        editor.add_below(NamesStrip(*made))


def _money(context: Context, kind: str, editor: StoryEditor) -> None:
    """Money that was asked for news is recorded where such attempts lie; not in their own words."""
    if kind != ATTEMPT and context.dossier.head.kind in ROOTS and context.may_write(ATTEMPT):
        editor.add_below(ToldStrip(context.look, editor.story, MONEY, AttemptsOfPage(context)))


def _return(context: Context, kind: str, id: str, editor: StoryEditor) -> None:
    """A return that words tell of is recorded, or said to be somebody else's, where its file is asked."""
    asked = may_tell_of_return(kind, context.value(id, "type"))
    if asked and context.head_kind in ROOTS and context.may_write(NOTE):
        strip = ToldStrip(context.look, editor.story, BACK, ReturnsOfPage(context))
        editor.add_below(strip)
        strip.check()  # words that stand already are asked about too


def _warn(
    context: Context, kind: str, id: str, editor: Editor, form: FieldForm, box: QVBoxLayout
) -> None:
    """An attempt's own number is warned of as well, once it is saved: only a second attempt is news there.

    To a coordinator also that nobody else is warned of it yet.
    """
    own = kind == ATTEMPT and context.view(id) is not None
    hint = WarnedHint(
        context.look,
        context.session,
        least=2 if own else 1,
        attempt=id if own else "",
        shown=context.shown,
    )
    box.insertWidget(box.indexOf(form) + 1, hint)
    watcher = _Watcher(hint, editor)
    editor.edited.connect(watcher.changed)
    hint.setProperty("watcher", watcher)  # lives as long as the hint
    hint.look_up(editor.value)


class _Watcher:
    """Tells the hint what stands in the editor."""

    def __init__(self, hint: WarnedHint, editor: Editor) -> None:
        self._hint, self._editor = hint, editor

    def changed(self) -> None:
        self._hint.typed(self._editor.value)
