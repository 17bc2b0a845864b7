"""A mechanism's form, filled from what the gate let out, its starred elements first.

One renderer for all of them: the blocks come from resources/forms, the fields from their FieldSpecs.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vsdesk.reports import answers
from vsdesk.reports.behind import reports_behind
from vsdesk.reports.form_rows import asked, filled
from vsdesk.reports.layout import kept, space
from vsdesk.reports.style import QUIET, SMALL, WARN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.reports.forms import Block, MechanismForm
    from vsdesk.reports.frame import Blocks, LanguagePart
    from vsdesk.reports.topic import SheetSubject


def sections(
    form: MechanismForm, topic: SheetSubject
) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """The parts of the sheet, in the order of the form."""
    blocks = [partial(_block, block=block, topic=topic) for block in form.blocks]
    rows = [row for block in form.blocks for row in block.rows]
    ends = [partial(_withheld, rows=rows)]
    if form.working:  # a form of the body itself has no place for it
        ends.insert(0, partial(reports_behind, topic=topic))
    return [partial(_head, form=form), *blocks, *ends]


def _head(part: LanguagePart, form: MechanismForm) -> Blocks:
    recipient = part.voice.labels.term("recipient", form.key)
    rows = part.column.title(form.title(part.voice.lang), size=16)
    rows += part.column.text(recipient, size=11, colour=QUIET)
    rows += part.column.text(
        part.say("Case {number}", number=part.furniture.number), size=SMALL, colour=QUIET
    )
    blocks: Blocks = [kept([*rows, space(4)])]
    if form.working:
        words = part.say(
            "A working sheet of ours, not a form of this body. Ask its contact person before sending."
        )
        blocks.append([*part.column.text(words, size=SMALL, colour=WARN), space(4)])
    if form.carried:
        words = part.say("The relative takes this sheet along. We do not file it for the family.")
        blocks.append([*part.column.text(words, size=SMALL, colour=WARN), space(4)])
    return blocks


def _block(part: LanguagePart, block: Block, topic: SheetSubject) -> Blocks:
    title = f"{block.number} · {block.title(part.voice.lang)}"
    heading = part.column.heading(f"* {title}" if block.star else title)
    found: Blocks = []
    for row in block.rows:
        found += filled(row, part, topic)
    if not found and not block.star:
        return []
    nothing = part.say("Nothing stands here: it is not on file, or was not agreed to.")
    return [heading, *(found or [part.column.text(nothing, colour=QUIET)])]


def _withheld(part: LanguagePart, rows: Sequence[str]) -> Blocks:
    found = answers.withheld(part.facts, asked(rows))
    if not found:
        return []
    head = part.column.text(
        part.say("Not on this sheet:"), size=SMALL, colour=QUIET, bold=True, keep=True
    )
    return [[space(8)], head, *(part.column.text(one, size=SMALL, colour=QUIET) for one in found)]
