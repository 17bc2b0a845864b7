"""The sheets of a mechanism, the case file, the consent form, the letter and the small papers."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pytest
from tests.people import TODAY, rid
from tests.reports.made_up import Book, dictionary, furniture, marwan, voice
from tests.reports.paper import text_of

from vsdesk.errors import Bug, UserError
from vsdesk.progress import SILENT
from vsdesk.records.consent.questions import QUESTIONS
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.reports import SHEETS, Letter, SheetSubject, form_keys, load_form, render
from vsdesk.reports.form_rows import ROWS
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.words import Lang

LETTER = Letter(
    purposes=("search",),
    withdrawn_on=datetime.date(2026, 11, 24),
    answer_by=datetime.date(2026, 12, 24),
    sent=((datetime.date(2026, 11, 20), "AAAA-BBBB-CCCC-DDDD", 1),),
    references=("WG-1",),
)
SCOPES: Json = ["circumstances", "documents", "family_members", "identity", "perpetrator_names"]


def book() -> Book:
    """Marwan's case with papers, claims, and a second person who was asked."""
    found = marwan()
    for recipient, purpose in (
        ("wgeid", "un_complaint"),
        ("icrc", "search"),
        ("iimp", "search"),
        ("own_org", "casework"),
        ("own_org", "hold_record"),
    ):
        more: dict[str, Json] = {"data_scope": SCOPES, "photo_use": False}
        found.answer(f"{purpose} {recipient} +", purpose, recipient, **more)
    found.add("farouk", "person", "family", given_ar="فاروق", family_ar="الدرويش")
    found.add(
        "no",
        "consent_grant",
        "family",
        grantor=rid("farouk"),
        capacity="relative",
        purpose="media",
        recipient="public",
        result="refused",
        given_on="2026-11-01",
        how_recorded="signed",
    )
    found.add(
        "paper", "evidence_item", "case", type="civil_record", title="بيان قيد", sha256="ab" * 32
    )
    found.add("moved", "custody_entry", "paper", action="collected", seal_no="SEAL-77")
    found.add(
        "look", "document_check", "paper", result="suspicious", basis={"en": "x", "src_lang": "en"}
    )
    found.add("test", "document_test", "look", test="issuer_exists", result="fail")
    found.add(
        "rumour",
        "claim",
        "case",
        field="whereabouts",
        value="transferred_abroad",
        confidence="rumour",
        status="current",
    )
    found.add("by", "involvement", "seen", named_as="فرع مختلق", certainty="probable")
    found.add("other", "external_ref", "case", body="icmp", ref_no="77-88")
    found.add("former", "external_ref", "case", body="before_enrolment", ref_no="26-4040")
    found.add("folder", "external_ref", "case", body="paper", ref_no="ملف ٥٠٥٠")
    return found


def let_out(recipient: str, purpose: str = "casework", person: str = "najah") -> GateDecision:
    request = Request(purpose, recipient, "B", TODAY, ("en",), "", rid(person))
    return decide(request, book().dossier(), dictionary())


def sheet(
    kind: str, disclosed: GateDecision, *langs: Lang, topic: SheetSubject | None = None
) -> str:
    pdf = render(
        kind,
        disclosed,
        [voice(lang) for lang in langs],
        SILENT,
        furniture=furniture(disclosed, discreet=kind == "discreet-card"),
        topic=topic or SheetSubject(dictionary()),
    )
    return " ".join(text_of(pdf).split())


def test_the_six_starred_blocks_come_first_in_the_order_of_the_form() -> None:
    form = load_form("wgeid")
    assert form is not None
    assert [(one.number, one.star) for one in form.blocks[:6]] == [
        (str(n), True) for n in range(1, 7)
    ]
    text = sheet("wgeid", let_out("wgeid", "un_complaint"), "en")
    places = [text.index(f"* {one.number} · {one.title('en')}") for one in form.blocks[:6]]
    assert places == sorted(places)
    for words in (
        "Marwan Khaled al-Darwish",
        "9 to 11 August 2013",
        "Al Qutayfah",
        "26 to 27",
        "4471/2018",
        "Alleged to be responsible",
        "Consent of",
        "S-000857",
        "77-88",
        "ab" * 16,
        "not confirmed",
    ):
        assert words in text, words
    for never in ("+905550000001", "فاروق", "was killed", "deceased"):
        assert never not in text


