"""Of whom a poster is made, and what stands on it: two answers, and who is never shown. All made up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import Made

from vsdesk.records.consent.returns import FREE
from vsdesk.records.gate.disclosure import REASONS, GateDecision, Withheld, decide_poster
from vsdesk.records.gate.papers.posters import NAME
from vsdesk.records.gate.persons.hidden_people import (
    FIRST_NAME,
    NOT_KNOWN,
    NOT_NAMED,
    NOT_ON_PAPERS,
    PLACE_UNKNOWN,
    WORDS_REJECTED,
)
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json

NAME_YES: dict[str, Json] = {"data_scope": ["circumstances", "identity"]}
PHOTO_YES: dict[str, Json] = {"data_scope": ["photo"], "photo_use": True}


@pytest.fixture
def agreed(made: Made) -> Made:
    """The mother said yes to the name and, apart from it, to the photo."""
    made.consent("najah", "hold_record", "own_org", data_scope=["circumstances", "identity"])
    made.consent("najah", "advocacy_named", "public", "given", **NAME_YES)
    made.consent("najah", "photo_publication", "public", "given", **PHOTO_YES)
    made.set("photo", type="photo_person", blob="ab" * 32, mime="image/jpeg")
    made.drop("sighting")  # told by a source that is elsewhere
    return made


def poster(made: Made, dictionary: Dictionary, **asked: str) -> GateDecision:
    usual = {"purpose": "casework", "recipient": "own_org", "level": "A", "today": TODAY}
    request = Request(**(usual | asked))  # type: ignore[arg-type]  # a level by name
    return decide_poster(request, made.dossier(), dictionary)


def shown(out: GateDecision) -> dict[str, set[str]]:
    """The fields of each kind that stand on it."""
    return {one.kind: {*one.values} for one in out.records}


def test_with_both_answers_name_picture_day_and_place_stand_on_it(
    agreed: Made, dictionary: Dictionary
) -> None:
    out = poster(agreed, dictionary)
    assert out.allowed and out.request.level == "C" and out.request.recipient == "public"
    assert shown(out) == {
        "case": {"case_no", "person"},
        "person": {
            *("given_ar", "father_ar", "family_ar", "given_lat", "father_lat", "family_lat"),
            "photo",
        },
        "event": {"is_disappearance", "date", "place_text"},
        "evidence_item": {"type", "blob", "mime", "sha256"},
    }
    assert len(out.consents_used) >= 2 and not out.withheld
    assert all(one in NAME for one in shown(out)["person"] - {"photo"})


def test_no_word_of_what_happened_and_nobody_else_stands_on_it(
    agreed: Made, dictionary: Dictionary
) -> None:
    words = json.dumps(poster(agreed, dictionary).payload(), ensure_ascii=False)
    assert "مروان" in words
    for never in ("نجاح", "داريا", "arrest", "enforced_disappearance", "أُخذ"):
        assert never not in words, never


@pytest.mark.parametrize("answer", ["refused", "withdrawn", "not_asked", None])
def test_without_a_yes_to_the_name_there_is_none(
    agreed: Made, dictionary: Dictionary, answer: str | None
) -> None:
    name = "najah/advocacy_named/public"
    agreed.drop(name) if answer is None else agreed.set(name, result=answer)
    out = poster(agreed, dictionary)
    assert not out.allowed and not out.records and out.state in REASONS
    assert out.state == (answer or "not_asked")


@pytest.mark.parametrize("answer", ["refused", "withdrawn", "not_asked", None])
def test_without_a_yes_to_the_photo_the_name_stands_alone(
    agreed: Made, dictionary: Dictionary, answer: str | None
) -> None:
    name = "najah/photo_publication/public"
    agreed.drop(name) if answer is None else agreed.set(name, result=answer)
    out = poster(agreed, dictionary)
    assert out.allowed and "photo" not in shown(out)["person"]
    assert not out.of("evidence_item")
    why = answer or "not_asked"
    assert out.withheld == (Withheld("person", "photo", why),)
    assert name not in out.consents_used


def test_a_yes_to_the_photo_alone_shows_nobody(agreed: Made, dictionary: Dictionary) -> None:
    agreed.drop("najah/advocacy_named/public")
    assert poster(agreed, dictionary).state == "not_asked"


@pytest.mark.parametrize("purpose", ["media", "search", "casework", "photo_publication"])
@pytest.mark.parametrize("recipient", ["public", "own_org", "family", "own_copy"])
def test_whatever_else_is_asked_the_two_answers_decide(
    agreed: Made, dictionary: Dictionary, purpose: str, recipient: str
) -> None:
    agreed.set("najah/advocacy_named/public", result="refused")
    agreed.consent("najah", purpose, recipient, data_scope=["identity", "photo"], photo_use=True)
    assert poster(agreed, dictionary, purpose=purpose, recipient=recipient).state == "refused"


def test_day_and_place_stay_where_only_the_name_was_agreed_to(
    agreed: Made, dictionary: Dictionary
) -> None:
    agreed.set("najah/advocacy_named/public", data_scope=["identity"])
    out = poster(agreed, dictionary)
    assert out.allowed and not {"date", "place_text"} & shown(out).get("event", set())
    assert {("event", "scope")} <= {(one.kind, one.reason) for one in out.withheld}


def test_of_day_and_place_nothing_undecided_is_shown(agreed: Made, dictionary: Dictionary) -> None:
    day: Json = {"precision": "day", "from": "2013-08-09", "to": "2013-08-09"}
    other: Json = {"precision": "day", "from": "2014-08-09", "to": "2014-08-09"}
    agreed.differ("arrest", "date", day, other)
    assert "date" not in shown(poster(agreed, dictionary))["event"]


@pytest.mark.parametrize(
    "type", [NOT_NAMED, FIRST_NAME, NOT_KNOWN, NOT_ON_PAPERS, PLACE_UNKNOWN, "x"]
)
@pytest.mark.parametrize("towards", [[], [rid("najah")]])
def test_of_whom_anything_was_asked_none_is_made(
    agreed: Made, dictionary: Dictionary, type: str, towards: list[Json]
) -> None:
    agreed.add("mark", "person_mark", "marwan", type=type, towards=towards)
    out = poster(agreed, dictionary)
    assert not out.allowed and not out.records and out.state in {"wish", "not_known"}


def test_a_word_that_is_not_said_of_somebody_closes_no_poster(
    agreed: Made, dictionary: Dictionary
) -> None:
    agreed.add("mark", "person_mark", "marwan", type=WORDS_REJECTED, words="شهيد")
    assert poster(agreed, dictionary).allowed


@pytest.mark.parametrize("mode", ["anonymous", "pseudonym"])
def test_who_came_back_and_is_not_to_be_named_is_hidden(
    agreed: Made, dictionary: Dictionary, mode: str
) -> None:
    agreed.set("case", search_status=min(FREE))
    assert poster(agreed, dictionary).state == "person_decides"
    agreed.consent("marwan", "hold_record", "own_org", data_scope=["identity"], identity_mode=mode)
    agreed.consent("marwan", "advocacy_named", "public", "given", **NAME_YES)
    assert not poster(agreed, dictionary).records


def test_news_of_death_that_nobody_told_closes_it_and_the_reason_says_nothing(
    agreed: Made, dictionary: Dictionary
) -> None:
    agreed.set("case", fate="dead_identified")
    out = poster(agreed, dictionary)
    assert out.state == "look_first" and not out.records
    for word in ("death", "dead", "remains", "identified", "news", "told"):
        assert word not in REASONS[out.state]
    agreed.set("case", news_told_on="2026-11-01")
    assert poster(agreed, dictionary).allowed


@pytest.mark.parametrize("born", ["2014-01-01", None])
def test_a_child_or_who_may_be_one_is_on_none(
    agreed: Made, dictionary: Dictionary, born: str | None
) -> None:
    agreed.set("case", case_type="child_of_detained")
    agreed.set("marwan", birth={"precision": "day", "from": born, "to": born} if born else None)
    assert poster(agreed, dictionary).state == "minor"


def _said(words: str, **days: Json) -> Json:
    return {"precision": "unknown", "as_told": words, **days}


def test_whose_age_nobody_knows_is_a_child_for_a_poster_until_something_tells(
    agreed: Made, dictionary: Dictionary
) -> None:
    def state() -> str:
        return poster(agreed, dictionary).state

    born: Json = {"precision": "year", "from": "1990-01-01", "to": "1990-12-31"}
    for words in (
        _said("كان عمره شي خمسطعش لما سافر عمّه"),
        _said("قد ابن خالته"),
        _said("wek birayê xwe bû"),
        None,
    ):
        agreed.set("marwan", birth=words)
        out = poster(agreed, dictionary)
        assert out.state == "age" and not out.records, words
    agreed.differ("marwan", "birth", born, _said("كان بالصف السابع يوم أخدوه"))
    assert state() == "age"  # words beside a birth say another age
    agreed.set("marwan", birth={"precision": "before", "to": "1999-12-31"})
    assert state() != "age" and poster(agreed, dictionary).allowed
    agreed.set("marwan", birth=None)
    # a man with a wife, a father, and who was lost longer ago than a child is old
    for person, relation in (("najah", "wife"), ("najah", "daughter")):
        agreed.set("kin", person=rid(person), relation=relation)
        assert state() != "age", relation
    agreed.set("kin", relation="sister")
    assert state() == "age"
    agreed.set("arrest", date={"precision": "year", "from": "1982-01-01", "to": "1982-12-31"})
    assert state() != "age"
    agreed.set("arrest", date={"precision": "after", "from": "1982-01-01"})
    assert state() == "age"


def test_a_childs_no_counts_beside_its_guardians_yes(agreed: Made, dictionary: Dictionary) -> None:
    birth: Json = {"precision": "day", "from": "2012-01-01", "to": "2012-01-01"}
    agreed.set("marwan", birth=birth)
    agreed.set("najah/advocacy_named/public", capacity="guardian", child_assent="refused")
    assert not poster(agreed, dictionary).records


def test_two_names_that_stand_beside_each_other_are_looked_at_first(
    agreed: Made, dictionary: Dictionary
) -> None:
    agreed.differ("marwan", "family_ar", "الدرويش", "الدروبي")
    assert poster(agreed, dictionary).state == "look_first"


def test_who_has_no_name_has_none(agreed: Made, dictionary: Dictionary) -> None:
    for name in NAME:
        agreed.set("marwan", **{name: None})
    assert poster(agreed, dictionary).state == "no_name"


@pytest.mark.parametrize("said", [{"level": "red"}, {"no_photo": True}])
def test_a_risk_closes_it_or_the_photo(
    agreed: Made, dictionary: Dictionary, said: dict[str, Json]
) -> None:
    agreed.add("risk", "risk_assessment", "family", "family", on="2026-11-01", **said)
    out = poster(agreed, dictionary)
    if "no_photo" in said:
        assert out.allowed and not out.of("evidence_item")
    else:
        assert out.state == "risk"


def test_for_two_missing_in_one_case_none_is_made(agreed: Made, dictionary: Dictionary) -> None:
    agreed.add("samer", "person", "case", given_ar="سامر", family_ar="الدرويش")
    agreed.differ("case", "person", rid("marwan"), rid("samer"))
    assert not poster(agreed, dictionary).records


def test_a_picture_of_the_dead_is_on_none(agreed: Made, dictionary: Dictionary) -> None:
    agreed.set("photo", type="dossier_photo")
    assert not poster(agreed, dictionary).of("evidence_item")
