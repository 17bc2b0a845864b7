"""What was written below an answer of its being taken back, where the answer says nothing of it. Pure.

A page and a command write both. A load, or a record added by hand, may bring the event alone: it closes as
the day in the answer does, until a coordinator says there that it was not taken back. One that was narrowed,
nobody wrote to what, or that ran out, is looked at again. Source: docs/spec/bundle.md §8.15.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.alternative import Alternative
from vsdesk.records.consent.answers import says_no
from vsdesk.records.consent.coordinators import may_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vsdesk.records.dossier import Dossier, RecordView

    Ends = Callable[[Iterable[Alternative]], bool]

EVENT: Final = "consent_event"
_TAKEN_BACK: Final = "withdrawn"
_AGAIN: Final = frozenset({"given", "renewed"})
_OVER: Final = "expired"
_LESS: Final = "narrowed"
_CLOSING: Final = frozenset({_TAKEN_BACK, _OVER, _LESS})
# What an answer holds that was narrowed, beside the conditions below it.
_LIMITS: Final = (
    *("result", "data_scope", "limits", "identity_mode", "sharing_level", "photo_use", "audio_use"),
    *("own_photo_use", "contact_allowed", "review_on"),
)
_SOME_DAY: Final = "?"  # no day, so it is read the careful way


def as_told(dossier: Dossier, answers: Iterable[RecordView]) -> tuple[RecordView, ...]:
    """These answers, each with what the events below it say of it and it does not say itself."""
    told = dossier.once(_by_answer)
    if not told:
        return tuple(answers)
    return tuple(
        _with(dossier, one, told[one.id]) if one.id in told and not says_no(one) else one
        for one in answers
    )


def _by_answer(dossier: Dossier) -> Mapping[str, list[RecordView]]:
    found: dict[str, list[RecordView]] = {}
    for one in dossier.of(EVENT):
        found.setdefault(one.parent or "", []).append(one)
    return found


def _with(dossier: Dossier, answer: RecordView, events: list[RecordView]) -> RecordView:
    fields = dict(answer.fields)
    again = [one for one in events if _AGAIN & _types(one)]
    for event in events:
        closing = _words(event)
        if not event.fields.get("type") or not _CLOSING & _types(event):
            continue
        ends, day, said = may_end(dossier, closing), _last_day(event), event.fields["type"][0]
        if any(one.text("on") > day and ends(_words(one)) for one in again):
            continue
        there = fields.get("withdrawn_on", ())
        if _TAKEN_BACK in _types(event) and not any(ends((one,)) for one in there):
            fields["withdrawn_on"] = (*there, _of(said, event.text("on") or _SOME_DAY))
        less = _LESS in _types(event) and not _was_narrowed(dossier, answer, ends)
        if less or _OVER in _types(event):
            fields["review_on"] = (*fields.get("review_on", ()), _of(said, _SOME_DAY))
    return replace(answer, fields=fields)


def _words(event: RecordView) -> tuple[Alternative, ...]:
    """The words by which something became of an answer on some day."""
    return (*event.fields.get("type", ()), *event.fields.get("on", ()))


def _last_day(event: RecordView) -> str:
    days = event.every("on")
    return max(str(one) if one else _SOME_DAY for one in days) if days else _SOME_DAY


def _types(event: RecordView) -> frozenset[str]:
    return frozenset(map(str, event.every("type")))


def _was_narrowed(dossier: Dossier, answer: RecordView, ends: Ends) -> bool:
    """Whether something of it was said after it was written down, or stands as a condition below it, by
    whoever may say to what it was narrowed."""
    first = {one.op for one in answer.fields.get("grantor", ())}
    later = [one for name in _LIMITS for one in answer.fields.get(name, ()) if one.op not in first]
    return any(ends((one,)) for one in later) or any(
        ends(said for held in one.fields.values() for said in held)
        for one in dossier.children(answer.id, "consent_condition")
    )


def _of(said: Alternative, value: str) -> Alternative:
    return Alternative(said.op, value, said.device_id, said.by, said.ts)
