"""The code of a source as it stands outside, whatever asks for it: its own, where that is one
and names nobody. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vsdesk.records.dictionary.case_numbers import source_code
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.names.standing_choices import CHOICE
from vsdesk.records.source_ids import meant

_DIGITS_OF_A_NUMBER: Final = 7  # so many could be dialled


def code_of(dossier: Dossier, id: str, *name: Callable[[str], bool]) -> str:
    """What somebody wrote as its code, unless that could be dialled, or one of these finds that it does
    `name` somebody or a family name that stays; else the program's."""
    held = meant(dossier, id)
    if held is not None and held.kind == "source":
        said = held.every("code")
    else:
        said = tuple(dossier.once(_along).get(id, ()))
    own = said[0] if len(said) == 1 and isinstance(said[0], str) else ""
    rings = sum(map(str.isdigit, own)) >= _DIGITS_OF_A_NUMBER
    return own if own and not (rings or any(one(own) for one in name)) else source_code(id)


def _along(dossier: Dossier) -> Mapping[str, frozenset[str]]:
    """The codes of sources that are on other devices, as who made them says with a choice."""
    found: dict[str, frozenset[str]] = {}
    for one in dossier.of(CHOICE):
        for said in one.alternatives("code"):
            for who in ids_of(one, "who"):
                if isinstance(said.value, str) and dossier.beyond.made_by(who, said.word):
                    found[who] = found.get(who, frozenset()) | {said.value}
    return found
