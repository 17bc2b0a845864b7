"""Before a save: what a submission says of its days can have been, and what was sent stays as it was sent.

Nothing is sent before the person was taken or before it was frozen, no reply is older than what it
replies to, no family is told before there is something to tell. Every standing value of a day counts in
favour of who writes: only what is impossible is refused. The day of sending is corrected by a coordinator,
with a reason; the history keeps both (data-dictionary §2.18, §5.35).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from vsdesk.desk.answering import Answering
from vsdesk.errors import UserError
from vsdesk.records.answers import written_on
from vsdesk.records.approval import approver
from vsdesk.records.days import day_of
from vsdesk.records.dossier import ids_in
from vsdesk.vault.saving import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from vsdesk.desk.base import Change
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.values import Json
    from vsdesk.vault.vault import Vault

OPEN: Final = frozenset({"drafting", "missing_items", "consent_pending", "ready", "approved", ""})
_SENT: Final = ("sent_on", "sent_how")
_KINDS: Final = frozenset({"submission", "submission_event", "case"})
_FOUND: Final = "identification"
_DAY: Final = timedelta(days=1)  # east and west of here the day is another


class Dating(Answering):
    """Saving, with days that can have been so."""

    def save(self, edits: Sequence[Edit], why: str | None = None) -> Change:
        """As before; what is said of submissions and of news can have been so.

        Raises also UserError E_SENT_DAY, E_NEXT_DAY, E_REPLY_DAY, E_TOLD_DAY, E_WHY, E_NOT_APPROVED.
        """
        check_submissions(self.vault, edits, why)
        return super().save(edits, why)

    def take_back(self, change: Change) -> Change:
        """Undo an action; what stood before is never refused."""
        return super().save(change.back)

    def submission_correct(self, id: str, on: str, why: str, *, how: str = "") -> Change:
        """A coordinator corrects the day (and the way) of sending; the history keeps both.

        Raises UserError E_ROLE, E_NOT_READY when it was not sent, E_AHEAD, E_SENT_DAY, E_REPLY_DAY, E_WHY.
        """
        if not self._submission(id).text("sent_on"):
            raise UserError("E_NOT_READY")
        self._has_come("submission", sent_on=on)
        values: dict[str, Json] = {"sent_on": on, **({"sent_how": how} if how else {})}
        return self.save([Edit("submission", values, id=id, why=why.strip() or None)])


def check_submissions(vault: Vault, edits: Sequence[Edit], why: str | None) -> None:
    """Raise UserError E_SENT_DAY, E_NEXT_DAY, E_REPLY_DAY, E_TOLD_DAY, E_WHY, E_ROLE, E_NOT_APPROVED."""
    known = {one.id: one for one in edits if one.id is not None}
    for edit in edits:
        if edit.delete or edit.restore or edit.kind not in _KINDS:
            continue
        held = vault.read.view(edit.id) if edit.id else None
        if edit.kind == "submission":
            _submission(vault, edit, held, edit.why or why)
        elif edit.kind == "submission_event":
            above = edit.parent or (held.parent if held else None) or ""
            _event(edit, held, _days(known.get(above), vault.read.view(above), "sent_on"))
        elif edit.kind == "case" and edit.set.get("news_told_on") and edit.id:
            _news(edit, vault.read.dossier(edit.id))


def _submission(vault: Vault, edit: Edit, held: RecordView | None, why: str | None) -> None:
    if {*_SENT, "status"} & edit.set.keys():
        _is_approved(vault, edit, held)
        _is_corrected(vault, edit, held, why)
    sent = day_of(edit.set.get("sent_on"))
    if sent is not None:
        space = held.space if held is not None else edit.parent
        dossier = vault.read.dossier(space) if space else None
        floor = [*_taken(dossier), *_frozen(vault, held)]
        if floor and sent < max(floor):
            raise UserError("E_SENT_DAY", kind="submission", field="sent_on")
        if (
            dossier is not None
            and held is not None
            and sent > min(_came(dossier, held), default=sent)
        ):
            raise UserError("E_REPLY_DAY", kind="submission", field="sent_on")
    if {"sent_on", "next_due"} & edit.set.keys():
        days, due = _days(edit, held, "sent_on"), day_of(edit.set.get("next_due"))
        if days and due is not None and due < min(days):
            raise UserError("E_NEXT_DAY", kind="submission", field="next_due")


def _is_approved(vault: Vault, edit: Edit, held: RecordView | None) -> None:
    """What an enrolled documenter froze is not said to be sent before a coordinator approved it."""
    said = edit.set.get("status", "")
    leaves = bool(edit.set.get("sent_on")) or (isinstance(said, str) and said not in OPEN)
    if held is None or not leaves or held.text("sent_on") or not held.text("digest"):
        return
    if vault.role != "coordinator" and vault.trust.enrolled and not approver(held):
        raise UserError("E_NOT_APPROVED")


def _is_corrected(vault: Vault, edit: Edit, held: RecordView | None, why: str | None) -> None:
    changed = [
        name
        for name in _SENT
        if name in edit.set
        and held is not None
        and held.text("sent_on")
        and held.value(name) is not None
        and edit.set[name] != held.value(name)
    ]
    if changed and vault.role != "coordinator":
        raise UserError("E_ROLE", kind="submission", field=changed[0])
    if changed and not (why or "").strip():
        raise UserError("E_WHY", kind="submission", field=changed[0])


def _taken(dossier: Dossier | None) -> list[date]:
    """The first day on which the person can have been taken, where one is written."""
    events = (
        [one for one in dossier.of("event") if one.value("is_disappearance") is True]
        if dossier
        else []
    )
    found = _firsts(events)
    return [min(found)] if found else []


def _firsts(events: Iterable[RecordView]) -> list[date]:
    values = [value for one in events for value in one.every("date") if isinstance(value, dict)]
    return [day for value in values if (day := day_of(value.get("from"))) is not None]


def _frozen(vault: Vault, held: RecordView | None) -> list[date]:
    """The day on which the papers were frozen, less one."""
    if held is None or not held.text("digest"):
        return []
    items = [vault.read.view(one) for one in ids_in(held.value("snapshot"))]
    days = [day for one in items if one is not None and (day := written_on(one.created))]
    return [min(days) - _DAY] if days else []


def _came(dossier: Dossier, held: RecordView) -> list[date]:
    """The days of what came in on a submission."""
    came = [
        one
        for one in dossier.children(held.id, "submission_event")
        if one.text("direction") != "out" and not one.deleted
    ]
    return [day for one in came for value in one.every("date") if (day := day_of(value))]


def _event(edit: Edit, held: RecordView | None, sent: list[date]) -> None:
    out = edit.set.get("direction", held.text("direction") if held else "") == "out"
    date_ = day_of(edit.set.get("date"))
    if date_ is not None and not out and sent and date_ < min(sent):
        raise UserError("E_REPLY_DAY", kind="submission_event", field="date")
    came = _days(edit, held, "date")
    for name, code in (("answer_due", "E_NEXT_DAY"), ("family_informed_on", "E_TOLD_DAY")):
        later = _days(edit, held, name)
        if {"date", name} & edit.set.keys() and came and later and max(later) < min(came):
            raise UserError(code, kind="submission_event", field=name)


def _news(edit: Edit, dossier: Dossier | None) -> None:
    """Nobody is told of remains before the first day on which they can have been identified."""
    events = [one for one in dossier.of("event") if _FOUND in one.every("type")] if dossier else []
    found, told = _firsts(events), day_of(edit.set.get("news_told_on"))
    if told is not None and found and told < min(found):
        raise UserError("E_TOLD_DAY", kind="case", field="news_told_on")


def _days(edit: Edit | None, held: RecordView | None, name: str) -> list[date]:
    """The days that stand in a field after this save."""
    if edit is not None and name in edit.set:
        values = [edit.set[name]]
    else:
        values = [*held.every(name)] if held is not None else []
    return [day for value in values if (day := day_of(value)) is not None]
