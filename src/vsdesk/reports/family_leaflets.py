"""Small papers for a family: what we found in a document, how to meet a swindler.

A document is never called genuine: only its issuer or an expert could say so.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.reports import full_record
from vsdesk.reports.column_frame import points
from vsdesk.reports.family_sheet import reach
from vsdesk.reports.page_rows import kept, space
from vsdesk.reports.sheet_facts import dotted
from vsdesk.reports.style import ACCENT, QUIET, SMALL
from vsdesk.words import isolate, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.sheet_subject import SheetSubject

# The most careful first: of several results that one is told.
_FOUND: Final[Mapping[str, str]] = {
    "forged": mark("It was forged."),
    "suspicious": mark("There are signs that it was forged."),
    "inconclusive": mark("We cannot say whether it is real. More would have to be asked."),
    "not_checkable": mark("We have no way of checking it."),
    "consistent": mark("We saw no signs that it was forged. That does not prove that it is real."),
}
_AFTER_PAPER: Final = (
    mark("It changes nothing in the search, and it proves nothing about where the person is."),
    mark("Keep the original with you. Do not pay for it, or for a better one."),
    mark("If you paid, you did so because you love them. Nobody here blames you."),
    mark("You decide whether we ask the body that is said to have issued it."),
)
_LEAFLET: Final = (
    (
        mark("How it is done"),
        (
            mark("Someone calls and says that the person is alive, in a certain place."),
            mark(
                "They send a photo, a paper or a voice as proof, and ask you to be quick and silent."
            ),
            mark("They ask for money: for a visit, a release, a better prison, a certificate."),
            mark("Some say that they come from a commission, the United Nations, a lawyer or us."),
        ),
    ),
    (
        mark("What is always true"),
        (
            mark(
                "The search costs nothing. No commission, no UN body and no court asks a family for a fee."
            ),
            mark("A paper that was bought proves nothing."),
            mark("Nobody who is honest forbids you to ask somebody else first."),
        ),
    ),
    (
        mark("What you can say"),
        (
            mark("“I do not pay. Give me a name and a number, and our lawyer will call.”"),
            mark("“Ask for something that only the two of us know.”"),
            mark("“Send it in writing. I will show it to the association.”"),
        ),
    ),
    (
        mark("What you can do"),
        (
            mark("Write down the number, the name that was used, the day, and each word."),
            mark("Keep messages and receipts. Send no photo of your papers."),
            mark("Call us before you answer. We do not call back the number that called you."),
            mark("If you paid already, tell us. It helps other families, and nobody blames you."),
        ),
    ),
)


def note(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """What we found in one paper (`topic.item`), in plain words."""
    return [partial(_note, topic=topic), reach]


def _note(part: LanguagePart, topic: SheetSubject) -> Blocks:
    column, facts = part.column, part.facts
    item = facts.disclosed.get(topic.item)
    rows = column.title(part.say("What we found in the paper"))
    number = part.say("Case {number}", number=part.number)
    rows += column.text(number, size=SMALL, colour=QUIET)
    what = dotted(facts.text(item, "title"), facts.term(item, "type", "evidence_class"))
    blocks: Blocks = [kept([*rows, space(4)])]
    if what:
        blocks.append(column.pair(part.say("Paper"), isolate(what)))
    if doubt := facts.of_whom(item):
        blocks.append(column.text(doubt))
    for sentence in results(part, topic):
        blocks.append(
            [space(4), *column.text(part.say(sentence), size=12, bold=True, colour=ACCENT)]
        )
    checks = facts.disclosed.children(topic.item, "document_check")
    tests = [one for check in checks for one in facts.disclosed.children(check.id, "document_test")]
    looked = full_record.entries(part, tests, topic.dictionary)
    if looked:
        blocks += [column.heading(part.say("What we looked at")), *looked]
    blocks.append(column.heading(part.say("What this means")))
    return [*blocks, *points(part, [part.say(one) for one in _AFTER_PAPER])]


def results(part: LanguagePart, topic: SheetSubject) -> list[str]:
    """What we found in the paper of the topic, as sentences of the catalogue.

    Where two looked and found otherwise, the more careful finding is told: nobody is calmed by the other.
    """
    checks = part.facts.disclosed.children(topic.item, "document_check")
    found = {result for one in checks for result in one.every("result")}
    told = next((_FOUND[one] for one in _FOUND if one in found), None)
    if told is None and _is_kept_back(part, topic):
        told = mark(
            "Whether we looked at it, and what we found, does not stand on this sheet. Ask us."
        )
    return [told or mark("We have not looked at it yet.")]


def _is_kept_back(part: LanguagePart, topic: SheetSubject) -> bool:
    """Whether the paper, a look at one or its result stays: then nobody says that none was taken."""
    disclosed = part.facts.disclosed
    return disclosed.get(topic.item) is None or any(
        one.kind == "document_check" and one.field in (None, "result") for one in disclosed.withheld
    )


def leaflet(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """The warning of those who sell news."""
    return [_leaflet, reach]


def _leaflet(part: LanguagePart) -> Blocks:
    rows = part.column.title(part.say("When someone asks for money for news"))
    blocks: Blocks = [[*rows, space(4)]]
    for heading, sentences in _LEAFLET:
        blocks.append(part.column.heading(part.say(heading)))
        blocks += points(part, [part.say(one) for one in sentences])
    return blocks
