"""Whether two names of a body that somebody wrote are the name of one body: a partner, a
prosecutor, a newspaper.

A name reads the same with and without its hamza, a tatweel, a mark that nobody sees or a space more. So a yes
to it holds for each of these spellings, and a no for every name that the eye may take for it.
"""

from __future__ import annotations

from typing import Final

from vsdesk.names.fold import fold, words_of
from vsdesk.names.likeness import is_strange, seen
from vsdesk.records.dictionary.values import Json

# A name of which the eye sees nothing: whatever was refused by name may be refused to it.
UNKNOWN: Final = "\u2063"


def key(name: Json) -> str:
    """One form of all spellings of a name; "" only where nobody is named."""
    if not isinstance(name, str) or not name.strip():
        return ""
    return " ".join(words_of(fold(name))) or name


def look(name: Json) -> str:
    """What the eye sees of a name, without spaces; "" where it sees nothing: then anybody may be meant."""
    return seen(name) if isinstance(name, str) else ""


def look_asked(name: Json) -> str:
    """The same of a name that is asked for: "" too where letters that nobody here knows may look like any."""
    return "" if isinstance(name, str) and is_strange(name) else look(name)
