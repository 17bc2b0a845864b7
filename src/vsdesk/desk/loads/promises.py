"""A promise that somebody writes down as part of a talk stands as a row of its own below it, as in the
window.

For what is typed: lines that are loaded, a field that a command sets. A dump comes as it is, and what older
programs wrote stays where it stands, to be read, mended and done (docs/spec/dump.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vsdesk.desk.saving.dump_rows import FIELDS, NO_FIELDS, fields_of, put
from vsdesk.records.checks.duties import SUCCEEDED_FIELDS, apart, no_longer_asked
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.records.hashable import hashable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

_ROW = "duty"
_Line = tuple[int, dict[str, Any]]


def promise_apart(
    kind: str, values: Mapping[str, Json], held: RecordView | None
) -> tuple[dict[str, Json], dict[str, Json]]:
    """What is left of the values of a record, and the row that stands below it; {} where no promise is among
    them, or the record (`held`) has one already, which is mended there."""
    if held is not None and not no_longer_asked(kind, held.value):
        return {**values}, {}
    words = values.get("promised")
    lang = str(as_ptext(words)["src_lang"]) if isinstance(words, str) else ""
    rest, row = apart(kind, values, lang)
    if row and words is not None and "what" not in row:
        row["what"] = words  # "does not know", or what is refused like whatever is typed wrong
    if row and held is not None and (person := held.value("person")):
        row["person"] = person
    return rest, row


def lines_apart(vault: Vault, lines: Sequence[_Line], new_id: Callable[[], str]) -> Iterator[_Line]:
    """The lines, each talk with a promise as two; loaded again it is no second promise."""
    talks = {
        id
        for _, line in lines
        if line.get("kind") in SUCCEEDED_FIELDS and isinstance(id := line.get("id"), str)
    }
    stands = {(one.parent, one.value("what")) for one in vault.read.below(talks, _ROW)}
    for number, line in lines:
        if line.get("kind") not in SUCCEEDED_FIELDS:
            yield number, line
            continue
        id = line.get("id") or new_id()
        said = fields_of(line)
        rest, row = promise_apart(line["kind"], said, vault.read.view(id))
        talk = {name: one for name, one in line.items() if name in NO_FIELDS - {FIELDS}}
        talk["id"] = id
        for name, one in rest.items():
            put(talk, name, one)
        yield number, talk
        if row and (id, hashable(row.get("what"))) not in stands:
            yield number, {"kind": _ROW, "id": new_id(), "parent": id, **row}
