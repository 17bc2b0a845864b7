"""A link in an odd form (a list of one, capitals, an object) ties nobody for one reader and not for another:
it says nothing, and what it replaced goes on guarding. All made up."""

from __future__ import annotations

from typing import Final

import pytest
from tests.attacks.families import assign, below, family_of, relative, said, words
from tests.attacks.kit import TODAY, Device, Town, carry
from tests.attacks.test_called_otherwise import hala

from vsdesk.desk import Edit, ExitOrder, SheetOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.links import LINKS
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import ids_in

YES: Final[list[Json]] = ["circumstances", "documents", "family_members", "identity"]
ODD: Final = ("list of one", "list of two", "list of lists", "capitals", "object", "number", "text")


def odd(form: str, id: str) -> Json:
    forms: dict[str, Json] = {
        "list of one": [id],
        "list of two": [id, "0" * 32],
        "list of lists": [[id]],
        "capitals": id.upper() if id.upper() != id else f"{id} ",
        "object": {"id": id},
        "number": 7,
        "text": f"سلمى {id}",
    }
    return forms[form]


def answer(made: Town, grantor: str, result: str, **more: Json) -> None:
    """What a coordinator wrote down that somebody answered."""
    values: dict[str, Json] = {
        "grantor": grantor,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": result,
        "given_on": "2026-11-20",
        **({"data_scope": YES} if result == "given" else {}),
        **more,
    }
    family = made.family
    made.rima.cases.save(
        [Edit("consent_grant", values, id=made.rima.context.new_id(), parent=family)]
    )


def invented(device: Device, made: Town) -> str:
    """A further family of the opener's, in which a brother says yes."""
    family = device.desk.context.new_id()
    device.sign(family, NewOp(family, "family", {"display_name": "عائلة النوري"}))
    brother = below(device, family, "person", {"given_ar": "نزار", "family_ar": "النوري"})
    below(device, family, "family_member", {"person": brother})
    kin = {"person": brother, "related_to": made.person, "relation": "brother"}
    below(device, family, "kinship", kin)
    yes: dict[str, Json] = {
        "grantor": brother,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given",
        "given_on": TODAY,
        "data_scope": YES,
    }
    below(device, family, "consent_grant", yes)
    return family


@pytest.mark.parametrize("form", [*ODD, "cleared"])
def test_no_family_goes_out_of_its_file(made: Town, form: str) -> None:
    """A coordinator wrote down the mother's no and a red danger in the family that the opener ties oddly."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    carry(made.hala, made.stick, made.rima)
    answer(made, mother, "refused")
    risk: dict[str, Json] = {"level": "red", "date": "2026-11-20"}
    made.rima.cases.save(
        [Edit("risk_assessment", risk, id=made.rima.context.new_id(), parent=made.family)]
    )
    device = hala(made)
    tie = None if form == "cleared" else odd(form, made.family)
    device.change(made.case, "case", {"family": tie, "second_family": invented(device, made)})
    device.hand_over(made.rima)
    out = made.gate("ced", "un_complaint")
    assert out.state == "refused" and not out.records
    assert made.view(made.case).every("family") == (None,)


def test_a_yes_beside_it_opens(made: Town) -> None:
    """The control: where the mother said yes, the file leaves with a further family too."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    carry(made.hala, made.stick, made.rima)
    answer(made, mother, "given")
    device = hala(made)
    device.change(made.case, "case", {"second_family": invented(device, made)})
    device.hand_over(made.rima)
    out = made.gate("ced", "un_complaint")
    assert out.state == "given"
    person = out.get(made.person)
    assert person is not None and person.values["given_ar"] == ("ليث",)


def of_two(made: Town, two: bool) -> tuple[str, str, str]:
    """A case of the enemy's whose person is one, or a list of two: (case, wife, mother)."""
    e = made.enemy
    case, family, person, wife = (e.desk.context.new_id() for _ in range(4))
    e.sign(
        family,
        NewOp(family, "family", {"display_name": "عائلة النوري"}),
        NewOp(wife, "person", {"given_ar": "سلمى", "family_ar": "الحسن"}, parent=family),
    )
    values: dict[str, Json] = {
        "person": [person, wife] if two else person,
        "case_type": "enforced_disappearance",
        "family": family,
        "summary": {"ar": "قالت سلمى الحسن ذلك", "src_lang": "ar"},
        "filed_with": "رابطة",
    }
    e.sign(
        case,
        NewOp(case, "case", values),
        NewOp(person, "person", {"given_ar": "ليث", "family_ar": "النوري"}, parent=case),
    )
    mother = below(e, family, "person", {"given_ar": "هدى", "family_ar": "النوري"})
    for who, relation in ((mother, "mother"), (wife, "wife")):
        below(e, family, "family_member", {"person": who})
        below(e, family, "kinship", {"person": who, "related_to": person, "relation": relation})
    e.hand_over(made.rima)
    made.case, made.family, made.person = case, family, person
    return case, wife, mother


