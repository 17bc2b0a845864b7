"""Joining by file, with words read aloud on both sides: a device asks, a coordinator admits it, the
device takes the answer. The words stand in the window's language, as digits, and on one press in the other
languages, for two whose windows differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from vsdesk import diskio
from vsdesk.desk.sync.escrow_service import joining_words
from vsdesk.records.dictionary.spec import ROLES
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import as_frame, clear, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.into_view import into_view
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import capital, role_words
from vsdesk.words import LANG_NAMES, isolate
from vsdesk.written_words import COUNTS, list_language

if TYPE_CHECKING:
    from vsdesk.desk import ApprovalPreview, Desk, JoinApproval, JoinRequest, Review, SpokenNumber
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dictionary.spec import Role
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession
    from vsdesk.words import Lang


Numbers = tuple[tuple[str, str], ...]  # each number that changes by joining, with the new one
_MOST: Final = 64 * 1024 * 1024  # bytes of a request or an answer


class JoiningPanel(QWidget):
    """Hidden while nothing is asked. `joined` once a device was admitted here, or this one was."""

    joined = Signal()

    def __init__(
        self, look: UiContext, session: VaultSession, failed: Callable[[VsdeskError], None]
    ) -> None:
        super().__init__()
        self._look, self._session, self._failed = look, session, failed
        self._pending: tuple[str, bytes] = ("", b"")
        self._numbers: Numbers = ()
        box = column(look, self, space=10)
        self._spoken = column(look)
        box.addLayout(self._spoken)
        self.said = Banner(look, "", tone="accent")
        self.said.hide()
        box.addWidget(self.said)
        self.hide()

    # A new device asks.
    def ask(self) -> None:
        """Where the request of this device is written."""
        title = self._look.words.say("Write the request to a stick or folder")
        self._session.prompts.save_file(self, title, "request.vsdesk", self.ask_to)

    def ask_to(self, path: Path) -> None:
        """Write the request to `path` and show the words to read aloud."""
        self._session.jobs.write(
            Callbacks(self, self._asked, self._failed), _request, self._session.desk, path
        )

    def _asked(self, requested: JoinRequest) -> None:
        say = self._look.words.say
        self._show_words(
            requested.spoken, say("Read these words to the coordinator when asked for them."), None
        )

    # A coordinator approves.
    def take_request(self) -> None:
        """Which file a new device wrote."""
        title = self._look.words.say("The request of the new device")
        self._session.prompts.open_files(
            self, title, self._look.words.say("All files (*)"), self.review
        )

    def review(self, files: Sequence[Path]) -> None:
        """Read a request and show the words that both sides compare."""
        if files:
            self._session.jobs.read(
                Callbacks(self, self._reviewed, self._failed), _review, self._session.desk, files[0]
            )

    def _reviewed(self, found: tuple[bytes, Review]) -> None:
        say = self._look.words.say
        self._pending = ("approve", found[0])
        self._show_words(
            found[1].spoken,
            say("The person at the new device reads its words to you. Are they these?"),
            self._compared,
            roles=True,
        )

    # The new device takes the answer.
    def take_answer(self) -> None:
        """Which file the coordinator wrote."""
        title = self._look.words.say("The coordinator's answer")
        self._session.prompts.open_files(
            self, title, self._look.words.say("All files (*)"), self.accept_review
        )

    def accept_review(self, files: Sequence[Path]) -> None:
        """Read an answer and show the organisation's words."""
        if files:
            self._session.jobs.read(
                Callbacks(self, self._answered, self._failed),
                _accept_review,
                self._session.desk,
                files[0],
            )

    def _answered(self, found: tuple[bytes, ApprovalPreview, Numbers]) -> None:
        words = self._look.words
        self._pending = ("accept", found[0])
        self._numbers = found[2]
        note = words.count(
            "Then {n} number changes: {old} becomes {new}. The old one is still found, and printed beside as the former one.",
            "Then {n} numbers change: {old} becomes {new}, and so on. The old ones are still found, and printed beside as the former ones.",
            len(found[2]),
            **self._first_number(),
        )
        self._show_words(
            found[1].spoken,
            words.say(
                "The coordinator of {name} reads these words. Are they the same?",
                name=found[1].name,
            ),
            self._compared,
            note="\n".join(
                one for one in (note if found[2] else "", self._papers_of(found[1])) if one
            ),
        )

    def _papers_of(self, answer: ApprovalPreview) -> str:
        """That the organisation's papers open the vaults of its devices: said before anybody joins it."""
        key = self._session.desk.sync.escrow.named_by(answer)
        return joining_words(key, self._look.words) if key is not None else ""

    def _first_number(self) -> dict[str, str]:
        old, new = next(iter(self._numbers), ("", ""))
        return {"old": isolate(old), "new": isolate(new)}

    def _show_words(
        self,
        spoken: SpokenNumber,
        ask: str,
        then: Callable[[SpokenAnswer], None] | None,
        *,
        roles: bool = False,
        note: str = "",
    ) -> None:
        clear(self._spoken)
        self.said.hide()
        card = SpokenCard(self._look, spoken, ask, then is not None, roles=roles, note=note)
        if then is not None:
            card.answered.connect(then)
        self._spoken.addWidget(card)
        self.show()
        card.come()

    def _compared(self, answer: SpokenAnswer) -> None:
        step, data = self._pending
        clear(self._spoken)
        self.hide()
        if not answer.same:
            self._say(
                self._look.words.say("The words on the two sides differ. Nothing was accepted."),
                "stop",
            )
        elif step == "approve":
            self._approve_role = answer.role
            title = self._look.words.say("Write the answer for the new device")
            self._session.prompts.save_file(self, title, "answer.vsdesk", self.approve_to)
        else:
            self._session.jobs.write(
                Callbacks(self, self._accepted, self._failed), _accept, self._session.desk, data
            )

    def approve_to(self, path: Path) -> None:
        """Sign the list with the new device, write the answer to `path`."""
        desk, data = self._session.desk, self._pending[1]
        self._session.jobs.write(
            Callbacks(self, self._approved, self._failed),
            _approve,
            desk,
            data,
            self._approve_role,
            path,
        )

    def _approved(self, approved: JoinApproval) -> None:
        say = self._look.words.say
        self._show_words(
            approved.spoken,
            say(
                "Device {letter} is admitted. Read these words when it takes in the answer.",
                letter=approved.letter,
            ),
            None,
        )
        self.joined.emit()

    def _accepted(self, answer: ApprovalPreview) -> None:
        words = self._look.words
        said = words.say(
            "This device belongs to {name} now, as device {letter}.",
            name=answer.name,
            letter=answer.letter,
        )
        if self._numbers:
            changed = words.count(
                "{n} number has changed: {old} is {new} now. The old one is still found.",
                "{n} numbers have changed: {old} is {new} now, and so on. The old ones are still found.",
                len(self._numbers),
                **self._first_number(),
            )
            said = f"{said} {changed}"
        self._say(said, "ok")
        self.joined.emit()

    def _say(self, words: str, tone: str) -> None:
        self.said.setProperty("tone", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.say(capital(words))
        self.said.show()
        self.show()


def _request(desk: Desk, path: Path) -> JoinRequest:
    requested = desk.sync.devices.request()
    diskio.save_file(path, requested.data)
    return requested


def _read(path: Path) -> bytes:
    return diskio.read_file(path, _MOST)


def _review(desk: Desk, path: Path) -> tuple[bytes, Review]:
    data = _read(path)
    return data, desk.sync.devices.review(data)


def _accept_review(desk: Desk, path: Path) -> tuple[bytes, ApprovalPreview, Numbers]:
    data = _read(path)
    answer = desk.sync.devices.accept_review(data)
    return data, answer, desk.sync.devices.renumbers(answer)


def _approve(desk: Desk, data: bytes, role: Role, path: Path) -> JoinApproval:
    approved = desk.sync.devices.approve(data, said=None, role=role)
    diskio.save_file(path, approved.data)
    return approved


def _accept(desk: Desk, data: bytes) -> ApprovalPreview:
    return desk.sync.devices.accept(data, said=None)


@dataclass(frozen=True, slots=True)
class SpokenAnswer:
    """Whether the words were the same, and the role that the coordinator gives."""

    same: bool
    role: Role


class SpokenCard(QFrame):
    """The words, the same as digits, and (when comparing) two answers."""

    answered = Signal(object)

    def __init__(
        self,
        look: UiContext,
        spoken: SpokenNumber,
        ask: str,
        compare: bool,
        *,
        roles: bool,
        note: str = "",
    ) -> None:
        super().__init__()
        say = look.words.say
        self.setObjectName("spoken")
        as_frame(self, "strip", "sunken")
        box = column(look, self, edges=(16, 12, 16, 12), space=10)
        box.addWidget(Paragraph(look, ask, "strong"))
        self._words = SpokenWords(look, spoken)
        box.addWidget(self._words)
        if note:
            box.addWidget(Paragraph(look, note, "body", "warn"))
        self._role: Choice | None = None
        if roles:
            options = [(one, capital(role_words(look, one))) for one in ROLES]
            box.addWidget(Label(look, say("Task of the new device"), "small", "text2"))
            self._role = Choice(
                look, "device-role", say("Task of the new device"), options, "documenter"
            )
            box.addWidget(self._role)
        if compare:
            line = row(look)
            line.addStretch(1)
            differ = Button(look, say("They differ"), "words-differ", kind="danger")
            differ.clicked.connect(self._differ)
            line.addWidget(differ)
            same = Button(look, say("They are the same"), "words-same", icon="check")
            same.clicked.connect(self._same)
            line.addWidget(same)
            box.addLayout(line)

    def come(self) -> None:
        """All of it is seen. The keyboard is on what answers nothing: nobody says by Enter that words are the
        same."""
        into_view(self)
        self.show()  # a layout shows it later, and what is hidden takes no keyboard
        self._words.more.setFocus()

    def _same(self) -> None:
        chosen = self._role.value if self._role is not None else ""
        role = next((one for one in ROLES if one == chosen), ROLES[0])
        self.answered.emit(SpokenAnswer(True, role))

    def _differ(self) -> None:
        self.answered.emit(SpokenAnswer(False, ROLES[0]))


_BESIDE: Final = 4  # words in one line


class SpokenWords(QWidget):
    """One number in words and digits."""

    def __init__(self, look: UiContext, spoken: SpokenNumber) -> None:
        super().__init__()
        own = list_language(look.words.lang)
        box = column(look, self, space=10)
        box.addWidget(_Words(look, spoken, own, "h3"))
        box.addWidget(Label(look, f"\u2066{spoken.digits}\u2069", "small", "text2", elide=True))
        self.more = Button(
            look, look.words.say("In another language"), "words-in", kind="link", icon="language"
        )
        self.more.setCheckable(True)
        box.addWidget(self.more, 0, look.leading)
        self.others = QWidget(self)
        inside = column(look, self.others, space=6)
        for lang in COUNTS:
            if lang != own:
                inside.addWidget(Label(look, LANG_NAMES[lang], "small", "text2"))
                inside.addWidget(_Words(look, spoken, lang, "strong"))
        self.others.hide()
        box.addWidget(self.others)
        self.more.toggled.connect(self.others.setVisible)


class _Words(QWidget):
    """The words of one list with their numbers, in the order in which the window is read."""

    def __init__(self, look: UiContext, spoken: SpokenNumber, lang: Lang, role: str) -> None:
        super().__init__()
        self.setObjectName(f"spoken-{lang}")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(4))
        for place, word in enumerate(spoken.words_in(lang)):
            number = Label(look, str(place + 1), "small", "text2")
            label = Label(look, word, role)
            label.setAccessibleName(f"{place + 1}: {word}")
            line, column_ = divmod(place, _BESIDE)
            grid.addWidget(number, line, column_ * 2)
            grid.addWidget(label, line, column_ * 2 + 1)
            grid.setColumnStretch(column_ * 2 + 1, 1)
