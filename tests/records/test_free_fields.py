"""Nothing that any device may write freely opens anything.

The merge holds the fields on which an exit rests (`once`, `held`, `narrower`, `kept`, `named:`); in all
others the last writer stands. So each of those, with each value that it can have, in each record of a
made-up case: nothing more leaves than before, for anybody. The same for one more record of each kind.
Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import Made, alternative, view

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec, KindSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

Left = list[set[tuple[str, str]]]
ASKED: Final = (
    Request("search", "iimp", "B", TODAY),
    Request("un_complaint", "wgeid", "B", TODAY),
    Request("accountability", "iiim", "A", TODAY),
    Request("public", "public", "C", TODAY),
    Request("hold_record", "family", "B", TODAY, quiet=True, person=rid("najah")),
)
PEOPLE: Final = tuple(rid(one) for one in ("marwan", "najah", "salma", "secret", "case"))
ABOVE: Final = ("case", "family", "najah", "arrest", "phone", "scan", "najah/search/iimp")


def told(made: Made) -> list[RecordView]:
    """What the family said: a no of the mother beside her son's yes, a child, an identification untold."""
    made.add(
        "salma", "person", "family", "family", given_ar="سلمى", family_ar="الحلبي", sex="female"
    )
    made.add(
        "yusuf", "person", "family", "family", given_ar="يوسف", family_ar="الدرويش", sex="male"
    )
    for who, relation in (("salma", "daughter"), ("yusuf", "brother")):
        made.add(
            f"kin of {who}",
            "kinship",
            "family",
            "family",
            person=rid(who),
            relation=relation,
            related_to=rid("marwan"),
        )
    made.add(
        "secret", "source", space="reference", type="witness", code="W1", protected_content=True
    )
    made.add("found", "event", "case", type="identification", text={"ar": "تطابق الحمض"})
    made.consent("najah", "search", "iimp", "refused")
    made.consent("yusuf", "search", "iimp", data_scope=["circumstances", "identity"])
    made.consent("najah", "public", "public", "refused")
    scopes: list[Json] = ["circumstances", "family_members", "identity"]
    made.consent(
        "najah", "un_complaint", "wgeid", "given_limited", data_scope=scopes, identity_mode="named"
    )
    made.consent("najah", "accountability", "iiim", data_scope=scopes, identity_mode="anonymous")
    return list(made.views.values())


def leaves(records: list[RecordView], dictionary: Dictionary, but: str = "") -> Left:
    """What leaves for each request: (record, field), and the state where it is open.

    `but`: a record that is not asked about.
    """
    dossier, found = Dossier(rid("case"), tuple(records)), []
    for request in ASKED:
        out = decide(request, dossier, dictionary)
        left = {(one.id, name) for one in out.records if one.id != but for name in one.values}
        found.append(left | ({("state", out.state)} if out.allowed else set()))
    return found


def values(dictionary: Dictionary, spec: FieldSpec) -> Iterator[Json]:
    """Each term of a list; of the others some that a rule could rest on."""
    terms = [*dictionary.vocabularies.keys(spec.vocabulary)] if spec.vocabulary else ["x"]
    days: list[Json] = [
        {"from": f"{y}-01-01", "to": f"{y}-01-01", "precision": "day"} for y in (1950, 2025)
    ]
    some: Mapping[str, list[Json]] = {
        "text": ["كذب", "own_org"],
        "ptext": [{"ar": "كذب", "src_lang": "ar"}],
        "pdate": days,
        "day": ["1990-01-01", "2030-01-01"],
        "choice": [*terms],
        "choices": [[*terms], []],
        "bool": [True, False],
        "number": [0, 99],
        "amount": ["1.00"],
        "link": [*PEOPLE],
        "links": [[one] for one in PEOPLE],
        "kid": ["cd" * 32],
        "kids": [["cd" * 32]],
        "hash": ["cd" * 32],
        "json": [[["x", ["y"]]]],
    }
    yield from some[spec.type]
    yield None


def few(dictionary: Dictionary, spec: FieldSpec) -> list[Json]:
    """The same, of a long list the ends and each sixth."""
    found = [*values(dictionary, spec)]
    return found if len(found) < 9 else [found[0], *found[1:-1:6], found[-1]]


def open_to_all(kind: KindSpec) -> Iterator[FieldSpec]:
    """The fields of a kind that a documenter sets."""
    return (one for one in kind.fields if "documenter" in one.setters and not one.derived)


def with_value(record: RecordView, name: str, value: Json) -> RecordView:
    """The record after another device replaced what stood in a field."""
    return replace(record, fields={**record.fields, name: (alternative(value, 9, "E1"),)})


def opened_by(
    records: list[RecordView], at: int, spec: FieldSpec, dictionary: Dictionary, before: Left
) -> Iterator[tuple[Json, str]]:
    """The values of one field that let more leave, and for whom; what stands in the field itself is free."""
    own = (records[at].id, spec.name)
    for value in values(dictionary, spec):
        there = [*records]
        there[at] = with_value(records[at], spec.name, value)
        for request, old, new in zip(ASKED, before, leaves(there, dictionary), strict=True):
            if new - old - {own}:
                yield value, request.recipient


def test_no_free_field_lets_more_out(made: Made, dictionary: Dictionary) -> None:
    records = told(made)
    before, tried = leaves(records, dictionary), 0
    assert [bool(one) for one in before] == [False, True, True, False, True]
    for at, record in enumerate(records):
        kind = dictionary.kind(record.kind)
        assert kind is not None
        for spec in (one for one in open_to_all(kind) if one.right == "free"):
            tried += 1
            assert [*opened_by(records, at, spec, dictionary, before)] == [], spec
    assert tried > 250


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("consent_grant", "result"),
        ("consent_grant", "data_scope"),
        ("consent_grant", "identity_mode"),
        ("event", "type"),
    ],
)
def test_a_field_with_a_right_would_let_more_out(
    made: Made, dictionary: Dictionary, kind: str, name: str
) -> None:
    """The net is no wider than what it is to catch: without its right such a field opens something."""
    records, spec = told(made), dictionary.field(kind, name)
    assert spec is not None and spec.right != "free"
    before = leaves(records, dictionary)
    assert any(
        any(opened_by(records, at, spec, dictionary, before))
        for at, record in enumerate(records)
        if record.kind == kind
    )


def test_no_further_record_lets_more_of_others_out(made: Made, dictionary: Dictionary) -> None:
    records = told(made)
    before, tried = leaves(records, dictionary), 0
    for kind in dictionary.kinds:
        above = next(
            (
                one
                for one in ABOVE
                if {made.views[one].kind, "*"} & {*kind.parents} or not kind.parents
            ),
            None,
        )
        if kind.root or "documenter" not in kind.writers or above is None:
            continue
        space = "family" if made.views[above].space == rid("family") else "case"
        bare = view("enemy", kind.name, {}, parent=above, space=space)
        for spec in (one for one in open_to_all(kind) if one.type not in ("text", "ptext")):
            for value in few(dictionary, spec):
                there = [*records, with_value(bare, spec.name, value)]
                after = leaves(there, dictionary, but=bare.id)
                tried += 1
                for request, old, new in zip(ASKED, before, after, strict=True):
                    assert new <= old, (spec, value, request.recipient)
    assert tried > 500
