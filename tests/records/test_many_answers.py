"""How much work a table of standing, the gate and the page of consents are when a device
wrote thousands of answers.

Counted in looks at a field, never in seconds: twice as many answers must cost about twice as much.
"""

from __future__ import annotations

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import Made, view

from vsdesk.desk.consent.consent_table import consent_table
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

FEW = 60  # people


def flooded(made: Made, many: int, relation: str, answer: dict[str, Json]) -> Dossier:
    """So many made-up persons around مروان, each with a kinship, an answer and what goes with it."""
    for at in range(many):
        who = rid(f"p{at}")
        made.add(f"p{at}", "person", given_ar="وهمي", family_ar=f"رقم {at}", space="elsewhere")
        other = rid(f"p{at - 1}") if relation == "co_wife" and at else rid("marwan")
        first = "wife" if relation == "co_wife" and not at else relation
        made.add(f"k{at}", "kinship", person=who, related_to=other, relation=first)
        made.add(f"m{at}", "family_member", person=who, role_in_family="other")
        made.add(f"c{at}", "civil_doc_issue", person=who, problem="unregistered_marriage")
        said: dict[str, Json] = {
            "grantor": who,
            "purpose": "un_complaint",
            "recipient": "wgeid",
            "given_on": "2026-11-20",
            **answer,
        }
        made.views[f"g{at}"] = view(f"g{at}", "consent_grant", said)
    return made.dossier()


def looks(dossier: Dossier, dictionary: Dictionary, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a field is looked at for the gate and the page of consents."""
    count = 0
    every, alternatives = RecordView.every, RecordView.alternatives

    def watched_every(self: RecordView, name: str) -> tuple[Json, ...]:
        nonlocal count
        count += 1
        return every(self, name)

    def watched(self: RecordView, name: str):  # type: ignore[no-untyped-def]  # as the real one
        nonlocal count
        count += 1
        return alternatives(self, name)

    with monkeypatch.context() as patch:
        patch.setattr(RecordView, "every", watched_every)
        patch.setattr(RecordView, "alternatives", watched)
        decide(Request("un_complaint", "wgeid", "B", TODAY), dossier, dictionary)
        consent_table(dossier, TODAY)
    return count


@pytest.mark.parametrize("child", [False, True])
@pytest.mark.parametrize("relation", ["friend_neighbour", "wife", "co_wife", "brother_full"])
@pytest.mark.parametrize(
    "answer",
    [{"result": "refused"}, {"result": "given"}, {"result": "given", "capacity": "guardian"}],
)
def test_twice_as_many_answers_cost_about_twice_as_much(
    dictionary: Dictionary,
    monkeypatch: pytest.MonkeyPatch,
    relation: str,
    answer: dict[str, Json],
    child: bool,
) -> None:
    cost = []
    for many in (FEW, 2 * FEW):
        made = Made()
        made.add("case", "case", case_type="enforced_disappearance", person=rid("marwan"))
        year = 2015 if child else 1985
        birth: Json = {"precision": "year", "from": f"{year}-01-01", "to": f"{year}-12-31"}
        made.add("marwan", "person", given_ar="مروان", birth=birth)
        cost.append(looks(flooded(made, many, relation, answer), dictionary, monkeypatch))
    assert cost[1] < 2.2 * cost[0]
