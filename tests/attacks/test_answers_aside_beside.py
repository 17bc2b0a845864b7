"""An answer that is less than a plain yes, in a case beside, goes on to narrow when the laptop that wrote it
is withdrawn: every field of an answer that has an order, over each way in which two cases hang together.
Everybody is made up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import TODAY, Town, carry
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Desk, Edit, How
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

QUESTION: Final = ("advocacy_named", "public")
SCOPES: Final = ("identity", "circumstances", "family_members")
YES: Final[Mapping[str, Json]] = {
    "purpose": QUESTION[0],
    "recipient": QUESTION[1],
    "result": "given",
    "given_on": "2026-11-24",
    "identity_mode": "named",
    "data_scope": [*SCOPES],
}
UNNAMED: Final = ("anonymous", "pseudonym")


def limits(dictionary: Dictionary) -> Iterator[Mapping[str, Json]]:
    """A plain yes; and by each field of an answer that has an order what is narrower than a plain yes."""
    yield {}
    kind = dictionary.kind("consent_grant")
    assert kind is not None
    for one in (one for one in kind.fields if one.narrow):
        values: dict[str, tuple[Json, ...]] = {
            "choices": (["circumstances"],),
            "bool": (False,),
            "number": (1,),
            "day": ("2026-11-24", "2027-01-01"),
            "choice": tuple(dict.fromkeys(one.narrow[:1] + one.narrow[-2:-1])),
        }
        yield from ({one.name: value} for value in values[one.type])
    yield {"limits": words("لا تذكروا القرية")}


def _pair(rima: Desk, a: str, b: str) -> None:
    rima.matching.decide_pair(a, b, "same", "واحد", shown=rima.matching.pair_shown(a, b))


def _person(rima: Desk, a: str, b: str) -> None:
    """Who is missing of one family is missing of the other too."""
    person = rima.cases.record(b).text("person")
    about = {"person": person, "family": rima.cases.record(a).text("family")}
    rima.cases.save([Edit("case", {**about, "case_type": "enforced_disappearance"})])


def _incident(rima: Desk, a: str, b: str) -> None:
    incident = rima.cases.save(
        [Edit("incident", {"title": "الحاجز"}, id=rima.context.new_id())]
    ).ids[0]
    rima.cases.save([Edit("case", {"incident": incident}, id=one) for one in (a, b)])


TIES: Final[Mapping[str, Callable[[Desk, str, str], None]]] = {
    "pair": _pair,
    "person": _person,
    "incident": _incident,
}


def paper(desk: Desk, case: str) -> GateDecision:
    return decide(Request(*QUESTION, "C", TODAY), desk.cases.dossier(case), desk.context.dictionary)


def values_of(out: GateDecision) -> Mapping[tuple[str, str], str]:
    found = out.records if out.allowed else ()
    return {(one.id, name): str(value) for one in found for name, value in one.values.items()}


@pytest.mark.parametrize("tie", [*TIES])
def test_a_lesser_yes_beside_narrows_on(house: House, made: Town, tie: str) -> None:
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    pairs: dict[str, tuple[str, str, Mapping[str, Json]]] = {}
    for said in limits(rima.context.dictionary):
        (a, _, family), (b, _, home) = whole_case(rima, "هيثم"), whole_case(rima, "هيثم")
        TIES[tie](rima, a, b)
        rima.consent.grant(
            *(b, mother_of(rima, home), *QUESTION, "given", How()),
            scopes=SCOPES,
            shown=rima.cases.shown(b),
        )
        pairs[b] = family, mother_of(rima, family), said
    carry(rima, made.stick, nour)
    plain = {b: values_of(paper(rima, b)) for b in pairs}
    assert all(plain.values())
    for family, mother, said in pairs.values():
        nour.cases.save([Edit("consent_grant", {"grantor": mother, **YES, **said}, parent=family)])
    carry(nour, made.stick, rima)
    counted = {b: values_of(paper(rima, b)) for b in pairs}
    for b, (*_, said) in pairs.items():
        if said.get("identity_mode") in UNNAMED:
            assert counted[b].items() < plain[b].items()
    rima.sync.revocations.revoke(nour.context.device_id, TODAY)
    for b, (*_, said) in pairs.items():
        assert values_of(paper(rima, b)).items() <= counted[b].items(), said
        if not said:  # a plain yes beside closes nothing
            assert values_of(paper(rima, b)) == plain[b]
