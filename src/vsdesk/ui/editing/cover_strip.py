"""Cover parts of a picture: draw over them, keep a new picture; the original stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.gate.record_rules import is_of_the_dead
from vsdesk.ui.kit.boxes import clear, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.confirm_strip import ConfirmStrip
from vsdesk.ui.kit.cover_canvas import CoverCanvas
from vsdesk.ui.kit.into_view import into_view
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.people_names import capital
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.desk import Change, ScreenPicture
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context


COVER: Final = (
    "cover-picture"  # the button that shows the picture, and the field of a place that leads to it
)


def is_picture(record: RecordView) -> bool:
    """Whether a record has a picture on which parts can be covered."""
    pictured = record.text("mime").startswith("image/") or record.text("type").startswith("photo_")
    return record.kind == "evidence_item" and pictured and bool(record.text("blob"))


class CoverStrip(QWidget):
    """`written` after a covered picture was kept, or taken away."""

    written = Signal()

    def __init__(self, context: Context, item: RecordView) -> None:
        super().__init__()
        self._context, self._item = context, item
        self._canvas: CoverCanvas | None = None
        self._shown: ScreenPicture | None = None
        look = context.look
        self.ask = ConfirmStrip(self, look, "cover-strip", "sunken")
        self.ask.sure.connect(self.open)
        self.ask.title(look.words.say("Is there something on it that nobody else may see?"))
        self.ask.note(self._stands())
        self._parts = column(look, space=8)
        self.ask.box.addLayout(self._parts)
        self._offer()

    def _stands(self) -> str:
        """What papers print, and what stays."""
        say, item = self._context.look.words.say, self._item
        if self._has_covered():
            return say("There is a covered picture of this one. No paper prints the whole one.")
        if item.text("redacted_version_of"):
            return say("Parts of this picture are covered. The original stands beside it.")
        words = say(
            "You cover it in a new picture, and papers print the new one. The original stays as it is."
        )
        if is_of_the_dead(item):
            words += " " + say("It may show somebody who is dead. It opens only when you press.")
        return words

    def _has_covered(self) -> bool:
        copies = self._context.dossier.of("evidence_item")
        return any(self._item.id in one.every("redacted_version_of") for one in copies)

    def _offer(self) -> None:
        clear(self._parts)
        look, say = self._context.look, self._context.look.words.say
        self._canvas = None
        self.ask.way_on(say("Cover parts of this picture"), COVER, put=self._put, icon="edit")
        if self._has_covered() or self._item.text("redacted_version_of"):
            words = say("Take the covered picture away")
            away = Button(look, words, "cover-take-away", kind="quiet", icon="remove")
            away.clicked.connect(self._ask_away)
            self._parts.addWidget(away, 0, look.leading)

    def _put(self, button: QWidget) -> None:
        self._parts.addWidget(button, 0, self._context.look.leading)

    def come(self) -> None:
        """Somebody comes from elsewhere to cover: the picture opens, but for one of the dead."""
        self.ask.now.setFocus()
        into_view(self)
        if not is_of_the_dead(self._item):
            self.open()

    def open(self) -> None:
        """Show the picture, to be drawn on; one that may show the dead is noted first."""
        self.ask.now.setEnabled(False)
        session = self._context.session
        if is_of_the_dead(self._item):
            noted = Callbacks[None](self, self._read, self._cannot)
            session.jobs.write(
                noted, session.desk.cases.note_view, self._item.id, "view_death_image"
            )
        else:
            self._read(None)

    def _read(self, _: None) -> None:
        session, px = self._context.session, self._context.look.px
        answer = Callbacks(self, self._draw, self._cannot)
        session.jobs.read(
            answer, session.desk.files.redaction.shown, self._item.id, (px(560), px(420))
        )

    def _cannot(self, problem: VsdeskError) -> None:
        self._offer()
        self._context.session.jobs.failed.emit(problem)

    def _draw(self, shown: ScreenPicture) -> None:
        clear(self._parts)
        self._shown = shown
        look, say = self._context.look, self._context.look.words.say
        how = say(
            "Draw over it with the mouse. With the keyboard: add a rectangle, move it with the arrow keys, size it with Shift and an arrow key."
        )
        self._parts.addWidget(Paragraph(look, how, "small", "text2", wide=80))
        self._canvas = CoverCanvas(look, shown.png, (shown.width, shown.height))
        self._canvas.setAccessibleDescription(how)
        self._canvas.changed.connect(self._count)
        self._parts.addWidget(self._canvas, 0, look.leading)
        self._amount = Paragraph(look, "", "small", "text2")
        self._parts.addWidget(self._amount)
        add = Button(look, say("Add a rectangle"), "cover-add", icon="add")
        add.clicked.connect(self._canvas.add)
        self._undo = Button(look, say("Take the last one away"), "cover-undo", icon="history")
        self._undo.clicked.connect(self._canvas.undo)
        self._keep = Button(
            look, say("Keep the covered picture"), "cover-keep", kind="primary", icon="check"
        )
        self._keep.clicked.connect(self._save)
        leave = Button(look, say("Cancel"), "cover-cancel", kind="quiet")
        leave.clicked.connect(self._offer)
        for pair in (
            (add, self._undo),
            (self._keep, leave),
        ):  # in large text one line is too narrow
            line = row(look)
            for button in pair:
                line.addWidget(button)
            line.addStretch(1)
            self._parts.addLayout(line)
        self._count()
        self._canvas.setFocus()
        into_view(self)

    def _count(self) -> None:
        assert self._canvas is not None
        words, n = self._context.look.words, len(self._canvas.boxes())
        none = words.say("Nothing is covered yet.")
        self._amount.say(
            words.count("{n} part is covered.", "{n} parts are covered.", n) if n else none
        )
        for button in (self._undo, self._keep):
            button.setEnabled(bool(n))

    def _save(self) -> None:
        assert self._canvas is not None and self._shown is not None
        session, say = self._context.session, self._context.look.words.say
        self._keep.setEnabled(False)
        name = self._item.text("title") or capital(self._context.titles.of(self._item))
        title = plain(say("{title} (parts covered)", title=name))
        answer = Callbacks(self, self._kept, self._cannot)
        session.jobs.write(
            answer,
            session.desk.files.redaction.cover,
            self._item.id,
            self._canvas.boxes(),
            title,
            self._shown,
        )

    def _kept(self, change: Change) -> None:
        if self._context.decided is not None:
            words = self._context.look.words.say("The covered picture is kept; the original stays.")
            self._context.decided(words, change)
        self.written.emit()

    def _ask_away(self) -> None:
        say = self._context.look.words.say
        question = Prompt(
            say("Take the covered picture away?"),
            say("Screens and papers show the whole picture again. You can undo it at once."),
            (("keep", say("Leave it covered")), ("away", say("Take it away"))),
            danger="away",
        )
        self._context.session.prompts.ask(self, question, self._away)

    def _away(self, key: str, _: str) -> None:
        if key == "away":
            session = self._context.session
            answer = Callbacks(self, self._went, self._cannot)
            shown = self._context.shown
            session.jobs.write(
                answer, session.desk.files.redaction.uncover, self._item.id, shown=shown
            )

    def _went(self, change: Change) -> None:
        if self._context.decided is not None:
            words = self._context.look.words.say(
                "The covered picture is taken away; the whole one is shown again."
            )
            self._context.decided(words, change)
        self.written.emit()
