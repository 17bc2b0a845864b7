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

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vsdesk.records.dossier import Dossier, RecordView

_EVENT: Final = "consent_event"
_TAKEN_BACK: Final = "withdrawn"
_AGAIN: Final = frozenset({"given", "renewed"})
_OVER: Final = "expired"
_LESS: Final = "narrowed"
# What an answer holds that was narrowed, beside the conditions below it.
_LIMITS: Final = (
    *("result", "data_scope", "limits", "identity_mode", "sharing_level", "photo_use", "audio_use"),
    *("contact_allowed", "review_on"),
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
    for one in dossier.of(_EVENT):
        found.setdefault(one.parent or "", []).append(one)
    return found


def _with(dossier: Dossier, answer: RecordView, events: list[RecordView]) -> RecordView:
    fields = dict(answer.fields)
    again = max((one.text("on") for one in events if _AGAIN & _types(one)), default="")
    for event in events:
        if again > (event.text("on") or _SOME_DAY):
            continue
        said = event.fields["type"][0] if event.fields.get("type") else None
        if said is None:
            continue
        if _TAKEN_BACK in _types(event) and "withdrawn_on" not in fields:
            fields["withdrawn_on"] = (_of(said, event.text("on") or _SOME_DAY),)
        less = _LESS in _types(event) and not _was_narrowed(dossier, answer)
        if less or _OVER in _types(event):
            fields["review_on"] = (*fields.get("review_on", ()), _of(said, _SOME_DAY))
    return replace(answer, fields=fields)


def _types(event: RecordView) -> frozenset[str]:
    return frozenset(map(str, event.every("type")))


def _was_narrowed(dossier: Dossier, answer: RecordView) -> bool:
    """Whether something of it was said after it was written down, or stands as a condition below it."""
    first = {one.op for one in answer.fields.get("grantor", ())}
    later = (one.op not in first for name in _LIMITS for one in answer.fields.get(name, ()))
    return any(later) or bool(dossier.children(answer.id, "consent_condition"))


def _of(said: Alternative, value: str) -> Alternative:
    return Alternative(said.op, value, said.device_id, said.by, said.ts)
