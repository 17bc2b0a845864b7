"""Names of the file that its opener made up let nobody out; a source is found by each part of
the true name. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry, told_once
from tests.attacks.test_called_otherwise import asked, hala, written
from tests.attacks.test_marks import told

from vsdesk.desk import Edit
from vsdesk.desk.cases.told_name_service import named_rows
from vsdesk.records.dictionary.values import Json

if TYPE_CHECKING:
    from vsdesk.desk import Desk

NAME, WITNESS = "سلمى", "سامر الخطيب"


def story(made: Town, words: str, source: str | None = None) -> str:
    """What the coordinator wrote down."""
    values: dict[str, Json] = {"type": "other", "text": {"ar": words, "src_lang": "ar"}}
    return written(made, "event", values | ({"told_by": source} if source else {}), made.case)


def of_source(made: Town, name: str = WITNESS) -> str:
    return written(made, "source", {"type": "survivor", "true_name": name})


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"given_ku": NAME}, "وقالت سلمى سراً"),
        ({"given_ku": "سامر"}, "رآه سامر سراً"),
        ({"given_ar": "وقالت", "father_ar": NAME}, "وقالت سلمى النوري سراً"),
        ({"given_ku": "وقالت", "father_ku": NAME}, "وقالت سلمى النوري سراً"),
        ({"given_ku": "رآه", "father_ku": "سامر"}, "رآه سامر الخطيب سراً"),
        ({"given_lat": "قالت", "father_lat": NAME}, "قالت سلمى النوري سراً"),
    ],
)
def test_the_missing_person_is_called_otherwise(
    made: Town, said: dict[str, Json], words: str
) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    wife = written(made, "person", {"given_ar": NAME, "family_ar": "النوري"}, made.family)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    story(made, words, of_source(made))
    assert "سراً" not in told(made)
    device = hala(made)
    device.change(made.person, "person", said)
    device.hand_over(made.rima)
    assert "سراً" not in told(made)


@pytest.mark.parametrize("who", ["wife", "mother", "source"])
def test_son_of_may_name_the_mother(made: Town, who: str) -> None:
    mother = asked(made)
    carry(made.hala, made.stick, made.rima)
    source = None
    if who == "mother":
        written(made, "person_mark", {"type": "not_named_outside"}, mother)
    elif who == "wife":
        wife = written(made, "person", {"given_ar": NAME, "family_ar": "النوري"}, made.family)
        written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    else:
        source = of_source(made)
    name = {"wife": "سلمى النوري", "mother": "هدى", "source": WITNESS}[who]
    story(made, f"جاء ليث ابن {name} الى البيت سراً", source)
    assert "سراً" not in told(made)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("الدكتور سامر الخطيب", "رآه سامر الخطيب سراً"),
        ("د. سامر الخطيب", "رآه سامر الخطيب سراً"),
        ("الحاج سامر الخطيب", "رآه سامر الخطيب سراً"),
        ("محمد سامر الخطيب", "رآه سامر الخطيب سراً"),
        ("أبو خالد سامر الخطيب", "رآه سامر الخطيب سراً"),
        ("الملازم أول سامر الخطيب", "رآه سامر الخطيب سراً"),
        ("الشاهد: سامر الخطيب", "رآه سامر الخطيب سراً"),
        ("Dr. Samer Khatib", "رآه سامر الخطيب سراً"),
        ("عبد الرحمن الخطيب", "رآه عبدالرحمن الخطيب سراً"),
        ("عبد الرحمن الخطيب", "رآه عبد الرحمن سراً"),
        ("سامر الخطيب (جار)", "رآه سامر الخطيب سراً"),
        ("سامر", "رآه سامر الخطيب سراً"),
    ],
)
def test_each_part_of_a_true_name_is_looked_for(made: Town, name: str, words: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    story(made, words, of_source(made, name))
    assert "سراً" not in told(made)


@told_once
def held_back(made: Town, words: str) -> tuple[str, str]:
    """A story that names a source and so leaves on no paper; and who the source is."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    source = of_source(made)
    event = story(made, words, source)
    assert "سراً" not in told(made)
    return event, source


