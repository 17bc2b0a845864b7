"""Every rule of saving × every way of writing: refused, kept with a remark, or left out, as the table
says."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.desk.conftest import House, whole_case

import vsdesk.desk
from vsdesk.desk import Change, Edit
from vsdesk.desk.saving.save_rules import RULES
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

HEAD: Final = b'{"vsdesk":1,"schema":3}'


@dataclass(frozen=True)
class Scene:
    """A made-up case, as the coordinator and an enrolled documenter hold it."""

    desk: Desk
    case: str
    family: str
    submission: str
    other: str
    event: str
    kin: str
    written: str
    testimony: str


def scene(house: House, *, field: bool) -> Scene:
    """A case whose submission was sent, in the vault that breaks the rule."""
    rima = house.coordinator()
    desk = house.documenter("هالة", rima) if field else rima
    case, _, family = whole_case(desk)
    sent: dict[str, Json] = {"mechanism": "wgeid", "status": "sent", "sent_on": "2020-03-01"}
    submission, second, person, other = (desk.context.new_id() for _ in range(4))
    desk.cases.save(
        [
            Edit("submission", sent, id=submission, parent=case),
            Edit("submission", {"mechanism": "iimp", "status": "drafting"}, id=second, parent=case),
            Edit("person", {"given_ar": "سامر"}, id=person, parent=family),
            Edit("person", {"given_ar": "هند"}, id=other, parent=family),
        ]
    )
    reply: dict[str, Json] = {"date": "2020-05-01", "direction": "in", "type": "ack"}
    kin: dict[str, Json] = {"person": person, "related_to": other, "relation": "father"}
    event, kinship = desk.cases.save(
        [Edit("submission_event", reply, parent=submission), Edit("kinship", kin, parent=family)]
    ).ids
    grant = desk.cases.dossier(family).of("consent_grant")[0]
    told: dict[str, Json] = {"on": "2026-11-24", "reason": {"ar": "كلمة"}}
    written = desk.cases.save(
        [Edit("consent_event", told, id=desk.context.new_id(), parent=grant.id)]
    ).ids[0]
    source, testimony = desk.context.new_id(), desk.context.new_id()
    desk.cases.save(
        [
            Edit("source", {"code": "S-0077"}, id=source),
            Edit("statement", {}, id=testimony, parent=source),
        ]
    )
    return Scene(desk, case, family, submission, second, event, kinship, written, testimony)


Break = Callable[[Scene], Edit]


def turned(at: Scene) -> Edit:
    """The child as the father of the father."""
    held = at.desk.cases.record(at.kin)
    values: dict[str, Json] = {
        "person": held.text("related_to"),
        "related_to": held.text("person"),
        "relation": "father",
    }
    return Edit("kinship", values, id=at.desk.context.new_id(), parent=at.family)


def late_review(at: Scene) -> Edit:
    """A consent to be asked about again before it was given."""
    days: dict[str, Json] = {"given_on": "2026-05-01", "review_on": "2026-04-01"}
    whole: dict[str, Json] = {"purpose": "hold_record", "recipient": "iimp", "result": "refused"}
    return Edit("consent_grant", {**whole, **days}, id=at.desk.context.new_id(), parent=at.family)


def emptied(at: Scene) -> Edit:
    """A yes that named what it lets out, left with none of it."""
    yes: dict[str, Json] = {"purpose": "hold_record", "recipient": "iimp", "result": "given"}
    yes["data_scope"] = ["identity"]
    made = at.desk.cases.save(
        [Edit("consent_grant", yes, id=at.desk.context.new_id(), parent=at.family)]
    )
    return Edit("consent_grant", {"data_scope": None}, id=made.ids[0], parent=at.family)


def over_a_no(at: Scene) -> Edit:
    """A yes that nobody stands beside but a sister who said no, decided for."""
    about: dict[str, Json] = {"purpose": "search", "recipient": "iimp", "subject": at.case}
    people = [at.desk.context.new_id() for _ in range(2)]
    for id in people:
        at.desk.cases.save([Edit("person", {"given_ar": "رند"}, id=id, parent=at.family)])
    said = [
        Edit(
            "consent_grant",
            {**about, "grantor": who, "result": result, "given_on": "2026-11-20"},
            id=at.desk.context.new_id(),
            parent=at.family,
        )
        for who, result in zip(people, ("given", "refused"), strict=True)
    ]
    at.desk.cases.save(said)
    values: dict[str, Json] = {"decides": True, "decides_why": "اجتمعت العائلة"}
    return Edit("consent_grant", values, id=said[0].id, parent=at.family)


def early(at: Scene) -> Edit:
    """Sent twelve years before he was taken."""
    values: dict[str, Json] = {"mechanism": "iimp", "status": "sent", "sent_on": "2001-01-01"}
    return Edit("submission", values, id=at.desk.context.new_id(), parent=at.case)


def old_reply(at: Scene) -> Edit:
    """A reply that is older than what it replies to."""
    values: dict[str, Json] = {"date": "2020-01-01", "direction": "in", "type": "ack"}
    return Edit("submission_event", values, id=at.desk.context.new_id(), parent=at.submission)


def alone(at: Scene) -> Edit:
    """A decision of one report about itself."""
    values: dict[str, Json] = {"first": at.case, "second": at.case, "decision": "same"}
    return Edit("duplicate_link", values, id=at.desk.context.new_id())


def corrected(at: Scene) -> Edit:
    """Another day of sending, without a reason."""
    return Edit("submission", {"sent_on": "2020-03-05"}, id=at.submission, parent=at.case)


def moved(at: Scene) -> Edit:
    """A record below another one than it was written below."""
    return Edit("submission_event", {"type": "closed"}, id=at.event, parent=at.other)


def renamed(at: Scene) -> Edit:
    """The id of a case, as a family."""
    return Edit("family", {"display_name": "عائلة أخرى"}, id=at.case)


def rewritten(at: Scene) -> Edit:
    """Another word in what is written once."""
    above = at.desk.cases.record(at.written).parent
    return Edit("consent_event", {"on": "2026-11-25"}, id=at.written, parent=above)


def place(at: Scene) -> Edit:
    """What only a coordinator writes."""
    return Edit("place", {"name_ar": "مكان مختلق", "type": "prison"}, id=at.desk.context.new_id())


def handed(at: Scene) -> Edit:
    """A source given to a device, and nobody says why."""
    values: dict[str, Json] = {"code": "S-0900", "given_to": [at.desk.access.status().device_id]}
    return Edit("source", values, id=at.desk.context.new_id())


def told_of(at: Scene) -> Edit:
    """A person of whom a witness told named as the one of a case, and nobody says why."""
    values: dict[str, Json] = {"told_name": "مختلق من الشهادة", "linked_case": at.case}
    return Edit("testimony_row", values, id=at.desk.context.new_id(), parent=at.testimony)


def of_a_child(at: Scene) -> Edit:
    """A child's sample planned, and no court asked."""
    born: Json = {"from": "2015-01-01", "to": "2015-12-31", "precision": "year"}
    child = at.desk.context.new_id()
    at.desk.cases.save(
        [Edit("person", {"given_ar": "رند", "birth": born}, id=child, parent=at.family)]
    )
    values: dict[str, Json] = {"donor": child, "sample_given": "planned"}
    return Edit("dna_reference", values, id=at.desk.context.new_id(), parent=at.family)


