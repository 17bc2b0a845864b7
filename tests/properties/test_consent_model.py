"""Which answer holds, held against a small model that was written from the design and not from the code.

Three relatives and an uncle answer one question as often as they like, in any order of arrival, by
name or not, with or without a day, and take it back; a coordinator may decide. All people are made up.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Final

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.people import rid
from tests.records.conftest import alternative, view

from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView

TODAY: Final = "2026-11-24"
DAYS: Final = (None, "2024-11-23", "2024-11-24", "2026-10-01", "2026-11-24", "2026-11-25")
STANDING: Final = {"mother": 1, "father": 1, "brother_full": 2, "uncle_pat": 3}
SCOPES: Final = ("circumstances", "documents", "identity")


@dataclass(frozen=True)
class Said:
    """One answer."""

    who: str
    result: str
    name: str
    given: str | None
    taken_back: str | None
    scopes: frozenset[str]
    decides: bool

    @property
    def no(self) -> bool:
        """Whether it is one."""
        return self.result == "refused" or self.taken_back is not None

    @property
    def day(self) -> str:
        """On which day it was said; a no without one is never the older."""
        days = [one for one in (self.given, self.taken_back) if one]
        return max(days, default="9" if self.no else "")

    def opens(self, held: bool) -> bool:
        """Whether it is a yes that counts today."""
        if self.no or self.result != "given" or (self.given or "") > TODAY:
            return False
        # after two years, or where nobody knows since when, only whoever holds it already goes on
        fresh = self.given is not None and self.given >= "2024-11-24"
        return fresh or held


said = st.builds(
    Said,
    who=st.sampled_from([*STANDING, "missing"]),
    result=st.sampled_from(["given", "given", "given", "refused", "not_asked"]),
    name=st.sampled_from(["", "", "X", "Y"]),
    given=st.sampled_from(DAYS),
    taken_back=st.sampled_from([None, None, None, None, "2026-10-02", "2026-11-24"]),
    scopes=st.frozensets(st.sampled_from(SCOPES), min_size=1),
    decides=st.sampled_from([False, False, False, False, True]),
)


def last_words(answers: list[Said]) -> list[Said]:
    """What one person said last: of one day the no's, else "not now", else whatever was said."""
    newest = [one for one in answers if one.day == max(other.day for other in answers)]
    later = [one for one in newest if one.result == "not_asked"]
    words = [one for one in newest if one.no] or later or newest
    named = [one for one in answers if one.name]
    latest = [one for one in named if one.day == max(other.day for other in named)]
    return words + [one for one in latest if one.no]


def may_leave(answers: list[Said], name: str, held: bool) -> tuple[bool, frozenset[str]]:
    """By the model: whether something may leave for this name, and at most what."""
    heard = [a for a in answers if a.name in ("", name) or (not name and a.no)]
    words = {
        who: last_words([one for one in heard if one.who == who])
        for who in (*STANDING, "missing")
        if any(one.who == who for one in heard)
    }
    own = [one for one in words.pop("missing", []) if one.no]
    decided = [one for one in heard if one.decides and one.who != "missing"]
    if decided:
        newest = max(answers.index(one) for one in decided)
        since = [one for one in answers[newest + 1 :] if one not in answers[: newest + 1]]
        later = [w for said in words.values() for w in said if w in since]
        persons = {one.who for one in decided}
        counting = decided + [
            w for w in later if w.who in persons or (w.no and STANDING[w.who] < 3)
        ]
    else:
        best = min((STANDING[who] for who in words), default=3)
        counting = [w for who in words if STANDING[who] == best < 3 for w in words[who]]
        first = {one.who for one in answers if STANDING.get(one.who) == 1}
        if not first <= {one.who for one in counting}:
            return False, frozenset()
    if not counting or own or not all(one.opens(held) for one in counting):
        return False, frozenset()
    return True, frozenset.union(*(one.scopes for one in counting))


