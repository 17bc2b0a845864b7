"""What the office must know or have decided: who submits, to whom else, who spoke, which risk."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal

from vsdesk.records.checks.risk import is_due, is_red, standing_risks
from vsdesk.records.consent.whose_word_counts import is_confirmed
from vsdesk.records.dictionary.display_names import WRITINGS
from vsdesk.records.dossier import RecordView
from vsdesk.records.kinship.graph import is_living
from vsdesk.records.readiness.predicates.field_predicates import codes_in
from vsdesk.records.readiness.predicates.predicate_form import (
    NO,
    YES,
    FieldPath,
    Lack,
    Outcome,
    Predicate,
    about,
)
from vsdesk.records.readiness.readiness_subject import ReadinessSubject, is_known
from vsdesk.records.readiness.waiting_replies import waiting_replies

_DELICATE: Final = frozenset(
    {"medical_report", "hospital_paper", "list_leak", "caesar_photo", "dossier_photo"}
    | {"chat_log", "statement_signed", "branch_paper"}
)
_NAMES: Final = tuple(f"given_{one}" for one in WRITINGS)


class SubmitterKnown(Predicate):
    """The submitting organisation or person has a name, an address and a contact that answers."""

    parts: tuple[Literal["name", "address", "contact"], ...] = ("name", "address", "contact")

    def ask(self, scene: ReadinessSubject) -> Outcome:
        ok = all(getattr(scene.facts.submitter, part).strip() for part in self.parts)
        return YES if ok else NO


class SubmitterIsOrganisation(Predicate):
    """An organisation submits, not a relative."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        return YES if scene.facts.submitter.organisation else NO


class ReporterKnown(Predicate):
    """The relative who reports: the name, the relation to the missing person, a safe contact."""

    parts: tuple[Literal["name", "relation", "contact"], ...] = ("name", "relation", "contact")

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether one relative has all of these; the main contact of the case comes first."""
        main = [
            one
            for case in scene.all("case")
            for one in scene.dossier.linked(case, "primary_contact")
        ]
        missing = {one.id for one in scene.persons}
        kin = [p for one in scene.all("kinship") for p in scene.dossier.linked(one, "person")]
        people = [one for one in {p.id: p for p in (*main, *kin)}.values() if one.id not in missing]
        related, reachable = self._related(scene, missing), self._reachable(scene)
        lacks = (self._lacks(one, related, reachable) for one in people)
        first = next(lacks, [Lack("case", "primary_contact")])
        if not first or any(not one for one in lacks):
            return YES
        return Outcome(False, lacking=tuple(first))

    def _lacks(
        self, person: RecordView, related: Collection[object], reachable: Collection[object]
    ) -> list[Lack]:
        found = {
            "name": any(is_known(person.value(name)) for name in _NAMES),
            "relation": person.id in related,
            "contact": person.id in reachable,
        }
        where = {
            "name": Lack("person", "given_ar", person.id),
            "relation": Lack("kinship", "relation"),
            "contact": Lack("contact_channel", "value"),
        }
        return [where[part] for part in self.parts if not found[part]]

    def _related(self, scene: ReadinessSubject, missing: Collection[str]) -> set[object]:
        """Of whom it is known how they are related to who is missing."""
        return {
            who
            for one in scene.all("kinship")
            if is_known(one.value("relation"))
            and not {*map(str, one.every("related_to"))}.isdisjoint(missing)
            for who in one.every("person")
        }

    def _reachable(self, scene: ReadinessSubject) -> set[object]:
        """Of whom a way of contact is known that is safe."""
        return {
            who
            for one in scene.all("contact_channel")
            if is_known(one.value("value")) and False not in one.every("safe_to_call")
            for who in (one.parent, one.value("person"))
        }


class LivingRelative(Predicate):
    """A relative who is alive, as far as is known, is written down with the relation."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        missing = {one.id for one in scene.persons}
        for one in scene.all("kinship"):
            person = one.text("person")
            related = missing & set(map(str, one.every("related_to")))
            if related and is_known(one.value("relation")) and is_living(scene.dossier, person):
                return about(True, one)
        return Outcome(False, lacking=(Lack("kinship", "relation"),))


class EarlierSubmission(Predicate):
    """The case was brought to one of these bodies before, or has a number there; `same_state`: by
    a submission that names the State of the one being prepared."""

    mechanisms: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    same_state: bool = False

    def ask(self, scene: ReadinessSubject) -> Outcome:
        mine = scene.facts.submission
        sent = [
            one for one in scene.sent if one.text("mechanism") in self.mechanisms and one.id != mine
        ]
        if self.same_state:
            states = {v for one in scene.of("submission") for v in _states(one)}
            sent = [one for one in sent if states & _states(one)]
        refs = [one for one in scene.all("external_ref") if one.text("body") in self.bodies]
        return about(bool(sent or refs), *sent, *refs)


def _states(submission: RecordView) -> set[str]:
    values = submission.every("state_concerned")
    return {code for value in values for code in codes_in(value)}


class FiledElsewhere(Predicate):
    """Another group brought the same person to this body before: by a match decision, or
    by the body's number."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        found = [one for one in scene.facts.elsewhere if one.mechanism == scene.recipient]
        return YES if found else NO


class CoordinatorConfirmed(Predicate):
    """A coordinator confirmed it on the submission: a field that only a coordinator may set."""

    field: FieldPath

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether it is confirmed, and nothing else stands beside it, nor where it goes another body
        since: in each reading of the file, with what was put aside too."""
        kind, name = self.field
        records = scene.of(kind)
        spec = scene.facts.dictionary.field(kind, name)
        judges = spec is not None and spec.judges

        def says(one: RecordView) -> bool:
            if one.deleted or one.every(name) != (True,):
                return False
            return not judges or is_confirmed(one, name)

        for one in filter(says, records):
            if all(map(says, scene.in_each_reading(one))):
                return YES
        return Outcome(False, lacking=(Lack(kind, name, records[0].id if records else None),))


class Override(Predicate):
    """Nobody is in great danger, or a coordinator let it go on and wrote why (records.checks.risk)."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether it is so: read as the gate reads it."""
        if not is_red(scene.dossier, scene.facts.today):
            return YES
        return about(False, *standing_risks(scene.dossier, scene.facts.today))


class RiskLookedAt(Predicate):
    """The risk was looked at, and need not be looked at again yet (records.checks.risk)."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        if not is_due(scene.dossier, scene.facts.today):
            return YES
        return about(False, *standing_risks(scene.dossier, scene.facts.today))


class AnnexesLookedAt(Predicate):
    """No original and nothing delicate lies among the papers, or what stays sealed was decided."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        marks = {
            code
            for one in scene.of("submission")
            for v in one.every("confidential")
            for code in codes_in(v)
        }
        items = [
            one
            for one in scene.all("evidence_item")
            if one.text("type") in _DELICATE or "original" in one.every("original")
        ]
        return about(False, *items) if items and not marks & {"annexes", "nothing"} else YES


class ReplyWaiting(Predicate):
    """No Government reply waits for the family's answer since so many days (or six calendar months)."""

    days: int = 0
    until_days: int = 1_000_000
    months: Literal[0, 6] = 0

    def ask(self, scene: ReadinessSubject) -> Outcome:
        found = []
        for one in waiting_replies(scene.dossier, scene.facts.today, scene.facts.believes):
            if one.mechanism != scene.recipient:
                continue
            if self.months:
                if one.red:
                    found.append(one.reply)
            elif self.days <= one.days < self.until_days and not one.red:
                found.append(one.reply)
        return Outcome(not found, tuple(found))
