"""Somebody who was hidden asks to be erased: nothing that never left leaves by that.
Asserts that it does NOT."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, family_of, relative, said, words
from tests.attacks.kit import Device, carry, told_once
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_marks import SCOPES
from tests.scans import scan

from vsdesk.desk import Edit
from vsdesk.records.gate.names.names_left import kept_words
from vsdesk.records.gate.persons import hidden_people

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town

    from vsdesk.desk import Desk, ErasureListing
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import GateDecision

NAMED = "وقالت سلمى النوري كلاماً"
MARKS = ("not_named_outside", "nobody_may_know_of")


def erased(made: Town, *ids: str, why: str = "withdrawn") -> ErasureListing:
    """The coordinator erases these; what was listed."""
    listing = made.rima.erasure.erasure(*ids)
    made.rima.erasure.erase(*ids, why=why, because="طلبت العائلة", listed=listing.digest)
    return listing


@told_once
def wife_of(made: Town, *asks: str) -> str:
    """A file that may leave, and a wife about whom something was asked."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    wife = relative(made, "wife", "سلمى")
    for one in asks:
        hala(made, ("person_mark", {"type": one}, wife))
    return wife


def hala(made: Town, *rows: tuple[str, dict[str, Json], str]) -> list[str]:
    new = made.hala.context.new_id
    edits = [Edit(kind, values, id=new(), parent=parent) for kind, values, parent in rows]
    return [*made.hala.cases.save(edits).ids] if edits else []


def gate(made: Town) -> GateDecision:
    return made.gate("ced", "un_complaint")


def said_in(out: GateDecision, rec: str) -> dict[str, object]:
    """What leaves of a record; that it leaves."""
    left = out.get(rec)
    assert left is not None
    return dict(left.values)


def event(made: Town, text: str) -> tuple[str, dict[str, Json], str]:
    return "event", {"type": "other", "text": words(text)}, made.case


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("before", [True, False], ids=["control", "erased"])
def test_what_a_mark_closed_stays_closed(made: Town, mark: str, before: bool) -> None:
    wife = wife_of(made, mark)
    mother = next(
        one.text("grantor") for one in made.hala.cases.dossier(made.family).of("consent_grant")
    )
    suit, house, mothers, poem, named, other = hala(
        made,
        ("representation", {"represented": wife, "proceeding": "دعوى طلاق سلمى"}, made.case),
        ("hlp_asset", {"owner": wife, "type": "house", "plot_no": "771"}, made.family),
        ("hlp_asset", {"owner": mother, "type": "house", "plot_no": "882"}, made.family),
        ("work", {"author": wife, "title": "قصيدة سلمى", "type": "poem"}, made.family),
        event(made, NAMED),
        event(made, "وقال الجار كلاماً"),
    )
    carry(made.hala, made.stick, made.rima)
    if not before:
        listing = erased(made, wife)
        assert {one: listing.kinds[one] for one in ("representation", "hlp_asset", "work")} == {
            "representation": 1,
            "hlp_asset": 1,
            "work": 1,
        }
        assert [one.record for one in listing.words if one.guarded] == [named]
    out = gate(made)
    assert out.state == "given"
    ids = {one.id for one in out}
    assert not ids & {suit, house, poem}
    assert {mothers, named, other} <= ids
    assert "text" not in said_in(out, named)
    assert "text" in said_in(out, other)


@pytest.mark.parametrize("before", [True, False], ids=["control", "erased"])
def test_what_another_device_calls_hers_stays_here(made: Town, before: bool) -> None:
    """Its word takes nothing of others along: it is listed, stays, and leaves nowhere."""
    wife = wife_of(made, "nobody_may_know_of")
    house = hala(made, ("hlp_asset", {"type": "house", "plot_no": "771"}, made.family))[0]
    assign(made)
    made.enemy.change(house, "hlp_asset", {"owner": wife})
    made.enemy.hand_over(made.rima)
    if not before:
        assert erased(made, wife).linked == (house,)
    out = gate(made)
    assert out.state == "given"
    assert out.get(house) is None


