"""Opening, checking and locking a vault, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.crypto import recovery, wordlist
from vsdesk.desk.access.backups import BackupService
from vsdesk.desk.access.integrity import CheckReport, IntegrityService
from vsdesk.desk.access.journeys import JourneyService, JourneyState
from vsdesk.desk.access.key_service import KeyService
from vsdesk.desk.access.lone_word_service import LoneWordService
from vsdesk.desk.access.missing_service import MissingService
from vsdesk.desk.access.safeguards import SafeguardService
from vsdesk.desk.access.sealed_access import SealedAccessService
from vsdesk.desk.access.way_service import WayService
from vsdesk.errors import UserError
from vsdesk.exchange import recovery_answers
from vsdesk.languages import SOURCE
from vsdesk.progress import SILENT
from vsdesk.records.dictionary import custom_terms
from vsdesk.vault import older_copy
from vsdesk.vault.read.vault_reads import ListFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.older_copy import OlderCopy
    from vsdesk.words import Lang


def passphrase_words(random: Callable[[int], bytes], lang: Lang = SOURCE) -> list[str]:
    """A passphrase to offer, of 77 bits or more: words of this language that every keyboard types alike."""
    return wordlist.offered(random, lang)


def recovery_words_in(words: Sequence[str], lang: Lang) -> list[str]:
    """The recovery words of a vault in the list of a language: each of them opens it."""
    return recovery.words_in(words, lang)


@dataclass(frozen=True, slots=True)
class Status:
    """What the status bar and `vault info` show. Times are milliseconds since 1970."""

    name: str = field(repr=False)
    role: str
    device_id: str
    letter: str
    organisation: str = field(repr=False)
    code: str
    enrolled: bool
    revoked: bool
    older: OlderCopy | None
    journey: JourneyState | None
    cases: int
    families: int
    unsent_new: int
    unsent_changed: int
    last_receipt: int | None
    differences: int


class AccessService:
    """How a desk begins and ends."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._env = context.env
        self._context = context
        self._differences = cases.differences
        self.sealed = SealedAccessService(context, cases)
        self.safeguards = SafeguardService(context, cases)
        self.lone_words = LoneWordService(context, cases)
        self.missing = MissingService(context, cases)
        self.backups = BackupService(context.vault)
        self.integrity = IntegrityService(context)
        self.keys = KeyService(context)
        self.ways = WayService(context)
        self.journeys = JourneyService(context)

    @property
    def folder(self) -> Path:
        """The vault's folder."""
        return self._vault.folder.root

    @property
    def own_lists(self) -> Path:
        """The folder of this computer with an organisation's own terms and landmarks (may not be there)."""
        return self._env.profile / custom_terms.FOLDER

    def lock(self) -> None:
        """Close the vault and forget its key."""
        self._vault.lock()

    def cut(self, drafts: Mapping[str, Json], patience: float) -> bool:
        """Close it from another thread, while a job runs that does not stop. False where its disk hangs.

        What the job had begun is undone. `drafts` are words that waited behind it: they are kept.
        """
        return self._vault.cut(drafts, patience)

    def check(self, progress: Progress = SILENT) -> CheckReport:
        """What is not as it was written; see `integrity`."""
        return self.integrity.check(progress)

    def older_copy_known(self, why: str = "") -> None:
        """Somebody knows that another copy was open before; it is told no more.

        Of one that lacks saves nothing leaves until then: a coordinator, or whoever holds a device that
        belongs to no organisation, writes down why nobody has more. Raises UserError E_ROLE, E_REASON.
        """
        seen = older_copy.told(self._vault.standing.facts)
        if seen is not None and seen.lacks:
            if not self.older_copy_may_be_settled():
                raise UserError("E_ROLE")
            if not why.strip():
                raise UserError("E_REASON")
            self._context.audit("older_copy", reason=why.strip())
        with self._vault.transaction():
            older_copy.known(self._vault.meta)
        self._context.changed((), (), {"vault"})

    def older_copy_may_be_settled(self) -> bool:
        """Whether whoever holds this device may write down that nobody has more than this older copy."""
        return not self._vault.trust.enrolled or self._vault.role == "coordinator"

    def older_copy_answered(self) -> bool:
        """Whether all that this older copy knows to ask have answered since it was opened."""
        return recovery_answers.left_to_ask(self._vault) == ()

    def status(self) -> Status:
        """Where this vault stands."""
        count = self._vault.read.count
        new, changed = self._vault.standing.unsent()
        trust, identity = self._vault.trust, self._vault.identity
        return Status(
            name=identity.name,
            role=self._vault.role,
            device_id=identity.device_id,
            letter=self._vault.letter,
            organisation=trust.name or identity.organisation,
            code=trust.code,
            enrolled=trust.enrolled,
            revoked=trust.revoked,
            older=older_copy.told(self._vault.standing.facts),
            journey=self.journeys.state(),
            cases=count(ListFilter()),
            families=count(ListFilter(kind="family")),
            unsent_new=new,
            unsent_changed=changed,
            last_receipt=self._vault.standing.last_receipt(),
            differences=self._differences.differing_records(),
        )
