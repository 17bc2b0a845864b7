"""Where a person is in the window: a screen by name, the record it shows, a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as kept
from typing import Final

FIRST_FIELD: Final = "first"  # as the field of a place: whichever the form asks first
CAME: Final = "came"  # as the part of the list of cases: what is new from the device in `id`
ATTACH: Final = "attach-file"  # the button by which a file comes in
MOVE: Final = "move-case"  # the way of a case to another family


@dataclass(frozen=True, slots=True)
class Route:
    """screen: a key of screens.SCREENS, such as case or record. `lists` has the kind of its list in `field`.

    A field of a record in a list is named as "kind.field"; `record` is that record ("": a new one).
    The search page has its words in `field` and its filters in `part`.
    """

    screen: str
    id: str = ""
    part: str = ""
    field: str = kept(default="", repr=False)
    record: str = ""
