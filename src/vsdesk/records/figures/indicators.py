"""What a period report counts: each indicator is declared once, and counted from records.

By what a thing is divided stands in `CountedRecord.by`; how they are summed up in figure.py. Whether a figure
may leave is asked elsewhere (records/figures/small_counts.py). Sources: data-dictionary §6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, Literal

from vsdesk.records.consent.answers import state_of
from vsdesk.records.consent.last_answers import latest
from vsdesk.records.consent.questions import PUT_OFF, is_not_now
from vsdesk.records.dates.days import day_of, moment_of
from vsdesk.records.dossier import RecordView
from vsdesk.records.figures.indicator_records import CountedRecord, IndicatorRecords
from vsdesk.records.gate.figures.aggregation import MONEY, sum_in_band

Part = Literal["cases", "families", "submissions", "activities", "consent", "extortion"]
_FREED: Final = frozenset({"release", "exchange", "escape_prison_opening"})
_IDENTIFIED: Final = frozenset({"identification", "return_of_remains"})
_LOCATED: Final = frozenset({"located_alive_held", "located_alive_elsewhere"})
LISTS: Final = {
    "told_after": "waited",
    "asked_after": "waited",
    "agreed": "recipient",
}  # whose terms are no list of their own
TAUGHT: Final = frozenset(  # what has sessions and participants
    {
        *("training", "awareness_session", "discussion_session", "psych_session", "child_session"),
        *("mothers_programme", "legal_workshop", "seminar"),
    }
)
_WAITED: Final = {"week": 7, "month": 31, "quarter": 92, "longer": 1_000_000}  # days at most
_AGREES: Final = frozenset({"given", "yes_if"})
_DONE: Final = frozenset({"completed"})  # a paper that is asked for is not obtained
_HELPED: Final = _DONE | {"under_way"}
_PUBLISHED: Final = frozenset({"joint_statement", "publication", "report_launch", "newsletter"})


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure: how it is found, by what it is divided, whether it counts people (then small ones stay)."""

    key: str  # a term of the list `indicator`
    part: Part
    find: Callable[[IndicatorRecords], Iterable[CountedRecord]] = field(repr=False)
    by: tuple[str, ...] = ()
    people: bool = True
    narrows: bool = False  # what it counts belongs to projects
    inside: bool = False  # it never leaves the organisation


def _cases(counting: IndicatorRecords) -> Iterator[RecordView]:
    return (one for one in counting.whole("case") if one.id not in counting.doubles)


def _taken_in(counting: IndicatorRecords, *, approved: bool) -> Iterator[CountedRecord]:
    """The cases of the period that a coordinator approved, or those that wait for it: one of which an
    approval was taken back waits."""
    for case in _cases(counting):
        is_approved = case.text("review_state") == "coordinator_approved"
        is_approved = is_approved and False not in case.every("approved")
        if is_approved is approved and counting.period.holds(day_of(case.text("intake_date"))):
            yield CountedRecord(
                case.id, case.id, by=counting.of_case(case), rests=counting.behind(case)
            )


