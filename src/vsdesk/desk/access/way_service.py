"""The ways into this vault: people with a passphrase each, and key papers.

Raises UserError (E_PASSPHRASE where one is easy to guess; E_UNLOCK, E_TAKEN, E_LAST_WAY, E_OWN_WAY, E_PEOPLE,
E_NOT_FOUND, E_VALUE, E_RANGE, those of key papers), EnvironmentFault: then all is as it was.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from vsdesk.crypto import recovery, shares
from vsdesk.crypto import slots as keyslots
from vsdesk.crypto.shares import FEWEST, MOST, PaperShare
from vsdesk.crypto.slot_kinds import ESCROW, SHARES
from vsdesk.errors import UserError
from vsdesk.passphrase import strength
from vsdesk.records.dictionary.labels import Labels
from vsdesk.reports.page_header import Voice
from vsdesk.vault.ways_in import KeyHolder
from vsdesk.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.vault.env import Env
    from vsdesk.words import Lang

    Papers = Sequence[Sequence[str]]
    PaperSet = tuple[int, int, int]

__all__ = [
    "FEWEST",
    "MOST",
    "KeyHolder",
    "PaperShare",
    "WayService",
    "papers_needed",
    "require_strong",
    "words_on",
]


def require_strong(passphrase: Secret) -> None:
    """The judge that the window asks while it is typed. Raises UserError E_PASSPHRASE."""
    if strength(passphrase.reveal().decode("utf-8", "replace")) == "short":
        raise UserError("E_PASSPHRASE", field="passphrase")


def by_words(words: Sequence[str]) -> Callable[[SlotFile], Secret]:
    """How recovery words, of any list, open."""
    return lambda file: file.open_words(words)


class ByPapers:
    """Opens a slot file with key papers, each as its words; knows afterwards whose papers they are."""

    def __init__(self, papers: Papers) -> None:
        self._papers = papers
        self.kind = SHARES

    def __call__(self, file: SlotFile) -> Secret:
        vmk, self.kind = file.open_papers(self._papers)
        return vmk

    @property
    def of_organisation(self) -> bool:
        """Whether it were those of the organisation."""
        return self.kind == ESCROW


def words_on(paper: PaperShare, lang: Lang) -> list[str]:
    """The words of a key paper in the list of a language: each of them counts."""
    return shares.written(paper, lang)


def checked(words: Sequence[str], others: Papers, sets: Sequence[PaperSet]) -> tuple[int, PaperSet]:
    """That these words are another key paper than `others`, of the same of `sets`; its number, and that
    set."""
    found = shares.read(words)
    held = shares.set_of(others[0] if others else words, sets)
    shares.fits(found, held[0], held[1], [shares.read(one) for one in others], 0)
    return found.part, held


def papers_needed(folder: Path, env: Env) -> tuple[PaperSet, ...]:
    """Of a locked vault: the sets of key papers that open it, its own first, then its organisation's: the
    number
    of each, how many open, how many there are. It is what the slot file says, and proven only by opening."""
    for name in ("slots.a", "slots.b", "copy.a", "copy.b"):
        path = folder / name
        if path.is_file():
            try:
                return keyslots.parse(path.read_bytes(), env.least).paper_sets
            except (UserError, OSError):
                continue
    return ()


class WayService:
    """Who and what opens this vault."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._ways = context.vault.ways

    # -- passphrases ------------------------------------------------------------------------------

    def try_passphrase(self, passphrase: Secret) -> None:
        """Raise UserError E_UNLOCK unless this is a passphrase of the vault."""
        self._ways.try_passphrase(passphrase)

    def change_passphrase(self, old: Secret, new: Secret) -> None:
        """Another passphrase for the person whose passphrase `old` is."""
        require_strong(new)
        self._ways.change_passphrase(old, new)
        self._told("passphrase")

    def people(self) -> list[KeyHolder]:
        """Who has a passphrase of this vault."""
        return self._ways.people()

    def add_person(self, own: Secret, name: str, passphrase: Secret) -> int:
        """One more person; `own` is the passphrase of somebody who is in. The person's number."""
        require_strong(passphrase)
        number = self._ways.add_person(own, name, passphrase)
        self._told("person_added", str(number))
        return number

    def rename(self, number: int, name: str) -> None:
        """Another name for a person."""
        self._ways.rename(number, name)
        self._context.changed((), (), {"vault"})

    def remove_person(self, own: Secret, number: int) -> None:
        """Take a person's passphrase away; `own` is that of another one. Copies of the vault that were made
        before still open with it; what is written after its key was turned does not."""
        self._ways.remove_person(own, number)
        self._told("person_removed", str(number))

    def new_words(self, own: Secret) -> list[str]:
        """Recovery words in English, not yet those of the vault: first they are written on paper. `own` is
        the passphrase of somebody who is in."""
        self._ways.try_passphrase(own)
        return recovery.new_words(self._context.env.random)

    def keep_words(self, words: Sequence[str]) -> None:
        """Make these, of any list, the vault's; the paper of before opens it no longer."""
        self._ways.keep_words(words)
        self._told("words_changed")

    # -- key papers -------------------------------------------------------------------------------

    def paper_sets(self) -> tuple[PaperSet, ...]:
        """The same as `papers_needed`, of this vault."""
        return self._context.vault.slots.paper_sets

    def papers(self) -> tuple[int, int] | None:
        """How many key papers open the vault, and how many there are; None without any."""
        return self._ways.shares()

    def draw_papers(self, own: Secret, needed: int, count: int) -> list[PaperShare]:
        """New key papers, not yet those of the vault: first they are printed or written down. `own` is the
        passphrase of somebody who is in."""
        self._ways.try_passphrase(own)
        return self._ways.draw_shares(needed, count)

    def keep_papers(self, papers: Sequence[PaperShare]) -> None:
        """Make these the vault's, once they are on paper; those of before open it no longer."""
        self._ways.keep_shares(papers)
        self._told("papers_made")

    def make_papers(self, own: Secret, needed: int, count: int) -> list[PaperShare]:
        """Both at once, for whoever has them on paper by it."""
        made = self.draw_papers(own, needed, count)
        self.keep_papers(made)
        return made

    def sheets(self, papers: Sequence[PaperShare], lang: Lang) -> list[bytes]:
        """The key papers as PDFs, a sheet each: they go to different people."""
        from vsdesk.reports import key_paper  # it brings reportlab

        known = self._context.vault.dictionary
        voice = Voice(Words(lang), Labels(lang, known.vocabularies), known.places)
        on = date.fromisoformat(self._context.today())
        return [
            key_paper.render(
                key_paper.KeyPaper(
                    words=tuple(words_on(one, lang)),
                    code=" ".join(one.words),
                    part=one.part,
                    count=len(papers),
                    needed=one.needed,
                    set=one.set,
                    on=on,
                ),
                voice,
            )
            for one in papers
        ]

    def try_papers(self, papers: Papers) -> None:
        """Raise unless these open the vault."""
        self._ways.try_shares(papers)

    def remove_papers(self, own: Secret) -> None:
        """No key paper opens the vault any more; backups of before still open with them."""
        self._ways.try_passphrase(own)
        self._ways.remove_shares()
        self._told("papers_removed")

    def _told(self, action: str, reason: str = "") -> None:
        self._context.audit(action, reason=reason)
        self._context.changed((), (), {"vault"})
