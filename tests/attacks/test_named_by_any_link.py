"""Who lies in another family's file and is guarded there is named in this one by whatever link. All made
up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import a_yes, assign, family_of, relative, said
from tests.attacks.guarded import hidden_in_all
from tests.attacks.kit import TODAY, Device, Town, carry, told_once
from tests.attacks.test_called_otherwise import hala
from tests.attacks.test_marks import told

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.consent import recipients
from vsdesk.records.consent.hidden_persons import refusing
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.persons import hidden_people
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

TEXT: Final = "قالت سلمى النوري انها رأته"
WORDS: Final[Json] = {"ar": TEXT, "src_lang": "ar"}
FILES: Final = ("case", "family", "incident", "activity")
PEOPLE: Final = {"person", "source", "*"}
FIELDS: Final = [
    (kind.name, field.name)
    for kind in Dictionary.load().kinds
    if {*FILES, "source"} & {*kind.spaces}
    for field in kind.fields
    if field.type in ("link", "links") and PEOPLE & {*field.targets}
]
LINKS: Final[dict[str, tuple[str, dict[str, Json], str]]] = {
    "told_by": ("event", {"type": "sighting", "text": WORDS}, "told_by"),
    "source": ("claim", {"field": "text", "value": WORDS}, "source"),
    "relates_to": ("evidence_item", {"title": TEXT}, "relates_to"),
    "received_from": ("evidence_item", {"title": TEXT}, "received_from"),
    "actor_person": ("search_action", {"result": WORDS}, "actor_person"),
    "primary_contact": ("case", {"summary": WORDS}, "primary_contact"),
}


@told_once
def elsewhere(made: Town) -> str:
    """A wife of one family; then another family with its own missing and its own yes."""
    family_of(made)
    wife = relative(made, "wife", "سلمى")
    h = made.hala
    made.family = h.cases.new_family({"display_name": "عائلة الحسن", "language": "ar"}).ids[0]
    made.case, made.person = h.cases.new_case(
        {"given_ar": "نزار", "family_ar": "الحسن"},
        {"family": made.family, "case_type": "enforced_disappearance"},
    ).ids
    mother = h.context.new_id()
    of = {"person": mother, "related_to": made.person, "relation": "mother"}
    who = {"given_ar": "رقية", "family_ar": "الحسن"}
    h.cases.save(
        [
            Edit("person", who, id=mother, parent=made.family),
            Edit("family_member", {"person": mother}, parent=made.family),
            Edit("kinship", of, parent=made.family),
        ]
    )
    said(made, mother, "given")
    carry(h, made.stick, made.rima)
    return wife


def guard(made: Town, how: str, wife: str) -> None:
    """What the coordinator wrote down in the wife's own family."""
    family = made.rima.cases.record(wife).space
    if how == "refused":
        no = a_yes(made, wife, result="refused")
        made.rima.cases.save(
            [Edit("consent_grant", no, id=made.rima.context.new_id(), parent=family)]
        )
    else:
        made.rima.cases.save([Edit("person_mark", {"type": how}, parent=wife)])


def tell(made: Town, link: str, wife: str) -> None:
    """A record of the coordinator's in the case of the other family that names her by this link."""
    kind, values, field = LINKS[link]
    value: Json = [wife] if link == "relates_to" else wife
    if kind == "case":
        made.rima.cases.save([Edit(kind, {**values, field: value}, id=made.case)])
    else:
        made.rima.cases.save([Edit(kind, {**values, field: value}, parent=made.case)])


def left(made: Town, who: str) -> list[Json]:
    found = made.gate("ced", "un_complaint")
    assert found.allowed, found.state
    every: list[Json] = [[*value] for one in found.records for value in one.values.values()]
    return [one for one in every if "سلمى" in str(one) or who in str(one)]


@pytest.mark.parametrize("link", [*LINKS])
@pytest.mark.parametrize("how", ["nobody_may_know_of", "not_named_outside", "refused"])
def test_neither_her_name_nor_her_id_leaves(made: Town, link: str, how: str) -> None:
    wife = elsewhere(made)
    tell(made, link, wife)
    guard(made, how, wife)
    assert left(made, wife) == []


