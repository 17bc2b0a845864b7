"""Which told words may stand on a paper of the family is declared with it: each that is printed is. All are
made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from tests.people import TODAY, rid
from tests.reports.made_up import dictionary, furniture, voice
from tests.reports.paper import text_of
from tests.reports.test_our_file import book

from vsdesk.progress import SILENT
from vsdesk.records.gate import disclosure
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.record_filter import DisclosedRecord
from vsdesk.records.gate.request import Request
from vsdesk.records.gate.told.kept_from import holds_told_words
from vsdesk.reports import BY_KEY, FOR_FAMILY, SheetSubject, render

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import GateDecision

LETTERS: Final = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
# What makes others of the words stand: a claim about where, a paper of a house, who is thought responsible.
SAID: Final[dict[str, dict[str, Json]]] = {
    "claim": {"field": "place_text", "status": "current"},
    "document_check": {"result": "forged"},
    "duty": {"type": "owed"},
    "hlp_asset": {"documents": [rid("evidence_item")]},
    "evidence_item": {"original": "copy"},
    "involvement": {"perpetrator": rid("perpetrator")},
    "contact_log": {"person": rid("najah")},
}
Marked = dict[str, tuple[str, str]]


def marked(word: str, spec: FieldSpec) -> Json:
    if spec.type == "ptext":
        return {"ar": word, "src_lang": "ar"}
    if spec.type == "pdate":
        return {"precision": "year", "from": "2013-01-01", "to": "2013-12-31", "as_told": word}
    return word


def everything_told() -> tuple[GateDecision, Marked]:
    """A decision that holds a record of each kind, each told field with a word that stands nowhere else."""
    known = dictionary()
    request = Request("casework", "family", "B", TODAY, ("ar",), "", rid("najah"))
    let = decide(request, book().dossier(), known)
    first = {one.kind: one.id for one in reversed(let.records)}
    records = [*let.records]
    for kind in known.kinds:
        above = next((first[one] for one in kind.parents if one in first), None)
        if kind.name != "case":
            first[kind.name] = rid(kind.name)
            records.append(
                DisclosedRecord(rid(kind.name), kind.name, above, {}, "1", frozenset(), ())
            )
    words: Marked = {}
    told = []
    for one in records:
        spec = known.kind(one.kind)
        assert spec is not None
        values = dict(one.values) | {name: (said,) for name, said in SAID.get(one.kind, {}).items()}
        for each in spec.fields:
            if each.type != "json" and holds_told_words(known, one.kind, each.name):
                word = in_letters(len(words))
                words[word] = (one.kind, each.name)
                values[each.name] = (marked(word, each),)
        told.append(replace(one, values=values))
    made = replace(let, records=tuple(told), made_by=disclosure._MADE_BY_DECIDE)
    return made, words


def in_letters(n: int) -> str:
    digits = [n // len(LETTERS) ** place % len(LETTERS) for place in range(3)]
    return f"قق{''.join(LETTERS[one] for one in digits)}قق"


@pytest.mark.parametrize("kind", sorted(FOR_FAMILY))
def test_each_told_word_that_stands_on_a_paper_is_declared(kind: str) -> None:
    let, words = everything_told()
    pdf = render(
        kind,
        let,
        [voice("ar")],
        SILENT,
        furniture=furniture(let, discreet=kind == "discreet-card"),
        topic=SheetSubject(dictionary(), person=rid("najah"), item=rid("evidence_item")),
    )
    text = "".join(text_of(pdf).split())
    printed = {of for word, of in words.items() if word in text}
    paper = BY_KEY[kind]
    specs = [spec for of in printed if (spec := dictionary().field(*of)) is not None]
    assert len(specs) == len(printed)
    assert [one for one in specs if not paper.may_print(one)] == []
    if paper.records and not paper.bare and kind != "papers-missing":
        assert printed and paper.prints is not None
    declared = {one for one in paper.prints or () if "." in one}
    known = {f"{one.kind}.{one.name}" for each in dictionary().kinds for one in each.fields}
    assert declared <= known
