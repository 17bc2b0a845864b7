"""What one device writes as marks and as words does not multiply: ten times of both is ten times the work.

All made up.
"""

from __future__ import annotations

from itertools import product

import pytest
from tests.attacks.families import assign, family_of, relative, said
from tests.attacks.kit import Town
from tests.attacks.test_marks import SCOPES
from tests.attacks.work import calls

from vsdesk.history.entry import NewOp
from vsdesk.memo import forget
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.names.told_names import NameSpan, Someone, ToldNames
from vsdesk.records.gate.request import Request
from vsdesk.records.gate.told.rejected_words import RejectedWords

DIGITS = str.maketrans("0123456789", "بتثجحخدذرز")


def spelled(number: int) -> str:
    return f"{number:05}".translate(DIGITS)


def of_phrases(many: int) -> int:
    """Phrases that begin with one word, and a text that says this word often."""
    reader = ToldNames(
        [],
        rejected=RejectedWords({"him": ["\n".join(f"من {spelled(one)}" for one in range(many))]}),
    )
    text = "من هنا " * many + "من " + spelled(7)
    found: list[str] = []
    work = calls(lambda: found.extend(text[one.start :] for one in reader.spans(text)))
    assert found == ["من " + spelled(7)]
    return work


def of_people(many: int, further: tuple[str, ...]) -> int:
    """People of one first name, and sentences that say it."""
    people = [Someone(str(one), "unnamed", ("هدى",), further) for one in range(many)]
    forget()  # what was heard of the same name before
    reader = ToldNames(people)
    text = "، ".join(f"قالت هدى النوري {spelled(one)}" for one in range(many))
    work = calls(lambda: reader.spans(text))
    spans = reader.spans(text)
    assert len(spans) == many and all(len(one.who) == many for one in spans)
    return work


def test_phrases_and_words_do_not_multiply() -> None:
    assert of_phrases(3_000) < 15 * of_phrases(300)


@pytest.mark.parametrize("further", [(), ("النوري",)])
def test_people_and_places_do_not_multiply(further: tuple[str, ...]) -> None:
    assert of_people(1_000, further) < 15 * of_people(100, further)


def test_a_name_that_goes_on_and_on_is_followed_only_so_far() -> None:
    reader = ToldNames([Someone("a", "unnamed", ("هدى",), ("هدى",))])
    few, many = "هدى " * 100, "هدى " * 1_000
    once = calls(lambda: reader.spans(few))
    assert calls(lambda: reader.spans(many)) < 15 * once


def test_one_paper_costs_what_was_written_and_not_its_product(made: Town) -> None:
    """The enemy marks many people of one name and writes a text that says it often, and choices about
    each."""
    family_of(made)
    who = relative(made, "mother", "هدى")
    said(made, who, "given", identity_mode="named", data_scope=SCOPES)
    assign(made)
    e = made.enemy

    def flood(people: int, words: int) -> int:
        for _ in range(people // 100):
            ops = []
            for _ in range(100):
                id = e.desk.context.new_id()
                ops.append(NewOp(id, "person", {"given_ar": "هدى"}, parent=made.family))
                mark: dict[str, Json] = {"type": "not_named_outside"}
                ops.append(NewOp(e.desk.context.new_id(), "person_mark", mark, parent=id))
            e.sign(made.family, *ops)
        text = " ".join(f"قالت هدى {spelled(one)}." for one in range(words))
        event: dict[str, Json] = {"type": "other", "text": {"ar": text, "src_lang": "ar"}}
        e.sign(made.case, NewOp(e.desk.context.new_id(), "event", event, parent=made.case))
        e.hand_over(made.rima)
        dossier = made.rima.cases.dossier(made.case)
        asked = Request("un_complaint", "ced", "B", "2026-11-24")
        return calls(lambda: decide(asked, dossier, made.rima.context.dictionary))

    few = flood(100, 200)
    assert flood(900, 1_800) < 20 * few


def of_long_phrases(many: int) -> int:
    """Phrases of a hundred words of one letter."""
    words = "\n".join("ب " * 97 + spelled(one) for one in range(many))
    return calls(lambda: RejectedWords({"him": [words]}))


def of_forms(depth: int, said: int) -> int:
    """Every row of the forms of one word, and a text that says nothing else."""
    forms = ("وبكتابهم", "بكتابهم", "كتابهم", "وبكتاب", "بكتاب", "كتاب")
    words = "\n".join(" ".join(one) for one in product(forms, repeat=depth))
    reader = ToldNames([], rejected=RejectedWords({"him": [words]}))
    text = "وبكتابهم " * said
    found: list[NameSpan] = []
    work = calls(lambda: found.extend(reader.spans(text)))
    assert len({one.start for one in found}) >= said - depth
    return work


def test_the_words_of_a_phrase_do_not_multiply() -> None:
    of_long_phrases(1)  # what is read once of the shipped senses is no work of a phrase
    assert of_long_phrases(400) < 5 * of_long_phrases(100)
    assert of_long_phrases(100) < 100 * 600


def test_the_forms_of_words_do_not_multiply() -> None:
    assert of_forms(4, 800) < 5 * of_forms(4, 200)
    assert of_forms(4, 200) < 3 * of_forms(2, 200)


def test_of_whoever_has_more_phrases_than_are_read_nothing_is_said() -> None:
    many = "\n".join(spelled(one) for one in range(3_001))
    reader = ToldNames([], rejected=RejectedWords({"him": [many], "her": ["شهيد"]}))
    text = "راح ع السوق. كان الشهيد هون"
    assert {(text[one.start : one.end], *one.who) for one in reader.spans(text)} >= {
        ("راح ع السوق", "him"),
        ("كان الشهيد هون", "him"),
    }
    assert ("الشهيد", "her") in {
        (text[one.start : one.end], *one.who) for one in reader.spans(text)
    }


def of_lengths(names: int, said: int) -> int:
    """What somebody is called at home, each a letter longer, and a text that says the beginning."""
    called = tuple("اب" + "ب" * one for one in range(names))
    reader = ToldNames([Someone("a", "unnamed", ("هدى",), (), called)])
    text = "اب " * said
    return calls(lambda: reader.spans(text))


def test_lengths_and_words_do_not_multiply() -> None:
    assert of_lengths(1_000, 2_000) < 3 * of_lengths(100, 2_000)


def test_a_long_name_is_found_by_its_beginning() -> None:
    called = "أبو " + spelled(1) * 6 + " " + spelled(2) * 6
    reader = ToldNames([Someone("a", "unnamed", ("هدى",), (), (called,))])
    text = f"كان {called} هون"
    assert any(text[one.start :].startswith("أبو") for one in reader.spans(text))
