"""The shipped places: counted, stable, found by both names and by nickname."""

from __future__ import annotations

import pytest

from vsdesk.names.fold import fold
from vsdesk.records.dictionary import Dictionary
from vsdesk.records.places import Gazetteer, place_id

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
        assert place.en
        assert place.ar
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
