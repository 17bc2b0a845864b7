"""Spreadsheet and clipboard: further ways out, through the same gate, each leaving its rows.

A row holds what the gate lets out of one case; a case for which nothing holds is left out and counted.
At level D the rows are pseudonyms, at level E only counts of all cases leave, and no small one. A family or
an incident leaves on the word of those who answered in it and for its cases: the gate is asked for each of
them, and one that stays keeps the row here. An activity tells of what the
organisation did itself; what nobody can be asked about (a list of names) is no table.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.told_name_service import NamedRow, named_rows
from vsdesk.desk.outbound import code_rows
from vsdesk.desk.outbound.cases_behind import files_behind
from vsdesk.desk.outbound.dimension_words import dimension
from vsdesk.desk.outbound.exit_approval import by_submission, require_door
from vsdesk.desk.outbound.exported_table import (
    CandidateRow,
    ExitOrder,
    ExportedTable,
    TableCells,
    spread,
)
from vsdesk.desk.outbound.figures_given import told_to_others
from vsdesk.desk.outbound.leaving_review import require_looked
from vsdesk.desk.outbound.public_names import PublicNames
from vsdesk.desk.outbound.refused_beyond import but_refused
from vsdesk.desk.outbound.sheet_result import PrintedSheet
from vsdesk.desk.outbound.used_words import used_up
from vsdesk.errors import UserError
from vsdesk.history.entry import audit_space
from vsdesk.history.op_scopes import OFFICE
from vsdesk.progress import SILENT
from vsdesk.records.consent import recipients
from vsdesk.records.gate.figures.aggregation import COUNTED, is_whole
from vsdesk.records.gate.told.told_numbers import ToldNumber, in_cells, require_why, told_numbers
from vsdesk.records.own_work import OWN_WORK
from vsdesk.reports import root_columns
from vsdesk.reports.case_columns import COLUMNS, USUAL, cells, heading, is_column, shows
from vsdesk.tables import csv_bytes, xlsx_bytes
from vsdesk.vault.edit import Edit
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.outbound.cases_behind import CasesBehind, ClosureCache
    from vsdesk.desk.outbound.sheets import SheetService
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision, Level
    from vsdesk.reports import Voice
    from vsdesk.words import Lang

_BATCH: Final = 200


class TableExportService:
    """What leaves without being a sheet."""

    def __init__(
        self, context: DeskContext, cases: CaseService, behind: CasesBehind, sheets: SheetService
    ) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._saving = context.saving
        self._context = context
        self._cases = cases
        self._behind = behind
        self._sheets = sheets
        self._names = PublicNames(context)

    def exit_columns(
        self, level: Level, lang: Lang, kind: str = "case"
    ) -> tuple[tuple[str, str, bool], ...]:
        """The columns that can be asked for at this level: key, head, whether it is a usual one."""
        voice = self._sheets.voice(lang)
        if kind != "case":
            keys, usual = root_columns.columns(kind, self._dictionary), root_columns.USUAL[kind]
            heads = [root_columns.heading(one, voice, self._dictionary) for one in keys]
            return tuple((one, head, one in usual) for one, head in zip(keys, heads, strict=True))
        if level == "D":
            return ()
        if level == "E":
            return tuple((one, dimension(one, voice), one in code_rows.BY) for one in COUNTED)
        return tuple(
            (one, heading(one, voice, self._dictionary), one in USUAL)
            for one in dict.fromkeys((*USUAL, *COLUMNS))
        )

    def leaves_by_submission(self, recipient: str, sheet: str = "") -> bool:
        """Whether what goes to a recipient leaves this device only as a submission that a
        coordinator approved."""
        return by_submission(self._vault, recipient, sheet)

    def spread_look(self, order: ExitOrder, progress: Progress = SILENT) -> ExportedTable:
        """What would leave as a table: its text, how many cases, why others stay. Nothing leaves, no row.

        Raises UserError E_GATE when no case may leave, E_VALUE; Cancelled.
        """
        return spread(self._table(order, progress), several=True)

    def spreadsheet(
        self,
        order: ExitOrder,
        form: Literal["xlsx", "csv"] = "xlsx",
        progress: Progress = SILENT,
        looked: str = "",
    ) -> ExportedTable:
        """A spreadsheet as bytes. `looked`: the digest of the table that was looked at.

        Raises UserError E_GATE when no case may leave, or a telephone leaves without a reason,
        E_BY_SUBMISSION, E_CHANGED where it is not that table any more, E_VALUE; Cancelled.
        """
        table = self._leaving_table(order, progress, looked)
        voice = self._sheets.voice(order.lang)
        if form == "csv":
            data = csv_bytes(table.header, table.rows)
        else:
            title = plain(voice.labels.kinds(order.kind))
            data = xlsx_bytes(table.header, table.rows, title=title, rtl=voice.rtl)
        self._note_table("spreadsheet", table, order)
        return spread(table, data=data)

    def clipboard(
        self, order: ExitOrder, progress: Progress = SILENT, looked: str = ""
    ) -> ExportedTable:
        """The text of one case (a line for each column) or of several (a line for each case).

        Raises UserError as `spreadsheet`; Cancelled.
        """
        table = self._leaving_table(order, progress, looked)
        self._note_table("clipboard", table, order)
        return spread(table)

    def _leaving_table(self, order: ExitOrder, progress: Progress, looked: str) -> TableCells:
        """A table on its way out. Figures are about nobody: whoever made them may give them."""
        self._vault.standing.require_home()
        table = self._table(order, progress)
        require_looked(looked, table.digest)
        if table.level != "E":
            require_door(self._vault, order.recipient)
        require_why(table.told, order.told_reason)
        return table

    def _table(self, order: ExitOrder, progress: Progress) -> TableCells:
        self._sheets.may_give(order.told_reason, order.cell_reason)
        voice = self._sheets.voice(order.lang)
        columns = self._asked_columns(order)
        going = list(self._going(order, progress))
        left_out = Counter(one.stays for one in going if one.stays)
        let_out = tuple(one for one in going if not one.stays)
        for one in let_out:
            for each in one.decided:
                each.require_page()
        if not let_out:
            reason = next(iter(left_out), "not_asked")
            raise UserError("E_GATE", reason, reason=reason)
        # never wider than the recipient may see
        level = max(each.request.level for one in let_out for each in one.decided)
        if level == "E":
            if not is_whole(order.cases, self._vault.read.roots("case")):
                raise UserError("E_GATE", "whole", reason="whole")
            let_out = but_refused(self._context, order, let_out)
            left_out += Counter(refused=len(going) - left_out.total() - len(let_out))
        looked = bool(order.cell_reason.strip())
        ours = order.kind == OWN_WORK and not recipients.of(order.recipient).inside
        if ours:
            voice = self._names.of_labels().saying(voice)
        found = self._table_rows(order, level, let_out, columns, voice, looked)
        rows = self._naming_nobody(found.rows) if ours else found.rows
        return TableCells(
            tuple(found.header),
            tuple(map(tuple, rows)),
            *(let_out, dict(left_out), order.kind, level),
            told=self._told_in_cells(level, let_out, rows),
            alone=found.alone,
            named=self._named_in_columns(level, let_out, columns),
            counted=found.counted,
        )

    def _naming_nobody(self, rows: Sequence[Sequence[str]]) -> list[list[str]]:
        """The rows of our own work; a cell that names somebody who did not agree to it is empty."""
        names = self._names.read(cell for row in rows for cell in row)
        return [["" if names.asked(cell) else cell for cell in row] for row in rows]

    def _told_in_cells(
        self, level: Level, let_out: Sequence[CandidateRow], rows: Sequence[Sequence[str]]
    ) -> tuple[ToldNumber, ...]:
        """The telephones in told words that stand in the cells of their own row; at D and E only codes
        leave."""
        if level in ("D", "E"):
            return ()
        found = (
            one
            for going, row in zip(let_out, rows, strict=True)
            for each in going.decided
            for one in in_cells(told_numbers(each, self._dictionary), row)
        )
        return tuple(dict.fromkeys(found))

    def _named_in_columns(
        self, level: Level, let_out: Sequence[CandidateRow], columns: Sequence[str]
    ) -> tuple[NamedRow, ...]:
        """Who is named in the told words of these columns, whether they leave or stay for that."""
        if level in ("D", "E"):
            return ()
        found = (
            row
            for going in let_out
            for each in going.decided
            if each.told is not None
            for row in named_rows(
                each, each.told.dossier, self._dictionary, partial(shows, columns)
            )
        )
        return tuple({(one.record, one.of, one.who): one for one in found}.values())

    def _table_rows(
        self,
        order: ExitOrder,
        level: Level,
        let_out: Sequence[CandidateRow],
        columns: Sequence[str],
        voice: Voice,
        looked: bool,
    ) -> code_rows.Rows:
        kind = order.kind
        whole = voice.heeding(each for one in let_out for each in (*one.decided, *one.beside))
        if kind != "case":
            if level >= "D":  # codes and figures are made of cases only
                raise UserError("E_GATE", "level", reason="level")
            heads = [root_columns.heading(one, whole, self._dictionary) for one in columns]
            rows = [
                root_columns.cells(
                    one.root,
                    one.decided,
                    columns,
                    voice.heeding((*one.decided, *one.beside)),
                    self._dictionary,
                    one.beside,
                )
                for one in let_out
            ]
            return code_rows.Rows(heads, rows)
        decided = [each for one in let_out for each in one.decided]
        if level == "E":
            own = self._vault.identity.device_id
            counted = [one.root for one in let_out]
            before = told_to_others(self._vault, order.recipient, columns, counted)
            return code_rows.counts(
                *(decided, columns, self._dictionary, whole), own=own, looked=looked, before=before
            )
        if level == "D":
            return code_rows.pseudonyms(decided, self._dictionary, whole)
        return code_rows.Rows(
            [heading(one, whole, self._dictionary) for one in columns],
            [cells(one, columns, voice.heeding([one]), self._dictionary) for one in decided],
        )

    def _asked_columns(self, order: ExitOrder) -> tuple[str, ...]:
        if order.kind != "case":
            return self._asked_of_root(order)
        if order.level == "E":
            known = [one for one in COUNTED if one in order.columns] or list(code_rows.BY)
            if not set(order.columns) <= set(COUNTED):
                raise UserError("E_VALUE", "no such dimension", field="--column")
            return tuple(known)
        columns = order.columns or USUAL
        if order.level != "D" and not all(is_column(one, self._dictionary) for one in columns):
            raise UserError("E_VALUE", "no such column", field="--column")
        return columns

    def _asked_of_root(self, order: ExitOrder) -> tuple[str, ...]:
        if order.kind not in root_columns.KINDS:
            raise UserError("E_VALUE", "no such table", field="--kind")
        known = root_columns.columns(order.kind, self._dictionary)
        if not set(order.columns) <= set(known):
            raise UserError("E_VALUE", "no such column", field="--column")
        return order.columns or root_columns.USUAL[order.kind]

    def _going(self, order: ExitOrder, progress: Progress) -> Iterator[CandidateRow]:
        """Each root with what the gate says of every file behind it."""
        roots = self.roots(order.kind, order.cases)
        for start in range(0, len(roots), _BATCH):
            progress.step("looking", start, len(roots))
            behind = {one: files_behind(self._vault, one) for one in roots[start : start + _BATCH]}
            asked = list(dict.fromkeys(id for ids in behind.values() for id in ids))
            decided = {one.root: one for one in self.decided_all(order, asked)}
            own = recipients.of(order.recipient).inside
            for root, ids in behind.items():
                held = (decided[id] for id in ids if id in decided)
                if (found := self._behind.going(root, held, own=own)).decided:
                    yield found
        progress.step("looking", len(roots), len(roots))

    def roots(self, kind: str, asked: Sequence[str]) -> list[str]:
        """The roots that an exit is about: those asked for, else every one. Raises UserError E_NOT_FOUND for
        one of another kind: what closes a case is not asked where its family is named instead."""
        for root in asked:
            if self._vault.kind_of(root) != kind:
                raise UserError("E_NOT_FOUND", kind=kind)
        return list(asked) or self._vault.read.roots(kind)

    def decided_all(
        self, order: ExitOrder, asked: Sequence[str], *, beside: bool = False
    ) -> Iterator[GateDecision]:
        self._sheets.known_recipient(order.recipient)
        return self._behind.decided_all(order, asked, beside=beside)

    def answering(
        self, order: ExitOrder, item: RecordView, last: ClosureCache | None = None
    ) -> Sequence[GateDecision]:
        """See `CasesBehind.answering`."""
        self._sheets.known_recipient(order.recipient)
        return self._behind.answering(order, item, last)

    def rests_on(self, file: str, root: str) -> bool:
        """See `CasesBehind.is_believed`."""
        return self._behind.is_believed(file, root)

    def _note_table(self, exit: str, table: TableCells, order: ExitOrder) -> None:
        """A row for each that is in the table; counts of many name none, so one row says it of all."""
        if table.level == "E":
            self._note_figures(exit, table, order)
            return
        why = order.told_reason
        for start in range(0, len(table.let_out), _BATCH):
            with self._vault.transaction():
                for one in table.let_out[start : start + _BATCH]:
                    self._note_going(exit, table.kind, table.digest, one, why)

    def _note_figures(self, exit: str, table: TableCells, order: ExitOrder) -> None:
        """The row of counts, with those that were told to others: a coordinator's in the office, else in this
        device's audit space; it travels to the coordinators as that does."""
        values: dict[str, Json] = {
            "exit": exit,
            "on": self._context.today(),
            "purpose": order.purpose,
            "recipient": order.recipient,
            "recipient_name": order.named,
            "level": table.level.lower(),
            "lang": [order.lang],
            "digest": table.digest,
            "approver": self._vault.by,
            "why": order.cell_reason.strip(),
        }
        outside = table.counted is not None and not recipients.of(order.recipient).inside
        if outside and table.counted is not None:
            values["records"] = table.counted.content()
        kept = {name: value for name, value in values.items() if value != ""}
        with self._vault.transaction():
            self._context.audit("figures")
            # What was told guards others' figures too: it lies where every coordinator has it.
            ours = outside and self._context.role == "coordinator"
            space = OFFICE if ours else audit_space(self._vault.identity.device_id)
            row = Edit("disclosure", kept, space=space)
            by = (each for one in table.let_out for each in one.decided)
            saved = self._saving.write([row, *used_up(by, table.digest, ())])
        self._context.changed(saved.ids, saved.spaces, {"disclosure"})

    def _note_going(self, exit: str, kind: str, digest: str, going: CandidateRow, why: str) -> None:
        """The row of a case; of a family on the word of all who answered; of an incident with each case.

        An incident belongs to no family: whoever takes an answer back finds what left with their own case.
        """
        read: Sequence[DisclosedRecord] | None = None
        if kind == "family":
            read = root_columns.read_of(going.root, going.decided)
            withheld = dict.fromkeys(why for one in going.decided for why in one.withheld)
            consents = dict.fromkeys(id for one in going.decided for id in one.consents_used)
            printed = PrintedSheet(b"", tuple(withheld), digest, 0, tuple(consents))
            first, *also = going.decided
            self._sheets.note_exit(
                exit, printed, first, root=going.root, read=read, why=why, also=also
            )
            return
        for one in going.decided:
            if kind == "incident":
                read = root_columns.read_of(going.root, [one])
            printed = PrintedSheet(b"", one.withheld, digest, 0, one.consents_used)
            self._sheets.note_exit(exit, printed, one, read=read, why=why)
