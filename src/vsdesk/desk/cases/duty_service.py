"""What was asked and owed is done by one press, and by another one not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.rests_on import said_by_others
from vsdesk.errors import UserError
from vsdesk.records.checks.due_dates import DONE
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.on_screen import OnScreen

_ON: Final = "done_on"  # older kinds have no day of it


class DutyService:
    """A promise, a request, a follow-up."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._dictionary = context.dictionary
        self._context = context
        self._cases = cases

    def done_today(self, rec: str, *, shown: OnScreen) -> Change:
        """Write that it was done today, as it was `shown`; `take_back` opens it again.

        Raises UserError E_KIND for what is nothing to be done.
        """
        record = self._cases.record(rec)
        spec = self._dictionary.kind(record.kind)
        if record.kind not in DONE or spec is None:
            raise UserError("E_KIND", kind=record.kind)
        values: dict[str, Json] = {"done": True}
        if spec.field(_ON) is not None:
            values[_ON] = self._context.today()
        edit = Edit(record.kind, values, id=rec, shown=shown)
        if said_by_others(self._context.vault, record, values):
            edit = replace(edit, seen=dict.fromkeys(values, ()))
        return self._cases.saved_with_back([edit])
