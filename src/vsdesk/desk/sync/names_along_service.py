"""Before a hand-over: what goes along so that no other device names a source who stays here.

The rule is `records/gate/names/names_along.py`. Whoever hands over is told of told words about which
nobody chose; they go closed. On a journey there is no name to look for, so what was not handed over yet goes
closed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.dependents import hanging
from vsdesk.desk.cases.told_name_service import row_of
from vsdesk.desk.files.file_sorts import words_in
from vsdesk.desk.files.file_texts import MOST
from vsdesk.exchange import share
from vsdesk.history.op_scopes import REFERENCE
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.gate.names.chosen_places import PLACES, written
from vsdesk.records.gate.names.names_along import names_along, unsearched
from vsdesk.records.gate.names.names_attached import AttachmentNames
from vsdesk.records.gate.names.standing_choices import (
    CHOICE,
    PLEA,
    about,
    fits,
    is_of_one_plea,
    seen_in,
)
from vsdesk.records.on_screen import OnScreen
from vsdesk.vault.edit import Edit
from vsdesk.vault.read import roots
from vsdesk.vault.reopening import is_whole, may_widen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from vsdesk.desk.cases.told_name_service import NamedRow
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.names.names_along import NameAlong

_SOURCE: Final = "source"  # of all files the one that needs no guard in itself
_Key = tuple[str, str, str]  # record, field, source
_Place = tuple[str, str, str, str]  # the same, and the space in which a choice about it lies


@dataclass(frozen=True, slots=True)
class Along:
    """What is written before a hand-over; and the sources in told words, with what was chosen, for
    whoever hands over."""

    edits: tuple[Edit, ...] = field(default=(), repr=False)
    named: tuple[NamedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """Of all files: who is `named`, `where`, the choices that are `over`, and those that some file keeps."""

    named: dict[_Place, NameAlong] = field(default_factory=dict)
    where: dict[_Place, Dossier] = field(default_factory=dict)
    over: dict[str, RecordView] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)


class NamesLook:
    """The files that may name a source who stays here, and what goes along with them."""

    def __init__(
        self,
        files: Sequence[str],
        of_file: Callable[[Dossier, _Found], None],
        along: Callable[[_Found], Along],
    ) -> None:
        self.files = files
        self._of_file = of_file
        self._along = along
        self._found = _Found()

    def at(self, dossier: Dossier) -> None:
        """See `going_files.Look`."""
        self._of_file(dossier, self._found)

    def along(self) -> Along:
        """What goes along, once all were looked at."""
        return self._along(self._found)


class NamesAlongService:
    """Looks through the files that name sources who do not go to somebody."""

    def __init__(self, context: DeskContext) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._context = context
        self._no_words: set[str] = set()
        self._attached = AttachmentNames(self._texts)

    def look(self, recipients: Sequence[str] | None) -> NamesLook:
        """What looks for what is to be written before something goes to these devices (None: all
        coordinators)."""
        sources = self.sealed_from(recipients)
        away = frozenset(filter(self._vault.journey.is_away, sources))
        looks = bool(sources) and self._vault.role in ("documenter", "coordinator")
        unsent = partial(self._unsent, recipients)
        files = self._files(sources) if looks else []
        return NamesLook(files, partial(self._of_file, sources - away, away, unsent), self._along)

    def _of_file(
        self,
        sources: Collection[str],
        away: Collection[str],
        unsent: Callable[[Collection[str]], Collection[str]],
        dossier: Dossier,
        found: _Found,
    ) -> None:
        own, leads = self._context.device_id, self._context.role == "coordinator"
        waits = self._vault.erasing.locked  # they take no save, and go to nobody
        along = names_along(
            *(dossier, self._dictionary, sources, own), leads=leads, attached=self._attached
        )
        ended = (one for one in along.over if one.space not in waits)
        found.over.update({one.id: one for one in ended if self._may_widen(dossier, one)})
        found.kept.update(one.id for one in along.kept)
        unread = unsearched(dossier, self._dictionary, away, unsent)
        for one in (*along.named, *unread):
            key = (one.record.id, one.name, one.who, self._home(dossier, one.record))
            if key[-1] in waits:
                continue
            known = found.named.setdefault(key, one)
            found.where.setdefault(key, dossier)
            if known is not one:
                places = {*known.places, *one.places}
                others = known.of_others or one.of_others
                same = replace(known, places=tuple(sorted(places)), of_others=others)
                found.named[key] = same

    def _along(self, found: _Found) -> Along:
        named, where = found.named, found.where
        edits = [edit for key, one in named.items() if (edit := self._edit(where[key], one))]
        over = {id: one for id, one in found.over.items() if id not in found.kept}
        stands = {key[:3] for key in named}
        gone = (one for one in over.values() if stands.isdisjoint(_keys(one)))
        edits += [Edit(CHOICE, id=one.id, delete=True, shown=OnScreen.of([one])) for one in gone]
        told = {
            key[:3]: row_of(where[key], one.record, one.named)
            for key, one in named.items()
            if one.named
        }
        return Along(tuple(edits), tuple(told.values()))

    def sealed_from(self, recipients: Sequence[str] | None) -> frozenset[str]:
        """The sources of this vault that do not go to one of these devices (None: all coordinators)."""
        asked = self._asked(recipients)
        return frozenset[str]().union(*(share.sealed_from(self._vault, one) for one in asked))

    def _asked(self, recipients: Sequence[str] | None) -> list[str]:
        return [one.device_id for one in share.asked(self._vault, recipients)]

    def _unsent(self, recipients: Sequence[str] | None, ops: Collection[str]) -> Collection[str]:
        """Of these words those of this device that may not have gone yet to one of them."""
        own = self._context.device_id
        return self._vault.postings.unsent(own, self._asked(recipients), ops)

    def _texts(self, blob: str) -> tuple[str, ...] | None:
        """What an attachment says; None for what nobody reads, or what is not all here."""
        files = self._vault.shown
        if blob in self._no_words or files.size(blob) > MOST or not files.complete(blob):
            return None
        texts = words_in(files.read(blob))
        if texts is None:
            self._no_words.add(blob)  # a hand-over reads no picture twice
        return texts

    def _files(self, sources: Collection[str]) -> list[str]:
        """The files that name one of them, or named them once, or of which they told; and those that
        share a family or an incident with these."""
        read = self._vault.read
        todo = roots.tied_to(self._vault.database, sources)
        for source in sources:
            links = (
                id
                for one in read.space(source)
                for id in ids_of(one, *self._dictionary.links(one.kind))
            )
            todo += (held.space for id in links if (held := read.view(id)) is not None)
        found: dict[str, None] = {}
        while todo:
            space = todo.pop()
            root = read.view(space) if space not in found else None
            if root is not None and root.kind in self._dictionary.roots and root.kind != _SOURCE:
                found[space] = None
                todo += self._beside(root)
        return [*found]

    def _beside(self, root: RecordView) -> Iterator[str]:
        if root.kind in ("case", "family"):
            yield from hanging(self._vault, root)
        if root.kind == "incident":
            yield from (one.id for one in self._vault.read.linking(root.id, "case"))
        yield from ids_of(root, *self._dictionary.links(root.kind))

    def _edit(self, dossier: Dossier, one: NameAlong) -> Edit | None:
        """What goes along with the words of one field, whoever chose what; None where this device or a
        coordinator says it there, or a coordinator lets the words leave."""
        if one.choice == "keep":
            return None
        standing = [
            held for held in about(dossier, one.record, one.name) if held.every("who") == (one.who,)
        ]
        fitting = [held for held in standing if fits(held, one.record, one.name)]
        replaced = one.choice == "replace" and any(map(self._is_believed, fitting))
        if one.of_others and not replaced:  # whoever wrote the words would hear whom they name
            return None
        choice = "replace" if replaced else "stop"
        said: dict[str, Json] = {PLACES: written(one.places)}
        said |= {"code": one.code} if one.code else {}
        same = [held for held in fitting if held.every("choice") == (choice,)]
        believed = filter(self._is_believed, same)
        if any(
            all(self._says(held, name, value) for name, value in said.items()) for held in believed
        ):
            return None
        if own := [held for held in same if self._may_widen(dossier, held)]:
            return Edit(CHOICE, said, id=own[0].id)
        said |= {"record": one.record.id, "field": one.name, "who": one.who}
        said |= {"seen": seen_in(one.record, one.name), "choice": choice}
        heard = [*filter(self._is_believed, same)]
        if heard and all(map(is_of_one_plea, heard)):  # what goes along answers no plea beside
            said[PLEA] = heard[0].value(PLEA)
        home = self._home(dossier, one.record)
        above = one.record.id if home == one.record.space else home
        return Edit(CHOICE, said, id=self._context.new_id(), parent=above)

    def _home(self, dossier: Dossier, record: RecordView) -> str:
        """The space of a choice about a record: its own, but where only coordinators are heard that of each
        file that draws it."""
        shared = record.space == REFERENCE and self._context.role != "coordinator"
        return dossier.root if shared else record.space

    def _says(self, choice: RecordView, name: str, value: Json) -> bool:
        heard = self._vault.trust.heard(choice)
        return any(heard(one.word) and one.value == value for one in choice.standing(name))

    def _may_widen(self, dossier: Dossier, choice: RecordView) -> bool:
        """Whether this device's own choice may be changed or taken out by what is found here: nothing is
        known to be missing or was put aside, and no other life of this device said it; else another one
        stands beside."""
        ops = {said.op for each in choice.fields.values() for said in each}
        whole = self._is_own(choice) and is_whole(dossier, [*map(str, choice.every("who"))])
        return whole and may_widen(self._vault, ops)

    def _is_own(self, choice: RecordView) -> bool:
        """Whether what is chosen in it is this device's word alone, and no load's."""
        return {one.word for one in choice.standing("choice")} == {self._context.device_id}

    def _is_believed(self, choice: RecordView) -> bool:
        """Whether coordinators or this device chose it: nobody else opens the rest of a text by it."""
        said = choice.standing("choice")
        return bool(said) and all(map(self._vault.trust.heard(choice), [one.word for one in said]))


def _keys(choice: RecordView) -> set[_Key]:
    return {
        (str(record), str(name), str(who))
        for record in choice.every("record")
        for name in choice.every("field")
        for who in choice.every("who")
    }
