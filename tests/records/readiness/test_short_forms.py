"""Short forms of institutions: lists of whole words, so that no file can keep readiness waiting for ever."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from tests.records.readiness.cases import told

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.readiness import Profiles, evaluate
from vsdesk.records.readiness.rule_tables import Tables
from vsdesk.words import Words, plain

# The shipped tables as they were while one of them was a pattern: what they meant is what they mean.
_WORDS: Final = [
    "AFI",
    "AFID",
    "MI",
    "MID",
    "GID",
    "GIS",
    "PSD",
    "SSD",
    "NDF",
    "SAA",
    "FSA",
    "SNA",
    "HTS",
    "ISIS",
    "SDF",
    "YPG",
    "Br.",
    "Dept.",
]
_ALONE: Final = frozenset(
    [
        "الأمن",
        "الامن",
        "أمن",
        "الفرع",
        "فرع",
        "المخابرات",
        "المخابرات السورية",
        "الشرطة",
        "الجيش",
        "العسكري",
        "الجوي",
        "الجوية",
        "السياسي",
        "داعش",
        "النظام",
        "الشبيحة",
        "security",
        "Security",
        "the branch",
        "intelligence",
        "police",
        "army",
        "regime",
        "ewlehî",
        "emniyet",
        "şax",
    ]
)
_AGENCIES: Final = [
    "عسكري",
    "جوية",
    "الجوي",
    "سياسي",
    "أمن الدولة",
    "المخابرات العامة",
    "الأمن الجنائي",
    "فلسطين",
    "Military",
    "Air Force",
    "Political",
    "State Security",
    "General Intelligence",
    "Criminal",
    "Palestine",
    "Leşker",
    "Hewayî",
    "Siyasî",
    "Dewlet",
]
_ANYWHERE: Final = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _WORDS))})(?!\w)")
_NUMBERED: Final = re.compile(
    r"^(?:ال)?(?:فرع|branch|şaxa?)\s*(?:no\.?|رقم|n\.)?\s*[0-9٠-٩]+", re.I
)
_NAMED: Final = re.compile("|".join(map(re.escape, _AGENCIES)), re.I)

_PARTS: Final = (
    *_WORDS,
    *sorted(_ALONE),
    *_AGENCIES,
    *(
        "فرع",
        "الفرع",
        "الـفرع",
        "branch",
        "Branch",
        "BRANCH",
        "branches",
        "şax",
        "Şaxa",
        "ŞAXA",
        "şaxên",
    ),
    *("no", "no.", "No", "NO.", "رقم", "n.", "n", "nr.", "number", "ال"),
    *("215", "٢٢٧", "۲۲۷", "2", "0", "²", "Ⅻ", "x215"),
    *("الأمن العسكري", "military", "x", "", ".", "،", "-", "/", "(", "ـ", "\u200f"),
)
_SPACES: Final = (" ", "  ", "", "\t", "\n", "\u00a0", "\u2003", "\u2028", "\x1c", "\u200b")


def as_before(name: str) -> bool:
    """What the shipped tables said of a name when `numbered` was a pattern."""
    text = " ".join(name.split())
    if not text:
        return False
    if text in _ALONE or _ANYWHERE.search(text):
        return True
    return bool(_NUMBERED.search(text)) and not _NAMED.search(text)


@pytest.fixture(scope="module")
def shipped() -> Tables:
    """The shipped tables."""
    return Profiles.load().require("wgeid").tables


@pytest.mark.parametrize("seed", range(20))
def test_the_shipped_tables_mean_what_they_meant_as_a_pattern(seed: int, shipped: Tables) -> None:
    chance = random.Random(seed)
    seen = {True: 0, False: 0}
    for _ in range(2_000):
        count = chance.randint(1, 5)
        name = "".join(chance.choice(_PARTS) + chance.choice(_SPACES) for _ in range(count))
        assert shipped.is_short(name) is as_before(name), ascii(name)
        seen[as_before(name)] += 1
    assert min(seen.values()) > 200  # both answers were compared, often


def tables_of(folder: Path, text: str) -> Profiles:
    """The profiles with one table of an organisation's own."""
    (folder / "tables").mkdir()
    (folder / "tables" / "short.toml").write_text(text, encoding="utf-8")
    return Profiles.load(folder)


CATASTROPHES: Final = ("(a+)+$", "(a|aa)+$", "(a|a)*b", "(.*a){30}", "^(([a-z])+.)+[A-Z]([a-z])+$")


