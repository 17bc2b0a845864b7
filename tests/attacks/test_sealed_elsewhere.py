"""A sealed source stays on Hala's device; the told words that name it go to the coordinator, whose papers
have the code there or nothing at all, as Hala's have. Everybody is made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import TODAY, Town, begun, carry
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_marks import SCOPES

from vsdesk.desk import Edit, NamedRow, SheetOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.names.standing_choices import Choice

NAME = "رمزي الحلاق"
STORY = (
    "شافه رمزي الحلاق بعينه ليلاً. وقال رَمزي للجيران إنه حي، ثم حكى أبو سليم "
    "مع Ramzi al-Hallaq بالتلفون ورمزى الحلّاق سكت."
)
PARTS = ("رمزي", "رَمزي", "رمزى", "الحلاق", "الحلّاق", "Ramzi", "Hallaq")
ASKED = Request("un_complaint", "ced", "B", TODAY)
MORE = "وقال رمزي الحلاق شيئاً آخر صباحاً"


def agreed(made: Town) -> None:
    """Sources stay where they are; the mother said yes."""
    made.rima.sync.set_sources_go(go=False)
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", identity_mode="named", data_scope=SCOPES)
    carry(made.rima, made.stick, made.hala)


@pytest.fixture
def town(house: House) -> Town:
    """A file that may leave, whose event a sealed source told."""
    made, _ = begun(house, "sealed elsewhere", agreed)
    return made


@pytest.fixture
def source(town: Town) -> str:
    """Hala's own, who may not be named."""
    values: dict[str, Json] = {"type": "survivor", "true_name": NAME, "code": "S-000077"}
    id = town.hala.context.new_id()
    return town.hala.cases.save([Edit("source", values, id=id)]).ids[0]


@pytest.fixture
def event(town: Town, source: str) -> str:
    """What the source told, with its name in several spellings."""
    values: dict[str, Json] = {"type": "other", "told_by": source, "text": words(STORY)}
    return town.hala.cases.save([Edit("event", values, parent=town.case)]).ids[0]


def leaves(town: Town, desk: Desk) -> str:
    """All that this desk's gate lets out of the file."""
    found = decide(ASKED, desk.cases.dossier(town.case), desk.context.dictionary)
    return json.dumps({one.id: dict(one.values) for one in found}, ensure_ascii=False)


def told(town: Town, desk: Desk, event: str) -> str:
    """The words of the event as they leave this desk; "" where they stay."""
    found = decide(ASKED, desk.cases.dossier(town.case), desk.context.dictionary).get(event)
    assert found is not None
    value = found.value("text")
    return str(value["ar"]) if isinstance(value, dict) else ""


def row(town: Town, desk: Desk, event: str) -> NamedRow:
    """The source in the words of the event."""
    order = SheetOrder(town.case, ("ar",), "case-file", "un_complaint", "ced", "", None, "B")
    [one] = [one for one in desk.outbound.sheets.names_in_words(order) if one.record == event]
    return one


def choose(town: Town, desk: Desk, event: str, choice: Choice) -> None:
    one = row(town, desk, event)
    desk.cases.told_names.choose(event, one.of, one.who, choice, shown=one.shown)


def nobody(text: str) -> bool:
    return not any(part in text for part in PARTS)


def give(town: Town) -> None:
    """Hala hands to the coordinator, who does not get the source."""
    carry(town.hala, town.stick, town.rima)
    assert not town.rima.context.vault.read.of_kind("source")


def test_the_code_stands_on_both_papers_and_the_name_on_none(
    town: Town, source: str, event: str
) -> None:
    choose(town, town.hala, event, "replace")
    here = told(town, town.hala, event)
    assert nobody(here) and here.count("[S-000077]") == 3 and "بعينه" in here
    give(town)
    assert told(town, town.rima, event) == here
    assert nobody(leaves(town, town.rima))
    held = town.rima.cases.record(event).value("text")
    assert isinstance(held, dict) and held["ar"] == STORY  # the told words stay as they were
    shown = row(town, town.rima, event)
    assert shown.choice == "replace" and shown.who == source and shown.why == "sealed"
    assert shown.count == 3


def test_where_nobody_chose_the_words_go_closed(town: Town, event: str) -> None:
    here = leaves(town, town.hala)
    assert "بعينه" not in here
    [unchosen] = town.hala.sync.preview_give().unchosen
    assert (unchosen.record, unchosen.of, unchosen.name) == (event, "text", "S-000077")
    give(town)
    assert "بعينه" not in leaves(town, town.rima)
    assert not town.hala.sync.preview_give().unchosen
    # Chosen afterwards it goes along, and the paper there has the code.
    choose(town, town.hala, event, "replace")
    give(town)
    assert told(town, town.rima, event) == told(town, town.hala, event) != ""


