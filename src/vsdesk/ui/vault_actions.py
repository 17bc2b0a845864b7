"""What is done with a vault as a whole, on the writer thread only.

The desk brings pydantic and the database: it is imported when first needed, so that the start screen stands
before.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vsdesk import paths

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.desk import Desk, DrillResult, Env, RestoreResult, VaultKey
    from vsdesk.desk.access.integrity import RescueResult
    from vsdesk.desk.access.journeys import BroughtBack
    from vsdesk.desk.access.vault_wiping import WipeResult
    from vsdesk.desk.access.way_service import PaperSet, PaperShare
    from vsdesk.desk.sync.escrow_service import EscrowPapers
    from vsdesk.desk.sync.leads import ProposedLeads
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.spec import Role
    from vsdesk.words import Lang, Words

    EnvOf = Callable[[], Env]


_WORDS: Final = 24  # as many as the shortest of the lists of recovery words has


@dataclass(frozen=True, slots=True, repr=False)
class NewVault:
    """What the person chose. Not shown anywhere: it holds the passphrase."""

    folder: Path
    role: str
    name: str
    organisation: str | None
    passphrase: str
    code: str | None = None  # what its case numbers begin with; None: made from the name


def real_env() -> Env:
    """Clock, randomness and profile of this computer."""
    from vsdesk.desk import Env  # loaded late, see above

    return Env(clock=_now, random=os.urandom, profile=paths.config_home(), kdf=None)


def _now() -> int:
    return time.time_ns() // 1_000_000


def prepare() -> None:
    """Import the desk and what it needs, while the start screen is already there."""
    import vsdesk.desk  # noqa: F401  # wanted for its effect: loaded before the first vault is opened


def open_vault(folder: Path, passphrase: str, env: EnvOf) -> Desk:
    """Open with the passphrase. Raises UserError E_UNLOCK and the other codes of Desk.open."""
    from vsdesk.desk import Desk, Secret  # loaded late, see above

    with Secret.of_text(passphrase) as secret:
        return Desk.open(folder, secret, env())


def create_vault(new: NewVault, env: EnvOf) -> tuple[Desk, list[str]]:
    """Create; gives the desk and the recovery words, in English."""
    from vsdesk.desk import Desk, Secret  # loaded late, see above

    with Secret.of_text(new.passphrase) as secret:
        return Desk.create(
            new.folder,
            role=role_of(new.role),
            name=new.name,
            organisation=new.organisation,
            code=new.code,
            passphrase=secret,
            env=env(),
        )


def role_of(text: str) -> Role:
    """The role of a key that the list box offers."""
    return (
        "coordinator"
        if text == "coordinator"
        else "reviewer"
        if text == "reviewer"
        else "documenter"
    )


def recover_vault(folder: Path, words: list[str], passphrase: str, env: EnvOf) -> Desk:
    """Open with the recovery words and set a new passphrase."""
    from vsdesk.desk import Desk, Secret  # loaded late, see above

    with Secret.of_text(passphrase) as secret:
        return Desk.recover(folder, words, secret, env())


def recover_by_papers(folder: Path, papers: list[list[str]], passphrase: str, env: EnvOf) -> Desk:
    """Open with key papers and set a new passphrase."""
    from vsdesk.desk import Desk, Secret  # loaded late, see above

    with Secret.of_text(passphrase) as secret:
        return Desk.recover_by_papers(folder, papers, secret, env())


def papers_needed(folder: Path, env: EnvOf) -> tuple[PaperSet, ...]:
    """The key papers that open a locked vault: of each set its number, how many open, how many there are."""
    from vsdesk.desk.access import way_service  # loaded late, see above

    return way_service.papers_needed(folder, env())


def check_paper(
    words: list[str], others: list[list[str]], sets: tuple[PaperSet, ...]
) -> tuple[int, PaperSet]:
    """That these words are another paper than `others`, of the same of `sets`; its number, and that set."""
    from vsdesk.desk.access import way_service  # loaded late, see above

    return way_service.checked(words, others, sets)


def try_backup_by_papers(
    desk: Desk, place: Path, papers: list[list[str]], progress: Progress
) -> DrillResult:
    """Try a backup with key papers."""
    return desk.access.backups.drill_by_papers(place, papers, progress)


def try_backup(desk: Desk, place: Path, secret: str, progress: Progress) -> DrillResult:
    """Try a backup with the passphrase, or, where as many words were typed, with the recovery words."""
    from vsdesk.desk import Secret  # loaded late, see above

    words = secret.split()
    if len(words) >= _WORDS:
        return desk.access.backups.drill_by_words(place, words, progress)
    with Secret.of_text(secret) as passphrase:
        return desk.access.backups.drill_by_passphrase(place, passphrase, progress)


def is_backup(folder: Path) -> bool:
    """Whether no vault lies in a folder, and a backup does."""
    if any((folder / name).is_file() for name in ("slots.a", "slots.b")):
        return False
    inside = [folder, *(one for one in folder.iterdir() if one.is_dir())] if folder.is_dir() else []
    return any((one / name).is_file() for one in inside for name in ("copy.a", "copy.b"))


def restore_backup(place: Path, target: Path, env: EnvOf, progress: Progress) -> RestoreResult:
    """Put a backup into a new folder."""
    from vsdesk.desk import restore_backup as restore  # loaded late, see above

    return restore(place, target, env(), progress)


def rescue(
    folder: Path, target: Path, secret: str, env: EnvOf, backup: Path | None, progress: Progress
) -> RescueResult:
    """Read what can be read of a damaged vault into a new folder, by the passphrase or the recovery words;
    `backup`: whose key files are used where its own are gone."""
    from vsdesk.desk import Secret  # loaded late, see above
    from vsdesk.desk.access.integrity import rescue_vault  # likewise

    words = secret.split()
    if len(words) >= _WORDS:
        return rescue_vault(folder, target, words, env(), progress, backup)
    with Secret.of_text(secret) as passphrase:
        return rescue_vault(folder, target, passphrase, env(), progress, backup)


def rescued_words(found: RescueResult, words: Words) -> list[str]:
    """What is said of it."""
    from vsdesk.desk.access.integrity_words import rescued  # loaded late, see above

    return rescued(found, words)


def lose_keys(folder: Path, env: EnvOf) -> None:
    """Make a vault unreadable, open or locked: its keys go."""
    from vsdesk.desk.access.vault_wiping import lose_keys as lose  # loaded late, see above

    lose(folder, env())


def clear_wiped(folder: Path, progress: Progress) -> WipeResult:
    """Delete what is left of a vault without keys."""
    from vsdesk.desk.access.vault_wiping import clear_wiped as clear  # loaded late, see above

    return clear(folder, progress)


def offer_words(lang: Lang) -> list[str]:
    """Words for a passphrase in this language."""
    from vsdesk.desk import passphrase_words  # loaded late, see above

    return passphrase_words(os.urandom, lang)


def paper_words(words: Sequence[str], lang: Lang) -> list[str]:
    """The recovery words in the list of a language."""
    from vsdesk.desk import recovery_words_in  # loaded late, see above

    return recovery_words_in(words, lang)


def try_passphrase(desk: Desk, passphrase: str) -> None:
    """Raise UserError E_UNLOCK unless this passphrase opens the vault that is open."""
    from vsdesk.desk import Secret  # loaded late, see above

    with Secret.of_text(passphrase) as secret:
        desk.access.ways.try_passphrase(secret)


def change_passphrase(desk: Desk, old: str, new: str) -> None:
    """Wrap the vault's key with another passphrase."""
    from vsdesk.desk import Secret  # loaded late, see above

    with Secret.of_text(old) as before, Secret.of_text(new) as after:
        desk.access.ways.change_passphrase(before, after)


