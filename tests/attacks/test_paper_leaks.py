"""What must be on no paper: news, sealed names, care, a yes nobody gave, words that harm at a checkpoint.

Each test is named by its finding, looks at the text of a finished PDF in Arabic, and tries the neighbours of
the case too. All people are made up.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.desk.conftest import House, whole_case
from tests.desk.test_untold import news
from tests.reports.paper import text_of

from vsdesk.desk import SHEETS, Desk, Edit, SheetOrder, may_be_discreet
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.errors import UserError
from vsdesk.records.consent import recipients
from vsdesk.records.consent.answers import ALL_SCOPES
from vsdesk.records.consent.questions import QUESTIONS
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.reports import FOR_FAMILY, form_keys, short_digest
from vsdesk.ui.parts.paper_kinds import _PAPERS
from vsdesk.words import LANG_OF, LANGS, Lang

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import Level

SEALED: Final = "بلورةمصونة"  # the true name of a source; made up, and in no other record
NEWS: Final = ("التعرّف", "تحديد الهوية", "الوفاة", "وفاة", "إعدام", "رفات", "مختبرمصطنع")
CARE: Final = "كلمةالرعاية"  # in a remark of every kind of help
HARM: Final = (
    *(
        "MTH",
        "رابطة",
        "اختفاء",
        "مفقود",
        "معتقل",
        "القطيفة",
        "فرع",
        "المؤسسة المستقلة",
        "الأمم المتحدة",
    ),
    *("مدّع", "محاكم", "الصليب", "الحالة", "مروان خالد", "الدرويش"),
)


def text(words: str) -> Json:
    return {"ar": words, "src_lang": "ar"}


def mother_of(desk: Desk, family: str) -> str:
    found = [
        one for one in desk.cases.dossier(family).of("family_member") if one.value("focal_point")
    ]
    return found[0].text("person")


def agree(
    desk: Desk, family: str, *asked: tuple[str, str], photo: bool = True, **more: Json
) -> None:
    """A yes of the mother to each purpose and recipient, with every scope."""
    common: dict[str, Json] = {
        "grantor": mother_of(desk, family),
        "result": "given",
        "given_on": desk.context.today(),
        "data_scope": [*sorted(ALL_SCOPES)],
        "photo_use": photo,
        **more,
    }
    desk.cases.save(
        [
            Edit("consent_grant", {**common, "purpose": purpose, "recipient": to}, parent=family)
            for purpose, to in asked
        ]
    )


def paper(desk: Desk, case: str, kind: str, lang: str = "ar", **more: Any) -> str:
    """The text of a finished sheet."""
    order = replace(SheetOrder(case, (LANG_OF[lang],), kind, discreet=False), **more)
    made = desk.outbound.sheets.sheet(order)
    return text_of(made.pdf).replace(
        short_digest(made.digest), ""
    )  # another one for each state of the case


def refusal(desk: Desk, case: str, kind: str, **more: Any) -> str:
    with pytest.raises(UserError) as refused:
        paper(desk, case, kind, **more)
    assert refused.value.name == "E_GATE"
    return str(refused.value.params["reason"])


# --- L1: news of a death that nobody told ------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_l1_no_paper_that_a_family_may_carry_tells_untold_news(house: House, lang: Lang) -> None:
    """On the coordinator's own device, who knows it, for whomever the paper is said to be."""
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    agree(desk, family, ("search", "icrc"), ("search", "iimp"), ("search", "sarc"))
    kinds = {
        kind: {"purpose": "search", "recipient": "icrc"} if kind == "icrc" else {"recipient": to}
        for kind in SHEETS
        for to in ("family",)
        if may_be_discreet(kind)
    }
    order = {"person": mother_of(desk, family)}
    before = {kind: paper(desk, case, kind, lang, **order, **kinds[kind]).split() for kind in kinds}
    carried = {"purpose": "search", "recipient": "sarc"}
    event = news(desk, case)
    assert {*FOR_FAMILY, "icrc"} == set(kinds)
    for kind, said in before.items():
        assert paper(desk, case, kind, lang, **order, **kinds[kind]).split() == said, kind
    file = paper(desk, case, "case-file", lang, **carried)
    assert not [one for one in NEWS if one in file]
    assert "untold" not in repr(
        desk.outbound.sheets.sheet(SheetOrder(case, kind="icrc", purpose="search")).withheld
    )
    # a sheet made for a family is as quiet where somebody says that it is for a body
    odd = paper(desk, case, "family-sheet", lang, purpose="search", recipient="iimp")
    assert not [one for one in NEWS if one in odd]
    # a body of whom nobody of the family hears may be told, which shows that there was something to tell
    iimp = desk.outbound.sheets.decided(SheetOrder(case, kind="iimp"), desk.cases.dossier(case))
    assert iimp.get(event) is not None


