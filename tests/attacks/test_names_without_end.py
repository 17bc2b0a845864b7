"""A name of a hundred thousand letters: its beginning is read, and in words that may hold the rest nobody is
named. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import a_yes, below, relative
from tests.attacks.kit import Device, carry
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_marks import told
from tests.attacks.test_surname_named_otherwise import without_surname

from vsdesk.desk import Edit
from vsdesk.names import fold, spellings
from vsdesk.records.gate.names.ambiguous_names import namesakes
from vsdesk.records.gate.names.nowhere_named import Others
from vsdesk.records.gate.names.told_names import Someone, ToldNames

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

FILLERS: Final = {
    "words": "ذزثس ",
    "one word": "ذ",
    "spaces": " ",
    "marks": "\u064e",
    "commas": "، ",
    "letters for many": "ﷺ",
}
OURS: Final = "لا يخرج"
MOST: Final = 1_600  # letters of a name that are read


def padded(filler: str, letters: int = 5_000) -> str:
    return (FILLERS[filler] * letters)[:letters]


@pytest.mark.parametrize("filler", FILLERS)
@pytest.mark.parametrize("field", ["given_ar", "person_name"])
def test_behind_the_filler_somebody_is_named_nowhere(made: Town, field: str, filler: str) -> None:
    """Whoever recorded her wrote her name behind what nobody reads; another's story names her."""
    asked(made)
    who = relative(made, "sister", "م")
    name = f"{padded(filler)} سلمى"
    if field == "given_ar":
        made.hala.cases.save([Edit("person", {"given_ar": name}, id=who)])
    else:
        further: dict[str, Json] = {"type": "nickname", "value": name}
        made.hala.cases.save([Edit("person_name", further, parent=who)])
    story: Json = {"ar": f"وقالت سلمى كلاماً {OURS}", "src_lang": "ar"}
    carry(made.hala, made.stick, made.rima)
    written(made, "event", {"type": "other", "text": story}, made.case)
    assert OURS in told(made)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, who)
    assert OURS not in told(made)


def test_behind_letters_for_many_a_story_is_read_to_its_end(made: Town) -> None:
    """What lists and the search read of a text is no bound of the gate."""
    asked(made)
    who = relative(made, "sister", "سلمى")
    story: Json = {"ar": f"{'ﷺ' * 3_000} وقالت سلمى كلاماً {OURS}", "src_lang": "ar"}
    carry(made.hala, made.stick, made.rima)
    written(made, "event", {"type": "other", "text": story}, made.case)
    assert OURS in told(made)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, who)
    assert OURS not in told(made)


@pytest.mark.parametrize("filler", FILLERS)
def test_a_family_name_behind_it_stays(made: Town, filler: str) -> None:
    without_surname(made)
    made.hala.cases.save(
        [Edit("person", {"family_ar": f"{padded(filler)} الحلبي"}, id=made.person)]
    )
    story: Json = {"ar": f"كان في بيت الحلبي {OURS}", "src_lang": "ar"}
    carry(made.hala, made.stick, made.rima)
    written(made, "event", {"type": "other", "text": story}, made.case)
    assert "الحلبي" not in told(made)


@pytest.mark.parametrize("field", ["given_ar", "father_ar", "family_ar"])
def test_anothers_long_name_makes_no_room(made: Town, field: str) -> None:
    """The name of somebody else, longer than any: words in which the hidden one stands stay as before."""
    asked(made)
    who = relative(made, "sister", "سلمى")
    carry(made.hala, made.stick, made.rima)
    story: Json = {"ar": f"وقالت سلمى كلاماً {OURS}", "src_lang": "ar"}
    written(made, "event", {"type": "other", "text": story}, made.case)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, who)
    assert OURS not in told(made)
    hala = Device(made.hala, made.stick)
    carry(made.rima, made.stick, made.hala)
    long: dict[str, Json] = {"given_ar": "قالت", field: padded("words") + "سلمى"}
    other = below(hala, made.family, "person", long)
    below(hala, made.family, "family_member", {"person": other})
    hala.hand_over(made.rima)
    assert OURS not in told(made)


def test_what_others_are_called_takes_no_word_out(made: Town) -> None:
    """Nor where the readers of told words are asked by themselves."""
    hidden = [Someone("a", "unnamed", ("سلمى",), ("النوري",))]
    long = padded("words")
    others = Others((long,), (("قالت", long), (long, "سلمى")), (long,))
    text = "قالت سلمى كلاماً"
    assert [one.sure for one in ToldNames(hidden, others).spans(text)] == ["likely"]


def letters_read(made: Town, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many letters are taken apart by the gate, and for whether two have one name."""
    dossier, count = made.rima.cases.dossier(made.case), 0

    def counted(text: str) -> str:
        nonlocal count
        count += len(text)
        return fold.unmarked(text)

    with monkeypatch.context() as during:
        during.setattr(spellings, "unmarked", counted)
        assert made.gate("ced", "un_complaint").allowed
        namesakes(dossier)
    return count


def test_of_a_longer_name_no_more_letters_are_read(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(made)
    counts = []
    for letters in (5_000, 100_000):
        for _ in range(3):
            who = below(made.enemy, made.family, "person", {"given_ar": padded("words", letters)})
            below(made.enemy, made.family, "family_member", {"person": who})
            no: dict[str, Json] = {**a_yes(made, who), "result": "refused"}
            below(made.enemy, made.family, "consent_grant", no)
        made.enemy.hand_over(made.rima)
        counts.append(letters_read(made, monkeypatch))
    assert counts[1] - counts[0] < 30 * MOST, counts
