"""Kurdish in Arabic letters is read as it sounds: in told words, in the search and where reports are
compared. All made up."""

from __future__ import annotations

import pytest

from vsdesk.names.compounds import units
from vsdesk.names.distance import of_names
from vsdesk.names.kurdish_letters import in_latin
from vsdesk.names.skeleton import name_skeletons, search_terms, skeletons
from vsdesk.records.gate.names.told_names import Someone, ToldNames
from vsdesk.records.gate.told.told_texts import ways_to_read

NAMES = (  # as Kurdish writes it in Arabic letters, as Arabic does, as Kurmanji in Latin ones
    ("ئەحمەد", "أحمد", "Ehmed"),
    ("حەسەن", "حسن", "Hesen"),
    ("محەمەد", "محمد", "Mihemed"),
    ("موحەممەد", "محمد", "Mihemed"),
    ("عەلی", "علي", "Elî"),
    ("مەریەم", "مريم", "Meryem"),
    ("زەینەب", "زينب", "Zeyneb"),
    ("عومەر", "عمر", "Omer"),
    ("بەرفین", "برفين", "Berfîn"),
    ("به\u200cرفین", "برفين", "Berfîn"),  # as ە was typed before
    ("ڕۆژین", "روجين", "Rojîn"),
    ("مستەفا", "مصطفى", "Mistefa"),
    ("ئیبراهیم", "إبراهيم", "Îbrahîm"),
    ("خەدیجە", "خديجة", "Xedîce"),
    ("سەلما", "سلمى", "Selma"),
    ("فاتیمە", "فاطمة", "Fatime"),
    ("عەبدوڵڵا", "عبد الله", "Ebdulla"),
    ("شێخۆ", "شيخو", "Şêxo"),
    ("دڵۆڤان", "دلوفان", "Dilovan"),
    ("حوسێن", "حسين", "Hisên"),
    ("ئازاد", "آزاد", "Azad"),
    ("کاوە", "كاوا", "Kawe"),
)


def distance(one: str, other: str) -> float:
    found = of_names(one, other)
    assert found is not None
    return found


@pytest.mark.parametrize(("kurdish", "arabic", "latin"), NAMES)
def test_a_name_is_the_same_in_all_three(kurdish: str, arabic: str, latin: str) -> None:
    for one, other in ((kurdish, arabic), (kurdish, latin)):
        assert name_skeletons(one) & name_skeletons(other), "the search"
        assert distance(one, other) < 0.3, "the comparison of reports"
        assert search_terms(one)[0][1] & name_skeletons(other), "as it is typed"
        for on_file, told in ((one, other), (other, one)):
            reader = ToldNames([Someone("hidden", "unnamed", (on_file,))])
            for text in (f"شفنا {told} عند الحاجز", f"li wir {told} hebû", f"وو {told}"):
                [*found] = reader.spans(text)
                places = {text[span.start : span.end] for span in found}
                assert told in places, (on_file, told)
    reader = ToldNames([Someone("hidden", "unnamed", (arabic, latin))])
    assert reader.spans(f"راح و{kurdish} معن"), "with the word before"


def test_what_is_no_kurdish_stays_and_places_hold() -> None:
    for text in ("شفنا سهام وخالد", "Berfîn hat", "مئة وجزء", "", "شيء ٥"):
        assert in_latin(text) is text
    text = "دوێنێ بەرفین و مەریەم لە بازاڕ بوون، Salma wê got."
    assert len(in_latin(text)) == len(text)
    assert in_latin(text).replace("\u115f", "").startswith("dwênê berfîn و meryem le bazar")
    assert distance("سەلما", "سليمان") > 0.3 < distance("ئەحمەد", "محمود")
    assert units("بەرفین ئەحمەد") == units("Berfîn Ehmed")


def test_what_somebody_is_called_at_home_is_heard_too() -> None:
    for called, told in (("دایکا ئەحمەد", "Dayka Ehmed"), ("Dayka Ehmed", "دایکا ئەحمەد")):
        reader = ToldNames([Someone("hidden", "unnamed", (), called=(called,))])
        assert reader.spans(f"شفنا {told} عند الحاجز"), called


def test_arabic_from_a_keyboard_of_kurdish_is_read_as_arabic_too() -> None:
    assert skeletons("سەام") & skeletons("سهام")
    assert any("شەيد" in one for one in ways_to_read("قالوا إنه شەيد"))
    reader = ToldNames([Someone("hidden", "unnamed", ("سهام",), ("الخطيب",))])
    assert reader.spans("شفنا سەام الخطیب") and reader.spans("شفنا سهام")
    assert not reader.spans("شفنا ئەحمەد عند الحاجز")
