"""What the eye sees of a text: letters that look alike are one letter, in Latin and in Arabic writing.

Source: Unicode, UTS #39 (Unicode Security Mechanisms), the pairs of its list of confusable characters among
Latin, Greek, Cyrillic, Armenian and Arabic letters; beside them the letters of Kurdish and Persian
that a keyboard of Arabic does not have. A capital is taken for a capital, so they are told apart
before case is folded. Pure.
"""

from __future__ import annotations

import re
from typing import Final

from vsdesk.names.fold import fold, words_of
from vsdesk.names.normal_form import normal

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
_OTHER: Final = re.compile("[^\\W_\u0000-\u017f\u0370-\u03e1\u03f0-\u058f\u0600-\u06ff]")


def seen(text: str) -> str:
    """The letters and digits of a text as the eye takes them, without spaces; "" where it sees nothing."""
    found = "".join(words_of(fold(_alike(text)))).translate(_STROKES)
    for two, one in _TWO:
        found = found.replace(two, one)
    return found


def is_strange(text: str) -> bool:
    """Whether a letter is of no writing of which the likenesses are known here, so that
    it may look like any."""
    return _OTHER.search(_alike(text)) is not None


def _alike(text: str) -> str:
    return normal("NFKD", text.translate(_SEEN)).translate(_SEEN)
