"""Where the files beside a case name whoever goes: other families' cases that share its incident, now or
before, or the words of a reference record (records/gate/names/named_beside.py).

Their papers looked for the name while the case was here; once it is gone they cannot.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from vsdesk.desk.erasure.earlier_words import with_earlier
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.names.named_beside import NamedBeside
from vsdesk.records.gate.names.names_left import said_in, words_of
from vsdesk.records.gate.names.shared_words import SHARED
from vsdesk.records.gate.told.told_texts import texts_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.vault import Vault


class NamedThere(NamedTuple):
    """A field of words in these files, as a paper of theirs reads it, and who of those who are missing in a
    case of their own is named there. `files`: of a record that lies in no space of a case or family, the
    cases of which it is told, and of one that was put aside the root of its space; else none."""

    record: RecordView
    name: str
    who: frozenset[str]
    files: tuple[str, ...]


def named_beside(vault: Vault, people: Collection[str], read: set[str]) -> Iterator[NamedThere]:
    """Each once, of all files beside those of these people; the spaces of these files come into `read`."""
    found: dict[tuple[str, str], NamedThere] = {}
    for file in vault.read.dossiers(sorted(_beside(vault, people))):
        standing = {one.id: one for one in file}
        read.update(one.id for one in file if one.id == one.space)
        ever = replace(file, records=(*with_earlier(vault, file.records),))
        reader = _reader(vault, ever, people)
        for record in (one for one in ever if not one.deleted):
            shared, aside = record.kind in SHARED, record.id not in standing
            apart = (file.root,) if shared else (record.space,) if aside else ()
            for spec in words_of(vault.dictionary, record):
                key = record.id, said_in(record, spec)
                if key in found and not shared:
                    continue
                texts = {text for one in record.every(key[1]) for text in texts_in(one)}
                if who := frozenset[str]().union(*map(reader.whom, sorted(texts))):
                    files = (*(found[key].files if key in found else ()), *apart)
                    found[key] = NamedThere(standing.get(record.id, record), key[1], who, files)
    yield from found.values()


def _reader(vault: Vault, file: Dossier, people: Collection[str]) -> NamedBeside:
    """Who looks in one file for these alone, whatever they answered."""
    every = frozenset(who for group in file.beyond.beside() for who in group.cases)
    others = every.difference(people)
    missing = missing_person_ids(file)
    return NamedBeside(file, vault.dictionary, missing, others, lambda _file, _who: False)


def _beside(vault: Vault, people: Collection[str]) -> set[str]:
    """The cases that share something with one in which one of these is missing, or was."""
    read = vault.read
    cases = {one.id for one in read.linking_any(people, "case")}
    cases |= {case for one in people for case in read.former.naming(one, "case")}
    found = set[str]()
    for file in read.dossiers(sorted(cases)):
        for group in file.beyond.beside():
            shared = group.called.root
            found.update(*group.cases.values())
            found |= {one.id for one in read.linking(shared, "case")}
            found |= {*read.former.naming(shared, "case")}
    return found - cases
