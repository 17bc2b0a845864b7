"""Which mechanisms fit a case of each type, which do not and why; each type from empty to ready."""

from __future__ import annotations

from typing import Any

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import Made
from tests.records.readiness.cases import OFFICE, Told, day, english, told

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.places.gazetteer import place_id
from vsdesk.records.readiness import MechanismChoice, Profiles, RuleFacts, evaluate, route
from vsdesk.words import Words

# For each type: where it can become ready, and where it is told that it cannot go (closed or hidden).
FITS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "enforced_disappearance": (
        ("wgeid", "iimp", "ncmp", "icmp", "icrc"),
        ("wgad", "ced", "massar", "afomas", "children_committee"),
    ),
    "arbitrary_detention": (("wgad", "iimp", "icrc"), ("wgeid", "ced", "massar")),
    "abduction_nonstate": (("iimp", "ncmp", "icmp"), ("wgeid", "ntjc", "wgad")),
    "abduction_isis": (("iimp", "ncmp", "icmp", "massar"), ("wgeid", "ntjc", "wgad", "afomas")),
    "missing_conflict": (("iimp", "ncmp", "icmp", "icrc"), ("wgeid", "wgad", "prosecutor_de")),
    "missing_migration": (("iimp", "icmp", "icrc", "afomas"), ("wgeid", "ntjc", "massar")),
    "conscript_missing": (("wgeid", "iimp", "ncmp"), ("wgad", "massar")),
    "death_in_custody": (("wgeid", "iimp", "icmp"), ("wgad", "ced")),
    "survivor": (("wgad",), ("iimp", "ncmp", "icmp", "icrc", "wgeid")),
    "extrajudicial_killing": (("iimp", "ncmp", "icmp"), ("wgeid", "wgad", "ced")),
    "child_of_detained": (("children_committee", "wgeid", "iimp"), ("wgad", "massar")),
    "missing_after_return": (("iimp", "ncmp", "icrc"), ("wgeid", "ntjc")),
    "missing_earthquake": (
        ("iimp", "ncmp", "icmp", "icrc"),
        ("wgeid", "ced", "ntjc", "prosecutor_sy"),
    ),
}


def empty(case_type: str | None, **more: Any) -> Made:
    """A case of which only its type is known."""
    made = Made()
    made.add("case", "case", case_type=case_type, search_status="new", **more)
    return made


def routed(
    made: Made, profiles: Profiles, dictionary: Dictionary, today: str = TODAY
) -> MechanismChoice:
    """Where a case may go."""
    return route(profiles, made.dossier(), RuleFacts(today, dictionary, OFFICE))


def keys(routing: MechanismChoice) -> list[str]:
    """The mechanisms that fit, best first."""
    return [one.profile.key for one in routing.open]


def test_every_type_of_case_is_here(dictionary: Dictionary) -> None:
    terms = set(dictionary.vocabularies.keys("case_type")) - {"other", "unknown"}
    assert set(FITS) == terms


@pytest.mark.parametrize("case_type", FITS)
def test_an_empty_case_of_each_type_is_told_where_it_can_go(
    case_type: str, profiles: Profiles, dictionary: Dictionary
) -> None:
    fits, not_there = FITS[case_type]
    routing = routed(empty(case_type), profiles, dictionary)
    found = keys(routing)
    assert set(fits) <= set(found), (case_type, found)
    assert not set(not_there) & set(found)
    for offer in routing.closed:  # closed with a reason, in each language
        assert offer.reason(Words("ar")) and offer.reason(Words("en")) and offer.reason(Words("ku"))
    assert not {"media", "statistics", "coordinator_bundle"} & set(found)


@pytest.mark.parametrize("case_type", FITS)
def test_a_case_of_each_type_goes_from_empty_to_ready(
    case_type: str, profiles: Profiles, dictionary: Dictionary
) -> None:
    target = FITS[case_type][0][0]
    profile = profiles.require(target)
    facts = RuleFacts(TODAY, dictionary, OFFICE, output=("en",))
    nothing = evaluate(profile, empty(case_type).dossier(), facts)
    assert not nothing.ready and nothing.completeness < 30
    story = told(dictionary, profile)
    story.made.set("case", case_type=case_type)
    if case_type == "survivor":
        story.made.set("case", search_status="released_returned", whereabouts=None)
        story.made.consent(
            "marwan",
            "un_complaint",
            "wgad",
            capacity="self",
            data_scope=["identity", "circumstances"],
        )
    full = evaluate(profile, story.made.dossier(), story.facts)
    assert full.ready, [one.rule for one in full.blocks]
    assert target in keys(route(profiles, story.made.dossier(), story.facts))