def bring_back(desk: Desk, place: Path, secret: str, progress: Progress) -> BroughtBack:
    """Take what is missing from the backups in a place; `secret`: for one under an older key, or ""."""
    from vsdesk.desk import Secret  # loaded late, see above

    words, journeys = secret.split(), desk.access.journeys
    if len(words) >= _WORDS:
        return journeys.take_back(place, progress, words=words)
    if not words:
        return journeys.take_back(place, progress)
    with Secret.of_text(secret) as passphrase:
        return journeys.take_back(place, progress, passphrase=passphrase)


def turn_vault_key(desk: Desk, passphrase: str, progress: Progress) -> VaultKey:
    """Give the vault a new key."""
    from vsdesk.desk import Secret  # loaded late, see above

    with Secret.of_text(passphrase) as secret:
        return desk.access.keys.turn_vault_key(secret, progress)


def add_person(desk: Desk, own: str, name: str, theirs: str) -> int:
    """One more person opens the vault; their number."""
    from vsdesk.desk import Secret  # loaded late, see above

    with Secret.of_text(own) as mine, Secret.of_text(theirs) as passphrase:
        return desk.access.ways.add_person(mine, name, passphrase)


def remove_person(desk: Desk, own: str, number: int) -> None:
    """A person's passphrase opens the vault no longer."""
    from vsdesk.desk import Secret  # loaded late, see above

    with Secret.of_text(own) as mine:
        desk.access.ways.remove_person(mine, number)


