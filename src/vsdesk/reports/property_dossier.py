"""Two papers about housing, land and papers: the dossier for a lawyer, and a family's plain list.

Nothing says who owns what: it stands "according to the papers shown", a value "as told" and in its own
currency. The address of an asset stands on the dossier only.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.records.checks.flags import SENTENCES
from vsdesk.reports import agreed_uses, full_record
from vsdesk.reports.column_frame import happenings, points
from vsdesk.reports.exhibits import number_of
from vsdesk.reports.family_sheet import identity, reach
from vsdesk.reports.page_rows import kept, space
from vsdesk.reports.property_gaps import (
    asset_name,
    in_detention,
    lacking,
    nothing_lacks,
    paper_name,
    papers_of,
)
from vsdesk.reports.property_story import in_order
from vsdesk.reports.sheet_facts import dotted
from vsdesk.reports.style import ACCENT, QUIET, SMALL, WARN
from vsdesk.words import capital, isolate, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.page_rows import PageRow
    from vsdesk.reports.sheet_facts import Facts
    from vsdesk.reports.sheet_subject import SheetSubject

# The fields of an asset in the order in which a lawyer asks; the value is said in its own way.
_FIRST: Final = ("tenure", "cadastral_zone", "section_no", "plot_no", "owner_on_record", "share", "co_owners",
                 "paper_held_by", "paper_problem", "violations", "date", "by_group", "by_whom",
                 "basis", "occupant")  # fmt: skip  # a table, read by rows
_THEN: Final = ("heirs_issue", "heirs_text", "wants", "legal_status", "text")
_ABOUT: Final = frozenset((kind, "") for kind in ("hlp_asset", "evidence_item"))
_WOMEN: Final = mark(
    "What one relative signed or agreed to does not bind the others. Ask a lawyer about the share of "
    "the women and the children."
)
_ABSENT: Final = mark(
    "Who was absent could not be included in the application. That says nothing about their right: ask a "
    "lawyer how it is applied for later."
)
_KEEP: Final = (
    mark("Nothing on this list is a condition for the search, or for our help."),
    mark("Bring what you have. A copy or a photo is enough; the originals stay with you."),
    mark("Do not pay anybody for a paper, and sign nothing before a lawyer has read it."),
)


def sections(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """The dossier: what it is, the assets, the papers, the dates, what is missing."""
    return [
        _title,
        identity,
        partial(_assets, topic=topic),
        _papers,
        _dates,
        _gaps,
        _withheld,
    ]


def plain_list(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """What a family's file still lacks, to take along."""
    return [_list, _good_to_know, reach]


def _title(part: LanguagePart) -> Blocks:
    column = part.column
    number, organisation = part.number, part.furniture.contact.organisation
    about = dotted(part.say("Case {number}", number=number), organisation)
    rows = column.title(part.say("Housing and property dossier"))
    rows += column.text(about, size=SMALL, colour=QUIET)
    words = part.say(
        "According to the papers shown and to what was told. It is no finding of who owns what, and no "
        "value is converted."
    )
    return [kept([*rows, space(4), *column.text(words, size=SMALL, colour=WARN), space(4)])]


def _assets(part: LanguagePart, topic: SheetSubject) -> Blocks:
    blocks: Blocks = []
    for one in part.facts.disclosed.of("hlp_asset"):
        lines = _asset(part, one, topic)
        if not lines:
            continue
        name = part.column.inner.text(capital(asset_name(part.facts, one)), size=11, bold=True)
        blocks += part.column.entry([name, *lines], ACCENT)
    nothing = part.column.text(part.say("No asset is on file, or none may leave."), colour=QUIET)
    heading = part.column.heading(part.voice.labels.kinds("hlp_asset"))
    return [heading, *(blocks or [nothing])]


def _asset(part: LanguagePart, asset: DisclosedRecord, topic: SheetSubject) -> list[list[PageRow]]:
    facts, inner = part.facts, part.column.inner
    where = facts.place(asset, "place")
    lines = [inner.pair(part.say("Place"), where)] if where else []
    for name in (*_FIRST, "value", *_THEN):
        spec = topic.dictionary.field("hlp_asset", "value_told" if name == "value" else name)
        if spec is None:
            continue
        words = _value(facts, asset) if name == "value" else full_record.said(facts, asset, spec)
        if words:
            label = facts.voice.labels.field("hlp_asset", spec)
            lines.append(inner.pair(label, isolate(full_record.beside_label(words, spec))))
    return lines


