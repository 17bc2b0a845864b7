"""The shipped places: counted, stable, found by both names and by nickname."""

from __future__ import annotations

import pytest
from tests.people import rid
from tests.records.conftest import view

from vsdesk.names.fold import fold
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.persons.abode import lives_in
from vsdesk.records.places.gazetteer import Gazetteer, place_id

PLACES = Gazetteer.load()


def test_fourteen_governorates_and_sixty_two_districts() -> None:
    levels = [place.level for place in PLACES]
    assert levels.count("governorate") == len(PLACES.governorates) == 14
    assert levels.count("district") == 62
    for never in ("SY0201", "SY0300", "SY0601", "SY0701", "SY0801", "SY1001"):
        assert PLACES.by_key(never) is None


def test_keys_ids_and_wider_places_fit_together(dictionary: Dictionary) -> None:
    assert len({place.id for place in PLACES}) == len(PLACES)
    lists = dictionary.vocabularies
    for place in PLACES:
        assert place.called["en"]
        assert place.called["ar"]
        assert place.of == "" or PLACES.by_key(place.of) is not None, place.key
        assert lists.has("place_kind", place.kind), place.key
        assert not place.group or lists.has("perpetrator_group", place.group), place.key
        assert all(lists.has("perpetrator_group", one.group) for one in place.operated)


def test_ids_never_change() -> None:
    found = PLACES.by_key("SY0303")
    assert found is not None
    assert found.id == place_id("SY0303") == "a30dacb3691d99103d7f80c2b15fbe64"
    assert found.id in PLACES
    assert "0" * 32 not in PLACES
    assert PLACES.get(None) is None
    assert PLACES.name("0" * 32, "ar") == ""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("الملعب الاسود", "isis_stadium"),
        ("Point 11", "isis_stadium"),
        ("النقطة 11", "isis_stadium"),
        ("Tirbespî", "qahtaniyyeh"),
        ("القحطانية", "qahtaniyyeh"),
        ("اعزاز", "SY0204"),
        ("كوباني", "SY0206"),
        ("Qamislo", "SY0802"),
        ("الخطيب", "gid_251"),
        ("فرع فلسطين", "mi_235"),
        ("أنطاكيا", "tr_hatay"),
        ("الملعب الأسود", "isis_stadium"),
        ("tirbespi", "qahtaniyyeh"),
        ("الميتين وخمسطعش", "mi_215"),
        ("215", "mi_215"),
        ("şaxa Filistînê", "mi_235"),
        ("Filistine", "mi_235"),
        ("الأمن العسكري بحمص", "mi_homs"),
        ("أمن الدولة بإدلب", "gid_idlib"),
        ("الجوية", "afi_mezzeh"),
        ("المزة", "afi_mezzeh"),
        ("أمن الدولة", "gid_251"),
        ("الأفرع", "unk_branch"),
        ("سجن السد", "isis_sadd"),
        ("غويران", "sdf_ghweran"),
        ("Hesekê", "SY08"),
        ("Heseke", "SY08"),
        ("Hesîçe", "SY08"),
        ("Lazqiye", "SY06"),
        ("Serê Kaniyê", "SY0804"),
        ("إزرع", "SY1203"),
        ("الطبقة", "SY1103"),
        ("Meyadîn", "SY0903"),
        ("Çilaxa", "jawadiyah"),
        ("Şera", "sharan"),
        ("القدم", "qadam"),
        ("القطيفة", "SY0303"),
    ],
)
def test_a_place_is_found_by_what_families_call_it(text: str, key: str) -> None:
    assert key in [place.key for place in PLACES.matches(text, fold)]
    assert PLACES.matches("", fold) == []


def test_names_and_paths_in_three_languages() -> None:
    place = PLACES.by_key("qahtaniyyeh")
    assert place is not None
    assert PLACES.path(place.id, "ku") == ("Tirbespî", "Qamişlo", "Hesekê")
    assert PLACES.path(place.id, "ar") == ("القحطانية", "القامشلي", "الحسكة")
    assert PLACES.governorate(place.id) == "SY08"
    abroad = PLACES.by_key("tr_kilis")
    assert abroad is not None
    assert PLACES.governorate(abroad.id) == ""


def test_branch_295_is_state_security() -> None:
    assert PLACES.by_key("mi_295") is None
    found = PLACES.by_key("gid_295")
    assert found is not None
    assert found.group == "gov_gid"


def test_every_name_of_every_place_is_given() -> None:
    pairs = list(PLACES.names())
    assert {place.key for place, _ in pairs} == {place.key for place in PLACES}
    named = {name for place, name in pairs if place.key == "qahtaniyyeh"}
    assert {"القحطانية", "Tirbespî", "Qahtaniyyeh"} <= named
    for place, name in pairs:
        assert place in PLACES.matches(name, fold, limit=len(PLACES)), name


def test_every_branch_of_a_governorate_has_a_row_and_a_nickname() -> None:
    branches = [p for p in PLACES if p.kind == "security_branch" and p.key[-3:].isalpha()]
    for prefix, group in (
        ("mi", "gov_mi"),
        ("gid", "gov_gid"),
        ("ps", "gov_ps"),
        ("afi", "gov_afi"),
    ):
        found = [p for p in branches if p.key.startswith(f"{prefix}_") and p.of != "SY01"]
        assert len(found) >= 6
        assert all(place.group == group for place in found)
        assert all(place.aliases for place in found), prefix


def test_the_towns_that_families_know_by_a_kurdish_name() -> None:
    towns = (
        "Amûdê Dirbêsî Tirbespî Girkê_Legê Çilaxa Til_Koçer Til_Hemîs Til_Birak Til_Temir Şedadê Hol "
        "Rimêlan Sirîn Silûk Til_Rifat Nibil Meyadîn Reco Bilbil Cindirês Mabeta Şiyê Şera"
    )
    known = {place.called.get("ku", "") for place in PLACES}
    assert {town.replace("_", " ") for town in towns.split()} <= known


@pytest.mark.parametrize(
    ("key", "country"),
    [
        ("SY", "SY"),
        ("SY1101", "SY"),
        ("mi_215", "SY"),
        ("qahtaniyyeh", "SY"),
        ("tr_hatay", "TR"),
        ("DE", "DE"),
        ("at_sea", ""),
    ],
)
def test_a_place_lies_in_a_country(key: str, country: str) -> None:
    assert PLACES.country(place_id(key)) == country
    assert PLACES.countries[0].key == "SY" and PLACES.country("0" * 32) == ""


def test_a_family_lives_where_any_place_says() -> None:
    """Places of the house's own list count by their code, else by what they are part of."""
    own = {
        rid(name): view(name, "place", {"name_ar": "مكان متخيَّل", **more})
        for name, more in {
            "quarter": {"part_of": place_id("SY1101")},
            "camp": {"part_of": rid("quarter")},
            "coded": {"admin1": "SY11"},
            "ring": {"part_of": rid("ring")},
        }.items()
    }
    for place, found in (("camp", {"SY"}), ("coded", {"SY"}), ("ring", set()), ("gone", set())):
        family = view("family", "family", {"current_place": rid(place)})
        assert lives_in(family, own.get, PLACES) == found
    asked: Json = {"admin1": "SY02", "part_of": place_id("SY")}
    proposed = {rid("new"): view("new", "proposal", {"of_kind": "place", "set": asked})}
    family = view("family", "family", {"current_place": rid("new")})
    assert lives_in(family, proposed.get, PLACES) == {"SY"}
    abroad = view("family", "family", {"current_place": place_id("LB")})
    assert lives_in(abroad, own.get, PLACES) == {"LB"}
