"""Who may speak for a missing person, and which answer holds then. All people are made up."""

from __future__ import annotations

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made

from vsdesk.records.consent.holding_answer import Agreement, agreement
from vsdesk.records.consent.legal_standing import NAMED, Speaker, rank, speakers
from vsdesk.records.dictionary.values import Json


def relative(made: Made, name: str, relation: str, **more: Json) -> None:
    """A living relative of مروان."""
    values: dict[str, Json] = {"given_ar": name, "sex": "female", **more}
    made.add(name, "person", "family", "family", **values)
    made.add(
        f"{name}-kin",
        "kinship",
        "family",
        "family",
        person=rid(name),
        relation=relation,
        related_to=rid("marwan"),
    )


def of(made: Made, name: str) -> Speaker:
    (found,) = [one for one in speakers(made.dossier(), TODAY) if one.person == rid(name)]
    return found


def holds(made: Made, purpose: str = "search", recipient: str = "iimp") -> Agreement:
    return agreement(made.dossier(), purpose, recipient, "", TODAY)


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("mother", 1),
        ("father", 1),
        ("wife", 1),
        ("husband", 1),
        ("son", 1),
        ("daughter", 1),
        ("brother_full", 2),
        ("sister_full", 2),
        ("half_sib_mat", 2),
        ("former_wife", 3),
        ("uncle_pat", 3),
        ("fiance", 3),
        ("friend_neighbour", 3),
    ],
)
def test_the_table_of_standing(made: Made, relation: str, expected: int) -> None:
    relative(made, "قريبة", relation)
    assert rank(made.dossier(), rid("قريبة"), TODAY) == expected


def test_spouses_adult_children_and_parents_stand_equal(made: Made) -> None:
    relative(made, "زوجة", "wife")
    relative(made, "ابنة", "daughter", birth={"from": "2000", "to": "2000", "precision": "year"})
    for who in ("najah", "زوجة", "ابنة"):
        made.consent(who, "search", "iimp", data_scope=WIDE)
    assert holds(made).state == "given"
    for who in ("najah", "زوجة", "ابنة"):
        made.set(f"{who}/search/iimp", result="refused")
        assert holds(made).state == "refused"
        made.set(f"{who}/search/iimp", result="given")


def test_a_child_speaks_for_nobody(made: Made) -> None:
    relative(made, "ابنة", "daughter", birth={"from": "2011", "to": "2011", "precision": "year"})
    assert (of(made, "ابنة").speaks, of(made, "ابنة").minor, of(made, "ابنة").rank) == (
        False,
        True,
        3,
    )
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.consent("ابنة", "search", "iimp", "refused")
    assert holds(made).state == "given"
    made.set("ابنة", birth={"from": "2008-11", "to": "2008-11", "precision": "month"})
    assert holds(made).state == "given"  # may still be 17: the latest day of the birth counts
    made.set("ابنة", birth={"from": "2008-11-24", "to": "2008-11-24", "precision": "day"})
    assert holds(made).state == "refused"


def test_the_dead_and_the_missing_are_not_asked(made: Made) -> None:
    relative(made, "أب", "father", vital_status="deceased")
    relative(made, "زوجة", "wife", vital_status="missing")
    assert [one.person for one in speakers(made.dossier(), TODAY)] == [rid("najah")]


def test_siblings_stand_where_nobody_nearer_does(made: Made) -> None:
    relative(made, "أخت", "sister_full")
    assert not of(made, "أخت").speaks
    made.set("najah", vital_status="deceased")
    assert of(made, "أخت").speaks


@pytest.mark.parametrize(
    "nearer",
    [
        ("media", "public", "refused"),
        ("media", "public", "not_asked"),
        ("search", "iimp", "not_asked"),
    ],
)
def test_a_siblings_yes_waits_once_anything_of_somebody_nearer_is_written(
    made: Made, nearer: tuple[str, str, str]
) -> None:
    """An answer to another question too, and a row that says that nobody asked."""
    made.drop("najah/hold_record/own_org")
    relative(made, "أخت", "sister_full")
    made.consent("أخت", "search", "iimp", data_scope=WIDE)
    assert holds(made).state == "given"
    purpose, recipient, result = nearer
    made.consent("najah", purpose, recipient, result=result)
    assert holds(made).state == "not_asked"


