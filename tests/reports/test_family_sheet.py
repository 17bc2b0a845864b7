"""The family's sheet through the real gate: what stands on it, and what never does."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pikepdf
import pytest
import zxingcpp
from PIL import Image
from tests.people import rid
from tests.reports.made_up import Book, Both, furniture, let_out, marwan, voice
from tests.reports.paper import fonts_of, png_of, text_of, words_of

from vsdesk import photo
from vsdesk.errors import Bug, UserError
from vsdesk.progress import SILENT, Cancelled
from vsdesk.records.dictionary.display_names import NAME_PARTS, WRITINGS
from vsdesk.reports import protect, render

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.words import Lang


def sheet(
    disclosed: GateDecision, *langs: Lang, discreet: bool = False, picture: bytes | None = None
) -> bytes:
    return render(
        "family-sheet",
        disclosed,
        [voice(lang) for lang in langs],
        SILENT,
        furniture=furniture(disclosed, discreet=discreet),
        photo=picture,
    )


def flat(pdf: bytes) -> str:
    """The words of a sheet with one space between them."""
    return " ".join(words_of(pdf))


def pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def pictures(pdf: bytes) -> int:
    """The pictures on the first page."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages[0].get_images())


def test_in_arabic_it_says_who_when_and_what() -> None:
    text = flat(sheet(let_out(marwan()), "ar"))
    for words in (
        "مروان خالد الدرويش",
        "Marwan Khaled al-Darwish",
        "نجاح الحلبي",
        "أبو خالد",
        "تالت يوم عيد الفطر سنة الألفين وتلاتعش",
        "القطيفة",
        "أمانة السجل المدني",
        "4471/2018",
        "MAS-26-A-0001",
        "تشرين الثاني",
    ):
        assert words in text, words
    assert re.search(r"9 إلى 11 آب \W*2013", text)
    assert "غير مثبت" in text


def test_in_kurmanji_the_months_are_those_of_qamishlo() -> None:
    text = flat(sheet(let_out(marwan()), "ku"))
    assert "Tebax 2013" in text
    assert "Rêbendan 2014" in text
    assert "sêşem" in text
    for wrong in ("reşemî", "avrêl", "pûşper", "gelawêj"):
        assert wrong not in text.casefold()


def test_in_english_it_reads_as_english() -> None:
    text = flat(sheet(let_out(marwan()), "en"))
    assert "9 to 11 August 2013 (as told:" in text
    assert "Tuesday 3 July 2018" in text
    assert "Presumed alive" in text
    assert "civil registry (not confirmed: it proves nothing by itself)" in text
    assert "Alleged to be responsible:" in text
    assert "For: the family" in text and "copy 2" in text and "page 1 of" in text


def test_a_birth_has_no_day_of_the_week() -> None:
    """Nobody told it, and whoever reads it in a court asks from where it is."""
    born: Json = {"from": "1984-06-12", "to": "1984-06-12", "precision": "day"}
    text = flat(sheet(let_out(marwan().put("marwan", birth=born)), "en"))
    assert "12 June 1984" in text and "Tuesday 12" not in text


def test_two_languages_stand_side_by_side() -> None:
    pdf = sheet(let_out(marwan()), "ar", "en")
    text = text_of(pdf)
    assert "What happened" in text and "ما حدث" in text
    line = next(line for line in text.splitlines() if "What happened" in line)
    assert "ما حدث" in line
    assert pages(pdf) <= 2


@pytest.mark.parametrize("langs", [("ar",), ("ku",), ("en",), ("ar", "en"), ("ku", "ar")])
def test_every_page_says_what_it_is(langs: tuple[Lang, ...]) -> None:
    pdf = sheet(let_out(marwan()), *langs)
    text = text_of(pdf)
    count = pages(pdf)
    assert 1 <= count <= 1 + len(langs)  # at 12 points, and two languages side by side
    assert text.count("JALI-7KM4-W7QB-JZ35") == count
    for page in text.split("\f")[:count]:
        assert "MAS-26-A-0001" in page


