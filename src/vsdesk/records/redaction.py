"""What of one record may leave at one level, within what was agreed. Pure rules, no state.

By sensitivity (data-dictionary §5, redaction levels): 4 leaves at A only; 3 at A and B; 2 at A and
B, and at C where the consent names the field's scope; 1 at A to D; 0 always. D and E are computed
by whoever prints them, never copied. A reason is a key of `REASONS`; a reason never says whose
answer it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from vsdesk.records.ages import is_minor
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.consent import Agreement, contact_agreed, unnamed
from vsdesk.records.dictionary import Dictionary
from vsdesk.records.dossier import Dossier, RecordView, ids_in
from vsdesk.records.numbering import source_code
from vsdesk.records.spec import FieldSpec
from vsdesk.records.values import Json
from vsdesk.words import mark

Level = Literal["A", "B", "C", "D", "E"]
_MOST: Final[Mapping[Level, int]] = {"A": 4, "B": 3, "C": 2, "D": 1, "E": 0}

_HOME: Final = frozenset({"family", "own_org", "coordinator"})
JUDGED: Final = frozenset({"convicted_in_absentia", "convicted_final"})
_NAME_SECTIONS: Final = frozenset({"names_ar", "names_ku", "names_lat"})
_OFFICE_WORK: Final = frozenset({"intake", "review"})  # sections of a root record
_ABOUT_PEOPLE: Final = frozenset(
    {"person", "person_name", "person_identifier", "kinship", "family_member", "civil_doc_issue"}
)
_SPEAKER: Final = "grantor"

REASONS: Final[Mapping[str, str]] = {
    "level": mark("This is not for papers of this level."),
    "refused": mark("There is no consent for this recipient."),
    "withdrawn": mark("The consent was withdrawn."),
    "not_asked": mark("Nobody was asked about this recipient yet."),
    "review": mark("The consent must be looked at again before a new recipient."),
    "standing": mark(
        "Those who agreed cannot decide this alone. A coordinator decides, with a reason."
    ),
    "ends_before": mark("The consent ends before it begins. It counts as not given."),
    "assent": mark("The child is asked as well, and has not answered yet."),
    "person_decides": mark("The person decides."),
    "scope": mark("This was not part of what was agreed."),
    "photo": mark("The use of the photo was not agreed to."),
    "contact": mark("Contacts leave only for a recipient to whom their owner agreed."),
    "source": mark("Sources appear by their code only."),
    "perpetrator": mark("Names of those thought responsible are only for levels A and B."),
    "minor": mark("The name and photo of a child stay here."),
    "death_image": mark("Pictures of the dead are never on a family's sheet."),
    "other_consents": mark("What others answered is not on this paper."),
    "inside": mark("This stays inside the organisation."),
}
_PRINTED_AS_LEVEL: Final = frozenset({"level", "perpetrator", "inside", "source", "death_image"})


def printed_reason(reason: str) -> str:
    """What paper may say of a reason: that of the level, or only "not agreed"."""
    if reason in _PRINTED_AS_LEVEL:
        return mark("not for this level")
    return mark("not agreed")


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules look at beside the record: whose paper, for whom, at which level, what holds."""

    dossier: Dossier
    dictionary: Dictionary
    agreed: Agreement
    level: Level
    recipient: str
    named: str = field(repr=False)
    person: str | None  # the relative for whom the paper is, when it is the family's own
    today: str

    @property
    def whole(self) -> bool:
        """True for the organisation's own copy: everything, nothing replaced."""
        return self.recipient == "own_copy"


def refusal(scene: Scene, record: RecordView) -> str | None:
    """Why a whole record stays, or None when it may leave field by field."""
    if scene.whole:
        return None
    spec = scene.dictionary.kind(record.kind)
    if spec is None:
        return "level" if scene.level != "A" else None
    if spec.inside:
        return "inside"
    if max(spec.sensitivity, _own_sensitivity(record)) > _MOST[scene.level]:
        return "level"
    if _names_the_unnamed(scene, record):
        return "scope"
    rule = _BY_KIND.get(record.kind)
    return rule(scene, record) if rule else None


def _names_the_unnamed(scene: Scene, record: RecordView) -> bool:
    """A relative who asked to be named nowhere stands on no paper but an own one (story 5)."""
    if record.kind not in _ABOUT_PEOPLE:
        return False
    hidden = unnamed(scene.dossier, scene.recipient) - missing_person_ids(scene.dossier)
    about = {record.id, record.parent, record.text("person"), record.text("related_to")}
    return bool((hidden - {scene.person}) & about)


def field_refusal(scene: Scene, record: RecordView, spec: FieldSpec | None) -> str | None:
    """Why one field of a record that may leave stays, or None."""
    if scene.whole:
        return None
    if spec is None:  # a field of a newer version: nobody here knows how delicate it is
        return None if scene.level == "A" else "level"
    sensitivity = max(spec.sensitivity, _own_sensitivity(record))
    if sensitivity > _MOST[scene.level] or (sensitivity > 1 and scene.level in ("D", "E")):
        return "level"
    if spec.section in _OFFICE_WORK and _is_root(scene, record) and scene.recipient not in _HOME:
        return "inside"
    if record.kind == "perpetrator" and record.text("legal_status") in JUDGED:
        return None
    if sensitivity > 1 and scene.level == "C" and not scene.agreed.named:
        return "scope"
    if _is_coded(spec) and spec.name != _SPEAKER:
        return None
    return _scope_refusal(scene, record, spec)


