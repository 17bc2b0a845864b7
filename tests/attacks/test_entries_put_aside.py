"""What guards one entry of somebody guards each other entry, and goes on to when the laptop that wrote it is
withdrawn: at the coordinator's, and on the device that does not see that entry. Everybody is made up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from tests.attacks.families import said, words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.lacking import put_aside
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_paper_holds import new, other_entry, told

from vsdesk.desk import Desk, Edit
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.records.guarding_values import OF_EVERY_ENTRY, asking_kinds

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

CHILD: Final[Json] = {"from": "2015-01-01", "to": "2015-12-31", "precision": "year"}
ASKED: Final = (("casework", "family"), ("un_complaint", "ced"))
_Left = Mapping[tuple[str, str, str], str]


class Entry(NamedTuple):
    """The other entry of somebody: whom it names, and the space in which it lies."""

    person: str
    space: str


def _also(made: Town, sister: str) -> Entry:
    again = other_entry(made, sister)
    return Entry(again, made.rima.cases.record(again).space)


def _pair(made: Town, _sister: str) -> Entry:
    rima = made.rima
    ids = rima.cases.new_case({"given_ar": "ليث", "family_ar": "النوري"}, {}).ids[:2]
    other, person = sorted(ids, key=lambda id: rima.cases.record(id).kind != "case")
    new(rima, "duplicate_link", {"first": made.case, "second": other, "decision": "same"})
    return Entry(person, other)


def _shared(made: Town, sister: str) -> Entry:
    """The same record of her, whom another family names too."""
    rima = made.rima
    family = rima.cases.new_family({"display_name": "بيت العم", "language": "ar"}).ids[0]
    new(rima, "family_member", {"person": sister}, family)
    return Entry(sister, family)


TIES: Final = {"also": _also, "pair": _pair, "shared": _shared}
_Guard = Callable[[Entry], Edit]


def _below(kind: str, whom: str = "", **values: Json) -> _Guard:
    def edit(entry: Entry) -> Edit:
        named: dict[str, Json] = {whom: entry.person} if whom else {}
        return Edit(kind, {**named, **values}, parent=entry.space)

    return edit


GUARDS: Final[Mapping[str, Mapping[str, _Guard]]] = {
    "person": {
        "sens": lambda entry: Edit("person", {"sens": 4}, id=entry.person),
        "birth": lambda entry: Edit("person", {"birth": CHILD}, id=entry.person),
    },
    "person_mark": {
        "not known": lambda entry: Edit(
            "person_mark", {"type": "nobody_may_know_of"}, parent=entry.person
        ),
        "not named": lambda entry: Edit(
            "person_mark", {"type": "not_named_outside"}, parent=entry.person
        ),
    },
    "consent_grant": {
        to: _below(
            *("consent_grant", "grantor"),
            purpose=purpose,
            recipient=to,
            result="refused",
            given_on="2026-11-24",
        )
        for purpose, to in ASKED
    },
    "risk_assessment": {"red": _below("risk_assessment", "person", level="red", date="2026-11-20")},
    "family_request": {
        "stop": _below(
            *("family_request", "person"), type="stop", received="2026-11-24", text=words("قف")
        )
    },
    "family_member": {"spared": _below("family_member", "person", news_of_death=False)},
    "contact_channel": {
        "unsafe": _below(
            *("contact_channel", "person"),
            type="phone",
            value="+963 944 111 222",
            safe_to_call=False,
        )
    },
}
# These are no entry's: a file's own, or said below an answer of it.
OF_FILES: Final = {"case", "family", "consent_condition", "consent_event"}


def test_each_kind_is_tried() -> None:
    assert {*GUARDS} | OF_FILES == {*asking_kinds()}
    assert {*OF_EVERY_ENTRY} == {*GUARDS["person"]}


def left(desk: Desk, made: Town) -> _Left:
    found: dict[tuple[str, str, str], str] = {}
    for purpose, to in ASKED:
        asked = Request(purpose, to, "B", TODAY)
        out = decide(asked, desk.cases.dossier(made.case), desk.context.dictionary)
        for one in out.records if out.allowed else ():
            found |= {(to, one.id, name): str(value) for name, value in one.values.items()}
    return found


@pytest.mark.parametrize("tie", [*TIES])
@pytest.mark.parametrize(
    ("kind", "how"), [(kind, how) for kind, some in GUARDS.items() for how in some]
)
def test_what_guards_an_entry(house: House, made: Town, tie: str, kind: str, how: str) -> None:
    mother, sister = told(made)
    rima, hala = made.rima, made.hala
    more: dict[str, Json] = {"purpose": "un_complaint", "recipient": "ced", "data_scope": [*SCOPES]}
    said(made, mother, "given", identity_mode="named", **more)
    carry(hala, made.stick, rima)
    entry = TIES[tie](made, sister)
    nour = house.documenter("nour", rima, "coordinator")
    carry(rima, made.stick, hala, nour)
    edit = GUARDS[kind][how](entry)
    id = edit.id or nour.context.new_id()
    shown = nour.cases.shown(id) if edit.id else None
    nour.cases.save([replace(edit, id=id, shown=shown)])
    carry(nour, made.stick, rima)
    carry(rima, made.stick, hala)
    counted = {desk: left(desk, made) for desk in (rima, hala)}
    rima.sync.revocations.revoke(nour.context.device_id, TODAY)
    carry(rima, made.stick, hala)
    assert put_aside(rima)
    for desk, before in counted.items():
        assert left(desk, made).items() <= before.items()
