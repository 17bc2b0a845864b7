"""What is looked for at its signs alone is what a look at every letter finds. All people are made up."""

from __future__ import annotations

import random
import re
from typing import Final

import pytest

from vsdesk.names import initials, likeness
from vsdesk.names.address import shortened_titles, titles_written_out
from vsdesk.records.gate.told.told_texts import apart

# As they are said, without any short cut.
_TITLE: Final = re.compile(rf"(?<!\w)({'|'.join(shortened_titles())})\.(?=\s?\w)", re.IGNORECASE)
_JOINS: Final = re.compile(r"_|(?<=\w)[.\-](?=\w)")
PIECES: Final = (
    *(
        "د.",
        "د. ",
        "أ.د.",
        "ود.",
        "م",
        "ست.",
        "Dr.",
        "dr. ",
        "PROF.",
        "St.",
        "sn",
        "ſt.",
        "Kh.",
        "Sh",
        "L",
    ),
    *(
        "النوري",
        "سلمى",
        "ل.",
        "وخ. ",
        "Nûrî",
        "al-",
        "Salma",
        "_",
        "-",
        ".",
        "..",
        " ",
        "\n",
        "،",
        "x.y",
    ),
    *(
        "Ş",
        "A",
        "I",
        "l",
        "1",
        "0",
        "٥",
        "o",
        "O",
        "|",
        "ﻻ",
        "ک",
        "ѕ",
        "Ѕ",
        "İ",
        "ı",
        "ه",
        "0933",
        "K.",
        "é",
    ),
)


def told(seed: int) -> str:
    chance = random.Random(seed)
    return "".join(chance.choices(PIECES, k=chance.randint(1, 40)))


def taken(text: str, letters: dict[int, str]) -> str:
    return re.sub(r"\S{2,60}", lambda one: likeness._taken(one, letters), text)


@pytest.mark.parametrize("start", range(0, 4_000, 500))
def test_the_same_is_found_as_at_every_letter(start: int) -> None:
    hits = 0
    for seed in range(start, start + 500):
        text = told(seed)
        assert titles_written_out(text) == _TITLE.sub(r"\1 ", text), text
        assert apart(text) == _JOINS.sub(" ", text), text
        places = [one.span() for one in initials._found(text)]
        assert places == [one.span() for one in initials._INITIALS.finditer(text)], text
        odd = bool(likeness._LATIN_ODD.search(text) or likeness._ARABIC_ODD.search(text))
        assert odd or not likeness.taken_for(text), text
        each = {taken(text, way) for way in likeness._IN_LATIN}
        assert set(likeness.taken_for(text)) == (each - {text} if odd else set()), text
        hits += bool(places) + odd + (text != titles_written_out(text))
    assert hits > 500
