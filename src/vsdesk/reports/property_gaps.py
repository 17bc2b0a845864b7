"""What a family's file still lacks about housing, land and papers, as short sentences.

What the gate withheld is not missing: only what may leave and is not on file is named. No sentence
asks for a proof of death, and none says who owns what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.dictionary.links import ids_of
from vsdesk.reports.held_time import signed_then
from vsdesk.reports.sheet_facts import list_of
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.sheet_facts import Facts

_COPIES: Final = frozenset({"copy", "photo_of"})
_DONE: Final = frozenset({"solved", "given_up"})
# What a partner asks of each asset first. A field that was withheld is not asked for.
_ASKED: Final = (
    ("owner_on_record", mark("{what}: whose name stands on the papers")),
    ("tenure", mark("{what}: on what it was held (deed, contract, inheritance)")),
    ("date", mark("{what}: when it was lost, sold or taken")),
    ("value_told", mark("{what}: what it was worth, in the family's own words and currency")),
)


def asset_name(facts: Facts, asset: DisclosedRecord) -> str:
    """What it is, with a number where there are several: never its address."""
    what = facts.term(asset, "type", "asset_kind") or facts.voice.labels.kind("hlp_asset")
    every = [one.id for one in facts.disclosed.of("hlp_asset")]
    if len(every) < 2:
        return what
    number = every.index(asset.id) + 1
    return facts.voice.words.say("{what} ({number})", what=what, number=number)


def paper_name(facts: Facts, item: DisclosedRecord) -> str:
    """A paper by its kind, else by its title."""
    kind = facts.term(item, "document_type", "document_type")
    kind = kind or facts.text(item, "title") or facts.term(item, "type", "evidence_class")
    return kind or facts.voice.labels.kind("evidence_item")


def papers_of(facts: Facts, asset: DisclosedRecord) -> tuple[DisclosedRecord, ...]:
    """The papers about an asset, as far as they may leave."""
    return facts.disclosed.linked(asset, "documents")


def in_detention(facts: Facts, item: DisclosedRecord) -> bool:
    """Whether a paper with the person's signature is dated between the disappearance and a release, by
    anything that stands."""
    return signed_then(facts.detention, item)


def lacking(facts: Facts) -> list[str]:
    """Each thing that is missing, in a sentence."""
    found: list[str] = []
    for asset in facts.disclosed.of("hlp_asset"):
        found += _of_asset(facts, asset)
    for issue in facts.disclosed.of("civil_doc_issue"):
        found += _of_issue(facts, issue)
    return list(dict.fromkeys(found))


def nothing_lacks(facts: Facts, sentence: str) -> str:
    """The sentence that nothing lacks; where an asset or a need stays, that it was not looked at."""
    if any(_stays(facts, kind, None) for kind in ("hlp_asset", "civil_doc_issue")):
        sentence = mark(
            "What does not stand on this sheet was not looked at for this list. Ask us."
        )
    return facts.voice.words.say(sentence)


def _of_asset(facts: Facts, asset: DisclosedRecord) -> list[str]:
    say, what = facts.voice.words.say, asset_name(facts, asset)
    found = [
        say(sentence, what=what)
        for name, sentence in _ASKED
        if not asset.every(name) and not _stays(facts, "hlp_asset", name)
    ]
    where = ("place", "place_text")
    if not any(asset.every(one) or _stays(facts, "hlp_asset", one) for one in where):
        found.append(say("{what}: where it lies", what=what))
    if _stays(facts, "hlp_asset", "documents") or _stays(facts, "evidence_item", None):
        return found
    papers = papers_of(facts, asset)
    named = {str(code) for one in papers for code in one.every("document_type")}
    told = ids_of(asset, "documents_held")
    missing = [code for code in told if code not in named]
    if missing:
        terms = [facts.voice.labels.term("document_type", code) for code in missing]
        papers_told = list_of(terms, facts.voice)
        found.append(say("{what}: a copy or a photo of: {papers}", what=what, papers=papers_told))
    if not papers and not told:
        found.append(say("{what}: any paper about it, a photo is enough", what=what))
    for one in papers:
        found += _of_paper(facts, one)
    return found


def _of_paper(facts: Facts, item: DisclosedRecord) -> list[str]:
    say, paper = facts.voice.words.say, paper_name(facts, item)
    found = []
    holder = item.every("holder_of_original") or _stays(
        facts, "evidence_item", "holder_of_original"
    )
    if set(item.every("original")) & _COPIES and not holder:
        found.append(say("{paper}: who has the original", paper=paper))
    if not item.every("captured") and not _stays(facts, "evidence_item", "captured"):
        found.append(say("{paper}: its date", paper=paper))
    if in_detention(facts, item):
        found.append(
            say("{paper}: a lawyer should look at its date before it is used", paper=paper)
        )
    return found


def _of_issue(facts: Facts, issue: DisclosedRecord) -> list[str]:
    """A paper that somebody needs. A judgment of death is not asked for: the search does not need it."""
    done = not _DONE.isdisjoint(issue.decides("status"))
    if done or "death_judgment" in issue.decides("document"):
        return []
    paper = facts.term(issue, "document", "document_type")
    why = facts.term(issue, "problem", "civil_doc_problem")
    if not paper:
        return []
    return [facts.voice.words.say("{paper}: {why}", paper=paper, why=why)] if why else [paper]


def _stays(facts: Facts, kind: str, name: str | None) -> bool:
    return any((one.kind, one.field) == (kind, name) for one in facts.disclosed.withheld)
