"""No word of what hangs on untold news finds its case: alone, beside a name, in a list, in a count.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.conftest import House, whole_case
from tests.desk.test_guarding import carry
from tests.desk.test_untold import DAY, text

from vsdesk.desk import CaseFilter, Desk, Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

NAME = "زنبقة"
# Words that stand in no other record, by the kind in which they lie.
WORDS = {
    "event": "أقحوانات",
    "evidence_item": "ياسمينات",
    "custody_entry": "مختوم-4711",
    "document_check": "بنفسجات",
    "document_test": "نرجسات",
    "claim": "قرنفلات",
    "involvement": "ليلكات",
    "note": "خزاميات",
}


def event_of(desk: Desk, case: str, type: str) -> str:
    """An event with everything that may hang on one, at each depth."""
    said: dict[str, Json] = {"type": type, "date": DAY, "reason_given": text(WORDS["event"])}
    event = desk.cases.save([Edit("event", said, parent=case)]).ids[0]
    paper = desk.cases.save(
        [Edit("evidence_item", {"title": f"تقرير {WORDS['evidence_item']}"}, parent=event)]
    ).ids[0]
    check = desk.cases.save(
        [
            Edit(
                "document_check",
                {"result": "forged", "basis": text(WORDS["document_check"])},
                parent=paper,
            )
        ]
    ).ids[0]
    claim: dict[str, Json] = {"field": "fate", "value": "dead_reported"}
    desk.cases.save(
        [
            Edit(
                "custody_entry",
                {"action": "collected", "seal_no": WORDS["custody_entry"]},
                parent=paper,
            ),
            Edit("document_test", {"note": text(WORDS["document_test"])}, parent=check),
            Edit("claim", {**claim, "text": text(WORDS["claim"])}, parent=event),
            Edit("involvement", {"named_as": WORDS["involvement"]}, parent=event),
            Edit("note", {"text": text(WORDS["note"])}, parent=paper),
        ]
    )
    return event


def finding(desk: Desk) -> set[str]:
    """The kinds whose words find something, in any way in which words are asked for."""
    found = set()
    for kind, word in WORDS.items():
        for asked in (word, f"{NAME} {word}", f"{word} الدرويش", f"القطيفة {word}", word[:-2]):
            hits = [
                *desk.cases.lists.search(asked),
                *desk.cases.searches.run(asked).more(10),
                *desk.cases.searches.run(asked).more(10, reasons=False),
                *desk.cases.lists.page(CaseFilter(kind="case", text=asked)).rows,
            ]
            if hits or desk.cases.searches.count(asked):
                found.add(kind)
    return found


def test_no_word_below_news_finds_its_case(house: House) -> None:
    office = house.coordinator()
    field = house.documenter("هالة", office)
    case, _, _ = whole_case(field, NAME)
    event = event_of(field, case, "identification")
    carry(field, office, house.root / "1")
    carry(office, field, house.root / "2")
    assert (finding(field), finding(office)) == (set(), set())
    # the case is found by its name, and a word of anything else beside it
    assert [hit.root for hit in field.cases.searches.run(f"{NAME} القطيفة").more(10)] == [case]
    office.cases.save([Edit("event", {"type": "sighting"}, id=event)])
    field.cases.save([Edit("event", {"type": "sighting"}, id=event)])
    assert finding(field) == {*WORDS}


def test_words_that_were_there_first_go_when_it_becomes_news(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk, NAME)
    event = event_of(desk, case, "sighting")
    assert finding(desk) == {*WORDS}
    desk.cases.save([Edit("event", {"type": "identification"}, id=event)])
    assert finding(desk) == set()
    desk.context.vault.folding.rebuild()
    assert finding(desk) == set()
    desk.cases.save([Edit("event", {"type": "sighting"}, id=event)])
    desk.context.vault.folding.rebuild()
    assert finding(desk) == {*WORDS}
