"""Whatever judges takes what was shown: found over the dictionary and the desk by itself.
Everybody is made up."""

from __future__ import annotations

import inspect
from typing import Final

import pytest
from tests.attacks.kit import Town, told_once
from tests.services import services

from vsdesk.desk import Edit
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.on_screen import OnScreen

DICTIONARY: Final = Dictionary.load()
# Fields in which a yes judges more than its own record (bundle.md §8.8), and those that say so themselves.
WIDE: Final = (("case", "approved"), ("consent_grant", "decides"))
JUDGING: Final = (
    *WIDE,
    *((kind.name, one.name) for kind in DICTIONARY.kinds for one in kind.fields if one.judges),
)
# What has to be said along with it.
WITH: Final[dict[tuple[str, str], dict[str, Json]]] = {
    ("testimony_row", "linked_case"): {"linked_why": {"ar": "الاسم والندبة", "src_lang": "ar"}},
}


def test_there_are_such_fields() -> None:
    found = {("risk_assessment", "override"), ("disclosure", "confirmed")}
    assert found | {("testimony_row", "linked_case")} <= {*JUDGING}


@pytest.mark.parametrize(("kind", "name"), JUDGING)
def test_a_judging_field_is_not_saved_without_what_was_shown(
    made: Town, kind: str, name: str
) -> None:
    rec = made.case if kind == "case" else standing(made, kind)
    spec = DICTIONARY.field(kind, name)
    assert spec is not None
    word: Json = True if spec.type == "bool" else made.case
    said: dict[str, Json] = {name: word, **WITH.get((kind, name), {})}
    with pytest.raises(ValueError, match=kind):
        made.rima.cases.save([Edit(kind, said, id=rec)])
    made.rima.cases.save([Edit(kind, said, id=rec, shown=made.rima.cases.shown(rec))])
    assert made.rima.cases.record(rec).value(name) == word


@pytest.mark.parametrize("kind", ["case", "event", "person", "consent_grant"])
def test_nothing_is_hidden_without_what_was_shown(made: Town, kind: str) -> None:
    rec = made.case if kind == "case" else standing(made, kind)
    with pytest.raises(ValueError, match=kind):
        made.rima.cases.save([Edit(kind, id=rec, delete=True)])
    made.rima.cases.save([Edit(kind, id=rec, delete=True, shown=made.rima.cases.shown(rec))])
    assert made.rima.cases.record(rec).deleted


@told_once
def standing(made: Town, kind: str) -> str:
    """A record of a kind in the case, with nothing in it that judges."""
    rec = made.rima.context.new_id()
    parent = made.case
    if kind == "testimony_row":
        source = made.rima.context.new_id()
        made.rima.cases.save([Edit("source", {"type": "survivor", "code": "S-9"}, id=source)])
        parent = made.rima.cases.save([Edit("statement", {}, parent=source)]).ids[0]
    if kind == "condition_met":
        parent = made.rima.context.new_id()
        made.rima.cases.save(
            [Edit("consent_condition", {}, id=parent, parent=standing(made, "consent_grant"))]
        )
    made.rima.cases.save([Edit(kind, {}, id=rec, parent=parent)])
    return rec


def test_no_method_of_the_desk_forgets_what_was_shown(made: Town) -> None:
    """None may be called without it, so neither window nor command can forget it."""
    found = set()
    for path, service in services(made.rima):
        for name, method in inspect.getmembers(type(service), inspect.isfunction):
            for one in inspect.signature(method).parameters.values():
                if one.name in ("shown", "listed") and not name.startswith("_"):
                    found.add(f"{path}.{name}")
                    assert one.default is one.empty, f"{path}.{name}"
    assert {
        *(
            "cases.delete",
            "cases.incidents.leave",
            "erasure.erase",
            "erasure.retention.approve",
            "erasure.retention.tally",
        ),
        *("consent.answers", "consent.grant", "consent.steps.decide", "consent.steps.review"),
        *("consent.letters.confirm_given", "access.safeguards.warn_of", "files.redaction.uncover"),
        *("matching.decide_pair", "matching.undecide", "matching.claims.accept_hit"),
    } <= found


def test_what_is_missing_was_on_no_page(made: Town) -> None:
    record = made.rima.cases.dossier(made.case).head
    assert OnScreen.of([record]).ops == {
        one.op for held in record.fields.values() for one in held if one.held != "missing"
    }
    assert OnScreen.of([]).only(record).fields == {}
    assert OnScreen.of([record]).holds([record])
    assert not OnScreen().holds([record])
