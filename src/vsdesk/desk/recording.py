"""Recording: save, lists, search, drafts, history, differences."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk import backs
from vsdesk.desk.base import Base, Change
from vsdesk.desk.believed import repeatable
from vsdesk.errors import UserError
from vsdesk.records import news, recipients
from vsdesk.records.days import day_at
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.vault.reading import Cursor, HistoryRow, Hit, ListFilter, ListRow, Page
from vsdesk.vault.saving import FIXED, Edit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.records.dossier import Alternative, RecordView
    from vsdesk.records.on_screen import OnScreen
    from vsdesk.records.values import Json

_MAY_BE_CLOSED: Final = ("case", "event", "claim")  # where news of a death stands


@dataclass(frozen=True, slots=True)
class Status:
    """What the status bar and `vault info` show. Times are milliseconds since 1970."""

    name: str = field(repr=False)
    role: str
    kid: str
    letter: str
    organisation: str = field(repr=False)
    code: str
    enrolled: bool
    cases: int
    families: int
    unsent_new: int
    unsent_changed: int
    last_receipt: int | None
    differences: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which several values stand, none of them newer in any sense that counts. `same`: by the op of
    each value all that say it."""

    record: str
    kind: str
    root: str
    root_kind: str
    title: str = field(repr=False)
    number: str = field(repr=False)
    same: Mapping[str, tuple[str, ...]] = field(repr=False)
    field: str
    alternatives: tuple[Alternative, ...]

    @property
    def seen(self) -> tuple[str, ...]:
        """The ops that say these values, which a decision replaces: of a page that shows some of them, just those."""
        return tuple(op for one in self.alternatives for op in self.same[one.op])


