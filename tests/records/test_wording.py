"""The wording guard in three languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from vsdesk.languages import folder_of
from vsdesk.paths import resources
from vsdesk.records.checks.wording import WordingReader, slips
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.words import LANGS, Lang, Words


def may_stand(text: str) -> bool:
    """Whether a line holds no word that presumes death."""
    return not any(one.kind == "never" for one in slips(text))


@pytest.mark.parametrize(
    "text",
    [
        "المرحوم مروان",
        "المَرحوم مروان",
        "والشهيدة غادة",
        "هي أرملة",
        "زوجته أرملته",
        "الشهداء",
        "الله يرحمه كان طيباً",
        "رحمه الله",
        "استشهد سنة 2013",
        "شاب غريق",
        "المغفور له",
        "المرحوم مروان، بحسب والدته، كان خياطاً",
        "الـمـرحـوم مروان",
        "كالشهيد",
        "مرحومنا",
        "استشهاده",
        "توفي في السجن",
        "تُوُفِّيت في المشفى",
        "قضى تحت التعذيب",
        "وافته المنية",
        "تغمده الله برحمته",
        "the late Marwan, according to his mother, was a tailor",
        "He died in 2014",
        "she is dead",
        "Rehmetî Marwan, li gorî diya wî",
        "li girtîgehê wefat kir",
        "hatiye kuştin",
        "Rehmetî Marwan",
        "şehîd bû",
        "his widow",
        "the late Marwan",
        "he was killed in 2013",
        "Martyr",
    ],
)
def test_words_that_presume_death_never_stand(text: str) -> None:
    assert not may_stand(text)
    assert any(one.kind == "never" and one.word in text for one in slips(text))
    assert slips(text, identified=True) == ()


@pytest.mark.parametrize(
    "text",
    [
        "مروان خالد الدرويش مفقود منذ 2013",
        "أُخذ من حاجز القطيفة",
        "شهد عيان رآه",
        "شاهد ثالث",
        "مستشهداً بالقانون",
        "ترملة حي في حلب",
        "مفقود في البحر",
        "كان في مكتبه يوم أُخذ",
        "مسجَّل/ة متوفى/متوفاة في السجل المدني (غير مثبت)",
        "متوفى بحسب بيان من النفوس",
        "توفي بحسب شهادة من المشفى",
        "deceased according to the death certificate",
        "diedrich",
        "الشهادة الابتدائية",
        "متوفر",
        "كالشهد",
        "li gorî tomara nifûsê wefat kiriye",
        "Marwan has been missing since 2013",
        "later that day",
        "translated by S-0007",
        "registered as deceased in the civil registry (not confirmed)",
        "Marwan ji sala 2013an ve winda ye",
        "şahid got",
    ],
)
def test_words_of_searching_and_of_papers_stand(text: str) -> None:
    assert may_stand(text), slips(text)


@pytest.mark.parametrize("text", ["كان يحب الموسيقا", "He used to sing.", "She was a teacher"])
def test_the_past_is_shown_and_may_stay(text: str) -> None:
    (found,) = slips(text)
    assert found.kind == "look" and may_stand(text)
    assert text[found.start : found.end] == found.word
    assert found.word not in repr(found)


@pytest.mark.parametrize(
    "text",
    ["الثاني: أنس رفيق (فار).", "فارّ من وجه العدالة", "متوارٍ عن الأنظار", "a fugitive", "firar e"],
)
def test_what_a_court_calls_a_fugitive_is_asked_about_and_stands(text: str) -> None:
    (found,) = slips(text)
    assert found.kind == "fled" and found.word in text and may_stand(text)


@pytest.mark.parametrize("text", ["كفار", "فارس", "فاروق", "سفاره", "سافر", "firaq", "largest"])
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert slips(text) == ()


def test_a_slip_has_a_sentence_in_each_language() -> None:
    for text in ("المرحوم", "كان يحب", "فار"):
        (found,) = slips(text)
        said = {Words(lang).say(found.sentence) for lang in LANGS}
        assert len(said) == 3


@pytest.mark.parametrize("lang", LANGS)
def test_no_label_of_ours_presumes_death(lang: Lang) -> None:
    """The program's own lists never call a missing person dead; what others did is named as theirs."""
    lists = Vocabularies.load()
    labels = Labels(lang, lists)
    named = {"civil_status", "vital_status", "case_type", "relation", "kinship"}
    for name in sorted(
        set(lists) & {"search_status", "whereabouts", "claim_field", "fate"} - named
    ):
        for key in lists.keys(name):
            assert may_stand(labels.term(name, key)), (name, key)


# Terms about somebody else, never about who is missing: civil_statuses and vital_statuses
# (records/kinship/graph.py) keep them from the forms of the missing and of their spouses.
_OF_RELATIVES = {"widowed", "deceased"}
_LOOKED_FOR = "rejected_words"  # what families do not want said: looked for, never said
_ANTE = ("ante-mortem", "قبل الوفاة", "berî mirinê")


def _texts(keys: tuple[str, ...], value: object) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts((*keys, key), one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(keys, one)


def _of_resources() -> Iterator[tuple[tuple[str, ...], str]]:
    for file in sorted(set(resources().rglob("*.toml")) - {resources() / f"{_LOOKED_FOR}.toml"}):
        # what is looked for in others, and what others type: the program does not say it
        if file.name in ("checks.toml", "titles.toml", "well_known.toml"):
            continue
        yield from _texts((file.stem,), tomllib.loads(file.read_text(encoding="utf-8")))


# What is written of whoever asks that nothing is known of them is such a plea itself.
_WISHES = "person_mark_type"


def _presumes(keys: tuple[str, ...], text: str) -> bool:
    said = [one for one in slips(text) if _WISHES not in keys or one.kind != "kept"]
    return bool(said) or any(one in text for one in _ANTE)


def test_no_term_label_or_rule_presumes_a_death() -> None:
    found = [
        (keys, text)
        for keys, text in _of_resources()
        if not _OF_RELATIVES & {*keys} and _presumes(keys, text)
    ]
    assert not found


@pytest.mark.parametrize("lang", ["ar", "ku"])
def test_no_sentence_of_the_program_presumes_a_death(lang: str) -> None:
    with (folder_of(lang) / "LC_MESSAGES" / "vsdesk.po").open("rb") as file:
        pairs = [(one.id, one.string) for one in read_po(file)]
    texts = [
        text for pair in pairs for one in pair for text in ([one] if isinstance(one, str) else one)
    ]
    assert len(texts) > 1000
    assert not [one for one in texts if any(said.kind in ("never", "look") for said in slips(one))]


def test_a_sentence_that_was_read_is_not_read_again() -> None:
    """While a long story is written each letter reads the one sentence that it stands in."""
    story = " ".join(f"في اليوم {day} مشينا ولم يقل احد شيئا." for day in range(600))
    reader = WordingReader()
    reader.slips(story)
    before = len(reader._read)
    assert before == 600
    found = reader.slips(story + " قالوا انه استشهد، لا تكتبو اسمو")
    assert len(reader._read) == before + 1
    assert [(one.word, one.kind) for one in found] == [
        ("استشهد", "never"),
        ("لا تكتبو اسمو", "plea"),
    ]
    assert all(
        (story + " قالوا انه استشهد، لا تكتبو اسمو")[one.start : one.end] == one.word
        for one in found
    )
