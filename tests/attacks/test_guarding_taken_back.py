"""What guards somebody is ended by no device, whoever wrote it down there: a coordinator writes, or looks.
Everybody is made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from tests.attacks.families import assign, family_of, relative, said, state, words
from tests.attacks.kit import TODAY, Device, Town, as_shown, carry, told_once
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_filled_waits import listed
from tests.attacks.test_looked import look
from tests.attacks.test_what_terms_tell import WIDE, town
from tests.attacks.test_words_of_a_death import SCOPES
from tests.desk.conftest import House, enrol, whole_case
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.checks.pauses import pause_of
from vsdesk.records.checks.risk import says
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.narrowness import rank
from vsdesk.records.dictionary.values import Json
from vsdesk.records.guarding_values import GUARDING

NUMBER: Final = "0955 771 771"
WRITERS: Final = ["hala", "enemy"]  # who opened the file, and who was given it
WAYS: Final[dict[str, dict[str, Json]]] = {
    "another word": {"type": "other"},
    "a lesser one": {"type": "correct"},
    "no word": {"type": None},
    "removed": {"deleted": True},
}
Guarded = tuple[str, str, dict[str, Json], Callable[[], bool]]


@told_once
def meet(made: Town) -> None:
    carry(made.rima, made.stick, made.hala, made.enemy.desk)


def of(made: Town, who: str) -> Device:
    return Device({"hala": made.hala, "enemy": made.enemy.desk}[who], made.stick)


def told(device: Device, made: Town, rec: str, kind: str, *ways: dict[str, Json]) -> None:
    """Said by its own hand, one after the other, and handed over."""
    for values in ways:
        device.change(rec, kind, values, observed=True)
    device.hand_over(made.rima)


@told_once
def stopped(made: Town, who: str) -> str:
    """A file that may leave, and then a request to stop that this device wrote down."""
    mother = asked_by_all(made)
    assert state(made).allowed
    request = {"type": "stop", "text": words("لا تتابعوا"), "received": "2026-11-20"}
    device = of(made, who)
    edit = Edit("family_request", {**request, "person": mother}, parent=made.family)
    stop = device.desk.cases.save([edit]).ids[0]
    device.hand_over(made.rima)
    meet(made)
    assert state(made).reason == "asked_to_stop"
    return stop


# -- a family's stop -------------------------------------------------------------------------------


@pytest.mark.parametrize("who", WRITERS)
@pytest.mark.parametrize("way", WAYS)
def test_who_wrote_down_a_stop_calls_it_nothing_else(made: Town, way: str, who: str) -> None:
    stop = stopped(made, who)
    told(of(made, who), made, stop, "family_request", WAYS[way])
    assert state(made).reason == "asked_to_stop"
    assert made.case in listed(made)


@pytest.mark.parametrize("who", WRITERS)
def test_neither_by_calling_it_otherwise_and_removing_it(made: Town, who: str) -> None:
    stop = stopped(made, who)
    told(of(made, who), made, stop, "family_request", WAYS["another word"], WAYS["removed"])
    assert state(made).reason == "asked_to_stop"
    assert made.case in listed(made)


@pytest.mark.parametrize("who", WRITERS)
@pytest.mark.parametrize("way", WAYS)
def test_a_coordinators_look_ends_it(made: Town, way: str, who: str) -> None:
    """Who wrote it down by a slip says so, and waits for that."""
    stop = stopped(made, who)
    told(of(made, who), made, stop, "family_request", WAYS[way])
    look(made)
    assert state(made).allowed
    assert made.case not in listed(made)


@pytest.mark.parametrize("values", [*WAYS.values(), {"answered": "2026-11-21"}])
def test_a_coordinators_own_word_ends_it(made: Town, values: dict[str, Json]) -> None:
    stop = stopped(made, "hala")
    if "deleted" in values:
        made.rima.cases.delete(stop, shown=made.rima.cases.shown(stop))
    else:
        made.rima.cases.save([as_shown(made.rima, "family_request", values, stop)])
    assert state(made).allowed


def test_no_form_is_printed_after_it(made: Town) -> None:
    stop = stopped(made, "enemy")
    told(made.enemy, made, stop, "family_request", WAYS["another word"])
    order = SheetOrder(
        made.case, ("ar",), kind="ced", purpose="un_complaint", recipient="ced", level="B"
    )
    with pytest.raises(UserError, match="asked_to_stop"):
        made.rima.outbound.sheets.print_sheet(order)


# -- what else guards ------------------------------------------------------------------------------


@told_once
def _to_be_spared(made: Town) -> tuple[str, str]:
    """A mother who is not to hear of the death, and her row in the family."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    for purpose, to in (("hold_record", "own_org"), ("casework", "family")):
        said(made, mother, "given", purpose=purpose, recipient=to, data_scope=SCOPES)
    assign(made)
    meet(made)
    rows = made.rima.cases.dossier(made.family).of("family_member")
    row = next(one.id for one in rows if one.text("person") == mother)
    written(made, "event", {"type": "arrest", "text": words("مات في الفرع")}, made.case)
    return mother, row


