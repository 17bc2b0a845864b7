"""A hidden relative and a sealed source, written with a long vowel more or less, in letters of chats, for
short or as it is spoken: on no paper, and in no file. Everybody is made up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, written
from tests.reports.paper import text_of

from vsdesk.desk import SheetOrder
from vsdesk.desk.outbound.open_copies import FileOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

WHO = ("mark", "source")
FAMILY = "النوري"
DAY: Json = {"from": "2014-03-01", "to": "2014-03-01", "precision": "day"}
BY_A_VOWEL = [
    *(("شيرين", "شرين"), ("عائشة", "عيشة"), ("فاطمة", "فطمة"), ("دلشاد", "ديلشاد")),
    *(("بيريفان", "بريفان"), ("إبراهيم", "ابراهم"), ("ياسين", "يسين")),
]
IN_CHATS = [
    *(("خالد", "5aled"), ("غسان", "8assan"), ("محمود", "Ma7mood"), ("صالح", "9ale7")),
    ("عبد الرحمن", "3abdulra7man"),
]
SHORT = [
    *(("عبد الرحمن", "عبدو"), ("عبد الناصر", "Abdo"), ("محمود", "حمودة"), ("محمود", "Mehmo")),
    *(("إبراهيم", "Birho"), ("قاسم", "گاسم"), ("قاسم", "جاسم"), ("سلمى", "سلومة")),
]


def person(made: Town, given: str) -> str:
    values: Json = {"given_ar": given, "family_ar": FAMILY}
    assert isinstance(values, dict)
    who = written(made, "person", values, made.family)
    written(made, "family_member", {"person": who}, made.family)
    return who


def hidden(made: Town, way: str, given: str) -> str:
    """Somebody of whom nobody may know, or who told something as a sealed source."""
    if way == "mark":
        who = person(made, given)
        written(made, "person_mark", {"type": "nobody_may_know_of"}, who)
        return who
    source = written(made, "source", {"type": "survivor", "true_name": f"{given} {FAMILY}"})
    written(made, "event", {"type": "other", "told_by": source}, made.case)
    return source


def leaves(made: Town, text: str) -> bool:
    """Whether a story with these words leaves for a body."""
    event = written(made, "event", {"type": "other", "text": words(text)}, made.case)
    held = made.gate("ced", "un_complaint").get(event)
    return held is not None and "text" in held.values


def file_of(made: Town, text: str) -> str | None:
    """A chat as it leaves as a file, or None."""
    data = io.BytesIO(f"[12/03/2014] jaro: {text}".encode())
    id = made.rima.files.attach(data, made.case, kind="other", name="chat.txt").ids[0]
    try:
        order = FileOrder(id, "un_complaint", "ced", "B")
        return made.rima.outbound.files.copy_file(order).data.decode()
    except UserError:
        return None


@pytest.fixture
def town(made: Town) -> Town:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    return made


@pytest.mark.parametrize("way", WHO)
@pytest.mark.parametrize(("given", "typed"), [*BY_A_VOWEL, *IN_CHATS, *SHORT])
def test_neither_stands_in_a_story_that_leaves(
    town: Town, way: str, given: str, typed: str
) -> None:
    assert leaves(town, f"كان الشاهد {typed} {FAMILY} واقفا على الباب")
    hidden(town, way, given)
    assert not leaves(town, f"كان الشاهد {typed} {FAMILY} واقفا على الباب")
    assert not leaves(town, f"كان الشاهد {typed} بن {FAMILY} واقفا")
    assert leaves(town, "كان الشاهد واقفا على الباب") and leaves(town, "came at 7am, the 2nd of 5")


@pytest.mark.parametrize("way", WHO)
def test_neither_stands_on_a_form(town: Town, way: str) -> None:
    for given, typed in (("شيرين", "شرين"), ("خالد", "5aled")):
        hidden(town, way, given)
        said = words(f"كان الشاهد {typed} {FAMILY} واقفا على الباب")
        values: dict[str, Json] = {"type": "arrest", "text": said, "date": DAY}
        written(town, "event", values, town.case)
    order = SheetOrder(town.case, ("ar",), kind="ced", purpose="un_complaint", recipient="ced")
    text = " ".join(text_of(town.rima.outbound.sheets.print_sheet(order).pdf).split())
    assert f"شرين {FAMILY}" not in text and "5aled" not in text


@pytest.mark.parametrize("way", WHO)
@pytest.mark.parametrize(
    ("given", "typed"), [("خالد", "5aled alnouri"), ("شيرين", "شرين النوري"), ("خالد", "5alid")]
)
def test_neither_stands_in_a_chat_that_leaves(town: Town, way: str, given: str, typed: str) -> None:
    assert typed in (file_of(town, f"{typed} kan honik") or "")
    hidden(town, way, given)
    assert file_of(town, f"{typed} kan honik w rje3") is None
    assert "rje3" in (file_of(town, "kan honik w rje3") or "")


def test_another_of_the_family_is_not_taken_for_who_is_hidden(town: Town) -> None:
    hidden(town, "mark", "حسين")
    assert not leaves(town, f"رأوا حسن {FAMILY} هناك")
    person(town, "حسن")
    assert leaves(town, f"رأوا حسن {FAMILY} هناك") and not leaves(town, f"رأوا حسين {FAMILY} هناك")
    hidden(town, "mark", "محمود")
    for other in ("محمد", "جميل", "سليم", "سلمى", "حيدر", "هدى", "أحمد", "خالد", "عبد الله"):
        person(town, other)
        assert leaves(town, f"رأوا {other} {FAMILY} هناك"), other
