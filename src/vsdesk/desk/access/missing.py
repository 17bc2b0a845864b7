"""What a file lacks, by the device that wrote it, and a coordinator's word that it goes on without that.

The meaning is that of the gate (docs/spec/bundle.md §8.17). Raises UserError E_NOT_FOUND, E_ROLE, E_REASON,
E_KIND, E_CHANGED where other things are missing by now than were shown.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.records.not_whole import HAVE, WITHOUT
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.context import DeskContext
    from vsdesk.records.not_whole import Missing

_MOST: Final = 6_000  # things that one field names: some 400 KB


@dataclass(frozen=True, slots=True)
class MissingFrom:
    """What one device wrote of a file and has not come: `saves` before others of it that are here, `bodies`
    behind saves that are. `name` and `letter` as coordinators gave them, else ""."""

    device_id: str
    name: str = field(repr=False)
    letter: str
    saves: int
    bodies: int
    ids: tuple[str, ...] = field(repr=False)


class MissingService:
    """Reads it, and writes that word."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._context = context
        self._cases = cases

    def of(self, root: str) -> tuple[MissingFrom, ...]:
        """What is missing of the file of a case, a family or an incident; nothing where all of it is here."""
        by: dict[str, list[Missing]] = defaultdict(list)
        for one in self._missing(root):
            by[one.device_id].append(one)
        return tuple(
            MissingFrom(
                device_id,
                self._context.device_name(device_id),
                self._vault.trust.letter_of(device_id),
                sum(not one.is_body for one in some),
                sum(one.is_body for one in some),
                tuple(one.id for one in some),
            )
            for device_id, some in sorted(by.items())
        )

    def go_on_without(self, root: str, shown: Iterable[str], why: str) -> Change:
        """Write down that just what was `shown` (ids) will not come, and why: the file goes on without it.

        It stands where it is missing, for all files that touch that, else at this file's root. What comes all
        the same counts as ever. A coordinator does this.
        """
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")
        if not why.strip():
            raise UserError("E_REASON")
        head = self._cases.record(root)
        if head.kind not in HAVE:
            raise UserError("E_KIND", kind=head.kind)
        found = self._missing(root)
        if not found or {one.id for one in found} != {*shown}:
            raise UserError("E_CHANGED")
        at: dict[str, set[str]] = defaultdict(set)
        for one in found:
            at[one.space if self._has_root(one.space) else root].add(one.id)
        edits = [self._edit(where, ids) for where, ids in sorted(at.items())]
        return self._cases.save(edits, why.strip())

    def _missing(self, root: str) -> tuple[Missing, ...]:
        return self._cases.dossier(root).beyond.missing()

    def _has_root(self, space: str) -> bool:
        view = self._vault.read.view(space)
        return view is not None and view.kind in HAVE and not view.deleted

    def _edit(self, root: str, ids: set[str]) -> Edit:
        head = self._cases.record(root)
        before = {
            id for said in head.every(WITHOUT) if isinstance(said, str) for id in said.split()
        }
        named = [*sorted(ids), *sorted(before - ids)][:_MOST]
        return Edit(head.kind, {WITHOUT: " ".join(sorted(named))}, id=root)
