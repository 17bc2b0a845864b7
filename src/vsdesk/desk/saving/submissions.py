"""What a submission says of its days can have been, and what was sent stays as it was sent.

Nothing is sent before the person was taken or before it was frozen, no reply is older than what it
replies to, no family is told before there is something to tell. Of what a rule rests on
(`SaveContext.heard`) every value of a day counts in favour of who writes: only what is impossible is refused.
The day of sending is corrected by a coordinator, with a reason; the history keeps both (data-dictionary
§2.18, §5.35).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from vsdesk.desk.saving.save_state import SaveContext, SaveFinding
from vsdesk.records.consent.answers import written_on
from vsdesk.records.consent.approval import as_it_left, has_left, is_approved
from vsdesk.records.dates.days import day_of
from vsdesk.records.dossier import ids_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from vsdesk.records.consent.whose_word_counts import Believes
    from vsdesk.records.dossier import RecordView
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
        words = _words(scene, held)
        left = has_left(held, *words)
        for name in _corrected(edit, as_it_left(held, *words)) if left else ():
            if scene.vault.role != "coordinator":
                yield SaveFinding(at, "E_ROLE", name)
            elif not scene.why(edit):
                yield SaveFinding(at, "E_WHY", name)


def impossible_days(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_SENT_DAY, E_NEXT_DAY, E_REPLY_DAY, E_TOLD_DAY for days that cannot have been so."""
    for at, edit in scene.of("submission", "submission_event", "case"):
        held = scene.held(edit.id)
        held = held and scene.heard(held)
        if edit.kind == "submission":
            found = _submission(scene, edit, held)
        elif edit.kind == "submission_event":
            above = edit.parent or (held.parent if held else None) or ""
            filed = scene.held(above)
            days = _days(scene.coming(above), filed and scene.heard(filed), "sent_on")
            found = _event(edit, held, days)
        else:
            found = _news(scene, edit)
        yield from (
            SaveFinding(at, code, name, after=_BEFORE.get((edit.kind, name), ""))
            for code, name in found
        )


def _submission(
    scene: SaveContext, edit: Edit, held: RecordView | None
) -> Iterator[tuple[str, str]]:
    left = day_of(edit.set.get("sent_on"))
    if left is not None:
        dossier = scene.dossier(scene.space(edit))
        floor = [*_taken(scene.heard_of(dossier, "event")), *_frozen(scene, held)]
        if floor and left < max(floor):
            yield "E_SENT_DAY", "sent_on"
        elif left > min(_came(scene.heard_of(dossier, "submission_event"), edit.id), default=left):
            yield "E_REPLY_DAY", "sent_on"
    if {"sent_on", "next_due"} & edit.set.keys():
        days, due = _days(edit, held, "sent_on"), day_of(edit.set.get("next_due"))
        if days and due is not None and due < min(days):
            yield "E_NEXT_DAY", "next_due"


def _is_unapproved(scene: SaveContext, edit: Edit, held: RecordView) -> bool:
    """What an enrolled documenter froze is not said to be sent before a coordinator approved it."""
    said = edit.set.get("status", "")
    leaves = bool(edit.set.get("sent_on")) or (isinstance(said, str) and said not in OPEN)
    words = _words(scene, held)
    if not leaves or has_left(held, *words) or not held.text("digest"):
        return False
    vault = scene.vault
    if vault.role == "coordinator" or not vault.trust.led:
        return False
    return not all(is_approved(one, *words) for one in vault.read.whole.aside.readings(held))


def _words(scene: SaveContext, held: RecordView) -> tuple[Believes, frozenset[str]]:
    """Whose words count of a sending: `has_left`."""
    return scene.vault.trust.heard(held), scene.vault.trust.believed(held)


def _corrected(edit: Edit, held: RecordView) -> list[str]:
    """What was written down of the sending, and would be another."""
    if not held.text("sent_on"):
        return []
    return [
        name
        for name in _SENT
        if name in edit.set and held.value(name) is not None and edit.set[name] != held.value(name)
    ]


def _taken(events: Iterable[RecordView]) -> list[date]:
    """The first day on which the person can have been taken, where one is written."""
    found = _firsts(one for one in events if one.value("is_disappearance") is True)
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


def _came(events: Iterable[RecordView], submission: str | None) -> list[date]:
    """The day of each thing that came in on a submission, of several the last."""
    came = (one for one in events if one.parent == submission and one.text("direction") != "out")
    return [max(days) for one in came if (days := _days(None, one, "date"))]


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
    events = scene.heard_of(dossier, "event")
    found = _firsts(one for one in events if _FOUND in one.every("type"))
    if told is not None and found and told < min(found):
        yield "E_TOLD_DAY", "news_told_on"


def _days(edit: Edit | None, held: RecordView | None, name: str) -> list[date]:
    """The days that stand in a field after this save."""
    if edit is not None and name in edit.set:
        values = [edit.set[name]]
    else:
        values = [*held.every(name)] if held is not None else []
    return [day for value in values if (day := day_of(value)) is not None]