def test_others_only_by_a_coordinator_with_a_reason(made: Made) -> None:
    made.drop("najah/hold_record/own_org")
    relative(made, "عم", "uncle_pat")
    made.consent("عم", "search", "iimp", data_scope=WIDE)
    assert holds(made).state == "standing"
    made.set("عم/search/iimp", decides=True)
    assert holds(made).state == "standing"  # without the reason it is no decision
    made.set("عم/search/iimp", decides_why="ربّاه بعد وفاة الأب")
    assert holds(made).state == "given"


def test_who_is_nowhere_written_down_has_no_standing(made: Made) -> None:
    made.add("غريبة", "person", "family", "family", given_ar="غريبة")
    made.consent("غريبة", "search", "iimp", data_scope=WIDE)
    made.drop("najah/hold_record/own_org")
    assert holds(made).state == "standing"
    made.add(
        "member", "family_member", "family", "family", person=rid("غريبة"), role_in_family="spouse"
    )
    assert holds(made).state == "given"


def test_nobody_becomes_a_parent_by_saying_so(made: Made) -> None:
    made.drop("najah/hold_record/own_org")
    relative(made, "عم", "uncle_pat")
    made.consent("عم", "search", "iimp", capacity="parent", data_scope=WIDE)
    assert holds(made).state == "standing"


def test_second_and_divorced_wives_are_named(made: Made) -> None:
    relative(made, "هناء", "wife")
    relative(made, "سوسن", "wife", civil_status="married_unregistered")
    relative(made, "ليلى", "former_wife")
    assert (of(made, "هناء").named, of(made, "هناء").speaks) == ("", True)
    assert (of(made, "سوسن").named, of(made, "سوسن").speaks) == ("unregistered_wife", True)
    assert (of(made, "ليلى").named, of(made, "ليلى").speaks) == ("divorced_wife", False)
    assert {"unregistered_wife", "divorced_wife"} <= set(NAMED)


def test_a_wife_known_only_as_co_wife_stands_equal(made: Made) -> None:
    relative(made, "هناء", "wife")
    made.add("سوسن", "person", "family", "family", given_ar="سوسن", sex="female")
    made.add(
        "co",
        "kinship",
        "family",
        "family",
        person=rid("سوسن"),
        relation="co_wife",
        related_to=rid("هناء"),
    )
    assert (of(made, "سوسن").rank, of(made, "سوسن").speaks) == (1, True)


@pytest.fixture
def child(made: Made) -> Made:
    """The missing person is 14 years old; the grandmother is guardian, an uncle answers too."""
    made.set("marwan", birth={"from": "2012-05-01", "to": "2012-05-31", "precision": "month"})
    made.set("kin", relation="grandmother_mat")
    relative(made, "عم", "uncle_pat")
    return made


def test_for_a_child_parents_and_the_guardian_speak(child: Made) -> None:
    child.consent("عم", "child_search", "children_committee", data_scope=WIDE)
    assert holds(child, "child_search", "children_committee").state == "standing"
    child.consent(
        "najah", "child_search", "children_committee", capacity="guardian", data_scope=WIDE
    )
    assert holds(child, "child_search", "children_committee").state == "given"
    assert of(child, "najah").speaks and not of(child, "عم").speaks


def test_two_guardians_the_narrowest_holds(child: Made) -> None:
    for who, result in (("najah", "given"), ("عم", "refused")):
        child.consent(who, "child_search", "children_committee", result, capacity="guardian")
    assert holds(child, "child_search", "children_committee").state == "refused"


def test_who_guards_a_child_is_for_a_court_so_a_near_relatives_no_holds(child: Made) -> None:
    case = ("child_search", "children_committee")
    for who, result in (("najah", "given"), ("عم", "refused")):
        child.consent(who, *case, result, capacity="guardian" if who == "najah" else "relative")
    assert holds(child, *case).state == "refused"
    guardian = f"najah/{case[0]}/{case[1]}"
    child.set(guardian, decides=True, decides_why="ولاية الجدة بقرار المحكمة")
    assert (holds(child, *case).state, holds(child, *case).used) == ("given", (rid(guardian),))
    child.set(guardian, decides=None)
    child.set("عم-kin", relation="friend_neighbour")
    assert holds(child, *case).state == "given"  # whoever is no near relative objects to nothing
    child.set("عم-kin", relation="uncle_pat")
    relative(child, "أم", "mother")
    assert holds(child, *case).state == "refused"  # taken with the child, or far away
    child.consent("أم", "hold_record", "own_org")
    assert holds(child, *case).state == "not_asked"  # she is there: it is hers to say
    child.consent("أم", *case, data_scope=WIDE)
    assert holds(child, *case).state == "given"  # nobody objects beside a parent who is there
    child.set("أم", vital_status="missing")
    assert holds(child, *case).state == "refused"
    child.set("عم", birth={"from": "2010", "to": "2010", "precision": "year"})
    assert holds(child, *case).state == "given"  # a child itself


