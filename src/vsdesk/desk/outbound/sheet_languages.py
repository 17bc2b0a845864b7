"""Which sheets a list of languages asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.words import LANGS, PAPER_LANG_OF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.words import Lang

_FORM: Final = "--lang " + " ".join(repr(one) for one in (*LANGS, f"{LANGS[0]}+{LANGS[1]}"))


def sheet_langs(text: str) -> Sequence[tuple[Lang, ...]]:
    """What `--lang` means: "ar" one sheet, "ar+en" a bilingual one, "ar,en,ku" one each, none twice.

    A language in which a few forms alone are set is known here too: the paper says whether it is one of them.
    Raises UserError E_USAGE, also for three languages on one sheet.
    """
    try:
        sheets = [tuple(PAPER_LANG_OF[one] for one in part.split("+")) for part in text.split(",")]
    except KeyError:
        raise UserError("E_USAGE", _FORM) from None
    unlike = list(dict.fromkeys(tuple(dict.fromkeys(langs)) for langs in sheets))
    if max(map(len, unlike)) > 2:
        raise UserError("E_USAGE", _FORM)
    return unlike
