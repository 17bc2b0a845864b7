"""Rules for whole records of certain kinds: contacts, consents, pictures, names of children, suspects.

Each rule gives the reason why a record stays, or None. They come after level and sensitivity
(records/gate/redaction.py) and before the rules for single fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vsdesk.records.about import ever_in, ever_named, speaks_of
from vsdesk.records.checks import duties
from vsdesk.records.consent.contacts import contact_agreed
from vsdesk.records.consent.coordinators import filled
from vsdesk.records.consent.selection import grants
from vsdesk.records.dates import ages
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import Dossier, Readable, RecordView
from vsdesk.records.gate.death_news import UNTOLD
from vsdesk.records.gate.gate_context import GateContext
from vsdesk.records.gate.names import nameless
from vsdesk.records.gate.names.suspects import is_judged
from vsdesk.records.gate.papers import own_file_rows
from vsdesk.records.gate.papers.signed_forms import is_form, signed_answers
from vsdesk.records.gate.papers.sorts_of_papers import RESIDENCE, why_paper_stays
from vsdesk.records.gate.persons import childrens_records
from vsdesk.records.gate.persons.safe_numbers import is_safe, owners
from vsdesk.records.gate.reasons import NOT_NAMED_HERE
from vsdesk.records.kinship.firm_kin import may_tell
from vsdesk.records.source_ids import items_of_sources

_LEAKED: Final = frozenset({"caesar_photo", "dossier_photo"})
_VEILING: Final = ("category", "type", "service", "threats")
_VEILED: Final = frozenset({"gbv_safe_referral", "stigma_gbv"})
_SAMPLED: Final = "dna_sample_given"
_VOICES: Final = frozenset({"audio", "video"})
_TALK: Final = "contact_log"

Rule = Callable[[GateContext, RecordView], str | None]


def of_kind(scene: GateContext, record: RecordView) -> str | None:
    """Why a record stays by the rule of its kind, or by what others asked for."""
    if scene.own is not None and record.id not in scene.own:
        return "own_rights"
    if record.id in scene.untold:
        return UNTOLD
    if (
        record.space in scene.closed
        or record.id in scene.places
        or record.id in scene.taken_back
        or _is_name_of_nameless(scene, record)
    ):
        return "wish"
    if why := scene.limits.why_family_waits(record) or _of_unnamed(scene, record):
        return why
    if record.id in scene.proceedings.kept:
        return "other_body"
    if nameless.stays_whole(scene.dictionary, record, scene.aliased):
        return "risk"
    if why := scene.with_person.whole(scene.dictionary, record):
        return why
    if childrens_records.stays(scene, record):
        return "minor"
    if why := scene.of_others.whole(record):
        return why
    rule = _BY_KIND.get(record.kind)
    return rule(scene, record) if rule else None


def is_child(scene: GateContext, person: RecordView) -> bool:
    """Whether somebody may still be a child, or was one when it was agreed to; a child's case without a date
    of birth counts."""
    return person.id in scene.children or ages.is_minor(person, scene.young_on)


def is_surely_child(dossier: Dossier, person: RecordView, today: str) -> bool:
    """Whether everything that stands says so, by more than the word of those alone who opened the file,
    unless they recorded the person: whoever may be a child is asked for as a grown relative too."""
    found = ages.least_ages(person, today)
    if not found or max(found) >= ages.ADULT:
        return False
    return may_tell(dossier, person.id, person.fields.get("birth", ()))


def _as_child(person: RecordView, today: str) -> str:
    """That it is a child, or that nobody wrote down how old somebody is who may be one."""
    return "minor" if ages.least_ages(person, today) else "ageless"


def minor_refusal(scene: GateContext, person: RecordView) -> str | None:
    """A child's name or photo: never at C or beyond; at A and B a relative's only if agreed."""
    if scene.level not in ("A", "B"):
        return _as_child(person, scene.today)
    agreed = person.id in scene.missing or "minors" in scene.agreed.scopes
    return None if agreed else _as_child(person, scene.today)


def photo_agreed(scene: GateContext) -> bool:
    """Whether a photo may leave: a yes to its use, and the scope where it goes to outsiders."""
    if scene.no_photo or scene.photo_stays or scene.photo_refused:
        return False
    return scene.agreed.photo and ("photo" in scene.agreed.scopes or scene.to.home)


def _of_unnamed(scene: GateContext, record: RecordView) -> str | None:
    """A relative who asked to be named nowhere stands on no paper but an own one (story 5)."""
    named = speaks_of(record, scene.hidden) or record.id in scene.files_of_hidden
    return NOT_NAMED_HERE if named else None


def _is_name_of_nameless(scene: GateContext, record: RecordView) -> bool:
    """Of a missing person who is not named no further name, number or paper leaves, nor of who is named by
    the first name alone."""
    if scene.first_name is not None and scene.first_name.keeps(scene.dictionary, record):
        return True
    return record.id in scene.papers_of_nameless or nameless.stays_whole(
        scene.dictionary, record, scene.nameless
    )


def _of_child(scene: GateContext, record: RecordView) -> str | None:
    """A relative who is a child stands on no paper of level C or beyond (story 9)."""
    beyond = scene.level not in ("A", "B") and record.id not in scene.missing
    return _as_child(record, scene.today) if beyond and is_child(scene, record) else None


def _of_link(scene: GateContext, record: RecordView) -> str | None:
    """Kinship and membership follow the child of whom they speak."""
    for id in ever_named(record, "person", "related_to"):
        held = scene.dossier.get(id)
        if held is not None and held.kind == "person" and (why := _of_child(scene, held)):
            return why
    return None


def _of_name(scene: GateContext, record: RecordView) -> str | None:
    """Further names and numbers follow the person's own."""
    person = scene.dossier.get(record.parent)
    if is_care_home_name(record):
        return _of_care_home_name(scene)
    young = person is not None and record.kind == "person_name" and is_child(scene, person)
    if person is not None and young:
        why = minor_refusal(scene, person)
        if why or is_surely_child(scene.dossier, person, scene.today):
            return why
    if person is not None and (why := _of_child(scene, person)):
        return why
    relative = person is not None and person.id not in scene.missing
    if relative and RESIDENCE & set(record.every("type")) and scene.level != "A":
        return None if scene.to.inside else "level"  # who holds it can be sent back
    return "scope" if relative and "family_members" not in scene.agreed.scopes else None