@pytest.mark.parametrize("hidden_by", ["anonymous", "not_named_outside"])
@pytest.mark.parametrize("two", [False, True], ids=["one", "two"])
def test_a_list_makes_nobody_the_one_of_the_paper(made: Town, two: bool, hidden_by: str) -> None:
    _, wife, mother = of_two(made, two)
    answer(made, mother, "given")
    if hidden_by == "anonymous":
        answer(made, wife, "given", identity_mode="anonymous")
    else:
        answer(made, wife, "given")
        made.rima.cases.save(
            [Edit("person_mark", {"type": hidden_by}, id=made.rima.context.new_id(), parent=wife)]
        )
    out = made.gate("ced", "un_complaint")
    left = str([dict(one.values) for one in out.records])
    assert "سلمى" not in left and "الحسن" not in left
    assert out.get(wife) is None
    if not two:  # the control: who is missing leaves with the name
        person = out.get(made.person)
        assert person is not None and person.values["given_ar"] == ("ليث",)


def test_every_link_is_read_by_everybody_alike(made: Town) -> None:
    """Each link of each kind, in each odd form, in a record of one save and in one that was changed."""
    device, target, before = Device(made.rima, made.stick), made.person, made.mother
    space = made.case
    new_id = device.desk.context.new_id
    tried: list[tuple[str, str, str]] = []
    for kind, links in LINKS.items():
        said, later = list[NewOp](), list[NewOp]()
        for name, form in ((name, form) for name in links for form in ODD):
            once, changed, value = new_id(), new_id(), odd(form, target)
            first: Json = before if links[name] else [before]
            said += [NewOp(once, kind, {name: value}, parent=space)]
            said += [NewOp(changed, kind, {name: first}, parent=space)]
            later += [NewOp(changed, kind, {name: value})]
            form = "" if links[name] else form
            tried += [(once, name, form), (changed, name, form)]
        if said:
            device.sign(space, *said)
            device.sign(space, *later)
    assert len(tried) > 1_000
    rows = device.desk.context.vault.database.query(
        "SELECT r.id, l.field, l.target FROM link l JOIN record r ON r.n = l.source"
    )
    linked: dict[tuple[str, str], set[str]] = {}
    for id, name, found in rows:
        linked.setdefault((id.hex(), name), set()).add(found.hex())
    read = {"list of one": {target}, "list of two": {target, "0" * 32}}  # of several
    seen = 0
    for id, name, form in tried:
        view = device.desk.context.vault.read.view(id)
        if view is None:  # no device says this there
            continue
        told = {one for value in view.every(name) for one in ids_in(value)}
        seen += bool(view.every(name))
        assert told - {before} <= read.get(form, set()), (view.kind, name, form)
        assert before in told or told == read.get(form, set()), (view.kind, name, form)
        assert linked.get((id, name), set()) == told, (view.kind, name, form)
        if not told:
            assert view.text(name) == "" and view.value(name) is None
    assert seen > 1_000


def test_odd_ids_of_a_source_that_stays_elsewhere_end_no_paper(made: Town) -> None:
    """A wish about a told name, with no id of whom it is: every paper and table goes on."""
    made.rima.sync.set_sources_go(go=False)
    carry(made.rima, made.stick, made.hala, made.enemy.desk)
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", data_scope=YES)
    save = made.hala.cases.save
    source = save([Edit("source", {"type": "survivor"})]).ids[0]
    sighting = {"type": "sighting", "told_by": source, "text": words("رآه في الفرع")}
    event = save([Edit("event", sighting, parent=made.case)]).ids[0]
    assign(made)
    for form in (*ODD, "empty"):
        who = "" if form == "empty" else odd(form, source)
        wish: dict[str, Json] = {"record": event, "field": "text", "who": who, "code": "ش-1"}
        wish |= {"choice": "stop", "seen": "x"}
        op = NewOp(made.enemy.desk.context.new_id(), "name_choice", wish, parent=event)
        made.enemy.sign(made.case, op)
    made.enemy.hand_over(made.rima)
    order = SheetOrder(made.case, ("ar",), "case-file", purpose="un_complaint", recipient="ced")
    assert made.rima.outbound.sheets.sheet(order).pdf
    tables = made.rima.outbound.tables
    assert tables.spread_look(ExitOrder("un_complaint", "ced", "B")).rows
    assert made.rima.submissions.readiness.routing_and_ready(made.case)