def test_the_qr_holds_the_digest() -> None:
    pdf = sheet(let_out(marwan()), "ar")
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(png_of(pdf, dpi=150))))
    assert [one.text for one in found] == ["JALI-7KM4-W7QB-JZ35"]


@pytest.mark.parametrize(
    ("lang", "one", "many"),
    [
        ("ar", "في الحادثة نفسها", "شخصاً آخر في الحادثة نفسها"),
        (
            "ku",
            "Di heman bûyerê de 1 kesê din hat birin",
            "Di heman bûyerê de 11 kesên din hatin birin",
        ),
        (
            "en",
            "1 other person was taken in the same event",
            "11 other persons were taken in the same event",
        ),
    ],
)
def test_how_many_others_were_taken_and_never_who(lang: Lang, one: str, many: str) -> None:
    for count, words in ((1, one), (11, many)):
        book = marwan()
        book.add("bus", "event", "case", type="abduction", others_count=count, others_taken="سامر")
        text = flat(sheet(let_out(book), lang))
        assert words in text and "سامر" not in text
    assert one not in flat(sheet(let_out(marwan()), lang))


def test_it_never_says_what_would_hurt() -> None:
    book = marwan()
    book.add(
        "killed",
        "event",
        "case",
        type="killing_reported",
        date={"precision": "unknown"},
        confidence="rumour",
    )
    for lang in ("ar", "ku", "en"):
        text = flat(sheet(let_out(book), lang))
        for word in (
            "المرحوم",
            "الشهيد",
            "أرملة",
            "was killed",
            "killing",
            "القتل",
            "rehmetî",
            "kuştin",
            "905550000001",
        ):
            assert word not in text, word


def test_a_refusal_is_printed_nowhere_and_neither_is_whose_it_was() -> None:
    text = flat(sheet(let_out(marwan()), "en"))
    assert "National Commission" not in text
    assert "refused" not in text
    assert "search for the missing person: Independent Institution" in text


def test_a_paper_for_another_relative_holds_no_answers() -> None:
    book = marwan()
    book.add(
        "uncle says",
        "consent_grant",
        "family",
        grantor=rid("uncle"),
        purpose="search",
        recipient="wgeid",
        result="given",
        given_on="2026-11-02",
    )
    text = flat(sheet(let_out(book), "en"))
    assert "Working Group" not in text


def test_whose_answer_it_is_stands_beside_it() -> None:
    text = flat(sheet(let_out(marwan()), "ar"))
    assert "نجاح الحلبي لأي غرض" in text  # the heads of the table: her column, and what is asked


def test_about_whom_an_answer_is_stands_beside_it_where_it_is_not_the_missing() -> None:
    book = marwan()
    for name, purpose, subject in (
        ("sample", "identification", "najah"),
        ("file", "media", "case"),
    ):
        book.add(
            name,
            "consent_grant",
            "family",
            grantor=rid("najah"),
            subject=rid(subject),
            purpose=purpose,
            recipient="icmp",
            result="given",
            given_on="2026-11-02",
        )
    text = flat(sheet(let_out(book), "en"))
    assert text.count("about ") == 1, text
    assert re.search("about.{0,3}Najah", text), text
    assert "بخصوص نجاح الحلبي" in flat(sheet(let_out(book), "ar")).replace("\u2068", "")


def test_both_values_of_a_difference_are_printed() -> None:
    book = Book()
    book.add("case", "case", case_no="26-0001", person=rid("p"), search_status="open_searching")
    book.add(
        "p",
        "person",
        "case",
        given_lat=Both("Marwan", "Merwan"),
        family_lat="Darwish",
        given_ar="مروان",
    )
    book.add(
        "k",
        "consent_grant",
        "case",
        grantor=rid("m"),
        purpose="hold_record",
        recipient="own_org",
        result="given",
    )
    disclosed = let_out(book)
    text = flat(sheet(disclosed, "en"))
    assert "Marwan / Merwan Darwish" in text or "Merwan / Marwan Darwish" in text
    assert "Where two answers are on file" in text


