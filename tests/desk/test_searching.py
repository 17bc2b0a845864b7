"""Searching in full: any spelling and script, why it was found, filters, pages, kept
searches. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.test_matching import arabic, latin, report

from vsdesk.desk import Desk, Edit, ListFilter, SearchHit
from vsdesk.errors import UserError
from vsdesk.progress import Cancelled

if TYPE_CHECKING:
    from tests.desk.conftest import House


def kurdish(given: str, father: str, family: str) -> dict[str, str]:
    """A person written in Kurmanji."""
    return {"given_ku": given, "father_ku": father, "family_ku": family}


def found(desk: Desk, text: str, where: ListFilter | None = None) -> dict[str, SearchHit]:
    """Every hit by its root."""
    run = desk.cases.searches.run(text, where)
    hits: dict[str, SearchHit] = {}
    while not run.done:
        hits.update((hit.root, hit) for hit in run.more(7))
    return hits


@pytest.mark.parametrize(
    "text",
    [
        "محمد عبد الرحمن",
        "محمد عبدالرحمن",
        "مُحَمَّد عَبْد الرَّحْمٰن",
        "محـــمد عبد الرحمن",
        "عبد الرحمن محمد",
        "Mihemed Evdilrehman",
        "mihemed evdilreh",
        "mohamad abdulrahman",
        "Muhammad Abd al-Rahman",
        "Mohammed Abdul Rahman",
        "MOHAMED ABDELRAHMAN",
        "محم الرحم",
        "حمد رحمن",
    ],
)
def test_a_name_is_found_however_it_is_typed_and_written(house: House, text: str) -> None:
    desk = house.coordinator()
    whose = {
        report(desk, arabic("محمد", "عبد الرحمن", "الأحمد")): "ar",
        report(desk, kurdish("Mihemed", "Evdilrehman", "Ehmed")): "ku",
        report(desk, latin("Mohamad", "Abdul Rahman", "al-Ahmad")): "lat",
    }
    report(desk, arabic("سامر", "محمود", "الحسون"))
    hits = found(desk, text)
    wanted = {"ar"} if text in ("محم الرحم", "حمد رحمن") else {"ar", "ku", "lat"}
    assert {whose.get(root, "nobody") for root in hits} >= wanted
    assert "nobody" not in {whose.get(root, "nobody") for root in hits}
    for hit in hits.values():
        assert hit.why and hit.spans, (text, whose[hit.root])
        marked = {hit.title[start:end] for start, end in hit.spans}
        assert "حمد" in text.split() or not marked & {"الأحمد", "Ehmed", "al-Ahmad"}


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("أحمد", "احمد"),
        ("فاطمة", "فاطمه"),
        ("ليلى", "ليلي"),
        ("مؤمن", "مومن"),
        ("رائد", "رايد"),
        ("کاوە", "كاوه"),
        ("إياد", "اياد"),
        ("آدم", "ادم"),
        ("شيخموس", "Şêxmûs"),
        ("Şêxmûs", "sexmus"),
        ("خالد", "Khaled"),
        ("Xalid", "خالد"),
        ("نور الدين", "Nureddin"),
        ("Nûredîn", "نور الدين"),
    ],
)
def test_letters_that_are_one(house: House, written: str, typed: str) -> None:
    desk = house.coordinator()
    case = report(desk, arabic(written, "خلف", "العلي"))
    assert case in found(desk, typed)


@pytest.mark.parametrize(
    ("written", "typed", "marked"),
    [
        ("Homs, Baba Amr", "حمص", "Homs,"),
        ("حاجز في حمص", "Homs", "حمص"),
        ("Kobanê, sûka mezin", "Kobani", "Kobanê,"),
        ("سوق عين العرب", "Kobani", "عين العرب"),
        ("near Ain al-Arab", "كوباني", "Ain al-Arab"),
        ("حي القدم", "Qadam", "القدم"),
        ("Damascus", "الشام", "Damascus"),
        ("SY04, checkpoint", "حمص", "SY04,"),
        ("طريق رأس العين", "Serê Kaniyê", "رأس العين"),
    ],
)
def test_a_place_in_words_answers_by_all_its_names(
    house: House, written: str, typed: str, marked: str
) -> None:
    desk = house.coordinator()
    case = report(desk, arabic("سامر", "خلف", "العلي"), {"place_text": written})
    other = report(desk, arabic("نزار", "خلف", "العلي"), {"place_text": "Hama, السوق"})
    hits = found(desk, typed)
    assert case in hits and other not in hits
    [why] = hits[case].why
    [(start, end)] = why.spans
    assert (why.field, why.how, why.text[start:end]) == ("place_text", "named", marked)
    assert {*found(desk, f"سامر {typed}")} == {case}
    assert [one.id for one in desk.cases.lists.page(ListFilter(text=typed)).rows] == [case]


def test_turkish_letters_may_be_typed_without_their_marks(house: House) -> None:
    desk = house.coordinator()
    ours = report(desk, arabic("شيخموس", "خلف", "العلي"))
    theirs = report(desk, kurdish("Şêxmûs", "Xelef", "Elî"))
    turkish = report(desk, latin("Şeyhmus", "Halef", "Ali"))
    assert next(iter(found(desk, "Seyhmus"))) == turkish
    for typed in ("Seyhmus", "seyhmu", "Seyhmus Halef"):
        hits = found(desk, typed)
        assert {*hits} == {ours, theirs, turkish}, typed
        assert all(hit.why and hit.spans for hit in hits.values())
    newer = report(desk, arabic("شادي", "خلف", "العلي"))
    older = report(desk, latin("Sadi", "Halef", "Ali"))
    assert list(found(desk, "Sadi")) == [older, newer]


def test_what_is_written_as_typed_comes_before_other_spellings(house: House) -> None:
    desk = house.coordinator()
    older = report(desk, arabic("خالد", "محمود", "القاسم"))
    report(desk, latin("Khaled", "Mahmoud", "al-Qasem"))
    newest = report(desk, kurdish("Xalid", "Mehmûd", "Qasim"))
    assert desk.cases.searches.run("خالد").more(1)[0].root == older
    assert next(iter(found(desk, "خالِد القاسم"))) == older
    assert next(iter(found(desk, "Xalid"))) == newest
    assert len(found(desk, "خالد")) == 3


def test_why_it_was_found(house: House) -> None:
    desk = house.coordinator()
    case = report(desk, arabic("محمد", "عبد الرحمن", "الأحمد"), {"place_text": "دوار الشيخ"})
    [hit] = found(desk, "Mihemed Evdilrehman").values()
    reasons = {(one.field, one.how): one for one in hit.why}
    assert set(reasons) == {("given_ar", "sounds"), ("father_ar", "sounds")}
    father = reasons["father_ar", "sounds"]
    assert father.text == "عبد الرحمن" and father.spans == ((0, 10),)
    [hit] = found(desk, "الشيخ").values()
    assert [(one.kind, one.field, one.how) for one in hit.why] == [
        ("event", "place_text", "written")
    ]
    [hit] = found(desk, "محمد الشيخ").values()
    assert [one.field for one in hit.why] == ["given_ar", "place_text"], "words of two records"
    note = " ".join(["كلمة"] * 90 + ["البستان"] + ["كلمة"] * 90)
    desk.cases.save([Edit("case", {"summary": {"ar": note, "src_lang": "ar"}}, id=case)])
    [hit] = found(desk, "البستان").values()
    [one] = hit.why
    assert len(one.text) < 140 and [one.text[a:b] for a, b in one.spans] == ["البستان"]


def test_a_phone_is_found_however_dialled_and_never_shown(house: House) -> None:
    desk = house.coordinator()
    family = desk.cases.save([Edit("family", {"display_name": "عائلة مختلقة"})]).ids[0]
    desk.cases.save(
        [Edit("contact_channel", {"type": "phone", "value": "+963 944 555 123"}, parent=family)]
    )
    for typed in ("0944555123", "00963944555123", "944 555 123", "٩٤٤٥٥٥١٢٣"):
        [hit] = found(desk, typed).values()
        assert hit.root == family and hit.why[0].how == "number"
        assert hit.why[0].text == "" and "555" not in hit.title + hit.subtitle


def test_filters_reach_beyond_the_newest(house: House) -> None:
    """A filter is asked of every hit, not only of the newest thousands."""
    desk = house.coordinator()
    old = desk.cases.new_case(arabic("محمد", "خلف", "العلي")).ids[0]
    desk.cases.save([Edit("case", {"search_status": "lead"}, id=old)])
    family = desk.cases.save([Edit("family", {"display_name": "محمد العلي"})]).ids[0]
    people = [Edit("family", {"display_name": f"محمد رقم {n}"}) for n in range(1200)]
    desk.cases.save(people)
    assert set(found(desk, "محمد", ListFilter(kind="", status="lead"))) == {old}
    assert set(found(desk, "محمد", ListFilter(kind="case"))) == {old}
    assert family in found(desk, "محمد", ListFilter(kind="family"))
    assert len(found(desk, "محمد", ListFilter(kind=""))) == 1202
    assert desk.cases.searches.count("محمد") == 1202
    [by] = desk.cases.searches.authors()
    assert set(found(desk, "محمد", ListFilter(author=by))) == {old}
    assert not found(desk, "محمد", ListFilter(author="Z"))


def test_a_search_is_stopped(house: House) -> None:
    desk = house.coordinator()
    desk.cases.save([Edit("family", {"display_name": "محمد"})])

    class Stop:
        def step(self, stage: str, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.cases.searches.run("محمد").more(5, Stop())
    with pytest.raises(Cancelled):
        desk.cases.searches.count("محمد", None, Stop())


def test_kept_searches(house: House) -> None:
    desk = house.coordinator()
    where = ListFilter(kind="", text="محمد", governorate="SY08", author="A")
    desk.cases.searches.keep("  Hesekê   ", where)
    desk.cases.searches.keep("z", ListFilter(text="x"))
    kept = desk.cases.searches.saved()
    assert [(one.name, one.where) for one in kept] == [
        ("Hesekê", where),
        ("z", ListFilter(text="x")),
    ]
    assert "محمد" not in repr(kept)
    desk.cases.searches.drop("z")
    desk.cases.searches.drop("z")
    assert [one.name for one in desk.cases.searches.saved()] == ["Hesekê"]
    for name in ("", " ", "x" * 81):
        with pytest.raises(UserError, match="E_VALUE"):
            desk.cases.searches.keep(name, where)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        '"',
        "*",
        "a OR",
        "NEAR(",
        "ال",
        "-",
        "🙂",
        "a" * 10_000,
        "م ",
        "t : x",
        "\x00",
        "Mحmد",
    ],
)
def test_odd_words_find_nothing_and_break_nothing(house: House, text: str) -> None:
    desk = house.coordinator()
    report(desk, arabic("سعيد", "خلف", "الدرويش"))
    assert desk.cases.lists.search(text) == [] or text.strip() in ("ال",)
    assert isinstance(desk.cases.searches.count(text), int)
