"""What a file lacks, or the whole vault, by the device that wrote it, and a coordinator's word that it goes
on without that.

The meaning is that of the gate (docs/spec/bundle.md §8.17). Raises UserError E_NOT_FOUND, E_ROLE, E_REASON,
E_KIND, E_CHANGED where other things are missing by now than were shown.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.records.not_whole import AGAIN, HAVE, NEVER, WITHOUT, names_of
from vsdesk.records.own_work import OWN_WORK
from vsdesk.vault.edit import Edit
from vsdesk.vault.read.missing_anywhere import missing_anywhere
from vsdesk.vault.read.missing_here import missing_ties, ops_of_entries, went_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.not_whole import MissingPiece

WHOLE: Final = ""  # in place of a root: what is asked of the whole vault
_OF_FILES: Final = {*HAVE, OWN_WORK}
_MOST: Final = 6_000  # things that one save names at a root, some 400 KB; of more there are several


@dataclass(frozen=True, slots=True)
class MissingFrom:
    """What one device wrote of a file and has not come: `saves` before others of it that are here, `bodies`
    behind saves that are. `name` and `letter` as coordinators gave them, else "". What is decided of `ties`
    holds for all files."""

    device_id: str
    name: str = field(repr=False)
    letter: str
    saves: int
    bodies: int
    ties: int  # of the bodies, those that may tie any files to each other
    ids: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class WentOn:
    """A coordinator's word (`op`, at a root; "" for the vault) by which something goes on without so many
    `things` that are missing still, and why; `letter` is that of their device."""

    op: str
    root: str
    things: int
    letter: str
    why: str = field(repr=False)


class MissingService:
    """Reads it, and writes that word."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._context = context
        self._cases = cases

    def of(self, root: str) -> tuple[MissingFrom, ...]:
        """What is missing of the file of a case, a family, an incident or an activity; of `WHOLE` what
        keeps back that is asked of the whole vault. Nothing where all of it is here."""
        by: dict[str, list[MissingPiece]] = defaultdict(list)
        for one in self._missing(root):
            by[one.device_id].append(one)
        ties = self._ties() if by else frozenset[str]()
        return tuple(
            MissingFrom(
                device_id,
                self._context.device_name(device_id),
                self._vault.trust.letter_of(device_id),
                sum(not one.is_body for one in some),
                sum(one.is_body for one in some),
                sum(one.id in ties for one in some),
                tuple(one.id for one in some),
            )
            for device_id, some in sorted(by.items())
        )

    def go_on_without(self, root: str, shown: Iterable[str], why: str) -> Change:
        """Write down that just what was `shown` (ids) will not come, and why: the file goes on without it.

        It stands where it is missing, for all files that touch that, else at this file's root; what may tie
        any files, for all of them. Of `WHOLE`, and of an activity, which opens no file of a family, by
        itself. What comes all the same counts
        as ever. A coordinator does this. What more than one save holds is written in several, and whoever is
        stopped between them goes on with what is left.
        """
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")
        if not why.strip():
            raise UserError("E_REASON")
        if root != WHOLE and (kind := self._cases.record(root).kind) not in _OF_FILES:
            raise UserError("E_KIND", kind=kind)
        found = self._missing(root)
        if not found or {one.id for one in found} != {*shown}:
            raise UserError("E_CHANGED")
        named = self._named(found) if root == WHOLE else self._named_at(root, found)
        return self._write(named, why.strip())

    def went_on(self, root: str) -> tuple[WentOn, ...]:
        """By which words the file of a case, a family or an incident goes on without something, as far as
        they stand there, in files that are tied to it, or for all files; of `WHOLE` those of the whole
        vault."""
        vault = self._vault
        roots = None if root == WHOLE else self._near(root)
        return tuple(
            WentOn(
                op.id,
                WHOLE if op.kind == NEVER else op.rec,
                things,
                vault.trust.letter_of(op.device_id),
                op.why or "",
            )
            for op, things in went_on(vault.database, vault.rules, roots)
        )

    def wait_again(self, root: str, shown: Iterable[str], why: str) -> Change:
        """Take back just the words that were `shown` (ops), and write why: what they named is waited for
        again, wherever they opened something. A coordinator does this, whoever said it."""
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")
        if not why.strip():
            raise UserError("E_REASON")
        found = self.went_on(root)
        if not found or {one.op for one in found} != {*shown}:
            raise UserError("E_CHANGED")
        at: dict[str, list[str]] = defaultdict(list)
        for one in found:
            at[one.root].append(one.op)
        return self._cases.save(self._backs(at), why.strip())

    def _near(self, root: str) -> set[str]:
        """The roots at which a look at this file may have written: its own, and cases that are tied there."""
        spaces = {root, *(one.space for one in self._cases.dossier(root).records)}
        tied = self._vault.read.linking_any(spaces, "case")
        return spaces | {one.space for one in tied}

    def _backs(self, at: Mapping[str, Sequence[str]]) -> list[Edit]:
        """What takes back these words, by their root."""
        return [
            Edit(
                NEVER if root == WHOLE else self._cases.record(root).kind,
                {WITHOUT: " ".join(f"{AGAIN}{op}" for op in sorted(ops))},
                id=root or None,
            )
            for root, ops in sorted(at.items())
        ]

    def _ties(self) -> frozenset[str]:
        return missing_ties(self._vault.database, self._vault.rules)

    def _missing(self, root: str) -> tuple[MissingPiece, ...]:
        if root == WHOLE:
            return missing_anywhere(self._vault)
        return self._cases.dossier(root).beyond.missing()

    def _named(self, found: Sequence[MissingPiece]) -> dict[str, list[str]]:
        """What the whole vault goes on without. It opens no file: that is asked of each by itself."""
        ops = ops_of_entries(self._vault.database, (one.entry for one in found))
        return {WHOLE: names_of(found, ops)}

    def _has_root(self, space: str) -> bool:
        view = self._vault.read.view(space)
        return view is not None and view.kind in HAVE and not view.deleted

    def _named_at(self, root: str, found: Iterable[MissingPiece]) -> dict[str, list[str]]:
        """By root at which it is written what is named there."""
        at: dict[str, list[MissingPiece]] = defaultdict(list)
        else_at, ties = (root if self._has_root(root) else WHOLE), self._ties()
        has_root = {space: self._has_root(space) for space in {one.space for one in found}}
        for one in found:
            here = one.space if has_root[one.space] else else_at
            at[WHOLE if one.id in ties else here].append(one)  # one look for all files
        ops = ops_of_entries(self._vault.database, (one.entry for one in found))
        return {where: names_of(some, ops) for where, some in sorted(at.items())}

    def _write(self, named: Mapping[str, Sequence[str]], why: str) -> Change:
        kinds = {root: NEVER if root == WHOLE else self._cases.record(root).kind for root in named}
        said: dict[str, list[str]] = defaultdict(list)
        for start in range(0, max(map(len, named.values())), _MOST):
            edits = [
                Edit(kinds[root], {WITHOUT: " ".join(some)}, id=root or None)
                for root, names in named.items()
                if (some := names[start : start + _MOST])
            ]
            change = self._cases.save(edits, why)
            for edit, id in zip(edits, change.ids, strict=True):
                said[edit.id or WHOLE] += self._cases.record(id).ops(WITHOUT)
        return replace(change, back=tuple(self._backs(said)))
