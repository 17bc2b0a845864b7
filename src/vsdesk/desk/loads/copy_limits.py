"""What of a file leaves to nobody, or not to somebody, by something that the organisation's own copy cannot
say: what stood before, what was erased, who wrote first, what another file says. The copy names it, and it
waits in the new vault for a look (docs/spec/dump.md, "What waited").
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.saving import dump_rows
from vsdesk.records.alternative import Alternative
from vsdesk.records.consent import recipients
from vsdesk.records.copy_mark import COPIED, MARKED, Held, is_of_held, waits
from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.exit_state import OPEN, state_for
from vsdesk.records.gate.held_of_copy import wider
from vsdesk.records.gate.record_filter import gone_with
from vsdesk.records.gate.request import Request
from vsdesk.records.kinds.consent import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.records.consent.recipients import Level
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView

    Place = tuple[str, str, str]  # record, field, op
    Piece = tuple[str, str, str]  # kind, field, record

_MOST: Final = (
    1_000  # pieces that one copy names of a file: with more than so many, all of it stays
)
_COPY: Final = "copy"  # whose word everything is, to whoever has the lines alone


def held_there(
    dossier: Dossier,
    dictionary: Dictionary,
    today: str,
    waiting: Collection[Place],
    lines: LinesAlone,
) -> list[str]:
    """What the lines of the copy alone would let out of a file and this vault does not, as a copy says it.
    `waiting`: what has a mark there, and opens nothing in the new vault either. `lines`: the same for
    all files that were read together."""
    here = _looked_at(dossier)
    told = [lines.of(dossier, frozenset())]
    closes = told[:]
    if any(place in waiting for one in dossier.records for place in _places(one)):
        told.append(lines.of(dossier, waiting))
        # A word in an answer counts there by itself: it closes nothing by being left out.
        others = (one for one in dossier.records if one.kind not in ANSWERS)
        closes.append(
            lines.of(dossier, {one for held in others for one in _places(held) if one in waiting})
        )
    shut: set[Held] = set()
    stays: dict[tuple[str, str], set[Piece]] = {}
    for request in _requests(dossier, today):
        if any(state_for(request, one) not in OPEN for one in closes):
            continue
        asked, found = (request.recipient, request.purpose), decide(request, here, dictionary)
        if not found.allowed:
            shut.add(Held(*asked))
            continue
        more = [{*wider(decide(request, one, dictionary).records, found.records)} for one in told]
        stays.setdefault(asked, set()).update(*more)
    return sorted(one.written() for one in shut | {*_named(stays)})


def _named(stays: dict[tuple[str, str], set[Piece]]) -> Iterator[Held]:
    """What stays from everybody once, and what from some for each of them."""
    if sum(map(len, stays.values())) > _MOST:
        yield from (Held(*asked) for asked in stays)
        return
    often = Counter(piece for held in stays.values() for piece in held)
    for asked, held in stays.items():
        for piece in held:
            yield Held("", "", *piece) if often[piece] == len(stays) else Held(*asked, *piece)


def _requests(dossier: Dossier, today: str) -> Iterator[Request]:
    """What may be asked of a file by somebody outside: whatever somebody answered about, and the family's own
    paper."""
    asked = {("casework", "family", "")}
    for one in dossier.of("consent_grant"):
        names = [*map(str, one.every("recipient_name")), ""]
        asked.update(
            (str(purpose), str(to), name)
            for purpose in one.every("purpose")
            for to in one.every("recipient")
            for name in names
        )
    for purpose, key, name in sorted(asked):
        to = recipients.of(key)
        levels: tuple[Level, ...] = ("A", "B") if to.widest == "A" else ("B",)
        for level in () if to.inside else levels:
            yield Request(purpose, key, level, today, named_recipient=name)


def _places(record: RecordView) -> Iterator[Place]:
    return ((record.id, name, alt.op) for name, held in record.fields.items() for alt in held)


class LinesAlone:
    """Files as their lines tell them: what stands, as one word, without what is gone. Files that are read
    together share records, and each of those is set out once."""

    def __init__(self) -> None:
        self._held: dict[tuple[int, frozenset[str], frozenset[Place]], tuple[RecordView, ...]] = {}

    def of(self, dossier: Dossier, but_for: Collection[Place]) -> Dossier:
        """The file without these words too."""
        gone = gone_with(dossier)
        found = (self._flat(one, gone, but_for) for one in dossier.records if one.id not in gone)
        return Dossier(dossier.root, tuple(one for one in found if one.fields or not but_for))

    def _flat(
        self, record: RecordView, gone: frozenset[str], but_for: Collection[Place]
    ) -> RecordView:
        without = (
            frozenset(one for one in _places(record) if one in but_for) if but_for else frozenset()
        )
        asked = id(record), gone, without
        found = self._held.get(asked)
        if found is None:
            found = self._held[asked] = (
                record,
                as_one_word(record, gone, without),
            )  # which keeps its id
        return found[1]


def as_one_word(record: RecordView, gone: frozenset[str], but_for: Collection[Place]) -> RecordView:
    """The record as its line tells it, without links to what is `gone` and without these words."""
    fields = {}
    for name, held in record.fields.items():
        left = tuple(
            Alternative(alt.op, value, _COPY, _COPY, alt.ts)
            for alt in held
            if alt.held == "here" and name != COPIED and (record.id, name, alt.op) not in but_for
            for value in dump_rows.standing(alt.value, gone)
        )
        if left:
            fields[name] = left
    return replace(
        record,
        fields=fields,
        overruled=frozenset(),
        formerly={},
        observed={},
        deleted=False,
        parents=(),
    )


def _looked_at(dossier: Dossier) -> Dossier:
    """The file as if somebody had looked at it, where it came from a copy itself: its copy says the same."""
    if not waits(dossier):
        return dossier
    beside = tuple(
        one._replace(facts=_unmarked(one.facts), silent=_unmarked(one.silent))
        for one in dossier.without
    )
    return replace(_unmarked(dossier), without=beside)


def _unmarked(dossier: Dossier) -> Dossier:
    def left(one: RecordView) -> RecordView:
        if one.kind not in MARKED or COPIED not in one.fields:
            return one
        kept = tuple(filter(is_of_held, one.fields[COPIED]))
        return replace(one, fields={**one.fields, COPIED: kept})

    return replace(dossier, records=tuple(map(left, dossier.records)))
