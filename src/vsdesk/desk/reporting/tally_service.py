"""Who took part in an activity, as numbers: read as a table, and written number by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.errors import UserError
from vsdesk.load_mark import unmarked
from vsdesk.records.figures.tallies import AGE, COUNT, KIND, SEX, Place, TallyTable, tally_table
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dossier import RecordView


class TallyService:
    """The numbers of an activity."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._dictionary = context.dictionary
        self._new_id = context.new_id
        self._vault = context.vault
        self._cases = cases

    def table(self, activity: str) -> TallyTable:
        """The table of an activity. Raises UserError E_NOT_FOUND."""
        dossier = self._cases.dossier(activity)
        if dossier.head.kind != "activity":
            raise UserError("E_NOT_FOUND", kind="activity")
        return tally_table(dossier.of(KIND), self._dictionary.vocabularies, self.takes)

    def takes(self, row: RecordView) -> bool:
        """Whether a number that is typed here is written into a row. A coordinator's goes into one in which
        coordinators and this device alone speak: whoever made it changes it without a difference."""
        believes = self._vault.trust.believes
        return self._vault.role != "coordinator" or all(
            believes(unmarked(one)) for one in row.words
        )

    def put(self, activity: str, counts: Mapping[Place, int]) -> Change:
        """Write these numbers, each at its place; one save, which `records undo` takes back.

        What stands there already is another number then; a row of others (`takes`) counts nobody.
        Raises UserError E_NOT_FOUND; E_VALUE for a term that is in no list, as well where several
        rows or numbers stand at a place; E_RANGE.
        """
        table, lists = self.table(activity), self._dictionary.vocabularies
        edits: list[Edit] = []
        for (sex, band), count in counts.items():
            for name, term in ((SEX, sex), (AGE, band)):
                if term and not lists.has(name, term):
                    raise UserError("E_VALUE", kind=KIND, field=name)
            cell = table.at((sex, band))
            if not cell.settled:
                raise UserError("E_VALUE", "several rows", kind=KIND, field=COUNT)
            if cell.records:
                into = 0 if cell.theirs else count
                edits.append(Edit(KIND, {COUNT: into}, id=cell.records[0]))
            if cell.records and not cell.theirs:
                continue
            said = {name: term for name, term in ((SEX, sex), (AGE, band)) if term}
            edits.append(Edit(KIND, {COUNT: count, **said}, id=self._new_id(), parent=activity))
        return self._cases.save(edits)
