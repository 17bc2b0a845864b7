"""What the eye sees of a text: letters that look alike are one letter, in Latin and in Arabic writing.

Source: Unicode, UTS #39 (Unicode Security Mechanisms), the pairs of its list of confusable characters among
Latin, Greek, Cyrillic, Armenian and Arabic letters; beside them the letters of Kurdish and Persian
that a keyboard of Arabic does not have. A capital is taken for a capital, so they are told apart
before case is folded. Pure.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from vsdesk.names.fold import fold, words_of
from vsdesk.names.normal_form import normal
from vsdesk.unseen_letters import FILLER

_ALIKE: Final = (  # as written, in either case; the first of a row stands for all
    "AΑА aɑαа BΒВʙвβ bƄЬьƅßϐ CСϹ cсᴄϲ dԁɗ "
    "EΕЕ eеҽꬲεєɛ FϜꞘ fքẝꞙꬵƒſ GԌ gƍɡցᶃɢԍ HΗНʜн "
    "hһհ IΙІӀƖǀ|∣׀ iɩɪιіӏꙇı JͿЈꞲ jϳјȷյ KΚКκкĸᴋ "
    "MΜϺМмᴍ NΝɴ nոռη OΟОՕ oοσоօᴏᴑꬽ PΡР pρр "
    "qԛգզ RƦʀ rгᴦꭇꭈ SЅՏ sƽѕꜱ TΤТтτᴛ UՍ "
    "uʋυսᴜꞟꭎꭒ VѴ vνѵᴠ WԜ wɯѡԝաᴡω XΧХꞳ xхχ "
    "YΥУҮ yɣʏγуүᶌỿ ZΖ zᴢ 2ƧꙄꝚ 3ƷȜЗӠꝪꞫ 5Ƽ "
    "6б 8Ȣȣ 9Ꝯ ΓГ ΠПп ΦФՓ ΨѰѱ "
    "يےېۍێٮںٻࢽ كڪګگڬڭࢰݢ وۆۇۈۉۋۏۊۅۄࢱ هۃەھہ فڧڡٯڤࢻࢼ "
    "رڕڒڑۯ لڵڷڶ زژ جچ بپ دڈڊۮ اٲٳٵ "
)
_LIGATURES: Final = {"ae": "æӕÆӔ", "oe": "œŒ", "bl": "ыЫ", "lo": "Ю", "": "\u0674ʼʿʾʻʹʺ"}
_SEEN: Final = str.maketrans(
    {one: row[0] for row in _ALIKE.split() for one in row[1:]}
    | {one: two for two, ones in _LIGATURES.items() for one in ones}
)
# Of what is folded: I, l, 1 and alef are one stroke; O, 0, the Arabic five and heh one ring;
# V is the Arabic seven.
_STROKES: Final = str.maketrans("i1ا05ه7", "lllooov")
_TWO: Final = (("rn", "m"), ("vv", "w"))
_CAPITALISED: Final = re.compile(r"\b[A-Z]\w{0,12}?(?:rn|vv)\w*")
# Each letter that readers of names do not know, by the one for which it is taken.
_HEARD: Final = frozenset("ıکگھہەۆێۇےڪپچژڕڵڤۀۃٲ")
_TAKEN: Final = {
    one: row[0]
    for row in _ALIKE.split()
    for one in row[1:]
    if not one.isascii() and one not in _HEARD
}
_ODD: Final = "".join(_TAKEN)
_LETTER: Final = "[A-Za-z\u00c0-\u024f]"
_SMALL: Final = "[a-zß-öø-ÿ]"
_ARABIC: Final = "[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff]"
_ARABIC_LETTER: Final = re.compile(_ARABIC)
_STROKE: Final = "I1|ӏӀΙІǀ∣׀"
_I, _L = "Il"
_TOKEN: Final = re.compile(r"\S{2,60}")
_LATIN_ODD: Final = re.compile(
    rf"[{_ODD}]|(?<={_SMALL})[I1|0]|[1|0](?={_SMALL})|(?<={_LETTER})[1|0](?={_LETTER})"
    r"|(?<!\w)l(?=[b-df-hj-kmnp-tv-xzA-Z])"
)
_ARABIC_ODD: Final = re.compile(
    rf"[{_ODD}]|(?<={_ARABIC})(?:[1١|lI٥oO](?:(?={_ARABIC})|(?!\w))|0(?={_ARABIC}))"
)
_MAY_BE: Final = re.compile(f"[{_ODD}I1|0l١٥oO]")  # each of them is one of these
_IN_ARABIC: Final = str.maketrans(_TAKEN | dict.fromkeys("1١|lI", "ا") | dict.fromkeys("٥0oO", "ه"))
_IN_LATIN: Final = tuple(
    str.maketrans(_TAKEN | dict.fromkeys(_STROKE, stroke) | {"0": "o"}) for stroke in "li"
)
_OTHER: Final = re.compile("[^\\W_\u0000-\u017f\u0370-\u03e1\u03f0-\u058f\u0600-\u06ff]")


def seen(text: str) -> str:
    """The letters and digits of a text as the eye takes them, without spaces; "" where it sees nothing."""
    found = "".join(words_of(fold(_alike(text)))).translate(_STROKES)
    for two, one in _TWO:
        found = found.replace(two, one)
    return found


def taken_for(text: str) -> tuple[str, ...]:
    """`text` as the eye may take it where letters stand in a word that only look like its own: a capital I or
    a 1 for l, Ѕ of Cyrillic, a stroke for alef. Each is as long as `text`; none where no word is odd."""
    places = (one.start() for one in _MAY_BE.finditer(text))
    if not any(_LATIN_ODD.match(text, at) or _ARABIC_ODD.match(text, at) for at in places):
        return ()
    found = []
    for letters in _IN_LATIN:
        taken = partial(_taken, letters=letters)
        found.append(_TOKEN.sub(taken, text))
    return tuple(one for one in dict.fromkeys(found) if one != text)


def drawn_as_one(text: str) -> str:
    """`text` with the letter for which two are taken in its names: Arnal for Amal. As long as `text`."""
    return _CAPITALISED.sub(_drawn, text) if any(two in text for two, _ in _TWO) else text


def _drawn(word: re.Match[str]) -> str:
    found = word[0]
    for two, one in _TWO:
        found = found.replace(two, one + FILLER)
    return found


def _taken(token: re.Match[str], letters: dict[int, str]) -> str:
    """A word with an odd letter, as it looks; where it begins with a small l, that may be an I."""
    word = token[0]
    if _ARABIC_LETTER.search(word):
        return word.translate(_IN_ARABIC) if _ARABIC_ODD.search(word) else word
    if not _LATIN_ODD.search(word):
        return word
    return (_I + word[1:] if word[0] == _L else word).translate(letters)


def is_strange(text: str) -> bool:
    """Whether a letter is of no writing of which the likenesses are known here, so that
    it may look like any."""
    return _OTHER.search(_alike(text)) is not None


def _alike(text: str) -> str:
    return normal("NFKD", text.translate(_SEEN)).translate(_SEEN)
