"""How a file is called by what was ever said in it, where nothing of it need count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.crypto.canonical import Json

_NAME: Final = ("given_ar", "father_ar", "family_ar", "given_lat", "father_lat", "family_lat")


def called(root: Mapping[str, Json], people: Mapping[str, Mapping[str, Json]]) -> str:
    """The name of a family, else of the person whom a case is about, else of the first person with a name.
    `people`: by id what is said of each."""
    own = root.get("display_name")
    if isinstance(own, str) and own:
        return own
    about = people.get(str(root.get("person")), {})
    for name in (about, *people.values()):
        said = {key: text for key in _NAME if isinstance(text := name.get(key), str)}
        arabic = " ".join(said[key] for key in _NAME[:3] if key in said)
        latin = " ".join(said[key] for key in _NAME[3:] if key in said)
        if arabic or latin:
            return arabic or latin
    return ""
