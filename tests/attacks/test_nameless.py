"""A missing person who is not to be named outside: no further name, number or paper of theirs leaves.
Everybody is made up."""

from __future__ import annotations

import io

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import Town, carry, told_once

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.records.about import ABOUT
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.names.nameless import is_name_itself, tells_who

NAME, NUMBER = "ليث خالد النوري", "04120012345"
SCOPES: list[Json] = [
    "circumstances",
    "contact",
    "documents",
    "family_members",
    "hlp",
    "identity",
    "photo",
]
DICTIONARY = Dictionary.load()
TELLING = {
    name: [one for one in kind.fields if tells_who(one)]
    for name in ABOUT
    if (kind := DICTIONARY.kind(name)) is not None and name != "person"
}
KINDS = [name for name, fields in TELLING.items() if fields]
# Without a mark these leave for this body; a sample and a telephone have further rules.
LEAVE = {"person_name", "person_identifier", "civil_doc_issue", "hlp_asset"}


@told_once
def told(made: Town) -> None:
    """His mother agreed to all; the coordinator has it."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", data_scope=SCOPES, photo_use=True)
    carry(made.hala, made.stick, made.rima)


def mark(made: Town, type: str = "not_named_outside") -> None:
    made.rima.cases.save([Edit("person_mark", {"type": type}, parent=made.person)])


def recorded(made: Town, kind: str) -> str:
    """A record of this kind that speaks of who is missing, with each name and number that it may hold."""
    spec = DICTIONARY.kind(kind)
    assert spec is not None
    values: dict[str, Json] = dict.fromkeys(ABOUT[kind][:1], made.person)
    for one in spec.fields:
        if tells_who(one):
            values[one.name] = NAME if one.searched == "name" else NUMBER
        elif one.requirement == "M" and one.type == "choice" and one.vocabulary:
            values[one.name] = next(iter(DICTIONARY.vocabularies.keys(one.vocabulary)))
    parent = made.family if "family" in spec.parents else made.person
    return made.rima.cases.save([Edit(kind, values, parent=parent)]).ids[0]


def test_the_dictionary_says_which_they_are() -> None:
    assert {*LEAVE, "contact_channel", "dna_reference"} == {*KINDS}
    whole = {one for one in KINDS if (kind := DICTIONARY.kind(one)) and is_name_itself(kind)}
    assert whole == {"person_name", "person_identifier", "contact_channel"}


@pytest.mark.parametrize("kind", KINDS)
def test_no_name_and_no_number_of_his_leaves(made: Town, kind: str) -> None:
    told(made)
    record = recorded(made, kind)
    names = {one.name for one in TELLING[kind]}
    before = made.gate("ced", "un_complaint")
    assert before.allowed
    assert (kind in LEAVE) is bool((one := before.get(record)) and names <= {*one.values})
    mark(made)
    left = made.gate("ced", "un_complaint")
    assert left.allowed
    assert left.get(made.person) is not None  # he stands there, without a name
    one = left.get(record)
    spec = DICTIONARY.kind(kind)
    assert spec is not None
    if is_name_itself(spec):
        assert one is None
    assert one is None or names.isdisjoint(one.values)
    text = str([dict(one.values) for one in left.records])
    assert NAME not in text and NUMBER not in text


def test_a_number_of_another_person_leaves(made: Town) -> None:
    told(made)
    brother = relative(made, "brother", "سامر")
    grown: dict[str, Json] = {"from": "1980-01-01", "to": "1980-12-31", "precision": "year"}
    made.hala.cases.save([Edit("person", {"birth": grown}, id=brother)])  # no child, so named
    carry(made.hala, made.stick, made.rima)
    edit = Edit("person_identifier", {"type": "national_id", "number": NUMBER}, parent=brother)
    record = made.rima.cases.save([edit]).ids[0]
    mark(made)
    one = made.gate("ced", "un_complaint").get(record)
    assert one is not None and one.value("number") == NUMBER


@pytest.mark.parametrize("way", ["image", "relates_to", "signed_by", "below", "photo and image"])
@pytest.mark.parametrize("marked", [False, True], ids=["control", "marked"])
def test_no_paper_of_his_leaves(made: Town, way: str, *, marked: bool) -> None:
    told(made)
    desk = made.rima
    parent = made.person if way == "below" else made.case
    picture = io.BytesIO(photo.draw_made_up_portrait(3))
    item = desk.files.attach(picture, parent, kind="id_document", name="p.jpg").ids[0]
    if way in ("relates_to", "signed_by"):
        value: Json = made.person if way == "signed_by" else [made.person]
        desk.cases.save([Edit("evidence_item", {way: value}, id=item)])
    if "image" in way:
        card: dict[str, Json] = {"type": "national_id", "image": item}
        desk.cases.save([Edit("person_identifier", card, parent=made.person)])
    if "photo" in way:
        desk.cases.save([Edit("person", {"photo": [item]}, id=made.person)])
    if marked:
        mark(made)
    left = made.gate("ced", "un_complaint")
    assert left.allowed
    assert (left.get(item) is None) is marked


def test_his_portrait_goes_by_its_own_rule(made: Town) -> None:
    told(made)
    desk = made.rima
    picture = io.BytesIO(photo.draw_made_up_portrait(3))
    item = desk.files.attach(picture, made.case, kind="photo_person", name="p.jpg").ids[0]
    desk.cases.save([Edit("person", {"photo": [item]}, id=made.person)])
    desk.cases.save([Edit("evidence_item", {"relates_to": [made.person]}, id=item)])
    mark(made)
    one = made.gate("ced", "un_complaint").get(item)
    assert one is not None and "blob" in one.values
