"""What somebody typed and kept goes with whom it finds, in any spelling that a search reads.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import House, whole_case
from tests.desk.test_travelling import travelling

from vsdesk.desk import CaseFilter, Edit
from vsdesk.vault.load_log import LoadRow

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

OTHER = "سوسنة"  # whom nobody erases
# A given name: what finds it. The last is not the whole name, and no file is called so.
SPELLED = {
    "عبدالله": ("عبد الله", "عبدالله", "عبدُ الله", "Abdullah", "عبدل"),
    "عبد الرحمن": ("عبدالرحمن", "عبد الرحمـن", "Abd al-Rahman", "Evdirehman", "عبد الرح"),
    "أُسامة": ("اسامه", "أسامة", "Usama", "أسا"),
    "هُدى": ("هدي", "هدى", "Huda", "Hoda", "هد"),
    "Şêxmûs": ("Sexmus", "شيخموس", "şêxmûs", "Şêxm"),
    "شيرين": ("Şîrîn", "Shirin", "شيرين", "شير"),
}


def erased(desk: Desk, case: str, family: str = "") -> None:
    every = (case, family) if family else (case,)
    listed = desk.erasure.erasure(*every).digest
    desk.erasure.erase(*every, why="withdrawn", because="طلب العائلة", listed=listed)


def kept(desk: Desk) -> set[str]:
    return {one.name for one in desk.cases.searches.saved()}


def case_of(desk: Desk, given: str) -> str:
    person = {"given_ku" if given.isascii() or "Ş" in given else "given_ar": given}
    return desk.cases.new_case(person, {"case_type": "enforced_disappearance"}).ids[0]


@pytest.mark.parametrize("given", SPELLED)
def test_a_search_goes_in_every_spelling_that_finds_them(house: House, given: str) -> None:
    desk = house.coordinator()
    case, _ = case_of(desk, given), case_of(desk, OTHER)
    for number, text in enumerate(SPELLED[given]):
        assert desk.cases.searches.count(text) == 1, text  # it finds them
        desk.cases.searches.keep(f"{number}", CaseFilter(text=text))
    for text in SPELLED[given][:-1]:
        desk.cases.searches.keep(f"ملف {text}", CaseFilter())
    desk.cases.searches.keep("تبقى", CaseFilter(text=OTHER))
    desk.cases.searches.keep("مفتوحة", CaseFilter(status="open_searching"))
    erased(desk, case)
    assert kept(desk) == {"تبقى", "مفتوحة"}


def test_a_search_goes_that_finds_them_by_words_of_several_records(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk, "زنبقة")
    whole_case(desk, OTHER)
    asked = {
        "مكان": "زنبقة القطيفة",
        "هاتف": "0090 500 000 00 00",
        "هاتف الأم": "+905000000000",
        "اسمان": "زنبقة الدرويش دمشق",
        "بداية": "زنب",
    }
    for name, text in asked.items():
        desk.cases.searches.keep(name, CaseFilter(text=text))
    desk.cases.searches.keep("عن زنبقة من أهلها", CaseFilter(text=OTHER))
    desk.cases.searches.keep("تبقى", CaseFilter(text=f"{OTHER} خالدية"))
    erased(desk, case, family)
    assert kept(desk) == {"تبقى"}


def test_a_place_and_a_common_word_alone_tell_of_nobody(house: House) -> None:
    desk = house.coordinator()
    case, _ = case_of(desk, "زنبقة"), case_of(desk, OTHER)
    place = next(iter(desk.context.vault.dictionary.places))
    event: dict[str, Json] = {
        "type": "arrest",
        "place": place.id,
        "text": {"ar": "أحسن ما عنا", "src_lang": "ar"},
    }
    desk.cases.save([Edit("event", event, parent=case)])
    desk.cases.searches.keep("المكان", CaseFilter(text=place.names[0]))
    desk.cases.searches.keep("حسن", CaseFilter(text="حسن"))
    erased(desk, case)
    assert kept(desk) == {"المكان", "حسن"}


def test_a_name_that_was_corrected_goes_too(house: House) -> None:
    """The search finds them no more by it, and it is in what is erased."""
    desk = house.coordinator()
    case, person, _ = whole_case(desk, "ياسمينة")
    desk.cases.searches.keep("قديم", CaseFilter(text="ياسمينه"))
    desk.cases.save([Edit("person", {"given_ar": "زنبقة"}, id=person)])
    erased(desk, case)
    assert kept(desk) == set()


def test_names_of_loaded_files_and_mappings_go_in_other_spellings(house: House) -> None:
    desk = house.coordinator()
    case, _ = case_of(desk, "عبد الرحمن"), case_of(desk, OTHER)
    vault = desk.context.vault
    names = ("قائمة_عبدالرحمن.xlsx", "Abdulrahman2.csv", "جدول-عبد-الرحمن.ods", "قائمة السجن.xlsx")
    sheets = {"mapping:1": "عبدالرحمن", "mapping:2": "الجدول الأول"}
    with vault.transaction():
        for number, name in enumerate(names):
            vault.loads.put(LoadRow(f"{number}", number, name, "0" * 64, 1, 1, number, number))
        for key, sheet in sheets.items():
            held = f'{{"vsdesk_mapping": 1, "sheet": "{sheet}", "columns": []}}'
            vault.meta.put(key, held)
    erased(desk, case)
    assert [one.file for one in vault.loads.all()] == ["", "", "", "قائمة السجن.xlsx"]
    assert vault.meta.keys("mapping:") == ["mapping:2"]


def test_on_a_journey_what_finds_who_is_put_away_goes(house: House, tmp_path: Path) -> None:
    """مروان is put away with his case; what finds whoever stays does."""
    desk, _, _ = travelling(house, tmp_path, {"بعيد": "Merwan", "قريب": OTHER})
    assert kept(desk) == {"قريب"}
