"""Words that stay as they are because they may name somebody whom nobody can look for any more: those that an
order to erase closed, and those that no order beside the file had read. Pure.

The second wait until a coordinator looked at them who knew of the order (docs/spec/bundle.md §10).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_of, with_same_bytes
from vsdesk.records.gate.names.names_attached import ATTACHED
from vsdesk.records.gate.names.names_left import kept_words, said_in, words_of
from vsdesk.records.gate.names.words_of_others import OTHERS, words_of_others
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier, RecordView

LATE: Final = "late_words"  # a key of `reasons.REASONS`
WHY_LATE: Final = mark(
    "Somebody was erased in this file or in one beside it, and these words were not read for that: they came later,"
    " or lay aside. They may name who is gone. They stay until a coordinator has looked at them, under “Waits for your"
    " look” or with “looks confirm”."
)
_NAMED: Final = "unnamed"
_IN_FILE: Final = "named_in_file"
_ITEM: Final = "evidence_item"


def kept_here(dossier: Dossier, dictionary: Dictionary) -> Mapping[tuple[str, str], str]:
    """By record and field of words that stay why they do."""
    late = {(one.id, name): LATE for one, name in late_words(dossier, dictionary)}
    kept = dossier.once(kept_words)
    named = {id for id, name in kept if name == ATTACHED}
    files = with_same_bytes(ever_of(dossier, _ITEM), named) if named else named
    others = dict.fromkeys(dossier.once(words_of_others), OTHERS)
    chosen = dict.fromkeys(kept - others.keys(), _NAMED)
    return (
        late
        | {key: why for key, why in others.items() if key in kept}
        | chosen
        | {(id, ATTACHED): _IN_FILE for id in files}
    )


def late_words(dossier: Dossier, dictionary: Dictionary) -> Iterator[tuple[RecordView, str]]:
    """The records and fields in which words stand that no order to erase beside the file had read."""
    late = dossier.beyond.late_words()
    for one in dossier if late else ():
        for spec in words_of(dictionary, one):
            name = said_in(one, spec)
            if not spec.inside and any(each.op in late for each in one.fields.get(name, ())):
                yield one, name