def _scope_refusal(scene: Scene, record: RecordView, spec: FieldSpec) -> str | None:
    scope = spec.scope
    if scope == "identity" and _is_relative(scene, record):
        scope = "family_members"
    if _is_child_name(record, spec) and is_minor(record, scene.today):
        return _minor_refusal(scene, record)
    if scope == "photo":
        return None if _photo_agreed(scene) else "photo"
    if scope == "source_identity":
        return None if scope in scene.agreed.scopes else "source"
    if scope == "contact":
        own_rule = record.kind in ("contact_channel", "contact_log")
        return None if own_rule else "contact"
    return None if scope is None or scope in scene.agreed.scopes else "scope"


def _is_root(scene: Scene, record: RecordView) -> bool:
    spec = scene.dictionary.kind(record.kind)
    return spec is not None and spec.root


def _is_relative(scene: Scene, record: RecordView) -> bool:
    return record.kind == "person" and record.id not in missing_person_ids(scene.dossier)


def shown(scene: Scene, spec: FieldSpec | None, value: Json) -> Json:
    """A value as it leaves: ids of sources and speakers become S-codes, except where all may be read."""
    if scene.whole or scene.level == "A" or spec is None or not _is_coded(spec):
        return value
    hide = _is_unnamed if spec.name == _SPEAKER else _is_any
    codes = [_code(scene.dossier, id) if hide(scene.dossier, id) else id for id in ids_in(value)]
    if spec.type == "links":
        return [*sorted(codes)]
    return codes[0] if codes else value


def _own_sensitivity(record: RecordView) -> int:
    levels = [value for value in record.every("sens") if isinstance(value, int)]
    return max(levels, default=0)


def _is_coded(spec: FieldSpec) -> bool:
    return spec.type in ("link", "links") and "source" in spec.targets


def _is_any(dossier: Dossier, id: str) -> bool:
    return True


def _is_unnamed(dossier: Dossier, id: str) -> bool:
    """A consent names the relative who gave it, but never a source."""
    held = dossier.get(id)
    return held is None or held.kind == "source"


def _code(dossier: Dossier, id: str) -> str:
    held = dossier.get(id)
    return (held.text("code") if held and held.kind == "source" else "") or source_code(id)


def _is_child_name(record: RecordView, spec: FieldSpec) -> bool:
    return record.kind == "person" and (spec.section in _NAME_SECTIONS or spec.scope == "photo")


def _minor_refusal(scene: Scene, record: RecordView) -> str | None:
    """A child's name or photo: never at C or beyond; at A and B a relative's only if agreed."""
    if scene.level not in ("A", "B"):
        return "minor"
    missing = record.id in missing_person_ids(scene.dossier)
    return None if missing or "minors" in scene.agreed.scopes else "minor"


def _photo_agreed(scene: Scene) -> bool:
    return scene.agreed.photo and (
        "photo" in scene.agreed.scopes or scene.recipient in ("family", "own_org", "coordinator")
    )


def _of_person(scene: Scene, record: RecordView) -> str | None:
    """Further names and numbers of a child follow the child's own."""
    person = scene.dossier.get(record.parent)
    if person is not None and record.kind == "person_name" and is_minor(person, scene.today):
        return _minor_refusal(scene, person)
    relative = person is not None and person.id not in missing_person_ids(scene.dossier)
    return "scope" if relative and "family_members" not in scene.agreed.scopes else None


def _of_contact(scene: Scene, record: RecordView) -> str | None:
    owner = record.text("person") or record.parent or ""
    if record.value("safe_contact") is not True or record.differs("safe_contact"):
        return "contact"
    agreed = contact_agreed(scene.dossier, owner, scene.recipient, scene.named, scene.today)
    return None if agreed else "contact"


def _of_contact_log(scene: Scene, record: RecordView) -> str | None:
    """What was said and promised stands on the own paper of those to whom it was promised."""
    if scene.recipient not in _HOME:
        return "inside"
    spoken_with = record.text("person")
    others = scene.recipient == "family" and scene.person and spoken_with not in ("", scene.person)
    return "inside" if others else None


def _of_translation(scene: Scene, record: RecordView) -> str | None:
    """A translation goes where the record goes that it translates."""
    translated = scene.dossier.get(record.text("record") or record.parent)
    if translated is None or translated.kind == "translation":
        return "level"
    return refusal(scene, translated)


def _of_perpetrator(scene: Scene, record: RecordView) -> str | None:
    if scene.level in ("A", "B") or record.text("legal_status") in JUDGED:
        return None
    return "perpetrator"


def _of_involvement(scene: Scene, record: RecordView) -> str | None:
    return None if scene.level in ("A", "B") else "perpetrator"


def _of_consent(scene: Scene, record: RecordView) -> str | None:
    """Grants stand only on the own paper of the one who gave them, and where they were used."""
    if scene.recipient == "family":
        mine = scene.person if scene.person else _only_grantor(scene.dossier)
        return None if mine and record.every("grantor") == (mine,) else "other_consents"
    if scene.recipient in ("own_org", "coordinator") or record.id in scene.agreed.used:
        return None
    return "other_consents"


def _only_grantor(dossier: Dossier) -> str | None:
    grantors = {id for one in dossier.of("consent_grant") for id in one.every("grantor")}
    return str(next(iter(grantors))) if len(grantors) == 1 else None


def _of_evidence(scene: Scene, record: RecordView) -> str | None:
    if record.value("death_image") is True and (
        scene.recipient == "family" or scene.level not in ("A", "B")
    ):
        return "death_image"
    if record.text("type") == "photo_person" and not _photo_agreed(scene):
        return "photo"
    return None


_BY_KIND: Final = {
    "person_name": _of_person,
    "person_identifier": _of_person,
    "contact_channel": _of_contact,
    "contact_log": _of_contact_log,
    "family_request": _of_contact_log,
    "translation": _of_translation,
    "perpetrator": _of_perpetrator,
    "involvement": _of_involvement,
    "consent_grant": _of_consent,
    "evidence_item": _of_evidence,
}
