"""Who asked a family for money, by the name that they used: in told words it leaves only where names of suspects do.

The told words stay as they are; on the paper a gap stands in place of the name. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from vsdesk.names.compounds import written_parts
from vsdesk.names.fold import fold
from vsdesk.records.consent.recipients import Recipient
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.name_parts import ASCENT, FAMILY, GIVEN
from vsdesk.records.gate.surnames import GAP, said_in
from vsdesk.records.gate.told_names import NameSpan, Someone, ToldNames, surest
from vsdesk.records.gate.told_texts import named_texts
from vsdesk.records.gate.unnamed import of_others

SCOPE: Final = "perpetrator_names"
_NOBODY: Final = frozenset[str]()


@dataclass(frozen=True)
class Callers:
    """Their names, looked for in every spelling."""

    names: ToldNames = field(repr=False)

    @classmethod
    def of(cls, dossier: Dossier, to: Recipient, scopes: frozenset[str]) -> Callers | None:
        """None where there is nobody, or the paper may name them: inside, and where that was agreed."""
        if to.inside or SCOPE in scopes:
            return None
        people = tuple(_people(dossier))
        return cls(ToldNames(people, of_others(dossier, _NOBODY))) if people else None

    def out_of(self, value: Json) -> Json:
        """The words as they leave: with a gap for each name that is not somebody else's of the file."""
        said = dict(named_texts(value))
        copies = {lang: copy for lang, text in said.items() if (copy := self._copied(text)) != text}
        if not copies:
            return value
        return {**value, **copies} if isinstance(value, dict) else copies.get("", value)

    def _copied(self, text: str) -> str:
        left, at = list[str](), 0
        for one in surest(span for span in self.names.spans(text) if _counts(span)):
            left += [text[at : one.start], f"[{GAP}]"]
            at = one.end
        return "".join([*left, text[at:]])


def _counts(one: NameSpan) -> bool:
    return one.sure != "maybe"


def _people(dossier: Dossier) -> Iterator[Someone]:
    """By each name that an attempt gives; a name that is written as somebody's of the file is theirs."""
    used = _ever_used(dossier)
    people = dossier.of("person") if used else ()
    theirs = {fold(one) for one in said_in(people, (*GIVEN, *ASCENT, *FAMILY))}
    for name_of, names in used:
        for name in names:
            parts = written_parts(name) if isinstance(name, str) else []
            if len(parts) == 1 and " " not in parts[0] and fold(parts[0]) in theirs:
                continue
            if parts:
                whole = (" ".join(str(name).split()),) if " " in str(name).strip() else ()
                alone = () if " " in parts[0] else (parts[0],)  # «عمار» is not «أبو عمار»
                yield Someone(name_of, "sealed", alone, tuple(parts[1:]), whole)


def _ever_used(dossier: Dossier) -> list[tuple[str, tuple[Json, ...]]]:
    """Of each attempt every name that was ever given: what somebody took out since lets no name out."""
    every = {
        one.id: one
        for read in reversed(dossier.readings)
        for one in read
        if one.kind == "extortion_attempt"
    }
    ever = dossier.beyond.ever_said(every.keys()) if every else {}
    return [(id, ever.get(id, every[id]).every("name_used")) for id in sorted(every)]
