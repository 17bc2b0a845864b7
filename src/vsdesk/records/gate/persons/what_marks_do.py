"""What each mark does on which paper, for whoever writes it down. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vsdesk.records.gate.persons.hidden_people import (
    FIRST_NAME,
    NOT_KNOWN,
    NOT_NAMED,
    NOT_ON_PAPERS,
    PLACE_UNKNOWN,
    WORDS_REJECTED,
)
from vsdesk.words import mark

DOES: Final[Mapping[str, str]] = {
    NOT_NAMED: mark(
        "On no paper, table or file that leaves do they stand, by name or as a relative, but on their own paper. A missing person stays there without a name, a number or a paper of theirs."
    ),
    FIRST_NAME: mark(
        "On papers, tables and files that leave they stand by the given name alone, but on their own paper. Other names, numbers and papers of theirs stay, and told words have a gap for the family name."
    ),
    NOT_KNOWN: mark(
        "On no paper, table or file that leaves do they stand, and no number of people, wives, children or members leaves. Of the case of such a person nothing leaves."
    ),
    NOT_ON_PAPERS: mark(
        "On papers of whoever is chosen (nobody: of every family), and on those for the Red Cross and Red Crescent that they carry, they stand nowhere, as if there were nobody. Other authorities and organisations see them as before."
    ),
    PLACE_UNKNOWN: mark(
        "Whatever says where they are, and their ways of contact, stay here. Of a missing person every place stays here but that of the disappearance."
    ),
    WORDS_REJECTED: mark(
        "These words are rejected: on papers of the family, and on what everybody may read, nothing says them of this person, or others that mean the same. If it is that one relative is not to hear it, choose that relative: it is written here, at the person of whom it is told."
    ),
}
DOES_TOWARDS: Final = mark(
    "Only on papers of whoever is chosen here, on those for the Red Cross and Red Crescent that they carry, and on what everybody may read. All other papers, of authorities too, show them as before."
)

NOT_TO_HEAR: Final = mark(
    "Whoever is chosen is not to hear it: no paper of theirs, and nothing that everybody may read, says these words of this person, or others that mean the same. All other papers say them as before."
)


def does(type: str, *, towards: bool) -> str:
    """What a mark does (an English literal), `towards` somebody who was chosen or towards all; "" for
    none."""
    if towards and type == WORDS_REJECTED:
        return NOT_TO_HEAR
    of_some = towards and type in (NOT_NAMED, FIRST_NAME, NOT_KNOWN, PLACE_UNKNOWN)
    return DOES_TOWARDS if of_some else DOES.get(type, "")
