"""The organisation's key papers: with some of them a coordinator opens the vault of any of its devices, on
the day when nobody knows a passphrase any more (docs/spec/bundle.md §9.4).

Whoever works in a vault sees whether it opens by them; whether they may refuse stands in the organisation's
list. Raises UserError E_ROLE, E_NOT_ENROLLED, E_REVOKED, E_NOT_FOUND, E_UNLOCK, E_RANGE, E_SHARES_FAILED.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.crypto import escrow, shares
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.vault import escrow_way
from vsdesk.vault.escrow_way import EscrowState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.crypto.escrow import EscrowKey
    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.shares import PaperShare
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.sync.leads import LeadService, ProposedLeads
    from vsdesk.exchange.enrolment import ApprovalPreview
    from vsdesk.words import Words

__all__ = [
    "EscrowPapers",
    "EscrowService",
    "EscrowState",
    "joining_words",
    "refusal_words",
    "state_words",
]

_LISTS: Final = frozenset(("device", "bundle"))  # what may have brought another list


@dataclass(frozen=True, slots=True)
class EscrowPapers:
    """Papers that were just made, which nothing is sealed to yet, and the key that they open."""

    papers: tuple[PaperShare, ...] = field(repr=False)
    key: EscrowKey


class EscrowService:
    """What the list says, what this vault does by it, and a coordinator's papers."""

    def __init__(self, context: DeskContext, leads: LeadService) -> None:
        self._context = context
        self._vault = context.vault
        self._leads = leads
        context.subscribe(self._heard)

    def state(self) -> EscrowState:
        """Where this vault stands."""
        return escrow_way.state(self._vault)

    def named_by(self, answer: ApprovalPreview) -> EscrowKey | None:
        """The organisation's key papers, as the answer to a request to join names them."""
        return escrow.read(answer.trust.newest.escrow)

    def follow(self) -> None:
        """Do in the key slots what the newest list says; the journal says so. A full disk keeps nobody from
        what lies here: the next opening does it."""
        with suppress(EnvironmentFault):
            if done := escrow_way.follow(self._vault):
                self._told(f"escrow_{done}")

    def answer(self, *, yes: bool) -> None:
        """Whether the organisation's papers may open this vault, where its list asks."""
        escrow_way.answer(self._vault, yes=yes)
        if not yes:
            self._told("escrow_refused")
        self.follow()

    def draw(self, own: Secret, needed: int, count: int, *, asks: bool) -> EscrowPapers:
        """New papers. `own` is the passphrase of somebody who is in."""
        self._vault.slots.open_passphrase(own).wipe()
        trust = self._vault.trust.trust
        if trust is None:
            raise UserError("E_NOT_ENROLLED")
        papers = shares.drawn(needed, count, self._context.env.random)
        with shares.combined(papers) as secret:
            key = escrow.of_papers(papers, secret, trust.org, asks=asks)
        return EscrowPapers(tuple(papers), key)

    def keep(self, made: EscrowPapers) -> tuple[bytes, ProposedLeads]:
        """Propose these, once they are on paper; where one coordinator is enough they hold at once."""
        proposed = self._leads.propose_escrow(made.key)
        self._told("escrow_papers")
        return proposed

    def give_up(self, own: Secret) -> tuple[bytes, ProposedLeads]:
        """Propose that no paper of the organisation opens a vault any more."""
        self._vault.slots.open_passphrase(own).wipe()
        return self._leads.propose_escrow(None)

    def try_papers(self, papers: Sequence[Sequence[str]]) -> None:
        """Raise unless these open this vault, as papers of its organisation."""
        vmk, kind = self._vault.slots.open_papers(papers)
        vmk.wipe()
        if kind != "escrow":
            raise UserError("E_SHARE_OTHER")

    def _heard(self, change: Change) -> None:
        if change.kinds & _LISTS:
            self.follow()

    def _told(self, action: str) -> None:
        self._context.audit(action)
        self._context.changed((), (), {"vault"})


def joining_words(key: EscrowKey, words: Words) -> str:
    """What somebody who joins reads before, where the organisation has key papers."""
    opens = words.say(
        "This organisation has key papers: any {needed} of {count} together open the vault of a device that has joined.",
        needed=key.needed,
        count=key.count,
    )
    return f"{opens} {refusal_words(words, asks=key.asks)}"


def refusal_words(words: Words, *, asks: bool) -> str:
    """Whether a person may refuse them."""
    if asks:
        return words.say("Whoever works on a device is asked, and may refuse.")
    return words.say("It holds for all devices; nobody is asked.")


def state_words(found: EscrowState, words: Words) -> list[str]:
    """What the person of a vault reads of it."""
    say = words.say
    if not found.count:
        return [say("The organisation has no key papers.")]
    needed, count = found.needed, found.count
    lines = [
        say(
            "Any {needed} of {count} key papers of the organisation open this vault.",
            needed=needed,
            count=count,
        )
        if found.opens
        else say("The organisation has key papers. They do not open this vault.")
    ]
    if found.waits:
        lines.append(say("Your organisation asks whether they may."))
    elif not found.asks:
        lines.append(say("Your organisation decided this for all its devices."))
    return lines