def test_a_child_that_is_found_is_asked_beside_its_guardian(child: Made) -> None:
    grant = "najah/child_search/children_committee"
    child.consent("najah", "child_search", "children_committee", capacity="guardian")
    child.set("case", search_status="located_alive_elsewhere")
    assert holds(child, "child_search", "children_committee").state == "assent"
    child.set(grant, child_assent=True)
    assert holds(child, "child_search", "children_committee").state == "given"
    child.set(grant, child_assent=False)
    assert holds(child, "child_search", "children_committee").state == "refused"
    child.set("marwan", birth={"from": "2017", "to": "2017", "precision": "year"})
    child.set(grant, child_assent={"answer": "unknown"})
    assert holds(child, "child_search", "children_committee").state == "given"  # at most nine


def test_a_childs_no_holds_also_while_it_is_missing(child: Made) -> None:
    child.consent(
        "najah", "child_search", "children_committee", capacity="guardian", child_assent=False
    )
    assert holds(child, "child_search", "children_committee").state == "refused"


def test_a_wife_may_file_for_herself(made: Made) -> None:
    relative(made, "هناء", "wife")
    made.consent("هناء", "criminal_accountability", "prosecutor_de", data_scope=WIDE)
    made.consent("najah", "criminal_accountability", "prosecutor_de", "refused")
    case = ("criminal_accountability", "prosecutor_de")
    assert holds(made, *case).state == "refused"
    own = agreement(made.dossier(), *case, "", TODAY, own=rid("هناء"))
    assert (own.state, own.used) == ("given", (rid("هناء/criminal_accountability/prosecutor_de"),))
    assert agreement(made.dossier(), *case, "", TODAY, own=rid("najah")).state == "refused"
    made.set("case", search_status="released_returned")
    assert agreement(made.dossier(), *case, "", TODAY, own=rid("هناء")).state == "person_decides"


@pytest.mark.parametrize(
    ("dates", "state"),
    [
        ({"given_on": "2026-10-01", "review_on": "2026-09-30"}, "ends_before"),
        ({"given_on": "2026-10-01", "review_on": "2026-10-01"}, "review"),
        ({"given_on": "2026-10-01", "review_on": "2026-11-24"}, "given"),
        ({"given_on": "2026-10-01", "withdrawn_on": "2026-01-01"}, "withdrawn"),
        ({"given_on": "2026-11-25"}, "not_asked"),
    ],
)
def test_odd_days_are_read_the_narrower_way(made: Made, dates: dict[str, str], state: str) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.set("najah/search/iimp", **dates)
    assert holds(made).state == state


def test_without_a_day_it_is_looked_at_again_after_two_years(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE, given_on="2024-11-24")
    assert holds(made).state == "given"
    made.set("najah/search/iimp", given_on="2024-11-23")
    assert holds(made).state == "review"
    made.add("row", "disclosure", "case", recipient="iimp", purpose="search", confirmed=True)
    assert holds(made).state == "given"  # whoever holds it already is not stopped
    made.set("najah/hold_record/own_org", given_on="2020-02-29")
    assert holds(made, "hold_record", "own_org").state == "given"


def test_an_end_before_the_beginning_is_not_mended_by_what_they_hold(made: Made) -> None:
    made.consent("najah", "search", "iimp", review_on="2026-01-01")
    made.add("row", "disclosure", "case", recipient="iimp", purpose="search", confirmed=True)
    assert holds(made).state == "ends_before"


def test_a_renamed_recipient_lets_nothing_out_to_another(made: Made) -> None:
    made.consent("najah", "search", "the_old_name_of_iimp", data_scope=WIDE)
    assert holds(made).state == "not_asked"


def test_three_contradicting_answers(made: Made) -> None:
    relative(made, "هناء", "wife")
    relative(made, "أب", "father")
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.consent("هناء", "search", "iimp", data_scope=["identity"])
    made.consent("أب", "search", "iimp", "not_asked")
    assert holds(made).state == "not_asked"
    made.set("أب/search/iimp", result="given", data_scope=["identity", "photo"])
    assert (holds(made).state, holds(made).scopes) == ("given", frozenset({"identity"}))
    made.set("هناء/search/iimp", result="refused")
    assert holds(made).state == "refused"


