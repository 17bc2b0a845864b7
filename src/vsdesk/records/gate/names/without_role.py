"""Where no role can stand in the place of a name: a line, a file, what an organisation called a term. What
names there somebody who is missing by another file (`persons/of_others`) stays; told words have a role there
(`by_role`). Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.gate.names.name_choices import ENOUGH
from vsdesk.records.gate.names.nowhere_named import is_own_name, says_mother, tells_alone
from vsdesk.records.gate.names.surnames import holds_words
from vsdesk.records.gate.told.told_texts import texts_in, ways_to_read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.names.name_choices import NameReader
    from vsdesk.records.gate.names.named_beside import NamedBeside
    from vsdesk.records.gate.names.told_names import NameSpan


def names_in_line(
    reader: NameReader | None,
    of: Collection[str],
    beside: NamedBeside | None,
    spec: FieldSpec,
    value: Json,
) -> bool:
    """Whether a value that is no told words names one `of` these: by a further name beside, or by the given
    name alone where a line says who."""
    if reader is None or not of or is_own_name(spec) or not holds_words(spec):
        return False
    return any(
        one.sure == "sure"
        or (
            one.sure in ENOUGH
            and not says_mother(spec)
            and tells_alone(spec, way[one.start : one.end])
        )
        for text in texts_in(value)
        for way in ways_to_read(text)
        for one in _read(reader, beside, way)
        if not one.who.isdisjoint(of)
    )


def names_in_words(reader: NameReader | None, of: Collection[str], text: str) -> bool:
    """Whether words name one `of` these wherever a role would stand if they were told."""
    if reader is None or not of:
        return False
    found = (one for one in reader.reader.spans(text) if not one.who.isdisjoint(of))
    return any(one.sure in ENOUGH for one in found)


def _read(reader: NameReader, beside: NamedBeside | None, text: str) -> Iterable[NameSpan]:
    spans = reader.reader.spans(text)
    return spans if beside is None else beside.but_own(text, spans)
