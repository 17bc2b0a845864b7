"""A name is found by ordinary slips of writing, where a further name stands behind it.
All people are made up."""

from __future__ import annotations

import pytest
from tests.attacks.work import calls

from vsdesk import paths
from vsdesk.names.slips import by_a_vowel, slips
from vsdesk.names.spellings import parts, words
from vsdesk.records.gate.names.nowhere_named import Others
from vsdesk.records.gate.names.told_names import NOBODY_ELSE, Someone, ToldNames


def found(name: str, text: str, others: Others = NOBODY_ELSE) -> list[tuple[str, str]]:
    reader = ToldNames([Someone("a", "unnamed", (name,), ("النوري",))], others)
    return [(text[one.start : one.end], one.sure) for one in reader.spans(text)]


@pytest.mark.parametrize(
    ("name", "slip"),
    [
        *(("سلمى", "سلما"), ("ليلى", "ليلا"), ("هدى", "هدا"), ("منى", "منا"), ("سهى", "سها")),
        *(("نهى", "نها"), ("ضحى", "ضحا"), ("رؤى", "رؤا"), ("يحيى", "يحيا"), ("مصطفى", "مصطفا")),
        *(("رنا", "رنى"), ("خديجة", "خديجا"), ("سلما", "سلمى"), ("ذكية", "زكية"), ("زكية", "ذكية")),
        *(("ظافر", "ضافر"), ("ثريا", "تريا"), ("ثناء", "سناء"), ("عبد الحفيظ", "عبد الحفيض")),
        *(("هدى", "هذى"), ("دعاء", "ذعاء"), ("هند", "هنذ"), ("خالد", "خالذ")),
        *(("عبد الله", "عبدو"), ("فاطمة", "فطوم"), ("خديجة", "خدوج")),
    ],
)
def test_a_slip_is_found_with_a_further_name_behind_it(name: str, slip: str) -> None:
    for text in (f"جاءت {slip} النوري إلى البيت", f"و{slip} النوري معها"):
        assert any(
            one.endswith(f"{slip} النوري") and sure == "sure" for one, sure in found(name, text)
        )
    assert found(name, f"جاءت {slip} بنت النوري")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("منى", "أخذوا منه كل شيء، وما رجع أحد منا"),
        ("لمى", "شافوا أحمد النوري لما طلع"),
        ("هدى", "هذا النوري من الحارة، وهذه النوري"),
        ("علا", "اعتدوا على النوري"),
        ("سلمى", "جاء سلمان النوري وسليم النوري وسالم النوري"),
        ("علي", "رأته علا النوري"),
        ("ذكية", "دكان النوري"),
        ("ثناء", "قبل سنة، بيت النوري"),
    ],
)
def test_ordinary_words_are_no_slips(name: str, text: str) -> None:
    assert not found(name, text)


def test_what_is_the_name_of_somebody_else_is_theirs() -> None:
    assert found("ثناء", "قالت سناء النوري")
    assert not found("ثناء", "قالت سناء النوري", Others(("سناء",)))


def test_no_slip_is_a_spelling_of_its_own() -> None:
    for name in ("سلمى", "عبد الله", "ذكية", "Xecê", "", "ى"):
        own = {way for part in parts(name) for way in part.spellings}
        assert own.isdisjoint(slips(name))
        assert all(words(one) for one in slips(name))


def test_a_long_name_has_no_more_slips_than_a_few() -> None:
    assert len(slips("ثذظسز" * 8 + "ى")) < 200
    assert calls(lambda: slips("ثذظسز" * 8 + "ى")) < 20_000


def test_slips_cost_the_words_that_are_read() -> None:
    def work(people: int, said: int) -> int:
        reader = ToldNames(
            [Someone(str(n), "unnamed", ("سلمى",), ("النوري",)) for n in range(people)]
        )
        text = "، ".join(f"قالت سلما النوري {'ب' * (n % 30)}ت" for n in range(said))
        return calls(lambda: reader.spans(text))

    assert work(1_000, 1_000) < 15 * work(100, 100)