class Recording(Base):
    """What a documenter does all day."""

    # -- saving -------------------------------------------------------------------------------

    def save(self, edits: Sequence[Edit], why: str | None = None) -> Change:
        """Write edits as one save; all of them or none. What follows from them by itself is written along.

        New cases and families get their number here. Raises what the rules of saving say
        (`saving/rules.py`) and UserError E_KIND, E_FIELD, E_VALUE, E_DATE, E_LINK, E_ROLE.
        """
        return self.saving.save(edits, why)

    def new_case(
        self, person: Mapping[str, Json], case: Mapping[str, Json] | None = None
    ) -> Change:
        """A case with its missing person, in one save; `ids` = (case, person)."""
        case_id, person_id = self.new_id(), self.new_id()
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
        view = self.record(rec)
        return self.save([Edit(view.kind, id=rec, delete=True, shown=shown)], why)

    def restore(self, rec: str) -> Change:
        """Show a deleted record again."""
        view = self.record(rec)
        return self.save([Edit(view.kind, id=rec, restore=True)])

    def _saved_with_back(
        self, edits: Sequence[Edit], why: str | None = None, back: Sequence[Edit] | None = None
    ) -> Change:
        """Save, and keep in the Change what takes it back: new records go, fields return to what they held,
        or what `back` says.

        It takes back this very action: what came meanwhile stays beside it (`backs.py`). Nothing is kept where that
        is another's to say (a documenter narrows, and cannot widen again), nor where not all that stood can stand
        again: several values, or one of another device; then `lasts` of the Change says so.
        """
        planned = self._planned(edits) if back is None else back
        change = self.save(edits, why)
        if planned is None:
            return replace(change, lasts=backs.STOOD)
        found = tuple(backs.bound(planned, change.entries))
        if not self.saving.may_take_back(found):
            return replace(change, lasts=backs.RIGHT)
        return replace(change, back=found)

    def _planned(self, edits: Sequence[Edit]) -> list[Edit] | None:
        """What will take these edits back; None where nothing does."""
        return backs.planned(self.vault.read.view, self._repeatable, edits)

    def _repeatable(self, record: RecordView, name: str) -> Sequence[Alternative]:
        return repeatable(self.vault, record, name)

    def take_back(self, change: Change) -> Change:
        """Undo an action whose Change says how (`back` is empty where it cannot be undone here). What others wrote
        meanwhile stands.

        What stood before is never refused (`saving/rules.py` says which rules ask nothing here).
        """
        return self.saving.take_back(change.back)

    def today(self) -> str:
        """Today's date (UTC) as an ISO day."""
        return day_at(self.env.clock())

    # -- lists and search ---------------------------------------------------------------------

    def cases(self, where: ListFilter, after: Cursor | None = None, limit: int = 100) -> Page:
        """A page of the list of cases (or of `where.kind`)."""
        return self.vault.read.page(where, after, limit)

    def families(self, where: ListFilter, after: Cursor | None = None, limit: int = 100) -> Page:
        """A page of the list of families."""
        return self.vault.read.page(replace(where, kind="family"), after, limit)

    def count(self, where: ListFilter) -> int:
        """How many rows the filter lets through."""
        return self.vault.read.count(where)

    def removed(self, kind: str, limit: int = 200) -> list[ListRow]:
        """The removed cases (families, activities …), the last one first; `restore` brings one back."""
        return self.vault.read.removed(kind, limit)

    def search(self, text: str, limit: int = 50, where: ListFilter | None = None) -> list[Hit]:
        """Names in any script, numbers, phones, places, notes; newest first.

        `where` narrows by kind, status, governorate, years of the event; its own words are not asked.
        """
        return self.vault.read.find(text, limit, where)

    def as_shown(self, root: str) -> Dossier:
        """The dossier as a page may show it: without news of a death that was not told yet.

        Raises UserError E_NOT_FOUND.
        """
        return news.without_news(self.dossier(root), self.today())

    def speaks_quietly(self, dossier: Dossier, recipient: str) -> bool:
        """Whether a paper or table made here speaks as if there were no such news.

        On a coordinator's device only what stays inside does: a court may need the news before the family
        knows it. On the messenger's device nothing does.
        """
        if news.may_open(dossier, self.vault.identity.kid, self.today()):
            return False
        return self.vault.role != "coordinator" or recipients.of(recipient).inside

    def is_closed(self, view: RecordView, field: str = "") -> bool:
        """Whether a record, or one answer of it, tells such news: it is on no page and in no list."""
        own = (view.kind, field) in news.TELLING
        above: RecordView | None = view
        passed = {
            view.space
        }  # the root is no such record, and one that lies below itself is passed once
        while not own and above is not None and not news.is_news(above):
            passed.add(above.id)
            within = above.parent if above.parent not in passed else None
            above = self.vault.read.view(within) if within else None
        if not own and above is None:
            return False
        dossier = self.vault.read.dossier(view.space)
        if dossier is None:
            return False
        recorded, today = news.as_recorded(dossier, self.today()), self.today()
        waits = news.is_untold(recorded, today) if own else view.id in news.untold(recorded, today)
        plain = recorded.get(view.id)
        return waits or plain is None or plain.fields.get(field) != view.fields.get(field)

    def list_kind(self, kind: str, limit: int = -1) -> list[RecordView]:
        """The records of one kind, in the order of their arrival. Raises UserError E_KIND."""
        if self.dictionary.kind(kind) is None:
            raise UserError("E_KIND", kind=kind)
        return self.vault.read.of_kind(kind, limit)

    def reference(self) -> Dossier:
        """What the organisation's forms share (places, bodies, organisations …), as one dossier.

        Its head stands for the space; no record is behind it.
        """
        space = FIXED["reference"]
        head = RecordView(space, "reference", space)
        return Dossier(space, (head, *self.vault.read.space(space)))

    def linking(self, target: str, kind: str) -> list[RecordView]:
        """The records of a kind that point to `target` (such as the cases of a family)."""
        return self.vault.read.linking(target, kind)

    def author(self, kid: str, by: str) -> tuple[str, str]:
        """The code of the device that signed, and the name that it gives itself where that is another."""
        return self.vault.trust.author(kid, by)

    def history(self, rec: str) -> list[HistoryRow]:
        """What happened to one record, oldest first."""
        return self.vault.read.history(rec)

    def status(self) -> Status:
        """Where this vault stands."""
        count = self.vault.read.count
        new, changed = self.vault.standing.unsent()
        trust, identity = self.vault.trust, self.vault.identity
        return Status(
            name=identity.name,
            role=self.vault.role,
            kid=identity.kid,
            letter=self.vault.letter,
            organisation=trust.name or identity.organisation,
            code=trust.code,
            enrolled=trust.enrolled,
            cases=count(ListFilter()),
            families=count(ListFilter(kind="family")),
            unsent_new=new,
            unsent_changed=changed,
            last_receipt=self.vault.standing.last_receipt(),
            differences=self._open_differences(),
        )

    def _open_differences(self) -> int:
        """How many records differ, without those that may not be spoken of."""
        count, kept = self.vault.read.difference_count(), 0
        for view in self.vault.read.differing(_MAY_BE_CLOSED) if count else ():
            names = [name for name in view.fields if view.differs(name)]
            kept += all(self.is_closed(view, name) for name in names)
        return count - kept

    # -- drafts -------------------------------------------------------------------------------

    def draft_get(self, key: str) -> Json:
        """What was typed and not saved, or None."""
        return self.vault.drafts.get(key)

    def draft_put(self, key: str, value: Json) -> None:
        """Keep what was typed; survives lock, crash and power cut."""
        self.vault.drafts.put(key, value)

    def draft_drop(self, key: str) -> None:
        """Forget a draft."""
        self.vault.drafts.drop(key)

    def draft_keys(self) -> list[str]:
        """The keys of all drafts, newest first."""
        return self.vault.drafts.keys()

    # -- differences --------------------------------------------------------------------------

    def differences(self, root: str | None = None) -> list[Difference]:
        """All undecided fields, or those of one case or family; none that tells untold news."""
        found = []
        for view in self.vault.read.differing():
            if root is not None and view.space != root:
                continue
            row = self.vault.read.row(view.space)
            for name in sorted(view.fields):
                if view.differs(name) and not self.is_closed(view, name):
                    found.append(
                        Difference(
                            record=view.id,
                            kind=view.kind,
                            root=view.space,
                            root_kind=row.kind if row else "",
                            title=(row.name or row.other) if row else "",
                            number=row.number if row else "",
                            field=name,
                            alternatives=view.alternatives(name),
                            same={
                                said[0].op: tuple(one.op for one in said)
                                for said in view.sayings(name)
                            },
                        )
                    )
        return found

    def resolve(
        self,
        rec: str,
        field: str,
        *,
        keep: str | None = None,
        value: Json = None,
        why: str = "",
        seen: Sequence[str],
    ) -> Change:
        """Decide a difference: `keep` names the op whose value stands, or `value` is a new one.

        It replaces what the person saw (`seen`) and nothing that came since; both stay in the history. Raises
        UserError E_NOT_FOUND for an op that does not stand there.
        """
        view = self.record(rec)
        if keep is not None:
            chosen = next((one for one in view.standing(field) if one.op == keep), None)
            if chosen is None:
                raise UserError("E_NOT_FOUND", field=field)
            value = chosen.value
        return self.save([Edit(view.kind, {field: value}, id=rec, seen={field: seen}, why=why)])