@pytest.mark.parametrize("link", ["told_by", "received_from", "primary_contact"])
def test_who_asked_for_nothing_is_named_as_before(made: Town, link: str) -> None:
    wife = elsewhere(made)
    tell(made, link, wife)
    assert left(made, wife)
    assert made.rima.cases.dossier(made.case).ever is None


def test_an_old_name_and_a_further_name_of_hers_are_looked_for(made: Town) -> None:
    wife = elsewhere(made)
    made.rima.cases.save([Edit("person", {"given_ar": "هيفاء"}, id=wife)])
    made.rima.cases.save(
        [Edit("person_name", {"type": "nickname", "value": "ام ليث"}, parent=wife)]
    )
    tell(made, "told_by", wife)
    text: Json = {"ar": "ذهبت ام ليث معهم", "src_lang": "ar"}
    made.rima.cases.save([Edit("event", {"type": "other", "text": text}, parent=made.case)])
    assert "ام ليث" in told(made)
    guard(made, "nobody_may_know_of", wife)
    assert left(made, wife) == []
    assert "ام ليث" not in told(made)


@pytest.mark.parametrize("who", ["opener", "assigned"])
def test_whoever_takes_the_link_back_lets_nothing_out(made: Town, who: str) -> None:
    wife = elsewhere(made)
    first = hala(made)
    event = first.desk.cases.save(
        [Edit("event", {"type": "sighting", "told_by": wife, "text": WORDS}, parent=made.case)]
    ).ids[0]
    assign(made)
    guard(made, "nobody_may_know_of", wife)
    assert left(made, wife) == []
    device = first if who == "opener" else made.enemy
    device.change(event, "event", {"told_by": made.mother})
    device.hand_over(made.rima)
    assert left(made, wife) == []


def test_her_record_itself_leaves_nowhere(made: Town) -> None:
    wife = elsewhere(made)
    tell(made, "told_by", wife)
    guard(made, "nobody_may_know_of", wife)
    assert made.rima.cases.dossier(made.case).get(wife) is None
    assert made.gate("ced", "un_complaint").get(wife) is None


def test_files_that_are_read_at_once_say_the_same(made: Town) -> None:
    wife = elsewhere(made)
    tell(made, "told_by", wife)
    guard(made, "refused", wife)
    asked = Request("un_complaint", "ced", "B", TODAY)
    for dossier in made.rima.context.vault.read.dossiers(
        [one.id for one in made.rima.cases.list_kind("case")]
    ):
        one = made.rima.cases.dossier(dossier.root)
        assert {held.id for held in (dossier.ever or dossier)} == {
            held.id for held in (one.ever or one)
        }
        assert (
            decide(asked, dossier, made.rima.context.dictionary).records
            == decide(asked, one, made.rima.context.dictionary).records
        )


class Files:
    """Empty files of the coordinator's, and a record of any kind in one of them."""

    def __init__(self, desk: Desk, device: Device) -> None:
        self.desk, self.device = desk, device
        self.family = desk.cases.new_family({"display_name": "عائلة الحسن", "language": "ar"}).ids[
            0
        ]
        self.case, self.person = desk.cases.new_case(
            {"given_ar": "نزار"}, {"family": self.family}
        ).ids

    def root(self, kind: str) -> str:
        """The root in whose space a record of this kind may lie."""
        if kind in ("case", "family"):
            return self.case if kind == "case" else self.family
        id = self.desk.context.new_id()
        self.device.sign(id, NewOp(id, kind, self._any(kind)))
        return id

    def put(self, kind: str, values: dict[str, Json]) -> str:
        """A record with these values, and whatever it must lie below; the root of the file."""
        spec = self.desk.context.dictionary.kind(kind)
        assert spec is not None
        if kind == "case":
            id = self.desk.context.new_id()
            self.device.sign(id, NewOp(id, kind, values))
            return id
        if kind == "source":
            id = self.desk.context.new_id()
            self.device.sign(id, NewOp(id, kind, values))
            self.put("event", {"told_by": id})
            return self.case
        return self._below(kind, values)[1]

    def _any(self, kind: str) -> dict[str, Json]:
        spec = self.desk.context.dictionary.kind(kind)
        assert spec is not None
        return {next(one.name for one in spec.fields if one.type in ("text", "ptext")): "نص"}

    def _below(self, kind: str, values: dict[str, Json]) -> tuple[str, str]:
        spec = self.desk.context.dictionary.kind(kind)
        assert spec is not None
        space = next(one for one in FILES if one in spec.spaces)
        above = next((one for one in (space, "person") if one in spec.parents), "")
        if above == "person" and space == "case":
            root, parent = self.case, self.person
        elif above or spec.parents == ("*",):
            root = parent = self.root(space)
        else:
            parent, root = self._below(spec.parents[0], self._any(spec.parents[0]))
        id = self.desk.context.new_id()
        self.device.sign(root, NewOp(id, kind, values, parent=parent))
        return id, root


