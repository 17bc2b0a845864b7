"""What of one record may leave at one level, within what was agreed. Pure rules, no state.

By sensitivity (data-dictionary §5, redaction levels): 4 leaves at A only; 3 at A and B; 2 at A and
B, and at C where the consent names the field's scope; 1 at A to D; 0 always. D and E are computed
(records/gate/figures), never copied. Rules for single kinds are in records/gate/record_rules.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from vsdesk.records.consent.own_rights import own_field
from vsdesk.records.consent.tellers import are_words_of, is_told_by_somebody
from vsdesk.records.dictionary.bounds import SENSITIVITY
from vsdesk.records.dictionary.spec import ANY, FieldSpec
from vsdesk.records.dossier import RecordView, ids_in
from vsdesk.records.gate.bytes_of_files import PICTURE, is_photo, why_bytes_stay
from vsdesk.records.gate.death_news import UNTOLD
from vsdesk.records.gate.gate_context import MOST, GateContext
from vsdesk.records.gate.names import nameless, surnames
from vsdesk.records.gate.names.name_choices import NameReader
from vsdesk.records.gate.names.nowhere_named import is_told, says_words
from vsdesk.records.gate.names.suspects import is_judged, may_be_person
from vsdesk.records.gate.names.without_role import names_in_line
from vsdesk.records.gate.papers import hard_news
from vsdesk.records.gate.papers.own_file_rows import stands, tells_whom_it_concerns
from vsdesk.records.gate.persons import whereabouts
from vsdesk.records.gate.persons.of_others import OTHER_FILE
from vsdesk.records.gate.reasons import NOT_NAMED_HERE
from vsdesk.records.gate.record_rules import (
    is_child,
    is_surely_child,
    minor_refusal,
    of_kind,
    photo_agreed,
)
from vsdesk.records.gate.redacted_values import SPEAKER, is_coded, said_in
from vsdesk.records.gate.told import few_sources
from vsdesk.records.gate.told.own_labels import why_labels_stay
from vsdesk.records.gate.told.told_texts import is_date
from vsdesk.records.gate.told.unread_languages import why_unread

_OFFICE_WORK: Final = frozenset({"intake", "review"})  # sections of a root record
_TRANSLATION: Final = "translation"
ABODE: Final = frozenset({"current_place", "current_text"})
# What leaves where only the picture may: the way to it, and the file itself.
_OF_PICTURE: Final[Mapping[str, frozenset[str]]] = {
    "case": frozenset({"person"}),
    "person": frozenset({"photo"}),
    "evidence_item": PICTURE,
}
_NO_FIELDS: Final = frozenset[str]()
_AGE: Final = frozenset({"birth", "birth_place", "birth_place_text", "age_told"})
_CALLER: Final = frozenset({"contact_value", "handle"})


def refusal(scene: GateContext, record: RecordView) -> str | None:
    """Why a whole record stays, or None when it may leave field by field."""
    if scene.whole:
        return None
    spec = scene.dictionary.kind(record.kind)
    if spec is None:
        return "level" if scene.level != "A" else None
    if (spec.inside and not stands(scene, record)) or (spec.care and not scene.to.care):
        return "inside"
    if record.taken_out and not tells_whom_it_concerns(scene, record):
        return "differ"  # shown with both facts, until it is settled whether it goes
    if record.parents:
        return "differ"  # nobody knows what it lies below, and so whose consent it needs
    if max(spec.sensitivity, own_sensitivity(record)) > MOST[scene.level]:
        return "level"
    if record.kind == "translation":
        return _of_translation(scene, record)
    if scene.only_photo and not _is_way_to_photo(scene, record):
        return "picture_alone"
    return of_kind(scene, record)


def _of_translation(scene: GateContext, record: RecordView) -> str | None:
    """A translation goes where the words go that it translates."""
    translated = scene.dossier.get(record.text("record") or record.parent)
    unclear = record.differs("record") or record.differs("field")
    if translated is None or translated.kind == "translation" or unclear:
        return "level"
    if why := refusal(scene, translated):
        return why
    spec = scene.dictionary.field(translated.kind, record.text("field"))
    why = field_refusal(scene, translated, spec) or words_refusal(scene, translated, spec)
    return why or why_unread(scene, record, translated)


def field_refusal(scene: GateContext, record: RecordView, spec: FieldSpec | None) -> str | None:
    """Why one field of a record that may leave stays, or None."""
    if scene.whole:
        return None
    if spec is None:  # a field of a newer version: nobody here knows how delicate it is
        return None if scene.level == "A" else "level"
    if spec.inside and not scene.to.inside:
        return "inside"
    sensitivity = max(spec.sensitivity, own_sensitivity(record))
    if sensitivity > MOST[scene.level] or (sensitivity > 1 and scene.level in ("D", "E")):
        return "level"
    if why := _of_place_in_file(scene, record, spec) or _of_conditions(scene, record, spec):
        return why
    if why := _of_names(scene, record, spec) or _of_labels(scene, record, spec):
        return why
    if record.kind == "perpetrator" and is_judged(record):
        return None
    if sensitivity > 1 and scene.level == "C" and not scene.agreed.named:
        return "scope"
    if is_coded(spec) and spec.name != SPEAKER:
        return None
    return _scope_refusal(scene, record, spec)


def _of_place_in_file(scene: GateContext, record: RecordView, spec: FieldSpec) -> str | None:
    """Rules that hang on where the field stands: the office's own work, news, a small cell, a caller."""
    if spec.section in _OFFICE_WORK and _is_root(scene, record) and not scene.to.home:
        return "inside"
    if scene.quiet and _tells_of_death(scene, record, spec):
        return UNTOLD
    if scene.own is not None and not own_field(scene.dossier, record, spec.name):
        return "own_rights"
    if record.id in scene.proceedings.told and not spec.elsewhere:
        return "other_body"
    if record.id in scene.small and few_sources.stays(spec):
        return "cell"
    if scene.level != "A" and not scene.to.inside and _is_abode(scene, record, spec):
        return "level"
    if scene.kept_from and _tells_how(record, spec):
        return "discreet_only"
    if why := _why_not_wished(scene, record, spec):
        return why
    called = record.kind == "extortion_attempt" and spec.name in _CALLER
    return _of_caller(scene, spec) if called else None


