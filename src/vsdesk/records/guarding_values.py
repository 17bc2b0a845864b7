"""What guards somebody by standing in a field of a record that many may write: of which kind, in which field,
which values. Pure.

Each narrows what may leave as soon as somebody wrote it. Who wrote it ends it by nothing: whoever holds that
very device could (docs/decisions/015). It counts on until a coordinator writes there or looks
(docs/spec/bundle.md §8.12).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vsdesk.records.consent.left_empty import REQUEST, STOP
from vsdesk.records.dictionary.values import Json

PAUSED: Final = "family_paused"  # of `case.search_status`: a family asked for it
GUARDING: Final[Mapping[str, Mapping[str, tuple[Json, ...]]]] = {
    "case": {"search_status": (PAUSED,)},
    "risk_assessment": {
        "level": ("red",),
        "no_photo": (True,),
        "alias_required": (True,),
        "no_home_visits": (True,),
    },
    REQUEST: {"type": (STOP,)},
    "family": {"discreet": (True,)},
    "family_member": {"news_of_death": (False,)},
    "contact_channel": {
        "safe_contact": (False,),
        "safe_to_call": (False,),
        "do_not_leave_message": (True,),
    },
}


def guards(kind: str, name: str, value: Json) -> bool:
    """Whether this value guards somebody by standing in a field of a kind."""
    held = GUARDING.get(kind, {}).get(name, ())
    return any(value is one or (isinstance(one, str) and value == one) for one in held)