def test_every_field_of_the_dictionary_that_names_somebody(made: Town) -> None:
    """Whatever field a later dictionary has: who is guarded elsewhere and named in it is guarded here."""
    h, r = made.hala, made.rima
    family_of(made)
    wife = relative(made, "wife", "سلمى")
    carry(h, made.stick, r)
    guard(made, "nobody_may_know_of", wife)
    guard(made, "refused", wife)
    source = r.cases.save(
        [Edit("source", {"true_name": "سامر الخطيب"}, id=r.context.new_id())]
    ).ids[0]
    ced, device = recipients.of("ced"), Device(r, made.stick)
    assert len(FIELDS) > 40
    for kind, name in FIELDS:
        spec = r.context.dictionary.field(kind, name)
        assert spec is not None
        if PEOPLE - {"source"} & {*spec.targets} and {"person", "*"} & {*spec.targets}:
            files = Files(r, device)
            root = files.put(kind, {name: [wife] if spec.type == "links" else wife})
            found = r.cases.dossier(root)
            assert wife in hidden_people.marked(found, hidden_people.NOT_KNOWN, ced, None), (
                kind,
                name,
            )
            heard = hidden_people.with_answers_elsewhere(found)
            assert wife in refusing(heard, "ced", TODAY), (kind, name)
        if {"source", "*"} & {*spec.targets}:
            files = Files(r, device)
            root = files.put(kind, {name: [source] if spec.type == "links" else source})
            named = {one.id for read in r.cases.dossier(root).readings for one in read.of("source")}
            assert source in named, (kind, name)


def test_the_guards_of_all_files_are_read_once(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many cases name somebody who is guarded elsewhere."""
    wife = elsewhere(made)
    guard(made, "nobody_may_know_of", wife)
    h = made.rima
    counts = []
    for more in (2, 6):
        for _ in range(more):
            case = h.cases.new_case({"given_ar": "نزار"}, {"family": made.family}).ids[0]
            h.cases.save([Edit("event", {"type": "sighting", "told_by": wife}, parent=case)])
        hidden, asked = hidden_in_all(h, monkeypatch)
        assert sum(wife in one for one in hidden) >= more
        counts.append(asked)
    assert counts[0] == counts[1] > 0


@pytest.mark.parametrize("how", ["nobody_may_know_of", "refused"])
def test_words_that_stand_again_without_a_device_are_read_as_the_files_own(
    made: Town, how: str
) -> None:
    """Another device writes harmless words in the place of a story that names her: the
    story itself would leave."""
    wife = elsewhere(made)
    carry(made.hala, made.stick, made.rima)
    event = made.rima.cases.save(
        [Edit("event", {"type": "sighting", "told_by": wife, "text": WORDS}, parent=made.case)]
    ).ids[0]
    guard(made, how, wife)
    assign(made)
    assert left(made, wife) == []
    made.enemy.change(event, "event", {"text": {"ar": "لا شيء", "src_lang": "ar"}})
    made.enemy.hand_over(made.rima)
    assert left(made, wife) == []
