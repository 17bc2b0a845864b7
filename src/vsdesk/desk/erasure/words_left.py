"""Told words of others in which whoever goes is named: found while the names are still known,
and kept here from then on.

Once somebody is erased nobody can look for them any more. So each such text gets a `stop`
(docs/spec/bundle.md §8.16, §10): it stays here as a whole, as it did while they were hidden.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.dependents import hanging
from vsdesk.desk.erasure.earlier_words import with_earlier
from vsdesk.desk.erasure.named_in_ours import named_in_ours
from vsdesk.desk.erasure.neighbour_mentions import named_beside, named_joined
from vsdesk.desk.erasure.order_knowledge import parted
from vsdesk.desk.erasure.words_read import WordsRead
from vsdesk.records.consent.hidden_persons import may_hide
from vsdesk.records.consent.whose_word_counts import as_believed, nobody
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.names.names_left import naming_any, naming_but
from vsdesk.records.gate.names.standing_choices import CHOICE, seen_in
from vsdesk.records.gate.persons.guards_elsewhere import Nothing
from vsdesk.records.gate.persons.hidden_people import MARK, marks_whom
from vsdesk.records.gate.redaction import own_sensitivity
from vsdesk.vault.edit import Edit
from vsdesk.vault.read.erased_links import MISTAKE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.history.erasure import RecordKey
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

_PEOPLE: Final = frozenset({"person", "source"})
_ANSWER: Final = "consent_grant"


@dataclass(frozen=True, slots=True)
class RemainingWords:
    """One field of a record that stays in which somebody who goes is named; `guarded`: they
    were hidden somewhere. `files`: the cases on whose papers it stands, though it lies in no space of theirs:
    what is written below a reference record comes along in no file. `seals`: the kind of the record, where
    nobody who goes is named, and it is closed as a whole."""

    record: str
    name: str
    who: str
    seen: str
    guarded: bool
    files: tuple[str, ...] = ()
    seals: str = ""

    def stops(self) -> Iterator[Edit]:
        """What keeps these words here."""
        if self.seals:
            yield Edit(self.seals, {"sens": SEALED}, id=self.record)
            return
        said = {"record": self.record, "field": self.name, "who": self.who}
        for parent in self.files or (self.record,):
            yield Edit(CHOICE, {**said, "seen": self.seen, "choice": "stop"}, parent=parent)


class RemainingMentions:
    """Of an order's reach who goes, and what still names them."""

    def __init__(self, vault: Vault, reached: Collection[RecordKey]) -> None:
        self._vault = vault
        self._reached = reached
        self._gone = {
            one.id: one
            for space in sorted({space for space, _ in reached})
            for one in vault.read.space(space)
            if one.kind in _PEOPLE and (space, one.id) in reached and not one.erased
        }
        self._roots = {rec for space, rec in reached if space == rec}
        self.spaces: set[str] = set()  # of the files that were read, once `left` was asked

    def read(self) -> WordsRead:
        """In which files that stay words were read for their names; once `left` was asked."""
        read, guarded = frozenset(self.spaces - self._roots), bool(self._guarded())
        return WordsRead(read, guarded, anybody=bool(self._gone))

    def left(self) -> tuple[RemainingWords, ...]:
        """Each field once, whoever was hidden first."""
        found: dict[tuple[str, str], RemainingWords] = {}
        if not self._gone:
            return ()
        guarded = self._guarded()
        file = self._together()
        self.spaces |= {one.space for one in file}
        standing = {one.id: one for one in file}
        file = replace(file, records=(*with_earlier(self._vault, file.records),))
        for people in (guarded, self._gone.keys() - guarded):
            for held, name, who in naming_any(file, self._vault.dictionary, people):
                record = standing.get(held.id, held)  # of what was put aside nothing stands
                if (record.space, record.id) not in self._reached:
                    files = () if held.id in standing else (record.space,)
                    found.setdefault(
                        (record.id, name),
                        RemainingWords(
                            record.id, name, who, seen_in(record, name), who in guarded, files
                        ),
                    )
        for record, name, who in self._of_other_entries(file, guarded):
            if (record.space, record.id) not in self._reached:
                words = (record.id, name, who, seen_in(record, name), True)
                found.setdefault((record.id, name), RemainingWords(*words))
        joined = (*named_joined(self._vault, guarded, self._around, self.spaces),)
        near = (*named_beside(self._vault, self._gone, self.spaces), *joined)
        ours = ((*one, ()) for one in named_in_ours(self._vault, self._gone))
        for record, name, whose, cases in (*near, *ours):
            who = min(whose & guarded or whose)
            if (record.space, record.id) not in self._reached:
                words = (record.id, name, who, seen_in(record, name), who in guarded)
                found.setdefault((record.id, name), RemainingWords(*words, cases))
        return tuple(found[key] for key in sorted(found))

    def answers(self) -> tuple[str, ...]:
        """What they answered, and stays: whatever it closed or narrowed stays so until a coordinator
        decides."""
        read = self._vault.read
        return tuple(
            sorted(
                one.id
                for one in read.linking_any(self._gone, _ANSWER)
                if not (one.deleted or self._gone.keys().isdisjoint(ids_of(one, "grantor")))
                and (one.space, one.id) not in self._reached
            )
        )

    def _guarded(self) -> set[str]:
        """Who was hidden anywhere: a sealed source, below whom a mark lies, who answered so
        or of whom somebody did."""
        read = self._vault.read
        found = {id for id, one in self._gone.items() if one.kind == "source"}
        found |= {who for one in read.below(self._gone, MARK) for who in marks_whom(one)}
        for one in filter(may_hide, read.linking_any(self._gone, _ANSWER)):
            found |= {*ids_of(one, "grantor", "subject")}
        return found & self._gone.keys()

    def _together(self) -> Dossier:
        """The files in which one of them stands, and those that share a
        family or an incident with these, as one: a family of a thousand cases is read once."""
        read = self._vault.read
        spaces = {one.space for one in self._gone.values()}
        spaces |= read.former.spaces_naming(self._gone.keys() | self._roots)
        found = self._around(spaces)
        first = next(iter(self._gone.values())).space
        beyond = around.beyond if (around := read.dossier(first)) is not None else Nothing()
        records = (one for space in sorted(found) for one in read.space(space))
        return Dossier(first, tuple(records), beyond=beyond)

    def _around(self, spaces: Collection[str]) -> set[str]:
        """These files, and those that share a family or an incident with them."""
        read, roots = self._vault.read, self._vault.dictionary.roots
        found, todo = set[str](), [*spaces]
        while todo:
            root = read.view(space) if (space := todo.pop()) not in found else None
            if root is not None and root.kind in roots:
                found.add(space)
                todo += self._beside(root)
        return found

    def _of_other_entries(
        self, file: Dossier, guarded: Collection[str]
    ) -> Iterator[tuple[RecordView, str, str]]:
        """Where the files of other entries of somebody guarded say what only the one that goes tells of them:
        another name, a number, the place that is kept. What those who stay are called is theirs, as whoever
        made the file in which it is told, or a coordinator, wrote it."""
        hidden = {*guarded, *(id for id, one in self._gone.items() if own_sensitivity(one))}
        for group in parted(self._vault, self._reached) if hidden else ():
            stay, there = group.people()
            spaces = self._around({row.space for row in group.stay}) - self.spaces
            if not (spaces and stay and (gone := there & hidden)):
                continue
            here = [one for space in sorted(spaces) for one in self._vault.read.space(space)]
            standing = {one.id: one for one in here}
            self.spaces |= {one.space for one in here}
            every = (*file.records, *with_earlier(self._vault, here))
            near = replace(file, records=every)
            theirs, dictionary = self._as_theirs(near, spaces), self._vault.dictionary
            for held, name, who in naming_but(near, dictionary, gone, stay, theirs):
                yield standing.get(held.id, held), name, who

    def _as_theirs(
        self, near: Dossier, spaces: Collection[str]
    ) -> Iterator[tuple[frozenset[str], Dossier]]:
        """Of these spaces those with the same makers, and all that these and coordinators wrote."""
        by_makers: dict[frozenset[str], set[str]] = {}
        for root in self._vault.read.views(spaces).values():
            by_makers.setdefault(self._vault.trust.believed(root), set()).add(root.id)
        for makers, told in by_makers.items():
            wrote = (as_believed(one, nobody, makers) for one in near)
            theirs = tuple(one for one in wrote if one.fields)
            yield frozenset(told), Dossier(near.root, theirs)

    def _beside(self, root: RecordView) -> Iterator[str]:
        if root.kind in ("case", "family"):
            yield from hanging(self._vault, root)
        yield from ids_of(root, *self._vault.dictionary.links(root.kind))


def closing(left: Collection[RemainingWords], why: str) -> list[Edit]:
    """What is written with an order: who goes is named no more, but where nobody hid them
    and it was a mistake."""
    held = (one for one in left if one.guarded or why != MISTAKE)
    return [stop for one in held for stop in one.stops()]