def test_the_court_speaks_where_there_is_a_judgment() -> None:
    book = marwan()
    book.add(
        "body",
        "perpetrator",
        name_ar="شخص مصطنع",
        name_en="A made-up person",
        legal_status="convicted_final",
        legal_text={"en": "convicted on 13 January 2022 (made up)", "src_lang": "en"},
    )
    book.add("named", "involvement", "seen", perpetrator=rid("body"), certainty="confirmed")
    text = flat(sheet(let_out(book), "en"))
    assert "A made-up person: convicted on 13 January 2022" in text
    assert "Alleged to be responsible: A made-up person" not in text


def test_a_rumour_says_that_it_is_one() -> None:
    book = marwan()
    book.add(
        "heard",
        "claim",
        "case",
        field="whereabouts",
        value="transferred_abroad",
        confidence="rumour",
        status="current",
    )
    book.add(
        "dead",
        "claim",
        "case",
        field="fate",
        value="dead_reported",
        confidence="rumour",
        status="current",
    )
    text = flat(sheet(let_out(book), "en"))
    part = text[text.index("Heard, not confirmed") :]
    assert voice("en").labels.term("confidence", "rumour") in part
    assert voice("en").labels.term("fate", "dead_reported") not in text


def test_a_forensic_identification_changes_the_wording() -> None:
    book = marwan()
    head = book.records[0]
    told = Book().add("x", "case", fate="dead_identified", news_told_on="2026-11-20").records[0]
    book.records[0] = type(head)(
        head.id, head.kind, head.space, fields={**head.fields, **told.fields}
    )
    text = flat(sheet(let_out(book), "en"))
    assert "Presumed alive" not in text


def test_the_discreet_sheet_is_a_number_a_name_and_a_phone() -> None:
    disclosed = let_out(marwan())
    for lang in ("ar", "ku", "en"):
        pdf = sheet(disclosed, lang, discreet=True, picture=photo.draw_made_up_portrait(1))
        text = flat(pdf)
        assert "26-A-0001" in text and "+90 555 000 00 02" in text and "مروان" in text
        for word in (
            "MAS",
            "رابطة",
            "الدرويش",
            "Darwish",
            "Missing",
            "Winda",
            "المصير",
            "المخابرات",
            "JALI",
            "Level",
            "القطيفة",
            "checkpoint",
        ):
            assert word not in text, word
        assert pikepdf.open(io.BytesIO(pdf)).docinfo.get("/Title") == "26-A-0001"
        assert zxingcpp.read_barcodes(Image.open(io.BytesIO(png_of(pdf)))) == []
        assert pictures(pdf) == 0


def test_a_photo_stands_on_the_first_page_only_when_it_is_passed_in() -> None:
    disclosed = let_out(marwan())
    assert pictures(sheet(disclosed, "ar", picture=photo.draw_made_up_portrait(1))) == 1
    assert pictures(sheet(disclosed, "ar")) == 0


def test_same_input_same_bytes() -> None:
    disclosed, picture = let_out(marwan()), photo.draw_made_up_portrait(1)
    assert sheet(disclosed, "ar", "en", picture=picture) == sheet(
        disclosed, "ar", "en", picture=picture
    )


def test_only_our_fonts_are_named_and_they_are_embedded() -> None:
    rows = fonts_of(sheet(let_out(marwan()), "ar")).splitlines()[2:]
    assert len(rows) == 2
    assert all("Vazirmatn" in row and row.split()[-5] == "yes" for row in rows)


