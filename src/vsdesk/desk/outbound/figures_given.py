"""The figures that were told before to others, as the rows of the exits keep them: of reports, and of tables.

What was told guards in every report and table of each coordinator. A row counts as far as a coordinator's
device, or this one, wrote it, by no load. What was told stays told: a row that was removed guards on, whoever
removed it, and whatever others say of it beside; one that was erased holds nothing more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.load_mark import load_of
from vsdesk.records import exit_rows
from vsdesk.records.consent import recipients
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.figures.indicator_records import days
from vsdesk.records.figures.told_periods import Quarters, known_sums, quarters
from vsdesk.records.figures.told_tables import ToldPart, ToldTable
from vsdesk.records.gate.figures.aggregation import MONEY
from vsdesk.vault.read import views
from vsdesk.vault.read.missing_anywhere import missing_of_figures, require_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

REPORT: Final = "report"
OF_CASES: Final = "new_cases"  # the figure of a report that counts what tables count
ToldReport = tuple[Quarters, "Mapping[tuple[str, str, str], int]"]


class FiguresGiven:
    """Reads them; each row as each save of it says it."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def is_sure(self, word: str) -> bool:
        """Whether a word of a count is taken: what a person wrote here, or at a coordinator's; no load's."""
        if load_of(word):
            return False
        own = word == self._vault.identity.device_id
        return own or self._vault.trust.role_of(word) == "coordinator"

    def reports(self) -> Iterator[ToldReport]:
        """The figures of reports, with their quarters."""
        for row, held in self._rows():
            first, last = days(held.get("first"))[0], days(held.get("last"))[0]
            span = quarters(first, last) if first and last else None
            figures = held.get("figures")
            if row.text("exit") == REPORT and span is not None and isinstance(figures, list):
                yield span, _cells(figures)

    def tables(self) -> Iterator[ToldTable]:
        """The tables of figures."""
        for row, held in self._rows():
            table = ToldTable.read(held) if row.text("exit") != REPORT else None
            if table is not None:
                yield table

    def parts(self, columns: Collection[str]) -> Iterator[ToldPart]:
        """What all of these tell of the parts of a table of cases by these columns."""
        for table in self.tables():
            yield from table.parts(columns, MONEY)
        told: dict[tuple[str, str], list[tuple[Quarters, int]]] = {}
        for span, cells in self.reports():
            for (key, name, term), count in cells.items():
                if key == OF_CASES and (not name or name in columns):
                    told.setdefault((name, term), []).append((span, count))
        for (name, term), held in told.items():
            by, values = ((name,), (term,)) if name else ((), ())
            yield from (ToldPart(by, values, count, True) for count in known_sums(held))

    def _rows(self) -> Iterator[tuple[RecordView, Mapping[str, Json]]]:
        for row in exit_rows.each(views.ever_of_kind(self._vault.database, exit_rows.ROW)):
            held = row.value("records")
            if isinstance(held, dict) and self._is_given(row):
                yield row, held

    def _is_given(self, row: RecordView) -> bool:
        devices = {one.device_id for one in exit_rows.own(row)}
        outside = not recipients.of(row.text("recipient")).inside
        return outside and all(map(self.is_sure, devices))


def told_to_others(
    vault: Vault, recipient: str, columns: Collection[str], cases: Collection[str]
) -> Iterable[ToldPart]:
    """What was told to others of the cases that a table by these columns counts; inside the organisation
    nothing is asked. Raises UserError E_GATE where figures may have been told, or one of these refused, by
    what has not come here."""
    if recipients.of(recipient).inside:
        return ()
    held = vault.read.views(cases).values()
    require_whole(
        missing_of_figures(vault, {*cases, *(id for one in held for id in ids_of(one, "person"))})
    )
    return FiguresGiven(vault).parts(columns)


def _cells(figures: list[Json]) -> Mapping[tuple[str, str, str], int]:
    found = {}
    for row in figures:
        if isinstance(row, list) and len(row) == 4 and isinstance(row[3], int):
            found[str(row[0]), str(row[1]), str(row[2])] = row[3]
    return found
