"""What was agreed: which answer holds.

Consent is purpose × recipient × scope, and its default is No. Refused, not asked and given are three
states. Among persons of equal standing (records/consent/legal_standing.py) the narrowest answer holds, until
a coordinator marks one with `decides` and says why, over no no (refusal_limits.py). Once found alive, held or
free, only the person decides. Bad input is always read the narrower way; `consent_notes` says so in words.
Sources: data-dictionary §2.13, §5.1–10; data-dictionary-2 (decided list; §2 rows 3, 6, 15); -3 §2.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from vsdesk.records.case_parts import (
    is_of_several,
    missing_person_ids,
    missing_too,
    sole_missing_ids,
)
from vsdesk.records.consent import recipients
from vsdesk.records.consent.agreement import Agreement, narrowed, under, with_entry
from vsdesk.records.consent.answers import (
    ALL_SCOPES,
    KEPT_HERE,
    NARROW,
    NO,
    RESTS_ON,
    STANDS,
    State,
    is_decided,
    lets_photo,
    lets_recording,
    reporters,
    review_day,
    says_no,
    scopes_of,
    state_of,
)
from vsdesk.records.consent.assent import assent_of
from vsdesk.records.consent.condition_rules import ConditionVerdict, conditional, judged
from vsdesk.records.consent.holding_bodies import holds_already
from vsdesk.records.consent.last_answers import latest
from vsdesk.records.consent.legal_standing import (
    decides_as_a_child,
    missing_minor,
    rank_of_grant,
    was_first,
)
from vsdesk.records.consent.plain_yes import is_all_yes
from vsdesk.records.consent.put_off import was_put_off, yes_waits
from vsdesk.records.consent.recipients import HOME
from vsdesk.records.consent.returns import free_cases, is_free
from vsdesk.records.consent.selection import (
    answers_to,
    as_others_know,
    decided_of,
    grants,
    newest,
    of_the_case,
)
from vsdesk.records.consent.spokespersons import closing, is_settled, once_near, speaking
from vsdesk.records.dates.ages import stands_as_child
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import Dossier, Question, RecordView
from vsdesk.records.own_work import is_own_work

__all__ = [
    "ALL_SCOPES",
    "Agreement",
    "State",
    "agreement",
    "assent_of",
    "counts",
    "grants",
    "is_decided",
    "is_settled",
    "latest",
    "not_here_to_answer",
    "review_day",
    "scopes_of",
    "state_of",
]

_STOPPED: Final = NO | {"yes_if"}


@dataclass(frozen=True, slots=True)
class _Exit:
    """What is asked: for whom, on which day; whose own answer counts alone, a child's too where it only
    narrows; what it goes on from; whether counts alone leave."""

    to: str
    today: str
    own: str | None = None
    digest: str = field(default="", repr=False)
    figures: bool = True
    any_age: bool = False


def agreement(
    dossier: Dossier,
    purpose: str,
    recipient: str,
    named: str,
    today: str,
    *,
    own: str | None = None,
    figures: bool = True,
    exit: str = "",
    any_age: bool = False,
) -> Agreement:
    """Which answer holds for this purpose and recipient on this day.

    Nothing is asked for the organisation's own copy, nor for what it did itself; for figures
    silence is enough, and a no closes. A
    family's own sheet needs only that the file may be kept; of a file that may not be kept nothing leaves,
    whatever else was agreed. No grant is taken from another recipient or purpose, ever; but who may not
    search compares no samples either, so a no to the search holds for identification too. `own` is the
    relative who files as an injured person: then only that person's own answer counts (story 5). No fact that
    one device alone says opens anything: it holds in each reading of the file too, and what others wrote down
    before that device asked stands beside its answers, the narrower of both. `figures` False: what is asked
    for statistics is rows, not counts, so it needs a yes like any other. `exit` is the digest of what left
    already and goes on: what was said for it still counts. `any_age`: what a child says is asked
    too, where it only narrows.
    """
    wanted = (purpose, recipient, named)
    asked = _Exit(recipient, today, own, exit, figures, any_age)
    to = recipients.of(recipient)
    if is_own_work(dossier) and not to.whole:
        return Agreement("not_needed")
    found = said = dossier.once(_Said(wanted, asked))
    if found.state == "given" and not to.home and is_of_several(dossier):
        return Agreement("standing")
    for one in dossier.asked_beside(inside=to.inside) if found.holds and not to.whole else ():
        facts = one.facts.once(_Said(wanted, asked))
        silent = one.silent.once(_Said(as_others_know(one.silent, wanted), asked))
        found = narrowed(found, facts, silent)
        if not found.holds:
            break
    if found.state == "not_asked":  # that nobody was asked may be untrue
        if said.holds or yes_waits(dossier, wanted):
            return replace(found, why="waits")
        return replace(found, why="put_off" if was_put_off(dossier, wanted) else "")
    return _beside_the_others(dossier, found, wanted, asked)


def _beside_the_others(
    dossier: Dossier, found: Agreement, wanted: Question, asked: _Exit
) -> Agreement:
    """What holds beside the other entries of the person: what closes one of them, waits or is left out
    there in any of its readings. Our own work, a family's own sheet and who files for themselves ask
    their own file alone."""
    to = recipients.of(asked.to)
    if not found.holds or to.inside or to.sort == "family" or asked.own:
        return found
    if (crowded := dossier.beyond.crowded()) or dossier.beyond.late():
        return Agreement("too_many" if crowded else "late")
    for other in dossier.joined:
        for there, waits in other.once(_SaidThere(wanted, asked)):
            found = with_entry(found, there, waits=waits)
            if not found.holds:
                return replace(found, why="joined_no")
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """What one reading of a file says to one question: for `Dossier.once`, whoever asks."""

    wanted: Question
    asked: _Exit

    def __call__(self, dossier: Dossier) -> Agreement:
        return _agreement(dossier, self.wanted, self.asked)


@dataclass(frozen=True, slots=True)
class _SaidThere:
    """What each reading of another entry says, and whether somebody is asked again there: what
    says anything, each once."""

    wanted: Question
    asked: _Exit

    def __call__(self, other: Dossier) -> tuple[tuple[Agreement, bool], ...]:
        beside = other.asked_beside(inside=False)
        reads = (other, *(file for one in beside for file in (one.facts, one.silent)))
        said = _Said(self.wanted, self.asked)
        return tuple(
            dict.fromkeys((read.once(said), was_put_off(read, self.wanted)) for read in reads)
        )


def _agreement(dossier: Dossier, wanted: Question, asked: _Exit) -> Agreement:
    purpose, recipient, named = wanted
    to = recipients.of(recipient)
    if to.whole:
        return Agreement("not_needed", ALL_SCOPES, photo=True)
    if purpose == "statistics" and asked.figures:
        return _for_figures(dossier, wanted, asked)
    if to.sort == "family":
        # What was said with "if" is about others: it stands on their own sheet, and stops it for nobody.
        found = _answered(dossier, (*KEPT_HERE, ""), asked)
        return replace(found, state="given") if found.state == "yes_if" else found
    kept = None if recipient in HOME else _kept(dossier, asked)
    found = _answered(dossier, wanted, asked)
    first = [kept] if kept is not None else []
    if purpose in RESTS_ON:
        first.append(_answered(dossier, (RESTS_ON[purpose], recipient, named), asked))
    stopped = [one for one in first if one.state in _STOPPED]
    if stopped:  # a no says more than that what it rests on waits
        return next((one for one in (*stopped, found) if one.state in NO), stopped[0])
    return found if kept is None else under(found, kept)


def _for_figures(dossier: Dossier, wanted: Question, asked: _Exit) -> Agreement:
    """Nobody is asked for a count, so silence lets it out; a no to it, or to keeping the file, closes as
    anywhere, and so does a "yes, if" whose condition is not met."""
    said: list[Agreement] = []
    if not is_all_yes(dossier, KEPT_HERE[0], wanted[0]):
        said = [] if wanted[1] in HOME else [_kept(dossier, asked)]
        said.append(_answered(dossier, wanted, asked))
    stopped = (one for one in said if one.state in _STOPPED)
    met = said[-1].conditions if said else ConditionVerdict()
    return next(stopped, Agreement("not_needed", conditions=met))


def _kept(dossier: Dossier, asked: _Exit) -> Agreement:
    """Whether the file may be kept, by those who speak for the case to outsiders: an uncle's no to keeping
    it stands in no mother's way to a court."""
    wanted = asked if asked.figures else replace(asked, figures=True)  # `figures` is no part of it
    return dossier.once(_MayKeep(wanted))