def is_care_home_name(record: Readable) -> bool:
    """Whether it is the name that a child was given in a home."""
    return record.kind == "person_name" and "care_home_name" in record.every("type")


def _of_care_home_name(scene: GateContext) -> str | None:
    """The name by which a child could be found leads a stranger to it: never on a family's own paper,
    at C or beyond; to a body only with the scope `minors` (story 7)."""
    if scene.level not in ("A", "B") or scene.to.sort == "family":
        return "minor"
    return None if scene.to.inside or "minors" in scene.agreed.scopes else "minor"


def _of_contact(scene: GateContext, record: RecordView) -> str | None:
    whose = owners(scene.dossier, record)
    if len(whose) != 1:
        return "contact"  # whose it is and where it lies do not agree
    if whose & scene.placeless:
        return "wish"
    if not is_safe(scene.dossier, record, to_call=not scene.to.home):
        return "contact"
    wanted = scene.asked.question
    agreed = contact_agreed(
        scene.dossier, next(iter(whose)), wanted, scene.today, scene.agreed, scene.asked.exit
    )
    return None if agreed else "contact"


def _of_contact_log(scene: GateContext, record: RecordView) -> str | None:
    """What was said and promised stands on the own paper of those to whom it was
    promised, and on no other: a talk of which nobody says with whom it was is on nobody's."""
    if not scene.to.home:
        return "inside"
    if scene.to.sort != "family":
        return None
    if scene.person and record.kind == _TALK and _is_nobodys(scene, record):
        return "inside"
    return _of_others(scene, record)


