"""Who of a family is not to hear hard news: on the paper that comes into their house
stands nothing of a death.

"May be told hard news: no" is written beside the member; what tells of a death the dictionary says. Others of
the family read what is on file, on a paper of their own. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named, ever_of
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.terms import DEATH, DEATH_TERMS
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.death_news import with_all_below
from vsdesk.records.gate.names.nowhere_named import is_name_of_somebody
from vsdesk.records.gate.persons.hidden_people import households
from vsdesk.records.gate.told.rejected_words import tell_of_death
from vsdesk.records.gate.told.told_texts import WORDY, texts_in, ways_to_read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.consent.recipients import Recipient
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.gate_context import GateContext


_FILE: Final = "evidence_item"
_NUMBERS: Final = frozenset({"id", "phone"})


def spares(dossier: Dossier, to: Recipient, person: str | None) -> bool:
    """Whether a paper comes to somebody who is not to hear it, or into their house: a
    family's, or one it carries."""
    if not to.carried:
        return False
    spared = dossier.once(_spared)
    if person is None:
        return bool(spared)  # nobody knows who reads it
    houses = households(dossier)
    mine = houses.get(person, frozenset())
    return person in spared or any(mine & houses.get(one, frozenset()) for one in spared)


def telling(dossier: Dossier, dictionary: Dictionary) -> frozenset[str]:
    """The records that tell of a death by what they are, whoever says so, with what lies below them."""
    found = (one.id for one in dossier if _is_of_death(dictionary, one))
    return with_all_below(dossier, found, _above)


def tells(scene: GateContext, record: RecordView, spec: FieldSpec) -> bool:
    """Whether a field tells of a death on a paper that is silent about it: by itself, of whoever the news
    is; where somebody is spared, of anybody, and by each term that does."""
    if record.kind != spec.kind:
        return False  # a claim stays as a whole, see `telling`
    if DEATH in spec.death and (scene.spared or record.id in scene.silent):
        return True
    said = record.every(spec.name)
    return scene.spared and (_says(scene.dictionary, spec, said) or _leads_to_graves(scene, said))


def told(spec: FieldSpec, values: Iterable[Json]) -> bool:
    """Whether these words of a field say that somebody died, in whatever language. Somebody's name says
    nothing; that of a place or a body is words: «مقبرة نجها»."""
    if spec.type not in WORDY or spec.searched in _NUMBERS or is_name_of_somebody(spec):
        return False
    return tell_of_death(
        way for one in values for text in texts_in(one) for way in ways_to_read(text)
    )


def _says(dictionary: Dictionary, spec: FieldSpec, values: Iterable[Json]) -> bool:
    """Whether a term tells of a death: by the dictionary, or by what an organisation wrote of it."""
    values = tuple(values)
    if spec.death and any(
        one in spec.death
        for value in values
        for one in (value if isinstance(value, list) else [value])
    ):
        return True
    written = dictionary.vocabularies.written(spec.vocabulary, values)
    return tell_of_death(way for text in written for way in ways_to_read(text))


def _leads_to_graves(scene: GateContext, values: Iterable[Json]) -> bool:
    """Whether a shipped place of graves stands there. One that the organisation added is a record, and says
    so itself."""
    held = (scene.dictionary.places.get(id) for value in values for id in ids_in(value))
    kinds = DEATH_TERMS["place_kind"]
    return any(place is not None and place.kind in kinds for place in held)


def _spared(dossier: Dossier) -> frozenset[str]:
    """By any value that stands, in any reading: whom such a row ever named, a removed one too."""
    return frozenset(
        id
        for one in ever_of(dossier, "family_member")
        if False in one.every("news_of_death")
        for id in ever_named(one, "person")
    )


def _is_of_death(dictionary: Dictionary, record: RecordView) -> bool:
    """By what it is: the answer without which it would not be there; a file by any term, for nobody reads
    what stands on it. No root record is."""
    if record.kind == "claim":
        spec = dictionary.claimed(record.text("field"))
        return spec is not None and _says(dictionary, spec, record.every("value"))
    kind = dictionary.kind(record.kind)
    if kind is None or kind.root:
        return False
    return any(
        _says(dictionary, one, record.every(one.name))
        for one in kind.fields
        if one.requirement == "M" or kind.name == _FILE
    )


def _above(record: RecordView) -> Iterable[str]:
    yield record.parent or ""
    if record.kind == "translation":
        yield from ids_of(record, "record")