def spared(made: Town, who: str) -> Guarded:
    """The mother is not to hear of the death."""
    mother, row = _to_be_spared(made)
    order = SheetOrder(made.case, ("ar",), kind="family-sheet", person=mother, discreet=False)

    def leaves() -> bool:
        return "مات" in text_of(made.rima.outbound.sheets.sheet(order).pdf)

    return row, "family_member", {"news_of_death": False}, leaves


@told_once
def _safe_number(made: Town) -> str:
    mother, _ = town(made, [*WIDE, "contact"])
    assign(made)
    held: dict[str, Json] = {"type": "phone", "person": mother, "value": NUMBER}
    row = written(made, "contact_channel", {**held, "safe_contact": True}, made.family)
    meet(made)
    return row


def number(made: Town, who: str) -> Guarded:
    row = _safe_number(made)

    def leaves() -> bool:
        return NUMBER in str(made.gate("ced", "un_complaint").payload())

    return row, "contact_channel", {"safe_contact": False}, leaves


@told_once
def asked_by_all(made: Town) -> str:
    """A yes of the mother that everybody has; her id."""
    mother = asked(made)
    carry(made.hala, made.stick, made.rima)
    meet(made)
    return mother


@told_once
def calm(made: Town, who: str) -> str:
    """Nothing to fear, as this device wrote it down."""
    mother = asked_by_all(made)
    device = of(made, who)
    held: dict[str, Json] = {"level": "green", "date": "2026-11-20", "person": mother}
    risk = device.desk.context.new_id()
    edit = Edit("risk_assessment", {**held, "threats": []}, id=risk, parent=made.case)
    device.desk.cases.save([edit])
    return risk


def danger(made: Town, who: str) -> Guarded:
    risk = calm(made, who)
    return risk, "risk_assessment", {"level": "red"}, lambda: state(made).allowed


def pause(made: Town, who: str) -> Guarded:
    asked_by_all(made)
    guard: dict[str, Json] = {"search_status": "family_paused"}
    return made.case, "case", guard, lambda: state(made).allowed


EACH: Final = [spared, number, danger, pause]
AFTER: Final[dict[str, Json]] = {
    "news_of_death": True,
    "safe_contact": True,
    "level": "green",
    "search_status": "open_searching",
}


@pytest.mark.parametrize("who", WRITERS)
@pytest.mark.parametrize("left", EACH)
def test_who_wrote_it_does_not_end_it(
    made: Town, left: Callable[[Town, str], Guarded], who: str
) -> None:
    rec, kind, guard, leaves = left(made, who)
    (name,) = guard
    device = of(made, who)
    told(device, made, rec, kind, guard)
    assert not leaves()
    look_if_asked(made)
    assert not leaves(), "a coordinator who looked at it believes it"
    meet(made)
    told(device, made, rec, kind, {name: AFTER[name]})
    assert not leaves()
    assert {made.case, made.family} & listed(made)


@pytest.mark.parametrize("who", WRITERS)
@pytest.mark.parametrize("left", EACH)
def test_neither_by_silence(made: Town, left: Callable[[Town, str], Guarded], who: str) -> None:
    rec, kind, guard, leaves = left(made, who)
    told(of(made, who), made, rec, kind, guard, dict.fromkeys(guard))
    assert not leaves()


@pytest.mark.parametrize("left", EACH)
def test_it_is_over_when_a_coordinator_looked(
    made: Town, left: Callable[[Town, str], Guarded]
) -> None:
    rec, kind, guard, leaves = left(made, "hala")
    (name,) = guard
    told(of(made, "hala"), made, rec, kind, guard, {name: AFTER[name]})
    assert not leaves()
    look(made)
    assert leaves()
    assert not {made.case, made.family} & listed(made)


@pytest.mark.parametrize("left", EACH)
def test_a_coordinator_takes_back_her_own_word(
    made: Town, left: Callable[[Town, str], Guarded]
) -> None:
    rec, kind, guard, leaves = left(made, "hala")
    (name,) = guard
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([as_shown(made.rima, kind, guard, rec)])
    assert not leaves()
    made.rima.cases.save([as_shown(made.rima, kind, {name: AFTER[name]}, rec)])
    assert leaves()


def look_if_asked(made: Town) -> None:
    if made.rima.access.lone_words.lone_file(made.case) is not None:
        look(made)


