"""The words by which others than coordinators wrote over what a coordinator said, or filled in what was left
empty where that closes, in some spaces: too many rather than too few.

Read without a dossier, for the list of the roots that may wait (`lone_roots`). In most such records more
than one device wrote; where one wrote over its own word that guards somebody, in a stop that a device
answered or removed itself, and in a submission below which a coordinator wrote what came back, one may have
written alone.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vsdesk.records.checks import risk
from vsdesk.records.checks.due_dates import OVERRULED
from vsdesk.records.checks.pauses import DELETED
from vsdesk.records.consent import left_empty
from vsdesk.vault.read import views
from vsdesk.vault.read.makers import has_made, is_other, who_made

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from vsdesk.history.merge import Rules
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.arrival import Arrival
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_IN: Final = "IN (SELECT unhex(value) FROM json_each(?))"
# Of some spaces the records of some kinds in which more than one log wrote, found from all but the largest
# log of each space, and those of a sort of `coming`.
OF_SEVERAL: Final = f"""
r.n IN (
  WITH some (n, space, seq) AS (SELECT n, space, seq FROM log WHERE space {_IN}),
  fewer (n) AS (SELECT n FROM some WHERE EXISTS (SELECT 1 FROM log m WHERE m.space = some.space
    AND (m.seq > some.seq OR (m.seq = some.seq AND m.n < some.n))))
  SELECT o.record FROM fewer CROSS JOIN entry e ON e.log = fewer.n CROSS JOIN op o ON o.entry = e.n
  CROSS JOIN record k ON k.n = o.record AND k.doc IS NOT NULL
  WHERE k.kind IN (SELECT value FROM json_each(?)) AND 1 < (
    SELECT count(DISTINCT w.log) FROM op p JOIN entry w ON w.n = p.entry WHERE p.record = o.record)
  UNION SELECT c.n FROM coming c JOIN record k ON k.n = c.n
  WHERE c.what = ? AND c.day = '' AND k.space IN (SELECT space FROM some))"""  # noqa: S608 - of this module
_OF_KIND: Final = f"r.space {_IN} AND r.kind = ?"
_OVERRULED: Final = f"r.n IN (SELECT n FROM coming WHERE what = ? AND day = '') AND r.space {_IN}"  # noqa: S608 - of this module
_BELOW: Final = f"r.parent {_IN} AND r.kind = ?"
_FILLED: Final = json.dumps(sorted(left_empty.FIELDS))
_Said = set[tuple[str, str]]  # the space and the op of each word


def filled_in(
    database: Database,
    spaces: Collection[str],
    loaded: Collection[str],
    rules: Rules,
    came: Callable[[set[str]], Mapping[str, Arrival]],
) -> _Said:
    """Of spaces in which coordinators and others wrote all such words but those that answer a stop; `loaded`:
    the spaces that a load brought, `came`: when words came here."""
    held = [*views.load(database, OF_SEVERAL, (_ids(spaces), _FILLED, OVERRULED))]
    makers = who_made(database, {one.id for one in held if one.space in loaded}, rules)
    said = {
        (one.space, alt.op)
        for one in held
        for name in (*one.overruled, *left_empty.FIELDS.get(one.kind, ()))
        for alt in one.fields.get(name, ())
        if is_other(alt.word, rules)
        and (name in one.overruled or not has_made(one.id, alt.word, makers, rules))
    }

    def is_a_coordinators(one: Alternative) -> bool:
        return not is_other(one.word, rules)

    sure = (is_a_coordinators, is_a_coordinators, came)
    later = [(one, left_empty.said_later(one, (), *sure)) for one in held]
    for one, below in _with_below(database, spaces):
        later.append((one, left_empty.said_later(one, below, *sure)))
    return said | {(one.space, alt.op) for one, words in later for alt in words}


def stops_ended(database: Database, spaces: Collection[str], rules: Rules) -> _Said:
    """The words of others that answer or remove a stop there, whoever wrote it down."""
    return {
        (one.space, alt.op)
        for one in _of_kind(database, spaces, left_empty.REQUEST)
        if left_empty.STOP in one.every("type") or "type" in one.overruled
        for name in (left_empty.ANSWERED, DELETED)
        for alt in one.fields.get(name, ())
        if alt.value is not None and is_other(alt.word, rules)
    }


def overruling(database: Database, spaces: Collection[str], rules: Rules) -> _Said:
    """The words of others there that took the place of what closes on beside them."""
    return {
        (one.space, alt.op)
        for one in (views.load(database, _OVERRULED, (OVERRULED, _ids(spaces))) if spaces else ())
        for name in one.overruled
        for alt in one.fields.get(name, ())
        if is_other(alt.word, rules)
    }


def assessed_anew(database: Database, spaces: Collection[str], rules: Rules) -> _Said:
    """The words of others there that assess a risk less carefully than the same device did before."""
    below: dict[str, list[RecordView]] = defaultdict(list)
    for one in _of_kind(database, spaces, risk.KIND):
        below[one.space].append(one)
    return {
        (one.space, alt.op)
        for held in below.values()
        for one in risk.less_careful(held, lambda alt: not is_other(alt.word, rules))
        for said in one.fields.values()
        for alt in said
        if is_other(alt.word, rules)
    }


def _with_below(
    database: Database, spaces: Collection[str]
) -> Iterator[tuple[RecordView, list[RecordView]]]:
    """The records there below which something is written that closes in them, each with what is."""
    for kind, under in left_empty.WRITTEN_BELOW.items():
        records = _of_kind(database, spaces, kind)
        below: dict[str, list[RecordView]] = defaultdict(list)
        for one in views.load(database, _BELOW, (_ids(one.id for one in records), under)):
            below[str(one.parent)].append(one)
        yield from ((one, below[one.id]) for one in records if one.id in below)


def _of_kind(database: Database, spaces: Collection[str], kind: str) -> list[RecordView]:
    return [*views.load(database, _OF_KIND, (_ids(spaces), kind))] if spaces else []


def _ids(ids: Iterable[str]) -> str:
    return json.dumps(sorted(ids))