def test_a_case_without_an_event_or_person_stands(made: Made) -> None:
    made.drop("arrest")
    made.drop("sighting")
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    assert holds(made).state == "given"
    made.drop("marwan")
    assert holds(made).state == "given"
    assert speakers(made.dossier(), TODAY)


def test_what_somebody_answered_about_themselves_is_no_answer_for_the_case(made: Made) -> None:
    made.consent("najah", "search", "iimp", subject=rid("najah"), data_scope=WIDE)
    assert holds(made).state == "not_asked"
    assert agreement(made.dossier(), "search", "iimp", "", TODAY, own=rid("najah")).holds
    made.set("najah/search/iimp", subject=rid("marwan"))
    assert holds(made).state == "given"


@pytest.mark.parametrize("no", ["refused", "withdrawn"])
def test_a_no_to_the_search_is_a_no_to_identification(made: Made, no: str) -> None:
    made.consent("najah", "identification", "iimp", data_scope=WIDE)
    assert holds(made, "identification").state == "given"  # of the search nobody was asked
    made.consent("najah", "search", "iimp", no)
    assert holds(made, "identification").state == no
    made.consent("najah", "search", "icmp", no)
    made.set("najah/search/iimp", result="given")
    assert holds(made, "identification").state == "given"
    made.consent("najah", "identification", "iimp", "refused")
    assert holds(made).state == "given"  # to be searched for without giving a sample: may be


@pytest.fixture
def counsel(made: Made) -> Made:
    """An uncle answers as the representative of مروان; a lawyer's representation is written down."""
    made.drop("najah/hold_record/own_org")
    relative(made, "عم", "uncle_pat", family_ar="الدرويش")
    made.consent("عم", "search", "iimp", capacity="representative", data_scope=WIDE)
    made.add(
        "poa",
        "representation",
        "case",
        representative="الأستاذ عم الدرويش",
        represented=rid("marwan"),
    )
    return made


def test_a_representative_is_whom_the_paper_names(counsel: Made) -> None:
    assert holds(counsel).state == "given"
    counsel.set("poa", representative="محامية متخيَّلة")  # somebody else's paper
    assert holds(counsel).state == "standing"
    counsel.differ("poa", "representative", "عم الدرويش", "محامية متخيَّلة")
    assert holds(counsel).state == "standing"
    counsel.set(
        "poa", representative="عم الدرويش", represented=rid("najah")
    )  # the mother's counsel
    assert holds(counsel).state == "standing"
    counsel.set("poa", represented=None)
    assert holds(counsel).state == "standing"
    counsel.set("poa", represented=rid("marwan"))
    assert holds(counsel).state == "given"
    counsel.set("poa", active_to={"from": "2026-11-23", "to": "2026-11-23", "precision": "day"})
    assert holds(counsel).state == "standing"
    counsel.set("poa", active_to=None, representative="عمران الدرويش")  # no part of another name
    assert holds(counsel).state == "standing"


def test_a_child_is_no_guardian(child: Made) -> None:
    case = ("child_search", "children_committee")
    relative(child, "أخت", "sister_full", birth={"from": "2010", "to": "2010", "precision": "year"})
    child.consent("أخت", *case, capacity="guardian", data_scope=WIDE)
    assert holds(child, *case).state == "standing"
    child.set("أخت", birth={"from": "2000", "to": "2000", "precision": "year"})
    assert holds(child, *case).state == "given"


def test_born_after_a_day_is_a_child_where_that_is_sure(made: Made) -> None:
    relative(made, "ابنة", "daughter", birth={"from": "2009-01-01", "precision": "after"})
    assert (of(made, "ابنة").minor, of(made, "ابنة").speaks) == (True, False)
    made.set("ابنة", birth={"from": "1980-01-01", "precision": "after"})
    assert (of(made, "ابنة").minor, of(made, "ابنة").speaks) == (False, True)
    made.set("ابنة", birth={"to": "2012-01-01", "precision": "before"})
    assert of(made, "ابنة").minor


def test_about_whom_somebody_answered_is_read_the_narrower_way(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.differ("najah/search/iimp", "subject", rid("marwan"), rid("najah"))
    assert holds(made).state == "not_asked"  # a yes of which nobody knows for whom
    made.set("najah/search/iimp", result="refused")
    assert holds(made).state == "refused"