@dataclass(frozen=True, slots=True, repr=False)
class MadePapers:
    """Key papers that were just made: the words of each in the window's language, and its page as PDF."""

    words: list[list[str]]
    pages: list[bytes]
    papers: list[PaperShare]
    escrow: EscrowPapers | None = None  # where they are the organisation's


def keep_papers(desk: Desk, made: MadePapers) -> None:
    """These open the vault from now on; those of before no longer."""
    desk.access.ways.keep_papers(made.papers)


def make_papers(desk: Desk, own: str, needed: int, count: int, lang: Lang) -> MadePapers:
    """New key papers, which do not open the vault yet."""
    from vsdesk.desk import Secret  # loaded late, see above
    from vsdesk.desk.access.way_service import words_on  # likewise

    with Secret.of_text(own) as mine:
        made = desk.access.ways.draw_papers(mine, needed, count)
    words = [words_on(one, lang) for one in made]
    return MadePapers(words, desk.access.ways.sheets(made, lang), made)


def make_escrow_papers(
    desk: Desk, own: str, numbers: tuple[int, int], asks: bool, lang: Lang
) -> MadePapers:
    """New key papers of the organisation (how many open, how many there are), which open nothing yet."""
    from vsdesk.desk import Secret  # loaded late, see above
    from vsdesk.desk.access.way_service import words_on  # likewise

    with Secret.of_text(own) as mine:
        made = desk.sync.escrow.draw(mine, *numbers, asks=asks)
    words = [words_on(one, lang) for one in made.papers]
    pages = desk.access.ways.sheets(made.papers, lang)
    return MadePapers(words, pages, list(made.papers), made)


def end_escrow(desk: Desk, own: str) -> tuple[bytes, ProposedLeads]:
    """Propose that no paper of the organisation opens a vault any more."""
    from vsdesk.desk import Secret  # loaded late, see above

    with Secret.of_text(own) as mine:
        return desk.sync.escrow.give_up(mine)


def remove_papers(desk: Desk, own: str) -> None:
    """No key paper opens the vault any more."""
    from vsdesk.desk import Secret  # loaded late, see above

    with Secret.of_text(own) as mine:
        desk.access.ways.remove_papers(mine)


def new_words(desk: Desk, own: str, lang: Lang) -> list[str]:
    """Recovery words in the list of a language, not yet the vault's."""
    from vsdesk.desk import Secret  # loaded late, see above

    with Secret.of_text(own) as mine:
        return paper_words(desk.access.ways.new_words(mine), lang)