# --- L2: the own copy, and what is sealed ------------------------------------------------------


def sealed_source(desk: Desk, case: str) -> None:
    source = desk.cases.save([Edit("source", {"true_name": SEALED})]).ids[0]
    event = desk.cases.dossier(case).of("event")[0].id
    desk.cases.save([Edit("event", {"told_by": source}, id=event)])
    desk.cases.save(
        [Edit("event", {"type": "sighting", "text": text(SEALED), "sens": 4}, parent=case)]
    )


@pytest.mark.parametrize("level", ["A", "B", "C", "D", "E"])
def test_l2_no_paper_and_no_table_is_the_own_copy(house: House, level: Level) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    sealed_source(desk, case)
    for kind, purpose in product(
        ("case-file", "family-sheet", "iimp"), ("hold_record", "casework")
    ):
        more = {"purpose": purpose, "recipient": recipients.OWN_COPY, "level": level}
        assert refusal(desk, case, kind, **more) == "own_copy"
    order = ExitOrder("hold_record", recipients.OWN_COPY, level, (case,))
    for leave in (
        desk.outbound.tables.spread_look,
        desk.outbound.tables.spreadsheet,
        desk.outbound.tables.clipboard,
    ):
        with pytest.raises(UserError) as refused:
            leave(order)
        assert refused.value.name in ("E_GATE", "E_VALUE")
    if level in ("A", "B", "C"):
        with pytest.raises(UserError) as refused:
            desk.outbound.files.dump_for(house.root / "dump", order)
        assert refused.value.params["reason"] == "own_copy"
    assert not desk.cases.dossier(case).of("disclosure")


def test_l2_what_is_sealed_is_on_no_paper_of_our_own_either(house: House) -> None:
    """Sealed records open on the screen with a reason; a paper needs none, so it goes to level B."""
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    sealed_source(desk, case)
    for to in ("own_org", "coordinator"):
        more = {"purpose": "casework", "recipient": to}
        assert refusal(desk, case, "case-file", **more, level="A") == "sealed"
        said = paper(desk, case, "case-file", **more)
        assert SEALED not in said
        assert re.search(r"المستوى\W+B\W", said)  # what the foot says is what was used


# --- L3: needs, services, referrals, requests --------------------------------------------------


def help_given(desk: Desk, family: str) -> None:
    mother = mother_of(desk, family)
    note = text(CARE)
    talk = desk.cases.save(
        [Edit("need_assessment", {"person": mother, "note": note}, parent=family)]
    ).ids[0]
    need = desk.cases.save([Edit("need", {"category": "mhpss", "note": note}, parent=talk)]).ids[0]
    desk.cases.save(
        [
            Edit(
                "service",
                {"beneficiary": mother, "type": "psych_individual", "need": need, "result": note},
                parent=family,
            ),
            Edit(
                "referral",
                {
                    "person": mother,
                    "service": "psych_individual",
                    "to_name": CARE,
                    "feedback": note,
                },
                parent=family,
            ),
            Edit(
                "family_request", {"person": mother, "type": "correct", "text": note}, parent=family
            ),
        ]
    )