@dataclass(frozen=True, slots=True)
class _MayKeep:
    """What one reading of a file says to that, whatever else is asked: for `Dossier.once`."""

    asked: _Exit

    def __call__(self, dossier: Dossier) -> Agreement:
        return _answered(dossier, (*KEPT_HERE, ""), self.asked, weighed_for="outside")


def _answered(
    dossier: Dossier,
    wanted: tuple[str, str, str],
    on: _Exit,
    *,
    weighed_for: str = "",
) -> Agreement:
    """The answer that holds for one purpose, recipient and name."""
    dossier = dossier.answering(wanted)
    recipient = weighed_for or wanted[1]
    today, own = on.today, on.own
    asked = answers_to(dossier, wanted)
    missing = sole_missing_ids(dossier)
    if is_free(dossier):
        return _of_the_free(dossier, asked, wanted, on, missing)
    before = [one for one in asked if missing & set(one.every("grantor"))]
    asked = [one for one in asked if one not in before]
    if own is not None:
        held = dossier.get(own)
        if not on.any_age and stands_as_child(dossier, held, today):
            return Agreement("standing")  # a child files through its guardian
        own_ones = (one for one in asked if one.every("grantor") == (own,))
        mine = newest(own_ones, conditional(dossier))
        if not on.any_age and decides_as_a_child(dossier, mine, today):
            return Agreement("standing")  # until they are asked, who are of age by now
        return _narrowest(mine, wanted, on, dossier)
    asked = of_the_case(dossier, asked)
    speak = speaking(dossier, asked, recipient, today)
    if asked and not speak:
        # Nobody is invited to decide past a no: whoever said it, it is one until somebody nearer is asked.
        if any(map(says_no, newest(asked))):
            return Agreement("refused")
        stood = once_near(dossier, asked, today)
        less = _narrowest(stood, wanted, on, dossier) if stood else Agreement("standing")
        return Agreement("standing") if less.holds else less
    heard = (*speak, *newest(asked))  # a child's yes too: they did answer
    silent = () if decided_of(speak) else _unasked(dossier, heard, recipient, today)
    said = {state_of(one, today) for one in speak}
    differ = STANDS & said and NO & said
    # Whoever is missing was not here to say yes; a no of theirs, from before or from between, holds.
    speak = (*speak, *(one for one in newest(before) if says_no(one)))
    found = _narrowest(speak, wanted, on, dossier, silent=silent)
    return replace(found, differ=True) if differ and found.state in NO else found


