"""Papers and pictures: many files at once, who sent them and when; the originals stay untouched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtWidgets import QProgressBar

from vsdesk.diskio import name_of, plain_files
from vsdesk.errors import VsdeskError
from vsdesk.records.evidence_file import waits_for_file
from vsdesk.ui.editing.attach_many import AGAIN, AttachResult, ask_again, attach_many
from vsdesk.ui.editing.warned_hint import WarnedHint
from vsdesk.ui.kit.boxes import clear, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import capital
from vsdesk.ui.screens.interview import interview_start
from vsdesk.ui.screens.interview.entry_topics import ListPage

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.progress import Progress
    from vsdesk.records.dossier import Dossier, RecordView

_BY_ENDING: Final = {
    **dict.fromkeys((".opus", ".ogg", ".oga", ".m4a", ".mp3", ".amr", ".wav", ".aac"), "audio"),
    **dict.fromkeys((".mp4", ".3gp", ".mov", ".mkv", ".webm", ".avi"), "video"),
}
_DAY: Final = re.compile(r"(?<![0-9])(20[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?![0-9])")
_PICTURES: Final = frozenset({"photo_person", "photo_place"})


class PapersPage(ListPage):
    """What they are, who sent them; then files or a whole folder; then the papers that nobody scanned."""

    def build(self) -> None:
        """Kind and sender for the files that come next, two doors, what is attached."""
        say = self.say
        look = self.look
        terms = self.host.session.labels.terms("evidence_class")
        kinds = [("", say("As each file says")), *((k, capital(w)) for k, w in terms)]
        what = say("What they are")
        self.kind = Choice(look, "papers-kind", what, kinds)
        self.source = TextField(look, "papers-sender", say("Who sent or brought them"))
        self.sent = TextField(look, "papers-sent", say("Sent on"), plain=True)
        self.sent.setPlaceholderText(say("for example {day}", day="2026-11-24"))
        line = row(look, space=16)
        for label, box in (
            (what, self.kind),
            (say("Who sent or brought them"), self.source),
            (say("Sent on"), self.sent),
        ):
            box.setFont(look.font("talk"))
            part = column(look, space=4)
            part.addWidget(Label(look, label, "body", "text2", elide=True))
            part.addWidget(box)
            line.addLayout(part, 1)
        self.box.addLayout(line)
        warned = WarnedHint(look, self.host.session)
        self.box.addWidget(warned)
        self.source.textChanged.connect(warned.typed)
        doors = row(look, space=12)
        files = Button(look, say("Choose files"), "papers-files", icon="file")
        files.clicked.connect(self._files)
        folder = Button(look, say("Choose a folder"), "papers-folder", icon="folder")
        folder.clicked.connect(self._folder)
        doors.addWidget(files)
        doors.addWidget(folder)
        doors.addStretch(1)
        self.box.addLayout(doors)
        self._progress()
        self._first = files
        self._unscanned()
        self._show(self.talk.dossier)

    def _unscanned(self) -> None:
        """A paper that is only told of has a place too: which it is, and who holds it."""
        self.box.addWidget(Label(self.look, self.say("Papers without a file"), "strong"))
        hint = self.say("Those that the family or somebody else holds, and nobody has scanned yet.")
        self.box.addWidget(Paragraph(self.look, hint, "body", "text2", wide=90))
        super().build()

    def _progress(self) -> None:
        self.bar = QProgressBar()
        self.bar.setObjectName("papers-progress")
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.box.addWidget(self.bar)
        self.report = Paragraph(self.look, "", "body", "text2", wide=90)
        self.report.setObjectName("papers-report")
        self.report.hide()
        self.box.addWidget(self.report)
        self._list = column(self.look, space=6)
        self.box.addLayout(self._list)

    def focus_first(self) -> None:
        self._first.setFocus()

    def _files(self) -> None:
        title = self.say("Choose files to attach")
        self.host.session.prompts.open_files(self, title, self.say("All files (*)"), self.take)

    def _folder(self) -> None:
        title = self.say("Choose a folder whose files are attached")
        self.host.session.prompts.folder(self, title, "", self._in_folder)

    def _in_folder(self, folder: Path) -> None:
        self.host.session.jobs.read(
            Callbacks(self, self.take, self.host.trouble), plain_files, folder
        )

    def take(self, files: Sequence[Path]) -> None:
        """Attach these files; what was said so far is saved first, for a file needs its case."""
        if files:
            self._waiting, self._both = tuple(files), False
            self.talk.begin("case")
            self.host.save(self._attach)

    def _attach(self, _: Dossier) -> None:
        talk, jobs = self.talk, self.host.session.jobs
        origin = {
            "sent_by": self.source.text().strip(),
            "sent_at": self.sent.text().strip(),
            "received_from": talk.id("speaker") if talk.has("speaker") else "",
            "received_on": talk.today,
        }
        self.bar.show()
        jobs.write_long(
            Callbacks(self, self._taken, self._refused, self._stepped),
            attach_all,
            self.host.session.desk,
            self._waiting,
            talk.id("case"),
            self.kind.value,
            origin,
            again=self._both,
        )

    def _stepped(self, _: str, done: int, total: int) -> None:
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(done * 1000 // total if total else 0)

    def _taken(self, found: AttachedFiles) -> None:
        words, count = self.look.words, len(found.files.taken)
        self.bar.hide()
        lines = [words.count("{n} file is attached.", "{n} files are attached.", count)]
        lines += [
            words.say(
                "{name} stays out: {reason}",
                name=name_of(file),
                reason=words.say(problem.code.sentence),
            )
            for file, problem in found.files.refused
        ]
        lines += [
            words.say(
                "{name} is kept whole, but cannot be shown here. Ask for the picture as JPEG too.",
                name=name,
            )
            for name in found.unseen
        ]
        same = found.files.same
        if same:
            question = ask_again(self.look, same)
            lines += [question.title, question.text]
            self._waiting = tuple(same)
            self.host.session.prompts.ask(self, question, self._asked)
        self.report.say("\n".join(lines))
        self.report.show()
        self.talk.dossier = found.dossier
        self._show(found.dossier)

    def _asked(self, key: str, _: str) -> None:
        if key == AGAIN:
            self._both = True
            self.host.save(self._attach)

    def _refused(self, problem: VsdeskError) -> None:
        self.bar.hide()
        self.host.trouble(problem)

    def _show(self, dossier: Dossier | None) -> None:
        clear(self._list)
        labels = self.host.session.labels
        new = {self.talk.ids.get(spot) for spot in self.talk.entries(self.listed)}
        every = dossier.of("evidence_item") if dossier is not None else ()
        for item in (one for one in every if one.id not in new):
            line = row(self.look, space=10)
            line.addWidget(IconMark(self.look, "file"))
            parts = (
                item.text("file_name") or item.text("title") or self._lacks(item),
                capital(labels.term("evidence_class", item.text("type"))),
                item.text("sent_by"),
                item.text("sent_at"),
            )
            words = self.look.dots(*parts)
            line.addWidget(Label(self.look, words, "body", elide=True), 1)
            self._list.addLayout(line)

    def _lacks(self, item: RecordView) -> str:
        return self.say("No file yet") if waits_for_file(item) else ""


class AttachedFiles(NamedTuple):
    """What became of the files, which are kept but cannot be shown, and the case as it is now."""

    files: AttachResult
    unseen: list[str]
    dossier: Dossier


def attach_all(
    desk: Desk,
    files: Sequence[Path],
    case: str,
    kind: str,
    origin: dict[str, str],
    *,
    again: bool,
    progress: Progress,
) -> AttachedFiles:
    """Attach each file, then write where all came from in one save."""
    found = attach_many(partial(_attach, desk, case, kind, again), files, progress)
    if found.taken:
        desk.files.note_origin(
            {
                item: {**origin, "sent_at": origin["sent_at"] or day_in_name(file.name)}
                for item, file in found.taken
            }
        )
    unseen = [name_of(file) for _, file in found.taken if _is_unseen(file)]
    return AttachedFiles(found, unseen, interview_start.read_case(desk, case))


def _attach(desk: Desk, case: str, kind: str, again: bool, file: Path, steps: Progress) -> str:
    """Attach one file; its id.

    A picture in the format of some phones, for which there is no free reader, is kept whole as
    another item.
    """
    kind = kind or _BY_ENDING.get(file.suffix.casefold(), "other")
    try:
        change = desk.files.attach(file, case, kind=kind, again=again, progress=steps)
    except VsdeskError as problem:
        if problem.name not in ("E_PHOTO", "E_PHOTO_HEIC") or not _is_unseen(file):
            raise
        change = desk.files.attach(file, case, kind="other", again=again, progress=steps)
    return str(change.ids[0])


def _is_unseen(file: Path) -> bool:
    return file.suffix.casefold() in (".heic", ".heif")


def day_in_name(name: str) -> str:
    """The day that phones write into the names of files; empty when there is none."""
    found = _DAY.search(name)
    return "-".join(found.groups()) if found else ""
