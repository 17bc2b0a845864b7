"""Other entries of a missing person that what goes guarded: once it is gone nobody knows what was asked
there.

So a request to stop is written where they lie, without a word: nothing leaves for anybody outside until a
coordinator answers it, as nothing is known any more that could be weighed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.dependents import hanging
from vsdesk.desk.cases.letting_go import questions_of
from vsdesk.desk.erasure.said_for_good import for_good
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.checks.pauses import pause_of
from vsdesk.records.checks.risk import is_red
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.gate.entry_alone import closes
from vsdesk.records.gate.exit_state import OPEN, state_for
from vsdesk.records.gate.persons.hidden_people import marks_of, marks_whom
from vsdesk.records.gate.request import Request
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.history.erasure import RecordKey
    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.vault import Vault

_ANSWER: Final = "consent_grant"
_PAIR: Final = "duplicate_link"
_OUTSIDE: Final = "public"  # any body outside: what pauses an exit pauses it for all of them


def entries_left(vault: Vault, reached: Collection[RecordKey], today: str) -> tuple[str, ...]:
    """The cases that stay and were guarded by the file of a case that goes, or of which a
    part goes that guards: by what stands there, by what it closes by itself, or, whatever it is, by what
    the gate says with it and without. What closes the one that stays now may end, and is not asked."""
    gone = {rec for _, rec in reached}
    return tuple(
        case
        for case in entries_beside(vault, reached)
        if (file := vault.read.dossier(case)) is not None
        and (going := [one for one in file.joined if one.root in gone or _loses(one, gone)])
        and (any(map(_guards, going)) or _closes(vault, file, going, today))
    )


def entries_beside(vault: Vault, reached: Collection[RecordKey]) -> list[str]:
    """The other entries that stay of the persons of a case that goes, or of which a part goes; none that an
    earlier order erased."""
    gone = {rec for _, rec in reached}
    found = other_entries(vault, {*_cases(vault, reached)}, gone) - gone
    return [one for one in sorted(found) if _stands(vault, one)]


def other_entries(
    vault: Vault, cases: Collection[str], gone: Collection[str] = frozenset()
) -> set[str]:
    """The other entries of the persons of these cases, and what names somebody who goes; nearly always none,
    and a family of a thousand cases is asked once."""
    read = vault.read
    heads = [view for case in cases if (view := read.view(case)) is not None]
    people = {id: case.id for case in heads for id in ids_of(case, "person")}
    ends = {*cases, *people}
    found = {one.id for one in read.linking_any(gone, "case") if {*ids_of(one, "person")} & {*gone}}
    linked = {
        id for one in read.linking_any(ends, _PAIR) for id in ids_of(one, "first", "second")
    } & ends
    naming = read.linking_any(people, "case")
    named = Counter(id for one in naming for id in ids_of(one, "person"))
    linked |= {id for id in people if named[id] > 1}
    found |= {one.id for one in naming if any(named[id] > 1 for id in ids_of(one, "person"))}
    for case in {people.get(id, id) for id in linked}:
        file = read.dossier(case)
        found |= {one.root for one in (file.joined if file is not None else ())}
    return found


def stops(
    vault: Vault, cases: Collection[str], reached: Collection[RecordKey], today: str
) -> list[Edit]:
    """What is written for each: in its family, or, where none stays by the word of who made the case, a red
    risk of the case."""
    families: dict[str, None] = {}
    edits = []
    for case in cases:
        view = vault.read.view(case)
        tied = ids_of(for_good(vault, view, view), "family") if view is not None else []
        theirs = [id for id in tied if (id, id) not in reached and _stands(vault, id)]
        families |= dict.fromkeys(theirs)
        if not theirs:
            edits.append(Edit("risk_assessment", {"level": "red", "date": today}, parent=case))
    asked = {"type": "stop", "received": today, "due": today}
    return edits + [Edit("family_request", asked, parent=id) for id in families]


def _stands(vault: Vault, root: str) -> bool:
    """Whether a root is here and was not erased before: nothing is written into one that was."""
    view = vault.read.view(root)
    return view is not None and not view.erased


def _cases(vault: Vault, reached: Collection[RecordKey]) -> Iterator[str]:
    """The cases of which something goes, and those of the families of which something does."""
    for space in {space for space, _ in reached}:
        root = vault.read.view(space)
        if root is not None and root.kind == "case":
            yield space
        if root is not None and root.kind == "family":
            yield from hanging(vault, root)


def _loses(file: Dossier, gone: Collection[str]) -> bool:
    return any(one.id in gone for one in file.of(_ANSWER))


def _closes(vault: Vault, file: Dossier, going: Collection[Dossier], today: str) -> bool:
    """Whether an exit is closed by other entries: by one that goes, as it is or by what is missing there,
    because they are too many, or else because it would be open by the file alone."""
    alone = vault.read.alone(file.root)
    asked = questions_of((file, *going), vault.dictionary.vocabularies)
    said = [Request(purpose, to, "B", today, named_recipient=name) for purpose, to, name in asked]
    if file.beyond.crowded() or any(closes(one, entry) for one in said for entry in going):
        return True
    here = {one.space for one in alone or ()}
    if any(_lacks(entry, here) for entry in going):
        return True
    return alone is not None and any(
        state_for(one, alone) in OPEN and state_for(one, file) not in OPEN for one in said
    )


def _lacks(file: Dossier, beside: Collection[str]) -> bool:
    """Whether something is missing in the spaces of a file, but for these."""
    spaces = {one.space for one in file}.difference(beside)
    return any(one.space in spaces for one in file.beyond.missing())


def _guards(file: Dossier) -> bool:
    """Whether anybody answered there, or something was asked about who is missing, or something stops it."""
    missing = missing_person_ids(file)
    return (
        any(read.of(_ANSWER) for read in file.readings)
        or any(not marks_whom(one).isdisjoint(missing) for one in marks_of(file))
        or is_red(file)
        or pause_of(file, _OUTSIDE) is not None
    )
