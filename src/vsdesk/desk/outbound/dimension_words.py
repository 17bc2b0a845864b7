"""The dimensions of a table of codes or figures in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.gate.figures.aggregation import MONEY, Dimension, Money
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.reports import Voice


def dimensions(names: Sequence[str]) -> tuple[Dimension | Money, ...]:
    """The dimensions of these keys."""
    known: dict[str, Dimension | Money] = {
        "age_then": "age_then",
        "age_now": "age_now",
        "governorate": "governorate",
        "quarter": "quarter",
        "sex": "sex",
        "case_type": "case_type",
        "search_status": "search_status",
        "demanded": "demanded",
        "paid": "paid",
    }
    return tuple(known[one] for one in names)


def dimension(name: str, voice: Voice) -> str:
    """The head of a dimension."""
    say, labels = voice.words.say, voice.labels
    heads = {
        "age_then": say("Age at the time"),
        "age_now": say("Age now"),
        "governorate": say("Governorate"),
        "quarter": say("Quarter"),
        "sex": labels.field("person", "sex"),
        "case_type": labels.field("case", "case_type"),
        "search_status": labels.field("case", "search_status"),
        "demanded": say("Asked for by swindlers, in bands"),
        "paid": say("Paid to swindlers, in bands"),
    }
    return plain(heads[name])


def said(name: str, value: str, dictionary: Dictionary, voice: Voice) -> str:
    """The words of a value of a dimension."""
    if name in ("sex", "case_type", "search_status"):
        return voice.labels.term(name, value) if value else ""
    if name in MONEY:
        currency, _, band = value.partition(" ")
        return f"{voice.labels.term('currency', currency)} {band}"
    if name == "governorate" and value:
        place = dictionary.places.by_key(value)
        return dictionary.places.name(place.id, voice.lang) or value if place else value
    return value
