"""Whom a list names as the author of a root: the device that made it, by its code.

What the record itself says of that is anybody's word, so it stands beside as what the record says; but for a
coordinator's word, and where a device wrote down one of its own codes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.load_mark import load_of
from vsdesk.vault.read.makers import is_other

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vsdesk.history.merge import Rules
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

    Code = Callable[[str, str], tuple[str, str]]  # as `TrustStore.author`

SAID_BY: Final = (
    "said_by"  # in `extra` of a row: whom the record calls its author, where that is another
)
_AUTHOR: Final = "author"
_OF: Final = "JOIN entry e ON e.n = o.entry JOIN log l ON l.n = e.log"
# The first words that came of each record, and those of each device in one: what they call their writer.
_FIRST: Final = (
    f"SELECT s.value, l.kid, e.by FROM json_each(?) s JOIN op o ON o.n = "  # noqa: S608 - literals
    f"(SELECT n FROM op WHERE record = s.value ORDER BY n LIMIT 1) {_OF}"
)
_EACH: Final = f"SELECT l.kid, e.by, min(o.n) FROM op o {_OF} WHERE o.record = ? GROUP BY l.kid"  # noqa: S608 - literals


def _named_in(dictionary: Dictionary) -> Mapping[str, str]:
    """By kind the field in which a list finds its author."""
    return {
        kind.name: spec.name
        for kind in dictionary.kinds
        for spec in dictionary.listed(kind.name)
        if spec.listed == _AUTHOR
    }


class Author(NamedTuple):
    """The code of a device, "" where no list names it, and what the record says instead, or ""."""

    code: str = ""
    said: str = ""


class Authors:
    """Asks the log who made roots, and the list of devices by which code each is known."""

    def __init__(
        self, database: Database, dictionary: Dictionary, code: Code, rules: Callable[[], Rules]
    ) -> None:
        self._db = database
        self._code = code
        self._rules = rules
        self._fields = dictionary.once(_named_in)

    def of(self, roots: Iterable[tuple[int, RecordView]]) -> Mapping[int, Author]:
        """By the number of each of these roots; those of kinds that list no author are left out."""
        asked = {number: root for number, root in roots if root.kind in self._fields}
        rows = self._db.query(_FIRST, (json.dumps([*asked]),)) if asked else []
        return {
            number: self._named(
                asked[number], *self._maker(number, asked[number], device_id.hex(), by)
            )
            for number, device_id, by in rows
        }

    def _maker(self, number: int, root: RecordView, device_id: str, by: str) -> tuple[str, str]:
        """The device that the id names; where it names none that wrote here, the one
        whose words came first."""
        rules = self._rules()
        if rules.made_by(root.id, device_id):
            return device_id, by
        wrote = ((row[0].hex(), row[1]) for row in self._db.query(_EACH, (number,)))
        if not rules.only_carries(root.id, device_id):
            return next((one for one in wrote if rules.made_by(root.id, one[0])), (device_id, by))
        proving = (one for one in wrote if not rules.only_carries(root.id, one[0]))
        return next(proving, (device_id, by))

    def _named(self, root: RecordView, device_id: str, by: str) -> Author:
        code, other = self._code(device_id, by)
        others = [other]
        rules = self._rules()
        for one in root.alternatives(self._fields[root.kind]):
            if not isinstance(one.value, str) or not one.value:
                continue
            if not is_other(one.word, rules):
                return Author(one.value)
            own, other = self._code(device_id, one.value)
            others.append(other)
            if not other and one.device_id == device_id and not load_of(one.by):
                code = own
        return Author(code, next((one for one in others if one and one != code), ""))
