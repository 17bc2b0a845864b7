"""The law of the clock: of a file in which nobody writes anything, a later day lets out no more than an
earlier one, but for a day that somebody named.

Stories are drawn from what a clock moves: births around 18, guardians, answers of several days, conditions,
reviews, representations that end. Nobody here is real.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.people import rid
from tests.records.conftest import view

from vsdesk.records.consent import recipients
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

DICTIONARY: Final = Dictionary.load()
BEGIN: Final = date(2026, 11, 24)  # after every answer
DAYS: Final = 2 * 366 + 30  # with the day on which a yes is due
SCOPES: Final = ("circumstances", "family_members", "identity", "minors")
RELATIONS: Final = (
    *("son", "daughter", "mother", "wife", "brother", "sister_full", "uncle_pat"),
    *("grandmother_pat", "guardian"),
)
# Of age in the two years that are looked at, long before, long after, on no known day.
BIRTHS: Final = ("2008-12-01", "2010-02-28", "1970-06-01", "2019-01-01", "")
GIVEN: Final = ("2024-12-10", "2026-01-15", "2026-11-20")
ASKED: Final = (
    *(("un_complaint", "ced", "B"), ("identification", "iimp", "B")),
    *(
        ("advocacy_named", "public", "C"),
        ("statistics", "public", "E"),
        ("family_copy", "family", "B"),
    ),
)


class Said(NamedTuple):
    """One answer of one relative."""

    result: str
    purpose: str
    recipient: str
    on: str
    scopes: frozenset[str]
    capacity: str
    condition: bool
    review: str


class Relative(NamedTuple):
    """One relative, with what they answered."""

    relation: str
    birth: str
    said: list[Said]


Story = tuple[tuple[str, str, str], list[Relative], str, bool]


def answers(purpose: str, recipient: str) -> st.SearchStrategy[Said]:
    """To this question mostly, else to one on which it rests."""
    asked = st.sampled_from(
        (*[(purpose, recipient)] * 4, ("search", "iimp"), ("hold_record", "own_org"))
    )
    return st.builds(
        lambda to, result, more: Said(result, *to, *more),
        asked,
        st.sampled_from((*["given"] * 3, "given_limited", "given_if", "refused", "not_asked")),
        st.tuples(
            st.sampled_from(GIVEN),
            st.frozensets(st.sampled_from(SCOPES), min_size=1),
            st.sampled_from(("relative", "relative", "guardian", "parent", "representative")),
            st.sampled_from((False, False, True)),
            st.sampled_from(("", "2027-05-05", "2035-01-01")),
        ),
    )


def stories(question: tuple[str, str, str]) -> st.SearchStrategy[Story]:
    """What is asked, who answered what, when the missing person was born, and whether they came back."""
    said = st.lists(answers(*question[:2]), min_size=1, max_size=2)
    one = st.builds(Relative, st.sampled_from(RELATIONS), st.sampled_from(BIRTHS), said)
    around = st.lists(one, min_size=1, max_size=3)
    back = st.sampled_from((False, False, True))
    return st.tuples(st.just(question), around, st.sampled_from(BIRTHS), back)


def birth(day: str) -> dict[str, Json]:
    return {"birth": {"precision": "day", "from": day, "to": day}} if day else {}


def told(n: int, who: str, one: Said, at: str) -> list[RecordView]:
    """An answer, and its condition."""
    values: dict[str, Json] = {
        "grantor": who,
        "capacity": one.capacity,
        "purpose": one.purpose,
        "recipient": one.recipient,
        "result": one.result,
        "given_on": one.on,
        **({"review_on": one.review} if one.review else {}),
        **({"data_scope": [*sorted(one.scopes)]} if one.result != "refused" else {}),
    }
    made = [view(f"{at}/{n}", "consent_grant", values, parent="family", space="family")]
    if one.condition:
        below: dict[str, Json] = {"type": "without_surname"}
        made.append(
            view(f"{at}/{n}/if", "consent_condition", below, parent=f"{at}/{n}", space="family")
        )
    return made


def file_of(story: Story) -> Dossier:
    """The file that tells it."""
    (purpose, recipient, _), around, lost, back = story
    missing = {"given_ar": "ليث", "family_ar": "النوري", **birth(lost)}
    records = [
        view("case", "case", {"person": rid("lost"), "family": rid("family"), "case_type": "enforced_disappearance", "search_status": "open_searching"}),
        view("lost", "person", missing, parent="case"),
        view("event", "event", {"type": "arrest", "is_disappearance": True, "date": {"precision": "year", "from": "2009-01-01", "to": "2009-12-31"}}, parent="case"),
        view("family", "family", {"display_name": "عائلة النوري"}, space="family"),
        view("paper", "representation", {"represented": [rid("lost")], "representative": "ن0 النوري", "active_to": {"precision": "day", "from": "2027-06-01", "to": "2027-06-01"}}, parent="case"),
    ]  # fmt: skip  # a table
    for n, one in enumerate(around):
        who = f"relative{n}"
        name: dict[str, Json] = {"given_ar": f"ن{n}", "family_ar": "النوري", **birth(one.birth)}
        tie: dict[str, Json] = {"person": rid(who), "relation": one.relation}
        tie["related_to"] = rid("lost")
        records.append(view(who, "person", name, parent="family", space="family"))
        records.append(view(f"{who}/tie", "kinship", tie, parent="family", space="family"))
        for at, answer in enumerate(one.said):
            records += told(at, rid(who), answer, who)
    if back:
        came: dict[str, Json] = {
            "type": "release",
            "date": {"precision": "day", "from": GIVEN[0], "to": GIVEN[0]},
        }
        records.append(view("back", "event", came, parent="case"))
        own = Said("given", purpose, recipient, GIVEN[1], frozenset(SCOPES), "self", False, "")
        records += told(0, rid("lost"), own, "lost")
    return Dossier(rid("case"), tuple(records))


def left(file: Dossier, question: tuple[str, str, str], day: str) -> frozenset[str]:
    """Each value that leaves on a day, and that anything does. On the family's own paper its people are as
    old as they are today (`GateContext.young_on`): they are not of this law."""
    purpose, recipient, level = question
    at_home = recipients.of(recipient).home
    out = decide(Request(purpose, recipient, level, day), file, DICTIONARY)  # type: ignore[arg-type]  # a level by name
    values = (
        json.dumps([one.id, name, said], ensure_ascii=False)
        for one in out.records
        if not (at_home and one.kind == "person")
        for name, every in one.values.items()
        for said in every
    )
    return frozenset((*values, *(["leaves"] if out.allowed else [])))


def turns(file: Dossier, question: tuple[str, str, str]) -> list[str]:
    """Of every day of two years those on which another thing holds than on the day before, and the days
    around each birthday that makes somebody of age."""
    found, before = [], None
    days = [(BEGIN + timedelta(n)).isoformat() for n in range(DAYS)]
    for day in days:
        now = agreement(file, question[0], question[1], "", day, figures=question[2] == "E")
        if now != before:
            found.append(day)
        before = now
    return sorted({*found, *_of_age(days), days[-1]})


def _of_age(days: list[str]) -> list[str]:
    """The days before and on which somebody born on one of `BIRTHS` is 18."""
    turned = [f"{int(day[:4]) + 18}{day[4:]}" for day in BIRTHS if day]
    around = {
        (date.fromisoformat(day) + timedelta(n)).isoformat() for day in turned for n in (-1, 0, 1)
    }
    return [day for day in days if day in around]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ASKED).flatmap(stories))
def test_a_clock_alone_lets_out_no_more(story: Story) -> None:
    file = file_of(story)
    days = turns(file, story[0])
    for day, (earlier, now) in zip(
        days[1:], pairwise(left(file, story[0], one) for one in days), strict=True
    ):
        assert now <= earlier, (day, sorted(now - earlier))


def test_but_for_a_day_that_somebody_named() -> None:
    said = Said("given", *ASKED[0][:2], GIVEN[1], frozenset(SCOPES), "relative", False, "")
    file = file_of((ASKED[0], [Relative("mother", "1970-06-01", [said])], "1990-01-01", False))
    named = view(
        *("wait", "consent_condition", {"type": "not_before_day", "day": "2027-03-01"}),
        parent="relative0/0",
        space="family",
    )
    waits = Dossier(file.root, (*file.records, named))
    assert not left(waits, ASKED[0], "2027-02-28")
    assert left(waits, ASKED[0], "2027-03-01")
