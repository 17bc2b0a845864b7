"""A mechanism's form, filled from what the gate let out, its elements in the order of the form.

One renderer for all of them: the blocks come from resources/forms, the fields from their FieldSpecs.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.records.dates.days import months_later
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.reports import agreed_uses
from vsdesk.reports.consent_form import LINE
from vsdesk.reports.form_rows import asked, filled
from vsdesk.reports.page_rows import PageRow, kept, space
from vsdesk.reports.sheet_facts import list_of
from vsdesk.reports.source_counts import reports_behind
from vsdesk.reports.story_entries import disappearance
from vsdesk.reports.style import QUIET, SMALL, WARN
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.forms import Block, MechanismForm
    from vsdesk.reports.sheet_subject import SheetSubject


_URGENT: Final = 3  # months: methods of work of the Working Group


def sections(
    form: MechanismForm, topic: SheetSubject
) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """The parts of the sheet, in the order of the form."""
    body = _FormBody(topic)
    blocks = [partial(_block, block=block, body=body) for block in form.blocks]
    rows = [row for block in form.blocks for row in block.rows]
    ends: list[Callable[[LanguagePart], Blocks]] = [_signature, partial(_withheld, rows=rows)]
    if form.working:  # a form of the body itself has no place for it
        ends.insert(1, partial(reports_behind, topic=topic))
    return [partial(_head, form=form, body=body), *blocks, *ends]


class _FormBody:
    """What fills each block, worked out once for a language and a width: the head names those that lack."""

    def __init__(self, topic: SheetSubject) -> None:
        self._topic = topic
        self._held: dict[tuple[str, str, float], Blocks] = {}

    def of(self, part: LanguagePart, block: Block) -> Blocks:
        """The rows of a block that are on file; none where it is empty."""
        key = (part.voice.lang, block.number, part.column.width)
        if key not in self._held:
            found = (filled(row, part, self._topic) for row in block.rows)
            self._held[key] = [rows for one in found for rows in one]
        return self._held[key]

    def lacks(self, part: LanguagePart, block: Block) -> bool:
        """Whether it is empty, or one of the rows that it cannot do without."""
        needed = (filled(row, part, self._topic) for row in block.need)
        return not self.of(part, block) or not all(needed)


def _head(part: LanguagePart, form: MechanismForm, body: _FormBody) -> Blocks:
    """What this paper is, who may see it, what the star means and what it still lacks."""
    recipient = part.voice.labels.term("recipient", form.key)
    rows = part.column.title(form.title(part.voice.lang), size=16)
    rows += part.column.text(recipient, size=11, colour=QUIET)
    rows += part.column.text(
        part.say("Case {number}", number=part.number), size=SMALL, colour=QUIET
    )
    blocks: Blocks = [kept([*rows, space(4)])]
    if _is_urgent(part, form):
        words = part.say("URGENT: the disappearance is less than three months old.")
        blocks.append([*part.column.text(words, size=12, colour=WARN, bold=True), space(4)])
    if form.reads and part.voice.lang not in form.reads:
        words = part.say("For reading among ourselves: this body does not read this language.")
        blocks.append([*part.column.text(words, size=SMALL, colour=WARN), space(4)])
    if form.working:
        words = part.say(
            "A working sheet of ours, not a form of this body. Ask its contact person before sending."
        )
        blocks.append([*part.column.text(words, size=SMALL, colour=WARN), space(4)])
    if form.carried:
        words = part.say("The relative takes this sheet along. We do not file it for the family.")
        blocks.append([*part.column.text(words, size=SMALL, colour=WARN), space(4)])
    for words in _explained(part, form, body):
        blocks.append([*part.column.text(words, size=SMALL, colour=QUIET), space(2)])
    return blocks


def _is_urgent(part: LanguagePart, form: MechanismForm) -> bool:
    """Whether the disappearance, by any date that stands, may lie within a body's urgent procedure."""
    if not form.urgent:
        return False
    today = date.fromisoformat(part.facts.disclosed.request.today)
    for value in part.facts.values(disappearance(part.facts), "date"):
        try:
            told = PartialDate.of(value)
        except ImpossibleDate:
            continue
        last = told.last or told.first
        if last is not None and last <= today < months_later(last, _URGENT):
            return True
    return False


def _explained(part: LanguagePart, form: MechanismForm, body: _FormBody) -> Iterator[str]:
    yield part.say("For the body named above alone. Whoever passes it on asks the family first.")
    starred = [block for block in form.blocks if block.star]
    if not starred:
        return
    yield part.say("What is marked with * this body cannot do without.")
    lacking = [block for block in starred if body.lacks(part, block)]
    if lacking:
        lang = part.voice.lang  # a number in Latin letters does not turn its title
        names = [f"{isolate(one.number)} · {one.title(lang)}" for one in lacking]
        yield part.say("Still missing of that: {blocks}", blocks=list_of(names, part.voice))


def _block(part: LanguagePart, block: Block, body: _FormBody) -> Blocks:
    title = f"{block.number} · {block.title(part.voice.lang)}"
    heading = part.column.heading(f"* {title}" if block.star else title)
    found = body.of(part, block)
    # A number that is passed over looks like a page that is lost: what is empty says so.
    nothing = part.say("Nothing stands here: it is not on file, or was not agreed to.")
    return [heading, *(found or [part.column.text(nothing, colour=QUIET)])]


def _signature(part: LanguagePart) -> Blocks:
    """Place and day, and who signs: of whoever submits, or of the relative who takes the sheet along."""
    pairs = ((part.say("Place and day"), LINE), (part.say("Name and signature"), LINE))
    rows = [row for label, value in pairs for row in [space(7), *part.column.pair(label, value)]]
    return [kept([PageRow(6, closing=True), *rows])]


def _withheld(part: LanguagePart, rows: Sequence[str]) -> Blocks:
    found = agreed_uses.withheld(part.facts, asked(rows))
    if not found:
        return []
    head = part.column.text(
        part.say("Not on this sheet:"), size=SMALL, colour=QUIET, bold=True, keep=True
    )
    return [[space(8)], head, *(part.column.text(one, size=SMALL, colour=QUIET) for one in found)]
