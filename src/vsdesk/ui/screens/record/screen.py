"""The page of a root that has no page of its own, made from the dictionary: its form, its lists, its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.editing.groups import Group, direct
from vsdesk.ui.editing.kinds_part import KindsPart
from vsdesk.ui.editing.root_head import RootHead
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.editing.section_part import SectionPart
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import column
from vsdesk.ui.place import Place
from vsdesk.ui.screens.case.evidence_part import EvidencePart
from vsdesk.ui.screens.lists.screen import list_of

if TYPE_CHECKING:
    from vsdesk.ui.editing.context import Context
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session

# Only the program writes these; a translation stands beside the words that it translates.
_HIDDEN: Final = frozenset({"disclosure", "proposal", "audit", "translation"})


class RecordScreen(RootScreen):
    """One list for each kind below the root. Which root it is shows when it was read."""

    def __init__(self, look: Look, session: Session, place: Place) -> None:
        say = look.words.say
        entries = [("head", say("Answers")), ("history", say("History"))]
        super().__init__(look, session, place, entries, "head", Part, RootHead(look))
        outer = column(look, self)
        outer.addWidget(self.head)
        outer.addLayout(self.middle(), 1)
        self.start()

    def show_head(self, context: Context) -> None:
        """The title; when first read, a section for each kind below this root."""
        kind = self.session.labels.kind(context.head_kind)
        self.head.say(context.titles.of(context.dossier.head), kind)
        self.belongs.emit(list_of(context.head_kind).screen)
        self.offer(self._sections(context))

    def _sections(self, context: Context) -> list[tuple[str, str]]:
        say, labels = self.look.words.say, self.session.labels
        kinds = [one.name for one in direct(self.session.dictionary, context.head_kind)]
        lists = [(kind, labels.kinds(kind)) for kind in kinds if kind not in _HIDDEN]
        return [("head", labels.kind(context.head_kind)), *lists, ("history", say("History"))]


class Part(SectionPart):
    """The form of the root, one list, or the history."""

    def _head(self) -> None:
        context = self.context
        if self.kind == "source":
            say = context.look.words.say
            self.box.addWidget(
                Banner(
                    context.look,
                    say("Sealed: this page is handed over only by itself."),
                    say("Every paper and every table shows the code alone."),
                    "sealed",
                )
            )
        self.add_form(self.kind, context.dossier.root)
        if self.kind == "source_list":
            words = context.look.words.say("Is somebody of our cases in this list?")
            hits = Button(context.look, words, "to-hits", icon="same")
            hits.clicked.connect(self._hits)
            self.box.addWidget(hits, 0, context.look.leading)
        self.add_removal(list_of(self.kind))

    def _hits(self) -> None:
        self.go(Place("hits", self.context.dossier.root))

    def _evidence_item(self) -> None:
        self.box.addWidget(EvidencePart(self.context, self.again))

    def group(self, key: str) -> None:
        """The list of one kind."""
        self.box.addWidget(KindsPart(self.context, Group(key, "", "file", (key,)), self.again))
