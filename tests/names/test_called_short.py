"""How a bearer of a name is called for short, and how ق is spoken: heard before the family's name.
All people are made up."""

from __future__ import annotations

import pytest

from vsdesk.names.called_short import called_short
from vsdesk.records.gate.names.nowhere_named import Others
from vsdesk.records.gate.names.told_names import NOBODY_ELSE, Someone, ToldNames

SHORT = {
    "عبد الرحمن": "عبدو عبودي عبودة عبود رحمو Abdo Abdou Evdo Ebdo 3abdo 3bdo",
    "عبد الحميد": "عبدو عبودة حمودة حميدو Abdo",
    "عبد الناصر": "عبدو نصور",
    "محمود": "حمودة حمودي حمود Mehmo Mihemo محمو",
    "محمد": "حمودة حمودي Mehmo Mihê Mamed",
    "إبراهيم": "برهو برهوم Birho Birahîm Brahîm برهيم",
    "يوسف": "Ûsiv Ûsif Usiv",
    "بيريفان": "Beriwan",
    "خديجة": "Xecîce",
    "زينب": "Zeno Zênê زنوبة",
    "أمينة": "Emê",
    "مصطفى": "صطيف Mistê",
    "أحمد": "Hemê",
    "سلمى": "سلوم سلومة سلّومة",
    "فاطمة": "فطوم فطومة فطيمة",
    "خالد": "خلدو خلودي خلود",
    "حسن": "حسون حسونة",
    "قاسم": "گاسم كاسم جاسم غاسم قسوم",
    "غسان": "قسان",
    "جاسم": "قاسم",
    "عبد القادر": "عبدالكادر قدور قدوري",
}


def heard(name: str, text: str, others: Others = NOBODY_ELSE) -> bool:
    reader = ToldNames([Someone("a", "unnamed", (name,), ("درويش",))], others)
    return any(one.sure == "sure" for one in reader.spans(text))


@pytest.mark.parametrize(("name", "short"), [*SHORT.items()])
def test_a_short_form_is_heard_before_the_familys_name(name: str, short: str) -> None:
    for one in short.split():
        for text in (f"كان {one} درويش واقفا", f"جاءت {one} بنت درويش", f"مع {one} Darwish"):
            assert heard(name, text), text
        assert not heard(name, f"كان {one} واقفا"), one


@pytest.mark.parametrize("one", ["عبدو", "حمودة", "جاسم"])
def test_of_somebody_else_on_file_it_is_their_name(one: str) -> None:
    name = "قاسم" if one == "جاسم" else "عبد الحميد"
    assert heard(name, f"كان {one} درويش")
    assert not heard(name, f"كان {one} درويش", Others((one,)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("قاسم", "اسم درويش مكتوب"), ("نور", "نورو درويش"), ("إبراهيم", "أبو درويش")),
        *(("علي", "كان عند درويش"), ("هدى", "هدو درويش"), ("حسن", "حسام درويش، حسان الخطيب")),
    ],
)
def test_ordinary_words_are_no_short_form(name: str, text: str) -> None:
    assert not heard(name, text)


def test_of_what_is_longer_than_a_name_there_is_none() -> None:
    assert called_short("ب" * 500) == frozenset() == called_short("xyz")
    assert len(called_short("عبدالرحمن")) < 40


def test_a_form_by_a_pattern_that_is_a_name_is_anothers_by_whatever_word() -> None:
    assert heard("خالد", "جاءت خلود درويش")
    assert not heard("خالد", "جاءت خلود درويش", Others(borne=("خلود",)))
    assert heard("عبد الله", "جاء عبدو درويش", Others(borne=("عبدو",)))