def no_month(at: Scene) -> Edit:
    """The forty-fifth month."""
    held = at.desk.cases.record(at.desk.cases.record(at.case).text("person"))
    return Edit("person", {"pregnant_months": 45}, id=held.id, parent=held.parent)


def to_come(at: Scene) -> Edit:
    """Born in a year that has not come."""
    held = at.desk.cases.record(at.desk.cases.record(at.case).text("person"))
    born: Json = {"from": "2077-01-01", "to": "2077-12-31", "precision": "year"}
    return Edit("person", {"birth": born}, id=held.id, parent=held.parent)


# rule, who breaks it, what is said, the field, how
BREAKS: Final[dict[str, tuple[str, bool, str, str, Break]]] = {
    "a month": ("numbers", False, "E_RANGE", "pregnant_months", no_month),
    "a birth to come": ("lived", False, "E_AHEAD", "birth", to_come),
    "kinship": ("kinship", False, "E_CYCLE", "related_to", turned),
    "consent days": ("consent_days", False, "E_DAYS", "review_on", late_review),
    "nothing left": ("scopes", False, "E_NO_SCOPE", "data_scope", emptied),
    "over a no": ("over_a_no", False, "E_NO_HOLDS", "decides", over_a_no),
    "day of sending": ("submission_days", False, "E_SENT_DAY", "sent_on", early),
    "day of a reply": ("submission_days", False, "E_REPLY_DAY", "date", old_reply),
    "a child's sample": ("samples", False, "E_COURT_FIRST", "sample_given", of_a_child),
    "one report": ("pair", False, "E_VALUE", "second", alone),
    "no reason": ("sent", False, "E_WHY", "sent_on", corrected),
    "no coordinator": ("sent", True, "E_ROLE", "sent_on", corrected),
    "another parent": ("once", False, "E_ONCE", "", moved),
    "another kind": ("once", False, "E_ONCE", "", renamed),
    "written once": ("once", False, "E_ONCE", "", rewritten),
    "a source without a reason": ("given", False, "E_REASON", "given_to", handed),
    "told of without a reason": ("linked", False, "E_LINKED", "linked_why", told_of),
    "no right": ("role", True, "E_ROLE", "", place),
}
every_break = pytest.mark.parametrize("name", BREAKS)
# A decision about two reports is left out as a whole where people work already (judgements.DECIDES); which
# case a testimony is about, and which answer holds, is decided here.
DECIDED: Final = ("one report", "told of without a reason", "over a no")
# A line that does not say a field changes nothing in it, so no line empties one.
SILENT_LINES: Final = ("nothing left",)
every_line = pytest.mark.parametrize(
    "name", [name for name in BREAKS if name not in (*DECIDED, *SILENT_LINES)]
)


