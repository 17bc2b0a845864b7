"""The names of persons and places."""

from __future__ import annotations

from tests.people import rid
from tests.records.conftest import Made, view

from vsdesk.records.dictionary import display_names
from vsdesk.records.places.gazetteer import Gazetteer

REZAN = {"given_ku": "Rêzan", "father_ku": "Ehmed", "family_ku": "Hesen", "mother_ku": "Xezal"}


def test_a_name_in_the_readers_writing_else_in_another(made: Made) -> None:
    marwan = made.views["marwan"]
    assert display_names.names(marwan, "en")[0] == "Marwan Khaled al-Darwish"
    assert display_names.names(marwan, "ku")[0] == "Marwan Khaled al-Darwish"
    assert display_names.names(marwan, "ar") == ("مروان خالد الدرويش", "Marwan Khaled al-Darwish")
    assert display_names.both_names(marwan) == ("مروان خالد الدرويش", "Marwan Khaled al-Darwish")


def test_a_family_that_gives_only_kurmanji() -> None:
    rezan = view("rezan", "person", {**REZAN, "grandfather_ku": "Elî"})
    for lang in ("ar", "ku", "en"):
        assert display_names.names(rezan, lang) == ("Rêzan Ehmed Hesen",)
    assert display_names.name_in(rezan, "ku") == "Rêzan Ehmed Hesen"
    assert display_names.both_names(rezan) == ("Rêzan Ehmed Hesen", "")


def test_somebody_without_a_name() -> None:
    nobody = view("nobody", "person", {"given_ar": {"answer": "unknown"}})
    assert display_names.names(nobody, "ar") == ()
    assert display_names.both_names(nobody) == ("", "")


def test_approval_counts_by_the_coordinators_field_only(made: Made) -> None:
    def review() -> str:
        return display_names.review_state(made.views["case"], [made.views["case"]])

    made.set("case", review_state="coordinator_approved")
    assert review() == "draft"
    made.set("case", approved=True)
    assert review() == "coordinator_approved"
    made.set("case", approved=False, review_state="peer_checked")
    assert review() == "peer_checked"


def test_the_place_of_a_list_row(made: Made) -> None:
    places = Gazetteer.load()
    shipped = places.by_key("SY0303")
    assert shipped is not None
    shown = [made.views["case"], made.views["arrest"]]
    named = {rid("mine"): view("mine", "place", {"name_ar": "حاجز القطيفة", "admin1": "SY03"})}.get
    assert display_names.place_shown(shown, shipped.id, named, places) == ("القطيفة", "SY03")
    assert display_names.place_shown(shown, rid("mine"), named, places) == ("حاجز القطيفة", "SY03")
    assert display_names.place_shown(shown, None, named, places) == ("حاجز القطيفة", "")
    assert display_names.place_shown([], rid("gone"), named) == ("", "")
