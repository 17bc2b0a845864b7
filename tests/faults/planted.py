"""One record of every kind, with a planted word in every field that holds words. Nobody is real."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec, KindSpec
from vsdesk.records.dictionary.values import Json

ARABIC: Final = "زمردة"  # in every planted word, so that one search finds them all
LATIN: Final = "qzxcanary"


def planted(spec: FieldSpec) -> Json:
    """A value with planted words, None for a field that holds no words."""
    word = f"{ARABIC}{LATIN} {spec.kind} {spec.name}"
    if spec.type == "text":
        return word
    if spec.type == "ptext":
        return {"ar": word, "en": f"{LATIN} {spec.name}", "src_lang": "ar"}
    if spec.type == "pdate":
        return {"from": "2013-08-09", "to": "2013-08-09", "precision": "day", "as_told": word}
    return None


def every_kind(dictionary: Dictionary) -> Iterator[tuple[KindSpec, str, str | None]]:
    """Kind, id and parent of one record each, parents first; kinds of audit are left out."""
    made: dict[str, str] = {}
    left = [kind for kind in dictionary.kinds if "audit" not in kind.spaces or kind.parents]
    while left:
        later = []
        for kind in left:
            parents = [made[one] for one in kind.parents if one in made]
            if "*" in kind.parents:
                parents = [made["case"]] if "case" in made else []
            if not kind.parents or parents:
                made[kind.name] = f"{len(made) + 1:032x}"
                yield kind, made[kind.name], parents[0] if parents else None
            else:
                later.append(kind)
        assert len(later) < len(left), [kind.name for kind in later]
        left = later


def lines(dictionary: Dictionary) -> list[dict[str, Json]]:
    """What `records load` reads."""
    found: list[dict[str, Json]] = []
    for kind, id, parent in every_kind(dictionary):
        row: dict[str, Json] = {"kind": kind.name, "id": id}
        if parent is not None:
            row["parent"] = parent
        for spec in kind.fields:
            if not spec.derived and (value := planted(spec)) is not None:
                row[spec.name] = value
        found.append(row)
    return found