def line_of(edit: Edit) -> bytes:
    row = {"kind": edit.kind, "id": edit.id, "parent": edit.parent, **edit.set}
    return json.dumps({k: v for k, v in row.items() if v}, ensure_ascii=False).encode()


def refused(act: Callable[[], object], code: str, field: str) -> UserError:
    with pytest.raises(UserError) as caught:
        act()
    assert caught.value.name == code
    if field:
        assert caught.value.params.get("field") == field
    return caught.value


def standing(desk: Desk, edit: Edit) -> dict[str, Json]:
    view = desk.context.vault.read.view(edit.id or "")
    held = {} if view is None or view.kind != edit.kind else {k: view.every(k) for k in edit.set}
    return {name: edit.set[name] for name, values in held.items() if edit.set[name] in values}


def test_every_rule_has_a_break() -> None:
    assert {rule for rule, *_ in BREAKS.values()} == {rule.name for rule in RULES}


@every_break
def test_a_save_is_refused(house: House, name: str) -> None:
    _, field, code, at, how = BREAKS[name]
    here = scene(house, field=field)
    refused(lambda: here.desk.cases.save([how(here)]), code, at)
    refused(
        lambda: here.desk.context.saving.write([how(here)]), code, at
    )  # files, letters, disclosure rows


@every_line
def test_a_typed_line_is_refused_with_its_number(house: House, name: str) -> None:
    _, field, code, at, how = BREAKS[name]
    here = scene(house, field=field)
    edit, count = how(here), here.desk.context.vault.read.kinds()
    good = json.dumps({"kind": "note", "parent": here.case, "text": {"ar": "كلمة"}}).encode()
    said = refused(lambda: here.desk.loads.load([good, line_of(edit)]), code, at)
    assert said.params["line"] == 2 and here.desk.context.vault.read.kinds() == count