def _why_not_wished(scene: GateContext, record: RecordView, spec: FieldSpec) -> str | None:
    """What somebody asked about a person: no name or number of the missing, no number of people, no place."""
    first = scene.first_name
    named = record.id in scene.nameless and _is_name(record, spec)
    named = named or (first is not None and first.stays(record, spec))
    placed = bool(scene.placeless) and whereabouts.stays(
        *(scene.dossier, scene.dictionary, record, spec), scene.placeless, scene.called_missing
    )
    if named or placed or nameless.stays(record, spec, scene.nameless):
        return "wish"
    if not scene.unknown or not _counts(record, spec):
        return None
    return "wish" if scene.unknown - scene.next_door else "household"


def _counts(record: RecordView, spec: FieldSpec) -> bool:
    """Whether it tells how many people there are, or that there is somebody."""
    if not spec.counts or ANY in spec.counts:
        return bool(spec.counts)
    said = {code for value in record.every(said_in(record, spec)) for code in ids_in(value)}
    return not said.isdisjoint(spec.counts)


def _of_conditions(scene: GateContext, record: RecordView, spec: FieldSpec) -> str | None:
    """What stays because a yes was given without it: a family name and the files in which it stands, or all
    but the picture."""
    if scene.only_photo and spec.name not in _OF_PICTURE.get(record.kind, _NO_FIELDS):
        return "picture_alone"
    if record.kind == "evidence_item" and spec.name == "blob":
        return why_bytes_stay(scene, record)
    if scene.surnames is None:
        return None
    if record.kind == "person" and spec.name in surnames.FIELDS:
        return "surname"
    if record.kind == "person_name" and spec.name == "value" and surnames.may_hold(record):
        return "surname"
    return None


def _of_labels(scene: GateContext, record: RecordView, spec: FieldSpec) -> str | None:
    """What would stand on paper in an organisation's own words: how it called the question, and the terms."""
    if not spec.written and not spec.vocabulary:
        return None  # most fields: nobody wrote any
    return why_labels_stay(scene, spec, record.every(said_in(record, spec)))


