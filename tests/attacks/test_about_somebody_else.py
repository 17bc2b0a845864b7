"""Whoever wrote a record about somebody hidden says later that it is about nobody, or about somebody else: it
stays, with what a coordinator wrote into it. All made up."""

from __future__ import annotations

from typing import Final

import pytest
from tests.attacks.families import relative
from tests.attacks.kit import Town, as_shown, carry, told_once
from tests.attacks.test_called_otherwise import asked, hala, written

from vsdesk.history.entry import NewOp
from vsdesk.records.about import ABOUT
from vsdesk.records.dictionary.values import Json

# kind, link, what the opener says, what the coordinator writes into it.
ABOUT_HER: Final[list[tuple[str, str, dict[str, Json], dict[str, Json]]]] = [
    ("representation", "represented", {"representative": "محام"}, {"proceeding": "دعوى رقم 771"}),
    ("civil_doc_issue", "person", {"problem": "unregistered_marriage"}, {"office": "نفوس 771"}),
    ("hlp_asset", "owner", {"type": "house"}, {"plot_no": "771"}),
]
KINDS = [one[0] for one in ABOUT_HER]


@told_once
def recorded(made: Town, kind: str, *, mark: bool = True) -> tuple[str, str, str]:
    """The record of the opener about the wife, with a coordinator's word in it: (record, link, mother)."""
    mother = asked(made)
    wife = relative(made, "wife", "سلمى")
    carry(made.hala, made.stick, made.rima)
    if mark:
        written(made, "person_mark", {"type": "not_named_outside"}, wife)
    _, link, own, theirs = ABOUT_HER[KINDS.index(kind)]
    device = hala(made)
    spec = made.rima.context.dictionary.kind(kind)
    assert spec is not None and link in ABOUT[kind]
    space = made.case if "case" in spec.spaces else made.family
    rec = device.desk.context.new_id()
    device.sign(space, NewOp(rec, kind, {**own, link: wife}, parent=space))
    device.hand_over(made.rima)
    made.rima.cases.save([as_shown(made.rima, kind, theirs, rec)])
    return rec, link, mother


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("how", ["as it was", "emptied", "another", "list"])
def test_what_was_about_her_stays(made: Town, kind: str, how: str) -> None:
    rec, link, mother = recorded(made, kind)
    if how != "as it was":
        device = hala(made)
        values: dict[str, Json] = {"emptied": None, "another": mother, "list": [mother]}
        device.change(rec, kind, {link: values[how]})
        device.hand_over(made.rima)
    out = made.gate("ced", "un_complaint")
    assert out.state == "given" and out.get(rec) is None
    assert "771" not in str([dict(one.values) for one in out.records])


@pytest.mark.parametrize("kind", KINDS)
def test_of_nobody_hidden_it_leaves(made: Town, kind: str) -> None:
    """The control: the wife asked nothing."""
    rec, link, mother = recorded(made, kind, mark=False)
    device = hala(made)
    device.change(rec, kind, {link: mother})
    device.hand_over(made.rima)
    out = made.gate("ced", "un_complaint")
    left = out.get(rec)
    assert left is not None and "771" in str(left.values)


@pytest.mark.parametrize("kind", KINDS)
def test_a_coordinator_says_that_it_is_about_another(made: Town, kind: str) -> None:
    """Who had it on the screen puts the mother there: it leaves as hers."""
    rec, link, mother = recorded(made, kind)
    made.rima.cases.save([as_shown(made.rima, kind, {link: mother}, rec)])
    left = made.gate("ced", "un_complaint").get(rec)
    assert left is not None and left.values[link] == (mother,)


@pytest.mark.parametrize("name", ["relates_to", "signed_by", "received_from"])
def test_a_paper_that_was_hers_stays(made: Town, name: str) -> None:
    """The same of a file that shows somebody, bears their signature or came from them."""
    mother = asked(made)
    wife = relative(made, "wife", "سلمى")
    carry(made.hala, made.stick, made.rima)
    written(made, "person_mark", {"type": "not_named_outside"}, wife)
    device = hala(made)
    items = [device.desk.context.new_id() for _ in range(2)]
    spec = made.rima.context.dictionary.field("evidence_item", name)
    assert spec is not None
    for item, who in zip(items, (wife, mother), strict=True):
        values: dict[str, Json] = {"title": "ورقة", "type": "letter"}
        values[name] = [who] if spec.type == "links" else who
        device.sign(made.case, NewOp(item, "evidence_item", values, parent=made.case))
    other: Json = [mother] if spec.type == "links" else mother
    device.change(items[0], "evidence_item", {name: other})
    device.hand_over(made.rima)
    out = made.gate("ced", "un_complaint")
    assert out.get(items[0]) is None and out.get(items[1]) is not None
