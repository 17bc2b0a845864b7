"""Typing in the interview, in a process of its own: a story along which all readers read, in a family of
which forty people must not be named.

A key ends when what it made was painted: of the thread's own time, as the hand waits for it. The
machine's other work is not in it, nor what the second thread reads.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from bench import people
from bench.in_window import window_of
from bench.stage import PASSPHRASE, at
from vsdesk.crypto.kdf import TEST_COST
from vsdesk.desk import Desk, Edit, Env, Secret
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.screen import InterviewScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.crypto.canonical import Json
    from vsdesk.ui.shell.shell import Shell

_LETTERS: Final = (300, 60_000)  # half a page, and thirty pages
_PEOPLE: Final = 40
_KEYS: Final = 150
_TYPED: Final = " وبعدها خرجت معهم،"
_RESTS: Final = 0.05  # seconds between two keys: a fast hand
_PATIENCE: Final = 20


def _turn() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _until(done: Callable[[], bool]) -> None:
    begun = time.perf_counter()
    while not done():
        assert time.perf_counter() - begun < _PATIENCE, "what is waited for does not come"
        _turn()


def _pause(wait: float) -> None:
    """The hand rests; what waits is read and shown."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < wait:
        _turn()
        time.sleep(0.002)


def _family(desk: Desk) -> tuple[str, list[str]]:
    """A case, and the given names of those of its family who must not be named."""
    chance = random.Random(11)
    case, person, family = (desk.context.new_id() for _ in range(3))
    day: Json = {"from": "2013-08-09", "to": "2013-08-09", "precision": "day"}
    desk.cases.save(
        [
            Edit("family", {"display_name": "عائلة الدرويش", "language": "ar"}, id=family),
            Edit("case", {"person": person, "family": family}, id=case),
            Edit("person", {"given_ar": "مروان", "family_ar": "الدرويش"}, id=person, parent=case),
            Edit("event", {"is_disappearance": True, "type": "arrest", "date": day}, parent=case),
        ]
    )
    names = ["".join(chance.choices("بتثجحخدرزسشصطعغفقكلمنهوي", k=5)) for _ in range(_PEOPLE)]
    for name in names:
        who = desk.context.new_id()
        called: dict[str, Json] = {"given_ar": name, "family_ar": "الدرويش"}
        desk.cases.save(
            [
                Edit("person", called, id=who, parent=family),
                Edit("person_mark", {"type": "not_named_outside"}, parent=who),
            ]
        )
    return case, names


def _story(names: list[str], letters: int) -> str:
    chance, told, length = random.Random(5), list[str](), 0
    while length < letters:
        name = chance.choice(names)
        told.append(f"{people.told(chance, 30)} {name} {people.told(chance, 30)}.")
        length += len(told[-1])
    return "\n".join(told)[:letters]


def _key(box: StoryEdit, letter: str) -> float:
    begun = time.thread_time()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        pressed = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(box, pressed)
    _turn()
    return (time.thread_time() - begun) * 1000


def _typed(shell: Shell, box: StoryEdit, text: str) -> float:
    """The time of a key at the end of a text, p95."""
    box.setFocus()
    box.setPlainText(text)
    _until(lambda: not shell.session.jobs.waiting)
    _pause(1)
    box.moveCursor(QTextCursor.MoveOperation.End)
    spent = []
    for n in range(_KEYS):
        spent.append(_key(box, _TYPED[n % len(_TYPED)]))
        _pause(_RESTS)
    return at(spent[10:], 0.95)  # what is made once is no key


def main(home: Path) -> None:
    """Print for each length of the story, in letters, the milliseconds of a key."""
    env = Env(lambda: time.time_ns() // 10**6, os.urandom, home / "profile", TEST_COST)
    with Secret.of_text(PASSPHRASE) as secret:
        desk, _ = Desk.create(
            home / "vault", role="documenter", name="A", passphrase=secret, env=env
        )
    case, names = _family(desk)
    window = window_of(desk, home, env)
    shell = window.shell
    assert shell is not None
    shell.go(Route("interview", case))
    screen = shell.screen_now
    assert isinstance(screen, InterviewScreen)
    _until(lambda: screen.talk is not None and not shell.session.jobs.waiting)
    screen.go_to("happened")
    _until(lambda: screen.findChild(StoryEdit, "event.text") is not None)
    box = screen.findChild(StoryEdit, "event.text")
    assert box is not None
    for letters in _LETTERS:
        print(letters, _typed(shell, box, _story(names, letters)))
    sys.stdout.flush()
    os._exit(0)  # what follows is not measured


if __name__ == "__main__":
    main(Path(sys.argv[1]))
