"""What a form is filled from that lies in the file of another case: the submission of a court, of several.

It is read by both: by its own file, and by that of the paper on which it stands. What either keeps is not
filled in, and a number that either knows is told before it leaves.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.gate.death_news import UNTOLD
from vsdesk.records.gate.disclosure import Withheld
from vsdesk.records.gate.told.own_labels import why_words_stay, words_of
from vsdesk.records.gate.told.told_numbers import told_numbers
from vsdesk.records.gate.told.told_texts import ways_to_read

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision
    from vsdesk.records.gate.told.told_numbers import ToldNumber

_CONTACTS: Final = "contact_channel"


@dataclass(frozen=True, slots=True)
class FormRecord:
    """The record that fills a form, as it leaves. `withheld`: what of it stays for the paper's own file;
    `told`: the numbers in its words, that stand in no record of that file."""

    record: DisclosedRecord | None = None
    withheld: tuple[Withheld, ...] = ()
    told: tuple[ToldNumber, ...] = field(default=(), repr=False)


def filled_from(
    record: DisclosedRecord | None, there: GateDecision, on: GateDecision, dictionary: Dictionary
) -> FormRecord:
    """A record of another file as that lets it out (`there`), on a paper of this one (`on`)."""
    if record is None:
        return FormRecord()
    stays = {
        name: why
        for name, values in record.values.items()
        if (why := _why_stays(record.kind, name, values, on, dictionary))
    }
    left = replace(
        record,
        values={name: held for name, held in record.values.items() if name not in stays},
        printed=tuple(one for one in record.printed if one.name not in stays),
    )
    told = [
        number
        for one in (on, there)
        for number in told_numbers(one, dictionary, (left, *one.of(_CONTACTS)))
        if number.record == left.id
    ]
    withheld = (Withheld(record.kind, name, why) for name, why in stays.items() if why != UNTOLD)
    return FormRecord(left, tuple(withheld), tuple(dict.fromkeys(told)))


def _why_stays(
    kind: str, name: str, values: tuple[Json, ...], on: GateDecision, dictionary: Dictionary
) -> str:
    """Why the file of the paper keeps a field of another one here, or ""."""
    texts = [*words_of(dictionary, kind, name, values)]
    found = (why for words in on.own_labels if (why := why_words_stay(words, texts)))
    if why := next(found, ""):
        return why
    ways = [way for one in texts for way in ways_to_read(one)]
    return "unnamed" if any(one.why_stays(ways) for one in on.words_in_files) else ""
