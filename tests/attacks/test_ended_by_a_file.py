"""A file that was loaded ends nothing that others began, whoever loaded it: what it brings is the word of
that load, and nobody looked at its lines. What the very load brought is its own. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_loaded import load

from vsdesk.desk import Edit
from vsdesk.records.consent.whose_word_counts import writers

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

PROMISES: dict[str, dict[str, Json]] = {
    "duty": {"what": words("وعدنا الأم بنتيجة"), "type": "owed_to_family", "due": "2026-11-25"},
    "follow_up": {"reason": words("اتصال"), "due": "2026-11-25"},
    "contact_log": {"on": "2026-11-20", "promised": "نتصل", "due": "2026-11-25"},
}


def due(made: Town, record: str) -> bool:
    return any(one.record == record for one in made.rima.due.due())


@pytest.mark.parametrize("head", [False, True], ids=["typed lines", "a dump"])
@pytest.mark.parametrize("kind", PROMISES)
def test_no_file_ends_a_promise(made: Town, kind: str, head: bool) -> None:
    [id] = made.hala.cases.save([Edit(kind, PROMISES[kind], parent=made.family)]).ids
    carry(made.hala, made.stick, made.rima)
    assert due(made, id)
    load(made.rima, {"kind": kind, "id": id, "parent": made.family, "done": True}, head=head)
    assert due(made, id)
    made.rima.cases.duties.done_today(id, shown=made.rima.cases.shown(id))
    assert not due(made, id)


def test_a_promise_that_came_done_is_not_owed_again(made: Town) -> None:
    id = made.rima.context.new_id()
    row = {"kind": "duty", "id": id, "parent": made.family, **PROMISES["duty"], "done": True}
    load(made.rima, row)
    assert made.rima.cases.record(id).every("done") == (True,)
    assert not due(made, id)
    load(made.rima, {"kind": "duty", "id": id, "parent": made.family, "type": "threat"})
    assert not due(made, id)


def test_no_file_outlives_the_day_on_which_somebody_is_asked_again(made: Town) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    asked = said(made, mother, "not_asked", follow_up="2026-11-26")
    carry(made.hala, made.stick, made.rima)
    assert due(made, asked)
    held = made.rima.cases.record(asked)
    row = {name: held.value(name) for name in ("grantor", "subject", "purpose", "recipient")}
    more = {"kind": "consent_grant", "id": made.rima.context.new_id(), "parent": made.family}
    load(made.rima, {**more, **row, "result": "given", "given_on": "2026-11-24"})
    assert due(made, asked)


def test_no_file_says_that_a_letter_was_sent(made: Town) -> None:
    [id] = made.hala.cases.save(
        [Edit("submission", {"mechanism": "wgeid", "status": "drafting"}, parent=made.case)]
    ).ids
    carry(made.hala, made.stick, made.rima)
    row = {"kind": "submission", "id": id, "parent": made.case}
    load(made.rima, {**row, "status": "sent", "sent_on": "2026-11-20"}, head=False)
    assert not made.rima.submissions.replies.left(made.rima.cases.record(id))


def test_no_file_says_of_a_paper_that_it_is_of_who_is_erased(made: Town) -> None:
    """Hala's paper of nobody in particular does not go with the mother by a line of a file: it is listed."""
    [id] = made.hala.cases.save(
        [Edit("evidence_item", {"type": "id_document"}, parent=made.family)]
    ).ids
    carry(made.hala, made.stick, made.rima)
    row: dict[str, Json] = {"kind": "evidence_item", "id": id, "parent": made.family}
    load(made.rima, {**row, "relates_to": [made.mother]}, head=False)
    assert made.rima.cases.record(id).standing("relates_to")
    assert id in made.rima.erasure.erasure(made.mother).linked


def test_a_word_of_a_load_is_nobodys(made: Town) -> None:
    """The rule itself: the devices of a field are asked by word, so also where somebody believes them."""
    [id] = made.hala.cases.save([Edit("duty", PROMISES["duty"], parent=made.family)]).ids
    carry(made.hala, made.stick, made.rima)
    load(made.rima, {"kind": "duty", "id": id, "parent": made.family, "done": True}, head=False)
    trust, record = made.rima.context.vault.trust, made.rima.cases.record(id)
    (word,) = writers(record, "done")
    assert not trust.believes(word) and not trust.heard(record)(word)
    assert word not in trust.believed(record)
