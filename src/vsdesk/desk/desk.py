"""The desk: everything that a person does with a vault, one method of a service for each action.

`Desk` builds the services, each once, in the order in which one stands upon another, and holds nothing else.
A service is given what it needs; none derives from another. It knows no thread: a caller may read on one
thread and write on another. Every slow action takes a `Progress`.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Self

from vsdesk.crypto import selftest
from vsdesk.desk.access.service import AccessService
from vsdesk.desk.access.way_service import ByPapers, by_words, require_strong
from vsdesk.desk.cases.service import CaseService
from vsdesk.desk.consent.service import ConsentService
from vsdesk.desk.desk_context import DeskContext
from vsdesk.desk.due.service import DueService
from vsdesk.desk.erasure.service import ErasureService
from vsdesk.desk.files.service import AttachmentService
from vsdesk.desk.loads.service import DumpService
from vsdesk.desk.matching.service import PairService
from vsdesk.desk.outbound.service import OutboundService
from vsdesk.desk.reporting.service import ReportingService
from vsdesk.desk.submissions.service import SubmissionService
from vsdesk.desk.sync.service import HandoverService
from vsdesk.errors import EnvironmentFault, Refused, UserError
from vsdesk.exchange import enrolment
from vsdesk.names.code_letters import code_letters
from vsdesk.records.dictionary import custom_terms
from vsdesk.records.dictionary.case_numbers import as_code
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.journal import OPENED
from vsdesk.vault.env import Env
from vsdesk.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.records.dictionary.spec import Role


@cache
def _self_tested() -> None:
    """Before the first vault of a process; a test that failed is run again. Raises Bug."""
    selftest.run()


def _dictionary(env: Env) -> Dictionary:
    """The shipped dictionary with the lists that the organisation keeps on this computer.

    They lie in the profile, not in the vault's folder: that one is copied to sticks and given on, and
    whoever gets hold of it could put other words under an answer.
    """
    return Dictionary.load(env.profile / custom_terms.FOLDER)


class Desk:
    """One open vault, and all that one can do with it."""

    def __init__(self, vault: Vault) -> None:
        self.context = context = DeskContext(vault)
        self.cases = CaseService(context)
        self.files = AttachmentService(context, self.cases)
        self.loads = DumpService(context, self.cases)
        self.matching = PairService(context, self.cases)
        self.access = AccessService(context, self.cases)
        self.sync = HandoverService(context, self.cases, self.matching, self.access)
        below = (self.files, self.matching, self.access, self.sync.revocations)
        self.outbound = OutboundService(context, self.cases, *below)
        self.consent = ConsentService(context, self.cases, self.outbound)
        self.submissions = SubmissionService(context, self.cases, self.outbound, self.consent)
        self.erasure = ErasureService(context, self.cases)
        self.reporting = ReportingService(
            context, self.cases, self.loads, self.outbound.sheets, self.files
        )
        self.due = DueService(
            context, self.cases, self.files, self.sync, self.erasure, self.access.backups
        )

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        role: Role,
        name: str,
        passphrase: Secret,
        env: Env,
        organisation: str | None = None,
        code: str | None = None,
    ) -> tuple[Self, list[str]]:
        """A new vault, open, and its recovery words in English (shown once, never stored;
        `recovery_words_in`).

        A coordinator who names an organisation founds it: trust list 1, with the letter A for this device.
        `code` (2 to 6 Latin letters) is the ORG part of case numbers; without it, it is made from the name
        (`code_letters`), and asked for where that has no letters. Where something fails, nothing of the
        vault stays: nobody was shown its recovery words. Raises UserError E_EXISTS, E_PASSPHRASE,
        E_ORG_CODE.
        """
        require_strong(passphrase)
        written = as_code(code or code_letters(organisation or "")) or ""
        if not written and (code or organisation):
            raise UserError("E_ORG_CODE")
        _self_tested()
        vault, words = Vault.create(
            folder,
            role=role,
            name=name,
            organisation=organisation or "",
            passphrase=passphrase,
            dictionary=_dictionary(env),
            env=env,
        )
        try:
            desk = cls(vault)
            if role == "coordinator" and organisation:
                enrolment.found(vault, written, organisation)
        except BaseException as problem:
            vault.abandon()
            if isinstance(problem, Refused):  # no file: the name that was given
                raise UserError("E_VALUE", field="organisation") from None
            raise
        return desk, words

    @classmethod
    def open(cls, folder: Path, passphrase: Secret, env: Env) -> Self:
        """Open with the passphrase; a row of the journal says so. Raises UserError E_NO_VAULT, E_UNLOCK; see
        `Vault`."""
        vault = Vault.open(folder, passphrase, _dictionary(env), env)
        try:
            desk = cls(vault)
            # A full disk keeps nobody from what lies here.
            with suppress(EnvironmentFault), vault.opening():
                desk.context.audit(OPENED)
            desk.sync.escrow.follow()
        except BaseException:
            vault.lock()
            raise
        return desk

    @classmethod
    def recover(cls, folder: Path, words: Sequence[str], passphrase: Secret, env: Env) -> Self:
        """Open with the recovery words, of any list, and set a new passphrase.

        Raises UserError E_PASSPHRASE when it is easy to guess, E_RECOVERY when the words do not open it.
        """
        return cls._recovered(folder, by_words(words), passphrase, env)

    @classmethod
    def recover_by_papers(
        cls, folder: Path, papers: Sequence[Sequence[str]], passphrase: Secret, env: Env
    ) -> Self:
        """Open with key papers, each as its words, and set a new passphrase. Raises UserError E_PASSPHRASE,
        and what is wrong with a paper, by its place as `line`."""
        return cls._recovered(folder, ByPapers(papers), passphrase, env)

    @classmethod
    def _recovered(
        cls, folder: Path, unlock: Callable[[SlotFile], Secret], passphrase: Secret, env: Env
    ) -> Self:
        require_strong(passphrase)
        vault = Vault.recover(folder, unlock, passphrase, _dictionary(env), env)
        try:
            desk = cls(vault)
            by_organisation = isinstance(unlock, ByPapers) and unlock.of_organisation
            desk.context.audit("escrow_used" if by_organisation else "recover")
            if vault.ways.gave_way is not None:
                desk.context.audit("person_removed", reason=str(vault.ways.gave_way))
            desk.sync.escrow.follow()
        except BaseException:
            vault.lock()
            raise
        return desk
