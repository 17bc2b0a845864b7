"""Names, titles and the order of a timeline."""

from __future__ import annotations

from tests.people import rid
from tests.records.conftest import Made, view

from vsdesk.records import naming
from vsdesk.records.places import Gazetteer

REZAN = {"given_ku": "Rêzan", "father_ku": "Ehmed", "family_ku": "Hesen", "mother_ku": "Xezal"}


def test_a_name_in_the_readers_writing_else_in_another(made: Made) -> None:
    marwan = made.views["marwan"]
    assert naming.display_name(marwan, "ar") == "مروان خالد الدرويش"
    assert naming.display_name(marwan, "en") == "Marwan Khaled al-Darwish"
    assert naming.display_name(marwan, "ku") == "Marwan Khaled al-Darwish"
    assert naming.names(marwan, "ar") == ("مروان خالد الدرويش", "Marwan Khaled al-Darwish")
    assert naming.both_names(marwan) == ("مروان خالد الدرويش", "Marwan Khaled al-Darwish")


def test_a_family_that_gives_only_kurmanji(made: Made) -> None:
    rezan = view("rezan", "person", {**REZAN, "grandfather_ku": "Elî"})
    for lang in ("ar", "ku", "en"):
        assert naming.display_name(rezan, lang) == "Rêzan Ehmed Hesen"
    assert naming.name_in(rezan, "ku", grandfather=True) == "Rêzan Ehmed Elî Hesen"
    assert naming.both_names(rezan) == ("Rêzan Ehmed Hesen", "")


def test_somebody_without_a_name(made: Made) -> None:
    nobody = view("nobody", "person", {"given_ar": {"answer": "unknown"}})
    assert naming.display_name(nobody, "ar") == ""
    assert naming.both_names(nobody) == ("", "")
    made.views["nobody"] = nobody
    made.add("kunya", "person_name", "nobody", type="kunya", value="أبو حيدر")
    assert naming.display_name(nobody, "en", made.dossier()) == "أبو حيدر"


def test_the_missing_person_of_a_case(made: Made) -> None:
    found = naming.missing_person(made.dossier())
    assert found is not None
    assert found.id == rid("marwan")
    made.drop("marwan")
    assert naming.missing_person(made.dossier()) is None


def test_the_timeline_is_in_order_of_time_with_undated_last(made: Made) -> None:
    made.add("undated", "event", "case", type="summons")
    made.add("unknown", "event", "case", type="raid", date={"precision": "unknown"})
    made.add(
        "early", "event", "case", type="summons", date={"precision": "before", "to": "2013-01-31"}
    )
    order = [one.id for one in naming.timeline(made.dossier())]
    assert order == [rid(name) for name in ("early", "arrest", "sighting", "unknown", "undated")]
    found = naming.disappearance(made.dossier())
    assert found is not None
    assert found.id == rid("arrest")


def test_the_earliest_of_differing_dates_orders(made: Made) -> None:
    made.differ(
        "sighting",
        "date",
        {"precision": "day", "from": "2015-01-01", "to": "2015-01-01"},
        {"precision": "day", "from": "2012-01-01", "to": "2012-01-01"},
        {"answer": "unknown"},
    )
    assert naming.timeline(made.dossier())[0].id == rid("sighting")


def test_approval_counts_by_the_coordinators_field_only(made: Made) -> None:
    made.set("case", review_state="coordinator_approved")
    assert naming.review_state(made.views["case"]) == "draft"
    made.set("case", approved=True)
    assert naming.review_state(made.views["case"]) == "coordinator_approved"
    made.set("case", approved=False, review_state="peer_checked")
    assert naming.review_state(made.views["case"]) == "peer_checked"


def test_the_place_of_a_list_row(made: Made) -> None:
    places = Gazetteer.load()
    shipped = places.by_key("SY0303")
    assert shipped is not None
    shown = [made.views["case"], made.views["arrest"]]
    named = {rid("mine"): view("mine", "place", {"name_ar": "حاجز القطيفة", "admin1": "SY03"})}.get
    assert naming.place_shown(shown, shipped.id, named, places) == ("القطيفة", "SY03")
    assert naming.place_shown(shown, rid("mine"), named, places) == ("حاجز القطيفة", "SY03")
    assert naming.place_shown(shown, None, named, places) == ("حاجز القطيفة", "")
    assert naming.place_shown([], rid("gone"), named) == ("", "")
