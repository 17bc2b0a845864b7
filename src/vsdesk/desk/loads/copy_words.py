"""What an organisation's own copy tells beside what stands, so that whoever restores it opens no more by it:
which words wait for a coordinator's look, what they replaced, and what was removed and guards still
(docs/spec/dump.md, "What waited")."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from vsdesk.desk.loads.copy_limits import LinesAlone, held_there
from vsdesk.desk.saving import dump_rows
from vsdesk.exchange.openers import began
from vsdesk.load_mark import load_of, marked, unmarked
from vsdesk.progress import SILENT
from vsdesk.records.consent import left_empty
from vsdesk.records.copy_mark import COPIED, MARKED, is_of_held, marks
from vsdesk.records.gate.lone.lone_words import lone_records
from vsdesk.records.hashable import written
from vsdesk.records.kinds.consent import ANSWERS
from vsdesk.records.not_whole import WITHOUT
from vsdesk.vault.read.aside_copy import AsideForCopy, AsideWords
from vsdesk.vault.read.missing_here import is_anything_missing
from vsdesk.vault.read.neighbours import OF_CASES
from vsdesk.vault.read.replaced_values import CopyHistory

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.read.replaced_values import ReplacedValue
    from vsdesk.vault.vault import Vault

    Place = tuple[str, str, str]  # record, field, op

_LOADS: Final = 1_000  # of one device that have a mark each
_MORE: Final = "more"  # all further ones of it: no load is called so
_AT_ONCE: Final = 25  # dossiers that are read together
# By what a coordinator hands a file on, and ends the look at it: nothing that others told.
_TOLD: Final = ("ptext", "text")
DECIDED: Final = frozenset({"assigned", "looked", "approved", "review_state", COPIED, WITHOUT})
# What a removed record says without a word that somebody told: whom it names, and as what.
_GUARDING: Final = frozenset({"link", "links", "choice", "choices", "bool"})


class CopyWords:
    """Of one vault, for one copy. A device is a number from 1 in the order in which its words come up in the
    copy: a mark that means nothing outside of it. 0 is what does not wait."""

    def __init__(self, vault: Vault, progress: Progress = SILENT) -> None:
        self._vault = vault
        self._history = CopyHistory(vault)
        self._waiting = self._found(progress)
        self._numbers = CopyMarks()
        self._several = self._history.of_several()
        self._known: set[str] = set()  # spaces of which is known who wrote after a coordinator
        self._files = CopyFiles(vault)
        self._put_aside = AsideForCopy(vault)
        self._aside = AsideWords(())
        self._is_whole = not (self._put_aside.is_there or is_anything_missing(vault.database))

    def _found(self, progress: Progress) -> dict[Place, str]:
        """Whose word each value is that waits in any file."""
        roots = self._vault.read.lone_roots
        found: dict[Place, str] = {}
        done, total = 0, roots.total()
        for asked, ids in roots.batches():
            progress.step("looking", done, total)
            done += asked
            for start in range(0, len(ids), _AT_ONCE):
                for dossier in self._vault.read.dossiers(ids[start : start + _AT_ONCE]):
                    found.update(self._lone(dossier))
        return found

    def _lone(self, dossier: Dossier) -> Iterator[tuple[Place, str]]:
        opened = dossier.opened_by
        for one in lone_records(dossier, self._vault.dictionary):
            for name, held in one.said.items():
                if name == COPIED:  # no word of the file: whoever loads the copy says it anew
                    continue
                closes = self._closes(one.record.kind, name)
                yield from (
                    ((one.record.id, name, alt.op), alt.word)
                    for alt in held
                    if closes or alt.word not in opened
                )

    def records(self, space: str) -> list[RecordView]:
        """The records of a space, with what was put aside there of withdrawn devices: its words wait."""
        views = self._vault.read.space(space)
        self._aside = self._put_aside.of(space, views)
        self._waiting.update(self._aside.words)
        self._prepare(space, views)
        return [*self._aside.records]

    def of(self, space: str) -> SpaceWords:
        """What is to be told of the space whose `records` were asked for last."""
        return SpaceWords(
            self._waiting,
            self._numbers,
            self._history,
            began(self._vault, space),
            self._history.replaced(space, self._aside.ops),
        )

    def _prepare(self, space: str, views: Sequence[RecordView]) -> None:
        words = {alt.word for one in views for held in one.fields.values() for alt in held}
        root = next((one for one in views if one.id == space), None)
        known = root is None or root.kind in OF_CASES
        if not known and len(words) > 1 and any(map(self._history.is_other, words)):
            dossier = self._vault.read.dossier(space)
            self._waiting.update(self._lone(dossier) if dossier is not None else ())
        if known:
            self._ask_after(space, views)

    def _ask_after(self, space: str, views: Sequence[RecordView]) -> None:
        if space not in self._known:
            self._known.add(space)
            after = self._history.said_after(views, DECIDED)
            self._waiting.update(
                ((id, name, op.id), op.word)
                for id, name, op in after
                if self._closes(op.kind, name)
            )

    def held(self, root: RecordView, today: str) -> list[str]:
        """What of the file of this root does not leave by what the copy cannot say."""
        held = any(map(is_of_held, marks(root)))  # by a copy before
        told = held or self._several or self._waiting
        if root.kind not in MARKED or (self._is_whole and not told):
            return []
        dossier = self._files.of(root.id)
        if dossier is None:
            return []
        spaces = {one.space for one in dossier.records}
        alone = self._several.isdisjoint(spaces) and not dossier.without
        if alone and self._is_whole and not held and dossier.ever is None:
            return []
        for space in sorted(spaces - self._known):
            head = self._vault.read.view(space)
            if head is not None and head.space == space and head.kind in OF_CASES:
                self._ask_after(space, self._vault.read.space(space))
        known, lines = self._vault.dictionary, self._files.lines
        return held_there(dossier, known, today, self._waiting, lines)

    def _closes(self, kind: str, name: str) -> bool:
        """Whether what stood there may close: of told words each text that stands is judged by itself, and
        what somebody put right leaves nowhere (docs/spec/bundle.md §8.12)."""
        spec = self._vault.dictionary.field(kind, name)
        told = spec is not None and spec.type in _TOLD and kind not in ANSWERS
        return not told or name in left_empty.FIELDS.get(kind, ())

    def removed(self, space: str, gone: frozenset[str]) -> Iterator[dict[str, Any]]:
        """The lines of what was removed there and guards still: whom it names and as what, without words."""
        known = self._vault.dictionary
        for view in self._history.removed(space):
            values = {
                spec.name: view.every(spec.name)
                for name in view.fields
                if (spec := known.field(view.kind, name)) and spec.type in _GUARDING
            }
            named = [id for name in known.links(view.kind) for id in values.get(name, ())]
            if named:
                yield dump_rows.removed(dump_rows.row_of(view, values.items(), gone))


class CopyFiles:
    """The files of a vault, each asked for once and in the order of a copy: several are read at once, so
    that a family with many missing is read once for many of its cases."""

    def __init__(self, vault: Vault) -> None:
        self._read = vault.read
        self._roots = sorted(root for kind in MARKED for root in self._read.roots(kind))
        self._held: dict[str, Dossier] = {}
        self.lines = LinesAlone()  # of those that were read together

    def of(self, root: str) -> Dossier | None:
        """The file around a root; None where there is none."""
        if root not in self._held:
            at = bisect_right(self._roots, root)
            ids = [root, *self._roots[at : at + _AT_ONCE - 1]]
            self._held = {one.root: one for one in self._read.dossiers(ids)}
            self.lines = LinesAlone()
        return self._held.get(root)


class CopyMarks:
    """The marks of a copy, in the order in which their words come up. A device names what loads it likes:
    after so many of them all that it loaded is one voice, so that none uses up the marks of others."""

    def __init__(self) -> None:
        self._of: dict[str, int] = {}
        self._loads = Counter[str]()

    def of(self, word: str) -> int:
        """The mark of a word, a new one where it had none."""
        device_id = unmarked(word)
        if load_of(word) and word not in self._of:
            self._loads[device_id] += 1
            if self._loads[device_id] > _LOADS:
                word = marked(device_id, _MORE)
        return self._of.setdefault(word, len(self._of) + 1)


class SpaceWords:
    """Of the records of one space."""

    def __init__(
        self,
        waiting: Mapping[Place, str],
        numbers: CopyMarks,
        history: CopyHistory,
        opened: frozenset[str],
        replaced: Mapping[str, Mapping[str, Sequence[ReplacedValue]]],
    ) -> None:
        self._waiting = waiting
        self._numbers = numbers
        self._history = history
        self._opened = opened
        self._replaced = replaced

    def of(
        self,
        view: RecordView,
        values: Mapping[str, Sequence[Json]],
        gone: frozenset[str],
    ) -> dict[str, Any]:
        """The members of the line of a record that say of these values which wait, and what they replaced."""
        before = {
            name: kept
            for name, held in self._replaced.get(view.id, {}).items()
            if (kept := self._before(view, name, held, gone))
        }
        words = {
            name: self._marks(view, name, held, gone, every=name in before)
            for name, held in values.items()
        }
        wait = {self._waiting[one] for one in self._waiting_in(view)}
        made = self._history.maker(view, wait) if wait else ""
        return {
            dump_rows.MADE: self._numbers.of(made) if made else 0,
            dump_rows.WORDS: {name: held for name, held in words.items() if any(map(any, held))},
            dump_rows.BEFORE: before,
            dump_rows.OUT: self._history.took_out(view, self._opened),
            dump_rows.LOST: sorted(
                name
                for name, held in values.items()
                if name in view.overruled
                or any([*dump_rows.standing(one, gone)] != [one] for one in held)
            ),
        }

    def _waiting_in(self, view: RecordView) -> Iterator[Place]:
        places = ((view.id, name, alt.op) for name, held in view.fields.items() for alt in held)
        return (one for one in places if one in self._waiting)

    def _marks(
        self,
        view: RecordView,
        name: str,
        values: Sequence[Json],
        gone: frozenset[str],
        *,
        every: bool,
    ) -> list[list[int]]:
        """Of each value as it stands in the line whose word it is: where it is more than words that wait, of
        nobody; but of `every` one who may have replaced something there."""
        said = {written(held[0].value): held for held in view.sayings(name)}
        found = []
        for value in values:
            marks = {self._mark(view, name, a.op, a.word) for a in said.get(written(value), ())}
            held = sorted(marks) if marks and (every or 0 not in marks) else [0]
            found += [held for _ in dump_rows.standing(value, gone)]
        return found

    def _before(
        self, view: RecordView, name: str, values: Sequence[ReplacedValue], gone: frozenset[str]
    ) -> list[list[Json]]:
        """What stood there before: what guards by itself, and what stands again without a word that waits."""
        behind = {op for _, field, op in self._waiting_in(view) if field == name}
        kept: list[list[Json]] = []
        for one in reversed(values):
            again = any(op in behind for op, _ in one.by)
            if again:
                behind.add(one.op)
            if again or one.guards:
                by: list[Json] = [*sorted({self._mark(view, name, *who) for who in one.by})]
                mark = self._mark(view, name, one.op, one.word)
                kept += [[left, mark, by] for left in dump_rows.standing(one.value, gone)]
        return kept[::-1]

    def _mark(self, view: RecordView, name: str, op: str, word: str) -> int:
        place = (view.id, name, op)
        if place in self._waiting:
            return self._numbers.of(self._waiting[place])
        stands = op in view.ops(name)
        good = stands or word in self._opened or not self._history.is_other(word)
        return 0 if good else self._numbers.of(word)
