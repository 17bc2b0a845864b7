"""By what a paper says a thing or leaves it out, all that stands in any reading of the file decides: what was
put aside of a withdrawn colleague, and each of two values beside each other. Everybody is made up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tests.attacks.families import first_terms, words
from tests.attacks.kit import carry
from tests.attacks.test_put_aside_ties import two
from tests.desk.test_consenting import mother_of
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, How
from vsdesk.desk.outbound.sheet_order import SheetOrder

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

# What stands, and what a colleague makes of it: a word by which the paper says it otherwise, or not at all.
SAID: Final[dict[str, tuple[str, dict[str, Json], dict[str, Json]]]] = {
    "killing": ("event", {"type": "sighting"}, {"type": "killing_reported"}),
    "photo": ("event", {"type": "sighting"}, {"type": "name_in_list_photo"}),
    "registry": ("event", {"type": "sighting"}, {"type": "registry_entry"}),
    "rumour": ("event", {"type": "sighting"}, {"confidence": "rumour"}),
    "superseded": ("claim", {"field": "place_text"}, {"status": "superseded"}),
    "heard": ("claim", {"field": "place_text"}, {"confidence": "rumour"}),
    "no_step": ("search_action", {}, {"no_action_possible": True}),
}


WORDS: Final = dict(
    zip(SAID, ["زيتونة", "ياسمين", "سنديان", "صفصاف", "رمانة", "تفاحة", "ليمون"], strict=True)
)


def put(made: Town) -> dict[str, str]:
    """One record for each, with a word of its own; by what it is."""
    found = {}
    for name, (kind, values, _) in SAID.items():
        text = {"event": "text", "claim": "value", "search_action": "body_name"}[kind]
        said: Json = words(WORDS[name]) if kind == "event" else WORDS[name]
        whole = {**first_terms(kind), **values, text: said}
        edit = Edit(kind, whole, id=made.rima.context.new_id(), parent=made.case)
        found[name] = made.rima.cases.save([edit]).ids[0]
    return found


def read(desk: Desk, case: str, sheet: str) -> str:
    order = SheetOrder(case, ("en",), sheet)
    if sheet == "case-file":
        order = replace(order, purpose="un_complaint", recipient="wgeid", level="B")
    return " ".join(text_of(desk.outbound.sheets.sheet(order).pdf).split())


def on(paper: str, name: str) -> bool:
    return WORDS[name] in paper


def test_what_a_withdrawn_colleague_said_decides_on(house: House, made: Town) -> None:
    one = two(house, made)
    rima, nour = made.rima, one.nour
    ids = put(made)
    before = read(rima, made.case, "family-sheet")
    assert all(on(before, name) for name in SAID)
    carry(rima, made.stick, nour)
    for name, (kind, _, then) in SAID.items():
        nour.cases.save([Edit(kind, then, id=ids[name], shown=nour.cases.shown(ids[name]))])
    carry(nour, made.stick, rima)
    counted = read(rima, made.case, "family-sheet")
    filed = read(rima, made.case, "case-file")
    gone = {"killing", "photo", "superseded"}
    assert {name for name in SAID if not on(counted, name)} >= gone
    one.revoked()
    paper = read(rima, made.case, "family-sheet")
    assert {name for name in gone if on(paper, name)} == set()
    assert paper.count("not confirmed") >= counted.count("not confirmed") > 0
    assert paper.count("Rumour") >= counted.count("Rumour") > 0
    assert paper.count("No step was possible") == counted.count("No step was possible") == 1
    file = read(rima, made.case, "case-file")
    assert file.count("reported, not confirmed") >= 2 and "Rumour" in file
    for doubt in ("rumour or intermediary", "replaced by later information"):
        assert file.count(doubt) == filed.count(doubt) > 0, doubt
    assert not on(read(rima, made.case, "wgeid"), "superseded")


def test_who_may_be_a_person_stands_in_the_sealed_annex(house: House, made: Town) -> None:
    one = two(house, made)
    rima, nour = made.rima, one.nour
    named: dict[str, Json] = {"type": "state_body", "name_ar": "فراس القطان", "name_en": "Qattan"}
    body = rima.cases.save([Edit("perpetrator", named, id=rima.context.new_id())]).ids[0]
    taken: dict[str, Json] = {"type": "arrest", "is_disappearance": True, "text": words("أخذوه")}
    event = one.put("event", taken, made.case)
    one.put("involvement", {"perpetrator": body}, event)
    mother = mother_of(rima, made.family)
    about = ("criminal_accountability", "prosecutor_de")
    every = [*rima.context.dictionary.vocabularies.keys("data_scope")]
    shown = rima.cases.shown(made.case)
    rima.consent.grant(made.case, mother, *about, "given", How(), scopes=every, shown=shown)

    def named_on(sheet: str) -> bool:
        order = SheetOrder(made.case, ("en",), sheet)
        order = replace(order, purpose=about[0], recipient=about[1], level="B")
        return "Qattan" in text_of(rima.outbound.sheets.sheet(order).pdf)

    papers = ("prosecutor_de", "sealed-annex")
    assert [named_on(one) for one in papers] == [True, False]
    carry(rima, made.stick, nour)
    told: dict[str, Json] = {"type": "individual"}
    nour.cases.save([Edit("perpetrator", told, id=body, shown=nour.cases.shown(body))])
    carry(nour, made.stick, rima)
    assert [named_on(one) for one in papers] == [False, True]
    one.revoked()
    assert [named_on(one) for one in papers] == [False, True]


def test_each_of_two_values_beside_each_other_decides(made: Town) -> None:
    """Hala, who opened the case, says a killing beside what was written before."""
    rima, hala = made.rima, made.hala
    event = put(made)["killing"]
    carry(rima, made.stick, hala)
    said: dict[str, Json] = {"type": "killing_reported"}
    hala.cases.save([Edit("event", said, id=event, shown=hala.cases.shown(event))])
    carry(hala, made.stick, rima)
    assert not on(read(rima, made.case, "family-sheet"), "killing")
    assert "killing" not in read(rima, made.case, "family-sheet")


def test_whom_it_is_lent_to_closes_by_a_word_alone(made: Town) -> None:
    rima, enemy = made.rima, made.enemy.desk
    ids = put(made)
    carry(rima, made.stick, enemy)
    for name, (kind, _, then) in SAID.items():
        enemy.cases.save([Edit(kind, then, id=ids[name], shown=enemy.cases.shown(ids[name]))])
    carry(enemy, made.stick, rima)
    paper = read(rima, made.case, "family-sheet")
    assert not {name for name in ("killing", "photo", "superseded") if on(paper, name)}
    assert "Rumour" in paper or "rumour" in paper
    assert paper.count("proves nothing by itself") == 1
    assert paper.count("No step was possible") == 1
