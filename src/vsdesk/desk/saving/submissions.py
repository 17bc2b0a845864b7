"""What a submission says of its days can have been, and what was sent stays as it was sent.

Nothing is sent before the person was taken or before it was frozen, no reply is older than what it
replies to, no family is told before there is something to tell. Every standing value of a day counts in
favour of who writes: only what is impossible is refused. The day of sending is corrected by a coordinator,
with a reason; the history keeps both (data-dictionary §2.18, §5.35).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from vsdesk.desk.saving.save_state import SaveContext, SaveFinding
from vsdesk.records.consent.answers import written_on
from vsdesk.records.consent.approval import approver, has_left
from vsdesk.records.dates.days import day_of
from vsdesk.records.dossier import ids_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.edit import Edit

OPEN: Final = frozenset({"drafting", "missing_items", "consent_pending", "ready", "approved", ""})
_SENT: Final = ("sent_on", "sent_how")
_BEFORE: Final = {  # which day of the same record comes first
    ("submission", "next_due"): "sent_on",
    ("submission_event", "answer_due"): "date",
    ("submission_event", "family_informed_on"): "date",
}
_FOUND: Final = "identification"
_DAY: Final = timedelta(days=1)  # east and west of here the day is another


def sent_already(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_NOT_APPROVED, E_ROLE, E_WHY for what is said of the sending without the right to."""
    for at, edit in scene.of("submission"):
        held = scene.held(edit.id)
        if held is None or not {*_SENT, "status"} & edit.set.keys():
            continue
        if _is_unapproved(scene, edit, held):
            yield SaveFinding(at, "E_NOT_APPROVED", "status" if "status" in edit.set else "sent_on")
        left = _has_left(scene, held)
        for name in _corrected(edit, held) if left else ():
            if scene.vault.role != "coordinator":
                yield SaveFinding(at, "E_ROLE", name)
            elif not scene.why(edit):
                yield SaveFinding(at, "E_WHY", name)


def impossible_days(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_SENT_DAY, E_NEXT_DAY, E_REPLY_DAY, E_TOLD_DAY for days that cannot have been so."""
    for at, edit in scene.of("submission", "submission_event", "case"):
        held = scene.held(edit.id)
        if edit.kind == "submission":
            found = _submission(scene, edit, held)
        elif edit.kind == "submission_event":
            above = edit.parent or (held.parent if held else None) or ""
            found = _event(edit, held, _days(scene.coming(above), scene.held(above), "sent_on"))
        else:
            found = _news(scene, edit)
        yield from (
            SaveFinding(at, code, name, after=_BEFORE.get((edit.kind, name), ""))
            for code, name in found
        )


def _submission(
    scene: SaveContext, edit: Edit, held: RecordView | None
) -> Iterator[tuple[str, str]]:
    sent = day_of(edit.set.get("sent_on"))
    if sent is not None:
        dossier = scene.dossier(scene.space(edit))
        floor = [*_taken(dossier), *_frozen(scene, held)]
        if floor and sent < max(floor):
            yield "E_SENT_DAY", "sent_on"
        elif dossier is not None and sent > min(_came(dossier, edit.id), default=sent):
            yield "E_REPLY_DAY", "sent_on"
    if {"sent_on", "next_due"} & edit.set.keys():
        days, due = _days(edit, held, "sent_on"), day_of(edit.set.get("next_due"))
        if days and due is not None and due < min(days):
            yield "E_NEXT_DAY", "next_due"


def _is_unapproved(scene: SaveContext, edit: Edit, held: RecordView) -> bool:
    """What an enrolled documenter froze is not said to be sent before a coordinator approved it."""
    said = edit.set.get("status", "")
    leaves = bool(edit.set.get("sent_on")) or (isinstance(said, str) and said not in OPEN)
    if not leaves or _has_left(scene, held) or not held.text("digest"):
        return False
    vault = scene.vault
    if vault.role == "coordinator" or not vault.trust.led:
        return False
    return not approver(*vault.read.whole.aside.readings(held))


def _has_left(scene: SaveContext, held: RecordView) -> bool:
    trust = scene.vault.trust
    return has_left(held, trust.heard(held), trust.believed(held))


def _corrected(edit: Edit, held: RecordView) -> list[str]:
    """What was written down of the sending, and would be another."""
    if not held.text("sent_on"):
        return []
    return [
        name
        for name in _SENT
        if name in edit.set and held.value(name) is not None and edit.set[name] != held.value(name)
    ]


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


def _frozen(scene: SaveContext, held: RecordView | None) -> list[date]:
    """The day on which the papers were frozen, less one."""
    if held is None or not held.text("digest"):
        return []
    items = [scene.held(one) for one in ids_in(held.value("snapshot"))]
    days = [day for one in items if one is not None and (day := written_on(one.created))]
    return [min(days) - _DAY] if days else []


def _came(dossier: Dossier, submission: str | None) -> list[date]:
    """The days of what came in on a submission."""
    came = [
        one
        for one in dossier.children(submission or "", "submission_event")
        if one.text("direction") != "out" and not one.deleted
    ]
    return [day for one in came for value in one.every("date") if (day := day_of(value))]


def _event(edit: Edit, held: RecordView | None, sent: list[date]) -> Iterator[tuple[str, str]]:
    out = edit.set.get("direction", held.text("direction") if held else "") == "out"
    date_ = day_of(edit.set.get("date"))
    if date_ is not None and not out and sent and date_ < min(sent):
        yield "E_REPLY_DAY", "date"
    came = _days(edit, held, "date")
    for name, code in (("answer_due", "E_NEXT_DAY"), ("family_informed_on", "E_TOLD_DAY")):
        later = _days(edit, held, name)
        if {"date", name} & edit.set.keys() and came and later and max(later) < min(came):
            yield code, name


def _news(scene: SaveContext, edit: Edit) -> Iterator[tuple[str, str]]:
    """Nobody is told of remains before the first day on which they can have been identified."""
    told = day_of(edit.set.get("news_told_on"))
    dossier = scene.dossier(scene.space(edit)) if told is not None else None
    events = [one for one in dossier.of("event") if _FOUND in one.every("type")] if dossier else []
    found = _firsts(events)
    if told is not None and found and told < min(found):
        yield "E_TOLD_DAY", "news_told_on"


def _days(edit: Edit | None, held: RecordView | None, name: str) -> list[date]:
    """The days that stand in a field after this save."""
    if edit is not None and name in edit.set:
        values = [edit.set[name]]
    else:
        values = [*held.every(name)] if held is not None else []
    return [day for value in values if (day := day_of(value)) is not None]