@pytest.mark.parametrize(("key", "lang"), [("iimp", "ar"), ("iimp", "en")])
def test_no_number_of_our_own_stands_among_bodies_that_were_told(key: str, lang: Lang) -> None:
    text = sheet(key, let_out(key, "search"), lang)
    assert "77-88" in text
    assert "4040" not in text and "5050" not in text and "٥٠٥٠" not in text


def test_a_block_with_nothing_says_so() -> None:
    disclosed = let_out("iimp", "search")
    told = sheet("iimp", disclosed, "en")
    assert told.count("Nothing stands here") == 1
    assert "6 · Descriptions for identification Nothing stands here" in told
    bare = (
        Book()
        .add("case", "case", case_no="MAS-26-A-0001", person=rid("p"))
        .add("p", "person", "case")
    )
    bare.add("m", "person", given_ar="نجاح")
    bare.add("k", "kinship", person=rid("m"), relation="mother", related_to=rid("p"))
    bare.add(
        "g",
        "consent_grant",
        grantor=rid("m"),
        capacity="relative",
        purpose="un_complaint",
        recipient="wgeid",
        result="given",
        given_on="2026-11-01",
        data_scope=SCOPES,
    )
    request = Request("un_complaint", "wgeid", "B", TODAY)
    text = sheet("wgeid", decide(request, bare.dossier(), dictionary()), "en")
    assert text.count("Nothing stands here") >= 3


@pytest.mark.parametrize("key", form_keys())
def test_every_form_names_known_rows_in_three_languages(key: str) -> None:
    form = load_form(key)
    assert form is not None and form.langs
    mains = {"person": "person", "case": "case", "taken": "event", "submission": "submission"}
    for block in form.blocks:
        for lang in LANGS:
            assert block.titles[lang] and form.titles[lang]
        for row in block.rows:
            kind, _, name = row.partition(".")
            known = (
                dictionary().kind(row[1:]) is not None
                if row.startswith("*")
                else row in ROWS or dictionary().field(mains.get(kind, ""), name) is not None
            )
            assert known, row


def test_a_working_sheet_says_that_it_is_one_and_a_carried_one_who_takes_it() -> None:
    assert "not a form of this body" in sheet("iimp", let_out("iimp", "search"), "en")
    text = sheet("icrc", let_out("icrc", "search"), "en")
    assert "The relative takes this sheet along" in text
    assert "not a form of this body" not in text
    for never in ("شعبة المخابرات", "فرع مختلق"):  # nothing to be found at a checkpoint
        assert never not in text
    assert "فرع مختلق" in sheet("iimp", let_out("iimp", "search"), "en")


@pytest.mark.parametrize("lang", LANGS)
def test_the_case_file_holds_every_kind_that_may_leave(lang: Lang) -> None:
    disclosed = let_out("own_org")
    text = sheet("case-file", disclosed, lang)
    for words in ("مروان", "01:", "77-88", "4471/2018"):
        assert words in text or words == "01:"
    assert "+905550000001" not in text
    say = voice(lang).words.say
    assert say(
        "Missing. Presumed alive as long as nothing else is established. The search goes on."
    )


def test_claims_and_answers_are_said_in_few_lines_and_an_empty_one_not_at_all() -> None:
    found = book()
    found.add("nothing", "claim", "case", field="fate", confidence="rumour", status="current")
    request = Request("casework", "own_org", "B", TODAY, ("en",))
    text = sheet("case-file", decide(request, found.dossier(), dictionary()), "en")
    assert "Whereabouts · moved to another country" in text
    assert text.count("rumour") == 1  # the claim that says nothing is not there
    assert "Media · the public · refused" in text and "What is claimed" not in text
    # what holds for all of one mother's answers stands once below them, and the story once
    assert text.count("Photo may be used: no") == 1 and "keep the file" in text.lower()
    assert text.count("كان في طريقه") == 1