def test_what_is_chosen_there_by_a_coordinator_needs_no_name(town: Town, event: str) -> None:
    """The places went along with the closed words: the code can be put there without knowing who it is."""
    give(town)
    choose(town, town.rima, event, "replace")
    left = told(town, town.rima, event)
    assert nobody(left) and left.count("[S-000077]") == 3
    choose(town, town.rima, event, "keep")
    assert told(town, town.rima, event) == STORY  # a coordinator opens


def test_other_words_stop_the_paper_until_somebody_chose(town: Town, event: str) -> None:
    choose(town, town.hala, event, "replace")
    give(town)
    town.rima.cases.save([Edit("event", {"text": words(f"{STORY} {MORE}")}, id=event)])
    assert "صباحاً" not in leaves(town, town.rima) and "بعينه" not in leaves(town, town.rima)
    asked = row(town, town.rima, event)
    assert (asked.choice, asked.count, asked.placed) == (None, 0, False)
    assert asked.name == "S-000077"
    choose(town, town.rima, event, "replace")
    assert "صباحاً" not in leaves(town, town.rima)  # nobody there knows where the name is
    carry(town.rima, town.stick, town.hala)
    give(town)
    left = told(town, town.rima, event)
    assert nobody(left) and left.count("[S-000077]") == 4 and "صباحاً" in left


def test_words_without_the_name_are_free_again(town: Town, event: str) -> None:
    choose(town, town.hala, event, "replace")
    give(town)
    plain = words("شافه جاره بعينه ليلاً")
    town.hala.cases.save([Edit("event", {"text": plain}, id=event)])
    assert told(town, town.hala, event) == "شافه جاره بعينه ليلاً"
    give(town)
    assert told(town, town.rima, event) == "شافه جاره بعينه ليلاً"


def test_a_line_that_names_a_source_stays_there_too(town: Town, source: str, event: str) -> None:
    choose(town, town.hala, event, "replace")
    values: dict[str, Json] = {"type": "other", "told_by": source, "authority": f"عند {NAME}"}
    town.hala.cases.save([Edit("event", values, parent=town.case)])
    assert nobody(leaves(town, town.hala))
    give(town)
    assert nobody(leaves(town, town.rima))


def test_a_name_that_is_learned_later_goes_along(town: Town, source: str, event: str) -> None:
    choose(town, town.hala, event, "replace")
    give(town)
    assert "أبو سليم" in told(town, town.rima, event)
    both = f"{NAME}، أبو سليم"
    town.hala.cases.save([Edit("source", {"true_name": both}, id=source)])
    give(town)
    left = told(town, town.rima, event)
    assert "أبو سليم" not in left and left == told(town, town.hala, event)


def test_a_story_in_a_file_of_the_same_family_is_closed_too(town: Town, event: str) -> None:
    """The brother's case names no source; what its story says of this one stays there as here."""
    h = town.hala
    who: dict[str, Json] = {"given_ar": "يزن", "family_ar": "النوري"}
    story: dict[str, Json] = {"family": town.family, "summary": words(STORY)}
    other, _ = h.cases.new_case(who, {**story, "case_type": "enforced_disappearance"}).ids
    choose(town, h, event, "replace")
    give(town)
    for desk in (h, town.rima):
        found = decide(ASKED, desk.cases.dossier(other), desk.context.dictionary)
        assert nobody(json.dumps([dict(one.values) for one in found], ensure_ascii=False))


def test_what_a_coordinator_translates_asks_again(town: Town, event: str) -> None:
    choose(town, town.hala, event, "replace")
    give(town)
    values: dict[str, Json] = {
        "record": event,
        "field": "text",
        "lang": "en",
        "text": "Ramzi al-Hallaq saw him at night",
    }
    town.rima.cases.save([Edit("translation", values, parent=event)])
    assert "at night" not in leaves(town, town.rima)


def test_another_documenter_prints_no_name_either(town: Town, event: str) -> None:
    choose(town, town.hala, event, "replace")
    give(town)
    town.rima.cases.save([Edit("case", {"assigned": [town.enemy.device_id]}, id=town.case)])
    carry(town.rima, town.stick, town.enemy.desk)
    assert nobody(leaves(town, town.enemy.desk))


def assigned(town: Town, event: str, choice: Choice | None) -> None:
    """The enemy has the case, and what Hala chose."""
    if choice:
        choose(town, town.hala, event, choice)
    give(town)
    ids: list[Json] = [town.enemy.device_id]
    for root, kind in ((town.case, "case"), (town.family, "family")):
        town.rima.cases.save([Edit(kind, {"assigned": ids}, id=root)])
    carry(town.rima, town.stick, town.enemy.desk)


def choices(town: Town) -> list[str]:
    found = [one.id for one in town.enemy.desk.context.vault.read.of_kind("name_choice")]
    assert found
    return found


