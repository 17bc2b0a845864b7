"""The exhibits of a case: under which number each stands on every paper, who held it, and its label.

A number that was typed stays; the others have the first numbers that are free, so that the list of a
complaint, the custody log and a label on the item itself say one number.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.numerals import in_ascii
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.records.dates.days import moment_of
from vsdesk.records.statuses import OUR_PAPERS
from vsdesk.reports import whole
from vsdesk.reports.cut_out import ROOM, fitted, pieces, places
from vsdesk.reports.facts import dotted
from vsdesk.reports.layout import Box, PageRow, beside, space
from vsdesk.reports.qr import dark_strips
from vsdesk.reports.style import INK, QUIET, SMALL
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.facts import Facts
    from vsdesk.reports.frame import Blocks, LanguagePart
    from vsdesk.reports.layout import TextColumn
    from vsdesk.reports.topic import SheetSubject

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
        if facts.first(one, "type") not in OUR_PAPERS and (what or facts.fingerprint(one).shown):
            found.append((facts.text(one, "exhibit_no"), one, what))
    taken = {number for number, _, _ in found}
    free = (str(n) for n in count(1) if str(n) not in taken)
    numbered = (Exhibit(number or next(free), one, what) for number, one, what in found)
    return sorted(numbered, key=lambda one: _order(one.number))


def _order(number: str) -> tuple[int, str]:
    """Numbers as numbers, words with a number in them by it, others last."""
    digits = re.search(r"\d+", in_ascii(number))
    return int(digits[0][:9]) if digits else 10**9, number


def steps(facts: Facts, item: DisclosedRecord) -> list[DisclosedRecord]:
    """Who held it, in the order of the signed history, never of a field that can be typed."""
    return sorted(facts.disclosed.children(item.id, "custody_entry"), key=lambda one: one.created)


def written(entry: DisclosedRecord) -> datetime | None:
    """The moment (UTC) at which a step was written into the history."""
    try:
        return moment_of(entry.created)
    except ValueError:
        return None


def listed(part: LanguagePart, *, held: bool = False) -> Blocks:
    """Each with its number and fingerprint, and with who `held` it last where that is asked."""
    blocks: Blocks = []
    inner = part.column.inner
    for number, item, what in exhibits(part.facts):
        small = whole.fingerprint(part.in_column(inner), item)
        if held:
            small = [*inner.text(_last_step(part, item), size=SMALL, colour=QUIET), *small]
        rows = inner.text(dotted(number, what), keep=bool(small))
        blocks.append(part.column.dotted([*rows, *small]))
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
        made = [_label(part, one) for one in found]
        rows = [made[n : n + len(at)] for n in range(0, len(made), len(at))]
        return [[*pieces(list(zip(at, row, strict=False))), space(_GAP)] for row in rows]

    return [page]


def _label(part: LanguagePart, exhibit: Exhibit) -> list[PageRow]:
    """Its words, and at the end of its first lines the QR that stands at the foot of the page."""
    width = ROOM - _QR - _WHITE
    rtl = part.column.rtl
    code = "" if part.furniture.discreet else part.furniture.digest
    x = 0.0 if rtl else ROOM - _QR
    dark = [Box(x + left, y, w, h, INK) for left, y, w, h in dark_strips(code, _QR) if code]
    rows = fitted(lambda scale: _words(part.column.of_width(width, scale), part, exhibit), _SCALES)
    return [PageRow(0, boxes=tuple(dark)), *beside([(ROOM - width if rtl else 0.0, rows)])]


def _words(column: TextColumn, part: LanguagePart, exhibit: Exhibit) -> list[PageRow]:
    rows = column.text(part.say("Exhibit {number}", number=exhibit.number), size=15, bold=True)
    rows += column.text(part.say("Case {number}", number=part.number), size=SMALL, colour=QUIET)
    rows += column.text(exhibit.what or part.voice.labels.kind("evidence_item"))
    rows += column.text(_last_step(part, exhibit.item), size=SMALL)
    rows += whole.fingerprint(part.in_column(column), exhibit.item)
    if not part.furniture.discreet:
        rows += column.text(isolate(part.furniture.digest), size=7, colour=QUIET)
    return rows


def _last_step(part: LanguagePart, item: DisclosedRecord) -> str:
    """The last step in the keeping of an item: what was done, to whom it went, when it was written."""
    held = steps(part.facts, item)
    if not held:
        return part.say("No hand-over is written down.")
    last = held[-1]
    moment = written(last)
    said = dotted(
        part.facts.term(last, "action", "custody_action"),
        part.facts.text(last, "to_whom"),
        day_in_words(moment.date(), part.voice.lang) if moment else "",
    )
    return part.say("Last step: {step}", step=said)
