"""What closes nothing any more once a command went on: told, and asked, before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk import ended_lines
from vsdesk.desk.cases.link_removal import OPENS

if TYPE_CHECKING:
    from vsdesk.cli.session import CommandRun
    from vsdesk.desk import Desk, EndedClosures


def confirm_ended(session: CommandRun, desk: Desk, ended: EndedClosures) -> None:
    """Nothing is asked where nothing ends. Raises as `CommandRun.confirm`."""
    lines = [*ended_lines(ended, session.words, session.labels, desk.context.dictionary)]
    for line in lines:
        session.tell(line)
    if lines:
        session.confirm(session.words.say(OPENS))
