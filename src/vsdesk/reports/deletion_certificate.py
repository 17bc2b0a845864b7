"""The certificate that something was erased: numbers, days, counts, who approved. No word of what it was.

It is made from the certificate's own record and stands in one or two languages, one below the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.records.dates.date_words import day_in_words
from vsdesk.reports.page_rows import TextColumn, space
from vsdesk.reports.sheet_facts import list_of
from vsdesk.reports.sheet_page import TEXT_WIDTH, Sheet
from vsdesk.reports.style import QUIET, SMALL
from vsdesk.reports.text import Setter
from vsdesk.words import isolate, joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from vsdesk.progress import Progress
    from vsdesk.reports.page_header import Furniture, Voice
    from vsdesk.reports.page_rows import PageRow


@dataclass(frozen=True, slots=True)
class DeletionFacts:
    """What the certificate says. `kept` pairs a recipient's code with a day; `order` is a short digest.

    Of `files_stay` the same bytes lie here still, because an item that did not go has them too.
    """

    on: date
    why: str
    data_class: str
    codes: tuple[str, ...]
    kinds: tuple[tuple[str, int], ...]
    records: int
    files: int
    kept: tuple[tuple[str, date | None], ...]
    holders: tuple[str, ...]
    approved_by: str
    order: str
    confirmed: int
    devices: int
    files_stay: int = 0


def render(
    deleted: DeletionFacts,
    voices: Sequence[Voice],
    progress: Progress,
    furniture: Furniture,
    unset: set[str] | None = None,
) -> bytes:
    """The certificate as a PDF. Raises Cancelled through `progress`.

    Into `unset` go the characters for which no font of ours has a letter.
    """
    setter = Setter()
    rows: list[PageRow] = []
    for voice in voices:
        column = TextColumn(setter, TEXT_WIDTH, rtl=voice.rtl, lang=voice.lang)
        rows += [*_rows(deleted, voice, column, furniture), space(18)]
    pdf = Sheet(setter, voices, furniture).pdf(rows, progress)
    if unset is not None:
        unset.update(setter.unset)
    return pdf


def _rows(
    deleted: DeletionFacts, voice: Voice, column: TextColumn, furniture: Furniture
) -> list[PageRow]:
    say, labels = voice.words.say, voice.labels
    rows = column.text(furniture.contact.organisation, size=SMALL, colour=QUIET)
    rows += [space(8), *column.title(say("Certificate of deletion"), size=16), space(4)]
    rows += column.text(
        say("What is named here was erased for good. This paper holds nothing of what it said.")
    )
    rows += [space(6)]
    pairs = [
        (say("Erased on"), day_in_words(deleted.on, voice.lang)),
        (say("Reason"), labels.term("erasure_reason", deleted.why)),
        (say("Kind of data"), labels.term("retention_class", deleted.data_class)),
        (say("Numbers"), joined(deleted.codes, " · ")),
        (say("Approved by"), isolate(deleted.approved_by)),
        (say("Order"), isolate(deleted.order)),
    ]
    for label, value in pairs:
        if value:
            rows += column.pair(label, value)
    rows += column.heading(say("What was erased"))
    for kind, number in deleted.kinds:
        rows += column.pair(labels.kinds(kind), str(number))
    rows += column.pair(say("Records in all"), str(deleted.records))
    rows += column.pair(say("Files"), str(deleted.files))
    rows += _elsewhere(deleted, voice, column)
    return rows


def _elsewhere(deleted: DeletionFacts, voice: Voice, column: TextColumn) -> list[PageRow]:
    """What stays or may still lie elsewhere, honestly."""
    say, labels = voice.words.say, voice.labels
    rows: list[PageRow] = column.heading(say("What this does not reach"))
    for recipient, day in deleted.kept:
        named = labels.term("recipient", recipient)
        said = (
            say("{recipient} has an item: it stays, and is marked.", recipient=named)
            if day is None
            else say(
                "{recipient} has an item since {day}: it stays, and is marked.",
                recipient=named,
                day=day_in_words(day, voice.lang),
            )
        )
        rows += column.dotted(column.inner.text(said))
    if deleted.files_stay:
        said = voice.words.count(
            "{n} file stays: another record has the same one.",
            "{n} files stay: other records have the same ones.",
            deleted.files_stay,
        )
        rows += column.dotted(column.inner.text(said))
    if deleted.holders:
        named = list_of([labels.term("recipient", one) for one in deleted.holders], voice)
        rows += column.dotted(
            column.inner.text(say("Copies were given to: {recipients}.", recipients=named))
        )
    if deleted.devices:
        rows += column.dotted(
            column.inner.text(
                say(
                    "Devices that have confirmed it: {confirmed} of {devices}.",
                    confirmed=deleted.confirmed,
                    devices=deleted.devices,
                )
            )
        )
    rows += column.dotted(
        column.inner.text(
            say("Paper, lost devices and old backups keep what they had until they are destroyed.")
        )
    )
    return rows
