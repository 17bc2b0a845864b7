"""How somebody may be named, as it is asked with an answer: by the answer itself, or by the
first name on every paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.gate.persons.hidden_people import FIRST_NAME
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from vsdesk.records.dictionary.labels import Labels


def naming_ways(labels: Labels) -> list[tuple[str, str]]:
    """(key, words): the first is "by name", then the mark by the first name alone, then the rest."""
    first, *rest = labels.terms("identity_mode")
    mark = (FIRST_NAME, labels.term("person_mark_type", FIRST_NAME))
    return [(key, capital(words)) for key, words in (first, mark, *rest)]
