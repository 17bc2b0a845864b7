"""A death that nobody told, or that somebody is not to hear of, stands on no paper of theirs,
in no field. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import TODAY, Town, carry, swap, told_once
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_marks import SCOPES

from vsdesk.desk import Edit
from vsdesk.records.gate.death_news import TELLING
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import GateDecision

DIED: Json = {"from": "2014-05-01", "to": "2014-05-31", "precision": "month"}
BY_ITSELF = {
    ("case", "fate"),
    ("case", "search_status"),
    ("case", "closed_reason"),
    ("case", "closed_on"),
    ("person", "vital_status"),
    ("person", "died"),
}


@told_once
def town(made: Town) -> str:
    """A mother who agreed; her id."""
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
    return mother


def dead(made: Town) -> None:
    """What a coordinator writes beside: in every field that tells of it."""
    rima = made.rima
    rima.cases.save([Edit("person", {"vital_status": "deceased", "died": DIED}, id=made.person)])
    rima.cases.save(
        [Edit("case", {"fate": "dead_document", "closed_on": "2026-10-02"}, id=made.case)]
    )
    written(made, "evidence_item", {"type": "death_paper", "title": "شهادة وفاة"}, made.case)
    document: dict[str, Json] = {
        "document": "death_certificate",
        "problem": "denied",
        "person": made.person,
    }
    written(made, "civil_doc_issue", document, made.family)


def gate(made: Town, to: str, person: str | None, *, quiet: bool = False) -> GateDecision:
    purpose = "casework" if to == "family" else "search"
    asked = Request(purpose, to, "B", TODAY, person=person, quiet=quiet)
    return decide(asked, made.rima.cases.dossier(made.case), made.rima.context.dictionary)


def spare(made: Town, mother: str) -> None:
    """What the family asked: she is not to hear of it."""
    held = made.rima.cases.dossier(made.case).of("family_member")
    [member] = [one for one in held if one.text("person") == mother]
    made.rima.cases.save([Edit("family_member", {"news_of_death": False}, id=member.id)])


def told(left: GateDecision) -> set[str]:
    """What tells of it on this paper."""
    assert left.allowed, left.state
    found = {
        f"{one.kind}.{name}" for one in left for name in one.values if (one.kind, name) in BY_ITSELF
    }
    texts = str([dict(one.values) for one in left])
    return found | {
        one for one in ("death_paper", "death_certificate", "شهادة وفاة") if one in texts
    }


@pytest.mark.parametrize("to", ["family", "icrc"])
def test_who_is_spared_reads_nothing_of_it(made: Town, to: str) -> None:
    mother = town(made)
    dead(made)
    assert {"person.vital_status", "person.died", "death_paper"} <= told(gate(made, to, mother))
    spare(made, mother)
    assert told(gate(made, to, mother)) == set()
    assert "death_paper" in told(gate(made, "iimp", None))  # a body reads what is on file


@pytest.mark.parametrize("to", ["family", "icrc"])
def test_before_it_was_told_no_quiet_paper_says_it(made: Town, to: str) -> None:
    mother = town(made)
    dead(made)
    written(made, "event", {"type": "identification", "date": DIED}, made.case)
    left = told(gate(made, to, mother, quiet=True))
    assert not {one for one in left if "." in one}
    made.rima.cases.save([Edit("case", {"news_told_on": "2026-11-20"}, id=made.case)])
    assert "person.died" in told(gate(made, to, mother, quiet=True))


def test_nor_does_a_page_of_a_documenter(made: Town) -> None:
    mother = town(made)
    dead(made)
    made.rima.cases.save([Edit("person", {"vital_status": "alive"}, id=mother)])
    swap(made)
    open_ = made.hala.access.sealed.look(made.person)
    assert open_.view.every("died") == (DIED,) and not open_.hidden
    written(made, "event", {"type": "identification", "date": DIED}, made.case)
    swap(made)
    sealed = made.hala.access.sealed
    found = sealed.look(made.person)
    assert not found.view.every("died") and not found.view.every("vital_status")
    assert found.view.text("given_ar") == "ليث"
    assert sealed.why_closed(made.person, "died") == "news"
    assert sealed.look(mother).view.text("vital_status") == "alive"
    shown = made.hala.cases.untold.as_shown(made.case).get(made.person)
    assert shown is not None and not shown.every("died")


def test_what_tells_of_it_by_itself_the_dictionary_says() -> None:
    assert set(TELLING) == BY_ITSELF


TOLD = ("تم التعرف على رفاته بالحمض النووي", "خبر وفاتو إجانا", "قالوا عطاك عمره", "êdî ne sax e")
ORDINARY = "نعاني من البرد، وأخذنا فيتامين"


def test_no_told_words_say_it_before_it_was_told_nor_to_who_is_spared(made: Town) -> None:
    mother = town(made)
    ids = {
        told: written(made, "event", {"type": "other", "text": words(told)}, made.case)
        for told in (*TOLD, ORDINARY)
    }

    def read(to: str, person: str | None, *, quiet: bool = False) -> set[str]:
        left = gate(made, to, person, quiet=quiet)
        return {told for told, id in ids.items() if (one := left.get(id)) and one.every("text")}

    assert read("family", mother) == read("icrc", None, quiet=True) == {*ids}
    written(made, "event", {"type": "identification", "date": DIED}, made.case)
    assert read("family", mother) == read("icrc", None, quiet=True) == {ORDINARY}
    assert read("iimp", None) == {*ids}  # a body reads what is on file
    made.rima.cases.save([Edit("case", {"news_told_on": "2026-11-20"}, id=made.case)])
    assert read("family", mother) == read("icrc", mother, quiet=True) == {*ids}
    spare(made, mother)
    assert read("family", mother) == read("icrc", mother) == {ORDINARY}
