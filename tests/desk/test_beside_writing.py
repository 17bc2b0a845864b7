"""What the screens read never waits for the writer: an import is under way, and everything answers."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.conftest import House, whole_case

from vsdesk.desk import CaseFilter, Desk

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 20  # seconds; the writer would hold its connection for the whole test

READS: dict[str, Callable[[Desk, str], Any]] = {
    "list": lambda desk, _: desk.cases.lists.page(CaseFilter(), None, 60),
    "count": lambda desk, _: desk.cases.lists.count(CaseFilter()),
    "status": lambda desk, _: desk.access.status(),
    "case": lambda desk, case: desk.cases.dossier(case),
    "photo": lambda desk, case: desk.files.photo(case),
    "draft": lambda desk, case: desk.cases.drafts.get(f"case:{case}"),
    "drafts": lambda desk, _: desk.cases.drafts.held(),
    "search": lambda desk, _: desk.cases.lists.search("مروان"),
    "handed over": lambda desk, _: desk.sync.handovers(),
    "the contact for sheets": lambda desk, _: desk.outbound.sheets.contact(),
    "due": lambda desk, _: desk.due.due(),
    "differences": lambda desk, _: desk.cases.differences.open(),
    "the queue of pairs": lambda desk, _: (
        desk.matching.suggestions.match_left(),
        desk.matching.match_counts(),
        desk.matching.pairs("strong"),
    ),
    "a hint": lambda desk, _: desk.matching.suggestions.hints(
        {"given_ar": "مروان", "father_ar": "خالد"}
    ),
    "one person": lambda desk, case: (
        desk.matching.groups.linked(case),
        desk.matching.groups.one_person(case),
        desk.matching.groups.groups(),
    ),
    "kept searches": lambda desk, _: desk.cases.searches.saved(),
}


def _beside(desk: Desk, read: Callable[[], Any]) -> Any:
    """What `read` gives in another thread while a transaction of the writer is open here."""
    answers: list[Any] = []
    thread = threading.Thread(target=lambda: answers.append(read()), daemon=True)
    with desk.context.vault.applying():
        thread.start()
        thread.join(PATIENCE)
        waited = thread.is_alive()
    thread.join(PATIENCE)
    assert not waited, "it waited for the writer"
    return answers[0]


@pytest.mark.parametrize("what", READS)
def test_reading_goes_on_while_an_import_writes(house: House, what: str) -> None:
    desk = house.coordinator()
    case, *_ = whole_case(desk)
    desk.cases.drafts.put(f"case:{case}", {"case_no": "26-1"})
    read = READS[what]
    assert _beside(desk, lambda: read(desk, case)) == read(desk, case)


def test_the_status_counts_what_was_saved_since(house: House) -> None:
    desk = house.coordinator()
    before = desk.access.status()
    assert desk.access.status() == before
    whole_case(desk)
    after = desk.access.status()
    assert (after.cases, after.unsent_new) == (before.cases + 1, before.unsent_new + 1)