def test_a_decision_of_one_report_comes_with_a_whole_copy_alone(house: House) -> None:
    here = scene(house, field=False)
    line = line_of(alone(here))
    assert [one.rule for one in here.desk.loads.load([HEAD, line]).remarks] == ["judgement"]
    empty = house.coordinator("empty")
    [told] = [one for one in empty.loads.load([HEAD, line]).remarks if one.rule == "pair"]
    assert told.kept and empty.context.vault.read.of_kind("duplicate_link")
    case = json.dumps({"kind": "case", "id": here.case}).encode()
    refused(lambda: house.coordinator("third").loads.load([case, line]), "E_VALUE", "second")


@every_line
def test_a_dump_is_taken_and_what_it_says_is_told(house: House, name: str) -> None:
    rule, field, _, at, how = BREAKS[name]
    here = scene(house, field=field)
    edit = how(here)
    loaded = here.desk.loads.load([HEAD, line_of(edit)])
    [remark] = [one for one in loaded.remarks if one.rule == rule]
    verdict = next(one.dump for one in RULES if one.name == rule)
    assert remark.kept is (verdict == "keep") and remark.lines == (2,)
    assert remark.field == at or not at
    stands = standing(here.desk, edit)
    assert stands == edit.set if verdict == "keep" else (not at or at not in stands)
    assert verdict == "keep" or loaded.records == 0 or at


@every_break
def test_taking_back_asks_for_rights_and_for_nothing_else(house: House, name: str) -> None:
    rule, field, code, at, how = BREAKS[name]
    here = scene(house, field=field)
    edit = how(here)
    back = Change(back=(edit,))
    if next(one.back for one in RULES if one.name == rule):
        refused(lambda: here.desk.cases.take_back(back), code, at)
    else:
        here.desk.cases.take_back(back)
        assert standing(here.desk, edit) == edit.set


def test_a_difference_is_decided_under_the_same_rules(house: House) -> None:
    here = scene(house, field=False)
    refused(
        lambda: here.desk.cases.differences.resolve(
            here.submission, "sent_on", value="2001-01-01", why="خطأ", seen=()
        ),
        "E_SENT_DAY",
        "sent_on",
    )
    refused(
        lambda: here.desk.cases.differences.resolve(
            here.event, "date", value="2019-01-01", seen=()
        ),
        "E_REPLY_DAY",
        "date",
    )


def test_what_comes_in_the_same_save_counts(house: House) -> None:
    """A new case, when he was taken, and what was sent: judged together."""
    desk = house.coordinator()
    case = desk.context.new_id()
    edits = [
        Edit("case", {}, id=case),
        Edit("event", {"is_disappearance": True, "date": {"from": "2013-08-09"}}, parent=case),
        Edit(
            "submission",
            {"mechanism": "iimp", "status": "sent", "sent_on": "2012-01-01"},
            parent=case,
        ),
    ]
    refused(lambda: desk.cases.save(edits), "E_SENT_DAY", "sent_on")


def test_the_vault_is_written_by_saving_alone() -> None:
    """`vault.save` is called in the desk nowhere but in its package `saving`."""
    room = Path(vsdesk.desk.__file__).parent
    found = set()
    for path in room.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Attribute) or node.attr != "save":
                continue
            of = node.value
            name = of.attr if isinstance(of, ast.Attribute) else getattr(of, "id", "")
            if name in ("vault", "_vault"):
                found.add(path.relative_to(room).parts[0])
    assert found == {"saving"}


def test_no_rule_of_saving_inherits() -> None:
    """Rules are put together, never derived from each other."""
    for path in (Path(vsdesk.desk.__file__).parent / "saving").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ClassDef) and node.bases), (path.name, node)