def test_a_password_is_aes_256() -> None:
    disclosed = let_out(marwan())
    pdf = render(
        "family-sheet",
        disclosed,
        [voice("ar")],
        SILENT,
        furniture=furniture(disclosed),
        password="سر",
    )
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(pdf))
    with pikepdf.open(io.BytesIO(pdf), password="سر") as opened:
        assert opened.encryption.R == 6
        assert "aesv3" in str(opened.encryption.stream_method)
    assert "مروان".encode() not in pdf
    assert protect(sheet(disclosed, "ar"), "a") != protect(sheet(disclosed, "ar"), "a")


def test_nothing_leaves_without_consent() -> None:
    disclosed = let_out(marwan(), recipient="ncmp")
    with pytest.raises(UserError) as refused:
        sheet(disclosed, "ar")
    assert refused.value.name == "E_GATE"


def test_furniture_of_another_request_is_a_bug() -> None:
    disclosed = let_out(marwan())
    with pytest.raises(Bug):
        render(
            "family-sheet",
            disclosed,
            [voice("ar")],
            SILENT,
            furniture=furniture(let_out(marwan(), level="C")),
        )
    with pytest.raises(Bug):
        render("poster", disclosed, [voice("ar")], SILENT, furniture=furniture(disclosed))
    with pytest.raises(Bug):
        render("family-sheet", disclosed, [], SILENT, furniture=furniture(disclosed))


class Stop:
    def step(self, stage: str, done: int, total: int) -> None:
        raise Cancelled


def test_it_can_be_stopped() -> None:
    disclosed = let_out(marwan())
    with pytest.raises(Cancelled):
        render("family-sheet", disclosed, [voice("ar")], Stop(), furniture=furniture(disclosed))


def test_long_names_and_long_stories_stay_on_the_paper() -> None:
    book = marwan()
    name = "عبد الرحمن محمد نور الدين شمس الدين عبد القادر عبد الرزاق آل أبو الحسن الدرويش الحلبي الشهير بالقطيفاني"
    book.add("long", "person_name", "marwan", type="nickname", value=name)
    story = "وقد قال إنه رآه مرة أخرى في الممر (قرب الباب) ولم يكلمه أحد بعد ذلك. " * 60
    book.add(
        "long story",
        "event",
        "case",
        type="sighting",
        date={"from": "2015-01-01", "to": "2015-12-31", "precision": "year"},
        text={"ar": story, "src_lang": "ar"},
        confidence="hearsay_named",
    )
    for langs in (("ar",), ("ar", "en"), ("en",)):
        pdf = sheet(let_out(book), *langs, picture=photo.draw_made_up_portrait(2))
        text = flat(pdf)
        assert text.count("الممر") == 60 * len(langs)
        assert pages(pdf) >= 2
        box = (
            Image.open(io.BytesIO(png_of(pdf, page=2, dpi=50)))
            .convert("L")
            .point(lambda v: 255 * (v < 128))
            .getbbox()
        )
        assert box is not None and box[0] >= 28 and box[2] <= 413 - 28  # inside the margins


def test_what_is_asked_and_owed_stands_below_what_comes_next() -> None:
    """Each with its day, or the words for one; what is done is gone."""
    book = marwan()
    for name, type, values in (
        ("القيد", "asked_of_family", {"due": "2026-12-15"}),
        ("الهوية", "asked_of_family", {"due_words": "بعد العيد"}),
        ("الدفتر", "asked_of_family", {"done": True}),
        ("الوصل", "owed_to_family", {"due": "2026-12-20"}),
    ):
        what: Json = {"ar": f"نسخة {name}", "src_lang": "ar"}
        book.add(
            f"duty-{name}",
            "duty",
            "family",
            type=type,
            what=what,
            person=rid("najah"),
            **values,
        )
    book.add(
        "duty-open",
        "duty",
        "family",
        type="owed_to_family",
        what={"ar": "نسخة الإفادة", "src_lang": "ar"},
        person=rid("najah"),
    )
    text = flat(sheet(let_out(book), "ar"))
    asked = text[text.index("ما نطلبه منكم") :]
    assert "نسخة الإفادة" in text and "نسخة الإفادة ·" not in text  # nobody named a day
    assert "نسخة القيد" in asked and "نسخة الهوية" in asked and "بعد العيد" in asked
    assert "نسخة الدفتر" not in text
    assert "نسخة الوصل" in text[: text.index("ما نطلبه منكم")]