@pytest.mark.parametrize("whose", ["hala", "coordinator"])
@pytest.mark.parametrize("before", [True, False], ids=["control", "erased"])
def test_the_picture_of_her_number_stays_here(
    made: Town, tmp_path: Path, whose: str, before: bool
) -> None:
    """It goes with the number; where somebody else attached it, it stays, and is written down as hers."""
    wife = wife_of(made, "nobody_may_know_of")
    carry(made.hala, made.stick, made.rima)
    desk = made.hala if whose == "hala" else made.rima
    card, other = (attached(desk, tmp_path, made.family, name) for name in ("بطاقة", "رسالة"))
    carry(made.rima, made.stick, made.hala)
    hala(
        made,
        (
            "person_identifier",
            {"type": "national_id", "number": "01020304050", "image": card},
            wife,
        ),
    )
    carry(made.hala, made.stick, made.rima)
    if not before:
        assert erased(made, wife).kinds.get("evidence_item", 0) == (whose == "hala")
    out = gate(made)
    assert out.get(card) is None
    assert out.get(other) is not None


def attached(desk: Desk, folder: Path, parent: str, name: str) -> str:
    path = folder / f"{name}.pdf"
    path.write_bytes(scan(name))
    return desk.files.attach(path, parent, kind="other").ids[0]


@pytest.mark.parametrize("shared", [True, False])
def test_a_file_that_something_else_names_stays_and_leaves_nowhere(
    made: Town, tmp_path: Path, shared: bool
) -> None:
    wife = wife_of(made, "nobody_may_know_of")
    deed = attached(made.hala, tmp_path, made.family, "سند")
    hala(made, ("hlp_asset", {"owner": wife, "type": "house", "documents": [deed]}, made.family))
    if shared:
        hala(made, ("hlp_asset", {"type": "land", "documents": [deed]}, made.family))
    carry(made.hala, made.stick, made.rima)
    assert gate(made).get(deed) is None
    assert erased(made, wife).kinds.get("evidence_item", 0) == (not shared)
    assert gate(made).get(deed) is None
    assert made.view(deed).erased is not shared


def test_a_removed_row_of_hers_goes_too(made: Town) -> None:
    wife = wife_of(made)
    house = hala(made, ("hlp_asset", {"owner": wife, "plot_no": "771"}, made.family))[0]
    made.hala.cases.save(
        [Edit("hlp_asset", id=house, delete=True, shown=made.hala.cases.shown(house))]
    )
    carry(made.hala, made.stick, made.rima)
    erased(made, wife)
    assert made.view(house).erased


def test_a_mark_that_was_taken_out_guards_no_more(made: Town) -> None:
    """Numbers of people leave as before; of whom nobody hid only what names her stays."""
    wife = wife_of(made, "nobody_may_know_of")
    carry(made.hala, made.stick, made.rima)
    mark = next(one for one in made.rima.cases.dossier(made.family) if one.kind == "person_mark")
    made.rima.cases.save(
        [Edit("person_mark", id=mark.id, delete=True, shown=made.rima.cases.shown(mark.id))]
    )
    erased(made, wife)
    dossier = made.rima.cases.dossier(made.case)
    assert hidden_people.marks_of(dossier) == ()
    assert hidden_people.erased_people(dossier) == {wife}


@pytest.mark.parametrize("why", ["withdrawn", "legal_order", "retention", "mistake"])
def test_words_that_name_whoever_was_never_hidden(made: Town, why: str) -> None:
    """She is named no more by whoever asked; a mistake takes no story from a paper."""
    wife = wife_of(made)
    named, other = hala(made, event(made, NAMED), event(made, "وقال الجار كلاماً"))
    carry(made.hala, made.stick, made.rima)
    assert "text" in said_in(gate(made), named)
    assert erased(made, wife, why=why).words_stay == (0, 1)
    out = gate(made)
    assert ("text" in said_in(out, named)) == (why == "mistake")
    assert "text" in said_in(out, other)


