"""What who opened a file fills into a record of a coordinator puts nothing more of it on any paper of the
family: each kind, each field that names, chooses, dates or says yes, each paper. Everybody is made up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final

import pytest
from tests.attacks.families import relative, said, words
from tests.attacks.kit import TODAY, Device, Town, carry, told_once
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_deaths_told import town
from tests.attacks.test_marks import SCOPES

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.consent.answers import NO
from vsdesk.records.consent.returns import CAME_BACK
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec, KindSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

DICTIONARY: Final = Dictionary.load()
TOLD: Final = "قالت هدى إن البيت بيع سراً"
MOST: Final = 8  # terms of one list that are tried
AT_ONCE: Final = 60  # records of one entry
PAST: Final = "2015-03-01"
WHEN: Final[Json] = {"from": PAST, "to": "2015-03-31", "precision": "month", "as_told": TOLD}
# Which names, choose, date or say yes: only these are asked whether something is closed.
_LISTS: Final = frozenset({"choice", "choices"})
CLOSING: Final = frozenset({"link", "links", "choice", "choices", "day", "pdate", "bool"})
# What leaves no paper at all: who came back decides, a danger, a no.
SHUTS: Final = {
    *(("type", one) for one in CAME_BACK),
    *(("result", one) for one in NO),
    ("level", "red"),
}
# What somebody answered has limits by rules of its own: an answer is no record that is filled.
KINDS: Final = [
    one
    for one in DICTIONARY.kinds
    if not one.root
    and {"case", "family"} & {*one.spaces}
    and one.name != "consent_grant"
    and any("documenter" in field.setters and field.type in CLOSING for field in one.fields)
]


@told_once
def _in_two_houses(made: Town) -> tuple[str, str, str]:
    """The mother, the wife and the mother's yes."""
    mother, wife = town(made), relative(made, "wife", "سلمى")
    yes = said(made, mother, "given", data_scope=SCOPES)
    for purpose, to in (("casework", "family"), ("hold_record", "own_org")):
        said(made, wife, "given", purpose=purpose, recipient=to, data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    for one in made.rima.cases.dossier(made.family).of("family_member"):
        house = "بيت سلمى" if one.text("person") == wife else "بيت هدى"
        made.rima.cases.save([Edit("family_member", {"household": house}, id=one.id)])
    made.rima.cases.save([Edit("case", {"primary_contact": mother}, id=made.case)])
    return mother, wife, yes


class World:
    """A mother who speaks for the case and the wife, in two houses; what records lie below."""

    def __init__(self, made: Town) -> None:
        self.made = made
        self.mother, self.wife, self.yes = _in_two_houses(made)
        self.device = Device(made.rima, made.stick)
        self.above = {"case": made.case, "family": made.family, "person": self.mother}
        self.ends = {**self.above, "consent_grant": self.yes}

    def parent(self, kind: KindSpec) -> str:
        """Below what such a record lies: what a coordinator wrote, where it is no root."""
        for name in kind.parents:
            if name in self.above:
                return self.above[name]
        for name in ("event", "submission", "evidence_item", "consent_grant", "need_assessment"):
            if name in kind.parents:
                return self._made(name)
        return self._made(kind.parents[0]) if kind.parents != ("*",) else self.made.case

    def _made(self, name: str) -> str:
        if name == "consent_grant":
            return self.yes
        if name == "submission":
            values: dict[str, Json] = {"mechanism": "ced", "sent_on": "2026-10-01"}
            return written(self.made, name, {**values, "consents": [self.yes]}, self.made.case)
        spec = DICTIONARY.kind(name)
        assert spec is not None
        id, above = self.made.rima.context.new_id(), self.parent(spec)
        self.device.sign(self.space(spec), NewOp(id, name, told(spec), parent=above))
        return id

    def space(self, kind: KindSpec) -> str:
        return self.made.case if "case" in kind.spaces else self.made.family

    def fills(self, spec: FieldSpec) -> Iterator[Json]:
        """What may be written into a field."""
        if spec.type in _LISTS:
            for term in terms(spec)[:MOST]:
                yield [term] if spec.type == "choices" else term
        elif spec.type in ("link", "links"):
            people = [self.mother, self.wife, self.made.person]
            ends = people if "person" in spec.targets else []
            ends = ends or [self.ends[one] for one in spec.targets if one in self.ends]
            for end in ends:
                yield [end] if spec.type == "links" else end
        elif spec.type == "bool":
            yield from (True, False)
        else:
            yield PAST if spec.type == "day" else WHEN

    def papers(self) -> list[dict[str, dict[str, tuple[Json, ...]]]]:
        """What stands on the paper of each, and of nobody: by record and field."""
        dossier = self.made.rima.cases.dossier(self.made.case)
        found = []
        for person in (self.mother, self.wife, None):
            asked = Request("casework", "family", "B", TODAY, person=person, quiet=True)
            left = decide(asked, dossier, DICTIONARY)
            assert left.allowed, left.state
            found.append({one.id: dict(one.values) for one in left.records})
        return found


def put(device: Device, space: str, ops: Sequence[NewOp]) -> None:
    """Written in as many entries as hold it."""
    for at in range(0, len(ops), AT_ONCE):
        device.sign(space, *ops[at : at + AT_ONCE])


def terms(spec: FieldSpec) -> list[str]:
    """The terms of its list."""
    found = DICTIONARY.vocabularies.keys(str(spec.vocabulary))
    return [one for one in found if (spec.name, one) not in SHUTS]


def told(kind: KindSpec) -> dict[str, Json]:
    """Everything that a coordinator says in words and numbers."""
    by_type: Mapping[str, Json] = {"text": TOLD, "ptext": words(TOLD), "number": 3}
    return {
        one.name: by_type[one.type]
        for one in kind.fields
        if one.type in by_type and one.name not in ("sens", "household")
    }


def chosen(kind: KindSpec, spec: FieldSpec) -> list[dict[str, Json]]:
    """What else it says, from each list that is asked for: nothing, the first of each, or the last."""
    asked = [
        one
        for one in kind.fields
        if one.requirement == "M" and one.type == "choice" and one.name != spec.name
    ]
    ends = [
        [(one.name, found[0]), (one.name, found[-1])] for one in asked for found in (terms(one),)
    ]
    some: list[dict[str, Json]] = [{**dict(one)} for one in product(*ends)] if ends else []
    return [{}, *(some[:1] if spec.type in _LISTS else some)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: str(one.name))
def test_nothing_more_stands_on_a_paper_of_the_family(made: Town, kind: KindSpec) -> None:
    world = World(made)
    above, space = world.parent(kind), world.space(kind)
    tried = [
        (made.rima.context.new_id(), spec, value, more)
        for spec in kind.fields
        if spec.type in CLOSING and "documenter" in spec.setters
        for value in world.fills(spec)
        for more in chosen(kind, spec)
    ]
    recorded = told(kind)
    tried = [one for one in tried if recorded or one[3]]
    put(
        world.device,
        space,
        [NewOp(a, kind.name, {**recorded, **d}, parent=above) for a, _, _, d in tried],
    )
    device = hala(made)
    before = world.papers()
    put(device, space, [NewOp(id, kind.name, {spec.name: value}) for id, spec, value, _ in tried])
    device.hand_over(made.rima)
    papers = zip(("mother", "wife", "nobody"), before, world.papers(), strict=True)
    assert not [
        (whose, spec.name, value, more, name)
        for whose, old, new in papers
        for id, spec, value, more in tried
        for name, held in new.get(id, {}).items()
        if name != spec.name and old.get(id, {}).get(name) != held
    ]