def test_l3_help_stands_on_no_paper_but_our_own_whatever_was_agreed(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    help_given(desk, family)
    lists = Vocabularies.load()
    bodies = [one for one in lists.keys("recipient") if one not in ("own_org", "own_copy")]
    agree(desk, family, *(("search", one) for one in bodies))
    seen = 0
    for to in bodies:
        for kind in ("case-file", *([to] if to in form_keys() else [])):
            try:
                said = paper(
                    desk, case, kind, purpose="search", recipient=to, person=mother_of(desk, family)
                )
            except UserError:  # donors get no paper
                continue
            seen += 1
            assert CARE not in said and "جلسة نفسية" not in said and "دعم نفسي" not in said, (
                to,
                kind,
            )
    assert seen > len(bodies)
    own = paper(desk, case, "case-file", purpose="casework", recipient="own_org")
    assert CARE in own and "جلسة نفسية فردية" in own


@pytest.mark.parametrize("to", ["own_org", "coordinator", "family", "iimp"])
def test_l3_what_tells_of_violence_in_private_is_on_no_paper_at_all(house: House, to: str) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    agree(desk, family, ("casework", "iimp"))
    mother, note = mother_of(desk, family), text(CARE)
    talk = {"person": mother, "note": note}
    first, second = (
        desk.cases.save([Edit("need_assessment", {**talk, **more}, parent=family)]).ids[0]
        for more in ({}, {"protected_referral": True})
    )
    need = desk.cases.save(
        [Edit("need", {"category": "gbv_safe_referral", "note": note}, parent=first)]
    ).ids[0]
    desk.cases.save([Edit("need_assessment", {"note": None}, id=first)])
    desk.cases.save(
        [
            Edit("need", {"category": "legal", "note": note}, parent=second),
            Edit("referral", {"person": mother, "service": "psych_individual", "need": need, "feedback": note}, parent=family),
            Edit("service", {"beneficiary": mother, "type": "psych_individual", "need": need, "result": note}, parent=family),
            Edit("risk_assessment", {"threats": ["stigma_gbv"], "level": "amber", "date": desk.context.today(), "who_harmed": note}, parent=family),
        ]
    )  # fmt: skip  # a record a row
    assert CARE not in paper(desk, case, "case-file", purpose="casework", recipient=to)


# --- L4: a yes only for the question that was asked --------------------------------------------


@pytest.mark.parametrize(
    ("said", "printed"),
    [(None, "لم يُسأل عنه"), ("given", "نعم"), ("refused", "لا"), ("not_asked", "لم يُسأل عنه")],
)
@pytest.mark.parametrize("to", ["icrc", "public"])
def test_l4_a_photo_is_published_by_the_answer_to_that_question(
    house: House, said: str | None, printed: str, to: str
) -> None:
    """The use of the photo in the search is another question, and its yes is none to this one."""
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    agree(desk, family, ("search", "icrc"), photo=True)
    if said:
        agree(desk, family, ("photo_publication", to), result=said)
    lines = paper(desk, case, "icrc").splitlines()
    said_there = next(line for line in lines if line.strip().endswith("صورة المفقود"))
    assert said_there.strip().removesuffix("صورة المفقود").strip() == printed


def test_l4_a_no_to_anybody_is_a_no(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    agree(desk, family, ("search", "icrc"), ("photo_publication", "icrc"))
    agree(desk, family, ("photo_publication", "public"), result="refused")
    lines = paper(desk, case, "icrc").splitlines()
    said_there = next(line for line in lines if line.strip().endswith("صورة المفقود"))
    assert said_there.strip().removesuffix("صورة المفقود").strip() == "لا"


# --- L5: what is found at a checkpoint ---------------------------------------------------------


def inside_syria(desk: Desk) -> tuple[str, dict[str, Any]]:
    """A family in Syria, with everything at hand that a paper could tell."""
    case, _, family = whole_case(desk)
    place = next(one.id for one in desk.context.dictionary.places if one.key.startswith("SY"))
    desk.cases.save([Edit("family", {"current_place": place}, id=family)])
    desk.outbound.sheets.set_contact("هدى", "+90 511 111 11 11", "10–13")
    agree(desk, family, ("search", "icrc"), ("search", "sarc"), ("search", "iimp"))
    note = Edit(
        "evidence_item", {"type": "branch_paper", "title": "بيان من الفرع 215"}, parent=case
    )
    item = desk.cases.save([note]).ids[0]
    return case, {"person": mother_of(desk, family), "item": item}


@pytest.mark.parametrize("lang", LANGS)
def test_l5_inside_syria_every_paper_for_a_family_is_discreet_by_itself(
    house: House, lang: Lang
) -> None:
    desk = house.coordinator()
    case, about = inside_syria(desk)
    orders: list[tuple[str, dict[str, Any]]] = [
        (kind, {}) for kind in SHEETS if may_be_discreet(kind)
    ]
    for to in ("icrc", "sarc", "family"):  # whatever else is put into a family's hand
        orders.append(("case-file", {"purpose": "search", "recipient": to}))
    for kind, more in orders:
        order = replace(SheetOrder(case, (lang,), kind), **about, **more)
        made = desk.outbound.sheets.sheet(order)
        said = text_of(made.pdf)
        assert made.discreet
        assert not [one for one in HARM if one in said], (kind, said)
        assert not [
            one for one in ("Darwish", "disappear", "Syria", "Level", "Red Cross") if one in said
        ]
        assert "511 111 11 11" in said and b"/Title" in made.pdf and b"MTH" not in made.pdf
        assert made.digest[:4] not in said
    body = desk.outbound.sheets.sheet(SheetOrder(case, (lang,), "iimp"))  # no family carries it
    assert not body.discreet and "MTH" in text_of(body.pdf)


def test_l5_the_consent_form_keeps_its_answers_and_its_slip(house: House) -> None:
    desk = house.coordinator()
    case, about = inside_syria(desk)
    said = text_of(
        desk.outbound.sheets.sheet(replace(SheetOrder(case, ("ar",), "consent-form"), **about)).pdf
    )
    plain = " ".join(said.split())
    assert [one for one in QUESTIONS.values() if str(one.number) not in plain] == []
    for words in (
        "الاحتفاظ بما رويتموه",
        "الجهة الثانية التي سُمّيت لكم",
        "قُرئ كل سؤال بصوت مسموع كاملاً",
    ):
        assert words in plain
    assert "أسحب جوابي" in plain and "نجاح" in plain


def test_l5_whoever_asks_gets_the_whole_paper_and_outside_it_is_whole(house: House) -> None:
    desk = house.coordinator()
    case, about = inside_syria(desk)
    whole = replace(SheetOrder(case, ("ar",), "icrc", discreet=False), **about)
    assert "MTH" in text_of(desk.outbound.sheets.sheet(whole).pdf)
    family = str(desk.cases.record(case).value("family"))
    desk.cases.save([Edit("family", {"discreet": False}, id=family)])
    made = desk.outbound.sheets.sheet(replace(whole, discreet=None))
    assert not made.discreet and "MTH" in text_of(made.pdf)


# --- L6: levels at which only codes and figures leave ------------------------------------------


@pytest.mark.parametrize("level", ["D", "E"])
def test_l6_no_paper_of_one_person_is_made_where_only_codes_leave(
    house: House, level: Level
) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    agree(desk, family, *(("search", key) for key in form_keys()))
    for kind in form_keys():
        reason = refusal(desk, case, kind, purpose="search", recipient=kind, level=level)
        assert reason == "computed", kind
    for kind in ("family-sheet", "consent-form", "papers-missing", "document-note"):
        assert refusal(desk, case, kind, level=level) == "computed", kind


# --- L7: a family's sheet while news waits -----------------------------------------------------


def test_l7_a_sheet_is_not_held_because_a_refusal_would_be_the_news(house: House) -> None:
    """Nobody learns it from a paper, nor from a paper that suddenly cannot be printed."""
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    before = paper(desk, case, "family-sheet").split()
    news(desk, case)
    assert paper(desk, case, "family-sheet").split() == before


def test_l5_the_window_offers_the_discreet_form_of_the_same_papers() -> None:
    offered = {one.key for one in _PAPERS if one.discreet} | {"discreet-card"}
    assert offered == FOR_FAMILY
