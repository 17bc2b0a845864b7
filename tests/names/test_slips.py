"""A name is found by ordinary slips of writing, where a further name stands behind it.
All people are made up."""

from __future__ import annotations

import pytest
from tests.attacks.work import calls

from vsdesk.names.slips import slips
from vsdesk.names.spellings import parts, words
from vsdesk.records.gate.names.told_names import NOBODY_ELSE, Someone, ToldNames
from vsdesk.records.gate.names.unnamed import Others


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
