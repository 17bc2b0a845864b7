"""Numbers, overrides and lists in a typed text keep their order on paper, read from left to right."""

from __future__ import annotations

import ast
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.made_up import voice

from vsdesk.numerals import stretches
from vsdesk.reports.page_rows import TextColumn
from vsdesk.reports.sheet_facts import dotted, every, list_of
from vsdesk.reports.text import Setter
from vsdesk.reports.typed_text import made_ready
from vsdesk.words import isolate, joined

if TYPE_CHECKING:
    from vsdesk.reports.text import TextLine
    from vsdesk.words import Lang

ROOT = Path(__file__).resolve().parents[2]
SETTER = Setter()
WIDE = 10**9


def drawn(text: str, *, rtl: bool, width: int = WIDE) -> list[str]:
    """The lines as they stand on paper, each from left to right."""
    return [
        "".join(glyph.text for piece in line.pieces for glyph in piece.glyphs).replace(
            "\u00a0", " "
        )
        for line in SETTER.paragraph(text, rtl=rtl).lines(width)
    ]


NUMBERS = [
    "+963 933 000 123",
    "00963 933 000 123",
    "+963-11-222-3344",
    "+963 (11) 222 3344",
    "(011) 2223344",
    "011-2223344",
    "011 222 33 44",
    "222 3344",
    "933 000 123",
    "944 123456",
    "1234 5678 9012",
    "+963933000123",
    "2009-03-14",
    "03-04-2015",
    "14 / 3 / 2009",
    "14.3.2009",
    "2013\\08\\09",
    "10:30-11:00",
    "10:30 – 11:00",
    "5,000-7,000",
    "5,000 - 7,000",
    "1 500 000",
    "1,500,000.50",
    "12-34-56",
    "7:40",
    "4471/2014",
    "٢٠١٣/٠٨/٠٩",
    "٢٠١٣-٠٨-٠٩",
    "٠٩٣٣ ٠٠٠ ١٢٣",
    "٠٩٣٣-٠٠٠-١٢٣",
    "+٩٦٣ ٩٣٣ ٠٠٠ ١٢٣",
    "٥٬٠٠٠-٧٬٠٠٠",
    "۱۳۹۲/۰۵/۱۸",
    "10-15km",
    "26-A-0001",
    "2015-03-04T10:30",
    "S-0007",
    "RAB-26-A-0001",
    "https://example.org/2015/03",
    "layla77@example.org",
    "77layla@example.org",
    "f3b1c0de-0001-4a2b",
]
AROUND = [
    "اتصل به على {} ثم غاب",
    "{} كان الموعد",
    "كان الموعد {}",
    "قال (في {}) إنه رآه",
    "الهاتف: {}، وبعده لا شيء.",
    "Navê wî مروان {} bû",
    "Mirwan (مروان خالد {}) ji Helebê",
    "He said «مروان» {} and left",
    "Called {} and left",
]


@pytest.mark.parametrize("rtl", [True, False])
@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("around", AROUND)
def test_a_number_stands_as_it_was_typed(around: str, number: str, rtl: bool) -> None:
    (line,) = drawn(around.format(number), rtl=rtl)
    assert number.replace("\u00a0", " ") in line
    (line,) = drawn(isolate(around.format(number)), rtl=rtl)
    assert number.replace("\u00a0", " ") in line


def test_what_belongs_to_arabic_goes_on_as_it_was() -> None:
    for told in ("القرار 12/ص/2015 صدر", "ص 12/ب في الحي"):
        (line,) = drawn(told, rtl=True)
        assert line == " ".join(reversed([_turned(word) for word in told.split()]))
    (line,) = drawn("سنة 2011 25 شخصاً", rtl=True)
    assert line.index("25") < line.index("2011")  # two numbers: the first one stands at the right
    (line,) = drawn("يوم 14/3/2009 10:30 صباحاً", rtl=True)
    assert line.index("10:30") < line.index("14/3/2009")
    (line,) = drawn("2011، 2012، 2013", rtl=True)
    assert line == "2013 ،2012 ،2011"


