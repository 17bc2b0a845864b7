"""What an order to erase leaves behind in place of who goes, so that whoever was guarded stays so
(docs/spec/bundle.md §10): gathered while their names and wishes are still known."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vsdesk.crypto.labelled_hash import sha256
from vsdesk.desk.erasure.bytes_left import bytes_left
from vsdesk.desk.erasure.care_left import care_left
from vsdesk.desk.erasure.entries_left import entries_left, stops
from vsdesk.desk.erasure.fitted_edits import fitted
from vsdesk.desk.erasure.order_knowledge import weighed
from vsdesk.desk.erasure.pictures_left import pictures_left
from vsdesk.desk.erasure.refusals_left import RefusalLeft, edits_of, refusals_left
from vsdesk.desk.erasure.relatives_left import RelativeMarks, relatives_left
from vsdesk.desk.erasure.risk_left import risks_left, stops_left
from vsdesk.desk.erasure.words_left import RemainingMentions, RemainingWords, closing
from vsdesk.desk.erasure.words_read import WordsRead
from vsdesk.records.consent.whose_word_counts import as_believed
from vsdesk.records.gate.names.standing_choices import CHOICE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.history.erasure import Erasure, RecordKey
    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class OrderGuards:
    """By what an order reaches: told words of others that name who goes, their answers that stay, other cases
    and other entries of relatives that they guarded, and in which files words were read for their names."""

    reached: AbstractSet[RecordKey] = frozenset()
    words: tuple[RemainingWords, ...] = ()
    answers: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    relatives: tuple[RelativeMarks, ...] = ()
    refusals: tuple[RefusalLeft, ...] = ()  # said anew, and counted with the answers that stay
    read: WordsRead = field(default_factory=WordsRead)

    @classmethod
    def of(cls, vault: Vault, reached: AbstractSet[RecordKey], today: str) -> OrderGuards:
        """As it stands on a day."""
        naming = RemainingMentions(vault, reached)
        words = naming.left()
        refusals = refusals_left(vault, reached)
        return cls(
            reached,
            words,
            tuple(dict.fromkeys((*naming.answers(), *(one.answer.id for one in refusals)))),
            entries_left(vault, reached, today),
            relatives_left(vault, reached),
            refusals,
            naming.read(),
        )

    def signed(
        self,
        context: DeskContext,
        order: Erasure,
        ties: Iterable[Edit] = (),
        before: Iterable[Edit] = (),
    ) -> bytes:
        """The frame of an order; what is left in place of who goes, and of whom files are that stay (`ties`),
        is written by then, behind what is saved `before` it. Inside the caller's transaction."""
        vault = context.vault
        frame = vault.orders.sign(order)
        left = self._edits(vault, order.why, context.today(), sha256(frame).hex())
        left += pictures_left(context, self.reached)
        if edits := [*before, *fitted(vault, [*ties, *left])]:
            context.saving.write(edits)
        return frame

    def _edits(self, vault: Vault, why: str, today: str, order: str) -> list[Edit]:
        """What is written with an order (the SHA-256 of its frame), before anything goes."""
        left = risks_left(vault, self.reached, today)
        left += stops_left(vault, self.reached, today)
        left += stops(vault, self.entries, self.reached, today)
        left += [edit for one in self.relatives for edit in one.edits(vault, today)]
        left += edits_of(self.refusals, today)
        left += care_left(vault, self.reached, today)
        left += bytes_left(vault, self.reached, why, today)
        left += weighed(vault, self.reached, order)
        return [*self.of_words(vault, why, order), *left]

    def of_words(self, vault: Vault, why: str, order: str) -> list[Edit]:
        """The part of it that keeps names in told words: of them each vault may hold others."""
        return [*closing(self.words, why), *self.read.edits(vault, why, order)]

    def further(self, vault: Vault) -> OrderGuards:
        """The same without the words that whoever ordered, or another coordinator, closed already."""
        gone = {rec for _, rec in self.reached}
        closed = {
            (record, name)
            for chosen in vault.read.linking_any(gone, CHOICE)
            if "stop" in (one := as_believed(chosen, vault.trust.believes)).every("choice")
            and not chosen.taken_out
            for record in one.every("record")
            for name in one.every("field")
        }
        return replace(self, words=tuple(w for w in self.words if (w.record, w.name) not in closed))
