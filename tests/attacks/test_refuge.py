"""Nobody may know where somebody is, and they live abroad: the city is looked for by all its names, in
whichever of them the address was written (Wien, Viyana, فيينا). Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_marks import told
from tests.attacks.test_placeless import agreed, mark
from tests.attacks.test_places_in_words import OURS

from vsdesk.desk import Edit
from vsdesk.names.fold import fold
from vsdesk.records.places.gazetteer import Gazetteer
from vsdesk.records.places.spots import of_names, places_at, places_in, spots

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

PLACES: Final = Gazetteer.load()
SHORTEST: Final = 3  # letters of a name that is looked for


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("هاتاي", "Hatay"),
        ("هاتاي", "أنطاكية"),
        ("صور", "Tyre"),
        ("ساكنين بصور، حي الرمل", "Tyr"),
        ("صيدا", "Sidon"),
        ("فيينا", "Wien"),
        ("فيينا", "Viyanayê"),
        ("Wien", "بفيينا"),
        ("لاهاي", "Den Haag"),
        ("كولونيا", "Köln'de"),
        ("كولن", "Cologne"),
        ("ميونخ", "München"),
        ("السويد، غوتنبرغ", "Göteborg"),
        ("ليل", "Lille"),
        ("القاهرة", "Kahire"),
        ("أثينا", "Atîna"),
        ("دمشق", "Damas"),
        ("حلب", "Halep"),
    ],
)
def test_a_city_is_heard_by_its_other_names(made: Town, address: str, said: str) -> None:
    sister = agreed(made, "sister")
    made.rima.cases.save([Edit("person", {"usual_address_text": address}, id=sister)])
    lang = "ku" if said[0] < "ء" else "ar"
    words: Json = {lang: f"{said} {OURS}", "src_lang": lang}
    written(made, "event", {"type": "other", "text": words}, made.case)
    assert OURS in told(made)
    mark(made, sister)
    assert OURS not in told(made)


def test_every_place_is_looked_for_by_all_its_names_whichever_was_written() -> None:
    """Of every shipped place, whose name is a word of everyday speech too (صور)."""
    wide = ("abroad", "governorate", "district", "subdistrict")
    for place in (one for one in PLACES if one.level in wide):
        wanted = {fold(one) for one in of_names(place.names, PLACES)}
        for name in place.names:
            bare = name.partition("(")[0].strip()
            if len(bare) >= SHORTEST:
                assert wanted <= {fold(one) for one in spots(bare, PLACES)}, (place.key, name)


def test_every_city_of_refuge_stands_in_both_scripts() -> None:
    abroad = [one for one in PLACES if one.level == "abroad"]
    assert len(abroad) > 500
    for place in abroad:
        assert {name.isascii() or name[0] < "ء" for name in place.names} == {True, False}, place.key


def test_a_word_of_everyday_speech_is_a_city_in_an_address_alone() -> None:
    """A story that tells of pictures proposes no place."""
    for where in (places_in, places_at):
        found = {one.key for one in where("معهم صور كتير", PLACES)}
        assert ("lb_tyre" in found) is (where is places_at)