def _turned(word: str) -> str:
    """An Arabic word as it stands on paper: letters turned, digits as they are."""
    parts: list[str] = []
    for char in word:
        if parts and char.isdigit() and parts[-1].isdigit():
            parts[-1] += char
        else:
            parts.append(char)
    return "".join(reversed(parts))


def test_what_is_one_number_and_what_is_two() -> None:
    def found(text: str) -> list[str]:
        return [text[start:end] for start, end in stretches(text)]

    assert found("tel. +963 933 000 123, 14/3/2009 10:30") == [
        "+963 933 000 123",
        "14/3/2009",
        "10:30",
    ]
    assert found("0933000123 0944555666") == ["0933000123", "0944555666"]
    assert found("+963 933 000 123 +963 944 000 123") == ["+963 933 000 123", "+963 944 000 123"]
    assert found("0933-000-123 / 0944-555-666") == ["0933-000-123", "0944-555-666"]
    assert found("0933000123/0944555666") == ["0933000123", "0944555666"]
    assert found("14 / 3 / 2013, 4471/2014") == ["14 / 3 / 2013", "4471/2014"]
    assert found("in 2011 25") == ["2011", "25"]
    assert found("rows 12. 13, 14") == ["12", "13", "14"]
    assert found("25 000") == ["25 000"]
    assert found("none at all") == []