def _of_duty(scene: GateContext, record: RecordView) -> str | None:
    """What is asked of a family and owed to it stands on the own paper of whom it concerns; the
    rest is our own work."""
    if not scene.to.home:
        return "inside"
    if scene.to.sort != "family":
        return None
    types = {*filled(scene.dossier, record).every("type")}
    shown = types and types <= duties.ON_FAMILY_SHEET
    shown = shown and False not in record.every("on_family_sheet")
    return _of_others(scene, record) if shown else "inside"


def _of_others(scene: GateContext, record: RecordView) -> str | None:
    """Whether it is of somebody else than whose paper it is, or may be of who lives in another household."""
    people = _spoken_with(record)
    mine = scene.person or _only_spoken_with(scene.dossier)
    nobodys = bool(scene.next_door) and _is_nobodys(scene, record)
    return "inside" if people - {mine} or nobodys else None


def _is_nobodys(scene: GateContext, record: RecordView) -> bool:
    """Whether who wrote it down, and any coordinator, left it open whom it concerns."""
    return not ids_of(filled(scene.dossier, record), "person")


def _spoken_with(record: RecordView) -> frozenset[str]:
    return ever_named(record, "person")


def _only_spoken_with(dossier: Dossier) -> str | None:
    """The one relative with whom all talks were, where there is only one."""
    kinds = ("contact_log", "family_request", "duty")
    talks = (one for kind in kinds for one in ever_in(dossier, kind))
    found = {one for talk in talks for one in _spoken_with(talk)}
    return found.pop() if len(found) == 1 else None


def _of_perpetrator(scene: GateContext, record: RecordView) -> str | None:
    if scene.level in ("A", "B") or is_judged(record):
        return None
    return "perpetrator"


def _of_involvement(scene: GateContext, record: RecordView) -> str | None:
    return None if scene.level in ("A", "B") else "perpetrator"


def _of_consent(scene: GateContext, record: RecordView) -> str | None:
    """Grants stand only on the own paper of the one who gave them, and where they were used.

    Their paper about one case has what they answer for it now: nothing of another case, no earlier answer.
    """
    if scene.to.sort == "family":
        mine = scene.person if scene.person else _only_grantor(scene.dossier)
        if not mine or record.every("grantor") != (mine,):
            return "other_consents"
        return None if record.id in scene.dossier.once(_answers_here) else "other_answer"
    if scene.to.inside or record.id in scene.agreed.used:
        return None
    return "other_consents"


def _answers_here(dossier: Dossier) -> frozenset[str]:
    return frozenset(one.id for one in grants(dossier))


def _of_condition(scene: GateContext, record: RecordView) -> str | None:
    """Why somebody said "yes, if", in their words, stands on our own papers and on theirs."""
    return None if scene.to.home else "inside"


def _only_grantor(dossier: Dossier) -> str | None:
    grantors = {id for one in dossier.of("consent_grant") for id in one.every("grantor")}
    return str(next(iter(grantors))) if len(grantors) == 1 else None


def _of_statement(scene: GateContext, record: RecordView) -> str | None:
    """A protected passage stands on no paper, at no level (data-dictionary §5.12)."""
    return "protected" if is_flagged(record) else None


def _of_violence(scene: GateContext, record: RecordView) -> str | None:
    """What tells of violence in private stands on no page, ours neither: a paper is found at home."""
    said = {*ids_of(record, *_VEILING)}
    return "protected" if said & _VEILED or True in record.every("protected_referral") else None


def _of_referral(scene: GateContext, record: RecordView) -> str | None:
    """It follows the need for which somebody was sent on."""
    needs = map(scene.dossier.get, ever_named(record, "need"))
    whys = (_of_violence(scene, one) for one in (record, *filter(None, needs)))
    return next(filter(None, whys), None)


def is_flagged(record: RecordView) -> bool:
    """Whether a statement is marked as a protected passage."""
    return any(one is True for one in record.every("protected_content"))


def is_of_the_dead(item: Readable) -> bool:
    """Whether a picture shows, or may show, somebody dead.

    Those of the two great leaks are taken as such until somebody looked and said no.
    """
    said = item.every("death_image")
    leaked = bool(_LEAKED & {str(one) for one in item.every("type")})
    return True in said or (leaked and said != (False,))