# -- assessed anew ---------------------------------------------------------------------------------

CALM: Final[dict[str, Json]] = {"level": "green", "date": "2026-11-22", "threats": []}


@told_once
def assessed(made: Town, who: str, guard: dict[str, Json]) -> str:
    """A danger that this device wrote down, about the mother."""
    mother = asked_by_all(made)
    values = {**CALM, "date": "2026-11-20", "person": mother, **guard}
    device = of(made, who).desk
    device.cases.save(
        [Edit("risk_assessment", values, id=device.context.new_id(), parent=made.case)]
    )
    of(made, who).hand_over(made.rima)
    return mother


def anew(made: Town, device: Desk, mother: str, **more: Json) -> str:
    values: dict[str, Json] = {**CALM, "person": mother, **more}
    id = device.context.new_id()
    device.cases.save([Edit("risk_assessment", values, id=id, parent=made.case)])
    carry(device, made.stick, made.rima)
    return id


@pytest.mark.parametrize("who", WRITERS)
def test_a_later_assessment_ends_none_that_guards(made: Town, who: str) -> None:
    """By the same hand, of the same person, of a later day; and again."""
    mother = assessed(made, who, {"level": "red"})
    look_if_asked(made)
    meet(made)
    assert state(made).reason == "risk"
    for day in ("2026-11-22", "2026-11-23"):
        anew(made, of(made, who).desk, mother, date=day)
        assert state(made).reason == "risk"
    assert made.case in listed(made)
    look(made)
    assert state(made).allowed
    assert made.case not in listed(made)


@pytest.mark.parametrize("name", ["no_photo", "alias_required", "no_home_visits"])
def test_nor_one_that_asks_for_care(made: Town, name: str) -> None:
    mother = assessed(made, "hala", {name: True})
    anew(made, made.hala, mother)
    assert says(made.rima.cases.dossier(made.case), name, TODAY)
    look(made)
    assert not says(made.rima.cases.dossier(made.case), name, TODAY)


def test_one_that_is_as_careful_takes_its_place(made: Town) -> None:
    mother = assessed(made, "hala", {"level": "amber"})
    anew(made, made.hala, mother)
    assert state(made).allowed
    assert made.case not in listed(made)


def test_a_coordinator_assesses_her_own_anew(made: Town) -> None:
    mother = asked(made)
    carry(made.hala, made.stick, made.rima)
    anew(made, made.rima, mother, level="red", date="2026-11-20")
    assert state(made).reason == "risk"
    anew(made, made.rima, mother)
    assert state(made).allowed


# -- on a device alone -----------------------------------------------------------------------------


def stop_alone(desk: Desk) -> tuple[str, str]:
    """A case on this device, and a stop that was written down there."""
    case, _, family = whole_case(desk)
    request: dict[str, Json] = {
        "type": "stop",
        "text": words("لا تتابعوا"),
        "received": "2026-11-20",
    }
    stop = desk.cases.save([Edit("family_request", request, parent=family)]).ids[0]
    assert pause_of(desk.cases.dossier(case), "ced") == "asked_to_stop"
    return case, stop


def end(desk: Desk, stop: str, values: dict[str, Json]) -> None:
    if "deleted" in values:
        desk.cases.delete(stop, shown=desk.cases.shown(stop))
    else:
        desk.cases.save([as_shown(desk, "family_request", values, stop)])


@pytest.mark.parametrize("way", WAYS)
def test_on_a_device_alone_her_own_word_counts(house: House, way: str) -> None:
    """There is no coordinator whom she could ask."""
    desk = house.documenter("سلمى")
    case, stop = stop_alone(desk)
    end(desk, stop, WAYS[way])
    assert pause_of(desk.cases.dossier(case), "ced") is None


@pytest.mark.parametrize("way", WAYS)
def test_once_she_belongs_to_an_organisation_it_waits(house: House, way: str) -> None:
    desk = house.documenter("سلمى")
    case, stop = stop_alone(desk)
    end(desk, stop, WAYS[way])
    enrol(desk, house.coordinator())
    assert pause_of(desk.cases.dossier(case), "ced") == "asked_to_stop"


# -- the table -------------------------------------------------------------------------------------


def test_each_value_that_guards_is_one_that_may_be_changed_and_the_most_careful() -> None:
    dictionary = Dictionary.load()
    for kind, held in GUARDING.items():
        for name, values in held.items():
            spec = dictionary.field(kind, name)
            assert spec is not None and values
            for value in values:
                terms = dictionary.vocabularies.keys(spec.vocabulary or "")
                assert spec.type == "bool" or value in terms
                assert not spec.narrow or rank(spec, value)[0] == 0, (kind, name)
