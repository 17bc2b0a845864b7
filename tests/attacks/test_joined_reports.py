"""Of who is missing in two reports that a coordinator joined each counts as delicate as any report says, and
as young: at the coordinator's, on the device that does not see the other report, and when the laptop that
wrote it is withdrawn. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.attacks.families import said
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_answers_aside_beside import paper, values_of
from tests.attacks.test_entries_put_aside import TIES
from tests.attacks.test_entries_put_aside import left as papers
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_paper_holds import told
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Desk, Edit, How
from vsdesk.records.gate.disclosure import decide_poster
from vsdesk.records.gate.request import Request
from vsdesk.records.guarding_values import OF_EVERY_REPORT

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

QUESTION: Final = ("advocacy_named", "public")
SAID: Final[dict[str, Json]] = {
    "sens": 4,
    "birth": {"from": "2012-01-01", "to": "2012-12-31", "precision": "year"},
    "age_told": "طفل صغير",
}


def left(desk: Desk, case: str) -> set[tuple[str, str]]:
    """On which sheet what of who is missing stands."""
    asked, file = Request(*QUESTION, "C", TODAY), desk.cases.dossier(case)
    poster = decide_poster(asked, file, desk.context.dictionary)
    outs = {"poster": poster, "paper": paper(desk, case)}
    return {(to, name) for to, out in outs.items() for _, name in values_of(out)}


def test_each_is_tried() -> None:
    assert {*SAID} == {*OF_EVERY_REPORT}


def test_what_one_report_says_of_who_is_missing_holds_for_both(house: House, made: Town) -> None:
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    reports: dict[
        str, tuple[str, str, str]
    ] = {}  # by field: the other report's person, this one, its own
    for name in SAID:
        people = []
        for _ in range(3):
            case, person, family = whole_case(rima, "هيثم")
            if name == "age_told":  # of whom a birth is known nobody asks what was told
                shown = rima.cases.shown(person)
                rima.cases.save(
                    [
                        Edit(
                            "person",
                            {"birth": None, "age_told": "كان عمره ٤٠"},
                            person,
                            shown=shown,
                        )
                    ]
                )
            rima.consent.grant(
                *(case, mother_of(rima, family), *QUESTION, "given", How()),
                scopes=("identity", "circumstances", "family_members", "minors"),
                shown=rima.cases.shown(case),
            )
            people.append((case, person))
        (a, other), (b, _), (alone, own) = people
        rima.matching.decide_pair(a, b, "same", "واحد", shown=rima.matching.pair_shown(a, b))
        rima.cases.save([Edit("person", {name: SAID[name]}, own, shown=rima.cases.shown(own))])
        reports[name] = other, b, alone
    carry(rima, made.stick, nour)
    before = {name: left(rima, b) for name, (_, b, _) in reports.items()}
    for name, (other, *_) in reports.items():
        shown = nour.cases.shown(other)
        values = {"birth": None} if name == "age_told" else {}
        nour.cases.save([Edit("person", {**values, name: SAID[name]}, other, shown=shown)])
    carry(nour, made.stick, rima)
    for again in (False, True):
        if again:
            rima.sync.revocations.revoke(nour.context.device_id, TODAY)
        for name, (_, b, alone) in reports.items():
            assert left(rima, b) <= left(rima, alone) <= before[name], (name, again)
            assert name == "age_told" or left(rima, alone) < before[name]


def test_it_holds_where_nobody_sees_that_report(made: Town) -> None:
    mother, sister = told(made)
    rima, hala = made.rima, made.hala
    more: dict[str, Json] = {"purpose": "un_complaint", "recipient": "ced", "data_scope": [*SCOPES]}
    said(made, mother, "given", identity_mode="named", **more)
    carry(hala, made.stick, rima)
    other = TIES["pair"](made, sister)
    carry(rima, made.stick, hala)
    before = papers(hala, made)
    assert before
    rima.cases.save([Edit("person", {"sens": SAID["sens"]}, other.person)])
    carry(rima, made.stick, hala)
    assert papers(rima, made).items() < before.items()
    assert papers(hala, made).items() <= papers(rima, made).items()
