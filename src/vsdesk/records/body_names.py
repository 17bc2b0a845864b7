"""Whether two names of a body that somebody wrote are the name of one body: a partner, a prosecutor, a newspaper.

A name reads the same with and without its hamza, a tatweel, a mark that nobody sees or a space more. So a yes
to it holds for each of these spellings, and a no for every name that the eye may take for it.
"""

from __future__ import annotations

from typing import Final

from vsdesk.names.fold import fold, words_of
from vsdesk.records.values import Json

# Letters of other scripts that look like a Latin one, folded (Cyrillic, Greek).
_LOOKS: Final = str.maketrans("авекмнорстухіјѕѵԁԛԝαβεικνορτυχω", "abekmhopctyxijsvdqwabeikvoptyxw")


def key(name: Json) -> str:
    """One form of all spellings of a name; "" only where nobody is named."""
    if not isinstance(name, str) or not name.strip():
        return ""
    return " ".join(words_of(fold(name))) or name


def look(name: Json) -> str:
    """What the eye sees of a name, without spaces; "" where it sees nothing: then anybody may be meant."""
    return "".join(words_of(fold(name))).translate(_LOOKS) if isinstance(name, str) else ""