def _of_the_free(
    dossier: Dossier,
    asked: list[RecordView],
    wanted: tuple[str, str, str],
    on: _Exit,
    missing: frozenset[str],
) -> Agreement:
    """Back, found, or deciding: only the person's own answer counts; a child's guardian's, with the child."""
    today = on.today
    mine = [one for one in asked if missing & set(one.every("grantor"))]
    if missing_minor(dossier, today):
        mine = [one for one in asked if rank_of_grant(dossier, one, today) == 1]
    if not mine:
        return Agreement("person_decides")
    if decides_as_a_child(dossier, newest(mine), today) and not missing_minor(dossier, today):
        return Agreement("person_decides")  # of age by now: it was a guardian's to say
    own = {one.id for one in mine}
    others = [one for one in asked if one.id not in own]
    against = closing(dossier, mine, others, today)
    said = newest(mine, conditional(dossier))
    differ = bool(against) and not any(says_no(one) for one in said)
    found = _narrowest((*said, *against), wanted, on, dossier)
    return replace(found, differ=differ and found.state in NO)


def not_here_to_answer(dossier: Dossier) -> frozenset[str]:
    """The missing persons whom a form does not offer as having answered.

    Whoever is back, was found elsewhere, or decides for themselves can be asked. Any other row of a
    missing person is a slip, which `agreement` leaves out.
    """
    asked: set[str] = set()
    free = free_cases(dossier)
    for case in dossier.of("case"):
        if case.id in free:
            asked.update(ids_of(case, "person"))
    away = missing_person_ids(dossier) - asked
    return away | missing_too(dossier, away)


