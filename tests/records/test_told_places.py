"""Places in told words: whole names, the longest first, by the word of kind beside them (made-up
sentences)."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsdesk.names.fold import fold
from vsdesk.records.places.gazetteer import Gazetteer
from vsdesk.records.places.told_places import NOT_WHERE_TAKEN, ToldPlaces
from vsdesk.words import LANGS

PLACES = Gazetteer.load()
READER = ToldPlaces(PLACES, fold)


def keys(text: str, never: frozenset[str] = frozenset()) -> list[str]:
    """The keys of what is proposed."""
    return [place.key for place in READER.find(text, never)]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("من حاجز القطيفة", "SY0303"),
        ("بيتهم بحي الأشرفية ورا مدرسة ميسلون، عفرين", "SY0203"),
        ("بحي الأشرفية، حلب", "alp_ashrafieh"),
        ("بالقطيفة", "SY0303"),
        ("li Hesekê, ji aliyê Emniyeta Leşkerî ve", "SY0800"),
        ("xala kontrolê ya Qamişlo", "SY0802"),
        ("ji Xana Sor", "iq_khanasor"),
        ("li Xana Sorê", "iq_khanasor"),
        ("من بيتنا بالقدم", "qadam"),
        ("باب توما", "dam_bab_touma"),
        ("الباب", "SY0202"),
        ("بالباب", "SY0202"),
        ("في الباب", "SY0202"),
        ("li El-Babê", "SY0202"),
        ("from al-Bab", "SY0202"),
        ("مدينة الباب", "SY0202"),
        ("نزحنا من الباب", "SY0202"),
        ("من الباب بريف حلب", "SY0202"),
        ("طريق الباب", "alp_tariq_al_bab"),
        ("ريف دمشق", "SY03"),
        ("حي ركن الدين", "dam_rukn_al_din"),
        ("li taxa Ruknedînê", "dam_rukn_al_din"),
        ("Rukn al-Din, Damascus", "dam_rukn_al_din"),
        ("برزة البلد", "dam_barzeh"),
        ("gundê Koço li Şengalê", "iq_kocho"),
        ("قرية كوجو", "iq_kocho"),
        ("in Siba Sheikh Khidir", "iq_siba_sheikh_khidir"),
        ("li Til Ezêr", "iq_tel_azer"),
        ("دير الزور حي الجورة", "dez_joura"),
        ("بالوعر بحمص", "hms_waer"),
        ("بكفرنبل", "kafr_nabl"),
        ("مخيم الزعتري", "jo_zaatari"),
        ("in Berlin", "de_be"),
        ("حاجز مورك", "morek"),
        ("بكفرزيتا", "kafr_zeita"),
        ("من المعضمية", "moadamiyeh"),
        ("طيبة الإمام", "tayyibat_imam"),
        ("غازي عينتاب", "tr_gaziantep"),
        ("li Stembolê", "tr_istanbul"),
        ("li Serêkaniyê", "SY0804"),
        ("xala kontrolê ya Meydankê", "maydanki"),
        ("Efrîn, Rajo", "raju"),
        ("li Mabata", "maabatli"),
    ],
)
def test_the_narrowest_place_that_was_named_comes_first(words: str, key: str) -> None:
    assert keys(words)[:1] == [key]


@pytest.mark.parametrize(
    "words",
    [
        "عند دوار الموصل",
        "Mosul roundabout",
        "دوارة المزة",
        "عند مستديرة المزة",
        "Mezzeh circle",
        "li dewara Mûsilê",
        "ع طريق حلب",
        "شارع بغداد",
        "رايح ع حلب",
        "جامع الحسن",
        "the Mosul road",
        "mizgefta Qamişlo",
        "ما بعرف وين",
        "من المزرعة",
        "من الباب",
        "أخدوه من الباب",
        "عالباب",
        "ع الباب",
        "قدام الباب",
        "دقوا الباب وأخدوه",
        "للباب",
        "من على التل",
        "من أيام الثورة",
        "بالزيارة",
        "بعد المغرب",
        "وهو راجع من الوردية",
        "ورا الحفة",
        "",
    ],
)
def test_what_is_called_after_a_place_is_not_that_place(words: str) -> None:
    assert keys(words) == []


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("حاجز أثريا، على طريق خناصر السلمية", ""),
        ("على طريق حمص طرطوس", ""),
        ("أوتوستراد درعا دمشق", ""),
        ("الطريق الدولي حلب اللاذقية", ""),
        ("على الطريق من حلب لحمص", ""),
        ("بالطريق بين حرستا ودوما", ""),
        ("li ser rêya Heleb û Himsê", ""),
        ("on the Aleppo–Homs road", ""),
        ("Aleppo to Homs highway", ""),
        ("the road between Aleppo and Homs", ""),
        ("على طريق حمص بالرستن", "SY0404"),  # there it was, on the way
        ("السلمية، على طريق حمص", "SY0503"),
        ("على طريق حمص، السلمية", "SY0503"),
        ("outside Khan Shaykhun, or before it, on the road from Aleppo to Homs", "khan_shaykhun"),
        ("near Minbic, on the road", "SY0205"),
        ("li Minbicê, li ser rêya Helebê", "SY0205"),
        ("راجع من الشام لحمص", ""),
        ("طريق الباب", "alp_tariq_al_bab"),  # a quarter that is called so
    ],
)
def test_where_a_road_goes_is_not_where_it_happened(words: str, key: str) -> None:
    assert keys(words) == ([key] if key else [])


@pytest.mark.parametrize(
    ("words", "quarter"),
    [
        ("جامع الشافعي بالمزة", "dam_mezzeh"),
        ("من محل بكفرسوسة", "dam_kafr_sousa"),
        ("mosque in Mezzeh", "dam_mezzeh"),
        ("بالقابون", "dam_qaboun"),
        ("من غويران", "hsk_ghweran"),
        ("صيدلية دمشق بالقامشلي", "SY0802"),
    ],
)
def test_a_mosque_or_a_quarter_is_never_a_facility(words: str, quarter: str) -> None:
    found = READER.find(words)
    assert [place.key for place in found] == [quarter]
    assert all(place.level != "facility" for place in found)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("فرع فلسطين", "mi_235"),
        ("بفرع المزة", "afi_mezzeh"),
        ("the Khatib branch in Damascus", "gid_251"),
        ("şaxa Filistînê", "mi_235"),
        ("الأمن العسكري بحمص", "mi_homs"),
        ("بالميتين وخمسطعش", "mi_215"),
        ("مشفى تشرين", "hosp_tishreen"),
        ("سجن صيدنايا", "sednaya_red"),
        ("الملعب الأسود", "isis_stadium"),
    ],
)
def test_a_facility_is_proposed_where_one_was_said(words: str, key: str) -> None:
    assert keys(words)[:1] == [key]


@pytest.mark.parametrize("place", [one for one in PLACES if one.kind in NOT_WHERE_TAKEN])
def test_no_place_of_detention_is_proposed_as_the_place_of_arrest(place: object) -> None:
    for name in getattr(place, "names", ()):
        for words in (name, f"سجن {name}", f"{name} prison", f"zindana {name}"):
            found = READER.find(words, NOT_WHERE_TAKEN)
            assert all(one.kind not in NOT_WHERE_TAKEN for one in found), words


def test_a_quarter_of_the_town_that_is_named_comes_before_its_namesake() -> None:
    assert keys("بالميدان بحلب")[0] == "alp_midan"
    assert keys("بالميدان بالشام")[0] == "dam_midan"
    assert set(keys("حي الميدان")) == {"alp_midan", "dam_midan"}
    assert keys("بالمزرعة بالشام")[0] == "dam_mazraa"  # a word of everyday speech, with its town


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("من باب المدرسة", "school"),
        ("قدام باب مدرسة البنات", "school"),
        ("بالجامعة، كلية الآداب", "university"),
        ("عالحاجز", "checkpoint"),
        ("دوار المزة", "street"),
        ("عند مستديرة المزة", "street"),
        ("على الدوار", "street"),
        ("Mezzeh roundabout", "street"),
        ("li dewara Mûsilê", "street"),
        ("بالميدان", ""),  # a quarter
        ("ji ber deriyê dibistanê", "school"),
        ("outside the school gate", "school"),
        ("من البيت", "home"),
        ("من البيت بحارة ورا الجامع الكبير", "home"),
        ("حاجز جنب الجامع", "checkpoint"),
        ("قدام المدرسة", ""),  # beside it
        ("behind the old mosque", ""),
        ("li ber mizgefta mezin", ""),
        ("mala wî li pişt mizgefta mezin", "home"),
        ("from home, near the church", "home"),
        ("من الجامع", "mosque_church"),
        ("من الفرن", ""),  # a baker's is no market
        ("قدام الفرن بالسوق", "market"),
        ("من المعمل", "work"),
        ("outside the bakery", ""),
        ("باب توما", ""),
        ("فرع فلسطين", ""),
        ("سجن صيدنايا", ""),  # nobody is taken where he is held
    ],
)
def test_what_kind_of_place_the_words_say(words: str, kind: str) -> None:
    assert READER.told_kind(words, NOT_WHERE_TAKEN) == kind


def test_every_name_of_every_area_names_it() -> None:
    for place in PLACES:
        if place.level != "facility" and not place.common:
            for name in place.names:
                bare = name.partition("(")[0].strip()
                if len(bare) >= 3:
                    assert place.key in keys(bare), name


def test_places_that_read_the_same_are_told_apart() -> None:
    """A governorate, and the district that is called so; no other shipped place reads like one."""
    for lang in LANGS:
        read = Counter(PLACES.path(one.id, lang) for one in PLACES.all)
        alike = [one for one in PLACES.all if PLACES.is_alike(one.id, lang)]
        assert {one.id for one in alike} == {
            one.id for one in PLACES.all if read[PLACES.path(one.id, lang)] > 1
        }
        assert all(one.level in ("governorate", "district", "subdistrict") for one in alike)
        levels = Counter((PLACES.path(one.id, lang), one.level) for one in alike)
        assert set(levels.values()) == {1}


def test_enough_quarters_and_villages_stand_in_the_lists() -> None:
    quarters = [place for place in PLACES if place.level == "quarter"]
    for town, least in (("SY0100", 25), ("SY0200", 25), ("SY0401", 25), ("SY0501", 10)):
        assert sum(one.of == town for one in quarters) >= least
    for town in ("SY0901", "SY1101"):
        assert sum(one.of == town for one in quarters) >= 10
    assert all(one.called.get("ku") for one in quarters if one.key != "baba_amr")
    assert sum(one.of == "IQ" for one in PLACES if one.level == "abroad") >= 19
    assert sum(one.of == "DE" for one in PLACES) == 16
    assert sum(one.of == "iq_shingal" for one in PLACES) >= 12


@given(st.text(max_size=80))
def test_any_text_is_read_without_harm(text: str) -> None:
    assert all(place.id in PLACES for place in READER.find(text))
