"""Find the paper of a page: by the letters at its foot, or by a photo of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.desk import TracedPaper
from vsdesk.records.evidence_file import called
from vsdesk.ui.catalogue.places import page_of, place_in
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, plane, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital
from vsdesk.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vsdesk.desk import Desk
    from vsdesk.errors import VsdeskError
    from vsdesk.progress import Progress
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession

_MOST: Final = 24  # papers, and changed records of each; a copy has a row of its own


_PHOTO: Final = 64 * 1024 * 1024  # bytes of a photo of a page


@dataclass(frozen=True, slots=True)
class Answer:
    """The papers of a page, of which the first are shown, and the exhibits whose label it was, by id."""

    code: str
    papers: tuple[TracedPaper, ...]
    items: Mapping[str, RecordView] = field(repr=False)


class TracedScreen(Screen):
    """The field of its place is the digest, if one was typed elsewhere."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        self._ticket: JobHandle | None = None
        outer = column(look, self)
        head = PageHead(look, say("Find the paper of a page"))
        head.back.connect(self.back)
        outer.addWidget(head)
        inner = plane()
        box = column(look, inner, edges=(24, 16, 24, 16), space=12)
        words = say(
            "The sixteen letters beside the code at the foot of a page tell which paper it was. Looking is no exit."
        )
        box.addWidget(Paragraph(look, words, "body", "text2", wide=90))
        line = Flow(look, space=10)
        label = say("The letters at the foot of the page")
        self.code = TextField(look, "digest", label, placeholder=label)
        self.code.setMaxLength(64)
        self.code.returnPressed.connect(self.find_paper)
        line.addWidget(self.code, 1)
        self.look_up = Button(look, say("Find the paper"), "find-paper", kind="primary")
        self.look_up.clicked.connect(self.find_paper)
        line.addWidget(self.look_up)
        self.photo = Button(look, say("Choose a photo of the page"), "page-photo", icon="file")
        self.photo.clicked.connect(self._ask_photo)
        line.addWidget(self.photo)
        box.addLayout(line)
        self.refusal = Banner(look, "", "", "warn")
        self.refusal.hide()
        box.addWidget(self.refusal)
        self._found = column(look, space=12)
        box.addLayout(self._found)
        box.addStretch(1)
        outer.addWidget(scroll(inner, "traced-scroll"), 1)
        self.back_by_esc()
        self.code.setText(place.field)
        if place.field:
            self.find_paper()

    def first_controls(self) -> Sequence[QWidget]:
        return [self.code]

    def leaving(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    # Asking.
    def find_paper(self) -> None:
        """By the letters that were typed."""
        if self.code.text().strip():
            self._look(_by_letters, self.code.text())

    def _ask_photo(self) -> None:
        say = self.look.words.say
        kinds = say("Photos (*.jpg *.jpeg *.png *.webp)")
        self.session.prompts.open_files(self, say("Choose a photo of the page"), kinds, self._photo)

    def _photo(self, files: Sequence[Path]) -> None:
        if files:
            self._look(_by_photo, files[0])

    def _look(self, work: Callable[..., Answer], what: object) -> None:
        self.leaving()
        self.refusal.hide()
        clear(self._found)
        answer: Callbacks[Answer] = Callbacks(self, self._show, self._refused)
        self._ticket = self.session.jobs.read_long(answer, work, self.session.desk, what)

    def _refused(self, problem: VsdeskError) -> None:
        say, name = self.look.words.say, problem.code.name
        if name == "E_NOT_FOUND":
            words = say("No code was found in this photo.")
            self.refusal.say(
                words, say("Take it closer and straight from above, or type the letters.")
            )
        elif name == "E_VALUE":
            words = say("These are not the letters of a page.")
            self.refusal.say(
                words,
                say(
                    "Sixteen letters and digits stand there, in four groups; on the label of an exhibit twenty, in five."
                ),
            )
        else:
            self.refusal.say(say(problem.code.sentence))
        self.refusal.show()

    # The answer.
    def _show(self, found: Answer) -> None:
        self.code.setText(found.code)
        if not found.papers:
            words = self.look.words.say("Nothing that left this vault bears this digest.")
            self.refusal.say(words)
            self.refusal.show()
        for place, one in enumerate(found.papers[:_MOST]):
            self._found.addWidget(self._card(place, one, found.items.get(one.item)))
        if (rest := len(found.papers) - _MOST) > 0:
            words = self.look.words.count("{n} more row", "{n} more rows", rest)
            self._found.addWidget(Paragraph(self.look, words, "small", "text2"))

    def _card(self, place: int, one: TracedPaper, item: RecordView | None) -> Card:
        look, say, labels = self.look, self.look.words.say, self.session.labels
        row = one.row
        card = Card(look, capital(labels.term("exit", row.text("exit"))), edge=14, space=8)
        card.setObjectName(f"traced-{place}")
        to = row.text("recipient_name") or labels.term("recipient", row.text("recipient"))
        copy = row.value("copy_no")
        number = f"{labels.field('disclosure', 'copy_no')}: {copy}" if copy else ""
        when = day_of(look.words, row.text("on"))
        card.body.addWidget(Paragraph(look, look.dots(when, to, number), "strong"))
        by = say("The line of this exit was signed by {who}", who=one.by)
        card.body.addWidget(Paragraph(look, by, "small", "text2"))
        if one.said_aside:
            card.body.addWidget(Paragraph(look, say(one.said_aside), "small", "warn"))
        card.body.addWidget(self._row("cases", row.text("number"), one, f"traced-root-{place}"))
        if item is not None:
            words = look.dots(*called(item, labels))
            link = RowButton(
                look, "file", words, say("The exhibit of this label"), f"traced-item-{place}"
            )
            where = (one.root_kind, one.root, item.id, item.kind)
            link.setProperty("route", place_in(*where, self.session.dictionary))
            link.clicked.connect(self._open)
            card.body.addWidget(link)
        state = (
            say("What stands on it stands here unchanged.")
            if one.is_as_then
            else say("Something that stands on it was changed or removed since.")
        )
        card.body.addWidget(Paragraph(look, state, "body", "ok" if one.is_as_then else "warn"))
        for at, (id, kind) in enumerate(list(one.changed.items())[:_MOST]):
            words = capital(labels.kind(kind))
            link = RowButton(look, "edit", words, say("Changed since"), f"traced-{place}-{at}")
            link.setProperty(
                "route", place_in(one.root_kind, one.root, id, kind, self.session.dictionary)
            )
            link.clicked.connect(self._open)
            card.body.addWidget(link)
        if gone := len(one.gone):
            words = look.words.count(
                "{n} record on it was removed since", "{n} records on it were removed since", gone
            )
            card.body.addWidget(Paragraph(look, words, "small", "warn"))
        return card

    def _row(self, icon: str, number: str, one: TracedPaper, name: str) -> RowButton:
        kind = capital(self.session.labels.kind(one.root_kind)) if one.root_kind else ""
        link = RowButton(self.look, icon, number or kind, kind, name)
        link.setProperty("route", page_of(one.root_kind, one.root))
        link.clicked.connect(self._open)
        return link

    def _open(self) -> None:
        self.go.emit(self.sender().property("route"))


def _by_letters(desk: Desk, typed: str, progress: Progress) -> Answer:
    found = desk.outbound.trace.find(typed, progress)
    return Answer(typed, found, desk.outbound.trace.exhibits(found[:_MOST]))


def _by_photo(desk: Desk, path: Path, progress: Progress) -> Answer:
    return _by_letters(desk, desk.outbound.trace.code_in(diskio.read_file(path, _PHOTO)), progress)
