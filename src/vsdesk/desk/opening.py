"""Creating, opening and locking a vault; passphrases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Self

from vsdesk.crypto import recovery, selftest, wordlist
from vsdesk.crypto.secrets import Secret
from vsdesk.desk.differences import Differences
from vsdesk.errors import UserError
from vsdesk.exchange import enrolment
from vsdesk.passphrase import strength
from vsdesk.progress import SILENT
from vsdesk.records import own_terms
from vsdesk.records.dictionary import Dictionary
from vsdesk.vault.reading import ListFilter
from vsdesk.vault.vault import Env, Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from vsdesk.progress import Progress
    from vsdesk.records.spec import Role
    from vsdesk.records.values import Json
    from vsdesk.words import Lang


def _strong(passphrase: Secret) -> None:
    """The judge that the window asks while it is typed. Raises UserError E_PASSPHRASE."""
    if strength(passphrase.reveal().decode("utf-8", "replace")) == "short":
        raise UserError("E_PASSPHRASE", field="passphrase")


def passphrase_words(random: Callable[[int], bytes], lang: Lang = "en") -> list[str]:
    """A passphrase to offer, of 77 bits or more: words of this language that every keyboard types alike."""
    return wordlist.offered(random, lang)


def recovery_words_in(words: Sequence[str], lang: Lang) -> list[str]:
    """The recovery words of a vault in the list of a language: each of the three opens it."""
    return recovery.words_in(words, lang)


def organisation_code(name: str) -> str:
    """A code for case numbers from the Latin letters of a name: its initials, or its first letters."""
    latin = [word for word in re.split(r"[^A-Za-z]+", name) if word]
    initials = "".join(word[0] for word in latin)
    letters = initials if len(initials) >= 2 else "".join(latin)[:3]
    return letters[:6].upper() if len(letters) >= 2 else "ORG"


@cache
def _self_tested() -> None:
    """Before the first vault of a process; a test that failed is run again. Raises Bug."""
    selftest.run()


def _dictionary(env: Env) -> Dictionary:
    """The shipped dictionary with the lists that the organisation keeps on this computer.

    They lie in the profile, not in the vault's folder: that one is copied to sticks and given on, and
    whoever gets hold of it could put other words under an answer.
    """
    return Dictionary.load(env.profile / own_terms.FOLDER)


@dataclass(frozen=True, slots=True)
class Status:
    """What the status bar and `vault info` show. Times are milliseconds since 1970."""

    name: str = field(repr=False)
    role: str
    kid: str
    letter: str
    organisation: str = field(repr=False)
    code: str
    enrolled: bool
    cases: int
    families: int
    unsent_new: int
    unsent_changed: int
    last_receipt: int | None
    differences: int


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` found: nothing wrong, or what; and how many records of each kind there are."""

    faults: tuple[str, ...]
    counts: Mapping[str, int]

    @property
    def ok(self) -> bool:
        """True when nothing is wrong."""
        return not self.faults


class Opening(Differences):
    """How a desk begins and ends."""

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
        """A new vault, open, and its recovery words in English (shown once, never stored; `recovery_words_in`).

        A coordinator who names an organisation founds it: trust list 1, with the letter A for this
        device. `code` (2 to 6 capitals) is the ORG part of case numbers; without it, it is made from
        the Latin letters of the name. Raises UserError E_EXISTS, E_PASSPHRASE, E_VALUE.
        """
        _strong(passphrase)
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
        desk = cls(vault)
        if role == "coordinator" and organisation:
            enrolment.found(vault, code or organisation_code(organisation), organisation)
        return desk, words

    @classmethod
    def open(cls, folder: Path, passphrase: Secret, env: Env) -> Self:
        """Open with the passphrase. Raises UserError E_NO_VAULT, E_UNLOCK; see `Vault`."""
        return cls(Vault.open(folder, passphrase, _dictionary(env), env))

    @classmethod
    def recover(cls, folder: Path, words: Sequence[str], passphrase: Secret, env: Env) -> Self:
        """Open with the recovery words, of any list, and set a new passphrase.

        Raises UserError E_PASSPHRASE when it is easy to guess, E_UNLOCK when the words do not open it.
        """
        _strong(passphrase)
        desk = cls(Vault.recover(folder, words, passphrase, _dictionary(env), env))
        desk._audit("recover")
        return desk

    @property
    def folder(self) -> Path:
        """The vault's folder."""
        return self.vault.folder.root

    @property
    def own_lists(self) -> Path:
        """The folder of this computer with an organisation's own terms and landmarks (may not be there)."""
        return self.env.profile / own_terms.FOLDER

    def lock(self) -> None:
        """Close the vault and forget its key."""
        self.vault.lock()

    def cut(self, drafts: Mapping[str, Json], patience: float) -> bool:
        """Close it from another thread, while a job runs that does not stop. False where its disk hangs.

        What the job had begun is undone. `drafts` are words that waited behind it: they are kept.
        """
        return self.vault.cut(drafts, patience)

    def try_passphrase(self, passphrase: Secret) -> None:
        """Raise UserError E_UNLOCK unless this is the vault's passphrase."""
        self.vault.verify_passphrase(passphrase)

    def passphrase(self, old: Secret, new: Secret) -> None:
        """Change the passphrase. Raises UserError E_UNLOCK, E_PASSPHRASE."""
        _strong(new)
        self.vault.verify_passphrase(old)
        self.vault.set_passphrase(new)
        self._audit("passphrase")

    def check(self, progress: Progress = SILENT) -> CheckReport:
        """Check pages, chains and attachments."""
        return CheckReport(tuple(self.vault.check(progress)), self.vault.read.kinds())

    def status(self) -> Status:
        """Where this vault stands."""
        count = self.vault.read.count
        new, changed = self.vault.standing.unsent()
        trust, identity = self.vault.trust, self.vault.identity
        return Status(
            name=identity.name,
            role=self.vault.role,
            kid=identity.kid,
            letter=self.vault.letter,
            organisation=trust.name or identity.organisation,
            code=trust.code,
            enrolled=trust.enrolled,
            cases=count(ListFilter()),
            families=count(ListFilter(kind="family")),
            unsent_new=new,
            unsent_changed=changed,
            last_receipt=self.vault.standing.last_receipt(),
            differences=self.differing_records(),
        )
