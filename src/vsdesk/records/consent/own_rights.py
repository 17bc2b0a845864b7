"""What is a relative's own: the wife who files as an injured person, in her own name (story 5).

Her answers alone count then, and only what she told, holds or is leaves: nothing of the others, not
their names, answers or addresses. The missing person is named without parents.
"""

from __future__ import annotations

from typing import Final

from vsdesk.records.about import ABOUT, ever_named
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.consent.coordinators import filled
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.dossier import Dossier, RecordView, ids_in
from vsdesk.records.kinds import MODELS
from vsdesk.records.teller_fields import ever_told_by

# Fields that name whose a record is: the person who told it, and whose else it is.
HERS: Final[dict[str, tuple[str, ...]]] = {
    **{
        kind.name: names
        for kind in map(spec_of, MODELS)
        if kind.name not in ABOUT
        and (
            names := tuple(
                one.name for one in kind.fields if one.teller and "person" in one.targets
            )
        )
    },
    "evidence_item": ("received_from",),
    "need_assessment": ("person",),
    "service": ("beneficiary",),
    "referral": ("person",),
    "civil_doc_issue": ("person",),
    "contact_channel": ("person",),
    "representation": ("represented",),
    "consent_grant": ("grantor",),
}
_ENDS: Final = ("person", "related_to")
_SHARED: Final = frozenset({"place", "place_operator", "organisation", "project"})
_OF_THE_CASE: Final = frozenset({"case_no", "person", "case_type"})
_OF_THE_MISSING: Final = frozenset(
    {
        *("given_ar", "family_ar", "given_ku", "family_ku", "given_lat", "family_lat"),
        *("latin_basis", "sex", "birth", "nationality"),
    }
)
_OTHERS: Final = frozenset({"others_taken", "others_count"})


def own_records(dossier: Dossier, person: str) -> frozenset[str]:
    """The ids of what leaves when this person files for herself or himself."""
    own = {dossier.root, person, *missing_person_ids(dossier)}
    own |= {one.id for one in dossier if one.kind in _SHARED or _is_hers(dossier, one, person)}
    own |= {one.id for one in dossier.of("kinship") if _joins(dossier, one, person)}
    left = list(own - {dossier.root} - missing_person_ids(dossier))
    while left:  # what lies below a record of hers is hers
        for child in dossier.children(left.pop()):
            if (
                child.id not in own
                and child.kind not in HERS
                and not ever_told_by(child) - {person}
            ):
                own.add(child.id)
                left.append(child.id)
    return frozenset(own | _thought_responsible(dossier, own))


def own_field(dossier: Dossier, record: RecordView, name: str) -> bool:
    """Whether a field of a record of hers is hers as well."""
    if record.id == dossier.root:
        return name in _OF_THE_CASE
    if record.kind == "person" and record.id in missing_person_ids(dossier):
        return name in _OF_THE_MISSING
    return name not in _OTHERS


def _is_hers(dossier: Dossier, record: RecordView, person: str) -> bool:
    """By all that stands or stood, and by who made the record or a coordinator."""
    names = HERS.get(record.kind, ())
    own = filled(dossier, record) if names else record
    stated = [ids_in(value) for name in names for value in (*record.every(name), *own.every(name))]
    alone = bool(ids_of(own, *names)) and all(ids == [person] for ids in stated)
    return alone and ever_named(record, *names) == {person}


def _joins(dossier: Dossier, link: RecordView, person: str) -> bool:
    own = {*ids_of(filled(dossier, link), *_ENDS)}
    ends = ever_named(link, *_ENDS)
    return person in own and ends - {person} <= missing_person_ids(dossier)


def _thought_responsible(dossier: Dossier, own: set[str]) -> set[str]:
    """Bodies and persons named in what she told."""
    return {
        one.id
        for part in dossier.of("involvement")
        if part.id in own
        for one in dossier.linked(part, "perpetrator")
    }
