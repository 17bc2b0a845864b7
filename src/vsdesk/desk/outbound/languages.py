"""Which sheets a list of languages asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.errors import UserError
from vsdesk.words import LANG_OF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.words import Lang


def sheet_langs(text: str) -> Sequence[tuple[Lang, ...]]:
    """What `--lang` means: "ar" one sheet, "ar+en" a bilingual one, "ar,en,ku" one each, none twice.

    Raises UserError E_USAGE, also for three languages on one sheet.
    """
    try:
        sheets = [tuple(LANG_OF[one] for one in part.split("+")) for part in text.split(",")]
    except KeyError:
        raise UserError("E_USAGE", "--lang") from None
    unlike = list(dict.fromkeys(tuple(dict.fromkeys(langs)) for langs in sheets))
    if max(map(len, unlike)) > 2:
        raise UserError("E_USAGE", "--lang")
    return unlike
