"""The look at files that came from a copy, for tests about what leaves after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.copy_mark import COPIED, is_of_held

if TYPE_CHECKING:
    from vsdesk.desk import Desk

_MOST: Final = 1_000


def confirm_copies(desk: Desk, *, held: bool = False) -> list[str]:
    """Look at each file that came from a copy, as that: nothing else that waits there is looked at. Their
    roots. `held`: at the marks of what did not leave in the vault of the copy."""
    words = desk.access.lone_words
    found = []
    for one in words.lone_run().more(_MOST):
        file = words.lone_file(one.root)
        marks = (
            [
                alternative.op
                for record in file.records
                for alternative in record.said.get(COPIED, ())
                if is_of_held(alternative) is held
            ]
            if file
            else []
        )
        if marks:
            words.look_holds(one.root, marks)
            found.append(one.root)
    return found
