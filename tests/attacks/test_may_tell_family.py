"""What a witness does not let the family be told stands on no paper of theirs, nor on one that
they carry. All made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import as_text, family_of, relative, said, words
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_once_named import remove

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json

SAW, ROOM, MOTHERS = (
    "كان مريضاً جداً لا يقوى على الوقوف",
    "رآه في المهجع السابع مريضاً",
    "أخذوه من البيت",
)
SCOPES: list[Json] = ["circumstances", "documents", "family_members", "identity"]


def told(made: Town, may: str, *, linked: bool = True) -> str:
    """A witness tells of him, and allows, or not, that his family is told; the row."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    for purpose, to in (
        ("hold_record", "own_org"),
        ("casework", "family"),
        ("search", "icrc"),
        ("search", "iimp"),
    ):
        said(made, mother, "given", purpose=purpose, recipient=to, data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    desk = made.rima
    source = written(made, "source", {"type": "survivor", "true_name": "سامر الخطيب"})
    day: Json = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
    statement = written(made, "statement", {"date": day, "prior_statements": words("لا")}, source)
    row = written(
        made,
        "testimony_row",
        {"told_name": "ليث النوري", "state_seen": "ill", "may_tell_family": may},
        statement,
    )
    if linked:
        link: dict[str, Json] = {"linked_case": made.case, "linked_why": words("الاسم")}
        desk.cases.save([Edit("testimony_row", link, id=row, shown=desk.cases.shown(row))])
    written(
        made, "event", {"type": "sighting", "witnesses": [source], "text": words(SAW)}, made.case
    )
    written(made, "event", {"type": "arrest", "told_by": mother, "text": words(MOTHERS)}, made.case)
    claim: dict[str, Json] = {
        "field": "whereabouts",
        "value": "ack_undisclosed",
        "source": source,
        "status": "current",
        "confidence": "rumour",
        "text": words(ROOM),
    }
    written(made, "claim", claim, made.case)
    return row


def leaves(made: Town, recipient: str, purpose: str) -> tuple[bool, bool]:
    left = made.gate(recipient, purpose)
    assert left.allowed, left.state
    text = as_text(left)
    assert MOTHERS in text
    return SAW in text, ROOM in text


PAPERS = (("family", "casework"), ("icrc", "search"))


@pytest.mark.parametrize("may", ["no", "ask", "yes"])
def test_papers_of_the_family(made: Town, may: str) -> None:
    told(made, may)
    for paper in PAPERS:
        assert leaves(made, *paper) == (may == "yes", may == "yes"), paper
    assert leaves(made, "iimp", "search") == (True, True)  # the family is asked, not bodies
    assert leaves(made, "own_org", "hold_record") == (True, True)


@pytest.mark.parametrize("to", ["yes", "no"])
def test_until_the_row_says_yes(made: Town, to: str) -> None:
    row = told(made, "ask")
    made.rima.cases.save([as_shown(made.rima, "testimony_row", {"may_tell_family": to}, row)])
    assert leaves(made, *PAPERS[0]) == (to == "yes", to == "yes")


def test_a_row_that_is_linked_to_nobody_is_of_somebody_else(made: Town) -> None:
    told(made, "no", linked=False)
    assert leaves(made, *PAPERS[0]) == (True, True)


def test_a_row_that_a_coordinator_removed_says_nothing(made: Town) -> None:
    row = told(made, "no")
    remove(made.rima, row)
    assert leaves(made, *PAPERS[0]) == (True, True)
