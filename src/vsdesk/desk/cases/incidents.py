"""Several taken at one place and day: an incident joins their cases. It names no case; each case names it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vsdesk.desk.cases.rests_on import repeatable
from vsdesk.errors import UserError
from vsdesk.records.case_parts import WHEN_AND_WHERE
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.on_screen import OnScreen


@dataclass(frozen=True, slots=True)
class IncidentCase:
    """One more case of an incident, and who is missing in it."""

    case: RecordView
    person: RecordView | None


@dataclass(frozen=True, slots=True)
class IncidentCases:
    """What a case is joined to: the other cases of it, and whether this device may take it off again."""

    others: tuple[IncidentCase, ...]
    may_leave: bool


class IncidentService:
    """Join, make one, see who else, take off again."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._context = context
        self._cases = cases

    def join(self, case: str, incident: str) -> Change:
        """A case names an incident that is on file; the Change takes it back. Whatever else
        it names stands beside it.

        Raises UserError E_KIND, E_NOT_FOUND.
        """
        found = self._cases.record(incident)
        if found.kind != "incident":
            raise UserError("E_KIND", kind=found.kind)
        return self._cases.saved_with_back([self._tied_instead(case, incident, instead=None)])

    def make(self, case: str, told: Mapping[str, Json]) -> Change:
        """Make an incident from what a case says of day and place (`told`, see `WHEN_AND_WHERE`) and
        join the two in one save; the Change takes both back. The words in which a family told a day
        stay in its own file, and so does what another device alone says (see `repeatable`)."""
        incident = self._context.new_id()
        dossier = self._cases.dossier(case)
        said = {
            name: told[name]
            for name in WHEN_AND_WHERE
            if told.get(name) is not None and self._is_ours(dossier, name, told[name])
        }
        date = said.get("date")
        if isinstance(date, dict) and date.get("from"):
            said["date"] = {key: value for key, value in date.items() if key != "as_told"}
        return self._cases.saved_with_back(
            [
                Edit("incident", {**said, "documenter": self._context.by}, id=incident),
                Edit("case", {"incident": incident}, id=case),
            ]
        )

    def leave(self, case: str, incident: str, *, shown: OnScreen) -> Change:
        """A case, as it was `shown`, names this incident no more; others that it names stay, and so does the
        incident. What was asked there and not shown guards on. The Change takes it back.

        Raises UserError E_ROLE where another device joined them: its word would go on standing beside.
        """
        if not self._may_leave(case, incident):
            raise UserError("E_ROLE")
        said = repeatable(self._vault, self._cases.record(case), "incident")
        rest = next((str(one.value) for one in said if one.value not in (None, incident)), None)
        off = self._tied_instead(case, rest, instead=incident)
        return self._cases.saved_with_back([replace(off, shown=shown)])

    def _is_ours(self, dossier: Dossier, name: str, value: Json) -> bool:
        """Whether it is typed here, or stands in the case by words that may be repeated as this device's."""
        told = [one for one in dossier.of("event") if value in one.every(name)]
        return not told or any(
            one.value == value
            for event in told
            for one in repeatable(self._vault, event, name, dossier.head)
        )

    def _tied_instead(self, case: str, incident: str | None, *, instead: str | None) -> Edit:
        """What names an incident in place of another one (None: of none), and of nothing
        else that stands there."""
        said = self._cases.record(case).standing("incident")
        seen = tuple(one.op for one in said if one.value in (None, instead))
        return Edit("case", {"incident": incident}, id=case, seen={"incident": seen})

    def joined(self, case: str, incident: str) -> IncidentCases:
        """The other cases that name an incident, the first one recorded first."""
        found = [one for one in self._cases.linking(incident, "case") if one.id != case]
        others = tuple(
            IncidentCase(
                one, self._vault.read.view(one.text("person")) if one.text("person") else None
            )
            for one in sorted(found, key=lambda one: (one.created, one.id))
        )
        return IncidentCases(others, self._may_leave(case, incident))

    def _may_leave(self, case: str, incident: str) -> bool:
        """No device but a coordinator's replaces what another one said of this (the right of the field)."""
        said = (
            one for one in self._cases.record(case).standing("incident") if one.value == incident
        )
        return self._context.role == "coordinator" or all(
            one.device_id == self._context.device_id for one in said
        )