def _cases_updated(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    """An event, a claim or a step of the search that was learned after the case was taken in."""
    before = {
        case.id: case
        for case in _cases(counting)
        if (day := day_of(case.text("intake_date"))) and day < counting.period.first
    }
    for kind in ("event", "claim", "search_action"):
        for one in counting.whole(kind):
            if one.space in before and counting.learned(one):
                case = before[one.space]
                yield CountedRecord(
                    one.id,
                    case.id,
                    by=counting.of_case(case),
                    one=case.id,
                    rests=counting.behind(case),
                )


def _of_events(
    types: frozenset[str], *, learned: bool = False
) -> Callable[[IndicatorRecords], Iterator[CountedRecord]]:
    """Events of these kinds, by their own day, or by that on which they were learned; one a case."""

    def find(counting: IndicatorRecords) -> Iterator[CountedRecord]:
        cases = {case.id: case for case in _cases(counting)}
        for event in counting.whole("event"):
            if event.text("type") not in types or event.space not in cases:
                continue
            if counting.learned(event) if learned else counting.when(event):
                case = cases[event.space]
                by, rests = counting.of_case(case), counting.behind(case)
                yield CountedRecord(event.id, event.space, by=by, one=event.space, rests=rests)

    return find


def _located(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    """By the day on which it was written down that somebody's place is known."""
    for case in _cases(counting):
        for said in case.standing("search_status"):
            if said.value in _LOCATED and counting.period.holds(moment_of(said.ts).date()):
                by, rests = counting.of_case(case), counting.behind(case)
                yield CountedRecord(case.id, case.id, by=by, one=case.id, rests=rests)


def _delivered(counting: IndicatorRecords) -> Iterator[RecordView]:
    if counting.group:
        return
    for one in counting.of("service"):
        if counting.project and one.text("project") != counting.project:
            continue
        if one.text("status") in _HELPED and counting.when(one):
            yield one


def _services(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    for one in _delivered(counting):
        who, by = one.text("beneficiary"), {"service": counting.term(one, "type")}
        yield CountedRecord(one.id, one.space, by=by, person=who, whose=one.space)


def _people_supported(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    for one in _delivered(counting):
        who = one.text("beneficiary")
        by = {"sex": counting.term(counting.of_person(who), "sex")}
        one_of, rests = counting.whom(who), (who,)
        yield CountedRecord(one.id, one.space, by=by, one=one_of, rests=rests, person=who)


def _families_supported(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    for one in _delivered(counting):
        yield CountedRecord(one.id, one.space, one=one.space, person=one.text("beneficiary"))


def _of_services(
    kind: str, statuses: frozenset[str], *, families: bool = False
) -> Callable[[IndicatorRecords], Iterator[CountedRecord]]:
    """The services of one kind that came so far; `families`: each family once."""

    def find(counting: IndicatorRecords) -> Iterator[CountedRecord]:
        for one in _delivered(counting):
            if one.text("type") == kind and one.text("status") in statuses:
                once = one.space if families else ""
                who = one.text("beneficiary")
                yield CountedRecord(one.id, one.space, one=once, person=who, whose=one.space)

    return find


def _sessions(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    for one in counting.activities():
        if one.text("type") in TAUGHT:
            number = _number(one, "sessions") or _number(one, "how_many") or 1
            yield CountedRecord(
                one.id, one.id, number, {"activity_type": counting.term(one, "type")}
            )


def _participants(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    """People, each once: those who are counted by name, and tallies."""
    yield from (one for one, _ in _took_part(counting))


def _attendances(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    """The same people as often as they came: a session where nobody wrote down how many."""
    for one, sessions in _took_part(counting):
        yield one._replace(number=one.number * sessions, one="")


def _took_part(counting: IndicatorRecords) -> Iterator[tuple[CountedRecord, int]]:
    """Who took part, with the sessions that they attended."""
    held = {one.id: one for one in counting.activities() if one.text("type") in TAUGHT}
    for row in counting.of("participation"):
        activity = held.get(row.space)
        if activity is None:
            continue
        person = counting.of_person(row.text("person"))
        by = {
            "sex": counting.term(row, "sex") or counting.term(person, "sex"),
            "age_band": counting.term(row, "age_band"),
            "displacement_status": counting.term(row, "displacement"),
            "activity_type": counting.term(activity, "type"),
        }
        number = 1 if row.text("person") else _number(row, "count")
        if number:
            who = row.text("person")
            one_of, rests = counting.whom(who), (who,)
            one = CountedRecord(row.id, row.space, number, by, one_of, rests, who)
            yield one, _number(row, "attended") or 1


def _activities(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    for one in counting.activities():
        number = _number(one, "how_many") or 1
        by = {"activity_type": counting.term(one, "type"), "place": counting.where(one)}
        yield CountedRecord(one.id, one.id, number, by)


def _statements(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    for one in counting.activities():
        if one.text("type") in _PUBLISHED:
            yield CountedRecord(one.id, one.id, by={"activity_type": counting.term(one, "type")})


def _submissions(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    for one in counting.whole("submission"):
        if counting.period.holds(day_of(one.text("sent_on"))):
            to, became = counting.term(one, "mechanism"), counting.term(one, "status")
            by = {"recipient": to, "submission_status": became}
            yield CountedRecord(one.id, one.space, by=by, whose=one.space)


def _replies_shared(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    for one in counting.whole("submission_event"):
        told = one.text("direction") == "in" and counting.when(one, "family_informed_on")
        if told:
            by = {
                "submission_event_type": counting.term(one, "type"),
                "told_after": _waited(one.text("date"), one.text("family_informed_on")),
            }
            waited = _passed(one.text("date"), one.text("family_informed_on"))
            yield CountedRecord(one.id, one.space, by=by, whose=one.space, days=waited)


def _passed(first: str, last: str) -> int | None:
    """The days between two days; None where one is not known, or they stand in another order."""
    begins, ends = day_of(first), day_of(last)
    if begins is None or ends is None or ends < begins:
        return None
    return (ends - begins).days


def _waited(first: str, last: str) -> str:
    """How long it took between two days, a term of the list `waited`; "" where that is not known."""
    passed = _passed(first, last)
    if passed is None:
        return ""
    return next(term for term, most in _WAITED.items() if passed <= most)


def _answers(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    """What people answered, each question for itself, by the day on which they did. Who said "not now" was
    asked, and is not counted as somebody who was not."""
    for one in counting.whole("consent_grant"):
        if counting.when(one, "given_on"):
            said = PUT_OFF if is_not_now(one) else counting.term(one, "result")
            by = {"recipient": counting.term(one, "recipient"), "consent_result": said}
            yield CountedRecord(one.id, one.space, by=by, whose=one.space)


def _withdrawals(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    """What was taken back, and how long it took until somebody who holds it was asked to delete it."""
    events: dict[str, list[RecordView]] = {}
    for event in counting.whole("consent_event"):
        events.setdefault(event.parent or "", []).append(event)
    for one in counting.whole("consent_grant"):
        if counting.when(one, "withdrawn_on"):
            below = events.get(one.id, [])
            asked = min(
                (day for each in below if (day := each.text("request_sent_on"))), default=""
            )
            by = {
                "recipient": counting.term(one, "recipient"),
                "asked_after": _waited(one.text("withdrawn_on"), asked),
            }
            rests = tuple(each.id for each in below)
            yield CountedRecord(one.id, one.space, by=by, whose=one.space, rests=rests)


def _on_file(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    """The cases that were taken in by the end of the period, each under all bodies to which a yes holds on
    that day: one that runs, and no other person's no to the same question."""
    answers: dict[str, dict[tuple[str, str], list[RecordView]]] = {}
    for one in counting.whole("consent_grant"):
        question = (counting.term(one, "recipient"), one.text("purpose"))
        answers.setdefault(one.space, {}).setdefault(question, []).append(one)
    last = counting.period.last
    for case in _cases(counting):
        taken = day_of(case.text("intake_date"))
        if taken is None or taken > last:
            continue
        held = answers.get(case.space, {})
        agreed = {to for (to, _), said in held.items() if _is_agreed(said, last.isoformat())}
        yield CountedRecord(case.id, case.id, by={"agreed": tuple(sorted(agreed))})


def _is_agreed(said: Sequence[RecordView], day: str) -> bool:
    states = {state_of(one, day) for one in latest(said)}
    return bool(states & _AGREES) and states <= _AGREES | {"not_asked", "review"}


def _extortion(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    for one in counting.whole("extortion_attempt"):
        if counting.when(one):
            by = {
                "extortion_channel": counting.term(one, "channel"),
                "extortion_outcome": counting.term(one, "outcome"),
                **{
                    name: sum_in_band(one, name, counting.term(one, f"{name}_currency"))
                    for name in MONEY
                },
            }
            yield CountedRecord(one.id, one.space, by=by, whose=one.space)


def _papers_checked(counting: IndicatorRecords) -> Iterator[CountedRecord]:
    for one in counting.whole("document_test"):
        if counting.learned(one):
            by = {"test_result": counting.term(one, "result")}
            yield CountedRecord(one.id, one.space, by=by, whose=one.space)


def _number(record: RecordView, name: str) -> int:
    found = record.value(name)
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else 0


_OF_CASES: Final = ("documenter", "governorate", "case_type", "sex")
INDICATORS: Final = (
    Indicator("new_cases", "cases", partial(_taken_in, approved=True), (*_OF_CASES, "month")),
    Indicator("cases_waiting", "cases", partial(_taken_in, approved=False)),
    Indicator("cases_updated", "cases", _cases_updated, _OF_CASES),
    Indicator("located", "cases", _located, ("sex",)),
    Indicator("released", "cases", _of_events(_FREED), ("sex",)),
    Indicator("released_learned", "cases", _of_events(_FREED, learned=True), ("sex",)),
    Indicator("remains_identified", "cases", _of_events(_IDENTIFIED), ("sex",)),
    Indicator("remains_learned", "cases", _of_events(_IDENTIFIED, learned=True), ("sex",)),
    Indicator("people_supported", "families", _people_supported, ("sex",), narrows=True),
    Indicator("families_supported", "families", _families_supported, narrows=True),
    Indicator("services", "families", _services, ("service",), narrows=True),
    Indicator(
        *("documents_obtained", "families", _of_services("document_issuance", _DONE)), narrows=True
    ),
    Indicator(
        *("hlp_cases", "families", _of_services("hlp_case", _HELPED, families=True)), narrows=True
    ),
    Indicator("sessions", "activities", _sessions, ("activity_type",), people=False, narrows=True),
    Indicator(
        *("participants", "activities", _participants),
        ("sex", "age_band", "displacement_status", "activity_type"),
        narrows=True,
    ),
    Indicator(
        *("attendances", "activities", _attendances),
        ("sex", "age_band", "activity_type"),
        narrows=True,
        inside=True,
    ),
    Indicator(
        *("activities", "activities", _activities),
        ("activity_type", "place"),
        people=False,
        narrows=True,
    ),
    Indicator(
        "statements", "activities", _statements, ("activity_type",), people=False, narrows=True
    ),
    Indicator("submissions", "submissions", _submissions, ("recipient", "submission_status")),
    Indicator(
        *("replies_shared", "submissions", _replies_shared),
        ("submission_event_type", "told_after"),
    ),
    Indicator("answers", "consent", _answers, ("recipient", "consent_result")),
    Indicator("on_file", "consent", _on_file, ("agreed",), inside=True),
    Indicator("withdrawals", "consent", _withdrawals, ("recipient", "asked_after")),
    Indicator(
        *("extortion", "extortion", _extortion), ("extortion_channel", "extortion_outcome", *MONEY)
    ),
    Indicator("papers_checked", "extortion", _papers_checked, ("test_result",)),
)
# What they read, for whoever reads it at once.
KINDS: Final = frozenset(
    {
        *("case", "event", "claim", "search_action", "person", "family_member", "duplicate_link"),
        *("service", "activity", "participation", "target", "submission", "submission_event"),
        *("consent_grant", "consent_event", "extortion_attempt", "document_test"),
    }
)
BY_KEY: Final[Mapping[str, Indicator]] = {one.key: one for one in INDICATORS}
