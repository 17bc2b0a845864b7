"""Cases that wait to be compared with all others, by command: so many at once; what is left is said, and goes
on with the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vsdesk.cli.session import CommandRun
    from vsdesk.desk import Desk, MatchRun
    from vsdesk.progress import Progress

LOOKS: Final = 20_000  # of one command: each case is read, and then compared


def compare(desk: Desk, progress: Progress) -> MatchRun:
    """Compare what waits, as much as one command does."""
    return desk.matching.suggestions.match_new(progress, most=LOOKS)


def left_lines(session: CommandRun, left: int) -> list[str]:
    """What is said where some wait still."""
    if not left:
        return []
    return [
        session.words.count(
            "{n} case is not compared yet: match list goes on with it.",
            "{n} cases are not compared yet: match list goes on with them.",
            left,
        )
    ]
