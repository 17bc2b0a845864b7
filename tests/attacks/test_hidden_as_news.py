"""What another device alone calls news of a death closes its own words, and hides nothing that others
recorded.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry, swap
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder
from vsdesk.desk.due.service import WROTE
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json


def arrest(made: Town) -> str:
    return made.rima.cases.dossier(made.case).of("event")[0].id


def sheet(made: Town, desk: Desk) -> str:
    return text_of(
        desk.outbound.sheets.sheet(
            SheetOrder(made.case, ("en",), "family-sheet", discreet=False)
        ).pdf
    )


def beside(made: Town) -> None:
    made.enemy.change(arrest(made), "event", {"type": "identification"}, replace=False)


def over(made: Town) -> None:
    made.enemy.change(arrest(made), "event", {"type": "identification"})


def own_record(made: Town) -> None:
    made.enemy.desk.cases.save([Edit("event", {"type": "identification"}, parent=made.case)])


def own_claim(made: Town) -> None:
    claim = {"field": "fate", "value": "dead_identified"}
    made.enemy.desk.cases.save([Edit("claim", claim, parent=made.case)])


def fate(made: Town) -> None:
    made.enemy.change(made.case, "case", {"fate": "dead_identified"}, replace=False)


WAYS = [beside, over, own_record, own_claim, fate]


def attacked(made: Town, way: Callable[[Town], None]) -> None:
    swap(made)
    way(made)
    made.enemy.hand_over(made.rima, made.hala)


@pytest.mark.parametrize("way", WAYS)
def test_what_hala_recorded_is_still_shown(made: Town, way: Callable[[Town], None]) -> None:
    before = {desk: sheet(made, desk) for desk in (made.rima, made.hala)}
    status = made.rima.cases.untold.as_shown(made.case).head.fields.get("search_status")
    attacked(made, way)
    for desk in (made.rima, made.hala):
        shown = desk.cases.untold.as_shown(made.case)
        event = shown.get(arrest(made))
        assert event is not None
        assert event.every("type") == ("arrest",)
        assert shown.head.fields.get("search_status") == status
        assert {one.id for one in shown.of("event")} == {event.id}
        assert "2013" in before[desk]
        assert sheet(made, desk) == before[desk]


@pytest.mark.parametrize("way", WAYS)
def test_a_coordinator_is_asked_to_look_and_told_no_content(
    made: Town, way: Callable[[Town], None]
) -> None:
    assert [one for one in made.rima.due.due() if one.what == "closed"] == []
    attacked(made, way)
    (row,) = [one for one in made.rima.due.due() if one.what == "closed"]
    assert (row.record, row.root, row.told) == (made.case, made.case, WROTE)
    assert [one for one in made.hala.due.due() if one.what == "closed"] == []
    assert (
        made.rima.access.safeguards.news(made.case).records or way is fate
    )  # and the page says that something waits


@pytest.mark.parametrize("way", [beside, over])
def test_a_list_of_fields_closes_those_of_that_device(
    made: Town, way: Callable[[Town], None]
) -> None:
    event = arrest(made)
    attacked(made, way)
    seen = made.rima.access.sealed.look(event)
    assert dict(seen.closed) == {"type": "news"}
    assert seen.view.value("date")
    seen = made.hala.access.sealed.look(event)
    assert (seen.view.every("type"), dict(seen.closed)) == (("arrest",), {})
    assert made.hala.cases.differences.open(made.case) == []


def test_another_difference_in_the_same_record_is_shown(made: Town) -> None:
    event = arrest(made)
    swap(made)
    beside(made)
    for desk, on in ((made.rima, "2014-03-01"), (made.hala, "2014-03-02")):
        day: dict[str, Json] = {"from": on, "to": on, "precision": "day"}
        desk.cases.save([Edit("event", {"date": day}, id=event)])
    carry(made.hala, made.stick, made.rima)
    made.enemy.hand_over(made.rima)
    found = made.rima.cases.differences.open(made.case)
    assert [(one.record, one.field) for one in found] == [(event, "date")]


@pytest.mark.parametrize("who", ["hala", "rima"])
def test_news_of_who_recorded_the_file_closes_as_before(made: Town, who: str) -> None:
    event, desk = arrest(made), made.hala if who == "hala" else made.rima
    desk.cases.save([Edit("event", {"type": "identification"}, id=event)])
    carry(desk, made.stick, made.rima, made.hala)
    assert made.rima.cases.untold.as_shown(made.case).get(event) is None
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        made.hala.access.sealed.look(event)


def test_nobody_takes_news_away_by_saying_otherwise(made: Town) -> None:
    event = arrest(made)
    made.hala.cases.save([Edit("event", {"type": "identification"}, id=event)])
    carry(made.hala, made.stick, made.rima)
    swap(made)
    made.enemy.change(event, "event", {"type": "arrest"})
    made.enemy.hand_over(made.rima)
    assert made.rima.cases.untold.as_shown(made.case).get(event) is None


def test_what_that_device_says_below_it_stays_closed(made: Town) -> None:
    """The translation of the record, too."""
    event = arrest(made)
    swap(made)
    beside(made)
    words = {"record": event, "field": "text", "lang": "en", "text": "Found by DNA."}
    told = made.enemy.desk.cases.save([Edit("translation", words, parent=made.case)]).ids[0]
    made.enemy.hand_over(made.rima)
    shown = made.rima.cases.untold.as_shown(made.case)
    assert shown.get(event) is not None
    assert shown.get(told) is None


def told_in(made: Town, word: str) -> str:
    """Hala writes a word into what she recorded of the arrest."""
    event = arrest(made)
    made.hala.cases.save([Edit("event", {"text": {"ar": word, "src_lang": "ar"}}, id=event)])
    carry(made.hala, made.stick, made.rima)
    return event


def found(desk: Desk, word: str) -> list[str]:
    hits = [hit.id for hit in desk.cases.lists.search(word)]
    run = desk.cases.searches.run(word).more(10)
    assert [hit.id for hit in run] == hits
    assert all(hit.why for hit in run)
    return hits


@pytest.mark.parametrize("way", WAYS)
def test_a_search_finds_what_hala_recorded(made: Town, way: Callable[[Town], None]) -> None:
    event = told_in(made, "زنبقات")
    assert found(made.rima, "زنبقات") == [event]
    attacked(made, way)
    for desk in (made.rima, made.hala):
        assert found(desk, "زنبقات") == [event]


def test_a_search_finds_what_hangs_on_it_by_others_and_nothing_by_that_device(made: Town) -> None:
    event = arrest(made)
    claim: dict[str, Json] = {
        "field": "fate",
        "value": "dead_reported",
        "text": {"ar": "بنفسجات", "src_lang": "ar"},
    }
    made.hala.cases.save([Edit("claim", claim, parent=event)])
    carry(made.hala, made.stick, made.rima)
    swap(made)
    beside(made)
    made.enemy.change(event, "event", {"text": {"ar": "أقحوانات", "src_lang": "ar"}}, replace=False)
    made.enemy.desk.cases.save(
        [Edit("claim", {**claim, "text": {"ar": "ياسمينات", "src_lang": "ar"}}, parent=event)]
    )
    made.enemy.hand_over(made.rima, made.hala)
    for desk in (made.rima, made.hala):
        assert len(found(desk, "بنفسجات")) == 1
        assert found(desk, "أقحوانات") == found(desk, "ياسمينات") == []


@pytest.mark.parametrize("who", ["hala", "rima"])
def test_a_search_tells_no_news_of_who_recorded_the_file(made: Town, who: str) -> None:
    event, desk = told_in(made, "زنبقات"), made.hala if who == "hala" else made.rima
    swap(made)
    desk.cases.save([Edit("event", {"type": "identification"}, id=event)])
    carry(desk, made.stick, made.rima, made.hala)
    assert found(made.rima, "زنبقات") == found(made.hala, "زنبقات") == []
