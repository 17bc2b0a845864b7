"""Where the record of a line lies: below what, in which space; and what its links name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vsdesk.errors import UserError
from vsdesk.vault.edit import Edit
from vsdesk.vault.save import FIXED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk.saving.line_form import Also
    from vsdesk.desk.saving.line_layers import LoadedLine
    from vsdesk.desk.saving.remarks import Remarks
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.vault import Vault


class LinePlaces:
    """Finds the place of each line of one file. `kinds`: the kinds of its records by id."""

    def __init__(
        self,
        vault: Vault,
        known: Dictionary,
        kinds: Mapping[str, str],
        remarks: Remarks,
        *,
        dump: bool,
    ) -> None:
        self._vault = vault
        self._known = known
        self._kinds = kinds
        self._remarks = remarks
        self._dump = dump

    def is_journal(self, line: int, row: Mapping[str, Any]) -> bool:
        """Whether a line is of a device's own journal: in a dump to be read; each device writes only its
        own."""
        own = self._known.journal(row["kind"])
        if own:
            self._remarks.add("journal", line, row["kind"])
        return own

    def edit(
        self, line: int, row: Mapping[str, Any], values: Mapping[str, Json], also: Also
    ) -> Edit | None:
        """The edit of a line; None where its place is not known. Raises UserError E_LINK for typed lines."""
        kind, parent = row["kind"], row.get("parent")
        self._look_at_links(line, kind, values, also)
        above = self._kind_of(parent) if parent else None
        fits = self._known.may_lie_below(kind, above)
        if not self._dump:
            if not fits or (parent and above is None):
                raise UserError("E_LINK", kind=kind, field="parent", line=line)
            return Edit(kind, values, row.get("id"), parent)
        space, rule = (None, "") if above is not None else self._space(row)
        if rule:
            self._remarks.add(rule, line, kind)
            return None
        if not fits:
            self._remarks.add("place", line, kind)
        return Edit(kind, values, row.get("id"), parent, space)

    def spaces(self, ordered: Sequence[LoadedLine]) -> dict[str, str]:
        """The space of each record of the file, by its id; `ordered`: parents first."""
        found: dict[str, str] = {}
        for one in ordered:
            edit = one.edit
            above = (
                self._vault.read.view(edit.parent)
                if edit.parent not in found and edit.parent
                else None
            )
            space = above.space if above is not None else found.get(edit.parent or "")
            if edit.id:
                found[edit.id] = space or edit.space or edit.id
        return found

    def with_parents(self, taken: list[LoadedLine]) -> list[LoadedLine]:
        """Those whose way up is taken too, or is here."""
        left = taken
        while True:
            ids = {one.edit.id for one in left if one.edit.id}
            kept = [one for one in left if self._stands(one.edit, ids)]
            if len(kept) == len(left):
                return kept
            for one in left:
                if not self._stands(one.edit, ids):
                    self._remarks.add("lost", one.line, one.edit.kind)
            left = kept

    def _stands(self, edit: Edit, ids: set[str]) -> bool:
        above = edit.parent
        return (
            above is None
            or above in ids
            or edit.space is not None
            or above not in self._kinds
            or self._vault.kind_of(above) is not None
        )

    def _space(self, row: Mapping[str, Any]) -> tuple[str | None, str]:
        """The space of a record whose parent is not known, or the rule by which it is left out."""
        spec = self._known.kind(row["kind"])
        told, id = row.get("space"), row.get("id")
        if spec is not None and spec.root:
            return None, ""
        if told is None and not row.get("parent"):
            told = (
                id
                if spec is None
                else next((space for name, space in FIXED.items() if name in spec.spaces), None)
            )
        if told in FIXED.values():
            shared = spec is None and self._vault.role != "coordinator"
            return told, "role" if shared else ""
        if told is None:
            return None, "lost"
        if spec is None and told == id:
            return None, ""
        return told, "" if self._opens(str(told)) else "journal"

    def _opens(self, space: str) -> bool:
        """Whether a record of the file, or one that is here, opens this space."""
        kind = self._kind_of(space)
        spec = self._known.kind(kind) if kind is not None else None
        return kind is not None and (spec is None or spec.root)

    def _look_at_links(self, line: int, kind: str, values: Mapping[str, Json], also: Also) -> None:
        if not self._dump:
            self._known.check_links(kind, values, self._kind_of, line=line)
            return
        every: Sequence[Mapping[str, Json]] = (
            values,
            *({name: one} for name, held in also.items() for one in held),
        )
        for name in {name for some in every for name in self._loose(kind, some)}:
            self._remarks.add("link", line, kind, name)

    def _loose(self, kind: str, values: Mapping[str, Json]) -> list[str]:
        """The link fields that name what is not there."""
        try:
            self._known.check_links(kind, values, self._kind_of)
        except UserError as problem:
            name = str(problem.params.get("field", ""))
            rest = {one: value for one, value in values.items() if one != name}
            return [name, *self._loose(kind, rest)]
        return []

    def _kind_of(self, rec: str) -> str | None:
        return self._kinds.get(rec) or self._vault.kind_of(rec)


def parents_first(lines: list[LoadedLine], remarks: Remarks, *, dump: bool) -> list[LoadedLine]:
    """An order in which each record comes after its parent.

    Of a circle typed lines raise UserError E_LINK; in a dump its lines are left out.
    """
    waiting = {one.edit.id for one in lines if one.edit.id}
    done: set[str] = set()
    ordered: list[LoadedLine] = []
    left = lines
    while left:
        later = []
        for one in left:
            if one.edit.parent in waiting and one.edit.parent not in done:
                later.append(one)
                continue
            ordered.append(one)
            if one.edit.id:
                done.add(one.edit.id)
        if len(later) == len(left):
            if not dump:
                raise UserError("E_LINK", field="parent", line=later[0].line)
            for one in later:
                remarks.add("lost", one.line, one.edit.kind)
            return ordered
        left = later
    return ordered
