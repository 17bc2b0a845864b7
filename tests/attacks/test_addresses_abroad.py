"""An address of Türkiye or Germany is cut at its words of kind, before or behind the name.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.test_marks import told
from tests.attacks.test_placeless import agreed, mark
from tests.attacks.test_places_in_words import OURS, story

from vsdesk.desk import Edit
from vsdesk.names.fold import fold
from vsdesk.records.places.gazetteer import Gazetteer
from vsdesk.records.places.spots import spots
from vsdesk.records.places.told_places import ToldPlaces

if TYPE_CHECKING:
    from tests.attacks.kit import Town

ADDRESSES: Final = (
    ("Binevler Mahallesi, Gaziantep", "evi Binevler'de"),
    ("Binevler Mah. Gaziantep", "بيتها بـ Binevler"),
    ("Fatih, Aksaray Mah. İnkılap Cad. 12", "Aksaray'da oturuyor"),
    ("Fatih, Aksaray Mah. İnkılap Cad. 12", "İnkılap caddesinde"),
    ("Fatih Aksaray Mahallesi İnkılap Caddesi 12", "İnkılap caddesinde"),
    ("Şehitkamil Karşıyaka Mh. 12. Sk. No:5", "بيتها في Karşıyaka"),
    ("Güneykent Sitesi B Blok", "rihet Güneykentê"),
    ("مجمع النور السكني، مرسين", "ساكنة بمجمع النور"),
    ("c/o Familie Weber, Lindenweg 3, Kassel", "bei Familie Weber"),
    ("c/o Familie Weber, Lindenweg 3, Kassel", "في Lindenweg"),
    ("Hauptstraße 5 Kassel", "in der Hauptstr. 5"),
    ("Rosa Luxemburg Platz 7", "am Luxemburg Platz"),
)


@pytest.mark.parametrize(("address", "text"), ADDRESSES)
def test_each_name_of_an_address_is_looked_for(made: Town, address: str, text: str) -> None:
    sister = agreed(made, "sister")
    made.rima.cases.save([Edit("person", {"usual_address_text": address}, id=sister)])
    story(made, text)
    assert OURS in told(made)
    mark(made, sister)
    assert OURS not in told(made)


def test_a_word_of_kind_or_a_number_is_no_name(made: Town) -> None:
    sister = agreed(made, "sister")
    address = "Şehitkamil Karşıyaka Mah. 12. Sok. No:5, Lindenweg 3"
    made.rima.cases.save([Edit("person", {"usual_address_text": address}, id=sister)])
    story(made, "كان عمره 12 سنة، sok, mahallesi, weg")
    mark(made, sister)
    assert OURS in told(made)


def test_in_a_sentence_only_what_stands_beside_the_word_of_kind() -> None:
    said = [*spots("ساكنة بمجمع النور جنب خالتها", Gazetteer.load())]
    assert said == ["النور"]


def test_no_place_is_proposed_by_words_of_addresses() -> None:
    """They are read in addresses alone: a told place is proposed as before."""
    reader = ToldPlaces(Gazetteer.load(), fold)
    assert [one.id for one in reader.find("Halep Mah")] == [one.id for one in reader.find("Halep")]