NOT_TOLD = {"en": "name not told", "ar": "لم يُذكر الاسم", "ku": "nav nehatiye gotin"}
SISTER = {"en": "sister", "ar": "أخت", "ku": "xwişk"}


@pytest.mark.parametrize("lang", ["ar", "en", "ku"])
def test_relatives_of_whom_nobody_told_a_name_stand_as_their_relation(lang: Lang) -> None:
    book = marwan()
    for one in ("first", "second"):
        book.add(one, "person", "family", sex="female")
        book.add(
            f"kin {one}",
            "kinship",
            "family",
            person=rid(one),
            relation="sister",
            related_to=rid("marwan"),
        )
    text = flat(sheet(let_out(book), lang))
    assert text.count(NOT_TOLD[lang]) == 2 and text.count(SISTER[lang]) >= 2
    book.add("kunya", "person_name", "first", type="kunya", value="أم خالد")
    called = flat(sheet(let_out(book), lang))
    assert called.count(NOT_TOLD[lang]) == 1 and "أم خالد" in called


@pytest.mark.parametrize("wish", ["not_named", "first_name_only"])
def test_a_kunya_stands_where_a_name_would_also_beside_one_whose_name_stays(wish: str) -> None:
    """Nobody asked that hers stays away: she is called by it, and signs by it what she agreed to."""
    book = marwan()
    for one, told in (("um omar", {}), ("rasha", {"given_ar": "رشا", "family_ar": "القاسم"})):
        book.add(one, "person", "family", sex="female", **told)
        book.add(
            f"kin {one}",
            "kinship",
            "family",
            person=rid(one),
            relation="sister",
            related_to=rid("marwan"),
        )
    book.add("hers", "person_name", "um omar", type="kunya", value="أم عمر")
    book.add("wish", "person_mark", "rasha", type=wish)
    text = flat(sheet(let_out(book), "ar"))
    assert text.count("أم عمر") == 1 and "القاسم" not in text
    book.add("her wish", "person_mark", "um omar", type=wish)
    assert "أم عمر" not in flat(sheet(let_out(book), "ar"))


def test_whoever_is_missing_and_known_by_a_kunya_alone_stands_so_at_the_head() -> None:
    book = marwan()
    assert flat(sheet(let_out(book), "ar")).count("أبو خالد") == 1
    book.put("marwan", **{f"{part}_{one}": "" for part in NAME_PARTS for one in WRITINGS})
    text = flat(sheet(let_out(book), "ar"))
    assert text.count("أبو خالد") == 1 and "الاسم غير مذكور في هذه الورقة" not in text


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_whose_name_stays_here_is_not_called_untold(lang: Lang) -> None:
    """Of a mark by the first name alone there is nothing, where only a family name was told."""
    book = marwan()
    book.add(
        "sister",
        "person",
        "family",
        family_ar="القاسم",
        birth={"precision": "year", "from": "1980-01-01", "to": "1980-12-31"},
    )
    book.add(
        "kin sister",
        "kinship",
        "family",
        person=rid("sister"),
        relation="sister",
        related_to=rid("marwan"),
    )
    book.add("wish", "person_mark", "sister", type="first_name_only")
    text = flat(sheet(let_out(book), lang))
    assert NOT_TOLD[lang] not in text and "القاسم" not in text
    assert {"ar": "دون ذكر الاسم في هذه الورقة", "en": "not named on this sheet"}[lang] in text
