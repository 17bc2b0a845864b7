"""Risk as it stands: the last assessment of each person, and what it stops.

Red stops every exit to outsiders, the family's own paper too, until a coordinator sets `override` and
writes why. Hand-over inside the organisation and figures go on. Of two assessments of one day the more
careful one holds, and what guards somebody by the other one stands beside it, whichever came first. Sources:
data-dictionary §2.14, §5.20, §7.1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from vsdesk.records.about import ever_named
from vsdesk.records.alternative import Alternative
from vsdesk.records.consent import recipients
from vsdesk.records.consent.coordinators import is_sure
from vsdesk.records.consent.whose_word_counts import is_confirmed, writers
from vsdesk.records.dates.days import day_of, days_later, has_come
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.guarding_values import GUARDING, guards
from vsdesk.records.kinds.care import MOST_CAREFUL

KIND: Final = "risk_assessment"
_ALL_DAYS: Final = "9999-12-31"
_LASTS: Final = 180  # days without a day for the next look
_CARE: Final = {level: care for care, level in enumerate(reversed(MOST_CAREFUL))}


def standing_risks(dossier: Dossier, today: str = _ALL_DAYS) -> tuple[RecordView, ...]:
    """The last assessment of each person, and of the case or family as a whole, by each device.

    One without a day, or of a day that has not come, takes the place of none: it stands beside them. And
    none takes the place of what another device assessed: only a coordinator's `override` does. Nor does the
    same device end what guards somebody by assessing anew, as it ends it by no other word
    (records/guarding_values.py): the earlier one stands beside, until a coordinator looks.
    """
    return dossier.once(_Standing(today))


@dataclass(frozen=True, slots=True)
class _Standing:
    """The same of one day, whoever asks: for `Dossier.once`."""

    today: str

    def __call__(self, dossier: Dossier) -> tuple[RecordView, ...]:
        # A device alone has nobody who could look: its own word counts.
        alone = not dossier.beyond.is_led()
        sure = is_sure(dossier)
        last, beside = _by_turns(dossier.of(KIND), self.today, lambda one: alone or sure(one))
        return (*(one for held in last.values() for one in held), *beside)


def less_careful(
    assessments: Iterable[RecordView], sure: Callable[[Alternative], bool]
) -> tuple[RecordView, ...]:
    """The assessments beside which an earlier one of the same device stands on, for it is more careful, until
    what they say is `sure`."""
    last, _ = _by_turns(assessments, _ALL_DAYS, sure)
    return tuple(
        one
        for one, *beside in last.values()
        if not _is_sure(one, sure) and _more_careful(beside, one)
    )


def _by_turns(
    assessments: Iterable[RecordView], today: str, sure: Callable[[Alternative], bool]
) -> tuple[dict[tuple[str, frozenset[str]], list[RecordView]], list[RecordView]]:
    """By person and device the last assessment and then those that stand beside it; and those of no day."""
    last: dict[tuple[str, frozenset[str]], list[RecordView]] = {}
    beside = []
    for one in sorted(assessments, key=_order):
        if _is_dated(one, today):
            held = last.setdefault((one.text("person"), writers(one, "level")), [])
            of_the_day = [each for each in held if each.text("date") == one.text("date")]
            before = held[len(of_the_day) :]
            beside_it = () if _is_sure(one, sure) else _more_careful(before, one)
            held[:] = (one, *filter(_guards, of_the_day), *beside_it)
        else:
            beside.append(one)
    return last, beside


def _is_sure(one: RecordView, sure: Callable[[Alternative], bool]) -> bool:
    return all(sure(alt) for said in one.fields.values() for alt in said)


def _guards(one: RecordView) -> bool:
    return any(guards(KIND, name, said) for name in one.fields for said in one.every(name))


def _more_careful(held: Iterable[RecordView], later: RecordView) -> list[RecordView]:
    """Of these the assessments by which somebody is guarded in a way that the later one does not say."""
    return [
        one
        for one in held
        if any(
            value in one.every(name) and value not in later.every(name)
            for name, values in GUARDING[KIND].items()
            for value in values
        )
    ]


def is_red(dossier: Dossier, today: str = _ALL_DAYS) -> bool:
    """Whether a standing assessment of any reading is red and nobody overrode it with a reason."""
    return any(red_risks(read, today) for read in dossier.readings)


def red_risks(read: Dossier, today: str = _ALL_DAYS) -> tuple[RecordView, ...]:
    """The assessments of one reading that stand, are red, and that nobody overrode with a reason."""
    found = standing_risks(read, today)
    return tuple(one for one in found if "red" in one.every("level") and not _overridden(one))


def stops(dossier: Dossier, recipient: str, today: str) -> bool:
    """Whether the risk lets nothing leave to this recipient."""
    return not recipients.of(recipient).inside and is_red(dossier, today)


def says(dossier: Dossier, field: str, today: str) -> bool:
    """Whether a standing assessment of any reading says yes to `no_photo`,
    `alias_required` or `no_home_visits`."""
    return any(
        True in one.every(field) for read in dossier.readings for one in standing_risks(read, today)
    )


def another_name(dossier: Dossier, today: str) -> frozenset[str]:
    """Who stands under another name, by a standing assessment of any reading; of one about
    nobody by name, everybody."""
    found = set[str]()
    for read in dossier.readings:
        for one in standing_risks(read, today):
            if True in one.every("alias_required"):
                of = ever_named(one, "person") | {one.parent or ""}
                named = {id for id in of if (held := read.get(id)) and held.kind == "person"}
                found |= named or {each.id for each in read.of("person")}
    return frozenset(found)


def is_due(dossier: Dossier, today: str) -> bool:
    """Whether nobody assessed the risk yet, or it must be looked at again before an exit."""
    found = standing_risks(dossier, today)
    return not found or any(_due(one, today) for one in found)


def _is_dated(one: RecordView, today: str) -> bool:
    days = one.every("date")
    return bool(days) and all(has_come(day, today) for day in days)


def _due(one: RecordView, today: str) -> bool:
    """Of several days the first counts; what is no day is due."""
    following = [day for day in one.every("next_review") if day not in (None, "")]
    if following:
        days = [day_of(day) for day in following]
        return None in days or min(day.isoformat() for day in days if day) < today
    assessed = day_of(one.value("date"))
    return assessed is None or days_later(assessed, _LASTS) < date.fromisoformat(today)


def _overridden(one: RecordView) -> bool:
    whys = one.every("override_why")
    reasoned = bool(whys) and all(isinstance(why, str) and why.strip() for why in whys)
    return is_confirmed(one, "override") and reasoned


def _order(one: RecordView) -> tuple[str, int]:
    care = max((_CARE.get(str(level), 2) for level in one.every("level")), default=0)
    return (one.text("date"), care)
