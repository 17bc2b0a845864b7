"""Withdrawn devices that ask for a hand: what was put aside of them, and who has not heard yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vsdesk.desk.due.rows import Due, What

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vsdesk.desk.sync.revocations import RevocationService


def sorts(revocations: RevocationService) -> Iterator[tuple[What, Callable[[], Iterable[Due]]]]:
    """Both sorts, and what finds them."""
    yield "aside", partial(_put_aside, revocations)
    yield "unheard", partial(_unheard, revocations)


def _put_aside(revocations: RevocationService) -> Iterator[Due]:
    """A row for each device of which something was put aside. `told`: whether somebody said no there."""
    for lost in revocations.every():
        if lost.aside:
            yield _row(
                "aside", lost.device.device_id, lost.device.name, lost.device.letter, lost.guards
            )


def _unheard(revocations: RevocationService) -> Iterator[Due]:
    """A row for each device of which not everybody has heard that it was withdrawn."""
    for lost in revocations.every():
        if lost.unheard:
            yield _row("unheard", lost.device.device_id, lost.device.name, lost.device.letter)


def _row(what: What, device_id: str, name: str, letter: str, told: bool = False) -> Due:
    return Due(what, "", 0, device_id, "", "", "", name, letter, told)
