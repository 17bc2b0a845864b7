"""What devices ask for: withdrawn ones a look and that everybody hears; one that is two, or changed its key
too often, a word; two lists that they are joined; this one a backup that was tried, and an answer, where its
organisation asks for one."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Final

from vsdesk.desk.access.backups import BACKUP_DAYS, DRILL_DAYS
from vsdesk.desk.due.due_row import Due, What

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vsdesk.desk.access.backups import BackupService
    from vsdesk.desk.sync.device_copies import TwoCopies
    from vsdesk.desk.sync.device_turns import TurnedAgain
    from vsdesk.desk.sync.escrow_service import EscrowService
    from vsdesk.desk.sync.revocations import Lost
    from vsdesk.desk.sync.service import HandoverService
    from vsdesk.vault.vault import Vault

_DAY: Final = 86_400_000  # milliseconds


def sorts(
    vault: Vault, sync: HandoverService, backups: BackupService
) -> Iterator[tuple[What, Callable[[], Iterable[Due]]]]:
    """Each sort, and what finds it. What is known of withdrawn devices is looked up once for a look."""
    if vault.role == "coordinator":
        every = cache(sync.revocations.every)
        yield "two_copies", lambda: map(_two_copies, sync.copies.every())
        yield "key_waits", lambda: map(_key_waits, sync.turns.every())
        yield "aside", lambda: _put_aside(every())
        yield "lone", lambda: _lone(every())
        yield "unheard", lambda: _unheard(every())
        yield "two_lists", lambda: _empty("two_lists") if sync.leads.two_stand() else ()
    yield "backup", partial(_own, backups, vault.clock())
    yield "escrow", partial(_asked, sync.escrow)


def _put_aside(every: Iterable[Lost]) -> Iterator[Due]:
    """A row for each device of which something was put aside. `told`: whether somebody said no there."""
    for lost in every:
        if lost.aside:
            yield _row(
                "aside", lost.device.device_id, lost.device.name, lost.device.letter, lost.guards
            )


def _lone(every: Iterable[Lost]) -> Iterator[Due]:
    """A row for each device whose signature alone stands for something that nobody looked at."""
    for lost in every:
        if lost.lone:
            yield _row("lone", lost.device.device_id, lost.device.name, lost.device.letter)


def _unheard(every: Iterable[Lost]) -> Iterator[Due]:
    """A row for each device of which not everybody has heard that it was withdrawn."""
    for lost in every:
        if lost.unheard:
            yield _row("unheard", lost.device.device_id, lost.device.name, lost.device.letter)


def _two_copies(one: TwoCopies) -> Due:
    """A device of which two copies hand over. `day`: since when that is known."""
    device = one.device
    return Due("two_copies", one.since, 0, device.device_id, "", "", "", device.name, device.letter)


def _key_waits(one: TurnedAgain) -> Due:
    """A device of which a key waits for a word."""
    return _row("key_waits", one.device.device_id, one.device.name, one.device.letter)


def _row(what: What, device_id: str, name: str, letter: str, told: bool = False) -> Due:
    return Due(what, "", 0, device_id, "", "", "", name, letter, told)


def _asked(escrow: EscrowService) -> Iterable[Due]:
    """Whether the organisation's key papers may open this vault, where nobody has answered."""
    return _empty("escrow") if escrow.state().waits else ()


def _empty(what: What) -> tuple[Due, ...]:
    """A row that says all by its sort."""
    return (Due(what, "", 0, "", "", "", "", "", ""),)


def _own(backups: BackupService, now: int) -> Iterator[Due]:
    """Where no backup was made for long, and where none was tried."""
    age = (now - backups.since()) // _DAY
    if age > BACKUP_DAYS:
        yield Due("backup", "", age - BACKUP_DAYS, "", "", "", "", "", "")
    if backups.last() is not None:
        drilled = backups.drilled()
        tried = (now - max(backups.first() or now, drilled.at if drilled else 0)) // _DAY
        if tried > DRILL_DAYS:
            yield Due("drill", "", tried - DRILL_DAYS, "", "", "", "", "", "")
