"""Before an act that may take away what guards somebody: it is tried, and what it opens is said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vsdesk.desk import ended_lines
from vsdesk.desk.cases.link_removal import OPENS
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.prompts import Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from vsdesk.desk import Change, EndedClosures
    from vsdesk.errors import VsdeskError
    from vsdesk.records.on_screen import OnScreen
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


def ended_first(
    page: QWidget,
    look: UiContext,
    session: VaultSession,
    trial: Callable[[], EndedClosures],
    act: Callable[[], object],
    failed: Callable[[VsdeskError], None],
    kept: Callable[[], None] = lambda: None,
) -> None:
    """`act` follows at once where the trial ends nothing; else whoever decides is asked, and it may be
    `kept` as it is."""
    found = partial(_asked, page, look, session, act, kept)
    answer: Callbacks[EndedClosures] = Callbacks(page, found, failed)
    session.jobs.write_quietly(answer, trial)


def take_back(
    page: QWidget,
    look: UiContext,
    session: VaultSession,
    change: Change,
    done: Callable[[object], None],
    failed: Callable[[VsdeskError], None],
) -> None:
    """The same for what takes an action back; `done` once it is."""
    answer: Callbacks[Change] = Callbacks(page, done, failed)
    cases = session.desk.cases
    act = partial(session.jobs.write, answer, cases.take_back, change)
    ended_first(page, look, session, partial(cases.ended_back, change), act, failed)


def remove(
    page: QWidget,
    look: UiContext,
    session: VaultSession,
    id: str,
    shown: OnScreen,
    done: Callable[[object], None],
    failed: Callable[[VsdeskError], None],
    kept: Callable[[], None] = lambda: None,
) -> None:
    """The same for what hides a record, as it was `shown`, and all below it."""
    answer: Callbacks[Change] = Callbacks(page, done, failed)
    cases = session.desk.cases
    act = partial(session.jobs.write, answer, cases.delete, id, shown=shown)
    trial = partial(cases.ended_removed, id, shown=shown)
    ended_first(page, look, session, trial, act, failed, kept)


def bring_back(
    page: QWidget,
    look: UiContext,
    session: VaultSession,
    id: str,
    done: Callable[[Change], None] | None,
    failed: Callable[[VsdeskError], None],
    kept: Callable[[], None] = lambda: None,
) -> None:
    """The same for what shows a removed record again: an answer that opens something comes back with it."""
    answer: Callbacks[Change] = Callbacks(page, done, failed)
    cases = session.desk.cases
    act = partial(session.jobs.write, answer, cases.restore, id)
    ended_first(page, look, session, partial(cases.ended_restored, id), act, failed, kept)


def _asked(
    page: QWidget,
    look: UiContext,
    session: VaultSession,
    act: Callable[[], object],
    kept: Callable[[], None],
    ended: EndedClosures,
) -> None:
    lines = [*ended_lines(ended, look.words, session.labels, session.desk.context.dictionary)]
    if not lines:
        act()
        return
    say = look.words.say
    question = Prompt(
        say(OPENS),
        "\n".join(lines),
        (("keep", say("Leave it as it is")), ("on", say("Go on"))),
        danger="on",
    )

    def answered(key: str, _: str) -> None:
        (act if key == "on" else kept)()

    session.prompts.ask(page, question, answered)
