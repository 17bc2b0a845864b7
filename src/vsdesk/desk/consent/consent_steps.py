"""What becomes of answers: those told in an interview, a condition that is added, one that is met."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.change import Change
from vsdesk.desk.consent.as_fits import saved_as_fits
from vsdesk.desk.consent.condition_service import copied
from vsdesk.desk.consent.consent_table import ConsentRow, row_of
from vsdesk.desk.consent.how_given import asked_of
from vsdesk.desk.consent.renewal import said_anew
from vsdesk.desk.saving.decisions import around
from vsdesk.errors import UserError
from vsdesk.records.consent import holding_answer
from vsdesk.records.consent.answers import GIVEN, IF, decides_for_all
from vsdesk.records.consent.condition_rules import CONDITION, MET, conditions_of
from vsdesk.records.consent.questions import with_follow_up
from vsdesk.records.consent.refusal_limits import noes_over
from vsdesk.records.consent.selection import is_ended_by_a_no
from vsdesk.records.dates.days import has_come
from vsdesk.records.on_screen import OnScreen
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.consent.as_fits import HeldBack
    from vsdesk.desk.consent.condition_service import Condition
    from vsdesk.desk.consent.service import ConsentService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json

_ANSWERS: Final = frozenset({"result", "data_scope", "photo_use", "given_on"})


class ConsentStepService:
    """Answers on their way."""

    def __init__(self, context: DeskContext, cases: CaseService, consent: ConsentService) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._context = context
        self._cases = cases
        self._consent = consent

    def told(self, edits: Sequence[Edit]) -> Change:
        """Save what was told in an interview; each answer in it gets the event that says what became of it.

        Another answer to what was answered before is a new record: what was said stays, and its conditions
        go along unless others were told.
        """
        renewed: dict[str, str] = {}
        today = self._context.today()
        edits = [
            replace(one, set=with_follow_up(one.set, today)) if one.kind == "consent_grant" else one
            for one in edits
        ]
        told = [one for edit in edits if (one := self._anew(edit, edits, renewed)) is not None]
        told = [
            replace(one, parent=renewed.get(one.parent or "", one.parent))
            if one.kind == CONDITION
            else one
            for one in told
        ]
        if not told:
            return Change((), frozenset(), frozenset())
        kept = [
            copy
            for before, id in renewed.items()
            if not any(one.kind == CONDITION and one.parent == id for one in told)
            if any(one.id == id and one.set.get("result") == IF for one in told)
            for copy in self._copied(before, id)
        ]
        return self._cases.save([*told, *kept, *self._events_of(told)])

    def told_as_fits(self, edits: Sequence[Edit]) -> tuple[HeldBack, ...]:
        """The same where not all of it fits: what does is saved, and what waits is given back."""
        return saved_as_fits(self._dictionary, edits, self.told, self._stands)

    def _stands(self, id: str, name: str) -> Json:
        held = self._vault.read.view(id)
        return held.value(name) if held is not None else None

    # -- the coordinator's word, and looking again ----------------------------------------------

    def answer(self, grant: str) -> ConsentRow:
        """One answer as a row, with its conditions. Raises UserError E_NOT_FOUND."""
        held = self._consent.grant_record(grant)
        return row_of(held, self._context.today(), self._vault.read.dossier(held.space))

    def shown(self, grant: str) -> OnScreen:
        """What stands around an answer: all that a decision for it weighs."""
        near = around(self._vault, self._consent.grant_record(grant))
        return self._cases.shown(grant) | OnScreen.of(one for dossier in near for one in dossier)

    def decide(self, grant: str, why: str, *, shown: OnScreen) -> Change:
        """This answer holds among those of equal standing that were `shown`. The reason stays with it.

        Raises UserError E_ROLE unless a coordinator decides, E_VALUE without a reason, E_NO_HOLDS for a yes
        over somebody else's no (`records.consent.refusal_limits`).
        """
        held = self._consent.grant_record(grant)
        if self._vault.role != "coordinator":
            raise UserError("E_ROLE")
        if not why.strip():
            raise UserError("E_VALUE", kind="consent_grant", field="decides_why")
        values: dict[str, Json] = {"decides": True, "decides_why": why}
        edits = [Edit("consent_grant", values, id=grant, why=why, shown=shown)]
        edits += [
            Edit(
                "consent_grant",
                {"decides": None, "decides_why": None},
                id=one.id,
                why=why,
                looked=shown.ops,
            )
            for one in holding_answer.grants(self._consent.around(held))
            if one.id != grant and decides_for_all(one) and asked_of(one) == asked_of(held)
        ]
        return self._cases.saved_with_back(edits)

    def review(self, grant: str, until: str, *, shown: OnScreen) -> Change:
        """It was looked at again with the person and holds: the same answer anew, due again on `until`.

        Raises UserError E_VALUE where it is not settled who answered what (renewing.py), E_CHANGED where it
        is no longer what was `shown`, E_NO_HOLDS where the same person said no on a later day.
        """
        held = self._consent.grant_record(grant)
        file = self._consent.around(held)
        noes = noes_over(file, held, self._context.today())
        if any(one.every("grantor") == held.every("grantor") for one in noes):
            raise UserError("E_NO_HOLDS")
        said_if = conditions_of(file, held.id)
        if not shown.holds((held, *said_if)):
            raise UserError("E_CHANGED", kind=held.kind)
        id = self._context.new_id()
        said = said_anew(held, self._vault.trust.believed(held), self._dictionary)
        values: dict[str, Json] = {
            **said,
            "given_on": self._context.today(),
            "review_on": until,
            "follows": held.id,
        }
        if values.get("result") == "expired":
            values["result"] = "given"
        event = self._consent.told("renewed")
        return self._cases.saved_with_back(
            [
                Edit("consent_grant", values, id=id, parent=held.parent),
                *copied(said_if, id, self._context.new_id),
                Edit("consent_event", event, id=self._context.new_id(), parent=id),
            ]
        )

    def _copied(self, before: str, id: str) -> list[Edit]:
        held = self._vault.read.view(before)
        if held is None:
            return []
        return copied(conditions_of(self._consent.around(held), before), id, self._context.new_id)

    def _anew(self, edit: Edit, edits: Sequence[Edit], renewed: dict[str, str]) -> Edit | None:
        held = self._vault.read.view(edit.id) if edit.kind == "consent_grant" and edit.id else None
        if held is None or not _ANSWERS & edit.set.keys():
            return edit
        said = said_anew(held, self._vault.trust.believed(held), self._dictionary)
        values = {**said, **edit.set, "follows": held.id}
        below = any(one.kind == CONDITION and one.parent == held.id for one in edits)
        if not below and self._consent.is_said(self._consent.around(held), values, same_as=held.id):
            return None
        renewed[held.id] = self._context.new_id()
        return Edit("consent_grant", values, id=renewed[held.id], parent=held.parent)

    def _events_of(self, edits: Iterable[Edit]) -> Iterator[Edit]:
        for edit in edits:
            if edit.kind != "consent_grant" or edit.id is None or "result" not in edit.set:
                continue
            before = edit.set.get("follows")
            held = self._vault.read.view(str(before)) if before else None
            was = holding_answer.state_of(held, self._context.today()) if held is not None else ""
            around = self._consent.around(held) if held is not None else None
            for told in self._consent.became(
                around, was, {**edit.set, "given_on": self._context.today()}
            ):
                yield Edit("consent_event", told, id=self._context.new_id(), parent=edit.id)

    # -- conditions -----------------------------------------------------------------------------

    def condition(self, grant: str, *conditions: Condition) -> Change:
        """What was said to a yes afterwards: it narrows at once. Raises UserError E_VALUE."""
        held = self._consent.grant_record(grant)
        for one in conditions:
            one.require()
        edits = [one.edit(self._context.new_id(), grant) for one in conditions]
        if GIVEN & {str(one) for one in held.every("result")}:
            edits.append(Edit("consent_grant", {"result": IF}, id=grant))
        event = self._consent.told("narrowed")
        edits.append(Edit("consent_event", event, id=self._context.new_id(), parent=grant))
        return self._cases.saved_with_back(edits)

    def met(
        self, condition: str, *, on: str = "", said_by: str | None = None, words: Json = None
    ) -> Change:
        """Somebody was asked, on this day ("": today), and the condition is met: for the next exit.

        It counts where this device wrote the answer, or a coordinator says so. Raises UserError E_NOT_FOUND,
        E_AHEAD for a day that has not come; E_NO_HOLDS where the answer was ended by a no; E_VALUE.
        """
        held = self._cases.record(condition)
        if held.kind != CONDITION or held.deleted:
            raise UserError("E_NOT_FOUND", kind=CONDITION)
        answer = self._consent.grant_record(held.parent or "")
        if is_ended_by_a_no(self._consent.around(answer), answer):
            raise UserError("E_NO_HOLDS")
        day = on or self._context.today()
        if not has_come(day, self._context.today()):
            raise UserError("E_AHEAD", kind=MET, field="on")
        values: dict[str, Json] = {"on": day, "by": self._vault.by}
        values |= {"said_by": said_by} if said_by else {}
        values |= {"words": words} if words else {}
        values |= {"confirmed": True} if self._vault.role == "coordinator" else {}
        return self._cases.saved_with_back(
            [Edit(MET, values, id=self._context.new_id(), parent=condition)]
        )
