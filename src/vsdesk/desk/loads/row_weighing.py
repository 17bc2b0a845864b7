"""Each row of a table as saving would judge it, and what all of them come to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.loads.load_words import RowProblem
from vsdesk.desk.saving.judgements import is_judgement
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.loads.family_rows import FamilyRows
    from vsdesk.desk.loads.table_rows import BuiltRow, MadeRecord

_LISTED: Final = 2_000  # problems that are listed; all are counted


@dataclass
class RowTally:
    """Counts while rows are checked, and what the good ones say of their families."""

    families: FamilyRows
    rows: int = 0
    good: int = 0
    unordered: bool = False
    blocked: set[int] = field(default_factory=set)
    made: Counter[str] = field(default_factory=Counter)
    problems: list[RowProblem] = field(default_factory=list)
    remarks: list[RowProblem] = field(default_factory=list)

    def add(self, built: BuiltRow) -> None:
        """Count one row."""
        self.rows += 1
        for one in built.problems:
            self.unordered = self.unordered or one.why == "date_order"
            listed = self.problems if one.blocks else self.remarks
            if len(listed) < _LISTED:
                listed.append(one)
        if built.blocked:
            self.blocked.add(built.row)
        else:
            self.good += 1
            self.made.update(one.kind for one in built.records)
            self.families.add(built.family, built.of_family)


class RowWeighing:
    """What no file decides, and what speaks against a row."""

    def __init__(self, context: DeskContext) -> None:
        self._dictionary = context.dictionary
        self._saving = context.saving

    def weighed(self, built: BuiltRow) -> BuiltRow:
        """A row as saving would judge it: without what is decided here, and with what speaks against it."""
        built = self.decided_here(built)
        found = None if built.blocked else self._saving.check_new([*map(edit_of, built.records)])
        if found is None:
            return built
        code, kind, name = found
        problem = RowProblem(built.row, "", f"{kind}.{name}", code, "")
        return replace(built, problems=(*built.problems, problem))

    def decided_here(self, built: BuiltRow) -> BuiltRow:
        """A row without what no file decides; a remark for each such field."""
        said = [
            (one, name)
            for one in built.records
            for name, value in one.values.items()
            if is_judgement(self._dictionary, one.kind, name, value)
        ]
        if not said:
            return built
        gone = {(one.id, name) for one, name in said}
        records = tuple(
            replace(one, values={k: v for k, v in one.values.items() if (one.id, k) not in gone})
            for one in built.records
        )
        told = [
            RowProblem(built.row, "", f"{one.kind}.{name}", "E_ROLE", "judgement", blocks=False)
            for one, name in said
        ]
        return replace(built, records=records, problems=(*built.problems, *told))


def edit_of(one: MadeRecord) -> Edit:
    """The save that brings it."""
    return Edit(one.kind, one.values, one.id, one.parent)
