"""The columns of a sheet: one language, or two side by side, block beside block.

What every sheet shares: where the columns stand, and the ways of setting entries, points and pairs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vsdesk.records.dates.date_words import day_in_words
from vsdesk.reports.page_header import PHOTO_HEIGHT, PHOTO_WIDTH
from vsdesk.reports.page_rows import PageRow, TextColumn, beside, kept, space, whole
from vsdesk.reports.picture import Picture
from vsdesk.reports.sheet_facts import Facts, dotted
from vsdesk.reports.sheet_page import TEXT_WIDTH, Sheet
from vsdesk.reports.style import ACCENT, QUIET, SMALL, WARN
from vsdesk.reports.text import TextSpan
from vsdesk.words import capital, isolate, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vsdesk.progress import Progress
    from vsdesk.records.evidence_file import Fingerprint
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.reports.page_header import Furniture, Voice
    from vsdesk.reports.story_entries import StoryEntry
    from vsdesk.reports.text import Setter
    from vsdesk.reports.unread_words import UntranslatedField

GAP: Final = 18.0  # between two languages
# What is joined to the same block of the other language: an entry, a point, a heading.
Blocks = list[list[PageRow]]


@dataclass(frozen=True)
class LanguagePart:
    """One language of the sheet: its facts and the width it is set in."""

    facts: Facts
    furniture: Furniture
    column: TextColumn

    @property
    def voice(self) -> Voice:
        """Its language."""
        return self.facts.voice

    @property
    def number(self) -> str:
        """The number as a title says it, with the one that older papers of the family bear; a discreet paper
        says no more than it must."""
        held = self.furniture
        if not held.was or held.discreet:
            return held.number
        return self.say("{number} (formerly {former})", number=held.number, former=held.was)

    def in_column(self, column: TextColumn) -> LanguagePart:
        """The same words in another column."""
        return replace(self, column=column)

    def say(self, sentence: str, /, **values: object) -> str:
        """A sentence in its language."""
        return self.voice.words.say(sentence, **values)


class ColumnFrame:
    """Where the columns of one or two languages stand: the right-to-left one on the right."""

    def __init__(
        self,
        setter: Setter,
        disclosed: GateDecision,
        voices: Sequence[Voice],
        furniture: Furniture,
        files: Mapping[str, Fingerprint] = MappingProxyType({}),
        scale: float = 1.0,
        unread: set[UntranslatedField] | None = None,
    ) -> None:
        self._setter = setter
        self._scale = scale
        self._furniture = furniture
        # Of an Arabic and a Latin column, the Arabic one stands on the right.
        self._facts = [
            Facts(disclosed, voice, files, unread=None if voice.rtl else unread) for voice in voices
        ]
        if len(voices) == 2 and voices[0].rtl:
            self._facts.reverse()

    @property
    def said(self) -> set[tuple[str, str]]:
        """The told texts that the sections so far asked for."""
        return set[tuple[str, str]]().union(*(one.said for one in self._facts))

    @property
    def photo_x(self) -> float:
        """The left edge of the photo: at the end of one language, between two."""
        if len(self._facts) > 1:
            return (TEXT_WIDTH - PHOTO_WIDTH) / 2
        return 0.0 if self._facts[0].voice.rtl else TEXT_WIDTH - PHOTO_WIDTH

    def across(
        self, section: Callable[[LanguagePart], Blocks], *, beside_photo: bool = False
    ) -> list[PageRow]:
        """One section in each language, block beside block."""
        gap = PHOTO_WIDTH + 2 * GAP if beside_photo else GAP
        if len(self._facts) == 1:
            width = TEXT_WIDTH - (PHOTO_WIDTH + GAP if beside_photo else 0)
            places = [TEXT_WIDTH - width if self._facts[0].voice.rtl else 0.0]
        else:
            width = (TEXT_WIDTH - gap) / 2
            places = [0.0, width + gap]
        columns = [section(self._part(facts, width)) for facts in self._facts]
        rows: list[PageRow] = []
        for blocks in zip_longest(*columns, fillvalue=()):
            rows += beside(list(zip(places, blocks, strict=True)))
        return rows

    def beside(
        self, section: Callable[[LanguagePart], Blocks], photo: bytes, top: float = 0.0
    ) -> list[PageRow]:
        """A section beside a photo of the missing person, at least as high as it: `top` points below its
        upper edge."""
        rows = self.across(section, beside_photo=True)
        missing = PHOTO_HEIGHT + 8 - sum(row.height for row in rows)
        facts = self._facts[0]
        said = plain(dotted(facts.voice.words.say("Photo"), *facts.names(facts.person)[:1]))
        self._setter.words.append(said)
        picture = Picture(photo, self.photo_x, top, PHOTO_WIDTH, PHOTO_HEIGHT, said)
        rows = kept(rows) + ([space(missing)] if missing > 0 else [])
        return [replace(rows[0], pictures=(picture,)), *rows[1:]]

    def _part(self, facts: Facts, width: float) -> LanguagePart:
        voice = facts.voice
        column = TextColumn(self._setter, width, rtl=voice.rtl, lang=voice.lang, scale=self._scale)
        return LanguagePart(facts, self._furniture, column)


def set_sheet(
    setter: Setter,
    disclosed: GateDecision,
    voices: Sequence[Voice],
    progress: Progress,
    furniture: Furniture,
    sections: Sequence[Callable[[LanguagePart], Blocks]],
    files: Mapping[str, Fingerprint] = MappingProxyType({}),
    scale: float = 1.0,
    said: set[tuple[str, str]] | None = None,
    unread: set[UntranslatedField] | None = None,
    photo: tuple[bytes, int] | None = None,
) -> bytes:
    """A sheet of these sections, one below the other; a photo beside the one of this place. Into `said` go
    the told texts that stand on it (record and field), into `unread` those that its reader cannot read, where
    it is asked. Raises Cancelled."""
    frame = ColumnFrame(setter, disclosed, voices, furniture, files, scale, unread)
    rows: list[PageRow] = []
    for place, section in enumerate(sections):
        seen = photo is not None and place == photo[1]
        rows += frame.beside(section, photo[0]) if photo and seen else frame.across(section)
    if said is not None:
        said |= frame.said
    return Sheet(setter, voices, furniture, disclosed.request.named_recipient).pdf(rows, progress)


def happenings(part: LanguagePart, heading: str, found: Sequence[StoryEntry]) -> Blocks:
    told = [one for one in found if one.when or one.what or one.lines]
    if not told:
        return []
    blocks: Blocks = [part.column.heading(heading)]
    inner = part.column.inner
    for one in told:
        entry = inner.text(one.when, size=SMALL, colour=QUIET) if one.when else []
        entry += inner.text(capital(one.what), bold=True)
        for line in one.lines:
            entry += inner.text(line)
        rows = part.column.dotted(entry, WARN if one.unconfirmed else ACCENT)
        blocks.append([*whole(rows), space(3)])
    return blocks


def points(part: LanguagePart, sentences: Sequence[str]) -> Blocks:
    return [part.column.dotted(part.column.inner.text(sentence)) for sentence in sentences]


def strong_pairs(part: LanguagePart, *pairs: tuple[str, str]) -> Blocks:
    return [
        part.column.pair(label, [TextSpan(isolate(value), bold=True)])
        for label, value in pairs
        if value
    ]


def day_words(part: LanguagePart, iso: str) -> str:
    try:
        return day_in_words(date.fromisoformat(iso), part.voice.lang)
    except ValueError:
        return iso


def pairs(part: LanguagePart, *found: tuple[str, str]) -> Blocks:
    return [part.column.pair(label, isolate(value)) for label, value in found if value]