def _of_names(scene: GateContext, record: RecordView, spec: FieldSpec) -> str | None:
    """What names somebody who is not named here; told words stay as a whole, but where somebody chose."""
    if why := scene.with_person.field(scene.dossier, record, spec, said_in(record, spec)):
        return why
    kept = scene.kept_words.get((record.id, said_in(record, spec)))
    if kept and not _holds_dates(record, spec):
        return kept
    if scene.forebears.names(scene.told, record, spec):
        return NOT_NAMED_HERE
    unread = scene.unread if scene.told is not None and surnames.holds_words(spec) else None
    if unread is not None and (why := unread.why(record.id, said_in(record, spec))):
        return why
    if not is_told(spec):
        if _leads_to_unnamed(scene, record, spec):
            return NOT_NAMED_HERE
        return OTHER_FILE if _names_other_file(scene, record, spec) else None
    return None if _holds_dates(record, spec) else _of_told_words(scene, record, spec)


def words_refusal(scene: GateContext, record: RecordView, spec: FieldSpec | None) -> str | None:
    """Why the words stay in which a date was told that may leave itself, or None."""
    if spec is None or scene.whole or not _holds_dates(record, spec):
        return None
    if scene.quiet and _is_of_death(record, spec):
        return UNTOLD
    if scene.kept_from:
        return "discreet_only"
    if scene.next_door and not is_told_by_somebody(scene.dossier, record):
        return "next_door"  # nobody wrote down whose words they are: the date goes without them
    if kept := scene.kept_words.get((record.id, said_in(record, spec))):
        return kept
    return _of_told_words(scene, record, spec)


def _tells_of_death(scene: GateContext, record: RecordView, spec: FieldSpec) -> bool:
    """By what it is, or by its words; of a date the words alone stay."""
    said = not _holds_dates(record, spec) and _is_of_death(record, spec)
    return said or hard_news.tells(scene, record, spec)


def _is_of_death(record: RecordView, spec: FieldSpec) -> bool:
    return hard_news.told(spec, record.every(said_in(record, spec)))


def _tells_how(record: RecordView, spec: FieldSpec) -> bool:
    """Whether a field says where and how: what no list of names keeps from whoever is to learn nothing."""
    return spec.where or (says_words(spec) and not _holds_dates(record, spec))


def _holds_dates(record: RecordView, spec: FieldSpec) -> bool:
    if spec.type != "pdate":
        return False
    return all(one is None or is_date(one) for one in record.every(said_in(record, spec)))


def _of_told_words(scene: GateContext, record: RecordView, spec: FieldSpec) -> str | None:
    told = scene.told
    if why := _of_whoever_told(scene, record, spec):
        return why
    return "unnamed" if told and told.stays(record, said_in(record, spec), spec) else None


def _of_whoever_told(scene: GateContext, record: RecordView, spec: FieldSpec) -> str | None:
    """Why words stay by whose they are."""
    if are_words_of(scene.dossier, record, scene.next_door):
        return "next_door"
    refused = are_words_of(scene.dossier, record, scene.limits.refused)
    if refused or scene.own_answers.keeps_words(scene.dossier, record, spec.scope):
        return "teller"
    return scene.limits.why_words_stay(scene.dossier, record)


def _leads_to_unnamed(scene: GateContext, record: RecordView, spec: FieldSpec) -> bool:
    """Whether a field names somebody who stands on this paper nowhere, or points to nobody else."""
    if not spec.targets:
        return scene.told is not None and _says_unnamed(scene.told, record, spec)
    if is_coded(spec) and spec.name != SPEAKER and scene.level != "A":
        return False  # a code stands there
    ids = {id for one in record.every(said_in(record, spec)) for id in ids_in(one)}
    gone = ids & (scene.hidden if scene.of_others.is_tie(record) else scene.unlinked)
    return bool(gone) and (spec.type == "link" or ids == gone)


def _says_unnamed(told: NameReader, record: RecordView, spec: FieldSpec) -> bool:
    # what somebody wrote in another record about a name is not that name
    read = replace(spec, kind=record.kind) if record.kind == _TRANSLATION else spec
    return any(told.stands_in(read, one) for one in record.every(said_in(record, spec)))


