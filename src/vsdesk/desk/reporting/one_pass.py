"""The records that figures count, of all their kinds read in one pass over the vault: its pages hold a case
beside what belongs to it, and one kind after another would open each page again."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.desk.submissions.sent_copies import has_been_sent, sent
from vsdesk.records.consent.whose_word_counts import as_believed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.read.vault_reads import VaultReads
    from vsdesk.vault.vault import Vault

_SUBMISSION: Final = "submission"
_DOCUMENTER: Final = "documenter"


class OnePass:
    """Gives the records of a kind as `VaultReads.own_work` does; `kinds` are read at the first of them."""

    def __init__(self, read: VaultReads, kinds: Collection[str]) -> None:
        self._read = read
        self._kinds = kinds
        self._held: dict[str, list[RecordView]] | None = None

    def __call__(self, kind: str) -> list[RecordView]:
        """The standing records of one kind, in the order of their arrival."""
        if kind not in self._kinds:
            return self._read.own_work(kind)
        if self._held is None:
            self._held = self._read.of_kinds(self._kinds)
        return self._read.own_work_by(self._held.__getitem__, kind)


class BesideAside:
    """Gives the records of a kind, as another reader does, as they would read if what was put aside of
    withdrawn devices counted."""

    def __init__(self, read: VaultReads, of: Callable[[str], list[RecordView]]) -> None:
        self._read = read
        self._of = of

    def __call__(self, kind: str) -> Sequence[RecordView]:
        """The standing records of one kind by that reading: none of a file that it took out."""
        found = self._read.whole.aside.reading(kind, self._of(kind))
        gone = self._gone
        return [one for one in found if one.space not in gone] if gone else found

    @cached_property
    def _gone(self) -> frozenset[str]:
        return self._read.whole.aside.roots_taken_out()


class SentAlone:
    """Gives the records of a kind, as another reader does; submissions as they left, and what came of
    them below these alone, by the words of who recorded the case or the row (docs/spec/bundle.md §8.13);
    a case as documented by whom the list calls its author, whatever is said of that."""

    def __init__(self, vault: Vault, of: Callable[[str], Iterable[RecordView]]) -> None:
        self._vault = vault
        self._of = of

    def __call__(self, kind: str) -> Iterable[RecordView]:
        """The standing records of one kind so."""
        if kind == "case":
            return map(self._signed, self._of(kind))
        if kind == _SUBMISSION:
            return [sent(self._vault, one) for one in self._of(kind)]
        return self._came() if kind == "submission_event" else self._of(kind)

    def _signed(self, case: RecordView) -> RecordView:
        author = self._authors.get(case.id)
        if author is None or case.every(_DOCUMENTER) in ((), (author,)):
            return case
        held = tuple(one._replace(value=author) for one in case.fields[_DOCUMENTER])
        return replace(case, fields={**case.fields, _DOCUMENTER: held})

    @cached_property
    def _authors(self) -> Mapping[str, str]:
        return self._vault.read.authors()

    def _came(self) -> Iterator[RecordView]:
        trust, cases = self._vault.trust, self._cases
        for one in self._of("submission_event"):
            if one.parent in self._left:
                file = [cases[one.space]] if one.space in cases else []
                also = frozenset[str]().union(*map(trust.believed, (one, *file)))
                yield as_believed(one, trust.heard(one), also)

    @cached_property
    def _left(self) -> frozenset[str]:
        return frozenset(one.id for one in self._of(_SUBMISSION) if has_been_sent(self._vault, one))

    @cached_property
    def _cases(self) -> Mapping[str, RecordView]:
        return {one.id: one for one in self._of("case")}
