"""One device writes many records of one kind below one case: as many more again cost as much as those before.

Each field that a documenter sets is filled, so that records name the same persons, days and words as each
other. Counted are the functions that are called. Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import Town
from tests.attacks.work import calls
from tests.faults.planted import every_kind

from vsdesk.history.entry import NewOp
from vsdesk.records.checks.flags import flags
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec, KindSpec

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

HOMES: Final = ("case", "family")
# Words of a list that rules hold against each other: these alone are written there, by kind and field.
PAIRED: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("event", "type"): ("amnesty", "arrest", "killing_reported", "sighting"),
    ("claim", "value"): ("dead_reported", "alive_reported"),
    ("kinship", "relation"): ("mother", "son", "wife", "co_wife"),
    ("consent_grant", "result"): ("refused", "given"),
    ("consent_grant", "purpose"): ("search", "un_complaint"),
    ("consent_grant", "recipient"): ("iimp", "wgeid"),
}
SMALL: Final = 2_000  # calls: below this a law says nothing
WORSE: Final = 1.6  # where each is held against each, it would be 2.2


def written() -> list[str]:
    """The kinds that another device writes below a case or a family."""
    return [
        kind.name
        for kind, _, _ in every_kind(Dictionary.load())
        if not kind.root and "documenter" in kind.writers and set(HOMES) & set(kind.spaces)
    ]


class Flood:
    """Many records of one kind, all below one record."""

    def __init__(self, made: Town, name: str) -> None:
        self.made, self.kinds = made, {one.name: one for one in made.rima.context.dictionary.kinds}
        self.kind = self.kinds[name]
        home = next(one for one in HOMES if one in self.kind.spaces)
        self.space = made.case if home == "case" else made.family
        self.below = self._parent(self.kind, home)
        self.people = [made.person, made.mother]

    def _parent(self, kind: KindSpec, home: str) -> str:
        if not kind.parents or "*" in kind.parents or home in kind.parents:
            return self.space
        above = self.kinds[kind.parents[0]]
        rec, parent = self.made.enemy.desk.context.new_id(), self._parent(above, home)
        name = next(one.name for one in above.fields if one.type in ("text", "ptext", "choice"))
        self.made.enemy.sign(self.space, NewOp(rec, above.name, {name: None}, parent=parent))
        return rec

    def more(self, span: range) -> None:
        """Records of these numbers."""
        enemy, ops = self.made.enemy, list[NewOp]()
        for at in span:
            values = {
                one.name: self._value(one, at)
                for one in self.kind.fields
                if "documenter" in one.setters and not one.derived and one.name != "sens"
            }
            ops.append(
                NewOp(enemy.desk.context.new_id(), self.kind.name, values, parent=self.below)
            )
        enemy.sign(self.space, *ops)
        enemy.hand_over(self.made.rima)

    def _value(self, spec: FieldSpec, at: int) -> Json:
        listed = self.made.rima.context.dictionary.vocabularies
        terms = [*listed.keys(spec.vocabulary)] if spec.vocabulary else ["x"]
        terms = [*PAIRED.get((self.kind.name, spec.name), terms)]
        day, told = (
            f"20{11 + at % 9}-{at % 12 + 1:02d}-{at % 27 + 1:02d}",
            f"مروان {at} 09441{at:05d}",
        )
        person = self.people[at % len(self.people)]
        values: dict[str, Callable[[], Json]] = {
            "text": lambda: told,
            "ptext": lambda: {"ar": told, "src_lang": "ar"},
            "pdate": lambda: {"from": day, "to": day, "precision": "day"},
            "day": lambda: day,
            "choice": lambda: terms[at % len(terms)],
            "choices": lambda: [terms[at % len(terms)]],
            "bool": lambda: True,
            "number": lambda: at,
            "amount": lambda: f"{at}.50",
            "link": lambda: person,
            "links": lambda: [*self.people],
            "kid": lambda: self.made.enemy.device_id,
            "kids": lambda: [self.made.enemy.device_id],
            "hash": lambda: f"{at:064x}",
            "json": list,
        }
        return values[spec.type]()


@pytest.mark.parametrize("name", written())
def test_as_many_more_again_cost_about_as_much_as_those_before(made: Town, name: str) -> None:
    rima, flood = made.rima, Flood(made, name)
    looks: dict[str, Callable[[], object]] = {
        "start page": rima.due.due,
        "file": lambda: rima.cases.dossier(made.case),
        "flags": lambda: flags(rima.cases.untold.as_shown(made.case), "2026-11-24"),
        "consents": lambda: rima.consent.table(made.case),
        "gate": lambda: made.gate("wgeid", "un_complaint"),
        "differences": lambda: rima.cases.differences.open(made.case),
    }

    def work() -> dict[str, int]:
        return {said: calls(look) for said, look in looks.items()}

    counts: list[dict[str, int]] = []
    for start, end in ((0, 10), (10, 40), (40, 70)):
        flood.more(range(start, end))
        for look in () if counts else looks.values():
            look()  # what is learned once (the forms of names) is no cost of many
        counts.append(work())
    few, many, most = counts
    more = {said: (many[said] - few[said], most[said] - many[said]) for said in looks}
    assert all(last < WORSE * first or last < SMALL for first, last in more.values()), more