def _names_other_file(scene: GateContext, record: RecordView, spec: FieldSpec) -> bool:
    """Whether a line names somebody who is missing by another file; of told words a role stands there."""
    others = scene.named_elsewhere
    if not others or spec.targets:
        return False
    if scene.to.sort == "family" and not (scene.beside and scene.beside.is_read(record)):
        return False  # their own story is theirs
    said = record.every(said_in(record, spec))
    return any(names_in_line(scene.by_role, others, scene.beside, spec, one) for one in said)


def _is_way_to_photo(scene: GateContext, record: RecordView) -> bool:
    if record.kind == "person":
        return record.id in scene.missing
    return record.kind in _OF_PICTURE and (record.kind != "evidence_item" or is_photo(record))


def _is_abode(scene: GateContext, record: RecordView, spec: FieldSpec) -> bool:
    """Where a relative lives now: with it somebody can be found, or sent back (data-dictionary-2 §2.25)."""
    if record.kind == "family":
        return spec.name in ABODE
    return spec.section == "address" and _is_relative(scene, record)


def _of_caller(scene: GateContext, spec: FieldSpec) -> str | None:
    """The number leaves only for a report for which it was chosen; a handle has no last digits."""
    chosen = scene.asked.caller
    if chosen == "full" or (chosen == "last3" and spec.name == "contact_value"):
        return None
    return "caller"


def _scope_refusal(scene: GateContext, record: RecordView, spec: FieldSpec) -> str | None:
    scope = spec.if_person if spec.if_person and may_be_person(record) else spec.scope
    if scope == "identity" and _is_relative(scene, record):
        scope = "family_members"
    if spec.name in PICTURE and is_photo(record):
        scope = "photo"
    of_child = _is_child_name(record, spec) or _tells_age(scene, record, spec)
    young = of_child and is_child(scene, record)
    if young and (why := minor_refusal(scene, record)):
        return why
    aliased = scene.alias and scene.level == "C"
    if (aliased or record.id in scene.aliased) and _is_name(record, spec):
        return "risk"
    if scene.own_answers.stays(record, scope):
        return "scope"
    if scope == "photo":
        return None if photo_agreed(scene) else "photo"
    if scope == "source_identity":
        agreed = scope in scene.agreed.scopes and not is_sealed_source(scene, record)
        return None if agreed else "source"
    if scope == "contact":
        return None if record.kind in ("contact_channel", "contact_log") else "contact"
    if young and scope == "family_members" and is_surely_child(scene.dossier, record, scene.today):
        return None  # agreed to with `minors`
    return None if scope is None or scope in scene.agreed.scopes else "scope"


def is_sealed_source(scene: GateContext, record: RecordView) -> bool:
    """Whether it is, or lies in the file of, a source who is not named on this paper."""
    return not scene.sealed_sources.isdisjoint((record.space, record.id))


def _is_root(scene: GateContext, record: RecordView) -> bool:
    spec = scene.dictionary.kind(record.kind)
    return spec is not None and spec.root


def _is_relative(scene: GateContext, record: RecordView) -> bool:
    return record.kind == "person" and record.id not in scene.missing


def _is_name(record: RecordView, spec: FieldSpec) -> bool:
    return record.kind == "person" and spec.section in nameless.NAME_SECTIONS


def _is_child_name(record: RecordView, spec: FieldSpec) -> bool:
    return _is_name(record, spec) or (record.kind == "person" and spec.scope == "photo")


def _tells_age(scene: GateContext, record: RecordView, spec: FieldSpec) -> bool:
    """How old a relative is, and where they were born: by it a child is known in a village without a name."""
    return _is_relative(scene, record) and spec.name in _AGE


def own_sensitivity(record: RecordView) -> int:
    """How delicate a record was marked by itself; 0 where nobody did. What lies beyond the range, as any
    device may write it, is its end: what is read here is written elsewhere too."""
    least, most = SENSITIVITY
    if "sens" not in record.fields:
        return least  # most say nothing
    marked = max((one for one in record.every("sens") if isinstance(one, int)), default=least)
    return int(min(max(marked, least), most))  # `true` is 1
