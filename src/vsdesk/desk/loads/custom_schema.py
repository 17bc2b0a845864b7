"""What a file of records brings along of an organisation's own: fields and terms that
this vault may not know.

A dump names in its first line the terms that only a file on its computer knew, and holds the
`field_def` and `term_def` records as lines like any other. A load takes both for known. It lays
nothing over the lists of this vault: a term without a record is kept, and shown as its key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vsdesk.desk.saving.dump_rows import HEAD
from vsdesk.languages import SOURCE
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json

TERMS: Final = "terms"
_DEFINE: Final = frozenset({"field_def", "term_def"})


def head(
    schema: int, dictionary: Dictionary, stays: Callable[[str], bool] | None = None
) -> dict[str, Json]:
    """The first line of a dump; `stays`, in one for others: of which words of a term nothing is said there,
    nor that there is such a term."""
    lists = dictionary.vocabularies
    terms: dict[str, Json] = {}
    for name, key in lists.by_file:
        term = lists.term(name, key)
        if term is not None and stays is not None and any(map(stays, term.written)):
            continue
        held = terms.setdefault(name, {})
        assert isinstance(held, dict)
        held[key] = {lang: words for lang in LANGS if term and (words := term.own(lang))}
    return {HEAD: 1, "schema": schema, **({TERMS: terms} if terms else {})}


def is_head(row: Mapping[str, Any]) -> bool:
    """Whether the first line of a file is that of a dump: a record may have any field, and has a kind."""
    return HEAD in row and "kind" not in row


def with_own(
    dictionary: Dictionary, head: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]
) -> Dictionary:
    """The dictionary, and what the first line of a dump, and its other lines, say of own
    fields and terms."""
    named = [*_named(head.get(TERMS))]
    defined = [row for row in rows if isinstance(row.get("kind"), str) and row["kind"] in _DEFINE]
    return dictionary.with_own([*named, *defined]) if named or defined else dictionary


def _named(terms: object) -> Iterator[dict[str, Json]]:
    """The terms of a first line, as definitions; what has another form says nothing."""
    for name, rows in terms.items() if isinstance(terms, dict) else ():
        for key, labels in rows.items() if isinstance(rows, dict) else ():
            words = labels if isinstance(labels, dict) else {}
            said: Json = {lang: str(words[lang]) for lang in LANGS if words.get(lang)} or {
                SOURCE: key
            }
            yield {"vocabulary": name, "key": key, "label": said}