def record(n: int, one: Said) -> RecordView:
    """The answer as it is kept; who decides for it has seen all that was written before it."""
    values: dict[str, Json] = {
        "grantor": rid(one.who),
        "purpose": "referral",
        "recipient": "partner_ngo",
        "result": one.result,
        "data_scope": [*sorted(one.scopes)],
    }
    if one.name:
        values["recipient_name"] = one.name
    if one.given:
        values["given_on"] = one.given
    if one.taken_back:
        values["withdrawn_on"] = one.taken_back
    if one.decides:
        values |= {"decides": True, "decides_why": "made up"}
    fields = {name: (alternative(value, n + 1),) for name, value in values.items()}
    found = view(f"answer {n}", "consent_grant", {}, parent="family", space="family")
    seen = frozenset(alternative(None, before + 1).op for before in range(n + 1))
    return replace(found, fields=fields, observed={alternative(None, n + 1).op: seen})


def others(held: str | None) -> list[RecordView]:
    """The case, and who is what to whom."""
    rows = [
        view("case", "case", {"person": rid("missing"), "search_status": "open_searching"}),
        view("missing", "person", {"given_ar": "مروان"}),
    ]
    for relation in STANDING:
        rows.append(view(relation, "person", {"given_ar": "متخيَّل"}, space="family"))
        kin: dict[str, Json] = {
            "person": rid(relation),
            "relation": relation,
            "related_to": rid("missing"),
        }
        rows.append(view(f"{relation} kin", "kinship", kin, space="family"))
    if held is not None:
        row: dict[str, Json] = {
            "recipient": "partner_ngo",
            "exit": "sheet",
            "confirmed": True,
        }
        rows.append(view("row", "disclosure", row | ({"recipient_name": held} if held else {})))
    return rows


@settings(max_examples=500)
@given(
    st.lists(said, max_size=6),
    st.sampled_from(["", "X", "Y"]),
    st.sampled_from([None, None, "", "X", "Y"]),
    st.randoms(use_true_random=False),
)
@example(
    [
        Said("mother", "given", "", "2026-10-01", "2026-11-24", frozenset(SCOPES), False),
        Said("mother", "given", "", "2026-10-01", None, frozenset(SCOPES), False),
    ],
    "",
    None,
    random.Random(1),
)
def test_it_opens_what_the_model_opens_and_no_more(
    answers: list[Said], name: str, held: str | None, order: random.Random
) -> None:
    rows = [record(n, one) for n, one in enumerate(answers)]
    order.shuffle(rows)
    found = agreement(
        Dossier(rid("case"), (*others(held), *rows)), "referral", "partner_ngo", name, TODAY
    )
    opens, scopes = may_leave(answers, name, held == name)
    assert found.holds == opens
    assert not found.holds or found.scopes <= scopes


@settings(max_examples=100)
@given(st.lists(said, min_size=3, max_size=3), st.sampled_from(["", "X"]))
def test_the_order_of_arrival_says_nothing(answers: list[Said], name: str) -> None:
    rows = [record(n, one) for n, one in enumerate(answers)]
    found = {
        agreement(
            Dossier(rid("case"), (*others(None), *some)), "referral", "partner_ngo", name, TODAY
        )
        for some in permutations(rows)
    }
    assert len(found) == 1


@settings(max_examples=300)
@given(st.lists(said, max_size=5), said, st.sampled_from(["", "X"]))
def test_one_more_no_never_opens_anything(answers: list[Said], more: Said, name: str) -> None:
    """Whoever says no, or takes something back, on whatever day: what was shut stays shut."""
    no = Said(more.who, "refused", more.name, more.given, more.taken_back, more.scopes, False)
    rows = [record(n, one) for n, one in enumerate(answers)]

    def holds(*further: RecordView) -> bool:
        dossier = Dossier(rid("case"), (*others(None), *rows, *further))
        return agreement(dossier, "referral", "partner_ngo", name, TODAY).holds

    assert holds(record(99, no)) <= holds()
