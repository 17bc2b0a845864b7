"""Who is thought responsible, which State that is, and where the person was or may be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from vsdesk.records.dossier import RecordView
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
from vsdesk.records.readiness.rule_tables import Body, Party
from vsdesk.records.statuses import WHERE

_OF_STATE: Final = frozenset({"state", "state_supported"})
_OWN_PEOPLE: Final[dict[str, str]] = {"iraqi": "iq", "lebanese": "lb", "turkish_naturalised": "tr"}
_SYRIANS: Final = frozenset({"syrian", "kurd_d13_granted", "d49_2011", "dual"})


def _lacking(scene: ReadinessSubject, name: str) -> Outcome:
    records = scene.involvements
    return Outcome(
        False,
        tuple(one.id for one in records),
        (Lack("involvement", name, records[0].id if records else None),),
    )


class BodyNamed(Predicate):
    """A body, group or person is named, by the list, by the directory or in words."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        named = any(
            scene.groups[one.id]
            or scene.dossier.linked(one, "perpetrator")
            or is_known(one.value("named_as"))
            for one in scene.involvements
        )
        return YES if named else _lacking(scene, "group")


class NexusIn(Predicate):
    """Of somebody involved it stands, undisputed, that the link to a State is one of these;
    `disputed`: one of several answers that stand is enough."""

    nexus: tuple[str, ...]
    disputed: bool = False

    def ask(self, scene: ReadinessSubject) -> Outcome:
        for one in scene.involvements:
            stands = scene.nexus(one)
            enough = any if self.disputed else all
            if stands and enough(key in self.nexus for key in stands):
                return about(True, one)
        return _lacking(scene, "state_nexus")


class NexusUnknown(Predicate):
    """Somebody is involved of whom the link to a State is not known, and nobody of a State."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        states = [scene.nexus(one) for one in scene.involvements]
        if any(set(one) and set(one) <= _OF_STATE for one in states):
            return NO
        return about(any(not one for one in states), *scene.involvements)


class NexusReasoned(Predicate):
    """Where the link to a State is not known, it is said why a State is believed responsible."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        open_ones = [one for one in scene.involvements if not scene.nexus(one)]
        for one in open_ones:
            if is_known(one.value("nexus_reason")):
                return YES
        first = open_ones[0].id if open_ones else None
        return Outcome(False, lacking=(Lack("involvement", "nexus_reason", first),))


class BodyIn(Predicate):
    """Somebody involved belongs to one of these groups (keys of the list perpetrator_group)."""

    groups: tuple[str, ...]

    def ask(self, scene: ReadinessSubject) -> Outcome:
        found = [one for one in scene.involvements if set(scene.groups[one.id]) & set(self.groups)]
        return about(True, *found) if found else _lacking(scene, "group")


class InstitutionInFull(Predicate):
    """No institution is named by a short form that a reader abroad does not know."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        pairs = [(one, "named_as") for one in scene.involvements]
        pairs += [(one, "authority") for one in scene.all("event")]
        pairs += [(one, "body_name") for one in scene.all("search_action")]
        for record, name in pairs:
            if any(isinstance(v, str) and scene.tables.is_short(v) for v in record.every(name)):
                return Outcome(False, (record.id,), (Lack(record.kind, name, record.id),))
        return YES


class BodyOfState(Predicate):
    """One State body that is named belonged to the State concerned on the day. Unknown holds."""

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether one did; else those that are named."""
        states = _concerned(scene)
        if not states:
            return YES
        days = [one for event in scene.taken for one in scene.dates(event, "date")]
        first = [one.first for one in days if one.first]
        last = [one.last for one in days if one.last]
        named = {
            one.id: [
                scene.tables.bodies[g] for g in scene.groups[one.id] if g in scene.tables.bodies
            ]
            for one in scene.involvements
        }
        known = {id: bodies for id, bodies in named.items() if bodies}
        ok = not known or any(
            _was_of(body, states, first, last) for bodies in known.values() for body in bodies
        )
        return YES if ok else Outcome(False, tuple(known))


def _was_of(body: Body, states: set[str], first: list[date], last: list[date]) -> bool:
    if body.state and body.state not in states:
        return False
    if body.since and last and max(last) < body.since:
        return False
    return not (body.until and first and min(first) > body.until)


def _concerned(scene: ReadinessSubject, submissions: Iterable[RecordView] = ()) -> set[str]:
    meant = [*scene.of("submission"), *submissions]
    found = [value for one in meant for value in one.every("state_concerned")]
    return {one for one in found if isinstance(one, str) and one not in ("unknown", "other")}