def test_nothing_known_at_all_still_gets_an_answer(
    profiles: Profiles, dictionary: Dictionary
) -> None:
    assert keys(routed(empty(None), profiles, dictionary))[:3] == ["wgeid", "iimp", "ncmp"]


def test_taken_by_isis(profiles: Profiles, dictionary: Dictionary) -> None:
    made = empty("abduction_isis")
    made.add(
        "taken", "event", "case", type="abduction", is_disappearance=True, date=day("2014-06-20")
    )
    made.add("by", "involvement", "taken", group="isis", state_nexus="defacto_authority")
    routing = routed(made, profiles, dictionary)
    assert keys(routing)[:5] == ["wgeid", "iimp", "ncmp", "icmp", "massar"]
    assert routing.get("ntjc") is None  # not spoken of at all
    offer = routing.get("wgeid")
    assert offer is not None and offer.state == "offered"
    assert "tantamount to enforced disappearance" in offer.reason(Words("en"))
    made.set("by", state_nexus="nonstate")
    offer = routed(made, profiles, dictionary).get("wgeid")
    assert offer is not None and offer.state == "closed" and "يرقى" in offer.reason(Words("ar"))


@pytest.mark.parametrize(("confidence", "said"), [("rumour", True), ("hearsay_named", False)])
def test_perhaps_moved_to_iraq(
    confidence: str, said: bool, profiles: Profiles, dictionary: Dictionary
) -> None:
    made = empty("abduction_isis")
    made.add(
        "moved", "event", "case", type="transfer", place=place_id("iq_mosul"), confidence=confidence
    )
    offer = routed(made, profiles, dictionary).get("ced")
    assert offer is not None and offer.state == "offered"
    assert ("كلام متداول" in offer.reason(Words("ar"))) is said
    assert "مكان محتمل في العراق" in offer.reason(Words("ar"))


def test_a_state_party_by_its_name(profiles: Profiles, dictionary: Dictionary) -> None:
    made = empty("missing_migration")
    made.add("draft", "submission", "case", mechanism="wgeid", status="drafting")
    offer = routed(made, profiles, dictionary).get("ced")
    assert offer is not None and offer.state == "closed"
    made.set("draft", state_concerned={"answer": "unknown"})
    assert "ced" not in keys(routed(made, profiles, dictionary))
    made.set("draft", state_concerned="gr")
    offer = routed(made, profiles, dictionary).get("ced")
    assert offer is not None and offer.state == "offered"
    assert offer.reason(Words("en")) == "A State that joined the Convention is named in this case."


def test_at_sea_a_state_with_a_reason_opens_the_working_group(
    profiles: Profiles, dictionary: Dictionary
) -> None:
    made = empty("missing_migration")
    made.add(
        "last", "event", "case", type="last_contact", is_disappearance=True, date=day("2021-11-05")
    )
    made.add("back", "event", "case", type="pushback", date=day("2021-11-06"))
    made.add("by", "involvement", "back", group="coast_guard", state_nexus={"answer": "unknown"})
    offer = routed(made, profiles, dictionary).get("wgeid")
    assert offer is not None and offer.state == "closed" and "لماذا" in offer.reason(Words("ar"))
    made.set("by", nexus_reason=english("They wore its uniform."))
    assert "wgeid" not in keys(routed(made, profiles, dictionary))
    made.add(
        "draft", "submission", "case", mechanism="wgeid", status="drafting", state_concerned="gr"
    )
    assert "wgeid" in keys(routed(made, profiles, dictionary))


