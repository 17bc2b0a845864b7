"""What strangers searched for in Arabic and did not find, or found with the wrong reason. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.test_matching import arabic, latin, report
from tests.desk.test_searching import found, kurdish

from vsdesk.desk import Edit, ListFilter

if TYPE_CHECKING:
    from tests.desk.conftest import House


@pytest.mark.parametrize("typed", ["فرع", "فرع ٢١٥", "الفرع 215", "فرع 215"])
def test_an_article_in_a_note_hides_no_word(house: House, typed: str) -> None:
    desk = house.coordinator()
    for note in ("كان في الفرع ٢١٥", "نُقل بالفرع 215 ثم عاد", "سُئل عن فرع 215"):
        case = report(desk, arabic("سامر", "خلف", "العلي"), {"place_text": note})
        assert found(desk, typed)[case].why[0].how == "written"


@pytest.mark.parametrize("typed", ["Baba Amr", "بابا عمرو", "Baba Emr", "Baba Amro"])
@pytest.mark.parametrize("written", ["بابا عمرو", "Baba Emr", "حي بابا عمرو"])
def test_a_quarter_is_found_in_every_writing(house: House, typed: str, written: str) -> None:
    desk = house.coordinator()
    case = report(desk, arabic("سامر", "خلف", "العلي"), {"place_text": written})
    other = report(desk, arabic("نزار", "خلف", "العلي"), {"place_text": "Bab Tuma"})
    assert case in found(desk, typed) and other not in found(desk, typed)


@pytest.mark.parametrize("held", ["0944 555 123", "+963 944 555 123", "00963944555123"])
def test_a_phone_is_found_with_and_without_its_country(house: House, held: str) -> None:
    desk = house.coordinator()
    family = desk.cases.save([Edit("family", {"display_name": "بيت مختلق"})]).ids[0]
    desk.cases.save([Edit("contact_channel", {"type": "phone", "value": held}, parent=family)])
    for typed in ("+963944555123", "00963 944 555 123", "0944555123", "944 555 123", "555123"):
        [hit] = found(desk, typed).values()
        assert hit.root == family, typed
        assert [(one.field, one.how) for one in hit.why] == [("value", "number")], typed


def test_a_whole_number_of_a_case_finds_that_case_alone(house: House) -> None:
    desk = house.coordinator()
    cases = [report(desk, arabic("سامر", "خلف", "العلي")) for _ in range(3)]
    rows = {one.id: one.number for one in desk.cases.lists.page(ListFilter()).rows}
    for typed in (rows[cases[0]], rows[cases[0]].lower()):
        assert list(found(desk, typed)) == [cases[0]]
        assert desk.cases.searches.count(typed) == 1
    told = report(
        desk, arabic("نزار", "خلف", "العلي"), {"place_text": f"كما في {rows[cases[0]]} تماماً"}
    )
    assert set(found(desk, rows[cases[0]])) == {cases[0], told}


def test_another_name_with_the_same_consonants_comes_last_and_says_so(house: House) -> None:
    desk = house.coordinator()
    first = report(desk, arabic("محمد", "خلف", "العلي"))
    kurmanji = report(desk, kurdish("Mihemed", "Xelef", "Elî"))
    english = report(desk, latin("Mohammad", "Khalaf", "al-Ali"))
    others = [report(desk, arabic("محمود", "خلف", "العلي")) for _ in range(3)]
    hits = found(desk, "محمد")
    assert list(hits) == [first, english, kurmanji, *reversed(others)]
    hows = [next(one.how for one in hit.why) for hit in hits.values()]
    assert hows == ["written", "sounds", "sounds", "like", "like", "like"]
    run = desk.cases.searches.run("محمد")
    assert len(run.more(4)) == 4 and not run.done
    assert len(run.more(4)) == 2 and run.done


def test_a_family_of_both_names_is_not_put_last(house: House) -> None:
    desk = house.coordinator()
    older = desk.cases.save([Edit("family", {"display_name": "بيت محمد محمود"})]).ids[0]
    other = report(desk, arabic("محمود", "خلف", "العلي"))
    hits = found(desk, "محمد")
    assert list(hits) == [older, other]
    assert hits[older].why[0].how == "written"


def test_a_name_of_two_words_as_it_stands_is_written_so(house: House) -> None:
    desk = house.coordinator()
    case = report(desk, arabic("أبو عبدو", "خلف", "العلي"))
    [why] = found(desk, "أبو عبدو")[case].why
    assert why.how == "written"
    [why] = found(desk, "Abu Abdo")[case].why
    assert why.how == "sounds"


def test_a_device_is_asked_for_by_its_letter_in_any_case(house: House) -> None:
    desk = house.coordinator()
    case = report(desk, arabic("سامر", "خلف", "العلي"))
    [author] = desk.cases.searches.authors()
    letter = author.rstrip("0123456789")
    for asked in {author, author.lower(), letter, letter.lower(), f" {author} "}:
        assert list(found(desk, "سامر", ListFilter(kind="", author=asked))) == [case], asked
    for asked in (f"{author}9", "Z", f"{letter}Q"):
        assert not found(desk, "سامر", ListFilter(kind="", author=asked)), asked