class StatePartyAt(Predicate):
    """A State party comes in by territory, nationality or the State concerned; `in_force`: and was
    surely bound on the first day of the disappearance. `of_any`: the State concerned of any
    submission counts, not only of the one at hand."""

    convention: str
    through: tuple[Literal["territory", "nationality", "state_concerned"], ...]
    in_force: bool = False
    of_any: bool = False

    def ask(self, scene: ReadinessSubject) -> Outcome:
        table = scene.tables.parties.get(self.convention, {})
        parties = [table[state] for state in sorted(self._states(scene)) if state in table]
        if self.in_force:
            parties = [one for one in parties if _bound(scene, one)]
        return YES if parties else Outcome(False, lacking=(_state_lack(scene),))

    def _states(self, scene: ReadinessSubject) -> set[str]:
        found: set[str] = set()
        if "territory" in self.through:
            found |= {s for event in scene.taken for s in countries(scene, event)}
        if "nationality" in self.through:
            found |= _nationalities(scene)
        if "state_concerned" in self.through:
            found |= _concerned(scene, scene.all("submission") if self.of_any else ())
        return found


def _state_lack(scene: ReadinessSubject) -> Lack:
    draft = scene.submission
    return Lack("submission", "state_concerned", draft.id if draft else None)


def _bound(scene: ReadinessSubject, party: Party) -> bool:
    days = [one.first for event in scene.taken for one in scene.dates(event, "date")]
    return bool(days) and all(day is not None and day >= party.in_force for day in days)


def _nationalities(scene: ReadinessSubject) -> set[str]:
    found: set[str] = set()
    for person in scene.persons:
        for value in person.every("other_nationalities"):
            found |= set(codes_in(value))
        for value in person.every("nationality"):
            found |= {_OWN_PEOPLE[code] for code in codes_in(value) if code in _OWN_PEOPLE}
            found |= {"sy" for code in codes_in(value) if code in _SYRIANS}
    return found


def countries(scene: ReadinessSubject, record: RecordView) -> set[str]:
    """The countries (keys of the list) of the place and the facility of a record."""
    gazetteer = scene.facts.dictionary.places
    found: set[str] = set()
    for name in WHERE:
        for value in record.every(name):
            if isinstance(value, str):
                found.add(gazetteer.country(value).lower())
    return found - {""}


class MayBeIn(Predicate):
    """By what was told later, the person may be in this country; `rumour`: only by rumour, or by
    more than that. Who is recorded as moved abroad without a place is not counted."""

    country: str
    rumour: bool = False

    def ask(self, scene: ReadinessSubject) -> Outcome:
        later = [one for one in scene.all("event") if one.value("is_disappearance") is not True]
        here = [one for one in later if self.country in countries(scene, one)]
        here += [one for one in scene.all("case") if self.country in countries(scene, one)]
        words = {one.text("confidence") for one in here}
        if not here or (words == {"rumour"}) is not self.rumour:
            return NO
        return about(True, *here)


class TouchesCountry(Predicate):
    """Something of the case happened in this country, or the person may be there."""

    country: str

    def ask(self, scene: ReadinessSubject) -> Outcome:
        found = [
            one
            for one in (*scene.all("event"), *scene.all("case"))
            if self.country in countries(scene, one)
        ]
        return about(bool(found), *found)


class PlaceKnown(Predicate):
    """Where the person was taken or last seen is known nearer than the governorate."""

    types: tuple[str, ...] = ("arrest", "abduction", "last_seen", "last_contact")
    governorate: bool = False  # ask instead whether a place of the directory was chosen

    def ask(self, scene: ReadinessSubject) -> Outcome:
        events = [one for one in scene.all("event") if one.text("type") in self.types]
        meant = list({one.id: one for one in (*scene.taken, *events)}.values())
        if any(self._placed(scene, one) for one in meant):
            return YES
        name = "place" if self.governorate else "place_text"
        return Outcome(False, lacking=(Lack("event", name, meant[0].id if meant else None),))

    def _placed(self, scene: ReadinessSubject, event: RecordView) -> bool:
        if is_known(event.value("facility")):
            return True
        place = event.value("place")
        if self.governorate:
            return is_known(place)
        if is_known(event.value("place_text")):
            return True
        shipped = scene.facts.dictionary.places.get(place if isinstance(place, str) else None)
        return is_known(place) and (
            shipped is None or shipped.level not in ("governorate", "country")
        )
