"""The words of what waits: what the file is called, who wrote, how many records of which kinds, since
when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.kit.measure import day, local
from vsdesk.ui.people_names import author

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vsdesk.desk import LoneFile
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_KINDS: Final = 4  # kinds that a row names


def title_of(look: UiContext, one: LoneFile) -> str:
    """What the file is called."""
    return one.title or look.words.say("Without a name yet")


def writers_words(
    look: UiContext, session: VaultSession, writers: Iterable[tuple[str, str]]
) -> str:
    """The codes of those whose words wait."""
    return look.listed(
        dict.fromkeys(author(look, session, device_id, by) for device_id, by in writers)
    )


def kinds_words(session: VaultSession, kinds: Mapping[str, int]) -> str:
    """How many records of each kind, the most first."""
    most = sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
    words = [f"{session.labels.kinds(kind)}: {count}" for kind, count in most[:_KINDS]]
    return " · ".join([*words, "…"] if len(most) > _KINDS else words)


def since_words(look: UiContext, since: int) -> str:
    """The day on which the first of it came here."""
    if not since:
        return ""
    return look.words.say("since {day}", day=day(look.words, local(since)))
