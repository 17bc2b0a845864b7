"""Which cases are told to be of two relatives: nobody is related to himself, so such a pair stands among the
relatives, and is no hint.

That takes a suggestion away from whoever looks, so it rests on words on which the program acts: of
coordinators and of this device wherever they stand; of who recorded a case or its family only there, and of
everybody else once a coordinator looked. Any device can tell in a family of its own who is whose brother.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain, product
from typing import TYPE_CHECKING

from vsdesk.records.case_parts import FAMILIES
from vsdesk.records.consent.coordinators import looked
from vsdesk.records.consent.whose_word_counts import as_believed, only
from vsdesk.records.dictionary.links import ids_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.matching.match_pairs import MatchPairs
    from vsdesk.vault.vault import Vault


class ToldKin:
    """What is told of the kinship between the persons of some cases, read once."""

    def __init__(self, vault: Vault, pairs: MatchPairs, about: Collection[int]) -> None:
        self._vault = vault
        self._pairs = pairs
        self._told = pairs.kin(about)
        self._files: dict[int, _File] = {}

    def are(self, one: int, two: int) -> bool:
        """Whether the persons of two cases, of which one was asked about, are told to be related."""
        told = self._told.get(frozenset((one, two)))
        if not told:
            return False
        files = [*map(self._file, (one, two))]
        return any(self._counts(kinship, *files) for kinship in self._pairs.records(told).values())

    def _file(self, case: int) -> _File:
        if case not in self._files:
            self._files[case] = _File(self._vault, self._pairs.records([case])[case])
        return self._files[case]

    def _counts(self, kinship: RecordView, one: _File, two: _File) -> bool:
        """Whether by such words it names the person of the one case and that of the other."""
        believes = self._vault.trust.believes
        also = one.believed(kinship.space) | two.believed(kinship.space)
        heard = only(
            kinship,
            lambda said: (
                believes(said.word)
                or said.word in also
                or said.op in one.seen
                or said.op in two.seen
            ),
        )
        ends = product(ids_of(heard, "person"), ids_of(heard, "related_to"))
        between = {*product(one.persons, two.persons), *product(two.persons, one.persons)}
        return any(end in between and end[0] != end[1] for end in ends)


@dataclass(frozen=True)
class _File:
    """A case as those say it who recorded it."""

    vault: Vault
    case: RecordView

    @cached_property
    def persons(self) -> tuple[str, ...]:
        return (*ids_of(self._heard, "person"),)

    @cached_property
    def roots(self) -> Mapping[str, RecordView]:
        """The case and its families, by their ids."""
        families = map(self.vault.read.view, ids_of(self._heard, *FAMILIES))
        return {one.id: one for one in (self.case, *families) if one is not None}

    def believed(self, space: str) -> frozenset[str]:
        """Whose word counts in a space, where it is of this case."""
        return self._believed.get(space, frozenset())

    @cached_property
    def _believed(self) -> Mapping[str, frozenset[str]]:
        return {space: self.vault.trust.believed(root) for space, root in self.roots.items()}

    @cached_property
    def seen(self) -> frozenset[str]:
        """The ops at which coordinators looked there."""
        believes = self.vault.trust.believes
        return frozenset(chain(*(looked(one, believes) for one in self.roots.values())))

    @cached_property
    def _heard(self) -> RecordView:
        trust = self.vault.trust
        return as_believed(self.case, trust.believes, trust.believed(self.case))
