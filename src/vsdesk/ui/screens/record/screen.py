"""The page of a root that has no page of its own, made from the dictionary: its form, its lists, its history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.ui.editing.groups import Group, direct
from vsdesk.ui.editing.history_list import HistoryList
from vsdesk.ui.editing.kinds_part import KindsPart
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, frame, row
from vsdesk.ui.screens.case.evidence_part import EvidencePart

if TYPE_CHECKING:
    from vsdesk.ui.editing.context import Context
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.place import Place
    from vsdesk.ui.session import Session

_HIDDEN: Final = frozenset({"disclosure", "proposal", "audit"})  # only the program writes these


class RecordScreen(RootScreen):
    """One list for each kind below the root. Which root it is shows when it was read."""

    def __init__(self, look: Look, session: Session, place: Place) -> None:
        say = look.words.say
        super().__init__(
            look, session, place, [("head", say("Answers")), ("history", say("History"))], "head"
        )
        self._outer = column(look, self)
        self._outer.addWidget(self._head())
        self._middle = QWidget()
        box = column(look, self._middle)
        box.addLayout(self.middle(), 1)
        self._outer.addWidget(self._middle, 1)
        self.start()

    def _head(self) -> QWidget:
        look, say = self.look, self.look.words.say
        head = frame("top")
        head.setFixedHeight(look.px(75))
        line = row(look, head, edges=(16, 0, 16, 0), space=12)
        back = icon_button(look, "back", say("Back"), "back", kind="quiet")
        back.clicked.connect(self.back)
        line.addWidget(back)
        words = column(look, space=0)
        words.addStretch(1)
        self.name = Label(look, "", "h1", elide=True)
        self.kind = Label(look, "", "small", "text2", elide=True)
        words.addWidget(self.name)
        words.addWidget(self.kind)
        words.addStretch(1)
        line.addLayout(words, 1)
        self.saved = Label(look, "", "small", "text2")
        line.addWidget(self.saved)
        self.done = Button(look, say("Save"), "save", kind="primary")
        self.done.setEnabled(False)
        self.done.clicked.connect(self.save)
        line.addWidget(self.done)
        return head

    def show_head(self, context: Context) -> None:
        """The title; when first read, a section for each kind below this root."""
        self.name.setText(context.titles.of(context.dossier.head))
        self.kind.setText(self.session.labels.kind(context.head_kind))
        self.offer(self._sections(context))

    def _sections(self, context: Context) -> list[tuple[str, str]]:
        say, labels = self.look.words.say, self.session.labels
        kinds = [one.name for one in direct(self.session.dictionary, context.head_kind)]
        lists = [(kind, labels.kinds(kind)) for kind in kinds if kind not in _HIDDEN]
        return [("head", labels.kind(context.head_kind)), *lists, ("history", say("History"))]

    def make_part(self, context: Context, key: str) -> Part:
        """The content of a section."""
        return Part(context, key, self.again)

    def say_saved(self, words: str, waiting: bool) -> None:
        """In the header."""
        self.done.setEnabled(waiting)
        self.saved.setText(words)


class Part(QWidget):
    """The form of the root, one list, or the history."""

    def __init__(self, context: Context, key: str, again: Callable[[], None]) -> None:
        super().__init__()
        self.form: RecordForm | None = None
        look, dossier = context.look, context.dossier
        box = column(look, self, space=16)
        if key == "head":
            if context.spec(context.head_kind).name == "source":
                box.addWidget(
                    Banner(
                        look,
                        look.words.say("Sealed: this page is handed over only by itself."),
                        look.words.say("Every paper and every table shows the code alone."),
                        "sealed",
                    )
                )
            self.form = RecordForm(context, context.head_kind, dossier.root)
            box.addWidget(self.form)
        elif key == "history":
            space = dossier.head.space
            box.addWidget(
                HistoryList(context, [(r.id, r.kind) for r in dossier if r.space == space])
            )
        elif key == "evidence_item":
            box.addWidget(EvidencePart(context, again))
        else:
            box.addWidget(KindsPart(context, Group(key, "", "file", (key,)), again))
        box.addStretch(1)
