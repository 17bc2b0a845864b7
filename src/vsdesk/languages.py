"""The languages of the program: each is a folder of resources/languages, and no other module names one.

Its `language.toml` declares what the program must know of it; beside that lie its catalogue, its labels
and what it adds to other resources (docs/decisions/025-a-language-is-a-folder.md).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from vsdesk import paths

if TYPE_CHECKING:
    from pathlib import Path

Lang = str  # the name of a folder of resources/languages: ar, ku, en

ARABIC: Final = "Arab"  # a script, as ISO 15924 names it
_FILE: Final = "language.toml"


@dataclass(frozen=True, slots=True)
class Language:
    """One language as it is declared.

    `usual`: the one of a window, a paper or a table of which nobody said the language. `source`: the
    one in which sentences stand in the code. `fallback`: where a word is missing, in this order.
    `letters`: those that tell it from others in its script. `writing`: the end of the fields that
    hold names as it writes them; `read`: which writing of a name its readers are shown first;
    `mother`: the fields of the mother's name in its writing. `recovery_words`: how many words of its
    list stand on a recovery paper, 0 where it has no list. `papers`: the forms for which alone it is there;
    () where the whole program speaks it.
    """

    code: Lang
    name: str  # in itself
    english: str
    place: int  # among the others, as they are offered
    rtl: bool
    script: str
    writing: str
    read: tuple[str, ...]
    mother: tuple[str, ...]
    usual: bool
    source: bool
    fallback: tuple[Lang, ...]
    comma: str
    letters: frozenset[str]
    months: tuple[str, ...]  # January first
    between: str  # the day, the month and the year of a date
    month_short: int  # letters of the shortened name of a month, 0 where none is shortened
    month_endings: tuple[str, ...]
    weekdays: tuple[str, ...]  # Monday first, as date.weekday()
    week_begins: int  # the day with which a week begins on a calendar, as date.weekday()
    qt: str  # the file of Qt's own words; without one ours are taken
    keyboards: tuple[str, ...]  # languages of the system in which its people type
    recovery_words: int
    papers: frozenset[str]
    sentences: Mapping[str, str] = field(repr=False)  # of the catalogue, that speak of it

    @classmethod
    def read_from(cls, folder: Path) -> Language:
        """The language of one folder."""
        said = tomllib.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(folder.name, **_fields(said))


def _fields(said: Mapping[str, Any]) -> dict[str, Any]:
    names = said["names"]
    return {
        "name": said["name"],
        "english": said["english"],
        "place": said["place"],
        "rtl": {"rtl": True, "ltr": False}[said["direction"]],
        "script": said["script"],
        "writing": names["writing"],
        "read": tuple(names["read"]),
        "mother": tuple(names.get("mother", ())),
        "usual": said.get("usual", False),
        "source": said.get("source", False),
        "fallback": tuple(said.get("fallback", ())),
        "comma": said.get("comma", ", "),
        "letters": frozenset(said.get("letters", "")),
        "months": tuple(said["months"]),
        "between": said.get("between", " "),
        "month_short": said.get("month_short", 0),
        "month_endings": tuple(said.get("month_endings", ())),
        "weekdays": tuple(said["weekdays"]),
        "week_begins": said.get("week_begins", 0),
        "qt": said.get("qt", ""),
        "keyboards": tuple(said.get("keyboards", ())),
        "recovery_words": said.get("recovery_words", 0),
        "papers": frozenset(said.get("papers", ())),
        "sentences": said.get("sentences", {}),
    }


def folder_of(lang: Lang) -> Path:
    """The folder of a language."""
    return paths.resources() / "languages" / lang


def own_fonts() -> list[Path]:
    """The fonts that languages bring for a script that ours do not have."""
    return sorted(folder_of("").glob("*/fonts/*.ttf"))


def _installed() -> dict[Lang, Language]:
    found = [Language.read_from(file.parent) for file in folder_of("").glob(f"*/{_FILE}")]
    return {one.code: one for one in sorted(found, key=lambda one: (one.place, one.code))}


DECLARED: Final[dict[Lang, Language]] = _installed()  # with those of a few papers
LANGUAGES: Final[dict[Lang, Language]] = {  # those that the program speaks
    code: one for code, one in DECLARED.items() if not one.papers
}
SOURCE: Final[Lang] = next(one.code for one in LANGUAGES.values() if one.source)
USUAL: Final[Lang] = next(one.code for one in LANGUAGES.values() if one.usual)


def chain(lang: Lang) -> tuple[Lang, ...]:
    """In which languages a word is looked for, one after the other: its own, what it
    falls back to, the source."""
    return tuple(dict.fromkeys((lang, *DECLARED[lang].fallback, SOURCE)))


def prints(lang: Lang, paper: str) -> bool:
    """Whether a paper is set in this language: one of the program, or one that is there for this form."""
    declared = DECLARED.get(lang)
    return declared is not None and (not declared.papers or paper in declared.papers)


def further(paper: str) -> tuple[Lang, ...]:
    """The languages in which a form is set beside those of the program."""
    return tuple(code for code, one in DECLARED.items() if paper in one.papers)


def said_in(texts: Mapping[str, str], lang: Lang) -> str:
    """One of several texts by language: in `lang`, else as that falls back; "" where none of those is
    there."""
    return next((text for one in chain(lang) if (text := texts.get(one))), "")


def written_in(script: str) -> Lang:
    """The language that is meant by letters of a script of which nobody said more: the
    first one written in it."""
    return next((one.code for one in LANGUAGES.values() if one.script == script), SOURCE)


def told_by(letters: Iterable[str]) -> Lang | None:
    """The language that alone has one of these letters, or None."""
    seen = {*letters}
    return next((one.code for one in LANGUAGES.values() if one.letters & seen), None)