def _of_evidence(scene: GateContext, record: RecordView) -> str | None:
    held = filled(scene.dossier, record)
    if any(map(is_of_the_dead, (record, held))) and (
        scene.to.sort == "family" or scene.level not in ("A", "B")
    ):
        return "death_image"
    signed = scene.dossier.once(signed_answers).get(record.id, ())
    if any(_of_consent(scene, one) for one in signed):
        return "other_consents"  # the form of answers goes where each of them goes
    if (above := scene.dossier.get(record.parent)) is not None and above.kind == "source":
        return _of_sources_item(scene, record)
    given = not scene.to.inside and record.id in scene.dossier.once(items_of_sources)
    if given and (why := _of_sources_item(scene, record)):
        return why
    if why := why_paper_stays(scene, record, is_form(scene.dossier, record, signed)):
        return why
    leaked = bool(_LEAKED & {str(one) for one in record.every("type")})
    voice, portrait = is_voice(record), record.id in scene.portraits
    if (portrait and not photo_agreed(scene)) or (leaked and scene.photo_stays):
        return "photo"
    if scene.own_answers.keeps_file(record, portrait=portrait, voice=voice):
        return "photo" if portrait else "scope"
    return "scope" if voice and not scene.agreed.recording else None


def is_voice(item: Readable) -> bool:
    """Whether somebody is heard in it, by what it is noted as or by what sort of file it is."""
    sorts = {str(one).partition("/")[0] for one in item.every("mime")}
    return bool(_VOICES & (sorts | {str(one) for one in item.every("type")}))


def _of_sources_item(scene: GateContext, record: RecordView) -> str | None:
    """A voice or a paper of a source says who it is; one of a protected passage stays altogether."""
    said = ever_in(scene.dossier, "statement")
    if any(is_flagged(one) and record.id in ever_named(one, "verbatim") for one in said):
        return "protected"
    whose = scene.sealed_sources
    if scene.to.inside:
        whose &= {record.space, record.parent or ""}
    sealed = scene.level != "A" or (
        is_voice(record) and bool(whose or "source_identity" not in scene.agreed.scopes)
    )
    return "source" if sealed else None


def _of_event(scene: GateContext, record: RecordView) -> str | None:
    """That a sample was taken goes as samples go."""
    tells = _SAMPLED in record.every("type")
    return _of_sample(scene, record) if tells else None


def _of_risk(scene: GateContext, record: RecordView) -> str | None:
    """Who threatens somebody may live in the house into which a paper of the family comes."""
    if scene.to.carried and ever_named(record, "person"):
        return "inside"
    return _of_violence(scene, record)


def _of_sample(scene: GateContext, record: RecordView) -> str | None:
    """That somebody gave a sample, or may, goes to whom it was agreed to for
    identification, by the donor too."""
    if not scene.donors.isdisjoint(ever_named(record, "donor")):
        return "sample"
    return None if scene.to.home or (scene.samples and scene.samples.holds) else "sample"


_BY_KIND: Final[Mapping[str, Rule]] = {
    "need_assessment": _of_violence,
    "need": _of_violence,
    "service": _of_referral,
    "referral": _of_referral,
    "risk_assessment": _of_risk,
    "event": _of_event,
    "person": _of_child,
    "kinship": _of_link,
    "family_member": _of_link,
    "person_name": _of_name,
    "person_identifier": _of_name,
    "contact_channel": _of_contact,
    _TALK: _of_contact_log,
    "family_request": _of_contact_log,
    "duty": _of_duty,
    "submission": own_file_rows.of_submission,
    "submission_event": own_file_rows.of_reply,
    "perpetrator": _of_perpetrator,
    "involvement": _of_involvement,
    "consent_grant": _of_consent,
    "consent_condition": _of_condition,
    "statement": _of_statement,
    "dna_reference": _of_sample,
    "evidence_item": _of_evidence,
}
