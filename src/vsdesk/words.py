"""The one catalogue of sentences (gettext), in each language of the program (vsdesk.languages).

Every sentence that a person sees is an English literal given to `Words.say` or `Words.count` with
named placeholders; every inserted value is isolated (U+2068 … U+2069, UAX #9), so that a date or a
case number inside an Arabic sentence keeps its order. `mark` only marks a literal for the
catalogue, where the sentence is chosen before the language is known. `tools/check_strings.py`
holds the catalogues complete.
"""

from __future__ import annotations

import gettext
import io
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vsdesk.file_names import legible
from vsdesk.languages import DECLARED, LANGUAGES, chain, folder_of
from vsdesk.languages import Lang as Lang

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from vsdesk.errors import VsdeskError

LANGS: Final[tuple[Lang, ...]] = tuple(LANGUAGES)  # as they are offered
LANG_OF: Final[dict[str, Lang]] = {one: one for one in LANGS}  # a text that may be one
LANG_NAMES: Final[dict[Lang, str]] = {one: LANGUAGES[one].name for one in LANGS}
# With those in which a few forms alone are set (languages.prints).
PAPER_LANGS: Final[tuple[Lang, ...]] = (*LANGS, *(one for one in DECLARED if one not in LANGUAGES))
PAPER_LANG_OF: Final[dict[str, Lang]] = {one: one for one in PAPER_LANGS}
PAPER_LANG_NAMES: Final[dict[Lang, str]] = {one: DECLARED[one].name for one in PAPER_LANGS}

FSI, PDI, RLM = "\u2068", "\u2069", "\u200f"
_STEERED: Final = re.compile("[\u2066-\u2069]")
_CODE_FIRST: Final = re.compile("(?:\\[[A-Z]-[0-9]+\\][^\\w\\[]*)+[\u0620-\u06d3]")  # then Arabic
# Controls but line and tab, of old terminals (8 bits) too, and what turns letters round for good.
_STEERING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
_ISOLATES: Final = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))


def mark(sentence: str) -> str:
    """Mark a literal for the catalogue and return it unchanged."""
    return sentence


def isolate(value: object) -> str:
    """`value` as text that keeps its own direction inside any sentence, whatever was typed into it. A code
    in the place of a name tells none of a sentence that it begins."""
    text = legible(str(value))
    if _CODE_FIRST.match(text):
        text = RLM + text
    return f"{FSI}{_paired(text) if _STEERED.search(text) else text}{PDI}"


def joined(parts: Iterable[str], between: str) -> str:
    """Things in one line, each keeping its own direction: the one way to make a list.

    The line has no letter of its own that tells its side: it runs as the text that it is set into.
    """
    return between.join(map(isolate, parts))


def _paired(text: str) -> str:
    """`text` without isolates that have no end, and ends that have no beginning."""
    opened: list[int] = []
    alone: set[int] = set()
    for at in _STEERED.finditer(text):
        if at[0] != PDI:
            opened.append(at.start())
        elif opened:
            opened.pop()
        else:
            alone.add(at.start())
    alone.update(opened)
    return "".join(char for i, char in enumerate(text) if i not in alone)


def steady(text: str) -> str:
    """`text` that steers neither a terminal nor the direction of what follows it; its lines and tabs stay."""
    if not _STEERING.search(text) and not _STEERED.search(text):
        return text
    return "\n".join(map(_paired, _STEERING.sub("", text).split("\n")))


def plain(text: str) -> str:
    """`text` without isolates and direction marks: for codes, file names and comparing."""
    return text.translate(_ISOLATES)


def capital(text: str) -> str:
    """A term of a list, or a label, at the start of a line: what steers its direction stays in front."""
    at = next((n for n, one in enumerate(text) if ord(one) not in _ISOLATES), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def is_rtl(lang: Lang) -> bool:
    """True for a language that is written from right to left."""
    return DECLARED[lang].rtl


@lru_cache(maxsize=8)
def catalogue(lang: Lang, folder: Path) -> gettext.NullTranslations:
    """What is translated into a language, in a folder of languages. One that nobody built there (a clone
    without `make`) is read as it was written, and costs a third of a second: nobody is shown English in its
    place (docs/decisions/035)."""
    whole: gettext.NullTranslations | None = None
    for one in chain(lang):
        built = folder / one / "LC_MESSAGES" / "vsdesk.mo"
        written = built.with_suffix(".po")
        if built.exists():
            found = gettext.GNUTranslations(io.BytesIO(built.read_bytes()))
        elif written.exists():
            found = _as_written(written)
        else:
            continue
        if whole is None:
            whole = found
        else:
            whole.add_fallback(found)
    return whole or gettext.NullTranslations()


def _as_written(file: Path) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo  # only where nothing was built
    from babel.messages.pofile import read_po  # only where nothing was built

    made = io.BytesIO()
    with file.open("rb") as stream:
        write_mo(made, read_po(stream))
    made.seek(0)
    return gettext.GNUTranslations(made)


class Words:
    """The sentences in one language. A missing translation falls back as the language
    declares, last to the literal."""

    def __init__(self, lang: Lang, heed: Callable[[str], str] | None = None) -> None:
        """`heed`: a sentence as it is said on one paper, before its values are filled in."""
        self.lang: Lang = lang
        self._heed = heed
        self._catalogue = catalogue(lang, folder_of(""))

    def say(self, sentence: str, /, **values: object) -> str:
        """The sentence in this language, its `{named}` values filled in and isolated."""
        return self._fill(self._catalogue.gettext(sentence), values)

    def count(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The plural form for `n` (which may be named as {n})."""
        return self._fill(self._catalogue.ngettext(one, many, n), {"n": n, **values})

    def _fill(self, text: str, values: dict[str, object]) -> str:
        if self._heed is not None:
            text = self._heed(text)
        if not values:
            return text
        filled = text.format(**{name: isolate(self._sided(str(v))) for name, v in values.items()})
        return self._sided(filled)

    def _sided(self, text: str) -> str:
        """A text that begins with an isolate has no letter that tells its side: it is this language's."""
        return RLM + text if is_rtl(self.lang) and text.startswith(FSI) else text


def refusal_words(words: Words, problem: VsdeskError) -> str:
    """The sentence of a refusal; of words on a paper also which one stands in no list, by its number: the
    word itself is a secret."""
    told = words.say(problem.code.sentence)
    unknown = problem.params.get("word")
    return f"{told} {words.say('Word {n} stands in no list.', n=unknown)}" if unknown else told