def _unasked(
    dossier: Dossier, heard: tuple[RecordView, ...], recipient: str, today: str
) -> tuple[str, ...]:
    """Those of first standing who answered other questions, but not this one."""
    if recipient in HOME or not heard:
        return ()
    asked = {one.text("grantor") for one in heard}
    return tuple(sorted(dossier.once(_FirstAsked(today)) - asked))


@dataclass(frozen=True, slots=True)
class _FirstAsked:
    """Those of first standing, on a day or when they answered, who answered anything about the case: for
    `Dossier.once`."""

    today: str

    def __call__(self, dossier: Dossier) -> frozenset[str]:
        missing, found = sole_missing_ids(dossier), set[str]()
        for one in grants(dossier):  # of each person until one of their answers says so
            who = one.text("grantor")
            if who not in missing and who not in found and was_first(dossier, one, self.today):
                found.add(who)
        return frozenset(found)


def _narrowest(
    speaking: tuple[RecordView, ...],
    wanted: tuple[str, str, str],
    on: _Exit,
    dossier: Dossier,
    *,
    silent: tuple[str, ...] = (),
) -> Agreement:
    if not speaking:
        return Agreement("not_asked")
    today = on.today
    states: list[State] = [state_of(one, today) for one in speaking]
    if wanted[1] not in HOME:
        states += [one for grant in speaking if (one := assent_of(dossier, grant, today))]
    unasked = () if "not_asked" in states else silent
    if silent:
        states.append("not_asked")
    if "review" in states and holds_already(dossier, wanted[1], wanted[2]):
        states = ["given" if one == "review" else one for one in states]
    state = next(one for one in NARROW if one in states)
    if state not in STANDS:
        open_ = state == "not_asked"
        reported = open_ and any(
            state_of(one, today) == state and reporters(one) for one in speaking
        )
        return Agreement(state, unasked=unasked if open_ else (), reported=reported)
    conditions = judged(dossier, speaking, on.to, today, on.digest)
    # What is due lets nothing out, and goes on narrowing what others say.
    return Agreement(
        "yes_if" if conditions.stops else "review" if state == "review" else "given",
        frozenset.intersection(*(scopes_of(one) for one in speaking)),
        photo=all(map(lets_photo, speaking)),
        recording=all(map(lets_recording, speaking)),
        named=all(isinstance(one.value("data_scope"), list) for one in speaking),
        used=tuple(sorted(one.id for one in speaking)),
        conditions=conditions,
    )


def counts(dossier: Dossier, grant: RecordView, to: str, today: str) -> bool:
    """Whether one answer by itself is a yes for an exit to this recipient: given, and nothing of its
    conditions is open."""
    said = state_of(grant, today)
    return said in ("given", "yes_if") and not judged(dossier, (grant,), to, today).stops
