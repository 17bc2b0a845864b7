"""Many files at once: which came in, which stay out and why, which are here already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.diskio import name_of
from vsdesk.errors import VsdeskError
from vsdesk.progress import SILENT
from vsdesk.ui.kit.prompts import Prompt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vsdesk.desk import Desk
    from vsdesk.progress import Progress
    from vsdesk.ui.kit.ui_context import UiContext

AGAIN: Final = "again"  # the answer that keeps both


@dataclass
class AttachResult:
    """Files by what became of them; `taken` carries the id of each item."""

    taken: list[tuple[str, Path]] = field(default_factory=list)
    same: list[Path] = field(default_factory=list)  # the very same content is here already
    refused: list[tuple[Path, VsdeskError]] = field(default_factory=list)


def attach_many(
    attach: Callable[[Path, Progress], str], files: Sequence[Path], progress: Progress
) -> AttachResult:
    """Attach each file by `attach`, which gives the id of its item. One that stays out stops no other.

    Of several files the steps are files, of one alone they are its bytes.
    """
    found, several = AttachResult(), len(files) > 1
    for place, file in enumerate(files):
        if several:
            progress.step("attach", place, len(files))
        try:
            item = attach(file, SILENT if several else progress)
            found.taken.append((item, file))
        except VsdeskError as problem:
            if problem.name == "E_SAME_FILE":
                found.same.append(file)
            else:
                found.refused.append((file, problem))
    return found


def attach_of_kind(
    desk: Desk, files: Sequence[Path], to: str, kind: str, *, again: bool, progress: Progress
) -> AttachResult:
    """All as one kind; `again`: what is here already is kept twice."""

    def attach(file: Path, steps: Progress) -> str:
        change = desk.files.attach(file, to, kind=kind, again=again, progress=steps)
        return str(change.ids[0])

    return attach_many(attach, files, progress)


def ask_again(look: UiContext, same: Sequence[Path]) -> Prompt:
    """Whether files that are here already are attached once more."""
    words = look.words
    return Prompt(
        words.count("{n} file is here already", "{n} files are here already", len(same)),
        words.say(
            "The very same content is attached in this case: {names}. It was not added again.",
            names=look.listed(name_of(file) for file in same),
        ),
        (("leave", words.say("Leave it so")), (AGAIN, words.say("Attach again, keep both"))),
    )