VOWELS = {
    "شيرين": "شرين شيرن شيريين",
    "عائشة": "عيشة عاشة عائيشة عيشا",
    "فاطمة": "فطمة فاطيمة",
    "دلشاد": "ديلشاد دلشد",
    "بيريفان": "بريفان بيرفان",
    "إبراهيم": "ابراهم ابرهم",
    "إسماعيل": "اسماعل",
    "ياسين": "يسين ياسن",
    "سليمان": "سلمن سلمان",
    "عبد القادر": "عبدالقدر",
    "محمد": "موحمد محميد محمود",
    "حسين": "حسن حوسين",
    "زينب": "زنب زاينب",
    "آزاد": "آزد",
    "خالد": "خاليد خلد",
}


@pytest.mark.parametrize(("name", "written"), [*VOWELS.items()])
def test_a_long_vowel_more_or_less_is_found_with_a_further_name_behind_it(
    name: str, written: str
) -> None:
    for slip in written.split():
        for text in (
            f"كان {slip} النوري واقفا",
            f"رأوا {slip} بن النوري",
            f"مع{slip} و{slip} النوري",
        ):
            assert {sure for _, sure in found(name, text)} == {"sure"}, slip
        assert not found(name, f"كان {slip} واقفا"), slip
        assert found(name, f"{slip}النوري"), slip


@pytest.mark.parametrize(
    ("name", "other"),
    [("حسين", "حسن"), ("سليمان", "سلمان"), ("محمود", "محمد"), ("سعيد", "سعد"), ("شيرين", "شرين")],
)
def test_who_is_called_so_on_file_is_not_taken_for_another(name: str, other: str) -> None:
    text = f"كان {other} النوري واقفا، ثم {other} بن النوري"
    assert found(name, text)
    assert not found(name, text, Others((other,)))
    assert found(name, f"كان {name} النوري", Others((other,)))


def test_of_two_who_are_hidden_each_is_found_by_the_own_name() -> None:
    names = {"a": "حسين", "b": "حسن", "c": "محمد", "d": "محمود"}
    reader = ToldNames([Someone(id, "unnamed", (one,), ("النوري",)) for id, one in names.items()])
    for id, one in names.items():
        assert [span.who for span in reader.spans(f"كان {one} النوري واقفا")] == [{id}]


def test_by_a_device_alone_a_name_that_many_bear_is_anothers_and_a_slip_is_not() -> None:
    assert not found("حسين", "كان حسن النوري واقفا", Others(borne=("حسن",)))
    assert found("شيرين", "كانت شرين النوري واقفة", Others(borne=("شرين",)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("عناد", "كان عند النوري، وعند بيت النوري"),
        ("وليد", "جاء ولد النوري"),
        ("عايد", "عاد النوري إلى البيت"),
        ("سلمى", "جاءت سلام النوري وسليم النوري"),
        ("جمال", "جاء جميل النوري"),
        ("ماجد", "جاء مجيد النوري"),
    ],
)
def test_words_and_names_further_away_are_no_slip_of_a_vowel(name: str, text: str) -> None:
    assert not found(name, text)


def test_of_names_that_many_bear_few_are_one_vowel_apart() -> None:
    shipped = (paths.resources() / "names" / "common.txt").read_text(encoding="utf-8")
    lines = [line for line in shipped.splitlines() if not line.startswith("#")]
    names = list(dict.fromkeys(one.replace("_", " ") for line in lines for one in line.split()))
    own = {one: {way for part in parts(one) for way in part.usual} for one in names}
    near = [
        (one, other)
        for one in names
        for other in names
        if own[one].isdisjoint(own[other]) and not by_a_vowel(one).isdisjoint(own[other])
    ]
    assert len(names) > 500 and len(near) < len(names) / 5
