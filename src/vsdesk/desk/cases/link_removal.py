"""What closes something, and would no more once a save takes away a link by which a file guards another:
a decision about two reports, another entry of a relative, a family; or once an act is taken back, whatever
it wrote. It is tried, and nothing stays.

Asked before each act that may take such a link away, in whichever kind and field it is.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.dependents import hanging
from vsdesk.desk.cases.letting_go import EndedClosures, closed, joined, questions_of
from vsdesk.records.guarding_links import PAIR, guarding_links
from vsdesk.vault.read.tied_files import tied_files, touching
from vsdesk.vault.trial import tried_in
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.desk.cases.letting_go import FileClosure
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.consent.many_bodies import Question
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault

# Asked of whoever acts, where something ends (an English literal, for `Words.say`).
OPENS: Final = mark("By this, what is closed now may leave. Go on all the same?")
_KINDS: Final = ("case", "family")
_CASES: Final = 5  # of each family, whose exits are asked
_FILES: Final = 20


def ended_by(
    context: DeskContext, edits: Sequence[Edit], *, back: bool = False, each: bool = False
) -> EndedClosures:
    """What these edits end, saved as an act or as what takes one `back`: then `each` is looked at, else those
    that may take such a link away. On the writer's thread, in no transaction. Raises what the save does."""
    vault = context.vault
    acts = [one for one in edits if one.id and (back or each or unties(vault.dictionary, one))]
    files = {id: one for id in _roots(vault, acts) if (one := vault.read.dossier(id)) is not None}
    if not files:
        return EndedClosures()
    lists = context.dictionary.vocabularies
    asked = {id: questions_of((file, *file.joined), lists) for id, file in files.items()}

    def at(file: Dossier) -> FileClosure:
        return _closed(context, file, asked[file.root])

    after = tried_in(
        vault, lambda: context.saving.write(edits, back=back, links=not back), files, at
    )
    return joined(at(file).ended_by(after[id]) for id, file in files.items() if id in after)


def unties(dictionary: Dictionary, edit: Edit) -> bool:
    """Whether an edit may take away such a link, or what it says: it removes its record, or writes in it."""
    names = {name for kind, name in dictionary.once(guarding_links) if kind == edit.kind}
    joins = edit.kind == PAIR
    return bool(names) and (edit.delete or joins or not names.isdisjoint(edit.set))


def _roots(vault: Vault, edits: Sequence[Edit]) -> list[str]:
    """The files that these tie, what hangs on them, and that in which they lie; none that goes as a whole."""
    if not edits:
        return []
    ids = {one.id for one in edits if one.id}
    gone = {one.id for one in edits if one.id and one.delete}
    views = vault.read.views(sorted(ids)).values()
    tied = tied_files(vault.database, vault.dictionary, ids) | {one.space for one in views}
    whole = {one.id for one in views if one.id in gone and one.id == one.space}
    tied |= touching(vault.database, whole).keys()
    return [*islice(dict.fromkeys(_near(vault, sorted(tied - whole))), _FILES)]


def _near(vault: Vault, roots: Sequence[str]) -> Iterator[str]:
    heads = [one for one in vault.read.views(roots).values() if one.kind in _KINDS]
    yield from (one.id for one in heads)
    for one in heads:
        yield from islice(hanging(vault, one), _CASES)


def _closed(context: DeskContext, file: Dossier, asked: Sequence[Question]) -> FileClosure:
    """Of what guards in a file not what only guards in another one, and stands there still."""
    found = closed(file, asked, context)
    guards = frozenset(
        (id, guard)
        for id, guard in found.guards
        if file.get(id) is not None or context.vault.read.view(id) is None
    )
    return replace(found, guards=guards)