def test_a_consent_form_is_of_one_person() -> None:
    disclosed = let_out("family")
    text = sheet(
        "consent-form", disclosed, "en", topic=SheetSubject(dictionary(), person=rid("najah"))
    )
    assert "The questions" in text and "To take an answer back" in text
    assert "complaint to the United Nations" in text  # asked besides
    assert "media" not in text and "فاروق" not in text  # what another answered
    ar = sheet(
        "consent-form", disclosed, "ar", topic=SheetSubject(dictionary(), person=rid("najah"))
    )
    assert "هل نبحث مع الهيئة الوطنية للمفقودين" in ar
    codes = [
        re.findall(r"\b[A-Z2-7]{4}-[A-Z2-7]{4}(?=\s)", said.partition("2026")[2])
        for said in (text.partition("Form of")[2], ar.partition("استمارة")[2])
    ]
    assert (
        all(codes) and codes[0][0] != codes[1][0]
    )  # which text was read: by its words, not by a day


@pytest.mark.parametrize(
    ("lang", "last", "signed", "name"),
    [
        ("en", "Not now", "Signature:", "Najah"),
        ("ar", "ليس الآن", "التوقيع:", "نجاح"),
        ("ku", "Ne niha", "Îmze:", "Najah"),
    ],
)
def test_each_answer_is_signed_beside_its_question(
    lang: Lang, last: str, signed: str, name: str
) -> None:
    disclosed = let_out("family")
    pdf = render(
        "consent-form",
        disclosed,
        [voice(lang)],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary(), person=rid("najah")),
    )
    lines = [" ".join(one.split()) for one in text_of(pdf).splitlines()]
    answers = [one for one in lines if last in one]
    assert len(answers) == len(QUESTIONS) + 4  # four were asked besides
    assert all(signed.strip(":") in one for one in answers)
    assert sum(name in one for one in lines) == 2  # at the head, and where it is signed


def test_a_discreet_form_says_that_a_condition_was_told_and_none_of_its_words() -> None:
    """Whoever signs sees what, by words that name no body and nothing of what happened."""
    found = book()
    found.answer("if", "photo_publication", "public", result="given_if", photo_use=True)
    told: Json = {"ar": "إذا سقط الفرع، مصطنع", "src_lang": "ar"}
    found.add("when", "consent_condition", "if", type="other", words=told)
    request = Request("casework", "family", "B", TODAY, ("ar",), "", rid("najah"))
    disclosed = decide(request, found.dossier(), dictionary())
    said: dict[bool, str] = {}
    for discreet in (True, False):
        pdf = render(
            "consent-form",
            disclosed,
            [voice("ar")],
            SILENT,
            furniture=furniture(disclosed, discreet=discreet),
            topic=SheetSubject(dictionary(), person=rid("najah")),
        )
        said[discreet] = " ".join(text_of(pdf).split())
    assert "إذا سقط الفرع" in said[False] and "والجهة التي تنسّق عملنا" in said[False]
    assert "بشرط واحد قُرئ بصوت مسموع" in said[True] and "الجهة الثانية التي سُمّيت" in said[True]
    for words in ("الفرع", "المفقودين", "الحمض", "ألمانيا", "فرنسا"):
        assert words not in said[True], words
    assert "المفقودين" in said[False] and "ألمانيا" in said[False]


@pytest.mark.parametrize(
    ("lang", "day", "photo"),
    [
        ("en", "not before a day: 1 March 2030", "without the photo"),
        ("ar", "ليس قبل يوم معيّن", "دون الصورة"),
        ("ku", "ne berî rojekê: 1 Adar 2030", "bêyî wêneyî"),
    ],
)
def test_a_condition_without_anybodys_words_is_said_by_its_rule(
    lang: Lang, day: str, photo: str
) -> None:
    """As an older vault may hold it, below a plain yes too: the paper shows no yes without its limit."""
    found = book()
    found.answer("if", "photo_publication", "public", result="given_if", photo_use=True)
    found.add("day", "consent_condition", "if", type="not_before_day", day="2030-03-01")
    found.add("photo", "consent_condition", "if", type="without_photo")
    request = Request("casework", "family", "B", TODAY, (lang,), "", rid("najah"))
    disclosed = decide(request, found.dossier(), dictionary())
    topic = SheetSubject(dictionary(), person=rid("najah"))
    for kind in ("consent-form", "family-sheet"):
        text = " ".join(sheet(kind, disclosed, lang, topic=topic).split())
        assert day in text and photo in text and "«»" not in text, kind


