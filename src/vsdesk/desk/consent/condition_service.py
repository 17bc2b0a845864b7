"""The conditions of a yes at the desk: what is written below an answer, whole or once more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.records.consent.answers import IF, LIMITED
from vsdesk.records.consent.beyond_rules import says_more
from vsdesk.records.consent.condition_rules import CONDITION
from vsdesk.records.dates.days import day_of
from vsdesk.records.gate.told.told_texts import texts_in
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

_NAMES: Final = ("words", "type", "day", "recipient", "person")
_NEEDS: Final = {
    "not_before_day": "day",
    "not_onward_to": "recipient",
    "only_with_person": "person",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition as somebody said it: `words` is a PText, always; `type` a key of
    `consent_condition_type`, with the day, recipient or person that it needs."""

    words: Json = field(repr=False)
    type: str = "other"
    day: str = ""
    recipient: str = ""
    person: str = ""

    def values(self) -> dict[str, Json]:
        """The values of its record."""
        said: dict[str, Json] = {name: getattr(self, name) for name in _NAMES}
        return {name: value for name, value in said.items() if value not in ("", None)}

    def edit(self, id: str, grant: str) -> Edit:
        """Its record below an answer."""
        return Edit(CONDITION, self.values(), id=id, parent=grant)

    def require(self) -> None:
        """Raise UserError E_VALUE, with the field, where words or what the rule needs is missing."""
        words = texts_in(self.words) if isinstance(self.words, dict) else ()
        if not any(one.strip() for one in words):
            raise UserError("E_VALUE", kind=CONDITION, field="words")
        needed = _NEEDS.get(self.type)
        if needed and not getattr(self, needed):
            raise UserError("E_VALUE", kind=CONDITION, field=needed)
        if self.day and day_of(self.day) is None:
            raise UserError("E_VALUE", kind=CONDITION, field="day")


def with_beyond(told: Sequence[Condition]) -> tuple[Condition, ...]:
    """These conditions of one answer; where their words say more than the rules that were chosen, the same
    words beside them as a condition of which a person says whether it is met."""
    by_words: dict[tuple[str, ...], list[Condition]] = {}
    for one in told:
        texts = texts_in(one.words) if isinstance(one.words, dict) else ()
        by_words.setdefault(tuple(texts), []).append(one)
    return (
        *told,
        *(
            Condition(held[0].words)
            for texts, held in by_words.items()
            if says_more(texts, {one.type for one in held}, {one.recipient for one in held} - {""})
        ),
    )


def of_limits(values: Mapping[str, Json]) -> tuple[Condition, ...]:
    """The words that limit a yes, as the condition that they are: no rule reads them, so a person is
    asked."""
    limits = values.get("limits")
    is_yes = LIMITED in (values.get("result"), values.get("reported"))
    return (Condition(limits),) if limits and is_yes else ()


def require_fitting(rows: Iterable[Mapping[str, Json]], conditions: Sequence[Condition]) -> None:
    """Raise UserError E_VALUE where an answer says "if" and no condition was told, or the other way round."""
    if any(row["result"] == IF for row in rows) != bool(conditions):
        raise UserError("E_VALUE", kind=CONDITION, field="words")
    for one in conditions:
        one.require()


def are_said(held: Iterable[RecordView], conditions: Iterable[Condition]) -> bool:
    """Whether these very conditions stand."""
    stand = [{name: one.value(name) for name in _NAMES if one.value(name)} for one in held]
    told = [one.values() for one in conditions]
    return len(stand) == len(told) and all(one in stand for one in told)


def copied(held: Iterable[RecordView], grant: str, new_id: Callable[[], str]) -> list[Edit]:
    """The conditions of an answer once more, below the one that repeats it: none is lost on the way."""
    return [
        Edit(CONDITION, {n: v for n in _NAMES if (v := one.value(n))}, id=new_id(), parent=grant)
        for one in held
    ]