@pytest.mark.parametrize("pattern", CATASTROPHES)
def test_a_pattern_is_refused_in_a_sentence(pattern: str, tmp_path: Path) -> None:
    profiles = tables_of(tmp_path, f"[short]\nnumbered = '{pattern}'\n")
    (fault,) = profiles.faults
    assert (fault.file, fault.term) == ("short.toml", "numbered")
    assert "never a pattern" in fault.said(Words("en"))
    for lang in ("ar", "ku"):
        said = plain(fault.said(Words(lang)))
        assert "short.toml" in said and "numbered" in said and "never" not in said
    tables = profiles.require("wgeid").tables
    assert tables.is_short("فرع 215") and not tables.is_short("فرع فلسطين 235")  # as shipped


LISTS: Final = ("words", "alone", "branches", "numbers", "agencies")
_ASKS: Final = """
import json, sys
from pathlib import Path
from vsdesk.records.readiness import Profiles
for folder, itself in json.load(sys.stdin):
    tables = Profiles.load(Path(folder)).require("wgeid").tables
    long = "a" * 200_000 + "!", "فرع 7 " + "a" * 200_000 + "!", "a " * 100_000, "a" * 200_000
    print(*(tables.is_short(one) for one in (itself, *long)), flush=True)
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[str]]:
    """What the tables with each pattern in each list say of it and of long names: asked outside,
    where it may be stopped, in one process."""
    before = {"numbers": "فرع ", "alone": "", "words": "", "branches": "", "agencies": "فرع 1 "}
    after = {"branches": " 7", "numbers": " 7"}
    given: dict[tuple[str, str], tuple[str, str]] = {}
    for key, pattern in product(LISTS, CATASTROPHES):
        folder = tmp_path_factory.mktemp("short")
        assert not tables_of(folder, f"[short]\n{key} = ['{pattern}']\n").faults, (key, pattern)
        given[key, pattern] = str(folder), before[key] + pattern + after.get(key, "")
    done = subprocess.run(
        [sys.executable, "-c", _ASKS],
        input=json.dumps([*given.values()]),
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    answers = [line.split() for line in done.stdout.splitlines()]
    return dict(zip(given, answers, strict=True))


@pytest.mark.parametrize("pattern", CATASTROPHES)
@pytest.mark.parametrize("key", LISTS)
def test_in_a_list_of_words_a_pattern_is_only_letters(
    key: str, pattern: str, asked: dict[tuple[str, str], list[str]]
) -> None:
    """It fits itself and nothing else; over a long name it ends."""
    fits = "False" if key == "agencies" else "True"  # an agency beside the number is a full name
    seventh = "False" if key == "branches" else "True"
    assert asked[key, pattern] == [fits, "False", seventh, "False", "False"]


@pytest.mark.parametrize(
    "value",
    [
        "'AFI'",
        "7",
        "{ a = 1 }",
        "['']",
        "['  ']",
        "[7]",
        f"['{'x' * 101}']",
        "[" + "'x'," * 1_001 + "]",
    ],
)
@pytest.mark.parametrize("key", LISTS)
def test_what_is_no_list_of_words_is_left_out_and_said(
    key: str, value: str, tmp_path: Path, shipped: Tables
) -> None:
    profiles = tables_of(tmp_path, f"[short]\n{key} = {value}\n")
    (fault,) = profiles.faults
    assert fault.term == key and f"“{key}”" in plain(fault.said(Words("en")))
    tables = profiles.require("wgeid").tables
    for name in ("فرع 215", "AFI", "الأمن", "فرع فلسطين 235", "Branch no. 5", "Military branch 5"):
        assert tables.is_short(name) is shipped.is_short(name)


def test_own_words_stand_for_the_shipped_ones(tmp_path: Path, dictionary: Dictionary) -> None:
    text = '[short]\nbranches = ["مفرزة"]\nnumbers = ["رقم"]\nwords = ["د.م"]\nagencies = []\n'
    profiles = tables_of(tmp_path, text)
    profile = profiles.require("wgeid")
    assert not profiles.faults
    assert profile.tables.is_short("مفرزة رقم ٧") and profile.tables.is_short("رئيس د.م بحلب")
    assert not profile.tables.is_short("فرع 215") and not profile.tables.is_short("د.مشق")
    story = told(dictionary, profile)
    story.made.set("hand", named_as="مفرزة رقم ٧")
    found = evaluate(profile, story.made.dossier(), story.facts)
    assert "W9" in {one.rule for one in found.warnings}