def test_in_two_columns_each_answer_is_signed_below_its_boxes() -> None:
    topic = SheetSubject(dictionary(), person=rid("najah"))
    text = sheet("consent-form", let_out("family"), "ar", "en", topic=topic)
    assert text.count("Signature: ") == len(QUESTIONS) + 4


def test_a_yes_to_one_prosecutor_ticks_that_one_alone() -> None:
    topic = SheetSubject(dictionary(), person=rid("najah"))

    def printed(*recipients: str) -> str:
        found = book()
        for recipient in recipients:
            found.answer(
                f"court {recipient}",
                "criminal_accountability",
                recipient,
                how_recorded="signed",
                data_scope=SCOPES,
            )
        request = Request("casework", "family", "B", TODAY, ("en",), "", rid("najah"))
        disclosed = decide(request, found.dossier(), dictionary())
        return sheet("consent-form", disclosed, "en", topic=topic)

    none, germany = printed(), printed("prosecutor_de")
    assert "Karlsruhe" not in germany  # the tick of the question says it
    other = printed("prosecutor_other").partition("Asked besides")[2]
    assert "another prosecutor" in other and "another prosecutor" not in none


def test_the_letter_names_no_person_and_is_not_stopped_by_the_withdrawal() -> None:
    refused = let_out("ncmp", "search")
    assert not refused.allowed
    for lang in LANGS:
        text = sheet(
            "withdrawal-letter", refused, lang, topic=SheetSubject(dictionary(), letter=LETTER)
        )
        assert "MAS-26-A-0001" in text and "AAAA-BBBB-CCCC-DDDD" in text and "WG-1" in text
        for never in ("Marwan", "مروان", "Najah", "نجاح"):
            assert never not in text
    with pytest.raises(UserError, match="E_GATE"):
        sheet("ncmp", refused, "ar")


def test_a_paper_is_never_called_genuine() -> None:
    keep = Request("casework", "family", "B", TODAY, ("en",), "", rid("najah"))
    with_papers = book()
    # the answer that keeps the file covers documents too
    with_papers.records = [
        one
        for one in with_papers.records
        if (one.text("purpose"), one.text("given_on")) != ("hold_record", "2026-11-01")
    ]
    disclosed = decide(keep, with_papers.dossier(), dictionary())
    topic = SheetSubject(dictionary(), item=rid("paper"))
    text = sheet("document-note", disclosed, "en", topic=topic)
    assert "There are signs that it was forged." in text
    assert "Nobody here blames you" in text
    for lang in LANGS:
        words = sheet("document-note", disclosed, lang, topic=topic)
        for never in ("authentic", "genuine", "صحيحة", "أصلية"):
            assert never not in words


def test_the_card_holds_a_number_a_first_name_and_a_phone_only() -> None:
    text = sheet("discreet-card", let_out("family"), "ar")
    assert "26-A-0001" in text and "هدى" in text and "+90 555 000 00 02" in text
    for never in ("MAS-", "رابطة", "مروان", "مفقود", "اختفاء", "المخابرات"):
        assert never not in text


def test_the_custody_log_names_each_step_and_digest() -> None:
    text = sheet("custody-log", let_out("own_org"), "en")
    assert "SEAL-77" in text and "ab" * 32 in text.replace(" ", "")


def test_a_leaflet_in_each_language_and_no_other_sheet() -> None:
    for lang in LANGS:
        assert sheet("extortion-leaflet", let_out("family"), lang)
    with pytest.raises(Bug):
        sheet("letter-of-thanks", let_out("family"), "en")
    assert "withdrawal-letter" in SHEETS
