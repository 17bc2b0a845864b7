"""Where the files beside a case name whoever goes: other families' cases that share its incident, now or
before, or the words of a reference record (records/gate/names/named_beside.py); and the reports that were
joined with it, where they name a relative of its family who is guarded.

Their papers looked for the name while it was here; once it is gone they cannot.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from vsdesk.desk.erasure.earlier_words import with_earlier
from vsdesk.desk.erasure.entries_left import other_entries
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.names.named_beside import NamedBeside
from vsdesk.records.gate.names.names_left import looking_for, said_in, words_of
from vsdesk.records.gate.names.shared_words import SHARED
from vsdesk.records.gate.told.told_texts import texts_in, ways_to_read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

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
    files = vault.read.dossiers(sorted(_beside(vault, people)))
    yield from _named_in(vault, files, lambda file: _reader(vault, file, people).whom, read)


def named_joined(
    vault: Vault,
    people: Collection[str],
    around: Callable[[Collection[str]], set[str]],
    read: set[str],
) -> Iterator[NamedThere]:
    """The same of the other entries of whoever is missing in the files that were read, and of what lies
    `around` them: where the gate itself looks for one of these people, by a whole name or a number. Who bears
    a part of the name is somebody else."""
    if not people:
        return
    entries = other_entries(vault, {one for one in read if vault.kind_of(one) == "case"})
    found = vault.read.dossiers(sorted(around(entries) - read)) if entries else ()
    files = (one for one in found if not _guarded_in(one, people).isdisjoint(people))
    yield from _named_in(vault, files, lambda file: _whole_names(vault, file, people), read)


def named_wholly(vault: Vault, file: Dossier, people: Collection[str]) -> Iterator[NamedThere]:
    """The same in one file, of these people who are guarded elsewhere."""
    yield from _named_in(vault, (file,), lambda one: _whole_names(vault, one, people), set())


def _guarded_in(file: Dossier, people: Collection[str]) -> frozenset[str]:
    """Whom of these the gate looks for in a file, though they lie elsewhere."""
    return frozenset(one.id for one in file.beyond.guarding()).intersection(people)


def _whole_names(
    vault: Vault, file: Dossier, people: Collection[str]
) -> Callable[[str], frozenset[str]]:
    """Who of these is named by a text without a doubt."""
    theirs = _guarded_in(file, people)
    reader = looking_for(file.ever or file, vault.dictionary, theirs).reader

    def whom(text: str) -> frozenset[str]:
        spans = (one for way in ways_to_read(text) for one in reader.spans(way))
        return theirs.intersection(who for one in spans if one.sure == "sure" for who in one.who)

    return whom


def _named_in(
    vault: Vault,
    files: Iterable[Dossier],
    reader: Callable[[Dossier], Callable[[str], frozenset[str]]],
    read: set[str],
) -> Iterator[NamedThere]:
    """The fields of words that stand in these files, or ever stood, by who is named there."""
    found: dict[tuple[str, str], NamedThere] = {}
    for file in files:
        standing = {one.id: one for one in file}
        read.update(one.id for one in file if one.id == one.space)
        ever = replace(file, records=(*with_earlier(vault, file.records),))
        whom = reader(ever)
        for record in (one for one in ever if not one.deleted):
            shared, aside = record.kind in SHARED, record.id not in standing
            apart = (file.root,) if shared else (record.space,) if aside else ()
            for spec in words_of(vault.dictionary, record):
                key = record.id, said_in(record, spec)
                if key in found and not shared:
                    continue
                texts = {text for one in record.every(key[1]) for text in texts_in(one)}
                if who := frozenset[str]().union(*map(whom, sorted(texts))):
                    told = (*(found[key].files if key in found else ()), *apart)
                    found[key] = NamedThere(standing.get(record.id, record), key[1], who, told)
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
