"""A journey with this vault: what stays, what is put away and what cannot be; and the way back.

Raises UserError (E_NOT_ENROLLED, E_REVOKED, E_BACKUP_FIRST, E_CHANGED, E_TRAVEL, E_NO_BACKUP, E_UNLOCK),
EnvironmentFault, Cancelled.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.desk.change import Change
from vsdesk.errors import UserError
from vsdesk.exchange.lent_spaces import lent_here
from vsdesk.exchange.manifest import MAX_WANT
from vsdesk.exchange.openers import opened_spaces
from vsdesk.progress import SILENT
from vsdesk.records.case_parts import FAMILIES
from vsdesk.records.consent.lending import lent_to
from vsdesk.records.dictionary.links import ids_of
from vsdesk.vault.backup import generations
from vsdesk.vault.integrity.repair import ask_for_torn_files
from vsdesk.vault.journey import return_of_bodies, travelling_light
from vsdesk.vault.journey.elsewhere import held_elsewhere
from vsdesk.vault.journey.journey import held_in
from vsdesk.vault.journey.return_of_bodies import BroughtBack
from vsdesk.vault.read import roots

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.progress import Progress
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.backup.generations import BackupRow
    from vsdesk.vault.backup.restore import Unlock
    from vsdesk.vault.journey.travelling_light import AwayWeight
    from vsdesk.vault.vault import Vault

__all__ = ["BroughtBack", "JourneyOutlook", "JourneyService", "JourneyState", "StayingRoot"]

_OVER: Final = ("closed_on", "closed_reason")


@dataclass(frozen=True, slots=True)
class StayingRoot:
    """Something that cannot be put away, by its name and number: nobody else holds it whole, or (`unsaved`)
    words about it are typed and not saved."""

    id: str
    kind: str
    name: str = field(repr=False)
    number: str = field(repr=False)
    unsaved: bool


@dataclass(frozen=True, slots=True)
class JourneyOutlook:
    """What a journey would leave here and take away. `own` are the open cases of this device, `stuck` what
    stays because it cannot be put away, `away` what goes, `backups` where copies of it were made (they hold
    all of it). `first`: a backup is to be made before."""

    own: int
    families: int
    stuck: tuple[StayingRoot, ...]
    away: AwayWeight
    backups: tuple[BackupRow, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class JourneyState:
    """Since when the vault travels (milliseconds), whether its person is back, how much is still away (ops),
    and in how many bundles of others it comes back at most."""

    since: int
    back: bool
    left: int
    bundles: int


def state_of(vault: Vault) -> JourneyState | None:
    """The journey that this vault is on; None at home. Reads on the reader's connection."""
    held = held_in(vault.standing.facts)
    if held is None:
        return None
    left = vault.standing.put_away()
    return JourneyState(held.since, held.back, left, -(-left // MAX_WANT))


def _way(passphrase: Secret | None, words: Sequence[str]) -> Unlock | None:
    if words:
        return lambda file: file.open_words(words)
    if passphrase is not None:
        return lambda file: file.open_passphrase(passphrase)
    return None


class JourneyService:
    """Before a journey, on it, and back from it."""

    def __init__(self, context: DeskContext) -> None:
        self._vault = context.vault
        self._context = context

    def state(self) -> JourneyState | None:
        """See `JourneyState`; None at home."""
        return state_of(self._vault)

    def outlook(self) -> JourneyOutlook:
        """What would happen; nothing is changed."""
        self._vault.trust.require_enrolled()
        own, families = self._own()
        stuck = self._stuck(own | families)
        spaces = travelling_light.others(self._vault, own | families | stuck.keys())
        return JourneyOutlook(
            len(own),
            len(families),
            tuple(sorted(stuck.values(), key=lambda one: (one.kind, one.number, one.name))),
            travelling_light.weigh(self._vault.database, spaces),
            tuple(generations.known(self._vault)),
            self._wants_backup(spaces),
        )

    def leave(self, progress: Progress = SILENT) -> int:
        """Put away what can be; how many spaces. What cannot be stays, as `outlook` names it."""
        self._vault.trust.require_enrolled()
        own, families = self._own()
        stay = own | families | self._stuck(own | families).keys()
        spaces = travelling_light.others(self._vault, stay)
        if self._wants_backup(spaces):
            raise UserError("E_BACKUP_FIRST")
        many = travelling_light.put_away(self._vault, stay, progress)
        self._context.audit("travel")
        self._everything_changed()
        return many

    def back(self) -> None:
        """The person is back: what is away may come, with the bundles of others or from a backup."""
        if self._vault.journey.held is None:
            return
        with self._vault.transaction():
            self._vault.journey.back()
        return_of_bodies.settle(self._vault)
        self._context.audit("travel_back")
        self._everything_changed()

    def take_back(
        self,
        place: Path,
        progress: Progress = SILENT,
        *,
        passphrase: Secret | None = None,
        words: Sequence[str] = (),
    ) -> BroughtBack:
        """Take what is missing here, or damaged beside the database, from the backups of this vault in a
        folder. On a journey it is refused.

        A backup that was made under another key asks for the passphrase or the words of its day
        (E_UNLOCK, E_RECOVERY).
        """
        if self._vault.journey.on:
            raise UserError("E_TRAVEL")
        ask_for_torn_files(self._vault, progress)
        taken = self._vault.take_back(place, _way(passphrase, words), progress)
        self._everything_changed()
        return taken

    def go_on_without(self, progress: Progress = SILENT) -> None:
        """What did not come back counts as never received: it is asked for as ever, and closes nothing."""
        if self._vault.journey.held is None or self._vault.journey.on:
            raise UserError("E_TRAVEL")
        with self._vault.transaction():
            self._vault.journey.give_up()
        return_of_bodies.settle(self._vault, progress)
        self._everything_changed()

    # -- what stays ---------------------------------------------------------------------------

    def _own(self) -> tuple[set[str], set[str]]:
        """The open cases that are this device's and nobody else's, and their families."""
        opened = frozenset(opened_spaces(self._vault, self._context.device_id))
        cases = [one for one in self._vault.read.of_kind("case") if self._is_own(one, opened)]
        named = {id for one in cases for name in FAMILIES for id in ids_of(one, name)}
        return {one.id for one in cases}, named

    def _is_own(self, case: RecordView, opened: Collection[str]) -> bool:
        if case.id != case.space or any(case.every(name) for name in _OVER):
            return False
        if self._context.device_id in lent_here(self._vault, case):
            return True
        readings = self._vault.read.whole.aside.readings(case)
        return case.id in opened and not any(map(lent_to, readings))

    def _stuck(self, stay: Collection[str]) -> Mapping[str, StayingRoot]:
        """What else stays: unsaved words tell of it, or no coordinator's device holds it whole."""
        vault = self._vault
        spaces = travelling_light.others(vault, stay)
        unsaved = travelling_light.drafted(vault.database, spaces)
        alone = spaces - held_elsewhere(vault, spaces, MAX_WANT)
        named = {space: vault.read.row(space) for space in alone | unsaved}
        found = {}
        for space in alone | unsaved:
            row = named[space]
            found[space] = StayingRoot(
                space,
                row.kind if row else roots.kind_of(vault.database, space),
                row.name if row else "",
                row.number if row else "",
                space in unsaved,
            )
        return found

    def _wants_backup(self, spaces: Collection[str]) -> bool:
        """Whether a backup is to be made before: two coordinators may each count on the other, and both
        travel; and an older copy of a device may have acknowledged what its owner never got."""
        if not spaces:
            return False
        if self._context.role != "coordinator":
            held = held_elsewhere(self._vault, spaces, MAX_WANT, by_one=True)
            if held >= {*spaces}:
                return False
        since = travelling_light.newest(self._vault.database, spaces)
        made = [
            one.generations[-1].commits for one in generations.known(self._vault) if one.generations
        ]
        return max(made, default=-1) <= since

    def _everything_changed(self) -> Change:
        return self._context.changed((), (), {"journey"})
