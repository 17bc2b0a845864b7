"""Who stands on one paper without the name, by what was agreed: in its told words a role stands in its place.

Whoever reads «أخ – دون ذكر الاسم» in one section reads the name in no other one, by the first name alone
neither: also of a missing person of the family whose own case this is not. Nobody is asked about it: the
words leave, and a coordinator may let a name stand (`name_choice`). Where others bear the name too nobody
knows whose it is; of a name that is longer than is read nobody knows where it stands. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.names.address import opens_kunya
from vsdesk.names.spellings import is_read
from vsdesk.records.gate.names.name_choices import ENOUGH, NameInWords, NameReader
from vsdesk.records.gate.names.name_parts import GIVEN
from vsdesk.records.gate.names.nowhere_named import is_told
from vsdesk.records.gate.names.surnames import GAP
from vsdesk.records.gate.names.told_people import people_of
from vsdesk.records.gate.redaction import field_refusal, refusal
from vsdesk.records.gate.told.marked_copies import marked, surest
from vsdesk.records.gate.told.told_texts import named_texts

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.gate_context import GateContext
    from vsdesk.records.gate.names.named_beside import NamedBeside
    from vsdesk.records.gate.names.told_names import NameSpan, Someone

_GAP: Final = f"[{GAP}]"


def by_role(scene: GateContext) -> NameReader | None:
    """What reads told words for them; None where there is nobody, or nobody is named at all."""
    if scene.whole or scene.to.inside or not scene.agreed.holds:
        return None
    if scene.to.sort == "family":  # who is of the file is named there
        return _reader(scene, scene.named_elsewhere)
    kind = scene.dictionary.kind("person")
    specs = [one for one in (kind.fields if kind else ()) if one.name in GIVEN]
    found = {
        one.id
        for read in scene.dossier.readings
        for one in read.of("person")
        if one.id not in scene.missing and _stays(scene, one, specs)
    } | scene.named_elsewhere
    return _reader(scene, found)


def _reader(scene: GateContext, found: Collection[str]) -> NameReader | None:
    looked_for = {one.id for one in scene.told.people} if scene.told is not None else set[str]()
    if not (found := {*found} - looked_for):
        return None
    people = people_of(scene.dossier, found, dict.fromkeys(found, "unnamed"))
    return NameReader(scene.dossier, scene.dictionary, tuple(map(_as_far_as_read, people)))


def _as_far_as_read(person: Someone) -> Someone:
    """By those names that are read to their end: by any other one every word may be theirs."""
    return replace(
        person,
        given=(*filter(is_read, person.given),),
        further=(*filter(is_read, person.further),),
        called=(*filter(is_read, person.called),),
        inner=(*filter(is_read, person.inner),),
        family=(*filter(is_read, person.family),),
    )


def _stays(scene: GateContext, person: RecordView, specs: Iterable[FieldSpec]) -> bool:
    given = [one for one in specs if person.every(one.name)]
    return refusal(scene, person) is not None or any(
        field_refusal(scene, person, one) is not None for one in given
    )


def with_roles(scene: GateContext, record: RecordView, spec: FieldSpec | None, value: Json) -> Json:
    """A value as it leaves."""
    reader = scene.by_role
    if reader is None or spec is None or not is_told(spec):
        return value
    if scene.to.sort == "family" and not (scene.beside and scene.beside.is_read(record)):
        return value
    name = spec.name if spec.name in record.fields else "text"
    chosen = reader.chosen(record, name)
    kept = {who for who, choice in chosen.items() if choice == "keep"}
    stays = scene.told if kept else None
    texts = named_texts(value)
    copies = {lang: _copied(reader, stays, kept, scene.beside, lang, text) for lang, text in texts}
    return {**value, **copies} if isinstance(value, dict) else copies.get("", value)


def named_by_role(
    reader: NameReader | None, record: RecordView, spec: FieldSpec, asked: Iterable[NameInWords]
) -> Iterator[NameInWords]:
    """Who is named so in one told field, for whoever chooses: a role stands there already. Of a word about
    which it is `asked` anyway nobody is asked twice."""
    places = {(lang, span.start) for one in asked for lang, span in one.spans}
    for one in reader.named_in(record, spec) if reader is not None else ():
        if any(
            span.sure in ENOUGH and (lang, span.start) not in places for lang, span in one.spans
        ):
            yield replace(one, choice=one.choice or "replace")


def _copied(
    reader: NameReader,
    told: NameReader | None,
    kept: Collection[str],
    beside: NamedBeside | None,
    lang: str,
    text: str,
) -> str:
    """A copy of one text; `told` reads where whoever was `kept` by choice is named by the same word."""
    left = frozenset(one.id for one in reader.people) - frozenset(kept)
    chosen = told.reader.spans(text) if told is not None else ()
    stay = {one.start for one in chosen if not one.who.isdisjoint(kept)}
    read = reader.reader.spans(text)
    spans = surest(
        replace(one, who=whose)
        for one in (read if beside is None else beside.but_own(text, read))
        if one.sure in ENOUGH and one.start not in stay and (whose := one.who & left)
    )

    def instead(one: NameSpan) -> str:
        """A role; the father of somebody who has that name too is no father of theirs."""
        before = text[: one.start].split()
        if before and opens_kunya(before[-1]):
            return _GAP
        said = (reader.instead(who, one, lang) for who in sorted(one.who))
        return next((role for role in said if role != _GAP), _GAP)

    return marked(text, spans, instead) if spans else text
