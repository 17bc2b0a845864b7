"""How full each section of a case or family is: empty, part or full, and what is still open.

Counts the fields that the dictionary wants (M before review, D for a mechanism's form) and the
records of the kinds of a section. Optional fields never count, so a grandfather's name never does;
"does not know" and "did not wish to answer" are answers. What says the same in another writing or
form counts as well: a Kurmanji name for the Arabic one, a place in words for the place, and the mother's own
name where she is a member of the family. A record of a kind that wants nothing counts once anything was
answered in it: that it was begun fills no section. One in which only what is not wanted was answered is there
in part: no list with a row that says something is empty. An answer of consent that nobody was asked for is
no answer; what was asked about another missing person of the family says nothing of this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from vsdesk.records.case_parts import (
    disappearances,
    missing_person_ids,
    missing_persons,
    other_events,
)
from vsdesk.records.consent.answers import is_about
from vsdesk.records.consent.questions import ANSWERS, is_not_now
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.kinship.mothers import told_by_mother
from vsdesk.records.statuses import ANTEMORTEM

State = Literal["empty", "part", "full"]
FieldTypeMark = Mapping[str, Mapping[str, Json]]  # what is being typed: record -> field -> value

EVENT_SECTIONS: Final = ("event", "place", "circumstances", "source", "text")
CASE_SECTIONS: Final = ("status", "summary", "before", "intake", "review")
# A field that is not asked for once one of the others has an answer.
_EITHER: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("person", "given_ar"): ("given_ku",),
    ("person", "father_ar"): ("father_ku", "family_ar", "family_ku"),
    ("person", "family_ar"): ("family_ku", "father_ar", "father_ku"),
    ("person", "mother_given_ar"): ("mother_ku",),
    ("person", "mother_family_ar"): ("mother_ku",),
    ("person", "birth"): ("age_told",),
    ("person", "birth_place"): ("birth_place_text",),
    ("event", "place"): ("place_text", "facility"),
    ("event", "place_text"): ("place", "facility"),
    ("family", "current_place"): ("current_text",),
    ("involvement", "group"): ("perpetrator", "named_as"),
    ("involvement", "perpetrator"): ("group", "named_as"),
    ("search_action", "date"): ("no_action_possible",),
    ("search_action", "actor"): ("no_action_possible",),
    ("search_action", "body"): ("no_action_possible", "body_name"),
    ("submission", "state_concerned"): ("court",),
    ("participation", "count"): ("person",),
}
_OWN: Final = frozenset({"sens"})  # of the record itself: no answer to a question


@dataclass(frozen=True, slots=True)
class SectionFill:
    """One section: its share from 0 to 1, the fields without an answer as (record, kind,
    field), how many records."""

    section: str
    share: float
    open: tuple[tuple[str, str, str], ...] = ()
    records: int = 0

    @property
    def state(self) -> State:
        """What the pie shows."""
        if self.share <= 0:
            return "empty"
        return "full" if self.share >= 1 else "part"


Choose = Callable[[Dossier], Iterable[RecordView]]


@dataclass(frozen=True, slots=True)
class SectionRule:
    """One section: its kinds, the sections of their forms that count, and which records belong."""

    section: str
    kinds: tuple[str, ...]
    of_form: tuple[str, ...] = ()
    choose: Choose | None = None


def _root(dossier: Dossier) -> Iterable[RecordView]:
    root = dossier.get(dossier.root)
    return [root] if root else []


def _answers_about(dossier: Dossier) -> Iterable[RecordView]:
    """What was asked about this case: the family of two missing persons answers for each."""
    about = {dossier.root, *missing_person_ids(dossier)}
    return [one for one in dossier.of("consent_grant") if is_about(one, about)]


CASE: Final = (
    SectionRule("person", ("person",), (), missing_persons),
    SectionRule("disappearance", ("event",), EVENT_SECTIONS, disappearances),
    SectionRule("involvement", ("involvement",)),
    SectionRule("timeline", ("event",), (), other_events),
    SectionRule("family", ("family_member",)),
    SectionRule("contact", ("contact_channel",)),
    SectionRule("claims", ("claim", "source")),
    SectionRule("documents", ("evidence_item",)),
    SectionRule("checks", ("document_check",)),
    SectionRule("consent", ("consent_grant",), (), _answers_about),
    SectionRule("search", ("search_action",)),
    SectionRule("references", ("external_ref",)),
    SectionRule("submissions", ("submission", "submission_event")),
    SectionRule("representation", ("representation",)),
    SectionRule("antemortem", ANTEMORTEM),
    SectionRule("extortion", ("extortion_attempt",)),
    SectionRule("risk", ("risk_assessment",)),
    SectionRule("due", ("duty", "follow_up")),
    SectionRule("case", ("case",), CASE_SECTIONS, _root),
)
FAMILY: Final = (
    SectionRule("members", ("family_member",)),
    SectionRule("kinship", ("kinship",)),
    SectionRule("cases", ("case",), ("number",)),
    SectionRule("consent", ("consent_grant",)),
    SectionRule("contact", ("contact_channel",)),
    SectionRule("log", ("contact_log",)),
    SectionRule("requests", ("family_request",)),
    SectionRule("risk", ("risk_assessment",)),
    SectionRule("needs", ("need_assessment", "need")),
    SectionRule("services", ("service", "referral")),
    SectionRule("due", ("duty", "follow_up")),
    SectionRule("housing", ("hlp_asset",)),
    SectionRule("papers", ("civil_doc_issue",)),
    SectionRule("extortion", ("extortion_attempt",)),
    SectionRule("samples", ("dna_reference",)),
    SectionRule("works", ("work",)),
    SectionRule("family", ("family",), (), _root),
)
ACTIVITY: Final = (
    SectionRule("activity", ("activity",), (), _root),
    SectionRule("participation", ("participation",)),
    SectionRule("documents", ("evidence_item",)),
    SectionRule("due", ("duty", "follow_up")),
)
_BY_ROOT: Final = {"case": CASE, "family": FAMILY, "activity": ACTIVITY}


def completeness(
    dossier: Dossier,
    dictionary: Dictionary,
    *,
    typed: FieldTypeMark | None = None,
    drafted: Mapping[str, Sequence[str]] | None = None,
) -> tuple[SectionFill, ...]:
    """Each section of a case, family or activity, in the order of an interview.

    `typed` gives the values that are being typed, by record and field (else what is saved counts);
    `drafted` the ids of records that exist only in a draft, by kind.
    """
    root = dossier.get(dossier.root)
    parts = _BY_ROOT.get(root.kind if root else "", ())
    return tuple(filled(part, dossier, dictionary, typed or {}, drafted or {}) for part in parts)


def filled(
    part: SectionRule,
    dossier: Dossier,
    dictionary: Dictionary,
    typed: FieldTypeMark,
    drafted: Mapping[str, Sequence[str]],
) -> SectionFill:
    """One section; `typed` and `drafted` as for `completeness`."""
    records: dict[tuple[str, str], RecordView | None] = {}
    records.update({(one.id, one.kind): one for one in _records(part, dossier)})
    for kind in part.kinds:
        for id in drafted.get(kind, ()):
            records.setdefault((id, kind), None)
    shares: list[float] = []
    missing: list[tuple[str, str, str]] = []
    wanted = {kind: _wanted(dictionary, kind, part.of_form) for kind in {k for _, k in records}}
    for (id, kind), record in records.items():
        given = _given(record, typed.get(id, {})) | told_by_mother(dossier, id)
        if record is not None and _was_asked_of_nobody(record):
            given = set[str]()
        without = [names[0] for names in wanted[kind] if given.isdisjoint(names)]
        whole = len(wanted[kind])
        answered = whole - len(without)
        # What marks a record as that of its section (a disappearance) is no answer in it.
        rows = part.choose is None or not whole
        begun = rows and not given.isdisjoint(_asked(dictionary, kind))
        shares.append(answered / whole if answered else 1 / (whole + 1) if begun else 0.0)
        missing += [(id, kind, name) for name in without]
    share = sum(shares) / len(shares) if shares else 0.0
    return SectionFill(part.section, share, tuple(missing), len(shares))


def _was_asked_of_nobody(record: RecordView) -> bool:
    """Whether an answer says that there is none: it fills no section, however whole its row is."""
    said = record.kind == "consent_grant" and record.every("result")
    return said == (ANSWERS["not_now"],) and not is_not_now(record)


def _records(part: SectionRule, dossier: Dossier) -> Iterable[RecordView]:
    if part.choose is not None:
        return part.choose(dossier)
    return [one for kind in part.kinds for one in dossier.of(kind)]


def _wanted(dictionary: Dictionary, kind: str, sections: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Each field that is asked for, with those that stand for it."""
    spec = dictionary.kind(kind)
    fields = spec.fields if spec else ()
    return [
        (field.name, *_EITHER.get((field.kind, field.name), ()))
        for field in fields
        if field.requirement in ("M", "D")
        and not field.derived
        and (not sections or field.section in sections)
    ]


def _asked(dictionary: Dictionary, kind: str) -> Iterable[str]:
    """What a person may answer in a record of this kind."""
    spec = dictionary.kind(kind)
    fields = spec.fields if spec else ()
    return (one.name for one in fields if not one.derived and one.name not in _OWN)


def _given(record: RecordView | None, typed: Mapping[str, Json]) -> set[str]:
    """What has an answer: hundreds of records are asked at each pause of the typing."""
    given = {name for name, value in typed.items() if _says(name, value)}
    if record is not None:
        saved = (name for name in record.fields if name not in typed)
        given |= {name for name in saved if _says(name, record.value(name))}
    return given


def _says(name: str, value: Json) -> bool:
    """Whether this is an answer; that an action was possible says nothing about it."""
    return value is not None and not (name == "no_action_possible" and value is False)
