"""One record in which a device's word waits: who wrote it, each answer as it was and as it
would be, the door to it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records import copy_mark
from vsdesk.records.copy_mark import COPIED, MARKED
from vsdesk.records.gate.lone.lone_words import CHANGED, FILE, LATE_ONE, REMOVED, STOOD, UNKNOWN
from vsdesk.records.gate.sealed_fields import SENTENCES
from vsdesk.ui.catalogue.places import place_in
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.boxes import column, row, turn
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import log_stamp
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.people_names import capital
from vsdesk.ui.screens.waits.file_look import FileLook
from vsdesk.ui.screens.waits.waits_wording import writers_words
from vsdesk.ui.value_words import value_in_full

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtWidgets import QBoxLayout

    from vsdesk.desk import LoneRecord, ScreenPicture
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.sealed_fields import Why
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_NAMES: Final = 190  # effective pixels for the names of answers


class RecordCard(Card):
    """`go` asks for the record's own page; `opened` says that a file was opened here (see FileLook).

    `closed` are the answers that stay closed here, with why; `files` are those that have come.
    """

    go = Signal(object)
    opened = Signal(str, object)

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        dossier: Dossier,
        one: LoneRecord,
        closed: Mapping[str, Why],
        files: Collection[str] = (),
        seen: Mapping[str, ScreenPicture | None] = MappingProxyType({}),
    ) -> None:
        """`seen` are the files that were opened on this page before: the picture of each, None
        when it was written out."""
        record, titles = one.record, Titles(look, session, dossier)
        self._dossier = dossier
        kind = session.labels.kind(record.kind)
        title = titles.of(record)
        super().__init__(look, kind if title == kind else f"{kind}: {title}", space=6, edge=16)
        self._look, self._session, self._titles, self.lone = look, session, titles, one
        self._files, self._seen = files, seen
        self._lines: list[tuple[QBoxLayout, QWidget]] = []
        shut = {name: why for name, why in closed.items() if name in one.said}
        self._head()
        if one.late:
            self.body.addWidget(Paragraph(look, look.words.say(LATE_ONE), "small", "warn"))
        known = [name for name in one.said if not one.is_unknown(session.dictionary, name)]
        for name in known:
            if name in shut:
                self._add(name, look.words.say(SENTENCES[shut[name]]), "", "text2")
            elif name == FILE:
                self._add_files()
            elif name == COPIED and record.kind in MARKED:
                self._add_copied()
            elif name == REMOVED:
                self.body.addWidget(Paragraph(look, look.words.say(one.removal), "strong", "warn"))
            else:
                self._add(name, self._before(name), self._now(name), "text")
        if unknown := len(one.said) - len(known):
            words = look.words.say(UNKNOWN, n=unknown)
            self.body.addWidget(Paragraph(look, words, "small", "warn"))
        if any(a.held == "missing" for held in one.said.values() for a in held):
            words = look.words.say("Some of it has not come here yet: that waits on.")
            self.body.addWidget(Paragraph(look, words, "small", "warn"))

    def _head(self) -> None:
        look, one = self._look, self.lone
        line = row(look, space=8)
        every = [a for held in one.said.values() for a in held]
        who = writers_words(look, self._session, ((a.device_id, a.by) for a in every))
        when = log_stamp(look.words, max(a.ts for a in every))
        line.addWidget(Label(look, look.dots(who, when), "small", "text2", elide=True), 1)
        tone = "neutral" if one.state == CHANGED else "accent"
        line.addWidget(Badge(look, look.words.say(one.state), tone))
        words = look.words.say("Open it to correct or remove")
        door = Button(look, words, f"door-{one.record.id[:8]}", kind="link", icon="go", after=True)
        door.clicked.connect(self._open)
        line.addWidget(door)
        self.body.addLayout(line)

    def _before(self, name: str) -> str:
        """Of many values that stood beside each other some: the look is at what would stand."""
        before = self.lone.before
        if before is None:
            return ""
        stood = before.every(name)
        words = self._in_words(name, stood[:STOOD])
        return words if len(stood) <= STOOD else self._look.listed((words, "…"))

    def _now(self, name: str) -> str:
        return self._in_words(
            name, [a.value for a in self.lone.said[name] if a.held == "here"], "…"
        )

    def _in_words(self, name: str, values: Sequence[Json], none: str = "") -> str:
        look, session = self._look, self._session
        spec = self.lone.spec(session.dictionary, name)
        words = [value_in_full(look, session, self._titles, spec, one) for one in values]
        words = [*dict.fromkeys(words)]
        if any("\n" in one for one in words):  # of several texts each begins on a line of its own
            return "\n".join(words)
        return look.listed(words) or none or look.words.say("Empty")

    def _add(
        self, name: str, before: str, now: str, tone: str, also: QWidget | None = None
    ) -> None:
        """A line: the name of the answer, what stood, what would stand; or another part in their place."""
        look = self._look
        part = QWidget()
        part.setObjectName(f"said-{name}")
        line = row(look, part, space=12)
        side = QWidget()
        side.setFixedWidth(look.px(_NAMES))
        kind = self.lone.record.kind
        own = self._session.dictionary.field(kind, name) or name
        label = capital(self._session.labels.field(kind, own))
        column(look, side).addWidget(Paragraph(look, label, "small", "text2"))
        line.addWidget(side)
        if before:
            line.addWidget(Paragraph(look, before, "body", "text2"), 1)
        if before and now:
            line.addWidget(IconMark(look, "go", "text2", 16))
        if now:
            line.addWidget(Paragraph(look, now, "strong", tone), 1)
        if also is not None:
            line.addWidget(also, 1)
        spoken = look.words.say(
            "{field}: before {old}, now {new}", field=label, old=before, new=now
        )
        part.setAccessibleName(spoken if before and now else f"{label}: {before or now}")
        self._lines.append((line, side))
        self.body.addWidget(part)

    def _add_copied(self) -> None:
        """That it came from a copy, and what of it was left out, by kind and field; or what did not leave
        there."""
        look, labels = self._look, self._session.labels
        told = copy_mark.told(one.value for one in self.lone.said[COPIED])
        self.body.addWidget(Paragraph(look, look.words.say(told.why), "strong", "warn"))
        named = [
            f"{labels.kind(kind)}: {self._field(kind, name)}" if name else labels.kind(kind)
            for kind, name in told.fields
        ]
        bodies = (capital(labels.term("recipient", one)) for one in told.bodies)
        if what := look.listed((*bodies, *named)):
            words = look.words.say(told.sentence, what=what)
            self.body.addWidget(Paragraph(look, words, "body", "text"))

    def _field(self, kind: str, name: str) -> str:
        own = self._session.dictionary.field(kind, name) or name
        return self._session.labels.field(kind, own)

    def _add_files(self) -> None:
        """The files that would stand: each a look of its own; none where its name goes."""
        values = [a.value for a in self.lone.said[FILE] if a.held == "here"]
        if not all(values):
            self._add(FILE, self._before(FILE) and "…", self._look.words.say("Empty"), "text")
        for blob in dict.fromkeys(str(one) for one in values if one):
            file = FileLook(self._look, self._session, self.lone.record, blob)
            if blob not in self._files:
                file.away()
            elif blob in self._seen:
                file.draw(self._seen[blob])
            else:
                file.offer()
            file.opened.connect(self.opened)
            self._add(FILE, "", "", "text", file)

    def reflow(self, *, wide: bool) -> None:
        """Old and new beside each other, or below each other when room is short."""
        for line, side in self._lines:
            turn(line, beside=wide)
            side.setMinimumWidth(self._look.px(_NAMES) if wide else 0)
            side.setMaximumWidth(self._look.px(_NAMES if wide else 2000))

    def _open(self) -> None:
        record, head = self.lone.record, self._dossier.get(self.lone.record.space)
        kind = head.kind if head is not None else ""
        self.go.emit(place_in(kind, record.space, record.id, record.kind, self._session.dictionary))
