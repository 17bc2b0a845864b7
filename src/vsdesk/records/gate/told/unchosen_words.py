"""Words about which nobody chooses: what stands in a file, how an organisation called a question or a term.

Told words, read for all that keeps those here. Nothing stands in the place of a name in them: they leave as
they are, or not. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.records.gate.names.without_role import names_in_words
from vsdesk.records.gate.told.rejected_words import tell_of_death

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.gate.gate_context import GateContext
    from vsdesk.records.gate.names.name_choices import NameReader
    from vsdesk.records.gate.names.named_beside import NamedBeside
    from vsdesk.records.gate.names.surnames import Surnames
    from vsdesk.records.gate.names.suspects import Suspects

_TOLD = ("evidence_item", "description")  # a field of told words: they are read as that would be


@dataclass(frozen=True, slots=True)
class UnchosenWords:
    """Who and what is looked for in such words on one paper."""

    spec: FieldSpec | None = field(repr=False)
    told: NameReader | None = field(repr=False)
    by_role: NameReader | None = field(repr=False)
    elsewhere: frozenset[str]  # of those whom it reads for who is missing by another file
    suspects: Suspects | None = field(repr=False)
    families: tuple[Surnames, ...] = field(repr=False)
    quiet: bool  # whether it speaks as if nobody had died
    beside: NamedBeside | None = field(default=None, repr=False)  # who is missing in a case beside
    kept: frozenset[str] = field(default=frozenset(), repr=False)  # that name who was erased

    @classmethod
    def of(cls, scene: GateContext, *, quiet: bool) -> UnchosenWords:
        """Those of one request."""
        spec = scene.dictionary.field(*_TOLD)
        return cls(
            spec,
            scene.told,
            scene.by_role,
            scene.of_others.unlinked,
            scene.suspects,
            scene.families,
            quiet,
            scene.beside,
            frozenset() if scene.to.inside else scene.dossier.beyond.kept_labels(),
        )

    def __bool__(self) -> bool:
        return bool(
            self.told
            or self.elsewhere
            or self.suspects
            or self.quiet
            or any(self.families)
            or self.kept
        )

    def tells_of_death(self, text: str) -> bool:
        """Whether a text says that somebody died, where that is not said."""
        return self.quiet and tell_of_death([text])

    def names(self, text: str) -> bool:
        """Whether a text names, or may name, somebody who is not named here, or says what is not said."""
        if text in self.kept:
            return True
        if self.suspects is not None and self.suspects.out_of(text) != text:
            return True
        if any(one.out_of(text) != text for one in self.families):
            return True
        if names_in_words(self.by_role, self.elsewhere, text):
            return True
        if self.beside is not None and self.beside.names(text):
            return True
        return self.told is not None and self._tells(self.told, text)

    def _tells(self, told: NameReader, text: str) -> bool:
        found = bool(told.whom(text)) or (told.decided and bool(told.reader.spans(text)))
        return found or (self.spec is not None and told.stands_in(self.spec, text))