DIGITS = st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A telephone number, a day, a time, a sum or a range in one kind of digits."""
    digits = draw(DIGITS)

    def group(low: int, high: int) -> str:
        return draw(st.text(st.sampled_from(digits), min_size=low, max_size=high))

    kind = draw(st.sampled_from(["phone", "day", "time", "sum", "range"]))
    if kind == "phone":
        between = draw(st.sampled_from([" ", "-", ".", "\u00a0", "‑"]))
        return between.join(
            [f"+{group(1, 3)}", *(group(2, 4) for _ in range(draw(st.integers(1, 4))))]
        )
    if kind == "day":
        between = draw(st.sampled_from(["-", "/", ".", " / ", "–"]))
        return between.join([group(4, 4), group(1, 2), group(1, 2)])
    if kind == "time":
        return f"{group(1, 2)}:{group(2, 2)}"
    if kind == "sum":
        return draw(st.sampled_from([",", ".", "٬", " "])).join([group(1, 3), *[group(3, 3)] * 2])
    return f"{group(1, 5)}{draw(st.sampled_from(['-', '–', ' - ', ' – ', '/']))}{group(1, 5)}"


@settings(max_examples=400)
@given(numbers(), st.sampled_from(AROUND), st.booleans(), st.booleans())
def test_any_number_stands_as_it_was_typed(number: str, around: str, rtl: bool, held: bool) -> None:
    text = around.format(number)
    (line,) = drawn(isolate(text) if held else text, rtl=rtl)
    assert number.replace("\u00a0", " ") in line


@settings(max_examples=200)
@given(numbers(), st.sampled_from(AROUND), st.booleans(), st.integers(2_000, 30_000))
def test_a_number_stays_on_one_line_where_a_line_can_hold_it(
    number: str, around: str, rtl: bool, width: int
) -> None:
    (alone,) = SETTER.paragraph(number, rtl=False).lines(WIDE)
    if alone.width <= width:
        assert (
            sum(
                number.replace("\u00a0", " ") in line
                for line in drawn(around.format(number), rtl=rtl, width=width)
            )
            == 1
        )


@pytest.mark.parametrize("rtl", [True, False])
def test_overrides_are_dropped(rtl: bool) -> None:
    for override in "\u202d\u202e":
        for end in ("\u202c", ""):
            told = f"رقم {override}abc 1234{end} في حلب"
            assert drawn(told, rtl=rtl) == drawn("رقم abc 1234 في حلب", rtl=rtl)
            assert drawn(isolate(told), rtl=rtl) == drawn(isolate("رقم abc 1234 في حلب"), rtl=rtl)


@pytest.mark.parametrize("stray", "\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
@pytest.mark.parametrize("rtl", [True, False])
def test_what_has_no_end_steers_nothing(stray: str, rtl: bool) -> None:
    told = f"قال {stray}abc، (def) 12-34 ثم غاب"
    plain = told.replace(stray, "")
    assert drawn(told, rtl=rtl) == drawn(plain, rtl=rtl)
    after = "باء abc!"
    assert drawn(isolate(told) + " " + isolate(after), rtl=rtl) == drawn(
        isolate(plain) + " " + isolate(after), rtl=rtl
    )


def test_embeddings_with_an_end_are_heeded() -> None:
    (line,) = drawn("\u202babc!\u202c", rtl=False)
    assert line == "!abc"


def test_a_hostile_text_is_made_ready_in_little_time() -> None:
    for hostile in (
        "\u2068" * 20_000 + "ا 12-3" + "\u2069" * 20_000,
        "\u202a" * 20_000 + "\u2068" * 20_000 + "\u2069" * 20_000,
        "\u202a\u2068" * 20_000 + "\u2069" * 20_000,
        "1 " * 50_000,
        "(0" * 50_000,
        "1a-" * 50_000,
        "1234567 / " * 20_000,
    ):
        text = f"ا{hostile}"
        begun = time.thread_time()
        made_ready(text, [False] * len(text), 1)
        assert time.thread_time() - begun < 10  # without a bound it takes minutes


# --- lists --------------------------------------------------------------------------------------


@pytest.mark.parametrize("between", [" · ", "، ", " / "])
@pytest.mark.parametrize("depth", [0, 1, 2, 3])
def test_a_list_runs_as_the_text_around_it(between: str, depth: int) -> None:
    listed = joined(["تهديد", "Heleb 12-34", "إرث"], between)
    for _ in range(depth):
        listed = isolate(listed)
    mirrored = between[::-1]
    (line,) = drawn(listed, rtl=True)
    assert line == f"ثرإ{mirrored}Heleb 12-34{mirrored}ديدهت"
    (line,) = drawn(listed, rtl=False)
    assert line == f"ديدهت{between}Heleb 12-34{between}ثرإ"


def test_a_list_within_a_sentence_of_its_own_language() -> None:
    listed = joined(["تهديد", "إرث"], "، ")
    (line,) = drawn(f"Navnîş {isolate(f'وثائق {isolate(listed)}')} bû", rtl=False)
    assert line == "Navnîş ثرإ ،ديدهت قئاثو bû"
    said = voice("ar").words.say("{field}: {value}", field="وثائق", value=listed)
    assert drawn(isolate(said), rtl=False) == ["ثرإ ،ديدهت :قئاثو"]


@pytest.mark.parametrize(
    ("lang", "first_at_the_right"), [("ar", True), ("ku", False), ("en", False)]
)
@pytest.mark.parametrize("kind", ["list_of", "dotted", "every"])
def test_every_list_of_a_sheet_takes_its_languages_direction(
    kind: str, lang: Lang, first_at_the_right: bool
) -> None:
    spoken = voice(lang)
    made = {
        "list_of": lambda names: list_of(names, spoken),
        "dotted": lambda names: dotted(*names),
        "every": every,
    }[kind](["حلب", "Amûdê"])
    column = TextColumn(SETTER, 400, rtl=spoken.rtl)
    for held in (made, isolate(made)):
        (row,) = column.pair("x", held)
        line = next(mark.line for mark in row.marks if "Amûdê" in _words(mark.line))
        assert (_words(line).index("Amûdê") < _words(line).index("بلح")) == first_at_the_right


def _words(line: TextLine) -> str:
    return "".join(glyph.text for piece in line.pieces for glyph in piece.glyphs)


def test_isolated_parts_are_joined_in_one_place_only() -> None:
    """A join that isolates its parts itself would be another way to make a list."""
    found = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            inner = [one for arg in node.args for one in ast.walk(arg)]
            if node.func.attr == "join" and any(map(_isolates, inner)):
                found.append(path.relative_to(ROOT / "src").as_posix())
    assert found == ["vsdesk/words.py"]


def _isolates(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return not {"\u2066", "\u2067", "\u2068"}.isdisjoint(node.value)
    return isinstance(node, ast.Name) and node.id == "isolate"