@pytest.mark.parametrize("choice", [None, "stop", "replace"])
@pytest.mark.parametrize(
    "change",
    [
        {"choice": "keep"},
        {"choice": "replace"},
        {"choice": "keep", "confirmed": True},
        {"places": []},
        {"places": None},
        {"places": [{"value": 0, "lang": "ar", "start": 0, "end": 1, "put": "word"}]},
        {"places": "nowhere"},
        {"seen": "other"},
        {"field": "note"},
        {"who": "f" * 32},
        {"deleted": True},
    ],
)
def test_an_enrolled_device_opens_nothing(
    town: Town, event: str, choice: Choice | None, change: dict[str, Json]
) -> None:
    assigned(town, event, choice)
    for id in choices(town):
        town.enemy.change(id, "name_choice", change, observed=True)
    town.enemy.hand_over(town.rima)
    assert nobody(leaves(town, town.rima))


@pytest.mark.parametrize("choice", [None, "replace"])
@pytest.mark.parametrize("kind", ["source", "person"])
def test_nobody_gives_the_source_another_name_and_opens_by_it(
    town: Town, source: str, event: str, choice: Choice | None, kind: str
) -> None:
    assigned(town, event, choice)
    named: dict[str, Json] = {"true_name": "نبيل الصايغ", "code": "S-1"}
    if kind == "person":
        named = {"given_ar": "نبيل", "family_ar": "الصايغ"}
    for space in (source, town.case):
        town.enemy.sign(space, NewOp(source, kind, named, parent=None))
    town.enemy.change(event, "event", {"text": words(STORY)})
    town.enemy.hand_over(town.rima)
    assert nobody(leaves(town, town.rima))


def test_a_replacing_of_another_device_opens_nothing_by_going_along(
    town: Town, source: str, event: str
) -> None:
    """Of what nobody believed chose, the words are closed, not handed on with a code."""
    assigned(town, event, None)
    seen = " ".join(town.hala.cases.record(event).ops("text"))
    asked: dict[str, Json] = {"record": event, "field": "text", "who": source, "seen": seen}
    op = NewOp(
        town.enemy.desk.context.new_id(),
        "name_choice",
        {**asked, "choice": "replace"},
        parent=event,
    )
    town.enemy.sign(town.case, op)
    town.enemy.hand_over(town.rima)
    carry(town.rima, town.stick, town.hala)
    give(town)
    assert "بعينه" not in leaves(town, town.rima)


@pytest.mark.parametrize(("start", "end"), [(0, 4), (0, 9), (9, 60), (0, 119)])
def test_other_places_take_nothing_of_the_name(
    town: Town, source: str, event: str, start: int, end: int
) -> None:
    """They take away more, beside what was taken away, and what they overlap whole."""
    assigned(town, event, "replace")
    seen = " ".join(town.hala.cases.record(event).ops("text"))
    places: list[Json] = [{"value": 0, "lang": "ar", "start": start, "end": end, "put": "gap"}]
    asked: dict[str, Json] = {"record": event, "field": "text", "who": source, "seen": seen}
    op = NewOp(
        town.enemy.desk.context.new_id(),
        "name_choice",
        {**asked, "choice": "replace", "places": places},
        parent=event,
    )
    town.enemy.sign(town.case, op)
    town.enemy.hand_over(town.rima)
    assert nobody(leaves(town, town.rima))


def test_a_code_of_another_device_is_not_printed(town: Town, source: str, event: str) -> None:
    assigned(town, event, "replace")
    for id in choices(town):
        town.enemy.change(id, "name_choice", {"code": "DEAD"}, replace=False)
    town.enemy.hand_over(town.rima)
    left = told(town, town.rima, event)
    assert "DEAD" not in left and left == told(town, town.hala, event)


def test_a_choice_is_of_the_words_that_were_shown(town: Town, event: str) -> None:
    give(town)
    one = row(town, town.rima, event)
    town.rima.cases.save([Edit("event", {"text": words(MORE)}, id=event)])
    with pytest.raises(UserError, match="E_CHANGED"):
        town.rima.cases.told_names.choose(event, one.of, one.who, "keep", shown=one.shown)


def test_a_file_that_waits_to_be_erased_stops_no_hand_over(town: Town, source: str) -> None:
    """What she wrote there and did not hand over yet names her source: nothing is written into that file."""
    hala, rima = town.hala, town.rima
    give(town)
    said = {"type": "other", "told_by": source, "text": words(STORY)}
    hala.cases.save([Edit("event", said, parent=town.case)])
    erased(town, town.case)
    carry(rima, town.stick, hala)
    assert town.case in hala.context.vault.erasing.locked
    new = hala.cases.new_case({"given_ar": "سليم", "family_ar": "الدرويش"}).ids[0]
    give(town)
    assert new in {one.id for one in rima.cases.list_kind("case")}
