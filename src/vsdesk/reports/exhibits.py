"""The exhibits of a case: under which number each stands on every paper, who held it, and its label.

A number that was typed stays; the others have the first numbers that stand in none of those, so that the
list of a complaint, the custody log, a dossier and a label on the item itself say one number, and none
is mistaken for another.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.numerals import in_ascii
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.records.dates.days import day_of, moment_of
from vsdesk.records.statuses import OUR_PAPERS
from vsdesk.reports import full_record
from vsdesk.reports.cut_cards import ROOM, fitted, pieces, places
from vsdesk.reports.page_header import item_digest
from vsdesk.reports.page_rows import Box, PageRow, beside, space, whole
from vsdesk.reports.qr import dark_strips
from vsdesk.reports.sheet_facts import dotted, every
from vsdesk.reports.sheet_subject import NOBODY_KNOWN, SheetSubject, StepHands
from vsdesk.reports.style import INK, QUIET, SMALL
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.page_rows import TextColumn
    from vsdesk.reports.sheet_facts import Facts

_GAP: Final = 14.0  # between two rows of labels: four stand on a page
_QR: Final = 46.0
_WHITE: Final = 10.0  # beside it
_SCALES: Final = (1.0, 0.85, 0.7, 0.6)


class Exhibit(NamedTuple):
    """An item under its number, and in words what it is."""

    number: str
    item: DisclosedRecord
    what: str


def exhibits(facts: Facts) -> list[Exhibit]:
    """What may leave of them, in the order of the numbers; of one that was not agreed to nothing is said, not
    even that there is one."""
    found = []
    for one in facts.disclosed.of("evidence_item"):
        kind, whom = facts.term(one, "type", "evidence_class"), facts.of_whom(one)
        what = dotted(facts.text(one, "title"), kind, whom)
        ours = not OUR_PAPERS.isdisjoint(one.decides("type"))
        if not ours and (what or facts.fingerprint(one).shown):
            found.append((facts.text(one, "exhibit_no"), one, what))
    taken = {_order(number)[0] for number, _, _ in found}
    free = (str(n) for n in count(1) if n not in taken)
    numbered = (Exhibit(number or next(free), one, what) for number, one, what in found)
    return sorted(numbered, key=lambda one: _order(one.number))


def _order(number: str) -> tuple[int, str]:
    """Numbers as numbers, words with a number in them by it, others last."""
    digits = re.search(r"\d+", in_ascii(number))
    return int(digits[0][:9]) if digits else 10**9, number


def number_of(facts: Facts) -> dict[str, str]:
    """The number of each exhibit by the id of its item."""
    return {one.item.id: one.number for one in exhibits(facts)}


def steps(facts: Facts, item: DisclosedRecord) -> list[DisclosedRecord]:
    """Who held it, in the order of the signed history, never of a field that can be typed."""
    return sorted(facts.disclosed.children(item.id, "custody_entry"), key=lambda one: one.created)


def written(entry: DisclosedRecord) -> datetime | None:
    """The moment (UTC) at which a step was written into the history."""
    try:
        return moment_of(entry.created)
    except ValueError:
        return None


def listed(
    part: LanguagePart, *, held: bool = False, hands: Mapping[str, StepHands] = NOBODY_KNOWN
) -> Blocks:
    """Each with its number and fingerprint, and with who `held` it last where that is asked."""
    blocks: Blocks = []
    inner = part.column.inner
    for number, item, what in exhibits(part.facts):
        small = full_record.fingerprint(part.in_column(inner), item)
        if held:
            small = [*inner.text(_last_step(part, item, hands), size=SMALL, colour=QUIET), *small]
        rows = inner.text(dotted(number, what), keep=bool(small))
        blocks.append(whole(part.column.dotted([*rows, *small])))
    return blocks


def labels(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """A page of labels to cut out, one for each exhibit (or for the one that it is about)."""

    def page(part: LanguagePart) -> Blocks:
        found = [one for one in exhibits(part.facts) if topic.item in ("", one.item.id)]
        if not found:
            nothing = part.say("No exhibit is on file, or none may leave.")
            return [part.column.text(nothing, colour=QUIET)]
        at = places(part.column.width)
        at = at[::-1] if part.column.rtl else at  # the first stands where a reader begins
        made = [_label(part, one, topic.hands) for one in found]
        rows = [made[n : n + len(at)] for n in range(0, len(made), len(at))]
        return [[*pieces(list(zip(at, row, strict=False))), space(_GAP)] for row in rows]

    return [page]


def _label(part: LanguagePart, exhibit: Exhibit, hands: Mapping[str, StepHands]) -> list[PageRow]:
    """Its words, and at the end of its first lines a QR that finds the paper, and on it this exhibit."""
    width = ROOM - _QR - _WHITE
    rtl = part.column.rtl
    code = "" if part.furniture.discreet else item_digest(part.furniture.digest, exhibit.item.id)
    x = 0.0 if rtl else ROOM - _QR
    dark = [Box(x + left, y, w, h, INK) for left, y, w, h in dark_strips(code, _QR) if code]
    rows = fitted(
        lambda scale: _words(part.column.of_width(width, scale), part, exhibit, code, hands),
        _SCALES,
    )
    return [PageRow(0, boxes=tuple(dark)), *beside([(ROOM - width if rtl else 0.0, rows)])]


def _words(
    column: TextColumn,
    part: LanguagePart,
    exhibit: Exhibit,
    code: str,
    hands: Mapping[str, StepHands],
) -> list[PageRow]:
    rows = column.text(part.say("Exhibit {number}", number=exhibit.number), size=15, bold=True)
    rows += column.text(part.say("Case {number}", number=part.number), size=SMALL, colour=QUIET)
    rows += column.text(exhibit.what or part.voice.labels.kind("evidence_item"))
    rows += column.text(_last_step(part, exhibit.item, hands), size=SMALL)
    rows += full_record.fingerprint(part.in_column(column), exhibit.item)
    if code:
        rows += column.text(isolate(code), size=7, colour=QUIET)
    return rows


def _last_step(part: LanguagePart, item: DisclosedRecord, hands: Mapping[str, StepHands]) -> str:
    """The last step in the keeping of an item: what was done, to whom it went, when it was written."""
    held = steps(part.facts, item)
    if not held:
        return without_steps(part, item)
    last = held[-1]
    moment = written(last)
    said = dotted(
        part.facts.term(last, "action", "custody_action"),
        part.facts.text(last, "to_whom") or _taker(part, hands.get(last.id)),
        day_in_words(moment.date(), part.voice.lang) if moment else "",
    )
    if steps_stay(part.facts):
        return part.say("Last step on this sheet: {step}", step=said)
    return part.say("Last step: {step}", step=said)


def _taker(part: LanguagePart, known: StepHands | None) -> str:
    """Who took an item, where the record does not say it on this paper."""
    if known is None:
        return ""
    return part.say("not named on this sheet") if "to_whom" in known.unnamed else known.by


def without_steps(part: LanguagePart, item: DisclosedRecord) -> str:
    """What is said of the keeping of an item of which no step stands here."""
    days = (day_of(one) for one in part.facts.values(item, "received_on"))
    came = every(day_in_words(day, part.voice.lang) for day in days if day)
    stay = steps_stay(part.facts)
    if came and stay:
        return part.say("Received on {day}. No step after that stands on this sheet.", day=came)
    if came:
        return part.say("Received on {day}. No step after that is written down.", day=came)
    if stay:
        return part.say("No hand-over stands on this sheet.")
    return part.say("No hand-over is written down.")


def steps_stay(facts: Facts) -> bool:
    """Whether a step in the keeping of something stays: then nobody says that none is written down."""
    return any((one.kind, one.field) == ("custody_entry", None) for one in facts.disclosed.withheld)