def _value(facts: Facts, asset: DisclosedRecord) -> str:
    """As told, else the amount with its currency; never another one."""
    told = facts.text(asset, "value_told")
    if told:
        return told
    amount = facts.text(asset, "value")
    return " ".join(filter(None, (amount, facts.term(asset, "currency", "currency"))))


def _papers(part: LanguagePart) -> Blocks:
    """The papers shown, each with its kind, its date, what was seen of it, and its digest."""
    facts = part.facts
    items = [paper for one in facts.disclosed.of("hlp_asset") for paper in papers_of(facts, one)]
    if not items:
        return []
    blocks: Blocks = [part.column.heading(part.say("Papers shown"))]
    inner = part.column.inner
    numbers = number_of(facts)
    for held in {one.id: one for one in items}.values():
        title = facts.text(held, "title")
        name = paper_name(facts, held)
        seen = facts.term(held, "original", "originality")
        rows = inner.text(
            dotted(numbers.get(held.id, ""), name, title if title != name else ""), bold=True
        )
        small = dotted(facts.when(held, "captured"), seen)
        rows += inner.text(small, size=SMALL, colour=QUIET) if small else []
        flagged = in_detention(facts, held)
        if flagged:
            rows += inner.text(part.say(SENTENCES["signed_while_detained"]), colour=WARN)
        rows += full_record.fingerprint(part.in_column(inner), held)
        blocks.append(kept([*part.column.dotted(rows, WARN if flagged else ACCENT), space(3)]))
    return blocks


def _dates(part: LanguagePart) -> Blocks:
    return happenings(part, part.say("In the order of the dates"), in_order(part.facts))


def _gaps(part: LanguagePart) -> Blocks:
    heading = part.column.heading(part.say("What is still missing"))
    found = lacking(part.facts)
    if not found:
        nothing = nothing_lacks(part.facts, mark("Nothing of what is usually asked for."))
        said = [part.column.text(nothing, colour=QUIET)]
    else:
        said = [*points(part, found)]
    return [heading, *said, *points(part, _advice(part))]


def _advice(part: LanguagePart) -> list[str]:
    """What a lawyer and a family must hear where inheritance is in question."""
    facts = part.facts
    papers = [
        code
        for kind, name in (("civil_doc_issue", "document"), ("evidence_item", "document_type"))
        for one in facts.disclosed.of(kind)
        for code in one.decides(name)
    ]
    blocked = [one for one in facts.disclosed.of("hlp_asset") if one.decides("heirs_issue")]
    found = [SENTENCES["judged_death"]] if "death_judgment" in papers or blocked else []
    return [part.say(one) for one in (*found, *((_WOMEN,) if blocked else ()))]


def _withheld(part: LanguagePart) -> Blocks:
    found = agreed_uses.withheld(
        part.facts, _ABOUT | {("hlp_asset", one) for one in (*_FIRST, *_THEN)}
    )
    if not found:
        return []
    said = part.say("Not on this sheet:")
    head = part.column.text(said, size=SMALL, colour=QUIET, bold=True, keep=True)
    return [[space(8)], head, *(part.column.text(one, size=SMALL, colour=QUIET) for one in found)]


def _list(part: LanguagePart) -> Blocks:
    column = part.column
    rows = column.title(part.say("What your file still lacks"))
    number = part.say("Case {number}", number=part.number)
    about = dotted(number, part.say("Housing, land and papers"))
    blocks: Blocks = [kept([*rows, *column.text(about, size=SMALL, colour=QUIET), space(6)])]
    found = lacking(part.facts)
    if not found:
        nothing = nothing_lacks(part.facts, mark("Nothing is missing that we would ask you for."))
        return [*blocks, column.text(nothing, size=11)]
    return [
        *blocks,
        *(column.dotted([*column.inner.text(one, size=11), space(3)]) for one in found),
    ]


def _good_to_know(part: LanguagePart) -> Blocks:
    absent = any(
        "absent_member" in one.decides("problem")
        for one in part.facts.disclosed.of("civil_doc_issue")
    )
    sentences = [part.say(one) for one in (*_KEEP, *((_ABSENT,) if absent else ()))]
    sentences += _advice(part)
    return [part.column.heading(part.say("Good to know")), *points(part, sentences)]
