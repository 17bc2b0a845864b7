"""vault new-key: the vault's key is turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.cli.backups import size
from vsdesk.cli.command import command
from vsdesk.cli.session import CommandResult, CommandRun

if TYPE_CHECKING:
    import typer

    from vsdesk.desk import VaultKey


def add_to(group: typer.Typer) -> None:
    """Put these commands among those about the vault."""
    command(group, "new-key")(new_key)


def new_key(session: CommandRun) -> CommandResult:
    """Give the vault a new key, after somebody else may have known a way in. Change that way in first."""
    say, count = session.words.say, session.words.count
    with session.opened() as (desk, secret):
        before = desk.access.keys.vault_key()
        if before.lost:
            session.tell(
                count(
                    "{n} way in cannot be taken along: it has to be given anew.",
                    "{n} ways in cannot be taken along: they have to be given anew.",
                    len(before.lost),
                )
            )
        needed = size(session, before.size)
        session.confirm(
            say("Give the vault a new key? It needs {size} free for a while.", size=needed)
        )
        with session.progress() as progress:
            after = desk.access.keys.turn_vault_key(secret, progress)
    return CommandResult(
        {
            "turned": after.turned.times,
            "size": before.size,
            "lost": list(before.lost),
            "backups": [{"name": one.name, "place": one.place} for one in after.older],
        },
        [say("The vault has a new key. Every way in opens it as before."), *_older(session, after)],
    )


def _older(session: CommandRun, after: VaultKey) -> list[str]:
    """What still opens under an older key, and what to do about it."""
    say = session.words.say
    lines = [say("Copies that were made before stay open to whoever can open them.")]
    if after.older:
        lines.append(say("These backups too, until they are brought up to date:"))
    return [*lines, *(f"    {one.place}  {one.name}" for one in after.older)]