@pytest.mark.parametrize(
    "words",
    [
        "رآه أبو محمد الخطيب سراً",
        "وقال أبو عبد الرحمن الخطيب سراً",
        "أبومحمد الخطيب حكى سراً",
        "رآه الدكتور الخطيب سراً",
        "سألنا د. الخطيب سراً",
        "كتبنا للرائد الخطيب سراً",
        "Dr. Khatib رآه سراً",
        "Abu Mihemed Xetîb سراً",
    ],
)
def test_behind_a_title_or_a_kunya_a_family_name_is_enough(made: Town, words: str) -> None:
    event, source = held_back(made, words)
    made.rima.cases.told_names.choose(
        event, "text", source, "replace", shown=made.rima.cases.shown(made.case)
    )
    left = told(made)
    assert "سراً" in left
    assert not any(part in left for part in ("الخطيب", "محمد", "Khatib", "Mihemed", "Xetîb"))


@pytest.mark.parametrize("title", ["شهادة الدكتور الخطيب سراً", "شهادة_أبو_محمد_الخطيب_سراً"])
def test_in_a_single_line_too(made: Town, title: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    source = of_source(made)
    story(made, "كلام", source)
    item: dict[str, Json] = {"type": "other", "title": title}
    written(made, "evidence_item", item, made.case)
    assert "سراً" not in told(made)


def test_a_family_name_that_others_surely_bear_is_asked_about(made: Town) -> None:
    """A relative by a coordinator's word has it too: the words leave, and whoever makes
    the paper may choose."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    source = of_source(made)
    event = story(made, "رآه أبو محمد الخطيب سراً", source)
    below_family(made.hala, made)
    assert "سراً" not in told(made), "by the word of who opened the file"
    written(made, "person", {"given_ar": "خالد", "family_ar": "الخطيب"}, made.family)
    assert "سراً" in told(made)
    paper = made.gate("ced", "un_complaint")
    rows = named_rows(paper, made.rima.cases.dossier(made.case), made.rima.context.dictionary)
    assert [(one.record, one.who, one.sure) for one in rows] == [(event, source, "maybe")]
    made.rima.cases.told_names.choose(event, "text", source, "stop", shown=rows[0].shown)
    assert "سراً" not in told(made)


def below_family(desk: Desk, made: Town) -> None:
    """Another bearer of the name, by the device that opened the file."""
    values: dict[str, Json] = {"given_ar": "خالد", "family_ar": "الخطيب"}
    desk.cases.save([Edit("person", values, id=desk.context.new_id(), parent=made.family)])
    carry(desk, made.stick, made.rima)


@pytest.mark.parametrize(
    "words",
    [
        "رآه خالد الخطيب علناً",
        "رائد الخطيب علناً",
        "في بيت الخطيب علناً",
        "الدكتور محمد الخطيب علناً",
    ],
)
def test_other_bearers_of_a_family_name_are_not_the_source(made: Town, words: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    story(made, words, of_source(made))
    assert "علناً" in told(made)


@pytest.mark.parametrize(
    "words",
    [
        "رأيت الخطيب سامر هناك سراً",
        "Khatib, Samer سراً",
        "رآه سامر الخطيب. وقال الخطيب لنا سراً",
        "رآه سامر الخطيب وأخوه خالد الخطيب سراً",
        "رآه سامر، الخطيب سراً",
        "رآه سامر أبو علي حسن محمد أحمد الخطيب سراً",
    ],
)
def test_a_copy_has_no_part_of_the_name(made: Town, words: str) -> None:
    event, source = held_back(made, words)
    shown = made.rima.cases.shown(made.case, made.family)
    made.rima.cases.told_names.choose(event, "text", source, "replace", shown=shown)
    left = told(made)
    assert "سراً" in left
    assert not any(part in left for part in ("الخطيب", "سامر", "Khatib", "Samer"))
