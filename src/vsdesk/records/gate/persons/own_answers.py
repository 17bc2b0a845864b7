"""What relatives answered about a body themselves: what is theirs leaves only within it. Pure.

Whoever was not asked goes with those who speak for the case. Source: docs/spec/bundle.md §8.15.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self

from vsdesk.records.about import ever_in, files_of, speaks_of
from vsdesk.records.consent.answers import is_yes, names_scopes
from vsdesk.records.consent.assent import answered_as_child
from vsdesk.records.consent.condition_rules import is_conditional
from vsdesk.records.consent.own_word import own_agreements
from vsdesk.records.consent.selection import AnswersByPerson
from vsdesk.records.consent.tellers import are_words_of

if TYPE_CHECKING:
    from vsdesk.records.consent.agreement import Agreement
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier, Question, RecordView

# By either of these a relative agreed to stand there by name.
_NAMED: Final = frozenset({"identity", "family_members"})


@dataclass(frozen=True, slots=True)
class OwnAnswers:
    """Of the relatives who were asked about this body: who did not say a yes that holds,
    and who agreed to less."""

    waiting: frozenset[str] = frozenset()
    silent: frozenset[str] = (
        frozenset()
    )  # of these who said no yes that holds: none of their words leave
    narrower: Mapping[str, Agreement] = field(default_factory=dict, repr=False)
    papers: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)  # of these

    @classmethod
    def of(
        cls,
        dossier: Dossier,
        dictionary: Dictionary,
        agreed: Agreement,
        wanted: Question,
        on: tuple[str, str],
        missing: frozenset[str],
    ) -> Self:
        """`on`: the day, and the digest of what it goes on from. A child's plain yes is weighed with its
        guardian's; what anybody answered who is called one afterwards narrows as of anybody else."""
        today, exit = on
        said = dossier.answering(wanted).once(AnswersByPerson(wanted))
        asked = [
            one.id
            for one in ever_in(dossier, "person")
            if one.id in said
            and one.id not in missing
            and not (
                all(_is_plain(dossier, own) for own in said[one.id])
                and answered_as_child(dossier, one, said[one.id], today)
            )
        ]
        found = own_agreements(dossier, asked, wanted, today, exit, any_age=True)
        if found is None:
            return cls(frozenset(asked), frozenset(asked))
        waiting = (
            who for who, one in found.items() if not one.holds or _keeps_the_name(one, agreed)
        )
        less = {who: one for who, one in found.items() if one.holds and _is_less(one, agreed)}
        papers = {who: files_of(dossier, dictionary, frozenset({who})) for who in less}
        silent = frozenset(who for who, one in found.items() if not one.holds)
        return cls(frozenset(waiting), silent, less, papers)

    def stays(self, record: RecordView, scope: str | None) -> bool:
        """Whether a field of this scope is about somebody who agreed to less."""
        if scope is None or not self.narrower:
            return False
        return any(not _lets(one, scope) for one in self._whose(record))

    def keeps_words(self, dossier: Dossier, record: RecordView, scope: str | None) -> bool:
        """Whether told words of this scope are those of somebody who agreed to less: the narrower of
        what they answered and what was agreed for the case holds."""
        less = {who for who, one in self.narrower.items() if scope and not _lets(one, scope)}
        return are_words_of(dossier, record, self.silent | less)

    def keeps_file(self, record: RecordView, *, portrait: bool, voice: bool) -> bool:
        """Whether it shows somebody, or lets them be heard, who did not agree to that."""
        return any(
            (portrait and not _lets(one, "photo")) or (voice and not one.recording)
            for one in self._whose(record)
        )

    def _whose(self, record: RecordView) -> Iterator[Agreement]:
        return (
            one
            for who, one in self.narrower.items()
            if record.id in self.papers[who] or speaks_of(record, frozenset({who}))
        )


def _is_plain(dossier: Dossier, answer: RecordView) -> bool:
    """Whether it is a yes that says nothing of what may leave."""
    less = names_scopes(answer) or is_conditional(dossier, answer)
    refused = False in (*answer.every("photo_use"), *answer.every("audio_use"))
    return is_yes(answer) and answer.every("result") == ("given",) and not less and not refused


def _lets(own: Agreement, scope: str) -> bool:
    if scope == "photo":
        return own.photo and scope in own.scopes and scope not in own.conditions.left_out
    return scope in own.scopes or (scope in _NAMED and not _NAMED.isdisjoint(own.scopes))


def _keeps_the_name(own: Agreement, agreed: Agreement) -> bool:
    """Whether a name of theirs may not stand, though the paper is not without family names altogether."""
    left = own.conditions.left_out - agreed.conditions.left_out
    return "surname" in left or _NAMED.isdisjoint(own.scopes)


def _is_less(own: Agreement, agreed: Agreement) -> bool:
    return (
        not agreed.scopes <= own.scopes
        or (agreed.photo and not _lets(own, "photo"))
        or (agreed.recording and not own.recording)
    )
