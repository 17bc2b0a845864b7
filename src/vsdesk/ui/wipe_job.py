"""A vault that is being erased from this computer: first its keys, then what is left of it.

On a thread of its own: the others may hang at a stick, or be busy with this very vault.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from vsdesk.diskio import name_of
from vsdesk.errors import UserError, VsdeskError
from vsdesk.ui import vault_actions
from vsdesk.ui.kit.prompts import Prompt

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.desk import Desk
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.vault_actions import EnvOf

_DISK: Final = 1.0  # seconds for each connection to the vault; after that it is let go


class WipeJob(QObject):
    """`lost` when no key is left; then `step(done, total)` of the files; at the end `over` with a
    `WipeResult`, or `failed` with what the disk said. Told on the window's thread."""

    lost = Signal()
    step = Signal(int, int)
    over = Signal(object)
    failed = Signal(object)

    def __init__(self, folder: Path, desk: Desk | None, env: EnvOf, parent: QObject) -> None:
        super().__init__(parent)
        self.folder = folder
        self._desk, self._env = desk, env  # the desk, where the vault is open
        self._thread = threading.Thread(target=self._run, daemon=True)

    def begin(self) -> None:
        """Once all signals are listened to."""
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Whether it is done, within so many seconds (when the program closes)."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._lose()
            self.lost.emit()
            self.over.emit(vault_actions.clear_wiped(self.folder, _Steps(self)))
        except VsdeskError as fault:
            self.failed.emit(fault)

    def _lose(self) -> None:
        """Keys first; then whoever has it open lets it go, and keys written meanwhile go as well."""
        vault_actions.lose_keys(self.folder, self._env)
        if self._desk is not None:
            with suppress(VsdeskError):
                self._desk.access.cut({}, _DISK)
            with suppress(UserError):  # nothing was written
                vault_actions.lose_keys(self.folder, self._env)


def question(look: UiContext, folder: Path) -> Prompt:
    """What is asked before."""
    say = look.words.say
    return Prompt(
        say("Erase this vault from this computer?"),
        say(
            "{vault}: its keys are erased in a second, then everything in it is deleted. Nobody can read it here again, and nobody can take this back. What was not handed over or backed up is lost. Backups, and what others hold, stay.",
            vault=f"\u2068{name_of(folder)}\u2069",
        ),
        (("back", say("Go back")), ("wipe", say("Erase it now"))),
        danger="wipe",
    )


class _Steps:
    """Progress as a signal; it cannot be stopped."""

    def __init__(self, wiping: WipeJob) -> None:
        self._wiping = wiping

    def step(self, stage: str, done: int, total: int) -> None:
        self._wiping.step.emit(done, total)
