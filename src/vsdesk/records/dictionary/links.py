"""What a link says: the id of one record, or of several, as its field is declared;
anything else says nothing.

The merge keeps whatever was signed, in any form. Where one reader took a list in a link of one record for its
ids and another for none, somebody would be tied to a file by the one and not by the other. So the form is
read once, where values come out of the log, for all readers alike (docs/spec/bundle.md §8.5). Pure.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.dictionary.values import is_answer, is_id
from vsdesk.records.dossier import ids_in
from vsdesk.records.kinds import MODELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Readable, RecordView

# By kind its links, and whether each names one record alone. An organisation's own fields are none.
LINKS: Final[Mapping[str, Mapping[str, bool]]] = {
    kind.name: {
        one.name: one.type == "link" for one in kind.fields if one.type in ("link", "links")
    }
    for kind in map(spec_of, MODELS)
}
_NONE: Final[Mapping[str, bool]] = {}


def links_read(kind: str, values: Mapping[str, Json]) -> Mapping[str, Json]:
    """The values of a record of this kind, each odd link as one that was cleared."""
    links = LINKS.get(kind, _NONE)
    odd = [name for name in links if name in values and not _fits(values[name], one=links[name])]
    if not odd:  # all that a program of ours ever wrote
        return values
    return {**values, **{name: _ids(values[name], one=links[name]) for name in odd}}


def ids_of(record: Readable, *names: str) -> list[str]:
    """The ids (or codes) in these fields of a record, by every value that stands, each once."""
    said = (value for name in names for value in record.every(name))
    return list(dict.fromkeys(id for value in said for id in ids_in(value)))


def linked_ids(record: RecordView, names: tuple[str, ...]) -> frozenset[str]:
    """The ids in these links of a record, by all that stands there or waits for its body: kept with it, for
    a family lies in the file of each of its cases."""
    known = (linked_ids, names)
    if known not in record.worked_out:
        held = record.fields
        said = [one.value for name in names if name in held for one in held[name]]
        record.worked_out[known] = frozenset(chain.from_iterable(map(ids_in, said)))
    found: frozenset[str] = record.worked_out[known]
    return found


def _fits(value: Json, *, one: bool) -> bool:
    if value is None or isinstance(value, str):
        return value is None or (one and is_id(value))
    if isinstance(value, list):
        return not one and all(isinstance(each, str) and is_id(each) for each in value)
    return is_answer(value)


def _ids(value: Json, *, one: bool) -> Json:
    if one or not isinstance(value, list):
        return None
    return [each for each in value if isinstance(each, str) and is_id(each)] or None
