"""Records: saved, hidden, shown again, taken back; read by kind and by what links to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.desk.cases import undo_edits
from vsdesk.desk.cases.definitions import DefinitionService
from vsdesk.desk.cases.differences import DifferenceService
from vsdesk.desk.cases.draft_service import DraftService
from vsdesk.desk.cases.duty_service import DutyService
from vsdesk.desk.cases.family_move import MoveService
from vsdesk.desk.cases.incidents import IncidentService
from vsdesk.desk.cases.known_families import KnownFamilyService
from vsdesk.desk.cases.link_removal import ended_by
from vsdesk.desk.cases.list_service import ListService
from vsdesk.desk.cases.mark_service import MarkService
from vsdesk.desk.cases.new_roots import NewRootService
from vsdesk.desk.cases.people_service import PeopleService
from vsdesk.desk.cases.plea_answers import PleaAnswerService
from vsdesk.desk.cases.relative_service import RelativeService
from vsdesk.desk.cases.rests_on import repeatable
from vsdesk.desk.cases.searches import SearchService
from vsdesk.desk.cases.told_name_service import ToldNameService
from vsdesk.desk.cases.untold_news import UntoldNews
from vsdesk.errors import UserError
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.on_screen import OnScreen, below
from vsdesk.vault.edit import Edit
from vsdesk.vault.save import FIXED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk.cases.letting_go import EndedClosures
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.read.list_pages import ListRow
    from vsdesk.vault.read.vault_reads import HistoryRow


class CaseService:
    """What a documenter does all day."""

    def __init__(self, context: DeskContext) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._saving = context.saving
        self._context = context
        self.untold = UntoldNews(context, self)
        self.lists = ListService(context)
        self.drafts = DraftService(context)
        self.differences = DifferenceService(context, self, self.untold)
        self.begun = NewRootService(context, self, self.drafts)
        self.incidents = IncidentService(context, self)
        self.known = KnownFamilyService(context)
        self.moving = MoveService(context, self, self.known)
        self.relatives = RelativeService(context, self, self.known)
        self.marks = MarkService(context, self)
        self.told_names = ToldNameService(context, self)
        self.pleas = PleaAnswerService(context, self)
        self.duties = DutyService(context, self)
        self.searches = SearchService(context)
        self.people = PeopleService(context, self)
        self.definitions = DefinitionService(context, self)

    # -- saving -------------------------------------------------------------------------------

    def save(self, edits: Sequence[Edit], why: str | None = None) -> Change:
        """Write edits as one save; all of them or none. What follows from them by itself is written along.

        New cases and families get their number here. Raises what the rules of saving say
        (`saving/save_rules.py`) and UserError E_KIND, E_FIELD, E_VALUE, E_DATE, E_LINK, E_ROLE.
        """
        return self._saving.save(edits, why)

    def new_case(
        self, person: Mapping[str, Json], case: Mapping[str, Json] | None = None
    ) -> Change:
        """A case with its missing person, in one save; `ids` = (case, person)."""
        case_id, person_id = self._context.new_id(), self._context.new_id()
        return self.save(
            [
                Edit("case", {**(case or {}), "person": person_id}, id=case_id),
                Edit("person", person, id=person_id, parent=case_id),
            ]
        )

    def new_family(self, family: Mapping[str, Json]) -> Change:
        """A family; `ids` = (family,)."""
        return self.save([Edit("family", family)])

    def delete(self, rec: str, why: str | None = None, *, shown: OnScreen) -> Change:
        """Hide a record and all below it, as it was `shown`; it stands on where others wrote in it since.
        Nothing is lost: `restore` shows it again."""
        return self.save(self._removing(rec, shown), why)

    def ended_removed(self, rec: str, *, shown: OnScreen) -> EndedClosures:
        """What closes something now, and no more once it is removed: it is tried. What lies below it guards
        on. On the writer's thread."""
        return ended_by(self._context, self._removing(rec, shown), each=True)

    def _removing(self, rec: str, shown: OnScreen) -> list[Edit]:
        return [Edit(self.record(rec).kind, id=rec, delete=True, shown=shown)]

    def say_again(self, record: RecordView, name: str, *, shown: OnScreen) -> Change:
        """A coordinator's word that what stands in a field holds still, as it was `shown`."""
        said = {name: record.value(name)}
        return self.save([Edit(record.kind, said, id=record.id, shown=shown)])

    def restore(self, rec: str) -> Change:
        """Show a deleted record again."""
        return self.save(self._restoring(rec))

    def ended_restored(self, rec: str) -> EndedClosures:
        """What closes something now, and no more once it is shown again: it is tried. On the writer's
        thread."""
        return ended_by(self._context, self._restoring(rec), back=True)

    def _restoring(self, rec: str) -> list[Edit]:
        return [Edit(self.record(rec).kind, id=rec, restore=True)]

    def saved_with_back(
        self, edits: Sequence[Edit], why: str | None = None, back: Sequence[Edit] | None = None
    ) -> Change:
        """Save, and keep in the Change what takes it back: new records go, fields return to what they held,
        or what `back` says.

        It takes back this very action: what came meanwhile stays beside it (`undo`). Nothing is kept where
        that is another's to say (a documenter narrows, and cannot widen again), nor where not all that stood
        can stand again: several values, or one of another device; then `lasts` of the Change says so.
        """
        planned = self.planned(edits) if back is None else back
        change = self.save(edits, why)
        if planned is None:
            return replace(change, lasts=undo_edits.STOOD)
        found = tuple(undo_edits.bound(planned, change.entries))
        if not self._saving.may_take_back(found):
            return replace(change, lasts=undo_edits.RIGHT)
        return replace(change, back=found)

    def planned(self, edits: Sequence[Edit]) -> list[Edit] | None:
        """What will take these edits back; None where nothing does."""
        return undo_edits.planned(self._vault.read.view, self._repeatable, edits)

    def _repeatable(self, record: RecordView, name: str) -> Sequence[Alternative]:
        return repeatable(self._vault, record, name)

    def take_back(self, change: Change) -> Change:
        """Undo an action whose Change says how (`back` is empty where it cannot be undone here). What
        others wrote meanwhile stands.

        What stood before is never refused (`saving/save_rules.py` says which rules ask nothing here).
        """
        return self._saving.take_back(change.back)

    def ended_back(self, change: Change) -> EndedClosures:
        """What closes something now, and no more once this was taken back: it is tried. On the writer's
        thread."""
        return ended_by(self._context, change.back, back=True)

    # -- reading ------------------------------------------------------------------------------

    def row(self, root: str) -> ListRow | None:
        """What the lists show of one case, family or other root; None when it is not here."""
        return self._vault.read.row(root)

    def record(self, rec: str) -> RecordView:
        """One record, deleted ones too. Raises UserError E_NOT_FOUND, E_AWAY."""
        view = self._vault.read.view(rec)
        if view is None:
            raise self._not_here(rec)
        return view

    def dossier(self, root: str) -> Dossier:
        """The records around a case or family. Raises UserError E_NOT_FOUND, E_AWAY."""
        found = self._vault.read.dossier(root)
        if found is None:
            raise self._not_here(root)
        return found

    def _not_here(self, rec: str) -> UserError:
        return UserError("E_AWAY" if self._vault.standing.is_away(rec) else "E_NOT_FOUND")

    def shown(self, *ids: str) -> OnScreen:
        """What stands now around these records: of a root all that its page reads, of another record it
        and what lies below. A page asks before it reads, and hands it on with what is decided there.
        Raises UserError E_NOT_FOUND.
        """
        return OnScreen.of(self._around_of(ids))

    def came_since(self, shown: OnScreen, *ids: str) -> bool:
        """Whether another device's words stand around these records now that were not shown."""
        return any(
            one.op not in shown.ops
            and one.device_id != self._context.device_id
            and one.held != "missing"
            for record in self._around_of(ids)
            for standing in record.fields.values()
            for one in standing
        )

    def _around_of(self, ids: Sequence[str]) -> list[RecordView]:
        views = [self.record(one) for one in ids]
        found = list(views)
        for space in dict.fromkeys(one.space for one in views):
            here, some = self._vault.read.space(space), {one.id for one in views}
            if space in some:
                found += [*here, *(self._vault.read.dossier(space) or ())]
            else:
                found += below(here, some)
        return found

    def note_view(self, rec: str, action: str = "view_contact", reason: str = "") -> None:
        """Note in this device's audit space that something protected was shown on screen.

        `action` is a code of the vocabulary audit_action: view_contact, view_sealed,
        view_death_image. The row travels to the coordinators with the next hand-over.
        """
        self.record(rec)
        self._context.audit(action, rec, reason)

    def list_kind(self, kind: str, limit: int = -1) -> list[RecordView]:
        """The records of one kind, in the order of their arrival. Raises UserError E_KIND."""
        if self._dictionary.kind(kind) is None:
            raise UserError("E_KIND", kind=kind)
        return self._vault.read.of_kind(kind, limit)

    def reference(self) -> Dossier:
        """What the organisation's forms share (places, bodies, organisations …), as one dossier.

        Its head stands for the space; no record is behind it.
        """
        space = FIXED["reference"]
        head = RecordView(space, "reference", space)
        return Dossier(space, (head, *self._vault.read.space(space)))

    def linking(self, target: str, kind: str) -> list[RecordView]:
        """The records of a kind that point to `target` (such as the cases of a family)."""
        return self._vault.read.linking(target, kind)

    def author(self, device_id: str, by: str) -> tuple[str, str]:
        """The code of the device that signed, and the name that it gives itself where that is another."""
        return self._vault.trust.author(device_id, by)

    def history(self, rec: str) -> list[HistoryRow]:
        """What happened to one record, oldest first."""
        return self._vault.read.history(rec)
