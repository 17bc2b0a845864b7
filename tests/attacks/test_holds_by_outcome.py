"""Whatever guards a file from beyond it, nothing leaves from the device of a documenter that stays at the
coordinator's: every field of an answer that has an order, every value that guards, and all that hides or
closes by what it says, as the dictionary and the lists have them. Everybody is honest and made up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from tests.attacks.families import words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_answers_aside_beside import limits
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Desk, Edit, How
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.records.guarding_values import GUARDING, OF_EVERY_REPORT, unread_kinds

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

QUESTION: Final = ("un_complaint", "ced")
SCOPES: Final = ("identity", "circumstances", "family_members", "contact", "photo")
CHILD: Final[Json] = {"from": "2015-01-01", "to": "2015-12-31", "precision": "year"}
BACK: Final[Json] = {"from": "2024-12-08", "to": "2024-12-08", "precision": "day"}
# What a record of each kind that guards has besides; "who" stands for the relative there.
BASE: Final[Mapping[str, Mapping[str, Json]]] = {
    "case": {},
    "family": {},
    "risk_assessment": {"person": "who", "level": "green", "date": "2026-11-20"},
    "family_request": {"person": "who", "received": "2026-11-24", "text": words("قف")},
    "family_member": {"person": "who"},
    "contact_channel": {"person": "who", "type": "phone", "value": "+963 944 111 222"},
}
# What hides or closes by what it says.
SAYING: Final[Mapping[str, tuple[Mapping[str, Json], ...]]] = {
    "person": ({"sens": 4}, {"birth": CHILD}, {"age_told": "طفل صغير"}),
    "person_mark": ({"type": "nobody_may_know_of"}, {"type": "not_named_outside"}),
    "case": ({"fate": "alive_confirmed"},),
    "event": ({"type": "release", "date": BACK},),
    "submission": ({"mechanism": "ced", "publicity_consent": False},),
}
BELOW_ANSWERS: Final = {"consent_condition", "consent_event"}
_ANSWER: Final = "consent_grant"


class Beyond(NamedTuple):
    """What lies beyond a file: who is missing there, a relative in which family, and the case that is tied
    to it."""

    person: str
    relative: str
    family: str
    root: str

    def edit(self, kind: str, values: Mapping[str, Json]) -> Edit:
        said = {name: self.relative if value == "who" else value for name, value in values.items()}
        at = {"person": self.person, "case": self.root, "family": self.family}
        if kind in at:
            return Edit(kind, said, id=at[kind])
        homes = {"person_mark": self.person, "event": self.root, "submission": self.root}
        return Edit(kind, said, parent=homes.get(kind, self.family))


def reasons(dictionary: Dictionary) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """By kind each word that narrows."""
    yes: dict[str, Json] = {"purpose": QUESTION[0], "recipient": QUESTION[1], "grantor": "who"}
    yes |= {"result": "given", "given_on": "2026-11-24", "data_scope": [*SCOPES]}
    for said in limits(dictionary):
        yield _ANSWER, {**yes, **said}
    for kind, names in GUARDING.items():
        for name, values in names.items():
            yield from ((kind, {**BASE[kind], name: value}) for value in values)
    for kind, several in SAYING.items():
        yield from ((kind, said) for said in several)


def test_none_is_forgotten() -> None:
    tried = {kind for kind, _ in reasons(Dictionary.load())}
    assert tried | BELOW_ANSWERS == {*unread_kinds()}
    assert {name for said in SAYING["person"] for name in said} == {*OF_EVERY_REPORT}


def _tie(rima: Desk, tie: str, case: str) -> Beyond:
    new = rima.context.new_id
    family = rima.cases.new_family({"display_name": "بيت العم", "language": "ar"}).ids[0]
    if tie == "second family":
        other, person = case, rima.cases.record(case).text("person")
        rima.cases.save([Edit("case", {"second_family": family}, id=case)])
    else:
        ids = rima.cases.new_case({"given_ar": "ليث"}, {"family": family}).ids[:2]
        other, person = sorted(ids, key=lambda id: rima.cases.record(id).kind != "case")
        shown = rima.matching.pair_shown(case, other)
        rima.matching.decide_pair(case, other, "same", "واحد", shown=shown)
    aunt = new()
    rima.cases.save(
        [
            Edit("person", {"given_ar": "سعاد", "family_ar": "النوري"}, id=aunt, parent=family),
            Edit("family_member", {"person": aunt}, parent=family),
            Edit(
                "kinship",
                {"person": aunt, "related_to": person, "relation": "mother"},
                parent=family,
            ),
        ]
    )
    return Beyond(person, aunt, family, other)


def left(desk: Desk, case: str) -> Mapping[tuple[str, str], str]:
    out = decide(Request(*QUESTION, "B", TODAY), desk.cases.dossier(case), desk.context.dictionary)
    found = out.records if out.allowed else ()
    said = {(one.id, name): str(value) for one in found for name, value in one.values.items()}
    return said | {(id, "portrait"): "" for id in out.portraits}


@pytest.mark.parametrize("tie", ["pair", "second family"])
def test_no_more_leaves_there(made: Town, tie: str) -> None:
    rima, hala = made.rima, made.hala
    asked = [one for one in reasons(rima.context.dictionary) if tie == "pair" or one[0] == _ANSWER]
    cases = []
    for _ in asked:
        case, _, family = whole_case(hala, "هيثم")
        hala.consent.grant(
            *(case, mother_of(hala, family), *QUESTION, "given", How()),
            scopes=SCOPES,
            shown=hala.cases.shown(case),
        )
        cases.append(case)
    carry(hala, made.stick, rima)
    beyond = [_tie(rima, tie, case) for case in cases]
    carry(rima, made.stick, hala)
    before = [left(hala, case) for case in cases]
    assert all(before)
    rima.cases.save([there.edit(*said) for there, said in zip(beyond, asked, strict=True)])
    carry(rima, made.stick, hala)
    here = [left(rima, case) for case in cases]
    for case, said, ours in zip(cases, asked, here, strict=True):
        assert left(hala, case).items() <= ours.items(), said
    narrowed = [not held.items() <= ours.items() for ours, held in zip(here, before, strict=True)]
    assert sum(narrowed) >= len(asked) // 3  # many of these words do narrow
