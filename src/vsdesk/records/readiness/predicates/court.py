"""What a prosecutor asks for: exhibits with their custody, statements, sealed suspects, a link."""

from __future__ import annotations

from typing import Final

from vsdesk.records.arrival_order import as_they_came
from vsdesk.records.checks.flags import flags
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.persons.abode import lives_in
from vsdesk.records.readiness.predicates.bodies import countries
from vsdesk.records.readiness.predicates.field_predicates import codes_in
from vsdesk.records.readiness.predicates.predicate_form import (
    NO,
    YES,
    Lack,
    Outcome,
    Predicate,
    about,
)
from vsdesk.records.readiness.readiness_subject import ReadinessSubject, is_known

_STATEMENT: Final = ("interviewer", "date", "language", "read_back")
_NOT_HELD: Final = frozenset({"seen_not_copied"})


class ExhibitsComplete(Predicate):
    """Every exhibit has its SHA-256, who holds the original, and a custody log without a gap. The
    items with an exhibit number are meant, or all files of the case where none has one."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        items = [one for one in scene.all("evidence_item") if _is_file(one)]
        exhibits = [one for one in items if is_known(one.value("exhibit_no"))] or items
        lacks = [lack for one in exhibits for lack in _open_ends(scene, one)]
        return (
            YES
            if not lacks
            else Outcome(False, tuple(one.record or "" for one in lacks), tuple(lacks))
        )


def _is_file(item: RecordView) -> bool:
    if item.text("original") in _NOT_HELD:
        return False
    return any(is_known(item.value(name)) for name in ("blob", "sha256", "file_name", "exhibit_no"))


def _open_ends(scene: ReadinessSubject, item: RecordView) -> list[Lack]:
    lacks = [
        Lack("evidence_item", name, item.id)
        for name in ("sha256", "holder_of_original")
        if not is_known(item.value(name))
    ]
    if not _unbroken(scene, item):
        lacks.append(Lack("custody_entry", "action", item.id))
    return lacks


def _unbroken(scene: ReadinessSubject, item: RecordView) -> bool:
    """Every step that names a hash names the one of the step before; the last is the file's own."""
    steps = as_they_came(
        scene.dossier, (one for one in scene.all("custody_entry") if one.parent == item.id)
    )
    before = ""
    for step in steps:
        given, left = step.text("sha256_before"), step.text("sha256_after")
        if before and given and given != before:
            return False
        before = left or given or before
    own = item.text("sha256")
    return bool(steps) and (not before or not own or before == own)


class StatementsCarry(Predicate):
    """Each statement that is here names its interviewer, date and language, and was read back."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        lacks = [
            Lack("statement", name, one.id)
            for one in scene.all("statement")
            for name in _STATEMENT
            if not is_known(one.value(name)) or (name == "read_back" and False in one.every(name))
        ]
        return YES if not lacks else Outcome(False, lacking=tuple(lacks))


class PriorStatementsListed(Predicate):
    """Each statement says what was told to others before."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        open_ones = [s for s in scene.all("statement") if not is_known(s.value("prior_statements"))]
        return about(False, *open_ones) if open_ones else YES


class SuspectsSealed(Predicate):
    """Individuals thought responsible stand in the sealed annex of the submission only."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether each individual that the case names stands there."""
        sealed = {
            id
            for one in scene.of("submission")
            for v in one.every("suspects")
            for id in codes_in(v)
        }
        named = [
            body
            for one in scene.involvements
            for body in scene.dossier.linked(one, "perpetrator")
            if body.text("type") == "individual" and body.id not in sealed
        ]
        if not named:
            return YES
        draft = scene.submission
        lack = Lack("submission", "suspects", draft.id if draft else None)
        return Outcome(False, tuple(one.id for one in named), (lack,))


class ClaimsAgree(Predicate):
    """Nothing that was told contradicts itself undecided."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        open_ones = [f for f in flags(scene.dossier, scene.facts.today) if f.code == "not_decided"]
        return Outcome(not open_ones, tuple(id for one in open_ones for id in one.records))


class LinkedToCountry(Predicate):
    """The missing person or a relative is a national of this country, or lives there."""

    countries: tuple[str, ...]

    def ask(self, scene: ReadinessSubject) -> Outcome:
        found = {
            code
            for one in scene.all("person")
            for v in one.every("other_nationalities")
            for code in codes_in(v)
        }
        found |= {code for one in scene.all("contact_channel") for code in _codes(one, "country")}
        found |= {code for one in scene.of("submission") for code in _codes(one, "court_country")}
        for family in scene.all("family"):
            lives = lives_in(family, scene.dossier.get, scene.facts.dictionary.places)
            found |= {code.lower() for code in lives}
        found |= {code for event in scene.taken for code in countries(scene, event)}
        return YES if found & set(self.countries) else NO


def _codes(record: RecordView, name: str) -> set[str]:
    return {code for value in record.every(name) for code in codes_in(value)}