@pytest.mark.parametrize(
    ("group", "spoken"),
    [
        ("gov_mi", True),
        ("isis", False),
        ("sdf_asayish", False),
        ("sna", False),
        ("general_security", False),
    ],
)
def test_the_commission_of_the_former_regime(
    group: str, spoken: bool, profiles: Profiles, dictionary: Dictionary
) -> None:
    made = empty("enforced_disappearance")
    made.add("taken", "event", "case", type="arrest", is_disappearance=True)
    made.add("by", "involvement", "taken", group=group)
    assert (routed(made, profiles, dictionary).get("ntjc") is not None) is spoken
    made.drop("by")
    offer = routed(made, profiles, dictionary).get("ntjc")
    assert offer is not None and offer.state == "closed"


def test_the_relative_carries_the_sheet(profiles: Profiles, dictionary: Dictionary) -> None:
    offer = routed(empty("missing_conflict"), profiles, dictionary).get("icrc")
    assert offer is not None and offer.state == "offered"
    assert "يأخذ أحد الأقارب الورقة بنفسه" in offer.reason(Words("ar"))


def test_of_the_last_three_months_the_urgent_one_comes_first(
    profiles: Profiles, dictionary: Dictionary
) -> None:
    made = empty("child_of_detained")
    made.add("taken", "event", "case", type="arrest", is_disappearance=True, date=day("2026-11-01"))
    made.add("by", "involvement", "taken", group="general_security")
    assert keys(routed(made, profiles, dictionary))[0] == "wgeid"
    assert keys(routed(made, profiles, dictionary, "2027-03-01"))[0] == "wgeid"


@pytest.mark.parametrize(
    "status", ["released_returned", "located_alive_elsewhere", "person_decides"]
)
def test_whoever_is_free_decides_alone(
    status: str, profiles: Profiles, dictionary: Dictionary
) -> None:
    made = empty("enforced_disappearance")
    made.set("case", search_status=status)
    routing = routed(made, profiles, dictionary)
    assert not {"iimp", "ncmp", "icmp", "icrc", "wgeid", "ced"} & set(keys(routing))
    offer = routing.get("iimp")
    assert offer is not None and "يقرر بنفسه" in offer.reason(Words("ar"))


def test_held_at_a_known_place_goes_to_the_other_group(
    profiles: Profiles, dictionary: Dictionary
) -> None:
    made = empty("enforced_disappearance")
    made.set("case", search_status="located_alive_held")
    found = keys(routed(made, profiles, dictionary))
    assert "wgad" in found and "wgeid" not in found


def test_a_judged_death_changes_no_route(profiles: Profiles, dictionary: Dictionary) -> None:
    made = empty("enforced_disappearance")
    before = keys(routed(made, profiles, dictionary))
    made.set("case", fate="dead_judicial")
    made.add("claim", "claim", "case", field="fate", value="dead_registry", status="current")
    assert keys(routed(made, profiles, dictionary)) == before


def test_a_removed_event_says_nothing(profiles: Profiles, dictionary: Dictionary) -> None:
    made = empty("abduction_isis")
    made.add(
        "moved", "event", "case", type="transfer", place=place_id("iq_mosul"), confidence="rumour"
    )
    made.delete("moved")
    offer = routed(made, profiles, dictionary).get("ced")
    assert offer is not None and offer.state == "closed"


def test_consent_is_no_route(profiles: Profiles, dictionary: Dictionary) -> None:
    story: Told = told(dictionary, profiles.require("ncmp"))
    story.made.set("najah/search/ncmp", result="refused")
    assert "ncmp" in keys(route(profiles, story.made.dossier(), story.facts))
    assert rid("najah") in {one.id for one in story.made.dossier()}


def test_the_institution_searches_where_syria_is_touched(
    profiles: Profiles, dictionary: Dictionary
) -> None:
    made = empty("missing_migration")
    made.add("last", "event", "case", type="last_contact", place=place_id("GR"))
    offer = routed(made, profiles, dictionary).get("iimp")
    assert (
        offer is not None and offer.state == "offered" and "مكان سوري" in offer.reason(Words("ar"))
    )
    made.set("last", place=place_id("SY0802"))
    offer = routed(made, profiles, dictionary).get("iimp")
    assert offer is not None and "مكان سوري" not in offer.reason(Words("ar"))