def test_a_gap_that_was_chosen_lets_the_name_out_no_more(made: Town) -> None:
    """`replace` finds nobody any more: the text stays."""
    wife = wife_of(made, "not_named_outside")
    named = hala(made, event(made, NAMED))[0]
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.told_names.choose(
        named, "text", wife, "replace", shown=made.rima.cases.shown(named)
    )
    assert "سلمى" not in str(said_in(gate(made), named))
    assert "كلاماً" in str(said_in(gate(made), named))
    erased(made, wife)
    assert "text" not in said_in(gate(made), named)


def test_her_number_in_a_story_stays_here(made: Town) -> None:
    wife = wife_of(made, "nobody_may_know_of")
    story = hala(
        made,
        event(made, "رقمها SY77AB1 عندنا"),
        ("person_identifier", {"type": "passport", "number": "SY77AB1"}, wife),
    )[0]
    carry(made.hala, made.stick, made.rima)
    assert "text" not in said_in(gate(made), story)
    erased(made, wife)
    assert "text" not in said_in(gate(made), story)


@pytest.mark.parametrize("before", [True, False], ids=["control", "erased"])
def test_the_name_of_a_source_stays_here(made: Town, before: bool) -> None:
    asked(made)
    source = written(made, "source", {"type": "survivor", "true_name": "سامر الخطيب"})
    written(
        made, "event", {"type": "held_at", "told_by": source, "text": words("رآه هناك")}, made.case
    )
    named = written(
        made, "event", {"type": "other", "text": words("رآه سامر الخطيب ليلاً")}, made.case
    )
    other = written(made, "event", {"type": "other", "text": words("رآه الجار ليلاً")}, made.case)
    if not before:
        erased(made, source)
    out = gate(made)
    assert "text" not in said_in(out, named)
    assert "text" in said_in(out, other)


def test_a_coordinator_may_take_the_stop_out(made: Town) -> None:
    wife = wife_of(made)
    named = hala(made, event(made, NAMED))[0]
    carry(made.hala, made.stick, made.rima)
    erased(made, wife)
    stop = next(one.id for one in made.rima.cases.dossier(made.case).of("name_choice"))
    made.rima.cases.save(
        [Edit("name_choice", id=stop, delete=True, shown=made.rima.cases.shown(stop))]
    )
    assert "text" in said_in(gate(made), named)


@pytest.mark.parametrize("red", [True, False])
def test_a_red_risk_stops_the_file_still(made: Town, red: bool) -> None:
    """What was written about her goes; that nothing may leave stays, until a coordinator lowers it."""
    wife = wife_of(made)
    hala(
        made,
        (
            "risk_assessment",
            {
                "person": wife,
                "level": "red" if red else "green",
                "date": "2026-11-01",
                "who_harmed": words("تهديد لسلمى"),
            },
            made.family,
        ),
    )
    carry(made.hala, made.stick, made.rima)
    before = gate(made).state
    assert before == ("risk" if red else "given")
    erased(made, wife)
    assert gate(made).state == before
    left = made.rima.cases.dossier(made.family).of("risk_assessment")
    assert [{*one.fields} for one in left] == [{"level", "date"}] * red


def test_other_devices_that_hear_of_it_keep_it_here_too(made: Town) -> None:
    wife = wife_of(made, "nobody_may_know_of")
    named = hala(made, event(made, NAMED))[0]
    carry(made.hala, made.stick, made.rima)
    erased(made, wife)
    carry(made.rima, made.stick, made.hala)
    dossier = made.hala.cases.dossier(made.case)
    assert hidden_people.erased_people(dossier) == {wife}
    assert kept_words(dossier) == {(named, "text")}


@pytest.mark.parametrize("who", ["opener", "another"])
def test_no_other_device_takes_the_stop_out(made: Town, who: str) -> None:
    wife = wife_of(made, "nobody_may_know_of")
    named = hala(made, event(made, NAMED))[0]
    assign(made)
    erased(made, wife)
    carry(made.rima, made.stick, made.hala, made.enemy.desk)
    device = Device(made.hala, made.stick) if who == "opener" else made.enemy
    stop = next(one.id for one in made.rima.cases.dossier(made.case).of("name_choice"))
    device.change(stop, "name_choice", {"deleted": True}, observed=True)
    device.change(stop, "name_choice", {"choice": "keep"})
    device.hand_over(made.rima)
    assert "text" not in said_in(gate(made), named)
